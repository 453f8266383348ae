//! Comments of an ODF text: their words stand where the words begin that they are about, or at a point.

use super::document::{Remark, Run};
use super::facts::said;
use std::collections::HashSet;

/// How many comments words can have at once; more are not shown on them.
const MAX_OPEN: usize = 64;

/// A comment whose own words are read.
struct Open {
    name: Option<String>,
    author: Option<String>,
}

/// A comment while the words are read that it is about.
struct Lasting {
    name: String,
    remark: usize,
    has_words: bool,
}

/// The comments of a text.
pub(super) struct Remarks {
    pub(super) taken: Vec<Remark>,
    /// The names of those whose end the file tells.
    ended: HashSet<String>,
    open: Vec<Open>,
    lasting: Vec<Lasting>,
}

impl Remarks {
    pub(super) fn new(ended: HashSet<String>) -> Self {
        Self { taken: Vec::new(), ended, open: Vec::new(), lasting: Vec::new() }
    }

    pub(super) fn open(&mut self, name: Option<&str>) {
        let name = name.filter(|name| self.ended.contains(*name)).map(str::to_owned);
        self.open.push(Open { name, author: None });
    }

    pub(super) fn take_author(&mut self, words: &str) {
        if let Some(open) = self.open.last_mut() {
            open.author = said(words);
        }
    }

    /// Takes a comment whose words were read; gives it where it is at a point, about what stands before.
    pub(super) fn close(&mut self, runs: &[Run]) -> Option<usize> {
        let open = self.open.pop()?;
        let remark = self.taken.len();
        let words = runs.iter().map(|run| run.text.as_str()).collect();
        self.taken.push(Remark { author: open.author, words, color: None });
        let Some(name) = open.name else { return Some(remark) };
        if self.lasting.len() < MAX_OPEN {
            self.lasting.push(Lasting { name, remark, has_words: false });
        }
        None
    }

    /// Ends a comment; gives it where it is about no words.
    pub(super) fn end(&mut self, name: &str) -> Option<usize> {
        let place = self.lasting.iter().position(|lasting| lasting.name == name)?;
        let lasting = self.lasting.remove(place);
        (!lasting.has_words).then_some(lasting.remark)
    }

    /// The remarks about the words that are read now.
    pub(super) fn open_remarks(&mut self) -> Vec<usize> {
        self.lasting.iter_mut().for_each(|lasting| lasting.has_words = true);
        self.lasting.iter().map(|lasting| lasting.remark).collect()
    }
}
