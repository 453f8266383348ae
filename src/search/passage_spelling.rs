//! The words of the language that passages are asked for in, English and Vietnamese. Both are understood side by side;
//! what is written for a person is in one of them.

use super::passage_query::Relation;
use crate::model::check::State;
use crate::text::fold::{Strength, fold};

/// The language questions are written in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Spelling {
    #[default]
    English,
    Vietnamese,
}

/// What joins two questions, or turns one round.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Connective {
    And,
    Or,
    Not,
    Related(RelationName),
}

/// A relation without its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RelationName {
    Within,
    Overlaps,
    Near,
    Before,
    After,
}

/// What stands before a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    Theme,
    Annotator,
    Article,
    Attribute,
    Source,
    Author,
    Date,
    Note,
    Words,
    State,
}

/// A test that takes no value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flag {
    Starred,
    Untagged,
}

/// How a thing is written: first in English, then in Vietnamese, then what is understood besides.
type Spelled<T> = (T, &'static str, &'static str, &'static [&'static str]);

const CONNECTIVES: &[Spelled<Connective>] = &[
    (Connective::And, "and", "và", &[]),
    (Connective::Or, "or", "hoặc", &[]),
    (Connective::Not, "not", "không", &[]),
    (Connective::Related(RelationName::Within), "within", "trong", &[]),
    (Connective::Related(RelationName::Overlaps), "overlaps", "giao với", &["chồng"]),
    (Connective::Related(RelationName::Near), "near", "gần", &[]),
    (Connective::Related(RelationName::Before), "before", "trước", &[]),
    (Connective::Related(RelationName::After), "after", "sau", &[]),
];

const FIELDS: &[Spelled<Field>] = &[
    (Field::Theme, "theme", "chủ đề", &["themes"]),
    (Field::Annotator, "annotator", "người mã hóa", &["người", "coder", "by"]),
    (Field::Article, "article", "bài", &["bài viết"]),
    (Field::Attribute, "attribute", "thuộc tính", &["attr"]),
    (Field::Source, "source", "nguồn", &[]),
    (Field::Author, "author", "tác giả", &[]),
    (Field::Date, "date", "ngày", &[]),
    (Field::Note, "note", "ghi chú", &[]),
    (Field::Words, "words", "chữ", &["text", "từ ngữ"]),
    (Field::State, "state", "trạng thái", &[]),
];

const FLAGS: &[Spelled<Flag>] = &[
    (Flag::Starred, "star", "sao", &["starred", "đánh sao", "có sao"]),
    (
        Flag::Untagged,
        "notheme",
        "chưa gắn",
        &["no theme", "untagged", "chưa có chủ đề", "không có chủ đề", "không chủ đề"],
    ),
];

const STATES: &[Spelled<State>] = &[
    (State::Exact, "exact", "đúng chỗ", &[]),
    (State::Moved, "moved", "đã dời", &[]),
    (State::Changed, "changed", "đã đổi chữ", &["đã đổi"]),
    (State::Ambiguous, "ambiguous", "có nhiều chỗ khớp", &["nhiều chỗ khớp", "khớp nhiều chỗ", "nhiều chỗ"]),
    (State::Lost, "lost", "không tìm thấy", &["mất chỗ"]),
];

/// Words that may follow the number of sentences.
const SENTENCES: &[&str] = &["câu", "sentences", "sentence"];

fn written<T: PartialEq>(table: &'static [Spelled<T>], what: &T, spelling: Spelling) -> &'static str {
    let entry = table.iter().find(|(known, ..)| known == what);
    entry.map_or("", |(_, english, vietnamese, _)| match spelling {
        Spelling::English => english,
        Spelling::Vietnamese => vietnamese,
    })
}

fn spellings<T>((_, english, vietnamese, more): &Spelled<T>) -> impl Iterator<Item = &'static str> {
    [*english, *vietnamese].into_iter().chain(more.iter().copied())
}

/// What has this spelling, at a strength of folding.
fn known<T: Copy>(table: &'static [Spelled<T>], typed: &str, strength: Strength) -> Option<T> {
    let typed = fold(typed, strength);
    let is_it = |entry: &&Spelled<T>| spellings(entry).any(|spelling| fold(spelling, strength) == typed);
    table.iter().find(is_it).map(|(what, ..)| *what)
}

impl Connective {
    /// The connective of this word, or of the two that make one; its marks have to be there, for names are full of words
    /// like it.
    #[must_use]
    pub fn of(word: &str) -> Option<Self> {
        known(CONNECTIVES, word, Strength::Case)
    }

    /// The word for it.
    #[must_use]
    pub fn word(self, spelling: Spelling) -> &'static str {
        written(CONNECTIVES, &self, spelling)
    }
}

impl RelationName {
    /// The relation, with its number where it has one.
    #[must_use]
    pub fn with(self, n_sentences: usize) -> Relation {
        match self {
            Self::Within => Relation::Within,
            Self::Overlaps => Relation::Overlaps,
            Self::Near => Relation::Near(n_sentences),
            Self::Before => Relation::Before,
            Self::After => Relation::After,
        }
    }

    /// The name of a relation.
    #[must_use]
    pub fn of(relation: Relation) -> Self {
        match relation {
            Relation::Within => Self::Within,
            Relation::Overlaps => Self::Overlaps,
            Relation::Near(_) => Self::Near,
            Relation::Before => Self::Before,
            Relation::After => Self::After,
        }
    }
}

impl Field {
    /// The field of this name; its marks need not be typed.
    #[must_use]
    pub fn of(name: &str) -> Option<Self> {
        known(FIELDS, name, Strength::Base)
    }

    /// Its name.
    #[must_use]
    pub fn word(self, spelling: Spelling) -> &'static str {
        written(FIELDS, &self, spelling)
    }
}

impl Flag {
    /// The flag that words begin with, and how many of them it takes.
    #[must_use]
    pub fn at_start_of(words: &[&str]) -> Option<(Self, usize)> {
        let begins = |spelling: &str| {
            let parts: Vec<&str> = spelling.split(' ').collect();
            let are_alike = parts.len() <= words.len()
                && parts
                    .iter()
                    .zip(words)
                    .all(|(part, word)| fold(part, Strength::Case) == fold(word, Strength::Case));
            are_alike.then_some(parts.len())
        };
        let longest = |entry: &Spelled<Self>| Some((entry.0, spellings(entry).filter_map(begins).max()?));
        FLAGS.iter().find_map(longest)
    }

    /// The words for it.
    #[must_use]
    pub fn word(self, spelling: Spelling) -> &'static str {
        written(FLAGS, &self, spelling)
    }
}

/// The state of this name; its marks need not be typed.
#[must_use]
pub fn state_of(name: &str) -> Option<State> {
    known(STATES, name, Strength::Base)
}

/// The name of a state.
#[must_use]
pub fn state_word(state: State, spelling: Spelling) -> &'static str {
    written(STATES, &state, spelling)
}

/// Whether a word only says that the number before it counts sentences.
#[must_use]
pub fn is_sentences(word: &str) -> bool {
    SENTENCES.iter().any(|known| fold(known, Strength::Case) == fold(word, Strength::Case))
}
