//! `find`: the hits of words in all articles, in the order of articles and places, and what the words may have been
//! meant to be where there are none.

use super::arguments::Find;
use super::console::{Console, Ending, Stop, flat};
use super::sitting::{Context, Sitting, tell_problems};
use crate::model::id::ArticlePath;
use crate::search::{Finder, Hit, QueryFault, Searchable, TextQuery, Way, surroundings, telex};
use crate::session::OpenProject;
use crate::text::order;
use crate::words::{Words, queries};
use serde::Serialize;
use std::sync::Arc;

/// One hit, as `--json` has it.
#[derive(Clone, Debug, Serialize)]
pub struct HitRow<'a> {
    /// The article's path.
    pub article: &'a str,
    /// First code point of the reading text.
    pub start: usize,
    /// The code point after the last one.
    pub end: usize,
    /// The words that were found.
    pub text: &'a str,
    /// What stands before them in their line.
    pub before: &'a str,
    /// What stands after them.
    pub after: &'a str,
}

/// Finds and tells all hits.
///
/// # Errors
/// Where the query is empty or not understood, the folder cannot be opened or the result not be written.
pub fn run(wanted: &Find, context: &Context<'_>, console: &mut Console<'_>) -> Result<Ending, Stop> {
    let query = query_of(wanted);
    let finder = query.prepare().map_err(|fault| refusal(&query, &fault, &console.words))?;
    if query.is_empty() {
        return Err(Stop::Refused(console.words.say("cli-query-empty")));
    }
    let sitting = Sitting::open(&wanted.listing.folder, context, &console.words)?;
    let open = sitting.project()?;
    let texts = texts(open);
    let (mut n_hits, mut n_articles) = (0, 0);
    for ListedText { path, text } in &texts {
        let hits = hits_in(wanted, &finder, text);
        if !hits.is_empty() {
            n_articles += 1;
            write_article(wanted, path, text, &hits, n_articles, console)?;
        }
        n_hits += hits.len();
    }
    if n_hits == 0 {
        tell_nothing(wanted, &query, &texts, console);
    } else if !wanted.listing.json {
        let hits = console.words.say_n("cli-n-hits", n_hits);
        let articles = console.words.say_n("cli-n-articles", n_articles);
        let sum = console.words.say_with("cli-hits-in", &[("hits", &hits), ("articles", &articles)]);
        console.tell(&sum);
    }
    Ok(Ending::with_attention(tell_problems(open, console, |_| false) || n_hits == 0))
}

fn query_of(wanted: &Find) -> TextQuery {
    let way = match &wanted.how {
        how if how.regex => Way::Pattern,
        _ if wanted.code_points => Way::CodePoints,
        _ => Way::Words,
    };
    TextQuery {
        words: wanted.query.clone(),
        way,
        marks: wanted.marks,
        is_whole: wanted.how.whole,
        has_case: wanted.how.case,
        near: wanted.near,
    }
}

fn refusal(query: &TextQuery, fault: &QueryFault, words: &Words) -> Stop {
    let place = words.say_n("cli-number", fault.char_idx + 1);
    let told = queries::fault(words, &fault.kind);
    let all = [("query", &*flat(&query.words)), ("place", &*place), ("fault", &*told)];
    Stop::Refused(words.say_with("cli-query-fault", &all))
}

/// An article that was read, ready to be searched.
struct ListedText<'a> {
    path: &'a ArticlePath,
    text: Searchable,
}

/// The articles that were read, in the order in which they are listed.
fn texts(open: &OpenProject) -> Vec<ListedText<'_>> {
    let read = open.library.iter().filter_map(|(path, entry)| {
        let article = entry.article.as_ref()?;
        let labels = open.project.labels(path, None, &article.text);
        Some(ListedText { path, text: Searchable::new(Arc::clone(article), &labels) })
    });
    let mut texts: Vec<_> = read.collect();
    texts.sort_by(|a, b| order::compare(a.path.as_str(), b.path.as_str()));
    texts
}

fn hits_in(wanted: &Find, finder: &Finder, text: &Searchable) -> Vec<Hit> {
    let mut hits = finder.hits_in(text);
    hits.retain(|hit| !wanted.no_boilerplate || !text.is_boilerplate(hit.span.start));
    hits
}

fn write_article(
    wanted: &Find,
    path: &ArticlePath,
    text: &Searchable,
    hits: &[Hit],
    number: usize,
    console: &mut Console<'_>,
) -> Result<(), Stop> {
    let reading = &text.article().text;
    if !wanted.listing.json {
        let gap = if number > 1 { "\n" } else { "" };
        let title = text.article().structure.title(reading.as_str());
        let title = title.map(|title| format!(" · {}", flat(title))).unwrap_or_default();
        writeln!(console.out, "{gap}{}{title}", flat(path.as_str()))?;
    }
    for hit in hits {
        let (before, after) = surroundings::around(reading.as_str(), hit.span);
        let words = hit.span.of(reading.as_str());
        let (start, end) = reading.chars_of(hit.span);
        if wanted.listing.json {
            let article = path.as_str();
            console.json(&HitRow { article, start, end, text: words, before: &before, after: &after })?;
        } else {
            let line = flat(&format!("{before}[{words}]{after}"));
            writeln!(console.out, "  {start}–{end}: {line}")?;
        }
    }
    Ok(())
}

/// Says that nothing was found, and what would be if the words were typed by Telex or VNI.
fn tell_nothing(wanted: &Find, query: &TextQuery, texts: &[ListedText<'_>], console: &mut Console<'_>) {
    let message = console.words.say_with("cli-nothing-found", &[("query", &flat(&query.words))]);
    console.tell(&message);
    if query.way != Way::Words {
        return;
    }
    for words in telex::meant(&query.words) {
        let meant = TextQuery { words, ..query.clone() };
        let Ok(finder) = meant.prepare() else { continue };
        let n_hits: usize = texts.iter().map(|listed| hits_in(wanted, &finder, &listed.text).len()).sum();
        if n_hits > 0 {
            let n = console.words.say_n("cli-number", n_hits);
            let told = [("query", &*flat(&meant.words)), ("n", &*n)];
            let message = console.words.say_with("cli-try-instead", &told);
            console.tell(&message);
        }
    }
}
