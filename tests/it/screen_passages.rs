//! The panel of passages: a query by clicking and by typing, what is wrong with it, the list by keys alone, and what is
//! done to many passages.

use super::screen_support::{CTRL, Screen};
use egui::accesskit::Role;
use egui::{Event, Key, Modifiers};

const NONE: Modifiers = Modifiers::NONE;
const FIELD: &str = "Passage query";

/// The sample project with three passages: two of `giá`, one of `dân`; the panel is open.
fn three() -> Screen {
    let mut screen = Screen::tagged(&["giá", "dân", "giá"]);
    screen.click(Role::Tab, "Passages");
    screen
}

fn typed(screen: &Screen) -> String {
    screen.typed_in(Role::MultilineTextInput, FIELD)
}

/// Puts a query in place of what is typed.
fn ask(screen: &mut Screen, query: &str) {
    screen.press(CTRL | Modifiers::SHIFT, Key::P);
    screen.press(CTRL, Key::A);
    screen.type_keys(query);
}

fn focused(screen: &Screen) -> String {
    screen.focused().map(|told| told.name).unwrap_or_default()
}

fn rows(screen: &Screen) -> usize {
    screen.found(Role::CheckBox, "Tick: ").len()
}

fn says(screen: &Screen, words: &str) -> bool {
    screen.told().iter().any(|told| told.name.contains(words))
}

/// Clicks the last control of just this name.
#[track_caller]
fn click_just(screen: &mut Screen, name: &str) {
    let mut found = screen.told().into_iter().filter(|told| told.name == name && told.role == Role::Button);
    let names = || screen.told().into_iter().map(|told| told.name).collect::<Vec<_>>();
    let place =
        found.next_back().and_then(|told| told.rect).unwrap_or_else(|| panic!("{name}: {:?}", names()));
    screen.click_at(place.center(), NONE);
}

#[test]
fn a_click_on_a_theme_makes_it_the_query_and_the_list_shows_its_passages() {
    let mut screen = three();
    assert_eq!((typed(&screen).as_str(), rows(&screen)), ("", 3));
    screen.click(Role::Tab, "Themes");
    screen.press(NONE, Key::Escape);
    screen.click(Role::TreeItem, "dân: 1 in this article");
    assert_eq!((typed(&screen).as_str(), rows(&screen)), ("\"dân\"", 1));
    assert!(says(&screen, "1 passage in 1 article"));
    screen.click(Role::Button, "Clear query");
    assert_eq!((typed(&screen).as_str(), rows(&screen)), ("", 3));
}

#[test]
fn a_query_is_counted_while_it_is_typed_and_what_is_wrong_is_told_at_its_character() {
    let mut screen = three();
    ask(&mut screen, "giá");
    assert!(says(&screen, "2 passages in 1 article"));
    screen.type_keys(" and not");
    assert!(says(&screen, "Character 12: Something to ask for is missing here"));
    assert!(says(&screen, "2 passages in 1 article (of the previous query)"));
    screen.type_keys(" dan or da");
    assert!(says(&screen, "There is no theme “da”."));
    click_just(&mut screen, "dân");
    assert_eq!(typed(&screen), "giá and not dan or dân");
    assert!(says(&screen, "3 passages in 1 article"));
}

#[test]
fn a_query_is_built_by_clicking() {
    let mut screen = three();
    for theme in ["giá", "dân"] {
        screen.click(Role::Button, "Add to query");
        let place = screen.only(Role::Button, "Theme").rect.expect("a place");
        screen.frame(vec![Event::PointerMoved(place.center())]);
        screen.settle();
        click_just(&mut screen, theme);
    }
    assert_eq!(typed(&screen), "\"giá\" and \"dân\"");
    assert_eq!(rows(&screen), 0);
    assert!(says(&screen, "No passages match this query."));
}

#[test]
fn the_list_is_gone_through_by_keys_and_alt_left_leads_back() {
    let mut screen = three();
    screen.press(CTRL, Key::PageDown);
    let elsewhere = screen.article().path.clone();
    ask(&mut screen, "giá");
    screen.press(NONE, Key::Enter);
    let first = screen.focused().expect("a row").name;
    screen.press(NONE, Key::ArrowDown);
    assert_ne!(screen.focused().expect("a row").name, first);
    screen.press(NONE, Key::ArrowUp);
    assert_eq!(screen.focused().expect("a row").name, first);
    screen.press(NONE, Key::ArrowRight);
    assert_eq!(screen.found(Role::Button, "Hide context").len(), 1);
    screen.press(NONE, Key::ArrowLeft);
    assert!(screen.found(Role::Button, "Hide context").is_empty());
    screen.press(NONE, Key::Enter);
    assert_ne!(screen.article().path, elsewhere);
    assert!(screen.article().selected.is_some());
    screen.press(Modifiers::ALT, Key::ArrowLeft);
    assert_eq!(screen.article().path, elsewhere);
    screen.press(NONE, Key::ArrowUp);
    assert_eq!(screen.focused().map(|told| told.role), Some(Role::MultilineTextInput));
}

