//! The list of a project's articles.

use super::library_filter::Filter;
pub use super::library_filter::{Condition, Query, Shown, Sort};
use super::library_row::{LibraryRow, Made, Maker};
use crate::model::codebook::Codebook;
use crate::model::id::{AnnotatorId, ArticlePath, ThemeId};
use crate::session::{LibraryEntry, OpenProject, Session};
use crate::text::shortened::shortened;
use crate::workers::ticket::Opening;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// A folder of the tree, shown before its first article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Folder {
    /// Its path within the project, `2019/xuan`.
    pub path: String,
    /// How deep it lies, 0 at the top.
    pub depth: usize,
    /// How many articles lie in it and below it.
    pub n_articles: usize,
    /// Before which row it stands.
    pub before: usize,
}

/// The list.
#[derive(Clone, Debug, Default)]
pub struct LibraryView {
    /// The name of the project's folder.
    pub name: String,
    /// How many articles there are, filtered out or not.
    pub n_articles: usize,
    /// How many annotated articles are not in the folder under any name.
    pub n_missing: usize,
    /// How many annotations of one's own need a look.
    pub n_to_review: usize,
    /// Articles read, while the folder is being read.
    pub n_read: Option<usize>,
    /// The one in the reader.
    pub open: Option<ArticlePath>,
    /// The articles to show, in order.
    pub rows: Vec<Arc<LibraryRow>>,
    /// The folders they lie in, in order; none where the list is sorted by something else than file names.
    pub folders: Vec<Folder>,
    /// The rows of all articles, by path, with what each was made from.
    made: Vec<Made>,
    /// The themes whose colours the strips of rows have, or had once: the colours of others concern no row.
    shown: BTreeSet<ThemeId>,
    /// How many of one's own annotations of missing articles need a look.
    n_to_review_missing: usize,
    /// What the list was made of; `None` for an empty one.
    made_of: Option<MadeOf>,
}

/// The state of the session a list was made of, and what was asked of it.
#[derive(Clone, Debug, PartialEq, Eq)]
struct MadeOf {
    opening: Opening,
    version: u64,
    progress: u64,
    query: Query,
    /// The colours of the themes.
    colors: BTreeMap<ThemeId, String>,
}

/// The colour of each theme, that of what it was merged into.
fn colors(codebook: &Codebook) -> BTreeMap<ThemeId, String> {
    let color = |id: &ThemeId| codebook.theme(codebook.resolve(id)).map(|theme| theme.color.clone());
    codebook.all().filter_map(|(id, _)| Some((id.clone(), color(id)?))).collect()
}

impl LibraryView {
    /// The list as filtered and sorted.
    #[must_use]
    pub fn new(session: &Session, query: &Query) -> Self {
        Self::default().renewed(session, query)
    }

    /// The list as it is now. Where only some articles changed since this one was made, their rows alone are made anew;
    /// else rows of this one that are still true are kept.
    #[must_use]
    pub fn renewed(self, session: &Session, query: &Query) -> Self {
        let Some(open) = session.open_project() else { return Self::default() };
        let made_of = MadeOf {
            opening: open.opening,
            version: open.changes.version(),
            progress: session.progress().changes().version(),
            query: query.clone(),
            colors: colors(&open.codebook),
        };
        let maker = Maker::new(session, open);
        let view = match self.changed(session, open, &made_of) {
            Some(articles) => self.with(&maker, open, &articles, query),
            None => self.made_anew(&maker, open, query),
        };
        Self {
            n_read: open.loading.as_ref().map(|loading| loading.n_read),
            open: session.reading().map(|reading| reading.path.clone()),
            made_of: Some(made_of),
            ..view
        }
        .missing(open, session.annotator())
    }

    /// The articles whose rows may be others than when this list was made; `None` where all may be, or there is none.
    fn changed(&self, session: &Session, open: &OpenProject, now: &MadeOf) -> Option<BTreeSet<ArticlePath>> {
        let before = self.made_of.as_ref();
        let before = before.filter(|before| before.opening == now.opening && before.query == now.query)?;
        let change = open.changes.since(before.version);
        let mut articles = change.articles_beside_themes()?.clone();
        let read = session.progress().changes().since(before.progress);
        articles.extend(read.only_articles()?.iter().cloned());
        if change.themes {
            // Which articles a theme stands for goes by the tree, and that may be another.
            if now.query.asks_for_themes() {
                return None;
            }
            let is_same = |theme: &ThemeId| before.colors.get(theme) == now.colors.get(theme);
            let themes = before.colors.keys().chain(now.colors.keys());
            let recolored = themes.filter(|theme| !is_same(theme) && self.shown.contains(*theme));
            let recolored: BTreeSet<&ThemeId> = recolored.collect();
            let rows = self.made.iter().filter(|made| made.shows_any(&recolored));
            articles.extend(rows.map(|made| made.row.path.clone()));
        }
        Some(articles)
    }

    /// The list with all its rows.
    fn made_anew(self, maker: &Maker<'_>, open: &OpenProject, query: &Query) -> Self {
        let mut shown = self.shown;
        let mut before = self.made.into_iter().peekable();
        let made: Vec<Made> = open
            .library
            .iter()
            .map(|(path, entry)| {
                while before.next_if(|made| made.row.path < *path).is_some() {}
                let before = before.next_if(|made| made.row.path == *path);
                let known = before.as_ref().map(|made| Arc::clone(&made.row));
                let made = maker.make(before, path, entry);
                if known.is_none_or(|known| !Arc::ptr_eq(&known, &made.row)) {
                    made.add_shown(&mut shown);
                }
                made
            })
            .collect();
        let n_to_review = made.iter().map(|made| made.row.n_to_review).sum();
        let view = Self {
            name: open.name(),
            n_articles: open.library.len(),
            n_to_review,
            made,
            shown,
            ..Self::default()
        };
        view.arranged(open, query)
    }

