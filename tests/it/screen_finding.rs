//! Finding through the window: the bar, the tab, the list by keys alone, and what is made of what was found.

use super::screen_support::{CTRL, LANGUAGES, Screen};
use butda::session::Selection;
use butda::storage::settings::Language;
use egui::accesskit::Role;
use egui::{Event, ImeEvent, Key, Modifiers, Rect};

const NONE: Modifiers = Modifiers::NONE;
const SHIFT: Modifiers = Modifiers::SHIFT;
const CTRL_SHIFT: Modifiers = Modifiers { shift: true, ..CTRL };

fn key(key: Key) -> Event {
    Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers: NONE }
}

fn selected(screen: &Screen) -> String {
    let reading = screen.article();
    reading.selection.map(Selection::span).unwrap_or_default().of(reading.text()).to_owned()
}

fn has_label(screen: &Screen, words: &str) -> bool {
    screen.told().iter().any(|node| node.role == Role::Label && node.name == words)
}

fn list(screen: &Screen) -> Vec<String> {
    screen.found(Role::ListBoxOption, "").into_iter().map(|row| row.name).collect()
}

/// The right column's tab with what was found for these words.
fn searched(words: &str) -> Screen {
    let mut screen = Screen::reading(Language::English);
    screen.press(CTRL_SHIFT, Key::F);
    screen.type_keys(words);
    screen
}

#[test]
fn ctrl_f_opens_the_bar_enter_goes_on_shift_enter_back_and_escape_leaves_the_place_selected() {
    let mut screen = Screen::reading(Language::English);
    screen.press(CTRL, Key::F);
    assert!(screen.focused().is_some_and(|field| field.name == "Find in this article"));
    screen.type_keys("hoi nghi");
    let n = screen.searching().lit.spans.len();
    assert!(n > 3 && has_label(&screen, &format!("Match 1 of {n}")), "{n}");
    screen.press(NONE, Key::Enter);
    screen.press(NONE, Key::F3);
    assert!(has_label(&screen, &format!("Match 3 of {n}")));
    screen.press(SHIFT, Key::Enter);
    assert!(has_label(&screen, &format!("Match 2 of {n}")));
    assert!(screen.focused().is_some_and(|field| field.name == "Find in this article"));
    // The palette keeps away from places until it is asked for: this is the codebook's field.
    assert_eq!(screen.found(Role::TextInput, "Find or add theme").len(), 1);
    screen.press(CTRL_SHIFT, Key::F);
    assert!(screen.found(Role::TextInput, "Find or add theme").is_empty());
    screen.press(CTRL, Key::F);
    screen.press(NONE, Key::F3);
    screen.press(SHIFT, Key::F3);
    screen.press(NONE, Key::Escape);
    assert!(screen.found(Role::TextInput, "Find in this article").is_empty());
    assert!(screen.focused().is_some_and(|node| node.role == Role::Document));
    assert!(selected(&screen).to_lowercase().starts_with("hội nghị"), "{}", selected(&screen));
    screen.press(NONE, Key::H);
    assert_eq!(screen.marks().len(), 1);
    screen.press(NONE, Key::F3);
    assert_ne!(screen.article().selection, None);
}

#[test]
fn letters_typed_right_after_the_key_go_into_the_field_and_none_acts() {
    for (modifiers, opened) in [(CTRL, Key::F), (CTRL_SHIFT, Key::F), (NONE, Key::F4)] {
        let mut screen = Screen::reading(Language::English);
        let open = Event::Key { key: opened, physical_key: None, pressed: true, repeat: false, modifiers };
        let letters = ["h", "j", "x"].map(|letter| Event::Text(letter.to_owned()));
        let keys = [Key::H, Key::J, Key::X].map(key);
        let typed = keys.into_iter().zip(letters).flat_map(|(key, text)| [key, text]);
        screen.frame(std::iter::once(open).chain(typed).collect());
        screen.settle();
        let field = if modifiers == CTRL { "Find in this article" } else { "Find in all articles" };
        assert_eq!(screen.typed_in(Role::TextInput, field), "hjx");
        assert_eq!((screen.marks().len(), screen.article().sentence), (0, None));
    }
}

