//! What is being typed, kept on this computer until it is decided: drafts as values, where they stand to what their
//! records hold, and when they are saved; see `storage::drafts`.

use super::cx::Cx;
use super::notices::DraftsNotice;
use super::now::Now;
use crate::model::draft::{Draft, DraftId, DraftState, DraftText, Subject};
use crate::model::id::AnnotatorId;
use crate::storage::atomic_write::WriteError;
use crate::storage::drafts::{DraftChanges, DraftPlace, ReadDrafts};
use crate::workers::report::DraftsReport;
use crate::workers::task::{KeepWork, Work};
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

    /// The same for another opening of the folder, whose drafts are not read yet.
    pub(super) fn unread(mut self, now: Now) -> Self {
        // Nobody hears any more whether these were saved.
        let mut unsaved = self.in_flight.take().map(|(_, changes)| changes).unwrap_or_default();
        unsaved.append(&mut self.unsaved);
        let due_millis = (!unsaved.is_empty()).then_some(now.millis);
        Self { unsaved, due_millis, root: None, owner: None, settled: None, ..self }
    }

    fn end(&mut self, id: &DraftId, now: Now) -> Option<Draft> {
        self.live.retain(|_, live| live != id);
        let ended = self.known.remove(id)?;
        self.changed(id.clone(), None, now);
        Some(ended)
    }
}

pub(super) fn obey(drafting: &mut Drafting, cx: &mut Cx<'_>, command: DraftCommand) {
    match command {
        DraftCommand::Type(subject, texts) => type_in(drafting, cx, &subject, texts),
        DraftCommand::TakeUp(id) => take_up(drafting, cx, id),
        DraftCommand::Leave(subject) => drop(drafting.live.remove(&subject)),
        DraftCommand::Discard(id) => discard(drafting, cx, &id),
        DraftCommand::DiscardTyped(subject) => {
            if let Some(id) = drafting.live.get(&subject).cloned() {
                discard(drafting, cx, &id);
            }
        }
        DraftCommand::BringBack => {
            if let Some(draft) = drafting.discarded.take() {
                drafting.put(draft, cx.now);
                cx.out.hush();
            }
        }
    }
}

pub(super) fn hear(drafting: &mut Drafting, cx: &mut Cx<'_>, number: u64, report: DraftsReport) {
    match report {
        DraftsReport::Read { root, read } => drafts_read(drafting, cx, root, read),
        DraftsReport::Saved(saved) => drafts_saved(drafting, cx, number, saved),
    }
}

/// Goes on with a draft; what was typed about the same until now has become part of it.
fn take_up(drafting: &mut Drafting, cx: &mut Cx<'_>, id: DraftId) {
    let Some(subject) = drafting.known.get(&id).map(|draft| draft.subject.clone()) else { return };
    let before = drafting.live.insert(subject.clone(), id.clone());
    if let Some(before) = before.filter(|before| *before != id) {
        drafting.end(&before, cx.now);
        drafting.live.insert(subject, id);
    }
}

fn type_in(drafting: &mut Drafting, cx: &mut Cx<'_>, subject: &Subject, texts: Vec<DraftText>) {
    let subject = cx.records().subject_today(subject);
    let live = drafting.live.get(&subject).cloned();
    if texts.is_empty() {
        if let Some(id) = live {
            drafting.end(&id, cx.now);
        }
        return;
    }
    let id = live.unwrap_or_else(|| new_draft_id(drafting, cx));
    drafting.live.insert(subject.clone(), id.clone());
    cx.out.note_news();
    drafting.put(Draft { id, subject, texts, at: cx.now.moment }, cx.now);
}

fn new_draft_id(drafting: &mut Drafting, cx: &mut Cx<'_>) -> DraftId {
    drafting.n_made += 1;
    let place = format!("draft {} {}", cx.now.moment, cx.now.millis);
    cx.ids.sitting(drafting.n_made, &place).as_str().into()
}

fn discard(drafting: &mut Drafting, cx: &mut Cx<'_>, id: &DraftId) {
    if let Some(draft) = drafting.end(id, cx.now) {
        let about = cx.records().about(&draft.subject);
        cx.say(DraftsNotice::DraftDiscarded(about));
        drafting.discarded = Some(draft);
    }
}

/// Whether a decision about a subject would write over what its record came to hold while the person typed; what was
/// typed waits, then, and both are offered.
pub(super) fn is_overtaken(drafting: &mut Drafting, cx: &mut Cx<'_>, subject: &Subject) -> bool {
    let draft = drafting.live.get(subject).and_then(|id| drafting.known.get(id));
    let is_overtaken = draft.is_some_and(|draft| cx.records().state(draft) == DraftState::Overtaken);
    if is_overtaken {
        drafting.live.remove(subject);
        let about = cx.records().about(subject);
        cx.say(DraftsNotice::DraftOvertaken(about));
    }
    is_overtaken
}

/// Ends the drafts whose records hold what was typed.
pub(super) fn settle(drafting: &mut Drafting, cx: &mut Cx<'_>) {
    let open = &*cx.open;
    if !open.is_ready() {
        return;
    }
    let stamp = Some((open.changes.version(), drafting.version));
    let is_named = drafting.owner.as_ref() == cx.annotator();
    if drafting.root.is_none() || (drafting.settled == stamp && is_named) {
        return;
    }
    drafting.settled = stamp;
    follow_articles(drafting, cx);
    let known = drafting.known.values();
    let records = cx.records();
    let is_held = |draft: &&Draft| records.state(draft) == DraftState::Held;
    let held: Vec<DraftId> = known.filter(is_held).map(|draft| draft.id.clone()).collect();
    for id in held {
        drafting.end(&id, cx.now);
    }
    // There is a name now: what was typed without one is taken over by the next save.
    if !is_named {
        drafting.owner = cx.own();
        drafting.must_adopt = true;
        drafting.due_millis.get_or_insert(cx.now.millis);
    }
}

