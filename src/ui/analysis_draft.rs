//! What the page of numbers keeps between frames: what is asked, which numbers are shown, and where the keyboard is.

use super::analysis_chart::ChartDraft;
use super::grid_ui::GridDraft;
use super::saved_pages_ui::SavedPagesDraft;
use super::summary_ui::{SummaryDraft, SummaryOf};
use crate::analysis::page::{PageKind, PageQuestion};
use crate::exchange::export_words::ExportWords;
use crate::exchange::grid::{GridForm, GridNumbers, GridSort};
use crate::exchange::grid_files::{GridFile, GridFormat};
use crate::exchange::saved_page::SavedPage;
use crate::session::{Analysing, AnalysingCommand, Command, Session, TableTo};
use std::path::PathBuf;

/// The draft.
#[derive(Clone, Debug, Default)]
pub struct AnalysisDraft {
    /// What is asked.
    pub question: PageQuestion,
    /// Which numbers are shown of a matrix, of themes that stand together, and of a timeline.
    pub matrix: GridNumbers,
    pub together: GridNumbers,
    pub timeline: GridNumbers,
    /// What the table is sorted by.
    pub sort: Option<GridSort>,
    /// What has to stand in the names of rows.
    pub filter: String,
    /// The table.
    pub grid: GridDraft,
    /// Whether the chart is shown in the place of the table, and the chart.
    pub is_chart: bool,
    pub chart: ChartDraft,
    /// The summary of the cell where the keyboard is.
    pub summary: SummaryDraft,
    /// Whether the table was copied, as it is.
    pub is_copied: bool,
    /// The table that is being saved.
    pub saved: Option<GridFile>,
    /// The words it is written with.
    pub saved_words: Box<ExportWords>,
    /// The name that the page is to be kept under, while it is typed.
    pub pages: SavedPagesDraft,
    asked: Option<PageQuestion>,
}

impl AnalysisDraft {
    /// How the table is laid out.
    #[must_use]
    pub fn form(&self) -> GridForm {
        GridForm { numbers: self.numbers(), sort: self.sort, filter: self.filter.clone() }
    }

    /// Which numbers are shown.
    #[must_use]
    pub fn numbers(&self) -> GridNumbers {
        let chosen = match self.question.kind {
            PageKind::Matrix => self.matrix,
            PageKind::Together => self.together,
            PageKind::Timeline => self.timeline,
            PageKind::Frequencies
            | PageKind::Portraits
            | PageKind::Words
            | PageKind::Context
            | PageKind::Saturation
            | PageKind::Summaries => GridNumbers::Counts,
        };
        let known = GridNumbers::of(self.question.kind);
        known
            .iter()
            .copied()
            .find(|numbers| *numbers == chosen)
            .or(known.first().copied())
            .unwrap_or_default()
    }

    /// Shows other numbers.
    pub fn show(&mut self, numbers: GridNumbers) {
        match self.question.kind {
            PageKind::Frequencies
            | PageKind::Portraits
            | PageKind::Words
            | PageKind::Context
            | PageKind::Saturation
            | PageKind::Summaries => {}
            PageKind::Matrix => self.matrix = numbers,
            PageKind::Together => self.together = numbers,
            PageKind::Timeline => self.timeline = numbers,
        }
        self.sort = None;
    }

    /// Turns to another page: what its rows and columns were sorted by is no more.
    pub fn turn_to(&mut self, kind: PageKind) {
        if self.question.kind != kind {
            self.question.kind = kind;
            (self.sort, self.grid) = (None, GridDraft::default());
        }
    }

    /// Turns to the summary of a cell, wherever the choices made so far would leave it out.
    pub fn open_summary(&mut self, of: SummaryOf) {
        self.turn_to(PageKind::Summaries);
        self.question.query.clear();
        self.question.people.clear();
        self.question.branches.clear();
        self.filter.clear();
        self.is_chart = false;
        self.summary.wanted = Some(of);
    }

    /// Lists the places of a word, counted as the page counts it.
    pub fn show_places_of(&mut self, word: String) {
        self.question.word = word;
        self.filter.clear();
        self.turn_to(PageKind::Context);
    }

    /// What is chosen.
    #[must_use]
    pub fn page(&self) -> SavedPage {
        SavedPage { question: self.question.clone(), form: self.form(), is_chart: self.is_chart }
    }

    /// Chooses all that another page says.
    pub fn show_page(&mut self, page: SavedPage) {
        let SavedPage { question, form: GridForm { numbers, sort, filter }, is_chart } = page;
        (self.question, self.is_chart, self.grid) = (question, is_chart, GridDraft::default());
        self.show(numbers);
        (self.sort, self.filter) = (sort, filter);
    }

    /// The command that writes the table that is being saved.
    pub fn save_command(&mut self, format: GridFormat, path: PathBuf) -> Option<Command> {
        let file = self.saved.take()?;
        let words = self.saved_words.clone();
        Some(AnalysingCommand::Write(Box::new(TableTo { file, format, path, words })).into())
    }

    /// Asks for what is chosen, where that was not asked for yet.
    pub fn ask(&mut self, session: &Session, out: &mut Vec<Command>) {
        let is_asking = session.analysing().is_some_and(Analysing::is_asking);
        if self.asked.as_ref() != Some(&self.question) || !is_asking {
            self.asked = Some(self.question.clone());
            self.is_copied = false;
            out.push(AnalysingCommand::Ask(Box::new(self.question.clone())).into());
        }
    }
}
