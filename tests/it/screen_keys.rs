//! Keys that a person changes, in the settings window and in the settings file; less motion.

use super::screen_support::{CTRL, Screen, TITLE};
use butda::storage::key_entry::KeyEntry;
use butda::storage::problem::FilePlace;
use butda::storage::settings::{self, Language, Places, Settings};
use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, MouseWheelUnit, TouchPhase, vec2};
use std::fs;

const NONE: Modifiers = Modifiers::NONE;

/// The settings window with the rows of these letters only.
fn keys_window(filter: &str) -> Screen {
    let mut screen = Screen::reading(Language::English);
    open_keys(&mut screen, filter);
    screen
}

fn open_keys(screen: &mut Screen, filter: &str) {
    screen.press(CTRL, Key::Comma);
    focus(screen, Role::TextInput, "Find command or key");
    screen.type_keys(filter);
}

/// Gives something the keyboard by the tree of a screen reader, wherever it is scrolled to.
fn focus(screen: &mut Screen, role: Role, name: &str) {
    use egui_kittest::kittest::{Queryable as _, by};
    let is_exact = screen.told().iter().any(|node| node.role == role && node.name == name);
    let wanted = by().role(role).predicate(|node| {
        node.label().is_some_and(|label| if is_exact { label == name } else { label.contains(name) })
    });
    screen.window.get(wanted).focus();
    screen.settle();
}

/// Lets an action take the next key.
fn record(screen: &mut Screen, action: &str, (modifiers, key): (Modifiers, Key)) {
    focus(screen, Role::Button, &format!("Press a key…: {action}"));
    screen.press(NONE, Key::Enter);
    assert_eq!(screen.found(Role::Button, "Press the key now").len(), 1);
    screen.press(modifiers, key);
    assert!(screen.found(Role::Button, "Press the key now").is_empty());
}

fn keys(screen: &Screen) -> Vec<KeyEntry> {
    screen.session().settings().keys.clone()
}

fn entries(pairs: &[(&str, &str)]) -> Vec<KeyEntry> {
    pairs.iter().map(|(action, keys)| KeyEntry::from(((*action).to_owned(), (*keys).to_owned()))).collect()
}

fn is_said(screen: &Screen, words: &str) -> bool {
    !screen.found(Role::Label, words).is_empty()
}

#[test]
fn a_pressed_key_becomes_the_actions_and_works_at_once() {
    let mut screen = keys_window("star");
    record(&mut screen, "Star", (CTRL | Modifiers::SHIFT, Key::G));
    assert_eq!(keys(&screen), entries(&[("star", "Ctrl+Shift+G")]));
    assert_eq!(screen.typed_in(Role::TextInput, "Star"), "Ctrl+Shift+G");
    screen.press(NONE, Key::Escape);
    screen.press(NONE, Key::J);
    screen.press(NONE, Key::H);
    screen.press(CTRL | Modifiers::SHIFT, Key::G);
    assert!(screen.article().marks.iter().all(|mark| mark.annotation.starred));
}

#[test]
fn escape_leaves_the_recording_and_not_the_settings() {
    let mut screen = keys_window("star");
    record(&mut screen, "Star", (NONE, Key::Escape));
    assert_eq!(keys(&screen), []);
    assert_eq!(screen.found(Role::TextInput, "Find command or key").len(), 1);
    screen.press(NONE, Key::Escape);
    assert!(screen.found(Role::TextInput, "Find command or key").is_empty());
}

