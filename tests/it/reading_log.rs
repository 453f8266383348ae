//! What is remembered of reading is a whole and a log of what came about since: a save costs what it changes, and nothing is
//! lost between the two.

use super::support::{annotator_id, moment, path};
use butda::storage::atomic_write::WriteError;
use butda::storage::misreading::{Misreading, ReadingFault};
use butda::storage::problem::ProblemKind;
use butda::storage::reading_file::Seen;
use butda::storage::reading_state::{
    ArticleReading, Bookmark, BookmarkChange, ProjectReading, ReadingChanges, ReadingPlace, Saved, read, save,
};
use proptest::prelude::*;
use std::fs;
use std::path::{Path, PathBuf};

const ROOT: &str = "/the/project";

fn place(at: usize, seconds: i64) -> ReadingPlace {
    ReadingPlace { at, furthest: at, characters: 1_000, last_read: moment(seconds) }
}

fn places(article: &str, place: ReadingPlace) -> ReadingChanges {
    ReadingChanges { places: [(path(article), place)].into(), ..ReadingChanges::default() }
}

/// A window: what it knows, and of which state of the files.
#[derive(Default)]
struct Window {
    articles: ProjectReading,
    seen: Option<Seen>,
}

impl Window {
    fn open(state: &Path) -> Self {
        let known = read(state, Some(&annotator_id("An")), Path::new(ROOT)).expect("files");
        Self { articles: known.articles, seen: Some(known.seen) }
    }

    fn save(&mut self, state: &Path, changes: &ReadingChanges) {
        let own = annotator_id("An");
        match save(state, Some(&own), Path::new(ROOT), changes, self.seen).expect("a save") {
            Saved::Changed { all, seen } => {
                all.apply(&mut self.articles);
                self.seen = Some(seen);
            }
            Saved::Anew(known) => *self = Self { articles: known.articles, seen: Some(known.seen) },
        }
    }
}

fn files(state: &Path) -> (PathBuf, PathBuf) {
    let folder = state.join(annotator_id("An").as_str());
    (folder.join("reading.ron"), folder.join("reading.log"))
}

fn n_lines(log: &Path) -> usize {
    fs::read_to_string(log).expect("a log").lines().filter(|line| line.contains(" Changes(")).count()
}

#[test]
fn a_save_adds_a_line_and_leaves_the_whole_as_it_is() {
    let state = tempfile::tempdir().expect("a folder");
    let mut window = Window::open(state.path());
    let (whole, log) = files(state.path());
    for n in 1..=3 {
        window.save(state.path(), &places("a.txt", place(n, 0)));
        assert_eq!(n_lines(&log), n);
    }
    assert!(!whole.exists());
    assert_eq!(Window::open(state.path()).articles, window.articles);
    assert_eq!(window.articles[&path("a.txt")].place.at, 3);
    window.save(state.path(), &ReadingChanges::default());
    assert_eq!(n_lines(&log), 3, "nothing came about");
}

#[test]
fn a_log_that_has_grown_long_becomes_part_of_the_whole() {
    let state = tempfile::tempdir().expect("a folder");
    let mut window = Window::open(state.path());
    let (whole, log) = files(state.path());
    let mut n_anew = 0;
    for n in 0..2_000 {
        window.save(state.path(), &places(&format!("{}.txt", n % 7), place(n, 0)));
        n_anew += usize::from(!log.exists());
    }
    assert!((1..=10).contains(&n_anew) && whole.exists(), "{n_anew}");
    assert!(fs::metadata(&log).map_or(0, |meta| meta.len()) < 80_000);
    assert_eq!(Window::open(state.path()).articles, window.articles);
    assert_eq!(window.articles.len(), 7);
}

#[test]
fn a_line_that_was_cut_off_tells_nothing_and_the_next_one_is_read() {
    let state = tempfile::tempdir().expect("a folder");
    let mut window = Window::open(state.path());
    let (_, log) = files(state.path());
    window.save(state.path(), &places("a.txt", place(1, 0)));
    window.save(state.path(), &places("b.txt", place(2, 0)));
    let bytes = fs::read(&log).expect("a log");
    fs::write(&log, &bytes[..bytes.len() - 9]).expect("a log");
    let mut window = Window::open(state.path());
    assert_eq!(window.articles.keys().collect::<Vec<_>>(), [&path("a.txt")]);
    window.save(state.path(), &places("c.txt", place(3, 0)));
    let known = Window::open(state.path()).articles;
    assert_eq!(known.keys().collect::<Vec<_>>(), [&path("a.txt"), &path("c.txt")]);
}

/// As after a crash between the two: the whole has everything, and the log from before is there still.
#[test]
fn a_log_that_is_part_of_the_whole_already_changes_nothing_when_it_is_read_again() {
    let state = tempfile::tempdir().expect("a folder");
    let (_, log) = files(state.path());
    let bookmark =
        |change| ReadingChanges { bookmarks: vec![(path("a.txt"), change)], ..ReadingChanges::default() };
    let mut window = Window::open(state.path());
    for at in [3, 5] {
        let set = BookmarkChange::Set(Bookmark { at, quote: at.to_string() });
        window.save(state.path(), &bookmark(set));
    }
    let before = fs::read(&log).expect("a log");
    // The files are written anew with the last change, as by a window that saw none of them.
    window.seen = None;
    window.save(state.path(), &bookmark(BookmarkChange::Removed(5)));
    let expected = Window::open(state.path()).articles;
    assert_eq!(expected[&path("a.txt")].bookmarks.iter().map(|it| it.at).collect::<Vec<_>>(), [3]);
    assert!(!log.exists());
    let line = |n: usize| {
        let lines = String::from_utf8(before.clone()).expect("a log");
        lines.split('\n').take(n).collect::<Vec<_>>().join("\n")
    };
    // What the log held when it was made part of the whole: its own lines and that of the last change.
    let mut last = Window::open(state.path());
    last.save(state.path(), &bookmark(BookmarkChange::Removed(5)));
    let removed = fs::read_to_string(&log).expect("a log").lines().last().expect("a line").to_owned();
    fs::write(&log, format!("{}\n{removed}", line(4))).expect("a log");
    assert_eq!(Window::open(state.path()).articles, expected);
}

