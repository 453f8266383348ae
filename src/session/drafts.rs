//! What is being typed, kept on this computer until it is decided: drafts as values, where they stand to what their
//! records hold, and when they are saved; see `storage::drafts`.

use super::command::Command;
use super::notice::{Notice, Weight};
use super::open_project::OpenProject;
use super::sitting::{Now, Session};
use crate::model::draft::{Draft, DraftId, DraftState, DraftText, Subject};
use crate::model::id::AnnotatorId;
use crate::storage::atomic_write::WriteError;
use crate::storage::drafts::{DraftChanges, DraftPlace, ReadDrafts};
use crate::workers::report::DraftsReport;
use crate::workers::task::Work;
use std::collections::BTreeMap;
use std::path::PathBuf;

/// What is typed is saved this long after the last key, in milliseconds.
const PAUSE_MILLIS: u64 = 300;

/// Uninterrupted typing is saved this often, in milliseconds.
const MOST_MILLIS: u64 = 900;

/// After a failed save it is tried again this much later, in milliseconds.
const RETRY_MILLIS: u64 = 5_000;

/// What the window tells of what is being typed, and what a person decides about drafts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DraftCommand {
    /// These fields of something are changed in their text field now; none where nothing is.
    Type(Subject, Vec<DraftText>),
    /// A draft goes on being typed.
    TakeUp(DraftId),
    /// This is typed at no more; its draft waits, where there is one.
    Leave(Subject),
    /// A draft is not wanted any more.
    Discard(DraftId),
    /// What is being typed about this is not wanted any more.
    DiscardTyped(Subject),
    /// The draft discarded last is wanted after all.
    BringBack,
}

/// The drafts of the open project.
#[derive(Debug, Default)]
pub struct Drafting {
    known: BTreeMap<DraftId, Draft>,
    /// What is being typed at now.
    live: BTreeMap<Subject, DraftId>,
    unsaved: DraftChanges,
    in_flight: Option<(u64, DraftChanges)>,
    /// The real path of the project folder, and whose its drafts are, once they were read.
    root: Option<PathBuf>,
    owner: Option<AnnotatorId>,
    /// Whether what was typed without a name is to be taken over.
    must_adopt: bool,
    due_millis: Option<u64>,
    /// When the first key was pressed that is not saved.
    since_millis: Option<u64>,
    error: Option<WriteError>,
    discarded: Option<Draft>,
    n_made: usize,
    /// Grows with every change of a draft.
    version: u64,
    /// Of which version of the project and of the drafts it is known that no record holds one.
    settled: Option<(u64, u64)>,
}

impl Drafting {
    /// All drafts, the one typed at last first.
    #[must_use]
    pub fn all(&self) -> Vec<&Draft> {
        let mut all: Vec<&Draft> = self.known.values().collect();
        all.sort_by_key(|draft| (std::cmp::Reverse(draft.at), draft.id.clone()));
        all
    }

    /// How many drafts wait: nothing is typed at them now.
    #[must_use]
    pub fn n_waiting(&self) -> usize {
        self.known.len() - self.live.values().filter(|id| self.known.contains_key(id)).count()
    }

    /// Whether something is being typed that is no decision yet.
    #[must_use]
    pub fn is_typing(&self) -> bool {
        self.n_waiting() < self.known.len()
    }

    /// Whether something that was typed is not on this computer's disk yet.
    #[must_use]
    pub fn is_unkept(&self) -> bool {
        let is_text = |changes: &DraftChanges| changes.values().any(Option::is_some);
        is_text(&self.unsaved) || self.in_flight.as_ref().is_some_and(|(_, changes)| is_text(changes))
    }

    /// Whether the last save failed, and something is not kept.
    #[must_use]
    pub fn has_failed(&self) -> bool {
        self.error.is_some() && self.is_unkept()
    }

    /// When there is something to save, in milliseconds of the sitting's clock.
    pub(super) fn due_millis(&self) -> Option<u64> {
        self.due_millis.filter(|_| self.in_flight.is_none() && self.root.is_some())
    }

    fn changed(&mut self, id: DraftId, draft: Option<Draft>, now: Now) {
        self.version += 1;
        self.unsaved.insert(id, draft);
        let since = *self.since_millis.get_or_insert(now.millis);
        self.due_millis = Some((now.millis + PAUSE_MILLIS).min(since + MOST_MILLIS));
    }

    fn put(&mut self, draft: Draft, now: Now) {
        self.known.insert(draft.id.clone(), draft.clone());
        self.changed(draft.id.clone(), Some(draft), now);
    }

