//! `words`: the words of the articles; with a query those of its passages, against the rest; and the places of a word.

use super::console::{Console, Ending, Stop};
use super::counting_arguments::WordsOf;
use super::numbers::{self, NumberRow, decimal};
use super::sitting::{Context, Sitting, tell_problems};
use crate::analysis::page::{Numbers, PageAnswer, PageKind, PageQuestion};
use crate::analysis::word_contexts::WordContexts;
use crate::workers::scope::Scope;
use serde::Serialize;

/// A word, as `--json` has it.
#[derive(Clone, Debug, Serialize)]
pub struct WordsRow<'a> {
    /// The word, as it is written most often.
    pub word: &'a str,
    /// How often it stands.
    pub count: usize,
    /// In how many articles.
    pub articles: usize,
    /// How many times its share doubles that in the rest; none without a query.
    pub log_ratio: Option<f64>,
    /// How sure that is (G²); none without a query.
    pub g2: Option<f64>,
}

impl NumberRow for WordsRow<'_> {
    const COLUMNS: &'static [&'static str] = &["word", "count", "articles", "log_ratio", "g2"];
    const N_NAMES: usize = 1;

    fn cells(&self) -> Vec<String> {
        vec![
            self.word.to_owned(),
            self.count.to_string(),
            self.articles.to_string(),
            decimal(self.log_ratio),
            decimal(self.g2),
        ]
    }
}

/// A place of a word, as `--json` has it.
#[derive(Clone, Debug, Serialize)]
pub struct PlaceRow<'a> {
    /// The article's path.
    pub article: &'a str,
    /// First code point of the reading text.
    pub start: usize,
    /// The code point after the last one.
    pub end: usize,
    /// What stands before the word in its line.
    pub before: &'a str,
    /// The word as it is written there.
    pub word: &'a str,
    /// What stands after it.
    pub after: &'a str,
}

impl NumberRow for PlaceRow<'_> {
    const COLUMNS: &'static [&'static str] = &["article", "before", "word", "after", "start", "end"];
    const N_NAMES: usize = 4;
    const N_SHOWN: usize = 4;

    fn cells(&self) -> Vec<String> {
        let names = [self.article, self.before, self.word, self.after].map(str::to_owned);
        names.into_iter().chain([self.start, self.end].map(|n| n.to_string())).collect()
    }

    fn shown(&self) -> Vec<String> {
        self.cells().into_iter().take(Self::N_SHOWN).collect()
    }
}

/// Lists the words, the most frequent first; against the rest, those that stand out most.
///
/// # Errors
/// Where the folder cannot be opened, what is wanted cannot be told, or the result not be written.
pub fn run(wanted: &WordsOf, context: &Context<'_>, console: &mut Console<'_>) -> Result<Ending, Stop> {
    let sitting = numbers::open(&wanted.counted, Scope::Everything, context, console)?;
    let kind = if wanted.context.is_some() { PageKind::Context } else { PageKind::Words };
    let question = PageQuestion {
        kind,
        words: wanted.unit,
        word: wanted.context.clone().unwrap_or_default(),
        ..numbers::question(&wanted.counted, &sitting, console)?
    };
    let answer = numbers::count(&question, &sitting, console)?;
    match &answer.numbers {
        Numbers::Words(table) => {
            let rows = table.rows.iter().map(|row| WordsRow {
                word: &row.word,
                count: row.count,
                articles: row.n_articles,
                log_ratio: row.log_ratio,
                g2: row.g2,
            });
            numbers::write(&rows.collect::<Vec<_>>(), &wanted.counted, console)?;
        }
        Numbers::Context(contexts) => write_places(contexts, &answer, &sitting, wanted, console)?,
        Numbers::Frequencies(_)
        | Numbers::Matrix(_)
        | Numbers::Together(_)
        | Numbers::Timeline(_)
        | Numbers::Portraits(_)
        | Numbers::Saturation(_)
        | Numbers::Summaries(_) => return Err(Stop::Closed),
    }
    Ok(Ending::with_attention(tell_problems(sitting.project()?, console, |_| false)))
}

/// Lists the places of a word, and tells how many there are where some are left out.
fn write_places(
    contexts: &WordContexts,
    answer: &PageAnswer,
    sitting: &Sitting<'_>,
    wanted: &WordsOf,
    console: &mut Console<'_>,
) -> Result<(), Stop> {
    let library = &sitting.project()?.library;
    let rows = contexts.places.iter().filter_map(|place| {
        let path = &answer.articles.get(place.article)?.path;
        let article = library.get(path)?.article.as_ref()?;
        let (start, end) = article.text.chars_of(place.span);
        let (before, word, after) = (&place.before, &place.word, &place.after);
        Some(PlaceRow { article: path.as_str(), start, end, before, word, after })
    });
    numbers::write(&rows.collect::<Vec<_>>(), &wanted.counted, console)?;
    if contexts.places.len() < contexts.n_all {
        let told = console.words.say_n("analysis-places", contexts.n_all);
        let first = console.words.say_n("analysis-places-first", contexts.places.len());
        console.tell(&format!("{told} {first}"));
    }
    Ok(())
}
