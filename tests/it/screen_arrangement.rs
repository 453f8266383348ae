//! The window and the panels of a project stand at the next start as they were left.

use super::screen_support::{CTRL, Screen};
use butda::session::{KeepingNotice, Notice, Side};
use butda::storage::settings::{Language, Places};
use butda::storage::window_state::{self, WindowFrame, WindowState};
use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, PointerButton, Pos2, Rect, ViewportId, pos2, vec2};
use std::fs;
use std::path::PathBuf;

/// Where the desktop says that the window stands.
fn put_window(screen: &mut Screen, rect: Rect, is_maximized: bool) {
    let viewport = screen.window.input_mut().viewports.entry(ViewportId::ROOT).or_default();
    viewport.outer_rect = Some(rect);
    viewport.inner_rect = Some(rect);
    viewport.maximized = Some(is_maximized);
    screen.window.run_steps(2);
}

fn places(screen: &Screen) -> Places {
    Places::within(&screen.temporary.path().join("home"))
}

#[test]
fn the_window_opens_where_it_was_closed_and_maximised_where_it_was() {
    let mut screen = Screen::open(Language::English);
    put_window(&mut screen, Rect::from_min_size(pos2(80.0, 60.0), vec2(1000.0, 640.0)), false);
    screen = screen.restarted();
    let normal = WindowFrame {
        position: Some((80.0, 60.0)),
        size: (1000.0, 640.0),
        screen: None,
        is_maximized: false,
    };
    assert_eq!(screen.session().window_state().and_then(|window| window.frame), Some(normal));
    put_window(&mut screen, Rect::from_min_size(pos2(0.0, 0.0), vec2(1366.0, 740.0)), true);
    screen = screen.restarted();
    let frame = screen.session().window_state().and_then(|window| window.frame);
    assert_eq!(frame, Some(WindowFrame { is_maximized: true, ..normal }), "it can be made smaller again");
}

#[test]
fn where_no_window_could_stand_is_not_remembered() {
    let state = tempfile::tempdir().expect("a folder");
    let sane = |position, size| {
        let frame = Some(WindowFrame { position, size, screen: None, is_maximized: false });
        window_state::write(state.path(), &WindowState { frame, ..WindowState::default() }).expect("a file");
        window_state::read(state.path()).expect("a file").frame.map(|frame| (frame.position, frame.size))
    };
    assert_eq!(sane(None, (f32::NAN, 800.0)), None);
    assert_eq!(sane(Some((f32::NAN, 3.0)), (1e30, -5.0)), Some((None, (16_384.0, 480.0))));
    assert_eq!(sane(Some((1e9, 3.0)), (900.0, 700.0)), Some((None, (900.0, 700.0))));
    let position = Some((-1900.0, 30.0));
    assert_eq!(sane(position, (900.0, 700.0)), Some((position, (900.0, 700.0))), "a screen on the left");
}

#[test]
fn a_file_of_the_window_that_is_not_understood_is_told_and_left_as_it_is() {
    let mut screen = Screen::open(Language::English);
    screen.close();
    let file = places(&screen).state.join("window.ron");
    fs::write(&file, "(frame: 7").expect("a file");
    let mut screen = screen.restarted();
    let said = screen.session().notice().map(|said| said.notice.clone());
    assert!(matches!(said, Some(Notice::Keeping(KeepingNotice::WindowNotRead(_)))), "{said:?}");
    put_window(&mut screen, Rect::from_min_size(pos2(80.0, 60.0), vec2(1000.0, 640.0)), false);
    screen.close();
    assert!(screen.session().may_exit());
    assert_eq!(fs::read_to_string(&file).expect("a file"), "(frame: 7");
}

fn drag(screen: &mut Screen, from: Pos2, to: Pos2) {
    let button = |pos, pressed| {
        let button = PointerButton::Primary;
        Event::PointerButton { pos, button, pressed, modifiers: Modifiers::NONE }
    };
    screen.frame(vec![Event::PointerMoved(from)]);
    screen.frame(vec![button(from, true)]);
    screen.frame(vec![Event::PointerMoved(from + (to - from) * 0.5)]);
    screen.frame(vec![Event::PointerMoved(to)]);
    screen.frame(vec![button(to, false)]);
    screen.settle();
}

fn edge(screen: &Screen, name: &str) -> Pos2 {
    screen.only(Role::Splitter, name).rect.expect("a place").center()
}

/// Where an edge stands, in px from the left.
fn edge_x(screen: &Screen, name: &str) -> String {
    format!("{:.0}", edge(screen, name).x)
}

/// Moves an edge to an x and tells where it stands then.
fn pull(screen: &mut Screen, name: &str, x: f32) -> String {
    let from = edge(screen, name);
    drag(screen, from, pos2(x, from.y));
    edge_x(screen, name)
}

