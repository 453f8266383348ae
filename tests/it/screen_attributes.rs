//! The table of articles and attributes in the window: it is filled, copied and pasted into by keys as a spreadsheet is.

use crate::screen_actions::do_action;
use crate::screen_support::{CTRL, LANGUAGES, Screen};
use butda::session::Action;
use butda::storage::settings::Language;
use egui::accesskit::Role;
use egui::{Event, Key, Modifiers};

const NONE: Modifiers = Modifiers::NONE;

/// The sample project with the page open and a column `tỉnh`, whose first cell is chosen.
fn begun() -> Screen {
    let mut screen = Screen::open(Language::English);
    screen.press(CTRL, Key::Num4);
    add_column(&mut screen, "tinh");
    screen
}

fn add_column(screen: &mut Screen, name: &str) {
    screen.click(Role::Button, "New attribute…");
    screen.type_keys(name);
    screen.press(NONE, Key::Enter);
}

/// What one wrote, by article in the order of the library.
fn values(screen: &Screen, name: &str) -> Vec<String> {
    let entries = screen.project().library.values();
    let of = |pairs: &[(String, String)]| {
        pairs.iter().find(|(known, _)| known == name).map(|(_, value)| value.clone()).unwrap_or_default()
    };
    entries.map(|entry| of(&entry.facts.attributes)).collect()
}

fn first_date(screen: &Screen) -> &str {
    let first = screen.project().library.values().next();
    first.and_then(|entry| entry.facts.date.as_deref()).unwrap_or_default()
}

fn focused(screen: &Screen) -> String {
    screen.field().map(|told| told.name).unwrap_or_default()
}

fn says(screen: &Screen, words: &str) -> bool {
    screen.told().iter().any(|told| told.name.contains(words))
}

#[test]
fn a_new_column_is_filled_by_typing_cell_after_cell() {
    let mut screen = begun();
    assert!(focused(&screen).starts_with("tinh, "), "{}", focused(&screen));
    assert!(focused(&screen).ends_with(": empty"), "{}", focused(&screen));
    screen.type_keys("hue");
    screen.press(NONE, Key::Enter);
    screen.type_keys("vinh");
    screen.press(NONE, Key::Tab);
    assert_eq!(values(&screen, "tinh")[..3], ["hue", "vinh", ""]);
    assert!(!says(&screen, "Attributes are what you know"), "the table has attributes now");
    screen.press(NONE, Key::ArrowUp);
    screen.press(NONE, Key::ArrowUp);
    assert!(focused(&screen).starts_with("Title, ") || focused(&screen).starts_with("tinh, "));
}

#[test]
fn escape_leaves_a_cell_as_it_was_and_undo_takes_back_the_last_edit() {
    let mut screen = begun();
    screen.type_keys("hue");
    screen.press(NONE, Key::Escape);
    assert_eq!(values(&screen, "tinh")[0], "");
    screen.type_keys("hue");
    screen.press(NONE, Key::Enter);
    screen.press(NONE, Key::ArrowUp);
    screen.press(NONE, Key::F2);
    screen.type_keys("1");
    screen.press(NONE, Key::Enter);
    assert_eq!(values(&screen, "tinh")[0], "hue1");
    screen.press(CTRL, Key::Z);
    assert_eq!(values(&screen, "tinh")[0], "hue");
    assert!(focused(&screen).starts_with("tinh, "), "the page stays: {}", focused(&screen));
}

#[test]
fn a_date_is_read_as_the_language_writes_it_and_kept_as_iso() {
    let mut screen = begun();
    for _ in 0..3 {
        screen.press(NONE, Key::ArrowLeft);
    }
    assert!(focused(&screen).starts_with("Date, "), "{}", focused(&screen));
    screen.type_keys("2/1/2020");
    screen.press(NONE, Key::Enter);
    screen.press(NONE, Key::ArrowUp);
    assert!(focused(&screen).ends_with(": 2 Jan 2020"), "{}", focused(&screen));
    assert_eq!(first_date(&screen), "2020-01-02");
    screen.press(NONE, Key::F2);
    assert_eq!(screen.typed_in(Role::TextInput, "Date, "), "2 Jan 2020");
    screen.press(NONE, Key::Backspace);
    screen.type_keys("1");
    screen.press(NONE, Key::Enter);
    assert_eq!(first_date(&screen), "2021-01-02");
}

