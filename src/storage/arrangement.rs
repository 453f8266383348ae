//! How the panels of a project stand: what was open, how wide it was, what was sorted, filtered and folded. Kept on this
//! computer, a file a project, and never in the project folder. It is no decision of anybody: where it is lost, the project
//! opens as it does for the first time, and of two windows the last one has its way.

use super::atomic_write::WriteError;
use super::journal::folder_of_project;
use super::own_state;
use super::problem::Problem;
use super::settings::{ColumnWidth, MarginWidth, Width};
use crate::model::id::{ArticlePath, ThemeId};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// How many articles count as read lately.
pub const MAX_LATELY_READ: usize = 24;

/// How many folded folders and branches are kept: beyond, the first in order.
const MAX_FOLDED: usize = 5_000;

/// So many conditions of the library are kept.
const MAX_CONDITIONS: usize = 50;

/// So many lines of what is chosen on the page of numbers are kept.
const MAX_CHOICES: usize = 100;

/// The longest filter that is kept, in code points.
const MAX_FILTER: usize = 500;

/// The articles that are read.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct OpenArticles {
    /// The one that is worked on.
    pub article: Option<ArticlePath>,
    /// The one beside it, where there are two.
    pub beside: Option<ArticlePath>,
    /// Whether the one that is worked on stands on the right.
    pub is_right: bool,
    /// Those read lately, the last first.
    pub lately: Vec<ArticlePath>,
}

/// What an article has to have to be listed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Condition {
    /// A passage with this theme or one below it, of those whose people are shown.
    Theme(ThemeId),
    /// An attribute of this name and value, given by anyone.
    Attribute(String, String),
}

/// The library.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct LibraryArrangement {
    /// Whether it is open; `None` as the window's width has it.
    pub is_open: Option<bool>,
    /// Its width; `None` for the usual one.
    pub width: Option<LibraryWidth>,
    /// What it is sorted by, and which articles are listed, by their names in the locales; a name that is not known is
    /// none.
    pub sort: String,
    pub shown: String,
    /// What is typed to find articles.
    pub filter: String,
    /// What else listed articles have to have.
    pub conditions: Vec<Condition>,
    /// Whether each article takes one line only.
    pub is_compact: bool,
    /// Folders that are folded, by path.
    pub folded: BTreeSet<String>,
}

/// The right column, and the margin beside the text.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ColumnArrangement {
    /// Whether it is open; `None` as the window's width has it.
    pub is_open: Option<bool>,
    /// The widths; `None` as the settings have them.
    pub width: Option<ColumnWidth>,
    pub margin: Option<MarginWidth>,
    /// The tab that is shown, and what passages are sorted by, by name.
    pub tab: String,
    pub passages_sort: String,
    /// Branches of themes that are folded.
    pub folded: BTreeSet<ThemeId>,
}

/// The page of numbers.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct AnalysisArrangement {
    /// What is chosen on it, as a saved page is written, a line each; none where that is as usual.
    pub choices: Vec<String>,
}

/// Everything.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Arrangement {
    pub articles: OpenArticles,
    pub library: LibraryArrangement,
    pub column: ColumnArrangement,
    pub analysis: AnalysisArrangement,
}

impl Arrangement {
    /// The same with everything within its bounds.
    #[must_use]
    pub fn bounded(mut self) -> Self {
        self.articles.lately.truncate(MAX_LATELY_READ);
        self.library.width = self.library.width.map(|width| LibraryWidth::of(width.px()));
        self.library.filter = self.library.filter.chars().take(MAX_FILTER).collect();
        self.library.conditions.truncate(MAX_CONDITIONS);
        self.library.folded = self.library.folded.into_iter().take(MAX_FOLDED).collect();
        self.analysis.choices.truncate(MAX_CHOICES);
        self.column.width = self.column.width.map(|width| ColumnWidth::of(width.px()));
        self.column.margin = self.column.margin.map(|width| MarginWidth::of(width.px()));
        self.column.folded = self.column.folded.into_iter().take(MAX_FOLDED).collect();
        self
    }
}

/// Width of the library.
pub type LibraryWidth = Width<200, 480, 288>;

/// Reads how the panels of a project stood, by the real path of its folder; `None` where that was never kept.
///
/// # Errors
/// The problem of a file that is not understood or cannot be read.
pub fn read(state: &Path, real_root: &Path) -> Result<Option<Arrangement>, Box<Problem>> {
    let read: Option<Arrangement> = own_state::read(&file_of(state, real_root))?;
    Ok(read.map(Arrangement::bounded))
}

/// Writes how they stand.
///
/// # Errors
/// Why that was not written.
pub fn write(state: &Path, real_root: &Path, arrangement: &Arrangement) -> Result<(), WriteError> {
    own_state::write(&file_of(state, real_root), arrangement)
}

fn file_of(state: &Path, real_root: &Path) -> PathBuf {
    folder_of_project(&state.join("arrangements"), real_root).with_extension("ron")
}
