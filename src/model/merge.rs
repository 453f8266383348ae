//! Merging what two sides made of the same records. With a base, what was last seen by both, the side that changed
//! wins; without one the higher `rev`. What both changed differently is a conflict: one value stands, the others stay as
//! its rivals until a person resolves it. An edit beats a removal. No clock decides anything.

use super::annotation::Annotation;
use super::article::{About, ArticleRecord, Slot, Summary};
use super::edit::Change;
use super::id::ThemeId;
use super::moment::Moment;
use super::project::CodebookRecord;
use super::saved::SavedRecord;
use super::theme::{CodebookSettings, ThemeRecord};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// What a merge came to, in numbers of records.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Taken over from the other side.
    pub n_taken: usize,
    /// Changed otherwise on both sides.
    pub n_conflicts: usize,
    /// Removed on one side and changed on the other, hence kept.
    pub n_revived: usize,
}

impl std::ops::AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.n_taken += other.n_taken;
        self.n_conflicts += other.n_conflicts;
        self.n_revived += other.n_revived;
    }
}

/// A value whose fields can be merged one by one.
pub(super) trait Fields: Clone + Ord {
    /// Both sides' changes of `base` in one value; `None` where both changed a field, and otherwise.
    fn united(base: &Self, ours: &Self, theirs: &Self) -> Option<Self>;
}

/// Merges the annotations of one annotator and article.
#[must_use]
pub fn merge_records(
    base: Option<&ArticleRecord>,
    ours: &ArticleRecord,
    theirs: &ArticleRecord,
) -> (ArticleRecord, Tally) {
    let mut tally = Tally::default();
    let about = merge_slots(base.map(|base| &base.about), &ours.about, &theirs.about, &mut tally);
    let bases = base.map(|base| &base.annotations);
    let annotations = merge_maps(bases, &ours.annotations, &theirs.annotations, &mut tally);
    let text = match base {
        Some(base) if base.text == ours.text => theirs.text.clone().or_else(|| ours.text.clone()),
        Some(base) if base.text == theirs.text => ours.text.clone(),
        _ => ours.text.clone().max(theirs.text.clone()),
    };
    (ArticleRecord { text, about, annotations }, tally)
}

/// Merges what one annotator recorded of the codebook.
#[must_use]
pub fn merge_codebooks(
    base: Option<&CodebookRecord>,
    ours: &CodebookRecord,
    theirs: &CodebookRecord,
) -> (CodebookRecord, Tally) {
    let mut tally = Tally::default();
    let bases = base.map(|base| &base.settings);
    let settings = merge_slots(bases, &ours.settings, &theirs.settings, &mut tally);
    let themes = merge_maps(base.map(|base| &base.themes), &ours.themes, &theirs.themes, &mut tally);
    let saved = merge_maps(base.map(|base| &base.saved), &ours.saved, &theirs.saved, &mut tally);
    (CodebookRecord { settings, themes, saved }, tally)
}

/// Merges a change that was made elsewhere into a slot, and says whether that changed it.
pub(super) fn merge_change<T: Fields>(
    slot: &mut Slot<T>,
    change: &Change<T>,
    now: Moment,
    tally: &mut Tally,
) -> bool {
    let untouched = || (slot.rivals.clone(), slot.rivals.clone());
    let (rivals_before, rivals_after) = change.rivals.clone().unwrap_or_else(untouched);
    let side = |value: &Option<Arc<T>>, rivals| Slot { value: value.clone(), rivals, ..slot.clone() };
    let (base, ours) = (side(&change.from, rivals_before), side(&change.to, rivals_after));
    let mut merged = merge_slots(Some(&base), &ours, slot, tally);
    let is_changed = !merged.has_content_of(slot);
    if is_changed {
        merged.rev = merged.rev.max(slot.rev + 1);
        merged.modified = now;
        *slot = merged;
    }
    is_changed
}

fn merge_maps<K: Ord + Clone, T: Fields>(
    base: Option<&BTreeMap<K, Slot<T>>>,
    ours: &BTreeMap<K, Slot<T>>,
    theirs: &BTreeMap<K, Slot<T>>,
    tally: &mut Tally,
) -> BTreeMap<K, Slot<T>> {
    let empty = Slot::default();
    let ids: BTreeSet<&K> = ours.keys().chain(theirs.keys()).collect();
    let mut merged = BTreeMap::new();
    for id in ids {
        let base = base.map(|base| base.get(id).unwrap_or(&empty));
        let (ours, theirs) = (ours.get(id).unwrap_or(&empty), theirs.get(id).unwrap_or(&empty));
        let slot = merge_slots(base, ours, theirs, tally);
        if slot.rev > 0 || slot.value.is_some() {
            merged.insert(id.clone(), slot);
        }
    }
    merged
}

