//! The library: how far each article was read, which are listed, in which order, and whose marks they hold.

use super::notation::play;
use super::screen_support::{CTRL, Screen};
use super::support::Sitting;
use butda::model::article::About;
use butda::session::{
    AboutCommand, Action, AnnotatingCommand, ReadingCommand, SelectingCommand, ThemingCommand,
};
use butda::storage::samples;
use butda::storage::settings::Language;
use butda::text::positions::Span;
use butda::view::library::{LibraryView, Query, Shown, Sort};
use butda::view::library_row::ReadState;
use butda::view::status::PlaceFacts;
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use std::sync::Arc;

const NONE: Modifiers = Modifiers::NONE;

/// Four articles: one done, one half read, one just opened, one never.
fn mixed() -> Sitting {
    let files = [
        ("d.txt", "Đã xong rồi."),
        ("h.txt", "Nửa bài\nnửa bài"),
        ("m.txt", "Mới mở"),
        ("n.txt", "Hòa bình"),
    ];
    let mut sitting = Sitting::open(&files);
    sitting.read("d.txt");
    sitting.run(AboutCommand::SetAbout(Box::new(About { is_done: true, ..About::default() })));
    sitting.read("h.txt");
    sitting.run(ReadingCommand::NotePlace { top: 0, end: "Nửa bài".len() });
    sitting.read("m.txt");
    sitting
}

fn listed(sitting: &Sitting, query: &Query) -> Vec<String> {
    let view = LibraryView::new(&sitting.session, query);
    view.rows.iter().map(|row| row.path.to_string()).collect()
}

#[test]
fn an_article_is_unread_until_it_is_opened_and_done_when_the_annotator_says_so() {
    let mut sitting = mixed();
    let states = |sitting: &Sitting| {
        let view = LibraryView::new(&sitting.session, &Query::default());
        view.rows.iter().map(|row| row.state).collect::<Vec<_>>()
    };
    let expected = [ReadState::Done, ReadState::Reading(46), ReadState::Reading(0), ReadState::Unread];
    assert_eq!(states(&sitting), expected);
    sitting.wait(3_000);
    sitting.save();
    sitting.restart();
    assert_eq!(states(&sitting), expected);
}

#[test]
fn the_list_holds_all_or_those_of_one_state() {
    let sitting = mixed();
    let of = |shown| listed(&sitting, &Query { shown, ..Query::default() });
    assert_eq!(of(Shown::All).len(), 4);
    assert_eq!(of(Shown::Unread), ["n.txt"]);
    assert_eq!(of(Shown::Reading), ["h.txt", "m.txt"]);
    assert_eq!(of(Shown::Done), ["d.txt"]);
}

#[test]
fn by_last_read_the_latest_is_first_and_what_was_never_opened_last() {
    let sitting = mixed();
    let by_last_read = Query { sort: Sort::LastRead, ..Query::default() };
    assert_eq!(listed(&sitting, &by_last_read), ["m.txt", "h.txt", "d.txt", "n.txt"]);
}

#[test]
fn letters_typed_without_marks_find_any_and_those_with_marks_only_themselves() {
    let files = [("1.txt", "Hòa bình"), ("2.txt", "Hoa sữa"), ("3.txt", "Hóa học"), ("4.txt", "Hoả hoạn")];
    let sitting = Sitting::open(&files);
    for (typed, found) in [
        ("hoa", vec!["1.txt", "2.txt", "3.txt", "4.txt"]),
        ("hòa", vec!["1.txt"]),
        ("hoà", vec!["1.txt"]),
        ("hóa hoc", vec!["3.txt"]),
        ("hỏa", vec!["4.txt"]),
        (" HOA  SUA ", vec!["2.txt"]),
        ("hõa", vec![]),
    ] {
        let query = Query { filter: typed.to_owned(), ..Query::default() };
        assert_eq!(listed(&sitting, &query), found, "{typed}");
    }
}

