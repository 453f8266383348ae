//! What is said of searching: faults of a query, steps and messages, in words.

use super::language::Words;
use super::messages::quoted;
use crate::search::QueryFault;
use crate::session::Notice;

/// Why a query cannot be asked, and where it goes wrong.
#[must_use]
pub fn query_fault(words: &Words, fault: &QueryFault) -> String {
    let what = super::queries::fault(words, &fault.kind);
    let at = (fault.char_idx + 1).to_string();
    words.say_with("fault-at", &[("n", &at), ("fault", &what)])
}

/// The step that tagged what was found.
pub(super) fn hits_tagged(words: &Words, theme: &str, n: usize) -> String {
    let places = words.say_n("n-places", n);
    words.say_with("step-hits-tagged", &[("theme", &quoted(theme)), ("places", &places)])
}

/// A message about searching, else one about queries.
pub(super) fn of_finding(words: &Words, notice: &Notice) -> String {
    match notice {
        Notice::HitsTagged { theme, n_made: 0, n_skipped } => {
            let places = words.say_n("n-places", *n_skipped);
            words.say_with("notice-hits-had-it", &[("theme", &quoted(theme)), ("places", &places)])
        }
        Notice::HitsTagged { theme, n_made, n_skipped: 0 } => hits_tagged(words, theme, *n_made),
        Notice::HitsTagged { theme, n_made, n_skipped } => {
            let skipped = words.say_n("notice-hits-skipped", *n_skipped);
            format!("{} {skipped}", hits_tagged(words, theme, *n_made))
        }
        Notice::SearchedFromStart => words.say("notice-searched-from-start"),
        Notice::SearchedFromEnd => words.say("notice-searched-from-end"),
        Notice::NothingSought => words.say("notice-nothing-sought"),
        Notice::HitsChanged => words.say("notice-hits-changed"),
        Notice::NotFound(query) => words.say_with("notice-not-found", &[("words", &quoted(query))]),
        Notice::NoFurtherHit => words.say("notice-no-further-hit"),
        other => super::asking::of_asking(words, other),
    }
}
