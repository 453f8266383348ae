//! Input methods: what is being composed stands in its field, the keys pressed meanwhile belong to the input method,
//! and what is typed fast goes where it was meant.

use super::screen_support::{CTRL, Screen};
use butda::storage::settings::Language;
use egui::accesskit::Role;
use egui::{Event, ImeEvent, Key, Modifiers};
use egui_kittest::kittest::NodeT as _;

const NONE: Modifiers = Modifiers::NONE;

fn key(key: Key) -> Event {
    Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers: NONE }
}

/// A key that types this letter too.
fn letter(letter: char) -> [Event; 2] {
    let name = letter.to_uppercase().to_string();
    [key(Key::from_name(&name).expect("a key")), Event::Text(letter.to_string())]
}

fn preedit(text: &str) -> Event {
    Event::Ime(ImeEvent::Preedit { text: text.to_owned(), active_range_chars: None })
}

fn commit(text: &str) -> Event {
    Event::Ime(ImeEvent::Commit(text.to_owned()))
}

/// The palette with the keyboard, on a sentence of its own.
fn palette(themes: &[&str]) -> Screen {
    let mut screen = Screen::tagged(themes);
    screen.press(NONE, Key::J);
    screen.press(NONE, Key::T);
    screen
}

fn notes(screen: &Screen) -> Vec<String> {
    screen.article().marks.iter().filter_map(|mark| mark.annotation.note.clone()).collect()
}

fn theme_names(screen: &Screen) -> Vec<String> {
    screen.project().codebook.rows().map(|(_, _, theme)| theme.name.clone()).collect()
}

/// What the field of this name holds, the one of several that holds something.
fn typed(screen: &Screen, words: &str) -> String {
    let nodes = screen.window.root().children_recursive();
    let mut held = nodes
        .map(|node| node.accesskit_node())
        .filter(|node| matches!(node.role(), Role::TextInput | Role::MultilineTextInput))
        .filter(|node| node.label().is_some_and(|label| label.contains(words)))
        .filter_map(|node| node.value());
    held.find(|value| !value.is_empty()).unwrap_or_default()
}

/// The events of `đồng`, committed by Enter, each in a frame of its own or all in one.
fn composed(is_one_frame: bool) -> Vec<Vec<Event>> {
    let events = vec![preedit("d"), preedit("đô"), preedit("đồng"), preedit(""), commit("đồng")];
    if is_one_frame { vec![events] } else { events.into_iter().map(|event| vec![event]).collect() }
}

#[test]
fn what_is_composed_stands_in_its_field_and_enter_meanwhile_only_commits_it() {
    type Way = (&'static str, fn() -> Screen, &'static str);
    let ways: [Way; 6] = [
        ("palette", || palette(&["a"]), "Find or add theme"),
        ("codebook", || focused_on("Find or add theme"), "Find or add theme"),
        ("library", || focused_on("Filter articles"), "Filter articles"),
        ("commands", || pressed(CTRL, Key::K), "Find command"),
        ("note", || pressed(NONE, Key::N), "Note"),
        ("name", || described("New theme…"), "Name"),
    ];
    for (name, open, field) in ways {
        let mut screen = open();
        let before = (screen.marks(), theme_names(&screen), notes(&screen), screen.article().path.clone());
        screen.compose("đ");
        screen.compose("đồng");
        let shown = |screen: &Screen| screen.told().iter().filter(|n| n.is_focused).count();
        assert_eq!((typed(&screen, field).as_str(), shown(&screen)), ("đồng", 1), "{name}");
        screen.frame(vec![key(Key::Enter)]);
        screen.frame(vec![preedit(""), commit("đồng")]);
        screen.settle();
        assert_eq!(typed(&screen, field), "đồng", "{name}");
        let after = (screen.marks(), theme_names(&screen), notes(&screen), screen.article().path.clone());
        assert_eq!(after, before, "{name}");
        // What is typed next goes on after it.
        screen.type_keys(" ý");
        assert_eq!(typed(&screen, field), "đồng ý", "{name}");
    }
}

