//! The library lists the articles that have a theme or an attribute, and the counts of themes follow what it lists.

use super::notation::play;
use super::screen_support::Screen;
use super::support::Sitting;
use butda::model::article::About;
use butda::model::id::ThemeId;
use butda::session::{AboutCommand, Action, ThemePlace, ThemingCommand};
use butda::view::library::{Condition, LibraryView, Query};
use butda::view::themes::ThemesView;
use egui::accesskit::Role;
use egui::{Key, Modifiers};

const NONE: Modifiers = Modifiers::NONE;

/// Three articles: one of rice in Huế, one of rice's price, one of fish in Huế; `price` stands below `rice`.
fn markets() -> Sitting {
    let files = [("1.txt", "Lúa được mùa"), ("2.txt", "Giá lúa giảm"), ("3.txt", "Cá về bến")];
    let mut sitting = Sitting::open(&files);
    for (path, script) in [
        ("1.txt", "select Lúa; tag rice"),
        ("2.txt", "select Giá; tag price; select lúa; tag price"),
        ("3.txt", "select Cá; tag fish"),
    ] {
        sitting.read(path);
        play(&mut sitting, script);
        if path != "2.txt" {
            let attributes = vec![("Tỉnh".to_owned(), "Huế".to_owned())];
            let about = About { attributes, ..About::default() };
            sitting.run(AboutCommand::SetAbout(Box::new(about)));
        }
    }
    let under = ThemePlace { parent: Some(theme(&sitting, "rice")), before: None };
    sitting.run(ThemingCommand::Move(theme(&sitting, "price"), under));
    sitting
}

fn theme(sitting: &Sitting, name: &str) -> ThemeId {
    let mut rows = sitting.opened().codebook.rows();
    rows.find(|(_, _, theme)| theme.name == name).map(|(id, ..)| id.clone()).expect("a theme")
}

fn in_hue() -> Condition {
    Condition::Attribute("Tỉnh".to_owned(), "Huế".to_owned())
}

fn listed(sitting: &Sitting, conditions: Vec<Condition>) -> Vec<String> {
    let query = Query { conditions, ..Query::default() };
    let view = LibraryView::new(&sitting.session, &query);
    view.rows.iter().map(|row| row.path.to_string()).collect()
}

#[test]
fn articles_are_listed_by_a_theme_with_those_below_it_by_an_attribute_and_by_both() {
    let sitting = markets();
    let rice = || Condition::Theme(theme(&sitting, "rice"));
    assert_eq!(listed(&sitting, vec![rice()]), ["1.txt", "2.txt"]);
    assert_eq!(listed(&sitting, vec![Condition::Theme(theme(&sitting, "price"))]), ["2.txt"]);
    assert_eq!(listed(&sitting, vec![in_hue()]), ["1.txt", "3.txt"]);
    assert_eq!(listed(&sitting, vec![in_hue(), rice()]), ["1.txt"]);
}

#[test]
fn an_article_comes_and_goes_as_its_passages_do_and_a_merged_theme_counts_as_what_it_became() {
    let mut sitting = markets();
    let fish = theme(&sitting, "fish");
    let query = Query { conditions: vec![Condition::Theme(fish.clone())], ..Query::default() };
    let view = LibraryView::new(&sitting.session, &query);
    sitting.read("1.txt");
    play(&mut sitting, "select mùa; tag fish");
    let view = view.renewed(&sitting.session, &query);
    assert_eq!(view.rows.len(), 2);
    sitting.run(Action::Undo);
    let view = view.renewed(&sitting.session, &query);
    assert_eq!(view.rows.len(), 1);
    sitting.run(ThemingCommand::Merge { from: theme(&sitting, "price"), into: fish });
    assert_eq!(view.renewed(&sitting.session, &query).rows.len(), 2);
}

#[test]
fn themes_count_the_passages_of_the_articles_that_are_listed() {
    let sitting = markets();
    let query = Query { conditions: vec![in_hue()], ..Query::default() };
    let library = LibraryView::new(&sitting.session, &query);
    let mut themes = ThemesView::new(&sitting.session);
    let counts = |themes: &ThemesView| {
        let count =
            |name: &str| themes.rows.iter().find(|row| row.name == name).map(|row| row.all.with_children);
        ["rice", "price", "fish"].map(|name| count(name).expect("a theme"))
    };
    assert_eq!((counts(&themes), themes.n_listed), ([3, 2, 1], None));
    themes.count_listed(&sitting.session, Some(&library.rows));
    assert_eq!((counts(&themes), themes.n_listed), ([1, 0, 1], Some(2)));
    themes.count_listed(&sitting.session, None);
    assert_eq!((counts(&themes), themes.n_listed), ([3, 2, 1], None));
}

#[test]
fn a_filter_is_chosen_by_its_letters_stands_above_the_list_and_waits_for_the_next_start() {
    let mut screen = Screen::tagged(&["Nông nghiệp", "Thuỷ sản"]);
    let is_narrowed = |screen: &Screen| !screen.found(Role::Label, " of 5 articles").is_empty();
    assert!(!is_narrowed(&screen));
    screen.click(Role::Button, "Filter articles by theme or attribute");
    screen.type_keys("nong");
    screen.press(NONE, Key::Enter);
    assert_eq!(screen.found(Role::Label, "1 of 5 articles").len(), 1);
    let mut screen = screen.started_again();
    assert_eq!(screen.found(Role::Label, "1 of 5 articles").len(), 1);
    screen.click(Role::Button, "Remove filter: Nông nghiệp");
    assert!(!is_narrowed(&screen));
}
