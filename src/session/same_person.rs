//! The same person at two computers: each has a folder of its own, and the person says once that both are theirs.

use super::cx::Cx;
use super::meeting::meet_people;
use super::notice::Notice;
use super::notices::PeopleNotice;
use super::now::Now;
use super::open_project::OpenProject;
use crate::model::edit::{Change, Edit};
use crate::model::id::AnnotatorId;
use crate::model::project::Annotator;

impl OpenProject {
    /// The folders of the very name of an annotator that nobody said anything about yet.
    pub fn asked_about<'p>(&'p self, own: &'p AnnotatorId) -> impl Iterator<Item = &'p AnnotatorId> {
        let name = self.project.annotators().find(|(id, _)| *id == own).map(|(_, own)| own.name.as_str());
        let is_answered = |id: &AnnotatorId| self.answers.contains_key(id);
        let people = self.visibility.people();
        self.project
            .annotators()
            .filter(move |(id, other)| Some(other.name.as_str()) == name && !people.is_own(id))
            .map(|(id, _)| id)
            .filter(move |id| !is_answered(id))
    }

    /// Why an annotation cannot be changed here.
    pub(super) fn not_yours(&self, who: &AnnotatorId) -> Notice {
        let people = self.visibility.people();
        if people.is_own(who) {
            Notice::People(PeopleNotice::OnOtherComputer(who.clone()))
        } else {
            Notice::People(PeopleNotice::NotYours(people.name(who).to_owned()))
        }
    }

    /// The head of the codebook tells other computers who somebody is: that file is due to be written.
    pub(super) fn rewrite_codebook_head(&mut self, own: AnnotatorId, now: Now) {
        let settings = self.project.codebook_record(&own).and_then(|record| record.settings.value.clone());
        let change = Change { from: settings.clone(), to: settings, rivals: None };
        let is_due = self.project.apply(&Edit::Codebook { annotator: own, change }, now.moment).is_ok();
        debug_assert!(is_due, "a slot holds what it holds");
    }

    /// The folders of which the person at this computer said that they are somebody else's.
    pub fn denied(&self) -> impl Iterator<Item = &AnnotatorId> {
        self.answers.iter().filter(|(_, is_same)| !**is_same).map(|(id, _)| id)
    }
}

/// Asks about a folder of one's own name, where there is one nobody spoke of.
pub(super) fn ask_same_person(cx: &mut Cx<'_>) {
    let Some(own) = cx.annotator() else { return };
    let Some(folder) = cx.open.asked_about(own).next().cloned() else { return };
    let name = cx.preferences.name().to_owned();
    cx.say(PeopleNotice::SamePerson(name, folder));
}

/// Takes in whether a folder is one's own: what is so is told by one's own files, what is not by the settings.
pub(super) fn answer_same_person(cx: &mut Cx<'_>, folder: &AnnotatorId, is_same: bool) {
    let Some((own, name)) = cx.preferences.settings().annotator.clone() else { return };
    cx.preferences.change(cx.out, |settings| {
        settings.same_person.retain(|(known, _)| known != folder);
        settings.same_person.push((folder.clone(), is_same));
    });
    let open = &mut *cx.open;
    open.answers = cx.preferences.settings().same_person.iter().cloned().collect();
    let head = |id: &AnnotatorId| open.project.annotators().find(|(known, _)| *known == id);
    let first_of = |id: &AnnotatorId| head(id).and_then(|(_, annotator)| annotator.same_person_as.clone());
    let (told, theirs) = (first_of(&own), first_of(folder));
    let to = match &told {
        None if is_same && theirs.as_ref() != Some(&own) => Some(folder.clone()),
        Some(first) if !is_same && first == folder => None,
        _ => told.clone(),
    };
    if told != to {
        open.project.put_annotator(&own, Annotator { name, same_person_as: to });
        open.rewrite_codebook_head(own, cx.now);
        cx.note_unsaved();
    }
    meet_people(cx);
    let name = cx.preferences.name().to_owned();
    let folder = folder.clone();
    cx.say(if is_same {
        Notice::People(PeopleNotice::IsSamePerson(name, folder))
    } else {
        Notice::People(PeopleNotice::IsSomebodyElse(name, folder))
    });
}
