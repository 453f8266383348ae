//! What cases and variables say of the sources of a REFI-QDA project: attributes of the articles.

use super::refi_guids::Fact;
use super::refi_ids::{Id, Ids};
use super::refi_project::{Case, Value};
use super::study::Source;
use super::study_parts::fact;
use std::collections::HashMap;

/// How many attributes are given, and how many bytes they may have: a case gives its own to each of its sources.
const MAX_ATTRIBUTES: usize = 500_000;
const MAX_BYTES: usize = 64 * 1024 * 1024;

/// Up to how many bytes of one attribute values are added to those it has.
const MAX_VALUE_BYTES: usize = 10_000;

/// The attribute that says which case a source belongs to.
pub const CASE: &str = "case";

/// Gives out what variables are.
pub(super) struct Attributes<'p> {
    ids: &'p Ids,
    /// The names of variables.
    variables: &'p HashMap<Id, String>,
    /// Where each source has each of its attributes.
    places: HashMap<(usize, String), usize>,
    n_left: usize,
    n_bytes_left: usize,
}

impl<'p> Attributes<'p> {
    /// Attributes of these names.
    pub(super) fn new(ids: &'p Ids, variables: &'p HashMap<Id, String>) -> Self {
        Self { ids, variables, places: HashMap::new(), n_left: MAX_ATTRIBUTES, n_bytes_left: MAX_BYTES }
    }

    /// Says what variables are in a source.
    pub(super) fn add_values(&mut self, sources: &mut [Source], at: usize, values: &[Value]) {
        for value in values {
            if self.add_fact(sources, at, value) {
                continue;
            }
            let known = value.variable.and_then(|id| self.variables.get(&id)).map(String::as_str);
            let name = known.filter(|name| !name.is_empty()).unwrap_or(self.ids.text(value.variable));
            self.add(sources, at, name, &value.text);
        }
    }

    /// Takes what a variable of ours says of an article; whether it is one.
    fn add_fact(&self, sources: &mut [Source], at: usize, value: &Value) -> bool {
        let id = self.ids.text(value.variable);
        let Some(facts) = sources.get_mut(at).map(|source| &mut source.facts) else { return false };
        let place = match Fact::ALL.into_iter().find(|fact| fact.guid().to_string() == id) {
            Some(Fact::Title) => &mut facts.title,
            Some(Fact::Date) => &mut facts.date,
            Some(Fact::Source) => &mut facts.source,
            Some(Fact::Author) => &mut facts.author,
            Some(Fact::Path | Fact::Done) | None => return false,
        };
        *place = fact(&value.text);
        true
    }

    /// Says of the sources of a case what the case says, and which case it is; whether there are such sources.
    pub(super) fn add_case(
        &mut self,
        sources: &mut [Source],
        case: &Case,
        places: &HashMap<Id, usize>,
    ) -> bool {
        let mut is_taken = false;
        for at in case.sources.iter().filter_map(|id| places.get(id).copied()) {
            is_taken = true;
            let is_named_so = sources.get(at).is_some_and(|source| source.facts.path == case.name);
            if !is_named_so {
                self.add(sources, at, CASE, &case.name);
            }
            self.add_values(sources, at, &case.values);
        }
        is_taken
    }

    /// Adds a value to an attribute of a source, beside those it has already.
    fn add(&mut self, sources: &mut [Source], at: usize, name: &str, value: &str) {
        let n_bytes = name.len().saturating_add(value.len());
        let (Some(n_left), Some(n_bytes_left), Some(source)) =
            (self.n_left.checked_sub(1), self.n_bytes_left.checked_sub(n_bytes), sources.get_mut(at))
        else {
            return;
        };
        if name.is_empty() || value.is_empty() {
            return;
        }
        (self.n_left, self.n_bytes_left) = (n_left, n_bytes_left);
        let attributes = &mut source.facts.attributes;
        let place = *self.places.entry((at, name.to_owned())).or_insert(attributes.len());
        match attributes.get_mut(place) {
            Some((_, values)) if values.len() > MAX_VALUE_BYTES => {}
            Some((_, values)) if values.split("; ").any(|known| known == value) => {}
            Some((_, values)) => *values = format!("{values}; {value}"),
            None => attributes.push((name.to_owned(), value.to_owned())),
        }
    }
}
