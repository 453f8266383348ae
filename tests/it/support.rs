//! A sitting on a temporary folder with real files, a clock that tests move, and ids that are always the same.

use butda::model::id::{AnnotatorId, ArticlePath, IdSource, NameFault};
use butda::model::moment::Moment;
use butda::model::project::Project;
use butda::search::passage_spelling::Spelling;
use butda::session::{
    Action, AnnotatingCommand, Command, Direction, MarkKey, Notice, Now, OpenProject, Passage, Querying,
    QueryingCommand, Reader, Reading, ReadingCommand, SaveStatus, Searching, SelectingCommand, Session,
    ThemingCommand,
};
use butda::storage::disk::{Disk, RealDisk};
use butda::storage::problem::{FilePlace, Problem, ProblemKind};
use butda::storage::project_folder::{Opened, open};
use butda::storage::settings::{Places, Settings};
use butda::text::boundaries::Unit;
use butda::view::passages::{PassageRow, PassagesView};
use butda::workers::Workers;
use butda::workers::asking::{PassageHit, PassageSort};
use butda::workers::task::Task;
use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;
use std::str::FromStr;
use std::sync::Arc;
use tempfile::TempDir;

/// The moment every sitting begins at.
const BEGINNING_MILLIS: i64 = 1_795_255_200_000;

pub const SEEDS: [&str; 5] = [
    "000_96773ac29977ea1a",
    "001_03e8ab6feff05417",
    "002_c5379a05707e3bb3",
    "003_46e91b8406453aef",
    "004_4066fd13f0d8e872",
];

pub fn seed(name: &str) -> String {
    fs::read_to_string(format!("{}/seeds/{name}.txt", env!("CARGO_MANIFEST_DIR"))).expect("a seed article")
}

pub fn moment(seconds: i64) -> Moment {
    let at = jiff::Timestamp::from_millisecond(BEGINNING_MILLIS + 1000 * seconds).expect("a time");
    Moment::from_timestamp(at)
}

/// What is wrong: path, line and column, kind.
pub type Wrong<'s> = (&'s str, Option<FilePlace>, &'s ProblemKind);

/// A session with workers, in a folder of its own.
pub struct Sitting {
    pub session: Session,
    workers: Workers,
    temporary: TempDir,
    millis: u64,
}

impl Sitting {
    /// A folder of these files; nothing is open yet and nobody has said their name.
    pub fn of(files: &[(&str, &str)]) -> Self {
        Self::of_in(tempfile::tempdir().expect("a folder"), files)
    }

    /// The same in this folder.
    pub fn of_in(temporary: TempDir, files: &[(&str, &str)]) -> Self {
        let places = Places::within(&temporary.path().join("home"));
        let session = Session::new(Settings::default(), places, IdSource::new([7; 32]));
        let sitting = Self { session, workers: Workers::inline(), temporary, millis: 0 };
        fs::create_dir(sitting.root()).expect("a folder");
        for (path, text) in files {
            sitting.put(path, text.as_bytes());
        }
        sitting
    }

    /// The same, opened by the annotator NCV 1.
    pub fn open(files: &[(&str, &str)]) -> Self {
        let mut sitting = Self::of(files);
        sitting.be("NCV 1");
        sitting.open_folder();
        sitting
    }

    /// The same with one article, `a.txt`, which is being read.
    pub fn reading(text: &str) -> Self {
        let mut sitting = Self::open(&[("a.txt", text)]);
        sitting.read("a.txt");
        sitting
    }

    /// The project folder.
    pub fn root(&self) -> PathBuf {
        self.temporary.path().join("project")
    }

    /// What this computer keeps outside of it.
    pub fn home(&self) -> PathBuf {
        self.temporary.path().join("home")
    }

    /// From now on our files are on this disk; articles stay on the real one.
    pub fn put_on(&mut self, disk: Arc<dyn Disk>) {
        self.workers = Workers::inline_on(disk);
    }

    /// A path within the project folder.
    pub fn path(&self, path: &str) -> PathBuf {
        self.root().join(path)
    }

