//! A value that this computer keeps as a whole: written a moment after it changed, off the window's thread, and again
//! later where that failed.

use super::now::Now;
use crate::storage::atomic_write::WriteError;

/// Changes this close together are written together, in milliseconds.
const PAUSE_MILLIS: u64 = 1_000;

/// After a failed write it is tried again this much later, in milliseconds.
const RETRY_MILLIS: u64 = 30_000;

/// The value, and what of it is written.
#[derive(Debug)]
pub(super) struct KeptValue<T> {
    value: T,
    /// As it was last read or handed out; `None` where that was not written.
    written: Option<T>,
    /// The ticket of what is being written.
    in_flight: Option<u64>,
    due_millis: Option<u64>,
    /// Whether the last write failed, which is said once.
    has_failed: bool,
    /// Whether the file is not understood, and left alone.
    is_left_alone: bool,
}

impl<T: Clone + PartialEq> KeptValue<T> {
    /// A value as it was read.
    pub(super) fn of(value: T) -> Self {
        let written = Some(value.clone());
        Self { value, written, in_flight: None, due_millis: None, has_failed: false, is_left_alone: false }
    }

    /// A value in the place of what was not understood, and is never written over.
    pub(super) fn left_alone(value: T) -> Self {
        Self { is_left_alone: true, ..Self::of(value) }
    }

    pub(super) fn value(&self) -> &T {
        &self.value
    }

    /// Changes the value: it is written after a short pause, where it is another.
    pub(super) fn change(&mut self, now: Now, change: impl FnOnce(&mut T)) {
        change(&mut self.value);
        if self.is_unwritten() && self.due_millis.is_none() {
            self.due_millis = Some(now.millis + PAUSE_MILLIS);
        }
    }

    fn is_unwritten(&self) -> bool {
        !self.is_left_alone && self.written.as_ref() != Some(&self.value)
    }

    /// When there is something to write, in milliseconds of the sitting's clock.
    pub(super) fn due_millis(&self) -> Option<u64> {
        self.due_millis.filter(|_| self.in_flight.is_none() && self.is_unwritten())
    }

    /// Whether something is on its way to the disk, or about to be; what cannot be written is not waited for.
    pub(super) fn is_saving(&self) -> bool {
        self.in_flight.is_some() || (self.is_unwritten() && !self.has_failed)
    }

    /// The value, where it is due to be written; whoever takes it tells with which ticket it went out.
    pub(super) fn take_due(&mut self, now: Now) -> Option<T> {
        let is_due = self.due_millis().is_some_and(|due| due <= now.millis);
        if is_due { self.take_unwritten() } else { None }
    }

    /// The value, where it is not written yet and nothing is on its way.
    pub(super) fn take_unwritten(&mut self) -> Option<T> {
        let is_wanted = self.is_unwritten() && self.in_flight.is_none();
        is_wanted.then(|| {
            self.due_millis = None;
            self.written = Some(self.value.clone());
            self.value.clone()
        })
    }

    /// The value went out to be written.
    pub(super) fn goes_out(&mut self, ticket: u64) {
        self.in_flight = Some(ticket);
    }

    /// It was written, or not; gives back why, where that is news.
    pub(super) fn came_back(
        &mut self,
        ticket: u64,
        result: Result<(), WriteError>,
        now: Now,
    ) -> Option<WriteError> {
        self.in_flight.take_if(|in_flight| *in_flight == ticket)?;
        match result {
            Ok(()) => {
                self.has_failed = false;
                if self.is_unwritten() {
                    self.due_millis.get_or_insert(now.millis + PAUSE_MILLIS);
                }
                None
            }
            Err(error) => {
                self.written = None;
                self.due_millis = Some(now.millis + RETRY_MILLIS);
                let is_news = !std::mem::replace(&mut self.has_failed, true);
                is_news.then_some(error)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{KeptValue, Now, RETRY_MILLIS, WriteError};
    use crate::model::moment::Moment;

    fn at(millis: u64) -> Now {
        Now { moment: Moment::UNKNOWN, millis }
    }

    #[test]
    fn changes_go_out_together_after_a_pause_and_those_made_meanwhile_after_the_next() {
        let mut kept = KeptValue::of(0);
        assert_eq!((kept.is_saving(), kept.due_millis()), (false, None));
        kept.change(at(0), |value| *value = 1);
        kept.change(at(900), |value| *value = 2);
        assert_eq!((kept.take_due(at(999)), kept.due_millis()), (None, Some(1_000)));
        assert_eq!(kept.take_due(at(1_000)), Some(2));
        kept.goes_out(7);
        kept.change(at(1_100), |value| *value = 3);
        assert_eq!((kept.take_due(at(9_000)), kept.is_saving()), (None, true));
        assert_eq!(kept.came_back(7, Ok(()), at(9_000)), None);
        assert_eq!(kept.take_due(at(9_000)), Some(3));
    }

    #[test]
    fn what_was_not_written_is_told_once_tried_again_and_waited_for_by_nobody() {
        let mut kept = KeptValue::of(0);
        kept.change(at(0), |value| *value = 1);
        for (n, is_news) in [(1, true), (2, false)] {
            assert_eq!(kept.take_unwritten(), Some(1));
            kept.goes_out(n);
            let told = kept.came_back(n, Err(WriteError::DiskFull), at(0));
            assert_eq!((told.is_some(), kept.is_saving()), (is_news, false));
            assert_eq!(kept.due_millis(), Some(RETRY_MILLIS));
        }
    }

    #[test]
    fn a_file_that_is_not_understood_is_never_written() {
        let mut kept = KeptValue::left_alone(0);
        kept.change(at(0), |value| *value = 1);
        assert_eq!((kept.take_unwritten(), kept.is_saving(), kept.due_millis()), (None, false, None));
    }
}