fn pressed(modifiers: Modifiers, key: Key) -> Screen {
    let mut screen = Screen::tagged(&["a"]);
    screen.press(modifiers, key);
    screen
}

fn focused_on(field: &str) -> Screen {
    let mut screen = Screen::tagged(&["a"]);
    let field = screen.only(Role::TextInput, field).rect.expect("a place");
    screen.click_at(field.center(), NONE);
    screen
}

fn described(command: &str) -> Screen {
    let mut screen = pressed(CTRL, Key::K);
    screen.type_keys(command);
    screen.press(NONE, Key::Enter);
    screen
}

#[test]
fn enter_right_after_a_commit_takes_what_was_committed() {
    for is_one_frame in [false, true] {
        for has_enter_with_commit in [false, true] {
            let mut screen = palette(&["a", "Đồng thuận"]);
            let mut frames = composed(is_one_frame);
            match frames.last_mut().filter(|_| has_enter_with_commit) {
                Some(last) => last.push(key(Key::Enter)),
                None => frames.push(vec![key(Key::Enter)]),
            }
            for frame in frames {
                screen.frame(frame);
            }
            screen.settle();
            assert_eq!(screen.marks().concat(), ["a", "Đồng thuận", "Đồng thuận"]);
        }
    }
}

#[test]
fn enter_before_the_commit_in_the_same_frame_tags_nothing() {
    let mut screen = palette(&["a", "Đồng thuận"]);
    screen.compose("đồng");
    screen.frame(vec![preedit(""), key(Key::Enter), commit("đồng")]);
    screen.settle();
    assert_eq!(screen.marks().len(), 2);
    assert_eq!(screen.found(Role::ListBoxOption, "Đồng thuận").len(), 1);
    assert_eq!(screen.found(Role::ListBoxOption, "a").len(), 0);
}

#[test]
fn a_new_theme_by_composing_and_enter_has_the_committed_name() {
    for is_one_frame in [false, true] {
        let mut by_field = focused_on("Find or add theme");
        let mut by_dialog = described("New theme…");
        for screen in [&mut by_field, &mut by_dialog] {
            for frame in composed(is_one_frame) {
                screen.frame(frame);
            }
            screen.frame(vec![key(Key::Enter)]);
            screen.settle();
            assert_eq!(theme_names(screen), ["a", "đồng"]);
        }
    }
}

#[test]
fn the_command_list_runs_what_was_committed_and_not_what_it_showed_before() {
    for frames in [
        vec![vec![preedit("giao")], vec![preedit(""), commit("appearance"), key(Key::Enter)]],
        vec![vec![Event::Text("appearance".to_owned()), key(Key::Enter)]],
    ] {
        let mut screen = pressed(CTRL, Key::K);
        for frame in frames {
            screen.frame(frame);
        }
        screen.settle();
        assert_eq!(screen.session().settings().appearance, butda::storage::settings::Appearance::Dark);
    }
}

#[test]
fn the_digits_of_vni_are_text_with_and_without_composition() {
    // Composed: the digit comes as a key while the letter is shown, or the input method keeps it to itself.
    let mut screen = palette(&["a"]);
    screen.frame(vec![preedit("d"), key(Key::Num9)]);
    screen.frame(vec![preedit("đ")]);
    screen.frame(vec![key(Key::Num1)]);
    screen.frame(vec![preedit(""), commit("đ")]);
    screen.settle();
    assert_eq!((screen.marks().len(), typed(&screen, "Find or add theme").as_str()), (1, "đ"));
    // Not composed: letter and digit in one frame, and in two.
    for is_one_frame in [false, true] {
        let mut screen = palette(&["a"]);
        let frames: Vec<Vec<Event>> = "d9a1".chars().map(|typed| letter(typed).to_vec()).collect();
        let frames = if is_one_frame { vec![frames.concat()] } else { frames };
        for frame in frames {
            screen.frame(frame);
        }
        screen.settle();
        assert_eq!((screen.marks().len(), typed(&screen, "Find or add theme").as_str()), (1, "d9a1"));
    }
}

