//! What a place of a table of numbers opens: the passages behind a number, the places of a word, or a place in an article.

use super::grid::Grid;
use crate::analysis::page::Numbers;
use crate::model::id::ArticlePath;
use crate::search::passage_query::PassageQuery;
use crate::text::positions::Span;

/// What is opened.
#[derive(Clone, Debug, PartialEq)]
pub enum GridOpens {
    /// The passages of a query.
    Passages(PassageQuery),
    /// The places of a word.
    Context(String),
    /// The passages of a query, beside the summary that is written of them.
    Summary(PassageQuery),
    /// A place in an article.
    Place(TextPlace),
}

/// A place in an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextPlace {
    pub article: ArticlePath,
    /// The bytes of its reading text.
    pub span: Span,
}

impl Grid {
    /// What a cell opens; without a column, what the whole row does. `None` where nothing is behind.
    #[must_use]
    pub fn opens(&self, row: usize, column: Option<usize>) -> Option<GridOpens> {
        let head = self.rows.get(row)?;
        match &self.answer.numbers {
            Numbers::Context(contexts) => {
                let place = contexts.places.get(head.item?)?;
                let article = self.answer.articles.get(place.article)?.path.clone();
                Some(GridOpens::Place(TextPlace { article, span: place.span }))
            }
            Numbers::Words(table) => {
                // Words of whole articles stand in no passages.
                match column.filter(|_| self.answer.question.narrows_passages()) {
                    None => Some(GridOpens::Context(table.rows.get(head.item?)?.word.clone())),
                    Some(column) => self.behind(row, column).map(GridOpens::Passages),
                }
            }
            Numbers::Frequencies(_)
            | Numbers::Matrix(_)
            | Numbers::Together(_)
            | Numbers::Timeline(_)
            | Numbers::Portraits(_)
            | Numbers::Saturation(_)
            | Numbers::Summaries(_) => {
                let query = column.map_or_else(|| self.behind_row(row), |column| self.behind(row, column));
                let is_cell = self.has_summaries() && column.is_some();
                query.map(if is_cell { GridOpens::Summary } else { GridOpens::Passages })
            }
        }
    }
}