#[test]
fn enter_while_composing_commits_and_right_after_a_commit_counts_what_was_committed() {
    let mut screen = Screen::reading(Language::English);
    screen.press(CTRL, Key::F);
    screen.compose("hội");
    screen.frame(vec![key(Key::Enter)]);
    assert_eq!(selected(&screen).to_lowercase(), "hội");
    let commit = Event::Ime(ImeEvent::Commit("hội nghị".to_owned()));
    let end = Event::Ime(ImeEvent::Preedit { text: String::new(), active_range_chars: None });
    screen.frame(vec![end, commit]);
    screen.settle();
    assert_eq!(screen.typed_in(Role::TextInput, "Find in this article"), "hội nghị");
    assert_eq!(selected(&screen).to_lowercase(), "hội nghị");
    // In one frame: the words and Enter.
    let mut screen = Screen::reading(Language::English);
    screen.press(CTRL, Key::F);
    screen.frame(vec![Event::Text("nhân dân".to_owned()), key(Key::Enter)]);
    screen.settle();
    assert_eq!(selected(&screen).to_lowercase(), "nhân dân");
}

#[test]
fn escape_while_composing_leaves_the_bar_open() {
    let mut screen = Screen::reading(Language::English);
    screen.press(CTRL, Key::F);
    screen.type_keys("x ");
    screen.compose("đồ");
    let end = Event::Ime(ImeEvent::Preedit { text: String::new(), active_range_chars: None });
    screen.frame(vec![key(Key::Escape), end]);
    screen.settle();
    assert_eq!(screen.typed_in(Role::TextInput, "Find in this article"), "x ");
}

#[test]
fn the_list_is_gone_through_ticked_folded_and_left_by_keys_alone() {
    let mut screen = searched("dang bo");
    assert!(has_label(&screen, "61 matches in 5 articles"));
    screen.press(NONE, Key::ArrowDown);
    screen.press(NONE, Key::ArrowDown);
    let first = screen.focused().expect("a row");
    assert_eq!(first.role, Role::ListBoxOption, "{first:?}");
    screen.press(NONE, Key::Space);
    assert!(screen.focused().is_some_and(|row| row.name.ends_with("(ticked)")));
    assert_eq!(screen.found(Role::Button, "Tag 1 ticked match…").len(), 1);
    screen.press(NONE, Key::Enter);
    assert_eq!(selected(&screen).to_lowercase(), "đảng bộ");
    screen.press(NONE, Key::F3);
    // Folded away and unfolded, with the keyboard at the article.
    screen.press(NONE, Key::ArrowLeft);
    let is_at_article = |screen: &Screen| screen.focused().is_some_and(|row| row.name.ends_with(": 13"));
    assert!(is_at_article(&screen) && !list(&screen).iter().any(|row| row.starts_with(&first.name)));
    screen.press(NONE, Key::ArrowRight);
    assert!(is_at_article(&screen));
    screen.press(NONE, Key::ArrowDown);
    assert!(screen.focused().is_some_and(|row| row.role == Role::ListBoxOption));
    screen.press(NONE, Key::End);
    assert!(screen.focused().is_some_and(|row| row.role == Role::ListBoxOption));
    screen.press(NONE, Key::Home);
    screen.press(NONE, Key::ArrowUp);
    assert!(screen.focused().is_some_and(|field| field.name == "Find in all articles"));
    // From panel to panel: the library, the article, and back to the field.
    let mut visited = Vec::new();
    for _ in 0..3 {
        screen.press(NONE, Key::F6);
        visited.extend(screen.focused().map(|node| node.name));
    }
    assert!(visited.contains(&"Find in all articles".to_owned()), "{visited:?}");
}

