//! The codebook: themes are made, named, coloured, described, given keys, moved, merged and deleted; all as edits of
//! one's own records.

use super::notice::Notice;
use super::sitting::{Now, Session};
use crate::model::codebook::{Codebook, MAX_LEVELS, Theme, bring_up_to_date, split_name};
use crate::model::draft::Subject;
use crate::model::edit::{Change, Edit};
use crate::model::history::StepLabel;
use crate::model::id::{AnnotatorId, ThemeId};
use crate::model::project::CodebookRecord;
use crate::model::theme::{CodebookSettings, CodingUnit, ThemeRecord};
use crate::text::decode::nfc;

/// A text field of a theme.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ThemeText {
    Definition,
    Include,
    Exclude,
    Example,
    Memo,
}

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
    Describe { id: ThemeId, name: String, texts: Vec<(ThemeText, String)> },
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

impl ThemingCommand {
    /// What it writes as a whole, as it was typed.
    pub(super) fn subject(&self) -> Option<Subject> {
        match self {
            Self::SetMemo(_) => Some(Subject::Memo),
            Self::Describe { id, .. } => Some(Subject::Theme(id.clone())),
            _ => None,
        }
    }
}

/// Orders of siblings are this far apart, so that one can be put between two.
const ORDER_STEP: i64 = 10;

impl Session {
    pub(super) fn obey_theming(&mut self, command: ThemingCommand, now: Now) {
        match command {
            ThemingCommand::Create { name, parent } => self.create_theme(&name, parent.as_ref(), now),
            ThemingCommand::Describe { id, name, texts } => self.describe_theme(&id, &name, texts, now),
            ThemingCommand::Recolor(id, color) => {
                self.change_theme(&id, now, |record| record.color = Some(color));
            }
            ThemingCommand::SetKey(id, key) => self.set_key(&id, key, now),
            ThemingCommand::Move(id, place) => self.move_theme(&id, &place, now),
            ThemingCommand::Merge { from, into } => self.merge_theme(&from, &into, now),
            ThemingCommand::UniteNamesakes => self.unite_namesakes(now),
            ThemingCommand::Delete(id) => self.delete_theme(&id, now),
            ThemingCommand::SetMemo(memo) => {
                let memo = nfc(memo.trim());
                self.change_settings(now, |settings| settings.memo = (!memo.is_empty()).then_some(memo));
            }
            ThemingCommand::ToggleLock => self.toggle_lock(now),
            ThemingCommand::SetUnit(unit) => self.set_unit(unit, now),
            ThemingCommand::CodeBlind => self.code_blind(now),
            ThemingCommand::OpenRound => self.open_round(now),
        }
    }

    /// Chooses what marks cover whole. That any range will do is recorded only where it contradicts somebody.
    fn set_unit(&mut self, unit: CodingUnit, now: Now) {
        let Some(annotator) = self.annotator().cloned() else { return };
        let Some(open) = &self.open else { return };
        let said = open.project.codebook_records().filter_map(|(who, record)| {
            record.settings.value.as_ref().and_then(|settings| settings.unit).map(|unit| (who, unit))
        });
        let (own, others): (Vec<_>, Vec<_>) = said.partition(|(who, _)| **who == annotator);
        let is_said = unit != CodingUnit::Free || others.iter().any(|(_, other)| *other != CodingUnit::Free);
        let wanted = is_said.then_some(unit);
        if own.first().map(|(_, unit)| *unit) != wanted {
            let edit = self.edit_of_settings(&annotator, |settings| settings.unit = wanted);
            self.make(vec![edit], StepLabel::CodingUnit(unit), now);
        }
    }

    /// Locks the codebook, or unlocks it where nobody else has locked it: their word is theirs to take back.
    fn toggle_lock(&mut self, now: Now) {
        let Some(open) = &self.open else { return };
        let is_locked = open.codebook.is_locked;
        let holds = |record: &CodebookRecord| {
            record.settings.value.as_ref().is_some_and(|settings| settings.is_locked)
        };
        let records = open.project.codebook_records();
        let others = records.filter(|(who, record)| holds(record) && Some(*who) != self.annotator());
        let others: Vec<&str> = others.map(|(who, _)| open.visibility.people().name(who)).collect();
        if is_locked && !others.is_empty() {
            return self.say(Notice::LockedBy(others.join(", ")), now);
        }
        self.change_settings(now, |settings| settings.is_locked = !is_locked);
    }

    fn create_theme(&mut self, name: &str, parent: Option<&ThemeId>, now: Now) {
        let name = nfc(name);
        let Some(annotator) = self.annotator().cloned() else { return };
        let Some(open) = self.open.as_ref().filter(|open| open.is_ready()) else { return };
        let full = parent.map_or(name.clone(), |id| format!("{} / {name}", open.codebook.full_name(id)));
        if split_name(&name).is_empty() {
            return self.say(Notice::EmptyName, now);
        }
        if !open.codebook.named(&full).is_empty() {
            return self.say(Notice::ThemeExists(full), now);
        }
        match self.edits_for_new_theme(&name, parent, &annotator) {
            Ok((edits, _)) => self.make(edits, StepLabel::ThemeMade(full), now),
            Err(refusal) => self.say(refusal, now),
        }
    }

