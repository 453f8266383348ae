//! Tables in Excel workbooks: cells as people see them, the sheet that is meant, and what is made to fill the memory.

use crate::xlsx_writing::{Sheet, escaped, workbook};
use crate::zip_writing::zipped;
use butda::documents::document::{DocumentFault, LeftOut, LeftOutKind, Limit};
use butda::exchange::table::{MAX_CELLS, Table};
use butda::exchange::table_xlsx::read;
use proptest::prelude::*;
use std::fmt::Write as _;

fn sheet(rows: &str) -> Vec<u8> {
    workbook(&[Sheet { state: "", rows }], "", "")
}

fn read_all(bytes: &[u8]) -> Table {
    read(bytes, &|| false).expect("a table")
}

fn fault(bytes: &[u8]) -> DocumentFault {
    read(bytes, &|| false).expect_err("no table")
}

/// A cell with words in it.
fn inline(name: &str, words: &str) -> String {
    format!("<c r=\"{name}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{}</t></is></c>", escaped(words))
}

/// The name of a column: `A`, `B`, … `AA`.
fn letters(column: usize) -> String {
    let letter = |n: usize| char::from(b'A' + u8::try_from(n).expect("a letter"));
    if column < 26 {
        letter(column).into()
    } else {
        letters(column / 26 - 1) + &letter(column % 26).to_string()
    }
}

#[test]
fn words_are_read_wherever_they_stand_and_runs_are_joined() {
    let strings = "<si><t>Tiêu đề</t></si>\
                   <si><r><t xml:space=\"preserve\">Giá </t></r><r><rPr><b/></rPr><t>xăng</t></r>\
                   <rPh sb=\"0\" eb=\"1\"><t>GIA</t></rPh><phoneticPr fontId=\"1\"/></si>\
                   <si/><si><t>một_x000D_\nhai &amp; &lt;ba&gt;</t></si>";
    let rows = "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"inlineStr\"><is><r><t>Nội </t></r>\
                <r><t>dung</t></r></is></c></row>\
                <row r=\"2\"><c r=\"A2\" t=\"s\"><v>1</v></c><c r=\"B2\" t=\"str\"><f>A1&amp;\"!\"</f><v>Tiêu đề!</v></c></row>\
                <row r=\"4\"><c t=\"s\"><v>2</v></c><c t=\"s\"><v>3</v></c></row>";
    let table = read_all(&workbook(&[Sheet { state: "", rows }], strings, ""));
    assert_eq!(
        table.rows,
        [vec!["Tiêu đề", "Nội dung"], vec!["Giá xăng", "Tiêu đề!"], vec!["", "một\r\nhai & <ba>"]]
    );
    assert_eq!((table.places, table.left_out), (vec![1, 2, 4], vec![]));
}

#[test]
fn a_number_is_what_its_format_shows() {
    let styles = "<numFmts><numFmt numFmtId=\"164\" formatCode=\"[$-42A]dd/mm/yyyy;@\"/>\
                  <numFmt numFmtId=\"165\" formatCode=\"000\"/></numFmts>\
                  <cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs>\
                  <cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"164\"/><xf numFmtId=\"22\"/>\
                  <xf numFmtId=\"20\"/><xf numFmtId=\"10\"/><xf numFmtId=\"165\"/></cellXfs>";
    for (style, value, shown) in [
        (0, "2024", "2024"),
        (0, "2024.0", "2024"),
        (0, "0.30000000000000004", "0.3"),
        (0, "1.5E3", "1500"),
        (0, "45459", "45459"),
        (1, "45459", "2024-06-16"),
        (2, "45459.75", "2024-06-16"),
        (3, "45459.354166666664", "2024-06-16T08:30:00"),
        (4, "0.5", "12:00:00"),
        (5, "0.125", "12.5%"),
        (6, "7", "007"),
        (1, "-3", "-3"),
        (99, "1", "1"),
        (0, "chữ", "chữ"),
        (0, "1e999", "1e999"),
    ] {
        let rows = format!("<row><c s=\"{style}\"><v>{value}</v></c></row>");
        let table = read_all(&workbook(&[Sheet { state: "", rows: &rows }], "", styles));
        assert_eq!(table.rows, [[shown]], "{style} {value}");
    }
    let kinds = "<row><c t=\"b\"><v>1</v></c><c t=\"b\"><v>0</v></c><c t=\"e\"><v>#REF!</v></c>\
                 <c t=\"d\"><v>2024-06-16T00:00:00</v></c></row>";
    assert_eq!(read_all(&sheet(kinds)).rows, [["TRUE", "FALSE", "2024-06-16"]]);
}

#[test]
fn the_first_visible_sheet_that_has_rows_is_the_table() {
    let row = |word: &str| format!("<row>{}</row>", inline("A1", word));
    let (hidden, empty, first, second) =
        (row("ẩn"), "<row><c r=\"A1\" s=\"1\"/></row>", row("đầu"), row("sau"));
    let sheets = [
        Sheet { state: "state=\"hidden\"", rows: &hidden },
        Sheet { state: "state=\"veryHidden\"", rows: &hidden },
        Sheet { state: "state=\"visible\"", rows: empty },
        Sheet { state: "", rows: &first },
        Sheet { state: "", rows: &second },
    ];
    assert_eq!(read_all(&workbook(&sheets, "", "")).rows, [["đầu"]]);
    assert_eq!(fault(&workbook(&sheets[..3], "", "")), DocumentFault::NoText);
}

