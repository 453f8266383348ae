//! Whatever ends first, hangs or gets lost, and whatever others write meanwhile: nothing that was done is lost, nothing of
//! one project gets into another, what is kept as it changes is what counting anew gives, and everything comes to an end.
//! `BUTDA_DURABILITY=10` goes through ten times as many sittings.

use crate::notation::{play, sitting_in};
use crate::scheduler::Scheduler;
use crate::support::{Sitting, a_txt, annotator_id, set_note};
use crate::surviving::effort;
use butda::model::check::State;
use butda::model::codebook::Codebook;
use butda::session::counts::Counts;
use butda::session::{
    Action, AnnotatingCommand, Command, FolderCommand, OpenProject, ReadingCommand, SelectingCommand,
};
use butda::storage::disk::RealDisk;
use butda::storage::project_folder::open;
use butda::view::library::{LibraryView, Query, Sort};
use butda::workers::lane::Lane;
use proptest::prelude::*;
use std::fs;
use std::path::PathBuf;

const TEXT: &str = "Giá xăng tăng mạnh\nNgười dân bàn về giá\n";
const WORDS: [&str; 6] = ["Giá", "xăng", "tăng", "mạnh", "Người", "bàn"];
const THEIRS: &str = "annotations/ncv-2-aaaaaa/a.txt.ron";
const OWN: &str = "annotations/ncv-1-aaaaaa/a.txt.ron";

/// What happens next.
#[derive(Clone, Debug)]
enum Move {
    /// The person does something.
    Do(Deed),
    /// A lane gets on by a step; which, of those that can.
    Step(usize),
    /// A lane hangs.
    Hang(usize),
    /// All lanes get on again.
    Free,
    /// A task is lost.
    Lose(usize),
    /// So many milliseconds pass.
    Wait(u64),
    /// Somebody else changes a file of the first project.
    Change(Change),
}

#[derive(Clone, Debug)]
enum Deed {
    Tag(usize, usize),
    Note(usize),
    Undo,
    Redo,
    Bookmark(usize),
    Save,
    LookAgain,
    ListAgain,
    /// To the other of the two projects, and to its article.
    GoOver,
}

#[derive(Clone, Debug)]
enum Change {
    /// The colleague's file is as it was at this of three times.
    Theirs(usize),
    /// A sync service makes a second copy of the colleague's file.
    TheirCopy,
    /// Another window changed one's own file.
    Own(usize),
    /// The article is another.
    Article(usize),
}

fn any_move() -> impl Strategy<Value = Move> {
    let deed = prop_oneof![
        4 => (0..WORDS.len(), 0_usize..3).prop_map(|(word, theme)| Deed::Tag(word, theme)),
        2 => (0_usize..9).prop_map(Deed::Note),
        2 => Just(Deed::Undo),
        1 => Just(Deed::Redo),
        1 => (0..WORDS.len()).prop_map(Deed::Bookmark),
        1 => Just(Deed::Save),
        2 => Just(Deed::LookAgain),
        2 => Just(Deed::ListAgain),
        2 => Just(Deed::GoOver),
    ];
    let change = prop_oneof![
        2 => (0_usize..3).prop_map(Change::Theirs),
        1 => Just(Change::TheirCopy),
        1 => (0_usize..2).prop_map(Change::Own),
        1 => (0_usize..3).prop_map(Change::Article),
    ];
    prop_oneof![
        5 => deed.prop_map(Move::Do),
        9 => (0_usize..8).prop_map(Move::Step),
        1 => (0_usize..8).prop_map(Move::Hang),
        1 => Just(Move::Free),
        1 => (0_usize..8).prop_map(Move::Lose),
        3 => (50_u64..3_000).prop_map(Move::Wait),
        3 => change.prop_map(Move::Change),
    ]
}

/// The sitting with its lanes, and two projects with a colleague's annotations.
struct World {
    sitting: Sitting,
    lanes: Scheduler,
    projects: [PathBuf; 2],
    /// The colleague's file at three times, and one's own as another window may write it.
    theirs: Vec<String>,
    own: Vec<String>,
}

