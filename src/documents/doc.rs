//! Documents of Word 97 to 2003, and of Word 6 and 95 as far as their text goes. By [MS-DOC] and [MS-CFB]. Typefaces are
//! kept, since in old Vietnamese files they decide what the letters are.

use super::damage::Damage;
use super::doc_header::Header;
use super::doc_notes::{NotePlace, note_places};
use super::doc_pieces::pieces;
use super::doc_setting::Parts;
use super::doc_spans::{SpanKind, spans};
use super::doc_styles::{Styles, font_names};
use super::doc_text::{Losses, Walk};
use super::document::{Block, Document, DocumentFault, IsStopped, LeftOut, LeftOutKind, Limit, TextKind};
use super::paragraph_flow::joined;
use std::io::{Cursor, Read};

/// The largest file that is read, in bytes.
pub const MAX_BYTES: usize = 64 << 20;

/// What such a file begins with.
const SIGNATURE: [u8; 8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

/// The container that such a file is.
type Container<'b> = cfb::CompoundFile<Cursor<&'b [u8]>>;

/// Reads a Word document of the old format.
///
/// # Errors
/// Where it is none, is damaged, encrypted or too large, or reading was stopped.
pub fn read(bytes: &[u8], is_stopped: IsStopped) -> Result<Document, DocumentFault> {
    if !bytes.starts_with(&SIGNATURE) {
        return Err(DocumentFault::OtherKind);
    }
    if bytes.len() > MAX_BYTES {
        return Err(DocumentFault::TooLarge(Limit::Bytes));
    }
    let damaged = |_: std::io::Error| DocumentFault::Damaged(Damage::Contents);
    let mut file = Container::open(Cursor::new(bytes)).map_err(damaged)?;
    // What newer programs encrypt lies in such a file whole.
    if file.is_stream("/EncryptedPackage") {
        return Err(DocumentFault::Encrypted);
    }
    if !file.is_stream("/WordDocument") {
        return Err(DocumentFault::OtherKind);
    }
    let mut stream = |name: &str| {
        let mut held = Vec::new();
        let limit = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        // Of a stream that breaks off, what was read is kept.
        let is_whole =
            file.open_stream(name).and_then(|stream| stream.take(limit).read_to_end(&mut held)).is_ok();
        (held, is_whole)
    };
    let (text, is_whole) = stream("/WordDocument");
    let header = Header::read(&text).ok_or(DocumentFault::OtherKind)?;
    if header.is_encrypted {
        return Err(DocumentFault::Encrypted);
    }
    if is_stopped() {
        return Err(DocumentFault::Stopped);
    }
    let name = if header.has_first_table { "/1Table" } else { "/0Table" };
    let (tables, has_tables) = if header.is_old { (text.clone(), true) } else { stream(name) };
    let n_damaged = usize::from(!is_whole) + usize::from(!has_tables);
    read_streams(&header, &text, &tables, is_stopped, n_damaged)
}

fn read_streams(
    header: &Header,
    stream: &[u8],
    tables: &[u8],
    is_stopped: IsStopped,
    mut n_damaged: usize,
) -> Result<Document, DocumentFault> {
    let parts = Parts {
        stream,
        pieces: pieces(header, stream, tables),
        letters: spans(header.letter_pages.of(tables), stream, SpanKind::Letters),
        paragraphs: spans(header.paragraph_pages.of(tables), stream, SpanKind::Paragraphs),
        styles: Styles::read(header.styles.of(tables)),
        fonts: font_names(header.fonts.of(tables)),
    };
    let lengths = header.lengths;
    if parts.pieces.is_empty() && lengths.body > 1 {
        return Err(DocumentFault::Damaged(Damage::TextElsewhere));
    }
    let n_chars = parts.pieces.last().map_or(0, |piece| piece.end);
    n_damaged += usize::from(n_chars < lengths.body);
    let notes = note_places(header, tables);
    let body = Walk::new(&parts).read(0..lengths.body, &notes, is_stopped)?;
    let mut losses = body.losses;
    let mut document = Document { blocks: body.blocks, ..Document::default() };
    let before_boxes = [lengths.footnotes, lengths.heads, lengths.macros, lengths.remarks, lengths.endnotes];
    let boxes_at = before_boxes.iter().fold(lengths.body, |sum, n| sum.saturating_add(*n));
    let boxes = Walk::new(&parts).read(boxes_at..boxes_at.saturating_add(lengths.boxes), &[], is_stopped)?;
    losses.add(boxes.losses);
    document.blocks.extend(boxes.blocks);
    for note in notes {
        let note = read_note(&parts, &note, &mut losses, is_stopped)?;
        document.blocks.extend(note);
    }
    let counts = [
        (LeftOutKind::Pictures, losses.n_pictures),
        (LeftOutKind::Letters, losses.n_letters),
        (LeftOutKind::DamagedParts, n_damaged),
    ];
    let left_out = counts.into_iter().filter(|(_, n)| *n > 0);
    document.left_out = left_out.map(|(what, n)| LeftOut { what, n }).collect();
    Ok(document)
}

fn read_note(
    parts: &Parts,
    note: &NotePlace,
    losses: &mut Losses,
    is_stopped: IsStopped,
) -> Result<Option<Block>, DocumentFault> {
    let read = Walk::new(parts).read(note.words.clone(), &[], is_stopped)?;
    losses.add(read.losses);
    let mut runs = joined(read.blocks);
    if let Some(first) = runs.first_mut() {
        first.text = first.text.trim_start().to_owned();
    }
    let kind = TextKind::Note { number: note.number };
    Ok((!runs.is_empty()).then_some(Block::Text { kind, runs }))
}

impl Losses {
    fn add(&mut self, other: Self) {
        self.n_pictures += other.n_pictures;
        self.n_letters += other.n_letters;
    }
}
