//! A question of the data and its answer, which is kept true while the project changes. The answer from before stands until
//! the next one is there.

use crate::workers::compute::Question;
use crate::workers::ticket::Ticket;
use std::any::Any;
use std::sync::Arc;

/// What is asked, and what was answered.
#[derive(Debug)]
pub struct Asked<Q: Question> {
    /// The ticket that answers it, and the version of the project it looks at.
    ticket: Option<(Ticket, u64)>,
    is_answered: bool,
    /// How far the worker has come: things done, of all.
    progress: Option<(usize, usize)>,
    /// Whether the worker broke down over it.
    is_failed: bool,
    answer: Option<Arc<Q::Answer>>,
    /// The version of the project that was answered of.
    answered_of: Option<u64>,
    n_answers: u64,
}

impl<Q: Question> Default for Asked<Q> {
    fn default() -> Self {
        Self {
            ticket: None,
            is_answered: false,
            progress: None,
            is_failed: false,
            answer: None,
            answered_of: None,
            n_answers: 0,
        }
    }
}

impl<Q: Question> Asked<Q> {
    /// The last answer; it may be to an earlier question.
    #[must_use]
    pub fn answer(&self) -> Option<&Arc<Q::Answer>> {
        self.answer.as_ref()
    }

    /// Whether what was asked last is answered.
    #[must_use]
    pub fn is_answered(&self) -> bool {
        self.is_answered
    }

    /// Whether what was asked last is answered, of this version of the project.
    #[must_use]
    pub fn is_answered_of(&self, version: u64) -> bool {
        self.is_answered && self.answered_of == Some(version)
    }

    /// How far the worker has come that looks for the answer: things done, of all.
    #[must_use]
    pub fn progress(&self) -> Option<(usize, usize)> {
        self.progress
    }

    /// Whether looking for an answer broke down.
    #[must_use]
    pub fn is_failed(&self) -> bool {
        self.is_failed
    }

    /// Tells one answer from all others of the sitting; 0 before the first.
    #[must_use]
    pub fn n_answers(&self) -> u64 {
        self.n_answers
    }

    /// Whether it has to be asked of this version of the project.
    pub(super) fn is_due(&self, version: u64) -> bool {
        self.ticket.as_ref().is_none_or(|(_, of)| *of != version)
    }

    /// It was asked of a version of the project; whoever still answers an earlier one need not go on.
    pub(super) fn asked(&mut self, ticket: Ticket, version: u64) {
        if let Some((earlier, _)) = self.ticket.replace((ticket, version)) {
            earlier.cancel();
        }
        self.progress = None;
    }

    /// Another question is about to be asked, or none: the answer stands, and is not followed.
    pub(super) fn stop(&mut self) {
        self.is_answered = false;
        self.progress = None;
        if let Some((ticket, _)) = self.ticket.take() {
            ticket.cancel();
        }
    }

    fn is_of(&self, number: u64) -> bool {
        self.ticket.as_ref().is_some_and(|(ticket, _)| ticket.number == number)
    }

    /// Takes in how far the worker with this ticket has come.
    pub(super) fn heard_progress(&mut self, number: u64, n_done: usize, n_all: usize) {
        if self.is_of(number) {
            self.progress = Some((n_done, n_all));
        }
    }

    /// Takes in what the worker with this ticket answered; gives it back where it is somebody else's, or to an earlier
    /// question.
    pub(super) fn heard(&mut self, number: u64, answer: Box<dyn Any + Send>) -> Option<Box<dyn Any + Send>> {
        if !self.is_of(number) {
            return Some(answer);
        }
        match answer.downcast::<Q::Answer>() {
            Ok(answer) => {
                self.answer = Some(Arc::new(*answer));
                self.answered_of = self.ticket.as_ref().map(|(_, version)| *version);
                self.n_answers = number;
                (self.is_answered, self.is_failed, self.progress) = (true, false, None);
                None
            }
            Err(other) => Some(other),
        }
    }

    /// The worker with this ticket broke down: there is no answer.
    pub(super) fn failed(&mut self, number: u64) {
        if self.is_of(number) {
            self.answer = None;
            self.n_answers = number;
            (self.is_answered, self.is_failed, self.progress) = (true, true, None);
        }
    }
}
