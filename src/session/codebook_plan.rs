//! What importing a codebook comes to: themes that are there get what they have nothing of, others are made. Nothing that
//! somebody said is overwritten.

use super::open_project::OpenProject;
use super::theme_edits::{ORDER_STEP, edit_of_settings};
use crate::exchange::codebook::BookTheme;
use crate::exchange::codebook_reading::clean_name;
use crate::model::codebook::{Codebook, bring_up_to, united};
use crate::model::edit::{Change, Edit};
use crate::model::id::{AnnotatorId, IdSource, ThemeId};
use crate::model::theme::{ThemeRecord, ThemeText};
use crate::model::theme_colors::ColorUse;
use std::collections::{BTreeMap, HashMap};

/// What an import does with a theme of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlannedTheme {
    /// The theme that is there; `None` where it is made.
    pub id: Option<ThemeId>,
    /// The texts that it gets, as it has none.
    pub filled: Vec<ThemeText>,
    /// The texts that say something else in the file: they stay as they are.
    pub differing: Vec<ThemeText>,
    /// Whether the file has another colour for it: it stays as it is.
    pub has_other_color: bool,
}

impl OpenProject {
    /// What an import would do with each theme of a file, in its order.
    #[must_use]
    pub fn plan_of(&self, themes: &[BookTheme], own: Option<&AnnotatorId>) -> Vec<PlannedTheme> {
        let known = by_path(&self.codebook);
        let planned = |theme: &BookTheme| {
            let meant = known.get(theme.path.as_slice()).map(Vec::as_slice).unwrap_or_default();
            self.planned(theme, self.meant(meant, own))
        };
        themes.iter().map(planned).collect()
    }

    fn planned(&self, told: &BookTheme, id: Option<&ThemeId>) -> PlannedTheme {
        let Some((id, stands)) = id.and_then(|id| Some((id, self.codebook.theme(id)?))) else {
            let filled = told.texts.keys().copied().collect();
            return PlannedTheme { id: None, filled, differing: Vec::new(), has_other_color: false };
        };
        let (filled, others): (Vec<ThemeText>, Vec<ThemeText>) =
            told.texts.keys().copied().partition(|field| stands.text(*field).trim().is_empty());
        let differs = |field: &ThemeText| stands.text(*field).trim() != told.text(*field);
        PlannedTheme {
            id: Some(id.clone()),
            filled,
            differing: others.into_iter().filter(differs).collect(),
            has_other_color: !told.color.is_empty() && !told.color.eq_ignore_ascii_case(&stands.color),
        }
    }
}

/// The themes in use by the names of their branches, as files have them.
fn by_path(codebook: &Codebook) -> HashMap<Vec<String>, Vec<&ThemeId>> {
    let mut known: HashMap<Vec<String>, Vec<&ThemeId>> = HashMap::new();
    let mut path: Vec<String> = Vec::new();
    for (id, depth, theme) in codebook.rows() {
        path.truncate(depth);
        path.push(clean_name(&theme.name));
        known.entry(path.clone()).or_default().push(id);
    }
    known
}

/// The edits of an import, and how many themes are made and filled.
pub(super) struct ImportEdits {
    pub(super) edits: Vec<Edit>,
    pub(super) n_made: usize,
    pub(super) n_filled: usize,
    /// The themes of the file, by their branches.
    pub(super) by_branch: BTreeMap<Vec<String>, ThemeId>,
}

/// The edits that make and fill the themes of a file.
pub(super) fn edits_of_import(
    open: &OpenProject,
    ids: &mut IdSource,
    themes: &[BookTheme],
    annotator: &AnnotatorId,
) -> ImportEdits {
    let mut maker = Maker::new(open, annotator, themes.iter().any(|theme| !theme.key.is_empty()));
    let mut standing = united(&open.project);
    let mut made = ImportEdits { edits: Vec::new(), n_made: 0, n_filled: 0, by_branch: BTreeMap::new() };
    for (theme, planned) in themes.iter().zip(open.plan_of(themes, Some(annotator))) {
        match planned.id {
            None => {
                made.n_made += 1;
                made.edits.push(maker.make(ids, theme));
            }
            Some(id) => {
                if let Some(stands) = standing.remove(&id).filter(|_| !planned.filled.is_empty()) {
                    made.n_filled += 1;
                    made.edits.push(fill(open, annotator, &id, stands, theme, &planned.filled));
                }
                maker.places.insert(&theme.path, id);
            }
        }
    }
    made.by_branch = maker.places.iter().map(|(branch, id)| (branch.to_vec(), id.clone())).collect();
    made.edits.extend(maker.edit_of_keys());
    made
}