#[test]
fn what_was_found_is_tagged_with_a_theme_that_is_typed_and_one_undo_takes_it_back() {
    let mut screen = searched("doi thoai");
    let n = screen.searching().everywhere.tally().n_hits;
    screen.click(Role::Button, &format!("Tag all {n} matches…"));
    assert_eq!(screen.found(Role::RadioButton, "the sentence").len(), 1);
    screen.type_keys("Đối thoại");
    screen.press(NONE, Key::Enter);
    let annotations = |screen: &Screen| -> usize {
        let articles = screen.project().library.keys();
        articles.map(|path| screen.project().annotations_shown(path).count()).sum()
    };
    assert_eq!(annotations(&screen), n);
    screen.press(CTRL, Key::Z);
    assert_eq!(annotations(&screen), 0);
}

#[test]
fn the_edge_of_the_column_moves_by_mouse_and_by_keys_and_is_remembered() {
    let mut screen = searched("dang bo");
    let width = |screen: &Screen| screen.session().settings().right_column.px();
    assert!((width(&screen) - 312.0).abs() < 0.5);
    let edge = screen.only(Role::Splitter, "Resize right column");
    let from = edge.rect.map(|rect: Rect| rect.center()).expect("a place");
    screen.window.event(Event::PointerMoved(from));
    let button = egui::PointerButton::Primary;
    screen.window.event(Event::PointerButton { pos: from, button, pressed: true, modifiers: NONE });
    screen.settle();
    let to = from - egui::vec2(120.0, 0.0);
    screen.window.event(Event::PointerMoved(to));
    screen.settle();
    screen.window.event(Event::PointerButton { pos: to, button, pressed: false, modifiers: NONE });
    screen.settle();
    assert!((width(&screen) - 432.0).abs() < 6.0, "{}", width(&screen));
    let before = width(&screen);
    screen.press(CTRL, Key::K);
    screen.type_keys("Widen right");
    screen.press(NONE, Key::Enter);
    assert!(width(&screen) > before);
}

#[test]
fn everything_of_the_search_has_a_name_in_both_languages() {
    for language in LANGUAGES {
        let mut screen = Screen::reading(language);
        screen.press(CTRL, Key::F);
        screen.type_keys("dang");
        screen.press(CTRL_SHIFT, Key::F);
        let is_control = |role: Role| {
            matches!(
                role,
                Role::Button
                    | Role::TextInput
                    | Role::ComboBox
                    | Role::CheckBox
                    | Role::ListBoxOption
                    | Role::Splitter
                    | Role::RadioButton
            )
        };
        let check = |screen: &Screen| {
            for node in screen.told().iter().filter(|node| is_control(node.role)) {
                assert!(!node.name.trim().is_empty(), "{language:?}: {node:?}");
                let is_id = node.name.contains('-') && node.name.is_ascii() && !node.name.contains(' ');
                assert!(!is_id || node.name == "A-", "{language:?}: {node:?}");
            }
        };
        check(&screen);
        screen.press(CTRL, Key::K);
        screen.type_keys(if language == Language::English { "Tag all" } else { "Gắn chủ đề cho" });
        screen.press(NONE, Key::Enter);
        assert!(!screen.found(Role::RadioButton, "").is_empty());
        check(&screen);
    }
}

#[test]
fn in_a_small_window_the_bar_wraps_and_the_article_keeps_its_room() {
    let mut screen = Screen::sized(Language::Vietnamese, (720.0, 480.0, 1.0));
    screen.press(CTRL, Key::PageDown);
    screen.press(CTRL, Key::F);
    screen.type_keys("dang");
    let window = Rect::from_min_size(egui::Pos2::ZERO, egui::vec2(720.0, 480.0));
    for name in ["Dấu: Tự động", "Từ ngữ", "Gần nhau: tắt"] {
        let rect = screen.only(Role::ComboBox, name).rect.expect("a place");
        assert!(window.contains_rect(rect), "{name}: {rect:?}");
    }
    let article = screen.found(Role::Document, "").pop().and_then(|article| article.rect).expect("a place");
    assert!(article.height() > 200.0, "{article:?}");
}
