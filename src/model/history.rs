//! Undo and redo. All that was done stands in one line of entries to which things are only added, taking back and
//! making again too; so nothing is ever forgotten by going back.

use super::belonging::Move;
use super::edit::{Edit, EditError, SlotKey};
use super::id::ArticlePath;
use super::moment::Moment;
use super::project::Project;
pub use super::step_label::{CodebookStep, StepLabel};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Edits that are made and taken back together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// The edits, in the order they are made.
    pub edits: Vec<Edit>,
    /// What the person is told of it.
    pub label: StepLabel,
    /// When it was made.
    pub at: Moment,
}

impl Step {
    /// The article the step belongs to: that of its first edit that has one.
    #[must_use]
    pub fn article(&self) -> Option<&ArticlePath> {
        self.edits.iter().find_map(Edit::article)
    }

    /// Every article it is about.
    #[must_use]
    pub fn articles(&self) -> BTreeSet<ArticlePath> {
        self.edits.iter().filter_map(Edit::article).cloned().collect()
    }

    fn inverse_edits(&self, project: &Project) -> Vec<Edit> {
        self.edits.iter().rev().map(|edit| edit.clone().inverse().at_home(project)).collect()
    }
}

/// Names an entry for ever: the sitting it was made in, and its number there, from 1.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct EntryId {
    /// The sitting.
    pub sitting: Arc<str>,
    /// The number.
    pub n: u64,
}

/// How an entry came about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Way {
    /// The person did something.
    Made,
    /// The entry named was taken back.
    Undone(EntryId),
    /// The entry named was made again.
    Redone(EntryId),
}

/// Something that was done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its name.
    pub id: EntryId,
    /// How it came about.
    pub way: Way,
    /// The edits as they were made, those that take others back included; the words are those of the step meant.
    pub step: Step,
}

/// What came of taking a step back, or of making one again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Returned {
    /// There is none.
    Nothing,
    /// The step does not fit any more: what it changed was changed elsewhere since. Nothing has changed.
    PassedOver(StepLabel),
    /// It was made; so many of its annotations are left as they are, because they were changed elsewhere since.
    Made { step: Step, n_left: usize },
}

/// Everything that was done, and what undo and redo are about to do.
#[derive(Clone, Debug)]
pub struct History {
    sitting: Arc<str>,
    n_made: u64,
    entries: Vec<Entry>,
    /// Positions of the steps that stand, and of those taken back, the last at the end.
    done: Vec<usize>,
    undone: Vec<usize>,
}

impl Default for History {
    fn default() -> Self {
        Self::new("", Vec::new())
    }
}

impl History {
    /// The history of a sitting that goes on from what was done before; an entry that was told twice counts once.
    #[must_use]
    pub fn new(sitting: &str, before: Vec<Entry>) -> Self {
        let empty = Self {
            sitting: sitting.into(),
            n_made: 0,
            entries: Vec::new(),
            done: Vec::new(),
            undone: Vec::new(),
        };
        let mut seen = BTreeSet::new();
        before.into_iter().filter(|entry| seen.insert(entry.id.clone())).fold(empty, Self::followed_by)
    }

    fn followed_by(mut self, entry: Entry) -> Self {
        let at = self.entries.len();
        let place = |list: &[usize], id: &EntryId| {
            list.iter().rposition(|at| self.entries.get(*at).is_some_and(|entry| entry.id == *id))
        };
        match &entry.way {
            Way::Made => {
                self.done.push(at);
                self.undone.clear();
            }
            Way::Undone(of) => {
                if let Some(place) = place(&self.done, of) {
                    self.undone.push(self.done.remove(place));
                }
            }
            Way::Redone(of) => {
                if let Some(place) = place(&self.undone, of) {
                    self.done.push(self.undone.remove(place));
                }
            }
        }
        self.entries.push(entry);
        self
    }

    fn log(&mut self, way: Way, step: Step) -> usize {
        self.n_made += 1;
        let id = EntryId { sitting: Arc::clone(&self.sitting), n: self.n_made };
        self.entries.push(Entry { id, way, step });
        self.entries.len() - 1
    }

    /// Makes a step, all of it or nothing; what had been taken back before can no longer be made again by redo.
    ///
    /// # Errors
    /// `Stale` from the first edit that does not fit; neither the project nor the history has changed.
    pub fn make(&mut self, project: &mut Project, step: Step) -> Result<(), EditError> {
        apply_all(project, &step.edits, step.at)?;
        let at = self.log(Way::Made, step);
        self.done.push(at);
        self.undone.clear();
        Ok(())
    }

    /// Takes the last step back. One that does not fit any more stands no longer in the way of those before it.
    pub fn undo(&mut self, project: &mut Project, now: Moment) -> Returned {
        let Some((at, entry)) = self.last_of(&self.done) else { return Returned::Nothing };
        let edits = entry.step.inverse_edits(project);
        let way = Way::Undone(entry.id.clone());
        self.done.pop();
        let returned = self.go_through(at, way, project, edits, now);
        if matches!(returned, Returned::Made { .. }) {
            self.undone.push(at);
        }
        returned
    }

