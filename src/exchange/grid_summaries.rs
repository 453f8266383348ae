//! The cells of a summary grid: a row an article, a column a theme, and in each what people wrote, beside the number of passages.

use super::grid::{Grid, GridCell};
use super::grid_heads::{GridHead, Heads};
use super::grid_words::GridWords;
use crate::analysis::page::{Numbers, PageAnswer, PageArticle, PageKind, PageTheme};
use crate::analysis::summaries::{Summaries, SummaryCell, WrittenSummary};
use crate::model::id::{ArticlePath, ThemeId};
use crate::search::passage_query::PassageQuery;

/// What a cell of a summary grid is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SummedUp<'a> {
    pub article: &'a PageArticle,
    pub theme: &'a PageTheme,
}

impl Grid {
    /// Whether it is a summary grid: its cells hold texts beside their numbers.
    #[must_use]
    pub fn has_summaries(&self) -> bool {
        self.answer.question.kind == PageKind::Summaries
    }

    /// The column of a theme of a summary grid.
    #[must_use]
    pub fn theme_column(&self, theme: &ThemeId) -> Option<usize> {
        (0..self.columns.len()).find(|at| self.summed_up(0, *at).is_some_and(|of| of.theme.id == *theme))
    }

    /// The row of an article of a summary grid.
    #[must_use]
    pub fn article_row(&self, article: &ArticlePath) -> Option<usize> {
        (0..self.rows.len()).find(|at| self.summed_up(*at, 0).is_some_and(|of| of.article.path == *article))
    }

    /// What each person wrote in a cell of a summary grid.
    #[must_use]
    pub fn written_summaries(&self, row: usize, column: usize) -> &[WrittenSummary] {
        let Numbers::Summaries(summaries) = &self.answer.numbers else { return &[] };
        let items = self.rows.get(row).zip(self.columns.get(column));
        items.map_or(&[], |(row, column)| written(summaries, row.item, column.item))
    }

    /// The article and the theme of a cell of a summary grid.
    #[must_use]
    pub fn summed_up(&self, row: usize, column: usize) -> Option<SummedUp<'_>> {
        let Numbers::Summaries(summaries) = &self.answer.numbers else { return None };
        let row = summaries.rows.get(self.rows.get(row)?.item?)?;
        Some(SummedUp {
            article: self.answer.articles.get(row.article)?,
            theme: self.answer.themes.get(self.columns.get(column)?.item?)?,
        })
    }
}

pub(super) fn heads(answer: &PageAnswer, summaries: &Summaries, words: &GridWords) -> Heads {
    let rows = summaries.rows.iter().enumerate();
    Heads {
        corner: words.article.clone(),
        columns: GridHead::of_themes(answer).collect(),
        rows: rows.filter_map(|(at, row)| GridHead::of_article(answer, row.article, at)).collect(),
    }
}

fn found(summaries: &Summaries, row: Option<usize>, column: Option<usize>) -> Option<&SummaryCell> {
    summaries.rows.get(row?)?.cells.get(&column?)
}

/// What everyone wrote.
pub(super) fn written(summaries: &Summaries, row: Option<usize>, column: Option<usize>) -> &[WrittenSummary] {
    found(summaries, row, column).map_or(&[], |cell| &cell.written)
}

/// How many passages there are.
pub(super) fn cell(summaries: &Summaries, row: Option<usize>, column: Option<usize>) -> GridCell {
    let passages = found(summaries, row, column).map_or(0, |cell| cell.passages);
    if passages == 0 { GridCell::Empty } else { GridCell::Count(passages) }
}

/// What was written; empty for nothing.
pub(super) fn text(summaries: &Summaries, row: Option<usize>, column: Option<usize>) -> &str {
    found(summaries, row, column).map_or("", |cell| &cell.text)
}

#[expect(clippy::cast_precision_loss, reason = "no count reaches 2^53")]
pub(super) fn greatest(summaries: &Summaries) -> f64 {
    let cells = summaries.rows.iter().flat_map(|row| row.cells.values());
    cells.map(|cell| cell.passages).max().unwrap_or_default() as f64
}

pub(super) fn behind(
    answer: &PageAnswer,
    summaries: &Summaries,
    row: Option<usize>,
    column: Option<usize>,
) -> Option<PassageQuery> {
    answer.behind_article(summaries.rows.get(row?)?.article, column)
}