#[test]
fn numbers_of_rows_and_names_of_cells_take_no_memory() {
    let far = [inline("A1", "a"), inline("XFD1", "z")].concat();
    let rows = format!(
        "<row r=\"2147483648\">{far}</row><row r=\"99999999999999999999\">{}</row>",
        inline("A9", "b")
    );
    let dimension = format!("</sheetData><dimension ref=\"A1:XFD1048576\"/><sheetData>{rows}");
    let table = read_all(&sheet(&rows));
    assert_eq!(table.rows, [vec!["a", "z"], vec!["b"]], "columns without anything are not there");
    assert_eq!(table.places, [2_147_483_648, 2_147_483_649]);
    assert_eq!(fault(&sheet(&dimension)), DocumentFault::NoText);
    let beyond = format!("<row>{}{}</row>", inline("A1", "a"), inline("XFE1", "z"));
    let table = read_all(&sheet(&beyond));
    assert_eq!(table.rows, [["a"]]);
    assert_eq!(table.left_out, [LeftOut { what: LeftOutKind::DamagedParts, n: 1 }]);
}

#[test]
fn cells_that_stand_far_apart_in_many_rows_are_too_many() {
    // Row n has a cell in column n only: the table would be a square.
    let rows = (0..4_000).fold(String::new(), |mut rows, row| {
        write!(rows, "<row>{}</row>", inline(&format!("{}1", letters(row)), "x")).expect("memory");
        rows
    });
    assert_eq!(fault(&sheet(&rows)), DocumentFault::TooLarge(Limit::Parts));
}

#[test]
fn what_is_made_to_fill_the_memory_is_refused() {
    // One string of a megabyte that each of a thousand cells repeats.
    let strings = format!("<si><t>{}</t></si>", "giá xăng ".repeat(100_000));
    let rows = format!("<row>{}</row>", "<c t=\"s\"><v>0</v></c>".repeat(1_000));
    let bytes = workbook(&[Sheet { state: "", rows: &rows }], &strings, "");
    assert_eq!(fault(&bytes), DocumentFault::TooLarge(Limit::Ratio), "packed as such strings are");
    let short = format!("<si><t>{}</t></si>", "giá xăng ".repeat(50_000));
    let rows = "<row><c t=\"s\"><v>0</v></c></row>".repeat(1_000);
    let bytes = workbook(&[Sheet { state: "", rows: &rows }], &short, "");
    assert_eq!(fault(&bytes), DocumentFault::TooLarge(Limit::Bytes));
    let deep = sheet(&"<row>".repeat(300));
    assert_eq!(fault(&deep), DocumentFault::TooLarge(Limit::Depth));
    assert_eq!(MAX_CELLS, 2_000_000);
}

#[test]
fn a_damaged_workbook_gives_the_rows_before_the_damage() {
    let rows =
        format!("<row>{}</row><row><c r=\"A2\" t=\"s\"><v>7</v></c></row></sheetDat", inline("A1", "a"));
    let table = read_all(&sheet(&rows));
    assert_eq!(table.rows, [["a"]]);
    assert_eq!(table.left_out, [LeftOut { what: LeftOutKind::DamagedParts, n: 2 }]);
    let bytes = sheet("<row/>");
    assert!(matches!(fault(&bytes[..bytes.len() / 2]), DocumentFault::Damaged(_)));
    assert_eq!(fault(&zipped(&[("word/document.xml", b"<a/>")])), DocumentFault::OtherKind);
    assert_eq!(fault(b"a;b"), DocumentFault::OtherKind);
    assert_eq!(fault(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1old"), DocumentFault::OtherKind);
}

#[test]
fn reading_stops_when_it_is_asked_to() {
    let rows = format!("<row>{}</row>", inline("A1", "a")).repeat(1_000);
    assert_eq!(read(&sheet(&rows), &|| true), Err(DocumentFault::Stopped));
}

/// Cells of a table: words, empty ones among them; a first column that is never empty.
fn cells() -> impl Strategy<Value = Vec<Vec<String>>> {
    let cell = "[ -~ạếđĐ\u{301}\n\u{1f600}]{0,12}";
    let row = (("[a-zđ][ -~]{0,8}"), proptest::collection::vec(cell, 0..6));
    let row = row.prop_map(|(first, rest)| [vec![first], rest].concat());
    proptest::collection::vec(row, 1..12)
}

proptest! {
    #[test]
    fn every_cell_that_is_written_is_read(cells in cells()) {
        let rows: Vec<String> = cells.iter().enumerate().map(|(at, row)| {
            let named = row.iter().enumerate().filter(|(_, words)| !words.is_empty());
            let cell = |(column, words): (usize, &String)| inline(&format!("{}{}", letters(column), at + 1), words);
            format!("<row r=\"{}\">{}</row>", at + 1, named.map(cell).collect::<String>())
        }).collect();
        // Columns that are empty throughout are not there.
        let width = cells.iter().map(Vec::len).max().unwrap_or_default();
        let used: Vec<usize> = (0..width)
            .filter(|column| cells.iter().any(|row| row.get(*column).is_some_and(|cell| !cell.is_empty())))
            .collect();
        let expected: Vec<Vec<String>> = cells.iter().map(|row| {
            let mut row: Vec<String> =
                used.iter().map(|column| row.get(*column).cloned().unwrap_or_default()).collect();
            while row.last().is_some_and(String::is_empty) {
                row.pop();
            }
            row
        }).collect();
        prop_assert_eq!(read_all(&sheet(&rows.concat())).rows, expected);
    }

    #[test]
    fn no_bytes_break_the_reader(flips in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..20)) {
        let mut bytes = sheet(&format!("<row>{}<c><v>1</v></c></row>", inline("A1", "a")));
        for (at, byte) in flips {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        drop(read(&bytes, &|| false));
    }
}
