//! Pages of numbers under names: their text is read as it was written, they are kept as queries are, and they mean the same
//! themes after these were renamed or merged.

use crate::notation::play;
use crate::support::{Sitting, annotator_id, named, rename};
use butda::analysis::axis::Axis;
use butda::analysis::coded::Below;
use butda::analysis::counting_unit::CountingUnit;
use butda::analysis::page::{PageKind, PageQuestion};
use butda::analysis::saturation::{GuestMethod, GuestRuns, SaturationOrder};
use butda::analysis::time_step::TimeStep;
use butda::analysis::together::Nearness;
use butda::analysis::word_reading::WordUnit;
use butda::exchange::grid::{GridForm, GridNumbers, GridSort};
use butda::exchange::saved_page::{ReadPage, SavedPage};
use butda::model::history::StepLabel;
use butda::model::id::ThemeId;
use butda::model::saved::{SavedList, saved_in};
use butda::search::passage_spelling::Spelling;
use butda::session::{
    Action, FindingNotice, Notice, SavedPagesCommand, StepNotice, ThemeNotice, ThemingCommand, opened_page,
};
use proptest::prelude::*;

const TEXT: &str = "Giá xăng tăng. Dân lo.\nGiá giảm.";

fn any_nearness() -> impl Strategy<Value = Nearness> {
    prop_oneof![
        Just(Nearness::Overlap),
        Just(Nearness::Sentence),
        Just(Nearness::Paragraph),
        Just(Nearness::Article),
        (0..99_usize).prop_map(Nearness::Near),
        (0..99_usize).prop_map(Nearness::Follows),
    ]
}

fn any_axis() -> impl Strategy<Value = Axis> {
    prop_oneof![
        prop::sample::select(Axis::NAMED.to_vec()),
        "[a-zđ\\\\:]([a-zà-ỹ :#,\n]{0,9}[a-zđ])?".prop_map(Axis::Attribute),
    ]
}

prop_compose! {
    fn any_question()(
        kind in prop::sample::select(PageKind::ALL.to_vec()), query in "[ -~à-ỹ\n\r\\\\]{0,30}",
        people in prop::collection::btree_set("[a-z]{1,5}-[a-z0-9]{6}", 0..3),
        branches in prop::collection::btree_set("[a-z]{1,5}-[a-z0-9]{4}", 0..3),
        is_below in any::<bool>(), unit in prop::sample::select(CountingUnit::ALL.to_vec()),
        (rows, columns, nearness) in (any_axis(), any_axis(), any_nearness()),
        step in prop::sample::select(TimeStep::ALL.to_vec()), words in prop::sample::select(WordUnit::ALL.to_vec()),
        saturation in prop::sample::select(SaturationOrder::ALL.to_vec()),
        (base, run, percent) in (any::<usize>(), any::<usize>(), any::<usize>()),
        runs in prop::sample::select(GuestRuns::ALL.to_vec()),
        portraits_by in prop::option::of("[a-z]{1,5}-[a-z0-9]{4}"), word in "[a-zà-ỹ :,\n\\\\]{0,12}",
    ) -> PageQuestion {
        PageQuestion {
            kind, query, unit, rows, columns, nearness, step, words, saturation, word,
            guest: GuestMethod { base, run, percent, runs },
            portraits_by: portraits_by.map(named),
            people: people.into_iter().map(named).collect(),
            branches: branches.into_iter().map(named).collect(),
            below: if is_below { Below::Counted } else { Below::Left },
        }
    }
}

prop_compose! {
    fn any_page()(
        question in any_question(), is_chart in any::<bool>(), filter in "[ -~à-ỹ\n\\\\]{0,20}",
        sort in prop::option::of((prop::option::of(0..500_usize), any::<bool>())),
        kind in prop::sample::select(PageKind::ALL.to_vec()), at in any::<prop::sample::Index>(),
    ) -> SavedPage {
        let numbers = *at.get(GridNumbers::of(kind));
        let sort = sort.map(|(column, is_rising)| GridSort { column, is_rising });
        SavedPage { question, form: GridForm { numbers, sort, filter }, is_chart }
    }
}

