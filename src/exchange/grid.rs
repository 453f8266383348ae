//! The numbers of a page as a table: what rows and columns are called, what stands in each cell, and which passages are
//! behind it. Cells are worked out when they are looked at, so that a matrix with ten thousand columns costs what is in sight.

pub use super::grid_form::{GridForm, GridNumbers, GridSort};
use super::grid_heads::{self, GridHead};
use super::grid_text::last_empty;
use super::grid_words::{GridWords, LopsidedWords};
use super::{
    grid_frequencies, grid_portraits, grid_saturation, grid_summaries, grid_timeline, grid_vocabulary,
};
use crate::analysis::coded::Below;
use crate::analysis::matrix_sums::MatrixSums;
use crate::analysis::page::{Numbers, PageAnswer, PageKind};
use crate::analysis::saturation::Guest;
use crate::analysis::word_contexts::WordContext;
use crate::search::passage_query::PassageQuery;
use crate::text::fold::{Strength, fold};
use std::cmp::Ordering;
use std::sync::Arc;

/// What stands in a cell.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum GridCell {
    /// Nothing, or what cannot be told.
    Empty,
    /// How many.
    Count(usize),
    /// A share of 1.
    Share(f64),
    /// Any other number.
    Measure(f64),
}

impl GridCell {
    /// Its number.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "no count reaches 2^53")]
    pub fn number(self) -> Option<f64> {
        match self {
            Self::Empty => None,
            Self::Count(n) => Some(n as f64),
            Self::Share(number) | Self::Measure(number) => Some(number),
        }
    }

    /// The number as programs write it; empty for none.
    #[must_use]
    pub fn written(self) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Count(n) => n.to_string(),
            Self::Share(number) | Self::Measure(number) => format!("{number:.6}"),
        }
    }

    pub(super) fn share(share: Option<f64>) -> Self {
        share.map_or(Self::Empty, Self::Share)
    }

    pub(super) fn measure(measure: Option<f64>) -> Self {
        measure.map_or(Self::Empty, Self::Measure)
    }
}

/// The numbers of a page as a table.
#[derive(Clone, Debug)]
pub struct Grid {
    pub(super) answer: Arc<PageAnswer>,
    /// Which numbers it shows.
    pub numbers: GridNumbers,
    /// What the names of the rows are.
    pub corner: String,
    /// The columns.
    pub columns: Vec<GridHead>,
    /// The rows, in order.
    pub rows: Vec<GridHead>,
    /// How many rows there are that the filter does not let pass.
    pub n_filtered: usize,
    pub(super) sums: MatrixSums,
    /// The ratios of new themes; nothing for other tables.
    pub(super) guest: Guest,
    /// What is said of pairs of which one theme is much more frequent.
    pub(super) lopsided: LopsidedWords,
    /// The greatest number of a cell that is no sum, and not of a list.
    greatest: f64,
}

impl Grid {
    /// Lays the numbers out.
    #[must_use]
    pub fn new(answer: &Arc<PageAnswer>, form: &GridForm, words: &GridWords) -> Self {
        let known = GridNumbers::of(answer.question.kind);
        let numbers = known.iter().copied().find(|numbers| *numbers == form.numbers);
        let numbers = numbers.or_else(|| known.first().copied()).unwrap_or_default();
        let heads = grid_heads::heads(answer, numbers, words);
        let (mut sums, mut guest) = (MatrixSums::default(), Guest::default());
        if let Numbers::Matrix(cross) = &answer.numbers {
            sums = MatrixSums::of(cross);
        }
        if let Numbers::Saturation(saturation) = &answer.numbers {
            guest = saturation.guest(answer.question.guest);
        }
        let mut grid = Self {
            answer: Arc::clone(answer),
            numbers,
            corner: heads.corner,
            columns: heads.columns,
            rows: heads.rows,
            n_filtered: 0,
            sums,
            guest,
            lopsided: words.lopsided.clone(),
            greatest: 0.0,
        };
        grid.greatest = grid.greatest();
        grid.filter(&form.filter);
        grid.sort(form.sort);
        grid
    }

    /// What was counted.
    #[must_use]
    pub fn answer(&self) -> &Arc<PageAnswer> {
        &self.answer
    }

    /// What stands in a cell.
    #[must_use]
    pub fn cell(&self, row: usize, column: usize) -> GridCell {
        let (Some(row), Some(column)) = (self.rows.get(row), self.columns.get(column)) else {
            return GridCell::Empty;
        };
        self.cell_of(row, column)
    }

