//! Slow work off the window's thread: a thread for each lane, so that no kind of work waits for another; see
//! [`lane::Lane`]. Holds no state between tasks; a panic in a task becomes a report.

#![warn(clippy::wildcard_enum_match_arm)]

pub mod asking;
pub mod attribute_writing;
pub mod codebooks;
pub mod coded;
pub mod compute;
pub mod counting;
pub mod exporting;
mod finding;
pub mod grid_writing;
mod import_homes;
mod import_people;
mod import_reading;
mod import_themes;
mod import_writing;
pub mod importing;
pub mod incoming;
mod keeping;
pub mod lane;
mod locating;
mod opening;
pub mod printing;
pub mod report;
pub mod scope;
pub mod snapshot;
pub mod task;
pub mod ticket;

use self::lane::Lane;
use self::report::{Report, TaskOutput};
use self::task::{Task, Work, perform};
use crate::storage::disk::{Disk, RealDisk};
use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

/// Takes tasks and gives reports.
pub struct Workers {
    disk: Arc<dyn Disk>,
    lanes: Lanes,
    outbox: Sender<Report>,
    inbox: Receiver<Report>,
}

enum Lanes {
    /// A thread for each lane, from its first task on.
    Threads {
        lanes: BTreeMap<Lane, Sender<Task>>,
        wake: Arc<dyn Fn() + Send + Sync>,
    },
    Inline,
}

impl Workers {
    /// Workers on threads of their own; `wake` is called after each report, so that the window looks at it.
    #[must_use]
    pub fn threaded(wake: impl Fn() + Send + Sync + 'static) -> Self {
        Self::threaded_on(Arc::new(RealDisk), wake)
    }

    /// The same on a file system of one's own.
    #[must_use]
    pub fn threaded_on(disk: Arc<dyn Disk>, wake: impl Fn() + Send + Sync + 'static) -> Self {
        Self::on(disk, Lanes::Threads { lanes: BTreeMap::new(), wake: Arc::new(wake) })
    }

    /// Workers that do each task at once, for scripts and tests.
    #[must_use]
    pub fn inline() -> Self {
        Self::inline_on(Arc::new(RealDisk))
    }

    /// The same on a file system of one's own: one that fails, or one that forgets.
    #[must_use]
    pub fn inline_on(disk: Arc<dyn Disk>) -> Self {
        Self::on(disk, Lanes::Inline)
    }

    fn on(disk: Arc<dyn Disk>, lanes: Lanes) -> Self {
        let (outbox, inbox) = channel();
        Self { disk, lanes, outbox, inbox }
    }

    /// Takes a task. A folder that is opened gets lanes of its own: the folder that was left may not answer any more, and
    /// nothing of the next one waits for it.
    pub fn start(&mut self, task: Task) {
        let Lanes::Threads { lanes, wake } = &mut self.lanes else {
            return run(task, &*self.disk, &self.outbox, &|| {});
        };
        if matches!(task.work, Work::OpenFolder { .. }) {
            lanes.retain(|lane, _| lane.outlives_project());
        }
        let lane = task.work.lane();
        let tasks = lanes.entry(lane).or_insert_with(|| {
            let (outbox, wake, disk) = (self.outbox.clone(), Arc::clone(wake), Arc::clone(&self.disk));
            thread_of(lane, move |task| run(task, &*disk, &outbox, &*wake))
        });
        // A lane whose thread the system refused takes nothing: the work is then done here and now.
        if let Err(refused) = tasks.send(task) {
            run(refused.0, &*self.disk, &self.outbox, &|| {});
        }
    }

    /// The reports that have come in since the last call.
    pub fn reports(&self) -> impl Iterator<Item = Report> {
        self.inbox.try_iter()
    }
}

/// Starts the thread of a lane, which ends once nobody sends it tasks any more.
fn thread_of(lane: Lane, work: impl Fn(Task) + Send + 'static) -> Sender<Task> {
    let (tasks, queue) = channel::<Task>();
    let work = move || queue.into_iter().for_each(work);
    let _ = thread::Builder::new().name(format!("butda-{}", lane.name())).spawn(work);
    tasks
}

fn run(task: Task, disk: &dyn Disk, outbox: &Sender<Report>, wake: &dyn Fn()) {
    let ticket = task.ticket.clone();
    let mut send = |output| {
        // Nobody listens only when the program is ending.
        let _ = outbox.send(Report::new(&ticket, output));
        wake();
    };
    if let Err(panic) = catch_unwind(AssertUnwindSafe(|| perform(task, disk, &mut send))) {
        let words = panic.downcast_ref::<&str>().map(ToString::to_string);
        let words = words.or_else(|| panic.downcast_ref::<String>().cloned());
        send(TaskOutput::Failed(words.unwrap_or_else(|| "unknown".to_owned())));
    }
}
