//! How a text is set: what kind of block each line belongs to, and which of its words are emphasised, linked or code.
//! Plain text has none of it. It is data about ranges of the reading text; what it looks like the window decides.

use super::positions::Span;
use std::sync::Arc;

/// What a line is a part of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BlockKind {
    Paragraph,
    /// A heading with its level, 1 to 6.
    Heading(u8),
    /// The first line of an item of a list; its text begins with the marker, `• `, `3. `, `☐ ` or `☑ `.
    Item,
    /// A line of code, blanks and all.
    Code,
    /// A row of a table, its cells set apart by tabs.
    Row {
        /// Whether it names the columns.
        is_head: bool,
    },
    /// The first line of a footnote, which begins with its number: `[1] `.
    Note,
    /// A line of front matter that could not be read, as it stands in the file.
    Head,
}

/// A line and what it is a part of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Block {
    /// The number of the line, from 1, blank ones counted.
    pub line: usize,
    /// The line without its line end.
    pub span: Span,
    pub kind: BlockKind,
    /// In how many lists it stands; further paragraphs of an item count as the item does.
    pub list_depth: u8,
    /// In how many quotations it stands.
    pub quote_depth: u8,
    /// Whether it goes on with the block of the line before: after a hard line break, in code, in a table.
    pub is_continued: bool,
    /// Whether a rule is drawn before it.
    pub is_after_rule: bool,
}

/// A way of setting words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    Emphasis,
    Strong,
    Code,
    Strikethrough,
    /// The number of a footnote where it is referred to.
    NoteNumber,
}

/// A set of marks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Marks(u8);

impl Marks {
    /// Whether a mark is among them.
    #[must_use]
    pub fn has(self, mark: Mark) -> bool {
        self.0 & bit(mark) != 0
    }

    /// These and one more.
    #[must_use]
    pub fn with(self, mark: Mark) -> Self {
        Self(self.0 | bit(mark))
    }
}

fn bit(mark: Mark) -> u8 {
    match mark {
        Mark::Emphasis => 1,
        Mark::Strong => 2,
        Mark::Code => 4,
        Mark::Strikethrough => 8,
        Mark::NoteNumber => 16,
    }
}

/// Words that are set otherwise than those around them. Runs do not overlap.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// Where they stand; within one line.
    pub span: Span,
    pub marks: Marks,
    /// The address they lead to.
    pub link: Option<Arc<str>>,
    /// The picture they stand for, as the file names it: a path from the article's folder, or an address. The words
    /// are its alternative text, else the name of its file.
    pub image: Option<Arc<str>>,
}

/// The styles of a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Styles {
    pub(super) blocks: Vec<Block>,
    pub(super) runs: Vec<Run>,
}

impl Styles {
    /// Whether the text is plain.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.blocks.is_empty()
    }

    /// What each line is a part of, in order; blank lines of code too.
    #[must_use]
    pub fn blocks(&self) -> &[Block] {
        &self.blocks
    }

    /// What a line (from 1) is a part of; `None` in plain text.
    #[must_use]
    pub fn block_of_line(&self, line: usize) -> Option<&Block> {
        let at = self.blocks.binary_search_by_key(&line, |block| block.line).ok()?;
        self.blocks.get(at)
    }

    /// All runs, in order.
    #[must_use]
    pub fn runs(&self) -> &[Run] {
        &self.runs
    }

    /// The runs that a range reaches into, in order; they may begin before it and end after it.
    #[must_use]
    pub fn runs_in(&self, span: Span) -> &[Run] {
        let first = self.runs.partition_point(|run| run.span.end <= span.start);
        let end = self.runs.partition_point(|run| run.span.start < span.end);
        self.runs.get(first..end.max(first)).unwrap_or_default()
    }

    /// The styles of the first `end` bytes, which end with a line.
    pub(super) fn beginning(&self, end: usize) -> Self {
        Self {
            blocks: self.blocks.iter().filter(|block| block.span.end <= end).copied().collect(),
            runs: self.runs.iter().filter(|run| run.span.end <= end).cloned().collect(),
        }
    }
}
