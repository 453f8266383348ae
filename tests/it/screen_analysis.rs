//! The page of numbers in the window: what is counted is said and can be changed, the table is gone through by keys, and a
//! number opens the passages behind it.

use crate::screen_support::{CTRL, Screen};
use butda::storage::settings::Language;
use butda::words::{Tongue, Words};
use egui::accesskit::Role;
use egui::{Key, Modifiers};

const NONE: Modifiers = Modifiers::NONE;

/// The pages, in both languages.
const PAGES: [&str; 18] = [
    "Frequencies",
    "Matrix",
    "Co-occurrence",
    "Timeline",
    "Portraits",
    "Words",
    "In context",
    "Saturation",
    "Summaries",
    "Tần suất",
    "Bảng chéo",
    "Đồng xuất hiện",
    "Theo thời gian",
    "Chân dung bài",
    "Từ ngữ",
    "Ngữ cảnh",
    "Bão hòa",
    "Tóm tắt",
];

/// The sample project with three passages, two of `giá` and one of `dân`; the page is open.
fn counted() -> Screen {
    let mut screen = Screen::tagged(&["giá", "dân", "giá"]);
    screen.press(CTRL, Key::Num3);
    screen
}

fn has_cell(screen: &Screen, name: &str) -> bool {
    !screen.found(Role::Button, name).is_empty()
}

fn says(screen: &Screen, words: &str) -> bool {
    screen.told().iter().any(|told| told.name.contains(words))
}

fn query(screen: &Screen) -> String {
    screen.typed_in(Role::MultilineTextInput, "Passage query")
}

#[test]
fn the_page_counts_what_was_coded_and_says_how_much_that_is() {
    let screen = counted();
    assert!(says(&screen, "3 annotations in 1 article (of 5), 1 annotator."), "{:?}", screen.told());
    for cell in ["giá, Passages: 2", "dân, Passages: 1", "giá, % of passages: 66.7%", "Total, Articles: 1"]
    {
        assert!(has_cell(&screen, cell), "{cell}: {:?}", screen.found(Role::Button, ","));
    }
}

#[test]
fn a_number_opens_the_passages_behind_it() {
    let mut screen = counted();
    screen.click(Role::Button, "giá, Passages: 2");
    assert!(query(&screen).contains("giá"), "{}", query(&screen));
    assert!(says(&screen, "2 passages in 1 article"));
}

#[test]
fn arrows_go_from_cell_to_cell_and_enter_opens_what_stands_behind() {
    let mut screen = counted();
    screen.click(Role::Button, "Sort by Theme");
    screen.press(NONE, Key::ArrowDown);
    screen.press(NONE, Key::ArrowRight);
    let focused = screen.focused().expect("a cell").name;
    assert!(focused.contains("Passages: "), "{focused}");
    screen.press(NONE, Key::Enter);
    assert!(says(&screen, "passages in 1 article") || says(&screen, "1 passage in 1 article"));
}

#[test]
fn the_numbers_follow_what_is_coded() {
    let mut screen = counted();
    screen.press(CTRL, Key::Z);
    assert!(has_cell(&screen, "giá, Passages: 1"), "{:?}", screen.found(Role::Button, "giá"));
}

#[test]
fn a_click_on_a_head_sorts_and_another_turns_the_order_round() {
    let mut screen = counted();
    let first = |screen: &Screen| {
        let top = |name: &str| screen.only(Role::Button, name).rect.expect("a place").top();
        if top("giá, Passages: 2") < top("dân, Passages: 1") { "giá" } else { "dân" }
    };
    screen.click(Role::Button, "Sort by Passages");
    assert_eq!(first(&screen), "giá");
    screen.click(Role::Button, "Sort by Passages");
    assert_eq!(first(&screen), "dân");
}

#[test]
fn a_matrix_and_pairs_are_pages_of_their_own() {
    let mut screen = counted();
    screen.click(Role::Tab, "Matrix");
    assert!(has_cell(&screen, "giá, "), "{:?}", screen.told());
    screen.click(Role::Tab, "Co-occurrence");
    assert!(says(&screen, "Nothing to count with these choices."));
}

#[test]
fn a_query_narrows_what_is_counted_and_a_wrong_one_is_told() {
    let mut screen = counted();
    let field = screen.found(Role::TextInput, "Passage query").pop().expect("the field of the page");
    screen.click_at(field.rect.expect("a place").center(), NONE);
    screen.type_keys("dân");
    assert!(says(&screen, "1 annotation in 1 article (of 5)"), "{:?}", screen.told());
    screen.type_keys(" and");
    assert!(says(&screen, "Character 8: Something to ask for is missing here"), "{:?}", screen.told());
}

#[test]
fn a_chart_shows_the_same_numbers_and_is_saved_as_a_picture() {
    let mut screen = counted();
    screen.click(Role::RadioButton, "Chart");
    assert!(!screen.found(Role::Figure, "Frequencies").is_empty(), "{:?}", screen.told());
    for (format, begins) in [
        ("Picture (SVG)", &b"<?xml"[..]),
        ("Picture (PNG)", &b"\x89PNG"[..]),
        ("CSV", &b"\xef\xbb\xbfTheme"[..]),
    ] {
        screen.click(Role::Button, "Save table…");
        screen.click(Role::Button, format);
        let file = screen.temporary.path().join("numbers");
        screen.press(CTRL, Key::A);
        screen.type_keys(&file.display().to_string());
        screen.press(NONE, Key::Enter);
        let bytes = std::fs::read(&file).unwrap_or_else(|error| panic!("{format}: {error}"));
        assert!(bytes.starts_with(begins), "{format}: {:?}", String::from_utf8_lossy(&bytes[..40]));
    }
}

