//! What words of a Word document point at: footnotes, endnotes and comments, which stand in parts of their own.

use super::document::{Block, Remark, Run, TextKind};
use std::collections::HashMap;

/// How many comments words can have at once; more are not shown on them.
const MAX_OPEN: usize = 64;

/// Which kind of aside a part holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum AsideKind {
    Footnote,
    Endnote,
    Comment,
}

impl AsideKind {
    /// The kind of an element that holds one.
    pub(super) fn of_element(name: &str) -> Option<Self> {
        match name {
            "w:footnote" => Some(Self::Footnote),
            "w:endnote" => Some(Self::Endnote),
            "w:comment" => Some(Self::Comment),
            _ => None,
        }
    }
}

/// An aside, by its kind and what the file calls it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct AsideKey {
    pub(super) kind: AsideKind,
    pub(super) id: String,
}

/// An aside as it was read.
pub(super) struct Aside {
    pub(super) key: AsideKey,
    pub(super) author: Option<String>,
    pub(super) runs: Vec<Run>,
}

/// What the text points at.
#[derive(Default)]
pub(super) struct Marks {
    /// The notes, in the order in which the text refers to them.
    notes: Vec<AsideKey>,
    numbers: HashMap<AsideKey, u32>,
    pub(super) remarks: Vec<Remark>,
    places: HashMap<String, usize>,
    /// The remarks whose words are read, and those that have words.
    open: Vec<usize>,
    is_placed: Vec<bool>,
}

impl Marks {
    /// Takes the comments of the document.
    pub(super) fn take_comments(&mut self, comments: Vec<Aside>) {
        for comment in comments {
            let words = comment.runs.iter().map(|run| run.text.as_str()).collect::<String>();
            self.places.insert(comment.key.id, self.remarks.len());
            self.remarks.push(Remark { author: comment.author, words, color: None });
            self.is_placed.push(false);
        }
    }

    /// The number of a note that the text refers to.
    pub(super) fn number(&mut self, key: AsideKey) -> u32 {
        if let Some(number) = self.numbers.get(&key) {
            return *number;
        }
        self.notes.push(key.clone());
        let number = u32::try_from(self.notes.len()).unwrap_or(u32::MAX);
        self.numbers.insert(key, number);
        number
    }

    /// The notes as blocks, by their numbers; of those that nobody refers to, nothing.
    pub(super) fn note_blocks(&self, asides: Vec<Aside>) -> Vec<Block> {
        let mut runs: HashMap<AsideKey, Vec<Run>> =
            asides.into_iter().map(|aside| (aside.key, aside.runs)).collect();
        let numbered = (1..).zip(&self.notes);
        let block = |(number, key)| {
            let runs = runs.remove(key).filter(|runs| !super::flow::is_empty(runs))?;
            Some(Block::Text { kind: TextKind::Note { number }, runs })
        };
        numbered.filter_map(block).collect()
    }

    /// Whether there is a note that the text refers to.
    pub(super) fn has_notes(&self) -> bool {
        !self.notes.is_empty()
    }

    pub(super) fn open_comment(&mut self, id: &str) {
        if let Some(place) = self.places.get(id).filter(|place| !self.open.contains(place))
            && self.open.len() < MAX_OPEN
        {
            self.open.push(*place);
        }
    }

    pub(super) fn close_comment(&mut self, id: &str) {
        if let Some(place) = self.places.get(id) {
            self.open.retain(|open| open != place);
        }
    }

    /// The remarks about the words that are read now.
    pub(super) fn open_remarks(&mut self) -> Vec<usize> {
        for place in &self.open {
            if let Some(is_placed) = self.is_placed.get_mut(*place) {
                *is_placed = true;
            }
        }
        self.open.clone()
    }

    /// The remark of a comment that is at a point of the text and about no words so far.
    pub(super) fn unplaced(&self, id: &str) -> Option<usize> {
        let place = *self.places.get(id)?;
        self.is_placed.get(place).is_some_and(|is_placed| !is_placed).then_some(place)
    }
}
