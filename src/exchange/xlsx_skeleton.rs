//! A workbook without its rows: names, columns, looks, filters and properties. The rows are put in by
//! [`super::xlsx_rows`], one after the other, so that none of them stays in memory. Tried: `rust_xlsxwriter`, which holds
//! every cell (700 MB for 130,000 rows) unless it may write temporary files.

use super::origin::{NAME, VERSION};
use super::sink::{Limited, NotWritten};
use super::xlsx_cells::push_escaped;
use super::xlsx_styles::{Looks, fills, styles};
use std::fmt::Write as _;

/// How many rows and columns a sheet may have (Excel specifications and limits).
pub(super) const MAX_ROWS: usize = 1_048_576;
pub(super) const MAX_COLUMNS: usize = 16_384;

/// Letters of a sheet's name (Excel specifications and limits).
const MAX_NAME_UNITS: usize = 31;

/// A column.
#[derive(Clone, Debug)]
pub(super) struct Column {
    pub(super) heading: String,
    /// In widths of a digit.
    pub(super) width: f64,
    /// Whether long text goes on in the next line.
    pub(super) is_wrapped: bool,
}

impl Column {
    pub(super) fn new(heading: &str, width: f64) -> Self {
        Self { heading: heading.to_owned(), width, is_wrapped: false }
    }

    /// One for texts of several lines.
    pub(super) fn wrapped(heading: &str, width: f64) -> Self {
        Self { is_wrapped: true, ..Self::new(heading, width) }
    }
}

/// A sheet before its rows are there.
#[derive(Debug)]
pub(super) struct Frame<'c> {
    pub(super) name: String,
    pub(super) columns: &'c [Column],
    /// How many rows there are, the headings included.
    pub(super) n_rows: usize,
    /// Whether rows can be filtered.
    pub(super) has_filter: bool,
}

impl Frame<'_> {
    fn is_filtered(&self) -> bool {
        self.has_filter && !self.columns.is_empty()
    }
}

/// What is said of a workbook as a whole.
#[derive(Debug, Default)]
pub(super) struct About<'a> {
    pub(super) title: &'a str,
    /// When it was last changed, ISO 8601; the 1st of January 1980 where that is not told.
    pub(super) modified: &'a str,
    /// The colours that fill cells, `#rrggbb`.
    pub(super) colors: Vec<&'a str>,
    pub(super) date_format: &'a str,
    pub(super) moment_format: &'a str,
}

/// A part of the workbook's archive that has no rows.
#[derive(Debug)]
pub(super) struct Part {
    pub(super) name: String,
    pub(super) bytes: Vec<u8>,
}

/// A sheet as XML, cut open where its rows belong.
#[derive(Debug)]
pub(super) struct OpenSheet {
    /// The name of its part of the archive.
    pub(super) part: String,
    pub(super) before: String,
    pub(super) after: String,
}

/// A workbook without its rows.
#[derive(Debug, Default)]
pub(super) struct Skeleton {
    pub(super) parts: Vec<Part>,
    /// The sheets, in the order of their frames.
    pub(super) sheets: Vec<OpenSheet>,
    pub(super) looks: Looks,
}

