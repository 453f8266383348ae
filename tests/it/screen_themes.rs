//! Themes through the window: the codebook by keyboard alone, a theme's details beside the tree, tagging as hands expect.

use super::screen_support::{CTRL, Screen};
use butda::session::Action;
use butda::storage::settings::Language;
use butda::words::{Tongue, Words};
use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, PointerButton};

const NONE: Modifiers = Modifiers::NONE;
const SHIFT: Modifiers = Modifiers::SHIFT;

fn names(screen: &Screen) -> Vec<(String, usize)> {
    screen.project().codebook.rows().map(|(_, depth, theme)| (theme.name.clone(), depth)).collect()
}

fn focused(screen: &Screen) -> String {
    screen.focused().map(|told| told.name).unwrap_or_default()
}

fn says(screen: &Screen, words: &str) -> bool {
    screen.told().iter().any(|told| told.name.contains(words))
}

/// The keyboard on the first theme, by keys.
fn on_first_theme(screen: &mut Screen) {
    screen.press(NONE, Key::Escape);
    screen.press(NONE, Key::F6);
    assert_eq!(focused(screen), "Find or add theme…");
    screen.press(NONE, Key::ArrowDown);
}

#[test]
fn the_codebook_is_edited_by_keyboard_alone() {
    let mut screen = Screen::tagged(&["alpha", "beta", "gamma"]);
    on_first_theme(&mut screen);
    assert!(focused(&screen).starts_with("alpha: 1"));
    screen.press(NONE, Key::F2);
    screen.type_keys("delta");
    screen.press(NONE, Key::Enter);
    assert_eq!(names(&screen), [("delta".into(), 0), ("beta".into(), 0), ("gamma".into(), 0)]);
    assert!(focused(&screen).starts_with("delta: 1"));
    // Esc leaves the name as it was, and the keyboard where it was.
    screen.press(NONE, Key::F2);
    screen.type_keys("other");
    screen.press(NONE, Key::Escape);
    assert!(focused(&screen).starts_with("delta: 1"));
    // Everything else is in the menu.
    screen.press(NONE, Key::ArrowDown);
    screen.press(SHIFT, Key::F10);
    assert_eq!(focused(&screen), "Show passages of theme");
    screen.press(NONE, Key::Escape);
    assert!(focused(&screen).starts_with("beta: 1"));
    screen.press(NONE, Key::Menu);
    while focused(&screen) != "Move theme into the one above" {
        screen.press(NONE, Key::Tab);
    }
    screen.press(NONE, Key::Enter);
    assert_eq!(names(&screen), [("delta".into(), 0), ("beta".into(), 1), ("gamma".into(), 0)]);
    // Left leads out of a branch and folds it.
    screen.press(NONE, Key::ArrowLeft);
    assert!(focused(&screen).starts_with("delta: 2"));
    screen.press(NONE, Key::ArrowLeft);
    assert!(screen.found(Role::TreeItem, "beta: ").is_empty());
    screen.press(NONE, Key::ArrowDown);
    assert!(focused(&screen).starts_with("gamma: 1"));
    screen.press(NONE, Key::Delete);
    assert_eq!(names(&screen), [("delta".into(), 0), ("beta".into(), 1)]);
    assert!(focused(&screen).starts_with("delta: 2"));
    // The mark is there still, and undo brings the theme back.
    screen.press(CTRL, Key::Z);
    assert_eq!(names(&screen).len(), 3);
}

