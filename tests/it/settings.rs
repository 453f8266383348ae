//! Settings of this computer: what one window changes stands beside what another changed meanwhile.

use butda::storage::key_entry::KeyEntry;
use butda::storage::settings::{Appearance, Language, Places, Settings, read, save, united, write};
use proptest::prelude::*;
use std::fs;
use std::path::{Path, PathBuf};

fn key(action: &str, keys: &str) -> KeyEntry {
    KeyEntry { action: action.to_owned(), keys: keys.to_owned() }
}

#[test]
fn two_windows_that_change_different_settings_both_have_their_way() {
    let folder = tempfile::tempdir().expect("a folder");
    let places = Places::within(folder.path());
    let before = Settings::default();
    let mut first = Settings { appearance: Appearance::Dark, ..before.clone() };
    first.remember(Path::new("/a"));
    first.keys.push(key("find-here", "F6"));
    let mut second = Settings { language: Language::English, ..before.clone() };
    second.remember(Path::new("/b"));
    second.keys.push(key("star", "F7"));
    save(&places, &before, &first).expect("saved");
    let stands = save(&places, &before, &second).expect("saved");
    assert_eq!(read(&places).expect("settings"), stands);
    assert_eq!((stands.appearance, stands.language), (Appearance::Dark, Language::English));
    assert_eq!(stands.recent, [PathBuf::from("/b"), PathBuf::from("/a")]);
    assert_eq!(stands.keys.len(), 2);
}

#[test]
fn a_settings_file_that_is_not_understood_is_not_written_over() {
    let folder = tempfile::tempdir().expect("a folder");
    let places = Places::within(folder.path());
    fs::write(&places.settings, "(keys: 7)").expect("a file");
    assert!(
        save(&places, &Settings::default(), &Settings { less_motion: true, ..Settings::default() }).is_err()
    );
    assert_eq!(fs::read_to_string(&places.settings).expect("the file"), "(keys: 7)");
}

#[test]
fn what_was_taken_out_of_a_list_stays_out_of_it() {
    let of = |paths: &[&str]| Settings {
        recent: paths.iter().map(PathBuf::from).collect(),
        ..Settings::default()
    };
    let stands = united(&of(&["/a", "/b", "/c"]), &of(&["/c", "/b"]), &of(&["/d", "/a", "/b", "/c"]));
    assert_eq!(stands.recent, of(&["/c", "/d", "/b"]).recent, "/a is gone and /c came to the front");
}

fn any_settings() -> impl Strategy<Value = Settings> {
    let recent = prop::collection::vec(0_u8..6, 0..6);
    let keys = prop::collection::vec((0_u8..3, 0_u8..3), 0..4);
    (recent, keys, any::<bool>()).prop_map(|(recent, keys, less_motion)| {
        let mut settings = Settings { less_motion, ..Settings::default() };
        for n in recent {
            settings.remember(Path::new(&n.to_string()));
        }
        settings.keys =
            keys.into_iter().map(|(name, keys)| key(&name.to_string(), &keys.to_string())).collect();
        settings.keys.sort();
        settings.keys.dedup_by_key(|entry| entry.action.clone());
        settings
    })
}

proptest! {
    #[test]
    fn a_window_that_changed_nothing_takes_what_stands(before in any_settings(), stands in any_settings()) {
        prop_assert_eq!(united(&before, &before, &stands), stands);
    }

    #[test]
    fn where_nobody_else_changed_anything_what_was_changed_stands(before in any_settings(), after in any_settings()) {
        let mut united = united(&before, &after, &before);
        let mut after = after;
        united.keys.sort();
        after.keys.sort();
        prop_assert_eq!(&united.recent, &after.recent);
        prop_assert_eq!(united, after);
    }

    #[test]
    fn settings_that_are_saved_are_read_again(settings in any_settings()) {
        let folder = tempfile::tempdir().expect("a folder");
        let places = Places::within(folder.path());
        write(&places, &settings).expect("written");
        prop_assert_eq!(read(&places).expect("settings"), settings);
    }
}
