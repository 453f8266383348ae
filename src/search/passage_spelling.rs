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
    SameParagraph,
    SameArticle,
    FollowedBy,
    Follows,
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
struct Spelled<T> {
    what: T,
    english: &'static str,
    vietnamese: &'static str,
    more: &'static [&'static str],
}

const fn spelled<T: Copy>(
    what: T,
    english: &'static str,
    vietnamese: &'static str,
    more: &'static [&'static str],
) -> Spelled<T> {
    Spelled { what, english, vietnamese, more }
}

const CONNECTIVES: &[Spelled<Connective>] = &[
    spelled(Connective::And, "and", "và", &[]),
    spelled(Connective::Or, "or", "hoặc", &[]),
    spelled(Connective::Not, "not", "không", &[]),
    spelled(Connective::Related(RelationName::Within), "within", "trong", &[]),
    spelled(Connective::Related(RelationName::Overlaps), "overlaps", "giao với", &["chồng"]),
    spelled(Connective::Related(RelationName::Near), "near", "gần", &[]),
    spelled(Connective::Related(RelationName::Before), "before", "trước", &[]),
    spelled(Connective::Related(RelationName::After), "after", "sau", &[]),
    spelled(Connective::Related(RelationName::SameParagraph), "same paragraph", "cùng đoạn văn", &[]),
    spelled(Connective::Related(RelationName::SameArticle), "same article", "cùng bài", &[]),
    spelled(Connective::Related(RelationName::FollowedBy), "followed by", "rồi đến", &[]),
    spelled(Connective::Related(RelationName::Follows), "follows", "theo sau", &[]),
];

const FIELDS: &[Spelled<Field>] = &[
    spelled(Field::Theme, "theme", "chủ đề", &["themes"]),
    spelled(Field::Annotator, "annotator", "người mã hóa", &["người", "coder", "by"]),
    spelled(Field::Article, "article", "bài", &["bài viết"]),
    spelled(Field::Attribute, "attribute", "thuộc tính", &["attr"]),
    spelled(Field::Source, "source", "nguồn", &[]),
    spelled(Field::Author, "author", "tác giả", &[]),
    spelled(Field::Date, "date", "ngày", &[]),
    spelled(Field::Note, "note", "ghi chú", &[]),
    spelled(Field::Words, "words", "chữ", &["text", "từ ngữ"]),
    spelled(Field::State, "state", "trạng thái", &[]),
];

const FLAGS: &[Spelled<Flag>] = &[
    spelled(Flag::Starred, "star", "sao", &["starred", "đánh sao", "có sao"]),
    spelled(
        Flag::Untagged,
        "notheme",
        "chưa gắn",
        &["no theme", "untagged", "chưa có chủ đề", "không có chủ đề", "không chủ đề"],
    ),
];

const STATES: &[Spelled<State>] = &[
    spelled(State::Exact, "exact", "đúng chỗ", &[]),
    spelled(State::Moved, "moved", "đã dời", &[]),
    spelled(State::Changed, "changed", "đã đổi chữ", &["đã đổi"]),
    spelled(
        State::Ambiguous,
        "ambiguous",
        "có nhiều chỗ khớp",
        &["nhiều chỗ khớp", "khớp nhiều chỗ", "nhiều chỗ"],
    ),
    spelled(State::Lost, "lost", "không tìm thấy", &["mất chỗ"]),
];

/// What stands in the place of a value that is not known.
pub(super) const UNKNOWN: &str = "?";

/// Words that may follow the number of sentences.
const SENTENCES: &[&str] = &["câu", "sentences", "sentence"];

fn written<T: PartialEq>(table: &'static [Spelled<T>], what: &T, spelling: Spelling) -> &'static str {
    let entry = table.iter().find(|entry| entry.what == *what);
    entry.map_or("", |entry| match spelling {
        Spelling::English => entry.english,
        Spelling::Vietnamese => entry.vietnamese,
    })
}

impl<T> Spelled<T> {
    fn spellings(&self) -> impl Iterator<Item = &'static str> + use<T> {
        [self.english, self.vietnamese].into_iter().chain(self.more.iter().copied())
    }
}

/// What has this spelling, at a strength of folding.
fn known<T: Copy>(table: &'static [Spelled<T>], typed: &str, strength: Strength) -> Option<T> {
    let typed = fold(typed, strength);
    let is_it = |entry: &&Spelled<T>| entry.spellings().any(|spelling| fold(spelling, strength) == typed);
    table.iter().find(is_it).map(|entry| entry.what)
}

impl Connective {
    /// How many words make one at most.
    pub(super) const MAX_WORDS: usize = 3;

    /// The connective of this word, or of the words that make one; its marks have to be there, for names are full of
    /// words like it.
    #[must_use]
    pub fn of(word: &str) -> Option<Self> {
        known(CONNECTIVES, word, Strength::Case)
    }

    /// Those of several words, word by word.
    fn of_several_words() -> impl Iterator<Item = std::str::Split<'static, char>> {
        let spellings = CONNECTIVES.iter().flat_map(Spelled::spellings);
        spellings.filter(|spelling| spelling.contains(' ')).map(|spelling| spelling.split(' '))
    }

    /// Whether words, none of which need join alone, make one together.
    pub(super) fn is_made_of(words: &[&str]) -> bool {
        let words = || words.iter().map(|word| fold(word, Strength::Case));
        Self::of_several_words().any(|parts| parts.map(|part| fold(part, Strength::Case)).eq(words()))
    }

    /// Whether one of several words begins with this one, so that it may be taken for its beginning.
    pub(super) fn may_begin_with(word: &str) -> bool {
        let word = fold(word, Strength::Case);
        Self::of_several_words().any(|mut parts| parts.next().is_some_and(|part| part == word))
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
            Self::SameParagraph => Relation::SameParagraph,
            Self::SameArticle => Relation::SameArticle,
            Self::FollowedBy => Relation::FollowedBy(n_sentences),
            Self::Follows => Relation::Follows(n_sentences),
        }
    }

    /// A word that may follow it and changes nothing, as in `chồng lên` and `cùng bài viết`.
    pub(super) fn tail(self) -> Option<&'static str> {
        match self {
            Self::Overlaps => Some("lên"),
            Self::SameArticle => Some("viết"),
            Self::Within
            | Self::Near
            | Self::Before
            | Self::After
            | Self::SameParagraph
            | Self::FollowedBy
            | Self::Follows => None,
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
            Relation::SameParagraph => Self::SameParagraph,
            Relation::SameArticle => Self::SameArticle,
            Relation::FollowedBy(_) => Self::FollowedBy,
            Relation::Follows(_) => Self::Follows,
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
        let longest = |entry: &Spelled<Self>| Some((entry.what, entry.spellings().filter_map(begins).max()?));
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
