//! What this computer remembers of the window, so that it opens again as it was left. Only a window remembers: scripts
//! leave everything as it is.

use super::kept_value::KeptValue;
use super::now::Now;
use super::outbox::Outbox;
use super::preferences::Preferences;
use crate::storage::arrangement::Arrangement;
use crate::storage::atomic_write::WriteError;
use crate::storage::window_state::{WindowFrame, WindowState};
use crate::workers::task::{KeepWork, Work};
use crate::workers::ticket::Opening;
use std::path::{Path, PathBuf};

/// A project that is there has stood for so long before the program counts as outliving it, in milliseconds.
const TRIAL_MILLIS: u64 = 5_000;

/// What a window tells of itself.
#[derive(Clone, Debug, PartialEq)]
pub enum RememberingCommand {
    /// Where it stands.
    Frame(WindowFrame),
    /// The program starts without a folder: the project that was open last is wanted, where the person wants that.
    Reopen,
    /// How the panels of the project stand.
    Panels(Box<Arrangement>),
}

/// How the panels of the open project stand.
#[derive(Debug)]
pub struct Panels {
    /// Of which opening of a project.
    pub opening: Opening,
    /// Whether that was kept before.
    pub were_kept: bool,
    /// The real path of its folder.
    root: PathBuf,
    kept: KeptValue<Arrangement>,
}

impl Panels {
    /// How they stand.
    #[must_use]
    pub fn arrangement(&self) -> &Arrangement {
        self.kept.value()
    }
}

/// What is remembered of the window; nothing before a window says what was read of it.
#[derive(Debug, Default)]
pub(super) struct Remembering {
    pub(super) window: Option<KeptValue<WindowState>>,
    pub(super) panels: Option<Panels>,
    /// The project that is opened because it was open last.
    reopened: Option<PathBuf>,
    /// When the program counts as outliving the project, in milliseconds of the sitting's clock.
    trial_ends: Option<u64>,
}

impl Remembering {
    /// When there is something to do next, in milliseconds of the sitting's clock.
    pub(super) fn due_millis(&self) -> Option<u64> {
        let write = self.window.as_ref().and_then(KeptValue::due_millis);
        let panels = self.panels.as_ref().and_then(|panels| panels.kept.due_millis());
        [write, panels, self.trial_ends].into_iter().flatten().min()
    }

    /// Whether something is on its way to the disk, or about to be.
    pub(super) fn is_saving(&self) -> bool {
        self.window.as_ref().is_some_and(KeptValue::is_saving)
            || self.panels.as_ref().is_some_and(|panels| panels.kept.is_saving())
    }

    pub(super) fn change(&mut self, now: Now, change: impl FnOnce(&mut WindowState)) {
        if let Some(window) = &mut self.window {
            window.change(now, change);
        }
    }

    /// The project to be reopened, as it was open last; `Err` where the program may have ended of that.
    pub(super) fn reopened_project(&mut self) -> Option<Result<PathBuf, PathBuf>> {
        let window = self.window.as_ref()?.value();
        let project = window.project.clone()?;
        if window.is_opening {
            return Some(Err(project));
        }
        self.reopened = Some(project.clone());
        Some(Ok(project))
    }

    /// A project is opened: that is on disk before anything of it is read.
    pub(super) fn opens(&mut self, root: &Path, preferences: &Preferences, out: &mut Outbox, now: Now) {
        self.reopened.take_if(|reopened| *reopened != root);
        self.trial_ends = None;
        self.change(now, |window| {
            window.project = Some(root.to_owned());
            window.is_opening = true;
        });
        self.save(preferences, out);
    }

    /// The project could not be opened; tells whether that was tried because it was open last: then it is tried again at
    /// the next start.
    pub(super) fn not_opened(&mut self, root: &Path, now: Now) -> bool {
        let was_reopened = self.reopened.take().is_some_and(|reopened| reopened == root);
        self.change(now, |window| {
            window.project.take_if(|_| !was_reopened);
            window.is_opening = false;
        });
        was_reopened
    }

    /// The project was closed, and stays closed at the next start.
    pub(super) fn closed(&mut self, now: Now) {
        self.change(now, |window| (window.project, window.is_opening) = (None, false));
    }

