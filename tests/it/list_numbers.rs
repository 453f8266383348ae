//! The numbers of lists in Word and ODF documents: those that are no plain figures stand in the text as they are shown.

use super::docx_writing::{check, check_with, paragraph};
use super::shown::shown;
use super::zip_writing::zipped;
use butda::documents::odt::read;

/// A level of a list of Word.
fn level(level: u8, format: &str, text: &str, more: &str) -> String {
    format!(
        "<w:lvl w:ilvl=\"{level}\"><w:start w:val=\"{}\"/><w:numFmt w:val=\"{format}\"/>{more}<w:lvlText w:val=\"{text}\"/></w:lvl>",
        if level == 0 { 5 } else { 1 }
    )
}

/// The only list of a document that has these levels.
fn numbering(levels: &[String]) -> String {
    format!(
        "<w:abstractNum w:abstractNumId=\"0\">{}</w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>",
        levels.concat()
    )
}

fn item(level: u8, words: &str) -> String {
    paragraph(&format!("<w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"1\"/></w:numPr>"), words)
}

#[test]
fn articles_clauses_and_points_of_a_law_keep_their_numbers() {
    let numbering = numbering(&[
        level(0, "decimal", "Điều %1.", ""),
        level(1, "decimal", "%1.%2.", ""),
        level(2, "lowerLetter", "%3)", ""),
    ]);
    let body = [item(0, "Đất"), item(1, "Một"), item(2, "x"), item(2, "y"), item(1, "Hai"), item(2, "z")];
    check_with(
        &(body.concat() + &item(0, "Rừng") + &item(1, "Ba") + &item(0, " ")),
        &[("numbering", &numbering)],
        &["Điều 5. Đất", "5.1. Một", "a) x", "b) y", "5.2. Hai", "a) z", "Điều 6. Rừng", "6.1. Ba"],
    );
}

#[test]
fn forms_of_numbers_are_those_of_word_and_a_plain_one_is_a_number() {
    for (format, text, more, expected) in [
        ("decimal", "%1.", "", "5. a"),
        ("decimal", "%1", "", "5 a"),
        ("decimal", "(%1)", "<w:suff w:val=\"nothing\"/>", "(5)a"),
        ("decimalZero", "%1.", "", "05. a"),
        ("lowerLetter", "%1.", "", "e. a"),
        ("upperLetter", "%1 -", "", "E - a"),
        ("lowerRoman", "%1.", "", "v. a"),
        ("upperRoman", "Chương %1", "", "Chương V a"),
        ("upperRoman", "%1.", "<w:isLgl/>", "5. a"),
        ("decimal", "Câu hỏi:", "", "Câu hỏi: a"),
        ("decimal", "", "", "a"),
        ("bullet", "–", "", "- a"),
    ] {
        let numbering = numbering(&[level(0, format, text, more)]);
        check_with(&item(0, "a"), &[("numbering", &numbering)], &[expected]);
    }
    // Letters begin anew as Word has it, and many items make no endless words.
    let numbering = numbering(&[level(0, "lowerLetter", "%1)", "")]);
    let all: String = (0..300).map(|_| item(0, "x")).collect();
    let document = super::docx_writing::read_all(&super::docx_writing::document_with(
        &all,
        &[("numbering", &numbering)],
        "",
    ));
    let lines = shown(&document);
    let at = |n: usize| lines.get(n - 5).map(String::as_str);
    assert_eq!([at(26), at(27), at(28), at(53)], ["z) x", "aa) x", "bb) x", "aaa) x"].map(Some));
    assert_eq!(at(300), Some("300) x"));
}

#[test]
fn what_is_to_be_filled_in_is_no_text() {
    let control = |properties: &str, words: &str| {
        format!(
            "<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>",
            paragraph("", words)
        )
    };
    let shown = "<w:alias w:val=\"t\"/><w:showingPlcHdr/>";
    check(
        &[
            control(shown, "Bấm để nhập"),
            control("<w:showingPlcHdr w:val=\"0\"/>", "Lan"),
            control("<w:text/>", "Minh"),
            "<w:p><w:r><w:t>Tên: </w:t></w:r><w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:r><w:t>ở đây</w:t></w:r>\
             </w:sdtContent></w:sdt><w:r><w:t>hết</w:t></w:r></w:p>"
                .to_owned(),
            format!("<w:tbl><w:tr><w:tc>{}</w:tc>", paragraph("", "a")),
            format!("<w:sdt><w:sdtPr>{shown}</w:sdtPr><w:sdtContent><w:tc>{}</w:tc></w:sdtContent></w:sdt>", paragraph("", "?")),
            format!("<w:tc>{}</w:tc></w:tr></w:tbl>", paragraph("", "b")),
        ]
        .concat(),
        &["Lan", "Minh", "Tên: hết", "|= a |  | b"],
    );
}

#[test]
fn lists_of_odf_keep_their_numbers_too() {
    let styles = "<text:list-style style:name=\"L\"><text:list-level-style-number text:level=\"1\" \
        style:num-format=\"1\" style:num-prefix=\"Điều \" style:num-suffix=\".\" text:start-value=\"5\"/>\
        <text:list-level-style-number text:level=\"2\" style:num-format=\"1\" style:num-suffix=\".\" text:display-levels=\"2\"/>\
        <text:list-level-style-number text:level=\"3\" style:num-format=\"a\" style:num-suffix=\")\"/></text:list-style>\
        <text:list-style style:name=\"R\"><text:list-level-style-number text:level=\"1\" style:num-format=\"I\" style:num-suffix=\".\"/>\
        </text:list-style><text:list-style style:name=\"D\"><text:list-level-style-number text:level=\"1\" style:num-format=\"1\" \
        style:num-suffix=\".\"/></text:list-style>";
    let item = |words: &str, inner: &str| {
        format!("<text:list-item><text:p>{words}</text:p>{inner}</text:list-item>")
    };
    let list =
        |style: &str, items: &str| format!("<text:list text:style-name=\"{style}\">{items}</text:list>");
    let inner = |items: &str| format!("<text:list>{items}</text:list>");
    let points = inner(&(item("x", "") + &item("y", "")));
    let body =
        list("L", &(item("Đất", &inner(&(item("Một", &points) + &item("Hai", "")))) + &item("Rừng", "")))
            + &list("R", &(item("r", "") + &item("s", "")))
            + &list("D", &item("d", ""));
    let content = format!(
        "<office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" \
         xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" \
         xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\"><office:automatic-styles>{styles}</office:automatic-styles>\
         <office:body><office:text>{body}</office:text></office:body></office:document-content>"
    );
    let media_type: &[u8] = b"application/vnd.oasis.opendocument.text";
    let bytes = zipped(&[("mimetype", media_type), ("content.xml", content.as_bytes())]);
    let document = read(&bytes, &|| false).expect("a document");
    assert_eq!(
        shown(&document),
        ["Điều 5. Đất", "5.1. Một", "a) x", "b) y", "5.2. Hai", "Điều 6. Rừng", "I. r", "II. s", "1. d"]
    );
}
