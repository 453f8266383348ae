//! Where codings stand whose program is not sure how it counts: in code points or UTF-16 units, with the byte order mark or
//! without, a CRLF as two or as one. Each coding is taken as its words say.

use super::told_text::{CharSpan, Counting, ToldSpan, ToldText, Unit, comparable};
use crate::documents::document::{DocumentFault, IsStopped};

/// A text that codings stand in, and how they may be counted.
pub(super) struct CodedText {
    pub(super) text: ToldText,
    /// Other ways to count than by code points, as far as they make a difference in it.
    countings: Vec<Counting>,
}

/// A place and the words that stand there.
#[derive(Clone, Debug)]
pub(super) struct ToldPlace {
    span: ToldSpan,
    /// As they can be compared; empty where they are not told.
    quote: String,
}

impl ToldPlace {
    /// A place as a table tells it; a negative number is no place.
    pub(super) fn new(start: Option<i64>, end: Option<i64>, quote: &str) -> Self {
        let at = |number: Option<i64>| number.and_then(|number| usize::try_from(number).ok());
        let span = at(start).zip(at(end)).map(|(start, end)| ToldSpan { start, end });
        Self { span: span.unwrap_or(ToldSpan { start: 0, end: 0 }), quote: comparable(quote) }
    }
}

impl CodedText {
    pub(super) fn new(told: String) -> Self {
        let countings = countings(&told);
        Self { text: ToldText::new(told), countings }
    }

    /// Where places stand in the reading text: by the first counting under which their words stand there, else by code
    /// points.
    ///
    /// # Errors
    /// A stop.
    pub(super) fn spans(
        &self,
        places: &[ToldPlace],
        is_stopped: IsStopped<'_>,
    ) -> Result<Vec<Option<CharSpan>>, DocumentFault> {
        let told: Vec<ToldSpan> = places.iter().map(|place| place.span).collect();
        let mut found = self.text.spans(Counting::CODE_POINTS, &told);
        let index = CharIndex::new(self.text.reading());
        let is_open = |span: Option<CharSpan>, quote: &str| !quote.is_empty() && !index.is_at(span, quote);
        let pairs = found.iter().zip(places).enumerate();
        let mut open: Vec<usize> =
            pairs.filter(|(_, (span, place))| is_open(**span, &place.quote)).map(|(at, _)| at).collect();
        for counting in &self.countings {
            if is_stopped() {
                return Err(DocumentFault::Stopped);
            }
            let told: Vec<ToldSpan> = open.iter().filter_map(|at| told.get(*at)).copied().collect();
            let mut left = Vec::new();
            for (at, span) in open.into_iter().zip(self.text.spans(*counting, &told)) {
                let is_there = places.get(at).is_some_and(|place| index.is_at(span, &place.quote));
                match found.get_mut(at).filter(|_| is_there) {
                    Some(place) => *place = span,
                    None => left.push(at),
                }
            }
            open = left;
        }
        Ok(found)
    }
}

/// The ways to count that make a difference in a text, but for code points without its mark.
fn countings(told: &str) -> Vec<Counting> {
    let units: &[Unit] = if told.chars().any(|c| c.len_utf16() > 1) {
        &[Unit::CodePoints, Unit::Utf16]
    } else {
        &[Unit::CodePoints]
    };
    let ends: &[bool] = if told.contains("\r\n") { &[false, true] } else { &[false] };
    let marks: &[bool] = if told.starts_with('\u{feff}') { &[false, true] } else { &[false] };
    let mut countings = Vec::new();
    for unit in units {
        for has_joined_ends in ends {
            for has_mark in marks {
                countings.push(Counting {
                    unit: *unit,
                    has_mark: *has_mark,
                    has_joined_ends: *has_joined_ends,
                });
            }
        }
    }
    countings.retain(|counting| *counting != Counting::CODE_POINTS);
    countings
}

/// Letters between two marks of the index.
const LETTERS: usize = 256;

/// A text whose letters are found by their number without going through it from its begin.
struct CharIndex<'t> {
    text: &'t str,
    /// The byte at which every [`LETTERS`]th letter begins.
    marks: Vec<usize>,
}

impl<'t> CharIndex<'t> {
    fn new(text: &'t str) -> Self {
        Self { text, marks: text.char_indices().step_by(LETTERS).map(|(at, _)| at).collect() }
    }

    /// Whether these words stand there; white space is all one.
    fn is_at(&self, span: Option<CharSpan>, quote: &str) -> bool {
        let Some(span) = span else { return false };
        // White space makes a difference of some letters, and what is much longer need not be looked at.
        let n_chars = span.end.saturating_sub(span.start);
        let n_quote = quote.chars().count();
        if n_chars > n_quote.saturating_mul(4).saturating_add(LETTERS) {
            return false;
        }
        let begin =
            self.marks.get(span.start / LETTERS).and_then(|at| self.text.get(*at..)).unwrap_or_default();
        let words: String = begin.chars().skip(span.start % LETTERS).take(n_chars).collect();
        comparable(&words) == quote
    }
}