#[test]
fn every_action_on_a_theme_is_in_the_list_of_commands_which_asks_for_the_theme() {
    let mut screen = Screen::tagged(&["alpha", "beta"]);
    screen.press(CTRL, Key::K);
    screen.type_keys("set key of theme");
    screen.press(NONE, Key::Enter);
    assert!(screen.field().is_some_and(|field| field.name == "Filter list…"));
    screen.type_keys("beta");
    screen.press(NONE, Key::Enter);
    assert!(says(&screen, "Key of “beta”"));
    screen.type_keys("4");
    screen.press(NONE, Key::Enter);
    let book = &screen.project().codebook;
    let keys: Vec<_> = book.rows().map(|(id, ..)| book.key_of(id)).collect();
    assert!(keys.iter().flatten().any(|key| key == "4"), "{keys:?}");
    // The field of a name has the keyboard, though a dialog was over it before.
    screen.press(CTRL, Key::K);
    screen.type_keys("rename theme");
    screen.press(NONE, Key::Enter);
    screen.type_keys("beta");
    screen.press(NONE, Key::Enter);
    screen.type_keys("Beta");
    screen.press(NONE, Key::Enter);
    assert_eq!(names(&screen), [("alpha".into(), 0), ("Beta".into(), 0)]);
    screen.press(CTRL, Key::K);
    screen.type_keys("theme details");
    screen.press(NONE, Key::Enter);
    screen.type_keys("Beta");
    screen.press(NONE, Key::Enter);
    assert!(screen.field().is_some_and(|field| field.name == "Name"));
    screen.press(CTRL, Key::A);
    screen.type_keys("beta");
    screen.press(CTRL, Key::Enter);
    assert_eq!(names(&screen), [("alpha".into(), 0), ("beta".into(), 0)]);
    screen.press(CTRL, Key::K);
    screen.type_keys("merge theme into");
    screen.press(NONE, Key::Enter);
    screen.type_keys("alpha");
    screen.press(NONE, Key::Enter);
    screen.press(NONE, Key::Enter);
    assert_eq!(names(&screen), [("beta".into(), 0)]);
}

#[test]
fn details_stand_below_the_tree_and_escape_asks_only_where_something_was_typed() {
    let mut screen = Screen::tagged(&["alpha"]);
    on_first_theme(&mut screen);
    let describe = |screen: &mut Screen| {
        screen.press(NONE, Key::Menu);
        screen.click(Role::Button, "Theme details…");
    };
    describe(&mut screen);
    assert!(screen.focused().is_some_and(|field| field.name == "Name"));
    assert_eq!(screen.found(Role::TreeItem, "alpha: ").len(), 1);
    screen.press(NONE, Key::Escape);
    assert!(screen.found(Role::TextInput, "Name").is_empty());
    assert!(focused(&screen).starts_with("alpha: 1"));
    describe(&mut screen);
    screen.press(NONE, Key::Tab);
    screen.type_keys("what it means");
    screen.press(NONE, Key::Escape);
    assert!(says(&screen, "Esc"), "the person is asked");
    screen.press(NONE, Key::Escape);
    assert!(screen.found(Role::TextInput, "Name").is_empty());
    let definition = |screen: &Screen| {
        let (_, _, theme) = screen.project().codebook.rows().next().expect("a theme");
        theme.definition.clone()
    };
    assert_eq!(definition(&screen), "");
    describe(&mut screen);
    screen.press(NONE, Key::Tab);
    screen.type_keys("what it means");
    screen.press(CTRL, Key::Enter);
    assert_eq!(definition(&screen), "what it means");
}

#[test]
fn who_has_no_theme_yet_types_its_name_at_once() {
    let mut screen = Screen::reading(Language::English);
    let lines = screen.found(Role::Heading, "Từ vai trò");
    let line = lines.into_iter().find_map(|told| told.rect).expect("a line");
    let word = line.left_center() + egui::vec2(8.0, 0.0);
    // A double click selects a syllable.
    for pressed in [true, false, true, false] {
        let button = PointerButton::Primary;
        screen.window.event(Event::PointerMoved(word));
        screen.window.event(Event::PointerButton { pos: word, button, pressed, modifiers: NONE });
    }
    screen.settle();
    assert_eq!(focused(&screen), "Find or add theme…");
    screen.type_keys("nha");
    screen.press(NONE, Key::Enter);
    assert_eq!(screen.marks(), [["nha"]]);
}

