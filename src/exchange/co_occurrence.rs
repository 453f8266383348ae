//! Which themes stand together: pairs of passages that overlap in the text of today, whoever marked them. Passages that
//! stand at no place today, or at several, have no part in it.

use super::study::{Coding, Study};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap, HashMap};

/// How often themes stand together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Together {
    /// By two codes, the lower first.
    pairs: HashMap<(usize, usize), usize>,
}

/// A passage that goes on where the sweep is: its end, and which of the passages it is.
type Open = Reverse<(usize, usize)>;

impl Together {
    /// Counts the pairs of a study: a passage of one theme and a passage of the other that have at least a code point in
    /// common. A passage with both themes is one pair by itself.
    ///
    /// An article is gone through once. How often each theme is open is counted, so that thousands of passages at one
    /// place take no longer than their themes do.
    #[must_use]
    pub fn of(study: &Study) -> Self {
        let mut placed: Vec<Placed<'_>> =
            study.codings.iter().filter_map(|coding| Placed::of(study, coding)).collect();
        placed.sort_by_key(|passage| (passage.coding.source, passage.start, passage.end));
        let mut together = Self::default();
        for article in placed.chunk_by(|one, next| one.coding.source == next.coding.source) {
            together.add_article(article);
        }
        together
    }

    /// How many pairs there are of a passage of one code and a passage of another.
    #[must_use]
    pub fn n_pairs(&self, one: usize, other: usize) -> usize {
        self.pairs.get(&(one.min(other), one.max(other))).copied().unwrap_or_default()
    }

    fn add_article(&mut self, article: &[Placed<'_>]) {
        let mut open: BinaryHeap<Open> = BinaryHeap::new();
        let mut n_open: BTreeMap<usize, usize> = BTreeMap::new();
        for (at, passage) in article.iter().enumerate() {
            while let Some(Reverse((_, ended))) =
                open.peek().filter(|Reverse((end, _))| *end <= passage.start).copied()
            {
                open.pop();
                for code in article.get(ended).map(|ended| &ended.codes).into_iter().flatten() {
                    if let Some(n) = n_open.get_mut(code) {
                        *n = n.saturating_sub(1);
                    }
                }
                n_open.retain(|_, n| *n > 0);
            }
            for (nth, code) in passage.codes.iter().enumerate() {
                n_open
                    .iter()
                    .filter(|(other, _)| *other != code)
                    .for_each(|(other, n)| self.add(*code, *other, *n));
                passage.codes.iter().take(nth).for_each(|other| self.add(*code, *other, 1));
            }
            for code in &passage.codes {
                *n_open.entry(*code).or_default() += 1;
            }
            open.push(Reverse((passage.end, at)));
        }
    }

    fn add(&mut self, one: usize, other: usize, n: usize) {
        *self.pairs.entry((one.min(other), one.max(other))).or_default() += n;
    }
}

/// A passage with themes that stands in the text of today.
struct Placed<'s> {
    coding: &'s Coding,
    start: usize,
    end: usize,
    /// Its codes, each once.
    codes: Vec<usize>,
}

impl<'s> Placed<'s> {
    fn of(study: &Study, coding: &'s Coding) -> Option<Self> {
        let span = coding.today.filter(|span| span.start < span.end)?;
        let mut codes: Vec<usize> =
            coding.codes.iter().copied().filter(|code| *code < study.codes.len()).collect();
        codes.sort_unstable();
        codes.dedup();
        (!codes.is_empty()).then_some(Self { coding, start: span.start, end: span.end, codes })
    }
}
