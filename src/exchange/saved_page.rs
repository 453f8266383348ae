//! A page of numbers as it can be kept: what it counts and how that is laid out, as lines of text (`analysis::page_text`).
//! Saved pages in a codebook and what a window remembers of its page are both such text.

use super::grid_form::{GridForm, GridNumbers, GridSort};
use crate::analysis::page::PageQuestion;
use crate::analysis::page_text::{self, PageChoice, PageLine, Taken, line_of};

/// What is chosen on a page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SavedPage {
    /// What it counts.
    pub question: PageQuestion,
    /// How the table is laid out.
    pub form: GridForm,
    /// Whether it is shown as a chart.
    pub is_chart: bool,
}

/// A page as it was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReadPage {
    /// What is chosen on it; the usual where nothing is said, or nothing that is known here.
    pub page: SavedPage,
    /// Lines whose value is not known here.
    pub wrong: Vec<String>,
    /// Lines whose key is not known here, as those of a newer version.
    pub unknown: Vec<String>,
}

const NUMBERS: &str = "numbers";
const SORT: &str = "sort";
const FILTER: &str = "filter";
const CHART: &str = "chart";

/// What stands for the names of the rows in the place of a column.
const NAMES: &str = "names";

impl SavedPage {
    /// The text of it.
    #[must_use]
    pub fn written(&self) -> String {
        let Self { question, form: GridForm { numbers, sort, filter }, is_chart } = self;
        let mut lines = page_text::lines_of(question);
        lines.extend([
            line_of(NUMBERS, numbers),
            line_of(SORT, sort),
            line_of(FILTER, filter),
            line_of(CHART, is_chart),
        ]);
        lines.join("\n")
    }

    /// The text of it in the place of another: what that says by keys that are not known here stands on.
    #[must_use]
    pub fn written_over(&self, before: &str) -> String {
        let kept = ReadPage::of(before).unknown;
        std::iter::once(self.written()).chain(kept).collect::<Vec<_>>().join("\n")
    }
}

impl ReadPage {
    /// Reads the text of a page.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let mut read = Self::default();
        for line in text.lines().filter(|line| !line.trim().is_empty()) {
            match PageLine::of(line).map_or(Taken::UnknownKey, |said| read.page.put(&said)) {
                Taken::Known => {}
                Taken::WrongValue => read.wrong.push(line.to_owned()),
                Taken::UnknownKey => read.unknown.push(line.to_owned()),
            }
        }
        read
    }
}

impl SavedPage {
    fn put(&mut self, line: &PageLine<'_>) -> Taken {
        match line.key {
            NUMBERS => line.put(&mut self.form.numbers),
            SORT => line.put(&mut self.form.sort),
            FILTER => line.put(&mut self.form.filter),
            CHART => line.put(&mut self.is_chart),
            _ => page_text::put(&mut self.question, line),
        }
    }
}

impl PageChoice for GridNumbers {
    fn written(&self) -> String {
        self.name().to_owned()
    }

    fn of_written(written: &str) -> Option<Self> {
        Self::of_name(written)
    }
}

impl PageChoice for Option<GridSort> {
    fn written(&self) -> String {
        let Some(GridSort { column, is_rising }) = self else { return String::new() };
        let column = column.map_or_else(|| NAMES.to_owned(), |column| column.saturating_add(1).to_string());
        format!("{column} {}", if *is_rising { "rising" } else { "falling" })
    }

    fn of_written(written: &str) -> Option<Self> {
        if written.is_empty() {
            return Some(None);
        }
        let (column, order) = written.split_once(' ')?;
        let is_rising = match order {
            "rising" => true,
            "falling" => false,
            _ => return None,
        };
        let column = match column {
            NAMES => None,
            number => Some(number.parse::<usize>().ok()?.checked_sub(1)?),
        };
        Some(Some(GridSort { column, is_rising }))
    }
}
