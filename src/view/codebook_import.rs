//! What importing a codebook would do, theme by theme, before it is done.

use crate::exchange::codebook_reading::{LeftOut, ReadBook};
use crate::session::codebook_plan::PlannedTheme;
use crate::session::{OpenProject, Session};
use crate::storage::problem::Problem;
use std::path::Path;

/// How many themes, and how many places that were left out, are listed; the rest are counted.
pub const N_LISTED: usize = 300;

/// The codebook that is to be imported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ImportView {
    /// It is being read.
    Reading,
    /// It cannot be.
    Failed(Box<Problem>),
    /// What it would bring.
    Read(Box<ImportRows>),
}

/// A theme of the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportRow {
    /// Its own name.
    pub name: String,
    /// How many themes stand above it.
    pub depth: usize,
    /// Its line colour; of a theme that is there its own, else the file's, where it tells one.
    pub color: Option<String>,
    /// What becomes of it.
    pub planned: PlannedTheme,
}

/// What a file would bring.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ImportRows {
    /// The name of the file.
    pub file: String,
    /// The first of its themes, in the order of its tree.
    pub rows: Vec<ImportRow>,
    /// How many themes it has.
    pub n_themes: usize,
    /// How many are made, get texts, and stay as they are.
    pub n_made: usize,
    pub n_filled: usize,
    pub n_same: usize,
    /// What cannot be used, the first of it, and how much of it there is.
    pub left_out: Vec<LeftOut>,
    pub n_left_out: usize,
    /// Columns that mean nothing here.
    pub unknown_columns: Vec<String>,
    /// Whether the codebook is locked, so that nothing is imported.
    pub is_locked: bool,
}

impl ImportView {
    /// The codebook that was read, beside the project's.
    #[must_use]
    pub fn new(session: &Session) -> Self {
        let read = session.importing().and_then(|importing| importing.read());
        match (read, session.open_project()) {
            (Some((path, Ok(book))), Some(open)) => Self::Read(Box::new(rows(open, session, path, book))),
            (Some((_, Err(problem))), _) => Self::Failed(problem.clone()),
            (None, _) | (_, None) => Self::Reading,
        }
    }
}

fn rows(open: &OpenProject, session: &Session, path: &Path, book: &ReadBook) -> ImportRows {
    let plan = open.plan_of(&book.themes, session.annotator());
    let n_made = plan.iter().filter(|one| one.id.is_none()).count();
    let n_filled = plan.iter().filter(|one| one.id.is_some() && !one.filled.is_empty()).count();
    let n_themes = plan.len();
    let row = |(theme, planned): (&crate::exchange::codebook::BookTheme, PlannedTheme)| {
        let standing = planned.id.as_ref().and_then(|id| open.codebook.theme(id));
        let told = (!theme.color.is_empty()).then(|| theme.color.clone());
        ImportRow {
            name: theme.name().to_owned(),
            depth: theme.path.len().saturating_sub(1),
            color: standing.map(|theme| theme.color.clone()).or(told),
            planned,
        }
    };
    ImportRows {
        file: path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned(),
        rows: book.themes.iter().zip(plan).take(N_LISTED).map(row).collect(),
        n_themes,
        n_made,
        n_filled,
        n_same: n_themes - n_made - n_filled,
        left_out: book.left_out.iter().take(N_LISTED).cloned().collect(),
        n_left_out: book.left_out.len() + book.n_more_left_out,
        unknown_columns: book.unknown_columns.clone(),
        is_locked: open.codebook.is_locked,
    }
}