#[test]
fn a_mark_makes_one_row_anew_and_leaves_the_others() {
    let mut sitting = Sitting::open(&[("a.txt", "Giá xăng tăng"), ("b.txt", "b"), ("c.txt", "c")]);
    sitting.read("a.txt");
    let before = LibraryView::new(&sitting.session, &Query::default());
    let rows = before.rows.clone();
    play(&mut sitting, "select Giá; tag a");
    let after = before.renewed(&sitting.session, &Query::default());
    let kept: Vec<bool> = rows.iter().zip(&after.rows).map(|(a, b)| Arc::ptr_eq(a, b)).collect();
    assert_eq!(kept, [false, true, true]);
    assert_eq!(after.rows.first().map(|row| row.n_annotations), Some(1));
    let theme = sitting.opened().codebook.rows().next().map(|(id, ..)| id.clone()).expect("a theme");
    sitting.run(ThemingCommand::Recolor(theme, "#123456".to_owned()));
    let recolored = after.renewed(&sitting.session, &Query::default());
    let color = recolored.rows.first().and_then(|row| row.stretches.first()).and_then(|s| s.color.clone());
    assert_eq!(color.as_deref(), Some("#123456"));
    // A theme that nothing bears yet makes no row another.
    let rows = recolored.rows.clone();
    sitting.run(ThemingCommand::Create { name: "b".to_owned(), parent: None });
    let after = recolored.renewed(&sitting.session, &Query::default());
    assert!(rows.iter().zip(&after.rows).all(|(a, b)| Arc::ptr_eq(a, b)));
    let named =
        |name: &str| sitting.opened().codebook.named(name).first().map(|id| (*id).clone()).expect("it");
    let (from, into) = (named("a"), named("b"));
    let color = sitting.opened().codebook.theme(&into).map(|theme| theme.color.clone());
    sitting.run(ThemingCommand::Merge { from, into });
    let merged = after.renewed(&sitting.session, &Query::default());
    let shown = merged.rows.first().and_then(|row| row.stretches.first()).and_then(|s| s.color.clone());
    assert_eq!(shown, color);
}

#[test]
fn a_strip_tells_own_marks_from_others_and_leaves_out_who_is_hidden() {
    let mut sitting = Sitting::reading("Giá xăng tăng cao");
    play(&mut sitting, "select Giá; tag a; select xăng; tag a");
    sitting.save();
    sitting.be("NCV 2");
    sitting.open_folder();
    sitting.read("a.txt");
    play(&mut sitting, "select cao; tag b");
    let told = |sitting: &Sitting| {
        let view = LibraryView::new(&sitting.session, &Query::default());
        let row = view.rows.first().expect("a row").clone();
        let own: Vec<bool> = row.stretches.iter().map(|stretch| stretch.is_own).collect();
        (row.by_annotator.clone(), own)
    };
    let both = vec![("NCV 2".to_owned(), 1), ("NCV 1".to_owned(), 2)];
    assert_eq!(told(&sitting), (both, vec![true, false, false]));
    sitting.run(Action::ToggleOthers);
    assert_eq!(told(&sitting), (vec![("NCV 2".to_owned(), 1)], vec![true]));
}

#[test]
fn a_strip_of_very_many_marks_has_few_stretches() {
    let words = "từ ".repeat(2_000);
    let mut sitting = Sitting::reading(&words);
    for word in 0..400 {
        let start = word * 5 * "từ ".len();
        sitting.run(SelectingCommand::Select { anchor: start, focus: start + "từ".len() });
        sitting.run(AnnotatingCommand::TagByName(if word % 2 == 0 { "a" } else { "b" }.to_owned()));
    }
    let view = LibraryView::new(&sitting.session, &Query::default());
    let row = view.rows.first().expect("a row");
    assert_eq!(row.n_annotations, 400);
    assert!(row.stretches.len() <= 300, "{}", row.stretches.len());
}

#[test]
fn the_status_bar_tells_the_place_and_the_time_left() {
    // 20,000 bytes that take ten minutes.
    let facts = PlaceFacts { n_bytes: 20_000, n_centiminutes: 1_000 };
    let told = [(0, 2_000), (9_000, 11_000), (17_950, 19_950), (18_000, 20_000)];
    let told = told.map(|(start, end)| facts.at(Span { start, end }));
    assert_eq!(told, [(0, 10), (50, 5), (99, 1), (100, 0)]);
    assert_eq!(facts.at(Span { start: 0, end: 20_000 }), (100, 0), "all of it in sight");
}

/// The row that has the keyboard.
fn row_with_keyboard(screen: &Screen) -> String {
    screen.focused().filter(|told| told.role == Role::Button).map(|told| told.name).unwrap_or_default()
}

