//! What becomes of annotations when their article is edited, renamed or deleted, and what a person can say of it.

use crate::screen_support::Screen;
use crate::support::{Sitting, path};
use butda::model::check::State;
use butda::session::{
    Action, AnnotatingCommand, Answer, Command, FolderNotice, MarkKey, Notice, PeopleNotice, ReadingNotice,
    SelectingCommand,
};
use butda::text::anchor::occurrences;
use butda::text::positions::Span;
use butda::view::library::{LibraryView, Query};
use butda::view::review::{ReviewItem, ReviewView};
use butda::workers::report::Report;
use butda::workers::task::Work;
use egui::accesskit::Role;
use egui::{Key, Modifiers};

const BEFORE: &str = "Sáng nay giá xăng tăng lần thứ ba trong tháng, theo liên bộ Công Thương và Tài chính.\n\
    Mỗi lít RON 95 tăng thêm 450 đồng, lên mức cao nhất từ đầu năm đến nay.\n\
    Dầu hỏa thì giữ nguyên giá cũ, các mặt hàng còn lại giảm nhẹ so với kỳ trước.\n";

/// The last lines once more, one word corrected, a clause gone.
fn after() -> String {
    let after = BEFORE.replace(", theo liên bộ Công Thương và Tài chính", "").replace("thêm 450", "hơn 540");
    format!("{after}{}\n", BEFORE.lines().next_back().expect("a line"))
}

const EXACT: &str = "Sáng nay giá xăng";
const MOVED: &str = "lên mức cao nhất từ đầu năm đến nay";
const CHANGED: &str = "tăng thêm 450 đồng";
const TWICE: &str = "các mặt hàng còn lại";
const GONE: &str = "theo liên bộ Công Thương";

fn mark(sitting: &mut Sitting, words: &str, theme: &str) {
    let text = sitting.article().text();
    let span = *occurrences(text, words).first().expect("the words");
    sitting.run(SelectingCommand::Select { anchor: span.start, focus: span.end });
    sitting.run(AnnotatingCommand::TagByName(theme.to_owned()));
    sitting.run(Action::Escape);
}

/// An article with five passages, which is then edited and opened anew.
fn edited() -> Sitting {
    let mut sitting = Sitting::reading(BEFORE);
    for words in [EXACT, MOVED, CHANGED, TWICE, GONE] {
        mark(&mut sitting, words, "Giá");
    }
    sitting.save();
    sitting.put("a.txt", after().as_bytes());
    sitting.restart();
    sitting
}

fn review(sitting: &Sitting) -> Vec<ReviewItem> {
    let view = ReviewView::new(&sitting.session);
    view.articles.into_iter().flat_map(|article| article.items).collect()
}

fn states(sitting: &Sitting) -> Vec<(State, String)> {
    let words = |item: &ReviewItem| item.old.iter().map(|part| part.words.as_str()).collect::<String>();
    review(sitting).iter().map(|item| (item.state, words(item))).collect()
}

fn of(sitting: &Sitting, state: State) -> ReviewItem {
    review(sitting).into_iter().find(|item| item.state == state).expect("one in this state")
}

fn listed(state: State, words: &str) -> (State, String) {
    (state, words.to_owned())
}

#[test]
fn an_edited_article_shows_its_marks_and_lists_those_that_need_a_look() {
    let sitting = edited();
    let all = [
        listed(State::Lost, GONE),
        listed(State::Changed, CHANGED),
        listed(State::Moved, MOVED),
        listed(State::Ambiguous, TWICE),
    ];
    assert_eq!(states(&sitting), all);
    let marks = &sitting.article().marks;
    assert_eq!(
        marks.iter().map(|mark| mark.state).collect::<Vec<_>>(),
        [State::Exact, State::Changed, State::Moved]
    );
    assert_eq!(sitting.article().unplaced.len(), 2);
    let library = LibraryView::new(&sitting.session, &Query::default());
    assert_eq!((library.n_to_review, library.rows[0].n_to_review), (4, 4));
    let changed = of(&sitting, State::Changed);
    let only = |parts: &[butda::text::differences::Part]| {
        parts.iter().filter(|part| part.is_only_here).map(|part| part.words.clone()).collect::<Vec<_>>()
    };
    assert_eq!(only(&changed.old), ["thêm", "450"]);
    assert_eq!(only(&changed.places[0].words), ["hơn", "540"]);
}

