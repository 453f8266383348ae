//! What is wrong with a query, in words.

use super::Words;
use super::messages::shown;
use crate::search::FaultKind;

/// Why an expression is not understood at its place; no sentence, to be put into one.
#[must_use]
pub fn fault(words: &Words, kind: &FaultKind) -> String {
    match kind {
        FaultKind::Unclosed => words.say("query-fault-unclosed"),
        FaultKind::Unopened => words.say("query-fault-unopened"),
        FaultKind::NothingToRepeat => words.say("query-fault-nothing-to-repeat"),
        FaultKind::RangeTurned => words.say("query-fault-range-turned"),
        FaultKind::UnknownEscape => words.say("query-fault-unknown-escape"),
        FaultKind::Unsupported => words.say("query-fault-unsupported"),
        FaultKind::TooLarge => words.say("query-fault-too-large"),
        FaultKind::Other(told) => words.say_with("query-fault-other", &[("words", &shown(told))]),
    }
}
