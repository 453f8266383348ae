//! What the input method is told: it is let in with the frame that opens a field, stays from one field to the next, and
//! is kept out with the frame that leaves the last.

use super::screen_support::{CTRL, Screen};
use egui::accesskit::Role;
use egui::output::IMEOutput;
use egui::{Event, Key, Modifiers, PointerButton};

const NONE: Modifiers = Modifiers::NONE;

/// What it was told after the last frame; `None` where it is kept out.
fn told(screen: &Screen) -> Option<IMEOutput> {
    screen.window.output().platform_output.ime
}

fn key(modifiers: Modifiers, key: Key, pressed: bool) -> Event {
    Event::Key { key, physical_key: None, pressed, repeat: false, modifiers }
}

/// A key pressed and let go within a frame.
fn tapped(modifiers: Modifiers, pressed: Key) -> Vec<Event> {
    vec![key(modifiers, pressed, true), key(modifiers, pressed, false)]
}

/// The palette with the keyboard and some letters in it.
fn palette(screen: &mut Screen) {
    screen.press(NONE, Key::T);
    screen.type_keys("b");
}

#[test]
fn it_is_let_in_in_the_frame_that_opens_a_field() {
    let held = |modifiers, key| (modifiers, key);
    for (modifiers, opening) in [
        held(NONE, Key::T),
        held(NONE, Key::N),
        held(CTRL, Key::K),
        held(CTRL, Key::F),
        held(NONE, Key::F4),
        held(CTRL.plus(Modifiers::SHIFT), Key::P),
    ] {
        let mut screen = Screen::tagged(&["a"]);
        assert_eq!(told(&screen), None);
        screen.frame(tapped(modifiers, opening));
        assert!(told(&screen).is_some(), "{opening:?}");
        screen.settle();
        assert!(told(&screen).is_some(), "{opening:?}");
    }
}

#[test]
fn it_stays_from_one_field_to_the_next_and_is_not_interrupted() {
    type Way = (&'static str, fn() -> Screen, Vec<Event>);
    let ways: Vec<Way> = vec![
        ("commands, a new theme", || commands("New theme…"), tapped(NONE, Key::Enter)),
        ("commands, the memo", || commands("Project memo"), tapped(NONE, Key::Enter)),
        ("palette, the name", unnamed, tapped(NONE, Key::Enter)),
        ("palette, the note", || opened(palette), tapped(CTRL, Key::Enter)),
        ("palette, commands", || opened(palette), tapped(CTRL, Key::K)),
        ("note, commands", || opened(|screen| screen.press(NONE, Key::N)), tapped(CTRL, Key::K)),
        ("bar, panel", || opened(|screen| screen.press(CTRL, Key::F)), tapped(NONE, Key::F4)),
        ("panel, bar", || opened(|screen| screen.press(NONE, Key::F4)), tapped(CTRL, Key::F)),
        ("details, Tab", details, tapped(NONE, Key::Tab)),
    ];
    for (way, open, keys) in ways {
        let mut screen = open();
        let before = screen.field();
        assert!(told(&screen).is_some(), "{way}");
        screen.frame(keys);
        for frame in 0..12 {
            let is_left_alone = told(&screen).is_some_and(|ime| !ime.should_interrupt_composition);
            assert!(is_left_alone, "{way}, frame {frame}: {:?}", told(&screen));
            screen.window.step();
        }
        let after = screen.field().expect("a field");
        assert!(matches!(after.role, Role::TextInput | Role::MultilineTextInput), "{way}: {after:?}");
        assert!(before.is_some_and(|before| before.name != after.name), "{way}: {after:?}");
    }
}

fn opened(open: fn(&mut Screen)) -> Screen {
    let mut screen = Screen::tagged(&["a"]);
    open(&mut screen);
    screen
}

/// The list of commands, with the one command of this name.
fn commands(name: &str) -> Screen {
    let mut screen = Screen::tagged(&["a"]);
    screen.press(CTRL, Key::K);
    screen.type_keys(name);
    screen
}

/// The palette of someone who has not said their name.
fn unnamed() -> Screen {
    let mut screen = Screen::with_settings_file("(language: English)");
    screen.press(CTRL, Key::PageDown);
    screen.press(NONE, Key::J);
    palette(&mut screen);
    screen
}

/// The details of the article, with the keyboard in the field of its title.
fn details() -> Screen {
    let mut screen = commands("Article details…");
    screen.press(NONE, Key::Enter);
    for _ in 0..6 {
        if screen.focused().is_some_and(|told| told.name == "Title") {
            break;
        }
        screen.press(NONE, Key::Tab);
    }
    screen
}

#[test]
fn what_is_composed_is_interrupted_where_another_field_is_clicked() {
    for is_composing in [false, true] {
        let mut screen = Screen::tagged(&["a"]);
        screen.press(NONE, Key::N);
        if is_composing {
            screen.compose("đồ");
        }
        let field = screen.only(Role::TextInput, "Filter articles").rect.expect("a place").center();
        screen.frame(vec![Event::PointerMoved(field)]);
        let mut n_interrupted = 0;
        for pressed in [true, false] {
            let button = PointerButton::Primary;
            screen.frame(vec![Event::PointerButton { pos: field, button, pressed, modifiers: NONE }]);
            let ime = told(&screen).expect("let in");
            n_interrupted += usize::from(ime.should_interrupt_composition);
        }
        assert_eq!(n_interrupted, 1, "{is_composing}");
    }
}

#[test]
fn it_is_kept_out_from_the_frame_on_in_which_its_field_is_left() {
    for leaving in [Key::Enter, Key::Escape] {
        let mut screen = opened(palette);
        screen.frame(tapped(NONE, leaving));
        assert_eq!(told(&screen), None, "{leaving:?}");
        screen.settle();
        assert_eq!(told(&screen), None, "{leaving:?}");
    }
}
