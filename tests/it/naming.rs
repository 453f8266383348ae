//! Who annotates: asked once, and the same person again where this computer has written as them before.

use crate::notation::play;
use crate::support::Sitting;
use butda::model::id::IdSource;
use butda::session::{Command, Session, ThemeNotice};
use butda::storage::settings::{Places, Settings};
use std::path::Path;

/// A sitting whose first mark was made by NCV 1 and saved; then the settings are lost.
fn with_lost_settings(state: impl FnOnce(&Path)) -> Sitting {
    let mut sitting = Sitting::reading("Giá xăng tăng");
    play(&mut sitting, "select xăng; tag a");
    sitting.save();
    let home = sitting.path("..").join("home");
    state(&home);
    sitting.session = Session::new(Settings::default(), Places::within(&home), IdSource::new([9; 32]));
    sitting.open_folder();
    sitting.read("a.txt");
    play(&mut sitting, "select tăng; highlight");
    assert!(sitting.session.asks_for_name());
    sitting.run(Command::SetAnnotatorName("NCV 1".to_owned()));
    sitting.save();
    sitting
}

#[test]
fn a_name_this_computer_has_written_under_is_the_same_person() {
    let sitting = with_lost_settings(|_| {});
    assert_eq!(sitting.project().annotators().count(), 1);
}

#[test]
fn the_same_name_from_another_computer_is_somebody_else() {
    let sitting = with_lost_settings(|home| std::fs::remove_dir_all(home).expect("a folder"));
    assert_eq!(sitting.project().annotators().count(), 2);
}

#[test]
fn themes_whose_names_look_the_same_are_one_theme() {
    let mut sitting = Sitting::reading("Giá xăng tăng cao");
    for (words, theme) in
        [("Giá", "Lãnh đạo"), ("xăng", "Lãnh\u{a0}đạo"), ("tăng", "Lãnh  đạo"), ("cao", "Lãnh đạo\u{200b}")]
    {
        let start = "Giá xăng tăng cao".find(words).expect("the words");
        sitting.run(crate::support::select(start, start + words.len()));
        sitting.run(crate::support::tag(theme));
    }
    let names: Vec<&str> =
        sitting.opened().codebook.rows().map(|(_, _, theme)| theme.name.as_str()).collect();
    assert_eq!(names, ["Lãnh đạo"]);
    sitting.run(crate::support::select(0, 3));
    sitting.run(crate::support::tag("\u{3164}\u{200b}"));
    assert_eq!(sitting.said(), Some(ThemeNotice::EmptyName.into()));
}
