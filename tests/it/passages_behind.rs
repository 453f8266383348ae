//! Every number opens what it counts: the query behind it, written and read again, finds as many passages.

use crate::analysis_world::{World, any_world};
use crate::counting::{BELOW, every_axis, every_nearness};
use butda::analysis::axis::AxisKey;
use butda::analysis::coded::Below;
use butda::analysis::kept_counts::KeptCounts;
use butda::analysis::page::{Numbers, PageAnswer, PageKind, PageQuestion};
use butda::exchange::grid::{Grid, GridCell, GridForm, GridNumbers};
use butda::exchange::grid_words::GridWords;
use butda::search::passage_parser::parse;
use butda::search::passage_printer::print;
use butda::search::passage_query::PassageQuery;
use butda::search::passage_question::Question;
use butda::search::passage_spelling::Spelling;
use proptest::prelude::*;
use std::sync::Arc;

fn answered(world: &World, question: &PageQuestion) -> Arc<PageAnswer> {
    let lines = world.lines();
    Arc::new(question.answer(&world.scope(&lines), &KeptCounts::default(), &|| false).expect("a right query"))
}

/// How many passages a query finds, written in either language.
fn n_found(world: &World, query: &PassageQuery, spelling: Spelling) -> usize {
    let typed = print(query, spelling);
    let parsed = parse(&typed).unwrap_or_else(|fault| panic!("{typed}: {fault:?}"));
    let lines = world.lines();
    let scope = world.scope(&lines);
    let question = Question::new(&parsed, &scope).unwrap_or_else(|fault| panic!("{typed}: {fault:?}"));
    question.answer(&scope, &|| false).len()
}

fn grid_of(world: &World, question: &PageQuestion) -> Grid {
    Grid::new(&answered(world, question), &GridForm::default(), &GridWords::default())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn the_number_of_a_theme_opens_as_many_passages(world in any_world()) {
        for below in BELOW {
            let grid = grid_of(&world, &PageQuestion { below, ..PageQuestion::default() });
            for row in 0..grid.rows.len() {
                let GridCell::Count(n) = grid.cell(row, 0) else { panic!("a count") };
                let query = grid.behind(row, 0).expect("passages");
                for spelling in [Spelling::English, Spelling::Vietnamese] {
                    prop_assert_eq!(n_found(&world, &query, spelling), n, "{:?} {:?}", below, query);
                }
            }
        }
    }

    #[test]
    fn a_cell_of_a_matrix_opens_as_many_passages(world in any_world(), at in 0_usize..81) {
        let axes = every_axis();
        let (rows, columns) = (axes[at / axes.len()].clone(), axes[at % axes.len()].clone());
        for below in BELOW {
            let question =
                PageQuestion { kind: PageKind::Matrix, rows: rows.clone(), columns: columns.clone(), below, ..PageQuestion::default() };
            let answer = answered(&world, &question);
            let Numbers::Matrix(cross) = &answer.numbers else { panic!("a matrix") };
            let grid = Grid::new(&answer, &GridForm::default(), &GridWords::default());
            for cell in &cross.cells {
                let Some(query) = grid.behind(cell.row, cell.column) else {
                    // A month of which only the year is known cannot be asked for.
                    let keys = [&cross.rows[cell.row].key, &cross.columns[cell.column].key];
                    prop_assert!(keys.iter().any(|key| matches!(key, AxisKey::Month(Some(date)) if !date.contains('-'))), "{:?}", keys);
                    continue;
                };
                prop_assert_eq!(n_found(&world, &query, Spelling::Vietnamese), cell.passages, "{:?}", query);
            }
        }
    }

    #[test]
    fn a_pair_of_themes_opens_passages_of_both(world in any_world()) {
        for nearness in every_nearness() {
            let question = PageQuestion { kind: PageKind::Together, nearness, ..PageQuestion::default() };
            let answer = answered(&world, &question);
            let form = GridForm { numbers: GridNumbers::Pairs, ..GridForm::default() };
            let grid = Grid::new(&answer, &form, &GridWords::default());
            let Numbers::Together(together) = &answer.numbers else { panic!("pairs") };
            prop_assert_eq!(grid.rows.len(), together.pairs.len());
            for row in 0..grid.rows.len() {
                let query = grid.behind(row, 0).expect("passages");
                prop_assert!(n_found(&world, &query, Spelling::English) > 0, "{:?} {:?}", nearness, query);
            }
        }
    }

    #[test]
    fn a_period_of_a_theme_opens_as_many_passages(world in any_world()) {
        for below in BELOW {
            let grid = grid_of(&world, &PageQuestion { kind: PageKind::Timeline, below, ..PageQuestion::default() });
            for row in (0..grid.rows.len()).filter(|row| !grid.rows[*row].is_sum()) {
                for column in (0..grid.columns.len()).filter(|column| !grid.columns[*column].is_sum()) {
                    // Dates that are less precise than the periods cannot be asked for.
                    let Some(query) = grid.behind(row, column) else { continue };
                    let GridCell::Count(n) = grid.cell(row, column) else { panic!("a count") };
                    prop_assert_eq!(n_found(&world, &query, Spelling::English), n, "{:?}", query);
                }
            }
        }
    }

    #[test]
    fn a_branch_that_is_chosen_is_all_that_counts(world in any_world(), theme in 0_usize..5) {
        let all = answered(&world, &PageQuestion { below: Below::Counted, ..PageQuestion::default() });
        let Some(chosen) = all.themes.get(theme) else { return Ok(()) };
        let branches = [chosen.id.clone()].into();
        let question = PageQuestion { below: Below::Counted, branches, ..PageQuestion::default() };
        let alone = answered(&world, &question);
        let (Numbers::Frequencies(all_numbers), Numbers::Frequencies(numbers)) = (&all.numbers, &alone.numbers) else {
            panic!("frequencies")
        };
        prop_assert_eq!(&alone.themes[0].id, &chosen.id);
        prop_assert_eq!(numbers.themes[0].with_below, all_numbers.themes[theme].with_below);
        prop_assert_eq!(numbers.all.passages, all_numbers.themes[theme].with_below.passages);
    }
}