#[test]
fn keys_of_vietnamese_typing_digits_and_the_windows_own_are_refused_with_the_reason() {
    let mut screen = keys_window("star");
    for (pressed, reason) in [
        ((NONE, Key::A), "typing Vietnamese"),
        ((Modifiers::SHIFT, Key::W), "typing Vietnamese"),
        ((NONE, Key::OpenBracket), "typing Vietnamese"),
        ((NONE, Key::Num7), "typing Vietnamese"),
        ((NONE, Key::Tab), "the window needs"),
    ] {
        record(&mut screen, "Star", pressed);
        assert!(is_said(&screen, reason), "{pressed:?}");
        assert_eq!(keys(&screen), [], "{pressed:?}");
    }
    record(&mut screen, "Star", (Modifiers::ALT, Key::A));
    assert_eq!(keys(&screen), entries(&[("star", "Alt+A")]));
}

#[test]
fn names_of_keys_can_be_typed_several_with_a_space_and_none_at_all() {
    let mut screen = keys_window("star");
    for (typed, kept) in [("F5 Ctrl+PgDn", "F5 Ctrl+PageDown"), ("", "")] {
        focus(&mut screen, Role::TextInput, "Star");
        screen.press(CTRL, Key::A);
        screen.press(NONE, Key::Delete);
        screen.frame(vec![Event::Text(typed.to_owned())]);
        screen.press(NONE, Key::Enter);
        assert_eq!(keys(&screen), entries(&[("star", kept)]));
    }
    focus(&mut screen, Role::TextInput, "Star");
    screen.frame(vec![Event::Text("Bàn".to_owned())]);
    screen.press(NONE, Key::Enter);
    assert!(is_said(&screen, "this is not a key"));
}

#[test]
fn a_key_of_another_action_is_taken_with_a_word_and_given_back_by_undo_or_by_the_usual_key() {
    for is_undo in [true, false] {
        let mut screen = keys_window("note");
        record(&mut screen, "Note", (NONE, Key::X));
        assert!(is_said(&screen, "Taken from “Star”, which now has: no key."));
        assert_eq!(keys(&screen), entries(&[("note", "X")]));
        let way = if is_undo { "Undo" } else { "Default key of “Note”" };
        let own = screen.found(Role::Button, way).into_iter().next_back().expect("a way back");
        focus(&mut screen, Role::Button, &own.name);
        screen.press(NONE, Key::Enter);
        assert_eq!(keys(&screen), []);
    }
}

#[test]
fn a_changed_action_that_loses_its_key_goes_back_to_its_usual_one() {
    let mut screen = keys_window("st");
    record(&mut screen, "Star", (NONE, Key::F5));
    record(&mut screen, "Go to start", (NONE, Key::F5));
    assert_eq!(keys(&screen), entries(&[("to-start", "F5")]));
    assert!(is_said(&screen, "Taken from “Star”, which now has: X."));
    focus(&mut screen, Role::Button, "Reset all keys");
    screen.press(NONE, Key::Enter);
    assert_eq!(keys(&screen), []);
}

