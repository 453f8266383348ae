//! Settings that several windows change: each hands in what it changed, and what another changed meanwhile stands.

use super::settings::Settings;
use std::collections::BTreeSet;

/// The settings with what was changed from `before` to `after` in one window, and what stands by now of another's
/// changes. Where both changed the same, the later one has its way.
#[must_use]
pub fn united(before: &Settings, after: &Settings, stands: &Settings) -> Settings {
    // Every field is named, so that none is forgotten.
    let Settings {
        annotator,
        language,
        appearance,
        reading,
        system_font,
        interface,
        less_motion,
        shows_numbers,
        citation,
        palette_opens,
        at_start,
        right_column,
        margin,
        searches,
        same_person,
        keys,
        recent,
    } = stands.clone();
    Settings {
        annotator: changed(&before.annotator, &after.annotator, annotator),
        language: changed(&before.language, &after.language, language),
        appearance: changed(&before.appearance, &after.appearance, appearance),
        reading: changed(&before.reading, &after.reading, reading),
        system_font: changed(&before.system_font, &after.system_font, system_font),
        interface: changed(&before.interface, &after.interface, interface),
        less_motion: changed(&before.less_motion, &after.less_motion, less_motion),
        shows_numbers: changed(&before.shows_numbers, &after.shows_numbers, shows_numbers),
        citation: changed(&before.citation, &after.citation, citation),
        palette_opens: changed(&before.palette_opens, &after.palette_opens, palette_opens),
        at_start: changed(&before.at_start, &after.at_start, at_start),
        right_column: changed(&before.right_column, &after.right_column, right_column),
        margin: changed(&before.margin, &after.margin, margin),
        searches: latest(&before.searches, &after.searches, searches, Settings::MAX_SEARCHES),
        same_person: entries(&before.same_person, &after.same_person, same_person, |(folder, _)| folder),
        keys: entries(&before.keys, &after.keys, keys, |entry| &entry.action),
        recent: latest(&before.recent, &after.recent, recent, Settings::MAX_RECENT),
    }
}

fn changed<T: PartialEq + Clone>(before: &T, after: &T, stands: T) -> T {
    if before == after { stands } else { after.clone() }
}

/// Of a list whose first entry is the latest: those that came to the front come to the front of what stands, and those
/// that were taken out are taken out of it.
fn latest<T: Ord + Clone>(before: &[T], after: &[T], stands: Vec<T>, n_most: usize) -> Vec<T> {
    let known: BTreeSet<&T> = before.iter().collect();
    let kept: Vec<&T> = before.iter().filter(|entry| after.contains(entry)).collect();
    // Those in front of the rest that is in its former order.
    let n_new = (0..=after.len())
        .find(|n| {
            let rest = after.iter().skip(*n);
            rest.clone().all(|entry| known.contains(entry)) && is_in_order(rest, &kept)
        })
        .unwrap_or(after.len());
    let new: Vec<T> = after.iter().take(n_new).cloned().collect();
    let is_full = after.len() == n_most;
    let is_out = |entry: &T| !is_full && known.contains(entry) && !after.contains(entry);
    let rest = stands.into_iter().filter(|entry| !new.contains(entry) && !is_out(entry));
    new.iter().cloned().chain(rest).take(n_most).collect()
}

fn is_in_order<'t, T: PartialEq + 't>(entries: impl Iterator<Item = &'t T>, order: &[&T]) -> bool {
    let mut order = order.iter();
    entries.into_iter().all(|entry| order.any(|known| *known == entry))
}

/// Of a list whose entries go by names: the names whose entries were changed have the new ones.
fn entries<E: Clone + PartialEq, N: PartialEq>(
    before: &[E],
    after: &[E],
    stands: Vec<E>,
    name_of: impl Fn(&E) -> &N,
) -> Vec<E> {
    let is_changed = |entry: &E| {
        let has_its_name = |other: &&E| name_of(other) == name_of(entry);
        !before.iter().filter(has_its_name).eq(after.iter().filter(has_its_name))
    };
    let kept = stands.into_iter().filter(|entry| !is_changed(entry));
    let new = after.iter().filter(|entry| is_changed(entry)).cloned();
    kept.chain(new).collect()
}
