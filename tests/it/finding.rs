//! The two searches in a sitting: in the article that is read and in all, and going through what they find.

use super::support::{SEEDS, Sitting, a_txt, path, seed, select, tag};
use butda::search::{TextQuery, Way};
use butda::session::{
    AboutCommand, Action, Command, FindingNotice, FolderCommand, Notice, ReadingCommand, Scope,
    SearchCommand, SelectingCommand, Selection,
};
use butda::text::fold::Marks;
use butda::text::positions::Span;
use butda::text::structure::Label;
use butda::view::find::{FindBarView, FindRow, FindView, Stage};
use butda::workers::report::{Report, TaskOutput};
use butda::workers::task::Work;
use std::collections::BTreeSet;

fn query(words: &str) -> TextQuery {
    TextQuery::of_words(words)
}

fn here(words: &str) -> Command {
    Command::Search(SearchCommand::Here(query(words)))
}

pub fn everywhere(words: &str) -> Command {
    Command::Search(SearchCommand::Everywhere(query(words)))
}

/// The five articles.
pub fn seeds() -> Sitting {
    let files: Vec<(String, String)> = SEEDS.iter().map(|name| (format!("{name}.txt"), seed(name))).collect();
    let files: Vec<(&str, &str)> = files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    Sitting::open(&files)
}

/// What is selected, and `3/61` where it is one of the places.
fn place(sitting: &Sitting) -> String {
    let reading = sitting.article();
    let words = reading.selection.map(Selection::span).unwrap_or_default().of(reading.text()).to_owned();
    match FindBarView::new(&sitting.session) {
        Some(FindBarView { at: Some(at), n, .. }) => format!("{words} {}/{n}", at + 1),
        Some(FindBarView { n, .. }) => format!("{words} /{n}"),
        None => words,
    }
}

fn start(sitting: &Sitting) -> Option<usize> {
    sitting.article().selection.map(|selection| selection.span().start)
}

/// The list: sections, articles, and places with a little of what stands around them.
pub fn list(sitting: &Sitting) -> Vec<String> {
    let view = FindView::new(&sitting.session, &BTreeSet::new());
    let row = |row: &FindRow| match row {
        FindRow::Section(section, n) => format!("= {} {n}", section.name()),
        FindRow::Article(row) => format!("{}: {}", row.title, row.n),
        FindRow::Hit { at, .. } => {
            let hit = view.hit(*at).expect("a place");
            format!("{}[{}]{}", hit.before, hit.words, hit.after)
        }
    };
    view.rows.iter().map(row).collect()
}

#[test]
fn words_are_found_as_they_are_typed_and_the_first_place_from_where_one_is_gets_selected() {
    let mut sitting = Sitting::reading("Đảng bộ xã. Đang bộn. Đảng bộ tỉnh.");
    sitting.run(Action::FindHere);
    for (typed, expected) in
        [("đ", "Đ 1/3"), ("đa", "Đả 1/3"), ("dang b", "Đảng b 1/3"), ("đảng bộ", "Đảng bộ 1/2")]
    {
        sitting.run(here(typed));
        assert_eq!(place(&sitting), expected);
    }
    sitting.run(SelectingCommand::PlaceCaret(20));
    sitting.run(here("đảng"));
    assert_eq!(place(&sitting), "Đảng 2/2");
    sitting.run(here("xyz"));
    assert_eq!(FindBarView::new(&sitting.session).map(|bar| bar.n), Some(0));
    sitting.run(here(""));
    assert_eq!(sitting.searching().lit.spans.len(), 0);
}

#[test]
fn f3_goes_on_and_round_and_shift_f3_back() {
    let mut sitting = Sitting::reading("một hai một hai một");
    sitting.run(Action::NextHit);
    assert_eq!(sitting.said(), Some(Notice::Finding(FindingNotice::NothingSought)));
    sitting.run(Action::FindHere);
    sitting.run(here("một"));
    let mut went = vec![place(&sitting)];
    for action in [Action::NextHit, Action::NextHit, Action::NextHit] {
        sitting.run(action);
        went.push(place(&sitting));
    }
    assert_eq!(went, ["một 1/3", "một 2/3", "một 3/3", "một 1/3"]);
    assert_eq!(sitting.said(), Some(Notice::Finding(FindingNotice::SearchedFromStart)));
    sitting.run(Action::PreviousHit);
    assert_eq!(
        (place(&sitting).as_str(), sitting.said()),
        ("một 3/3", Some(Notice::Finding(FindingNotice::SearchedFromEnd)))
    );
    sitting.run(here("ba"));
    sitting.run(Action::NextHit);
    assert_eq!(sitting.said(), Some(Notice::Finding(FindingNotice::NotFound("ba".to_owned()))));
}