#[test]
fn the_details_of_an_article_write_its_date_as_the_language_does_and_keep_it_as_iso() {
    let mut screen = Screen::reading(Language::English);
    do_action(&mut screen, Action::ArticleDetails);
    screen.click(Role::TextInput, "Date");
    screen.press(CTRL, Key::A);
    screen.type_keys("2/1/2020");
    assert_eq!(screen.typed_in(Role::TextInput, "Date"), "2/1/2020", "what is typed stays");
    screen.press(NONE, Key::Tab);
    assert_eq!(screen.typed_in(Role::TextInput, "Date"), "2 Jan 2020");
    screen.press(CTRL, Key::Enter);
    let path = screen.article().path.clone();
    assert_eq!(screen.project().library[&path].facts.date.as_deref(), Some("2020-01-02"));
}

#[test]
fn digits_and_letters_of_keys_are_written_and_act_not() {
    let mut screen = Screen::tagged(&["giá"]);
    screen.press(CTRL, Key::Num4);
    add_column(&mut screen, "so");
    screen.type_keys("1x");
    screen.press(NONE, Key::Enter);
    assert_eq!(values(&screen, "so")[0], "1x");
    screen.press(CTRL, Key::Num1);
    assert_eq!(screen.marks(), [["giá"]]);
}

#[test]
fn a_block_is_pasted_from_a_spreadsheet_as_one_step_and_copied_again() {
    let mut screen = begun();
    add_column(&mut screen, "xa");
    screen.press(NONE, Key::ArrowLeft);
    screen.frame(vec![Event::Paste("Huế\ttin\nVinh\t\"phóng\nsự\"\n".to_owned())]);
    screen.settle();
    assert_eq!(values(&screen, "tinh")[..2], ["Huế", "Vinh"]);
    assert_eq!(values(&screen, "xa")[..2], ["tin", "phóng sự"]);
    assert!(says(&screen, "Changed 4 values in 2 articles"), "{:?}", screen.told());
    screen.frame(vec![Event::Copy]);
    screen.settle();
    assert!(says(&screen, "Copied."));
    screen.press(NONE, Key::Delete);
    assert_eq!(values(&screen, "xa")[..2], ["", ""]);
    screen.press(CTRL, Key::Z);
    screen.press(CTRL, Key::Z);
    assert_eq!(values(&screen, "tinh")[..2], ["", ""]);
}

#[test]
fn a_block_is_filled_down_from_its_first_row() {
    let mut screen = begun();
    screen.type_keys("hue");
    screen.press(NONE, Key::Enter);
    screen.press(NONE, Key::ArrowUp);
    screen.press(Modifiers::SHIFT, Key::ArrowDown);
    screen.press(Modifiers::SHIFT, Key::ArrowDown);
    screen.press(CTRL, Key::D);
    assert_eq!(values(&screen, "tinh")[..4], ["hue", "hue", "hue", ""]);
}

#[test]
fn values_of_the_column_are_offered_whatever_their_marks() {
    let mut screen = begun();
    screen.frame(vec![Event::Paste("Thái Nguyên".to_owned())]);
    screen.settle();
    screen.press(NONE, Key::ArrowDown);
    screen.type_keys("thai");
    assert!(!screen.found(Role::ListBoxOption, "Thái Nguyên").is_empty(), "{:?}", screen.told());
    screen.press(NONE, Key::ArrowDown);
    screen.press(NONE, Key::Enter);
    assert_eq!(values(&screen, "tinh")[..2], ["Thái Nguyên", "Thái Nguyên"]);
    screen.type_keys("ng");
    screen.click(Role::ListBoxOption, "Thái Nguyên");
    assert_eq!(values(&screen, "tinh")[2], "Thái Nguyên");
}