    /// The edits that make a theme `parent / child` and what is missing above it, and the theme's id. The first free
    /// key goes to it. Refused where it would stand below too many others.
    pub(super) fn edits_for_new_theme(
        &mut self,
        name: &str,
        above: Option<&ThemeId>,
        annotator: &AnnotatorId,
    ) -> Result<(Vec<Edit>, ThemeId), Notice> {
        let n_above = above.zip(self.open.as_ref()).map_or(0, |(id, open)| open.codebook.n_levels(id));
        if n_above + split_name(name).len() > MAX_LEVELS {
            return Err(Notice::ThemeTooDeep(MAX_LEVELS));
        }
        let mut edits = Vec::new();
        let mut parent = above.cloned();
        let color_of = |id: &ThemeId| {
            self.open.as_ref().and_then(|open| open.codebook.theme(id)).map(|theme| theme.color.clone())
        };
        let mut parent_color = above.and_then(color_of);
        for part in split_name(name) {
            let Some(open) = &self.open else { break };
            let known = parent_is_known(&edits, parent.as_ref())
                .then(|| {
                    let named =
                        |id: &&ThemeId| open.codebook.theme(id).is_some_and(|theme| theme.name == part);
                    let named: Vec<&ThemeId> =
                        open.codebook.children(parent.as_ref()).filter(named).collect();
                    open.meant(&named, Some(annotator)).cloned()
                })
                .flatten();
            if let Some(id) = known {
                parent_color = open.codebook.theme(&id).map(|theme| theme.color.clone());
                parent = Some(id);
                continue;
            }
            let siblings: Vec<_> = open.codebook.children(parent.as_ref()).collect();
            let orders = siblings.iter().filter_map(|id| open.codebook.theme(id)).map(|theme| theme.order);
            let color = Codebook::color_for_new(parent_color.as_deref(), siblings.len());
            parent_color = Some(color.to_owned());
            let record = ThemeRecord {
                name: Some(part.to_owned()),
                parent: parent.clone().map(Some),
                color: Some(color.to_owned()),
                order: Some(orders.max().unwrap_or_default() + ORDER_STEP),
                ..ThemeRecord::default()
            };
            let id = self.ids.theme(part);
            let change = Change::new(None, Some(record));
            edits.push(Edit::Theme { annotator: annotator.clone(), id: id.clone(), change });
            parent = Some(id);
        }
        let id = parent.ok_or(Notice::EmptyName)?;
        edits.extend(self.edit_for_free_key(&id, annotator));
        Ok((edits, id))
    }

    fn edit_for_free_key(&self, id: &ThemeId, annotator: &AnnotatorId) -> Option<Edit> {
        let open = self.open.as_ref()?;
        let key = (1..=9).map(|n: u8| n.to_string()).find(|key| open.codebook.theme_of_key(key).is_none())?;
        Some(self.edit_of_settings(annotator, |settings| {
            settings.keys.retain(|(known, _)| *known != key);
            settings.keys.push((key, id.clone()));
            settings.keys.sort();
        }))
    }

    fn describe_theme(&mut self, id: &ThemeId, name: &str, texts: Vec<(ThemeText, String)>, now: Now) {
        let name = nfc(name.trim());
        let Some(open) = &self.open else { return };
        let parent = open.codebook.theme(id).and_then(|theme| theme.parent.clone());
        let is_taken = open
            .codebook
            .children(parent.as_ref())
            .any(|other| other != id && open.codebook.theme(other).is_some_and(|theme| theme.name == name));
        if name.is_empty() || name.contains('/') {
            self.say(Notice::EmptyName, now);
        } else if is_taken {
            self.say(Notice::ThemeExists(name), now);
        } else {
            let Some(known) = open.codebook.theme(id).cloned() else { return };
            self.change_theme(id, now, |record| {
                if known.name != name {
                    record.name = Some(name);
                }
                for (field, text) in texts {
                    describe(record, &known, field, &nfc(text.trim()));
                }
            });
        }
    }

    fn set_key(&mut self, id: &ThemeId, key: Option<String>, now: Now) {
        let name = self.name_of(id);
        let Some(annotator) = self.annotator().cloned() else { return };
        let Some(open) = &self.open else { return };
        // A key of a theme that was merged into this one is a key of this one.
        let is_its = |theme: &ThemeId| open.codebook.resolve(theme) == id;
        let edit = self.edit_of_settings(&annotator, |settings| {
            settings.keys.retain(|(known, theme)| !is_its(theme) && Some(known) != key.as_ref());
            settings.keys.extend(key.map(|key| (key, id.clone())));
            settings.keys.sort();
        });
        self.make(vec![edit], StepLabel::ThemeChanged(name), now);
    }

