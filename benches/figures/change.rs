//! What a change costs: in a project of 100,000 annotations in 10,000 articles, beside one of 100 annotations in 10. Only
//! the window's thread is timed; what workers do goes on beside it.

use super::corpus;
use super::stage::{Window, key};
use super::tell::{Busy, line, percentile, ratio};
use butda::exchange::export_options::ExportOptions;
use butda::exchange::format::FormatId;
use butda::model::id::{AnnotatorId, IdSource, ThemeId};
use butda::model::moment::Moment;
use butda::session::{
    AnnotatingCommand, Command, ExportCommand, ExportTo, FolderCommand, MarkKey, Now, OpenProject, Passage,
    ReadingCommand, SelectingCommand, Session, ThemeChange, ThemeChoice,
};
use butda::storage::settings::{Places, Settings};
use butda::workers::Workers;
use butda::workers::exporting::ExportWish;
use butda::workers::report::{SavingReport, TaskOutput};
use butda::workers::task::Task;
use egui::{Event, Key, Modifiers};
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// How many tags are given, and how many of the first are not counted. An article of 10 kB has a few sentences more.
const N_TAGS: usize = 30;
const N_WARMING_UP: usize = 6;

/// Prints the figures.
pub fn measure() {
    let work = tempfile::tempdir().expect("a folder");
    let project = |name: &str, n_articles: usize, n_annotations: usize| {
        let folder = work.path().join(name);
        fs::create_dir_all(&folder).expect("a folder");
        corpus::write(&folder, n_articles, n_annotations);
        folder
    };
    let (small, large) = (project("small", 10, 100), project("large", 10_000, 100_000));
    let home = |name: &str| work.path().join(format!("home-{name}"));
    line("A change, in 10,000 articles with 100,000 annotations to 10 articles with 100:");
    let (one, other) = (tags(&large, &home("tag")), tags(&small, &home("tag")));
    line(&format!("  one tag, from the key to the end of the frame that shows it: {}", ratio(one, other)));
    let (one, other) = (Driver::new(&large, &home("a")), Driver::new(&small, &home("b")));
    let [one, other] = [one, other].map(Driver::small_things);
    line(&format!("  taking in that a file was saved:            {}", ratio(one.saved, other.saved)));
    line(&format!("  looking again, nothing changed:             {}", ratio(one.focus, other.focus)));
    line(&format!("  the worker that finds nothing changed:      {}", ratio(one.worker, other.worker)));
    line(&format!("  handing out an export:                      {}", ratio(one.export, other.export)));
    line("A theme given to one passage in each article, all of it and the longest step:");
    for n in [2_500, 5_000, 10_000] {
        let folder = project(&format!("bulk-{n}"), n, n);
        let (all, longest) = Driver::new(&folder, &home(&format!("bulk-{n}"))).bulk();
        line(&format!("  {n} articles: {:.0} ms, {:.1} ms", millis(all), millis(longest)));
    }
    line("Opening 8,000 articles of which 4,000 are missing, to opening them with none missing:");
    let folder = project("missing", 8_000, 8_000);
    let none = opening(&folder, &home("none"));
    for n in (0..8_000).step_by(2) {
        fs::remove_file(folder.join(format!("{n:05}.txt"))).expect("an article");
    }
    line(&format!("  {}", ratio(opening(&folder, &home("missing")), none)));
}

fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

/// The median of tags: the key `J` takes the next sentence, `1` tags it.
fn tags(folder: &Path, home: &Path) -> Duration {
    let mut window = Window::threaded(folder, home);
    window.settle_threads();
    window.begin_to_tag();
    let before = window.n_annotations();
    let mut times = Vec::new();
    for n in 0..N_TAGS {
        window.frame(vec![key(Key::J, Modifiers::NONE)]);
        window.settle_threads();
        let digit = vec![key(Key::Num1, Modifiers::NONE), Event::Text("1".to_owned())];
        let shown = window.frame(digit) + window.frame(Vec::new());
        if n >= N_WARMING_UP {
            times.push(shown);
        }
        window.settle_threads();
    }
    assert_eq!(window.n_annotations(), before + N_TAGS, "each key tagged a sentence");
    percentile(&mut times, 50)
}

/// A session with workers that do their tasks at once, whose time does not count.
struct Driver {
    session: Session,
    workers: Workers,
    millis: u64,
    own: AnnotatorId,
    /// How long the session took to take in what came of its last command, and the longest step of it.
    took: Duration,
    longest: Duration,
    worker: Duration,
    saved: Vec<Duration>,
}

struct SmallThings {
    saved: Duration,
    focus: Duration,
    worker: Duration,
    export: Duration,
}

