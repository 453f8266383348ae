//! What is typed or dragged in the window is kept: notes on the way out of an article, themes put elsewhere.

use super::screen_support::{CTRL, Screen};
use butda::storage::settings::Language;
use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, PointerButton, Pos2, pos2};

const NONE: Modifiers = Modifiers::NONE;

/// An article with a sentence tagged with this theme.
fn tagged(theme: &str) -> Screen {
    let mut screen = Screen::reading(Language::English);
    tag(&mut screen, theme);
    screen
}

fn tag(screen: &mut Screen, theme: &str) {
    screen.press(NONE, Key::J);
    screen.press(NONE, Key::T);
    screen.type_keys(theme);
    screen.press(NONE, Key::Enter);
}

fn notes(screen: &Screen) -> Vec<String> {
    let project = &screen.project().project;
    let articles = project.articles().map(|(path, _)| path.clone()).collect::<Vec<_>>();
    articles
        .iter()
        .flat_map(|path| project.annotations(path))
        .filter_map(|(_, _, annotation, _)| annotation.note.clone())
        .collect()
}

#[test]
fn a_note_that_is_being_typed_is_kept_when_another_article_is_opened_or_everything_saved() {
    let ways: [(Modifiers, Key); 2] = [(CTRL, Key::PageDown), (CTRL, Key::S)];
    for (held, key) in ways {
        let mut screen = tagged("a");
        screen.press(NONE, Key::N);
        screen.type_keys("hay");
        assert_eq!(notes(&screen), Vec::<String>::new());
        screen.press(held, key);
        assert_eq!(notes(&screen), ["hay"]);
    }
}

#[test]
fn a_note_that_is_being_typed_is_kept_when_another_row_of_the_library_is_clicked() {
    let mut screen = tagged("a");
    let before = screen.article().path.clone();
    screen.press(NONE, Key::N);
    screen.type_keys("hay");
    screen.click(Role::Button, "Kết quả trong công tác");
    assert_ne!(screen.article().path, before);
    assert_eq!(notes(&screen), ["hay"]);
}

fn middle(screen: &Screen, words: &str) -> Pos2 {
    let rect = screen.only(Role::TreeItem, words).rect.expect("a place");
    pos2(rect.left() + rect.width() * 0.3, rect.center().y)
}

#[test]
fn a_theme_dropped_on_another_goes_under_it() {
    let mut screen = tagged("alpha");
    tag(&mut screen, "beta");
    let (from, to) =
        (middle(&screen, "beta: 1 in this article"), middle(&screen, "alpha: 1 in this article"));
    let button =
        |pos, pressed| Event::PointerButton { pos, button: PointerButton::Primary, pressed, modifiers: NONE };
    screen.frame(vec![Event::PointerMoved(from)]);
    screen.frame(vec![button(from, true)]);
    for step in 1_u8..=6 {
        screen.frame(vec![Event::PointerMoved(from + (to - from) * (f32::from(step) / 6.0))]);
    }
    screen.frame(vec![button(to, false)]);
    screen.settle();
    let names: Vec<(String, usize)> =
        screen.project().codebook.rows().map(|(_, depth, theme)| (theme.name.clone(), depth)).collect();
    assert_eq!(names, [("alpha".to_owned(), 0), ("beta".to_owned(), 1)]);
    // A theme counts those below it, for the ear as for the eye.
    screen.only(Role::TreeItem, "alpha: 2 in this article, 2 in total");
}