    /// The list with the rows of these articles made anew.
    fn with(
        mut self,
        maker: &Maker<'_>,
        open: &OpenProject,
        articles: &BTreeSet<ArticlePath>,
        query: &Query,
    ) -> Self {
        self.n_to_review -= self.n_to_review_missing;
        let filter = Filter::new(query, &open.codebook);
        let mut is_in_order = true;
        for path in articles {
            let Some(entry) = open.library.get(path) else { continue };
            let Ok(at) = self.made.binary_search_by(|made| made.row.path.cmp(path)) else {
                return self.made_anew(maker, open, query);
            };
            let Some(known) = self.made.get_mut(at) else { continue };
            let before = Arc::clone(&known.row);
            *known = maker.make(Some(known.clone()), path, entry);
            let row = Arc::clone(&known.row);
            if Arc::ptr_eq(&before, &row) {
                continue;
            }
            known.add_shown(&mut self.shown);
            self.n_to_review = self.n_to_review + row.n_to_review - before.n_to_review;
            is_in_order &=
                query.sort.keeps_in_place(&before, &row) && filter.holds(&before) == filter.holds(&row);
            if let Some(listed) = self.rows.iter_mut().find(|listed| Arc::ptr_eq(listed, &before)) {
                *listed = row;
            }
        }
        if is_in_order { self } else { self.arranged(open, query) }
    }

    /// The list with its rows filtered and sorted.
    fn arranged(self, open: &OpenProject, query: &Query) -> Self {
        let filter = Filter::new(query, &open.codebook);
        let rows = self.made.iter().map(|made| &made.row).filter(|row| filter.holds(row)).cloned().collect();
        let rows = sorted(rows, query.sort);
        let folders = if query.sort == Sort::FileName { folders(&rows) } else { Vec::new() };
        Self { rows, folders, ..self }
    }

    /// The list with what articles that are missing come to.
    fn missing(self, open: &OpenProject, own: Option<&AnnotatorId>) -> Self {
        let (n_missing, n_to_review_missing) = missing(open, own);
        let n_to_review = self.n_to_review + n_to_review_missing;
        Self { n_missing, n_to_review, n_to_review_missing, ..self }
    }
}

fn sorted(mut rows: Vec<Arc<LibraryRow>>, sort: Sort) -> Vec<Arc<LibraryRow>> {
    // By path they are already, and sorting keeps the order of equals.
    match sort {
        Sort::FileName => rows.sort_by(|a, b| a.place_key.cmp(&b.place_key)),
        Sort::Title => rows.sort_by(|a, b| a.title_key.cmp(&b.title_key)),
        Sort::Date => rows.sort_by(|a, b| b.date.cmp(&a.date)),
        Sort::LastRead => rows.sort_by_key(|row| std::cmp::Reverse(row.last_read)),
        Sort::Annotations => rows.sort_by_key(|row| std::cmp::Reverse(row.n_annotations)),
    }
    rows
}

/// How many annotated articles are not there, and how many annotations of one's own they have.
fn missing(open: &OpenProject, own: Option<&AnnotatorId>) -> (usize, usize) {
    let is_mine = |who: &AnnotatorId| own.is_none_or(|own| own == who);
    let n_in = |path: &ArticlePath| open.project.annotations(path).filter(|(who, ..)| is_mine(who)).count();
    let paths = open.locating.missing();
    let is_gone = |path: &&ArticlePath| open.project.annotations(path).next().is_some();
    (paths.iter().filter(is_gone).count(), paths.iter().map(n_in).sum())
}

/// The folders of rows that are sorted by folder.
fn folders(rows: &[Arc<LibraryRow>]) -> Vec<Folder> {
    let mut folders: Vec<Folder> = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    let mut last = "";
    for (before, row) in rows.iter().enumerate() {
        if row.folder != last {
            last = &row.folder;
            let holds = |above: &str| {
                last.strip_prefix(above).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
            };
            open.retain(|at| folders.get(*at).is_some_and(|folder| holds(&folder.path)));
            let names: Vec<&str> = last.split('/').filter(|name| !name.is_empty()).collect();
            for depth in open.len()..names.len() {
                let path = names.get(..=depth).unwrap_or_default().join("/");
                open.push(folders.len());
                folders.push(Folder { path, depth, n_articles: 0, before });
            }
        }
        for at in &open {
            if let Some(folder) = folders.get_mut(*at) {
                folder.n_articles += 1;
            }
        }
    }
    folders
}

/// The title an article goes by.
#[must_use]
pub fn title_of(path: &ArticlePath, entry: Option<&LibraryEntry>) -> String {
    let Some(entry) = entry else { return path.to_string() };
    if let Some(title) = &entry.facts.title {
        return title.clone();
    }
    let beginning = entry.article.as_ref().and_then(|article| {
        let text = article.text.as_str();
        let line = article.structure.lines.iter().find(|line| !line.label.is_boilerplate())?;
        Some(shortened(line.span.of(text), 90))
    });
    beginning.unwrap_or_else(|| path.file_name().to_owned())
}
