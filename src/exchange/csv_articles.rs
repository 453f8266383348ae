//! What a table of passages says of their articles: it is worked out once an article, since it stands in every record.

use super::csv::push_joined;
use super::study::{Source, Study};
use crate::text::order;
use std::collections::BTreeMap;

/// How many attributes have a column of their own. Articles of other programs may have any number, and each column
/// stands in every record.
const MAX_COLUMNS: usize = 200;

/// The columns of the attributes that articles with passages have.
pub(super) struct AttributeColumns<'s> {
    /// Which column an attribute has.
    columns: BTreeMap<&'s str, usize>,
    names: Vec<String>,
}

impl<'s> AttributeColumns<'s> {
    /// A column `attribute:NAME` for each attribute, in the order of the dictionary. Where they are too many, those that
    /// most articles have; the others share a last column `attributes`, each as `NAME: VALUE`.
    pub(super) fn of(study: &'s Study) -> Self {
        let mut n_articles: BTreeMap<&str, usize> = BTreeMap::new();
        let coded = study.by_source().filter_map(|codings| study.sources.get(codings.first()?.source));
        for (name, _) in coded.flat_map(|source| &source.facts.attributes) {
            *n_articles.entry(name).or_default() += 1;
        }
        let n_names = n_articles.len();
        let mut own: Vec<(&str, usize)> = n_articles.into_iter().collect();
        own.sort_by_key(|(_, n_articles)| std::cmp::Reverse(*n_articles));
        own.truncate(MAX_COLUMNS);
        own.sort_by(|(one, _), (other, _)| order::compare(one, other));
        let mut names: Vec<String> = own.iter().map(|(name, _)| format!("attribute:{name}")).collect();
        if n_names > MAX_COLUMNS {
            names.push("attributes".to_owned());
        }
        let columns = own.into_iter().enumerate().map(|(column, (name, _))| (name, column)).collect();
        Self { columns, names }
    }

    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.names.iter().map(String::as_str)
    }
}

/// What records say of an article.
pub(super) struct ArticleCells<'s> {
    /// Path, title, date, source and author.
    pub(super) facts: [&'s str; 5],
    /// Its themes as a whole.
    pub(super) themes: String,
    /// A cell each column; of several values `; ` stands between them.
    pub(super) attributes: Vec<String>,
}

impl<'s> ArticleCells<'s> {
    /// The cells of an article; empty ones where it is not known.
    pub(super) fn of(source: Option<&'s Source>, names: &[String], columns: &AttributeColumns<'_>) -> Self {
        let mut cells = Self {
            facts: [""; 5],
            themes: String::new(),
            attributes: vec![String::new(); columns.names.len()],
        };
        let Some(Source { facts, codes, .. }) = source else {
            return cells;
        };
        let known = |fact: &'s Option<String>| fact.as_deref().unwrap_or_default();
        cells.facts = [
            &facts.path,
            known(&facts.title),
            known(&facts.date),
            known(&facts.source),
            known(&facts.author),
        ];
        let themes = codes.iter().filter_map(|code| names.get(*code));
        themes.for_each(|name| push_joined(&mut cells.themes, name));
        for (name, value) in &facts.attributes {
            match columns.columns.get(name.as_str()).and_then(|column| cells.attributes.get_mut(*column)) {
                Some(cell) => push_joined(cell, value),
                None => {
                    if let Some(cell) = cells.attributes.last_mut() {
                        push_joined(cell, &format!("{name}: {value}"));
                    }
                }
            }
        }
        cells
    }
}
