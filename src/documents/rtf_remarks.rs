//! The comments of an RTF file: `\atrfstart` and `\atrfend` bound the words that one is about, `\annotation` has its own.

use super::document::{Block, Document, Remark, Run};

/// A remark, with the name that the words it is about refer to it by.
#[derive(Debug)]
struct Named {
    reference: String,
    /// `None` until its words are read.
    remark: Option<Remark>,
    is_open: bool,
}

/// The remarks read so far.
#[derive(Debug, Default)]
pub(super) struct Remarks {
    all: Vec<Named>,
    /// How many are open.
    n_open: usize,
    /// The name that was read last.
    reference: String,
    author: String,
}

/// More remarks than these are not taken, nor more at once about the same words.
const MAX_REMARKS: usize = 10_000;
const MAX_OPEN: usize = 32;

/// Longer names, in bytes, are cut.
const MAX_NAME: usize = 256;

impl Remarks {
    pub(super) fn len(&self) -> usize {
        self.all.len()
    }

    /// The remarks about the words that come now, by number.
    pub(super) fn open_ranges(&self) -> Vec<usize> {
        if self.n_open == 0 {
            return Vec::new();
        }
        let all = self.all.iter().enumerate();
        all.filter(|(_, named)| named.is_open).map(|(at, _)| at).collect()
    }

    pub(super) fn push_author(&mut self, text: &str) {
        if self.author.len() < MAX_NAME {
            self.author.push_str(text);
        }
    }

    pub(super) fn push_reference(&mut self, text: &str) {
        if self.reference.len() < MAX_NAME {
            self.reference.push_str(text);
        }
    }

    fn take_reference(&mut self) -> String {
        std::mem::take(&mut self.reference).trim().to_owned()
    }

    /// The words begin that the remark of the name read last is about.
    pub(super) fn begin_range(&mut self) {
        let reference = self.take_reference();
        if self.all.len() < MAX_REMARKS && self.n_open < MAX_OPEN {
            self.all.push(Named { reference, remark: None, is_open: true });
            self.n_open += 1;
        }
    }

    /// They end.
    pub(super) fn end_range(&mut self) {
        let reference = self.take_reference();
        let found = self.all.iter_mut().rev().find(|named| named.is_open && named.reference == reference);
        if let Some(named) = found {
            named.is_open = false;
            self.n_open = self.n_open.saturating_sub(1);
        }
    }

    /// The words of a remark were read.
    pub(super) fn tell(&mut self, words: &str) {
        let reference = self.take_reference();
        let author = Some(std::mem::take(&mut self.author).trim().to_owned()).filter(|name| !name.is_empty());
        let remark = Remark { author, words: words.to_owned(), color: None };
        let is_it = |named: &&mut Named| named.remark.is_none() && named.reference == reference;
        if let Some(named) = self.all.iter_mut().rev().find(is_it) {
            named.remark = Some(remark);
        } else if self.all.len() < MAX_REMARKS {
            self.all.push(Named { reference, remark: Some(remark), is_open: false });
        }
    }

    /// Gives the remarks to the document; those that say nothing are taken from its runs.
    pub(super) fn finish(self, document: &mut Document) {
        let mut numbers = Vec::with_capacity(self.all.len());
        for named in self.all {
            numbers.push(named.remark.is_some().then_some(document.remarks.len()));
            document.remarks.extend(named.remark);
        }
        let renumber = |run: &mut Run| {
            run.style.remarks =
                run.style.remarks.iter().filter_map(|at| numbers.get(*at).copied().flatten()).collect();
        };
        for block in &mut document.blocks {
            match block {
                Block::Text { runs, .. } => runs.iter_mut().for_each(renumber),
                Block::Row { cells, .. } => cells.iter_mut().flatten().for_each(renumber),
                Block::Picture { .. } => {}
            }
        }
    }
}
