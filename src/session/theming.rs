//! The codebook: themes are made, named, coloured, described, given keys, moved, merged and deleted; all as edits of
//! one's own records.

use super::blinding::{code_blind, open_round};
use super::cx::Cx;
use super::notices::ThemeNotice;
use super::part_command::PartCommand;
use super::theme_edits::{ORDER_STEP, edit_of_settings, edit_of_theme, edits_for_new_theme};
use super::uniting::unite_namesakes;
use crate::model::codebook::{Codebook, Theme, split_name};
use crate::model::draft::Subject;
use crate::model::edit::Edit;
use crate::model::history::{CodebookStep, StepLabel};
use crate::model::id::{AnnotatorId, ArticlePath, ThemeId};
use crate::model::project::CodebookRecord;
pub use crate::model::theme::ThemeText;
use crate::model::theme::{CodebookSettings, CodingUnit, ThemeRecord};
use crate::text::decode::nfc;
use crate::text::tidy_name::tidy_name;
use std::collections::BTreeMap;

/// Where a theme is put: under a parent (`None`: at the top), before a sibling (`None`: at the end).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ThemePlace {
    /// The theme above it.
    pub parent: Option<ThemeId>,
    /// The sibling it is to precede.
    pub before: Option<ThemeId>,
}

/// A decision about the codebook.
#[derive(Clone, Debug, PartialEq)]
pub enum ThemingCommand {
    /// Make a theme, `parent / child`, under a theme or at the top.
    Create { name: String, parent: Option<ThemeId> },
    /// Give a theme another colour, `#rrggbb`.
    Recolor(ThemeId, String),
    /// Change a theme's name and texts together.
    Describe { id: ThemeId, name: String, texts: BTreeMap<ThemeText, String> },
    /// Give a theme a key, `"1"` to `"9"`, or take it away.
    SetKey(ThemeId, Option<String>),
    /// Put a theme elsewhere in the tree.
    Move(ThemeId, ThemePlace),
    /// Let one theme take the place of another.
    Merge { from: ThemeId, into: ThemeId },
    /// Merge all themes that have the same full name.
    UniteNamesakes,
    /// Delete a theme; its annotations stay and say so.
    Delete(ThemeId),
    /// Write the project's memo.
    SetMemo(String),
    /// Lock the codebook, or unlock it.
    ToggleLock,
    /// Choose what marks cover whole.
    SetUnit(CodingUnit),
    /// Begin to code blind, or no longer.
    CodeBlind,
    /// Show everyone's marks to everyone after coding blind.
    OpenRound,
}

impl PartCommand for ThemingCommand {
    fn subject(&self, _own: Option<&AnnotatorId>, _article: Option<&ArticlePath>) -> Option<Subject> {
        match self {
            Self::SetMemo(_) => Some(Subject::Memo),
            Self::Describe { id, .. } => Some(Subject::Theme(id.clone())),
            Self::Create { .. }
            | Self::Recolor(..)
            | Self::SetKey(..)
            | Self::Move(..)
            | Self::Merge { .. }
            | Self::UniteNamesakes
            | Self::Delete(_)
            | Self::ToggleLock
            | Self::SetUnit(_)
            | Self::CodeBlind
            | Self::OpenRound => None,
        }
    }

    fn needs_name(&self) -> bool {
        true
    }
}

pub(super) fn obey(cx: &mut Cx<'_>, command: ThemingCommand) {
    match command {
        ThemingCommand::Create { name, parent } => create_theme(cx, &name, parent.as_ref()),
        ThemingCommand::Describe { id, name, texts } => describe_theme(cx, &id, &name, texts),
        ThemingCommand::Recolor(id, color) => {
            let step = CodebookStep::Recolored(cx.open.codebook.full_name(&id));
            change_theme(cx, &id, step, |record| record.color = Some(color));
        }
        ThemingCommand::SetKey(id, key) => set_key(cx, &id, key),
        ThemingCommand::Move(id, place) => move_theme(cx, &id, &place),
        ThemingCommand::Merge { from, into } => merge_theme(cx, &from, &into),
        ThemingCommand::UniteNamesakes => unite_namesakes(cx),
        ThemingCommand::Delete(id) => delete_theme(cx, &id),
        ThemingCommand::SetMemo(memo) => {
            let memo = nfc(memo.trim());
            let memo = (!memo.is_empty()).then_some(memo);
            change_settings(cx, CodebookStep::MemoChanged, |settings| settings.memo = memo);
        }
        ThemingCommand::ToggleLock => toggle_lock(cx),
        ThemingCommand::SetUnit(unit) => set_unit(cx, unit),
        ThemingCommand::CodeBlind => code_blind(cx),
        ThemingCommand::OpenRound => open_round(cx),
    }
}

