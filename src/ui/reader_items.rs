//! What stands in the column of an article: its lines, the title where no line is it, and lines that stand for hidden ones.

use crate::view::reader::ReaderView;
use std::collections::BTreeSet;

/// One thing in the column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Item {
    /// The title and what is known of the article, where no line of the text is the title.
    Head,
    /// The line that stands for hidden ones, or closes them again: before the block, its first line, how many.
    Fold { block: usize, line: usize, n_lines: usize, is_open: bool },
    /// A line of the text: its place among `ReaderView::blocks`.
    Block(usize),
}

impl Item {
    /// What items are ordered by.
    #[must_use]
    pub fn place(self) -> (usize, u8) {
        match self {
            Self::Head => (0, 0),
            Self::Fold { block, .. } => (block, 1),
            Self::Block(at) => (at, 2),
        }
    }
}

/// The things in the column of an article, from top to bottom.
#[must_use]
pub fn items(view: &ReaderView, open_folds: &BTreeSet<usize>) -> Vec<Item> {
    let mut items = Vec::with_capacity(view.blocks.len() + 1);
    if !view.has_title_line {
        items.push(Item::Head);
    }
    for (at, block) in view.blocks.iter().enumerate() {
        let Some(line) = block.fold else {
            items.push(Item::Block(at));
            continue;
        };
        let is_open = open_folds.contains(&line);
        if block.fold_size > 0 {
            items.push(Item::Fold { block: at, line, n_lines: block.fold_size, is_open });
        }
        if is_open {
            items.push(Item::Block(at));
        }
    }
    items
}
