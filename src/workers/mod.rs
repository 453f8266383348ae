//! Slow work off the window's thread: one thread for saving (saves keep their order), one for reading a
//! folder, one for what is wanted sooner, one that looks for annotations in changed articles, one that looks for words
//! (which has helpers of its own), one that answers queries of passages, one that writes away from the project folder
//! and one that keeps what is typed, while saving may hang there. Holds no state between tasks; a panic in a task becomes a report.

pub mod asking;
mod finding;
mod keeping;
mod locating;
mod opening;
pub mod task;
pub mod ticket;

use self::task::{Report, Task, Work, perform};
use crate::storage::disk::{Disk, RealDisk};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

/// Takes tasks and gives reports with the number of the ticket they belong to.
pub struct Workers {
    disk: Arc<dyn Disk>,
    lanes: Lanes,
    outbox: Sender<(u64, Report)>,
    inbox: Receiver<(u64, Report)>,
}

enum Lanes {
    Threads {
        saving: Sender<Task>,
        reading: Sender<Task>,
        ahead: Sender<Task>,
        locating: Sender<Task>,
        searching: Sender<Task>,
        asking: Sender<Task>,
        elsewhere: Sender<Task>,
        drafts: Sender<Task>,
    },
    Inline,
}

impl Workers {
    /// Workers on threads of their own; `wake` is called after each report, so that the window looks at it.
    #[must_use]
    pub fn threaded(wake: impl Fn() + Send + Sync + 'static) -> Self {
        let (outbox, inbox) = channel();
        let disk: Arc<dyn Disk> = Arc::new(RealDisk);
        let wake: Arc<dyn Fn() + Send + Sync> = Arc::new(wake);
        let lane = |name: &str| {
            let (tasks, queue) = channel::<Task>();
            let (outbox, wake, disk) = (outbox.clone(), Arc::clone(&wake), Arc::clone(&disk));
            let work = move || {
                for task in queue {
                    run(task, &*disk, &outbox, &*wake);
                }
            };
            // Where the system refuses a thread, `start` does the lane's work itself.
            let _ = thread::Builder::new().name(format!("butda-{name}")).spawn(work);
            tasks
        };
        let lanes = Lanes::Threads {
            saving: lane("saving"),
            reading: lane("reading"),
            ahead: lane("ahead"),
            locating: lane("locating"),
            searching: lane("searching"),
            asking: lane("asking"),
            elsewhere: lane("elsewhere"),
            drafts: lane("drafts"),
        };
        Self { disk, lanes, outbox, inbox }
    }

    /// Workers that do each task at once, for scripts and tests.
    #[must_use]
    pub fn inline() -> Self {
        Self::inline_on(Arc::new(RealDisk))
    }

    /// The same on a file system of one's own: one that fails, or one that forgets.
    #[must_use]
    pub fn inline_on(disk: Arc<dyn Disk>) -> Self {
        let (outbox, inbox) = channel();
        Self { disk, lanes: Lanes::Inline, outbox, inbox }
    }

    /// Takes a task.
    pub fn start(&self, task: Task) {
        match &self.lanes {
            Lanes::Inline => run(task, &*self.disk, &self.outbox, &|| {}),
            Lanes::Threads { saving, reading, ahead, locating, searching, asking, elsewhere, drafts } => {
                let lane = match task.work {
                    Work::OpenFolder { .. } => reading,
                    Work::Locate(_) => locating,
                    Work::Search { .. } | Work::FindIn { .. } => searching,
                    Work::AskPassages(_) => asking,
                    Work::SaveElsewhere { .. } => elsewhere,
                    Work::SaveDrafts { .. } => drafts,
                    Work::ReadArticle(_)
                    | Work::Export { .. }
                    | Work::LookAgain { .. }
                    | Work::ListAgain { .. }
                    | Work::ListVersions { .. }
                    | Work::ReadVersion { .. } => ahead,
                    Work::KeepSteps { .. }
                    | Work::AddFolder { .. }
                    | Work::KeepVersion { .. }
                    | Work::PutAside { .. }
                    | Work::TakeOver { .. }
                    | Work::SaveFile { .. }
                    | Work::SaveSettings { .. }
                    | Work::Introduce { .. }
                    | Work::SaveReading { .. }
                    | Work::CopySamples(_) => saving,
                };
                // A lane without a thread takes nothing: the work is then done here and now.
                if let Err(refused) = lane.send(task) {
                    run(refused.0, &*self.disk, &self.outbox, &|| {});
                }
            }
        }
    }

    /// The reports that have come in since the last call.
    pub fn reports(&self) -> impl Iterator<Item = (u64, Report)> {
        self.inbox.try_iter()
    }
}

fn run(task: Task, disk: &dyn Disk, outbox: &Sender<(u64, Report)>, wake: &dyn Fn()) {
    let number = task.ticket.number;
    let mut send = |report| {
        // Nobody listens only when the program is ending.
        let _ = outbox.send((number, report));
        wake();
    };
    if let Err(panic) = catch_unwind(AssertUnwindSafe(|| perform(task, disk, &mut send))) {
        let words = panic.downcast_ref::<&str>().map(ToString::to_string);
        let words = words.or_else(|| panic.downcast_ref::<String>().cloned());
        send(Report::Failed(words.unwrap_or_else(|| "unknown".to_owned())));
    }
}