#[test]
fn a_head_sorts_is_renamed_and_leads_to_themes_by_its_attribute() {
    let mut screen = begun();
    screen.type_keys("hue");
    screen.press(NONE, Key::Enter);
    screen.press(NONE, Key::ArrowUp);
    screen.press(NONE, Key::ArrowUp);
    assert_eq!(focused(&screen), "Column tinh");
    screen.press(NONE, Key::F2);
    screen.type_keys("thanh");
    screen.press(NONE, Key::Enter);
    assert_eq!(values(&screen, "tinhthanh")[0], "hue");
    assert!(says(&screen, "Renamed “tinh” to “tinhthanh” in 1 article"), "{:?}", screen.told());
    screen.click(Role::ColumnHeader, "Column tinhthanh");
    screen.press(Modifiers::SHIFT, Key::F10);
    screen.click(Role::Button, "Count themes by this attribute");
    assert!(says(&screen, "tinhthanh"), "{:?}", screen.told());
    assert!(!screen.found(Role::Tab, "Matrix").is_empty());
}

#[test]
fn what_is_being_written_is_kept_when_the_page_is_left() {
    let mut screen = begun();
    screen.type_keys("hue");
    screen.press(CTRL, Key::Num1);
    assert_eq!(values(&screen, "tinh")[0], "hue");
}

#[test]
fn somebody_without_a_name_is_asked_for_it_and_the_value_is_kept_then() {
    let mut screen = Screen::nameless(Language::English);
    screen.press(CTRL, Key::Num4);
    add_column(&mut screen, "tinh");
    screen.type_keys("hue");
    screen.press(NONE, Key::Enter);
    assert_eq!(values(&screen, "tinh")[0], "");
    screen.type_keys("lan");
    screen.press(NONE, Key::Enter);
    assert_eq!(values(&screen, "tinh")[0], "hue");
}

#[test]
fn the_table_is_saved_as_it_is_shown() {
    let mut screen = begun();
    screen.type_keys("hue");
    screen.press(NONE, Key::Enter);
    for (format, begins) in [("CSV", &b"\xef\xbb\xbfArticle,Title,Date"[..]), ("Excel workbook", &b"PK"[..])]
    {
        screen.click(Role::Button, "Save table…");
        screen.click(Role::Button, format);
        let file = screen.temporary.path().join("attributes");
        screen.press(CTRL, Key::A);
        screen.type_keys(&file.display().to_string());
        screen.press(NONE, Key::Enter);
        let bytes = std::fs::read(&file).unwrap_or_else(|error| panic!("{format}: {error}"));
        assert!(bytes.starts_with(begins), "{format}: {:?}", String::from_utf8_lossy(&bytes[..40]));
    }
}

#[test]
fn every_place_of_the_table_is_told_with_its_column_and_article() {
    for language in LANGUAGES {
        let mut screen = Screen::sized(language, (720.0, 480.0, 1.0));
        screen.press(CTRL, Key::Num4);
        assert_eq!(screen.found(Role::RowHeader, "").len(), screen.found(Role::RowHeader, ": ").len());
        assert!(screen.found(Role::ColumnHeader, "").len() >= 2);
        for key in [Key::ArrowDown, Key::ArrowRight, Key::End, Key::Tab, Key::PageDown, Key::Home] {
            screen.press(NONE, key);
            assert!(focused(&screen).contains(": "), "{key:?}: {}", focused(&screen));
        }
        screen.click(Role::RowHeader, &screen.found(Role::RowHeader, "").remove(1).name.clone());
        assert!(focused(&screen).contains(": "));
    }
}
