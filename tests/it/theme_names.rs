//! What themes are called outside of the tree: by their own name, by what tells it from its namesakes, in short.

use crate::support::Sitting;
use butda::model::codebook::{Codebook, MAX_LEVELS};
use butda::model::id::ThemeId;
use butda::model::theme_path::ThemePath;
use butda::session::{Command, ThemingCommand};
use butda::view::palette::{Choice, PaletteView};
use butda::view::themes::ThemesView;
use proptest::prelude::*;
use std::collections::BTreeSet;

/// A project with themes of these full names.
fn themed(names: &[&str]) -> Sitting {
    let mut sitting = Sitting::reading("Một bài.\n");
    for name in names {
        let name = (*name).to_owned();
        sitting.run(Command::Theming(ThemingCommand::Create { name, parent: None }));
    }
    sitting
}

fn theme(book: &Codebook, name: &str) -> ThemeId {
    (*book.named(name).first().expect("a theme")).clone()
}

fn path(sitting: &Sitting, name: &str) -> ThemePath {
    let book = &sitting.opened().codebook;
    ThemePath::of(book, &theme(book, name))
}

#[test]
fn a_theme_is_called_by_its_leaf_and_namesakes_by_the_shortest_path_that_differs() {
    let sitting = themed(&[
        "Đảng / Lãnh đạo / Phong cách",
        "Đảng / Đối thoại",
        "Nông dân / Đối thoại",
        "Nông dân / Lãnh đạo / Phong cách",
        "Đối thoại",
    ]);
    let label = |name| path(&sitting, name).label();
    assert_eq!(label("Đảng"), "Đảng");
    assert_eq!(label("Đảng / Đối thoại"), "Đối thoại (Đảng)");
    assert_eq!(label("Đối thoại"), "Đối thoại");
    // Their parents are called the same: the name above those tells them apart.
    assert_eq!(label("Đảng / Lãnh đạo / Phong cách"), "Phong cách (Đảng › Lãnh đạo)");
    assert_eq!(label("Nông dân / Lãnh đạo / Phong cách"), "Phong cách (Nông dân › Lãnh đạo)");
}

#[test]
fn a_filtered_codebook_and_the_palette_show_the_same_path() {
    let sitting = themed(&["A / B / C / Phong cách", "D / Phong cách"]);
    let view = ThemesView::new(&sitting.session);
    let palette = PaletteView::new(&sitting.session, "phong");
    let named = palette.choices.into_iter().filter_map(|choice| match choice {
        Choice::Theme { path, .. } => Some(path),
        Choice::New(_) => None,
    });
    let shown: Vec<ThemePath> = named.collect();
    let found = view.rows.iter().enumerate().filter(|(_, row)| row.name == "Phong cách");
    let paths: Vec<ThemePath> = found.map(|(at, _)| view.path_of(at, false)).collect();
    assert_eq!(paths, shown);
    assert_eq!(
        paths.iter().map(ThemePath::whole).collect::<Vec<_>>(),
        ["A › B › C › Phong cách", "D › Phong cách"]
    );
    assert_eq!(view.path_of(0, true).whole(), "A");
}

#[test]
fn a_chain_deeper_than_may_be_made_is_named_by_its_last_levels() {
    let mut sitting = themed(&["0"]);
    for level in 1..MAX_LEVELS {
        let book = &sitting.opened().codebook;
        let parent = Some(theme(book, &(0..level).map(|n| n.to_string()).collect::<Vec<_>>().join("/")));
        sitting.run(Command::Theming(ThemingCommand::Create { name: level.to_string(), parent }));
    }
    let book = &sitting.opened().codebook;
    let (last, ..) = book.rows().last().expect("a theme");
    assert_eq!(ThemePath::of(book, last).above.len(), MAX_LEVELS - 1);
}

proptest! {
    #[test]
    fn no_two_themes_have_one_label_or_one_short_form(
        names in prop::collection::btree_set("[ABĐđ]( / [ABĐđ]){0,3}", 1..12),
    ) {
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let sitting = themed(&names);
        let book = &sitting.opened().codebook;
        let n = book.rows().count();
        let short: BTreeSet<String> =
            book.rows().filter_map(|(id, ..)| book.names().short(id)).map(str::to_lowercase).collect();
        prop_assert_eq!(short.len(), n);
        let labels: BTreeSet<String> = book.rows().map(|(id, ..)| ThemePath::of(book, id).label()).collect();
        prop_assert_eq!(labels.len(), n);
    }
}
