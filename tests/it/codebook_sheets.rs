//! Codebooks that people keep in Excel and Word.

use crate::xlsx_writing::{Sheet, escaped, workbook};
use crate::zip_writing::zipped;
use butda::documents::document::DocumentFault;
use butda::exchange::codebook_reading::{BookFormat, LeftOut, Misread, ReadBook, WhyLeftOut};
use butda::exchange::codebook_sheets::{read_excel, read_word};

/// A theme a line: its full name, its colour, its texts.
fn shown_book(book: &ReadBook) -> Vec<String> {
    let line = |theme: &butda::exchange::codebook::BookTheme| {
        let texts =
            theme.texts.iter().map(|(field, text)| format!("{field:?}={text}")).collect::<Vec<_>>().join(" ");
        [theme.path.join(" / "), theme.color.clone(), texts]
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join(" ")
    };
    book.themes.iter().map(line).collect()
}

/// Rows of a sheet, a line each, cells parted by `|`.
fn rows(lines: &[&str]) -> String {
    let cell = |words: &str| format!("<c t=\"inlineStr\"><is><t>{}</t></is></c>", escaped(words));
    let row = |line: &&str| format!("<row>{}</row>", line.split('|').map(cell).collect::<String>());
    lines.iter().map(row).collect()
}

fn excel(lines: &[&str]) -> Result<ReadBook, Misread> {
    read_excel(&workbook(&[Sheet { state: "", rows: &rows(lines) }], "", ""), &|| false)
}

fn word(body: &str) -> Result<ReadBook, Misread> {
    let part = format!(
        "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>{body}</w:body>\
         </w:document>"
    );
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument";
    let relations = format!(
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
         <Relationship Id=\"a\" Type=\"{office}\" Target=\"word/document.xml\"/></Relationships>"
    );
    let entries = [("_rels/.rels", relations.as_bytes()), ("word/document.xml", part.as_bytes())];
    read_word(&zipped(&entries), &|| false)
}

fn paragraph(properties: &str, words: &str) -> String {
    format!("<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>")
}

fn words(words: &str) -> String {
    paragraph("", words)
}

fn heading(level: u8, name: &str) -> String {
    paragraph(&format!("<w:outlineLvl w:val=\"{}\"/>", level - 1), name)
}

fn word_table(lines: &[&str]) -> String {
    let row = |line: &&str| {
        let cell = |cell| format!("<w:tc>{}</w:tc>", words(cell));
        let cells = line.split('|').map(cell).collect::<String>();
        format!("<w:tr>{cells}</w:tr>")
    };
    format!("<w:tbl>{}</w:tbl>", lines.iter().map(row).collect::<String>())
}

#[test]
fn a_row_of_a_sheet_is_a_theme() {
    let book = excel(&[
        "BẢNG MÃ NĂM 2024",
        "Tên mã|Mã cha|Định nghĩa|Bao gồm|Màu|Người nhập",
        "Lãnh đạo||Người đứng đầu|Bí thư|#FF0000|An",
        "Nêu gương|Lãnh đạo|Làm trước||đỏ|",
        "|Lãnh đạo|không tên|||",
    ])
    .expect("a codebook");
    assert_eq!(
        shown_book(&book),
        [
            "Lãnh đạo #ff0000 Definition=Người đứng đầu Include=Bí thư",
            "Lãnh đạo / Nêu gương Definition=Làm trước"
        ]
    );
    assert_eq!(
        (book.format, book.unknown_columns.as_slice()),
        (BookFormat::Excel, &["Người nhập".to_owned()][..])
    );
    let left_out = |line, column, what: &str, why| LeftOut { line, column, what: what.to_owned(), why };
    assert_eq!(
        book.left_out,
        [left_out(4, 5, "đỏ", WhyLeftOut::NoColor), left_out(5, 1, "", WhyLeftOut::NoName)]
    );
}

#[test]
fn the_sheet_with_a_column_of_names_is_the_codebook() {
    let (about, hidden, themes) =
        (rows(&["Hướng dẫn|a"]), rows(&["Code", "ẩn"]), rows(&["Code", "Giá > Xăng"]));
    let sheets = [
        Sheet { state: "", rows: &about },
        Sheet { state: "state=\"hidden\"", rows: &hidden },
        Sheet { state: "", rows: &themes },
    ];
    let book = read_excel(&workbook(&sheets, "", ""), &|| false).expect("a codebook");
    assert_eq!(shown_book(&book), ["Giá", "Giá / Xăng"]);
    assert_eq!(excel(&["a|b", "c|d"]), Err(Misread::NoNames));
    assert_eq!(excel(&["Code"]), Err(Misread::NoThemes));
    assert_eq!(excel(&[]), Err(Misread::Unreadable(DocumentFault::NoText)));
    assert_eq!(read_excel(b"Code\na\n", &|| false), Err(Misread::Unreadable(DocumentFault::OtherKind)));
}

#[test]
fn the_table_of_a_word_document_is_read_before_its_headings() {
    let other = word_table(&["Người|Ngày", "An|1/2"]);
    let themes = word_table(&["Chủ đề|Mô tả", "Giá|Nói về giá", "Xăng|Nói về xăng"]);
    let book = word(&[heading(1, "Mở đầu"), other, words("Bảng:"), themes].concat()).expect("a codebook");
    assert_eq!(shown_book(&book), ["Giá Definition=Nói về giá", "Xăng Definition=Nói về xăng"]);
    assert_eq!(book.format, BookFormat::Word);
}

#[test]
fn headings_are_themes_and_what_stands_below_them_is_what_they_mean() {
    let body = [
        heading(1, "Bảng mã đề tài"),
        words("Mở đầu không thuộc mã nào."),
        heading(2, "Lãnh đạo"),
        words("Người đứng đầu."),
        words("Cả cấp phó."),
        words("Bao gồm: bí thư"),
        words("và chủ tịch"),
        words("Màu: #0069B0"),
        words("Ví dụ:"),
        words("“Tôi xin nhận lỗi”: ông nói"),
        heading(3, "Nêu gương"),
        heading(2, "Dân"),
    ];
    let book = word(&body.concat()).expect("a codebook");
    assert_eq!(
        shown_book(&book),
        [
            "Lãnh đạo #0069b0 Definition=Người đứng đầu.\nCả cấp phó. Include=bí thư\nvà chủ tịch \
             Example=“Tôi xin nhận lỗi”: ông nói",
            "Lãnh đạo / Nêu gương",
            "Dân"
        ]
    );
    let one = word(&[heading(1, "Giá"), heading(3, "Xăng"), words("a")].concat()).expect("a codebook");
    assert_eq!(shown_book(&one), ["Giá", "Giá / Xăng Definition=a"], "a heading that is no title is a theme");
    assert_eq!(word(&words("Chỉ có chữ")), Err(Misread::NoNames));
    assert_eq!(
        read_word(b"PK", &|| false).map(|book| book.format),
        Err(Misread::Unreadable(DocumentFault::OtherKind))
    );
}
