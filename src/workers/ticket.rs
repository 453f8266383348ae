//! A ticket for each piece of slow work, so that it can be cancelled and its late reports told from wanted ones.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// One opening of a project in a sitting. A folder that is opened again gets another number, so that nothing that was
/// asked for before is taken for an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Opening(pub u64);

/// Names one piece of work. Clones share the cancelling.
#[derive(Clone, Debug)]
pub struct Ticket {
    /// Grows with every piece of work of a sitting.
    pub number: u64,
    /// The opening of a project that the work belongs to; `None` where it belongs to none.
    pub of: Option<Opening>,
    is_cancelled: Arc<AtomicBool>,
}

impl Ticket {
    /// The ticket with this number, for work of this opening.
    #[must_use]
    pub fn new(number: u64, of: Option<Opening>) -> Self {
        Self { number, of, is_cancelled: Arc::default() }
    }

    /// Asks the work to stop at its next convenience.
    pub fn cancel(&self) {
        self.is_cancelled.store(true, Ordering::Relaxed);
    }

    /// Whether the work was asked to stop.
    #[must_use]
    pub fn is_cancelled(&self) -> bool {
        self.is_cancelled.load(Ordering::Relaxed)
    }
}
