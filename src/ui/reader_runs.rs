//! The words of an article as runs of text, a row of a paragraph each, so that a screen reader tells them by letter,
//! syllable, line and paragraph; and places in the article as places in runs, and back. A character is what a selection
//! grows by: a grapheme.

use super::placed::Placed;
use super::reader_far::Far;
use super::reader_ui::reader_id;
use crate::session::Selection;
use crate::text::boundaries::{Unit, next_start};
use crate::text::positions::Span;
use egui::accesskit::{Node, NodeId, Role, TextDirection, TextPosition, TextSelection};
use egui::{Galley, Id, Pos2, Rect};
use std::sync::Arc;
use unicode_segmentation::UnicodeSegmentation as _;

/// Characters of a run at most, its line end aside, and bytes of a character: both are counted in eight bits.
const MAX_CHARS: usize = 254;
const MAX_CHAR_BYTES: usize = 255;

/// A row of a paragraph, or a part of a very long row.
#[derive(Clone, Debug)]
pub struct Run {
    /// Its node.
    pub id: Id,
    /// Its bytes in the article, without the line end.
    pub span: Span,
    value: String,
    lengths: Vec<u8>,
    /// Left edges of its characters in their row, and their widths, in px.
    lefts: Vec<f32>,
    widths: Vec<f32>,
    word_starts: Vec<u8>,
    /// Where its row stands, from the paragraph's first letter.
    row: Rect,
    /// Whether its letters go from right to left.
    is_rtl: bool,
    /// The runs before and after it on the same row.
    previous: Option<Id>,
    next: Option<Id>,
}

/// A paragraph that a screen reader knows of.
#[derive(Clone, Debug)]
pub struct Paragraph {
    /// Its node.
    pub id: Id,
    /// Its bytes.
    pub span: Span,
    /// Its rows.
    pub runs: Arc<Vec<Run>>,
    galley: Arc<Galley>,
}

/// What a screen reader knows of: the paragraphs in sight and a screen around, in order, and the text further away.
/// Nothing while none listens.
#[derive(Clone, Debug, Default)]
pub struct Told {
    /// The paragraphs.
    pub paragraphs: Vec<Paragraph>,
    /// What was selected.
    pub selected: Option<Selection>,
    /// The node of the article.
    pub document: Option<Id>,
    /// The text further away.
    pub far: Far,
}

impl Paragraph {
    /// A paragraph with its runs: those of `before`, where its shape is the same.
    #[must_use]
    pub fn new(placed: &Placed, text: &str, ends_line: bool, before: &Told) -> Self {
        let galley = &placed.shaped.galley;
        let is_same = |known: &&Self| Arc::ptr_eq(&known.galley, galley) && known.span == placed.span;
        let known = before.paragraphs.iter().find(is_same).map(|known| Arc::clone(&known.runs));
        Self {
            id: before.document().with(("line", placed.span.start)),
            span: placed.span,
            runs: known.unwrap_or_else(|| Arc::new(runs(before.document(), placed, text, ends_line))),
            galley: Arc::clone(galley),
        }
    }
}

