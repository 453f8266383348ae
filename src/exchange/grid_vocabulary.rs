//! The cells of words: a row a word, with how often it stands and what sets it apart from the rest.

use super::grid::GridCell;
use super::grid_heads::{GridHead, Heads};
use super::grid_words::GridWords;
use crate::analysis::page::PageAnswer;
use crate::analysis::word_counts::WordTable;
use crate::search::passage_query::PassageQuery;

/// What a column tells of a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum WordColumn {
    Count,
    Articles,
    Rest,
    LogRatio,
    Keyness,
}

const ALL: [WordColumn; 5] =
    [WordColumn::Count, WordColumn::Articles, WordColumn::Rest, WordColumn::LogRatio, WordColumn::Keyness];

pub(super) fn heads(answer: &PageAnswer, table: &WordTable, words: &GridWords) -> Heads {
    let compares = answer.question.narrows_passages();
    let named = |column: WordColumn| match column {
        WordColumn::Count => Some(&words.count),
        WordColumn::Articles => Some(&words.articles),
        WordColumn::Rest => compares.then_some(&words.rest),
        WordColumn::LogRatio => compares.then_some(&words.log_ratio),
        WordColumn::Keyness => compares.then_some(&words.keyness),
    };
    let columns = ALL.into_iter().enumerate();
    Heads {
        corner: words.word.clone(),
        columns: columns.filter_map(|(at, column)| Some(GridHead::plain(named(column)?, Some(at)))).collect(),
        rows: table.rows.iter().enumerate().map(|(at, row)| GridHead::plain(&row.word, Some(at))).collect(),
    }
}

pub(super) fn cell(table: &WordTable, row: Option<usize>, column: Option<usize>) -> GridCell {
    let (Some(row), Some(column)) = (row.and_then(|row| table.rows.get(row)), column) else {
        return GridCell::Empty;
    };
    match ALL.get(column) {
        Some(WordColumn::Count) => GridCell::Count(row.count),
        Some(WordColumn::Articles) => GridCell::Count(row.n_articles),
        Some(WordColumn::Rest) => row.reference_count.map_or(GridCell::Empty, GridCell::Count),
        Some(WordColumn::LogRatio) => GridCell::measure(row.log_ratio),
        Some(WordColumn::Keyness) => GridCell::measure(row.g2),
        None => GridCell::Empty,
    }
}

/// The passages that hold the word; none are behind what stands in the rest of the articles.
pub(super) fn behind(
    answer: &PageAnswer,
    table: &WordTable,
    row: Option<usize>,
    column: Option<usize>,
) -> Option<PassageQuery> {
    match ALL.get(column?)? {
        WordColumn::Rest => None,
        WordColumn::Count | WordColumn::Articles | WordColumn::LogRatio | WordColumn::Keyness => {
            Some(answer.behind_word(&table.rows.get(row?)?.word))
        }
    }
}
