//! The codebook as a tree with counts.

use super::library_row::LibraryRow;
use super::people::maker_of;
use crate::model::codebook::MAX_LEVELS;
use crate::model::id::ThemeId;
use crate::model::namesakes::namesakes;
use crate::model::theme_path::ThemePath;
pub use crate::session::counts::Count;
use crate::session::{Session, Stamp};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// One theme.
#[derive(Clone, Debug, PartialEq)]
pub struct ThemeRow {
    /// Which one.
    pub id: ThemeId,
    /// How deep it stands, 0 at the top.
    pub depth: usize,
    /// Its name.
    pub name: String,
    /// Its line colour, `#rrggbb`.
    pub color: String,
    /// Its line pattern.
    pub pattern: usize,
    /// Its key.
    pub key: Option<String>,
    /// The first line of its definition; empty for none.
    pub definition: String,
    /// Annotations in the open article, of those who are shown.
    pub here: Count,
    /// Annotations in the articles that are listed, of those who are shown; in all where the list leaves none out.
    pub all: Count,
    /// Other themes of the very same name, with who made each; and who made this one.
    pub namesakes: Vec<(ThemeId, String)>,
    pub maker: String,
    /// How many of the names above it, the nearest first, tell it from others of its name.
    pub n_telling: usize,
    /// Whether themes stand below it.
    pub has_children: bool,
    /// The theme above it.
    pub parent: Option<ThemeId>,
    /// Its place among its siblings, from 0, and how many those are, itself included.
    pub place: usize,
    pub n_siblings: usize,
    /// The sibling before it, the one after it, and the one after that.
    pub previous: Option<ThemeId>,
    pub next: Option<ThemeId>,
    pub after_next: Option<ThemeId>,
}

/// A theme that annotations bear and the tree does not have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StrayTheme {
    /// Which one.
    pub id: ThemeId,
    /// Its name, or its id where no record tells its name.
    pub name: String,
    /// How many annotations bear it.
    pub n: usize,
    /// Whether someone deleted it. Else nothing is known of it: its codebook is missing or cannot be read.
    pub is_deleted: bool,
}

/// The codebook.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ThemesView {
    /// Themes in the order of the tree.
    pub rows: Vec<ThemeRow>,
    /// Themes that annotations bear and the tree does not have.
    pub strays: Vec<StrayTheme>,
    /// Whether typing makes no new themes.
    pub is_locked: bool,
    /// Whether others' marks are left out of the counts where one is not done, because the study codes blind.
    pub is_blind: bool,
    /// How many articles are listed, where the counts are of these only.
    pub n_listed: Option<usize>,
    /// What it was made of.
    pub stamp: Option<Stamp>,
}

impl ThemesView {
    /// The codebook of the open project.
    #[must_use]
    pub fn new(session: &Session) -> Self {
        let Some(open) = session.open_project() else { return Self::default() };
        let in_all = open.counts().in_all(&open.codebook);
        let parents: BTreeSet<&ThemeId> =
            open.codebook.rows().filter_map(|(_, _, theme)| theme.parent.as_ref()).collect();
        let row = |(id, depth, theme): (&ThemeId, usize, &crate::model::codebook::Theme)| ThemeRow {
            id: id.clone(),
            depth,
            name: theme.name.clone(),
            color: theme.color.clone(),
            pattern: theme.pattern,
            key: open.codebook.key_of(id),
            definition: theme.definition.lines().next().unwrap_or_default().to_owned(),
            here: Count::default(),
            all: in_all.get(id).copied().unwrap_or_default(),
            namesakes: Vec::new(),
            maker: String::new(),
            n_telling: open.codebook.names().n_telling(id),
            has_children: parents.contains(id),
            parent: theme.parent.clone(),
            place: 0,
            n_siblings: 0,
            previous: None,
            next: None,
            after_next: None,
        };
        let mut rows: Vec<ThemeRow> = open.codebook.rows().map(row).collect();
        name_siblings(&mut rows);
        for themes in namesakes(&open.codebook).into_values() {
            let made: Vec<(ThemeId, String)> =
                themes.into_iter().map(|id| (id.clone(), maker_of(open, &id))).collect();
            for row in &mut rows {
                if let Some((_, maker)) = made.iter().find(|(id, _)| *id == row.id) {
                    row.maker.clone_from(maker);
                    row.namesakes = made.iter().filter(|(id, _)| *id != row.id).cloned().collect();
                }
            }
        }
        let stray = |(id, count): (&ThemeId, &Count)| StrayTheme {
            id: id.clone(),
            name: open.codebook.full_name(id),
            n: count.own,
            is_deleted: open.codebook.theme(id).is_some_and(|theme| theme.is_deleted),
        };
        let is_stray = |(id, count): &(&ThemeId, &Count)| count.own > 0 && !open.codebook.is_in_use(id);
        let strays = in_all.iter().filter(is_stray).map(stray).collect();
        let (is_locked, is_blind) = (open.codebook.is_locked, open.visibility.is_blind());
        let mut view = Self { rows, strays, is_locked, is_blind, n_listed: None, stamp: session.stamp() };
        view.count_here(session);
        view
    }

