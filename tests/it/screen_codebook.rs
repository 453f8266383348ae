//! The codebook as a file in the window, on a desktop without dialogs: what an import would do is looked at before it is
//! done, and what is printed is said to be where it is.

use crate::screen_actions::do_action;
use crate::screen_support::{CTRL, Screen};
use butda::session::Action;
use butda::storage::settings::Language;
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use std::fs;

/// Writes a file beside the project and types its path into the dialog that asks for one.
fn give(screen: &mut Screen, name: &str, text: &str) {
    let path = screen.temporary.path().join(name);
    fs::write(&path, text).expect("a file");
    type_path(screen, &path.display().to_string());
}

fn type_path(screen: &mut Screen, path: &str) {
    // In place of the folder that the path would begin with.
    screen.press(CTRL, Key::A);
    screen.frame(vec![egui::Event::Text(path.to_owned())]);
    screen.press(Modifiers::NONE, Key::Enter);
}

fn says(screen: &Screen, words: &str) -> bool {
    screen.told().iter().any(|told| told.name.contains(words))
}

#[test]
fn an_import_is_looked_at_and_then_done_and_undone() {
    let mut screen = Screen::tagged(&["Giá"]);
    do_action(&mut screen, Action::ImportCodebook);
    give(&mut screen, "book.csv", "name,definition,color\nGiá,Về giá,\nDân > Hỏi,,blue\n");
    for words in [
        "book.csv",
        "2 new themes · 1 existing theme gets missing texts · 1 place in the file cannot be used",
        "line 3, column 3: “blue” is not a colour",
        "gets: definition",
    ] {
        assert!(says(&screen, words), "{words}");
    }
    assert_eq!(screen.project().codebook.rows().count(), 1, "nothing is done yet");
    screen.click(Role::Button, "Import");
    assert!(says(&screen, "Imported the codebook: 2 themes created, 1 theme completed"));
    assert_eq!(screen.project().codebook.rows().count(), 3);
    screen.press(CTRL, Key::Z);
    assert_eq!(screen.project().codebook.rows().count(), 1);
}

#[test]
fn a_file_without_a_codebook_and_a_locked_codebook_offer_nothing_to_import() {
    let mut screen = Screen::reading(Language::English);
    do_action(&mut screen, Action::ImportCodebook);
    give(&mut screen, "other.csv", "a,b\n");
    assert!(says(&screen, "no column with the names of themes"));
    assert!(screen.found(Role::Button, "Import").iter().all(|button| button.name != "Import"));
    screen.press(Modifiers::NONE, Key::Escape);
    do_action(&mut screen, Action::LockCodebook);
    do_action(&mut screen, Action::ImportCodebook);
    give(&mut screen, "book.csv", "name\nGiá\n");
    assert!(says(&screen, "The codebook is locked, so nothing was imported"));
    assert!(screen.found(Role::Button, "Import").iter().all(|button| button.name != "Import"));
}

#[test]
fn the_codebook_is_exported_from_the_dialog_of_exports() {
    let mut screen = Screen::tagged(&["Giá"]);
    screen.press(CTRL, Key::E);
    screen.click(Role::Button, "Codebook…");
    screen.click(Role::Button, "Markdown document");
    let path = screen.temporary.path().join("book.md");
    type_path(&mut screen, &path.display().to_string());
    assert!(says(&screen, "Exported 1 theme to"));
    assert!(fs::read_to_string(path).expect("a file").contains("\n## Giá\n"));
}

#[test]
fn where_the_desktop_opens_no_page_it_is_said_where_the_page_is() {
    let mut screen = Screen::tagged(&["Giá"]);
    screen.click(Role::Button, "Export, print or import the codebook");
    screen.click(Role::Button, "Print codebook");
    let page = screen.temporary.path().join("home/print/samples.html");
    assert!(says(&screen, &format!("print it there: {}", page.display())));
    assert!(fs::read_to_string(page).expect("a page").contains("Giá"));
}
