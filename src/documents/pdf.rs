//! Reads a PDF: a page description, in which glyphs have places and words, lines and paragraphs are only seen. The
//! glyphs come from the crates `hayro-syntax` and `hayro-font`; what they make up is found here, in the files `pdf_*`.
//! (Those of the same kind in `exchange` write PDFs.)

use super::damage::Damage;
use super::document::{Block, Document, DocumentFault, IsStopped, LeftOut, LeftOutKind, Limit};
use super::pdf_boilerplate::{PageLines, leave_out_boilerplate};
use super::pdf_columns::in_order;
use super::pdf_content::letters;
use super::pdf_facts::facts;
use super::pdf_fonts::Fonts;
use super::pdf_glyphs::is_private;
use super::pdf_headings::kinds;
use super::pdf_layers::Layers;
use super::pdf_limits::{Budget, MAX_FILE_BYTES, MAX_OBJECTS, MAX_PAGES, has_many_open_objects};
use super::pdf_lines::lines;
use super::pdf_marks::Marks;
use super::pdf_measures::count;
use super::pdf_paragraphs::paragraphs;
use super::pdf_streams::are_tables_within;
use hayro_syntax::{DecryptionError, LoadPdfError, Pdf};

/// The share of letters that cannot be read from which on a text is none.
const MAX_UNREADABLE: f64 = 0.2;

/// How many bytes may stand before the head of the file (ISO 32000-1, annex H.3).
const HEAD_BYTES: usize = 1_024;

/// The text of a PDF with its headings, the remarks that readers have left in it, and what it says of itself. Running
/// heads and page numbers are left out. Letters in old fonts are Latin-1 with the font's name.
///
/// # Errors
/// Where the file is none, is damaged, encrypted with a password, too large, a scan, or unreadable for want of a table
/// of letters; and where it was asked to stop.
pub fn read(bytes: &[u8], is_stopped: IsStopped<'_>) -> Result<Document, DocumentFault> {
    let head = bytes.get(..HEAD_BYTES.min(bytes.len())).unwrap_or_default();
    if memchr::memmem::find(head, b"%PDF-").is_none() {
        return Err(DocumentFault::OtherKind);
    }
    if bytes.len() > MAX_FILE_BYTES || !are_tables_within(bytes) {
        return Err(DocumentFault::TooLarge(Limit::Bytes));
    }
    if has_many_open_objects(bytes) {
        return Err(DocumentFault::Damaged(Damage::EndlessObjects));
    }
    if is_stopped() {
        return Err(DocumentFault::Stopped);
    }
    let pdf = Pdf::new(bytes.to_vec()).map_err(|error| match error {
        LoadPdfError::Decryption(
            DecryptionError::PasswordProtected | DecryptionError::UnsupportedAlgorithm,
        ) => DocumentFault::Encrypted,
        LoadPdfError::Decryption(_) => DocumentFault::Damaged(Damage::Decryption),
        LoadPdfError::Invalid => DocumentFault::Damaged(Damage::NoPages),
    })?;
    if pdf.len() > MAX_OBJECTS || pdf.pages().len() > MAX_PAGES {
        return Err(DocumentFault::TooLarge(Limit::Parts));
    }
    read_pages(&pdf, is_stopped)
}

fn read_pages(pdf: &Pdf, is_stopped: IsStopped<'_>) -> Result<Document, DocumentFault> {
    let mut fonts = Fonts::new();
    let mut budget = Budget::new(is_stopped);
    let mut marks = Marks::new();
    let layers = Layers::of(pdf.xref());
    let mut pages = Vec::new();
    for (number, page) in pdf.pages().iter().enumerate() {
        budget.begin_page()?;
        let mut letters = letters(page, &mut fonts, &layers, &mut budget)?;
        let heading = letters.keep_readable();
        marks.put(page, heading, &mut letters);
        let height = letters.size.height;
        pages.push(PageLines { lines: lines(number, &letters, &mut marks), height });
    }
    let n_without_text = pages.iter().filter(|page| page.lines.is_empty()).count();
    let n_unreadable = unreadable_letters(&pages)?;
    leave_out_boilerplate(&mut pages);
    let faces = fonts.into_faces();
    let heights: Vec<f64> = pages.iter().map(|page| page.height).collect();
    let lines: Vec<_> = pages.into_iter().flat_map(|page| in_order(page.lines)).collect();
    if is_stopped() {
        return Err(DocumentFault::Stopped);
    }
    let mut paragraphs = paragraphs(&lines, &faces, &mut marks);
    for paragraph in &mut paragraphs {
        paragraph.y /= heights.get(paragraph.page).copied().unwrap_or(1.0).max(1.0);
    }
    let kinds = kinds(&paragraphs, &faces);
    let blocks = paragraphs
        .iter()
        .zip(kinds)
        .map(|(paragraph, kind)| Block::Text { kind, runs: paragraph.runs(&faces, &marks) });
    let blocks = blocks.collect();
    let left_out = [(LeftOutKind::PagesWithoutText, n_without_text), (LeftOutKind::Letters, n_unreadable)];
    Ok(Document {
        facts: facts(pdf),
        blocks,
        remarks: marks.remarks,
        pictures: Vec::new(),
        left_out: left_out.into_iter().filter(|(_, n)| *n > 0).map(|(what, n)| LeftOut { what, n }).collect(),
    })
}

/// How many letters the file does not tell.
///
/// # Errors
/// Where they are too many, or where there is no letter at all.
fn unreadable_letters(pages: &[PageLines]) -> Result<usize, DocumentFault> {
    let pieces = pages.iter().flat_map(|page| &page.lines).flat_map(|line| &line.pieces);
    let (mut n, mut n_unreadable) = (0, 0);
    for c in pieces.flat_map(|piece| piece.words.chars()).filter(|c| *c != ' ') {
        n += 1;
        n_unreadable += usize::from(c == '\u{FFFD}' || is_private(c));
    }
    if n == 0 || count(n_unreadable) > count(n) * MAX_UNREADABLE {
        return Err(DocumentFault::NoText);
    }
    Ok(n_unreadable)
}
