//! *My Clippings.txt* of a Kindle as a study: a book is a source whose text is not known, a highlight a coding, and a note is
//! the note of the highlight that it stands at. The device only ever appends, so a highlight that was made longer is in
//! the file in all its lengths.

use super::facts::ArticleFacts;
use super::found_study::FoundStudy;
use super::kindle_line::{ClippingKind, ClippingLine, ClippingPlace, PlaceUnit};
use super::study::Coding;
use super::study_parts::{StudyParts, add_words, fact};
use super::told_text::comparable;
use crate::documents::document::{DocumentFault, IsStopped, LeftOutKind, Limit};

/// What stands between clippings.
const SEPARATOR: &str = "==========";

/// How large a file may be, in bytes: those of years are some megabytes, and clippings of a few bytes each take many times
/// as much memory.
const MAX_BYTES: usize = 16 << 20;

/// After how many clippings it is asked whether to stop.
const CLIPPINGS_BETWEEN_QUESTIONS: usize = 256;

/// How many neighbours in a book a clipping is compared with, which keeps reading linear.
const MAX_NEIGHBOURS: usize = 32;

/// Reads clippings. A note without a highlight goes to the memo of its book; bookmarks, highlights without words and those
/// that a publisher does not let out count as passages outside. Times are those of the device as if in UTC.
///
/// # Errors
/// Where the bytes are no clippings or too large, or a stop.
pub fn read(bytes: &[u8], is_stopped: IsStopped<'_>) -> Result<FoundStudy, DocumentFault> {
    if bytes.len() > MAX_BYTES {
        return Err(DocumentFault::TooLarge(Limit::Bytes));
    }
    let text = String::from_utf8_lossy(bytes);
    let mut reading = Reading::default();
    for (number, lines) in records(&text).into_iter().enumerate() {
        if number.is_multiple_of(CLIPPINGS_BETWEEN_QUESTIONS) && is_stopped() {
            return Err(DocumentFault::Stopped);
        }
        reading.take(&lines);
    }
    if !reading.has_clippings {
        return Err(DocumentFault::OtherKind);
    }
    let n_letters = text.matches('\u{fffd}').count();
    reading.parts.leave_out(LeftOutKind::Letters, n_letters);
    reading.finish()
}

/// The lines of the clippings, without the blank ones at their beginning.
fn records(text: &str) -> Vec<Vec<&str>> {
    let mut records = vec![Vec::new()];
    for line in text.lines() {
        let line = line.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
        let Some(record) = records.last_mut() else { continue };
        if line == SEPARATOR {
            records.push(Vec::new());
        } else if !(line.is_empty() && record.is_empty()) {
            record.push(line);
        }
    }
    records.retain(|record| !record.is_empty());
    records
}

/// A highlight or a note.
struct Clipping {
    source: usize,
    place: ClippingPlace,
    words: String,
    created: String,
}

#[derive(Default)]
struct Reading {
    parts: StudyParts,
    highlights: Vec<Clipping>,
    notes: Vec<Clipping>,
    /// Those of which the language does not tell whether they are highlights or notes.
    unknown: Vec<Clipping>,
    has_clippings: bool,
}

impl Reading {
    fn take(&mut self, lines: &[&str]) {
        let [title, line, words @ ..] = lines else {
            return self.parts.leave_out(LeftOutKind::DamagedParts, 1);
        };
        if !line.starts_with(['-', '–']) {
            return self.parts.leave_out(LeftOutKind::DamagedParts, 1);
        }
        self.has_clippings = true;
        let line = ClippingLine::read(line);
        let source = self.parts.source(title, || facts_of(title));
        let words = words.join("\n").trim().to_owned();
        let is_withheld = words.starts_with('<') && words.ends_with('>');
        if line.kind == ClippingKind::Bookmark || words.is_empty() || is_withheld {
            return self.parts.leave_out(LeftOutKind::PassagesOutside, 1);
        }
        let place = line.place.unwrap_or_default();
        let clipping = Clipping { source, place, words, created: line.created };
        match line.kind {
            ClippingKind::Note => self.notes.push(clipping),
            ClippingKind::Unknown if place.start == place.end => self.unknown.push(clipping),
            ClippingKind::Highlight | ClippingKind::Bookmark | ClippingKind::Unknown => {
                self.highlights.push(clipping);
            }
        }
    }

