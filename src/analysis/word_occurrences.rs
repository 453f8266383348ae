//! Where a word of a table stands: exactly the places that were counted.

use rayon::prelude::*;

use super::pieces::piece;
use super::word_joining::Cutter;
use super::word_reading::WordReading;
use super::word_texts::{Cancelled, WordText};
use super::word_tokens::keys_of;
use super::word_vocabulary::{Vocabulary, read_article};
use crate::text::boundaries::snap_to_graphemes;
use crate::text::positions::Span;

/// A place where a word stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct WordHit {
    /// The place of the article among the texts.
    pub article: usize,
    /// The bytes of its reading text.
    pub span: Span,
}

/// The places where a word stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WordHits {
    /// How many there are.
    pub n_all: usize,
    /// The first ones, by article and place.
    pub hits: Vec<WordHit>,
}

/// Where a word stands, as [`frequencies`](super::word_counts::frequencies) counts it with the same reading; at most
/// `limit` places are told. `None` once nobody wants them.
#[must_use]
pub fn occurrences(
    word: &str,
    texts: &[WordText<'_>],
    reading: &WordReading,
    limit: usize,
    is_cancelled: Cancelled<'_>,
) -> Option<WordHits> {
    let sought = Sought { keys: keys_of(word), reading, limit };
    let size = piece(texts.len());
    let pieces = texts.par_chunks(size).enumerate();
    let found: Vec<_> = pieces.map(|(nth, some)| sought.find(some, nth * size, is_cancelled)).collect();
    let mut whole = WordHits::default();
    for piece in found {
        let WordHits { n_all, hits } = piece?;
        whole.n_all += n_all;
        whole.hits.extend(hits.into_iter().take(limit.saturating_sub(whole.hits.len())));
    }
    Some(whole)
}

struct Sought<'r> {
    keys: Vec<String>,
    reading: &'r WordReading,
    limit: usize,
}

impl Sought<'_> {
    fn find(&self, texts: &[WordText<'_>], before: usize, is_cancelled: Cancelled<'_>) -> Option<WordHits> {
        let mut found = WordHits::default();
        let mut vocabulary = Vocabulary::default();
        let mut cutter = Cutter::new(self.reading);
        let mut places = Vec::new();
        for (nth, text) in texts.iter().enumerate() {
            if is_cancelled() {
                return None;
            }
            places.clear();
            let runs = read_article(*text, &mut vocabulary, &mut |place| places.push(place));
            cutter.learn(&vocabulary);
            let sought: Option<Vec<u32>> = self.keys.iter().map(|key| vocabulary.syllable(key)).collect();
            let Some(sought) = sought.filter(|sought| !sought.is_empty()) else { continue };
            let is_end = |place: &Span| place.is_empty();
            for (run, places) in runs.split(|form| *form == u32::MAX).zip(places.split(is_end)) {
                cutter.each_word(run, &mut |range| {
                    let forms = run.get(range.clone()).unwrap_or_default();
                    let syllables = forms.iter().map(|form| vocabulary.syllable_of_form(*form));
                    let Some(places) = places.get(range).filter(|_| syllables.eq(sought.iter().copied()))
                    else {
                        return;
                    };
                    found.n_all += 1;
                    if let (true, [first, ..], [.., last]) = (found.hits.len() < self.limit, places, places) {
                        let span = snap_to_graphemes(text.text, first.union(*last));
                        found.hits.push(WordHit { article: before + nth, span });
                    }
                });
            }
        }
        Some(found)
    }
}
