//! What counting found in whole texts, kept from one count to the next: of each article its sentences and how many syllables
//! it has, and the words of all of them. An article is the same while its text and its structure are; of those that are no
//! longer asked about nothing is kept.

use super::stop_words::StopWords;
use super::word_counts::WordTable;
use super::word_reading::{WordReading, WordUnit};
use crate::model::id::ArticlePath;
use crate::search::passage_scope::ArticleLine;
use crate::text::article::Article;
use crate::text::boundaries::{Unit, next_start};
use crate::text::positions::Span;
use crate::text::sentences::sentences;
use crate::text::structure::Structure;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

/// What is kept; several threads may count with it.
#[derive(Debug, Default)]
pub struct KeptCounts {
    texts: Mutex<HashMap<ArticlePath, Arc<KeptText>>>,
    words: Mutex<Option<KeptWords>>,
}

/// What was found in the text of an article; each is looked for when it is first asked for.
#[derive(Debug)]
pub(super) struct KeptText {
    sha256: Arc<str>,
    /// As long as it is kept here, no other structure stands at its place in memory.
    structure: Arc<Structure>,
    n_syllables: OnceLock<usize>,
    sentences: OnceLock<Box<[Span]>>,
}

/// How whole articles are read as words, and the words of all of them.
#[derive(Debug)]
struct KeptWords {
    unit: WordUnit,
    texts: Vec<Option<Arc<KeptText>>>,
    reading: Arc<WordReading>,
    /// Their words, once these were counted.
    table: Option<KeptTable>,
}

/// The words of whole articles, and those that were not counted.
#[derive(Debug)]
struct KeptTable {
    table: WordTable,
    stop_words: StopWords,
}

impl KeptCounts {
    /// What is known of each of some articles that were read; what is known of others is dropped.
    pub(super) fn texts_of(&self, articles: &[ArticleLine<'_>]) -> Vec<Option<Arc<KeptText>>> {
        let mut texts = self.texts.lock().unwrap_or_else(PoisonError::into_inner);
        let mut before = std::mem::take(&mut *texts);
        texts.reserve(articles.len());
        let text = |line: &ArticleLine<'_>| {
            let article = line.article?;
            let known = before.remove(line.path).filter(|known| known.is_of(article));
            let text = known.unwrap_or_else(|| Arc::new(KeptText::new(article)));
            texts.insert(line.path.clone(), Arc::clone(&text));
            Some(text)
        };
        articles.iter().map(text).collect()
    }

    /// How just these texts are read as words, where that is kept.
    pub(super) fn reading(
        &self,
        unit: WordUnit,
        texts: &[Option<Arc<KeptText>>],
    ) -> Option<Arc<WordReading>> {
        let words = self.words.lock().unwrap_or_else(PoisonError::into_inner);
        words.as_ref().filter(|words| words.is_of(unit, texts)).map(|words| Arc::clone(&words.reading))
    }

    /// The words of just these texts but for some, where they are kept.
    pub(super) fn table(
        &self,
        unit: WordUnit,
        texts: &[Option<Arc<KeptText>>],
        stop_words: &StopWords,
    ) -> Option<WordTable> {
        let words = self.words.lock().unwrap_or_else(PoisonError::into_inner);
        let kept = words.as_ref().filter(|words| words.is_of(unit, texts))?.table.as_ref()?;
        (kept.stop_words == *stop_words).then(|| kept.table.clone())
    }

    /// Keeps how texts are read as words, in the place of how others were.
    pub(super) fn keep_reading(
        &self,
        unit: WordUnit,
        texts: &[Option<Arc<KeptText>>],
        reading: &Arc<WordReading>,
    ) {
        let mut words = self.words.lock().unwrap_or_else(PoisonError::into_inner);
        let reading = Arc::clone(reading);
        *words = Some(KeptWords { unit, texts: texts.to_vec(), reading, table: None });
    }

    /// Keeps the words of the texts that are read like this, but for some.
    pub(super) fn keep_table(&self, reading: &Arc<WordReading>, table: &WordTable, stop_words: &StopWords) {
        let mut words = self.words.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(words) = words.as_mut().filter(|words| Arc::ptr_eq(&words.reading, reading)) {
            words.table = Some(KeptTable { table: table.clone(), stop_words: stop_words.clone() });
        }
    }
}

impl KeptWords {
    fn is_of(&self, unit: WordUnit, texts: &[Option<Arc<KeptText>>]) -> bool {
        self.unit == unit && are_same(&self.texts, texts)
    }
}

impl KeptText {
    fn new(article: &Article) -> Self {
        Self {
            sha256: Arc::clone(article.text.sha256()),
            structure: Arc::clone(&article.structure),
            n_syllables: OnceLock::new(),
            sentences: OnceLock::new(),
        }
    }

    fn is_of(&self, article: &Article) -> bool {
        Arc::ptr_eq(&self.structure, &article.structure) && self.sha256 == *article.text.sha256()
    }

    /// How many syllables the text has, which is its article's.
    pub(super) fn n_syllables(&self, text: &str) -> usize {
        *self.n_syllables.get_or_init(|| n_syllables(text))
    }

    /// The sentences of the text, which is its article's.
    pub(super) fn sentences(&self, text: &str) -> &[Span] {
        self.sentences.get_or_init(|| sentences(text).collect())
    }
}

fn are_same(some: &[Option<Arc<KeptText>>], others: &[Option<Arc<KeptText>>]) -> bool {
    let is_same = |(one, other): (&Option<Arc<KeptText>>, &Option<Arc<KeptText>>)| match (one, other) {
        (Some(one), Some(other)) => Arc::ptr_eq(one, other),
        (None, None) => true,
        (Some(_), None) | (None, Some(_)) => false,
    };
    some.len() == others.len() && some.iter().zip(others).all(is_same)
}

/// How many syllables a text has.
pub(super) fn n_syllables(text: &str) -> usize {
    let begins = text.chars().next().is_some_and(|c| c.is_alphanumeric() || c == '_');
    let next = |at: &usize| Some(next_start(text, *at, Unit::Syllable)).filter(|next| *next < text.len());
    usize::from(begins) + std::iter::successors(next(&0), next).count()
}
