//! Spellings that mean the same: who looks for one of them finds them all. The usual ones of Vietnamese newspapers are
//! built in; what people decide of them, and others that they add, stands in their codebooks.

use super::needle::Needle;
use super::text_query::{TextQuery, Way};
use super::word_ends::{has_word_after, has_word_before};
use super::word_pattern::without_spaces_at_dashes;
use crate::model::id::SavedId;
use crate::model::project::Project;
use crate::model::saved::{Saved, SavedList, recorded};
use crate::text::fold::{Strength, fold};
use crate::text::folded_letter::lower_letter;
use crate::text::order;
use crate::text::positions::Span;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// So many other spellings of a query are looked for at most.
const N_OTHERS: usize = 40;

/// Code points of a query beyond which no spelling is sought in it: a pasted sentence is meant as it stands.
const QUERY_CHARS: usize = 120;

/// The spellings that are built in.
const USUAL: &str = include_str!("../../assets/spellings/vi.txt");

/// Some spellings that mean the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SpellingGroup {
    /// Which group, for ever.
    pub id: SavedId,
    /// The spellings, two at least.
    pub spellings: Vec<String>,
}

/// All groups of a project; clones share them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Equivalents(Arc<Known>);

#[derive(Debug, Default, PartialEq, Eq)]
struct Known {
    groups: Vec<SpellingGroup>,
    /// The groups that have a spelling of these bare letters, by number.
    by_letters: BTreeMap<String, Vec<usize>>,
}

/// Words that stand for a query's, and whether a word begins and ends where they do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct OtherWords {
    pub(super) words: String,
    pub(super) begins_word: bool,
    pub(super) ends_word: bool,
}

/// A part of a query that is a spelling, and the groups that have it.
#[derive(Clone, Debug)]
struct Part {
    span: Span,
    groups: Vec<usize>,
}

/// The groups that are built in, in the order of their names.
#[must_use]
pub fn usual() -> Vec<SpellingGroup> {
    let lines = USUAL.lines().filter(|line| !line.starts_with('#'));
    let group = |line: &str| {
        let (id, spellings) = line.split_once(':')?;
        Some(SpellingGroup { id: id.parse().ok()?, spellings: spellings_of(spellings) })
    };
    lines.filter_map(group).collect()
}

/// The spellings of a line in which semicolons stand between them, each once.
#[must_use]
pub fn spellings_of(line: &str) -> Vec<String> {
    let mut spellings: Vec<String> = Vec::new();
    for spelling in line.split(';') {
        let spelling = spelling.split_whitespace().collect::<Vec<_>>().join(" ");
        if !spelling.is_empty() && !spellings.contains(&spelling) {
            spellings.push(spelling);
        }
    }
    spellings
}

/// The first line (from 1) of a text of groups that has one spelling only: it means the same as nothing.
#[must_use]
pub fn lonely_line(text: &str) -> Option<usize> {
    text.lines().position(|line| spellings_of(line).len() == 1).map(|at| at + 1)
}

impl Equivalents {
    /// The groups that are built in, with what the people of a project changed and added.
    #[must_use]
    pub fn of(project: &Project) -> Self {
        let mut groups: BTreeMap<SavedId, Vec<String>> =
            usual().into_iter().map(|group| (group.id, group.spellings)).collect();
        for (id, Saved { text, is_deleted, .. }) in recorded(project, SavedList::Equivalents) {
            // A record that says nothing of the spellings leaves them as they are built in.
            if is_deleted {
                groups.remove(&id);
            } else if !text.is_empty() {
                groups.insert(id, text.lines().map(str::to_owned).collect());
            }
        }
        groups.retain(|_, spellings| spellings.len() > 1);
        let mut groups: Vec<SpellingGroup> =
            groups.into_iter().map(|(id, spellings)| SpellingGroup { id, spellings }).collect();
        groups
            .sort_by_cached_key(|group| order::sort_key(group.spellings.first().map_or("", String::as_str)));
        let mut by_letters: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (at, group) in groups.iter().enumerate() {
            let letters: BTreeSet<String> =
                group.spellings.iter().map(|spelling| bare_letters(spelling)).collect();
            for letters in letters {
                by_letters.entry(letters).or_default().push(at);
            }
        }
        Self(Arc::new(Known { groups, by_letters }))
    }

    /// Becomes what a project says by now; where that is the same, it stays the one it is.
    pub fn follow(&mut self, project: &Project) {
        let now = Self::of(project);
        if now != *self {
            *self = now;
        }
    }

    /// Whether both are one, and not only alike.
    #[must_use]
    pub fn is(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }

    /// The groups, by their first spelling.
    #[must_use]
    pub fn groups(&self) -> &[SpellingGroup] {
        &self.0.groups
    }

    /// All groups as the text that is edited: one a line, semicolons between its spellings.
    #[must_use]
    pub fn as_text(&self) -> String {
        let line = |group: &SpellingGroup| group.spellings.join("; ");
        self.groups().iter().map(line).collect::<Vec<_>>().join("\n")
    }

    /// The other spellings of what a query has a spelling of, whether it is looked for by them or not.
    #[must_use]
    pub fn known_for(&self, query: &TextQuery) -> Vec<String> {
        let parts = self.parts(&TextQuery { is_literal: false, ..query.clone() });
        let mut others: Vec<String> = Vec::new();
        for part in parts {
            let typed = part.span.of(query.words.trim()).to_lowercase();
            for spelling in self.spellings(&part).filter(|spelling| spelling.to_lowercase() != typed) {
                if !others.contains(spelling) {
                    others.push(spelling.clone());
                }
            }
        }
        others
    }

