//! The archive that an Excel workbook is: its parts, and how they lead to each other.

use crate::documents::archive::Archive;
use crate::documents::document::{DocumentFault, IsStopped};
use crate::documents::xml::{Namespace, Xml, XmlEvent};
use crate::documents::xml_text::XmlText;

/// The namespaces of workbooks, of both kinds of Office Open XML (ECMA-376, parts 1 and 4).
static NAMESPACES: [Namespace; 5] = [
    Namespace { prefix: "", address: "http://schemas.openxmlformats.org/spreadsheetml/2006/main" },
    Namespace { prefix: "", address: "http://purl.oclc.org/ooxml/spreadsheetml/main" },
    Namespace { prefix: "r", address: "http://schemas.openxmlformats.org/officeDocument/2006/relationships" },
    Namespace { prefix: "r", address: "http://purl.oclc.org/ooxml/officeDocument/relationships" },
    Namespace { prefix: "", address: "http://schemas.openxmlformats.org/package/2006/relationships" },
];

/// How many relations a part may have.
const MAX_RELATIONS: usize = 10_000;

/// A workbook's archive.
pub(super) struct Package<'b> {
    archive: Archive<'b>,
    is_stopped: IsStopped<'b>,
}

/// A way from one part to another.
#[derive(Clone, Debug)]
pub(super) struct Relation {
    pub(super) id: String,
    /// The address of its kind.
    kind: String,
    /// The name of the part.
    pub(super) target: String,
}

impl Relation {
    /// Whether it is of a kind, named by the end of its address.
    pub(super) fn is_of(&self, kind: &str) -> bool {
        self.kind.rsplit_once('/').is_some_and(|(_, end)| end == kind)
    }
}

impl<'b> Package<'b> {
    pub(super) fn open(bytes: &'b [u8], is_stopped: IsStopped<'b>) -> Result<Self, DocumentFault> {
        Ok(Self { archive: Archive::open(bytes)?, is_stopped })
    }

    /// The part that the workbook begins with.
    ///
    /// # Errors
    /// Where there is none.
    pub(super) fn main_part(&mut self) -> Result<String, DocumentFault> {
        let told = self.relations("")?.into_iter().find(|relation| relation.is_of("officeDocument"));
        let place = told.map_or_else(|| "xl/workbook.xml".to_owned(), |relation| relation.target);
        // A binary workbook (xlsb) has a part that is no XML.
        let is_xml = place.rsplit_once('.').is_some_and(|(_, ending)| ending.eq_ignore_ascii_case("xml"));
        let is_workbook = is_xml && place.starts_with("xl/") && self.archive.has(&place);
        if is_workbook { Ok(place) } else { Err(DocumentFault::OtherKind) }
    }

    /// The parts that a part leads to; that of the archive itself has no name.
    ///
    /// # Errors
    /// Where what tells them is damaged.
    pub(super) fn relations(&mut self, part: &str) -> Result<Vec<Relation>, DocumentFault> {
        let (folder, name) = part.rsplit_once('/').unwrap_or(("", part));
        let place = format!("{folder}/_rels/{name}.rels");
        let mut relations = Vec::new();
        if !self.archive.has(&place) {
            return Ok(relations);
        }
        let text = self.text(&place)?;
        let mut xml = self.xml(&text);
        while let Some(event) = xml.next_event()? {
            let XmlEvent::Start(tag) = event else { continue };
            let attribute = |name| tag.attribute(name).map(str::to_owned).unwrap_or_default();
            if tag.name == "Relationship" && relations.len() < MAX_RELATIONS {
                let target = resolved(folder, &attribute("Target"));
                relations.push(Relation { id: attribute("Id"), kind: attribute("Type"), target });
            }
        }
        Ok(relations)
    }

    /// The text of a part.
    ///
    /// # Errors
    /// Where it is missing, damaged, or too large.
    pub(super) fn text(&mut self, part: &str) -> Result<XmlText, DocumentFault> {
        XmlText::decoded(&self.archive.read(part)?)
    }

    pub(super) fn xml<'x>(&self, text: &'x XmlText) -> Xml<'x>
    where
        'b: 'x,
    {
        Xml::new(text, &NAMESPACES, self.is_stopped)
    }
}

/// The name of the part that an address leads to from a folder.
fn resolved(folder: &str, address: &str) -> String {
    let (folder, address) = match address.strip_prefix('/') {
        Some(address) => ("", address),
        None => (folder, address),
    };
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in address.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    parts.join("/")
}

/// What was read of a part that the rest can do without; `None` where it is damaged.
///
/// # Errors
/// Where it is too large, or it is asked to stop.
pub(super) fn not_fatal<T>(read: Result<T, DocumentFault>) -> Result<Option<T>, DocumentFault> {
    match read {
        Ok(read) => Ok(Some(read)),
        Err(DocumentFault::Damaged(_) | DocumentFault::NoText | DocumentFault::OtherKind) => Ok(None),
        Err(
            fault @ (DocumentFault::Encrypted
            | DocumentFault::Newer(_)
            | DocumentFault::TooLarge(_)
            | DocumentFault::Stopped),
        ) => Err(fault),
    }
}
