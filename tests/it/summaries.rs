//! Summaries of what articles say about themes: kept in one's own record of the article, merged theme by theme, and laid out
//! as a grid beside the numbers of passages.

use crate::analysis_world::any_world;
use crate::counting::BELOW;
use crate::support::{Sitting, a_txt, named, path, tag};
use butda::analysis::axis::{Axis, AxisKey};
use butda::analysis::coded::Coded;
use butda::analysis::counting_unit::CountingUnit;
use butda::analysis::cross::Cross;
use butda::analysis::page::{Numbers, PageKind, PageQuestion};
use butda::analysis::summaries::Summaries;
use butda::exchange::grid::{Grid, GridForm};
use butda::model::article::{About, ArticleRecord, Slot, Summary};
use butda::model::draft::{DraftField, DraftText, Subject};
use butda::model::id::ThemeId;
use butda::model::merge::merge_records;
use butda::model::moment::Moment;
use butda::search::passage_parser::parse;
use butda::session::{AboutCommand, Action, AnalysingCommand, Command, DraftCommand, ThemingCommand};
use proptest::prelude::*;
use std::collections::BTreeSet;
use std::sync::Arc;

fn tagged() -> Sitting {
    let mut sitting = Sitting::reading("Giá xăng tăng mạnh. Người dân lo.");
    for theme in ["giá", "dân"] {
        sitting.run(crate::support::select(0, 4));
        sitting.run(tag(theme));
    }
    sitting
}

fn theme(sitting: &Sitting, name: &str) -> ThemeId {
    sitting.opened().codebook.named(name).first().map(|id| (*id).clone()).expect("a theme")
}

fn summarise(sitting: &mut Sitting, name: &str, text: &str) {
    let theme = theme(sitting, name);
    sitting.run(AboutCommand::Summarise { article: a_txt(), theme, text: text.to_owned() });
}

/// One's own summary of a theme.
fn summary(sitting: &Sitting, name: &str) -> String {
    let about = sitting.session.records().expect("a project").about_of(&a_txt());
    about.summary(&theme(sitting, name), &sitting.opened().codebook)
}

#[test]
fn a_summary_is_kept_composed_and_trimmed_undone_in_one_step_and_read_again() {
    let mut sitting = tagged();
    summarise(&mut sitting, "giá", " Gia\u{301} tăng.\n ");
    assert_eq!(summary(&sitting, "giá"), "Giá tăng.");
    summarise(&mut sitting, "giá", "Giá tăng mạnh.");
    sitting.run(Command::Act(Action::Undo));
    assert_eq!(summary(&sitting, "giá"), "Giá tăng.");
    sitting.save();
    sitting.restart();
    assert_eq!(summary(&sitting, "giá"), "Giá tăng.");
    summarise(&mut sitting, "giá", "  ");
    assert_eq!(summary(&sitting, "giá"), "");
    assert!(sitting.session.records().expect("a project").about_of(&a_txt()).summaries.is_empty());
}

#[test]
fn a_summary_needs_no_open_article() {
    let mut sitting = Sitting::open(&[("a.txt", "Giá xăng."), ("b.txt", "Dân lo.")]);
    sitting.read("b.txt");
    sitting.run(ThemingCommand::Create { name: "giá".to_owned(), parent: None });
    summarise(&mut sitting, "giá", "Giá tăng.");
    assert_eq!(summary(&sitting, "giá"), "Giá tăng.");
    assert!(sitting.session.records().expect("a project").about_of(&path("b.txt")).summaries.is_empty());
}

#[test]
fn themes_that_are_merged_have_one_summary_of_both_and_writing_it_takes_the_place_of_both() {
    let mut sitting = tagged();
    summarise(&mut sitting, "giá", "Giá tăng.");
    summarise(&mut sitting, "dân", "Dân lo.");
    let (from, into) = (theme(&sitting, "dân"), theme(&sitting, "giá"));
    sitting.run(ThemingCommand::Merge { from, into });
    assert_eq!(summary(&sitting, "giá"), "Giá tăng.\n\nDân lo.");
    summarise(&mut sitting, "giá", "Giá tăng, dân lo.");
    assert_eq!(summary(&sitting, "giá"), "Giá tăng, dân lo.");
    for _ in 0..2 {
        sitting.run(Command::Act(Action::Undo));
    }
    assert_eq!((&*summary(&sitting, "giá"), &*summary(&sitting, "dân")), ("Giá tăng.", "Dân lo."));
}

