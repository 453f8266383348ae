//! `check`: how every annotation stands to its article, and what is wrong with the project's files.

use super::arguments::Listing;
use super::console::{Console, Ending, Side, Stop, flat};
use super::passages::place_of;
use super::sitting::{Context, Sitting, text_of};
use crate::exchange::study::{Coding, Study};
use crate::model::check::State;
use crate::session::OpenProject;
use crate::storage::problem::Problem;
use crate::text::anchor::Place;
use crate::text::positions::Span;
use crate::words::{Tongue, Words, messages};
use crate::workers::scope::Scope;
use serde::Serialize;
use std::collections::BTreeSet;

/// One annotation or one problem of a file, as `--json` has it.
#[derive(Clone, Debug, Serialize)]
pub struct CheckRow {
    /// The annotation's id; `None` for a problem of a file.
    pub id: Option<String>,
    /// The article's path; `None` for a problem of another file.
    pub article: Option<String>,
    /// The annotator's name; `None` for a problem of a file.
    pub annotator: Option<String>,
    /// The state; `None` for a problem of a file.
    pub state: Option<&'static str>,
    /// Where the passage is now, or what is wrong, in English; `None` where all is well.
    pub detail: Option<String>,
}

/// The most places that are told of an ambiguous passage.
const N_PLACES: usize = 10;

/// Tells every annotation's state, and every problem of a file.
///
/// # Errors
/// Where the folder cannot be opened or the result not be written.
pub fn run(wanted: &Listing, context: &Context<'_>, console: &mut Console<'_>) -> Result<Ending, Stop> {
    let sitting = Sitting::open(&wanted.folder, Scope::Annotated, context, &console.words)?;
    let open = sitting.project()?;
    let study = open.study();
    let english = wanted.json.then(|| Words::new(Tongue::English));
    let words = english.as_ref().unwrap_or(&console.words);
    let mut rows = Vec::with_capacity(study.codings.len());
    for coding in &study.codings {
        rows.push(row_of_passage(open, &study, coding, words));
    }
    rows.extend(open.problems.iter().map(|problem| row_of_problem(open, problem, words)));
    if wanted.json {
        for row in &rows {
            console.json(row)?;
        }
    } else {
        write_table(&rows, console)?;
        tell_sum(&study, open.problems.len(), console);
    }
    let moved = open.locating.moved().iter().filter(|one| open.library.contains_key(&one.to));
    let moved: BTreeSet<_> = moved.map(|one| (&one.from, &one.to)).collect();
    for (from, to) in moved {
        let paths = [("from", flat(from.as_str())), ("to", flat(to.as_str()))];
        let paths = paths.each_ref().map(|(name, path)| (*name, path.as_str()));
        let message = console.words.say_with("cli-renamed", &paths);
        console.tell(&message);
    }
    let is_attention_needed = rows.iter().any(|row| row.state != Some(State::Exact.name()));
    Ok(Ending::with_attention(is_attention_needed))
}

fn row_of_passage(open: &OpenProject, study: &Study, coding: &Coding, words: &Words) -> CheckRow {
    CheckRow {
        id: Some(coding.id.clone()),
        article: Some(study.facts(coding).path.clone()),
        annotator: Some(study.coder(coding).to_owned()),
        state: Some(coding.state.name()),
        detail: detail_of(open, study, coding, words),
    }
}

fn detail_of(open: &OpenProject, study: &Study, coding: &Coding, words: &Words) -> Option<String> {
    if coding.state == State::Exact {
        return None;
    }
    let facts = study.facts(coding);
    let before = format!("{}–{}", coding.start, coding.end);
    let Some(text) = text_of(open, &facts.path) else {
        let is_there = open.library.contains_key(facts.path.as_str());
        return Some(words.say(if is_there { "cli-article-unreadable" } else { "cli-article-gone" }));
    };
    let told = |span: &Span| {
        let (start, end) = text.chars_of(*span);
        format!("{start}–{end}")
    };
    Some(match place_of(open, study, coding)? {
        Place::Exact(span) | Place::Moved(span) => {
            words.say_with("cli-moved", &[("before", &before), ("now", &told(&span))])
        }
        Place::Changed(span) => {
            let (old, new) = (flat(&coding.quote), flat(span.of(text.as_str())));
            let said = [("before", before.as_str()), ("now", &told(&span)), ("old", &old), ("new", &new)];
            words.say_with("cli-changed", &said)
        }
        Place::Ambiguous(spans) => {
            let mut places: Vec<String> = spans.iter().take(N_PLACES).map(told).collect();
            places.extend((spans.len() > N_PLACES).then(|| "…".to_owned()));
            let n = spans.len().to_string();
            words.say_with("cli-ambiguous", &[("before", &before), ("n", &n), ("places", &places.join(", "))])
        }
        Place::Lost => words.say_with("cli-lost", &[("before", &before)]),
    })
}

fn row_of_problem(open: &OpenProject, problem: &Problem, words: &Words) -> CheckRow {
    let is_article = open.library.contains_key(problem.path.as_str());
    let detail = Some(messages::problem(words, problem));
    CheckRow {
        id: None,
        article: is_article.then(|| problem.path.clone()),
        annotator: None,
        state: None,
        detail,
    }
}

fn write_table(rows: &[CheckRow], console: &mut Console<'_>) -> Result<(), Stop> {
    let words = &console.words;
    if rows.is_empty() {
        return Ok(());
    }
    let heading = ["state", "article", "annotator", "id", "detail"];
    let mut table = vec![heading.iter().map(|name| words.say(&format!("cli-column-{name}"))).collect()];
    let known = |fact: &Option<String>| fact.as_deref().map_or_else(|| "–".to_owned(), flat);
    table.extend(rows.iter().map(|row| {
        vec![
            words.say(&format!("cli-state-{}", row.state.unwrap_or("problem"))),
            known(&row.article),
            known(&row.annotator),
            known(&row.id),
            row.detail.as_deref().map(flat).unwrap_or_default(),
        ]
    }));
    Ok(console.table(&[Side::Left; 5], &table)?)
}

fn tell_sum(study: &Study, n_problems: usize, console: &mut Console<'_>) {
    let words = &console.words;
    let mut said = vec![words.say_n("n-passages", study.codings.len())];
    for state in [State::Exact, State::Moved, State::Changed, State::Ambiguous, State::Lost] {
        let n = study.codings.iter().filter(|coding| coding.state == state).count();
        if n > 0 {
            let name = words.say(&format!("cli-state-{}", state.name()));
            said.push(format!("{name}: {}", words.say_n("cli-number", n)));
        }
    }
    if n_problems > 0 {
        said.push(words.say_n("cli-n-problems", n_problems));
    }
    let message = said.join(" · ");
    console.tell(&message);
}
