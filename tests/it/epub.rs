//! Books: their texts in order, what they are called, and those that cannot be read.

use butda::documents::document::{Block, Document, DocumentFault, LeftOutKind};
use butda::documents::epub::read;
use proptest::prelude::*;
use std::io::{Cursor, Write as _};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const CONTAINER: &str = r#"<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>
<rootfile full-path="OEBPS/s%C3%A1ch.opf" media-type="application/oebps-package+xml"/></rootfiles></container>"#;
const PACKAGE: &str = r#"<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:opf="http://www.idpf.org/2007/opf">
<metadata><dc:title>Chuyện chợ nổi</dc:title><dc:creator opf:role="aut">Lê Na</dc:creator><dc:creator opf:role="ill">Hoạ Sĩ</dc:creator>
<dc:creator>Thu Hà</dc:creator><dc:date>2020-01-02</dc:date></metadata><manifest>
<item id="cover" href="cover.xhtml" media-type="application/xhtml+xml"/>
<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
<item id="c1" href="text/c%201.xhtml" media-type="application/xhtml+xml"/><item id="c2" href="text/c2.xhtml" media-type="application/xhtml+xml"/>
<item id="c3" href="text/c3.xhtml" media-type="application/xhtml+xml"/><item id="c4" href="text/c4.xhtml" media-type="application/xhtml+xml"/>
<item id="gone" href="text/gone.xhtml" media-type="application/xhtml+xml"/><item id="p" href="images/1.png" media-type="image/png"/>
<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/></manifest>
<spine toc="ncx"><itemref idref="cover"/><itemref idref="nav"/><itemref idref="c2"/><itemref idref="c1"/><itemref idref="c3"/><itemref idref="c4"/></spine></package>"#;
const NAV: &str = r#"<html xmlns:epub="x"><body><nav epub:type="landmarks"><a href="text/c2.xhtml">Sai</a></nav>
<nav epub:type="toc"><ol><li><a href="text/c2.xhtml#a">Mở đầu</a></li><li><a href="text/c2.xhtml#b">Sau</a></li></ol></nav></body></html>"#;

fn files() -> Vec<(&'static str, Vec<u8>)> {
    let png = [b"\x89PNG".as_slice(), &[7; 200]].concat();
    vec![
        ("META-INF/container.xml", CONTAINER.into()),
        ("OEBPS/sách.opf", PACKAGE.into()),
        ("OEBPS/nav.xhtml", NAV.into()),
        ("OEBPS/cover.xhtml", "<html><body><img src='images/1.png'/><p>Bìa</p></body></html>".into()),
        ("OEBPS/text/c 1.xhtml", "<html><head><title/></head><body><h1>Bến <br/>sông</h1><p>Một</p><img src='../images/1.png'/></body></html>".into()),
        ("OEBPS/text/c2.xhtml", "<html><body><p>Hai</p><img src='../images/1.png'/></body></html>".into()),
        ("OEBPS/text/c3.xhtml", "<html><body><img src='../images/1.png'/></body></html>".into()),
        ("OEBPS/text/c4.xhtml", "<html><body><p>Bốn</p></body></html>".into()),
        ("OEBPS/images/1.png", png),
    ]
}

fn zip(files: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        zip.start_file(*name, SimpleFileOptions::default()).expect("a file");
        zip.write_all(bytes).expect("its bytes");
    }
    zip.finish().expect("a book").into_inner()
}

fn replaced(name: &str, bytes: &str) -> Vec<u8> {
    let mut files = files();
    match files.iter_mut().find(|(other, _)| *other == name) {
        Some((_, old)) => *old = bytes.into(),
        None => panic!("{name}"),
    }
    zip(&files)
}

fn book(bytes: &[u8]) -> Vec<Document> {
    read(bytes, &|| false).expect("a book")
}

fn words(document: &Document) -> Vec<String> {
    let line = |block: &Block| match block {
        Block::Text { runs, .. } => runs.iter().map(|run| run.text.as_str()).collect(),
        Block::Row { .. } => String::new(),
        Block::Picture { words, .. } => format!("[{words}]"),
    };
    document.blocks.iter().map(line).collect()
}

fn titles(documents: &[Document]) -> Vec<&str> {
    documents.iter().map(|document| document.facts.title.as_deref().unwrap_or_default()).collect()
}

#[test]
fn each_text_in_the_order_of_reading_is_a_document() {
    let book = book(&zip(&files()));
    let texts: Vec<Vec<String>> = book.iter().map(words).collect();
    assert_eq!(
        texts,
        [vec!["Hai", "[1.png]"], vec!["Bến \nsông", "Một", "[1.png]"], vec!["Bốn"]]
            .map(|lines| { lines.iter().map(|line| line.replace(" \n", "\n")).collect::<Vec<_>>() })
    );
    assert!(book.iter().take(2).all(|document| document.pictures.len() == 1));
}

