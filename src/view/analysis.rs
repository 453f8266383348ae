//! A page of numbers: the table that came of it, what is wrong with its query, and what can be chosen for it.

use super::export::ExportPerson;
use crate::analysis::page::{Extent, PageAnswer};
use crate::exchange::grid::{Grid, GridForm};
use crate::model::id::{SavedId, ThemeId};
use crate::model::saved::{Saved, SavedList, saved_in};
use crate::search::passage_fault::PassageFault;
use crate::session::Session;
use std::collections::BTreeSet;
use std::sync::Arc;

/// A page of numbers.
#[derive(Clone, Debug, Default)]
pub struct AnalysisView {
    /// The table; `None` before anything was counted.
    pub grid: Option<Grid>,
    /// Whether it is of what is asked now, and of the project as it is.
    pub is_counted: bool,
    /// Whether blind coding hides passages, so that the numbers leave them out.
    pub is_blind: bool,
    /// Whether counting broke down.
    pub is_failed: bool,
    /// What is wrong with the query.
    pub fault: Option<PassageFault>,
    /// Everyone who works on the project, oneself first.
    pub people: Vec<ExportPerson>,
    /// The names of the attributes that articles have, in order.
    pub attributes: Vec<String>,
    /// The themes in use, in the order of the tree.
    pub themes: Vec<ThemeChoice>,
    /// The pages that were kept, by name.
    pub saved: Vec<SavedPageRow>,
    /// Tells one table from all others.
    pub n_tables: u64,
    /// What the table was made of.
    made_of: Option<MadeOf>,
}

/// A theme whose branch can be chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ThemeChoice {
    pub id: ThemeId,
    pub name: String,
    /// How many themes stand above it.
    pub depth: usize,
}

/// A page that was kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavedPageRow {
    /// Which one.
    pub id: SavedId,
    /// What it is called.
    pub name: String,
    /// What is chosen on it, as it is kept.
    pub text: String,
}

/// The pages that were kept, by name.
#[must_use]
pub fn saved_pages(session: &Session) -> Vec<SavedPageRow> {
    let Some(open) = session.open_project() else { return Vec::new() };
    let row = |(id, Saved { name, text, .. })| SavedPageRow { id, name, text };
    saved_in(&open.project, SavedList::Pages).into_iter().map(row).collect()
}

#[derive(Clone, Debug, PartialEq)]
struct MadeOf {
    answer: u64,
    form: GridForm,
    total: String,
}

impl AnalysisView {
    /// The page as it is now; of the earlier one what is still true is kept.
    #[must_use]
    pub fn renewed(self, session: &Session, form: &GridForm, is_stale: bool) -> Self {
        let (Some(open), Some(analysing)) = (session.open_project(), session.analysing()) else {
            return Self::default();
        };
        let words = &session.export_words().grid;
        // The words tell the language: with another one, another table.
        let made_of = MadeOf { answer: analysing.answer(), form: form.clone(), total: words.total.clone() };
        let is_same = self.made_of.as_ref() == Some(&made_of);
        let grid = if is_same {
            self.grid
        } else {
            analysing.numbers().map(|answer| Grid::new(answer, form, words))
        };
        let n_tables = if is_same { self.n_tables } else { self.n_tables + 1 };
        let mut view = Self {
            grid,
            n_tables,
            is_counted: analysing.is_counted(open.changes.version()),
            is_blind: open.visibility.is_blind(),
            is_failed: analysing.is_failed(),
            fault: analysing.fault().cloned(),
            people: self.people,
            attributes: self.attributes,
            themes: self.themes,
            saved: self.saved,
            made_of: Some(made_of),
        };
        if is_stale || view.people.is_empty() {
            view.choose_from(session);
        }
        view
    }

    /// How much was counted.
    #[must_use]
    pub fn extent(&self) -> Option<Extent> {
        self.answer().map(|answer| answer.extent)
    }

    /// What was counted.
    #[must_use]
    pub fn answer(&self) -> Option<&Arc<PageAnswer>> {
        self.grid.as_ref().map(Grid::answer)
    }

    fn choose_from(&mut self, session: &Session) {
        let Some(open) = session.open_project() else { return };
        self.saved = saved_pages(session);
        let people = open.visibility.people().all().iter();
        let person = |person: &crate::model::people::Person| ExportPerson {
            name: person.name.clone(),
            ids: person.ids.clone(),
        };
        self.people = people.map(person).collect();
        let entries = open.library.values().flat_map(|entry| &entry.facts.attributes);
        let names: BTreeSet<&String> = entries.map(|(name, _)| name).collect();
        self.attributes = names.into_iter().cloned().collect();
        self.attributes.sort_by_cached_key(|name| crate::text::order::sort_key(name));
        let themes = open.codebook.rows();
        self.themes = themes
            .map(|(id, depth, theme)| ThemeChoice { id: id.clone(), name: theme.name.clone(), depth })
            .collect();
    }
}
