//! Which paragraphs of a PDF are headings: those set larger than the text, and short ones all in bold before text.

use super::document::TextKind;
use super::pdf_fonts::Face;
use super::pdf_measures::whole;
use super::pdf_paragraphs::Paragraph;
use std::collections::HashMap;

/// How much larger than the text headings are.
const LARGER: f64 = 1.15;

/// The most words of a heading.
const MAX_WORDS: usize = 45;

/// The most words of a heading that is only bold.
const MAX_STRONG_WORDS: usize = 25;

/// The fewest words of the two paragraphs that such a heading stands before.
const MIN_TEXT_WORDS: usize = 12;

/// What each paragraph is.
pub(super) fn kinds(paragraphs: &[Paragraph], faces: &[Face]) -> Vec<TextKind> {
    let text = size_of_text(paragraphs);
    let words: Vec<usize> =
        paragraphs.iter().map(|paragraph| paragraph.words().split_whitespace().count()).collect();
    let is_larger = |at: usize| {
        paragraphs.get(at).is_some_and(|paragraph| {
            paragraph.size > text * LARGER
                && words.get(at).is_some_and(|n| *n <= MAX_WORDS)
                && paragraph.words().chars().any(char::is_alphanumeric)
        })
    };
    let mut sizes: Vec<i64> = (0..paragraphs.len())
        .filter(|at| is_larger(*at))
        .filter_map(|at| paragraphs.get(at))
        .map(key)
        .collect();
    sizes.sort_unstable_by(|one, other| other.cmp(one));
    sizes.dedup();
    // The largest is the title where it stands at the head of the first page with text.
    let has_title = paragraphs
        .iter()
        .position(|paragraph| sizes.first() == Some(&key(paragraph)))
        .and_then(|at| paragraphs.get(at))
        .is_some_and(|title| {
            title.y < 0.6 && paragraphs.first().is_some_and(|first| first.page == title.page)
        });
    let first_level = if has_title { 1 } else { 2 };
    let level = |rank: usize| u8::try_from(rank.saturating_add(first_level)).unwrap_or(6).clamp(1, 6);
    let n_sizes = sizes.len();
    paragraphs
        .iter()
        .enumerate()
        .map(|(at, paragraph)| {
            let rank = sizes.iter().position(|size| *size == key(paragraph));
            match rank.filter(|_| is_larger(at)) {
                Some(rank) => TextKind::Heading(level(rank)),
                None if is_strong_heading(at, paragraphs, &words, faces) => {
                    TextKind::Heading(level(n_sizes).max(2))
                }
                None => TextKind::Paragraph,
            }
        })
        .collect()
}

/// Sizes that differ by less than half a point are one.
fn key(paragraph: &Paragraph) -> i64 {
    whole(paragraph.size * 2.0)
}

/// The size in which most letters are set.
fn size_of_text(paragraphs: &[Paragraph]) -> f64 {
    let mut n_letters: HashMap<i64, (usize, f64)> = HashMap::new();
    for paragraph in paragraphs {
        let n: usize = paragraph.pieces.iter().map(|piece| piece.words.len()).sum();
        n_letters.entry(key(paragraph)).or_insert((0, paragraph.size)).0 += n;
    }
    n_letters.into_iter().max_by_key(|(key, (n, _))| (*n, *key)).map_or(0.0, |(_, (_, size))| size)
}

fn is_strong_heading(at: usize, paragraphs: &[Paragraph], words: &[usize], faces: &[Face]) -> bool {
    let is_strong = |paragraph: &Paragraph| {
        let mut pieces = paragraph.pieces.iter().filter(|piece| !piece.words.trim().is_empty());
        pieces.all(|piece| faces.get(piece.manner.face).is_some_and(|face| face.is_strong))
    };
    let (Some(paragraph), Some(next), Some(n)) = (paragraphs.get(at), paragraphs.get(at + 1), words.get(at))
    else {
        return false;
    };
    let n_next: usize = words.iter().skip(at + 1).take(2).sum();
    let says = paragraph.words();
    *n <= MAX_STRONG_WORDS
        && n_next >= MIN_TEXT_WORDS
        && is_strong(paragraph)
        && !is_strong(next)
        && says.chars().any(char::is_alphabetic)
        && !says.ends_with(['.', ',', ';'])
}
