//! The middle of all exchange: texts, who codes, codes and codings as plain data. Formats know nothing else: what is
//! exported is gathered into a study, and what is imported is read as one.

use super::codebook::{BookTheme, full_name};
use super::facts::ArticleFacts;
use super::told_text::CharSpan;
use crate::documents::document::Document;
use crate::model::check::State;
use crate::text::article::Article;
use crate::text::source::SourceKind;
use std::sync::{Arc, LazyLock};

/// A study.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Study {
    /// What it is called; empty where that is not told.
    pub name: String,
    /// What is said of it as a whole.
    pub memo: Option<String>,
    /// When anything of it was changed last, ISO 8601; empty where nothing was. Exports are dated by it and not by the
    /// clock, so that the same study gives the same bytes.
    pub modified: String,
    /// The articles, in order of their paths; those that are gone but have annotations included.
    pub sources: Vec<Source>,
    /// Who codes.
    pub coders: Vec<Coder>,
    /// The codes, each after the one above it.
    pub codes: Vec<Code>,
    /// The codings, by source, start, end and id.
    pub codings: Vec<Coding>,
    /// The queries that are kept.
    pub queries: Vec<KeptQuery>,
}

/// A query of passages that is kept under a name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KeptQuery {
    /// What it is called.
    pub name: String,
    /// What is asked, in the language of `search::passage_query`.
    pub query: String,
}

/// An article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Source {
    /// What is known of it.
    pub facts: ArticleFacts,
    /// Its text.
    pub text: SourceText,
    /// What is said of it as a whole; of several annotators, each after a blank line.
    pub memo: Option<String>,
    /// Its codes as a whole: indices into `Study::codes`.
    pub codes: Vec<usize>,
    /// Whether somebody is through with it.
    pub is_done: bool,
}

/// The text of an article.
#[derive(Clone, Debug, Default)]
pub enum SourceText {
    /// It is not known here: the article is one of the project's, or its text did not come with the study.
    #[default]
    Unknown,
    /// A file as it is to stand in the project, byte for byte.
    File { kind: SourceKind, bytes: Arc<[u8]> },
    /// What a document says, tidied up.
    Document(Arc<Document>),
    /// An article of the project, its lines labelled as people corrected them: it is exported.
    Article(Arc<Article>),
}

impl PartialEq for SourceText {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Unknown, Self::Unknown) => true,
            (Self::File { kind, bytes }, Self::File { kind: other_kind, bytes: other_bytes }) => {
                (kind, bytes) == (other_kind, other_bytes)
            }
            (Self::Document(document), Self::Document(other)) => document == other,
            (Self::Article(article), Self::Article(other)) => article.is_same_file(other),
            (Self::Unknown | Self::File { .. } | Self::Document(_) | Self::Article(_), _) => false,
        }
    }
}

impl Eq for SourceText {}

/// Somebody who codes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Coder {
    /// Their id, which stays the same from export to export; empty where it is not told.
    pub id: String,
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
    /// Where they stand in the text of today, in code points; `None` where they were not found, or at several places.
    pub today: Option<CharSpan>,
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

    /// Gives the passages that name no coder to the only one who has a name, where there is one.
    pub fn give_unnamed_to_sole_coder(&mut self) {
        let mut named = self.coders.iter().filter(|coder| !coder.name.trim().is_empty());
        let (Some(sole), None) = (named.next(), named.next()) else { return };
        self.coders = vec![sole.clone()];
        for coding in &mut self.codings {
            coding.coder = 0;
        }
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

    /// An article that is exported; `None` where it cannot be read.
    #[must_use]
    pub fn article(&self, source: usize) -> Option<&Article> {
        match &self.sources.get(source)?.text {
            SourceText::Article(article) => Some(article),
            SourceText::Unknown | SourceText::File { .. } | SourceText::Document(_) => None,
        }
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
            today: None,
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