    /// Puts a file into the project folder, as another program would.
    pub fn put(&self, path: &str, bytes: &[u8]) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, bytes).expect("a file");
    }

    /// What a file of the project folder holds.
    pub fn file(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).expect("a file")
    }

    /// Every file below `annotations/`, by path.
    pub fn files(&self) -> Vec<String> {
        let mut found = Vec::new();
        let mut folders = vec![self.path("annotations")];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
                if entry.path().is_dir() {
                    folders.push(entry.path());
                } else if let Ok(path) = entry.path().strip_prefix(self.root()) {
                    found.push(path.to_string_lossy().into_owned());
                }
            }
        }
        found.sort();
        found
    }

    /// Starts anew on the same folder, as somebody of this name (with an id that is the name's own).
    pub fn be(&mut self, name: &str) {
        self.another_window(name, [name.bytes().last().unwrap_or_default(); 32]);
    }

    /// The same with ids of one's own, as at another window; the session there was comes back.
    pub fn another_window(&mut self, name: &str, seed: [u8; 32]) -> Session {
        self.replace(annotator_id(name), name, seed)
    }

    /// The same with the settings that were kept at this computer.
    pub fn be_as_before(&mut self, name: &str) {
        let places = Places::within(&self.temporary.path().join("home"));
        let kept = butda::storage::settings::read(&places).unwrap_or_default();
        let settings = Settings { annotator: Some((annotator_id(name), name.to_owned())), ..kept };
        self.session = Session::new(settings, places, IdSource::new([8; 32]));
    }

    /// The same with an id that is told.
    pub fn be_with(&mut self, id: AnnotatorId, name: &str) {
        self.replace(id, name, [name.bytes().last().unwrap_or_default(); 32]);
    }

    fn replace(&mut self, id: AnnotatorId, name: &str, seed: [u8; 32]) -> Session {
        let settings = Settings { annotator: Some((id, name.to_owned())), ..Settings::default() };
        let places = Places::within(&self.temporary.path().join("home"));
        std::mem::replace(&mut self.session, Session::new(settings, places, IdSource::new(seed)))
    }

    /// Starts anew on the same folder, as somebody who has not said their name.
    pub fn be_nobody(&mut self) {
        let places = Places::within(&self.temporary.path().join("home"));
        self.session = Session::new(Settings::default(), places, IdSource::new([9; 32]));
    }

    /// Opens the project folder and takes in everything that is read.
    pub fn open_folder(&mut self) {
        self.run(Command::OpenFolder(self.root()));
    }

    /// Opens the folder again as the same person, as after a restart of the program.
    pub fn restart(&mut self) {
        let name = self.session.settings().annotator.clone().expect("a name").1;
        let article = self.session.reading();
        let article = article.map(|reading| reading.path.to_string());
        self.be(&name);
        self.open_folder();
        if let Some(article) = article {
            self.read(&article);
        }
    }

    /// Opens an article.
    pub fn read(&mut self, path: &str) {
        self.run(ReadingCommand::OpenArticle(named(path)));
    }

    /// Gives a command, a second later than the last, and takes in all that comes of it.
    pub fn run(&mut self, command: impl Into<Command>) {
        self.millis += 1000;
        let tasks = self.session.run(command, self.now());
        self.work(tasks);
    }

    /// Gives a command and leaves its tasks undone.
    pub fn run_only(&mut self, command: impl Into<Command>) -> Vec<Task> {
        self.millis += 1000;
        self.session.run(command, self.now())
    }

    /// Does tasks and those they lead to.
    pub fn work(&mut self, tasks: Vec<Task>) {
        let mut tasks = tasks;
        while !tasks.is_empty() {
            for task in tasks.drain(..) {
                self.workers.start(task);
            }
            let reports: Vec<_> = self.workers.reports().collect();
            for report in reports {
                tasks.extend(self.session.receive(report, self.now()));
            }
        }
        // Conflicts are counted where something changed; that must come to the same as going through everything.
        if let Some(open) = self.session.open_project() {
            assert_eq!(open.n_conflicts, open.project.conflicts().len());
        }
    }

    /// Does tasks whose reports nobody hears, as where the program is killed right after them.
    pub fn work_unheard(&mut self, tasks: Vec<Task>) {
        for task in tasks {
            self.workers.start(task);
        }
        drop(self.workers.reports().collect::<Vec<_>>());
    }

    /// Lets time pass and gives back the tasks that have become due.
    pub fn wait_only(&mut self, millis: u64) -> Vec<Task> {
        self.millis += millis;
        self.session.tick(self.now())
    }

    /// Lets time pass.
    pub fn wait(&mut self, millis: u64) {
        let tasks = self.wait_only(millis);
        self.work(tasks);
    }

    /// Lets time pass until nothing is due within the next second, and tells how it stands.
    pub fn save(&mut self) -> SaveStatus {
        for _ in 0..20 {
            if self.session.next_due().is_none_or(|due| due > self.millis + 1000) {
                break;
            }
            self.wait(200);
        }
        self.status()
    }

    /// What is read.
    pub fn reader(&self) -> &Reader {
        self.session.reader().expect("a project")
    }

    /// What is looked for.
    pub fn searching(&self) -> &Searching {
        self.session.searching().expect("a project")
    }

    /// The passages that were asked for.
    pub fn querying(&self) -> &Querying {
        self.session.querying().expect("a project")
    }

    pub fn status(&self) -> SaveStatus {
        self.opened().save_status()
    }

    pub fn now(&self) -> Now {
        let seconds = i64::try_from(self.millis / 1000).expect("a short sitting");
        Now { moment: moment(seconds), millis: self.millis }
    }

    pub fn opened(&self) -> &OpenProject {
        self.session.open_project().expect("an open project")
    }

    pub fn article(&self) -> &Reading {
        self.reader().reading.as_ref().expect("an open article")
    }

    /// The last message; it is taken away.
    pub fn said(&mut self) -> Option<Notice> {
        let said = self.session.notice().map(|said| said.notice.clone());
        self.run(Command::DismissNotice);
        said
    }

    /// What is wrong with files: path, place, kind.
    pub fn problems(&self) -> Vec<Wrong<'_>> {
        let mut problems: Vec<&Problem> = self.opened().problems.iter().collect();
        problems.sort_by_key(|problem| (&problem.path, problem.place));
        problems.into_iter().map(|p| (p.path.as_str(), p.place, &p.kind)).collect()
    }

    /// The project as a fresh look at the folder finds it.
    pub fn on_disk(&self) -> Opened {
        open(&RealDisk, &self.root(), None)
    }

    /// The project in memory.
    pub fn project(&self) -> &Project {
        &self.opened().project
    }
}

