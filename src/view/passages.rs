//! The passages of a theme from all articles, each with where it stands.

use super::library::{shortened, title_of};
use super::marks::{ThemeLine, theme_lines};
use crate::exchange::place::{numbers_of, place_of};
use crate::model::check::State;
use crate::model::id::{ArticlePath, ThemeId};
use crate::session::{MarkKey, Session};
use std::collections::BTreeSet;

/// One passage.
#[derive(Clone, Debug, PartialEq)]
pub struct PassageRow {
    /// Its article.
    pub article: ArticlePath,
    /// Which annotation.
    pub key: MarkKey,
    /// How it begins.
    pub quote: String,
    /// The words before it.
    pub before: String,
    /// The words after it.
    pub after: String,
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
    /// Whether it stands in the article that is open.
    pub is_here: bool,
    /// Whether it needs a look: it is in another place, changed, in several, or lost; `None` while it is
    /// being looked for.
    pub state: Option<State>,
}

/// The passages.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PassagesView {
    /// The theme's name; `None` for all passages.
    pub theme: Option<ThemeLine>,
    /// In how many articles they stand.
    pub n_articles: usize,
    /// Whether others' passages are left out where one is not done, because the study codes blind.
    pub is_blind: bool,
    /// The passages, by article and place.
    pub rows: Vec<PassageRow>,
}

/// How much of a passage the list shows, in code points.
const N_CHARS: usize = 240;

impl PassagesView {
    /// The passages of a theme and those below it; of all themes and none, where `theme` is `None`.
    #[must_use]
    pub fn new(session: &Session, theme: Option<&ThemeId>) -> Self {
        let Some(open) = session.open_project() else { return Self::default() };
        let book = &open.codebook;
        let theme = theme.map(|id| book.resolve(id));
        let here = open.reading.as_ref().map(|reading| &reading.path);
        let numbers = numbers_of(open.library.keys());
        let renames = open.locating.renames();
        let mut rows = Vec::new();
        let mut n_articles = 0;
        let paths: BTreeSet<&ArticlePath> =
            open.project.articles().map(|(path, _)| path).chain(renames.all().map(|one| &one.to)).collect();
        for path in paths {
            let entry = open.library.get(path);
            let article = entry.and_then(|entry| entry.article.as_ref());
            let number = numbers.get(path).map(String::as_str).unwrap_or_default();
            let mut found: Vec<_> = open
                .annotations_shown(path)
                .filter(|(_, _, annotation, _)| {
                    theme.is_none_or(|theme| {
                        annotation.themes.iter().any(|id| book.is_within(book.resolve(id), theme))
                    })
                })
                .collect();
            found.sort_by_key(|(_, id, annotation, _)| (annotation.anchor.start, annotation.anchor.end, *id));
            n_articles += usize::from(!found.is_empty());
            rows.extend(found.into_iter().map(|(who, id, annotation, _)| {
                let place = open.place_in(path, &annotation.anchor);
                PassageRow {
                    article: path.clone(),
                    key: MarkKey { annotator: who.clone(), id },
                    quote: shortened(&annotation.anchor.quote, N_CHARS),
                    before: annotation.anchor.prefix.clone(),
                    after: annotation.anchor.suffix.clone(),
                    title: title_of(path, entry),
                    annotator: open.sight.people().name(who).to_owned(),
                    themes: theme_lines(book, &annotation.themes),
                    note: annotation.note.clone(),
                    is_here: Some(path) == here,
                    place: place.and_then(|place| place_of(number, &article?.structure, place.span()?)),
                    state: open.state_in(path, &annotation.anchor),
                }
            }));
        }
        let theme = theme.and_then(|id| theme_lines(book, std::slice::from_ref(id)).pop());
        Self { theme, n_articles, is_blind: open.sight.is_blind(), rows }
    }
}