    fn move_theme(&mut self, id: &ThemeId, place: &ThemePlace, now: Now) {
        let Some(annotator) = self.annotator().cloned() else { return };
        let Some(open) = &self.open else { return };
        if place.parent.as_ref().is_some_and(|parent| open.codebook.is_within(parent, id)) {
            return self.say(Notice::ThemeCircle, now);
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
                edits.extend(self.edit_of_theme(&annotator, sibling, |record| {
                    record.order = Some(order);
                    if sibling == id {
                        record.parent = Some(place.parent.clone());
                    }
                }));
            }
        }
        let name = self.name_of(id);
        self.make(edits, StepLabel::ThemeChanged(name), now);
    }

    fn merge_theme(&mut self, from: &ThemeId, into: &ThemeId, now: Now) {
        let Some(annotator) = self.annotator().cloned() else { return };
        let Some(open) = &self.open else { return };
        if open.codebook.is_within(into, from) {
            return self.say(Notice::ThemeCircle, now);
        }
        let label = StepLabel::ThemeMerged(self.name_of(from), self.name_of(into));
        let edit =
            self.edit_of_theme(&annotator, from, |record| record.merged_into = Some(Some(into.clone())));
        self.make(edit.into_iter().collect(), label, now);
    }

    /// Deletes a theme. Those below it move up to where it stood.
    fn delete_theme(&mut self, id: &ThemeId, now: Now) {
        let Some(annotator) = self.annotator().cloned() else { return };
        let Some(open) = &self.open else { return };
        let parent = open.codebook.theme(id).and_then(|theme| theme.parent.clone());
        let children: Vec<ThemeId> = open.codebook.children(Some(id)).cloned().collect();
        let label = StepLabel::ThemeDeleted(self.name_of(id));
        let mut edits: Vec<Edit> = Vec::new();
        edits.extend(self.edit_of_theme(&annotator, id, |record| record.deleted = Some(true)));
        for child in &children {
            edits
                .extend(self.edit_of_theme(&annotator, child, |record| record.parent = Some(parent.clone())));
        }
        self.make(edits, label, now);
    }

    fn name_of(&self, id: &ThemeId) -> String {
        self.open.as_ref().map(|open| open.codebook.full_name(id)).unwrap_or_default()
    }

    fn change_theme(&mut self, id: &ThemeId, now: Now, change: impl FnOnce(&mut ThemeRecord)) {
        let Some(annotator) = self.annotator().cloned() else { return };
        let name = self.name_of(id);
        let edit = self.edit_of_theme(&annotator, id, change);
        self.make(edit.into_iter().collect(), StepLabel::ThemeChanged(name), now);
    }

    /// The edit of one's own record of a theme; `None` where nothing would change.
    pub(super) fn edit_of_theme(
        &self,
        annotator: &AnnotatorId,
        id: &ThemeId,
        change: impl FnOnce(&mut ThemeRecord),
    ) -> Option<Edit> {
        let open = self.open.as_ref()?;
        let slot = open.project.codebook_record(annotator).and_then(|record| record.themes.get(id));
        let from = slot.and_then(|slot| slot.value.clone());
        let mut record = from.as_deref().cloned().unwrap_or_default();
        bring_up_to_date(&mut record, &open.project, id);
        let before = record.clone();
        change(&mut record);
        if record == before {
            return None;
        }
        let change = Change::new(from, Some(record));
        Some(Edit::Theme { annotator: annotator.clone(), id: id.clone(), change })
    }

    fn change_settings(&mut self, now: Now, change: impl FnOnce(&mut CodebookSettings)) {
        let Some(annotator) = self.annotator().cloned() else { return };
        let edit = self.edit_of_settings(&annotator, change);
        self.make(vec![edit], StepLabel::CodebookChanged, now);
    }

    pub(super) fn edit_of_settings(
        &self,
        annotator: &AnnotatorId,
        change: impl FnOnce(&mut CodebookSettings),
    ) -> Edit {
        let record = self.open.as_ref().and_then(|open| open.project.codebook_record(annotator));
        let from = record.and_then(|record| record.settings.value.clone());
        let mut settings = from.as_deref().cloned().unwrap_or_default();
        change(&mut settings);
        let to = (settings != CodebookSettings::default()).then_some(settings);
        Edit::Codebook { annotator: annotator.clone(), change: Change::new(from, to) }
    }
}

/// Records a text of a theme, where it says something else than is known.
fn describe(record: &mut ThemeRecord, known: &Theme, field: ThemeText, text: &str) {
    let (known, field) = match field {
        ThemeText::Definition => (&known.definition, &mut record.definition),
        ThemeText::Include => (&known.include, &mut record.include),
        ThemeText::Exclude => (&known.exclude, &mut record.exclude),
        ThemeText::Example => (&known.example, &mut record.example),
        ThemeText::Memo => (&known.memo, &mut record.memo),
    };
    if known != text {
        *field = Some(text.to_owned());
    }
}

/// Whether the parent is one the codebook knows, not one that is about to be made.
fn parent_is_known(edits: &[Edit], parent: Option<&ThemeId>) -> bool {
    !edits.iter().any(|edit| matches!(edit, Edit::Theme { id, .. } if Some(id) == parent))
}