#[test]
fn the_library_is_gone_through_by_keys() {
    let mut screen = Screen::sized(Language::English, (1280.0, 480.0, 1.0));
    let titles: Vec<String> =
        LibraryView::new(screen.session(), &Query::default()).rows.iter().map(|r| r.title.clone()).collect();
    let at = |screen: &Screen| {
        let name = row_with_keyboard(screen);
        titles.iter().position(|title| name.starts_with(title.as_str()))
    };
    screen.press(NONE, Key::F6);
    screen.press(NONE, Key::F6);
    screen.press(NONE, Key::ArrowDown);
    assert_eq!(at(&screen), Some(0));
    screen.press(NONE, Key::ArrowDown);
    assert_eq!(at(&screen), Some(1));
    screen.press(NONE, Key::End);
    assert_eq!(at(&screen), Some(4), "scrolled into sight and drawn");
    screen.press(NONE, Key::ArrowDown);
    assert_eq!(at(&screen), Some(4));
    screen.press(NONE, Key::Home);
    assert_eq!(at(&screen), Some(0));
    screen.press(NONE, Key::PageDown);
    assert!(at(&screen) > Some(0));
    screen.press(NONE, Key::Enter);
    let opened = screen.article().path.clone();
    assert_ne!(opened.as_str(), "000_96773ac29977ea1a.txt");
    assert_eq!(at(&screen), None, "the article has the keyboard");
}

#[test]
fn up_from_the_first_row_goes_back_to_the_filter_and_enter_there_opens_the_first_found() {
    let mut screen = Screen::open(Language::English);
    screen.press(NONE, Key::F6);
    screen.press(NONE, Key::F6);
    screen.press(NONE, Key::ArrowDown);
    screen.press(NONE, Key::ArrowUp);
    screen.type_keys("dong thuan");
    screen.press(NONE, Key::Enter);
    assert!(screen.session().reading().is_some());
}

#[test]
fn the_row_of_the_article_opened_by_keys_is_in_sight() {
    let mut screen = Screen::sized(Language::English, (1280.0, 480.0, 1.0));
    for _ in 0..5 {
        screen.press(CTRL, Key::PageDown);
        let session = screen.session();
        let title = session.open_project().zip(session.reading()).map(|(open, reading)| {
            butda::view::library::title_of(&reading.path, open.library.get(&reading.path))
        });
        let title = title.expect("an article");
        let rows = screen.found(Role::Button, &title);
        let is_in_sight = rows.iter().filter_map(|row| row.rect).any(|rect| rect.bottom() < 460.0);
        assert!(is_in_sight, "{title}: {rows:#?}");
    }
}

#[test]
fn a_bookmark_has_a_ribbon_that_takes_it_away() {
    let mut screen = Screen::reading(Language::English);
    screen.press(NONE, Key::J);
    screen.press(NONE, Key::J);
    screen.press(NONE, Key::M);
    assert_eq!(screen.article().bookmarks.len(), 1);
    screen.click(Role::Button, "Bookmark: “");
    assert_eq!(screen.article().bookmarks.len(), 0);
    assert!(screen.found(Role::Button, "Bookmark: “").is_empty());
}

#[test]
fn what_is_in_sight_is_told_once_scrolling_has_come_to_rest() {
    let mut screen = Screen::reading(Language::English);
    screen.window.run_steps(40);
    let first = screen.reader().in_sight().expect("told");
    screen.press(NONE, Key::Space);
    assert_eq!(screen.reader().in_sight(), Some(first), "not yet");
    screen.window.run_steps(40);
    let second = screen.reader().in_sight().expect("told");
    assert!(second.start > first.start);
    let revision = screen.session().revision();
    screen.window.run_steps(60);
    assert_eq!(screen.session().revision(), revision, "nothing more while nothing moves");
}

#[test]
fn samples_go_into_a_folder_of_their_own_once() {
    let temporary = tempfile::tempdir().expect("a folder");
    std::fs::write(temporary.path().join("letter.txt"), "mine").expect("a file");
    let folder = samples::copy_into(temporary.path()).expect("copied");
    assert_eq!(folder.parent(), Some(temporary.path()));
    assert_eq!(std::fs::read_dir(&folder).expect("a folder").count(), crate::support::SEEDS.len());
    assert_eq!(samples::copy_into(temporary.path()).expect("copied"), folder);
    assert_eq!(samples::copy_into(&folder).expect("copied"), folder);
}
