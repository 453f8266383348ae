//! Word documents (docx): the text in the order of its body, with what is inserted and without what is deleted.
//!
//! Rules that other readers get wrong: text boxes and content controls are read, of two
//! forms of the same content one is taken, and the old Vietnamese typefaces are told, since they decide what letters are.

use super::damage::Damage;
use super::document::{Block, Document, DocumentFacts, DocumentFault, IsStopped};
use super::docx_body::{Body, ReadPart};
use super::docx_context::Context;
use super::docx_marks::{Aside, Marks};
use super::docx_package::{Package, Relations};
use super::facts::{authors, said};
use super::optional::or_nothing;
use super::xml::XmlEvent;

/// How the older container of Word begins (MS-CFB, 2.2), which an encrypted docx has too.
const COMPOUND_FILE: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

/// Reads a Word document.
///
/// # Errors
/// Where the bytes are no such document, it is encrypted, damaged or too large, has no text, or it is asked to stop.
pub fn read(bytes: &[u8], is_stopped: IsStopped<'_>) -> Result<Document, DocumentFault> {
    if bytes.starts_with(COMPOUND_FILE) {
        return Err(if is_encrypted(bytes) { DocumentFault::Encrypted } else { DocumentFault::OtherKind });
    }
    let mut package = Package::open(bytes, is_stopped)?;
    let place = package.main_part()?;
    let relations = package.relations(&place)?;
    let facts = package.relations("")?;
    let facts = facts.of_kind("core-properties").unwrap_or("docProps/core.xml");
    let facts = facts_of(&mut package, facts);
    let mut context = Context::open(package, &relations)?;
    let facts = or_nothing(facts, &mut context.n_damaged)?;
    let mut marks = Marks::default();
    let comments = read_asides(&mut context, &mut marks, &relations, &["comments"])?;
    marks.take_comments(comments.asides);
    let body = Body::read(&mut context, &relations, &mut marks, &place)?;
    let mut blocks = body.blocks;
    if marks.has_notes() {
        let mut notes = read_asides(&mut context, &mut marks, &relations, &["footnotes", "endnotes"])?;
        blocks.append(&mut notes.blocks);
        blocks.extend(marks.note_blocks(notes.asides));
    }
    let is_text = |block: &Block| match block {
        Block::Text { .. } | Block::Row { .. } => true,
        Block::Picture { .. } => false,
    };
    if !blocks.iter().any(is_text) {
        let is_damaged = context.n_damaged > 0;
        return Err(if is_damaged {
            DocumentFault::Damaged(Damage::Part(place))
        } else {
            DocumentFault::NoText
        });
    }
    let left_out = context.left_out();
    Ok(Document { facts, blocks, remarks: marks.remarks, pictures: context.pictures.taken, left_out })
}

/// Whether a compound file has the entry of an encrypted package (MS-OFFCRYPTO, 1.3.2).
fn is_encrypted(bytes: &[u8]) -> bool {
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    memchr::memmem::find(bytes, &name).is_some()
}

/// Reads the parts of these kinds, which hold notes or comments, and the pictures in them.
fn read_asides(
    context: &mut Context<'_>,
    marks: &mut Marks,
    relations: &Relations,
    kinds: &[&str],
) -> Result<ReadPart, DocumentFault> {
    let mut asides: Vec<Aside> = Vec::new();
    let mut blocks: Vec<Block> = Vec::new();
    for kind in kinds {
        let Some(place) = relations.of_kind(kind) else { continue };
        let own = context.package.relations(place);
        let own = or_nothing(own, &mut context.n_damaged)?;
        let read = Body::read(context, &own, marks, place);
        let mut part = or_nothing(read, &mut context.n_damaged)?;
        asides.append(&mut part.asides);
        blocks.append(&mut part.blocks);
    }
    Ok(ReadPart { blocks, asides })
}

/// What the file says of the article. The day on which the file was made is not that of the article.
fn facts_of(package: &mut Package<'_>, place: &str) -> Result<DocumentFacts, DocumentFault> {
    let mut facts = DocumentFacts::default();
    if !package.archive.has(place) {
        return Ok(facts);
    }
    let text = package.text(place)?;
    let mut xml = package.xml(&text);
    while let Some(event) = xml.next_event()? {
        let XmlEvent::Start(tag) = event else { continue };
        match tag.name.as_str() {
            "dc:title" => facts.title = said(&xml.text()?),
            "dc:creator" => facts.author = authors(&xml.text()?),
            _ => {}
        }
    }
    Ok(facts)
}
