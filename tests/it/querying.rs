//! Asking for passages in a sitting: answers that follow the project, queries that are kept, and what is done to many
//! passages at once.

use crate::exporting_support::export;
use crate::notation::{play, shown};
use crate::support::{Sitting, annotator_id, named, passage_rows, rename};
use butda::exchange::format::FormatId;
use butda::model::history::StepLabel;
use butda::model::id::{ArticlePath, ThemeId};
use butda::model::saved::{SavedList, saved_in};
use butda::search::passage_fault::PassageFaultKind;
use butda::search::passage_names::{name_of_theme, names_of_themes};
use butda::search::passage_spelling::Spelling;
use butda::session::Passage;
use butda::session::{
    Action, AnnotatingCommand, FindingNotice, Notice, QueryingCommand, ReadingCommand, SelectingCommand,
    StepNotice, ThemeChange, ThemeChoice, ThemeNotice,
};
use butda::view::asking::with_more;
use butda::view::passages::{PassagesView, context_of};
use butda::workers::asking::{FoundPassages, PassageHit, PassageQuery, PassageSort};
use butda::workers::compute::Question;
use butda::workers::report::{ComputingReport, Report, TaskOutput};
use butda::workers::task::{Task, Work};
use std::fs;
use std::sync::Arc;

const TEXT: &str = "Giá xăng tăng. Dân lo.\nGiá giảm.";

fn ask(sitting: &mut Sitting, typed: &str) -> usize {
    passage_rows(sitting, typed).len()
}

fn theme(sitting: &Sitting, name: &str) -> ThemeId {
    sitting.opened().codebook.named(name).first().map(|id| (*id).clone()).expect("a theme")
}

fn found(sitting: &Sitting) -> Vec<Passage> {
    let hits = &sitting.querying().found().hits;
    hits.iter().map(|hit: &PassageHit| Passage { article: hit.article.clone(), key: hit.key() }).collect()
}

#[test]
fn the_answer_follows_what_is_done_without_being_asked_again() {
    let mut sitting = Sitting::reading(TEXT);
    play(&mut sitting, "select xăng; tag a; select lo; tag b");
    assert_eq!(ask(&mut sitting, "a and not b"), 1);
    play(&mut sitting, "select giảm; tag a");
    assert_eq!(found(&sitting).len(), 2);
    sitting.run(Action::Undo);
    assert_eq!(found(&sitting).len(), 1);
}

#[test]
fn a_theme_that_comes_later_makes_a_query_right() {
    let mut sitting = Sitting::reading(TEXT);
    sitting.run(QueryingCommand::Ask("a".to_owned(), PassageSort::Article));
    let fault = sitting.querying().fault().map(|fault| fault.kind.clone());
    assert!(matches!(fault, Some(PassageFaultKind::Unknown { .. })), "{fault:?}");
    play(&mut sitting, "select xăng; tag a");
    assert_eq!((sitting.querying().fault(), found(&sitting).len()), (None, 1));
    sitting.run(Action::Undo);
    assert!(sitting.querying().fault().is_some());
}

fn nothing_found(task: &Task) -> Report {
    let nothing: <PassageQuery as Question>::Answer = Ok(Arc::new(FoundPassages::default()));
    Report::new(&task.ticket, TaskOutput::Computing(ComputingReport::Answered(Box::new(nothing))))
}

#[test]
fn an_answer_to_an_earlier_query_is_dropped() {
    let mut sitting = Sitting::reading(TEXT);
    play(&mut sitting, "select xăng; tag a; select lo; tag b");
    let first = sitting.run_only(QueryingCommand::Ask("a".to_owned(), PassageSort::Article));
    let second = sitting.run_only(QueryingCommand::Ask("*".to_owned(), PassageSort::Article));
    assert!(first.iter().all(|task| task.ticket.is_cancelled()));
    let [earlier] = first.as_slice() else { panic!("one task") };
    let now = sitting.now();
    sitting.session.receive(nothing_found(earlier), now);
    assert!(!sitting.querying().is_answered());
    sitting.work(second);
    assert_eq!(found(&sitting).len(), 2);
    sitting.session.receive(nothing_found(earlier), now);
    assert_eq!(found(&sitting).len(), 2);
}

#[test]
fn a_question_that_broke_down_is_over_and_the_next_is_answered() {
    let mut sitting = Sitting::reading(TEXT);
    play(&mut sitting, "select xăng; tag a");
    let tasks = sitting.run_only(QueryingCommand::Ask("a".to_owned(), PassageSort::Article));
    let now = sitting.now();
    for task in tasks {
        sitting.session.receive(Report::new(&task.ticket, TaskOutput::Failed("?".to_owned())), now);
    }
    let querying = &sitting.querying();
    assert_eq!((querying.is_answered(), querying.is_failed()), (true, true));
    assert_eq!(ask(&mut sitting, "*"), 1);
    assert!(!sitting.querying().is_failed());
}

