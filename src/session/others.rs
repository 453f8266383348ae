//! The other people who work on the project: whose marks are shown, and what is taken over from them.

use super::copying::copy_to_mine;
use super::cx::Cx;
use super::mark_key::MarkKey;
use super::notice::Notice;
use super::notices::{PeopleNotice, ReadingNotice};
use super::part_command::PartCommand;
use super::reading::Mark;
use super::same_person::answer_same_person;
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

impl PartCommand for PeopleCommand {
    fn needs_name(&self) -> bool {
        match self {
            Self::Copy(_) | Self::CopySelected | Self::CopyAll(_) => true,
            Self::Show(..)
            | Self::ShowOnly(_)
            | Self::ShowEveryone
            | Self::ToggleOthers
            | Self::SamePerson(..) => false,
        }
    }

    fn marks_selection(&self) -> bool {
        *self == Self::CopySelected
    }
}

pub(super) fn obey(cx: &mut Cx<'_>, command: PeopleCommand) {
    let open = &mut *cx.open;
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
        PeopleCommand::SamePerson(who, is_same) => return answer_same_person(cx, &who, is_same),
        PeopleCommand::Copy(key) => return copy_to_mine(cx, |mark, _| mark.key == key),
        PeopleCommand::CopySelected => {
            let selected = cx.reader.reading.as_ref().and_then(|reading| reading.selected.clone());
            let Some(key) = selected else { return cx.say(ReadingNotice::NothingSelected) };
            return copy_to_mine(cx, |mark, _| mark.key == key);
        }
        PeopleCommand::CopyAll(who) => {
            let is_theirs = |mark: &Mark, people: &People| {
                people.person(&who).is_some_and(|person| person.ids.contains(&mark.key.annotator))
            };
            return copy_to_mine(cx, is_theirs);
        }
    }
    visibility_changed(cx);
}

fn visibility_changed(cx: &mut Cx<'_>) {
    cx.refresh_visibility();
    let open = &*cx.open;
    let is_other_hidden = |person: &Person| person.is_own || open.visibility.is_hidden(person);
    let notice = match open.visibility.n_hidden() {
        0 => Notice::People(PeopleNotice::OthersShown),
        _ if open.visibility.people().all().iter().all(is_other_hidden) => {
            Notice::People(PeopleNotice::OthersHidden)
        }
        n => Notice::People(PeopleNotice::PeopleHidden(n)),
    };
    cx.say(notice);
}
