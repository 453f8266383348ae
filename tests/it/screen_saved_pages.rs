//! Saved pages and stop words in the window: a page is kept under a name and chosen again, by mouse and keys; what is chosen
//! is remembered; a word of the table is left out and comes back.

use crate::screen_support::{CTRL, Screen};
use egui::accesskit::Role;
use egui::{Key, Modifiers};

const NONE: Modifiers = Modifiers::NONE;

fn counted() -> Screen {
    let mut screen = Screen::tagged(&["giá", "dân", "giá"]);
    screen.press(CTRL, Key::Num3);
    screen
}

fn says(screen: &Screen, words: &str) -> bool {
    screen.told().iter().any(|told| told.name.contains(words))
}

/// Does an action by its name in the list of commands.
fn act(screen: &mut Screen, name: &str) {
    screen.press(CTRL, Key::K);
    screen.type_keys(name);
    screen.press(NONE, Key::Enter);
}

/// Clicks the button of exactly this name.
fn click_named(screen: &mut Screen, name: &str) {
    let found = screen.found(Role::Button, name).into_iter().find(|told| told.name == name);
    screen.click_at(found.expect(name).rect.expect("a place").center(), NONE);
}

/// A page of a matrix as a chart, saved as “Báo”, and then the usual page again.
fn saved() -> Screen {
    let mut screen = counted();
    screen.click(Role::Tab, "Matrix");
    screen.click(Role::RadioButton, "Chart");
    screen.click(Role::Button, "Saved pages");
    screen.click(Role::Button, "Save as…");
    screen.type_keys("Báo");
    screen.press(NONE, Key::Enter);
    assert!(says(&screen, "Saved the page “Báo”"), "{:?}", screen.told());
    screen.click(Role::RadioButton, "Table");
    screen.click(Role::Tab, "Frequencies");
    assert!(!screen.found(Role::Button, "giá, Passages: 2").is_empty());
    screen
}

#[test]
fn a_page_is_saved_under_a_name_and_chosen_again() {
    let mut screen = saved();
    screen.click(Role::Button, "Saved pages");
    click_named(&mut screen, "Báo");
    assert!(!screen.found(Role::Figure, "Matrix").is_empty(), "{:?}", screen.told());
    screen.press(CTRL, Key::Z);
    screen.click(Role::Button, "Saved pages");
    assert!(says(&screen, "No saved pages yet."), "{:?}", screen.told());
}

#[test]
fn by_the_list_of_commands_a_page_is_saved_and_chosen_from_anywhere() {
    let mut screen = saved();
    act(&mut screen, "save analysis page");
    screen.type_keys("Mọi đoạn");
    screen.press(NONE, Key::Enter);
    assert!(says(&screen, "Saved the page “Mọi đoạn”"), "{:?}", screen.told());
    screen.press(CTRL, Key::Num1);
    act(&mut screen, "saved analysis pages");
    screen.type_keys("bao");
    screen.press(NONE, Key::Enter);
    assert!(!screen.found(Role::Figure, "Matrix").is_empty(), "{:?}", screen.told());
}

#[test]
fn a_saved_page_is_renamed_and_deleted() {
    let mut screen = saved();
    screen.click(Role::Button, "Saved pages");
    screen.click(Role::Button, "Rename the saved page “Báo” (F2)");
    screen.press(CTRL, Key::A);
    screen.type_keys("Nguồn");
    screen.press(NONE, Key::Enter);
    assert!(says(&screen, "Renamed the saved page “Báo” to “Nguồn”"), "{:?}", screen.told());
    screen.click(Role::Button, "Saved pages");
    screen.click(Role::Button, "Delete the saved page “Nguồn” (Delete)");
    assert!(says(&screen, "Deleted the saved page “Nguồn”"), "{:?}", screen.told());
}

#[test]
fn what_is_chosen_is_there_at_the_next_start() {
    let mut screen = counted();
    screen.click(Role::Tab, "Matrix");
    screen.click(Role::RadioButton, "Chart");
    screen = screen.restarted();
    screen.press(CTRL, Key::Num3);
    assert!(!screen.found(Role::Figure, "Matrix").is_empty(), "{:?}", screen.told());
}

#[test]
fn a_name_that_was_begun_waits_as_a_draft() {
    let mut screen = counted();
    screen.click(Role::Button, "Saved pages");
    screen.click(Role::Button, "Save as…");
    screen.type_keys("Dở dang");
    screen.frame(Vec::new());
    let subjects: Vec<_> =
        screen.session().drafts().iter().map(|draft| draft.texts[0].text.clone()).collect();
    assert_eq!(subjects, ["Dở dang"]);
    screen.press(NONE, Key::Escape);
    assert!(screen.session().drafts().is_empty());
}

/// The first word of the table of words.
fn first_word(screen: &Screen) -> String {
    let cells = screen.found(Role::Button, ", Count: ");
    let top = cells.iter().min_by(|one, other| {
        let top = |told: &crate::screen_support::Told| told.rect.expect("a place").top();
        top(one).total_cmp(&top(other))
    });
    let name = &top.expect("a word").name;
    name.split(", Count: ").next().expect("a word").to_owned()
}

#[test]
fn a_word_of_the_table_is_left_out_by_delete_and_counted_again_in_the_list() {
    let mut screen = counted();
    screen.click(Role::Tab, "Words");
    let word = first_word(&screen);
    screen.click(Role::Button, "Sort by Count");
    screen.press(NONE, Key::ArrowDown);
    screen.press(NONE, Key::Delete);
    assert!(says(&screen, &format!("Left out the word “{word}”")), "{word}: {:?}", screen.told());
    assert_ne!(first_word(&screen), word);
    screen.click(Role::Button, "Stop words…");
    screen.type_keys(&word);
    screen.click(Role::CheckBox, &format!("{word} (added)"));
    assert!(says(&screen, "Stopped leaving out the word"), "{:?}", screen.told());
    screen.press(NONE, Key::Escape);
    assert_eq!(first_word(&screen), word);
}

#[test]
fn a_word_that_is_typed_is_added_to_the_list() {
    let mut screen = counted();
    act(&mut screen, "stop words");
    screen.type_keys("bên cạnh đó nữa");
    screen.press(NONE, Key::Enter);
    assert!(says(&screen, "Left out the word “bên cạnh đó nữa”"), "{:?}", screen.told());
    screen.click(Role::Button, "Restore default list");
    assert!(says(&screen, "Restored the default list of stop words"), "{:?}", screen.told());
    let undo = screen.found(Role::Button, "Undo").into_iter().find(|told| told.name == "Undo");
    screen.click_at(undo.expect("the one of the list").rect.expect("a place").center(), NONE);
    screen.click(Role::TextInput, "Find or add a word");
    screen.type_keys("bên cạnh");
    assert_eq!(screen.found(Role::CheckBox, "bên cạnh đó nữa (added)").len(), 1, "{:?}", screen.told());
}
