//! The other people in the window: the list of annotators, the table, and what the status bar says, through the tree of
//! a screen reader and by keys alone.

use crate::screen_actions::do_action;
use crate::screen_support::Screen;
use butda::session::Action;
use butda::storage::settings::Language;
use butda::words::{Tongue, Words};
use egui::accesskit::Role;
use egui::{Key, Modifiers};

fn words() -> Words {
    Words::new(Tongue::English)
}

/// The samples with an annotation of NCV 2 in the third article, which NCV 1 reads.
fn with_somebody() -> Screen {
    Screen::shared(Language::English)
}

#[test]
fn the_list_of_annotators_has_a_named_box_for_each_that_hides_and_shows() {
    let mut screen = with_somebody();
    assert_eq!(screen.article().marks.len(), 1);
    do_action(&mut screen, Action::People);
    let theirs = screen.only(Role::CheckBox, "NCV 2");
    assert!(theirs.name.contains("annotations in this article: 1, in total: 1"), "{}", theirs.name);
    screen.click(Role::CheckBox, "NCV 2");
    assert_eq!(screen.article().marks.len(), 0);
    screen.press(Modifiers::NONE, Key::Escape);
    screen.click(Role::Button, "Annotations of 1 person hidden");
    assert_eq!(screen.article().marks.len(), 1);
}

#[test]
fn the_table_is_gone_through_by_arrows_and_enter_opens_the_article() {
    let mut screen = with_somebody();
    do_action(&mut screen, Action::PeopleTable);
    let open = screen.focused().expect("a row").name;
    assert!(
        open.contains("NCV 1: not started") && open.contains("NCV 2: in progress, 1 annotation"),
        "{open}"
    );
    screen.press(Modifiers::NONE, Key::ArrowDown);
    let next = screen.focused().expect("a row").name;
    assert!(next.starts_with("Kết quả trong công tác xây dựng Đảng"), "{next}");
    screen.press(Modifiers::NONE, Key::Enter);
    assert!(screen.article().path.as_str().starts_with("003"), "{}", screen.article().path);
}

#[test]
fn while_coding_blind_the_window_says_why_nothing_of_others_is_seen() {
    let mut screen = with_somebody();
    do_action(&mut screen, Action::CodeBlind);
    assert_eq!(screen.article().marks.len(), 0);
    screen.only(Role::Button, &words().say("blind-here"));
    do_action(&mut screen, Action::ToggleDone);
    assert_eq!(screen.article().marks.len(), 1);
    assert!(screen.found(Role::Button, &words().say("blind-here")).is_empty());
}

#[test]
fn somebody_else_s_annotation_is_copied_from_its_card() {
    let mut screen = with_somebody();
    screen.press(Modifiers { alt: true, ..Modifiers::NONE }, Key::ArrowDown);
    screen.click(Role::Button, &words().say("action-copy-to-mine"));
    assert_eq!(screen.article().marks.len(), 2);
}

#[test]
fn the_table_is_a_page_beside_the_panels_and_back_leads_to_the_article_and_forward_to_the_table() {
    let mut screen = with_somebody();
    let ctrl = Modifiers { ctrl: true, command: true, ..Modifiers::NONE };
    let alt = Modifiers { alt: true, ..Modifiers::NONE };
    let is_table = |screen: &Screen| !screen.found(Role::Button, "Copy table").is_empty();
    screen.press(ctrl, Key::Num2);
    assert!(is_table(&screen));
    assert_eq!(screen.found(Role::TextInput, "Filter articles").len(), 1);
    screen.press(alt, Key::ArrowLeft);
    assert!(!is_table(&screen));
    screen.press(alt, Key::ArrowRight);
    assert!(is_table(&screen));
    // Whatever brings a place of an article into sight shows the article.
    screen.press(ctrl, Key::PageDown);
    assert!(!is_table(&screen));
    screen.click(Role::Tab, "Progress");
    assert!(is_table(&screen));
    screen.press(ctrl, Key::Num1);
    assert!(!is_table(&screen));
}
