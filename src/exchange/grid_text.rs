//! The words in the cells of a table of numbers: what stands around a word, and what is said of pairs of themes.

use super::grid::{Grid, GridNumbers};
use super::grid_contexts::ContextColumn;
use super::grid_heads::GridHead;
use super::{grid_summaries, grid_together};
use crate::analysis::page::Numbers;
use crate::analysis::word_contexts::WordContext;
use crate::text::order::{sort_key, turned_key};

impl Grid {
    /// The words in a cell; `None` where numbers stand there.
    #[must_use]
    pub fn text(&self, row: usize, column: usize) -> Option<&str> {
        self.text_of(self.rows.get(row)?, self.columns.get(column)?)
    }

    /// What a cell tells, as programs write it: its words, else its number.
    #[must_use]
    pub fn written(&self, row: usize, column: usize) -> String {
        self.text(row, column).map_or_else(|| self.cell(row, column).written(), str::to_owned)
    }

    /// Whether words stand in a column.
    #[must_use]
    pub fn is_of_words(&self, column: usize) -> bool {
        let first = self.rows.iter().find(|row| !row.is_sum());
        first.zip(self.columns.get(column)).is_some_and(|(row, column)| self.text_of(row, column).is_some())
    }

    /// What a column tells of places of a word; `None` for other tables.
    #[must_use]
    pub fn context_column(&self, column: usize) -> Option<ContextColumn> {
        self.context_column_of(self.columns.get(column)?)
    }

    /// The place of a word that a row stands for; `None` for other tables.
    #[must_use]
    pub fn context(&self, row: &GridHead) -> Option<&WordContext> {
        let Numbers::Context(contexts) = &self.answer.numbers else { return None };
        contexts.places.get(row.item?)
    }

    /// How many pairs of a table of pairs have one theme that is much more frequent than the other.
    #[must_use]
    pub fn n_lopsided(&self) -> usize {
        let Numbers::Together(together) = &self.answer.numbers else { return 0 };
        together.pairs.iter().filter(|pair| together.is_lopsided(**pair)).count()
    }

    fn context_column_of(&self, column: &GridHead) -> Option<ContextColumn> {
        let Numbers::Context(_) = &self.answer.numbers else { return None };
        ContextColumn::at(column.item)
    }

    fn text_of(&self, row: &GridHead, column: &GridHead) -> Option<&str> {
        match &self.answer.numbers {
            Numbers::Context(_) => Some(self.context_column_of(column)?.words(self.context(row)?)),
            Numbers::Together(together) if self.numbers == GridNumbers::Pairs => {
                grid_together::words(together, row.item?, column.item?, &self.lopsided)
            }
            Numbers::Summaries(summaries) => Some(grid_summaries::text(summaries, row.item, column.item)),
            Numbers::Frequencies(_)
            | Numbers::Matrix(_)
            | Numbers::Together(_)
            | Numbers::Timeline(_)
            | Numbers::Portraits(_)
            | Numbers::Words(_)
            | Numbers::Saturation(_) => None,
        }
    }

    /// A key by which rows are put in the order of the words of a column: of those before a word from the nearest on.
    pub(super) fn text_key(&self, row: &GridHead, column: &GridHead) -> Vec<u32> {
        let words = self.text_of(row, column).unwrap_or_default();
        match self.context_column_of(column) {
            Some(ContextColumn::Before) => turned_key(words),
            Some(ContextColumn::Word | ContextColumn::After) | None => sort_key(words),
        }
    }
}

/// A key; that of no words comes last.
pub(super) fn last_empty(key: Vec<u32>) -> Vec<u32> {
    if key.is_empty() { vec![u32::MAX] } else { key }
}
