//! Themes of one name: two people may each make one before they see the other's. Both stand until somebody joins them.

use super::codebook::{Codebook, split_name};
use super::id::{AnnotatorId, ThemeId};
use super::project::Project;
use std::collections::BTreeMap;

/// The themes in use whose full name others have too, by that name; each group in the order of the tree.
#[must_use]
pub fn namesakes(codebook: &Codebook) -> BTreeMap<String, Vec<ThemeId>> {
    // Each full name is told by a number: that of the name above it and its own last part tell it.
    let mut numbers: BTreeMap<(usize, &str), usize> = BTreeMap::new();
    let mut number_of: BTreeMap<&ThemeId, usize> = BTreeMap::new();
    let mut by_number: BTreeMap<usize, Vec<&ThemeId>> = BTreeMap::new();
    for (id, _, theme) in codebook.rows() {
        let mut number = theme.parent.as_ref().and_then(|parent| number_of.get(parent)).copied().unwrap_or(0);
        for part in split_name(&theme.name) {
            let next = numbers.len() + 1;
            number = *numbers.entry((number, part)).or_insert(next);
        }
        number_of.insert(id, number);
        by_number.entry(number).or_default().push(id);
    }
    let several = by_number.into_values().filter(|themes| themes.len() > 1);
    let named = several.filter_map(|themes| {
        let name = split_name(&codebook.full_name(themes.first()?)).join(" / ");
        Some((name, themes.into_iter().cloned().collect()))
    });
    named.collect()
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
