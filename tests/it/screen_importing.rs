//! Importing articles in the window: what was read is listed and looked at, taken with a key, and undone.

use crate::docx_writing::{document_with, paragraph};
use crate::screen_actions::do_action;
use crate::screen_support::{CTRL, Screen};
use butda::session::Action;
use butda::storage::settings::Language;
use egui::accesskit::Role;
use egui::{Event, Key, Modifiers};
use std::fs;

fn says(screen: &Screen, words: &str) -> bool {
    screen.told().iter().any(|told| told.name.contains(words))
}

#[test]
fn a_folder_is_read_listed_taken_with_enter_and_undone() {
    let mut screen = Screen::tagged(&["Giá"]);
    let n_articles = screen.project().library.len();
    let folder = screen.temporary.path().join("from");
    fs::create_dir_all(&folder).expect("a folder");
    fs::write(folder.join("tin.docx"), document_with(&paragraph("", "Bến phà ngày cuối."), &[], ""))
        .expect("a file");
    fs::write(folder.join("study.nvpx"), "?").expect("a file");
    do_action(&mut screen, Action::ImportFolder);
    screen.press(CTRL, Key::A);
    screen.frame(vec![Event::Text(folder.display().to_string())]);
    screen.press(Modifiers::NONE, Key::Enter);
    screen.settle();
    for words in ["1 article read · 1 file could not be read", "REFI-QDA", "Bến phà ngày cuối."] {
        assert!(says(&screen, words), "{words}");
    }
    let tick = screen.only(Role::CheckBox, "tin.docx");
    assert!(tick.is_enabled, "{tick:?}");
    assert_eq!(screen.project().library.len(), n_articles, "nothing is done yet");
    screen.press(Modifiers::NONE, Key::Enter);
    screen.settle();
    assert_eq!(screen.project().library.len(), n_articles + 1);
    assert!(says(&screen, "Imported 1 article"));
    do_action(&mut screen, Action::ArticleDetails);
    assert!(says(&screen, "Imported from tin.docx"));
    screen.press(Modifiers::NONE, Key::Escape);
    screen.press(CTRL, Key::Z);
    screen.settle();
    assert_eq!(screen.project().library.len(), n_articles);
}

#[test]
fn a_text_that_is_pasted_where_nothing_is_typed_becomes_an_article() {
    let mut screen = Screen::reading(Language::Vietnamese);
    let n_articles = screen.project().library.len();
    screen.frame(vec![Event::Paste("Chợ nổi cuối năm\n\nSáng nay ghe nào cũng đầy.".to_owned())]);
    screen.settle();
    assert!(says(&screen, "Chợ nổi cuối năm.txt"));
    screen.press(Modifiers::NONE, Key::Escape);
    screen.settle();
    assert_eq!(screen.project().library.len(), n_articles);
    assert!(!says(&screen, "Chợ nổi cuối năm.txt"));
}
