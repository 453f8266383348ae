//! What is said of searching: faults of a query, steps and messages, in words.

use super::language::Words;
use super::messages::quoted;
use crate::search::QueryFault;

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
