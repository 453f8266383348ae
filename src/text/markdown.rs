//! The reading text of a Markdown file: what a reader reads of it, one line a block, the marks gone.
//!
//! `docs/files.md` says what becomes of every kind of block; golden files hold it, so that a newer parser that reads
//! one otherwise fails a test. The order of the file is kept, footnotes included, so that positions in the file and in
//! the reading text go the same way.

use super::front_matter::{FrontMatter, HeadFacts, front_matter};
use super::markdown_walk::Walk;
use super::reading_text::hex;
use super::sheet::{NextLine, Part, Setting, Sheet};
use super::source_map::{Piece, SourceMap};
use super::styles::{BlockKind, Styles};
use sha2::{Digest, Sha256};

/// What a Markdown file comes to.
pub(super) struct Markdown {
    pub(super) text: String,
    pub(super) styles: Styles,
    pub(super) head: HeadFacts,
    /// The line of the file where its head could not be read.
    pub(super) unreadable_head: Option<usize>,
    pub(super) map: SourceMap,
}

/// Reads a file's text, decoded and normalised.
pub(super) fn read(raw: &str) -> Markdown {
    let mut sheet = Sheet::new(raw);
    let (mut head, mut unreadable_head, mut body) = (HeadFacts::default(), None, 0);
    if let Some((found, span)) = front_matter(raw) {
        body = span.end;
        match found {
            FrontMatter::Read(facts) => head = facts,
            FrontMatter::Unreadable { line } => {
                unreadable_head = Some(line);
                show_head(&mut sheet, span.of(raw));
            }
        }
    }
    let mut sheet = Walk::over(raw, body, sheet);
    sheet.compose();
    let map = map_of(raw, &sheet.text, &sheet.parts);
    Markdown { text: sheet.text, styles: sheet.styles, head, unreadable_head, map }
}

/// Shows a head as it stands, at the beginning of the file.
fn show_head(sheet: &mut Sheet<'_>, head: &str) {
    let mut start = 0;
    for line in head.split_inclusive('\n') {
        sheet.begin_line(
            NextLine {
                kind: BlockKind::Head,
                list_depth: 0,
                quote_depth: 0,
                is_continued: start > 0,
                is_after_rule: false,
            },
            "",
        );
        sheet.copy(start..start + line.trim_end_matches('\n').len(), &Setting::default());
        sheet.end_line();
        start += line.len();
    }
}

fn map_of(raw: &str, text: &str, parts: &[Part]) -> SourceMap {
    let (mut source, mut reading) = (Counter::of(raw), Counter::of(text));
    let pieces = parts.iter().map(|part| Piece {
        from: source.chars_to(part.from.start)..source.chars_to(part.from.end),
        to: reading.chars_to(part.to.start)..reading.chars_to(part.to.end),
        is_copy: part.is_copy,
    });
    let pieces = pieces.collect();
    let mut lines = Counter::of(raw);
    let starts = std::iter::once(0).chain(memchr::memchr_iter(b'\n', raw.as_bytes()).map(|end| end + 1));
    let line_starts = starts.map(|start| lines.chars_to(start)).collect();
    let sha256 = hex(&Sha256::digest(raw.as_bytes())).into();
    SourceMap::new(sha256, lines.chars_to(raw.len()), pieces, line_starts)
}

/// Counts the code points of a text on the way through it.
struct Counter<'t> {
    text: &'t str,
    byte: usize,
    n_chars: usize,
}

impl<'t> Counter<'t> {
    fn of(text: &'t str) -> Self {
        Self { text, byte: 0, n_chars: 0 }
    }

    /// The code points before a byte, which lies no earlier than the last one.
    fn chars_to(&mut self, byte: usize) -> usize {
        self.n_chars += self.text.get(self.byte..byte).map_or(0, |passed| passed.chars().count());
        self.byte = byte;
        self.n_chars
    }
}
