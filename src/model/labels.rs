//! What the lines of an article are where somebody put that right. A record counts the lines of the text it was made in; here
//! they are told, and taken, as lines of the reading text.

use super::article::ArticleRecord;
use super::id::{AnnotatorId, ArticlePath};
use super::project::Project;
use crate::text::reading_text::ReadingText;
use crate::text::structure::LineLabel;
use crate::text::wrapping::LineEnds;
use std::borrow::Cow;

impl Project {
    /// What its lines are: one's own word, else somebody's. Lines of which nothing is read are left out.
    #[must_use]
    pub fn labels(
        &self,
        article: &ArticlePath,
        own: Option<&AnnotatorId>,
        text: &ReadingText,
    ) -> Cow<'_, [LineLabel]> {
        let own = own.and_then(|own| self.record(article, own));
        let all = self.article_notes(article).into_iter().flat_map(|notes| notes.values());
        let mut decided = own.into_iter().chain(all).filter_map(|record| {
            let about = record.about.value.as_ref()?;
            (!about.labels.is_empty()).then_some((record, about.labels.as_slice()))
        });
        match decided.next() {
            None => Cow::Borrowed(&[]),
            Some((record, labels)) if counts_lines_of_source(Some(record), text) => {
                let line = |of: &LineLabel| Some(LineLabel { line: text.line_of_source(of.line)?, ..*of });
                Cow::Owned(labels.iter().filter_map(line).collect())
            }
            Some((_, labels)) => Cow::Borrowed(labels),
        }
    }

    /// How the line ends of an article are wanted to be read: one's own word, else somebody's.
    #[must_use]
    pub fn line_ends(&self, article: &ArticlePath, own: Option<&AnnotatorId>) -> Option<LineEnds> {
        let own = own.and_then(|own| self.record(article, own));
        let all = self.article_notes(article).into_iter().flat_map(|notes| notes.values());
        own.into_iter().chain(all).find_map(|record| record.about.value.as_ref()?.line_ends)
    }

    /// The number by which an annotator's record of an article knows a line of its reading text.
    #[must_use]
    pub fn line_in_record(
        &self,
        article: &ArticlePath,
        annotator: &AnnotatorId,
        text: &ReadingText,
        line: usize,
    ) -> usize {
        let counts = counts_lines_of_source(self.record(article, annotator), text);
        counts.then(|| text.source_line(line)).flatten().unwrap_or(line)
    }
}

/// Whether a record was made in the file's text that `text` is read from.
fn counts_lines_of_source(record: Option<&ArticleRecord>, text: &ReadingText) -> bool {
    let made_in = record.and_then(|record| record.text.as_ref());
    let is_of = |sha256: &str| text.source().is_some_and(|source| **source.sha256() == *sha256);
    made_in.is_some_and(|made_in| made_in.sha256 != *text.sha256() && is_of(&made_in.sha256))
}
