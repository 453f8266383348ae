//! `find`: the hits of words in all articles, in the order of articles and places, and what the words may have been
//! meant to be where there are none.

use super::arguments::Find;
use super::console::{Console, Ending, Stop, flat};
use super::sitting::{Context, Sitting, tell_problem, tell_problems};
use crate::exchange::facts::facts_of;
use crate::model::project::Project;
use crate::search::{Finder, Hit, QueryFault, Searchable, TextQuery, Way, surroundings, telex};
use crate::session::OpenProject;
use crate::storage::article_file::{self, ArticleFile};
use crate::storage::problem::{Problem, ProblemKind};
use crate::text::article::Article;
use crate::text::order;
use crate::text::reading_text::ReadingText;
use crate::words::{Words, queries};
use crate::workers::scope::Scope;
use rayon::prelude::*;
use serde::Serialize;
use std::io::Write as _;
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

/// How many articles are read and searched between two writings.
const N_AT_ONCE: usize = 256;

/// Finds and tells all hits. Articles are read and searched on all processors, and nothing is read of them that the hits
/// do not need.
///
/// # Errors
/// Where the query is empty or not understood, the folder cannot be opened or the result not be written.
pub fn run(wanted: &Find, context: &Context<'_>, console: &mut Console<'_>) -> Result<Ending, Stop> {
    let query = query_of(wanted);
    query.prepare().map_err(|fault| refusal(&query, &fault, &console.words))?;
    if query.is_empty() {
        return Err(Stop::Refused(console.words.say("cli-query-empty")));
    }
    let sitting = Sitting::open(&wanted.listing.folder, Scope::Notes, context, &console.words)?;
    let open = sitting.project()?;
    let prepared = query.prepare_with(&open.equivalents);
    let finder = prepared.map_err(|fault| refusal(&query, &fault, &console.words))?;
    let looking = Looking { wanted, project: &open.project };
    let files = files(open);
    let mut problems = Vec::new();
    let (mut n_hits, mut n_articles) = (0, 0);
    for some in files.chunks(N_AT_ONCE) {
        let found: Vec<_> = some.par_iter().map(|file| looking.find(file, &finder)).collect();
        for found in found {
            match found {
                Ok(found) => {
                    let is_another = n_articles > 0 && found.n_hits > 0 && !wanted.listing.json;
                    console.out.write_all(if is_another { b"\n" } else { b"" })?;
                    console.out.write_all(&found.written)?;
                    n_articles += usize::from(found.n_hits > 0);
                    n_hits += found.n_hits;
                }
                Err(problem) => problems.push(problem),
            }
        }
    }
    if n_hits == 0 {
        looking.tell_nothing(&query, &files, console);
    } else if !wanted.listing.json {
        let hits = console.words.say_n("cli-n-hits", n_hits);
        let articles = console.words.say_n("cli-n-articles", n_articles);
        let sum = console.words.say_with("cli-hits-in", &[("hits", &hits), ("articles", &articles)]);
        console.tell(&sum);
    }
    let has_problems = tell_all_problems(open, &problems, console);
    Ok(Ending::with_attention(has_problems || n_hits == 0))
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
        is_literal: wanted.literal,
    }
}

fn refusal(query: &TextQuery, fault: &QueryFault, words: &Words) -> Stop {
    let place = words.say_n("cli-number", fault.char_idx + 1);
    let told = queries::fault(words, &fault.kind);
    let all = [("query", &*flat(&query.words)), ("place", &*place), ("fault", &*told)];
    Stop::Refused(words.say_with("cli-query-fault", &all))
}

/// The articles, in the order in which they are listed.
fn files(open: &OpenProject) -> Vec<&ArticleFile> {
    let mut files: Vec<&ArticleFile> = open.library.values().map(|entry| &entry.file).collect();
    files.sort_by(|a, b| order::compare(a.path.as_str(), b.path.as_str()));
    files
}