proptest! {
    #[test]
    fn a_page_is_read_as_it_was_written_and_lines_that_are_not_known_change_nothing(
        page in any_page(), unknown in "[a-z-]{1,9}-x: [ -~]{0,20}",
    ) {
        let text = page.written();
        let read = ReadPage::of(&text);
        prop_assert_eq!(&read, &ReadPage { page: page.clone(), ..ReadPage::default() });
        let newer = format!("{unknown}\nunit: volume\n{text}");
        let read = ReadPage::of(&newer);
        prop_assert_eq!(&read.page, &page);
        prop_assert_eq!(&read.unknown, std::slice::from_ref(&unknown));
        prop_assert_eq!(read.wrong, ["unit: volume"]);
        prop_assert!(page.written_over(&newer).ends_with(&unknown));
    }
}

#[test]
fn a_value_that_is_not_known_leaves_the_usual_and_the_rest_holds() {
    let read = ReadPage::of("page: cloud\nunit: sentence\nsort: 0 rising\nthemes: a-1, ???\nnothing\n\n");
    let question = PageQuestion { unit: CountingUnit::Sentence, ..PageQuestion::default() };
    assert_eq!(read.page, SavedPage { question, ..SavedPage::default() });
    assert_eq!(read.wrong, ["page: cloud", "sort: 0 rising", "themes: a-1, ???"]);
    assert_eq!(read.unknown, ["nothing"]);
}

#[test]
fn every_kind_of_numbers_has_a_name_of_its_own() {
    for numbers in PageKind::ALL.into_iter().flat_map(GridNumbers::of) {
        assert_eq!(GridNumbers::of_name(numbers.name()), Some(*numbers));
    }
    assert!(PageKind::ALL.into_iter().all(|kind| PageKind::of_name(kind.name()) == Some(kind)));
}

fn theme(sitting: &Sitting, name: &str) -> ThemeId {
    sitting.opened().codebook.named(name).first().map(|id| (*id).clone()).expect("a theme")
}

/// A page of sentences with a query and a branch.
fn page(query: &str, branch: Option<ThemeId>) -> SavedPage {
    let question = PageQuestion {
        query: query.to_owned(),
        branches: branch.into_iter().collect(),
        unit: CountingUnit::Sentence,
        ..PageQuestion::default()
    };
    SavedPage { question, ..SavedPage::default() }
}

fn save(sitting: &mut Sitting, name: &str, page: SavedPage) {
    sitting.run(SavedPagesCommand::Save(name.to_owned(), Box::new(page)));
}

/// The names of the saved pages, with what is chosen on each.
fn pages(sitting: &Sitting) -> Vec<(String, SavedPage)> {
    let open = sitting.opened();
    let saved = saved_in(&open.project, SavedList::Pages).into_iter();
    saved.map(|(_, saved)| (saved.name, opened_page(open, &saved.text, Spelling::English).page)).collect()
}

fn names(sitting: &Sitting) -> Vec<String> {
    pages(sitting).into_iter().map(|(name, _)| name).collect()
}

#[test]
fn a_kept_page_means_its_themes_after_they_were_renamed_and_merged_and_is_there_again() {
    let mut sitting = Sitting::reading(TEXT);
    play(&mut sitting, "select xăng; tag a; select lo; tag b");
    let (a, b) = (theme(&sitting, "a"), theme(&sitting, "b"));
    save(&mut sitting, " Câu  của a ", page("a và không b", Some(a.clone())));
    let made = StepLabel::PageSaved("Câu của a".to_owned());
    assert_eq!(sitting.said(), Some(Notice::Steps(StepNotice::Made(made))));
    sitting.run(rename(a.clone(), "Giá cả"));
    sitting.save();
    sitting.restart();
    let expected = page("\"Giá cả\" and not \"b\"", Some(a.clone()));
    assert_eq!(pages(&sitting), [("Câu của a".to_owned(), expected)]);
    let file = sitting.file(&format!("annotations/{}/codebook.ron", annotator_id("NCV 1")));
    assert!(file.contains("\"query: theme:#a-") && file.contains("\"unit: sentence\","), "{file}");
    sitting.run(ThemingCommand::Merge { from: a, into: b.clone() });
    assert_eq!(pages(&sitting)[0].1.question.branches, [b].into());
}

