//! The main job through the window, by names and keys: open, select, tag, note, undo, find again; and what letters do
//! while a field or an input method has them.

use super::screen::open_samples;
use super::screen_support::{CTRL, Screen, TITLE};
use butda::storage::settings::Language;
use egui::accesskit::Role;
use egui::{Event, ImeEvent, Key, Modifiers};

const NONE: Modifiers = Modifiers::NONE;

#[test]
fn a_newcomer_opens_the_samples_and_tags_notes_and_finds_a_sentence_by_keys() {
    let mut screen = Screen::first(Language::Vietnamese);
    open_samples(&mut screen);
    screen.click(Role::Button, TITLE);
    assert!(screen.article().path.as_str().starts_with("002"));
    screen.press(NONE, Key::J);
    let sentence = screen.article().sentence.expect("a sentence");
    screen.press(NONE, Key::T);
    screen.type_keys("Nghị quyết");
    screen.press(NONE, Key::Enter);
    assert!(screen.session().asks_for_name());
    screen.press(CTRL, Key::A);
    screen.type_keys("Mai Lan");
    screen.press(NONE, Key::Enter);
    assert_eq!(screen.marks(), [["Nghị quyết"]]);
    assert_eq!(screen.article().marks.first().map(|mark| mark.span), Some(sentence));
    screen.only(Role::TreeItem, "Nghị quyết: 1 đoạn trong bài này, 1 đoạn trong mọi bài, phím 1");

    screen.press(NONE, Key::N);
    screen.type_keys("hay, 123");
    screen.press(CTRL, Key::Enter);
    let note = |screen: &Screen| screen.article().marks.first().and_then(|mark| mark.annotation.note.clone());
    assert_eq!(note(&screen).as_deref(), Some("hay, 123"));
    assert_eq!(screen.focused().map(|node| node.role), Some(Role::Document));

    screen.type_keys("1");
    assert_eq!(screen.marks(), [[""; 0]]);
    screen.type_keys("1");
    assert_eq!(screen.marks(), [["Nghị quyết"]]);
    for _ in 0..3 {
        screen.press(CTRL, Key::Z);
    }
    assert_eq!((screen.marks(), note(&screen)), (vec![vec!["Nghị quyết".to_owned()]], None));

    screen.press(NONE, Key::Escape);
    screen.press(NONE, Key::Escape);
    assert_eq!(screen.article().selected, None);
    screen.press(CTRL, Key::S);
    assert_eq!(screen.found(Role::Label, "Đã lưu").len(), 1);
    screen.click(Role::Tab, "Đoạn mã hóa");
    screen.click(Role::Button, "— Bài này, Mai Lan. Nghị quyết");
    assert!(screen.article().selected.is_some());
    screen.press(CTRL, Key::Z);
    assert!(screen.marks().is_empty());
}

#[test]
fn escape_leaves_level_by_level() {
    let mut screen = Screen::tagged(&["Kinh tế"]);
    screen.press(NONE, Key::B);
    assert!(screen.article().edges.is_some());
    screen.press(NONE, Key::T);
    screen.press(CTRL, Key::K);
    assert_eq!(screen.found(Role::TextInput, "Find command").len(), 1);
    screen.press(NONE, Key::Escape);
    assert!(screen.found(Role::TextInput, "Find command").is_empty());
    let n_palettes = |screen: &Screen| screen.found(Role::TextInput, "Find or add theme").len() - 1;
    assert_eq!(n_palettes(&screen), 1);
    screen.press(NONE, Key::Escape);
    assert_eq!(n_palettes(&screen), 0);
    assert!(screen.article().edges.is_some() && screen.article().selected.is_some());
    screen.press(NONE, Key::Escape);
    assert!(screen.article().edges.is_none() && screen.article().selected.is_some());
    screen.press(NONE, Key::Escape);
    assert!(screen.article().selected.is_none());
}