#[test]
fn escape_closes_the_bar_with_the_place_selected_so_that_a_theme_goes_there_and_f3_goes_on_from_it() {
    let mut sitting = Sitting::reading("một hai một hai một");
    for command in [Action::FindHere.into(), here("một"), Action::NextHit.into(), Action::Escape.into()] {
        sitting.run(command);
    }
    assert!(!sitting.searching().is_bar_open);
    assert!(sitting.searching().lit.spans.is_empty());
    assert_eq!(place(&sitting), "một");
    sitting.run(tag("a"));
    assert_eq!(sitting.article().marks.iter().map(|mark| mark.span).collect::<Vec<_>>(), [Span::new(10, 15)]);
    sitting.run(Action::NextHit);
    assert_eq!((start(&sitting), sitting.searching().lit.spans.len()), (Some(20), 3));
    // What was lit by F3 goes out by Esc, after the selection.
    sitting.run(Action::Escape);
    assert_eq!((start(&sitting), sitting.searching().scope()), (None, Some(Scope::Here)));
    sitting.run(Action::Escape);
    assert_eq!(sitting.searching().scope(), None);
}

#[test]
fn selected_words_are_what_is_looked_for_and_the_place_found_is_not_taken_for_them() {
    let mut sitting = Sitting::reading("Đảng bộ. đang bo.\nĐảng bộ.");
    sitting.run(select(14, 22));
    sitting.run(Action::FindHere);
    assert_eq!(
        (sitting.searching().here.query.words.as_str(), place(&sitting).as_str()),
        ("đang bo", "đang bo 2/3")
    );
    // A selection of several lines: its first.
    sitting.run(Action::SelectAll);
    sitting.run(Action::FindHere);
    assert_eq!(sitting.searching().here.query.words, "Đảng bộ. đang bo.");
    sitting.run(here("dang bo"));
    assert_eq!(place(&sitting), "Đảng bộ 1/3");
    sitting.run(Action::FindHere);
    assert_eq!(sitting.searching().here.query.words, "dang bo");
    sitting.run(Action::FindEverywhere);
    assert_eq!(sitting.searching().everywhere.question.query.words, "dang bo");
    assert!(!sitting.searching().is_bar_open);
}

#[test]
fn a_step_asked_for_while_the_search_runs_is_made_when_it_ends_and_a_late_answer_counts_no_more() {
    let mut sitting = Sitting::reading("một hai một");
    sitting.run(Action::FindHere);
    let first = sitting.run_only(here("hai"));
    let second = sitting.run_only(here("một"));
    let third = sitting.run_only(Action::NextHit);
    assert!(first.iter().all(|task| task.ticket.is_cancelled()) && third.is_empty());
    assert!(FindBarView::new(&sitting.session).is_some_and(|bar| bar.is_pending));
    sitting.work(second);
    assert_eq!(place(&sitting), "một 1/2");
    sitting.work(first);
    assert_eq!(place(&sitting), "một 1/2");
}

#[test]
fn the_search_follows_the_article_that_is_read_and_the_side_that_is_worked_on() {
    let mut sitting = Sitting::open(&[("a.txt", "một hai"), ("b.txt", "hai một hai hai")]);
    sitting.read("a.txt");
    sitting.run(Action::FindHere);
    sitting.run(here("hai"));
    let n = |sitting: &Sitting| sitting.searching().lit.spans.len();
    assert_eq!(n(&sitting), 1);
    sitting.run(ReadingCommand::OpenBeside(path("b.txt")));
    assert_eq!(n(&sitting), 3);
    sitting.run(ReadingCommand::SwitchSide);
    assert_eq!(n(&sitting), 1);
    sitting.read("b.txt");
    sitting.put("b.txt", "hai hai hai hai hai".as_bytes());
    sitting.run(FolderCommand::ListAgain);
    assert_eq!(n(&sitting), 5);
}

#[test]
fn the_five_articles_hold_what_was_counted_by_hand() {
    let mut sitting = seeds();
    for words in ["Đảng bộ", "đang bô", "dang bo"] {
        sitting.run(everywhere(words));
        let everywhere = &sitting.searching().everywhere;
        let counts: Vec<usize> = everywhere.tally().by_article.iter().map(|article| article.n_hits).collect();
        assert_eq!((everywhere.tally().n_hits, counts), (61, vec![13, 32, 2, 5, 9]), "{words}");
    }
}