    /// Makes the step last taken back again. One that does not fit any more stands no longer in the way of others.
    pub fn redo(&mut self, project: &mut Project, now: Moment) -> Returned {
        let Some((at, entry)) = self.last_of(&self.undone) else { return Returned::Nothing };
        let edits: Vec<Edit> = entry.step.edits.iter().map(|edit| edit.clone().at_home(project)).collect();
        let way = Way::Redone(entry.id.clone());
        self.undone.pop();
        let returned = self.go_through(at, way, project, edits, now);
        if matches!(returned, Returned::Made { .. }) {
            self.done.push(at);
        }
        returned
    }

    /// Makes the edits by which the step at a position is taken back or made again, and adds them to the line.
    fn go_through(
        &mut self,
        at: usize,
        way: Way,
        project: &mut Project,
        edits: Vec<Edit>,
        now: Moment,
    ) -> Returned {
        let Some(step) = self.entries.get(at).map(|entry| entry.step.clone()) else {
            return Returned::Nothing;
        };
        let Some((edits, n_left)) = apply_fitting(project, edits, now) else {
            return Returned::PassedOver(step.label);
        };
        self.log(way, Step { edits, label: step.label.clone(), at: now });
        Returned::Made { step, n_left }
    }

    /// What has to change so that everything stands as it did after the entry named, before all of them where none is
    /// named: the edits, and how many places
    /// are left as they are because somebody else has changed them since. `None` where there is no such entry.
    #[must_use]
    pub fn back_to(&self, project: &Project, entry: Option<&EntryId>) -> Option<(Vec<Edit>, usize)> {
        let n_standing = match entry {
            Some(entry) => self.entries.iter().position(|known| known.id == *entry)? + 1,
            None => 0,
        };
        let later = self.entries.get(n_standing..).unwrap_or_default();
        let mut edits: BTreeMap<SlotKey, Edit> = BTreeMap::new();
        for edit in later.iter().rev().flat_map(|entry| entry.step.inverse_edits(project)) {
            match edits.entry(edit.place()) {
                std::collections::btree_map::Entry::Vacant(place) => {
                    place.insert(edit);
                }
                std::collections::btree_map::Entry::Occupied(mut place) => place.get_mut().go_on_with(edit),
            }
        }
        let mut changed = project.clone();
        let mut fitting = Vec::new();
        let mut n_left = 0;
        for edit in edits.into_values().filter(|edit| !edit.changes_nothing()) {
            match changed.apply(&edit, Moment::UNKNOWN) {
                Ok(()) => fitting.push(edit),
                Err(_) => n_left += 1,
            }
        }
        Some((fitting, n_left))
    }

    /// Tells the steps which paths their articles have today.
    pub fn relocate(&mut self, moves: &[Move]) {
        for edit in self.entries.iter_mut().flat_map(|entry| &mut entry.step.edits) {
            if edit.article().is_some_and(|article| moves.iter().any(|one| one.from == *article)) {
                *edit = edit.clone().relocated(moves);
            }
        }
    }

    fn last_of(&self, list: &[usize]) -> Option<(usize, &Entry)> {
        list.last().and_then(|at| Some((*at, self.entries.get(*at)?)))
    }

    /// Everything that was done, the first first.
    #[must_use]
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The step that undo would take back.
    #[must_use]
    pub fn next_undo(&self) -> Option<&Step> {
        self.last_of(&self.done).map(|(_, entry)| &entry.step)
    }

    /// The step that redo would make again.
    #[must_use]
    pub fn next_redo(&self) -> Option<&Step> {
        self.last_of(&self.undone).map(|(_, entry)| &entry.step)
    }
}

/// Makes edits, all of them where they fit; else of a step about annotations alone, which do not depend on each other,
/// those that do. Gives those that were made, and how many were not; `None` where that is all of them.
fn apply_fitting(project: &mut Project, edits: Vec<Edit>, now: Moment) -> Option<(Vec<Edit>, usize)> {
    if apply_all(project, &edits, now).is_ok() {
        return Some((edits, 0));
    }
    if !edits.iter().all(|edit| matches!(edit, Edit::Annotation { .. })) {
        return None;
    }
    let n_all = edits.len();
    let fitting: Vec<Edit> = edits.into_iter().filter(|edit| project.apply(edit, now).is_ok()).collect();
    let n_left = n_all - fitting.len();
    (!fitting.is_empty()).then_some((fitting, n_left))
}

fn apply_all(project: &mut Project, edits: &[Edit], now: Moment) -> Result<(), EditError> {
    let mut changed = project.clone();
    for edit in edits {
        changed.apply(edit, now)?;
    }
    *project = changed;
    Ok(())
}
