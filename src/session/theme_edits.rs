//! Changes of the codebook as edits of one's own records.

use super::notice::Notice;
use super::notices::ThemeNotice;
use super::open_project::OpenProject;
use crate::model::codebook::{MAX_LEVELS, bring_up_to_date, split_name};
use crate::model::edit::{Change, Edit};
use crate::model::id::{AnnotatorId, IdSource, ThemeId};
use crate::model::theme::{CodebookSettings, ThemeRecord};
use crate::model::theme_colors::ColorUse;

/// Orders of siblings are this far apart, so that one can be put between two.
pub(super) const ORDER_STEP: i64 = 10;

/// The edits that make a theme `parent / child` and what is missing above it, and the theme's id. The first free
/// key goes to it. Refused where it would stand below too many others.
pub(super) fn edits_for_new_theme(
    open: &OpenProject,
    ids: &mut IdSource,
    name: &str,
    above: Option<&ThemeId>,
    annotator: &AnnotatorId,
) -> Result<(Vec<Edit>, ThemeId), Notice> {
    let n_above = above.map_or(0, |id| open.codebook.n_levels(id));
    if n_above + split_name(name).len() > MAX_LEVELS {
        return Err(Notice::Themes(ThemeNotice::ThemeTooDeep(MAX_LEVELS)));
    }
    let mut edits = Vec::new();
    let mut parent = above.cloned();
    let color_of = |id: &ThemeId| open.codebook.theme(id).map(|theme| theme.color.clone());
    let mut parent_color = above.and_then(color_of);
    let mut used = ColorUse::of(&open.codebook);
    for part in split_name(name) {
        let known = parent_is_known(&edits, parent.as_ref())
            .then(|| {
                let named = |id: &&ThemeId| open.codebook.theme(id).is_some_and(|theme| theme.name == part);
                let named: Vec<&ThemeId> = open.codebook.children(parent.as_ref()).filter(named).collect();
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
        let color = used.take(parent_color.as_deref());
        parent_color = Some(color.to_owned());
        let record = ThemeRecord {
            name: Some(part.to_owned()),
            parent: parent.clone().map(Some),
            color: Some(color.to_owned()),
            order: Some(orders.max().unwrap_or_default() + ORDER_STEP),
            ..ThemeRecord::default()
        };
        let id = ids.theme(part);
        let change = Change::new(None, Some(record));
        edits.push(Edit::Theme { annotator: annotator.clone(), id: id.clone(), change });
        parent = Some(id);
    }
    let id = parent.ok_or(Notice::Themes(ThemeNotice::EmptyName))?;
    edits.extend(edit_for_free_key(open, &id, annotator));
    Ok((edits, id))
}

fn edit_for_free_key(open: &OpenProject, id: &ThemeId, annotator: &AnnotatorId) -> Option<Edit> {
    let key = (1..=9).map(|n: u8| n.to_string()).find(|key| open.codebook.theme_of_key(key).is_none())?;
    Some(edit_of_settings(open, annotator, |settings| {
        settings.keys.retain(|(known, _)| *known != key);
        settings.keys.push((key, id.clone()));
        settings.keys.sort();
    }))
}

/// The edit of one's own record of a theme; `None` where nothing would change.
pub(super) fn edit_of_theme(
    open: &OpenProject,
    annotator: &AnnotatorId,
    id: &ThemeId,
    change: impl FnOnce(&mut ThemeRecord),
) -> Option<Edit> {
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

/// The edit of one's own settings of the codebook.
pub(super) fn edit_of_settings(
    open: &OpenProject,
    annotator: &AnnotatorId,
    change: impl FnOnce(&mut CodebookSettings),
) -> Edit {
    let record = open.project.codebook_record(annotator);
    let from = record.and_then(|record| record.settings.value.clone());
    let mut settings = from.as_deref().cloned().unwrap_or_default();
    change(&mut settings);
    let to = (settings != CodebookSettings::default()).then_some(settings);
    Edit::Codebook { annotator: annotator.clone(), change: Change::new(from, to) }
}

/// Whether the parent is one the codebook knows, not one that is about to be made.
fn parent_is_known(edits: &[Edit], parent: Option<&ThemeId>) -> bool {
    !edits.iter().any(|edit| matches!(edit, Edit::Theme { id, .. } if Some(id) == parent))
}