fn merge_slots<T: Fields>(
    base: Option<&Slot<T>>,
    ours: &Slot<T>,
    theirs: &Slot<T>,
    tally: &mut Tally,
) -> Slot<T> {
    if ours.has_content_of(theirs) {
        return if ours.rev > theirs.rev { ours.clone() } else { theirs.clone() };
    }
    let rev = ours.rev.max(theirs.rev);
    match base {
        // Nothing was ever written there, so the file was put back to an earlier state: it stands.
        Some(base) if ours.has_content_of(base) => {
            tally.n_taken += 1;
            if theirs.rev == 0 { theirs.clone() } else { Slot { rev, ..theirs.clone() } }
        }
        Some(base) if theirs.has_content_of(base) => Slot { rev, ..ours.clone() },
        Some(base) => unite(base, ours, theirs, tally),
        None if ours.rev > theirs.rev => ours.clone(),
        None if theirs.rev > ours.rev => {
            tally.n_taken += 1;
            theirs.clone()
        }
        None => conflict(ours, theirs, ours.value.max_of(&theirs.value).as_ref(), tally),
    }
}

/// Both sides changed a slot: field by field where that goes, else one stands and the other becomes its rival.
fn unite<T: Fields>(base: &Slot<T>, ours: &Slot<T>, theirs: &Slot<T>, tally: &mut Tally) -> Slot<T> {
    if let (Some(was), Some(our), Some(their)) = (&base.value, &ours.value, &theirs.value)
        && ours.rivals == base.rivals
        && theirs.rivals == base.rivals
        && let Some(value) = T::united(was, our, their)
    {
        tally.n_taken += 1;
        let rev = ours.rev.max(theirs.rev) + 1;
        return Slot {
            value: Some(Arc::new(value)),
            rivals: ours.rivals.clone(),
            rev,
            ..later(ours, theirs)
        };
    }
    let standing = match ours.rev.cmp(&theirs.rev) {
        _ if ours.value.is_none() => &theirs.value,
        _ if theirs.value.is_none() => &ours.value,
        std::cmp::Ordering::Greater => &ours.value,
        std::cmp::Ordering::Less => &theirs.value,
        std::cmp::Ordering::Equal => ours.value.max_of(&theirs.value),
    };
    conflict(ours, theirs, standing.as_ref(), tally)
}

/// One value stands, and every other that either side has is its rival.
pub(super) fn conflict<T: Fields>(
    ours: &Slot<T>,
    theirs: &Slot<T>,
    standing: Option<&Arc<T>>,
    tally: &mut Tally,
) -> Slot<T> {
    let values = [&ours.value, &theirs.value];
    if values.iter().any(|value| value.is_none()) {
        tally.n_revived += 1;
    } else if ours.value != theirs.value {
        tally.n_conflicts += 1;
    }
    let rivals: BTreeSet<&Arc<T>> =
        values.into_iter().flatten().chain(&ours.rivals).chain(&theirs.rivals).collect();
    let rivals = rivals.into_iter().filter(|rival| Some(*rival) != standing);
    Slot {
        value: standing.cloned(),
        rivals: rivals.cloned().collect(),
        rev: ours.rev.max(theirs.rev),
        ..later(ours, theirs)
    }
}

fn later<T>(ours: &Slot<T>, theirs: &Slot<T>) -> Slot<T> {
    Slot { modified: ours.modified.max(theirs.modified), ..Slot::default() }
}

/// The greater of two values by what they hold, so that both sides choose alike; any value is greater than none.
trait MaxOf {
    fn max_of<'a>(&'a self, other: &'a Self) -> &'a Self;
}

impl<T: Ord> MaxOf for Option<Arc<T>> {
    fn max_of<'a>(&'a self, other: &'a Self) -> &'a Self {
        if self >= other { self } else { other }
    }
}

/// What three versions of a field come to; `None` where both sides changed it, and otherwise.
fn field<T: Clone + PartialEq>(base: &T, ours: &T, theirs: &T) -> Option<T> {
    if ours == theirs || theirs == base {
        Some(ours.clone())
    } else if ours == base {
        Some(theirs.clone())
    } else {
        None
    }
}

/// Three versions of a list in which each entry counts for itself: what either side added or took away.
fn list<T: Clone + PartialEq>(base: &[T], ours: &[T], theirs: &[T]) -> Vec<T> {
    let kept = ours.iter().filter(|entry| theirs.contains(entry) || !base.contains(entry));
    let added = theirs.iter().filter(|entry| !ours.contains(entry) && !base.contains(entry));
    kept.chain(added).cloned().collect()
}

/// Three versions of a list whose entries go by names: each name for itself.
fn table<E: Clone + PartialEq, N: PartialEq>(
    base: &[E],
    ours: &[E],
    theirs: &[E],
    name_of: impl Fn(&E) -> &N,
) -> Option<Vec<E>> {
    let entry = |list: &[E], name: &N| list.iter().find(|entry| name_of(entry) == name).cloned();
    let mut merged: Vec<E> = Vec::new();
    for name in ours.iter().chain(theirs).map(&name_of) {
        if merged.iter().all(|known| name_of(known) != name)
            && let Some(entry) = field(&entry(base, name), &entry(ours, name), &entry(theirs, name))?
        {
            merged.push(entry);
        }
    }
    Some(merged)
}

