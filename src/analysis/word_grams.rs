//! Runs of one to three numbered words as keys, and what is counted of each; kept in the order of their first
//! occurrence, so that nothing depends on how a table hashes.

use super::quick_hash::Quick;

/// The number that stands for no word.
pub(super) const NONE: u32 = u32::MAX;

/// One to three numbers of words that follow one another; [`NONE`] fills the rest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Gram {
    ids: [u32; 3],
}

impl Gram {
    /// `None` where there are none or more than three.
    #[inline]
    pub fn new(ids: &[u32]) -> Option<Self> {
        let ids = match *ids {
            [a] => [a, NONE, NONE],
            [a, b] => [a, b, NONE],
            [a, b, c] => [a, b, c],
            _ => return None,
        };
        Some(Self { ids })
    }

    /// The numbers, without what fills the rest.
    pub fn ids(&self) -> impl DoubleEndedIterator<Item = u32> + '_ {
        self.ids.iter().copied().filter(|id| *id != NONE)
    }

    /// How many words there are.
    pub fn n_words(&self) -> usize {
        self.ids().count()
    }

    /// The same run with other numbers.
    #[inline]
    pub fn map(self, number: impl Fn(u32) -> u32) -> Self {
        Self { ids: self.ids.map(|id| if id == NONE { NONE } else { number(id) }) }
    }

    #[inline]
    fn packed(self) -> u128 {
        let [a, b, c] = self.ids.map(u128::from);
        a | (b << 32) | (c << 64)
    }
}

/// What is known of a run.
#[derive(Clone, Debug)]
pub(super) struct GramEntry<V> {
    pub gram: Gram,
    pub value: V,
}

/// Runs and what is known of each.
#[derive(Clone, Debug, Default)]
pub(super) struct Grams<V> {
    places: Quick<u128, usize>,
    pub entries: Vec<GramEntry<V>>,
}

impl<V: Default> Grams<V> {
    /// The place of a run among the entries, which it gets if it has none.
    #[inline]
    pub fn place(&mut self, gram: Gram) -> usize {
        let next = self.entries.len();
        let place = *self.places.entry(gram.packed()).or_insert(next);
        if place == next {
            self.entries.push(GramEntry { gram, value: V::default() });
        }
        place
    }

    /// Changes what is known of a run.
    #[inline]
    pub fn update(&mut self, gram: Gram, change: impl FnOnce(&mut V)) {
        let place = self.place(gram);
        if let Some(entry) = self.entries.get_mut(place) {
            change(&mut entry.value);
        }
    }

    /// What is known of a run.
    #[inline]
    pub fn get(&self, gram: Gram) -> Option<&V> {
        self.entries.get(self.place_of(gram)?).map(|entry| &entry.value)
    }

    /// The place of a run that has one.
    #[inline]
    pub fn place_of(&self, gram: Gram) -> Option<usize> {
        self.places.get(&gram.packed()).copied()
    }
}