impl Skeleton {
    /// The workbook of these sheets.
    ///
    /// # Errors
    /// Where a sheet has more columns than Excel takes.
    pub(super) fn new(frames: &[Frame<'_>], about: &About<'_>) -> Result<Self, NotWritten> {
        if frames.iter().any(|frame| frame.columns.len() > MAX_COLUMNS) {
            return Err(NotWritten::TooMuch { what: Limited::Columns, most: MAX_COLUMNS });
        }
        let colors = fills(about);
        let part = |name: &str, xml: String| Part { name: name.to_owned(), bytes: xml.into_bytes() };
        Ok(Self {
            parts: vec![
                part("[Content_Types].xml", content_types(frames.len())),
                part("_rels/.rels", RELATIONS.to_owned()),
                part(
                    "docProps/app.xml",
                    format!(
                        "{DECLARATION}<Properties xmlns=\"{EXTENDED}\"><Application>{NAME}</Application></Properties>"
                    ),
                ),
                part("docProps/core.xml", properties(about)),
                part("xl/workbook.xml", workbook(frames)),
                part("xl/_rels/workbook.xml.rels", workbook_relations(frames.len())),
                part("xl/styles.xml", styles(about, &colors)),
            ],
            sheets: (1..).zip(frames).map(|(number, frame)| OpenSheet::new(number, frame)).collect(),
            looks: Looks::new(&colors),
        })
    }
}

impl OpenSheet {
    fn new(number: usize, frame: &Frame<'_>) -> Self {
        let last = column_name(frame.columns.len().saturating_sub(1));
        let extent = format!("A1:{last}{}", frame.n_rows.max(1));
        let mut before = format!(
            "{DECLARATION}<worksheet xmlns=\"{MAIN}\"><dimension ref=\"{extent}\"/><sheetViews>\
             <sheetView workbookViewId=\"0\"><pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" \
             state=\"frozen\"/><selection pane=\"bottomLeft\"/></sheetView></sheetViews>\
             <sheetFormatPr defaultRowHeight=\"15\"/>"
        );
        if !frame.columns.is_empty() {
            before.push_str("<cols>");
            for (at, column) in (1..).zip(frame.columns) {
                let width = column.width;
                let _ =
                    write!(before, "<col min=\"{at}\" max=\"{at}\" width=\"{width}\" customWidth=\"1\"/>");
            }
            before.push_str("</cols>");
        }
        before.push_str("<sheetData>");
        let filter =
            if frame.is_filtered() { format!("<autoFilter ref=\"{extent}\"/>") } else { String::new() };
        let after = format!("</sheetData>{filter}</worksheet>");
        Self { part: format!("xl/worksheets/sheet{number}.xml"), before, after }
    }
}

pub(super) const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

// The namespaces of ECMA-376, the standard of Office Open XML.
pub(super) const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const TYPES: &str = "http://schemas.openxmlformats.org/package/2006/content-types";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const EXTENDED: &str = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties";

/// What the archive leads to.
const RELATIONS: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
    <Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
    <Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" \
    Target=\"xl/workbook.xml\"/>\
    <Relationship Id=\"rId2\" Type=\"http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties\" \
    Target=\"docProps/core.xml\"/>\
    <Relationship Id=\"rId3\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/extended-properties\" \
    Target=\"docProps/app.xml\"/></Relationships>";

/// Of which kind each part is.
fn content_types(n_sheets: usize) -> String {
    let kind = "application/vnd.openxmlformats-officedocument.spreadsheetml";
    let mut xml = format!(
        "{DECLARATION}<Types xmlns=\"{TYPES}\"><Default Extension=\"rels\" \
         ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
         <Default Extension=\"xml\" ContentType=\"application/xml\"/>\
         <Override PartName=\"/docProps/core.xml\" ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/>\
         <Override PartName=\"/docProps/app.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.extended-properties+xml\"/>\
         <Override PartName=\"/xl/workbook.xml\" ContentType=\"{kind}.sheet.main+xml\"/>\
         <Override PartName=\"/xl/styles.xml\" ContentType=\"{kind}.styles+xml\"/>"
    );
    for number in 1..=n_sheets {
        let _ = write!(
            xml,
            "<Override PartName=\"/xl/worksheets/sheet{number}.xml\" ContentType=\"{kind}.worksheet+xml\"/>"
        );
    }
    xml + "</Types>"
}

/// The title, who wrote it, and when it was last changed.
fn properties(about: &About<'_>) -> String {
    let mut xml = format!(
        "{DECLARATION}<cp:coreProperties \
         xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" \
         xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:title>"
    );
    push_escaped(&mut xml, &printable(about.title));
    let _ = write!(xml, "</dc:title><dc:description>{NAME} {VERSION}</dc:description>");
    let at = about.modified.parse::<jiff::Timestamp>().ok();
    let at = at.map_or_else(
        || "1980-01-01T00:00:00Z".to_owned(),
        |at| at.strftime("%Y-%m-%dT%H:%M:%SZ").to_string(),
    );
    for name in ["created", "modified"] {
        let _ = write!(xml, "<dcterms:{name} xsi:type=\"dcterms:W3CDTF\">{at}</dcterms:{name}>");
    }
    xml + "</cp:coreProperties>"
}

fn workbook(frames: &[Frame<'_>]) -> String {
    let mut xml = format!(
        "{DECLARATION}<workbook xmlns=\"{MAIN}\" xmlns:r=\"{OFFICE}\"><bookViews><workbookView/></bookViews><sheets>"
    );
    for (number, frame) in (1..).zip(frames) {
        xml.push_str("<sheet name=\"");
        push_escaped(&mut xml, &frame.name);
        let _ = write!(xml, "\" sheetId=\"{number}\" r:id=\"rId{number}\"/>");
    }
    xml.push_str("</sheets>");
    let filtered: Vec<_> = frames.iter().enumerate().filter(|(_, frame)| frame.is_filtered()).collect();
    if !filtered.is_empty() {
        xml.push_str("<definedNames>");
        for (at, frame) in filtered {
            let last = column_name(frame.columns.len().saturating_sub(1));
            let _ = write!(
                xml,
                "<definedName name=\"_xlnm._FilterDatabase\" localSheetId=\"{at}\" hidden=\"1\">'"
            );
            push_escaped(&mut xml, &frame.name.replace('\'', "''"));
            let _ = write!(xml, "'!$A$1:${last}${}</definedName>", frame.n_rows.max(1));
        }
        xml.push_str("</definedNames>");
    }
    xml + "</workbook>"
}

fn workbook_relations(n_sheets: usize) -> String {
    let mut xml = format!("{DECLARATION}<Relationships xmlns=\"{PACKAGE}\">");
    for number in 1..=n_sheets {
        let _ = write!(
            xml,
            "<Relationship Id=\"rId{number}\" Type=\"{OFFICE}/worksheet\" Target=\"worksheets/sheet{number}.xml\"/>"
        );
    }
    let number = n_sheets + 1;
    let _ = write!(xml, "<Relationship Id=\"rId{number}\" Type=\"{OFFICE}/styles\" Target=\"styles.xml\"/>");
    xml + "</Relationships>"
}

/// What a column is called, counted from 0: `A`, … `Z`, `AA`.
pub(super) fn column_name(at: usize) -> String {
    let (mut letters, mut left) = (Vec::new(), at + 1);
    while left > 0 {
        let letter = u8::try_from((left - 1) % 26).unwrap_or_default();
        letters.push(char::from(b'A' + letter));
        left = (left - 1) / 26;
    }
    letters.iter().rev().collect()
}

/// Names that Excel takes for sheets: no more than 31 letters, none of `[]:*?/\`, no apostrophe at an end, each once.
pub(super) fn sheet_names<'n>(wanted: impl IntoIterator<Item = &'n str>) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for wanted in wanted {
        let allowed = printable(wanted).replace(['[', ']', ':', '*', '?', '/', '\\'], "-");
        let allowed = allowed.trim_matches(|c: char| c == '\'' || c.is_whitespace());
        // `History` is Excel's own.
        let allowed =
            if allowed.is_empty() || allowed.eq_ignore_ascii_case("history") { "Sheet" } else { allowed };
        let is_taken = |name: &str| names.iter().any(|known| known.to_lowercase() == name.to_lowercase());
        let numbered = (2_usize..).map(|n| format!(" {n}"));
        let mut tries = std::iter::once(String::new()).chain(numbered).map(|end| shortened(allowed, &end));
        names.extend(tries.find(|name| !is_taken(name)));
    }
    names
}

