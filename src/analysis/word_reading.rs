//! What counts as a word: a syllable, a word of several syllables, or a collocation; learnt from a whole corpus.
//!
//! The Vietnamese write a space after every syllable, so which syllables are one word is told by how often they stand
//! together.

use std::collections::HashMap;

pub use super::collocations::Association;
use super::collocations::{Collocation, collocations};
use super::stop_words::StopWords;
use super::word_grams::{Gram, Grams, NONE};
use super::word_texts::{Cancelled, WordText};
use super::word_tokens::keys_of;
use super::word_vocabulary::{Tokens, Vocabulary, at, read_tokens};

/// What is counted as one word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum WordUnit {
    /// Every token by itself.
    #[default]
    Syllable,
    /// Tokens joined to words: in every run of tokens without punctuation first the triples that are words, from the
    /// left, unless a stronger pair crosses an edge of one; then the pairs that are, the strongest (by NPMI) first; every token is in one word, and what is left is a
    /// word by itself.
    ///
    /// A pair is a word where it occurs twice in the corpus with an NPMI of .35; a triple where it occurs three times,
    /// has that NPMI in its weaker cut, and is at least half of what its more frequent pair occurs. Numbers join nothing.
    Word,
    /// Pairs and triples of tokens, and nothing else. They overlap: a triple's pairs are counted too. They neither
    /// begin nor end with a function syllable or a number.
    Collocation,
}

impl WordUnit {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Syllable, Self::Word, Self::Collocation];

    /// The name that the command line and files have for it; it never changes.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Syllable => "syllable",
            Self::Word => "word",
            Self::Collocation => "collocation",
        }
    }

    /// The unit of a name.
    #[must_use]
    pub fn of_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|unit| unit.name() == name)
    }
}

/// The least NPMI of two syllables of one word.
const MIN_NPMI: f64 = 0.35;

/// How often the syllables of a word stand together at least.
const MIN_PAIR: usize = 2;

/// The same for three syllables.
const MIN_TRIPLE: usize = 3;

/// Which pairs and triples are collocations.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CollocationLimits {
    /// How often one occurs in the corpus at least.
    pub min_count: usize,
    /// Its least G².
    pub min_g2: f64,
}

impl Default for CollocationLimits {
    /// Three times, and p < .001.
    fn default() -> Self {
        Self { min_count: 3, min_g2: 10.83 }
    }
}

/// How texts are read as words.
#[derive(Clone, Debug, Default)]
pub struct WordReading {
    unit: WordUnit,
    syllables: HashMap<String, u32>,
    members: Grams<Member>,
}

/// A pair or triple that is joined or counted.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Member {
    association: Association,
    /// Its place among all, the strongest first.
    pub rank: usize,
}

impl WordReading {
    /// Every token by itself; asks for no corpus.
    #[must_use]
    pub fn syllables() -> Self {
        Self::default()
    }

    /// Learns from a corpus which tokens belong together; `None` once nobody wants it.
    #[must_use]
    pub fn learnt(
        unit: WordUnit,
        corpus: &[WordText<'_>],
        limits: CollocationLimits,
        is_cancelled: Cancelled<'_>,
    ) -> Option<Self> {
        let min_count = match unit {
            WordUnit::Syllable => return Some(Self::syllables()),
            WordUnit::Word => MIN_PAIR,
            WordUnit::Collocation => limits.min_count,
        };
        let tokens = read_tokens(corpus, is_cancelled)?;
        let mut found = collocations(&tokens, min_count, is_cancelled)?;
        let kinds = Kinds::of(&tokens.vocabulary);
        found.retain(|collocation| match unit {
            WordUnit::Syllable => false,
            WordUnit::Word => is_word(collocation) && kinds.has_no_number(collocation.gram),
            WordUnit::Collocation => {
                collocation.association.g2 >= limits.min_g2 && kinds.has_good_ends(collocation.gram)
            }
        });
        let strength = |collocation: &Collocation| collocation.association.npmi;
        found.sort_by(|a, b| strength(b).total_cmp(&strength(a)).then_with(|| a.gram.cmp(&b.gram)));
        Some(Self::of_collocations(unit, &found, &tokens))
    }

    fn of_collocations(unit: WordUnit, found: &[Collocation], tokens: &Tokens) -> Self {
        let mut reading = Self { unit, ..Self::default() };
        for (rank, collocation) in found.iter().enumerate() {
            for syllable in collocation.gram.ids() {
                let key = at(&tokens.vocabulary.syllables, syllable).cloned().unwrap_or_default();
                reading.syllables.entry(key).or_insert(syllable);
            }
            let member = Member { association: collocation.association, rank };
            reading.members.update(collocation.gram, |known| *known = member);
        }
        reading
    }

    /// What is counted as one word.
    #[must_use]
    pub fn unit(&self) -> WordUnit {
        self.unit
    }

    /// How strongly the tokens of a word belong together in the corpus; `None` for what is no pair or triple of it.
    #[must_use]
    pub fn association(&self, word: &str) -> Option<Association> {
        let ids: Vec<u32> = keys_of(word).iter().map(|key| self.number(key)).collect();
        Some(self.members.get(Gram::new(&ids)?)?.association)
    }

    /// The number of a syllable; [`NONE`] where it is in no pair or triple.
    pub(super) fn number(&self, key: &str) -> u32 {
        self.syllables.get(key).copied().unwrap_or(NONE)
    }

    /// A pair or triple that is joined or counted.
    #[inline]
    pub(super) fn member(&self, ids: &[u32]) -> Option<Member> {
        if ids.contains(&NONE) { None } else { self.members.get(Gram::new(ids)?).copied() }
    }
}

fn is_word(collocation: &Collocation) -> bool {
    let Association { count, npmi, .. } = collocation.association;
    let is_whole = match collocation.gram.n_words() {
        3 => count >= MIN_TRIPLE && 2 * count >= collocation.of_pairs,
        _ => count >= MIN_PAIR,
    };
    is_whole && npmi >= MIN_NPMI
}

/// Which syllables are function syllables, and which are numbers.
struct Kinds {
    function: Vec<bool>,
    number: Vec<bool>,
}

impl Kinds {
    fn of(vocabulary: &Vocabulary) -> Self {
        let function = StopWords::function_syllables();
        let is_number = |key: &String| !key.contains(char::is_alphabetic);
        Self {
            function: vocabulary.syllables.iter().map(|key| function.has_key(key)).collect(),
            number: vocabulary.syllables.iter().map(is_number).collect(),
        }
    }

    fn has_no_number(&self, gram: Gram) -> bool {
        !gram.ids().any(|id| is_in(&self.number, id))
    }

    fn has_good_ends(&self, gram: Gram) -> bool {
        let is_good = |id| !is_in(&self.function, id) && !is_in(&self.number, id);
        gram.ids().next().is_some_and(is_good) && gram.ids().next_back().is_some_and(is_good)
    }
}

fn is_in(list: &[bool], id: u32) -> bool {
    at(list, id).copied().unwrap_or_default()
}