#[test]
fn however_short_the_click_who_has_no_theme_yet_types_its_name_at_once() {
    for is_in_one_frame in [true, false] {
        let mut screen = Screen::reading(Language::English);
        let lines = screen.found(Role::Heading, "Từ vai trò");
        let line = lines.into_iter().find_map(|told| told.rect).expect("a line");
        let pos = line.left_center() + egui::vec2(8.0, 0.0);
        let click = [true, false].map(|pressed| Event::PointerButton {
            pos,
            button: PointerButton::Primary,
            pressed,
            modifiers: CTRL,
        });
        screen.window.event(Event::PointerMoved(pos));
        screen.settle();
        screen.window.input_mut().events.push(Event::ModifiersChanged(CTRL));
        for event in click {
            screen.window.input_mut().events.push(event);
            if !is_in_one_frame {
                screen.window.step();
            }
        }
        screen.window.step();
        screen.window.input_mut().events.push(Event::ModifiersChanged(NONE));
        screen.settle();
        assert_eq!(focused(&screen), "Find or add theme…", "in one frame: {is_in_one_frame}");
    }
}

#[test]
fn a_letter_that_is_no_key_begins_the_name_of_a_theme_at_the_selection() {
    let mut screen = Screen::tagged(&["dat"]);
    screen.press(NONE, Key::Escape);
    // Not the next sentence, which would be joined with the first.
    screen.press(NONE, Key::J);
    screen.press(NONE, Key::J);
    screen.press(SHIFT, Key::J);
    screen.type_keys("da");
    assert!(screen.field().is_some_and(|field| field.name == "Find or add theme…"));
    // Who listens is told what Enter would take.
    assert_eq!(focused(&screen), "dat");
    screen.press(NONE, Key::Enter);
    assert_eq!(screen.marks().len(), 2);
    assert_eq!(screen.marks().concat(), ["dat", "dat"]);
}

#[test]
fn a_click_on_a_theme_tags_the_selected_annotation_too_and_with_alt_shows_its_passages() {
    let mut screen = Screen::tagged(&["alpha", "beta"]);
    assert!(screen.article().selected.is_some());
    screen.click(Role::TreeItem, "alpha: 1");
    assert_eq!(screen.marks(), [vec!["alpha"], vec!["beta", "alpha"]]);
    let place = screen.only(Role::TreeItem, "alpha: 2").rect.expect("a place").center();
    screen.window.event_modifiers(Event::ModifiersChanged(Modifiers::ALT), Modifiers::ALT);
    screen.click_at(place, Modifiers::ALT);
    assert!(says(&screen, "2 passages in 1 article"));
    assert_eq!(screen.marks(), [vec!["alpha"], vec!["beta", "alpha"]]);
}

#[test]
fn an_annotation_that_comes_back_is_selected() {
    let mut screen = Screen::tagged(&["alpha"]);
    let selected = screen.article().selected.clone();
    screen.press(NONE, Key::Delete);
    assert!(screen.marks().is_empty());
    screen.press(CTRL, Key::Z);
    assert_eq!(screen.marks(), [["alpha"]]);
    assert_eq!(screen.article().selected, selected);
}

#[test]
fn ticking_a_passage_moves_no_row() {
    let mut screen = Screen::tagged(&["alpha", "beta", "alpha"]);
    screen.click(Role::Tab, "Passages");
    let places = |screen: &Screen| -> Vec<_> {
        screen.found(Role::CheckBox, "Tick: ").into_iter().map(|told| told.rect).collect()
    };
    let before = places(&screen);
    let first = before.first().copied().flatten().expect("a box").center();
    screen.click_at(first, NONE);
    assert!(says(&screen, "1 ticked"));
    assert_eq!(places(&screen), before);
}