    fn end(&mut self, id: &DraftId, now: Now) -> Option<Draft> {
        self.live.retain(|_, live| live != id);
        let ended = self.known.remove(id)?;
        self.changed(id.clone(), None, now);
        Some(ended)
    }
}

impl Session {
    /// The drafts of the open project.
    #[must_use]
    pub fn drafting(&self) -> &Drafting {
        &self.drafting
    }

    pub(super) fn obey_drafts(&mut self, command: DraftCommand, now: Now) {
        if self.open.is_none() {
            return;
        }
        match command {
            DraftCommand::Type(subject, texts) => self.type_in(subject, texts, now),
            DraftCommand::TakeUp(id) => self.take_up(id, now),
            DraftCommand::Leave(subject) => drop(self.drafting.live.remove(&subject)),
            DraftCommand::Discard(id) => self.discard(&id, now),
            DraftCommand::DiscardTyped(subject) => {
                if let Some(id) = self.drafting.live.get(&subject).cloned() {
                    self.discard(&id, now);
                }
            }
            DraftCommand::BringBack => {
                if let Some(draft) = self.drafting.discarded.take() {
                    self.drafting.put(draft, now);
                    self.notice = None;
                }
            }
        }
    }

    pub(super) fn hear_drafts(&mut self, number: u64, report: DraftsReport, now: Now) {
        match report {
            DraftsReport::Read { root, read } => self.drafts_read(root, read, now),
            DraftsReport::Saved(saved) => self.drafts_saved(number, saved, now),
        }
    }

    /// Goes on with a draft; what was typed about the same until now has become part of it.
    fn take_up(&mut self, id: DraftId, now: Now) {
        let Some(subject) = self.drafting.known.get(&id).map(|draft| draft.subject.clone()) else { return };
        let before = self.drafting.live.insert(subject.clone(), id.clone());
        if let Some(before) = before.filter(|before| *before != id) {
            self.drafting.end(&before, now);
            self.drafting.live.insert(subject, id);
        }
    }

    fn type_in(&mut self, subject: Subject, texts: Vec<DraftText>, now: Now) {
        let live = self.drafting.live.get(&subject).cloned();
        if texts.is_empty() {
            if let Some(id) = live {
                self.drafting.end(&id, now);
            }
            return;
        }
        let id = live.unwrap_or_else(|| self.new_draft_id(now));
        self.drafting.live.insert(subject.clone(), id.clone());
        self.leaving.forget_refusal();
        self.drafting.put(Draft { id, subject, texts, at: now.moment }, now);
    }

    fn new_draft_id(&mut self, now: Now) -> DraftId {
        self.drafting.n_made += 1;
        let place = format!("draft {} {}", now.moment, now.millis);
        self.ids.sitting(self.drafting.n_made, &place).as_str().into()
    }

    fn discard(&mut self, id: &DraftId, now: Now) {
        if let Some(draft) = self.drafting.end(id, now) {
            self.say(Notice::DraftDiscarded(self.about_draft(&draft.subject)), now);
            self.drafting.discarded = Some(draft);
        }
    }

    /// The subject of a decision that would write over what its record came to hold while the person typed; what was
    /// typed waits, then, and both are offered.
    pub(super) fn is_overtaken(&mut self, command: &Command, now: Now) -> bool {
        let reading = self.open.as_ref().and_then(|open| open.reading.as_ref());
        let article = reading.map(|reading| &reading.path);
        let Some(subject) = command.subject(self.annotator(), article) else { return false };
        let drafting = &self.drafting;
        let draft = drafting.live.get(&subject).and_then(|id| drafting.known.get(id));
        let is_overtaken = draft.is_some_and(|draft| self.draft_state(draft) == DraftState::Overtaken);
        if is_overtaken {
            self.drafting.live.remove(&subject);
            self.say(Notice::DraftOvertaken(self.about_draft(&subject)), now);
        }
        is_overtaken
    }

    /// Ends the drafts whose records hold what was typed.
    pub(super) fn settle_drafts(&mut self, now: Now) {
        let Some(open) = self.open.as_ref().filter(|open| open.is_ready()) else { return };
        let stamp = Some((open.changes.version(), self.drafting.version));
        let is_named = self.drafting.owner.as_ref() == self.annotator();
        if self.drafting.root.is_none() || (self.drafting.settled == stamp && is_named) {
            return;
        }
        self.drafting.settled = stamp;
        let known = self.drafting.known.values();
        let is_held = |draft: &&Draft| self.draft_state(draft) == DraftState::Held;
        let held: Vec<DraftId> = known.filter(is_held).map(|draft| draft.id.clone()).collect();
        for id in held {
            self.drafting.end(&id, now);
        }
        // There is a name now: what was typed without one is taken over by the next save.
        if !is_named {
            self.drafting.owner = self.annotator().cloned();
            self.drafting.must_adopt = true;
            self.drafting.due_millis.get_or_insert(now.millis);
        }
    }

