//! What a file says of itself, and files that cannot be read.

use super::pdf_writer::{Extras, codes, file, file_with, page, read, stream};
use butda::documents::document::{DocumentFacts, DocumentFault};
use butda::documents::pdf;

fn facts(info: &str, xmp: Option<&str>) -> DocumentFacts {
    let extras = Extras {
        info: info.to_owned(),
        objects: xmp.map(|xmp| stream("/Type/Metadata/Subtype/XML", xmp)).into_iter().collect(),
        catalog: if xmp.is_some() { "/Metadata 100000 0 R".to_owned() } else { String::new() },
        ..Extras::default()
    };
    read(&file_with(&[page().line(50.0, 100.0, 10.0, "Đảng bộ")], &extras)).facts
}

#[test]
fn title_and_author_are_taken_where_they_are_real_and_the_files_date_never() {
    let vietnamese = format!("/Title<FEFF{}>", codes("Giá xăng tăng"));
    for (info, title, author) in [
        (vietnamese.as_str(), Some("Giá xăng tăng"), None),
        ("/Title(Gia xang)/Author(Lan Anh)/CreationDate(D:20240616)", Some("Gia xang"), Some("Lan Anh")),
        ("/Title(Microsoft Word - bai.doc)/Author(admin)", None, None),
        ("/Title(bai.indd)", None, None),
        ("/Title( )", None, None),
        ("", None, None),
    ] {
        let expected = DocumentFacts {
            title: title.map(str::to_owned),
            author: author.map(str::to_owned),
            ..DocumentFacts::default()
        };
        assert_eq!(facts(info, None), expected, "{info}");
    }
}

#[test]
fn metadata_tell_the_title_where_the_file_does_not() {
    let xmp = "<x:xmpmeta><dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">Gia xang &amp; dau</rdf:li></rdf:Alt></dc:title>";
    assert_eq!(facts("/Title(a.pdf)", Some(xmp)).title.as_deref(), Some("Gia xang & dau"));
    assert_eq!(facts("/Title(Khac han)", Some(xmp)).title.as_deref(), Some("Khac han"));
}

#[test]
fn files_that_cannot_be_read_say_why() {
    let whole = file(&[page().line(50.0, 100.0, 10.0, "Đảng bộ")]);
    let encrypted = Extras {
        trailer: "/ID[<00><00>]/Encrypt<</Filter/Standard/V 2/R 3/Length 128/P -44/O(01234567890123456789012345678901)\
                  /U(01234567890123456789012345678901)>>"
            .to_owned(),
        ..Extras::default()
    };
    let encrypted = file_with(&[page()], &encrypted);
    assert_eq!(pdf::read(b"", &|| false), Err(DocumentFault::OtherKind));
    assert_eq!(pdf::read(b"PK\x03\x04", &|| false), Err(DocumentFault::OtherKind));
    assert_eq!(pdf::read(&encrypted, &|| false), Err(DocumentFault::Encrypted));
    assert!(matches!(pdf::read(b"%PDF-1.4\nnothing", &|| false), Err(DocumentFault::Damaged(_))));
    assert_eq!(pdf::read(&whole, &|| true), Err(DocumentFault::Stopped));
    // Without its table of objects, and behind other bytes, it is read all the same.
    let half = whole.len() - 60;
    assert!(pdf::read(&whole[..half], &|| false).is_ok());
    assert!(pdf::read(&[b"\r\n\r\n", whole.as_slice()].concat(), &|| false).is_ok());
}