impl Fields for Annotation {
    fn united(base: &Self, ours: &Self, theirs: &Self) -> Option<Self> {
        Some(Self {
            anchor: field(&base.anchor, &ours.anchor, &theirs.anchor)?,
            themes: list(&base.themes, &ours.themes, &theirs.themes),
            note: field(&base.note, &ours.note, &theirs.note)?,
            starred: field(&base.starred, &ours.starred, &theirs.starred)?,
            created: ours.created.min(theirs.created),
        })
    }
}

impl Fields for About {
    fn united(base: &Self, ours: &Self, theirs: &Self) -> Option<Self> {
        let mut labels = table(&base.labels, &ours.labels, &theirs.labels, |of| &of.line)?;
        labels.sort_unstable();
        Some(Self {
            title: field(&base.title, &ours.title, &theirs.title)?,
            date: field(&base.date, &ours.date, &theirs.date)?,
            source: field(&base.source, &ours.source, &theirs.source)?,
            author: field(&base.author, &ours.author, &theirs.author)?,
            labels,
            line_ends: field(&base.line_ends, &ours.line_ends, &theirs.line_ends)?,
            is_done: field(&base.is_done, &ours.is_done, &theirs.is_done)?,
            memo: field(&base.memo, &ours.memo, &theirs.memo)?,
            themes: list(&base.themes, &ours.themes, &theirs.themes),
            attributes: table(&base.attributes, &ours.attributes, &theirs.attributes, |(name, _)| name)?,
            origin: field(&base.origin, &ours.origin, &theirs.origin)?,
            summaries: summaries(&base.summaries, &ours.summaries, &theirs.summaries)?,
        })
    }
}

/// Three versions of summaries: each theme for itself.
fn summaries(base: &[Summary], ours: &[Summary], theirs: &[Summary]) -> Option<Vec<Summary>> {
    let mut merged = table(base, ours, theirs, |summary| &summary.theme)?;
    merged.sort_unstable();
    Some(merged)
}

impl Fields for ThemeRecord {
    fn united(base: &Self, ours: &Self, theirs: &Self) -> Option<Self> {
        Some(Self {
            name: field(&base.name, &ours.name, &theirs.name)?,
            parent: field(&base.parent, &ours.parent, &theirs.parent)?,
            color: field(&base.color, &ours.color, &theirs.color)?,
            definition: field(&base.definition, &ours.definition, &theirs.definition)?,
            include: field(&base.include, &ours.include, &theirs.include)?,
            exclude: field(&base.exclude, &ours.exclude, &theirs.exclude)?,
            example: field(&base.example, &ours.example, &theirs.example)?,
            memo: field(&base.memo, &ours.memo, &theirs.memo)?,
            order: field(&base.order, &ours.order, &theirs.order)?,
            merged_into: field(&base.merged_into, &ours.merged_into, &theirs.merged_into)?,
            deleted: field(&base.deleted, &ours.deleted, &theirs.deleted)?,
        })
    }
}

impl Fields for SavedRecord {
    fn united(base: &Self, ours: &Self, theirs: &Self) -> Option<Self> {
        Some(Self {
            name: field(&base.name, &ours.name, &theirs.name)?,
            text: field(&base.text, &ours.text, &theirs.text)?,
            deleted: field(&base.deleted, &ours.deleted, &theirs.deleted)?,
        })
    }
}

/// The keys of both sides. Two windows may give one free key to two new themes: nobody needs to be asked which has it.
fn keys_of_both(
    base: &CodebookSettings,
    ours: &CodebookSettings,
    theirs: &CodebookSettings,
) -> Vec<(String, ThemeId)> {
    let (base, ours, theirs) = (&base.keys, &ours.keys, &theirs.keys);
    let conflicts = |(key, theme): &&(String, ThemeId)| ours.iter().any(|(k, t)| k == key && t < theme);
    let stronger: Vec<(String, ThemeId)> = theirs.iter().filter(conflicts).cloned().collect();
    let merged = table(base, ours, theirs, |(key, _)| key);
    merged.unwrap_or_else(|| {
        let mut all: BTreeMap<String, ThemeId> = theirs.iter().chain(ours).cloned().collect();
        all.extend(stronger);
        all.into_iter().collect()
    })
}

impl Fields for CodebookSettings {
    fn united(base: &Self, ours: &Self, theirs: &Self) -> Option<Self> {
        let mut keys = keys_of_both(base, ours, theirs);
        keys.sort_unstable();
        Some(Self {
            memo: field(&base.memo, &ours.memo, &theirs.memo)?,
            is_locked: field(&base.is_locked, &ours.is_locked, &theirs.is_locked)?,
            unit: field(&base.unit, &ours.unit, &theirs.unit)?,
            blind: field(&base.blind, &ours.blind, &theirs.blind)?,
            keys,
        })
    }
}