/// Chooses what marks cover whole. That any range will do is recorded only where it contradicts somebody.
fn set_unit(cx: &mut Cx<'_>, unit: CodingUnit) {
    let Some(annotator) = cx.own() else { return };
    let open = &*cx.open;
    let said = open.project.codebook_records().filter_map(|(who, record)| {
        record.settings.value.as_ref().and_then(|settings| settings.unit).map(|unit| (who, unit))
    });
    let (own, others): (Vec<_>, Vec<_>) = said.partition(|(who, _)| **who == annotator);
    let is_said = unit != CodingUnit::Free || others.iter().any(|(_, other)| *other != CodingUnit::Free);
    let wanted = is_said.then_some(unit);
    if own.first().map(|(_, unit)| *unit) != wanted {
        let edit = edit_of_settings(cx.open, &annotator, |settings| settings.unit = wanted);
        cx.make(vec![edit], StepLabel::CodingUnit(unit));
    }
}

/// Locks the codebook, or unlocks it where nobody else has locked it: their word is theirs to take back.
fn toggle_lock(cx: &mut Cx<'_>) {
    let open = &*cx.open;
    let is_locked = open.codebook.is_locked;
    let holds =
        |record: &CodebookRecord| record.settings.value.as_ref().is_some_and(|settings| settings.is_locked);
    let records = open.project.codebook_records();
    let others = records.filter(|(who, record)| holds(record) && Some(*who) != cx.annotator());
    let others: Vec<&str> = others.map(|(who, _)| open.visibility.people().name(who)).collect();
    if is_locked && !others.is_empty() {
        return cx.say(ThemeNotice::LockedBy(others.join(", ")));
    }
    let step = if is_locked { CodebookStep::Unlocked } else { CodebookStep::Locked };
    change_settings(cx, step, |settings| settings.is_locked = !is_locked);
}

fn create_theme(cx: &mut Cx<'_>, name: &str, parent: Option<&ThemeId>) {
    let name = tidy_name(name);
    let Some(annotator) = cx.own() else { return };
    let open = &*cx.open;
    if !open.is_ready() {
        return;
    }
    let full = parent.map_or(name.clone(), |id| format!("{} / {name}", open.codebook.full_name(id)));
    if split_name(&name).is_empty() {
        return cx.say(ThemeNotice::EmptyName);
    }
    if !open.codebook.named(&full).is_empty() {
        return cx.say(ThemeNotice::ThemeExists(full));
    }
    match edits_for_new_theme(cx.open, cx.ids, &name, parent, &annotator) {
        Ok((edits, _)) => cx.make(edits, StepLabel::ThemeMade(full)),
        Err(refusal) => cx.say(refusal),
    }
}

fn describe_theme(cx: &mut Cx<'_>, id: &ThemeId, name: &str, texts: BTreeMap<ThemeText, String>) {
    let name = tidy_name(name);
    let open = &*cx.open;
    let parent = open.codebook.theme(id).and_then(|theme| theme.parent.clone());
    let is_taken = open
        .codebook
        .children(parent.as_ref())
        .any(|other| other != id && open.codebook.theme(other).is_some_and(|theme| theme.name == name));
    if name.is_empty() || name.contains('/') {
        cx.say(ThemeNotice::EmptyName);
    } else if is_taken {
        cx.say(ThemeNotice::ThemeExists(name));
    } else {
        let Some(known) = open.codebook.theme(id).cloned() else { return };
        let step = described(&known, open.codebook.full_name(id), &name, &texts);
        change_theme(cx, id, step, |record| {
            if known.name != name {
                record.name = Some(name);
            }
            for (field, text) in texts {
                describe(record, &known, field, &nfc(text.trim()));
            }
        });
    }
}

fn set_key(cx: &mut Cx<'_>, id: &ThemeId, key: Option<String>) {
    let name = cx.open.codebook.full_name(id);
    let Some(annotator) = cx.own() else { return };
    let open = &*cx.open;
    // A key of a theme that was merged into this one is a key of this one.
    let is_its = |theme: &ThemeId| open.codebook.resolve(theme) == id;
    let given = key.clone();
    let edit = edit_of_settings(cx.open, &annotator, |settings| {
        settings.keys.retain(|(known, theme)| !is_its(theme) && Some(known) != key.as_ref());
        settings.keys.extend(key.map(|key| (key, id.clone())));
        settings.keys.sort();
    });
    let step = match given {
        Some(key) => CodebookStep::KeyGiven { theme: name, key },
        None => CodebookStep::KeyTaken(name),
    };
    cx.make(vec![edit], StepLabel::Codebook(step));
}

