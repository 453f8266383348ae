//! What the person decided, as values: the only way anything in a session changes.

use super::action::Action;
use super::answering::Answer;
use super::bulk::{Passage, ThemeChange};
use super::conflicts::Choice;
use super::drafts::DraftCommand;
use super::quoting::Quotation;
use super::searching::SearchCommand;
use super::sides::Side;
use crate::model::article::About;
use crate::model::edit::Place;
use crate::model::history::EntryId;
use crate::model::id::{AnnotationId, AnnotatorId, ArticlePath, QueryId, ThemeId};
use crate::storage::project_folder::FileKey;
use crate::storage::settings::Settings;
use crate::text::boundaries::Unit;
use crate::text::structure::Label;
use crate::workers::asking::PassageSort;
use crate::workers::task::ExportFormat;
use std::path::PathBuf;

/// An annotation, with whose it is.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MarkKey {
    /// Who made it.
    pub annotator: AnnotatorId,
    /// Which one.
    pub id: AnnotationId,
}

/// Towards the start or the end of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    Back,
    Forward,
}

/// One end of a passage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edge {
    Start,
    End,
}

/// A text field of a theme.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ThemeText {
    Definition,
    Include,
    Exclude,
    Example,
    Memo,
}

/// Where a theme is put: under a parent (`None`: at the top), before a sibling (`None`: at the end).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ThemePlace {
    /// The theme above it.
    pub parent: Option<ThemeId>,
    /// The sibling it is to precede.
    pub before: Option<ThemeId>,
}