    /// The words that stand for a query's, without those typed.
    pub(super) fn others(&self, query: &TextQuery) -> Vec<OtherWords> {
        let typed = query.words.trim();
        let mut others = vec![OtherWords { words: typed.to_owned(), begins_word: false, ends_word: false }];
        // From the last part to the first, so that the places before stay what they are.
        for part in self.parts(query).into_iter().rev() {
            let n_bytes = typed.len();
            let replaced = others.iter().flat_map(|other| {
                let spelled = self.spellings(&part).map(|spelling| {
                    let mut words = other.words.clone();
                    words.replace_range(part.span.start..part.span.end, spelling);
                    OtherWords {
                        words,
                        begins_word: other.begins_word || part.span.start == 0,
                        ends_word: other.ends_word || part.span.end == n_bytes,
                    }
                });
                std::iter::once(other.clone()).chain(spelled)
            });
            others = replaced.take(N_OTHERS + 1).collect();
        }
        let mut known = BTreeSet::from([typed.to_lowercase()]);
        others.retain(|other| known.insert(other.words.to_lowercase()));
        others
    }

    /// The spellings of a part's groups.
    fn spellings<'e>(&'e self, part: &'e Part) -> impl Iterator<Item = &'e String> {
        let groups = part.groups.iter().filter_map(|group| self.0.groups.get(*group));
        groups.flat_map(|group| &group.spellings)
    }

    /// The parts of a query that are spellings, the leftmost and longest first, none within another.
    fn parts(&self, query: &TextQuery) -> Vec<Part> {
        let words = query.words.trim();
        let is_meant = query.way == Way::Words && query.near.is_none() && !query.is_literal;
        if !is_meant || words.chars().count() > QUERY_CHARS {
            return Vec::new();
        }
        let ends: Vec<usize> = word_edges(words, |before, after| before && !after).collect();
        let mut parts: Vec<Part> = Vec::new();
        for start in word_edges(words, |before, after| !before && after) {
            if parts.last().is_some_and(|last| start < last.span.end) {
                continue;
            }
            let mut spans = ends.iter().rev().filter(|end| **end > start).map(|end| Span::new(start, *end));
            let groups_of = |span: Span| {
                let part = span.of(words);
                let groups = self.0.by_letters.get(&bare_letters(part))?;
                let needle = Needle::with_marks(part, query.marks);
                let has_it = |group: &&usize| {
                    let spellings = self.0.groups.get(**group).map(|group| group.spellings.as_slice());
                    spellings.unwrap_or_default().iter().any(|spelling| needle.is_all_of(spelling))
                };
                let groups: Vec<usize> = groups.iter().filter(has_it).copied().collect();
                (!groups.is_empty()).then_some(groups)
            };
            parts.extend(spans.find_map(|span| Some(Part { span, groups: groups_of(span)? })));
        }
        parts
    }
}

/// The places between two letters, or at an end, of which `is_edge` holds: whether a word is before, and after.
fn word_edges(words: &str, is_edge: impl Fn(bool, bool) -> bool) -> impl Iterator<Item = usize> {
    let places = words.char_indices().map(|(at, _)| at).chain([words.len()]);
    places.filter(move |at| is_edge(has_word_before(words, *at), has_word_after(words, *at)))
}

/// The letters without marks, in lower case, one space between words and none beside a dash.
fn bare_letters(words: &str) -> String {
    let words: String = without_spaces_at_dashes(words).chars().map(lower_letter).collect();
    fold(&words, Strength::Base)
}

#[cfg(test)]
mod tests {
    use super::{Equivalents, usual};
    use crate::model::project::Project;
    use crate::search::text_query::TextQuery;

    #[test]
    fn every_group_that_is_built_in_has_an_id_and_several_spellings_and_no_two_share_one() {
        let mut known = std::collections::BTreeSet::new();
        for group in usual() {
            assert!(group.spellings.len() > 1, "{group:?}");
            for spelling in &group.spellings {
                assert!(known.insert(spelling.to_lowercase()), "{spelling} stands twice");
            }
        }
        assert_eq!(known.len(), super::USUAL.matches(';').count() + usual().len());
    }

    #[test]
    fn parts_of_a_query_are_replaced_one_by_one_and_together() {
        let equivalents = Equivalents::of(&Project::default());
        let others = |words: &str| -> Vec<String> {
            let others = equivalents.others(&TextQuery::of_words(words));
            others.into_iter().map(|other| other.words).collect()
        };
        assert!(others("UBND Đảng").contains(&"Ủy ban nhân dân Đảng".to_owned()));
        let both = others("ubnd ĐBSCL");
        assert_eq!(
            both,
            [
                "Ủy ban nhân dân ĐBSCL",
                "ubnd Đồng bằng sông Cửu Long",
                "Ủy ban nhân dân Đồng bằng sông Cửu Long"
            ]
        );
        assert!(others("thanh pho ho chi minh").contains(&"TPHCM".to_owned()));
        assert!(others("thánh phố Hồ Chí Minh").is_empty());
        assert!(others("Hồ Chí Minh").is_empty());
    }
}
