//! The PDF of an article: saved to a file the person named, or kept on this computer to be printed.

use super::report::{PageReport, TaskOutput};
use super::snapshot::Snapshot;
use crate::exchange::article_page::{ArticlePage, PdfWords};
use crate::exchange::page_gathering::{PageSource, gather};
use crate::exchange::pdf::{self, Pdf};
use crate::model::id::{AnnotatorId, ArticlePath};
use crate::storage::atomic_write::WriteError;
use crate::storage::disk::Disk;
use crate::storage::{codebook_exchange, export_file};
use std::collections::BTreeSet;
use std::path::PathBuf;

/// Which article is put on paper, and what of it.
#[derive(Debug)]
pub struct PageAsked {
    /// The article.
    pub article: ArticlePath,
    /// The project as it stands.
    pub snapshot: Box<Snapshot>,
    /// Whose annotations are shown.
    pub shown: BTreeSet<AnnotatorId>,
    /// Whose word on what a line is comes first.
    pub own: Option<AnnotatorId>,
    /// Whether paragraphs are numbered.
    pub has_numbers: bool,
    /// The fixed words.
    pub words: Box<PdfWords>,
}

impl PageAsked {
    /// What the PDF shows; `None` where the article cannot be read.
    #[must_use]
    pub fn page(&self) -> Option<ArticlePage> {
        let entry = self.snapshot.library.get(&self.article)?;
        let source = PageSource {
            project: &self.snapshot.project,
            located: &self.snapshot.located,
            codebook: &self.snapshot.codebook,
            people: &self.snapshot.people,
            path: &self.article,
            article: entry.article.as_deref()?,
            facts: &entry.facts,
            shown: &self.shown,
            own: self.own.as_ref(),
            has_numbers: self.has_numbers,
        };
        Some(gather(&source, &self.words))
    }

    /// The PDF.
    ///
    /// # Errors
    /// Where the article cannot be read, or the PDF not be put together.
    pub fn pdf(&self) -> Result<Pdf, WriteError> {
        let page = self.page().ok_or_else(|| WriteError::Other(self.article.to_string()))?;
        pdf::write(&page, &self.words).map_err(|error| WriteError::Other(error.to_string()))
    }
}

/// Where the PDF goes.
#[derive(Debug)]
pub enum PageGoal {
    /// To a file the person named, for the project in a folder.
    File { root: PathBuf, path: PathBuf },
    /// To this computer's place for what is printed.
    Printer(PathBuf),
}

/// Writes the PDF, and reports what came of it.
pub(super) fn perform(
    asked: &PageAsked,
    goal: PageGoal,
    disk: &dyn Disk,
    report: &mut dyn FnMut(TaskOutput),
) {
    let pdf = asked.pdf();
    report(TaskOutput::Page(match goal {
        PageGoal::File { root, path } => {
            let written = |pdf: Pdf| export_file::write(&root, &path, &pdf.bytes).map(|()| pdf.into());
            let result = pdf.and_then(written);
            PageReport::Saved { path, result }
        }
        PageGoal::Printer(path) => {
            let written =
                |pdf: Pdf| codebook_exchange::write_page(disk, &path, &pdf.bytes).map(|()| pdf.into());
            let result = pdf.and_then(written);
            PageReport::Printed { path, result }
        }
    }));
}

/// What is told of a PDF that was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageTold {
    /// How many pages it has.
    pub n_pages: usize,
    /// The letters that no font has, in their order.
    pub missing: Vec<char>,
}

impl From<Pdf> for PageTold {
    fn from(pdf: Pdf) -> Self {
        Self { n_pages: pdf.n_pages, missing: pdf.missing.into_keys().collect() }
    }
}
