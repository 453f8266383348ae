//! What can be chosen on pages of numbers does what it says, in projects made by chance.

use crate::analysis_world::{World, any_world, theme_id};
use butda::analysis::coded::Below;
use butda::analysis::kept_counts::KeptCounts;
use butda::analysis::page::{Numbers, PageAnswer, PageKind, PageQuestion};
use butda::analysis::saturation::{GuestMethod, GuestRuns};
use butda::exchange::grid::{Grid, GridCell, GridForm, GridNumbers, GridSort};
use butda::exchange::grid_opens::GridOpens;
use butda::exchange::grid_words::{GridWords, LopsidedWords};
use proptest::prelude::*;
use std::sync::Arc;

fn answer(world: &World, question: &PageQuestion) -> PageAnswer {
    question
        .answer(&world.scope(&world.lines()), &KeptCounts::default(), &|| false)
        .expect("a query that is understood")
}

fn words() -> GridWords {
    let lopsided = LopsidedWords { one: "first > 5×".to_owned(), other: "second > 5×".to_owned() };
    GridWords { lopsided, ..GridWords::default() }
}

fn grid(world: &World, question: &PageQuestion, form: &GridForm) -> Grid {
    Grid::new(&Arc::new(answer(world, question)), form, &words())
}

fn any_method() -> impl Strategy<Value = GuestMethod> {
    let runs = prop_oneof![Just(GuestRuns::Sliding), Just(GuestRuns::Separate)];
    (0_usize..4, 0_usize..3, 0_usize..120, runs).prop_map(|(base, run, percent, runs)| GuestMethod {
        base,
        run,
        percent,
        runs,
    })
}

proptest! {
    #[test]
    fn portraits_by_a_theme_have_the_article_with_most_of_it_first(world in any_world(), at in 0_usize..9) {
        let question = PageQuestion {
            kind: PageKind::Portraits,
            portraits_by: Some(theme_id(at)),
            ..PageQuestion::default()
        };
        let answer = answer(&world, &question);
        let Numbers::Portraits(portraits) = &answer.numbers else { panic!("portraits") };
        if let Some(theme) = answer.themes.iter().position(|theme| theme.id == theme_id(at)) {
            let shares = portraits.rows.iter().map(|row| row.share_of(theme).unwrap_or_default());
            let shares: Vec<f64> = shares.collect();
            prop_assert!(shares.windows(2).all(|two| two[0] >= two[1]), "{:?}", shares);
        }
    }

    #[test]
    fn saturation_is_reached_at_the_first_run_with_few_enough_new_themes(
        world in any_world(),
        guest in any_method(),
        is_below in prop::bool::ANY,
    ) {
        let below = if is_below { Below::Counted } else { Below::Left };
        let question = PageQuestion { kind: PageKind::Saturation, guest, below, ..PageQuestion::default() };
        let answer = answer(&world, &question);
        let Numbers::Saturation(saturation) = &answer.numbers else { panic!("saturation") };
        let new = saturation.new_themes();
        let (base, run) = (guest.base.max(1), guest.run.max(1));
        let in_base: usize = new.iter().take(base).sum();
        let step = if guest.runs == GuestRuns::Sliding { 1 } else { run };
        let n_runs = new.len().saturating_sub(base + run - 1).div_ceil(step);
        let reached = (0..n_runs).map(|at| base + at * step).find(|start| {
            let n_new: usize = new.iter().skip(*start).take(run).sum();
            in_base > 0 && 100 * n_new <= guest.percent * in_base
        });
        let told = saturation.guest(guest);
        let point = told.reached.and_then(|at| told.points.get(at));
        prop_assert_eq!(point.map(|point| (point.before, point.item)), reached.map(|start| (start, start + run)));
        prop_assert_eq!(told.in_base, (new.len() >= base).then_some(in_base));
    }

    #[test]
    fn a_pair_is_marked_where_one_theme_is_more_than_five_times_as_frequent(world in any_world()) {
        let question = PageQuestion { kind: PageKind::Together, ..PageQuestion::default() };
        let grid = grid(&world, &question, &GridForm { numbers: GridNumbers::Pairs, ..GridForm::default() });
        let count = |row: usize, column: usize| match grid.cell(row, column) {
            GridCell::Count(n) => n,
            other => panic!("{other:?}"),
        };
        let mut n_marked = 0;
        for row in 0..grid.rows.len() {
            let (one, other) = (count(row, 1), count(row, 2));
            let said = if one > 5 * other { "first > 5×" } else if other > 5 * one { "second > 5×" } else { "" };
            prop_assert_eq!(grid.written(row, 6), said);
            n_marked += usize::from(!said.is_empty());
        }
        prop_assert_eq!(grid.n_lopsided(), n_marked);
    }

    #[test]
    fn places_of_a_word_are_sorted_by_what_stands_around_it_and_open_in_their_articles(world in any_world()) {
        let question = PageQuestion { kind: PageKind::Context, word: "tăng".to_owned(), ..PageQuestion::default() };
        for column in [None, Some(0), Some(1), Some(2)] {
            for is_rising in [true, false] {
                let sort = Some(GridSort { column, is_rising });
                let grid = grid(&world, &question, &GridForm { sort, ..GridForm::default() });
                for row in 0..grid.rows.len() {
                    let Some(GridOpens::Place(place)) = grid.opens(row, column) else { panic!("a place") };
                    let at = world.paths.iter().position(|path| *path == place.article).expect("an article");
                    let word = place.span.of(world.articles[at].text.as_str());
                    prop_assert_eq!(grid.written(row, 1), word.split_whitespace().collect::<Vec<_>>().join(" "));
                }
                let last = |row: usize| {
                    let before = grid.text(row, 0).unwrap_or_default();
                    before.split_whitespace().next_back().unwrap_or_default().to_owned()
                };
                // Words of letters alone; what stands before nothing comes last.
                let lasts: Vec<String> = (0..grid.rows.len()).map(last).filter(|last| !last.is_empty()).collect();
                if column == Some(0) && is_rising && lasts.iter().all(|last| last.chars().all(char::is_alphabetic)) {
                    let is_sorted = |two: &[String]| butda::text::order::sort_key(&two[0]) <= butda::text::order::sort_key(&two[1]);
                    prop_assert!(lasts.windows(2).all(is_sorted), "{:?}", lasts);
                }
            }
        }
    }
}