/// The id that `Sitting::be` gives to a name.
pub fn annotator_id(name: &str) -> AnnotatorId {
    named(format!("{}-aaaaaa", butda::model::id::slug(name, "annotator")))
}

/// The passages that are shown to the person, all of them.
pub fn passages_shown(session: &Session) -> Vec<PassageHit> {
    let open = session.open_project().expect("an open project");
    let asking = open.snapshot().asking("", PassageSort::Article, Box::new(open.visibility.clone()));
    asking.answer(&|| false).expect("a query").hits
}

/// The rows of the passages that meet a query, as they are listed.
pub fn passage_rows(sitting: &mut Sitting, typed: &str) -> Vec<PassageRow> {
    sitting.run(QueryingCommand::Ask(typed.to_owned(), PassageSort::Article));
    let view = PassagesView::new(&sitting.session, Spelling::English);
    assert_eq!((view.asked.as_str(), view.is_answered, &view.fault), (typed, true, &None));
    (0..view.found.hits.len()).filter_map(|at| view.row(&sitting.session, at)).collect()
}

/// An id, or a path, of this spelling.
pub fn named<T: FromStr<Err = NameFault>>(name: impl AsRef<str>) -> T {
    name.as_ref().parse().expect("a name")
}

/// The path of an article.
pub fn path(path: &str) -> ArticlePath {
    named(path)
}

/// The path of `a.txt`.
pub fn a_txt() -> ArticlePath {
    path("a.txt")
}

/// Selects a range of bytes.
pub fn select(anchor: usize, focus: usize) -> Command {
    Command::Selecting(SelectingCommand::Select { anchor, focus })
}

/// Tags what is selected with the theme of this name.
pub fn tag(name: &str) -> Command {
    Command::Annotating(AnnotatingCommand::TagByName(name.to_owned()))
}

/// The command that gives a theme another name and leaves its texts.
pub fn rename(id: butda::model::id::ThemeId, name: &str) -> Command {
    Command::Theming(ThemingCommand::Describe { id, name: name.to_owned(), texts: BTreeMap::new() })
}

/// The action that moves the end of the selection by a unit.
pub fn grow(unit: Unit, direction: Direction) -> Command {
    Command::Act(match (unit, direction) {
        (Unit::Grapheme, Direction::Forward) => Action::GrowByGrapheme,
        (Unit::Grapheme, Direction::Back) => Action::ShrinkByGrapheme,
        (Unit::Syllable, Direction::Forward) => Action::GrowBySyllable,
        (Unit::Syllable, Direction::Back) => Action::ShrinkBySyllable,
        (Unit::Sentence, Direction::Forward) => Action::GrowBySentence,
        (Unit::Sentence, Direction::Back) => Action::ShrinkBySentence,
        (Unit::Paragraph, Direction::Forward) => Action::GrowByParagraph,
        (Unit::Paragraph, Direction::Back) => Action::ShrinkByParagraph,
    })
}

/// Writes the note of an annotation of the article that is read.
pub fn set_note(sitting: &Sitting, key: MarkKey, note: String) -> AnnotatingCommand {
    AnnotatingCommand::SetNote(Passage { article: sitting.article().path.clone(), key }, note)
}
