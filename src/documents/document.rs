//! What a file of another program says: blocks in the order of reading, of runs of words, with what is known of the whole.

use super::damage::Damage;
use std::sync::Arc;

/// What a file says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document {
    /// What the file itself says of the article.
    pub facts: DocumentFacts,
    /// Its text, in the order of reading; footnotes at the end.
    pub blocks: Vec<Block>,
    /// What somebody said of words of it. A run names those that are about it.
    pub remarks: Vec<Remark>,
    /// The pictures that its blocks show.
    pub pictures: Vec<Picture>,
    /// What could not be taken.
    pub left_out: Vec<LeftOut>,
}

/// What a file says of the article it holds, as it says it; empty is `None`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DocumentFacts {
    pub title: Option<String>,
    /// As it is written: ISO 8601 or in words.
    pub date: Option<String>,
    /// The paper, agency or site.
    pub source: Option<String>,
    /// Several are joined by `, `.
    pub author: Option<String>,
    /// Where it was published: an address.
    pub address: Option<String>,
}

/// A block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// Words in one or more lines: `\n` in a run is a line break within the block.
    Text { kind: TextKind, runs: Vec<Run> },
    /// A row of a table. A table begins where a row follows a block that is none, or where `is_first` says so.
    Row { is_first: bool, cells: Vec<Vec<Run>> },
    /// A picture, which is an index into `Document::pictures`, with its alternative text or else its file's name.
    Picture { picture: usize, words: String },
}

/// What words are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextKind {
    Paragraph,
    /// With its level, 1 to 6.
    Heading(u8),
    /// An item of a list: how deep its list lies, from 1, and its number where it has one.
    Item {
        depth: u8,
        number: Option<u32>,
    },
    Quotation,
    /// A footnote. Numbers go from 1 in the order in which the text refers to them; its runs do not say it.
    Note {
        number: u32,
    },
}

/// Words that are set alike.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Run {
    pub text: String,
    pub style: RunStyle,
}

/// How words are set.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RunStyle {
    pub is_strong: bool,
    pub is_emphasis: bool,
    /// Whether the words are the number of a footnote where it is referred to: `[1]`.
    pub is_note_number: bool,
    /// The address they lead to.
    pub link: Option<Arc<str>>,
    /// The name of the typeface as the file has it, which in old Vietnamese files decides what the letters are. It is
    /// `None` once the letters are Unicode.
    pub font: Option<Arc<str>>,
    /// The remarks about them: indices into `Document::remarks`.
    pub remarks: Vec<usize>,
}

/// What somebody said of some words: a comment, or a highlight.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Remark {
    pub author: Option<String>,
    /// Empty for a highlight without words.
    pub words: String,
    /// The colour of a highlight, `#rrggbb`.
    pub color: Option<String>,
}

/// A picture, in the bytes of its file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// The name it has in the document, without folders.
    pub name: String,
    pub bytes: Arc<[u8]>,
}

/// What could not be taken of a file, and how many.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LeftOut {
    pub what: LeftOutKind,
    pub n: usize,
}

/// A kind of what could not be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LeftOutKind {
    /// Pictures that are missing, too large, or of a kind that is not shown.
    Pictures,
    /// Letters whose meaning the file does not tell.
    Letters,
    /// Pages that are pictures.
    PagesWithoutText,
    /// Parts that are damaged.
    DamagedParts,
    /// Text in an old encoding that does not come out as Vietnamese words.
    UncertainEncoding,
    /// Sources of a project that are no text: pictures, audio, video.
    Media,
    /// Sources of a project whose text is not in the file.
    MissingTexts,
    /// Passages in pictures, audio, video and areas of pages.
    PassagesOfMedia,
    /// Passages that stand outside their text, without words by which to find them.
    PassagesOutside,
    /// Passages of texts that are not in the file, without words by which to find them.
    PassagesWithoutText,
    /// Sets: codes or sources that were gathered.
    Sets,
    /// Links between parts of a project.
    Links,
    /// Drawings: maps, networks.
    Drawings,
    /// Memos about what has no place here.
    Memos,
    /// Rows of a table that hold no text.
    Rows,
    /// Columns of a table that hold values within values.
    Columns,
}

impl LeftOutKind {
    /// The name its words go by, which programs read, too.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Pictures => "pictures",
            Self::Letters => "letters",
            Self::PagesWithoutText => "pages",
            Self::DamagedParts => "parts",
            Self::UncertainEncoding => "encoding",
            Self::Media => "media",
            Self::MissingTexts => "missing-texts",
            Self::PassagesOfMedia => "passages-of-media",
            Self::PassagesOutside => "passages-outside",
            Self::PassagesWithoutText => "passages-without-text",
            Self::Sets => "sets",
            Self::Links => "links",
            Self::Drawings => "drawings",
            Self::Memos => "memos",
            Self::Rows => "rows",
            Self::Columns => "columns",
        }
    }
}

/// Why a file cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DocumentFault {
    /// The bytes are of another kind of file.
    #[error("this is no file of this kind")]
    OtherKind,
    /// The file breaks off or is damaged.
    #[error("the file is damaged: {0:?}")]
    Damaged(Damage),
    /// A newer version of this program wrote it, in this version of its format.
    #[error("the file has version {0} of its format, which a newer version of this program writes")]
    Newer(usize),
    /// It needs a password, or a shop's key.
    #[error("the file is encrypted")]
    Encrypted,
    /// It is larger than what is read of such a file.
    #[error("the file is too large: {0:?}")]
    TooLarge(Limit),
    /// There is no text in it, as in a scan.
    #[error("there is no text in the file")]
    NoText,
    /// It was asked to stop.
    #[error("stopped")]
    Stopped,
}

/// A limit that a file exceeds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limit {
    /// Bytes, of the file or inflated.
    Bytes,
    /// Files in an archive.
    Entries,
    /// How much smaller a part is packed than it is: it is made to fill the memory.
    Ratio,
    /// Elements within elements.
    Depth,
    /// Elements, attributes, cells, pages or objects.
    Parts,
}

/// Asked now and then whether to stop.
pub type IsStopped<'a> = &'a dyn Fn() -> bool;