#[test]
fn a_log_that_is_not_understood_is_told_and_stays() {
    for (wrong, expected) in [
        ("(format: 1)", ProblemKind::NewerFormat(2)),
        (
            "a.txt",
            ProblemKind::DamagedLine(Misreading::new(ReadingFault::CheckSum, &"the check sum differs")),
        ),
    ] {
        let state = tempfile::tempdir().expect("a folder");
        let (_, log) = files(state.path());
        let mut window = Window::open(state.path());
        window.save(state.path(), &places("a.txt", place(1, 0)));
        window.save(state.path(), &places("b.txt", place(2, 0)));
        let text = fs::read_to_string(&log).expect("a log");
        let changed = if wrong == "a.txt" {
            text.replace(wrong, "c.txt")
        } else {
            let head = "Head(format:2)";
            let sum = crc32fast::hash(head.as_bytes());
            let line = format!("{sum:08x} {} {head}", head.len());
            text.replacen(text.lines().nth(1).expect("a head"), &line, 1)
        };
        assert_ne!(text, changed);
        fs::write(&log, &changed).expect("a log");
        let own = annotator_id("An");
        let problem = read(state.path(), Some(&own), Path::new(ROOT)).expect_err("a problem");
        assert_eq!((problem.path.as_str(), problem.kind), (log.display().to_string().as_str(), expected));
        let changes = places("d.txt", place(3, 0));
        let saved = save(state.path(), Some(&own), Path::new(ROOT), &changes, None);
        assert!(matches!(saved, Err(WriteError::NotUnderstood(_))), "{saved:?}");
        assert_eq!(fs::read_to_string(&log).expect("a log"), changed);
    }
}

/// A window that opens while another one writes a line reads it with its next save.
#[test]
fn a_line_that_was_being_written_while_the_log_was_read_is_read_later() {
    let state = tempfile::tempdir().expect("a folder");
    let (_, log) = files(state.path());
    let mut writer = Window::open(state.path());
    writer.save(state.path(), &places("a.txt", place(1, 0)));
    let known = fs::read(&log).expect("a log").len();
    writer.save(state.path(), &places("b.txt", place(2, 0)));
    let whole = fs::read(&log).expect("a log");
    for cut in known..whole.len() {
        fs::write(&log, &whole[..cut]).expect("a log");
        let mut reader = Window::open(state.path());
        assert_eq!(reader.articles.len(), 1);
        fs::write(&log, &whole).expect("a log");
        reader.save(state.path(), &ReadingChanges::default());
        assert_eq!(reader.articles, writer.articles, "cut at {cut}");
    }
}

#[derive(Clone, Debug)]
enum Deed {
    Place(usize),
    Set(usize),
    Remove(usize),
    Reopen,
    /// Both files become one, as after many saves.
    Unite,
}

fn deeds() -> impl Strategy<Value = Vec<(bool, Deed)>> {
    let deed = prop_oneof![
        (0..900_usize).prop_map(Deed::Place),
        (0..5_usize).prop_map(Deed::Set),
        (0..5_usize).prop_map(Deed::Remove),
        Just(Deed::Reopen),
        Just(Deed::Unite),
    ];
    proptest::collection::vec((any::<bool>(), deed), 1..30)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// What is remembered is what two windows saved, one after the other, whatever they saw of each other.
    #[test]
    fn two_windows_remember_what_one_would(deeds in deeds()) {
        let state = tempfile::tempdir().expect("a folder");
        let mut windows = [Window::open(state.path()), Window::open(state.path())];
        let mut expected = ProjectReading::new();
        for (n, (is_first, deed)) in deeds.into_iter().enumerate() {
            let window = &mut windows[usize::from(is_first)];
            let seconds = i64::try_from(n).expect("few");
            let bookmark = |change| ReadingChanges {
                bookmarks: vec![(path("a.txt"), change)],
                ..ReadingChanges::default()
            };
            let changes = match deed {
                Deed::Place(at) => places("a.txt", place(at, seconds)),
                Deed::Set(at) => bookmark(BookmarkChange::Set(Bookmark { at, quote: n.to_string() })),
                Deed::Remove(at) => bookmark(BookmarkChange::Removed(at)),
                Deed::Reopen => {
                    *window = Window::open(state.path());
                    continue;
                }
                Deed::Unite => {
                    window.seen = None;
                    ReadingChanges::default()
                }
            };
            changes.apply(&mut expected);
            window.save(state.path(), &changes);
            let known = |articles: &ProjectReading| articles.get(&path("a.txt")).cloned();
            prop_assert_eq!(known(&window.articles), known(&expected));
        }
        let known: ProjectReading = Window::open(state.path()).articles;
        let is_something = |reading: &&ArticleReading| **reading != ArticleReading::default();
        prop_assert_eq!(
            known.values().filter(is_something).collect::<Vec<_>>(),
            expected.values().filter(is_something).collect::<Vec<_>>()
        );
    }
}