#[test]
fn a_project_opens_as_it_was_left_to_the_tab_the_side_and_the_width() {
    let mut screen = Screen::reading(Language::English);
    let first = screen.article().path.clone();
    screen.click(Role::Button, "View");
    screen.click(Role::Button, "Two articles side by side");
    screen.press(CTRL, Key::PageDown);
    let second = screen.article().path.clone();
    assert_ne!(first, second);
    screen.press(CTRL | Modifiers::SHIFT, Key::P);
    let edges = [("Resize library column", 400.0), ("Resize right column", 1010.0)];
    let before = edges.map(|(name, x)| pull(&mut screen, name, x));
    assert_eq!(before, ["397", "1014"], "beside the line that the mouse took");
    screen.click(Role::Button, "Compact");
    let left = screen.session().panels().expect("panels").arrangement().clone();
    let screen = screen.started_again();
    assert_eq!(screen.article().path, second);
    let beside = screen.reader().beside.as_ref().map(|reading| reading.path.clone());
    assert_eq!((beside, screen.reader().side), (Some(first), Side::Right));
    assert_eq!(edges.map(|(name, _)| edge_x(&screen, name)), before);
    assert_eq!(*screen.session().panels().expect("panels").arrangement(), left);
    assert_eq!(left.column.tab, "passages");
    assert!(left.library.is_compact);
    let files = fs::read_dir(screen.temporary.path().join("samples/annotations"));
    assert!(files.is_err(), "nothing of it lies in the project");
}

#[test]
fn each_project_has_its_widths_and_a_new_one_those_used_last() {
    let mut screen = Screen::reading(Language::English);
    let wide = pull(&mut screen, "Resize right column", 900.0);
    let other = screen.temporary.path().join("other");
    fs::create_dir(&other).expect("a folder");
    fs::write(other.join("a.txt"), "Một bài.").expect("a file");
    let settings = screen.session().settings().clone();
    let samples = screen.temporary.path().join("samples");
    let mut screen = screen.restarted_on(&other);
    assert_eq!(edge_x(&screen, "Resize right column"), wide);
    let narrow = pull(&mut screen, "Resize right column", 1120.0);
    assert_ne!(narrow, wide);
    let screen = screen.restarted_on(&samples);
    assert_eq!(edge_x(&screen, "Resize right column"), wide);
    assert_ne!(screen.session().settings().right_column, settings.right_column);
    let screen = screen.restarted_on(&other);
    assert_eq!(edge_x(&screen, "Resize right column"), narrow);
}

#[test]
fn an_article_that_is_gone_is_left_out() {
    let mut screen = Screen::reading(Language::English);
    let path = screen.article().path.clone();
    screen.close();
    fs::remove_file(screen.temporary.path().join("samples").join(path.as_str())).expect("a file");
    let screen = screen.started_again();
    assert!(screen.session().reading().is_none());
    assert!(screen.session().open_project().is_some());
}

#[test]
fn a_file_of_panels_that_is_not_understood_is_told_and_left_as_it_is() {
    let mut screen = Screen::reading(Language::English);
    screen.close();
    let folder = places(&screen).state.join("arrangements");
    let file = fs::read_dir(&folder).expect("a folder").flatten().next().expect("a file").path();
    fs::write(&file, "(articles: 7)").expect("a file");
    let mut screen = screen.started_again();
    let said = screen.session().notice().map(|said| said.notice.clone());
    assert!(matches!(said, Some(Notice::Keeping(KeepingNotice::WindowNotRead(_)))), "{said:?}");
    screen.press(CTRL, Key::PageDown);
    screen.close();
    assert!(screen.session().may_exit());
    assert_eq!(fs::read_to_string(&file).expect("a file"), "(articles: 7)");
}

/// The path that a dialog would begin with.
fn begins_with(screen: &mut Screen, key: Key) -> PathBuf {
    ask(screen, key);
    let typed = screen.typed_in(Role::TextInput, "Path");
    screen.press(Modifiers::NONE, Key::Escape);
    PathBuf::from(typed)
}

/// Asks for a path: for a folder to be opened, or for a table to be exported to.
fn ask(screen: &mut Screen, key: Key) {
    screen.press(CTRL, key);
    if key == Key::E {
        screen.click(Role::Button, "CSV");
        screen.click(Role::Button, "Export to a file…");
    }
}

#[test]
fn a_dialog_begins_beside_the_project_and_an_export_where_the_last_one_went() {
    let mut screen = Screen::reading(Language::English);
    let beside = screen.temporary.path().to_owned();
    assert_eq!(begins_with(&mut screen, Key::O), beside.join(""));
    assert_eq!(begins_with(&mut screen, Key::E), beside.join("samples.csv"));
    let reports = beside.join("reports");
    fs::create_dir(&reports).expect("a folder");
    ask(&mut screen, Key::E);
    screen.press(CTRL, Key::A);
    let text = reports.join("all.csv").display().to_string();
    screen.frame(vec![Event::Text(text)]);
    screen.press(Modifiers::NONE, Key::Enter);
    assert!(reports.join("all.csv").is_file());
    let mut screen = screen.started_again();
    assert_eq!(begins_with(&mut screen, Key::E), reports.join("samples.csv"));
    fs::remove_dir_all(&reports).expect("a folder");
    assert_eq!(begins_with(&mut screen, Key::E), beside.join("samples.csv"), "it is gone");
}
