//! The rows of a table of words, measured, chosen and put in order.

use std::cmp::Ordering;

use super::keyness::KeyCounts;
use super::word_counts::{RowOrder, WordChoice, WordRow};
use super::word_grams::GramEntry;
use super::word_reading::WordReading;
use super::word_tallies::{Counted, Tally};
use crate::text::order::compare;

/// The rows of a table before they are cut off.
pub(super) struct Rows {
    pub rows: Vec<WordRow>,
    /// How many met the choice.
    pub n_all: usize,
}

/// The rows that meet a choice: the first ones of them.
pub(super) fn rows(
    target: &Tally,
    reference: Option<&Tally>,
    reading: &WordReading,
    choice: &WordChoice<'_>,
) -> Rows {
    let wanted = target.words.entries.iter().filter(|word| word.value.count >= choice.min_count.max(1));
    let measured = wanted.filter_map(|word| {
        let key = target.key(word.gram);
        if choice.stop_words.has_key(&key) {
            return None;
        }
        let row = Measured::new(word, target, reference);
        let is_sure = row.row.g2.is_none_or(|g2| g2 >= choice.min_g2);
        is_sure.then(|| {
            let association = reading.association(&key);
            Measured { key, row: WordRow { association, ..row.row }, ..row }
        })
    });
    let mut measured: Vec<Measured<'_>> = measured.collect();
    let n_all = measured.len();
    // Which rows are shown is decided by their keys where all else is equal; the dictionary is asked of those alone.
    if choice.n_rows < n_all {
        measured.select_nth_unstable_by(choice.n_rows, |a, b| {
            a.compare(b, choice.order).then_with(|| a.key.cmp(&b.key))
        });
        measured.truncate(choice.n_rows);
    }
    for measured in &mut measured {
        measured.row.word = target.written(measured.counted);
    }
    measured.sort_by(|a, b| {
        let by_word = || compare(&a.row.word, &b.row.word);
        a.compare(b, choice.order).then_with(by_word).then_with(|| a.key.cmp(&b.key))
    });
    Rows { rows: measured.into_iter().map(|measured| measured.row).collect(), n_all }
}

struct Measured<'t> {
    key: String,
    counted: &'t Counted,
    row: WordRow,
}

impl<'t> Measured<'t> {
    fn new(word: &'t GramEntry<Counted>, target: &Tally, reference: Option<&Tally>) -> Self {
        let counted = &word.value;
        let mut row = WordRow { count: counted.count, n_articles: counted.n_articles, ..WordRow::default() };
        if let Some(reference) = reference {
            let there = reference.translated(word.gram, target);
            let there = there.and_then(|gram| reference.words.get(gram)).map_or(0, |word| word.count);
            row.reference_count = Some(there);
            let (total, total_there) = (target.total(word.gram), reference.total(word.gram));
            let [count_a, total_a, count_b, total_b] =
                [counted.count, total, there, total_there].map(|n| n as u64);
            let counts = KeyCounts { count_a, total_a, count_b, total_b };
            (row.log_ratio, row.g2) = (counts.log_ratio(), counts.g2_two_cells());
        }
        Self { key: String::new(), counted, row }
    }

    fn compare(&self, other: &Self, order: RowOrder) -> Ordering {
        let value = |row: &WordRow| match order {
            RowOrder::Count => None,
            RowOrder::Effect => row.log_ratio,
        };
        let [a, b] = [&self.row, &other.row].map(|row| value(row).unwrap_or(f64::NEG_INFINITY));
        b.total_cmp(&a).then_with(|| other.row.count.cmp(&self.row.count))
    }
}