/// Tells what is wrong with files of the project and with articles that were to be read; tells whether there was anything.
fn tell_all_problems(open: &OpenProject, of_articles: &[Problem], console: &mut Console<'_>) -> bool {
    let is_told =
        |problem: &&Problem| problem.kind != ProblemKind::OwnReport && !open.problems.contains(problem);
    let problems: Vec<&Problem> = of_articles.iter().filter(is_told).collect();
    let has_others = tell_problems(open, console, |_| false);
    for problem in &problems {
        tell_problem(problem, console);
    }
    has_others || !problems.is_empty()
}

/// What was found in an article, written out.
struct Found {
    n_hits: usize,
    written: Vec<u8>,
}

/// What is looked for, in a project whose annotations alone were read.
struct Looking<'a> {
    wanted: &'a Find,
    project: &'a Project,
}

impl Looking<'_> {
    /// Reads an article, with its lines labelled only where that is asked for.
    fn read(&self, file: &ArticleFile) -> Result<Searchable, Problem> {
        let line_ends = self.project.line_ends(&file.path, None);
        if !self.wanted.no_boilerplate {
            let text = article_file::read_text(file, line_ends)?;
            return Ok(Searchable::new(Arc::new(Article::unlabelled(text)), &[]));
        }
        let article = article_file::read(file)?;
        let article = article.rearranged(line_ends).unwrap_or(article);
        let labels = self.project.labels(&file.path, None, &article.text);
        Ok(Searchable::new(Arc::new(article), &labels))
    }

    fn hits_in(&self, finder: &Finder, text: &Searchable) -> Vec<Hit> {
        let mut hits = finder.hits_in(text);
        hits.retain(|hit| !self.wanted.no_boilerplate || !text.is_boilerplate(hit.span.start));
        hits
    }

    /// The hits in an article, as they are told.
    fn find(&self, file: &ArticleFile, finder: &Finder) -> Result<Found, Problem> {
        let text = self.read(file)?;
        let hits = self.hits_in(finder, &text);
        let reading = &text.article().text;
        let mut written = Vec::new();
        if !hits.is_empty() && !self.wanted.listing.json {
            let title = self.title(file, reading);
            written = format!("{}{title}\n", flat(file.path.as_str())).into_bytes();
        }
        for hit in &hits {
            let (before, after) = surroundings::around(reading.as_str(), hit.span);
            let words = hit.span.of(reading.as_str());
            let (start, end) = reading.chars_of(hit.span);
            // A vector takes all that is written into it.
            if self.wanted.listing.json {
                let article = file.path.as_str();
                let row = HitRow { article, start, end, text: words, before: &before, after: &after };
                let _ = serde_json::to_writer(&mut written, &row);
                written.push(b'\n');
            } else {
                let line = flat(&format!("{before}[{words}]{after}"));
                let _ = writeln!(written, "  {start}–{end}: {line}");
            }
        }
        Ok(Found { n_hits: hits.len(), written })
    }

    /// The title of an article as it is told behind its path.
    fn title(&self, file: &ArticleFile, text: &ReadingText) -> String {
        let line_ends = self.project.line_ends(&file.path, None);
        let article = article_file::labelled(file, text, line_ends).ok();
        let title = facts_of(self.project, &file.path, article.as_ref()).title;
        title.map(|title| format!(" · {}", flat(&title))).unwrap_or_default()
    }

    /// Says that nothing was found, and what would be if the words were typed by Telex or VNI.
    fn tell_nothing(&self, query: &TextQuery, files: &[&ArticleFile], console: &mut Console<'_>) {
        let message = console.words.say_with("cli-nothing-found", &[("query", &flat(&query.words))]);
        console.tell(&message);
        if query.way != Way::Words {
            return;
        }
        for words in telex::meant(&query.words) {
            let meant = TextQuery { words, ..query.clone() };
            let Ok(finder) = meant.prepare() else { continue };
            let n_in =
                |file: &&ArticleFile| self.read(file).map_or(0, |text| self.hits_in(&finder, &text).len());
            let n_hits: usize = files.par_iter().map(n_in).sum();
            if n_hits > 0 {
                let n = console.words.say_n("cli-number", n_hits);
                let told = [("query", &*flat(&meant.words)), ("n", &*n)];
                let message = console.words.say_with("cli-try-instead", &told);
                console.tell(&message);
            }
        }
    }
}
