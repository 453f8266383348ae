//! The lines of an article as blocks of the column. Very long lines are cut into pieces, so that a text without line
//! ends is laid out as quickly as any other.

use crate::text::boundaries::grapheme_boundary_before_or_at;
use crate::text::positions::Span;
use crate::text::sentences::sentences_in_line;
use crate::text::structure::{Label, Structure};

/// A line longer than this many bytes is cut into pieces of about half as many, at the ends of sentences where there
/// are any. A page of a book has about 2,700; shaping 4,000 takes less than a frame.
const LONGEST_BYTES: usize = 8_192;
const PIECE_BYTES: usize = 4_096;

/// How far back from the end of a piece the end of a sentence is looked for, in bytes.
const LOOK_BACK_BYTES: usize = 1_024;

/// One line of the text, or a piece of a very long one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// The number of its line, from 1.
    pub line: usize,
    /// The number of its paragraph: of its line among those that are not blank, from 1.
    pub paragraph: usize,
    /// Its range, without the line end.
    pub span: Span,
    /// What it is.
    pub label: Label,
    /// Whether the line goes on in the next block.
    pub is_unfinished: bool,
    /// Whether it goes on with the line of the block before.
    pub is_continued: bool,
    /// The fold it belongs to, named by the line it begins with; `None` for what is always shown.
    pub fold: Option<usize>,
    /// How many lines the fold holds, told by its first block.
    pub fold_size: usize,
}

/// The blocks of a text. Lines aside from what is read fold together where they stand together.
#[must_use]
pub fn blocks(text: &str, structure: &Structure) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::with_capacity(structure.lines.len());
    // The first line and the first block of the fold that is going on.
    let mut fold: Option<(usize, usize)> = None;
    for (at, line) in structure.lines.iter().enumerate() {
        let paragraph = at + 1;
        if structure.is_quarantined(line) {
            let (_, head) = *fold.get_or_insert((line.number, blocks.len()));
            if let Some(head) = blocks.get_mut(head) {
                head.fold_size += 1;
            }
        } else {
            fold = None;
        }
        let is_first = fold.is_some_and(|(first, _)| first == line.number);
        let is_whole = line.span.len() <= LONGEST_BYTES;
        let cut = if is_whole { Vec::new() } else { pieces(text, line.span) };
        let pieces = if is_whole { std::slice::from_ref(&line.span) } else { cut.as_slice() };
        let n_pieces = pieces.len();
        for (at, span) in pieces.iter().copied().enumerate() {
            blocks.push(Block {
                line: line.number,
                paragraph,
                span,
                label: line.label,
                is_unfinished: at + 1 < n_pieces,
                is_continued: at > 0,
                fold: fold.map(|(first, _)| first),
                fold_size: usize::from(is_first && at == 0),
            });
        }
    }
    blocks
}

/// The pieces of a very long line.
fn pieces(text: &str, line: Span) -> Vec<Span> {
    let mut pieces = Vec::new();
    let mut rest = line;
    while rest.len() > LONGEST_BYTES {
        let end = piece_end(text, rest);
        pieces.push(Span { start: rest.start, end });
        rest.start = end;
    }
    pieces.push(rest);
    pieces
}

/// Where the first piece of a very long line ends: after a sentence, else after a word, else after a letter.
fn piece_end(text: &str, line: Span) -> usize {
    let until = text.floor_char_boundary(line.start + PIECE_BYTES);
    let from = text.floor_char_boundary(until - LOOK_BACK_BYTES);
    let near = Span { start: from, end: until };
    let sentences = sentences_in_line(text, near);
    // The last one may go on beyond what was looked at.
    let after_sentence = sentences.iter().rev().nth(1).map(|sentence| sentence.end);
    let after_word = || near.of(text).rfind(char::is_whitespace).map(|at| from + at);
    let Some(end) = after_sentence.or_else(after_word) else {
        let end = grapheme_boundary_before_or_at(text, until);
        return if end > line.start { end } else { until };
    };
    // The white space after it goes with it: a piece begins with a letter.
    let white: usize = text
        .get(end..line.end)
        .unwrap_or_default()
        .chars()
        .take_while(|c| c.is_whitespace())
        .map(char::len_utf8)
        .sum();
    end + white
}
