//! Changes of keys as the settings keep them: which entries there are after one, and who loses a key by it.

use super::chord::Chord;
use super::keys::{KeyMap, usual};
use crate::session::Action;
use crate::storage::key_entry::KeyEntry;

/// The entries with these keys for an action, and the actions that had one of them before. An action that loses a key
/// it was given goes back to its usual ones, one that loses its usual key has it again when this change is taken back.
#[must_use]
pub fn with_keys(entries: &[KeyEntry], action: Action, chords: &[Chord]) -> (Vec<KeyEntry>, Vec<Action>) {
    let before = KeyMap::new(entries);
    let has_one = |other: &Action| before.chords_of(*other).iter().any(|chord| chords.contains(chord));
    let losers: Vec<Action> =
        Action::ALL.iter().copied().filter(|other| *other != action && has_one(other)).collect();
    let is_wrong = |at: usize| before.wrong.iter().any(|wrong| wrong.at == at);
    let mut after: Vec<KeyEntry> = Vec::new();
    for (at, entry) in entries.iter().enumerate() {
        let is_loser = losers.iter().any(|loser| loser.name() == entry.action);
        let left: Vec<Chord> = Chord::parse_all(&entry.keys).unwrap_or_default();
        let left: Vec<Chord> = left.into_iter().filter(|chord| !chords.contains(chord)).collect();
        if entry.action == action.name() {
            continue;
        }
        if is_loser && !is_wrong(at) {
            after.extend((!left.is_empty()).then(|| KeyEntry { keys: written(&left), ..entry.clone() }));
        } else {
            after.push(entry.clone());
        }
    }
    if chords != usual(action) {
        after.push(KeyEntry { action: action.name().to_owned(), keys: written(chords) });
    }
    (after, losers)
}

fn written(chords: &[Chord]) -> String {
    chords.iter().map(|chord| chord.written()).collect::<Vec<_>>().join(" ")
}
