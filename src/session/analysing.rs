//! Pages of numbers: a worker counts on a snapshot, and counts again whenever something it went through changed. The numbers
//! from before stand until then.

use super::asked::Asked;
use super::cx::Cx;
use crate::analysis::kept_counts::KeptCounts;
use crate::analysis::page::{PageAnswer, PageQuestion};
use crate::exchange::export_words::ExportWords;
use crate::exchange::grid_files::{GridFile, GridFormat};
use crate::search::passage_fault::PassageFault;
use crate::workers::counting::PageAsked;
use crate::workers::grid_writing::GridAsked;
use crate::workers::task::Work;
use std::any::Any;
use std::path::PathBuf;
use std::sync::Arc;

/// A decision about pages of numbers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AnalysingCommand {
    /// Count this, and go on counting it while the project changes.
    Ask(Box<PageQuestion>),
    /// No longer count.
    Stop,
    /// Write a table to a file.
    Write(Box<TableTo>),
}

/// A table that is to be written to a file.
#[derive(Clone, Debug)]
pub struct TableTo {
    /// The table.
    pub file: GridFile,
    /// As what.
    pub format: GridFormat,
    /// Where.
    pub path: PathBuf,
    /// The words of files, in the person's language.
    pub words: Box<ExportWords>,
}

impl PartialEq for TableTo {
    fn eq(&self, other: &Self) -> bool {
        self.path == other.path && self.format == other.format
    }
}

impl Eq for TableTo {}

/// The page that is looked at, and its numbers.
#[derive(Debug, Default)]
pub struct Analysing {
    question: Option<Box<PageQuestion>>,
    counting: Asked<PageAsked>,
    /// The numbers counted last; while a query is wrong, those of the last one that was right.
    numbers: Option<Arc<PageAnswer>>,
    fault: Option<PassageFault>,
    /// What counting found in the texts of the project that is open; it goes when that is closed.
    kept: Arc<KeptCounts>,
}

impl Analysing {
    /// The numbers counted last; they may be those of an earlier question, or of the project as it was.
    #[must_use]
    pub fn numbers(&self) -> Option<&Arc<PageAnswer>> {
        self.numbers.as_ref()
    }

    /// What is wrong with the query.
    #[must_use]
    pub fn fault(&self) -> Option<&PassageFault> {
        self.fault.as_ref()
    }

    /// Whether the numbers are those that were asked for last, of the project as it is at this version.
    #[must_use]
    pub fn is_counted(&self, version: u64) -> bool {
        self.counting.is_answered_of(version)
    }

    /// Whether anything is counted now, and followed.
    #[must_use]
    pub fn is_asking(&self) -> bool {
        self.question.is_some()
    }

    /// Whether counting broke down.
    #[must_use]
    pub fn is_failed(&self) -> bool {
        self.counting.is_failed()
    }

    /// Tells one answer from all others of the sitting.
    #[must_use]
    pub fn answer(&self) -> u64 {
        self.counting.n_answers()
    }

    /// Takes in what a worker answered; gives it back where it is no page of numbers.
    pub(super) fn heard(&mut self, number: u64, answer: Box<dyn Any + Send>) -> Option<Box<dyn Any + Send>> {
        let other = self.counting.heard(number, answer);
        if other.is_none() {
            match self.counting.answer().map(Arc::as_ref) {
                Some(Ok(numbers)) => (self.numbers, self.fault) = (Some(Arc::clone(numbers)), None),
                Some(Err(fault)) => self.fault = Some(fault.clone()),
                None => {}
            }
        }
        other
    }

    /// A worker broke down.
    pub(super) fn failed(&mut self, number: u64) {
        self.counting.failed(number);
    }
}

pub(super) fn obey(analysing: &mut Analysing, cx: &mut Cx<'_>, command: AnalysingCommand) {
    match command {
        AnalysingCommand::Ask(question) => {
            if analysing.question.as_ref() != Some(&question) {
                analysing.question = Some(question);
                analysing.counting.stop();
                ask_again(analysing, cx);
            }
        }
        AnalysingCommand::Stop => {
            analysing.question = None;
            analysing.counting.stop();
        }
        AnalysingCommand::Write(to) => {
            let TableTo { file, format, path, words } = *to;
            let root = cx.open.root.clone();
            cx.start(Work::WriteGrid(Box::new(GridAsked { root, path, format, file, words })));
        }
    }
}

/// Has the numbers counted where they are others, or where the project has changed since.
pub(super) fn ask_again(analysing: &mut Analysing, cx: &mut Cx<'_>) {
    let version = cx.open.changes.version();
    let question = analysing.question.as_ref().filter(|_| analysing.counting.is_due(version));
    let Some(question) = question else { return };
    let filter = Box::new(cx.open.visibility.clone());
    let kept = Arc::clone(&analysing.kept);
    let question = Box::new(PageAsked { question: question.as_ref().clone(), filter, kept });
    let ticket = cx.start(Work::Compute { snapshot: Box::new(cx.open.snapshot()), question });
    analysing.counting.asked(ticket, version);
}