#[test]
fn accepting_a_place_makes_it_exact_as_one_step_that_can_be_undone() {
    let mut sitting = edited();
    let before = sitting.project().clone();
    let key = of(&sitting, State::Changed).key;
    sitting.run(Answer::Accept(path("a.txt"), key.clone()));
    let mark = sitting.article().mark(&key).expect("a mark");
    assert_eq!((mark.state, mark.annotation.anchor.quote.as_str()), (State::Exact, "tăng hơn 540 đồng"));
    assert_eq!(states(&sitting).len(), 3);
    sitting.save();
    sitting.restart();
    assert_eq!(states(&sitting).len(), 3);
    let mut sitting = edited();
    let key = of(&sitting, State::Moved).key;
    sitting.run(Answer::Accept(path("a.txt"), key));
    sitting.run(Action::Undo);
    assert!(before.has_same_content(sitting.project()));
}

#[test]
fn all_that_moved_are_accepted_together_and_those_with_other_words_apart() {
    let mut sitting = edited();
    sitting.run(Answer::AcceptAll(path("a.txt"), State::Moved));
    assert_eq!(states(&sitting).len(), 3);
    sitting.run(Answer::AcceptAll(path("a.txt"), State::Changed));
    assert_eq!(states(&sitting), [listed(State::Lost, GONE), listed(State::Ambiguous, TWICE)]);
    sitting.run(Action::Undo);
    sitting.run(Action::Undo);
    assert_eq!(states(&sitting).len(), 4);
}

#[test]
fn one_of_several_places_is_chosen() {
    let mut sitting = edited();
    let item = of(&sitting, State::Ambiguous);
    assert_eq!(item.places.len(), 2);
    let Span { start, end } = item.places[1].span;
    sitting.run(Answer::Attach { article: path("a.txt"), key: item.key.clone(), start, end });
    let mark = sitting.article().mark(&item.key).expect("a mark");
    assert_eq!((mark.state, mark.span), (State::Exact, item.places[1].span));
}

#[test]
fn a_lost_annotation_is_attached_to_words_selected_by_hand() {
    let mut sitting = edited();
    let key = of(&sitting, State::Lost).key;
    sitting.run(Action::AttachHere);
    assert_eq!(sitting.said(), Some(Notice::Reading(ReadingNotice::NothingToAttach)));
    sitting.run(Answer::AttachByHand(path("a.txt"), key.clone()));
    assert_eq!(sitting.said(), Some(Notice::Reading(ReadingNotice::SelectToAttach(GONE.to_owned()))));
    let span = occurrences(sitting.article().text(), "trong tháng")[0];
    sitting.run(SelectingCommand::Select { anchor: span.start, focus: span.end });
    sitting.run(Action::AttachHere);
    let mark = sitting.article().mark(&key).expect("a mark");
    assert_eq!((mark.state, mark.annotation.anchor.quote.as_str()), (State::Exact, "trong tháng"));
    assert_eq!(mark.annotation.themes.len(), 1);
}

#[test]
fn others_annotations_are_listed_with_their_name_and_cannot_be_answered() {
    let mut sitting = edited();
    sitting.be("NCV 2");
    sitting.open_folder();
    let item = of(&sitting, State::Moved);
    assert_eq!((item.annotator.as_str(), item.is_own), ("NCV 1", false));
    sitting.run(Answer::Accept(path("a.txt"), item.key));
    assert_eq!(sitting.said(), Some(Notice::People(PeopleNotice::NotYours("NCV 1".to_owned()))));
    assert_eq!(states(&sitting).len(), 4);
    assert_eq!(LibraryView::new(&sitting.session, &Query::default()).n_to_review, 0);
}

