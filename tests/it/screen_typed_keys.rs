//! Keyboards of any layout, drawn on the screen, or sent by a program: what a key types counts, and its place only where
//! it types what stands on the digits of some keyboards.

use super::screen_support::Screen;
use egui::{Event, Key, Modifiers};
use egui_kittest::kittest::NodeT as _;

const NONE: Modifiers = Modifiers::NONE;
const FIELD: &str = "Find or add theme";

/// A key at a place, with what it types; the toolkit names it by its place where it knows no other name.
fn at_place(place: Key, key: Key, typed: &str) -> Vec<Event> {
    let press = Event::Key { key, physical_key: Some(place), pressed: true, repeat: false, modifiers: NONE };
    vec![press, Event::Text(typed.to_owned())]
}

/// What is typed in the palette, whose field is one of two of this name.
fn typed(screen: &Screen) -> String {
    let nodes = screen.window.root().children_recursive().map(|node| node.accesskit_node());
    let of_name = nodes.filter(|node| node.label().is_some_and(|label| label.contains(FIELD)));
    of_name.filter_map(|node| node.value()).collect()
}

#[test]
fn a_letter_at_the_place_of_a_digit_is_that_letter() {
    let mut screen = Screen::tagged(&["a"]);
    let before = screen.article().sentence;
    screen.frame(at_place(Key::Num1, Key::J, "j"));
    screen.settle();
    assert_ne!(screen.article().sentence, before);
    assert_eq!(screen.marks().len(), 1);
}

#[test]
fn a_digit_at_any_place_tags() {
    for place in [Key::Num5, Key::Q, Key::Escape, Key::Enter] {
        let mut screen = Screen::tagged(&["a"]);
        screen.press(NONE, Key::J);
        screen.frame(at_place(place, Key::Num1, "1"));
        screen.settle();
        assert_eq!(screen.marks().concat(), ["a", "a"], "{place:?}");
    }
}

#[test]
fn what_stands_on_the_digits_of_french_and_vietnamese_keyboards_tags_in_the_article() {
    for (key, typed) in [(Key::Num1, "&"), (Key::Num1, "ă"), (Key::Quote, "\""), (Key::Minus, "-")] {
        let mut screen = Screen::tagged(&["a"]);
        screen.press(NONE, Key::J);
        screen.frame(at_place(Key::Num1, key, typed));
        screen.settle();
        assert_eq!(screen.marks().concat(), ["a", "a"], "{typed}");
    }
}

#[test]
fn a_letter_from_any_place_is_typed_and_closes_nothing() {
    for place in [Key::Escape, Key::Enter, Key::Tab, Key::Backspace, Key::Num1, Key::ArrowDown, Key::F4] {
        let mut screen = Screen::tagged(&["a"]);
        screen.press(NONE, Key::J);
        screen.press(NONE, Key::T);
        screen.frame(at_place(place, place, "đ"));
        screen.settle();
        screen.frame(at_place(place, place, "ồ"));
        screen.settle();
        assert_eq!(typed(&screen), "đồ", "{place:?}");
        assert_eq!(screen.marks().len(), 1, "{place:?}");
    }
}
