//! What can be asked of annotated passages, as a value. `passage_parser` makes it of what a person typed,
//! `passage_printer` a text of it again, `passage_evaluation` answers it.
//!
//! `not` binds tighter than `and`, `and` tighter than `or`; relations such as `within` and `near` bind tightest of all and
//! go from left to right: `not A within B and C` is `(not (A within B)) and C`.

use crate::model::check::State;

/// A question about passages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PassageQuery {
    /// Passages that meet a test.
    Is(Test),
    /// Those the other question leaves out.
    Not(Box<Self>),
    /// Those that all questions let pass; at least two.
    All(Vec<Self>),
    /// Those that any of the questions lets pass; at least two.
    Any(Vec<Self>),
    /// Those of the first question that stand so to a passage of the second in the same article.
    Related(Box<Self>, Relation, Box<Self>),
}

/// How a passage stands to another of its article, by their places in today's text. A passage lies within itself,
/// overlaps itself and shares its paragraph with itself: what is tagged with both of two themes is in each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relation {
    /// It reaches beyond the other on neither side.
    Within,
    /// The two share at least one letter.
    Overlaps,
    /// From the sentence of one to that of the other it is at most so many sentences; 0 is the same sentence.
    Near(usize),
    /// It ends before the other begins.
    Before,
    /// It begins after the other ends.
    After,
    /// There is a paragraph that both reach into: a line of the text as it is read that is not blank.
    SameParagraph,
    /// The other stands in its article, wherever that is: passages without a place count too.
    SameArticle,
    /// The other begins after it ends, in its last sentence or one of so many after that.
    FollowedBy(usize),
    /// It begins after the other ends, in the other's last sentence or one of so many after that.
    Follows(usize),
}

impl Relation {
    /// How many sentences it goes at most; `None` for a relation that counts none.
    #[must_use]
    pub fn n_sentences(self) -> Option<usize> {
        match self {
            Self::Near(n) | Self::FollowedBy(n) | Self::Follows(n) => Some(n),
            Self::Within
            | Self::Overlaps
            | Self::Before
            | Self::After
            | Self::SameParagraph
            | Self::SameArticle => None,
        }
    }
}

/// A name in a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Name {
    /// As people call it.
    Called(String),
    /// As our files call it, `#doi-thoai-x7k2`: so it stays the same when it is renamed, and two of one name are told
    /// apart.
    Id(String),
}

impl Name {
    /// The name without its sign.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Called(name) | Self::Id(name) => name,
        }
    }
}

/// What a name is the name of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Named {
    Theme,
    Annotator,
    Article,
    Attribute,
    AttributeValue,
    Source,
    Author,
}

/// Words that a text is to hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WordsTest {
    /// The words.
    pub words: String,
    /// Whether marks count as they are typed: `words=` instead of `words:`.
    pub is_exact: bool,
}

/// On which side of a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateOrder {
    Before,
    UpTo,
    At,
    From,
    After,
}

/// What a passage is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Test {
    /// Nothing: all passages meet it.
    Anything,
    /// A theme; unless it is to be alone, those below it count too.
    Theme { name: Name, is_alone: bool },
    /// No theme yet.
    Untagged,
    /// Who made it.
    Annotator(Name),
    /// Its article; a name that ends in `/` is a folder of them.
    Article(Name),
    /// An attribute of its article, and what it says.
    Attribute { name: Name, value: Option<Name> },
    /// Where its article was published.
    Source(Name),
    /// That it is not known where its article was published.
    Unsourced,
    /// Who wrote its article.
    Author(Name),
    /// That it is not known who wrote its article.
    Unsigned,
    /// When its article was published: a year, a month `2019-01` or a day.
    Date(DateOrder, String),
    /// That it is not known when its article was published.
    Undated,
    /// Its note, and words in it.
    Note(Option<WordsTest>),
    /// Words in it.
    Words(WordsTest),
    /// A star.
    Starred,
    /// How it stands to the text of today.
    State(State),
}

impl Test {
    /// The names in it, as they are written from left to right.
    #[must_use]
    pub fn names(&self) -> Vec<(Named, &Name)> {
        match self {
            Self::Theme { name, .. } => vec![(Named::Theme, name)],
            Self::Annotator(name) => vec![(Named::Annotator, name)],
            Self::Article(name) => vec![(Named::Article, name)],
            Self::Attribute { name, value } => {
                let value = value.iter().map(|value| (Named::AttributeValue, value));
                std::iter::once((Named::Attribute, name)).chain(value).collect()
            }
            Self::Source(name) => vec![(Named::Source, name)],
            Self::Author(name) => vec![(Named::Author, name)],
            _ => Vec::new(),
        }
    }

    fn renamed(&self, rename: &mut dyn FnMut(Named, &Name) -> Name) -> Self {
        match self {
            Self::Theme { name, is_alone } => {
                Self::Theme { name: rename(Named::Theme, name), is_alone: *is_alone }
            }
            Self::Annotator(name) => Self::Annotator(rename(Named::Annotator, name)),
            other => other.clone(),
        }
    }
}

impl PassageQuery {
    /// The question that lets everything pass.
    #[must_use]
    pub fn everything() -> Self {
        Self::Is(Test::Anything)
    }

    /// The question for a theme and those below it.
    #[must_use]
    pub fn of_theme(name: Name) -> Self {
        Self::Is(Test::Theme { name, is_alone: false })
    }

    /// Its tests, from left to right.
    #[must_use]
    pub fn tests(&self) -> Vec<&Test> {
        let mut tests = Vec::new();
        self.collect(&mut tests);
        tests
    }

    fn collect<'q>(&'q self, tests: &mut Vec<&'q Test>) {
        match self {
            Self::Is(test) => tests.push(test),
            Self::Not(inner) => inner.collect(tests),
            Self::All(parts) | Self::Any(parts) => parts.iter().for_each(|part| part.collect(tests)),
            Self::Related(of, _, to) => {
                of.collect(tests);
                to.collect(tests);
            }
        }
    }

    /// The same question with themes and annotators called otherwise.
    #[must_use]
    pub fn renamed(&self, rename: &mut dyn FnMut(Named, &Name) -> Name) -> Self {
        match self {
            Self::Is(test) => Self::Is(test.renamed(rename)),
            Self::Not(inner) => Self::Not(Box::new(inner.renamed(rename))),
            Self::All(parts) => Self::All(parts.iter().map(|part| part.renamed(rename)).collect()),
            Self::Any(parts) => Self::Any(parts.iter().map(|part| part.renamed(rename)).collect()),
            Self::Related(of, relation, to) => {
                let of = Box::new(of.renamed(rename));
                Self::Related(of, *relation, Box::new(to.renamed(rename)))
            }
        }
    }

    /// Whether it names articles, so that their numbers have to be known.
    #[must_use]
    pub fn names_articles(&self) -> bool {
        self.tests().into_iter().any(|test| matches!(test, Test::Article(_)))
    }
}
