//! The smaller sheets of a study: themes, articles, people, themes that stand together, queries.

use super::article_columns::{attribute_names, attribute_of};
use super::co_occurrence::Together;
use super::codebook::BookTheme;
use super::study::{Code, Source, Study};
use super::study_tally::{Counted, Tally};
use super::xlsx_cells::Cell;
use super::xlsx_passages::{deepest, level_columns, levels};
use super::xlsx_rows::Sheet;
use super::xlsx_skeleton::Column;
use super::xlsx_words::XlsxWords;
use super::xlsx_writing::WorkbookWords;
use crate::model::theme::ThemeText;
use std::borrow::Cow;
use std::cmp::Reverse;
use std::collections::BTreeSet;

/// From how many themes on only those that passages bear are crossed with each other, and how many are at most.
const MANY_THEMES: usize = 200;
const MAX_TOGETHER: usize = 2_000;

/// The colours of some themes, each once.
pub(super) fn colors<'t>(themes: impl Iterator<Item = &'t BookTheme>) -> Vec<&'t str> {
    let colors: BTreeSet<&str> = themes.map(|theme| theme.color.as_str()).collect();
    colors.into_iter().collect()
}

/// Every theme, in the order of the tree.
pub(super) fn themes<'a>(study: &'a Study, tally: &'a Tally, words: WorkbookWords<'a>) -> Sheet<'a> {
    let (sheets, book) = (words.sheets, &words.export.book);
    let n_levels = deepest(study.codes.iter());
    let mut columns: Vec<Column> = level_columns(sheets, n_levels).collect();
    columns.extend([
        Column::wrapped(&sheets.full_name, 36.0),
        Column::new(&sheets.color, 10.0),
        Column::new(&book.key, 8.0),
        Column::wrapped(&sheets.definition, 50.0),
        Column::wrapped(&book.include, 40.0),
        Column::wrapped(&book.exclude, 40.0),
        Column::wrapped(&book.example, 40.0),
        Column::wrapped(&book.memo, 40.0),
        Column::new(&book.passages, 10.0),
        Column::new(&book.articles, 10.0),
        Column::new(&sheets.annotators, 10.0),
    ]);
    let cells = move |(code, counted): (&'a Code, &Counted)| {
        let theme = &code.theme;
        let mut cells: Vec<Cell<'_>> = levels(&theme.path, n_levels).collect();
        cells.extend([
            Cell::text(code.full_name()),
            if theme.color.is_empty() { Cell::Empty } else { Cell::Color(&theme.color) },
            Cell::text(&theme.key),
        ]);
        cells.extend(ThemeText::ALL.map(|field| Cell::text(theme.text(field))));
        cells.extend([counted.n_passages, counted.n_articles, counted.n_coders].map(Cell::Count));
        cells
    };
    Sheet {
        name: sheets.themes.name.clone(),
        columns,
        n_rows: study.codes.len(),
        has_filter: true,
        rows: Box::new(move |rows| {
            study.codes.iter().zip(&tally.codes).try_for_each(|theme| rows.add(cells(theme)))
        }),
    }
}

/// Every article with what is known of it.
pub(super) fn articles<'a>(study: &'a Study, tally: &'a Tally, words: WorkbookWords<'a>) -> Sheet<'a> {
    let (sheets, book) = (words.sheets, &words.export.book);
    let attributes = attribute_names(study);
    let mut columns = vec![
        Column::new(&sheets.article, 28.0),
        Column::wrapped(&sheets.title, 44.0),
        Column::new(&sheets.date, 12.0),
        Column::wrapped(&sheets.source, 22.0),
        Column::wrapped(&sheets.author, 22.0),
    ];
    columns.extend(attributes.iter().map(|name| Column::wrapped(name, 18.0)));
    columns.extend([
        Column::new(&sheets.characters, 10.0),
        Column::wrapped(&book.memo, 40.0),
        Column::wrapped(&sheets.article_themes, 32.0),
        Column::new(&sheets.is_done, 10.0),
        Column::new(&book.passages, 10.0),
        Column::new(&sheets.annotators, 10.0),
    ]);
    let cells = move |(source, counted): (&'a Source, &Counted)| {
        let facts = &source.facts;
        let mut cells = vec![
            Cell::text(&facts.path),
            Cell::known(facts.title.as_ref()),
            facts.date.as_deref().map_or(Cell::Empty, Cell::day),
            Cell::known(facts.source.as_ref()),
            Cell::known(facts.author.as_ref()),
        ];
        cells.extend(attributes.iter().map(|name| match attribute_of(facts, name) {
            Cow::Borrowed(value) => Cell::value(value),
            Cow::Owned(values) => Cell::text(values),
        }));
        let codes = source.codes.iter().filter_map(|code| study.codes.get(*code));
        cells.extend([
            facts.characters.map_or(Cell::Empty, Cell::Count),
            Cell::known(source.memo.as_ref()),
            Cell::text(codes.map(Code::full_name).collect::<Vec<_>>().join("; ")),
            if source.is_done { Cell::text(&sheets.yes) } else { Cell::Empty },
            Cell::Count(counted.n_passages),
            Cell::Count(counted.n_coders),
        ]);
        cells
    };
    Sheet {
        name: sheets.articles.name.clone(),
        columns,
        n_rows: study.sources.len(),
        has_filter: true,
        rows: Box::new(move |rows| {
            study.sources.iter().zip(&tally.sources).try_for_each(|article| rows.add(cells(article)))
        }),
    }
}

