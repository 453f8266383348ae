//! What lies over the window, and what panels ask of it.

use super::dialog_drafts::RecordDraft;
use super::import_ui::ImportDraft;
use super::pick_ui::{Pick, PickDraft};
use crate::exchange::format::FormatId;
use crate::exchange::grid_files::GridFormat;
use crate::model::draft::DraftId;
use crate::model::id::ThemeId;
use crate::session::MarkKey;
use crate::text::positions::Span;
use std::collections::BTreeSet;
use std::path::PathBuf;

/// What can be asked for by a path when the desktop has no file dialogs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PathWish {
    /// A folder to open.
    Open,
    /// A folder for the samples.
    Samples,
    /// A folder for one's own annotations, away from the project.
    SaveElsewhere,
    /// A file for an export.
    Export(FormatId),
    /// A file for the codebook.
    ExportCodebook(FormatId),
    /// A file for a table of numbers.
    SaveTable(GridFormat),
    /// A file with a codebook.
    ImportCodebook,
    /// Files with articles.
    ImportFiles,
    /// A folder with articles.
    ImportFolder,
    /// A file for the PDF of the article that is read.
    SavePdf,
}

/// What lies over the window and has the keyboard.
#[derive(Clone, Debug)]
pub enum Overlay {
    /// All commands, with what was typed to find one and the place in the list.
    Commands(String, usize),
    /// The settings, with the keys being changed.
    Settings(Box<super::keys_ui::KeysDraft>),
    /// Keys and help.
    Help,
    /// What the program is.
    About,
    /// What is wrong with files.
    Problems,
    /// Everything that was done.
    History,
    /// What two sides changed differently.
    Conflicts,
    /// Earlier versions of one's own files.
    Versions,
    /// Everything that was typed and not decided about.
    Drafts,
    /// Who works on the project.
    People,
    /// Annotations that need a look, and those that were passed over.
    Review(BTreeSet<MarkKey>),
    /// Tagging what was found.
    TagHits(Box<super::tag_hits_ui::TagHitsDraft>),
    /// The choice of a format.
    Export,
    /// The same for the codebook.
    ExportCodebook,
    /// What a codebook would bring.
    ImportCodebook,
    /// What articles an import would make.
    ImportArticles(ImportDraft),
    /// A record that is being typed at.
    Record(RecordDraft),
    /// The words that tables of words leave out, with what is typed to find or add one.
    StopWords(String),
    /// Something is chosen from a list.
    Pick(PickDraft),
    /// A path to type.
    Path(PathWish, String),
}

/// What a panel asks of the window.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wish {
    /// Ask where an export is to go.
    Export(FormatId),
    /// Ask where the codebook is to go.
    ExportCodebook(FormatId),
    /// Ask where a table of numbers is to go.
    SaveTable(GridFormat),
    /// Show a folder in the desktop's file manager.
    ShowFolder(PathBuf),
    /// Open a file with the program that the desktop has for it.
    OpenFile(PathBuf),
    /// Open a theme's details.
    DescribeTheme(ThemeId),
    /// Let something be chosen from a list.
    Pick(Pick),
    /// Ask for the name of a theme to be made under this one.
    NewThemeUnder(ThemeId),
    /// Go where a draft belongs.
    OpenDraft(DraftId),
    /// Put text on the clipboard.
    Copy(String),
    /// List the annotations over a range.
    Choose(Span),
}
