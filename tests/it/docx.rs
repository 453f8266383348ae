//! Word documents: what is read of them, in which order, and what is left out.

use super::docx_writing::{
    RELATIONS, check, check_with, document_with, paragraph, part, read_all, relation, with_entries, words,
};
use super::shown::shown;
use super::zip_writing::zipped;
use butda::documents::damage::Damage;
use butda::documents::document::{DocumentFault, LeftOut, LeftOutKind, Limit, Remark};
use butda::documents::docx::read;
use proptest::prelude::*;

#[test]
fn words_and_signs_are_read_in_the_order_of_the_body() {
    check(
        "<w:p><w:r><w:t>Giá</w:t><w:tab/><w:t xml:space=\"preserve\"> xăng </w:t></w:r><w:r><w:br/><w:t>tăng</w:t>\
         <w:cr/><w:t>9</w:t><w:noBreakHyphen/><w:t>10</w:t><w:softHyphen/><w:t>%</w:t></w:r></w:p><w:p/>\
         <w:p><w:r><w:t>a&lt;b&#7879;</w:t></w:r><w:r><w:lastRenderedPageBreak/><w:t>c\nd</w:t></w:r></w:p>",
        &["Giá\t xăng \ntăng\n9\u{2011}10%", "a<bệc d"],
    );
    // A page that ends parts words, but is no line where there are none.
    check(
        "<w:p><w:r><w:br w:type=\"page\"/><w:t>a</w:t><w:br w:type=\"page\"/><w:t>b</w:t></w:r></w:p>",
        &["a\nb"],
    );
    check(
        "<w:p><m:oMath><m:r><w:rPr/><m:t>x²</m:t></m:r></m:oMath><w:r><w:t> = 4</w:t></w:r></w:p>",
        &["x² = 4"],
    );
}

#[test]
fn insertions_are_taken_and_deletions_left() {
    check(
        "<w:p><w:r><w:t>1</w:t></w:r><w:ins w:id=\"1\"><w:r><w:t>2</w:t></w:r></w:ins>\
         <w:del w:id=\"2\"><w:r><w:t>x</w:t><w:delText>3</w:delText></w:r></w:del>\
         <w:moveFrom w:id=\"3\"><w:r><w:t>4</w:t></w:r></w:moveFrom>\
         <w:moveTo w:id=\"4\"><w:r><w:t>5</w:t></w:r></w:moveTo></w:p>",
        &["125"],
    );
    // Where the end of a paragraph was deleted, the next one goes on with it.
    let gone = "<w:rPr><w:del w:id=\"1\"/></w:rPr>";
    check(
        &(paragraph(gone, "a") + &paragraph("<w:outlineLvl w:val=\"0\"/>", "b") + &words("c")),
        &["# ab", "c"],
    );
    check(&(words("a") + &paragraph(gone, "b")), &["a", "b"]);
    let row = |properties: &str, words: &str| {
        format!("<w:tr><w:trPr>{properties}</w:trPr><w:tc>{}</w:tc></w:tr>", paragraph("", words))
    };
    let rows = row("", "a") + &row("<w:del w:id=\"1\"/>", "b") + &row("<w:ins w:id=\"1\"/>", "c");
    check(&format!("<w:tbl>{rows}</w:tbl>"), &["|= a", "| c"]);
}

