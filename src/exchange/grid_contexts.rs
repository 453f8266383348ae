//! The rows of a word in its contexts: a row a place, with the article, what stands before, the word and what stands after.

use super::grid_heads::{GridHead, Heads};
use super::grid_words::GridWords;
use crate::analysis::page::PageAnswer;
use crate::analysis::word_contexts::{WordContext, WordContexts};

/// What a column tells of a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ContextColumn {
    /// What stands before the word: it ends where the word begins.
    Before,
    /// The word.
    Word,
    /// What stands after it.
    After,
}

const ALL: [ContextColumn; 3] = [ContextColumn::Before, ContextColumn::Word, ContextColumn::After];

impl ContextColumn {
    /// The column of a place among the columns.
    pub(super) fn at(item: Option<usize>) -> Option<Self> {
        ALL.get(item?).copied()
    }

    /// What it tells.
    pub(super) fn words(self, context: &WordContext) -> &str {
        match self {
            Self::Before => &context.before,
            Self::Word => &context.word,
            Self::After => &context.after,
        }
    }
}

pub(super) fn heads(answer: &PageAnswer, contexts: &WordContexts, words: &GridWords) -> Heads {
    let named = |column: ContextColumn| match column {
        ContextColumn::Before => &words.before,
        ContextColumn::Word => &words.word,
        ContextColumn::After => &words.after,
    };
    let columns = ALL.into_iter().enumerate();
    let rows = contexts.places.iter().enumerate();
    Heads {
        corner: words.article.clone(),
        columns: columns.map(|(at, column)| GridHead::plain(named(column), Some(at))).collect(),
        rows: rows.filter_map(|(at, place)| GridHead::of_article(answer, place.article, at)).collect(),
    }
}