    /// Takes in the drafts of the folder that was opened, and tells of them.
    fn drafts_read(&mut self, root: PathBuf, read: Result<ReadDrafts, WriteError>, now: Now) {
        self.drafting.root = Some(root);
        self.drafting.owner = self.annotator().cloned();
        let is_heard = |said: &Option<super::sitting::Said>| {
            said.as_ref().is_none_or(|said| said.notice.weight() == Weight::Passing)
        };
        match read {
            Ok(read) => {
                // What was typed while the folder was being read is newer.
                let typed = std::mem::take(&mut self.drafting.known);
                self.drafting.known = read.drafts;
                self.drafting.known.extend(typed);
                self.drafting.version += 1;
                self.settle_drafts(now);
                let newest = self.drafting.all().first().map(|draft| draft.subject.clone());
                if let Some(problem) = read.problems.into_iter().next() {
                    self.say(Notice::DraftsNotRead(Box::new(problem)), now);
                } else if let Some(subject) = newest.filter(|_| is_heard(&self.notice)) {
                    let (n, about) = (self.drafting.known.len(), self.about_draft(&subject));
                    self.say(Notice::DraftsKept(n, about), now);
                }
            }
            Err(error) => self.say(Notice::DraftsNotKept(error), now),
        }
    }

    pub(super) fn save_drafts_when_due(&mut self, now: Now) {
        if self.drafting.due_millis().is_some_and(|due| due <= now.millis) {
            self.save_drafts(now);
        }
    }

    /// Hands out what is not saved yet. A draft that ended stays on the disk until the step it became is in the journal.
    pub(super) fn save_drafts(&mut self, now: Now) {
        let Some(place) = self.draft_place().filter(|_| self.drafting.in_flight.is_none()) else { return };
        let is_kept = self.open.as_ref().is_none_or(OpenProject::is_kept);
        let unsaved = std::mem::take(&mut self.drafting.unsaved);
        let (changes, held_back): (DraftChanges, DraftChanges) =
            unsaved.into_iter().partition(|(_, draft)| is_kept || draft.is_some());
        let drafting = &mut self.drafting;
        drafting.since_millis = None;
        drafting.due_millis = (!held_back.is_empty()).then_some(now.millis + PAUSE_MILLIS);
        drafting.unsaved = held_back;
        if changes.is_empty() && !std::mem::take(&mut drafting.must_adopt) {
            return;
        }
        let ticket = self.start(Work::SaveDrafts { place, changes: Box::new(changes.clone()) });
        self.drafting.in_flight = Some((ticket.number, changes));
    }

    fn draft_place(&self) -> Option<DraftPlace> {
        let root = self.drafting.root.clone()?;
        Some(DraftPlace { state: self.places.state.clone(), owner: self.annotator().cloned(), root })
    }

    /// Drafts were saved, or not; those are tried again.
    fn drafts_saved(&mut self, number: u64, saved: Result<(), WriteError>, now: Now) {
        let Some((_, mut changes)) = self.drafting.in_flight.take_if(|(ticket, _)| *ticket == number) else {
            // Those of a project that was left.
            if let Err(error) = saved {
                self.say(Notice::DraftsNotKept(error), now);
            }
            return;
        };
        match saved {
            Ok(()) => self.drafting.error = None,
            Err(error) => {
                changes.append(&mut self.drafting.unsaved);
                self.drafting.unsaved = changes;
                self.drafting.due_millis = Some(now.millis + RETRY_MILLIS);
                if self.drafting.error.replace(error.clone()).is_none() {
                    self.say(Notice::DraftsNotKept(error), now);
                }
            }
        }
    }

    /// A worker broke down: if it was saving drafts, they count as not saved.
    pub(super) fn saving_drafts_failed(&mut self, number: u64, words: &str, now: Now) {
        if self.drafting.in_flight.as_ref().is_some_and(|(ticket, _)| *ticket == number) {
            self.drafts_saved(number, Err(WriteError::Other(words.to_owned())), now);
        }
    }

    /// The project is left: what is not saved of its drafts is handed out, and all forgotten here.
    pub(super) fn leave_drafts(&mut self) {
        let place = self.draft_place();
        let left = std::mem::take(&mut self.drafting);
        if let Some(place) = place.filter(|_| !left.unsaved.is_empty()) {
            self.start(Work::SaveDrafts { place, changes: Box::new(left.unsaved) });
        }
    }
}
