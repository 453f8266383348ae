//! Cuts a run of tokens into what is counted as words.

use std::ops::Range;

use super::word_reading::{WordReading, WordUnit};
use super::word_vocabulary::{Vocabulary, at};

/// Cuts the runs of texts that share a vocabulary.
#[derive(Clone)]
pub(super) struct Cutter<'r> {
    reading: &'r WordReading,
    /// Of every form of the vocabulary, the number that the reading has for its syllable.
    numbers: Vec<u32>,
    run: Vec<u32>,
    /// How many tokens the word has that begins at a token; 0 inside a word, 1 for a word by itself.
    lengths: Vec<usize>,
    pairs: Vec<Pair>,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Pair {
    rank: usize,
    place: usize,
}

impl<'r> Cutter<'r> {
    /// Cuts by a reading.
    pub fn new(reading: &'r WordReading) -> Self {
        let (numbers, run) = (Vec::new(), Vec::new());
        Self { reading, numbers, run, lengths: Vec::new(), pairs: Vec::new() }
    }

    /// Looks up the forms that the vocabulary has got since.
    pub fn learn(&mut self, vocabulary: &Vocabulary) {
        if self.reading.unit() == WordUnit::Syllable {
            return;
        }
        for form in vocabulary.forms.get(self.numbers.len()..).unwrap_or_default() {
            let key = at(&vocabulary.syllables, form.syllable).map_or("", String::as_str);
            self.numbers.push(self.reading.number(key));
        }
    }

    /// Gives the places of the words of a run of forms, in order; collocations may overlap.
    #[inline]
    pub fn each_word(&mut self, forms: &[u32], give: &mut impl FnMut(Range<usize>)) {
        match self.reading.unit() {
            WordUnit::Syllable => (0..forms.len()).for_each(|place| give(place..place + 1)),
            WordUnit::Word => {
                self.enter(forms);
                self.join();
                for (place, length) in self.lengths.iter().enumerate().filter(|(_, length)| **length > 0) {
                    give(place..place + length);
                }
            }
            WordUnit::Collocation => {
                self.enter(forms);
                for place in 0..self.run.len() {
                    for end in [place + 2, place + 3] {
                        let ids = self.run.get(place..end);
                        if ids.is_some_and(|ids| self.reading.member(ids).is_some()) {
                            give(place..end);
                        }
                    }
                }
            }
        }
    }

    fn enter(&mut self, forms: &[u32]) {
        self.run.clear();
        let numbers = &self.numbers;
        self.run.extend(forms.iter().map(|form| at(numbers, *form).copied().unwrap_or(u32::MAX)));
    }

    fn join(&mut self) {
        let Self { reading, run, lengths, pairs, .. } = self;
        lengths.clear();
        lengths.resize(run.len(), 1);
        let mut place = 0;
        while let Some(triple) = run.get(place..place + 3) {
            if is_strongest(reading, run, place, triple) {
                take(lengths, place, 3);
                place += 3;
            } else {
                place += 1;
            }
        }
        pairs.clear();
        for (place, (ids, free)) in run.windows(2).zip(lengths.windows(2)).enumerate() {
            if *free == [1, 1]
                && let Some(member) = reading.member(ids)
            {
                pairs.push(Pair { rank: member.rank, place });
            }
        }
        pairs.sort_unstable();
        for pair in &*pairs {
            if lengths.get(pair.place..pair.place + 2) == Some(&[1, 1]) {
                take(lengths, pair.place, 2);
            }
        }
    }
}

/// Whether a triple is a word here: no pair that crosses one of its edges is stronger.
fn is_strongest(reading: &WordReading, run: &[u32], place: usize, triple: &[u32]) -> bool {
    let Some(member) = reading.member(triple) else { return false };
    let before = place.checked_sub(1).and_then(|start| run.get(start..=place));
    let crossing = [before, run.get(place + 2..place + 4)];
    crossing.into_iter().flatten().filter_map(|pair| reading.member(pair)).all(|pair| pair.rank > member.rank)
}

/// Marks a word of so many tokens.
fn take(lengths: &mut [usize], place: usize, length: usize) {
    for (inside, value) in lengths.iter_mut().skip(place).take(length).enumerate() {
        *value = if inside == 0 { length } else { 0 };
    }
}