impl World {
    fn new() -> Self {
        let mut sitting = sitting_in(&format!("[a:Giá] [b:xăng] {}", &TEXT["Giá xăng ".len()..]));
        let mut own = Vec::new();
        for note in ["of A một", "of A hai"] {
            play(&mut sitting, &format!("at xăng; note {note}"));
            sitting.save();
            own.push(sitting.file(OWN));
        }
        sitting.be("NCV 2");
        sitting.open_folder();
        sitting.read("a.txt");
        let mut theirs = Vec::new();
        for (words, note) in [("tăng", "of A ba"), ("mạnh", "of A tư"), ("Người", "of A năm")] {
            play(&mut sitting, &format!("select {words}; tag c"));
            let key = sitting.article().selected.clone().expect("a mark");
            sitting.run(set_note(&sitting, key, note.to_owned()));
            sitting.save();
            theirs.push(sitting.file(THEIRS));
        }
        let first = sitting.root();
        let second = first.with_file_name("second");
        fs::create_dir(&second).expect("a folder");
        fs::write(second.join("a.txt"), TEXT).expect("an article");
        sitting.be("NCV 1");
        let mut world = Self { sitting, lanes: Scheduler::default(), projects: [first, second], theirs, own };
        world.command(Command::OpenFolder(world.projects[0].clone()));
        world.command(Command::Reading(ReadingCommand::OpenArticle(a_txt())));
        world
    }

    fn command(&mut self, command: Command) {
        let tasks = self.sitting.run_only(command);
        self.lanes.start(tasks);
    }

    fn make(&mut self, next: &Move) {
        let lanes = self.lanes.lanes();
        let lane = |n: usize| lanes.get(n % lanes.len().max(1)).copied();
        match next {
            Move::Do(deed) => self.act(deed),
            Move::Step(n) => lane(*n).into_iter().for_each(|lane| self.lanes.step(&mut self.sitting, lane)),
            Move::Hang(n) => lane(*n).into_iter().for_each(|lane| self.lanes.hang(lane)),
            Move::Free => self.lanes.free(|_| true),
            Move::Lose(n) => lane(*n).into_iter().for_each(|lane| self.lanes.lose(lane)),
            Move::Wait(millis) => {
                let tasks = self.sitting.wait_only(*millis);
                self.lanes.start(tasks);
            }
            Move::Change(change) => self.change(change),
        }
    }

    fn act(&mut self, deed: &Deed) {
        let is_open = |sitting: &Sitting| {
            sitting.session.open_project().is_some_and(OpenProject::is_ready)
                && sitting.session.reading().is_some()
        };
        match deed {
            Deed::Save => return self.command(Command::Act(Action::SaveNow)),
            Deed::LookAgain => return self.command(Command::Folder(FolderCommand::LookAgain(None))),
            Deed::ListAgain => return self.command(Command::Folder(FolderCommand::ListAgain)),
            Deed::GoOver => {
                let here = self.sitting.session.open_project().map(|open| open.root.clone());
                let to = self.projects.iter().find(|root| Some(*root) != here.as_ref()).cloned();
                self.command(Command::OpenFolder(to.expect("another")));
                return self.command(Command::Reading(ReadingCommand::OpenArticle(a_txt())));
            }
            _ if !is_open(&self.sitting) => return,
            Deed::Tag(..) | Deed::Note(_) | Deed::Undo | Deed::Redo | Deed::Bookmark(_) => {}
        }
        match deed {
            Deed::Tag(word, theme) => {
                if let Some(start) = self.sitting.article().text().find(WORDS[*word]) {
                    self.command(Command::Selecting(SelectingCommand::Select {
                        anchor: start,
                        focus: start + WORDS[*word].len(),
                    }));
                    self.command(Command::Annotating(AnnotatingCommand::TagByName(
                        ["a", "b", "c"][*theme].to_owned(),
                    )));
                }
            }
            Deed::Note(n) => {
                let is_first = self.sitting.opened().root == self.projects[0];
                let own: Vec<_> = self.sitting.article().marks.iter().map(|mark| mark.key.clone()).collect();
                let own: Vec<_> =
                    own.into_iter().filter(|key| key.annotator == annotator_id("NCV 1")).collect();
                if let Some(key) = own.get(n % own.len().max(1)) {
                    let note = format!("{} {n}", if is_first { "of A" } else { "of B" });
                    self.command(Command::Annotating(set_note(&self.sitting, key.clone(), note)));
                }
            }
            Deed::Undo => self.command(Command::Act(Action::Undo)),
            Deed::Redo => self.command(Command::Act(Action::Redo)),
            Deed::Bookmark(word) => {
                if let Some(byte) = self.sitting.article().text().find(WORDS[*word]) {
                    self.command(Command::Reading(ReadingCommand::ToggleBookmark(byte)));
                }
            }
            Deed::Save | Deed::LookAgain | Deed::ListAgain | Deed::GoOver => {}
        }
    }

