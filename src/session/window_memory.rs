//! What the session itself remembers of the window.

use super::kept_value::KeptValue;
use super::now::Now;
use super::remembering::RememberingCommand;
use super::run::Session;
use crate::storage::window_state::WindowState;

impl Session {
    /// Begins to remember the window, from what was read of it; `None` for a file that is not understood, which is left
    /// as it is.
    pub fn remember_window(&mut self, read: Option<WindowState>) {
        let left_alone = || KeptValue::left_alone(WindowState::default());
        self.remembering.window = Some(read.map_or_else(left_alone, KeptValue::of));
    }

    /// What is remembered of the window; `None` where no window remembers.
    #[must_use]
    pub fn window_state(&self) -> Option<&WindowState> {
        self.remembering.window.as_ref().map(KeptValue::value)
    }

    pub(super) fn remember(&mut self, command: RememberingCommand, now: Now) {
        match command {
            RememberingCommand::Frame(frame) => {
                self.remembering.change(now, |window| window.frame = Some(frame));
            }
        }
    }
}
