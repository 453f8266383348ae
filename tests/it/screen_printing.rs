//! An article on paper in the window, on a desktop without dialogs: it is saved where the person says, and what is printed
//! is said to be where it is.

use crate::screen_support::{CTRL, Screen};
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use std::fs;

fn says(screen: &Screen, words: &str) -> bool {
    screen.told().iter().any(|told| told.name.contains(words))
}

#[test]
fn the_article_is_saved_as_a_pdf_from_the_list_of_commands() {
    let mut screen = Screen::tagged(&["Giá"]);
    screen.press(CTRL, Key::K);
    screen.type_keys("save article as");
    screen.press(Modifiers::NONE, Key::Enter);
    let path = screen.temporary.path().join("bài.pdf");
    screen.press(CTRL, Key::A);
    screen.frame(vec![egui::Event::Text(path.display().to_string())]);
    screen.press(Modifiers::NONE, Key::Enter);
    assert!(says(&screen, "Saved "), "{:?}", screen.told());
    assert!(fs::read(path).expect("a file").starts_with(b"%PDF-"));
}

#[test]
fn where_the_desktop_opens_no_pdf_it_is_said_where_the_pdf_is() {
    let mut screen = Screen::tagged(&["Giá"]);
    screen.press(CTRL, Key::P);
    assert!(says(&screen, "This desktop has no way to open the PDF."), "{:?}", screen.told());
    let printed = fs::read_dir(screen.temporary.path().join("home/print")).expect("a folder");
    assert_eq!(printed.count(), 1);
}

#[test]
fn the_menu_of_the_project_saves_and_prints_the_article() {
    let mut screen = Screen::tagged(&["Giá"]);
    screen.click(Role::Button, "Project");
    screen.click(Role::Button, "Article as PDF");
    screen.click(Role::Button, "Print article");
    assert!(says(&screen, "This desktop has no way to open the PDF."), "{:?}", screen.told());
}
