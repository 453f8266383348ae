//! The passages that were asked for: how many, what is wrong with the query, and a row for each that is in sight.

use super::library::title_of;
use super::marks::{ThemeLine, theme_lines};
use crate::exchange::place::{numbers_of, place_of};
use crate::model::check::State;
use crate::model::id::{ArticlePath, SavedId};
use crate::model::saved::{Saved, SavedList, saved_in};
use crate::search::passage_fault::PassageFault;
use crate::search::passage_names::by_names;
use crate::search::passage_parser::parse;
use crate::search::passage_printer::print;
use crate::search::passage_spelling::Spelling;
use crate::session::{MarkKey, OpenProject, Session};
use crate::text::boundaries::line_at;
use crate::text::positions::Span;
use crate::text::shortened::shortened;
use crate::workers::asking::{FoundPassages, PassageHit};
use std::collections::BTreeMap;
use std::sync::Arc;

/// One passage.
#[derive(Clone, Debug, PartialEq)]
pub struct PassageRow {
    /// Its article.
    pub article: ArticlePath,
    /// Which annotation.
    pub key: MarkKey,
    /// Its words: as they are today, or as they were marked where it has no place.
    pub quote: String,
    /// The article's title.
    pub title: String,
    /// Who made it.
    pub annotator: String,
    /// Where it stands, as people cite it; `None` for a passage without a place.
    pub place: Option<String>,
    /// Its themes.
    pub themes: Vec<ThemeLine>,
    /// Its note.
    pub note: Option<String>,
    /// Whether it is starred.
    pub is_starred: bool,
    /// Whether it stands in the article that is open.
    pub is_here: bool,
    /// Whether it needs a look: it is in another place, changed, in several, or lost; `None` while it is
    /// being looked for.
    pub state: Option<State>,
}

/// A query that was kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavedRow {
    /// Which one.
    pub id: SavedId,
    /// What it is called.
    pub name: String,
    /// What is asked, in the person's language and by the names of today.
    pub text: String,
}

/// The passages.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PassagesView {
    /// What was found last.
    pub found: Arc<FoundPassages>,
    /// Tells one answer from another.
    pub answer: u64,
    /// What was asked last.
    pub asked: String,
    /// Whether that is answered.
    pub is_answered: bool,
    /// What is wrong with it.
    pub fault: Option<PassageFault>,
    /// Whether others' passages are left out where one is not done, because the study codes blind.
    pub is_blind: bool,
    /// Whether the project has passages at all.
    pub has_any: bool,
    /// The queries that were kept, by name.
    pub saved: Vec<SavedRow>,
    numbers: BTreeMap<ArticlePath, String>,
}

/// How much of a passage the list shows, in code points.
const N_CHARS: usize = 400;

/// How much of the text around a passage is shown when its context is opened, in code points on each side.
const N_AROUND: usize = 280;

impl PassagesView {
    /// What was found, with the saved queries in the person's language.
    #[must_use]
    pub fn new(session: &Session, spelling: Spelling) -> Self {
        let Some(open) = session.open_project() else { return Self::default() };
        let holds_any = |(path, _): (&ArticlePath, &_)| open.annotations_shown(path).next().is_some();
        let numbers = numbers_of(open.library.keys());
        Self {
            saved: saved(open, spelling),
            numbers,
            has_any: open.project.articles().any(holds_any),
            ..Self::default()
        }
        .renewed(session)
    }

    /// The same with what was found since.
    #[must_use]
    pub fn renewed(self, session: &Session) -> Self {
        let Some((open, querying)) = session.open_project().zip(session.querying()) else {
            return Self::default();
        };
        Self {
            found: Arc::clone(querying.found()),
            answer: querying.answer(),
            asked: querying.asked().map(|(typed, _)| typed.to_owned()).unwrap_or_default(),
            is_answered: querying.is_answered(),
            fault: querying.fault().cloned(),
            is_blind: open.visibility.is_blind(),
            ..self
        }
    }

    /// A row, from 0; rows are made one by one, as they come into sight. `None` for a passage that is gone since.
    #[must_use]
    pub fn row(&self, session: &Session, at: usize) -> Option<PassageRow> {
        let open = session.open_project()?;
        let hit = self.found.hits.get(at)?;
        let (_, annotation) = open.project.recorded(&hit.article, &hit.annotator, hit.id)?;
        let entry = open.library.get(&hit.article);
        let article = entry.and_then(|entry| entry.article.as_ref());
        let number = self.numbers.get(&hit.article).map(String::as_str).unwrap_or_default();
        let here = session.reading().map(|reading| &reading.path);
        let today = article.zip(hit.span).map(|(article, span)| span.of(article.text.as_str()));
        let words = today.filter(|words| !words.is_empty()).unwrap_or(&annotation.anchor.quote);
        Some(PassageRow {
            article: hit.article.clone(),
            key: hit.key(),
            quote: shortened(&one_line(words), N_CHARS),
            title: title_of(&hit.article, entry),
            annotator: open.visibility.people().name(&hit.annotator).to_owned(),
            place: article
                .zip(hit.span)
                .and_then(|(article, span)| place_of(number, &article.structure, span)),
            themes: theme_lines(&open.codebook, &annotation.themes),
            note: annotation.note.clone(),
            is_starred: annotation.starred,
            is_here: Some(&hit.article) == here,
            state: hit.state,
        })
    }
}

/// Words with white space, line ends too, as single spaces.
fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What stands before a passage, the passage, and what stands after it: the whole paragraphs, if they are not too long.
/// Of one that has no place, what stood around it when it was marked.
#[must_use]
pub fn context_of(session: &Session, hit: &PassageHit) -> Option<[String; 3]> {
    let open = session.open_project()?;
    let (_, annotation) = open.project.recorded(&hit.article, &hit.annotator, hit.id)?;
    let article = open.library.get(&hit.article).and_then(|entry| entry.article.as_ref());
    let Some((article, span)) = article.zip(hit.span) else {
        let anchor = &annotation.anchor;
        return Some([anchor.prefix.clone(), anchor.quote.clone(), anchor.suffix.clone()]);
    };
    let text = article.text.as_str();
    let before = Span::new(line_at(text, span.start).start, span.start).of(text);
    let after = Span::new(span.end, line_at(text, span.end.saturating_sub(1)).end.max(span.end)).of(text);
    let first = before.char_indices().rev().nth(N_AROUND).map_or(0, |(at, _)| at);
    let cut = before.get(first..).unwrap_or_default();
    let before = if first == 0 {
        cut.to_owned()
    } else {
        format!("… {}", cut.split_once(' ').map_or(cut, |(_, rest)| rest))
    };
    Some([before, span.of(text).to_owned(), shortened(after, N_AROUND)])
}

fn saved(open: &OpenProject, spelling: Spelling) -> Vec<SavedRow> {
    let row = |(id, query): (SavedId, Saved)| {
        let text = match parse(&query.text) {
            Ok(parsed) => print(&by_names(&parsed.query, &open.codebook, open.visibility.people()), spelling),
            // A newer program may know more of the language: what cannot be read is shown as it is.
            Err(_) => query.text,
        };
        SavedRow { id, name: query.name, text }
    };
    saved_in(&open.project, SavedList::Queries).into_iter().map(row).collect()
}
