//! The other people who work on the project: whose marks are shown, and what is taken over from them.

use super::mark_key::MarkKey;
use super::notice::Notice;
use super::reading::Mark;
use super::sitting::{Now, Session};
use crate::model::id::AnnotatorId;
use crate::model::people::{People, Person};

/// A decision about the people who work on the project.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PeopleCommand {
    /// Show or hide the marks of the person behind an annotator.
    Show(AnnotatorId, bool),
    /// Show the marks of the person behind an annotator alone.
    ShowOnly(AnnotatorId),
    /// Show everyone's marks.
    ShowEveryone,
    /// Hide everyone's marks but one's own, or show them again.
    ToggleOthers,
    /// Make one's own annotation of the passage of this one, with its themes and note.
    Copy(MarkKey),
    /// Do so with the annotation that is selected.
    CopySelected,
    /// Do so with all annotations of the person behind an annotator in the open article.
    CopyAll(AnnotatorId),
    /// Say whether the folder of one's own name is one's own too, of another computer.
    SamePerson(AnnotatorId, bool),
}

impl PeopleCommand {
    /// Whether it bears the annotator's name.
    pub(super) fn needs_name(&self) -> bool {
        match self {
            Self::Copy(_) | Self::CopySelected | Self::CopyAll(_) => true,
            Self::Show(..)
            | Self::ShowOnly(_)
            | Self::ShowEveryone
            | Self::ToggleOthers
            | Self::SamePerson(..) => false,
        }
    }
}

impl Session {
    pub(super) fn obey_people(&mut self, command: PeopleCommand, now: Now) {
        let Some(open) = &mut self.open else { return };
        match command {
            PeopleCommand::Show(who, is_shown) => open.visibility.set_shown(&who, is_shown),
            PeopleCommand::ShowOnly(who) => open.visibility.show_only(&who),
            PeopleCommand::ShowEveryone => open.visibility.show_all(),
            PeopleCommand::ToggleOthers => {
                let is_other_hidden = |person: &Person| !person.is_own && open.visibility.is_hidden(person);
                if open.visibility.people().all().iter().any(is_other_hidden) {
                    open.visibility.show_all();
                } else {
                    open.visibility.hide_others();
                }
            }
            PeopleCommand::SamePerson(who, is_same) => return self.answer_same_person(&who, is_same, now),
            PeopleCommand::Copy(key) => return self.copy_to_mine(|mark, _| mark.key == key, now),
            PeopleCommand::CopySelected => {
                let selected = open.reading.as_ref().and_then(|reading| reading.selected.clone());
                let Some(key) = selected else { return self.say(Notice::NothingSelected, now) };
                return self.copy_to_mine(|mark, _| mark.key == key, now);
            }
            PeopleCommand::CopyAll(who) => {
                let is_theirs = |mark: &Mark, people: &People| {
                    people.person(&who).is_some_and(|person| person.ids.contains(&mark.key.annotator))
                };
                return self.copy_to_mine(is_theirs, now);
            }
        }
        self.visibility_changed(now);
    }

    /// Shows the marks of the person at this computer again: who marks wants to see it, and a passage that is marked
    /// already is found only among what is shown.
    pub(super) fn show_own(&mut self) {
        let own = self.annotator().cloned();
        let Some((open, own)) = self.open.as_mut().zip(own) else { return };
        if open.visibility.people().person(&own).is_some_and(|person| open.visibility.is_hidden(person)) {
            open.visibility.set_shown(&own, true);
            open.refresh_visibility(Some(&own));
        }
    }

    /// Takes in who works on the project, the person at this computer among them.
    pub(super) fn meet_people(&mut self) {
        self.introduce_oneself();
        let own = self.annotator().cloned();
        let Some(open) = &mut self.open else { return };
        open.meet_people(own.as_ref());
        open.refresh_visibility(own.as_ref());
    }

    fn visibility_changed(&mut self, now: Now) {
        let own = self.annotator().cloned();
        let Some(open) = &mut self.open else { return };
        open.refresh_visibility(own.as_ref());
        let is_other_hidden = |person: &Person| person.is_own || open.visibility.is_hidden(person);
        let notice = match open.visibility.n_hidden() {
            0 => Notice::OthersShown,
            _ if open.visibility.people().all().iter().all(is_other_hidden) => Notice::OthersHidden,
            n => Notice::PeopleHidden(n),
        };
        self.say(notice, now);
    }
}