    fn change(&mut self, change: &Change) {
        let write = |path: &str, text: &str| {
            let path = self.projects[0].join(path);
            fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
            fs::write(path, text).expect("a file");
        };
        match change {
            Change::Theirs(at) => write(THEIRS, &self.theirs[*at]),
            Change::TheirCopy => {
                write("annotations/ncv-2-aaaaaa/a.txt (conflicted copy).ron", &self.theirs[2]);
            }
            Change::Own(at) => write(OWN, &self.own[*at]),
            Change::Article(n) => write("a.txt", &format!("{TEXT}{}", "Và một dòng nữa.\n".repeat(*n))),
        }
    }

    /// What holds at every moment.
    fn check(&self) {
        let Some(open) = self.sitting.session.open_project() else { return };
        // What is kept as it changes is what counting anew gives.
        let anew = Counts::of(&open.project, &open.codebook, &open.visibility);
        assert_eq!(*open.counts(), anew);
        assert_eq!(open.counts().in_all(&open.codebook), anew.in_all(&open.codebook));
        assert_eq!(open.codebook, Codebook::of(&open.project, Some(&annotator_id("NCV 1"))));
        assert_eq!(open.n_conflicts, open.project.conflicts().len());
        let query = Query { sort: Sort::Annotations, ..Query::default() };
        let rows = LibraryView::new(&self.sitting.session, &query).rows;
        assert_eq!(rows.len(), open.library.len());
        // Nothing of the first project is in the second.
        if open.root == self.projects[1] {
            let all = open.project.articles().flat_map(|(path, _)| open.project.annotations(path));
            assert!(
                all.filter_map(|(.., annotation, _)| annotation.note.as_ref()).all(|n| n.starts_with("of B"))
            );
        }
        // Bookmarks are there in every article that is shown.
        for reading in self.sitting.session.reading().into_iter().filter(|reading| reading.is_whole) {
            let known = self.sitting.session.progress().article(&reading.path);
            assert_eq!(reading.bookmarks.len(), known.map_or(0, |article| article.bookmarks.len()));
        }
    }

    /// What is done is in the journal once this computer's own lane has got on, whatever all others do.
    fn check_kept(&mut self) {
        self.lanes.free(|lane| lane == Lane::Computer);
        self.lanes.drain(&mut self.sitting, |lane| lane == Lane::Computer);
        let open = self.sitting.session.open_project();
        assert!(open.is_none_or(|open| !open.is_ready() || open.is_kept()), "{:?}", self.lanes);
    }

    /// Everything gets on until nothing is left to be done.
    fn settle(&mut self) {
        self.lanes.free(|_| true);
        for _ in 0..12 {
            self.lanes.drain(&mut self.sitting, |_| true);
            let tasks = self.sitting.wait_only(20_000);
            self.lanes.start(tasks);
        }
        self.lanes.drain(&mut self.sitting, |_| true);
    }

    /// What holds in the end.
    fn check_end(&mut self) {
        self.settle();
        self.command(Command::Folder(FolderCommand::LookAgain(None)));
        self.command(Command::Folder(FolderCommand::ListAgain));
        self.settle();
        self.check();
        assert!(self.sitting.opened().is_saved(), "{:?}", self.sitting.status());
        let root = self.sitting.opened().root.clone();
        let on_disk = open(&RealDisk, &root, None);
        assert!(on_disk.project.has_same_content(self.sitting.project()), "what is shown is what is there");
        let states = self.sitting.opened().study().codings;
        assert!(states.iter().all(|passage| passage.state != State::Lost), "the words are still there");
        self.check_undo();
        self.command(Command::Quit);
        self.settle();
        assert!(self.sitting.session.may_exit(), "{:?}", self.sitting.session.notice());
        let second = self.projects[1].join(OWN);
        assert!(
            fs::read_to_string(second).is_ok_and(|text| !text.contains("of A"))
                || !self.projects[1].join(OWN).exists()
        );
    }

    /// No step stands for ever in the way of those before it.
    fn check_undo(&mut self) {
        let n_steps = self.sitting.opened().history.entries().len();
        for _ in 0..=n_steps {
            self.command(Command::Act(Action::Undo));
        }
        assert!(self.sitting.opened().history.next_undo().is_none());
        self.settle();
    }
}

/// How many sittings are gone through.
const N_SITTINGS: u32 = 40;

proptest! {
    #![proptest_config(ProptestConfig {
        cases: N_SITTINGS * u32::try_from(effort()).unwrap_or(1),
        max_shrink_iters: 200,
        ..ProptestConfig::default()
    })]

    #[test]
    fn in_whatever_order_tasks_end_nothing_is_lost_and_everything_ends(
        moves in prop::collection::vec(any_move(), 10..60),
    ) {
        let mut world = World::new();
        for next in &moves {
            world.make(next);
            world.check();
        }
        world.check_kept();
        world.check_end();
    }
}