    /// The program ends in order: whatever it was doing, it outlived.
    pub(super) fn ends(&mut self, now: Now) {
        self.change(now, |window| window.is_opening = false);
    }

    /// An export was written to this folder: the next begins there.
    pub(super) fn exported_to(&mut self, folder: &Path, now: Now) {
        self.change(now, |window| window.exported_to = Some(folder.to_owned()));
    }

    /// Counts the program as outliving the project that is open, once that has been there for a while.
    pub(super) fn follow(&mut self, is_there: bool, now: Now) {
        let is_tried = self.window.as_ref().is_some_and(|window| window.value().is_opening);
        if !is_tried || !is_there {
            self.trial_ends = None;
        } else if *self.trial_ends.get_or_insert(now.millis + TRIAL_MILLIS) <= now.millis {
            self.trial_ends = None;
            self.ends(now);
        }
    }

    /// Hands out what is not written yet, where it is due.
    pub(super) fn save_when_due(&mut self, preferences: &Preferences, out: &mut Outbox, now: Now) {
        let due = self.window.as_mut().and_then(|window| window.take_due(now));
        self.hand_out(due, preferences, out);
        let due = self.panels.as_mut().and_then(|panels| panels.kept.take_due(now));
        self.hand_out_panels(due, preferences, out);
    }

    /// Hands out what is not written yet.
    pub(super) fn save(&mut self, preferences: &Preferences, out: &mut Outbox) {
        let unwritten = self.window.as_mut().and_then(KeptValue::take_unwritten);
        self.hand_out(unwritten, preferences, out);
        let unwritten = self.panels.as_mut().and_then(|panels| panels.kept.take_unwritten());
        self.hand_out_panels(unwritten, preferences, out);
    }

    fn hand_out(&mut self, state: Option<WindowState>, preferences: &Preferences, out: &mut Outbox) {
        if let Some((window, state)) = self.window.as_mut().zip(state) {
            let (places, state) = (preferences.places().clone(), Box::new(state));
            let ticket = out.start(Work::Keep(KeepWork::SaveWindow { places, state }), None);
            window.goes_out(ticket.number);
        }
    }

    fn hand_out_panels(&mut self, panels: Option<Arrangement>, preferences: &Preferences, out: &mut Outbox) {
        if let Some((known, panels)) = self.panels.as_mut().zip(panels) {
            let (places, root) = (preferences.places().clone(), known.root.clone());
            let work = KeepWork::SavePanels { places, root, panels: Box::new(panels) };
            known.kept.goes_out(out.start(Work::Keep(work), None).number);
        }
    }

    /// The project is left: what is not written of its panels is handed out, and forgotten here.
    pub(super) fn leave(&mut self, preferences: &Preferences, out: &mut Outbox) {
        let unwritten = self.panels.as_mut().and_then(|panels| panels.kept.take_unwritten());
        self.hand_out_panels(unwritten, preferences, out);
        self.panels = None;
    }

    /// Begins to remember the panels of a project, from what was read of them.
    pub(super) fn begin(&mut self, opening: Opening, root: PathBuf, read: Option<KeptValue<Arrangement>>) {
        let were_kept = read.is_some();
        let kept = read.unwrap_or_else(|| KeptValue::of(Arrangement::default()));
        self.panels = Some(Panels { opening, were_kept, root, kept });
    }

    /// Takes in how the panels stand.
    pub(super) fn put_panels(&mut self, arrangement: Arrangement, now: Now) {
        if let Some(panels) = &mut self.panels {
            panels.kept.change(now, |known| *known = arrangement);
        }
    }

    /// Something was written, or not; gives back why, where that is news.
    pub(super) fn came_back(
        &mut self,
        number: u64,
        result: Result<(), WriteError>,
        now: Now,
    ) -> Option<WriteError> {
        let window = self.window.as_mut().and_then(|window| window.came_back(number, result.clone(), now));
        let panels = self.panels.as_mut().and_then(|panels| panels.kept.came_back(number, result, now));
        window.or(panels)
    }

    /// A worker broke down: what it was writing counts as not written.
    pub(super) fn failed(&mut self, number: u64, words: &str, now: Now) {
        // That a worker broke down is said already.
        let _ = self.came_back(number, Err(WriteError::Other(words.to_owned())), now);
    }
}
