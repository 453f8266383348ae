//! What the session itself remembers of the window.

use super::kept_value::KeptValue;
use super::leaving::Destination;
use super::notices::FolderNotice;
use super::now::Now;
use super::remembering::RememberingCommand;
use super::run::Session;
use crate::storage::settings::AtStart;
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

    /// Opens the project that was open last, unless the program seems to have ended of that.
    fn reopen(&mut self, now: Now) {
        if self.settings().at_start == AtStart::FirstScreen {
            return;
        }
        match self.remembering.reopened_project() {
            None => {}
            Some(Ok(project)) => self.leave_for(Destination::Folder(project), now),
            Some(Err(project)) => self.out.say(FolderNotice::NotReopened(project), now),
        }
    }

    pub(super) fn remember(&mut self, command: RememberingCommand, now: Now) {
        match command {
            RememberingCommand::Frame(frame) => {
                self.remembering.change(now, |window| window.frame = Some(frame));
            }
            RememberingCommand::Reopen => self.reopen(now),
        }
    }
}
