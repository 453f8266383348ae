//! ODF texts (odt), packed or as one XML file (fodt): the text in its order, without what was deleted.

use super::archive::Archive;
use super::damage::Damage;
use super::document::{Block, Document, DocumentFacts, DocumentFault, IsStopped, LeftOut, LeftOutKind};
use super::odt_body::{Body, ReadText, read_facts};
use super::odt_styles::Styles;
use super::optional::or_nothing;
use super::xml::{Namespace, Xml, XmlEvent};
use super::xml_text::XmlText;
use std::collections::HashSet;

/// What a text calls itself; templates and texts of several parts have more behind it.
const MEDIA_TYPE: &str = "application/vnd.oasis.opendocument.text";

/// The namespaces of an ODF text (ODF 1.3, part 3).
const NAMESPACES: &[Namespace] = &[
    Namespace { prefix: "office", address: "urn:oasis:names:tc:opendocument:xmlns:office:1.0" },
    Namespace { prefix: "text", address: "urn:oasis:names:tc:opendocument:xmlns:text:1.0" },
    Namespace { prefix: "table", address: "urn:oasis:names:tc:opendocument:xmlns:table:1.0" },
    Namespace { prefix: "draw", address: "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" },
    Namespace { prefix: "style", address: "urn:oasis:names:tc:opendocument:xmlns:style:1.0" },
    Namespace { prefix: "fo", address: "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" },
    Namespace { prefix: "svg", address: "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" },
    Namespace { prefix: "meta", address: "urn:oasis:names:tc:opendocument:xmlns:meta:1.0" },
    Namespace { prefix: "manifest", address: "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" },
    Namespace { prefix: "xlink", address: "http://www.w3.org/1999/xlink" },
    Namespace { prefix: "dc", address: "http://purl.org/dc/elements/1.1/" },
];

/// Reads an ODF text.
///
/// # Errors
/// Where the bytes are no such text, it is encrypted, damaged or too large, has no text, or it is asked to stop.
pub fn read(bytes: &[u8], is_stopped: IsStopped<'_>) -> Result<Document, DocumentFault> {
    let start = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes).trim_ascii_start();
    if start.starts_with(b"<") {
        let text = XmlText::decoded(bytes)?;
        let read = read_text(&text, &mut Styles::default(), None, is_stopped)?;
        return document(read, 0);
    }
    let mut archive = Archive::open(bytes)?;
    admit(&mut archive, is_stopped)?;
    let mut n_damaged = 0;
    let styles = read_styles(&mut archive, is_stopped);
    let mut styles = or_nothing(styles, &mut n_damaged)?;
    let facts = facts_of(&mut archive, is_stopped);
    let facts = or_nothing(facts, &mut n_damaged)?;
    let text = XmlText::decoded(&archive.read("content.xml")?)?;
    let mut read = read_text(&text, &mut styles, Some(&mut archive), is_stopped)?;
    read.facts = facts;
    document(read, n_damaged)
}

/// Whether an archive is a text that can be read.
fn admit(archive: &mut Archive<'_>, is_stopped: IsStopped<'_>) -> Result<(), DocumentFault> {
    if !archive.has("content.xml") {
        return Err(DocumentFault::OtherKind);
    }
    if archive.has("mimetype") && !archive.read("mimetype")?.trim_ascii().starts_with(MEDIA_TYPE.as_bytes()) {
        return Err(DocumentFault::OtherKind);
    }
    if archive.has("META-INF/manifest.xml") {
        let text = XmlText::decoded(&archive.read("META-INF/manifest.xml")?)?;
        let mut xml = Xml::new(&text, NAMESPACES, is_stopped);
        while let Some(event) = xml.next_event()? {
            if matches!(event, XmlEvent::Start(tag) if tag.name == "manifest:encryption-data") {
                return Err(DocumentFault::Encrypted);
            }
        }
    }
    Ok(())
}

fn read_styles(archive: &mut Archive<'_>, is_stopped: IsStopped<'_>) -> Result<Styles, DocumentFault> {
    let mut styles = Styles::default();
    if !archive.has("styles.xml") {
        return Ok(styles);
    }
    let text = XmlText::decoded(&archive.read("styles.xml")?)?;
    let mut xml = Xml::new(&text, NAMESPACES, is_stopped);
    while let Some(event) = xml.next_event()? {
        match event {
            // The styles of headers and footers, which may have the names of styles of the text.
            XmlEvent::Start(tag)
                if matches!(tag.name.as_str(), "office:automatic-styles" | "office:master-styles") =>
            {
                xml.skip()?;
            }
            XmlEvent::Start(tag) => {
                styles.take(&tag, &mut xml)?;
            }
            XmlEvent::End(_) | XmlEvent::Text(_) => {}
        }
    }
    Ok(styles)
}

fn facts_of(archive: &mut Archive<'_>, is_stopped: IsStopped<'_>) -> Result<DocumentFacts, DocumentFault> {
    if !archive.has("meta.xml") {
        return Ok(DocumentFacts::default());
    }
    let text = XmlText::decoded(&archive.read("meta.xml")?)?;
    read_facts(&mut Xml::new(&text, NAMESPACES, is_stopped))
}

/// Reads the file that holds the text.
fn read_text<'b>(
    text: &XmlText,
    styles: &mut Styles,
    archive: Option<&mut Archive<'b>>,
    is_stopped: IsStopped<'b>,
) -> Result<ReadText, DocumentFault> {
    // A comment whose end is missing would last to the end of the text.
    let mut ended = HashSet::new();
    if memchr::memmem::find(text.text.as_bytes(), b"annotation-end").is_some() {
        let mut xml = Xml::new(text, NAMESPACES, is_stopped);
        while let Some(event) = xml.next_event()? {
            let XmlEvent::Start(tag) = event else { continue };
            if tag.name == "office:annotation-end" {
                ended.extend(tag.attribute("office:name").map(str::to_owned));
            }
        }
    }
    Body::read(&mut Xml::new(text, NAMESPACES, is_stopped), styles, archive, ended)
}

fn document(read: ReadText, n_damaged: usize) -> Result<Document, DocumentFault> {
    if !read.is_text {
        return Err(DocumentFault::OtherKind);
    }
    let is_text = |block: &Block| match block {
        Block::Text { .. } | Block::Row { .. } => true,
        Block::Picture { .. } => false,
    };
    if !read.blocks.iter().any(is_text) {
        let damaged = DocumentFault::Damaged(Damage::Part("content.xml".to_owned()));
        return Err(if read.is_damaged { damaged } else { DocumentFault::NoText });
    }
    let n_damaged = n_damaged.saturating_add(usize::from(read.is_damaged));
    let counts = [(LeftOutKind::Pictures, read.pictures.n_left_out), (LeftOutKind::DamagedParts, n_damaged)];
    let left_out = counts.into_iter().filter(|(_, n)| *n > 0).map(|(what, n)| LeftOut { what, n }).collect();
    Ok(Document {
        facts: read.facts,
        blocks: read.blocks,
        remarks: read.remarks,
        pictures: read.pictures.taken,
        left_out,
    })
}
