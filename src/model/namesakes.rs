//! Themes of one name: two people may each make one before they see the other's. Both stand until somebody joins them.

use super::codebook::{Codebook, split_name};
use super::id::{AnnotatorId, ThemeId};
use super::project::Project;
use std::collections::BTreeMap;

/// The themes in use whose full name others have too, by that name; each group in the order of the tree.
#[must_use]
pub fn namesakes(codebook: &Codebook) -> BTreeMap<String, Vec<ThemeId>> {
    let mut by_name: BTreeMap<String, Vec<ThemeId>> = BTreeMap::new();
    for (id, ..) in codebook.rows() {
        let name = split_name(&codebook.full_name(id)).join(" / ");
        by_name.entry(name).or_default().push(id.clone());
    }
    by_name.retain(|_, themes| themes.len() > 1);
    by_name
}

/// Who made a theme: the one who gave it name, colour and place together, else the first who named it.
#[must_use]
pub fn maker<'p>(project: &'p Project, theme: &ThemeId) -> Option<&'p AnnotatorId> {
    let said = project.codebook_records().filter_map(|(who, record)| {
        let slot = record.themes.get(theme)?;
        let record = slot.value.as_ref()?;
        let is_whole = record.color.is_some() && record.order.is_some();
        record.name.as_ref().map(|_| (!is_whole, slot.rev, who))
    });
    said.min().map(|(.., who)| who)
}
