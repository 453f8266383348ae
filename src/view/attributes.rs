//! Articles and their attributes as a table. Only what changed in the project is made anew, and the order stands while
//! cells are filled: rows do not run away from who writes in them.

use super::attribute_order::ordered;
pub use super::attribute_order::{AttributeForm, AttributeSort};
use super::library::title_of;
use crate::exchange::attribute_table::AttributeTable;
use crate::exchange::facts::ArticleFacts;
use crate::exchange::place::place_in_library;
use crate::model::article::About;
use crate::model::article_field::ArticleField;
use crate::model::id::{AnnotatorId, ArticlePath};
use crate::session::{OpenProject, Session};
use crate::text::order::sort_key;
use crate::workers::ticket::Opening;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

/// An article.
#[derive(Clone, Debug)]
pub struct AttributeRow {
    /// Which article.
    pub path: ArticlePath,
    /// Its title, or what stands in its place.
    pub title: String,
    facts: Arc<ArticleFacts>,
    own: Option<Arc<About>>,
}

/// How what stands in a cell stands to what one decided oneself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Nothing stands there.
    Empty,
    /// One's own value, and no other.
    Own,
    /// One's own value beside those of others.
    Several,
    /// Somebody else's value, in the place of one's own.
    Overruled,
    /// What the article says, or somebody else: nothing of one's own.
    Others,
}

impl AttributeRow {
    fn new(open: &OpenProject, own: Option<&AnnotatorId>, path: &ArticlePath) -> Option<Self> {
        let entry = open.library.get(path)?;
        Some(Self {
            path: path.clone(),
            title: title_of(path, Some(entry)),
            facts: Arc::clone(&entry.facts),
            own: own.and_then(|own| open.project.about(path, own)).cloned(),
        })
    }

    /// What stands in a cell; several values have `; ` between them.
    #[must_use]
    pub fn shown(&self, field: &ArticleField) -> Cow<'_, str> {
        let fact = match field {
            ArticleField::Title => &self.facts.title,
            ArticleField::Date => &self.facts.date,
            ArticleField::Source => &self.facts.source,
            ArticleField::Author => &self.facts.author,
            ArticleField::Attribute(name) => {
                let of_name = self.facts.attributes.iter().filter(|(known, _)| known == name);
                let mut values = of_name.map(|(_, value)| value.as_str());
                let first = values.next().unwrap_or_default();
                return values.fold(Cow::Borrowed(first), |all, value| format!("{all}; {value}").into());
            }
        };
        Cow::Borrowed(fact.as_deref().unwrap_or_default())
    }

    /// What one decided oneself; empty for nothing.
    #[must_use]
    pub fn own(&self, field: &ArticleField) -> String {
        let values = self.own.iter().flat_map(|about| about.values(field));
        values.collect::<Vec<_>>().join("; ")
    }

    /// What writing in a cell begins with: one's own value, else what stands there.
    #[must_use]
    pub fn written(&self, field: &ArticleField) -> String {
        let own = self.own(field);
        if own.is_empty() { self.shown(field).into_owned() } else { own }
    }

    /// How what stands in a cell stands to what one decided oneself.
    #[must_use]
    pub fn standing(&self, field: &ArticleField) -> Standing {
        let (shown, own) = (self.shown(field), self.own(field));
        match (shown.is_empty(), own.is_empty()) {
            (true, _) => Standing::Empty,
            (false, true) => Standing::Others,
            (false, false) if shown == own => Standing::Own,
            (false, false) if field.attribute().is_some() => Standing::Several,
            (false, false) => Standing::Overruled,
        }
    }
}

/// The table.
#[derive(Clone, Debug, Default)]
pub struct AttributesView {
    /// The columns, of which the first stands still while the others are moved.
    pub fields: Vec<ArticleField>,
    /// How many articles have a value, by attribute.
    pub n_filled: BTreeMap<String, usize>,
    all: Vec<AttributeRow>,
    places: HashMap<ArticlePath, usize>,
    /// How many articles have a title.
    titles: HashMap<String, usize>,
    /// The rows that are shown, as places among all.
    shown: Vec<usize>,
    form: AttributeForm,
    seen: Option<Seen>,
}

/// The version of a project that a table was made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Seen {
    opening: Opening,
    version: u64,
}

impl AttributesView {
    /// The table as it is now; of the earlier one what is still true is kept, and the order of its rows, too, where neither
    /// another is asked for nor articles came or went.
    #[must_use]
    pub fn renewed(mut self, session: &Session, form: &AttributeForm) -> Self {
        let Some(open) = session.open_project() else { return Self::default() };
        let own = session.annotator();
        let now = Seen { opening: open.opening, version: open.changes.version() };
        let mut is_reordered = !self.form.asks_for_rows_of(form);
        if self.seen != Some(now) {
            let before = self.seen.filter(|seen| seen.opening == now.opening);
            let change = before.map(|seen| open.changes.since(seen.version));
            let only = change.as_ref().and_then(|change| change.only_articles());
            if !only.is_some_and(|paths| self.renew_rows(open, own, paths)) {
                is_reordered |= self.gather(open, own);
            }
            self.seen = Some(now);
        }
        self.fields = self.fields_of(form);
        if is_reordered {
            self.form = form.clone();
            self.shown = ordered(&self.all, &self.fields, form);
        }
        self
    }