/// The runs of a paragraph. The last one holds its line end, where the line ends with it.
fn runs(document: Id, placed: &Placed, text: &str, ends_line: bool) -> Vec<Run> {
    let words = placed.span.of(text);
    let mut word_starts = std::iter::successors(Some(0), |at| Some(next_start(words, *at, Unit::Syllable)))
        .take_while(|at| *at < words.len())
        .peekable();
    let mut runs: Vec<Run> = Vec::new();
    let rows = placed.rows.iter().zip(&placed.shaped.galley.rows);
    for (bytes, row) in rows {
        let mut run =
            Run { is_rtl: placed.is_rtl_at(bytes.start), ..Run::new(document, bytes.start, row.rect()) };
        let (mut glyph, mut byte) = (0, bytes.start);
        for length in character_lengths(bytes.of(text)) {
            let is_rtl = placed.is_rtl_at(byte);
            let is_turned = is_rtl != run.is_rtl && !run.lengths.is_empty();
            if run.lengths.len() == MAX_CHARS || is_turned {
                let next = Run { previous: Some(run.id), is_rtl, ..Run::new(document, byte, row.rect()) };
                run.next = Some(next.id);
                runs.push(std::mem::replace(&mut run, next));
            }
            let character = text.get(byte..byte + usize::from(length)).unwrap_or_default();
            let n_glyphs = character.chars().count();
            let left = row.glyphs.get(glyph).map_or(row.size.x, |first| first.pos.x);
            let part = row.glyphs.get(glyph..glyph + n_glyphs).unwrap_or_default();
            let right = part.iter().map(|glyph| glyph.pos.x + glyph.advance_width).fold(left, f32::max);
            while word_starts.next_if(|at| placed.span.start + at < byte).is_some() {}
            let is_word_start = word_starts.next_if(|at| placed.span.start + at == byte).is_some();
            run.add(character, left, right, is_word_start);
            (glyph, byte) = (glyph + n_glyphs, byte + character.len());
        }
        runs.extend((!run.lengths.is_empty()).then_some(run));
    }
    if ends_line && let Some(last) = runs.last_mut() {
        last.end_line();
    }
    runs
}

/// The lengths of the characters of a text, in bytes. A letter under more marks than can be counted comes apart.
fn character_lengths(words: &str) -> impl Iterator<Item = u8> {
    words.graphemes(true).flat_map(|grapheme| {
        let mut lengths: Vec<u8> = Vec::with_capacity(1);
        if let Ok(length) = u8::try_from(grapheme.len()) {
            lengths.push(length);
            return lengths;
        }
        let mut length = 0;
        for c in grapheme.chars() {
            if length + c.len_utf8() > MAX_CHAR_BYTES {
                lengths.extend(u8::try_from(length));
                length = 0;
            }
            length += c.len_utf8();
        }
        lengths.extend(u8::try_from(length));
        lengths
    })
}

impl Run {
    fn new(document: Id, start: usize, row: Rect) -> Self {
        Self {
            id: document.with(("run", start)),
            span: Span { start, end: start },
            value: String::new(),
            lengths: Vec::new(),
            lefts: Vec::new(),
            widths: Vec::new(),
            word_starts: Vec::new(),
            row,
            is_rtl: false,
            previous: None,
            next: None,
        }
    }

    /// Adds a character that stands between two places in its row, in px.
    fn add(&mut self, character: &str, left: f32, right: f32, is_word_start: bool) {
        self.word_starts.extend(u8::try_from(self.lengths.len()).ok().filter(|_| is_word_start));
        self.lengths.extend(u8::try_from(character.len()));
        self.lefts.push(left);
        self.widths.push(right - left);
        self.value.push_str(character);
        self.span.end += character.len();
    }

    fn end_line(&mut self) {
        let end = if self.is_rtl { self.left() } else { self.right() };
        self.value.push('\n');
        self.lengths.push(1);
        self.lefts.push(end);
        self.widths.push(0.0);
    }

    fn left(&self) -> f32 {
        let first = if self.is_rtl { self.lefts.last() } else { self.lefts.first() };
        first.copied().unwrap_or_default()
    }

    fn right(&self) -> f32 {
        let right = |at: usize| Some(self.lefts.get(at)? + self.widths.get(at)?);
        let last = if self.is_rtl { 0 } else { self.lefts.len().saturating_sub(1) };
        right(last).unwrap_or_default()
    }

    /// How far from where it begins each character begins, in the direction in which they go, in px.
    fn positions(&self) -> Vec<f32> {
        let (left, right) = (self.left(), self.right());
        let characters = self.lefts.iter().zip(&self.widths);
        if self.is_rtl {
            characters.map(|(x, width)| right - x - width).collect()
        } else {
            characters.map(|(x, _)| x - left).collect()
        }
    }

