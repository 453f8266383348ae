//! What could not be taken of a project, counted by kind.

use crate::documents::document::{LeftOut, LeftOutKind};

/// The counts so far, in the order in which their kinds came up.
#[derive(Clone, Debug, Default)]
pub(super) struct Tally(Vec<LeftOut>);

impl Tally {
    /// Counts some more of a kind.
    pub(super) fn add(&mut self, what: LeftOutKind, n: usize) {
        if n == 0 {
            return;
        }
        match self.0.iter_mut().find(|left_out| left_out.what == what) {
            Some(left_out) => left_out.n = left_out.n.saturating_add(n),
            None => self.0.push(LeftOut { what, n }),
        }
    }

    /// The counts.
    pub(super) fn into_left_out(self) -> Vec<LeftOut> {
        self.0
    }
}
