//! What steps did, as values: the window and the command line say them in words. Journals hold them, so a variant keeps
//! its name and its fields for ever; new ones are added.

use super::imported::ImportedFiles;
use super::moment::Moment;
use super::theme::{Blind, CodingUnit};
use serde::{Deserialize, Serialize};

/// What a step did, in the words the person is told; names are kept as they were then.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum StepLabel {
    /// A passage was highlighted without a theme.
    Highlighted,
    /// A passage was tagged with a theme.
    Tagged(String),
    /// A theme was taken from a passage.
    Untagged(String),
    /// The study's unit was chosen.
    CodingUnit(CodingUnit),
    /// Whether the study codes blind was decided; `None` for no longer.
    Blind(Option<Blind>),
    /// So many of somebody else's annotations were copied to one's own.
    CopiedToMine(usize),
    /// So many places that were searched for were tagged with a theme.
    HitsTagged(String, usize),
    /// A passage was joined to the annotation it overlaps or touches.
    Extended(String),
    /// A note was written, changed or removed.
    NoteChanged,
    /// A note was written where there was none.
    NoteAdded,
    /// A note was removed.
    NoteRemoved,
    /// A star was set or taken away, as earlier versions told it.
    Starred,
    /// A star was set.
    StarSet,
    /// A star was taken away.
    StarRemoved,
    /// So many annotations were put where they stand in today's text.
    AnchorAccepted(usize),
    /// The annotations of an article were moved to the path it goes by now: from, to.
    AnnotationsMoved(String, String),
    /// An annotation was removed.
    AnnotationRemoved,
    /// An edge of a passage was moved.
    EdgeMoved,
    /// A theme was made.
    ThemeMade(String),
    /// A theme was changed, as earlier versions told it: its name, colour, description, place or key.
    ThemeChanged(String),
    /// A theme was merged into another.
    ThemeMerged(String, String),
    /// So many themes were merged into others of the same full name.
    ThemesUnited(usize),
    /// A theme was deleted.
    ThemeDeleted(String),
    /// So many passages were given a theme.
    TaggedAll(String, usize),
    /// A theme was taken from so many passages.
    UntaggedAll(String, usize),
    /// A query was kept under a name.
    QuerySaved(String),
    /// A saved query was deleted.
    QueryDeleted(String),
    /// A page of numbers was kept under a name.
    PageSaved(String),
    /// A saved page was given another name.
    PageRenamed { from: String, to: String },
    /// A saved page was deleted.
    PageDeleted(String),
    /// The codebook was locked or unlocked, or the project's memo changed, as earlier versions told it.
    CodebookChanged,
    /// The codebook, or a theme that is there, was changed.
    Codebook(CodebookStep),
    /// A decision about an article as a whole was changed: its title, date, source, memo and the like.
    ArticleChanged,
    /// A summary of what an article says about the theme of this name was written, changed or removed.
    SummaryChanged(String),
    /// So many fields or attributes of so many articles were given other values.
    ValuesSet { n_values: usize, n_articles: usize },
    /// An attribute was renamed in so many articles.
    AttributeRenamed { from: String, to: String, n_articles: usize },
    /// An attribute was deleted in so many articles.
    AttributeDeleted { name: String, n_articles: usize },
    /// One is done with an article.
    ArticleDone,
    /// One is not done with an article any more.
    ArticleNotDone,
    /// What a line of an article is was decided by hand.
    LineLabelled,
    /// Lines that are broken inside paragraphs were joined.
    LinesJoined,
    /// Lines were left as they are in the file.
    LinesKept,
    /// Everything done after this moment was taken back.
    WentBack(Moment),
    /// A conflict was resolved.
    #[serde(rename = "ClashSettled")]
    ConflictResolved,
    /// A version of a file was restored that stood until this moment.
    Restored(Moment),
    /// So many articles were imported, with so many annotations and new themes; which files were made for that.
    Imported {
        n_articles: usize,
        n_annotations: usize,
        #[serde(default)]
        n_themes: usize,
        files: ImportedFiles,
    },
}

/// What was changed of the codebook, or of a theme that is there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum CodebookStep {
    /// It was locked.
    Locked,
    /// It was unlocked.
    Unlocked,
    /// The project's memo was changed.
    MemoChanged,
    /// A theme was renamed.
    Renamed { from: String, to: String },
    /// A theme was renamed, and what it means was changed as well.
    Rewritten { from: String, to: String },
    /// What a theme means was changed: definition, what belongs to it and what does not, example, memo.
    Described(String),
    /// The memo of a theme was changed, and nothing else of it.
    ThemeMemoChanged(String),
    /// A theme was given another colour.
    Recolored(String),
    /// A theme was given a key.
    KeyGiven { theme: String, key: String },
    /// The key of a theme was taken away.
    KeyTaken(String),
    /// A theme was moved under another.
    MovedUnder { theme: String, parent: String },
    /// A theme was moved to the top level.
    MovedToTop(String),
    /// A theme was moved among its siblings.
    Reordered(String),
    /// The spellings that a search takes for the same were changed.
    SpellingsChanged,
    /// A word or phrase is left out of tables of words.
    StopWordAdded(String),
    /// So many words and phrases are left out of tables of words.
    StopWordsAdded(usize),
    /// A word or phrase is counted again.
    StopWordRemoved(String),
    /// The list of words that are left out is as it is built in.
    StopWordsRestored,
    /// A codebook was imported: so many themes were made, and so many got what they had nothing of.
    Imported { n_made: usize, n_filled: usize },
}

impl StepLabel {
    /// Whether it was a decision about many articles at once, as a table makes them: it is shown there.
    #[must_use]
    pub fn is_of_table(&self) -> bool {
        matches!(self, Self::ValuesSet { .. } | Self::AttributeRenamed { .. } | Self::AttributeDeleted { .. })
    }
}