#[test]
fn every_page_is_drawn_as_table_and_as_chart_and_with_nothing_coded() {
    let starts: [fn() -> Screen; 2] = [counted, || Screen::reading(Language::Vietnamese)];
    for start in starts {
        let mut screen = start();
        screen.press(CTRL, Key::Num3);
        let names: Vec<String> = screen.found(Role::Tab, "").into_iter().map(|tab| tab.name).collect();
        for name in names.iter().filter(|name| PAGES.contains(&name.as_str())) {
            screen.click(Role::Tab, name);
            for form in ["Chart", "Biểu đồ", "Table", "Bảng"] {
                if screen.found(Role::RadioButton, form).len() == 1 {
                    screen.click(Role::RadioButton, form);
                }
            }
        }
    }
}

#[test]
fn a_cell_of_the_summary_grid_is_written_beside_its_passages_and_kept_when_it_is_left() {
    let mut screen = counted();
    screen.click(Role::Tab, "Summaries");
    let cell = |screen: &Screen, end: &str| {
        screen.found(Role::Button, "").into_iter().find(|told| told.name.ends_with(end)).map(|told| told.name)
    };
    let empty = cell(&screen, ", giá: 2").expect("a cell with two passages");
    screen.click(Role::Button, &empty);
    assert!(says(&screen, "2 passages in 1 article"));
    assert_eq!(screen.focused().expect("the field").name, "Summary");
    screen.type_keys("Giá tăng.");
    screen.press(CTRL, Key::Enter);
    let written = cell(&screen, ", giá: 2. Giá tăng.").expect("the cell says what was written");
    assert_eq!(screen.focused().expect("the cell").name, written);
    screen.press(CTRL, Key::Z);
    assert!(cell(&screen, ", giá: 2").is_some(), "undone: {:?}", screen.told());
}

#[test]
fn while_coding_blind_the_page_says_that_it_counts_what_is_shown() {
    let mut screen = Screen::shared(Language::English);
    screen.press(CTRL, Key::Num3);
    assert!(says(&screen, "1 annotation in 1 article (of 5)"), "{:?}", screen.told());
    screen.press(CTRL, Key::K);
    screen.type_keys("blind coding");
    screen.press(NONE, Key::Enter);
    assert!(says(&screen, "0 annotations in 0 articles (of 5)"), "{:?}", screen.told());
    let words = Words::new(Tongue::English).say("blind-in-lists");
    assert_eq!(screen.found(Role::Label, &words).len(), 2, "beside the themes and on the page");
}

#[test]
fn a_word_opens_its_places_and_a_place_opens_the_article_there_with_the_way_back() {
    let mut screen = counted();
    screen.click(Role::Tab, "Words");
    let count = screen.found(Role::Button, ", Count: ").remove(0);
    let (word, n) = count.name.split_once(", Count: ").expect("a word and its number");
    let (word, n) = (word.to_owned(), n.to_owned());
    screen.click_at(count.rect.expect("a place").center(), NONE);
    assert_eq!(screen.typed_in(Role::TextInput, "Word"), word, "whole articles are counted: no passages");
    assert!(says(&screen, &format!("{n} place")), "{:?}", screen.told());
    assert!(screen.found(Role::RadioButton, "Chart").is_empty(), "words are read, not drawn");
    let place = screen.found(Role::Button, &word).into_iter().find(|told| told.name.contains("): "));
    let place = place.unwrap_or_else(|| panic!("{:?}", screen.told()));
    screen.click_at(place.rect.expect("a place").center(), NONE);
    let reading = screen.article();
    let selected = reading.selection.expect("the word").span();
    assert_eq!(selected.of(reading.text()).to_lowercase(), word.to_lowercase());
    assert!(screen.found(Role::Tab, "In context").is_empty(), "the article is shown");
    screen.press(Modifiers::ALT, Key::ArrowLeft);
    assert!(!screen.found(Role::Tab, "In context").is_empty(), "{:?}", screen.told());
}

#[test]
fn a_word_is_typed_into_its_sentence_and_one_that_is_not_counted_is_told() {
    let mut screen = counted();
    screen.click(Role::Tab, "In context");
    assert!(says(&screen, "Type a word above"), "{:?}", screen.told());
    screen.click(Role::TextInput, "Word");
    screen.type_keys("zyx");
    assert!(says(&screen, "Not counted as a word here."), "{:?}", screen.told());
}

#[test]
fn how_near_themes_lie_and_the_numbers_of_saturation_are_chosen() {
    let mut screen = counted();
    screen.click(Role::Tab, "Co-occurrence");
    assert!(screen.found(Role::SpinButton, "Sentences apart, at most").is_empty());
    screen.click(Role::ComboBox, "What counts as together");
    screen.click(Role::Button, "lie within");
    assert_eq!(screen.found(Role::SpinButton, "Sentences apart, at most").len(), 1, "{:?}", screen.told());
    screen.click(Role::Tab, "Saturation");
    assert!(says(&screen, "Fewer than 4 articles have coded passages"), "{:?}", screen.told());
    assert_eq!(screen.found(Role::SpinButton, "Articles in the base").len(), 1);
}