#[test]
fn a_text_is_called_as_the_contents_call_it_else_by_its_heading_else_by_number() {
    let book = book(&zip(&files()));
    assert_eq!(titles(&book), ["Mở đầu", "Bến sông", "Chuyện chợ nổi 3"]);
    for document in &book {
        assert_eq!(document.facts.author.as_deref(), Some("Lê Na, Thu Hà"));
        assert_eq!(document.facts.source.as_deref(), Some("Chuyện chợ nổi"));
        assert_eq!(document.facts.date.as_deref(), Some("2020-01-02"));
    }
}

#[test]
fn the_contents_of_an_older_book_are_read_too() {
    let package = PACKAGE.replace(r#" properties="nav""#, "").replace(r#"<itemref idref="nav"/>"#, "");
    let ncx = r#"<!DOCTYPE ncx PUBLIC "-//NISO//DTD ncx 2005-1//EN" "x.dtd"><ncx xmlns="http://www.daisy.org/z3986/2005/ncx/"><navMap>
        <navPoint><navLabel><text>Phần  một</text></navLabel><content src="text/c%201.xhtml#x"/></navPoint></navMap></ncx>"#;
    let mut files = files();
    files.retain(|(name, _)| *name != "OEBPS/sách.opf");
    files.push(("OEBPS/sách.opf", package.into()));
    files.push(("OEBPS/toc.ncx", ncx.into()));
    assert_eq!(titles(&book(&zip(&files))), ["Chuyện chợ nổi 1", "Phần một", "Chuyện chợ nổi 3"]);
}

#[test]
fn a_book_whose_text_is_encrypted_is_said_to_be_so_and_one_with_hidden_typefaces_is_read() {
    let encryption = |algorithm: &str| {
        format!(
            r#"<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container" xmlns:e="http://www.w3.org/2001/04/xmlenc#">
            <e:EncryptedData><e:EncryptionMethod Algorithm="{algorithm}"/></e:EncryptedData></encryption>"#
        )
    };
    for (algorithm, is_readable) in [
        ("http://www.idpf.org/2008/embedding", true),
        ("http://ns.adobe.com/pdf/enc#RC", true),
        ("http://www.w3.org/2001/04/xmlenc#aes128-cbc", false),
    ] {
        let mut files = files();
        files.push(("META-INF/encryption.xml", encryption(algorithm).into()));
        let read = read(&zip(&files), &|| false);
        assert_eq!(read.is_ok(), is_readable, "{algorithm}");
        assert!(is_readable || read == Err(DocumentFault::Encrypted), "{algorithm}");
    }
}

#[test]
fn a_text_that_is_missing_is_counted_and_the_others_are_read() {
    let package =
        PACKAGE.replace(r#"<itemref idref="c2"/>"#, r#"<itemref idref="gone"/><itemref idref="none"/>"#);
    let book = book(&replaced("OEBPS/sách.opf", &package));
    assert_eq!(titles(&book), ["Bến sông", "Chuyện chợ nổi 2"]);
    let left_out: Vec<_> = book[0].left_out.iter().map(|left_out| (left_out.what, left_out.n)).collect();
    assert_eq!(left_out, [(LeftOutKind::DamagedParts, 1)]);
}

#[test]
fn other_files_are_told_from_books() {
    assert_eq!(read(b"", &|| false), Err(DocumentFault::OtherKind));
    assert_eq!(read(&zip(&[("a.txt", b"x".to_vec())]), &|| false), Err(DocumentFault::OtherKind));
    let empty = PACKAGE.replace("itemref", "nothing");
    assert_eq!(read(&replaced("OEBPS/sách.opf", &empty), &|| false), Err(DocumentFault::NoText));
    assert!(matches!(
        read(&replaced("META-INF/container.xml", "<a/>"), &|| false),
        Err(DocumentFault::Damaged(_))
    ));
    assert_eq!(read(&zip(&files()), &|| true), Err(DocumentFault::Stopped));
}

proptest! {
    #[test]
    fn any_damage_to_a_book_is_survived(changes in prop::collection::vec((0..4000_usize, any::<u8>()), 1..20)) {
        let mut bytes = zip(&files());
        for (at, byte) in changes {
            if let Some(place) = bytes.get_mut(at) {
                *place = byte;
            }
        }
        let _ = read(&bytes, &|| false);
    }

    #[test]
    fn any_package_is_survived(text in "(<(/?)(package|spine|itemref idref='c1'|item id='c1' href='[./a]{0,6}'|dc:title|manifest)/?>|x| ){0,40}") {
        let _ = read(&replaced("OEBPS/sách.opf", &text), &|| false);
    }
}
