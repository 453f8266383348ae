//! The parts of an Office Open XML package and how they refer to each other: names of parts are never assumed.

use super::archive::Archive;
use super::document::{DocumentFault, IsStopped};
use super::xml::{Namespace, Xml, XmlEvent};
use super::xml_text::XmlText;
use percent_encoding::percent_decode_str;
use std::collections::HashMap;

/// The namespaces of Word's files, of both kinds of Office Open XML (ECMA-376, transitional and strict).
pub(super) const NAMESPACES: &[Namespace] = &[
    Namespace { prefix: "w", address: "http://schemas.openxmlformats.org/wordprocessingml/2006/main" },
    Namespace { prefix: "w", address: "http://purl.oclc.org/ooxml/wordprocessingml/main" },
    Namespace { prefix: "r", address: "http://schemas.openxmlformats.org/officeDocument/2006/relationships" },
    Namespace { prefix: "r", address: "http://purl.oclc.org/ooxml/officeDocument/relationships" },
    Namespace {
        prefix: "wp",
        address: "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    },
    Namespace { prefix: "wp", address: "http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing" },
    Namespace { prefix: "a", address: "http://schemas.openxmlformats.org/drawingml/2006/main" },
    Namespace { prefix: "a", address: "http://purl.oclc.org/ooxml/drawingml/main" },
    Namespace { prefix: "pic", address: "http://schemas.openxmlformats.org/drawingml/2006/picture" },
    Namespace { prefix: "pic", address: "http://purl.oclc.org/ooxml/drawingml/picture" },
    Namespace { prefix: "m", address: "http://schemas.openxmlformats.org/officeDocument/2006/math" },
    Namespace { prefix: "m", address: "http://purl.oclc.org/ooxml/officeDocument/math" },
    Namespace { prefix: "mc", address: "http://schemas.openxmlformats.org/markup-compatibility/2006" },
    Namespace { prefix: "v", address: "urn:schemas-microsoft-com:vml" },
    Namespace { prefix: "o", address: "urn:schemas-microsoft-com:office:office" },
    Namespace { prefix: "rel", address: "http://schemas.openxmlformats.org/package/2006/relationships" },
    Namespace { prefix: "type", address: "http://schemas.openxmlformats.org/package/2006/content-types" },
    Namespace {
        prefix: "core",
        address: "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
    },
    Namespace { prefix: "dc", address: "http://purl.org/dc/elements/1.1/" },
];

/// An open package.
pub(super) struct Package<'b> {
    pub(super) archive: Archive<'b>,
    is_stopped: IsStopped<'b>,
}

/// Where a part refers to.
pub(super) struct Relation {
    /// What its target is to the part: the last word of its type, as `styles`.
    kind: String,
    /// A place in the archive, or an address outside of it.
    pub(super) target: String,
    pub(super) is_external: bool,
}

/// What a part refers to, by the names it has for it.
#[derive(Default)]
pub(super) struct Relations {
    by_id: HashMap<String, Relation>,
    /// The names, in the order of the file.
    order: Vec<String>,
}

impl Relations {
    pub(super) fn by_id(&self, id: &str) -> Option<&Relation> {
        self.by_id.get(id)
    }

    /// The place of the first part of a kind.
    pub(super) fn of_kind(&self, kind: &str) -> Option<&str> {
        let mut relations = self.order.iter().filter_map(|id| self.by_id.get(id));
        let found = relations.find(|relation| relation.kind == kind && !relation.is_external);
        found.map(|relation| relation.target.as_str())
    }
}

impl<'b> Package<'b> {
    pub(super) fn open(bytes: &'b [u8], is_stopped: IsStopped<'b>) -> Result<Self, DocumentFault> {
        Ok(Self { archive: Archive::open(bytes)?, is_stopped })
    }

    /// A part, decoded.
    pub(super) fn text(&mut self, place: &str) -> Result<XmlText, DocumentFault> {
        XmlText::decoded(&self.archive.read(place)?)
    }

    /// Reads a part that was decoded.
    pub(super) fn xml<'x>(&self, text: &'x XmlText) -> Xml<'x>
    where
        'b: 'x,
    {
        Xml::new(text, NAMESPACES, self.is_stopped)
    }

    /// The place of the part that holds the text: as the package refers to it, by its type, or as Word names it.
    pub(super) fn main_part(&mut self) -> Result<String, DocumentFault> {
        let relations = self.relations("")?;
        let referred = relations.of_kind("officeDocument").map(str::to_owned);
        let place = match referred.filter(|place| self.archive.has(place)) {
            Some(place) => Some(place),
            None => self.main_part_by_type()?,
        };
        let place = place.unwrap_or_else(|| "word/document.xml".to_owned());
        if self.archive.has(&place) { Ok(place) } else { Err(DocumentFault::OtherKind) }
    }

    fn main_part_by_type(&mut self) -> Result<Option<String>, DocumentFault> {
        if !self.archive.has("[Content_Types].xml") {
            return Ok(None);
        }
        let text = self.text("[Content_Types].xml")?;
        let mut xml = self.xml(&text);
        while let Some(event) = xml.next_event()? {
            let XmlEvent::Start(tag) = event else { continue };
            let kind = tag.attribute("ContentType").unwrap_or_default();
            // Documents, templates, and both with macros.
            let is_text = kind.contains("wordprocessingml") || kind.contains("ms-word");
            if tag.name == "type:Override" && is_text && kind.ends_with("main+xml") {
                let place = tag.attribute("PartName").map(|name| resolved("", name));
                return Ok(place.filter(|place| self.archive.has(place)));
            }
        }
        Ok(None)
    }

    /// What a part refers to; the package itself is the part without a name.
    pub(super) fn relations(&mut self, part: &str) -> Result<Relations, DocumentFault> {
        let (folder, name) = part.rsplit_once('/').unwrap_or(("", part));
        let slash = if folder.is_empty() { "" } else { "/" };
        let place = format!("{folder}{slash}_rels/{name}.rels");
        let mut relations = Relations::default();
        if !self.archive.has(&place) {
            return Ok(relations);
        }
        let text = self.text(&place)?;
        let mut xml = self.xml(&text);
        while let Some(event) = xml.next_event()? {
            let XmlEvent::Start(tag) = event else { continue };
            let (Some(id), Some(target)) = (tag.attribute("Id"), tag.attribute("Target")) else { continue };
            let is_external = tag.attribute("TargetMode").is_some_and(|mode| mode == "External");
            let target = if is_external { target.to_owned() } else { self.placed(folder, target) };
            let kind = tag.attribute("Type").unwrap_or_default();
            let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
            if relations.by_id.insert(id.to_owned(), Relation { kind, target, is_external }).is_none() {
                relations.order.push(id.to_owned());
            }
        }
        Ok(relations)
    }

    /// The place of a target, as the archive names it.
    fn placed(&self, folder: &str, target: &str) -> String {
        let place = resolved(folder, target);
        if self.archive.has(&place) {
            return place;
        }
        let decoded = percent_decode_str(&place).decode_utf8_lossy().into_owned();
        if self.archive.has(&decoded) { decoded } else { place }
    }
}

/// A target as seen from the top of the archive.
fn resolved(folder: &str, target: &str) -> String {
    let start = if target.starts_with('/') { "" } else { folder };
    let mut parts: Vec<&str> = Vec::new();
    for part in start.split('/').chain(target.split('/')) {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    parts.join("/")
}
