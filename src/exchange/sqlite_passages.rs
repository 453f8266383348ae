//! The passages that tables of codings tell, gathered by their file until that file's text comes.

use super::sqlite_cases::TakenFile;
use super::sqlite_database::{Database, Row};
use super::sqlite_places::{CodedText, ToldPlace};
use super::sqlite_study::{StudyBuilder, ToldCoding, source};
use super::study::SourceText;
use crate::documents::document::{DocumentFault, LeftOutKind};
use std::collections::HashMap;

/// A passage that is coded or has a note. Its source, quote and place in the coding are not told yet.
pub(super) struct Passage {
    pub(super) start: Option<i64>,
    pub(super) end: Option<i64>,
    pub(super) quote: String,
    pub(super) told: ToldCoding,
}

/// A file as a table tells it.
pub(super) struct ToldFile {
    pub(super) id: i64,
    pub(super) text: String,
    pub(super) memo: Option<String>,
}

/// The passages of a project by the number of their file.
#[derive(Default)]
pub(super) struct Passages {
    by_file: HashMap<i64, Vec<Passage>>,
    n: usize,
}

impl Passages {
    /// Adds a passage of a file.
    pub(super) fn add(&mut self, file: Option<i64>, passage: Passage) {
        self.n += 1;
        self.by_file.entry(file.unwrap_or(-1)).or_default().push(passage);
    }

    /// How many there have been.
    pub(super) fn n(&self) -> usize {
        self.n
    }

    /// Whether a file has none.
    pub(super) fn has_none(&self, file: i64) -> bool {
        !self.by_file.contains_key(&file)
    }

    /// Drops the passages of a file that somebody deleted.
    pub(super) fn forget(&mut self, file: i64) {
        self.by_file.remove(&file);
    }

    /// Adds a file to the study, with its passages.
    ///
    /// # Errors
    /// A stop.
    pub(super) fn add_file(
        &mut self,
        database: &Database<'_>,
        study: &mut StudyBuilder,
        row: &Row<'_>,
        file: ToldFile,
    ) -> Result<TakenFile, DocumentFault> {
        let n_chars = file.text.chars().count();
        let coded = CodedText::new(file.text);
        let is_blank = coded.text.is_blank();
        study.leave_out(LeftOutKind::MissingTexts, usize::from(is_blank));
        let text = if is_blank { SourceText::Unknown } else { coded.text.source_text() };
        let name = row.memo("name").unwrap_or_else(|| file.id.to_string());
        let source = study.add_source(source(&name, text, file.memo));
        let passages = self.by_file.remove(&file.id).unwrap_or_default();
        let places =
            passages.iter().map(|passage| ToldPlace::new(passage.start, passage.end, &passage.quote));
        let spans = coded.spans(&places.collect::<Vec<_>>(), database.is_stopped())?;
        for (passage, span) in passages.into_iter().zip(spans) {
            let span = span.filter(|_| !is_blank);
            let place = [passage.start.unwrap_or(-1), passage.end.unwrap_or(-1)];
            study.add_coding(ToldCoding { source, place, span, quote: passage.quote, ..passage.told });
        }
        Ok(TakenFile { source, n_chars })
    }

    /// Counts the passages whose file never came.
    pub(super) fn leave_out_rest(self, study: &mut StudyBuilder) {
        let n = self.by_file.into_values().map(|passages| passages.len()).sum();
        study.leave_out(LeftOutKind::PassagesOutside, n);
    }
}