/// Everyone who codes.
pub(super) fn people<'a>(study: &'a Study, tally: &'a Tally, words: WorkbookWords<'a>) -> Sheet<'a> {
    let book = &words.export.book;
    Sheet {
        name: words.sheets.people.name.clone(),
        columns: vec![
            Column::new(&words.sheets.annotator, 32.0),
            Column::new(&book.passages, 12.0),
            Column::new(&book.articles, 12.0),
        ],
        n_rows: study.coders.len(),
        has_filter: true,
        rows: Box::new(move |rows| {
            study.coders.iter().zip(&tally.coders).try_for_each(|(coder, counted)| {
                let counts = [counted.n_passages, counted.n_articles].map(Cell::Count);
                rows.add([Cell::text(&coder.name)].into_iter().chain(counts))
            })
        }),
    }
}

/// The themes that are crossed with each other, in the order of the tree: all; of many those that passages bear; of very
/// many of those the ones that most passages bear.
pub(super) fn themes_together(study: &Study, tally: &Tally) -> Vec<usize> {
    let n_passages = |code: &usize| tally.codes.get(*code).map_or(0, |counted| counted.n_passages);
    let mut shown: Vec<usize> = (0..study.codes.len()).collect();
    if shown.len() > MANY_THEMES {
        shown.retain(|code| n_passages(code) > 0);
    }
    if shown.len() > MAX_TOGETHER {
        shown.sort_by_key(|code| Reverse(n_passages(code)));
        shown.truncate(MAX_TOGETHER);
        shown.sort_unstable();
    }
    shown
}

/// How many pairs of passages of two themes overlap; a theme with itself has an empty cell.
pub(super) fn together<'a>(
    study: &'a Study,
    together: &'a Together,
    shown: &'a [usize],
    words: &'a XlsxWords,
) -> Sheet<'a> {
    let name = |code: &usize| study.codes.get(*code).map(Code::full_name).unwrap_or_default();
    let mut columns = vec![Column::wrapped(&words.theme, 36.0)];
    columns.extend(shown.iter().map(|code| Column::new(&name(code), 14.0)));
    Sheet {
        name: words.together.name.clone(),
        columns,
        n_rows: shown.len(),
        has_filter: true,
        rows: Box::new(move |rows| {
            shown.iter().try_for_each(|one| {
                let counts = shown.iter().map(|other| {
                    if one == other { Cell::Empty } else { Cell::Count(together.n_pairs(*one, *other)) }
                });
                rows.add([Cell::text(name(one))].into_iter().chain(counts))
            })
        }),
    }
}

/// The queries that are kept.
pub(super) fn queries<'a>(study: &'a Study, words: &'a XlsxWords) -> Sheet<'a> {
    Sheet {
        name: words.queries.name.clone(),
        columns: vec![Column::wrapped(&words.name, 36.0), Column::wrapped(&words.query, 90.0)],
        n_rows: study.queries.len(),
        has_filter: true,
        rows: Box::new(|rows| {
            study
                .queries
                .iter()
                .try_for_each(|kept| rows.add([Cell::text(&kept.name), Cell::text(&kept.query)]))
        }),
    }
}
