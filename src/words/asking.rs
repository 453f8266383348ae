//! What is said of queries of passages: what is wrong with one, and what came of what was done to many passages.

use super::language::{Tongue, Words};
use super::messages::shown;
use crate::search::passage_fault::{PassageFault, PassageFaultKind};
use crate::search::passage_query::Named;
use crate::search::passage_spelling::Spelling;

/// The language queries are written in for a person who reads this one.
#[must_use]
pub fn spelling(tongue: Tongue) -> Spelling {
    match tongue {
        Tongue::Vietnamese => Spelling::Vietnamese,
        Tongue::English => Spelling::English,
    }
}

/// What is wrong with a query, without its place.
#[must_use]
pub fn fault(words: &Words, fault: &PassageFault) -> String {
    let with = |id: &str, name: &str, value: &str| words.say_with(id, &[(name, &shown(value))]);
    match &fault.kind {
        PassageFaultKind::OpenQuote => words.say("query-open-quote"),
        PassageFaultKind::OpenParenthesis => words.say("query-open-parenthesis"),
        PassageFaultKind::StrayParenthesis => words.say("query-stray-parenthesis"),
        PassageFaultKind::NoTerm => words.say("query-no-term"),
        PassageFaultKind::NoConnective => words.say("query-no-connective"),
        PassageFaultKind::NoField(name) => with("query-no-field", "name", name),
        PassageFaultKind::NoValue => words.say("query-no-value"),
        PassageFaultKind::NoOrder => words.say("query-no-order"),
        PassageFaultKind::NoDate(date) => with("query-no-date", "date", date),
        PassageFaultKind::NoState(state) => with("query-no-state", "state", state),
        PassageFaultKind::TooDeep => words.say("query-too-deep"),
        PassageFaultKind::Unknown { what, name, suggested } => {
            named(words, "query-unknown", "query-unknown-like", *what, name, suggested)
        }
        PassageFaultKind::Ambiguous { what, name, suggested } => {
            named(words, "query-ambiguous", "query-ambiguous-which", *what, name, suggested)
        }
    }
}

/// The same without the names that may be meant: they are told beside it.
#[must_use]
pub fn fault_alone(words: &Words, told: &PassageFault) -> String {
    let mut told = told.clone();
    if let PassageFaultKind::Unknown { suggested, .. } | PassageFaultKind::Ambiguous { suggested, .. } =
        &mut told.kind
    {
        suggested.clear();
    }
    fault(words, &told)
}

/// What is said of a name, with the names that may be meant where there are any.
fn named(
    words: &Words,
    alone: &str,
    with_names: &str,
    what: Named,
    name: &str,
    suggested: &[String],
) -> String {
    let what = words.say(match what {
        Named::Theme => "query-what-theme",
        Named::Annotator => "query-what-annotator",
        Named::Article => "query-what-article",
        Named::Attribute => "query-what-attribute",
        Named::AttributeValue => "query-what-value",
        Named::Source => "query-what-source",
        Named::Author => "query-what-author",
    });
    let id = if suggested.is_empty() { alone } else { with_names };
    let names = suggested.join(" · ");
    words.say_with(id, &[("what", &what), ("name", &shown(name)), ("names", &shown(&names))])
}