impl Driver {
    fn new(folder: &Path, home: &Path) -> Self {
        let own = fs::read_dir(folder.join("annotations")).expect("annotations").flatten();
        let mut names = own.filter(|entry| entry.path().is_dir()).map(|entry| entry.file_name());
        let own: AnnotatorId = names.find_map(|name| name.to_str()?.parse().ok()).expect("an annotator");
        let settings = Settings { annotator: Some((own.clone(), "NCV 1".to_owned())), ..Settings::default() };
        let session = Session::new(settings, Places::within(home), IdSource::new([1; 32]));
        let (took, longest, worker) = Default::default();
        let workers = Workers::inline();
        let mut driver = Self { session, workers, millis: 0, own, took, longest, worker, saved: Vec::new() };
        driver.run(Command::OpenFolder(folder.to_owned()));
        driver
    }

    fn now(&self) -> Now {
        // Files came to rest long ago.
        let moment = Moment::try_from("2099-01-01T00:00:00Z".to_owned()).expect("a moment");
        Now { moment, millis: self.millis }
    }

    fn open(&self) -> &OpenProject {
        self.session.open_project().expect("an open project")
    }

    fn step(&mut self, step: impl FnOnce(&mut Session) -> Vec<Task>) -> Vec<Task> {
        let began = Busy::now();
        let tasks = step(&mut self.session);
        let took = began.elapsed();
        self.took += took;
        self.longest = self.longest.max(took);
        tasks
    }

    /// Runs a command and takes in everything that comes of it, saving included.
    fn run(&mut self, command: Command) {
        (self.took, self.longest, self.worker) = Default::default();
        self.saved.clear();
        let now = self.now();
        let tasks = self.step(|session| session.run(command, now));
        self.work(tasks);
        self.millis += 1_000;
        let now = self.now();
        let tasks = self.step(|session| session.tick(now));
        self.work(tasks);
    }

    fn work(&mut self, tasks: Vec<Task>) {
        let mut queue = std::collections::VecDeque::from(tasks);
        while let Some(task) = queue.pop_front() {
            let began = Busy::now();
            self.workers.start(task);
            self.worker += began.elapsed();
            let reports: Vec<_> = self.workers.reports().collect();
            for report in reports {
                let is_saved = matches!(report.output, TaskOutput::Saving(SavingReport::FileSaved { .. }));
                let (now, before) = (self.now(), self.took);
                let more = self.step(|session| session.receive(report, now));
                queue.extend(more);
                if is_saved {
                    self.saved.push(self.took.saturating_sub(before));
                }
            }
        }
    }

    fn theme(&self) -> ThemeId {
        self.open().codebook.rows().next().expect("a theme").0.clone()
    }

    fn small_things(mut self) -> SmallThings {
        let path = self.open().library.keys().next().expect("an article").clone();
        self.run(Command::Reading(ReadingCommand::OpenArticle(path)));
        let mut saved = Vec::new();
        for n in 0..20 {
            self.run(Command::Selecting(SelectingCommand::Select { anchor: 40 * n, focus: 40 * n + 20 }));
            self.run(Command::Annotating(AnnotatingCommand::Tag(self.theme())));
            saved.append(&mut self.saved);
        }
        // What was saved just now is read once more, and known by its stamp after that.
        self.run(Command::Folder(FolderCommand::LookAgain(None)));
        self.run(Command::Folder(FolderCommand::ListAgain));
        self.run(Command::Folder(FolderCommand::LookAgain(None)));
        let (took, worker) = (self.took, self.worker);
        self.run(Command::Folder(FolderCommand::ListAgain));
        let (focus, worker) = (took + self.took, worker + self.worker);
        let path = PathBuf::from("/dev/null");
        let to = ExportTo {
            wish: ExportWish::default(),
            format: FormatId::WebAnnotation,
            options: ExportOptions::default(),
            path,
        };
        self.run(Command::Export(ExportCommand::Write(Box::new(to))));
        SmallThings { saved: percentile(&mut saved, 50), focus, worker, export: self.took }
    }

    /// How long it takes to give a theme to the first passage of each article, and the longest step of it.
    fn bulk(mut self) -> (Duration, Duration) {
        let open = self.open();
        let passages = open.library.keys().filter_map(|path| {
            let (id, ..) = open.project.record(path, &self.own)?.standing().next()?;
            let key = MarkKey { annotator: self.own.clone(), id };
            Some(Passage { article: path.clone(), key })
        });
        let passages = passages.collect();
        let theme = self.theme();
        self.run(Command::Annotating(AnnotatingCommand::ChangeThemeOf(
            passages,
            ThemeChoice::Known(theme),
            ThemeChange::Take,
        )));
        let open = self.open();
        assert!(open.is_saved(), "everything is saved");
        (self.took, self.longest)
    }
}

/// How long a session and its workers are at work to open a folder.
fn opening(folder: &Path, home: &Path) -> Duration {
    let mut times: Vec<Duration> = (0..3)
        .map(|_| {
            let driver = Driver::new(folder, home);
            driver.took + driver.worker
        })
        .collect();
    percentile(&mut times, 50)
}