    /// Tells a node what the run is; `origin` is where the paragraph's first letter stands in the window.
    pub fn tell(&self, node: &mut Node, origin: Pos2) {
        let (left, right) = (self.left(), self.right());
        let row = self.row.translate(origin.to_vec2());
        node.set_role(Role::TextRun);
        node.set_text_direction(if self.is_rtl {
            TextDirection::RightToLeft
        } else {
            TextDirection::LeftToRight
        });
        node.set_value(self.value.as_str());
        node.set_character_lengths(self.lengths.as_slice());
        node.set_character_positions(self.positions());
        node.set_character_widths(self.widths.as_slice());
        node.set_word_starts(self.word_starts.as_slice());
        node.set_bounds(egui::accesskit::Rect {
            x0: (row.left() + left).into(),
            y0: row.top().into(),
            x1: (row.left() + right).into(),
            y1: row.bottom().into(),
        });
        if let Some(previous) = self.previous {
            node.set_previous_on_line(previous.accesskit_id());
        }
        if let Some(next) = self.next {
            node.set_next_on_line(next.accesskit_id());
        }
    }

    /// The byte a character begins at; the end of the text of the run where there are fewer.
    fn byte_of(&self, character: usize) -> usize {
        let before: usize = self.lengths.iter().take(character).map(|length| usize::from(*length)).sum();
        (self.span.start + before).min(self.span.end)
    }

    /// The place of a byte; of one that lies outside, the nearest in the run.
    fn position_of(&self, byte: usize) -> TextPosition {
        let byte = byte.clamp(self.span.start, self.span.end);
        let mut at = self.span.start;
        let is_before = |length: &&u8| {
            at += usize::from(**length);
            at <= byte
        };
        TextPosition {
            node: self.id.accesskit_id(),
            character_index: self.lengths.iter().take_while(is_before).count(),
        }
    }
}

impl Told {
    /// The node of the article.
    #[must_use]
    pub fn document(&self) -> Id {
        self.document.unwrap_or_else(reader_id)
    }

    /// The runs, in order.
    pub fn runs(&self) -> impl Iterator<Item = &Run> {
        self.paragraphs.iter().flat_map(|paragraph| paragraph.runs.iter())
    }

    /// Where a place in a run stands in the article; `None` for a run that is told no more.
    #[must_use]
    pub fn byte_of(&self, position: &TextPosition) -> Option<usize> {
        let run = self.runs().find(|run| run.id.accesskit_id() == position.node)?;
        Some(run.byte_of(position.character_index))
    }

    /// The bytes of a paragraph or a run by its node.
    #[must_use]
    pub fn span_of(&self, node: NodeId) -> Option<Span> {
        let paragraph = self.paragraphs.iter().find(|paragraph| paragraph.id.accesskit_id() == node);
        let run = || self.runs().find(|run| run.id.accesskit_id() == node).map(|run| run.span);
        paragraph.map(|paragraph| paragraph.span).or_else(run).or_else(|| self.far.span_of(node))
    }

    /// A range as places in runs, those of its ends that are told of none at the nearest; `None` where all of it lies
    /// before or after what is told of.
    #[must_use]
    pub fn selection(&self, wanted: Selection) -> Option<TextSelection> {
        let span = wanted.span();
        let (first, last) = (self.runs().next()?, self.paragraphs.last()?.runs.last()?);
        if span.end < first.span.start || last.span.end < span.start {
            return None;
        }
        let start = self.runs().take_while(|run| run.span.start <= span.start).last().unwrap_or(first);
        let end = self.runs().take_while(|run| run.span.start < span.end).last().unwrap_or(first);
        let start = start.position_of(span.start);
        let end = if span.is_empty() { start } else { end.position_of(span.end) };
        let (anchor, focus) = if wanted.anchor <= wanted.focus { (start, end) } else { (end, start) };
        Some(TextSelection { anchor, focus })
    }

    /// A caret at the first run that begins at a byte or after it, else at the last.
    #[must_use]
    pub fn caret_from(&self, byte: usize) -> Option<TextSelection> {
        let run = self.runs().find(|run| run.span.start >= byte).or_else(|| self.runs().last())?;
        let at = run.position_of(run.span.start);
        Some(TextSelection { anchor: at, focus: at })
    }
}
