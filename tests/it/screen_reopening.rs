//! The project that was open last is open at the next start, and locks nobody out.

use super::screen_support::Screen;
use butda::session::{Action, FolderNotice, Notice};
use butda::storage::settings::{AtStart, Language, Places, Settings};
use butda::storage::window_state::{self, WindowState};
use egui::accesskit::Role;
use std::fs;
use std::path::PathBuf;

fn root(screen: &Screen) -> PathBuf {
    screen.temporary.path().join("samples")
}

fn open_folder(screen: &Screen) -> Option<PathBuf> {
    screen.session().open_project().map(|open| open.root.clone())
}

fn said(screen: &Screen) -> Option<Notice> {
    screen.session().notice().map(|said| said.notice.clone())
}

fn window_state(screen: &Screen) -> WindowState {
    let places = Places::within(&screen.temporary.path().join("home"));
    window_state::read(&places.state).expect("a file")
}

#[test]
fn without_a_folder_the_project_that_was_open_last_opens_where_that_is_wanted() {
    let screen = Screen::open(Language::English).started_again();
    assert_eq!(open_folder(&screen), Some(root(&screen)));
    let settings = Settings { at_start: AtStart::FirstScreen, ..screen.session().settings().clone() };
    let screen = screen.started_again_with(settings.clone());
    assert_eq!((open_folder(&screen), said(&screen)), (None, None));
    let screen = screen.started_again_with(Settings { at_start: AtStart::LastProject, ..settings });
    assert_eq!(open_folder(&screen), Some(root(&screen)));
}

#[test]
fn a_project_that_was_closed_stays_closed() {
    let mut screen = Screen::open(Language::English);
    screen.click(Role::Button, "Project");
    screen.click(Role::Button, "Close project");
    assert_eq!(open_folder(&screen), None);
    let screen = screen.started_again();
    assert_eq!((open_folder(&screen), said(&screen)), (None, None));
}

#[test]
fn a_folder_that_is_gone_shows_the_first_screen_with_the_reason_and_opens_once_it_is_back() {
    let screen = Screen::open(Language::English);
    let (root, away) = (root(&screen), screen.temporary.path().join("away"));
    let settings = screen.session().settings().clone();
    let mut screen = screen;
    screen.close();
    fs::rename(&root, &away).expect("a folder");
    // The tests' start makes the folder, empty of articles, where it is missing: a file is no folder.
    fs::write(&root, "").expect("a file");
    let screen = screen.started_again_with(settings.clone());
    let told = said(&screen);
    assert!(
        matches!(&told, Some(Notice::Folder(FolderNotice::FolderNotOpened(path, _))) if *path == root),
        "{told:?}"
    );
    assert_eq!(open_folder(&screen), None);
    assert_eq!(screen.session().settings().recent.first(), Some(&root), "it can be opened by hand");
    fs::remove_file(&root).expect("a file");
    fs::rename(&away, &root).expect("a folder");
    let screen = screen.started_again();
    assert_eq!(open_folder(&screen), Some(root));
}

#[test]
fn a_project_that_the_program_ended_of_is_not_opened_again_by_itself() {
    let screen = Screen::open(Language::English);
    let places = Places::within(&screen.temporary.path().join("home"));
    assert!(window_state(&screen).is_opening, "nothing is known yet of how it goes");
    let killed = window_state(&screen);
    let mut screen = screen;
    screen.close();
    assert!(!window_state(&screen).is_opening, "it ended in order");
    window_state::write(&places.state, &killed).expect("a file");
    let settings = screen.session().settings().clone();
    screen = screen.started_again_with(settings);
    let root = root(&screen);
    assert_eq!(said(&screen), Some(Notice::Folder(FolderNotice::NotReopened(root.clone()))));
    screen.click(Role::Button, "samples");
    assert_eq!(open_folder(&screen), Some(root));
    let screen = screen.started_again();
    assert!(open_folder(&screen).is_some(), "it went well this time");
}

#[test]
fn a_project_counts_as_one_that_goes_well_after_five_seconds() {
    let mut sitting = super::support::Sitting::of(&[("a.txt", "Một bài.")]);
    sitting.be("NCV 1");
    sitting.session.remember_window(Some(WindowState::default()));
    sitting.open_folder();
    let is_opening =
        |sitting: &super::support::Sitting| sitting.session.window_state().map(|window| window.is_opening);
    assert_eq!(is_opening(&sitting), Some(true));
    sitting.wait(4_000);
    assert_eq!(is_opening(&sitting), Some(true));
    sitting.wait(2_000);
    assert_eq!(is_opening(&sitting), Some(false));
    sitting.run(Action::CloseProject);
    assert_eq!(sitting.session.window_state().map(|window| window.project.clone()), Some(None));
}