fn move_theme(cx: &mut Cx<'_>, id: &ThemeId, place: &ThemePlace) {
    let Some(annotator) = cx.own() else { return };
    let open = &*cx.open;
    if place.parent.as_ref().is_some_and(|parent| open.codebook.is_within(parent, id)) {
        return cx.say(ThemeNotice::ThemeCircle);
    }
    let mut siblings: Vec<ThemeId> =
        open.codebook.children(place.parent.as_ref()).filter(|other| *other != id).cloned().collect();
    let at = place.before.as_ref().and_then(|before| siblings.iter().position(|other| other == before));
    siblings.insert(at.unwrap_or(siblings.len()), id.clone());
    let mut edits = Vec::new();
    for (order, sibling) in (1..).map(|n: i64| n * ORDER_STEP).zip(&siblings) {
        let theme = open.codebook.theme(sibling);
        let is_moved = sibling == id && theme.is_some_and(|theme| theme.parent != place.parent);
        if is_moved || theme.is_some_and(|theme| theme.order != order) {
            edits.extend(edit_of_theme(cx.open, &annotator, sibling, |record| {
                record.order = Some(order);
                if sibling == id {
                    record.parent = Some(place.parent.clone());
                }
            }));
        }
    }
    let step = moved(&cx.open.codebook, id, place.parent.as_ref());
    cx.make(edits, StepLabel::Codebook(step));
}

/// Where a theme is moved to, as the person is told.
fn moved(codebook: &Codebook, id: &ThemeId, parent: Option<&ThemeId>) -> CodebookStep {
    let stays = codebook.theme(id).is_some_and(|theme| theme.parent.as_ref() == parent);
    let Some(theme) = codebook.theme(id).map(|theme| theme.name.clone()).filter(|_| !stays) else {
        return CodebookStep::Reordered(codebook.full_name(id));
    };
    match parent {
        Some(parent) => CodebookStep::MovedUnder { theme, parent: codebook.full_name(parent) },
        None => CodebookStep::MovedToTop(theme),
    }
}

fn merge_theme(cx: &mut Cx<'_>, from: &ThemeId, into: &ThemeId) {
    let Some(annotator) = cx.own() else { return };
    let open = &*cx.open;
    if open.codebook.is_within(into, from) {
        return cx.say(ThemeNotice::ThemeCircle);
    }
    let label = StepLabel::ThemeMerged(cx.open.codebook.full_name(from), cx.open.codebook.full_name(into));
    let edit =
        edit_of_theme(cx.open, &annotator, from, |record| record.merged_into = Some(Some(into.clone())));
    cx.make(edit.into_iter().collect(), label);
}

/// Deletes a theme. Those below it move up to where it stood.
fn delete_theme(cx: &mut Cx<'_>, id: &ThemeId) {
    let Some(annotator) = cx.own() else { return };
    let open = &*cx.open;
    let parent = open.codebook.theme(id).and_then(|theme| theme.parent.clone());
    let children: Vec<ThemeId> = open.codebook.children(Some(id)).cloned().collect();
    let label = StepLabel::ThemeDeleted(cx.open.codebook.full_name(id));
    let mut edits: Vec<Edit> = Vec::new();
    edits.extend(edit_of_theme(cx.open, &annotator, id, |record| record.deleted = Some(true)));
    for child in &children {
        edits
            .extend(edit_of_theme(cx.open, &annotator, child, |record| record.parent = Some(parent.clone())));
    }
    cx.make(edits, label);
}

fn change_theme(cx: &mut Cx<'_>, id: &ThemeId, step: CodebookStep, change: impl FnOnce(&mut ThemeRecord)) {
    let Some(annotator) = cx.own() else { return };
    let edit = edit_of_theme(cx.open, &annotator, id, change);
    cx.make(edit.into_iter().collect(), StepLabel::Codebook(step));
}

fn change_settings(cx: &mut Cx<'_>, step: CodebookStep, change: impl FnOnce(&mut CodebookSettings)) {
    let Some(annotator) = cx.own() else { return };
    let edit = edit_of_settings(cx.open, &annotator, change);
    cx.make(vec![edit], StepLabel::Codebook(step));
}

/// What describing a theme anew changes of it; `full` is its full name.
fn described(known: &Theme, full: String, name: &str, texts: &BTreeMap<ThemeText, String>) -> CodebookStep {
    let changed = texts.iter().filter(|(field, text)| known.text(**field) != nfc(text.trim()));
    let changed: Vec<ThemeText> = changed.map(|(field, _)| *field).collect();
    let (from, to) = (known.name.clone(), name.to_owned());
    match (known.name == name, changed.as_slice()) {
        (false, []) => CodebookStep::Renamed { from, to },
        (false, _) => CodebookStep::Rewritten { from, to },
        (true, [ThemeText::Memo]) => CodebookStep::ThemeMemoChanged(full),
        (true, _) => CodebookStep::Described(full),
    }
}

/// Records a text of a theme, where it says something else than is known.
fn describe(record: &mut ThemeRecord, known: &Theme, field: ThemeText, text: &str) {
    if known.text(field) != text {
        record.set_text(field, text.to_owned());
    }
}
