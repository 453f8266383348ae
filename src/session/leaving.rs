//! Leaving a project, or the program: not before everything is saved, and never for good because something is not. Where
//! something cannot be saved the project stays open and says so; asked again, it is left all the same.

use super::now::Now;
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

/// What a part of the session asks for that leaves the open project.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Departure {
    /// To go somewhere else, once everything is saved.
    For(Destination),
    /// To read the folder again from its beginning, as somebody else: no record has been changed in it yet, and what is
    /// being typed comes along.
    Again,
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

    /// Whether leaving was refused, and nothing has changed since.
    pub(super) fn was_refused(&self) -> bool {
        self.was_refused
    }

    /// The person waits for what is being saved, to go there.
    pub(super) fn wait_for(&mut self, destination: Destination) {
        self.to = Some(destination);
    }

    /// Where the person goes once everything is saved; who takes it says whether it is waited for any longer.
    pub(super) fn take_destination(&mut self) -> Option<Destination> {
        self.to.take()
    }

    /// Whether somebody waits to leave.
    pub(super) fn is_waiting(&self) -> bool {
        self.to.is_some()
    }

    /// Leaving is refused.
    pub(super) fn refuse(&mut self) {
        self.to = None;
        self.was_refused = true;
    }

    /// The project is left; the program, too, where `may_exit`.
    pub(super) fn arrived(&mut self, may_exit: bool) {
        *self = Self { may_exit, ..Self::default() };
    }

    /// Whether the program may end.
    pub(super) fn may_exit(&self) -> bool {
        self.may_exit
    }

    /// When waiting is over, in milliseconds of the sitting's clock.
    pub(super) fn due_millis(&self) -> Option<u64> {
        self.to.is_some().then_some(self.heard_millis + PATIENCE_MILLIS)
    }
}