#[test]
fn a_place_in_another_article_is_gone_to_and_back_and_f3_goes_on_through_the_list() {
    let mut sitting = Sitting::open(&[("a.txt", "hai. một hai"), ("b.txt", "ba hai")]);
    sitting.read("a.txt");
    sitting.run(everywhere("hai"));
    sitting.run(SearchCommand::JumpToHit(1));
    assert_eq!((sitting.article().path.clone(), start(&sitting)), (a_txt(), Some(11)));
    sitting.run(Action::NextHit);
    assert_eq!((sitting.article().path.to_string(), start(&sitting)), ("b.txt".to_owned(), Some(3)));
    assert_eq!(sitting.searching().lit.spans.len(), 1);
    sitting.run(Action::NextHit);
    assert_eq!(sitting.said(), Some(Notice::Finding(FindingNotice::NoFurtherHit)));
    sitting.run(Action::JumpBack);
    assert_eq!(sitting.article().path, a_txt());
    sitting.run(Action::PreviousHit);
    assert_eq!((sitting.article().path.clone(), start(&sitting)), (a_txt(), Some(11)));
}

#[test]
fn back_from_a_place_in_the_same_article_leads_where_one_was() {
    let text = format!("một.\n{}hai", "dòng giữa.\n".repeat(50));
    let mut sitting = Sitting::reading(&text);
    sitting.run(SelectingCommand::PlaceCaret(5));
    sitting.run(everywhere("hai"));
    sitting.run(SearchCommand::JumpToHit(0));
    assert_eq!(start(&sitting), Some(text.len() - 3));
    sitting.run(Action::JumpBack);
    assert_eq!((sitting.article().caret, sitting.article().sight.1), (Some(5), 5));
}

#[test]
fn a_newer_search_cancels_the_one_before_and_one_that_is_stopped_says_so() {
    let mut sitting = Sitting::open(&[("a.txt", "một hai"), ("b.txt", "hai")]);
    let first = sitting.run_only(everywhere("hai"));
    let second = sitting.run_only(everywhere("một"));
    assert!(first.iter().all(|task| task.ticket.is_cancelled()));
    sitting.work(second);
    sitting.work(first);
    assert_eq!(sitting.searching().everywhere.hits().len(), 1);
    let third = sitting.run_only(everywhere("hai"));
    sitting.run(SearchCommand::Cancel);
    sitting.work(third);
    let view = FindView::new(&sitting.session, &BTreeSet::new());
    assert!(view.stage == Stage::Stopped && view.rows.is_empty(), "{view:?}");
}

#[test]
fn places_are_looked_for_again_when_articles_change_and_not_when_something_is_marked() {
    let mut sitting = Sitting::open(&[("a.txt", "một hai")]);
    sitting.read("a.txt");
    sitting.run(everywhere("hai"));
    sitting.run(select(0, 5));
    let tasks = sitting.run_only(tag("x"));
    assert!(tasks.iter().all(|task| !format!("{:?}", task.work).starts_with("Search")), "{tasks:?}");
    sitting.put("b.txt", "hai hai".as_bytes());
    sitting.run(FolderCommand::ListAgain);
    assert_eq!(sitting.searching().everywhere.tally().n_hits, 3);
}

#[test]
fn a_wrong_expression_is_told_with_its_character_and_finds_nothing() {
    let mut sitting = Sitting::reading("một (hai)");
    let wrong = TextQuery { words: "mộ(t".to_owned(), way: Way::Pattern, ..TextQuery::default() };
    sitting.run(SearchCommand::Everywhere(wrong.clone()));
    sitting.run(SearchCommand::Here(wrong));
    let view = FindView::new(&sitting.session, &BTreeSet::new());
    assert_eq!(view.fault.map(|fault| fault.char_idx), Some(2));
    assert!(view.rows.is_empty() && sitting.searching().lit.spans.is_empty());
    let right = TextQuery { words: r"\(\w+".to_owned(), way: Way::Pattern, ..TextQuery::default() };
    sitting.run(SearchCommand::Everywhere(right));
    assert_eq!(list(&sitting).last().map(String::as_str), Some("một [(hai])"));
}

#[test]
fn what_was_typed_without_an_input_method_is_offered_as_it_was_meant() {
    let mut sitting = seeds();
    for typed in ["DDangr booj", "D9a3ng bo65"] {
        sitting.run(everywhere(typed));
        assert_eq!(sitting.searching().everywhere.meant, ["Đảng bộ"], "{typed}");
    }
    let plain = TextQuery { way: Way::CodePoints, ..query("DDangr booj") };
    sitting.run(SearchCommand::Everywhere(plain));
    assert!(sitting.searching().everywhere.meant.is_empty());
}

