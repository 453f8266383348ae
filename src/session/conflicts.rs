//! Conflicts: places that two sides changed differently. One value stands and the others wait beside it until the person
//! says which is to stay.

use super::cx::Cx;
use super::notices::PeopleNotice;
use crate::model::edit::{Change, Edit, SlotKey};
use crate::model::history::StepLabel;

/// What is to become of a conflict.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// What stands stays, and the rivals go.
    Standing,
    /// This rival (from 0) takes its place.
    Rival(usize),
    /// Both stay: rivals become annotations of their own. Of other things than annotations there is only one.
    Both,
}

/// Resolves a conflict of one's own, as one step.
pub(super) fn resolve(cx: &mut Cx<'_>, place: &SlotKey, choice: Choice) {
    let open = &*cx.open;
    if cx.annotator() != Some(place.annotator()) {
        let name = open.project.annotator_name(place.annotator()).to_owned();
        return cx.say(PeopleNotice::NotYours(name));
    }
    let mut edits: Vec<Edit> = open.project.resolving(place, rival_of(choice)).into_iter().collect();
    if let (SlotKey::Annotation(article, annotator, id), Choice::Both) = (place, choice) {
        let record = open.project.record(article, annotator);
        let slot = record.and_then(|record| record.annotations.get(id));
        for rival in slot.map(|slot| slot.rivals.clone()).unwrap_or_default() {
            let (article, annotator) = (article.clone(), annotator.clone());
            let change = Change::new(None, Some((*rival).clone()));
            edits.push(Edit::Annotation { article, annotator, id: cx.ids.annotation(cx.now.moment), change });
        }
    }
    cx.make(edits, StepLabel::ConflictResolved);
}

fn rival_of(choice: Choice) -> Option<usize> {
    if let Choice::Rival(at) = choice { Some(at) } else { None }
}
