//! How often every word of some texts occurs, in how many articles, and how it is mostly written.

use rayon::prelude::*;

use super::pieces::piece;
use super::word_grams::{Gram, Grams, NONE};
use super::word_joining::Cutter;
use super::word_reading::{WordReading, WordUnit};
use super::word_texts::{Cancelled, WordText};
use super::word_vocabulary::{Runs, Tokens, Vocabulary, at, read_tokens};

/// How often a word is written in one way.
#[derive(Clone, Copy, Debug, Default)]
struct Writing {
    count: usize,
    /// The place of the word.
    word: usize,
}

/// What is counted of a word.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Counted {
    pub count: usize,
    pub n_articles: usize,
    /// The article in which it was met last, counted from 1.
    last: usize,
    /// How it is mostly written.
    form: Option<Mostly>,
}

#[derive(Clone, Copy, Debug)]
struct Mostly {
    count: usize,
    forms: Gram,
}

/// The words of some texts.
pub(super) struct Tally {
    pub vocabulary: Vocabulary,
    /// The words, by the numbers of their syllables.
    pub words: Grams<Counted>,
    /// The tokens, the pairs of neighbours, the triples.
    n_runs_of: [usize; 3],
    n_words: usize,
    unit: WordUnit,
}

/// What one thread counts.
#[derive(Default)]
struct Piece {
    writings: Grams<Writing>,
    words: Grams<Counted>,
    n_runs_of: [usize; 3],
}

impl Tally {
    /// Counts the words of texts; `None` once nobody wants them.
    pub fn of(texts: &[WordText<'_>], reading: &WordReading, is_cancelled: Cancelled<'_>) -> Option<Self> {
        let Tokens { vocabulary, articles } = read_tokens(texts, is_cancelled)?;
        let mut cutter = Cutter::new(reading);
        cutter.learn(&vocabulary);
        let count = |some: &[Runs]| Piece::count(some, cutter.clone(), &vocabulary, is_cancelled);
        let pieces: Vec<_> = articles.par_chunks(piece(articles.len())).map(count).collect();
        let mut pieces = pieces.into_iter();
        let mut whole = pieces.next().unwrap_or_else(|| Some(Piece::default()))?;
        for piece in pieces {
            whole.merge(&piece?);
        }
        let Piece { writings, mut words, n_runs_of } = whole;
        for writing in &writings.entries {
            let Writing { count, word } = writing.value;
            let Some(entry) = words.entries.get_mut(word) else { continue };
            entry.value.count += count;
            let mostly = Mostly { count, forms: writing.gram };
            if entry.value.form.is_none_or(|best| mostly.is_before(best, &vocabulary)) {
                entry.value.form = Some(mostly);
            }
        }
        let n_words = words.entries.iter().map(|entry| entry.value.count).sum();
        Some(Self { vocabulary, words, n_runs_of, n_words, unit: reading.unit() })
    }

    /// All words, or where collocations are counted all pairs of neighbours; how many could be the one that is asked of.
    pub fn total(&self, gram: Gram) -> usize {
        match self.unit {
            WordUnit::Syllable | WordUnit::Word => self.n_words,
            WordUnit::Collocation => {
                let place = gram.n_words().saturating_sub(1);
                self.n_runs_of.get(place).copied().unwrap_or_default()
            }
        }
    }

    /// All words that were counted.
    pub fn n_words(&self) -> usize {
        self.n_words
    }

    /// The number that this tally gives to a word of another.
    pub fn translated(&self, gram: Gram, other: &Self) -> Option<Gram> {
        let number = |id| self.vocabulary.syllable(at(&other.vocabulary.syllables, id)?);
        let ids: Option<Vec<u32>> = gram.ids().map(number).collect();
        Gram::new(&ids?)
    }

    /// What a word is compared by.
    pub fn key(&self, gram: Gram) -> String {
        joined(gram, |id| at(&self.vocabulary.syllables, id).map_or("", String::as_str))
    }

    /// The word as it is mostly written.
    pub fn written(&self, counted: &Counted) -> String {
        counted.form.map_or_else(String::new, |mostly| mostly.written(&self.vocabulary))
    }
}

impl Piece {
    fn count(
        articles: &[Runs],
        mut cutter: Cutter<'_>,
        vocabulary: &Vocabulary,
        is_cancelled: Cancelled<'_>,
    ) -> Option<Self> {
        let mut piece = Self::default();
        for (article, runs) in articles.iter().enumerate() {
            if is_cancelled() {
                return None;
            }
            for run in runs.split(|form| *form == NONE) {
                for (shorter, n) in piece.n_runs_of.iter_mut().enumerate() {
                    *n += run.len().saturating_sub(shorter);
                }
                cutter.each_word(run, &mut |place| {
                    if let Some(forms) = run.get(place).and_then(Gram::new) {
                        piece.add(forms, article + 1, vocabulary);
                    }
                });
            }
        }
        Some(piece)
    }

    #[inline]
    fn add(&mut self, forms: Gram, article: usize, vocabulary: &Vocabulary) {
        let next = self.writings.entries.len();
        let place = self.writings.place(forms);
        let Some(writing) = self.writings.entries.get_mut(place) else { return };
        if place == next {
            writing.value.word = self.words.place(forms.map(|form| vocabulary.syllable_of_form(form)));
        }
        writing.value.count += 1;
        if let Some(word) = self.words.entries.get_mut(writing.value.word)
            && word.value.last != article
        {
            word.value.last = article;
            word.value.n_articles += 1;
        }
    }

    fn merge(&mut self, other: &Self) {
        let places: Vec<usize> = other.words.entries.iter().map(|word| self.words.place(word.gram)).collect();
        for (place, word) in places.iter().zip(&other.words.entries) {
            if let Some(entry) = self.words.entries.get_mut(*place) {
                entry.value.n_articles += word.value.n_articles;
            }
        }
        for writing in &other.writings.entries {
            let word = places.get(writing.value.word).copied().unwrap_or_default();
            self.writings.update(writing.gram, |known| {
                known.count += writing.value.count;
                known.word = word;
            });
        }
        for (n, more) in self.n_runs_of.iter_mut().zip(&other.n_runs_of) {
            *n += more;
        }
    }
}

impl Mostly {
    /// The more frequent one is before the other; of two that are as frequent the later by its letters, which is the one
    /// in lower case.
    fn is_before(self, other: Self, vocabulary: &Vocabulary) -> bool {
        let by_letters = || self.written(vocabulary).cmp(&other.written(vocabulary));
        self.count.cmp(&other.count).then_with(by_letters).is_gt()
    }

    fn written(self, vocabulary: &Vocabulary) -> String {
        joined(self.forms, |id| at(&vocabulary.forms, id).map_or("", |form| form.text.as_str()))
    }
}

fn joined<'v>(gram: Gram, word: impl Fn(u32) -> &'v str) -> String {
    gram.ids().map(word).collect::<Vec<_>>().join(" ")
}