    /// Whether annotations bear themes of which nothing is known.
    #[must_use]
    pub fn has_unknown(&self) -> bool {
        self.strays.iter().any(|stray| !stray.is_deleted)
    }

    /// Counts the annotations of these articles only; of all where there are none given.
    pub fn count_listed(&mut self, session: &Session, listed: Option<&[Arc<LibraryRow>]>) {
        let Some(open) = session.open_project() else { return };
        self.n_listed = listed.map(<[_]>::len);
        let counts = match listed {
            Some(rows) => open.counts().in_articles(rows.iter().map(|row| &row.path), &open.codebook),
            None => open.counts().in_all(&open.codebook),
        };
        for row in &mut self.rows {
            row.all = counts.get(&row.id).copied().unwrap_or_default();
        }
    }

    /// What a theme is called.
    #[must_use]
    pub fn name_of(&self, id: &ThemeId) -> Option<&str> {
        self.rows.iter().find(|row| row.id == *id).map(|row| row.name.as_str())
    }

    /// The names of a row by its place: in the tree its own only, outside of it also those above it.
    #[must_use]
    pub fn path_of(&self, at: usize, is_in_tree: bool) -> ThemePath {
        let Some(row) = self.rows.get(at) else { return ThemePath::default() };
        let mut path = ThemePath { name: row.name.clone(), above: Vec::new(), n_telling: 0 };
        if !is_in_tree {
            let (mut parent, mut before) = (row.parent.as_ref(), self.rows.get(..at).unwrap_or_default());
            while let Some(id) = parent.filter(|_| path.above.len() < MAX_LEVELS) {
                let Some(place) = before.iter().rposition(|row| row.id == *id) else { break };
                path.above.extend(before.get(place).map(|row| row.name.clone()));
                parent = before.get(place).and_then(|row| row.parent.as_ref());
                before = before.get(..place).unwrap_or_default();
            }
            path.above.reverse();
            path.n_telling = row.n_telling;
        }
        path
    }

    /// Takes in which article is open, where nothing else has changed.
    pub fn count_here(&mut self, session: &Session) {
        let Some(open) = session.open_project() else { return };
        let reading = session.reading();
        let counts = reading.map(|reading| open.counts().in_article(&reading.path, &open.codebook));
        let counts = counts.unwrap_or_default();
        for row in &mut self.rows {
            row.here = counts.get(&row.id).copied().unwrap_or_default();
        }
    }
}

/// Tells each row the siblings around it.
fn name_siblings(rows: &mut [ThemeRow]) {
    let mut siblings: BTreeMap<Option<ThemeId>, Vec<usize>> = BTreeMap::new();
    for (at, row) in rows.iter().enumerate() {
        siblings.entry(row.parent.clone()).or_default().push(at);
    }
    for places in siblings.values() {
        let ids: Vec<Option<ThemeId>> =
            places.iter().map(|at| rows.get(*at).map(|row| row.id.clone())).collect();
        let id = |at: Option<usize>| at.and_then(|at| ids.get(at)).cloned().flatten();
        for (n, at) in places.iter().enumerate() {
            if let Some(row) = rows.get_mut(*at) {
                (row.place, row.n_siblings) = (n, places.len());
                row.previous = id(n.checked_sub(1));
                row.next = id(Some(n + 1));
                row.after_next = id(Some(n + 2));
            }
        }
    }
}