#[test]
fn what_nobody_looks_at_is_not_answered_again_until_it_is_asked_again() {
    let mut sitting = Sitting::reading(TEXT);
    play(&mut sitting, "select xăng; tag a");
    assert_eq!(ask(&mut sitting, "a"), 1);
    let is_asked = |tasks: &[Task]| tasks.iter().any(|task| matches!(task.work, Work::Compute { .. }));
    sitting.run(SelectingCommand::Select { anchor: 0, focus: 3 });
    let tasks = sitting.run_only(AnnotatingCommand::TagByName("a".to_owned()));
    assert!(is_asked(&tasks));
    sitting.work(tasks);
    sitting.run(QueryingCommand::Stop);
    let tasks = sitting.run_only(Action::Undo);
    assert!(!is_asked(&tasks));
    sitting.work(tasks);
    assert_eq!(ask(&mut sitting, "a"), 1);
}

#[test]
fn what_is_put_at_the_end_of_a_query_is_joined_to_it_unless_a_joint_stands_there() {
    for (typed, joined) in [
        ("", "\"b\""),
        ("ngày: 2019", "ngày: 2019 và \"b\""),
        ("a gần 2", "a gần 2 \"b\""),
        ("a gần 2 câu", "a gần 2 câu \"b\""),
        ("a gần", "a gần \"b\""),
        ("a rồi đến 2 câu", "a rồi đến 2 câu \"b\""),
        ("a cùng đoạn văn", "a cùng đoạn văn \"b\""),
        ("câu", "câu và \"b\""),
        ("a và không", "a và không \"b\""),
        ("(", "(\"b\""),
    ] {
        assert_eq!(with_more(typed, "\"b\"", Spelling::Vietnamese), joined);
    }
}

#[test]
fn a_theme_is_offered_by_the_name_it_is_called_by_alone() {
    let mut sitting = Sitting::reading(TEXT);
    play(&mut sitting, "select xăng; tag a; select lo; tag b; select Giá; tag a / b");
    let book = &sitting.opened().codebook;
    let names = names_of_themes(book);
    assert_eq!(names.len(), 3);
    for (id, name) in names {
        assert_eq!(name, name_of_theme(id, book));
    }
}

#[test]
fn a_row_tells_where_a_passage_stands_and_its_context_is_the_paragraph() {
    let mut sitting = Sitting::reading(TEXT);
    play(&mut sitting, "select Dân lo; tag a");
    let row = passage_rows(&mut sitting, "a").pop().expect("a row");
    assert_eq!((row.quote.as_str(), row.place.as_deref()), ("Dân lo", Some("001 §1")));
    let hit = sitting.querying().found().hits[0].clone();
    let around = context_of(&sitting.session, &hit).expect("a context");
    assert_eq!(around, ["Giá xăng tăng. ", "Dân lo", "."].map(str::to_owned));
}

#[test]
fn a_kept_query_means_its_themes_after_they_were_renamed_and_can_be_undone() {
    let mut sitting = Sitting::reading(TEXT);
    play(&mut sitting, "select xăng; tag a; select lo; tag b");
    sitting.run(QueryingCommand::Save("Chỉ a".to_owned(), "a và không b".to_owned()));
    assert_eq!(
        sitting.said(),
        Some(Notice::Steps(StepNotice::Made(StepLabel::QuerySaved("Chỉ a".to_owned()))))
    );
    let a = theme(&sitting, "a");
    sitting.run(rename(a, "Giá cả"));
    let saved = |sitting: &Sitting, spelling| PassagesView::new(&sitting.session, spelling).saved;
    assert_eq!(saved(&sitting, Spelling::Vietnamese)[0].text, "\"Giá cả\" và không \"b\"");
    assert_eq!(saved(&sitting, Spelling::English)[0].text, "\"Giá cả\" and not \"b\"");
    sitting.save();
    sitting.restart();
    assert_eq!(saved(&sitting, Spelling::English)[0].name, "Chỉ a");
    let file = format!("annotations/{}/codebook.ron", annotator_id("NCV 1"));
    assert!(sitting.file(&file).contains("text: Some(\"theme:#a-"), "{}", sitting.file(&file));
    sitting.run(QueryingCommand::Save("Chỉ a".to_owned(), "b".to_owned()));
    assert_eq!(saved(&sitting, Spelling::English).len(), 1);
    sitting.run(QueryingCommand::Save("Chỉ a".to_owned(), "b".to_owned()));
    assert_eq!(sitting.said(), Some(Notice::Finding(FindingNotice::QueryKept("Chỉ a".to_owned()))));
    let id = saved(&sitting, Spelling::English)[0].id.clone();
    sitting.run(QueryingCommand::Delete(id));
    assert!(saved(&sitting, Spelling::English).is_empty());
    sitting.run(Action::Undo);
    assert_eq!(saved(&sitting, Spelling::English)[0].text, "\"b\"");
    sitting.run(Action::Undo);
    assert_eq!(saved(&sitting, Spelling::English)[0].text, "\"Giá cả\" and not \"b\"");
}