    fn cell_of(&self, row: &GridHead, column: &GridHead) -> GridCell {
        match &self.answer.numbers {
            Numbers::Frequencies(frequencies) => {
                let below = self.answer.question.below;
                let tally = row.item.map_or(frequencies.all, |theme| {
                    let tally = frequencies.themes.get(theme).copied().unwrap_or_default();
                    if below == Below::Counted { tally.with_below } else { tally.alone }
                });
                grid_frequencies::cell(tally, frequencies.all, column.item)
            }
            Numbers::Matrix(cross) => {
                super::grid_matrix::cell(cross, &self.sums, self.numbers, row.item, column.item)
            }
            Numbers::Together(together) => {
                super::grid_together::cell(together, self.numbers, row.item, column.item)
            }
            Numbers::Timeline(timeline) => grid_timeline::cell(timeline, self.numbers, row.item, column.item),
            Numbers::Portraits(portraits) => grid_portraits::cell(portraits, row.item, column.item),
            Numbers::Words(table) => grid_vocabulary::cell(table, row.item, column.item),
            Numbers::Context(_) => GridCell::Empty,
            Numbers::Saturation(saturation) => {
                grid_saturation::cell(saturation, &self.guest, row.item, column.item)
            }
            Numbers::Summaries(summaries) => grid_summaries::cell(summaries, row.item, column.item),
        }
    }

    /// How strong a cell is among all, 0 to 1: of shares the share itself, of residuals how far it is from 0.
    #[must_use]
    pub fn strength(&self, row: usize, column: usize) -> f32 {
        let is_sum = |heads: &[GridHead], at: usize| heads.get(at).is_none_or(|head| head.item.is_none());
        if is_sum(&self.rows, row) || is_sum(&self.columns, column) || !self.has_strength() {
            return 0.0;
        }
        let number = self.cell(row, column).number().unwrap_or_default().abs();
        #[expect(clippy::cast_possible_truncation, reason = "a share of a colour")]
        let strength = if self.greatest > 0.0 { (number / self.greatest).min(1.0) as f32 } else { 0.0 };
        strength
    }

    /// Whether a cell of a matrix stands out, after the correction for so many cells.
    #[must_use]
    pub fn is_striking(&self, row: usize, column: usize) -> bool {
        let items = self.rows.get(row).zip(self.columns.get(column));
        let items = items.and_then(|(row, column)| row.item.zip(column.item));
        let tests = self.answer.tests.as_ref();
        items.zip(tests).is_some_and(|((row, column), tests)| tests.is_striking(row, column))
    }

    /// Whether all its cells tell the same kind of number, so that they can be compared with each other.
    #[must_use]
    pub fn has_strength(&self) -> bool {
        match self.answer.question.kind {
            PageKind::Matrix | PageKind::Timeline | PageKind::Portraits | PageKind::Summaries => true,
            PageKind::Together => self.numbers != GridNumbers::Pairs,
            PageKind::Frequencies | PageKind::Words | PageKind::Context | PageKind::Saturation => false,
        }
    }

    /// The passages behind a cell; `None` where it counts something else.
    #[must_use]
    pub fn behind(&self, row: usize, column: usize) -> Option<PassageQuery> {
        let (row, column) = (self.rows.get(row)?, self.columns.get(column)?);
        match &self.answer.numbers {
            Numbers::Frequencies(_) => match row.item {
                Some(theme) => self.answer.behind_theme(theme, self.answer.question.below),
                None => Some(self.answer.counted.all()),
            },
            Numbers::Matrix(cross) => super::grid_matrix::behind(&self.answer, cross, row.item, column.item),
            Numbers::Together(together) => {
                super::grid_together::behind(&self.answer, together, self.numbers, row.item, column.item)
            }
            Numbers::Timeline(timeline) => {
                grid_timeline::behind(&self.answer, timeline, row.item, column.item)
            }
            Numbers::Portraits(portraits) => {
                grid_portraits::behind(&self.answer, portraits, row.item, column.item)
            }
            Numbers::Words(table) => grid_vocabulary::behind(&self.answer, table, row.item, column.item),
            Numbers::Context(_) => None,
            Numbers::Saturation(saturation) => grid_saturation::behind(&self.answer, saturation, row.item),
            Numbers::Summaries(summaries) => {
                grid_summaries::behind(&self.answer, summaries, row.item, column.item)
            }
        }
    }

    /// The word of a row; `None` where the rows are no words.
    #[must_use]
    pub fn word(&self, row: usize) -> Option<&str> {
        let Numbers::Words(table) = &self.answer.numbers else { return None };
        let at = self.rows.get(row)?.item?;
        table.rows.get(at).map(|row| row.word.as_str())
    }

