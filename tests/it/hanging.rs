//! A project folder that does not answer, as of a share that is gone: work goes on, every step is kept on this computer,
//! the status line says what is not in the folder yet, and there is a way to leave.

use crate::notation::{play, shown, sitting_in};
use crate::support::Sitting;
use butda::session::SaveStatus;
use butda::session::{
    Action, AnnotatingCommand, Command, KeepingNotice, Notice, ReadingCommand, SelectingCommand,
};
use butda::storage::disk::{Disk, DiskFile, Held, Meta, Privacy, RealDisk};
use butda::workers::Workers;
use butda::workers::lane::Lane;
use butda::workers::task::Task;
use expect_test::expect;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, channel};
use std::sync::{Arc, Condvar, Mutex, MutexGuard};
use std::time::Duration;

const ANNOTATIONS: &str = "annotations/ncv-1-aaaaaa/a.txt.ron";

/// A file system on which every call about a folder waits while it hangs.
#[derive(Debug)]
struct HangingDisk {
    folder: PathBuf,
    is_hung: Mutex<bool>,
    woken: Condvar,
}

impl HangingDisk {
    fn of(folder: PathBuf) -> Arc<Self> {
        Arc::new(Self { folder, is_hung: Mutex::new(true), woken: Condvar::new() })
    }

    fn lock(&self) -> MutexGuard<'_, bool> {
        self.is_hung.lock().expect("nobody panics while holding it")
    }

    fn answer_again(&self) {
        *self.lock() = false;
        self.woken.notify_all();
    }

    fn wait(&self, path: &Path) -> RealDisk {
        if path.starts_with(&self.folder) {
            drop(self.woken.wait_while(self.lock(), |is_hung| *is_hung).expect("nobody panics"));
        }
        RealDisk
    }
}

impl Disk for HangingDisk {
    fn meta(&self, path: &Path) -> io::Result<Meta> {
        self.wait(path).meta(path)
    }

    fn read(&self, path: &Path, max: u64) -> io::Result<Vec<u8>> {
        self.wait(path).read(path, max)
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<(PathBuf, butda::storage::disk::FileKind)>> {
        self.wait(folder).list(folder)
    }

    fn make_folder(&self, folder: &Path, privacy: Privacy) -> io::Result<()> {
        self.wait(folder).make_folder(folder, privacy)
    }

    fn create(&self, path: &Path, privacy: Privacy) -> io::Result<Box<dyn DiskFile>> {
        self.wait(path).create(path, privacy)
    }

    fn append(&self, path: &Path) -> io::Result<Box<dyn DiskFile>> {
        self.wait(path).append(path)
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.wait(to).rename(from, to)
    }

    fn rename_new(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.wait(to).rename_new(from, to)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        self.wait(path).remove(path)
    }

    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        self.wait(folder).sync_folder(folder)
    }

    fn try_lock(&self, path: &Path) -> io::Result<Option<Held>> {
        self.wait(path).try_lock(path)
    }
}

/// A sitting whose folder hangs, with workers on threads as in the window.
struct Hanging {
    sitting: Sitting,
    disk: Arc<HangingDisk>,
    workers: Workers,
    woken: Receiver<()>,
}

impl Hanging {
    fn new() -> Self {
        let mut sitting = sitting_in("Giá xăng tăng mạnh");
        play(&mut sitting, "select Giá; tag a");
        sitting.save();
        let disk = HangingDisk::of(sitting.root());
        let (wake, woken) = channel();
        // Nobody listens once the test is over.
        let workers = Workers::threaded_on(Arc::<HangingDisk>::clone(&disk), move || {
            let _ = wake.send(());
        });
        Self { sitting, disk, workers, woken }
    }

    fn start(&mut self, tasks: Vec<Task>) {
        for task in tasks {
            self.workers.start(task);
        }
    }

    fn tag(&mut self, words: &str) {
        let start = self.sitting.article().text().find(words).expect("the words");
        let tasks =
            self.sitting.run_only(SelectingCommand::Select { anchor: start, focus: start + words.len() });
        self.start(tasks);
        let tasks = self.sitting.run_only(AnnotatingCommand::TagByName("a".to_owned()));
        self.start(tasks);
    }

    /// Lets a quarter of a second pass on the sitting's clock, and takes in what the workers report by then.
    fn go_on(&mut self) {
        let _ = self.woken.recv_timeout(Duration::from_millis(5));
        let tasks = self.sitting.wait_only(250);
        self.start(tasks);
        let reports: Vec<_> = self.workers.reports().collect();
        for report in reports {
            let now = self.sitting.now();
            let tasks = self.sitting.session.receive(report, now);
            self.start(tasks);
        }
    }

    /// Goes on until something holds; a test that waits in vain fails.
    fn until(&mut self, what: &str, holds: impl Fn(&Sitting) -> bool) {
        for _ in 0..2_000 {
            if holds(&self.sitting) {
                return;
            }
            self.go_on();
        }
        panic!("{what} has not come about: {:?}", self.sitting.status());
    }
}

