//! A ticket for each piece of slow work, so that it can be cancelled and its late reports told from wanted ones.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// Names one piece of work. Clones share the cancelling.
#[derive(Clone, Debug)]
pub struct Ticket {
    /// Grows with every piece of work of a sitting.
    pub number: u64,
    is_cancelled: Arc<AtomicBool>,
}

impl Ticket {
    /// The ticket with this number.
    #[must_use]
    pub fn new(number: u64) -> Self {
        Self { number, is_cancelled: Arc::default() }
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
