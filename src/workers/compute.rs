//! Questions of the data: pure functions of a snapshot, answered off the window's thread. A new question needs no work,
//! report or lane of its own: it implements [`Question`], and whoever asks it keeps a `session::asked::Asked` of it.

use super::report::{ComputingReport, TaskOutput};
use super::snapshot::Snapshot;
use super::ticket::Ticket;
use std::any::Any;
use std::fmt::Debug;

/// A question of the data.
pub trait Question: Debug + Send + 'static {
    /// What it is answered with.
    type Answer: Debug + Send + Sync + 'static;

    /// Answers it from a project as it stood when it was asked. Once `running` says that the answer is not wanted any more,
    /// whatever was found so far will do.
    fn answer(self, snapshot: Snapshot, running: &mut Running<'_>) -> Self::Answer;
}

/// What a question is told while it is being answered, and tells.
pub struct Running<'r> {
    ticket: &'r Ticket,
    report: &'r mut dyn FnMut(TaskOutput),
}

impl Running<'_> {
    /// Whether nobody wants the answer any more.
    #[must_use]
    pub fn is_cancelled(&self) -> bool {
        self.ticket.is_cancelled()
    }

    /// Tells, on any thread, whether nobody wants the answer any more.
    pub fn watch(&self) -> impl Fn() -> bool + Sync + use<> {
        let ticket = self.ticket.clone();
        move || ticket.is_cancelled()
    }

    /// Tells how far it has come: so many of so many things are done.
    pub fn tell(&mut self, n_done: usize, n_all: usize) {
        (self.report)(TaskOutput::Computing(ComputingReport::Progress { n_done, n_all }));
    }
}

/// A question whose kind of answer only those know who asked it.
pub trait AnyQuestion: Debug + Send {
    /// Answers it, with an `Answer` of the question.
    fn answer_any(self: Box<Self>, snapshot: Snapshot, running: &mut Running<'_>) -> Box<dyn Any + Send>;
}

impl<Q: Question> AnyQuestion for Q {
    fn answer_any(self: Box<Self>, snapshot: Snapshot, running: &mut Running<'_>) -> Box<dyn Any + Send> {
        Box::new((*self).answer(snapshot, running))
    }
}

/// Answers a question, unless it is no longer wanted.
pub(super) fn compute(
    ticket: &Ticket,
    snapshot: Snapshot,
    question: Box<dyn AnyQuestion>,
    report: &mut dyn FnMut(TaskOutput),
) {
    if ticket.is_cancelled() {
        return;
    }
    let answer = question.answer_any(snapshot, &mut Running { ticket, report });
    if !ticket.is_cancelled() {
        report(TaskOutput::Computing(ComputingReport::Answered(answer)));
    }
}