    /// How many articles there are.
    #[must_use]
    pub fn n_all(&self) -> usize {
        self.all.len()
    }

    /// How many of them are shown.
    #[must_use]
    pub fn n_shown(&self) -> usize {
        self.shown.len()
    }

    /// A row that is shown.
    #[must_use]
    pub fn row(&self, row: usize) -> Option<&AttributeRow> {
        self.all.get(*self.shown.get(row)?)
    }

    /// The row of an article, where it is shown.
    #[must_use]
    pub fn row_of(&self, path: &ArticlePath) -> Option<usize> {
        let place = self.places.get(path)?;
        self.shown.iter().position(|shown| shown == place)
    }

    /// What stands in a cell.
    #[must_use]
    pub fn shown(&self, row: usize, column: usize) -> Cow<'_, str> {
        match (self.row(row), self.fields.get(column)) {
            (Some(row), Some(field)) => row.shown(field),
            (Some(_) | None, Some(_) | None) => Cow::Borrowed(""),
        }
    }

    /// Whether other articles have the title of this one, so that only their paths tell them apart.
    #[must_use]
    pub fn is_title_repeated(&self, row: &AttributeRow) -> bool {
        self.titles.get(&row.title).is_some_and(|n| *n > 1)
    }

    /// Whether any article has an attribute, or one was added.
    #[must_use]
    pub fn has_attributes(&self) -> bool {
        self.fields.len() > ArticleField::NAMED.len()
    }

    /// The values that stand in a column, each once, in the order of dictionaries.
    #[must_use]
    pub fn values(&self, field: &ArticleField) -> Vec<String> {
        let values: BTreeSet<String> = self.all.iter().map(|row| row.shown(field).into_owned()).collect();
        let mut values: Vec<String> = values.into_iter().filter(|value| !value.is_empty()).collect();
        values.sort_by_cached_key(|value| sort_key(value));
        values
    }

    /// The rows that are shown as a table of texts; the headings of paths and fields are told.
    #[must_use]
    pub fn table(&self, title: &str, article: &str, heads: &[String]) -> AttributeTable {
        let rows = (0..self.n_shown()).filter_map(|row| self.row(row)).map(|row| {
            let cells = self.fields.iter().map(|field| row.shown(field).into_owned());
            std::iter::once(row.path.to_string()).chain(cells).collect()
        });
        AttributeTable {
            title: title.to_owned(),
            heads: std::iter::once(article).map(str::to_owned).chain(heads.iter().cloned()).collect(),
            rows: rows.collect(),
        }
    }

    fn fields_of(&self, form: &AttributeForm) -> Vec<ArticleField> {
        let mut names: Vec<&String> = self.n_filled.keys().collect();
        names.extend(form.new_names.iter().filter(|name| !self.n_filled.contains_key(*name)));
        names.sort_by_cached_key(|name| (sort_key(name), (*name).clone()));
        names.dedup();
        let attributes = names.into_iter().cloned().map(ArticleField::Attribute);
        ArticleField::NAMED.into_iter().chain(attributes).collect()
    }

    /// Makes all rows anew; says whether articles came or went.
    fn gather(&mut self, open: &OpenProject, own: Option<&AnnotatorId>) -> bool {
        let is_same = self.all.len() == open.library.len()
            && open.library.keys().all(|path| self.places.contains_key(path));
        let mut paths: Vec<ArticlePath> = if is_same {
            self.all.iter().map(|row| row.path.clone()).collect()
        } else {
            open.library.keys().cloned().collect()
        };
        if !is_same {
            paths.sort_by_cached_key(place_in_library);
        }
        self.all = paths.iter().filter_map(|path| AttributeRow::new(open, own, path)).collect();
        self.places = self.all.iter().enumerate().map(|(at, row)| (row.path.clone(), at)).collect();
        (self.titles, self.n_filled) = (HashMap::new(), BTreeMap::new());
        for at in 0..self.all.len() {
            self.count(at, 1);
        }
        !is_same
    }

    /// Makes these rows anew; says whether that was all there was to do.
    fn renew_rows(
        &mut self,
        open: &OpenProject,
        own: Option<&AnnotatorId>,
        paths: &BTreeSet<ArticlePath>,
    ) -> bool {
        let is_here =
            |path: &&ArticlePath| self.places.contains_key(*path) || open.library.contains_key(*path);
        let known = |path: &ArticlePath| Some((*self.places.get(path)?, AttributeRow::new(open, own, path)?));
        let renewed: Option<Vec<_>> = paths.iter().filter(is_here).map(known).collect();
        let Some(renewed) = renewed else { return false };
        for (at, row) in renewed {
            self.count(at, -1);
            if let Some(place) = self.all.get_mut(at) {
                *place = row;
            }
            self.count(at, 1);
        }
        true
    }

    /// Counts the title and the attributes of a row in, or out again.
    fn count(&mut self, at: usize, by: isize) {
        let Some(row) = self.all.get(at) else { return };
        let titles = self.titles.entry(row.title.clone()).or_default();
        *titles = titles.saturating_add_signed(by);
        let names: BTreeSet<&String> = row.facts.attributes.iter().map(|(name, _)| name).collect();
        for name in names {
            let n = self.n_filled.get(name).copied().unwrap_or_default().saturating_add_signed(by);
            if n == 0 {
                self.n_filled.remove(name);
            } else {
                self.n_filled.insert(name.clone(), n);
            }
        }
    }
}
