//! Tables of words: how often each occurs in some parts of texts, and how much more often than elsewhere.

use super::stop_words::StopWords;
use super::word_reading::{Association, WordReading};
use super::word_rows::rows;
use super::word_tallies::Tally;
use super::word_texts::{Cancelled, WordText};

/// A word of a table.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct WordRow {
    /// The word as it is mostly written; of two ways that are as frequent, the one in lower case.
    pub word: String,
    /// How often it occurs.
    pub count: usize,
    /// In how many articles.
    pub n_articles: usize,
    /// How often it occurs in what is compared with.
    pub reference_count: Option<usize>,
    /// How many times its share doubles that in what is compared with; a count of zero counts as a half.
    pub log_ratio: Option<f64>,
    /// Rayson and Garside's G² of the two shares, whichever is greater.
    pub g2: Option<f64>,
    /// How strongly its tokens belong together in the corpus that was learnt from; none for one token.
    pub association: Option<Association>,
}

/// What comes first in a table. Equal rows follow by count, then by the dictionary.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum RowOrder {
    /// The most frequent.
    #[default]
    Count,
    /// The greatest log ratio.
    Effect,
}

/// Which words a table has.
#[derive(Clone, Copy, Debug)]
pub struct WordChoice<'s> {
    /// What comes first.
    pub order: RowOrder,
    /// How often a word occurs at least.
    pub min_count: usize,
    /// The least G² of a word that is compared; 6.63 is p < .01.
    pub min_g2: f64,
    /// How many rows there are at most.
    pub n_rows: usize,
    /// The words that are left out. They are words all the same: totals count them, and nothing joins across them.
    pub stop_words: &'s StopWords,
}

impl<'s> WordChoice<'s> {
    /// The usual choice for a table of frequencies.
    #[must_use]
    pub fn by_count(stop_words: &'s StopWords, n_rows: usize) -> Self {
        Self { order: RowOrder::Count, min_count: 1, min_g2: 0.0, n_rows, stop_words }
    }

    /// The usual choice for a comparison: words that occur three times, with p < .01.
    #[must_use]
    pub fn by_effect(stop_words: &'s StopWords, n_rows: usize) -> Self {
        Self { order: RowOrder::Effect, min_count: 3, min_g2: 6.63, n_rows, stop_words }
    }
}

/// A table of words.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct WordTable {
    /// Its first rows.
    pub rows: Vec<WordRow>,
    /// How many rows there would be without a limit.
    pub n_rows: usize,
    /// All words of the texts, those that are left out included.
    pub n_words: usize,
    /// All words of what is compared with.
    pub n_reference_words: Option<usize>,
    /// How many different words the texts have.
    pub n_different: usize,
}

/// How often the words of some texts occur; `None` once nobody wants it.
#[must_use]
pub fn frequencies(
    texts: &[WordText<'_>],
    reading: &WordReading,
    choice: &WordChoice<'_>,
    is_cancelled: Cancelled<'_>,
) -> Option<WordTable> {
    let tally = Tally::of(texts, reading, is_cancelled)?;
    Some(table(&tally, None, reading, choice))
}

/// How much more often the words of some texts occur than they do in others; `None` once nobody wants it.
#[must_use]
pub fn keyness(
    target: &[WordText<'_>],
    reference: &[WordText<'_>],
    reading: &WordReading,
    choice: &WordChoice<'_>,
    is_cancelled: Cancelled<'_>,
) -> Option<WordTable> {
    let target = Tally::of(target, reading, is_cancelled)?;
    let reference = Tally::of(reference, reading, is_cancelled)?;
    Some(table(&target, Some(&reference), reading, choice))
}

fn table(
    target: &Tally,
    reference: Option<&Tally>,
    reading: &WordReading,
    choice: &WordChoice<'_>,
) -> WordTable {
    let found = rows(target, reference, reading, choice);
    WordTable {
        rows: found.rows,
        n_rows: found.n_all,
        n_words: target.n_words(),
        n_reference_words: reference.map(Tally::n_words),
        n_different: target.words.entries.len(),
    }
}
