//! The summary grid (framework matrix): a row an article, a column a theme, and in each cell what people wrote to sum up what
//! the article says about the theme, beside how many passages it does so in.

use super::coded::{Below, Coded};
use super::word_texts::Cancelled;
use crate::model::id::AnnotatorId;
use crate::search::passage_scope::Scope;
use std::collections::{BTreeMap, BTreeSet};

/// A summary grid.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Summaries {
    /// The articles with passages or summaries, by path.
    pub rows: Vec<SummaryRow>,
}

/// An article of the grid.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SummaryRow {
    /// Which one, as a place among the articles.
    pub article: usize,
    /// What there is of the themes with passages or summaries in it, by their places among the themes.
    pub cells: BTreeMap<usize, SummaryCell>,
}

/// What there is of a theme in an article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SummaryCell {
    /// Its passages in the article.
    pub passages: usize,
    /// What was written of them, by person.
    pub written: Vec<WrittenSummary>,
    /// The same as one text: of one person as it is, of several each after the name, a line each.
    pub text: String,
}

/// What one person wrote.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WrittenSummary {
    /// Who, as a place among the people; `None` where nobody knows them.
    pub person: Option<usize>,
    /// What the person is called.
    pub name: String,
    /// The summary.
    pub text: String,
}

impl Summaries {
    /// Lays the grid out, with the summaries of some people, of all where none is named; where it is no longer wanted, with
    /// the first articles.
    #[must_use]
    pub fn of(
        scope: &Scope<'_>,
        coded: &Coded<'_>,
        people: &BTreeSet<AnnotatorId>,
        below: Below,
        is_cancelled: Cancelled<'_>,
    ) -> Self {
        let mut rows = Vec::new();
        let mut themes = Vec::new();
        for article in 0..coded.articles.len() {
            if is_cancelled() {
                break;
            }
            let mut row = SummaryRow { article, cells: BTreeMap::new() };
            for passage in coded.passages_of(article) {
                coded.themes_under(passage, below, &mut themes);
                for theme in &themes {
                    row.cells.entry(*theme).or_default().passages += 1;
                }
            }
            row.add_written(scope, coded, people);
            row.cells.values_mut().for_each(SummaryCell::join);
            if !row.cells.is_empty() {
                rows.push(row);
            }
        }
        Self { rows }
    }
}

impl SummaryCell {
    fn join(&mut self) {
        self.text = match self.written.as_slice() {
            [] => String::new(),
            [WrittenSummary { text, .. }] => text.clone(),
            several @ [_, _, ..] => {
                let said = several.iter().map(|written| format!("{}: {}", written.name, written.text));
                said.collect::<Vec<_>>().join("\n")
            }
        };
    }
}

impl SummaryRow {
    fn add_written(&mut self, scope: &Scope<'_>, coded: &Coded<'_>, people: &BTreeSet<AnnotatorId>) {
        let Some(line) = coded.articles.get(self.article) else { return };
        let Some(notes) = scope.project.article_notes(line.path) else { return };
        let sees = scope.filter.in_article(scope.project, line.path);
        let abouts = notes.iter().filter_map(|(who, record)| Some((who, record.about.value.as_ref()?)));
        for (who, about) in abouts.filter(|(_, about)| !about.summaries.is_empty()) {
            let person = scope.people.place(who);
            let is_wanted = people.is_empty()
                || people.contains(who)
                || person
                    .and_then(|at| coded.people.get(at))
                    .is_some_and(|person| person.ids.iter().any(|id| people.contains(id)));
            if !is_wanted || !sees(who) {
                continue;
            }
            for (theme, known) in coded.themes.iter().enumerate() {
                let text = about.summary(known.id, scope.codebook);
                if text.is_empty() {
                    continue;
                }
                let name = scope.people.name(who).to_owned();
                let written = &mut self.cells.entry(theme).or_default().written;
                written.push(WrittenSummary { person, name, text });
                written.sort_by_key(|written| written.person);
            }
        }
    }
}