/// Drafts follow their articles to the paths of today; those of notes that do not name theirs name it from now on.
fn follow_articles(drafting: &mut Drafting, cx: &mut Cx<'_>) {
    let records = cx.records();
    let today = |draft: &Draft| Draft { subject: records.subject_today(&draft.subject), ..draft.clone() };
    let all = drafting.known.values().map(|draft| (draft.subject.clone(), today(draft)));
    let moved: Vec<(Subject, Draft)> = all.filter(|(before, draft)| draft.subject != *before).collect();
    for (before, draft) in moved {
        if let Some(id) = drafting.live.remove(&before) {
            drafting.live.insert(draft.subject.clone(), id);
        }
        drafting.put(draft, cx.now);
    }
}

/// Takes in the drafts of the folder that was opened, and tells of them.
fn drafts_read(
    drafting: &mut Drafting,
    cx: &mut Cx<'_>,
    root: PathBuf,
    read: Result<ReadDrafts, WriteError>,
) {
    drafting.root = Some(root);
    drafting.owner = cx.own();
    match read {
        Ok(read) => {
            // What was typed while the folder was being read is newer.
            let typed = std::mem::take(&mut drafting.known);
            drafting.known = read.drafts;
            drafting.known.extend(typed);
            drafting.version += 1;
            settle(drafting, cx);
            let newest = drafting.all().first().map(|draft| draft.subject.clone());
            if let Some(problem) = read.problems.into_iter().next() {
                cx.say(DraftsNotice::DraftsNotRead(Box::new(problem)));
            } else if let Some(subject) = newest.filter(|_| cx.out.is_free()) {
                let (n, about) = (drafting.known.len(), cx.records().about(&subject));
                cx.say(DraftsNotice::DraftsKept(n, about));
            }
        }
        Err(error) => cx.say(DraftsNotice::DraftsNotKept(error)),
    }
}

pub(super) fn save_when_due(drafting: &mut Drafting, cx: &mut Cx<'_>) {
    if drafting.due_millis().is_some_and(|due| due <= cx.now.millis) {
        save(drafting, cx);
    }
}

/// Hands out what is not saved yet. A draft that ended stays on the disk until the step it became is in the journal.
pub(super) fn save(drafting: &mut Drafting, cx: &mut Cx<'_>) {
    let Some(place) = draft_place(drafting, cx).filter(|_| drafting.in_flight.is_none()) else { return };
    let is_kept = cx.open.is_kept();
    let unsaved = std::mem::take(&mut drafting.unsaved);
    let (changes, held_back): (DraftChanges, DraftChanges) =
        unsaved.into_iter().partition(|(_, draft)| is_kept || draft.is_some());
    drafting.since_millis = None;
    drafting.due_millis = (!held_back.is_empty()).then_some(cx.now.millis + PAUSE_MILLIS);
    drafting.unsaved = held_back;
    if changes.is_empty() && !std::mem::take(&mut drafting.must_adopt) {
        return;
    }
    let ticket = cx.start(Work::Keep(KeepWork::SaveDrafts { place, changes: Box::new(changes.clone()) }));
    drafting.in_flight = Some((ticket.number, changes));
}

fn draft_place(drafting: &Drafting, cx: &Cx<'_>) -> Option<DraftPlace> {
    let root = drafting.root.clone()?;
    Some(DraftPlace { state: cx.preferences.places().state.clone(), owner: cx.own(), root })
}

/// Drafts were saved, or not; those are tried again.
fn drafts_saved(drafting: &mut Drafting, cx: &mut Cx<'_>, number: u64, saved: Result<(), WriteError>) {
    let Some((_, mut changes)) = drafting.in_flight.take_if(|(ticket, _)| *ticket == number) else {
        // Those of a project that was left.
        if let Err(error) = saved {
            cx.say(DraftsNotice::DraftsNotKept(error));
        }
        return;
    };
    match saved {
        Ok(()) => drafting.error = None,
        Err(error) => {
            changes.append(&mut drafting.unsaved);
            drafting.unsaved = changes;
            drafting.due_millis = Some(cx.now.millis + RETRY_MILLIS);
            if drafting.error.replace(error.clone()).is_none() {
                cx.say(DraftsNotice::DraftsNotKept(error));
            }
        }
    }
}

/// A worker broke down: if it was saving drafts, they count as not saved.
pub(super) fn failed(drafting: &mut Drafting, cx: &mut Cx<'_>, number: u64, words: &str) {
    if drafting.in_flight.as_ref().is_some_and(|(ticket, _)| *ticket == number) {
        drafts_saved(drafting, cx, number, Err(WriteError::Other(words.to_owned())));
    }
}

/// The project is left: what is not saved of its drafts is handed out, and all forgotten here.
pub(super) fn leave(drafting: &mut Drafting, cx: &mut Cx<'_>) {
    let place = draft_place(drafting, cx);
    let left = std::mem::take(drafting);
    if let Some(place) = place.filter(|_| !left.unsaved.is_empty()) {
        cx.start(Work::Keep(KeepWork::SaveDrafts { place, changes: Box::new(left.unsaved) }));
    }
}
