//! Leaving a project, or the program: not before everything is saved, and never for good because something is not. Where
//! something cannot be saved the project stays open and says so; asked again, it is left all the same.

use super::notice::Notice;
use super::open_project::OpenProject;
use super::sitting::{Now, Session};
use std::path::PathBuf;

/// After this long without any report it is no longer waited for what is being saved, in milliseconds.
const PATIENCE_MILLIS: u64 = 5_000;

/// Where a person who leaves a project goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Destination {
    /// To the project in this folder.
    Folder(PathBuf),
    /// To the first screen.
    Nowhere,
    /// Out of the program.
    Exit,
}

/// How far leaving has come.
#[derive(Debug, Default)]
pub struct Leaving {
    /// Where the person goes once everything is saved.
    to: Option<Destination>,
    /// When a worker was last heard of, in milliseconds of the sitting's clock.
    heard_millis: u64,
    /// Whether leaving was refused, and nothing has changed since.
    was_refused: bool,
    /// Whether the program may end.
    may_exit: bool,
}

impl Leaving {
    /// A worker reported: it is worth waiting for the others.
    pub(super) fn heard(&mut self, now: Now) {
        self.heard_millis = now.millis;
    }

    /// There is something new to save: a refusal was about something else.
    pub(super) fn forget_refusal(&mut self) {
        self.was_refused = false;
    }

    /// When waiting is over, in milliseconds of the sitting's clock.
    pub(super) fn due_millis(&self) -> Option<u64> {
        self.to.is_some().then_some(self.heard_millis + PATIENCE_MILLIS)
    }
}

impl Session {
    /// Whether the person has left the program, and its window may close.
    #[must_use]
    pub fn may_exit(&self) -> bool {
        self.leaving.may_exit
    }

    /// Whether the window can close without losing anything.
    #[must_use]
    pub fn can_close(&self) -> bool {
        self.can_leave() && !self.progress.is_saving()
    }

    /// Whether the project can be left; where its articles are being read is saved behind one's back.
    fn can_leave(&self) -> bool {
        self.open.as_ref().is_none_or(OpenProject::is_saved) && !self.drafting.is_unkept()
    }

    fn can_go(&self, destination: &Destination) -> bool {
        match destination {
            Destination::Folder(_) | Destination::Nowhere => self.can_leave(),
            Destination::Exit => self.can_close(),
        }
    }

    /// Leaves the open project, once everything of it is saved. Where something cannot be saved it stays open, and
    /// says so; asked again, it is left all the same.
    pub(super) fn leave_for(&mut self, destination: Destination, now: Now) {
        let was_refused = self.leaving.was_refused;
        self.save_now(now);
        if self.can_go(&destination) || was_refused {
            self.arrive(destination, now);
        } else {
            self.leaving.heard(now);
            self.leaving.to = Some(destination);
            self.refuse_what_waits(now);
        }
    }

    /// Goes on to where the person is leaving for, or stays because something was not saved.
    pub(super) fn leave_if_saved(&mut self, now: Now) {
        let Some(destination) = self.leaving.to.take() else { return };
        if self.can_go(&destination) {
            self.arrive(destination, now);
        } else if self.open.as_ref().is_some_and(OpenProject::has_failed_to_save)
            || self.drafting.has_failed()
        {
            self.refuse_to_leave(now);
        } else {
            self.leaving.to = Some(destination);
        }
    }

    /// Waits no longer where nothing has been heard for too long, or the folder is known not to answer; tells whether
    /// anything changed.
    pub(super) fn refuse_what_waits(&mut self, now: Now) -> bool {
        let is_over = self.leaving.due_millis().is_some_and(|due| due <= now.millis);
        let is_in_vain = self.open.as_ref().is_some_and(|open| open.waits_for_folder().is_some());
        let is_refused = self.leaving.to.is_some() && (is_over || is_in_vain);
        if is_refused {
            self.refuse_to_leave(now);
        }
        is_refused
    }

    fn refuse_to_leave(&mut self, now: Now) {
        self.leaving.to = None;
        self.leaving.was_refused = true;
        let is_kept = self.open.as_ref().is_none_or(OpenProject::is_kept) && !self.drafting.is_unkept();
        self.say(Notice::NotLeft { is_kept }, now);
    }

    fn arrive(&mut self, destination: Destination, now: Now) {
        self.leaving = Leaving::default();
        self.cancel_loading();
        self.stop_seeking(None);
        self.leave_reading();
        self.leave_drafts();
        match destination {
            Destination::Folder(root) => self.open_folder(root, now),
            Destination::Nowhere => {
                self.open = None;
                self.notice = None;
            }
            Destination::Exit => {
                self.open = None;
                self.leaving.may_exit = true;
            }
        }
    }
}