#[test]
fn text_boxes_and_content_controls_are_read_and_of_two_forms_one() {
    let text_box = |words_in_it: &str| format!("<w:txbxContent>{}</w:txbxContent>", words(words_in_it));
    check(
        &format!(
            "<w:p><w:r><w:t>trước </w:t><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wps:txbx>{}\
             </wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>{}</v:textbox></v:shape>\
             </w:pict></mc:Fallback></mc:AlternateContent><w:t>sau</w:t></w:r></w:p>{}",
            text_box("hộp"),
            text_box("hộp"),
            words("cuối")
        ),
        &["trước sau", "hộp", "cuối"],
    );
    let fallback = "<mc:AlternateContent><mc:Fallback><w:t>a</w:t></mc:Fallback></mc:AlternateContent>";
    check(&format!("<w:p><w:r>{fallback}</w:r></w:p>"), &["a"]);
    check(
        &format!(
            "<w:sdt><w:sdtPr><w:alias w:val=\"x\"/><w:rPr><w:b/></w:rPr></w:sdtPr><w:sdtContent>{}<w:p><w:sdt>\
             <w:sdtContent><w:r><w:t>b</w:t></w:r></w:sdtContent></w:sdt><w:smartTag><w:r><w:t>c</w:t></w:r>\
             </w:smartTag></w:p></w:sdtContent></w:sdt>",
            words("a")
        ),
        &["a", "bc"],
    );
    // A box in a cell is part of the cell.
    check(
        &format!(
            "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>a</w:t><w:pict>{}</w:pict></w:r></w:p></w:tc></w:tr></w:tbl>",
            text_box("b")
        ),
        &["|= a b"],
    );
}