    fn finish(mut self) -> Result<FoundStudy, DocumentFault> {
        // One that says of a single place is a note where a highlight stands there.
        let places = Places::new(&self.highlights);
        let (notes, highlights): (Vec<_>, Vec<_>) =
            self.unknown.into_iter().partition(|clipping| places.find(&self.highlights, clipping).is_some());
        self.notes.extend(notes);
        self.highlights.extend(highlights);
        let highlights = latest(self.highlights);
        let coder = if highlights.is_empty() { 0 } else { self.parts.coder("") };
        let places = Places::new(&highlights);
        let mut notes: Vec<Vec<Clipping>> = highlights.iter().map(|_| Vec::new()).collect();
        for note in self.notes {
            match places.find(&highlights, &note).and_then(|at| notes.get_mut(at)) {
                Some(notes) => notes.push(note),
                None => self.parts.add_memo(note.source, &format!("{}: {}", shown(note.place), note.words)),
            }
        }
        for (highlight, notes) in highlights.into_iter().zip(notes) {
            self.parts.study.codings.push(Coding {
                source: highlight.source,
                coder,
                quote: highlight.words,
                place: Some(shown(highlight.place)),
                note: note_of(&notes),
                created: highlight.created,
                ..Coding::unplaced()
            });
        }
        self.parts.finish()
    }
}

/// The notes at a highlight as one; one that goes on where an earlier one ended stands for both.
fn note_of(notes: &[Clipping]) -> Option<String> {
    let mut note = None;
    let mut notes = notes.iter().peekable();
    while let Some(earlier) = notes.next() {
        if notes.peek().is_none_or(|later| !later.words.starts_with(&earlier.words)) {
            add_words(&mut note, &earlier.words);
        }
    }
    note
}

/// The highlights without those of which a later one at the same place has all the words.
fn latest(mut highlights: Vec<Clipping>) -> Vec<Clipping> {
    let words: Vec<String> = highlights.iter().map(|highlight| comparable(&highlight.words)).collect();
    let places = Places::new(&highlights);
    let mut is_replaced = vec![false; highlights.len()];
    for (rank, &one) in places.order.iter().enumerate() {
        for &other in places.order.iter().skip(rank + 1).take(MAX_NEIGHBOURS) {
            let (Some(first), Some(second)) = (highlights.get(one), highlights.get(other)) else { continue };
            let is_overlapping = first.source == second.source
                && first.place.unit == second.place.unit
                && second.place.start <= first.place.end;
            if !is_overlapping {
                break;
            }
            let (early, late) = (one.min(other), one.max(other));
            let (Some(short), Some(long)) = (words.get(early), words.get(late)) else { continue };
            if long.contains(short.as_str())
                && let Some(is_replaced) = is_replaced.get_mut(early)
            {
                *is_replaced = true;
            }
        }
    }
    let mut is_replaced = is_replaced.into_iter();
    highlights.retain(|_| !is_replaced.next().unwrap_or_default());
    highlights
}

/// Clippings in the order of their books and places.
struct Places {
    /// Indices.
    order: Vec<usize>,
}

impl Places {
    fn new(clippings: &[Clipping]) -> Self {
        let mut order: Vec<usize> = (0..clippings.len()).collect();
        order.sort_by_key(|at| clippings.get(*at).map(|clipping| (clipping.source, clipping.place)));
        Self { order }
    }

    /// The highlight that a note stands at: one that ends there, else one that goes over it, the latest of them.
    fn find(&self, highlights: &[Clipping], note: &Clipping) -> Option<usize> {
        let place = (note.source, note.place.unit, note.place.end);
        let begins = |clipping: &Clipping| (clipping.source, clipping.place.unit, clipping.place.start);
        let n_before =
            self.order.partition_point(|at| highlights.get(*at).is_some_and(|h| begins(h) <= place));
        let before = self.order.get(..n_before)?.iter().rev().take(MAX_NEIGHBOURS);
        let near = before.filter_map(|at| Some((*at, highlights.get(*at)?)));
        let near = near.filter(|(_, highlight)| {
            (highlight.source, highlight.place.unit) == (note.source, note.place.unit)
                && highlight.place.end >= note.place.end
        });
        near.max_by_key(|(at, highlight)| (highlight.place.end == note.place.end, *at)).map(|(at, _)| at)
    }
}

fn shown(place: ClippingPlace) -> String {
    let unit = match place.unit {
        PlaceUnit::Location => "loc.",
        PlaceUnit::Page => "p.",
    };
    if place.start == place.end {
        format!("{unit} {}", place.start)
    } else {
        format!("{unit} {}–{}", place.start, place.end)
    }
}

/// What the first line tells: `Title (Author)`, where both may have brackets of their own.
fn facts_of(line: &str) -> ArticleFacts {
    let mut depth = 0_usize;
    let mut opening = None;
    for (at, c) in line.char_indices().rev() {
        match c {
            ')' | '）' => depth += 1,
            '(' | '（' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 {
            opening = Some(at).filter(|_| matches!(c, '(' | '（'));
            break;
        }
    }
    let parts = opening.and_then(|at| line.split_at_checked(at));
    let (title, author) = parts.filter(|(title, _)| !title.trim().is_empty()).unwrap_or((line, ""));
    let is_bracket = |c: char| matches!(c, '(' | '（' | ')' | '）');
    let author = author.strip_prefix(is_bracket).and_then(|author| author.strip_suffix(is_bracket));
    let title = fact(title);
    ArticleFacts {
        path: title.clone().unwrap_or_default(),
        title,
        author: author.and_then(fact),
        ..ArticleFacts::default()
    }
}