#[test]
fn searches_that_were_used_are_remembered_at_this_computer_the_last_first() {
    let mut sitting = Sitting::open(&[("a.txt", "một hai")]);
    for words in ["một", "hai", "ba", "một"] {
        sitting.run(everywhere(words));
        sitting.run(Action::NextHit);
    }
    assert_eq!(sitting.session.settings().searches, ["một", "hai"]);
    sitting.be_as_before("NCV 1");
    assert_eq!(sitting.session.settings().searches, ["một", "hai"]);
}

#[test]
fn the_words_of_an_annotation_are_found_where_they_are_not_coded_with_its_theme() {
    let mut sitting =
        Sitting::open(&[("a.txt", "Đảng bộ xã. Đảng bộ tỉnh."), ("b.txt", "đảng bộ. Đảng bo. Đảng bộn.")]);
    sitting.read("a.txt");
    sitting.run(select(0, 10));
    sitting.run(tag("x"));
    sitting.run(Action::FindTheSame);
    let everywhere = &sitting.searching().everywhere;
    let asked = &everywhere.question.query;
    assert_eq!((asked.words.as_str(), asked.marks, asked.is_whole), ("Đảng bộ", Marks::Exact, true));
    assert_eq!((everywhere.tally().n_hits, everywhere.hits().len(), everywhere.shown.len()), (3, 2, 2));
    // What is coded meanwhile goes from the list.
    sitting.run(select(0, 33));
    sitting.run(tag("x"));
    assert_eq!(sitting.searching().everywhere.shown.len(), 1);
    sitting.run(Action::Undo);
    assert_eq!(sitting.searching().everywhere.shown.len(), 2);
    sitting.run(Action::Undo);
    assert_eq!(sitting.searching().everywhere.shown.len(), 3, "the first is not coded any more either");
    sitting.run(Action::Redo);
    sitting.run(SearchCommand::ShowCoded);
    assert_eq!(sitting.searching().everywhere.shown.len(), 3);
}

#[test]
fn what_belongs_to_the_article_is_known_anew_where_a_label_is_put_right_or_taken_back() {
    let mut sitting = Sitting::open(&[("a.txt", "Tiêu đề\n\nmột hai.\nba một."), ("b.txt", "một")]);
    sitting.read("a.txt");
    sitting.run(everywhere("một"));
    let n_boilerplate = |sitting: &Sitting| sitting.searching().everywhere.tally().n_boilerplate;
    assert_eq!(n_boilerplate(&sitting), 0);
    sitting.run(AboutCommand::SetLabel { line: 3, label: Some(Label::Section) });
    assert_eq!(n_boilerplate(&sitting), 1);
    sitting.run(Action::Undo);
    assert_eq!(n_boilerplate(&sitting), 0);
    let list = sitting.searching().everywhere.list();
    sitting.run(select(0, 3));
    let tasks = sitting.run_only(tag("a"));
    assert!(
        !tasks.iter().any(|task| matches!(task.work, Work::Search { .. })),
        "nothing else was to be found"
    );
    sitting.work(tasks);
    assert_eq!(sitting.searching().everywhere.list(), list);
}

#[test]
fn selected_words_are_looked_for_though_a_place_of_another_article_was_as_far_in() {
    let mut sitting = Sitting::open(&[("a.txt", "hai mua"), ("b.txt", "hoa mua")]);
    sitting.read("a.txt");
    sitting.run(Action::FindHere);
    sitting.run(here("hai"));
    assert_eq!(place(&sitting), "hai 1/1");
    sitting.read("b.txt");
    sitting.run(select(0, 3));
    sitting.run(Action::FindHere);
    assert_eq!(sitting.searching().here.query.words, "hoa");
}

#[test]
fn a_search_that_broke_down_is_over_and_the_list_is_made_anew() {
    let mut sitting = Sitting::open(&[("a.txt", "một")]);
    let tasks = sitting.run_only(everywhere("một"));
    let task = tasks.iter().find(|task| matches!(task.work, Work::Search { .. })).expect("a search");
    let version = sitting.searching().everywhere.version;
    let report = Report::new(&task.ticket, TaskOutput::Failed("?".to_owned()));
    sitting.session.receive(report, sitting.now());
    assert!(sitting.searching().everywhere.version > version);
    assert_eq!(FindView::new(&sitting.session, &BTreeSet::new()).stage, Stage::Stopped);
}