#[test]
fn ticked_passages_are_given_a_theme_in_one_step() {
    let mut screen = three();
    ask(&mut screen, "giá");
    screen.press(NONE, Key::Enter);
    screen.press(NONE, Key::Space);
    assert!(says(&screen, "1 ticked"));
    screen.press(NONE, Key::ArrowDown);
    screen.press(Modifiers::SHIFT, Key::Space);
    assert!(says(&screen, "2 ticked"));
    screen.click(Role::Button, "Add theme");
    screen.type_keys("dan");
    screen.press(NONE, Key::Enter);
    assert_eq!(screen.marks(), [vec!["giá", "dân"], vec!["dân"], vec!["giá", "dân"]]);
    screen.press(NONE, Key::Escape);
    screen.press(CTRL, Key::Z);
    assert_eq!(screen.marks(), [vec!["giá"], vec!["dân"], vec!["giá"]]);
}

#[test]
fn a_query_is_kept_and_opened_again() {
    let mut screen = three();
    ask(&mut screen, "giá");
    screen.click(Role::Button, "Saved");
    screen.click(Role::Button, "Save this query…");
    screen.type_keys("Giá thôi");
    screen.press(NONE, Key::Enter);
    ask(&mut screen, "dân");
    assert_eq!(rows(&screen), 1);
    screen.click(Role::Button, "Saved");
    click_just(&mut screen, "Giá thôi");
    assert_eq!((typed(&screen).as_str(), rows(&screen)), ("\"giá\"", 2));
}

#[test]
fn ticked_passages_alone_are_exported() {
    let mut screen = three();
    let first = screen.found(Role::CheckBox, "Tick: ").first().and_then(|told| told.rect);
    screen.click_at(first.expect("a box").center(), NONE);
    click_just(&mut screen, "Export");
    assert_eq!(screen.found(Role::RadioButton, "The chosen passage").len(), 1);
    assert!(says(&screen, "1 passage · 1 article · 1 theme · 1 annotator"));
    screen.press(NONE, Key::Escape);
    screen.press(CTRL, Key::E);
    assert_eq!(screen.found(Role::RadioButton, "The chosen passage").len(), 0);
}

#[test]
fn the_query_of_a_theme_follows_its_name() {
    let mut screen = three();
    screen.click(Role::Tab, "Themes");
    screen.press(NONE, Key::Escape);
    screen.click(Role::TreeItem, "dân: 1 in this article");
    screen.click(Role::Tab, "Themes");
    let place = screen.only(Role::TreeItem, "dân: 1 in this article").rect.expect("a place").center();
    screen.frame(vec![Event::PointerMoved(place)]);
    for pressed in [true, false] {
        let button = egui::PointerButton::Secondary;
        screen.frame(vec![Event::PointerButton { pos: place, button, pressed, modifiers: NONE }]);
    }
    screen.settle();
    screen.click(Role::Button, "Rename theme");
    screen.type_keys("nha");
    screen.press(NONE, Key::Enter);
    screen.click(Role::Tab, "Passages");
    assert_eq!((typed(&screen).as_str(), rows(&screen)), ("\"nha\"", 1));
    screen.press(CTRL, Key::Z);
    assert_eq!((typed(&screen).as_str(), rows(&screen)), ("\"dân\"", 1));
}

#[test]
fn where_the_row_with_the_keyboard_goes_the_next_one_has_it_and_no_key_reaches_the_article() {
    let mut screen = three();
    ask(&mut screen, "giá");
    screen.press(NONE, Key::Enter);
    screen.press(NONE, Key::ArrowDown);
    let last = focused(&screen);
    screen.press(CTRL, Key::Z);
    assert_eq!(rows(&screen), 1);
    assert!(screen.focused().is_some_and(|told| told.role == Role::Button && told.name != last));
    screen.press(CTRL, Key::Z);
    screen.press(CTRL, Key::Z);
    assert_eq!((rows(&screen), focused(&screen).as_str()), (0, FIELD));
}

#[test]
fn enter_waits_for_the_answer_to_what_was_typed_before_it() {
    let mut screen = three();
    ask(&mut screen, "dâ");
    let key =
        Event::Key { key: Key::Enter, physical_key: None, pressed: true, repeat: false, modifiers: NONE };
    screen.frame(vec![Event::Text("n".to_owned()), key]);
    screen.settle();
    assert_eq!((typed(&screen).as_str(), rows(&screen)), ("dân", 1));
    assert_eq!(screen.focused().map(|told| told.role), Some(Role::Button));
}

#[test]
fn escape_closes_the_field_of_a_querys_name_and_enter_keeps_it_open_without_one() {
    let mut screen = three();
    ask(&mut screen, "giá");
    screen.click(Role::Button, "Saved");
    screen.click(Role::Button, "Save this query…");
    screen.press(NONE, Key::Enter);
    assert_eq!(focused(&screen), "Query name");
    screen.press(NONE, Key::Escape);
    assert!(screen.found(Role::TextInput, "Query name").is_empty());
}