/// A name with something behind it, as long as names may be.
fn shortened(name: &str, end: &str) -> String {
    let (mut kept, mut n_units) = (String::new(), end.encode_utf16().count());
    for c in name.chars() {
        n_units += c.len_utf16();
        if n_units > MAX_NAME_UNITS {
            break;
        }
        kept.push(c);
    }
    format!("{}{end}", kept.trim_end_matches(|c: char| c == '\'' || c.is_whitespace()))
}

/// A text without control characters.
pub(super) fn printable(text: &str) -> String {
    let is_hidden = |c: char| c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}');
    text.chars().map(|c| if is_hidden(c) { ' ' } else { c }).collect()
}

#[cfg(test)]
mod tests {
    use super::{column_name, sheet_names};

    #[test]
    fn columns_are_named_as_excel_names_them() {
        let named = [0, 25, 26, 701, 702, 16_383].map(column_name);
        assert_eq!(named, ["A", "Z", "AA", "ZZ", "AAA", "XFD"]);
    }

    #[test]
    fn names_of_sheets_are_those_that_excel_takes() {
        let long = "Đoạn mã hóa của tất cả mọi người trong dự án";
        let names =
            sheet_names(["Bài [1]: a/b\\c*?", "", "history", "'nháy'", "a\u{1}b", "Bài", "BÀI", long, long]);
        assert_eq!(
            names,
            [
                "Bài -1-- a-b-c--",
                "Sheet",
                "Sheet 2",
                "nháy",
                "a b",
                "Bài",
                "BÀI 2",
                "Đoạn mã hóa của tất cả mọi ngườ",
                "Đoạn mã hóa của tất cả mọi ng 2"
            ]
        );
    }
}