#[test]
fn hidden_words_and_instructions_are_left_out_and_results_taken() {
    let field = |instruction: &str, result: &str| {
        format!(
            "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>{instruction}</w:instrText></w:r>\
             <w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>{result}<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"
        )
    };
    let run = |words: &str| format!("<w:r><w:t>{words}</w:t></w:r>");
    check("<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>a</w:t></w:r><w:r><w:t>b</w:t></w:r></w:p>", &["b"]);
    for (content, expected) in [
        (field(" PAGE ", &run("7")), "7"),
        (field(r#" HYPERLINK "https://a.vn/b" \o "gợi ý" "#, &run("báo")), "<https://a.vn/b báo>"),
        (field(r#"HYPERLINK "https://a.vn" \l "c""#, &run("báo")), "<https://a.vn#c báo>"),
        (field(r#"HYPERLINK \l "c""#, &run("báo")), "báo"),
        (field("IF 1 = 1", &(run("a") + &field("PAGE", &run("2")) + &run("b"))), "a2b"),
        // Words of the instruction, as a field in it gives them, are none of the text.
        (
            format!(
                "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>{}<w:r><w:t>x</w:t></w:r>\
                 <w:r><w:fldChar w:fldCharType=\"end\"/></w:r>{}",
                field("PAGE", &run("1")),
                run("y")
            ),
            "y",
        ),
        (format!("<w:fldSimple w:instr='HYPERLINK \"b.vn\"'>{}</w:fldSimple>", run("a")), "<b.vn a>"),
    ] {
        check(&format!("<w:p>{content}</w:p>"), &[expected]);
    }
    // A field that never ends hides no more than its paragraph.
    let broken = "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:t>x</w:t></w:r>";
    check(&format!("<w:p>{broken}</w:p>{}", words("a")), &["a"]);
}

#[test]
fn a_row_is_one_line_whatever_its_cells_hold() {
    let cell = |content: &str| format!("<w:tc><w:tcPr/>{content}</w:tc>");
    let nested = format!("<w:tbl><w:tr>{}{}</w:tr></w:tbl><w:p/>", cell(&words("b")), cell(&words("c")));
    let wide = format!("<w:tc><w:tcPr><w:gridSpan w:val=\"2\"/></w:tcPr>{}</w:tc>", words("f"));
    let table = format!(
        "<w:tbl><w:tblPr/><w:tblGrid/><w:tr>{}{}</w:tr><w:tr>{}{}</w:tr><w:tr>{}</w:tr><w:tr>{}{}</w:tr></w:tbl>",
        cell(&(words("a") + &nested + &words("d"))),
        cell(&words("e")),
        wide,
        cell(&words("g")),
        cell("<w:p/>"),
        cell("<w:p/>"),
        cell(&words("h")),
    );
    check(
        &format!("{}{table}{table}{}", words("1"), words("2")),
        &["1", "|= a b c d | e", "| f |  | g", "|  | h", "|= a b c d | e", "| f |  | g", "|  | h", "2"],
    );
}

#[test]
fn footnotes_and_endnotes_stand_at_the_end_by_the_order_of_their_numbers() {
    let note = |element: &str, id: &str, kind: &str, content: &str| {
        format!("<w:{element} w:id=\"{id}\" {kind}>{content}</w:{element}>")
    };
    let footnotes = [
        note("footnote", "-1", "w:type=\"separator\"", "<w:p><w:r><w:separator/></w:r></w:p>"),
        note("footnote", "1", "", &words("không ai nhắc")),
        note("footnote", "2", "", &(words("hai") + &words("ba"))),
        note(
            "footnote",
            "3",
            "",
            "<w:p><w:r><w:footnoteRef/></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>bốn</w:t></w:r></w:p>",
        ),
    ];
    let endnotes = note("endnote", "2", "", &words("cuối"));
    let refer = |kind: &str, id: &str| format!("<w:r><w:{kind}Reference w:id=\"{id}\"/></w:r>");
    let body = format!(
        "<w:p><w:r><w:t>a</w:t></w:r>{}{}<w:r><w:t>b</w:t></w:r>{}{}</w:p>{}",
        refer("footnote", "3"),
        refer("endnote", "2"),
        refer("footnote", "2"),
        refer("footnote", "3"),
        words("c")
    );
    check_with(
        &body,
        &[("footnotes", &footnotes.concat()), ("endnotes", &endnotes)],
        &["a^[1]^[2]b^[3]^[1]", "c", "[^1] *bốn*", "[^2] cuối", "[^3] hai\nba"],
    );
}

#[test]
fn comments_are_remarks_on_the_words_of_their_range() {
    let comments = format!(
        "<w:comment w:id=\"5\" w:author=\"Lan\">{}{}</w:comment><w:comment w:id=\"6\">{}</w:comment>",
        words("Xem lại"),
        words("số này"),
        words("?")
    );
    let body = "<w:p><w:r><w:t>a</w:t></w:r><w:commentRangeStart w:id=\"5\"/><w:r><w:t>b</w:t></w:r></w:p>\
                <w:p><w:r><w:t>c</w:t></w:r><w:commentRangeEnd w:id=\"5\"/><w:r><w:commentReference w:id=\"5\"/></w:r>\
                <w:r><w:t>d</w:t></w:r><w:r><w:commentReference w:id=\"6\"/></w:r></w:p>";
    let document = read_all(&document_with(body, &[("comments", &comments)], ""));
    assert_eq!(shown(&document), ["a«0:b»", "«0:c»«1:d»"]);
    let remark = |author: Option<&str>, words: &str| Remark {
        author: author.map(str::to_owned),
        words: words.to_owned(),
        color: None,
    };
    assert_eq!(document.remarks, [remark(Some("Lan"), "Xem lại\nsố này"), remark(None, "?")]);
}

#[test]
fn title_and_authors_are_told_and_the_day_of_the_file_is_not() {
    let core = "<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
                xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\"><dc:title> Giá xăng \
                </dc:title><dc:creator>Lan; Minh </dc:creator><dcterms:created>2024-05-01</dcterms:created></cp:coreProperties>";
    let bytes = with_entries(&document_with(&words("a"), &[], ""), &[("docProps/core.xml", core.as_bytes())]);
    let facts = read_all(&bytes).facts;
    assert_eq!((facts.title.as_deref(), facts.author.as_deref()), (Some("Giá xăng"), Some("Lan, Minh")));
    assert_eq!((facts.date, facts.source, facts.address), (None, None, None));
}

#[test]
fn strict_documents_and_those_with_other_names_of_parts_are_read() {
    let strict =
        part("document", &format!("<w:body>{}</w:body>", paragraph("<w:outlineLvl w:val=\"1\"/>", "a")))
            .replace(
                "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
                "http://purl.oclc.org/ooxml/wordprocessingml/main",
            )
            .replace("<w:", "<x:")
            .replace("</w:", "</x:")
            .replace(" w:", " x:")
            .replace("xmlns:w=", "xmlns:x=");
    let relations = format!(
        "<Relationships {RELATIONS}><Relationship Id=\"a\" Target=\"/Tài liệu/Văn bản.xml\" \
         Type=\"http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument\"/></Relationships>"
    );
    let types = "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Override PartName=\"/Tài liệu/Văn bản.xml\" \
                 ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>";
    for beside in [("_rels/.rels", relations.as_bytes()), ("[Content_Types].xml", types.as_bytes())] {
        let bytes = zipped(&[beside, ("tài liệu/văn bản.xml", strict.as_bytes())]);
        assert_eq!(shown(&read_all(&bytes)), ["## a"], "{}", beside.0);
    }
}

#[test]
fn what_is_no_document_is_told_from_one_that_is_encrypted_damaged_or_empty() {
    let fault = |bytes: &[u8]| read(bytes, &|| false).expect_err("no document");
    let compound = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec();
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(fault(&compound), DocumentFault::OtherKind);
    assert_eq!(fault(&[compound, name].concat()), DocumentFault::Encrypted);
    assert_eq!(fault(b"{\\rtf1}"), DocumentFault::OtherKind);
    assert_eq!(fault(&zipped(&[("xl/workbook.xml", b"<workbook/>")])), DocumentFault::OtherKind);
    assert_eq!(fault(&document_with("<w:p/>", &[], "")), DocumentFault::NoText);
    assert_eq!(
        fault(&zipped(&[("word/document.xml", b"<w:p")])),
        DocumentFault::Damaged(Damage::Part("word/document.xml".to_owned()))
    );
    let deep = format!("{}{}", "<w:sdt>".repeat(300), "</w:sdt>".repeat(300));
    assert_eq!(fault(&document_with(&deep, &[], "")), DocumentFault::TooLarge(Limit::Depth));
    let stopped = read(&document_with(&words("a").repeat(200), &[], ""), &|| true);
    assert_eq!(stopped, Err(DocumentFault::Stopped));
}

#[test]
fn a_body_that_breaks_off_gives_what_came_before() {
    let whole = part(
        "document",
        &format!("<w:body>{}<w:tbl><w:tr><w:tc>{}</w:tc></w:tr></w:tbl></w:body>", words("a"), words("b")),
    );
    let cut = &whole[..=whole.find("b</w:t>").expect("the words")];
    let document = read_all(&zipped(&[("word/document.xml", cut.as_bytes())]));
    assert_eq!(shown(&document), ["a", "|= b"]);
    assert_eq!(document.left_out, [LeftOut { what: LeftOutKind::DamagedParts, n: 1 }]);
}

#[test]
fn a_part_that_cannot_be_read_is_counted_and_the_text_read_without_it() {
    let broken = "<!DOCTYPE a [<!ENTITY b 'c'>]>";
    let bytes = document_with(&words("a"), &[], &relation("s", "styles", "styles.xml", ""));
    let document = read_all(&with_entries(&bytes, &[("word/styles.xml", broken.as_bytes())]));
    assert_eq!(shown(&document), ["a"]);
    assert_eq!(document.left_out, [LeftOut { what: LeftOutKind::DamagedParts, n: 1 }]);
}

proptest! {
    #[test]
    fn a_damaged_document_is_read_or_refused_and_never_falls(
        cuts in prop::collection::vec((any::<prop::sample::Index>(), 0_usize..30, "[<>/\"&=:wp0-9]{0,4}"), 1..4),
    ) {
        let field = "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>";
        let table = format!("<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val=\"2\"/></w:tcPr>{}</w:tc></w:tr></w:tbl>", words("b"));
        let text_box = format!("<w:p><w:r><w:pict><w:txbxContent>{table}</w:txbxContent></w:pict></w:r>{field}</w:p>");
        let body = [paragraph("<w:numPr><w:numId w:val=\"1\"/></w:numPr>", "a"), table, text_box].concat();
        let mut body = part("document", &format!("<w:body>{body}</w:body>"));
        for (at, n_chars, put) in cuts {
            let mut chars: Vec<char> = body.chars().collect();
            let at = at.index(chars.len());
            let end = (at + n_chars).min(chars.len());
            chars.splice(at..end, put.chars());
            body = chars.into_iter().collect();
        }
        // It returns.
        let _ = read(&zipped(&[("word/document.xml", body.as_bytes())]), &|| false);
    }
}
