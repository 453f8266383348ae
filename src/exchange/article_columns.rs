//! The attributes of articles as columns: every name once, in the order of the dictionary.

use super::facts::ArticleFacts;
use super::markdown::one_line;
use super::study::Study;
use crate::text::order::sort_key;
use std::borrow::Cow;
use std::collections::{BTreeSet, HashMap, HashSet};

/// The names of the attributes that articles have.
pub(super) fn attribute_names(study: &Study) -> Vec<&str> {
    let attributes = study.sources.iter().flat_map(|source| &source.facts.attributes);
    let names: BTreeSet<&str> = attributes.map(|(name, _)| name.as_str()).collect();
    let mut names: Vec<&str> = names.into_iter().collect();
    names.sort_by_cached_key(|name| sort_key(name));
    names
}

/// What an article says of an attribute; what several people say with `; ` between it.
pub(super) fn attribute_of<'f>(facts: &'f ArticleFacts, name: &str) -> Cow<'f, str> {
    let mut values =
        facts.attributes.iter().filter(|(known, _)| known == name).map(|(_, value)| value.as_str());
    let first = values.next().unwrap_or_default();
    values.fold(Cow::from(first), |all, value| format!("{all}; {value}").into())
}

/// Names that programs take for columns: on one line, none empty, each once whether its letters are small or large; one
/// that is taken gets a number behind it.
pub(super) fn unique_names<'n>(names: impl IntoIterator<Item = &'n str>) -> Vec<String> {
    let mut taken = HashSet::new();
    let mut next: HashMap<String, usize> = HashMap::new();
    names
        .into_iter()
        .map(|name| {
            let name = one_line(name);
            let name = if name.is_empty() { "column".to_owned() } else { name };
            if taken.insert(name.to_lowercase()) {
                return name;
            }
            let n = next.entry(name.to_lowercase()).or_insert(1);
            loop {
                *n += 1;
                let numbered = format!("{name}_{n}");
                if taken.insert(numbered.to_lowercase()) {
                    return numbered;
                }
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::unique_names;

    #[test]
    fn names_that_collide_get_numbers() {
        let names = unique_names(["title", "Title", "title_2", "TITLE", " \n ", "a\r\nb", ""]);
        assert_eq!(names, ["title", "Title_2", "title_2_2", "TITLE_3", "column", "a b", "column_2"]);
    }
}
