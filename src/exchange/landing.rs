//! The codings of a study are put on the words of a text: at the position that is told, if its words are those that are
//! told; else where those words stand. What has words but no place is kept all the same, to be placed by hand.

use super::study::Coding;
use super::told_text::comparable;
use crate::text::anchor::{Anchor, occurrences};
use crate::text::boundaries::{snap_to_graphemes, trimmed};
use crate::text::decode::nfc;
use crate::text::positions::Span;
use crate::text::reading_text::{ReadingText, hex};
use crate::text::refinding::Refinder;
use sha2::{Digest, Sha256};
use std::cell::OnceCell;
use std::sync::Arc;

/// How a coding stands to a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Landing {
    /// Its words stand at the position that is told, or no words are told.
    AtPosition,
    /// Its words stand elsewhere.
    Elsewhere,
    /// Its words do not stand in the text, or in several places.
    Lost,
}

/// A coding on a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Landed {
    /// Its passage; that of a lost one is of another text.
    pub anchor: Anchor,
    pub landing: Landing,
}

/// A text that codings land on.
pub struct Ground<'t> {
    text: &'t ReadingText,
    /// Made for the first coding whose words stand elsewhere: it goes through all of the text.
    refinder: OnceCell<Refinder<'t>>,
}

impl<'t> Ground<'t> {
    /// A text.
    #[must_use]
    pub fn new(text: &'t ReadingText) -> Self {
        Self { text, refinder: OnceCell::new() }
    }

    /// Puts a coding on the text; `None` for one without words whose position is outside, holds nothing to see, or is of
    /// another text.
    #[must_use]
    pub fn land(&self, coding: &Coding) -> Option<Landed> {
        let words = self.text.as_str();
        let coding = &in_letters_of_text(coding);
        let told =
            self.text.span_of_chars(coding.start, coding.end).map(|span| snap_to_graphemes(words, span));
        let told = told.filter(|span| !trimmed(words, *span).is_empty());
        let quote = coding.quote.trim();
        let at = |span: Span, landing| Some(Landed { anchor: Anchor::of(self.text, span), landing });
        let is_of_another = is_hash(&coding.text) && !coding.text.eq_ignore_ascii_case(self.text.sha256());
        if quote.is_empty() && is_of_another {
            return None;
        }
        if let Some(span) = told
            && (quote.is_empty() || comparable(span.of(words)) == comparable(quote))
        {
            return at(span, Landing::AtPosition);
        }
        if quote.is_empty() {
            return None;
        }
        match self.find(coding, quote) {
            Some(span) => at(span, Landing::Elsewhere),
            None => Some(Landed { anchor: self.lost(coding, quote), landing: Landing::Lost }),
        }
    }

    /// Where words stand: in the one place, in the one between the words that are told around it, in the one nearest to the
    /// position that is told, or where they are most like.
    fn find(&self, coding: &Coding, quote: &str) -> Option<Span> {
        let places = occurrences(self.text.as_str(), quote);
        if let [place] = places.as_slice() {
            return Some(*place);
        }
        let words = self.text.as_str();
        let is_between = |span: &Span| {
            let (before, after) = (words.get(..span.start), words.get(span.end..));
            ends_so(before.unwrap_or_default(), &coding.prefix)
                && begins_so(after.unwrap_or_default(), &coding.suffix)
        };
        let between: Vec<Span> = places.into_iter().filter(is_between).collect();
        match between.as_slice() {
            [] => {}
            [place] => return Some(*place),
            // Which of them is meant only the position tells.
            _ => {
                let is_told = coding.end > coding.start;
                let distance = |span: &Span| self.text.chars_of(*span).0.abs_diff(coding.start);
                return between.into_iter().min_by_key(distance).filter(|_| is_told);
            }
        }
        let anchor = self.lost(coding, quote);
        self.refinder.get_or_init(|| Refinder::new(self.text)).place_of(&anchor).span()
    }

    /// The passage as it is told, of a text that is not this one.
    fn lost(&self, coding: &Coding, quote: &str) -> Anchor {
        let is_of_another = is_hash(&coding.text) && *coding.text != **self.text.sha256();
        let text: Arc<str> = if is_of_another {
            coding.text.to_ascii_lowercase().into()
        } else {
            hex(&Sha256::digest(quote)).into()
        };
        let (prefix, suffix) = (coding.prefix.clone(), coding.suffix.clone());
        let end = coding.start.saturating_add(quote.chars().count());
        Anchor { start: coding.start, end, quote: quote.to_owned(), prefix, suffix, text }
    }
}

/// A coding with its words as texts have them: composed.
fn in_letters_of_text(coding: &Coding) -> Coding {
    let Coding { quote, prefix, suffix, .. } = coding;
    Coding { quote: nfc(quote), prefix: nfc(prefix), suffix: nfc(suffix), ..coding.clone() }
}

/// Whether what stands before a place ends with these words, white space aside.
fn ends_so(before: &str, words: &str) -> bool {
    let mut signs = before.chars().rev().filter(|sign| !sign.is_whitespace());
    words.chars().rev().filter(|sign| !sign.is_whitespace()).all(|sign| signs.next() == Some(sign))
}

/// Whether what stands behind a place begins with these words, white space aside.
fn begins_so(after: &str, words: &str) -> bool {
    let mut signs = after.chars().filter(|sign| !sign.is_whitespace());
    words.chars().filter(|sign| !sign.is_whitespace()).all(|sign| signs.next() == Some(sign))
}

/// Whether a text is a SHA-256.
fn is_hash(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(|byte| byte.is_ascii_hexdigit())
}
