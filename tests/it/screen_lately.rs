//! The articles read lately: Ctrl+Tab goes to the one before this one and back, and walks on while Ctrl is held.

use super::screen_support::{CTRL, Screen};
use butda::session::{Notice, ReadingNotice};
use butda::storage::settings::Language;
use egui::accesskit::Role;
use egui::{Event, Key, Modifiers};

const BACK: Modifiers = Modifiers { shift: true, ..CTRL };

/// The first four articles were read, one after the other.
fn four_read() -> (Screen, Vec<String>) {
    let mut screen = Screen::open(Language::English);
    let mut read = Vec::new();
    for _ in 0..4 {
        screen.press(CTRL, Key::PageDown);
        read.push(screen.article().path.to_string());
    }
    (screen, read)
}

fn article(screen: &Screen) -> String {
    screen.article().path.to_string()
}

fn tab(screen: &mut Screen, held: Modifiers) {
    for pressed in [true, false] {
        let event = Event::Key { key: Key::Tab, physical_key: None, pressed, repeat: false, modifiers: held };
        screen.frame(vec![Event::ModifiersChanged(held), event]);
    }
    screen.window.run_steps(2);
}

fn let_go(screen: &mut Screen) {
    screen.frame(vec![Event::ModifiersChanged(Modifiers::NONE)]);
    screen.settle();
}

fn listed(screen: &Screen) -> Vec<String> {
    let rows = screen.told().into_iter().filter(|told| told.role == Role::ListBoxOption);
    rows.map(|row| row.name).collect()
}

#[test]
fn ctrl_tab_goes_to_the_article_read_before_and_again_back() {
    let (mut screen, read) = four_read();
    for wanted in [2, 3, 2] {
        tab(&mut screen, CTRL);
        let_go(&mut screen);
        assert_eq!(article(&screen), read[wanted]);
    }
}

#[test]
fn while_ctrl_is_held_tab_walks_through_the_list_and_shift_goes_the_other_way() {
    let (mut screen, read) = four_read();
    tab(&mut screen, CTRL);
    assert_eq!(article(&screen), read[3], "nothing is decided");
    tab(&mut screen, CTRL);
    let titles: Vec<bool> = listed(&screen)
        .iter()
        .zip(read.iter().rev())
        .map(|(row, path)| row.ends_with(path.as_str()))
        .collect();
    assert_eq!(titles, [true; 4], "the last first: {:?}", listed(&screen));
    let_go(&mut screen);
    assert_eq!(article(&screen), read[1]);
    tab(&mut screen, BACK);
    let_go(&mut screen);
    assert_eq!(article(&screen), read[0], "the one read longest ago");
    tab(&mut screen, CTRL);
    tab(&mut screen, CTRL);
    tab(&mut screen, BACK);
    let_go(&mut screen);
    assert_eq!(article(&screen), read[1]);
}

#[test]
fn esc_leaves_the_list_and_the_article_stays() {
    let (mut screen, read) = four_read();
    tab(&mut screen, CTRL);
    tab(&mut screen, CTRL);
    screen.press(CTRL, Key::Escape);
    let_go(&mut screen);
    assert_eq!((article(&screen), listed(&screen)), (read[3].clone(), Vec::new()));
}

#[test]
fn from_the_menu_the_list_stays_until_an_article_is_chosen() {
    let (mut screen, read) = four_read();
    screen.click(Role::Button, "Go");
    screen.click(Role::Button, "Recent articles…");
    assert_eq!(listed(&screen).len(), 4);
    screen.press(Modifiers::NONE, Key::ArrowDown);
    screen.press(Modifiers::NONE, Key::Enter);
    assert_eq!((article(&screen), listed(&screen)), (read[1].clone(), Vec::new()));
    screen.press(Modifiers::NONE, Key::J);
    assert!(screen.article().sentence.is_some(), "the keyboard is the article's again");
}

#[test]
fn what_was_read_is_known_after_a_restart_and_told_where_there_is_nothing() {
    let (screen, read) = four_read();
    let mut screen = screen.started_again();
    tab(&mut screen, CTRL);
    let_go(&mut screen);
    assert_eq!(article(&screen), read[2]);
    let mut screen = Screen::reading(Language::English);
    tab(&mut screen, CTRL);
    let_go(&mut screen);
    let said = screen.session().notice().map(|said| said.notice.clone());
    assert_eq!(said, Some(Notice::Reading(ReadingNotice::NothingReadBefore)));
}
