//! Workers whose tasks end in the order that a test chooses: each lane does its tasks one after the other as the threads
//! of a window do, and which lane gets on, which hangs and which task is lost is not left to chance.

use crate::support::Sitting;
use butda::storage::disk::RealDisk;
use butda::workers::lane::Lane;
use butda::workers::report::Report;
use butda::workers::task::{Task, Work, perform};
use std::collections::{BTreeMap, VecDeque};

/// A lane of the project that was opened as the n-th; lanes that outlive projects are of the 0-th.
pub type LaneOf = (usize, Lane);

/// The lanes with what waits in each.
#[derive(Debug, Default)]
pub struct Scheduler {
    n_openings: usize,
    tasks: BTreeMap<LaneOf, VecDeque<Task>>,
    reports: BTreeMap<LaneOf, VecDeque<Report>>,
    hung: Vec<LaneOf>,
}

impl Scheduler {
    /// Takes tasks, as `Workers::start` does.
    pub fn start(&mut self, tasks: Vec<Task>) {
        for task in tasks {
            self.n_openings += usize::from(matches!(task.work, Work::OpenFolder { .. }));
            let lane = task.work.lane();
            let of = if lane.outlives_project() { 0 } else { self.n_openings };
            self.tasks.entry((of, lane)).or_default().push_back(task);
        }
    }

    /// The lanes in which a task waits to be done, or a report to be taken in; hung ones are not among them.
    pub fn lanes(&self) -> Vec<LaneOf> {
        let busy = self.tasks.iter().filter(|(_, tasks)| !tasks.is_empty()).map(|(lane, _)| *lane);
        let telling = self.reports.iter().filter(|(_, reports)| !reports.is_empty()).map(|(lane, _)| *lane);
        let mut lanes: Vec<LaneOf> = busy.chain(telling).filter(|lane| !self.hung.contains(lane)).collect();
        lanes.sort_unstable();
        lanes.dedup();
        lanes
    }

    /// Gets a lane on by one step: a report is taken in, else a task is done and its reports wait.
    pub fn step(&mut self, sitting: &mut Sitting, lane: LaneOf) {
        if let Some(report) = self.reports.get_mut(&lane).and_then(VecDeque::pop_front) {
            let now = sitting.now();
            let tasks = sitting.session.receive(report, now);
            self.start(tasks);
        } else if let Some(task) = self.tasks.get_mut(&lane).and_then(VecDeque::pop_front) {
            let ticket = task.ticket.clone();
            let reports = self.reports.entry(lane).or_default();
            perform(task, &RealDisk, &mut |output| reports.push_back(Report::new(&ticket, output)));
        }
    }

    /// A lane gets no further until it is freed.
    pub fn hang(&mut self, lane: LaneOf) {
        self.hung.push(lane);
    }

    /// Lanes get on again, those that are wanted.
    pub fn free(&mut self, is_wanted: impl Fn(Lane) -> bool) {
        self.hung.retain(|(_, lane)| !is_wanted(*lane));
    }

    /// A task of a lane is lost: nobody ever hears of it. Only what is asked again by itself may get lost.
    pub fn lose(&mut self, lane: LaneOf) {
        let is_asked_again =
            |task: &Task| matches!(task.work, Work::LookAgain { .. } | Work::ListAgain { .. });
        if let Some(tasks) = self.tasks.get_mut(&lane)
            && tasks.front().is_some_and(is_asked_again)
        {
            tasks.pop_front();
        }
    }

    /// Gets lanes on, those that are wanted, until nothing waits in them.
    pub fn drain(&mut self, sitting: &mut Sitting, is_wanted: impl Fn(Lane) -> bool) {
        while let Some(lane) = self.lanes().into_iter().find(|(_, lane)| is_wanted(*lane)) {
            self.step(sitting, lane);
        }
    }
}
