//! `passages`: the annotated passages, all or those that meet a query, by article and place.

use super::arguments::Query;
use super::console::{Console, Ending, Stop, excerpt, flat};
use super::sitting::{Context, Sitting, tell_problems, text_of};
use crate::exchange::gathering::Wanted;
use crate::exchange::study::{Code, Coding, Study};
use crate::model::check::State;
use crate::model::moment::Moment;
use crate::search::passage_fault::PassageFault;
use crate::search::passage_parser::parse;
use crate::search::passage_scope::EveryAnnotator;
use crate::session::OpenProject;
use crate::text::anchor::{Anchor, Place};
use crate::words::{asking, messages};
use crate::workers::asking::PassageSort;
use crate::workers::scope::Scope;
use serde::Serialize;
use std::collections::BTreeSet;
use unicode_segmentation::UnicodeSegmentation;

/// One passage, as `--json` has it.
#[derive(Clone, Debug, Serialize)]
pub struct PassageRow<'a> {
    /// The annotation's id.
    pub id: &'a str,
    /// The article's path.
    pub article: &'a str,
    /// The annotator's name.
    pub annotator: &'a str,
    /// First code point in the text of today; where the passage has no one place there, the one it was marked at.
    pub start: usize,
    /// The code point after the last one.
    pub end: usize,
    /// The words.
    pub quote: &'a str,
    /// The names of its themes.
    pub themes: Vec<&'a str>,
    /// The note.
    pub note: Option<&'a str>,
    /// How it stands to the text of today.
    pub state: &'static str,
    /// When it was made, ISO 8601.
    pub created: Option<&'a str>,
    /// When it was last changed, ISO 8601.
    pub modified: Option<&'a str>,
}

/// How much of a passage people are shown, in code points.
const N_CHARS: usize = 240;

/// Lists the passages.
///
/// # Errors
/// Where the query is wrong, the folder cannot be opened or the result not be written.
pub fn run(wanted: &Query, context: &Context<'_>, console: &mut Console<'_>) -> Result<Ending, Stop> {
    let typed = wanted.query.as_deref().unwrap_or_default();
    // What cannot be read is refused before a large folder is.
    parse(typed).map_err(|fault| wrong(typed, &fault, console))?;
    let sitting = Sitting::open(&wanted.listing.folder, Scope::Annotated, context, &console.words)?;
    let open = sitting.project()?;
    let asking = open.snapshot().asking(typed, PassageSort::Article, Box::new(EveryAnnotator));
    let found = asking.answer(&|| false).map_err(|fault| wrong(typed, &fault, console))?;
    // A passage is told by its article, too: a file that was copied with its records has the same ids.
    let found: BTreeSet<_> = found.hits.iter().map(|hit| (&hit.article, &hit.annotator, hit.id)).collect();
    let study = open
        .snapshot()
        .study_where(Wanted { passages: &|path, who, id| found.contains(&(path, who, id)), ..Wanted::ALL });
    let mut last = None;
    for coding in &study.codings {
        let facts = study.facts(coding);
        let names: Vec<String> = study.codes(coding).map(Code::full_name).collect();
        let row = row(&study, coding, &names);
        if wanted.listing.json {
            console.json(&row)?;
            continue;
        }
        if last != Some(coding.source) {
            let gap = if last.is_some() { "\n" } else { "" };
            let title = facts.title.as_ref().map(|title| format!(" · {}", flat(title))).unwrap_or_default();
            writeln!(console.out, "{gap}{}{title}", flat(&facts.path))?;
            last = Some(coding.source);
        }
        write_passage(&row, coding.state, console)?;
    }
    if !wanted.listing.json {
        tell_sum(&study, console);
    }
    Ok(Ending::with_attention(tell_problems(open, console, |_| false)))
}

/// What is wrong with a query: the query once more, with a mark under the character, and why.
pub(super) fn wrong(typed: &str, fault: &PassageFault, console: &Console<'_>) -> Stop {
    let words = &console.words;
    let line: String = typed.chars().map(|c| if c.is_whitespace() { ' ' } else { c }).collect();
    let line = messages::shown(&line);
    let width = |chars: &mut dyn Iterator<Item = char>| chars.collect::<String>().graphemes(true).count();
    let before = width(&mut line.chars().take(fault.char_idx));
    let n_chars = fault.char_end - fault.char_idx;
    let marked = width(&mut line.chars().skip(fault.char_idx).take(n_chars)).max(1);
    let mark = format!("{}{}", " ".repeat(before), "^".repeat(marked));
    let told = [("place", (fault.char_idx + 1).to_string()), ("reason", asking::fault(words, fault))];
    let told: Vec<(&str, &str)> = told.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let told = words.say_with("cli-query-wrong", &told);
    Stop::Refused(format!("{told}\n  {line}\n  {mark}"))
}

/// Where a passage stands today; `None` for an article that was not read.
#[must_use]
pub fn place_of(open: &OpenProject, study: &Study, coding: &Coding) -> Option<Place> {
    let Coding { start, end, quote, prefix, suffix, text, .. } = coding.clone();
    let anchor = Anchor { start, end, quote, prefix, suffix, text: text.into() };
    text_of(open, &study.facts(coding).path).map(|text| open.locating.found().place_or_search(&anchor, text))
}

fn row<'a>(study: &'a Study, coding: &'a Coding, names: &'a [String]) -> PassageRow<'a> {
    let facts = study.facts(coding);
    let (start, end) = coding.today.map_or((coding.start, coding.end), |today| (today.start, today.end));
    let unknown = Moment::UNKNOWN.to_string();
    let known = |moment: &'a str| (moment != unknown).then_some(moment);
    PassageRow {
        id: &coding.id,
        article: &facts.path,
        annotator: study.coder(coding),
        start,
        end,
        quote: &coding.quote,
        themes: names.iter().map(String::as_str).collect(),
        note: coding.note.as_deref(),
        state: coding.state.name(),
        created: known(&coding.created),
        modified: known(&coding.modified),
    }
}

fn write_passage(row: &PassageRow<'_>, state: State, console: &mut Console<'_>) -> Result<(), Stop> {
    let words = &console.words;
    let mut themes = row.themes.iter().map(|name| flat(name)).collect::<Vec<_>>().join("; ");
    if themes.is_empty() {
        themes = words.say("cli-without-theme");
    }
    let mut said = vec![format!("{}–{}", row.start, row.end), themes, flat(row.annotator)];
    if state != State::Exact {
        said.push(words.say(&format!("cli-state-{}", state.name())));
    }
    writeln!(console.out, "  {}", said.join(" · "))?;
    writeln!(console.out, "    {}", messages::in_quotes(&excerpt(row.quote, N_CHARS)))?;
    if let Some(note) = row.note {
        writeln!(console.out, "    {}", words.say_with("cli-note", &[("note", &flat(note))]))?;
    }
    Ok(())
}

fn tell_sum(study: &Study, console: &mut Console<'_>) {
    let message = console.words.say_n("n-passages", study.codings.len());
    console.tell(&message);
}
