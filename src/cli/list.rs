//! `list`: the articles, also those that cannot be read or are gone but have annotations.

use super::arguments::Listing;
use super::console::{Console, Ending, Side, Stop, flat};
use super::sitting::{Context, Sitting, missing_articles, tell_problems};
use crate::exchange::facts::ArticleFacts;
use crate::session::OpenProject;
use crate::text::order;
use crate::words::{Tongue, Words, messages};
use crate::workers::scope::Scope;
use serde::Serialize;

/// One article, as `--json` has it.
#[derive(Clone, Debug, Serialize)]
pub struct ListRow {
    /// Its path within the folder.
    pub article: String,
    /// Its title.
    pub title: Option<String>,
    /// Its date, ISO 8601.
    pub date: Option<String>,
    /// Its source.
    pub source: Option<String>,
    /// Its author.
    pub author: Option<String>,
    /// Its attributes, name and value: of its head, and decided.
    pub attributes: Vec<(String, String)>,
    /// Its length in code points.
    pub characters: Option<usize>,
    /// How many annotations it has, of everyone.
    pub annotations: usize,
    /// Why it could not be read.
    pub problem: Option<String>,
}

/// Lists the articles in the order of their paths.
///
/// # Errors
/// Where the folder cannot be opened or the result not be written.
pub fn run(wanted: &Listing, context: &Context<'_>, console: &mut Console<'_>) -> Result<Ending, Stop> {
    let sitting = Sitting::open(&wanted.folder, Scope::Everything, context, &console.words)?;
    let open = sitting.project()?;
    let english = wanted.json.then(|| Words::new(Tongue::English));
    let rows = rows(open, english.as_ref().unwrap_or(&console.words));
    if wanted.json {
        for row in &rows {
            console.json(row)?;
        }
    } else {
        write_table(&rows, console)?;
    }
    let is_listed = |path: &str| rows.iter().any(|row| row.article == path && row.problem.is_some());
    let has_problems = tell_problems(open, console, is_listed);
    Ok(Ending::with_attention(has_problems || rows.iter().any(|row| row.problem.is_some())))
}

fn rows(open: &OpenProject, words: &Words) -> Vec<ListRow> {
    let study = open.study();
    let missing = missing_articles(open, &study);
    let mut n_of = vec![0_usize; study.sources.len()];
    for coding in &study.codings {
        n_of.get_mut(coding.source).into_iter().for_each(|n| *n += 1);
    }
    let row = |(facts, annotations): (ArticleFacts, usize)| {
        let entry = open.library.get(facts.path.as_str());
        let problem = entry.and_then(|entry| entry.problem.as_ref());
        let problem = problem.map(|problem| messages::problem_kind(words, &problem.kind));
        let is_missing = missing.contains(facts.path.as_str());
        ListRow {
            problem: problem.or_else(|| is_missing.then(|| words.say("cli-article-gone"))),
            article: facts.path,
            title: facts.title,
            date: facts.date,
            source: facts.source,
            author: facts.author,
            attributes: facts.attributes,
            characters: facts.characters,
            annotations,
        }
    };
    let mut rows: Vec<ListRow> =
        study.sources.into_iter().map(|source| source.facts).zip(n_of).map(row).collect();
    rows.sort_by(|a, b| order::compare(&a.article, &b.article));
    rows
}

fn write_table(rows: &[ListRow], console: &mut Console<'_>) -> Result<(), Stop> {
    let words = &console.words;
    if rows.is_empty() {
        let message = words.say("cli-no-articles");
        console.tell(&message);
        return Ok(());
    }
    let heading = ["article", "date", "characters", "annotations", "source", "title"];
    let mut table = vec![heading.iter().map(|name| words.say(&format!("cli-column-{name}"))).collect()];
    let known = |fact: &Option<String>| fact.as_deref().map_or_else(|| "–".to_owned(), flat);
    table.extend(rows.iter().map(|row| {
        vec![
            flat(&row.article),
            row.date.as_ref().map_or_else(|| "–".to_owned(), |date| words.date(date)),
            row.characters.map_or_else(|| "–".to_owned(), |n| words.say_n("cli-number", n)),
            words.say_n("cli-number", row.annotations),
            known(&row.source),
            row.problem.as_ref().map_or_else(|| known(&row.title), |problem| flat(problem)),
        ]
    }));
    let (left, right) = (Side::Left, Side::Right);
    Ok(console.table(&[left, left, right, right, left, left], &table)?)
}
