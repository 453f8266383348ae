//! Opening a project and leaving it: what is not saved is saved first, as long as that can be waited for.

use super::bookmarks::refresh_bookmarks;
use super::drafts;
use super::import_state::Imports;
use super::leaving::{Departure, Destination};
use super::notices::{FolderNotice, KeepingNotice};
use super::now::Now;
use super::open_project::{Loading, OpenProject};
use super::run::Session;
use super::saving::save_now;
use super::sitting::Sitting;
use crate::workers::report::ProgressReport;
use crate::workers::task::Work;
use std::path::PathBuf;

impl Session {
    /// Whether the person has left the program, and its window may close.
    #[must_use]
    pub fn may_exit(&self) -> bool {
        self.leaving.may_exit()
    }

    /// Whether the window can close without losing anything.
    #[must_use]
    pub fn can_close(&self) -> bool {
        self.can_leave() && !self.progress.is_saving() && !self.remembering.is_saving()
    }

    /// Whether the project can be left; where its articles are being read is saved behind one's back.
    fn can_leave(&self) -> bool {
        let is_importing = self.imports().is_some_and(Imports::is_writing);
        self.open_project().is_none_or(OpenProject::is_saved) && !self.has_unkept_drafts() && !is_importing
    }

    fn has_unkept_drafts(&self) -> bool {
        self.drafting().is_some_and(drafts::Drafting::is_unkept)
    }

    fn can_go(&self, destination: &Destination) -> bool {
        match destination {
            Destination::Folder(_) | Destination::Nowhere => self.can_leave(),
            Destination::Exit => self.can_close(),
        }
    }

    /// Saves what is unsaved at once, and says when it is done.
    pub(super) fn save_everything(&mut self, now: Now) {
        self.with(now, |parts, cx| {
            cx.progress.save(cx.open, cx.preferences, cx.out);
            drafts::save(&mut parts.drafting, cx);
            save_now(cx);
        });
        self.remembering.save(&self.preferences, &mut self.out);
    }

    /// Leaves the open project, once everything of it is saved. Where something cannot be saved it stays open, and
    /// says so; asked again, it is left all the same.
    pub(super) fn leave_for(&mut self, destination: Destination, now: Now) {
        if destination == Destination::Exit {
            self.remembering.ends(now);
        }
        let was_refused = self.leaving.was_refused();
        self.save_everything(now);
        if self.can_go(&destination) || was_refused {
            self.arrive(destination, now);
        } else {
            self.leaving.heard(now);
            self.leaving.wait_for(destination);
            self.refuse_what_waits(now);
        }
    }

    /// Goes on to where the person is leaving for, or stays because something was not saved.
    pub(super) fn leave_if_saved(&mut self, now: Now) {
        let Some(destination) = self.leaving.take_destination() else { return };
        let has_failed = self.open_project().is_some_and(OpenProject::has_failed_to_save)
            || self.drafting().is_some_and(drafts::Drafting::has_failed);
        if self.can_go(&destination) {
            self.arrive(destination, now);
        } else if has_failed {
            self.refuse_to_leave(now);
        } else {
            self.leaving.wait_for(destination);
        }
    }

    /// Does what a part of the session asked for that leaves the project.
    pub(super) fn depart_if_asked(&mut self, now: Now) {
        if self.out.take_news() {
            self.leaving.forget_refusal();
        }
        match self.out.take_departure() {
            None => {}
            Some(Departure::For(destination)) => self.leave_for(destination, now),
            Some(Departure::Again) => self.open_again(now),
        }
    }

    /// Reads the folder again from its beginning; what was typed while it was being read is typed on.
    fn open_again(&mut self, now: Now) {
        let Some(Sitting { open, parts, .. }) = &mut self.sitting else { return };
        let (root, drafting) = (open.root.clone(), std::mem::take(&mut parts.drafting));
        self.end_sitting(now);
        self.open_folder(root, now);
        self.with(now, |parts, cx| parts.drafting = drafting.unread(cx.now));
    }

    /// Waits no longer where nothing has been heard for too long, or the folder is known not to answer; tells whether
    /// anything changed.
    pub(super) fn refuse_what_waits(&mut self, now: Now) -> bool {
        let is_over = self.leaving.due_millis().is_some_and(|due| due <= now.millis);
        let is_in_vain = self.open_project().is_some_and(|open| open.waits_for_folder().is_some());
        let is_refused = self.leaving.is_waiting() && (is_over || is_in_vain);
        if is_refused {
            self.refuse_to_leave(now);
        }
        is_refused
    }

    fn refuse_to_leave(&mut self, now: Now) {
        self.leaving.refuse();
        let is_kept = self.open_project().is_none_or(OpenProject::is_kept) && !self.has_unkept_drafts();
        self.out.say(KeepingNotice::NotLeft { is_kept }, now);
    }

    fn arrive(&mut self, destination: Destination, now: Now) {
        self.leaving.arrived(destination == Destination::Exit);
        self.end_sitting(now);
        match destination {
            Destination::Folder(root) => self.open_folder(root, now),
            Destination::Nowhere => {
                self.remembering.closed(now);
                self.out.hush();
            }
            Destination::Exit => {}
        }
    }

    /// Ends the sitting: what is not saved on this computer is handed out, and nothing more is waited for.
    fn end_sitting(&mut self, now: Now) {
        self.with(now, |parts, cx| {
            cx.open.cancel_loading();
            cx.open.locating.stop(None);
            cx.progress.leave(cx.open, cx.preferences, cx.out);
            drafts::leave(&mut parts.drafting, cx);
        });
        self.remembering.leave(&self.preferences, &mut self.out);
        self.sitting = None;
    }

    fn open_folder(&mut self, root: PathBuf, now: Now) {
        self.out.hush();
        self.pending = None;
        self.preferences.change(&mut self.out, |settings| settings.remember(&root));
        self.remembering.opens(&root, &self.preferences, &mut self.out, now);
        let opening = self.next_opening();
        let work = Work::OpenFolder {
            root: root.clone(),
            places: self.preferences.places().clone(),
            own: self.annotator().cloned(),
            letters: self.ids.letters_for("computer", now.moment),
            scope: self.scope,
            at: now.moment,
        };
        let loading = Loading { ticket: self.out.start(work, Some(opening)), n_read: 0, has_notes: false };
        let answers = self.settings().same_person.iter().cloned().collect();
        self.sitting = Some(Sitting::new(OpenProject::new(root, opening, loading, answers)));
    }

    /// The folder cannot be opened.
    pub(super) fn not_opened(&mut self, root: PathBuf, reason: String, now: Now) {
        self.end_sitting(now);
        // What was open last may be on a disk that is not there today.
        if !self.remembering.not_opened(&root, now) {
            self.preferences
                .change(&mut self.out, |settings| settings.recent.retain(|recent| *recent != root));
        }
        self.out.say(FolderNotice::FolderNotOpened(root, reason), now);
    }

    /// Takes in what a worker tells of what is remembered of reading.
    pub(super) fn hear_progress(&mut self, number: u64, report: ProgressReport, now: Now) {
        let opening = self.opening();
        if self.progress.hear(number, opening, report, &mut self.out, now) {
            self.with(now, |_, cx| refresh_bookmarks(cx));
        }
    }
}
