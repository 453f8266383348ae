//! What a part of the session may touch: the open project, what is read of it, the settings, and what goes out.

use super::changes::Change;
use super::draft_states::Records;
use super::notice::Notice;
use super::notices::StepNotice;
use super::now::Now;
use super::open_project::OpenProject;
use super::outbox::Outbox;
use super::preferences::Preferences;
use super::progress::Progress;
use super::reader::Reader;
use super::reading::Reading;
use super::reanchoring::reanchor;
use crate::model::edit::Edit;
use crate::model::history::{Step, StepLabel};
use crate::model::id::{AnnotatorId, IdSource};
use crate::model::project::Annotator;
use crate::workers::task::Work;
use crate::workers::ticket::Ticket;

/// What a part of the session is given with each command and report.
pub(super) struct Cx<'s> {
    /// The open project.
    pub(super) open: &'s mut OpenProject,
    /// What is read of it.
    pub(super) reader: &'s mut Reader,
    /// How far the person has read.
    pub(super) progress: &'s mut Progress,
    /// The settings of this computer.
    pub(super) preferences: &'s mut Preferences,
    /// Where new ids come from.
    pub(super) ids: &'s mut IdSource,
    /// What goes out.
    pub(super) out: &'s mut Outbox,
    /// The time.
    pub(super) now: Now,
}

impl Cx<'_> {
    /// The annotator of this computer.
    pub(super) fn annotator(&self) -> Option<&AnnotatorId> {
        self.preferences.annotator()
    }

    /// The same, as a value of one's own.
    pub(super) fn own(&self) -> Option<AnnotatorId> {
        self.annotator().cloned()
    }

    /// The article that is read, with its project.
    pub(super) fn reading(&self) -> Option<(&OpenProject, &Reading)> {
        self.reader.reading.as_ref().map(|reading| (&*self.open, reading))
    }

    /// The records of the project, as they stand today.
    pub(super) fn records(&self) -> Records<'_> {
        Records { open: self.open, reader: self.reader, preferences: self.preferences }
    }

    /// Tells the person something.
    pub(super) fn say(&mut self, notice: impl Into<Notice>) {
        self.out.say(notice, self.now);
    }

    /// Hands out work of this project.
    pub(super) fn start(&mut self, work: Work) -> Ticket {
        self.out.start(work, Some(self.open.opening))
    }

    /// Makes a step and says so; nothing happens where there is nothing to change.
    pub(super) fn make(&mut self, mut edits: Vec<Edit>, label: StepLabel) {
        edits.retain(|edit| !edit.changes_nothing());
        if !edits.is_empty() {
            self.make_of_files(edits, label);
        }
    }

    /// The same for a step that is also made where there is nothing to change but files. Whether it was made.
    pub(super) fn make_of_files(&mut self, mut edits: Vec<Edit>, label: StepLabel) -> bool {
        // Before everyone's decisions are in, a change would be made to a project that is not there yet.
        if !self.open.is_ready() {
            return false;
        }
        reanchor(self.open, &mut edits);
        let step = Step { edits, label, at: self.now.moment };
        let made = self.open.history.make(&mut self.open.project, step.clone());
        let is_made = made.is_ok();
        self.changed();
        self.say(if is_made { StepNotice::Made(step.label) } else { StepNotice::Stale });
        is_made
    }

    /// The project was changed: what follows from it is made true again, and it is saved after a short pause.
    pub(super) fn changed(&mut self) {
        self.refresh();
        self.out.note_news();
        self.note_unsaved();
    }

    /// Makes everything that follows from decisions true again.
    pub(super) fn refresh(&mut self) {
        let own = self.preferences.annotator();
        self.open.refresh(own);
        self.reader.refresh(self.open, own);
    }

    /// Others are shown than were, or other people work on the project.
    pub(super) fn refresh_visibility(&mut self) {
        self.open.changes.note(Change { people: true, ..Change::default() });
        self.reader.refresh(self.open, self.preferences.annotator());
    }

    /// Notes that something may have changed: it is saved after a short pause.
    pub(super) fn note_unsaved(&mut self) {
        self.introduce_oneself();
        self.open.saving.note_unsaved(self.now);
    }

    /// Tells the project who annotates on this computer.
    pub(super) fn introduce_oneself(&mut self) -> Option<(AnnotatorId, Annotator)> {
        let (id, name) = self.preferences.settings().annotator.clone()?;
        let project = &mut self.open.project;
        let same_person_as = project.annotator(&id).and_then(|known| known.same_person_as.clone());
        let annotator = Annotator { name, same_person_as };
        project.put_annotator(&id, annotator.clone());
        self.open.saving.own = Some(id.clone());
        Some((id, annotator))
    }
}
