//! What goes out of the session: work for the workers, the message in the status line, and what a part asks the session
//! itself to do.

use super::leaving::Departure;
use super::notice::{Notice, Said};
use super::notices::Weight;
use super::now::Now;
use crate::workers::task::{Task, Work};
use crate::workers::ticket::{Opening, Ticket};
use std::path::PathBuf;

/// What goes out of the session.
#[derive(Debug, Default)]
pub struct Outbox {
    tasks: Vec<Task>,
    n_tickets: u64,
    notice: Option<Said>,
    departure: Option<Departure>,
    page: Option<PathBuf>,
    has_news: bool,
}

impl Outbox {
    /// Hands out work of an opening of a project; work that belongs to no project is handed out as such.
    pub(super) fn start(&mut self, work: Work, opening: Option<Opening>) -> Ticket {
        self.n_tickets += 1;
        let ticket = Ticket::new(self.n_tickets, opening.filter(|_| work.is_of_project()));
        self.tasks.push(Task { ticket: ticket.clone(), work });
        ticket
    }

    /// The work that was handed out since the last call.
    pub(super) fn take_tasks(&mut self) -> Vec<Task> {
        std::mem::take(&mut self.tasks)
    }

    /// The message in the status line.
    #[must_use]
    pub fn notice(&self) -> Option<&Said> {
        self.notice.as_ref()
    }

    /// Whether nothing is said that waits for an answer.
    pub(super) fn is_free(&self) -> bool {
        self.notice.as_ref().is_none_or(|said| said.notice.weight() == Weight::Passing)
    }

    /// Whether this is what the status line says.
    pub(super) fn has_said(&self, notice: &Notice) -> bool {
        self.notice.as_ref().is_some_and(|said| said.notice == *notice)
    }

    /// Tells the person something.
    pub(super) fn say(&mut self, notice: impl Into<Notice>, now: Now) {
        self.notice = Some(Said { notice: notice.into(), at_millis: now.millis });
    }

    /// Takes the message in the status line away.
    pub(super) fn hush(&mut self) {
        self.notice = None;
    }

    /// Asks the session to leave the project, once everything else that was asked for is done.
    pub(super) fn depart(&mut self, departure: Departure) {
        self.departure = Some(departure);
    }

    /// What was asked of the session since the last call.
    pub(super) fn take_departure(&mut self) -> Option<Departure> {
        self.departure.take()
    }

    /// Asks whoever shows the session to open a page.
    pub(super) fn show_page(&mut self, page: PathBuf) {
        self.page = Some(page);
    }

    /// The page that is to be opened since the last call.
    pub(super) fn take_page(&mut self) -> Option<PathBuf> {
        self.page.take()
    }

    /// There is something new to save.
    pub(super) fn note_news(&mut self) {
        self.has_news = true;
    }

    /// Whether there is something new to save since the last call.
    pub(super) fn take_news(&mut self) -> bool {
        std::mem::take(&mut self.has_news)
    }
}
