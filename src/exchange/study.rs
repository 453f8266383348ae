//! The middle of all exchange: texts, who codes, codes and codings as plain data. Formats know nothing else: what is
//! exported is gathered into a study, and what is imported is read as one.

use super::codebook::{BookTheme, full_name};
use super::facts::ArticleFacts;
use crate::documents::document::Document;
use crate::model::check::State;
use crate::text::source::SourceKind;
use std::sync::{Arc, LazyLock};

/// A study.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Study {
    /// The articles, in order of their paths; those that are gone but have annotations included.
    pub sources: Vec<Source>,
    /// Who codes.
    pub coders: Vec<Coder>,
    /// The codes, each after the one above it.
    pub codes: Vec<Code>,
    /// The codings, by source, start, end and id.
    pub codings: Vec<Coding>,
}

/// An article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Source {
    /// What is known of it.
    pub facts: ArticleFacts,
    /// Its text, where it is imported.
    pub text: SourceText,
    /// A memo about it as a whole, where it is imported.
    pub memo: Option<String>,
}

/// The text of an article that is imported.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum SourceText {
    /// It is not known here: the article is one of the project's, or its text did not come with the study.
    #[default]
    Unknown,
    /// A file as it is to stand in the project, byte for byte.
    File { kind: SourceKind, bytes: Arc<[u8]> },
    /// What a document says, tidied up.
    Document(Arc<Document>),
}

/// Somebody who codes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Coder {
    /// Their name.
    pub name: String,
}

/// A code.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Code {
    /// Its id, which stays the same from export to export.
    pub id: String,
    /// Its names from the top, its colour and its texts.
    pub theme: BookTheme,
}

impl Code {
    /// Its name, a child's as `parent / child`.
    #[must_use]
    pub fn full_name(&self) -> String {
        full_name(&self.theme.path)
    }
}

/// A coded passage with everything said of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Coding {
    /// Its id.
    pub id: String,
    /// The article it stands in: index into `Study::sources`.
    pub source: usize,
    /// Who coded it: index into `Study::coders`.
    pub coder: usize,
    /// First code point of the reading text, as anchored.
    pub start: usize,
    /// The code point after the last one.
    pub end: usize,
    /// The words.
    pub quote: String,
    /// Where they stand today, as people cite it: "002 §15"; `None` for a passage without a place.
    pub place: Option<String>,
    /// Up to 32 code points before them.
    pub prefix: String,
    /// Up to 32 code points after them.
    pub suffix: String,
    /// SHA-256 of the text the position refers to.
    pub text: String,
    /// Its codes, merged ones resolved, each once: indices into `Study::codes`.
    pub codes: Vec<usize>,
    /// The note.
    pub note: Option<String>,
    /// Whether it is starred.
    pub is_starred: bool,
    /// How it stands to the text of today.
    pub state: State,
    /// When it was made, ISO 8601.
    pub created: String,
    /// When it was last changed, ISO 8601.
    pub modified: String,
}

impl Study {
    /// What is known of the article of a coding.
    #[must_use]
    pub fn facts(&self, coding: &Coding) -> &ArticleFacts {
        static UNKNOWN: LazyLock<ArticleFacts> = LazyLock::new(ArticleFacts::default);
        self.sources.get(coding.source).map_or(&UNKNOWN, |source| &source.facts)
    }

    /// The name of whoever coded a passage.
    #[must_use]
    pub fn coder(&self, coding: &Coding) -> &str {
        self.coders.get(coding.coder).map(|coder| coder.name.as_str()).unwrap_or_default()
    }

    /// The codes of a coding.
    pub fn codes<'s>(&'s self, coding: &'s Coding) -> impl Iterator<Item = &'s Code> {
        coding.codes.iter().filter_map(|code| self.codes.get(*code))
    }

    /// The codings, those of one article together.
    pub fn by_source(&self) -> impl Iterator<Item = &[Coding]> {
        self.codings.chunk_by(|one, next| one.source == next.source)
    }
}

impl Coding {
    /// One of which nothing is known.
    #[must_use]
    pub fn unplaced() -> Self {
        let (id, quote, prefix, suffix, text, created, modified) = Default::default();
        let (source, coder, start, end, codes) = Default::default();
        let state = State::Exact;
        Self {
            id,
            source,
            coder,
            start,
            end,
            quote,
            place: None,
            prefix,
            suffix,
            text,
            codes,
            note: None,
            is_starred: false,
            state,
            created,
            modified,
        }
    }
}
