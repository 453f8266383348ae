//! From the lines of a PDF to paragraphs: lines are put together, words that a line's end has cut are joined.

use super::document::{Run, RunStyle};
use super::pdf_flow::{Flow, is_other_size};
use super::pdf_fonts::Face;
use super::pdf_joins::{Join, join};
use super::pdf_lines::{Line, Manner, Piece};
use super::pdf_marks::Marks;

/// How many paragraphs back one is looked for that goes on behind notes and captions.
const N_BACK: usize = 4;

/// A paragraph.
pub(super) struct Paragraph {
    pub(super) pieces: Vec<Piece>,
    pub(super) size: f64,
    /// The page it begins on, and how far down, of 1.
    pub(super) page: usize,
    pub(super) y: f64,
    /// Its last line, among all.
    last: usize,
}

impl Paragraph {
    pub(super) fn words(&self) -> String {
        self.pieces.iter().map(|piece| piece.words.as_str()).collect()
    }
}

/// The paragraphs of lines in the order of reading.
pub(super) fn paragraphs(lines: &[Line], faces: &[Face], marks: &mut Marks) -> Vec<Paragraph> {
    let flow = Flow::new(lines, faces);
    let mut paragraphs: Vec<Paragraph> = Vec::new();
    // The first line of the paragraph that goes on, and its place.
    let (mut first, mut current) = (0, 0);
    for (at, line) in lines.iter().enumerate() {
        let open = if flow.begins_paragraph(first, at) {
            first = at;
            open_before(&paragraphs, lines, &flow, at)
        } else {
            Some(current)
        };
        if let Some((open, paragraph)) = open.and_then(|open| Some((open, paragraphs.get_mut(open)?))) {
            paragraph.take(line, at, faces, marks);
            current = open;
            continue;
        }
        current = paragraphs.len();
        let pieces = line.pieces.clone();
        paragraphs.push(Paragraph { pieces, size: line.size, page: line.page, y: line.y, last: at });
    }
    paragraphs
}

/// The paragraph that a line at the head of a page or column goes on with, over notes and captions between.
fn open_before(paragraphs: &[Paragraph], lines: &[Line], flow: &Flow<'_>, at: usize) -> Option<usize> {
    let (line, before) = (lines.get(at)?, lines.get(at.checked_sub(1)?)?);
    let is_head = before.page != line.page || line.y < before.y;
    if !is_head || !is_other_size(before, line) || before.size > line.size {
        return None;
    }
    let candidates = paragraphs.iter().enumerate().rev().take(N_BACK);
    let mut open = candidates.take_while(|(_, paragraph)| paragraph.size <= line.size * 1.05);
    let (open, paragraph) = open.find(|(_, paragraph)| paragraph.size > before.size * 1.05)?;
    let begins_small = line.first_char().is_some_and(char::is_lowercase);
    (begins_small && flow.goes_on_elsewhere(paragraph.last, at)).then_some(open)
}

impl Paragraph {
    fn take(&mut self, line: &Line, at: usize, faces: &[Face], marks: &mut Marks) {
        self.last = at;
        let (Some(last), Some(first)) = (self.pieces.last_mut(), line.pieces.first()) else { return };
        let is_old = faces.get(last.manner.face).is_some_and(|face| face.old_font.is_some());
        match if is_old && last.words.ends_with('\u{AD}') {
            Join::Space
        } else {
            join(&last.words, &first.words)
        } {
            Join::Space => {
                let mark = marks.common(last.manner.mark, first.manner.mark);
                let manner = Manner { mark, is_raised: false, ..last.manner };
                if manner == last.manner {
                    last.words.push(' ');
                } else {
                    self.pieces.push(Piece { words: " ".to_owned(), manner });
                }
            }
            Join::Nothing => {}
            Join::WithoutHyphen => {
                last.words.pop();
            }
        }
        for piece in &line.pieces {
            match self.pieces.last_mut() {
                Some(last) if last.manner == piece.manner => {
                    last.words.push_str(&piece.words);
                }
                _ => self.pieces.push(piece.clone()),
            }
        }
    }

    /// Its runs; a hyphen that would have stood at a line's end is no letter.
    pub(super) fn runs(&self, faces: &[Face], marks: &Marks) -> Vec<Run> {
        let mut runs: Vec<Run> = Vec::new();
        for piece in &self.pieces {
            let face = faces.get(piece.manner.face).cloned().unwrap_or_default();
            // In old fonts it is a letter.
            let text = match face.old_font {
                Some(_) => piece.words.clone(),
                None => piece.words.replace('\u{AD}', ""),
            };
            let set = marks.sets.get(piece.manner.mark).cloned().unwrap_or_default();
            let style = RunStyle {
                is_strong: face.is_strong,
                is_emphasis: face.is_emphasis,
                is_note_number: piece.manner.is_raised && is_note_number(&text, runs.last()),
                link: set.link,
                font: face.old_font,
                remarks: set.remarks,
            };
            match runs.last_mut() {
                Some(run) if run.style == style => run.text.push_str(&text),
                _ if text.is_empty() => {}
                _ => runs.push(Run { text, style }),
            }
        }
        runs
    }
}

/// Whether raised words are the number of a note: behind a word or a stop, and no power of a unit (km²).
fn is_note_number(words: &str, before: Option<&Run>) -> bool {
    let is_number = words.len() <= 3 && words.chars().all(|c| c.is_ascii_digit() || c == '*');
    let before = before.map_or("", |run| run.text.as_str());
    let last = before.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    let is_behind_word = match last.chars().count() {
        0 => before.ends_with(['.', ',', ';', ':', '!', '?', '”', '"', ')', '»']),
        1 | 2 => !UNITS.contains(&last),
        _ => true,
    };
    is_number && is_behind_word
}

/// What has powers.
const UNITS: [&str; 8] = ["m", "km", "cm", "dm", "mm", "ha", "s", "x"];
