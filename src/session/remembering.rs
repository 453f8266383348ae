//! What this computer remembers of the window, so that it opens again as it was left. Only a window remembers: scripts
//! leave everything as it is.

use super::kept_value::KeptValue;
use super::notices::KeepingNotice;
use super::now::Now;
use super::outbox::Outbox;
use super::preferences::Preferences;
use crate::storage::atomic_write::WriteError;
use crate::storage::window_state::{WindowFrame, WindowState};
use crate::workers::report::RememberingReport;
use crate::workers::task::{KeepWork, Work};

/// What a window tells of itself.
#[derive(Clone, Debug, PartialEq)]
pub enum RememberingCommand {
    /// Where it stands.
    Frame(WindowFrame),
}

/// What is remembered of the window; nothing before a window says what was read of it.
#[derive(Debug, Default)]
pub(super) struct Remembering {
    pub(super) window: Option<KeptValue<WindowState>>,
}

impl Remembering {
    /// When there is something to do next, in milliseconds of the sitting's clock.
    pub(super) fn due_millis(&self) -> Option<u64> {
        self.window.as_ref().and_then(KeptValue::due_millis)
    }

    /// Whether something is on its way to the disk, or about to be.
    pub(super) fn is_saving(&self) -> bool {
        self.window.as_ref().is_some_and(KeptValue::is_saving)
    }

    pub(super) fn change(&mut self, now: Now, change: impl FnOnce(&mut WindowState)) {
        if let Some(window) = &mut self.window {
            window.change(now, change);
        }
    }

    /// Hands out what is not written yet, where it is due.
    pub(super) fn save_when_due(&mut self, preferences: &Preferences, out: &mut Outbox, now: Now) {
        let due = self.window.as_mut().and_then(|window| window.take_due(now));
        self.hand_out(due, preferences, out);
    }

    /// Hands out what is not written yet.
    pub(super) fn save(&mut self, preferences: &Preferences, out: &mut Outbox) {
        let unwritten = self.window.as_mut().and_then(KeptValue::take_unwritten);
        self.hand_out(unwritten, preferences, out);
    }

    fn hand_out(&mut self, state: Option<WindowState>, preferences: &Preferences, out: &mut Outbox) {
        if let Some((window, state)) = self.window.as_mut().zip(state) {
            let (places, state) = (preferences.places().clone(), Box::new(state));
            let ticket = out.start(Work::Keep(KeepWork::SaveWindow { places, state }), None);
            window.goes_out(ticket.number);
        }
    }

    /// Takes in what a worker tells.
    pub(super) fn hear(&mut self, number: u64, report: RememberingReport, out: &mut Outbox, now: Now) {
        let RememberingReport::WindowSaved(result) = report;
        let news = self.window.as_mut().and_then(|window| window.came_back(number, result, now));
        if let Some(error) = news {
            out.say(KeepingNotice::WindowNotSaved(error), now);
        }
    }

    /// A worker broke down: what it was writing counts as not written.
    pub(super) fn failed(&mut self, number: u64, words: &str, now: Now) {
        if let Some(window) = &mut self.window {
            // That a worker broke down is said already.
            let _ = window.came_back(number, Err(WriteError::Other(words.to_owned())), now);
        }
    }
}