#[test]
fn saving_renaming_and_deleting_are_undone_one_by_one() {
    let mut sitting = Sitting::reading(TEXT);
    save(&mut sitting, "Một", page("", None));
    save(&mut sitting, "Một", page("star", None));
    assert_eq!(
        pages(&sitting),
        [("Một".to_owned(), page("star", None))],
        "the page of this name is replaced"
    );
    save(&mut sitting, "Một", page("star", None));
    assert_eq!(sitting.said(), Some(Notice::Finding(FindingNotice::PageKept("Một".to_owned()))));
    let id = saved_in(sitting.project(), SavedList::Pages)[0].0.clone();
    save(&mut sitting, "Hai", page("", None));
    sitting.run(SavedPagesCommand::Rename(id.clone(), "Hai".to_owned()));
    assert_eq!(sitting.said(), Some(Notice::Finding(FindingNotice::PageNameTaken("Hai".to_owned()))));
    sitting.run(SavedPagesCommand::Rename(id.clone(), "Ba".to_owned()));
    assert_eq!(names(&sitting), ["Ba", "Hai"]);
    sitting.run(SavedPagesCommand::Delete(id));
    assert_eq!(names(&sitting), ["Hai"]);
    for expected in [vec!["Ba", "Hai"], vec!["Hai", "Một"], vec!["Một"]] {
        sitting.run(Action::Undo);
        assert_eq!(names(&sitting), expected);
    }
    sitting.run(Action::Undo);
    assert_eq!(pages(&sitting)[0].1, page("", None));
    sitting.run(Action::Undo);
    assert!(names(&sitting).is_empty());
}

#[test]
fn what_is_wrong_or_has_no_name_is_not_kept() {
    let mut sitting = Sitting::reading(TEXT);
    save(&mut sitting, "x", page("a and", None));
    assert_eq!(sitting.said(), Some(Notice::Finding(FindingNotice::PageQueryWrong)));
    save(&mut sitting, "  ", page("", None));
    assert_eq!(sitting.said(), Some(Notice::Themes(ThemeNotice::EmptyName)));
    assert!(names(&sitting).is_empty());
}

#[test]
fn two_people_change_one_page_and_what_a_newer_version_wrote_stands_on() {
    let mut sitting = Sitting::reading(TEXT);
    let newer = "(id: \"mot-aaaa\", rev: 1, name: Some(\"Một\"), \
                 choices: Some([\"page: matrix\", \"zoom: 3\", \"unit: sentence\"]))";
    let file = format!(
        "(format: 1, kind: \"codebook\", annotator: (id: \"ncv-2-bbbbbb\", name: \"NCV 2\", same_person_as: None), \
         memo: None, locked: false, keys: [], themes: [], pages: [{newer}])"
    );
    sitting.put("annotations/ncv-2-bbbbbb/codebook.ron", file.as_bytes());
    sitting.open_folder();
    assert_eq!(pages(&sitting)[0].1.question.kind, PageKind::Matrix);
    save(&mut sitting, "Một", page("", None));
    let saved = saved_in(sitting.project(), SavedList::Pages);
    assert_eq!(saved.len(), 1);
    assert_eq!(ReadPage::of(&saved[0].1.text).unknown, ["zoom: 3"]);
    sitting.save();
    sitting.be("NCV 3");
    sitting.open_folder();
    assert_eq!(pages(&sitting), [("Một".to_owned(), page("", None))], "the later one stands for all");
    sitting.run(SavedPagesCommand::Rename(saved[0].0.clone(), "Hai".to_owned()));
    sitting.save();
    sitting.be("NCV 1");
    sitting.open_folder();
    assert_eq!(pages(&sitting), [("Hai".to_owned(), page("", None))]);
}