#[test]
fn steps_are_kept_on_this_computer_while_the_folder_hangs_and_saved_once_it_answers() {
    let mut hanging = Hanging::new();
    hanging.tag("xăng");
    hanging.until("keeping the first step", |sitting| sitting.opened().is_kept());
    let waiting = SaveStatus::Waiting(vec![ANNOTATIONS.to_owned()]);
    hanging.until("saying so", |sitting| sitting.status() == waiting);
    hanging.tag("mạnh");
    hanging.until("keeping the second step", |sitting| sitting.opened().is_kept());
    // The program is killed, and the folder answers again: nothing is lost.
    let mut later = Sitting::of(&[]);
    std::mem::swap(&mut later.session, &mut hanging.sitting.session);
    hanging.sitting.be("NCV 1");
    hanging.sitting.open_folder();
    hanging.sitting.read("a.txt");
    expect!["[a:Giá] [a:xăng] tăng [a:mạnh]"].assert_eq(&shown(&hanging.sitting));
    // Or it answers while the program runs.
    std::mem::swap(&mut later.session, &mut hanging.sitting.session);
    hanging.disk.answer_again();
    hanging.until("saving", |sitting| sitting.opened().is_saved());
    expect!["[a:Giá] [a:xăng] tăng [a:mạnh]"].assert_eq(&shown(&hanging.sitting));
}

#[test]
fn the_status_says_what_is_not_in_the_folder_after_two_seconds_and_not_before() {
    let mut hanging = Hanging::new();
    hanging.tag("xăng");
    let mut at_millis = None;
    for n in 0..20 {
        hanging.go_on();
        if at_millis.is_none() && matches!(hanging.sitting.status(), SaveStatus::Waiting(_)) {
            at_millis = Some(n * 250);
        }
    }
    assert!(at_millis.is_some_and(|millis| (2_000..3_000).contains(&millis)), "{at_millis:?}");
}

#[test]
fn a_folder_that_hangs_is_left_by_asking_twice_and_the_next_project_waits_for_nothing() {
    let mut hanging = Hanging::new();
    hanging.tag("xăng");
    hanging.until("waiting", |sitting| matches!(sitting.status(), SaveStatus::Waiting(_)));
    let other = hanging.sitting.root().with_file_name("other");
    std::fs::create_dir(&other).expect("a folder");
    std::fs::write(other.join("b.txt"), "Một bài khác.").expect("a file");
    let tasks = hanging.sitting.run_only(Command::OpenFolder(other.clone()));
    hanging.start(tasks);
    let notice = hanging.sitting.session.notice().map(|said| said.notice.clone());
    assert_eq!(notice, Some(Notice::Keeping(KeepingNotice::NotLeft { is_kept: true })));
    let tasks = hanging.sitting.run_only(Command::OpenFolder(other.clone()));
    hanging.start(tasks);
    hanging.until("reading the next project", |sitting| sitting.opened().loading.is_none());
    assert_eq!(hanging.sitting.opened().root, other);
    // What is done there is saved there, though the other folder still hangs.
    let tasks = hanging.sitting.run_only(ReadingCommand::OpenArticle("b.txt".parse().expect("a path")));
    hanging.start(tasks);
    hanging.until("reading", |sitting| sitting.reader().reading.is_some());
    hanging.tag("khác");
    hanging.until("saving", |sitting| sitting.opened().is_saved() && sitting.opened().is_kept());
    assert!(other.join("annotations/ncv-1-aaaaaa/b.txt.ron").exists());
}

#[test]
fn leaving_gives_up_waiting_and_does_not_come_back_to_it_by_itself() {
    let mut sitting = sitting_in("Giá [a:xăng] tăng");
    sitting.save();
    play(&mut sitting, "at xăng; note hay");
    let mut held = sitting.run_only(Command::Quit);
    held.retain(|task| task.work.lane() == Lane::Saving);
    assert!(!held.is_empty() && !sitting.session.may_exit());
    sitting.wait(6_000);
    assert_eq!(sitting.said(), Some(Notice::Keeping(KeepingNotice::NotLeft { is_kept: true })));
    // The file is written after all: the person went on working, and the window stays.
    sitting.work(held);
    assert!(sitting.opened().is_saved() && !sitting.session.may_exit());
    sitting.run(Command::Quit);
    assert!(sitting.session.may_exit());
}

#[test]
fn a_refusal_is_about_what_was_there_to_be_saved_then() {
    let mut sitting = sitting_in("Giá [a:xăng] tăng");
    sitting.save();
    sitting.put(ANNOTATIONS, b"foreign");
    play(&mut sitting, "at xăng; note hay");
    sitting.run(Action::CloseProject);
    assert!(matches!(sitting.said(), Some(Notice::Keeping(KeepingNotice::NotLeft { .. }))));
    play(&mut sitting, "note hay hơn");
    sitting.run(Action::CloseProject);
    assert!(
        matches!(sitting.said(), Some(Notice::Keeping(KeepingNotice::NotLeft { .. }))),
        "asked once about the new note, too"
    );
    sitting.run(Action::CloseProject);
    assert!(sitting.session.open_project().is_none());
}
