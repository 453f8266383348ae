//! What the session itself remembers of the window.

use super::kept_value::KeptValue;
use super::leaving::Destination;
use super::notices::{FolderNotice, KeepingNotice};
use super::now::Now;
use super::remembering::{Panels, RememberingCommand};
use super::resuming::resume;
use super::run::Session;
use crate::storage::arrangement::Arrangement;
use crate::storage::problem::Problem;
use crate::storage::settings::AtStart;
use crate::storage::window_state::WindowState;
use crate::workers::report::RememberingReport;
use std::path::PathBuf;

/// How the panels of a project stood; `None` where that was never kept.
type ReadPanels = Result<Option<Box<Arrangement>>, Box<Problem>>;

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

    /// How the panels of the open project stand; `None` before that was read, and where no window remembers.
    #[must_use]
    pub fn panels(&self) -> Option<&Panels> {
        self.remembering.panels.as_ref()
    }

    /// Takes in what a worker tells of what is remembered.
    pub(super) fn hear_remembering(&mut self, number: u64, report: RememberingReport, now: Now) {
        match report {
            RememberingReport::PanelsRead(root, read) => self.take_panels(root, read, now),
            RememberingReport::WindowSaved(result) | RememberingReport::PanelsSaved(result) => {
                if let Some(error) = self.remembering.came_back(number, result, now) {
                    self.out.say(KeepingNotice::WindowNotSaved(error), now);
                }
            }
        }
    }

    /// The panels of the project that is being opened stood so; the articles that were read are read on.
    fn take_panels(&mut self, root: PathBuf, read: ReadPanels, now: Now) {
        let Some(opening) = self.opening().filter(|_| self.remembering.window.is_some()) else { return };
        let kept = match read {
            Ok(panels) => panels.map(|panels| KeptValue::of(*panels)),
            Err(problem) => {
                self.out.say(KeepingNotice::WindowNotRead(problem), now);
                Some(KeptValue::left_alone(Arrangement::default()))
            }
        };
        let articles = kept.as_ref().map(|kept| kept.value().articles.clone());
        self.remembering.begin(opening, root, kept);
        self.with(now, |_, cx| articles.map(|articles| resume(cx, articles)));
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
            RememberingCommand::Panels(panels) => self.remembering.put_panels(*panels, now),
        }
    }
}