#[test]
fn letters_typed_right_after_t_all_go_into_the_palette() {
    for is_one_frame in [false, true] {
        let mut screen = Screen::tagged(&["a"]);
        screen.press(NONE, Key::J);
        let sentence = screen.article().sentence;
        let frames: Vec<Vec<Event>> = "thxjn v1".chars().map(letter_or_space).collect();
        let frames = if is_one_frame { vec![frames.concat()] } else { frames };
        for frame in frames {
            screen.frame(frame);
        }
        screen.settle();
        assert_eq!(typed(&screen, "Find or add theme"), "hxjn v1");
        assert_eq!((screen.marks().len(), screen.article().sentence), (1, sentence));
        screen.press(NONE, Key::Enter);
        assert_eq!(screen.marks().concat(), ["a", "hxjn v1"]);
    }
}

fn letter_or_space(typed: char) -> Vec<Event> {
    if typed == ' ' { vec![key(Key::Space), Event::Text(" ".to_owned())] } else { letter(typed).to_vec() }
}

#[test]
fn the_first_palette_and_the_command_list_take_what_is_typed_right_after_their_key() {
    let mut screen = Screen::reading(Language::English);
    screen.press(NONE, Key::J);
    screen.frame("thx".chars().flat_map(letter).collect());
    screen.settle();
    assert_eq!(typed(&screen, "Find or add theme"), "hx");
    let mut screen = Screen::reading(Language::English);
    let commands =
        Event::Key { key: Key::K, physical_key: None, pressed: true, repeat: false, modifiers: CTRL };
    screen.frame([vec![commands], "jx".chars().flat_map(letter).collect()].concat());
    screen.settle();
    assert_eq!(typed(&screen, "Find command"), "jx");
}

#[test]
fn letters_typed_right_after_n_all_go_into_the_note() {
    let mut screen = Screen::tagged(&["a"]);
    let keys: Vec<Event> = "nhxj".chars().flat_map(letter).collect();
    screen.frame(keys);
    screen.settle();
    screen.press(CTRL, Key::Enter);
    assert_eq!(notes(&screen), ["hxj"]);
}

#[test]
fn letters_typed_right_after_enter_go_to_the_article() {
    let mut screen = palette(&["a"]);
    screen.frame(vec![
        Event::Text("a".to_owned()),
        key(Key::Enter),
        key(Key::J),
        Event::Text("j".to_owned()),
    ]);
    screen.settle();
    assert_eq!(screen.marks().len(), 2);
    let last = screen.article().marks.last().map(|mark| mark.span);
    assert!(screen.article().sentence > last, "{:?}", screen.article().sentence);
}

#[test]
fn escape_while_composing_leaves_only_the_composition() {
    type Way = (fn() -> Screen, &'static str);
    let ways: [Way; 4] = [
        (|| palette(&["a"]), "Find or add theme"),
        (|| pressed(CTRL, Key::K), "Find command"),
        (|| pressed(NONE, Key::N), "Note"),
        (|| described("New theme…"), "Name"),
    ];
    for (open, field) in ways {
        let mut screen = open();
        screen.type_keys("x ");
        screen.compose("đồ");
        screen.frame(vec![key(Key::Escape), preedit("")]);
        screen.settle();
        assert_eq!(typed(&screen, field), "x ");
        assert!(screen.field().is_some_and(|node| node.name.contains(field)), "{:?}", screen.field());
    }
}

#[test]
fn a_note_left_by_a_click_while_composing_keeps_what_was_shown() {
    let mut screen = pressed(NONE, Key::N);
    screen.type_keys("x ");
    screen.compose("đồng");
    screen.click(Role::Tab, "Themes");
    // The composition is over with its field: keys are keys again.
    screen.press(CTRL, Key::K);
    assert_eq!(screen.found(Role::TextInput, "Find command").len(), 1);
    screen.press(NONE, Key::Escape);
    assert!(screen.found(Role::TextInput, "Find command").is_empty());
    assert_eq!(notes(&screen), ["x đồng"]);
}
