//! Small Excel workbooks, written by hand so that they can hold what no program writes.

use crate::zip_writing::zipped;
use std::fmt::Write as _;

const MAIN: &str = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" \
                    xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";

const PACKAGE: &str = "xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"";

const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// A sheet: its attributes in the workbook, and its rows as XML.
pub struct Sheet<'a> {
    pub state: &'a str,
    pub rows: &'a str,
}

/// A workbook of these sheets, with the content of its list of strings and of its formats.
pub fn workbook(sheets: &[Sheet<'_>], strings: &str, styles: &str) -> Vec<u8> {
    let mut listed = String::new();
    let mut relations = String::new();
    let mut parts: Vec<(String, String)> = Vec::new();
    let relation = |id: &str, kind: &str, target: &str| {
        format!("<Relationship Id=\"{id}\" Type=\"{OFFICE}/{kind}\" Target=\"{target}\"/>")
    };
    for (at, sheet) in sheets.iter().enumerate() {
        let (state, rows) = (sheet.state, sheet.rows);
        write!(listed, "<sheet name=\"S{at}\" sheetId=\"{}\" {state} r:id=\"s{at}\"/>", at + 1)
            .expect("memory");
        relations.push_str(&relation(&format!("s{at}"), "worksheet", &format!("worksheets/sheet{at}.xml")));
        let sheet = format!("<worksheet {MAIN}><sheetData>{rows}</sheetData></worksheet>");
        parts.push((format!("xl/worksheets/sheet{at}.xml"), sheet));
    }
    relations.push_str(&relation("strings", "sharedStrings", "/xl/sharedStrings.xml"));
    relations.push_str(&relation("styles", "styles", "styles.xml"));
    parts.push(("xl/sharedStrings.xml".to_owned(), format!("<sst {MAIN}>{strings}</sst>")));
    parts.push(("xl/styles.xml".to_owned(), format!("<styleSheet {MAIN}>{styles}</styleSheet>")));
    let book = format!("<workbook {MAIN}><sheets>{listed}</sheets></workbook>");
    parts.push(("xl/workbook.xml".to_owned(), book));
    let relations = format!("<Relationships {PACKAGE}>{relations}</Relationships>");
    parts.push(("xl/_rels/workbook.xml.rels".to_owned(), relations));
    let root = relation("b", "officeDocument", "xl/workbook.xml");
    parts.push(("_rels/.rels".to_owned(), format!("<Relationships {PACKAGE}>{root}</Relationships>")));
    let parts: Vec<(&str, &[u8])> =
        parts.iter().map(|(name, content)| (name.as_str(), content.as_bytes())).collect();
    zipped(&parts)
}

/// Words as they stand in XML.
pub fn escaped(words: &str) -> String {
    words.replace('&', "&amp;").replace('<', "&lt;").replace('\r', "&#13;")
}