#[test]
fn nothing_is_looked_for_where_the_text_is_the_same_nor_twice() {
    let mut sitting = edited();
    sitting.read("a.txt");
    let is_search = |task: &butda::workers::task::Task| matches!(task.work, Work::Locate(_));
    let key: MarkKey = of(&sitting, State::Moved).key;
    let tasks = sitting.run_only(Answer::Accept(path("a.txt"), key));
    assert!(!tasks.iter().any(is_search));
    let tasks = sitting.run_only(Action::Undo);
    assert!(!tasks.iter().any(is_search), "what was found once is kept");
    let mut unchanged = Sitting::reading(BEFORE);
    mark(&mut unchanged, MOVED, "Giá");
    unchanged.save();
    unchanged.be("NCV 1");
    let opening = unchanged.run_only(Command::OpenFolder(unchanged.root()));
    let mut reports = Vec::new();
    for task in opening {
        let ticket = task.ticket.clone();
        butda::workers::task::perform(task, &butda::storage::disk::RealDisk, &mut |output| {
            reports.push(Report::new(&ticket, output));
        });
    }
    for report in reports {
        assert!(!unchanged.session.receive(report, unchanged.now()).iter().any(is_search));
    }
}

/// The article of `edited` before it was edited, under another name.
fn renamed() -> Sitting {
    let mut sitting = Sitting::reading(BEFORE);
    mark(&mut sitting, MOVED, "Giá");
    mark(&mut sitting, GONE, "Bộ");
    sitting.save();
    std::fs::rename(sitting.path("a.txt"), sitting.path("b.txt")).expect("renamed");
    sitting.be("NCV 1");
    sitting.open_folder();
    sitting
}

#[test]
fn annotations_of_a_renamed_article_are_shown_in_it_and_need_no_look() {
    let mut sitting = renamed();
    assert_eq!(
        sitting.said(),
        Some(Notice::Folder(FolderNotice::ArticleRenamed("a.txt".to_owned(), "b.txt".to_owned(), 0)))
    );
    sitting.read("b.txt");
    let states =
        |sitting: &Sitting| sitting.article().marks.iter().map(|mark| mark.state).collect::<Vec<_>>();
    assert_eq!(states(&sitting), [State::Exact, State::Exact]);
    assert!(ReviewView::new(&sitting.session).articles.is_empty());
    assert_eq!(sitting.opened().study().codings[0].state, State::Exact);
    assert!(!sitting.opened().is_unsaved(), "looking at it writes nothing");
}

#[test]
fn the_window_lists_what_needs_a_look_and_takes_the_answers() {
    let sitting = edited();
    let mut screen = Screen::on_folder(&sitting.root());
    screen.press(Modifiers::NONE, Key::F12);
    screen.click(Role::Button, "Accept: tăng hơn 540 đồng");
    screen.click(Role::Button, &format!("Skip: {GONE}"));
    screen.click(Role::Button, "Accept 1 moved");
    screen.press(Modifiers::NONE, Key::Escape);
    screen.press(Modifiers::NONE, Key::F12);
    screen.click(Role::Button, &format!("Select in the article: {GONE}"));
    let reading = screen.article();
    assert_eq!(reading.marks.iter().filter(|mark| mark.state == State::Exact).count(), 3);
}

#[test]
fn annotations_of_a_deleted_article_are_listed_exported_and_can_be_attached_elsewhere() {
    let mut sitting = Sitting::open(&[("a.txt", BEFORE), ("c.txt", &after())]);
    sitting.read("a.txt");
    mark(&mut sitting, MOVED, "Giá");
    sitting.save();
    std::fs::remove_file(sitting.path("a.txt")).expect("deleted");
    sitting.be("NCV 1");
    sitting.open_folder();
    let view = LibraryView::new(&sitting.session, &Query::default());
    assert_eq!((view.n_missing, view.n_to_review), (1, 1));
    assert_eq!(states(&sitting), [listed(State::Lost, MOVED)]);
    assert_eq!(sitting.opened().study().codings[0].quote, MOVED);
    let key = of(&sitting, State::Lost).key;
    sitting.run(Answer::AttachByHand(path("a.txt"), key.clone()));
    sitting.read("c.txt");
    let span = occurrences(sitting.article().text(), MOVED)[0];
    sitting.run(SelectingCommand::Select { anchor: span.start, focus: span.end });
    sitting.run(Action::AttachHere);
    assert_eq!(sitting.article().mark(&key).map(|mark| mark.state), Some(State::Exact));
    assert!(states(&sitting).is_empty());
    sitting.run(Action::Undo);
    assert_eq!(states(&sitting), [listed(State::Lost, MOVED)]);
}
