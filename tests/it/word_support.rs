//! Texts for the tests of words, and the slow and plain way of counting them.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use butda::analysis::stop_words::StopWords;
use butda::analysis::word_counts::{WordChoice, WordTable, frequencies};
use butda::analysis::word_reading::{CollocationLimits, WordReading, WordUnit};
use butda::analysis::word_texts::WordText;
use butda::text::boundaries::{Unit, unit_at};
use butda::text::fold::{Strength, fold};
use butda::text::positions::Span;

/// A text and its parts, owned.
#[derive(Clone, Debug)]
pub struct Owned {
    pub text: String,
    pub parts: Vec<Span>,
}

impl Owned {
    /// A text that is looked at as a whole.
    pub fn whole(text: &str) -> Self {
        Self { text: text.to_owned(), parts: vec![Span::new(0, text.len())] }
    }
}

pub fn wholes(texts: &[&str]) -> Vec<Owned> {
    texts.iter().map(|text| Owned::whole(text)).collect()
}

pub fn borrowed(texts: &[Owned]) -> Vec<WordText<'_>> {
    texts.iter().map(|owned| WordText { text: &owned.text, parts: &owned.parts }).collect()
}

pub fn seeds() -> Vec<Owned> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds");
    let mut files: Vec<_> = fs::read_dir(folder).expect("seeds").flatten().map(|file| file.path()).collect();
    files.sort();
    files.iter().map(|file| Owned::whole(&fs::read_to_string(file).expect("a seed"))).collect()
}

pub fn learnt(unit: WordUnit, texts: &[Owned]) -> WordReading {
    WordReading::learnt(unit, &borrowed(texts), CollocationLimits::default(), &|| false)
        .expect("not cancelled")
}

/// All words of texts, without a stop list.
pub fn counted(texts: &[Owned], reading: &WordReading) -> WordTable {
    let none = StopWords::none();
    let choice = WordChoice::by_count(&none, usize::MAX);
    frequencies(&borrowed(texts), reading, &choice, &|| false).expect("not cancelled")
}

/// What is known of a word when it is counted slowly.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Slow {
    pub count: usize,
    pub n_articles: usize,
}

/// The runs of tokens of a part, by the units that the reader of the program selects.
pub fn slow_runs(text: &str, part: Span) -> Vec<Vec<String>> {
    let text = part.of(text);
    let mut runs = vec![Vec::new()];
    let mut at = 0;
    while at < text.len() {
        // A line end belongs to the run before it, which has been read.
        if text[at..].starts_with('\n') {
            runs.push(Vec::new());
            at += 1;
            continue;
        }
        let unit = unit_at(text, at, Unit::Syllable);
        let words = unit.of(text);
        if unit.is_empty() {
            runs.push(Vec::new());
        } else if words.contains(char::is_alphanumeric) {
            runs.last_mut().expect("a run").push(fold(words, Strength::Case).replace('’', "'"));
        } else if !words.trim().is_empty() {
            runs.push(Vec::new());
        }
        at = unit.end.max(at + text[at..].chars().next().map_or(1, char::len_utf8));
    }
    runs
}

/// Counts all runs of so many tokens slowly.
pub fn slowly(texts: &[Owned], length: usize) -> BTreeMap<String, Slow> {
    let mut all: BTreeMap<String, Slow> = BTreeMap::new();
    for owned in texts {
        let mut here = BTreeSet::new();
        for part in &owned.parts {
            for run in slow_runs(&owned.text, *part) {
                for words in run.windows(length) {
                    all.entry(words.join(" ")).or_default().count += 1;
                    here.insert(words.join(" "));
                }
            }
        }
        for word in here {
            all.entry(word).or_default().n_articles += 1;
        }
    }
    all
}

/// The key of a word of a row.
pub fn key(word: &str) -> String {
    fold(word, Strength::Case).replace('’', "'")
}

/// What of a text lies in none of the parts, in order: what the words of the parts are compared with. The parts may come
/// in any order and overlap.
pub fn outside(text: &str, parts: &[Span]) -> Vec<Span> {
    let mut parts = parts.to_vec();
    parts.sort_unstable();
    let mut gaps = Vec::with_capacity(parts.len() + 1);
    let mut at = 0;
    for part in parts.into_iter().filter(|part| !part.is_empty() && part.start < text.len()) {
        if part.start > at {
            gaps.push(Span::new(at, part.start));
        }
        at = at.max(part.end);
    }
    if at < text.len() {
        gaps.push(Span::new(at, text.len()));
    }
    gaps
}