#[test]
fn what_is_typed_outlives_the_program_and_is_offered_where_it_belongs() {
    let mut sitting = tagged();
    let subject = Subject::Summary(a_txt(), theme(&sitting, "giá"));
    let text = DraftText { field: DraftField::Summary, before: String::new(), text: "Giá".to_owned() };
    sitting.run(DraftCommand::Type(subject.clone(), vec![text]));
    sitting.wait(5_000);
    sitting.restart();
    let drafts = sitting.session.drafts();
    assert!(
        drafts.iter().any(|draft| draft.subject == subject && draft.text(DraftField::Summary) == Some("Giá"))
    );
    summarise(&mut sitting, "giá", "Giá");
    assert!(sitting.session.drafts().is_empty(), "what the record holds is no draft");
}

fn record(summaries: &[(&str, &str)], rev: u64) -> ArticleRecord {
    let summaries =
        summaries.iter().map(|(theme, text)| Summary { theme: named(theme), text: (*text).to_owned() });
    let about = About { summaries: summaries.collect(), ..About::default() };
    let value = (about != About::default()).then(|| Arc::new(about));
    ArticleRecord { about: Slot::of(value, rev, Moment::UNKNOWN), ..ArticleRecord::default() }
}

#[test]
fn summaries_of_different_themes_written_on_two_sides_both_stand_and_of_one_theme_are_a_conflict() {
    let base = record(&[("t-1", "một")], 1);
    let ours = record(&[("t-1", "một"), ("t-2", "hai")], 2);
    let theirs = record(&[("t-1", "mốt"), ("t-3", "ba")], 2);
    let (merged, _) = merge_records(Some(&base), &ours, &theirs);
    let expected = record(&[("t-1", "mốt"), ("t-2", "hai"), ("t-3", "ba")], 3);
    assert_eq!(merged.about.value, expected.about.value);
    assert!(merged.about.rivals.is_empty());
    let (merged, tally) = merge_records(Some(&base), &record(&[("t-1", "mươi")], 2), &theirs);
    assert_eq!((merged.about.rivals.len(), tally.n_conflicts), (1, 1));
}

fn grid(sitting: &mut Sitting) -> Grid {
    let question = PageQuestion { kind: PageKind::Summaries, ..PageQuestion::default() };
    sitting.run(AnalysingCommand::Ask(Box::new(question)));
    let answer =
        sitting.session.analysing().and_then(|analysing| analysing.numbers().cloned()).expect("numbers");
    Grid::new(&answer, &GridForm::default(), &sitting.session.export_words().grid)
}

#[test]
fn the_grid_shows_what_everyone_wrote_and_goes_out_as_a_table_of_texts() {
    let mut sitting = tagged();
    summarise(&mut sitting, "giá", "=1+1");
    let table = grid(&mut sitting);
    let column = table.theme_column(&theme(&sitting, "giá")).expect("a column");
    assert_eq!((table.text(0, column), table.cell(0, column).number()), (Some("=1+1"), Some(1.0)));
    sitting.save();
    sitting.be("Hoa");
    sitting.open_folder();
    summarise(&mut sitting, "giá", "Giá cao.");
    let table = grid(&mut sitting);
    let text = table.text(0, column).unwrap_or_default();
    assert!(text.contains("=1+1") && text.contains("Hoa: Giá cao."), "{text}");
    assert!(table.tab_separated().contains("Hoa: Giá cao."));
    assert!(table.article_row(&a_txt()).is_some());
}

proptest! {
    #[test]
    fn the_numbers_of_the_grid_are_those_of_a_matrix_of_articles_and_themes(
        world in any_world(),
        below in prop::sample::select(BELOW.to_vec()),
    ) {
        let lines = world.lines();
        let scope = world.scope(&lines);
        let everything = parse("*").expect("a query");
        let coded = Coded::gather(&scope, &everything, &BTreeSet::new(), &|| false).expect("known names");
        let summaries = Summaries::of(&scope, &coded, &BTreeSet::new(), below, &|| false);
        let cross = Cross::of(
            &coded,
            Axis::Article.laid(&coded, below),
            Axis::Theme.laid(&coded, below),
            CountingUnit::Passage,
            &|| false,
        );
        let counted: usize = summaries.rows.iter().flat_map(|row| row.cells.values()).map(|cell| cell.passages).sum();
        prop_assert_eq!(counted, cross.cells.iter().map(|cell| cell.passages).sum::<usize>());
        for row in &summaries.rows {
            for (theme, cell) in &row.cells {
                let path = AxisKey::Article(lines[row.article].path.clone());
                let at = cross.rows.iter().position(|item| item.key == path).expect("an article with passages");
                prop_assert_eq!(cell.passages, cross.cell(at, *theme).passages);
            }
        }
    }
}

#[test]
fn a_page_of_summaries_is_no_page_of_other_numbers() {
    let mut sitting = tagged();
    let table = grid(&mut sitting);
    assert!(matches!(table.answer().numbers, Numbers::Summaries(_)) && table.has_summaries());
}
