//! Who annotates on this computer: the name is asked for at the first mark, which goes on once it is given.

use super::leaving::Destination;
use super::notice::Notice;
use super::sitting::{Now, Session};
use crate::model::id::AnnotatorId;
use crate::model::project::Annotator;
use crate::storage::atomic_write::WriteError;
use crate::workers::task::Work;

impl Session {
    pub(super) fn set_name(&mut self, name: &str, now: Now) {
        let name = crate::text::decode::nfc(name.trim());
        if name.is_empty() {
            return self.say(Notice::EmptyName, now);
        }
        let here = self.open.as_ref().and_then(|open| open.written_here_as(&name)).cloned();
        if let Some(id) = self.annotator().cloned().or(here) {
            return self.go_by((id, name), now);
        }
        // Another window may have asked meanwhile: who is first makes the id for both.
        let annotator = (self.ids.annotator(&name), name);
        self.start(Work::Introduce { places: self.places.clone(), annotator });
    }

    /// From now on the person at this computer is this annotator, and what waited for a name goes on.
    pub(super) fn go_by(&mut self, (id, name): (AnnotatorId, String), now: Now) {
        if let Some(open) = &mut self.open {
            open.refresh(Some(&id));
        }
        self.settings.annotator = Some((id, name));
        self.meet_people();
        self.ask_same_person(now);
        self.save_settings();
        // What was read before there was a name becomes this annotator's.
        self.progress.adopt(now);
        if let Some(command) = self.pending.take() {
            self.obey(command, now);
        }
        self.settle_drafts(now);
    }

    /// Another computer writes the folder of the annotator of this one, as where settings were copied: from now on one
    /// goes by another id here, which is told to be the same person.
    pub(super) fn write_another_folder(&mut self, now: Now) {
        let Some((other, name)) = self.settings.annotator.clone() else { return };
        let Some(open) = &self.open else { return };
        let (known, root) = (open.written_here_as(&name).cloned(), open.root.clone());
        let is_known = known.is_some();
        let id = known.unwrap_or_else(|| self.ids.annotator(&name));
        self.settings.annotator = Some((id.clone(), name.clone()));
        self.save_settings();
        if is_known {
            // What this computer keeps of that one's work is read with the folder.
            self.cancel_loading();
            return self.open_folder(root, now);
        }
        let Some(open) = &mut self.open else { return };
        let same_person_as = Some(other.clone());
        open.project.put_annotator(&id, Annotator { name: name.clone(), same_person_as });
        open.refresh(Some(&id));
        self.say(Notice::SecondFolder(name, other), now);
    }

    /// Makes a folder of one's own name this computer's, as after a new installation.
    pub(super) fn take_over_folder(&mut self, annotator: AnnotatorId) {
        let Some(open) = &self.open else { return };
        let (root, places) = (open.root.clone(), self.places.clone());
        self.start(Work::TakeOver { root, places, annotator });
    }

    /// A folder is this computer's by now, or could not be made so: it is written from now on.
    pub(super) fn taken_over(&mut self, annotator: AnnotatorId, result: Result<(), WriteError>, now: Now) {
        if let Err(error) = result {
            return self.say(Notice::NotTakenOver(annotator, error), now);
        }
        let Some(open) = &self.open else { return };
        let name = open.project.annotator_name(&annotator).to_owned();
        let root = open.root.clone();
        self.settings.annotator = Some((annotator, name));
        self.save_settings();
        self.leave_for(Destination::Folder(root), now);
    }
}
