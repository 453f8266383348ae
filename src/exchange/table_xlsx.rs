//! A table in an Excel workbook: its first visible sheet that holds something. Rows are read one after the other, and the
//! limits of the archive, of the cells and of their text hold before anything takes memory.

use super::table::Table;
use super::xlsx_formats::Formats;
use super::xlsx_package::{Package, Relation, not_fatal};
use super::xlsx_sheet::SheetReading;
use super::xlsx_strings::SharedStrings;
use crate::documents::document::{DocumentFault, IsStopped, LeftOut, LeftOutKind};
use crate::documents::xml::XmlEvent;

/// How the older container of Office begins (MS-CFB, 2.2), which an encrypted workbook has too.
const COMPOUND_FILE: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

/// A workbook, open for reading.
pub struct Workbook<'b> {
    package: Package<'b>,
    /// The parts of the visible sheets, in the order of their tabs.
    sheets: Vec<String>,
    strings: SharedStrings,
    formats: Formats,
    /// How many parts could not be read.
    n_damaged: usize,
}

/// Reads the first visible sheet that has rows.
///
/// # Errors
/// Where the bytes are no such workbook, it is encrypted, damaged or too large, its sheets are empty, or it is asked to
/// stop.
pub fn read(bytes: &[u8], is_stopped: IsStopped<'_>) -> Result<Table, DocumentFault> {
    let mut workbook = Workbook::open(bytes, is_stopped)?;
    let mut fault = DocumentFault::NoText;
    for at in 0..workbook.n_sheets() {
        match workbook.table(at) {
            Err(DocumentFault::NoText) => {}
            Err(damaged @ DocumentFault::Damaged(_)) => fault = damaged,
            read => return read,
        }
    }
    Err(fault)
}

impl<'b> Workbook<'b> {
    /// Opens a workbook: reads what its sheets share.
    ///
    /// # Errors
    /// Where the bytes are no such workbook, it is encrypted, damaged or too large, or it is asked to stop.
    pub fn open(bytes: &'b [u8], is_stopped: IsStopped<'b>) -> Result<Self, DocumentFault> {
        if bytes.starts_with(COMPOUND_FILE) {
            return Err(if is_encrypted(bytes) {
                DocumentFault::Encrypted
            } else {
                DocumentFault::OtherKind
            });
        }
        let mut package = Package::open(bytes, is_stopped)?;
        let place = package.main_part()?;
        let book = Book::read(&mut package, &place)?;
        let relations = package.relations(&place)?;
        let sheet_of = |id: &String| {
            let is_sheet = |relation: &&Relation| relation.id == *id && relation.is_of("worksheet");
            relations.iter().find(is_sheet).map(|relation| relation.target.clone())
        };
        let sheets = book.visible.iter().filter_map(sheet_of).collect();
        let part = |kind: &str| relations.iter().find(|relation| relation.is_of(kind));
        let strings = part("sharedStrings").map(|part| SharedStrings::read(&mut package, &part.target));
        let strings = strings.map_or(Ok(None), not_fatal)?;
        let formats = part("styles").map(|part| Formats::read(&mut package, &part.target));
        let formats = formats.map_or(Ok(None), not_fatal)?;
        let n_damaged = usize::from(part("sharedStrings").is_some() && strings.is_none())
            + usize::from(part("styles").is_some() && formats.is_none());
        let mut formats = formats.unwrap_or_default();
        formats.is_from_1904 = book.is_from_1904;
        Ok(Self { package, sheets, strings: strings.unwrap_or_default(), formats, n_damaged })
    }

    /// How many sheets are visible.
    #[must_use]
    pub fn n_sheets(&self) -> usize {
        self.sheets.len()
    }

    /// The table of a visible sheet, counted from 0.
    ///
    /// # Errors
    /// Where there is no such sheet, it is damaged, empty or too large, or it is asked to stop.
    pub fn table(&mut self, sheet: usize) -> Result<Table, DocumentFault> {
        let Some(place) = self.sheets.get(sheet) else { return Err(DocumentFault::NoText) };
        let text = self.package.text(place)?;
        let reading = SheetReading::new(self.package.xml(&text), &self.strings, &self.formats);
        let mut table = reading.read()?;
        if self.n_damaged > 0 {
            table.left_out.push(LeftOut { what: LeftOutKind::DamagedParts, n: self.n_damaged });
        }
        Ok(table)
    }
}

/// Whether a compound file has the entry of an encrypted package (MS-OFFCRYPTO, 1.3.2).
fn is_encrypted(bytes: &[u8]) -> bool {
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    memchr::memmem::find(bytes, &name).is_some()
}

/// What the part of the workbook itself says.
#[derive(Default)]
struct Book {
    /// The relations of the sheets that are shown.
    visible: Vec<String>,
    /// Whether days are counted from 1904, as Excel for Mac once did.
    is_from_1904: bool,
}

impl Book {
    fn read(package: &mut Package<'_>, place: &str) -> Result<Self, DocumentFault> {
        let text = package.text(place)?;
        let mut xml = package.xml(&text);
        let mut book = Self::default();
        while let Some(event) = xml.next_event()? {
            let XmlEvent::Start(tag) = event else { continue };
            match tag.name.as_str() {
                "workbookPr" => {
                    book.is_from_1904 = matches!(tag.attribute("date1904"), Some("1" | "true" | "on"));
                }
                "sheet" if !matches!(tag.attribute("state"), Some("hidden" | "veryHidden")) => {
                    book.visible.extend(tag.attribute("r:id").map(str::to_owned));
                }
                _ => {}
            }
        }
        Ok(book)
    }
}