/// A decision.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    /// Other programs may have written these files of the project folder (paths within it); `None` for any.
    LookAgain(Option<Vec<String>>),
    /// Other programs may have changed articles, or which there are.
    ListAgain,
    /// A folder or file was dropped on the window: annotations are added to the open project, else it is opened.
    TakeDropped(PathBuf),
    /// A conflict is settled.
    SettleConflict(Place, Choice),
    /// Everything stands again as it did after this entry of the history; `None`: before all of them.
    GoBackTo(Option<EntryId>),
    /// The earlier versions of a file are asked for.
    ListVersions(FileKey),
    /// An earlier version of a file (its name among the versions) takes the place of what stands.
    RestoreVersion(FileKey, String),
    /// A file of one's own that is not understood is kept among its versions, and written anew from what is in memory.
    Quarantine(FileKey),
    /// This folder cannot be shown by the desktop: the person is told where it is.
    TellFolder(PathBuf),
    /// A named action; those of the window alone (panels, scrolling, dialogs) never come here.
    Act(Action),
    /// Open the project in this folder.
    OpenFolder(PathBuf),
    /// Copy the sample articles there and open them.
    CopySamples(PathBuf),
    /// Leave the program.
    Quit,
    /// Close the message in the status line.
    DismissNotice,
    /// Stop the long work that is under way.
    CancelWork,

    /// Read this article.
    OpenArticle(ArticlePath),
    /// Read this article beside the one that is being read.
    OpenBeside(ArticlePath),
    /// Go over to the article on the other side.
    SwitchSide,
    /// Close one of two articles side by side.
    CloseSide(Side),
    /// Read this article where this annotation stands.
    JumpTo(ArticlePath, MarkKey),
    /// Scrolling came to rest: these bytes are in sight.
    NotePlace { top: usize, end: usize },
    /// Set a bookmark at this byte, or take the one of that sentence away.
    ToggleBookmark(usize),
    /// Bring the bookmark at this byte into sight.
    ShowBookmark(usize),
    /// Select from one byte to another; the second is the one that moves on.
    Select { anchor: usize, focus: usize },
    /// Select the units from the one at a byte to the one at another.
    SelectUnits { anchor: usize, focus: usize, unit: Unit },
    /// Put the caret at a byte and select nothing.
    PlaceCaret(usize),
    /// Select an annotation.
    SelectAnnotation(MarkKey),

    /// Tag what is selected with a theme, or take the theme away where it is there.
    Tag(ThemeId),
    /// Tag with a theme by its name, `parent / child`; it is made where there is none.
    TagByName(String),
    /// Tag with the theme that has this key, `"1"` to `"9"`.
    TagByKey(String),
    /// Take one theme from an annotation.
    Untag(MarkKey, ThemeId),
    /// Write, change or (empty) remove the note of an annotation.
    SetNote(MarkKey, String),
    /// Remove an annotation.
    RemoveAnnotation(MarkKey),
    /// Move the active edge of the selected annotation by a unit.
    MoveEdge(Unit, Direction),
    /// Work on the other edge.
    SwitchEdge,
    /// Keep the edges as they are now.
    FinishEdges,
    /// Move an edge of an annotation to the place nearest to a byte, by units, as by dragging its handle.
    DragEdge { key: MarkKey, edge: Edge, byte: usize, unit: Unit },
    /// Tag a range of bytes of an article that is shown with a theme, as by dropping it there.
    TagRange { article: ArticlePath, start: usize, end: usize, theme: ThemeId },

    /// Tell what is being typed, or decide about a draft.
    Draft(DraftCommand),

    /// Look for something, or do something with what was found.
    Search(SearchCommand),

    /// Say what became of an annotation whose article was changed.
    Answer(Answer),
    /// Make a new annotation of a passage that a script names; the sitting becomes its annotator's.
    Annotate(Box<Quotation>),

    /// Make a theme, `parent / child`, under a theme or at the top.
    CreateTheme { name: String, parent: Option<ThemeId> },
    /// Give a theme another colour, `#rrggbb`.
    RecolorTheme(ThemeId, String),
    /// Change a theme's name and texts together.
    DescribeTheme { id: ThemeId, name: String, texts: Vec<(ThemeText, String)> },
    /// Give a theme a key, `"1"` to `"9"`, or take it away.
    SetThemeKey(ThemeId, Option<String>),
    /// Put a theme elsewhere in the tree.
    MoveTheme(ThemeId, ThemePlace),
    /// Let one theme take the place of another.
    MergeTheme { from: ThemeId, into: ThemeId },
    /// Merge all themes that have the same full name.
    UniteNamesakes,
    /// Delete a theme; its annotations stay and say so.
    DeleteTheme(ThemeId),
    /// Write the project's memo.
    SetProjectMemo(String),

    /// Say what a line of the open article is; `None` leaves it as it was found.
    SetLabel { line: usize, label: Option<Label> },
    /// Decide about the open article as a whole.
    SetAbout(Box<About>),

    /// Find the passages that meet a query, in an order.
    AskPassages(String, PassageSort),
    /// No longer answer what was asked for.
    StopAsking,
    /// Keep a query under a name.
    SaveQuery(String, String),
    /// Delete a saved query.
    DeleteQuery(QueryId),
    /// Give all of these passages that are one's own a theme, or take it from them.
    ChangeThemeOf(Vec<Passage>, ThemeId, ThemeChange),
    /// Write an export of these passages.
    ExportOf(ExportFormat, PathBuf, Vec<Passage>),

    /// Show or hide the marks of the person behind an annotator.
    ShowPerson(AnnotatorId, bool),
    /// Show the marks of the person behind an annotator alone.
    ShowOnly(AnnotatorId),
    /// Make one's own annotation of the passage of this one, with its themes and note.
    CopyToMine(MarkKey),
    /// Do so with all annotations of the person behind an annotator in the open article.
    CopyAllToMine(AnnotatorId),

    /// Say whether the folder of one's own name is one's own too, of another computer.
    SamePerson(AnnotatorId, bool),
    /// A folder of one's own name was this computer's before its state was lost, and is again.
    TakeOverFolder(AnnotatorId),
    /// Say who annotates on this computer.
    SetAnnotatorName(String),
    /// Do without: forget the mark that asked for a name.
    ForgetPending,
    /// Change the settings.
    ChangeSettings(Box<Settings>),
    /// Write all files of one's own to a new folder within this one.
    SaveElsewhere(PathBuf),
    /// Write an export.
    Export(ExportFormat, PathBuf),
}

impl Command {
    /// Whether it makes a mark or a decision, which bear the annotator's name.
    pub(super) fn needs_name(&self) -> bool {
        match self {
            Self::Act(
                Action::TagAgain
                | Action::TagInVivo
                | Action::Highlight
                | Action::Star
                | Action::Note
                | Action::CopyToMine
                | Action::ToggleDone,
            )
            | Self::Tag(_)
            | Self::TagByName(_)
            | Self::TagByKey(_)
            | Self::TagRange { .. }
            | Self::CreateTheme { .. }
            | Self::DescribeTheme { .. }
            | Self::RecolorTheme(..)
            | Self::SetThemeKey(..)
            | Self::MoveTheme(..)
            | Self::MergeTheme { .. }
            | Self::DeleteTheme(_)
            | Self::UniteNamesakes
            | Self::SetProjectMemo(_)
            | Self::SaveQuery(..)
            | Self::DeleteQuery(_)
            | Self::ChangeThemeOf(..)
            | Self::SetLabel { .. }
            | Self::SetAbout(_)
            | Self::CopyToMine(_)
            | Self::CopyAllToMine(_)
            | Self::Search(SearchCommand::Tag(_)) => true,
            Self::Act(action) => action.is_of_codebook(),
            _ => false,
        }
    }
}