#[test]
fn escape_at_the_name_question_forgets_the_mark_and_nothing_under_it_takes_keys() {
    let mut screen = Screen::first(Language::English);
    open_samples(&mut screen);
    screen.click(Role::Button, TITLE);
    screen.press(NONE, Key::J);
    let sentence = screen.article().sentence;
    screen.press(NONE, Key::H);
    screen.press(CTRL, Key::K);
    assert!(screen.found(Role::TextInput, "Find command").is_empty());
    // The keyboard is on a button of the question now.
    screen.press(NONE, Key::Tab);
    screen.type_keys("jk");
    assert_eq!(screen.article().sentence, sentence);
    assert!(screen.session().asks_for_name());
    screen.press(NONE, Key::Escape);
    assert!(!screen.session().asks_for_name());
    assert!(screen.marks().is_empty());
}

#[test]
fn letters_typed_in_a_field_act_on_nothing() {
    let mut screen = Screen::tagged(&["Kinh tế"]);
    let field = screen.only(Role::TextInput, "Filter articles").rect.expect("a place");
    screen.click_at(field.center(), NONE);
    let before = (screen.article().sentence, screen.article().selection, screen.marks());
    screen.type_keys("jhxv123 .n");
    assert_eq!(screen.typed_in(Role::TextInput, "Filter articles"), "jhxv123 .n");
    assert_eq!((screen.article().sentence, screen.article().selection, screen.marks()), before);
}

#[test]
fn digits_in_an_empty_filter_tag_and_in_another_are_text() {
    let mut screen = Screen::tagged(&["Kinh tế", "Văn hóa"]);
    screen.press(NONE, Key::J);
    screen.press(NONE, Key::T);
    screen.type_keys("1");
    assert_eq!(screen.marks(), [["Kinh tế"], ["Văn hóa"], ["Kinh tế"]]);
    screen.press(NONE, Key::J);
    screen.press(NONE, Key::T);
    screen.type_keys("2 ");
    assert_eq!(screen.marks().len(), 4);
    screen.press(NONE, Key::J);
    screen.press(NONE, Key::T);
    screen.type_keys("Mục 1");
    assert_eq!(screen.marks().len(), 4);
    screen.press(NONE, Key::Enter);
    assert_eq!(screen.marks().last().map(Vec::as_slice), Some(["Mục 1".to_owned()].as_slice()));
}

#[test]
fn enter_belongs_to_the_input_method_while_it_composes() {
    let mut screen = Screen::tagged(&["Kinh tế", "Đạo đức"]);
    screen.press(NONE, Key::J);
    screen.press(NONE, Key::T);
    screen.compose("da");
    screen.compose("đạ");
    screen.press(NONE, Key::Enter);
    assert_eq!(screen.marks().len(), 2);
    screen.frame(vec![Event::Ime(ImeEvent::Commit("đạo".to_owned()))]);
    screen.press(NONE, Key::Enter);
    assert_eq!(screen.marks(), [["Kinh tế"], ["Đạo đức"], ["Đạo đức"]]);
}

#[test]
fn the_sentence_cursor_goes_on_from_the_sentence_just_tagged() {
    let mut screen = Screen::tagged(&["Kinh tế"]);
    screen.type_keys("j1j1j1");
    assert_eq!(screen.marks(), [["Kinh tế"]; 4]);
    screen.type_keys("kk");
    let sentence = screen.article().sentence;
    assert_eq!(sentence, screen.article().marks.get(1).map(|mark| mark.span));
}

#[test]
fn enter_takes_what_the_letters_before_it_found_even_in_the_same_frame() {
    let enter =
        || Event::Key { key: Key::Enter, physical_key: None, pressed: true, repeat: false, modifiers: NONE };
    for letters in [Event::Text("đạo".to_owned()), Event::Ime(ImeEvent::Commit("đạo".to_owned()))] {
        let mut screen = Screen::tagged(&["Đạo đức", "Kinh tế"]);
        screen.press(NONE, Key::J);
        screen.press(NONE, Key::T);
        screen.frame(vec![letters, enter()]);
        screen.settle();
        assert_eq!(screen.marks(), [["Đạo đức"], ["Kinh tế"], ["Đạo đức"]]);
    }
}
