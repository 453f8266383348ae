//! What is remembered of reading is a whole and a log of what came about since: a save costs what it changes, and nothing is
//! lost between the two.

use super::support::{annotator_id, moment, path};
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
        match save(state, Some(&own), Path::new(ROOT), (changes, self.seen)).expect("a save") {
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
    fs::read_to_string(log).expect("a log").trim().lines().count()
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