const WRITTEN: &str = "(
    annotator: Some((\"ncv-1-aaaaaa\", \"NCV 1\")),
    language: English,
    keys: [
        // What I like.
        (\"star\", \"F5\"),   (\"nóte\", \"F3\"),
        (\"highlight\", \"Hai\"), // two
        (\"next-sentence\", \"w\"),
        (\"edge-mode\", \"F5\"),
        (\"remove\", \"F12\"),
    ],
)
";

#[test]
fn wrong_keys_of_the_settings_file_are_told_with_their_places_and_the_rest_counts() {
    let screen = Screen::with_settings_file(WRITTEN);
    let told = screen.told();
    let notice = told.iter().find(|node| node.name.contains("entries of “keys”")).expect("a notice");
    // The folder just opened is remembered, so that the file has the form this program writes.
    let file = fs::read_to_string(screen.temporary.path().join("home/settings.ron")).expect("a file");
    for (entry, why) in [
        ("(\"nóte\", \"F3\")", "no command has this name"),
        ("(\"highlight\", \"Hai\")", "this is not a key"),
        ("(\"next-sentence\", \"w\")", "typing Vietnamese"),
        ("(\"edge-mode\", \"F5\")", "already the key of “Star”"),
    ] {
        let line = file.lines().position(|line| line.contains(entry)).expect("the entry as it was written");
        let place = format!("line {}, column 9: {entry} – {why}", line + 1);
        assert!(notice.name.contains(&place), "{place} in {}", notice.name);
    }
    assert_eq!(notice.name.matches("line ").count(), 4);
}

#[test]
fn wrong_keys_stay_in_the_file_until_the_person_changes_or_removes_them() {
    let mut screen = Screen::with_settings_file(WRITTEN);
    screen.click(Role::Button, TITLE);
    screen.press(NONE, Key::J);
    assert!(screen.article().sentence.is_some());
    open_keys(&mut screen, "adjust passage edges");
    record(&mut screen, "Adjust passage edges", (NONE, Key::F4));
    let file = fs::read_to_string(screen.temporary.path().join("home/settings.ron")).expect("a file");
    assert!(file.contains("(\"nóte\", \"F3\")") && file.contains("(\"highlight\", \"Hai\")"), "{file}");
    assert!(file.contains("(\"edge-mode\", \"F4\")") && !file.contains("(\"edge-mode\", \"F5\")"), "{file}");
    focus(&mut screen, Role::Button, "Remove this entry (\"nóte\"");
    screen.press(NONE, Key::Enter);
    assert!(!keys(&screen).iter().any(|entry| entry.action == "nóte"));
}

#[test]
fn places_of_keys_are_those_of_the_file_as_a_person_wrote_it() {
    let places = [(6, 9), (6, 27), (7, 9), (8, 9), (9, 9), (10, 9)];
    let places = places.map(|(line, column)| FilePlace { line, column });
    assert_eq!(settings::key_places_in(WRITTEN), places);
    assert_eq!(settings::key_places_in("(keys: 7)"), []);
}

#[test]
fn a_settings_file_that_says_the_same_is_not_written_again() {
    let folder = tempfile::tempdir().expect("a folder");
    let places = Places::within(folder.path());
    fs::write(&places.settings, WRITTEN).expect("a file");
    let known = settings::read(&places).expect("settings");
    settings::write(&places, &known).expect("written");
    assert_eq!(fs::read_to_string(&places.settings).expect("a file"), WRITTEN);
    settings::write(&places, &Settings { less_motion: true, ..known }).expect("written");
    assert_ne!(fs::read_to_string(&places.settings).expect("a file"), WRITTEN);
}

#[test]
fn with_less_motion_the_wheel_scrolls_at_once_and_nothing_is_animated() {
    let mut glided = Vec::new();
    for has_less_motion in [false, true] {
        let mut screen = Screen::reading(Language::English);
        if has_less_motion {
            screen.press(CTRL, Key::Comma);
            focus(&mut screen, Role::CheckBox, "Reduce motion");
            screen.press(NONE, Key::Space);
            screen.press(NONE, Key::Escape);
            assert!(screen.session().settings().less_motion);
            let seconds = screen.window.ctx.global_style().animation_time;
            assert!(seconds <= 0.0, "{seconds}");
        }
        screen.frame(vec![Event::PointerMoved(egui::pos2(700.0, 450.0))]);
        let wheel = Event::MouseWheel {
            unit: MouseWheelUnit::Line,
            delta: vec2(0.0, -3.0),
            phase: TouchPhase::Move,
            source: egui::MouseWheelSource::Unknown,
            modifiers: NONE,
        };
        screen.frame(vec![wheel]);
        let places = |screen: &Screen| screen.told().into_iter().map(|node| node.rect).collect::<Vec<_>>();
        let mut n_frames = 0;
        let mut before = places(&screen);
        for _ in 0..40 {
            screen.window.step();
            let now = places(&screen);
            n_frames += usize::from(now != before);
            before = now;
        }
        glided.push(n_frames);
    }
    assert!(matches!(glided.as_slice(), [many, 0] if *many > 2), "{glided:?}");
}
