//! The window and the panels of a project stand at the next start as they were left.

use super::screen_support::Screen;
use butda::session::{KeepingNotice, Notice};
use butda::storage::settings::{Language, Places};
use butda::storage::window_state::{self, WindowFrame, WindowState};
use egui::{Rect, ViewportId, pos2, vec2};
use std::fs;

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
        window_state::write(state.path(), &WindowState { frame }).expect("a file");
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
    let screen = Screen::open(Language::English);
    let file = places(&screen).state.join("window.ron");
    fs::create_dir_all(places(&screen).state).expect("a folder");
    fs::write(&file, "(frame: 7").expect("a file");
    let mut screen = screen.restarted();
    let said = screen.session().notice().map(|said| said.notice.clone());
    assert!(matches!(said, Some(Notice::Keeping(KeepingNotice::WindowNotRead(_)))), "{said:?}");
    put_window(&mut screen, Rect::from_min_size(pos2(80.0, 60.0), vec2(1000.0, 640.0)), false);
    screen.close();
    assert!(screen.session().may_exit());
    assert_eq!(fs::read_to_string(&file).expect("a file"), "(frame: 7");
}
