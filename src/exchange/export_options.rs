//! What a person chooses of an export.

pub use super::csv::{Cells, Rows};
pub use super::markdown::By;

/// What the cells of a table of articles and themes say.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Crossed {
    /// How many passages of the article bear the theme.
    #[default]
    Counts,
    /// `1` where one does, else `0`.
    Presence,
}

/// How an export is made, where its format leaves a choice.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ExportOptions {
    /// What a row of a table of passages stands for.
    pub rows: Rows,
    /// Whether cells that a spreadsheet would take for formulas are guarded.
    pub cells: Cells,
    /// What a report is ordered by.
    pub by: By,
    /// What a table of articles and themes counts.
    pub crossed: Crossed,
}