#[test]
fn a_name_that_was_asked_for_and_not_given_leaves_nothing_behind() {
    let mut screen = Screen::nameless(Language::English);
    screen.press(NONE, Key::J);
    screen.press(SHIFT, Key::J);
    screen.press(NONE, Key::Escape);
    screen.press(NONE, Key::N);
    assert!(screen.session().asks_for_name());
    screen.press(NONE, Key::Escape);
    assert!(!screen.session().asks_for_name());
    assert!(screen.marks().is_empty() && names(&screen).is_empty());
    // The codebook is shown as before, and no field waits for letters.
    assert_eq!(screen.found(Role::TextInput, "Find or add theme").len(), 1);
    let focused = screen.focused();
    assert!(focused.as_ref().is_none_or(|told| told.role == Role::Document), "{focused:?}");
}

#[test]
fn a_drag_selects_whole_syllables_and_with_alt_letters() {
    let mut screen = Screen::on_text("Nghiêng nghiêng mái đầu.\n");
    let text = screen.article().text().to_owned();
    let drag = |screen: &mut Screen, held: Modifiers| {
        let line = screen
            .told()
            .into_iter()
            .filter(|told| told.role == Role::Paragraph)
            .find_map(|told| told.rect)
            .expect("a line");
        let (from, to) =
            (line.left_center() + egui::vec2(20.0, 0.0), line.left_center() + egui::vec2(45.0, 0.0));
        let button = |pos, pressed| Event::PointerButton {
            pos,
            button: PointerButton::Primary,
            pressed,
            modifiers: held,
        };
        let steps =
            [Event::PointerMoved(from), button(from, true), Event::PointerMoved(to), button(to, false)];
        screen.frame(vec![Event::ModifiersChanged(held)]);
        for step in steps {
            screen.frame(vec![step]);
        }
        screen.frame(vec![Event::ModifiersChanged(NONE)]);
        screen.settle();
        let selection = screen.article().selection.expect("a selection").span();
        selection.of(&text).to_owned()
    };
    assert_eq!(drag(&mut screen, NONE), "Nghiêng");
    // The palette closes first, then nothing is selected any more.
    screen.press(NONE, Key::Escape);
    screen.press(NONE, Key::Escape);
    screen.window.run_steps(60);
    let letters = drag(&mut screen, Modifiers::ALT);
    assert!(letters.len() < "Nghiêng".len() && "Nghiêng".contains(&letters), "{letters}");
}

#[test]
fn a_dialog_has_a_name_and_its_first_field_the_keyboard() {
    let mut screen = Screen::tagged(&["alpha"]);
    screen.press(CTRL, Key::K);
    assert_eq!(screen.only(Role::Dialog, "").name, "All commands");
    screen.type_keys("Article details");
    screen.press(NONE, Key::Enter);
    assert_eq!(screen.only(Role::Dialog, "").name, "Article details");
    assert!(screen.field().is_some_and(|field| field.name == "Title"), "{:?}", screen.field());
}

#[test]
fn esc_closes_every_dialog_and_leaves_the_article_and_its_marks() {
    let mut screen = Screen::tagged(&["alpha", "beta"]);
    let marks = screen.marks();
    for action in [
        Action::Export,
        Action::Problems,
        Action::Conflicts,
        Action::Versions,
        Action::Review,
        Action::Drafts,
        Action::Settings,
        Action::History,
        Action::NewTheme,
        Action::MergeTheme,
        Action::ThemeKey,
        Action::ThemeColor,
        Action::ProjectMemo,
        Action::LineLabel,
        Action::ArticleDetails,
        Action::FilterArticles,
        Action::OpenBeside,
        Action::People,
        Action::Help,
        Action::About,
    ] {
        screen.press(CTRL, Key::K);
        screen.type_keys(&action_name(action));
        screen.press(NONE, Key::Enter);
        let dialogs = screen.found(Role::Dialog, "");
        assert_eq!(dialogs.len(), 1, "{action:?}: {dialogs:#?}");
        screen.press(NONE, Key::Escape);
        assert_eq!(screen.found(Role::Dialog, "").len(), 0, "{action:?}");
    }
    assert_eq!(screen.marks(), marks);
}

/// What an action is called in the list of commands.
fn action_name(action: Action) -> String {
    Words::new(Tongue::English).say(&format!("action-{}", action.name())).trim_end_matches('…').to_owned()
}