#[test]
fn what_is_wrong_or_has_no_name_is_not_kept() {
    let mut sitting = Sitting::reading(TEXT);
    sitting.run(QueryingCommand::Save("x".to_owned(), "a and".to_owned()));
    assert_eq!(sitting.said(), Some(Notice::Finding(FindingNotice::QueryWrong)));
    sitting.run(QueryingCommand::Save(" ".to_owned(), "*".to_owned()));
    assert_eq!(sitting.said(), Some(Notice::Themes(ThemeNotice::EmptyName)));
    assert!(saved_in(sitting.project(), SavedList::Queries).is_empty());
}

#[test]
fn two_people_change_one_kept_query_and_the_later_field_stands() {
    let mut sitting = Sitting::reading(TEXT);
    sitting.run(QueryingCommand::Save("Sao".to_owned(), "sao".to_owned()));
    sitting.save();
    sitting.be("NCV 2");
    sitting.open_folder();
    sitting.run(QueryingCommand::Save("Sao".to_owned(), "sao hoặc ghi chú:".to_owned()));
    sitting.save();
    sitting.be("NCV 1");
    sitting.open_folder();
    let saved = saved_in(sitting.project(), SavedList::Queries);
    assert_eq!((saved.len(), saved[0].1.text.as_str()), (1, "star or note:"));
    sitting.run(QueryingCommand::Delete(saved[0].0.clone()));
    assert!(saved_in(sitting.project(), SavedList::Queries).is_empty());
}

#[test]
fn a_theme_is_given_to_many_in_one_step_and_others_annotations_are_counted_and_left() {
    let mut sitting = Sitting::reading(TEXT);
    play(&mut sitting, "select Dân; tag c");
    sitting.save();
    sitting.be("NCV 2");
    sitting.open_folder();
    sitting.read("a.txt");
    play(&mut sitting, "select xăng; tag a; select lo; tag b; select giảm; tag a");
    assert_eq!(ask(&mut sitting, ""), 4);
    let before = shown(&sitting);
    let (passages, b) = (found(&sitting), theme(&sitting, "b"));
    sitting.run(AnnotatingCommand::ChangeThemeOf(
        passages.clone(),
        ThemeChoice::Known(b.clone()),
        ThemeChange::Give,
    ));
    let label = StepLabel::TaggedAll("b".to_owned(), 2);
    assert_eq!(
        sitting.said(),
        Some(Notice::Steps(StepNotice::MadeOfOwn { label: label.clone(), n_others: 1 }))
    );
    assert_eq!(ask(&mut sitting, "b"), 3);
    sitting.run(AnnotatingCommand::ChangeThemeOf(
        passages.clone(),
        ThemeChoice::Known(b.clone()),
        ThemeChange::Give,
    ));
    assert_eq!(sitting.said(), Some(Notice::Steps(StepNotice::NothingToChange { n_others: 1 })));
    sitting.run(AnnotatingCommand::ChangeThemeOf(passages, ThemeChoice::Known(b), ThemeChange::Take));
    let taken = StepLabel::UntaggedAll("b".to_owned(), 3);
    assert_eq!(sitting.said(), Some(Notice::Steps(StepNotice::MadeOfOwn { label: taken, n_others: 1 })));
    sitting.run(Action::Undo);
    sitting.run(Action::Undo);
    assert_eq!(sitting.said(), Some(Notice::Steps(StepNotice::Undone(label))));
    assert_eq!(shown(&sitting), before);
}

#[test]
fn an_export_of_some_passages_holds_these_alone() {
    let mut sitting = Sitting::reading(TEXT);
    play(&mut sitting, "select xăng; tag a; select lo; tag b");
    assert_eq!(ask(&mut sitting, "b"), 1);
    let path = sitting.home().join("b.csv");
    fs::create_dir_all(sitting.home()).expect("a folder");
    let passages = found(&sitting);
    sitting.run(export(FormatId::Csv, &path, Some(passages)));
    let table = fs::read_to_string(path).expect("an export");
    assert!(table.contains(",lo,") && !table.contains(",xăng,"), "{table}");
    let values = sitting.opened().quotations_of(&found(&sitting));
    assert_eq!((values[0].quote.as_str(), values[0].themes.as_str()), ("lo", "b"));
}

#[test]
fn no_work_is_asked_for_before_somebody_asks_for_passages() {
    let mut sitting = Sitting::open(&[("a.txt", TEXT)]);
    let tasks = sitting.run_only(ReadingCommand::OpenArticle(named::<ArticlePath>("a.txt")));
    assert!(tasks.iter().all(|task| !matches!(task.work, Work::Compute { .. })));
}
