//! A reference of a bibliography as a source: what is known of an article whose text is not in the file.

use super::facts::ArticleFacts;
use super::found_study::FoundStudy;
use super::source_names::SourceNames;
use super::study::{Source, Study};
use crate::documents::document::{DocumentFault, LeftOut, LeftOutKind};

/// How many references are taken from a file.
pub(super) const MAX_REFERENCES: usize = 100_000;

/// A reference as a file tells it; what is empty is not told.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Reference {
    pub(super) title: String,
    /// ISO 8601, with or without a day and a month.
    pub(super) date: String,
    pub(super) source: String,
    /// Each as it is read: Nguyễn Văn A, Jane Doe.
    pub(super) authors: Vec<String>,
    pub(super) address: String,
    pub(super) doi: String,
    pub(super) keywords: Vec<String>,
    /// The abstract, then notes.
    pub(super) memos: Vec<String>,
}

impl Reference {
    /// The source, where anything is known by which to know it.
    fn source(self) -> Option<Source> {
        let said = |words: &str| {
            let line = words.split_whitespace().collect::<Vec<_>>().join(" ");
            (!line.is_empty()).then_some(line)
        };
        let attributes = [("url", self.address), ("doi", self.doi), ("keywords", self.keywords.join("; "))];
        let attributes =
            attributes.into_iter().filter_map(|(name, value)| Some((name.to_owned(), said(&value)?)));
        let memos: Vec<&str> =
            self.memos.iter().map(|memo| memo.trim()).filter(|memo| !memo.is_empty()).collect();
        let facts = ArticleFacts {
            title: said(&self.title),
            date: said(&self.date),
            source: said(&self.source),
            author: said(&self.authors.join(", ")),
            attributes: attributes.collect(),
            ..ArticleFacts::default()
        };
        let is_known = facts.title.is_some() || !facts.attributes.is_empty() || !memos.is_empty();
        let memo = (!memos.is_empty()).then(|| memos.join("\n\n"));
        is_known.then_some(Source { facts, memo, ..Source::default() })
    }
}

/// The references so far.
#[derive(Debug, Default)]
pub(super) struct Bibliography {
    sources: Vec<Source>,
    names: SourceNames,
    n_damaged: usize,
    n_empty: usize,
    n_told: usize,
}

impl Bibliography {
    /// Takes in a reference; one that says nothing of an article is counted as left out.
    pub(super) fn add(&mut self, reference: Reference) {
        self.n_told = self.n_told.saturating_add(1);
        let source = reference.source().filter(|_| self.sources.len() < MAX_REFERENCES);
        let Some(mut source) = source else {
            self.n_empty = self.n_empty.saturating_add(1);
            return;
        };
        source.facts.path = self.names.name(source.facts.title.as_deref().unwrap_or_default(), self.n_told);
        self.sources.push(source);
    }

    /// Notes parts of the file that cannot be read.
    pub(super) fn note_damage(&mut self, n: usize) {
        self.n_damaged = self.n_damaged.saturating_add(n);
    }

    /// The study.
    ///
    /// # Errors
    /// Where there is no reference.
    pub(super) fn finished(self) -> Result<FoundStudy, DocumentFault> {
        if self.sources.is_empty() {
            return Err(DocumentFault::NoText);
        }
        let left_out = [(LeftOutKind::DamagedParts, self.n_damaged), (LeftOutKind::Rows, self.n_empty)];
        Ok(FoundStudy {
            study: Study { sources: self.sources, ..Study::default() },
            left_out: left_out
                .into_iter()
                .filter(|(_, n)| *n > 0)
                .map(|(what, n)| LeftOut { what, n })
                .collect(),
            unsure: None,
        })
    }
}

/// A date of numbers as ISO 8601: the year, then month and day as far as they are told and the calendar has them.
pub(super) fn iso_of(year: u16, month: Option<u8>, day: Option<u8>) -> Option<String> {
    use crate::text::dates::Date;
    Date::new(year, 1, 1)?;
    let month = month.filter(|month| Date::new(year, *month, 1).is_some());
    Some(match (month, day) {
        (Some(month), Some(day)) => {
            Date::new(year, month, day).map_or_else(|| format!("{year:04}-{month:02}"), Date::iso)
        }
        (Some(month), None) => format!("{year:04}-{month:02}"),
        (None, _) => format!("{year:04}"),
    })
}