    /// The passages of a whole row.
    #[must_use]
    pub fn behind_row(&self, row: usize) -> Option<PassageQuery> {
        let item = self.rows.get(row)?.item;
        match &self.answer.numbers {
            Numbers::Frequencies(_) | Numbers::Words(_) | Numbers::Context(_) | Numbers::Saturation(_) => {
                self.behind(row, 0)
            }
            Numbers::Matrix(cross) => super::grid_matrix::behind(&self.answer, cross, item, None),
            Numbers::Together(_) if self.numbers == GridNumbers::Pairs => self.behind(row, 0),
            Numbers::Together(_) => self.answer.behind_theme(item?, self.answer.question.below),
            Numbers::Timeline(timeline) => grid_timeline::behind(&self.answer, timeline, item, None),
            Numbers::Portraits(portraits) => grid_portraits::behind(&self.answer, portraits, item, None),
            Numbers::Summaries(summaries) => grid_summaries::behind(&self.answer, summaries, item, None),
        }
    }

    /// Whether a chart can be made of it.
    #[must_use]
    pub fn has_chart(&self) -> bool {
        self.answer.question.kind != PageKind::Context
    }

    /// Whether there is nothing in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        if let Numbers::Together(together) = &self.answer.numbers {
            return together.pairs.is_empty();
        }
        self.n_filtered == 0 && self.rows.iter().all(GridHead::is_sum)
    }

    /// Whether a passage stands in several cells of a matrix: then the counts are not independent of each other.
    #[must_use]
    pub fn has_repeated(&self) -> bool {
        matches!(&self.answer.numbers, Numbers::Matrix(cross) if cross.has_repeated)
    }

    /// The table for the clipboard, with tabs between the cells; numbers with a point, for programs.
    #[must_use]
    pub fn tab_separated(&self) -> String {
        let flat = |words: &str| words.split_whitespace().collect::<Vec<_>>().join(" ");
        let heads = self.columns.iter().map(|head| flat(&head.full_name));
        let mut lines =
            vec![std::iter::once(self.corner.clone()).chain(heads).collect::<Vec<_>>().join("\t")];
        lines.extend(self.rows.iter().enumerate().map(|(row, head)| {
            let cells = (0..self.columns.len()).map(|column| flat(&self.written(row, column)));
            std::iter::once(flat(&head.full_name)).chain(cells).collect::<Vec<_>>().join("\t")
        }));
        lines.join("\n")
    }

    fn greatest(&self) -> f64 {
        if !self.has_strength() {
            return 0.0;
        }
        match &self.answer.numbers {
            Numbers::Frequencies(_) | Numbers::Words(_) | Numbers::Context(_) | Numbers::Saturation(_) => 0.0,
            Numbers::Timeline(timeline) => grid_timeline::greatest(timeline, self.numbers),
            Numbers::Portraits(portraits) => grid_portraits::greatest(portraits),
            Numbers::Summaries(summaries) => grid_summaries::greatest(summaries),
            Numbers::Matrix(cross) => super::grid_matrix::greatest(cross, &self.sums, self.numbers),
            Numbers::Together(together) => super::grid_together::greatest(together, self.numbers),
        }
    }

    fn filter(&mut self, filter: &str) {
        let wanted = fold(filter.trim(), Strength::Base);
        if wanted.is_empty() {
            return;
        }
        let mut rows = std::mem::take(&mut self.rows);
        let n_rows = rows.len();
        let holds = |words: &str| fold(words, Strength::Base).contains(&wanted);
        rows.retain(|row| {
            let context = self.context(row).map(WordContext::whole);
            row.item.is_none() || holds(&row.full_name) || context.is_some_and(|whole| holds(&whole))
        });
        self.n_filtered = n_rows - rows.len();
        self.rows = rows;
    }

    /// Sorts the rows; the sum stays last, and equal ones as they were.
    fn sort(&mut self, sort: Option<GridSort>) {
        let Some(sort) = sort else { return };
        let mut rows = std::mem::take(&mut self.rows);
        let column = sort.column.and_then(|at| self.columns.get(at));
        let number = |row: &GridHead| column.and_then(|column| self.cell_of(row, column).number());
        let words = |row: &GridHead| match column {
            None => crate::text::order::sort_key(&row.name),
            Some(column) => last_empty(self.text_key(row, column)),
        };
        let mut keyed: Vec<(Option<f64>, Vec<u32>, GridHead)> =
            rows.drain(..).map(|row| (number(&row), words(&row), row)).collect();
        keyed.sort_by(|(one, name, row), (other, other_name, other_row)| {
            let order = match (one, other) {
                (Some(one), Some(other)) => one.total_cmp(other),
                (None, Some(_)) => Ordering::Less,
                (Some(_), None) => Ordering::Greater,
                (None, None) => name.cmp(other_name),
            };
            let order = if sort.is_rising { order } else { order.reverse() };
            row.item.is_none().cmp(&other_row.item.is_none()).then(order)
        });
        self.rows = keyed.into_iter().map(|(.., row)| row).collect();
        // Sorted, the tree has no shape any more.
        for row in &mut self.rows {
            row.depth = 0;
        }
    }
}
