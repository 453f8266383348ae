//! What is wrong with a file, said so that a person can act on it: where, and what. The words are `words`'s.

use super::misreading::Misreading;
use super::regular_file::NotRegular;
use crate::exchange::codebook_reading::Misread;
use crate::model::id::NameFault;
use crate::text::decode::DecodeError;
use std::io;

/// One thing wrong with one file; everything else opens all the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The file, relative to the project folder, with `/`.
    pub path: String,
    /// Where in the file, where that is known.
    pub place: Option<FilePlace>,
    /// What is wrong.
    pub kind: ProblemKind,
}

/// A place in a file, as editors tell it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct FilePlace {
    /// The line, from 1.
    pub line: usize,
    /// The column, from 1, in code points.
    pub column: usize,
}

/// What can be wrong with a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProblemKind {
    /// The system does not let it be read; its own words.
    Unreadable(String),
    /// A pipe, device or socket.
    NotRegular,
    /// Larger than is read, in bytes.
    TooLarge(u64),
    /// More files than an import takes at once; the most it does.
    TooManyFiles(usize),
    /// A link that leads out of the project folder.
    LinkOutside,
    /// A link that leads to nothing.
    LinkNowhere,
    /// A link among our files, where none is followed.
    LinkNotFollowed,
    /// A report that this program exported: no article, and nobody is told.
    OwnReport,
    /// Two files whose names differ only in how letters are composed.
    SameName,
    /// The name is not Unicode.
    NameNotUnicode,
    /// The bytes are not an article's text.
    Undecodable(DecodeError),
    /// The head of an article is no YAML or TOML in this line of the file (from 1): it is read as text.
    UnreadableHead(usize),
    /// The file is not the RON it should be; what the reader of RON says.
    NotRon(Misreading),
    /// It names something by what is no id, or no path inside the project.
    WrongName(NameFault),
    /// Written by a newer version, in this format: shown, not written.
    NewerFormat(u32),
    /// Holds a field this version does not know: shown, not written.
    UnknownField(String),
    /// A RON file of another kind.
    ForeignKind(String),
    /// A line of the journal that is not what was written; what the reader says.
    DamagedLine(Misreading),
    /// A second file of the same annotator and article: shown together with the first, not written.
    SecondCopy,
    /// Two records bear this id; the first stands.
    DuplicateId(String),
    /// The record with this id ends before it starts.
    EndBeforeStart(String),
    /// The positions of the record with this id do not fit its words, or lie behind the text; it is found by its words.
    WrongPositions(String),
    /// The record with this id has a theme no codebook knows.
    UnknownTheme { id: String, theme: String },
    /// The record with this id has a label this version does not know.
    UnknownLabel(String),
    /// A file that was to be imported, and that holds no codebook.
    NoCodebook(Misread),
}

impl ProblemKind {
    /// Whether nothing of the file is understood, or it cannot be read at all.
    #[must_use]
    pub fn is_of_whole_file(&self) -> bool {
        matches!(
            self,
            Self::Unreadable(_)
                | Self::NotRegular
                | Self::TooLarge(_)
                | Self::LinkOutside
                | Self::LinkNowhere
                | Self::LinkNotFollowed
                | Self::NotRon(_)
                | Self::WrongName(_)
                | Self::ForeignKind(_)
        )
    }

    /// Whether such a file is of no use as it is: not one of a newer version, nor one that only cannot be read for now.
    #[must_use]
    pub fn can_be_quarantined(&self) -> bool {
        matches!(
            self,
            Self::NotRon(_)
                | Self::WrongName(_)
                | Self::ForeignKind(_)
                | Self::DuplicateId(_)
                | Self::EndBeforeStart(_)
                | Self::UnknownLabel(_)
        )
    }
}

impl From<io::Error> for ProblemKind {
    fn from(error: io::Error) -> Self {
        if NotRegular::is_in(&error) { Self::NotRegular } else { Self::Unreadable(error.to_string()) }
    }
}

impl Problem {
    /// A problem of a whole file.
    #[must_use]
    pub fn of_file(path: &str, kind: ProblemKind) -> Self {
        Self { path: path.to_owned(), place: None, kind }
    }

    /// A problem at a line, found by the words that stand there, and how often they stand before it.
    #[must_use]
    pub fn at_words(path: &str, text: &str, words: &str, n_before: usize, kind: ProblemKind) -> Self {
        let place = text.match_indices(words).nth(n_before).map(|(at, _)| FilePlace::of(text, at));
        Self { path: path.to_owned(), place, kind }
    }
}

impl FilePlace {
    /// Where a byte stands in a text.
    #[must_use]
    pub fn of(text: &str, byte: usize) -> Self {
        let before = text.get(..byte).unwrap_or_default();
        let line = 1 + before.matches('\n').count();
        let column = 1 + before.rsplit('\n').next().unwrap_or_default().chars().count();
        Self { line, column }
    }
}