/// The edit by which a theme gets texts that it has nothing of.
fn fill(
    open: &OpenProject,
    annotator: &AnnotatorId,
    id: &ThemeId,
    stands: crate::model::codebook::Theme,
    told: &BookTheme,
    fields: &[ThemeText],
) -> Edit {
    let slot = open.project.codebook_record(annotator).and_then(|record| record.themes.get(id));
    let from = slot.and_then(|slot| slot.value.clone());
    let mut record = from.as_deref().cloned().unwrap_or_default();
    bring_up_to(&mut record, stands);
    for field in fields {
        record.set_text(*field, told.text(*field).to_owned());
    }
    Edit::Theme { annotator: annotator.clone(), id: id.clone(), change: Change::new(from, Some(record)) }
}

/// Makes themes that stand among those that are there.
struct Maker<'b> {
    open: &'b OpenProject,
    annotator: &'b AnnotatorId,
    /// The themes of the file that are there by now, by the names of their branches.
    places: BTreeMap<&'b [String], ThemeId>,
    /// Colours of those that were made.
    colors: HashMap<ThemeId, String>,
    /// How many themes have each colour.
    used: ColorUse,
    /// The highest order of the children of each theme.
    orders: BTreeMap<Option<ThemeId>, i64>,
    /// Whether the file tells keys; where it does not, the first free ones go to the first themes.
    tells_keys: bool,
    keys: Vec<(String, ThemeId)>,
}

impl<'b> Maker<'b> {
    fn new(open: &'b OpenProject, annotator: &'b AnnotatorId, tells_keys: bool) -> Self {
        let mut orders: BTreeMap<Option<ThemeId>, i64> = BTreeMap::new();
        for (_, _, theme) in open.codebook.rows() {
            let order = orders.entry(theme.parent.clone()).or_default();
            *order = theme.order.max(*order);
        }
        Self {
            open,
            annotator,
            places: BTreeMap::new(),
            colors: HashMap::new(),
            used: ColorUse::of(&open.codebook),
            orders,
            tells_keys,
            keys: Vec::new(),
        }
    }

    fn make(&mut self, ids: &mut IdSource, told: &'b BookTheme) -> Edit {
        let above = told.path.split_last().map(|(_, above)| above).unwrap_or_default();
        let parent = self.places.get(above).cloned();
        let order = self.orders.entry(parent.clone()).or_default();
        *order = order.saturating_add(ORDER_STEP);
        let color = if told.color.is_empty() {
            let of_parent = parent.as_ref().and_then(|parent| {
                let standing = || self.open.codebook.theme(parent).map(|theme| &theme.color);
                self.colors.get(parent).or_else(standing)
            });
            self.used.take(of_parent.map(String::as_str)).to_owned()
        } else {
            self.used.count(&told.color);
            told.color.clone()
        };
        let mut record = ThemeRecord {
            name: Some(told.name().to_owned()),
            parent: parent.map(Some),
            color: Some(color.clone()),
            order: Some(*order),
            ..ThemeRecord::default()
        };
        for (field, text) in &told.texts {
            record.set_text(*field, text.clone());
        }
        let id = ids.theme(told.name());
        self.places.insert(&told.path, id.clone());
        self.colors.insert(id.clone(), color);
        self.give_keys(&id, &told.key);
        Edit::Theme { annotator: self.annotator.clone(), id, change: Change::new(None, Some(record)) }
    }

    /// Gives a theme the keys that the file tells, as far as they are free, or the first free one.
    fn give_keys(&mut self, id: &ThemeId, told: &str) {
        let is_free = |key: &String| {
            self.open.codebook.theme_of_key(key).is_none() && self.keys.iter().all(|(known, _)| known != key)
        };
        let keys: Vec<String> = if self.tells_keys {
            told.split(' ').filter(|key| !key.is_empty()).map(str::to_owned).filter(is_free).collect()
        } else {
            (1..=9).map(|n: u8| n.to_string()).find(is_free).into_iter().collect()
        };
        self.keys.extend(keys.into_iter().map(|key| (key, id.clone())));
    }

    fn edit_of_keys(self) -> Option<Edit> {
        let given = self.keys;
        (!given.is_empty()).then(|| {
            edit_of_settings(self.open, self.annotator, |settings| {
                settings.keys.retain(|(known, _)| given.iter().all(|(key, _)| key != known));
                settings.keys.extend(given);
                settings.keys.sort();
            })
        })
    }
}
