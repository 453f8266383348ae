//! How much there is of each theme: passages, articles, people and characters, of the theme alone and with those below it.

use super::coded::{Below, Coded};
use super::counting_unit::{CountingUnit, characters, length_of_union};
use crate::text::positions::Span;
use std::collections::BTreeSet;

/// How much there is of something.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Passages.
    pub passages: usize,
    /// Sentences, paragraphs or articles that they reach into, as it was asked; of passages the passages.
    pub units: usize,
    /// Articles that they stand in.
    pub articles: usize,
    /// People who made them.
    pub people: usize,
    /// Code points that they cover; what several cover counts once.
    pub characters: usize,
}

/// How much there is of a theme.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ThemeTally {
    /// Of the theme alone.
    pub alone: Tally,
    /// Of the theme and those below it.
    pub with_below: Tally,
}

/// How much there is of each theme, in the order of `Coded::themes`, and of all passages.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Frequencies {
    /// Of each theme.
    pub themes: Vec<ThemeTally>,
    /// Of all passages, those without a theme included.
    pub all: Tally,
    /// Passages without a theme in use.
    pub untagged: usize,
}

impl Frequencies {
    /// Counts; where it is no longer wanted, in the first articles.
    #[must_use]
    pub fn of(coded: &Coded<'_>, unit: CountingUnit, is_cancelled: &dyn Fn() -> bool) -> Self {
        let n_themes = coded.themes.len();
        let mut alone = Tallies::new(n_themes);
        let mut with_below = Tallies::new(n_themes);
        let mut all = Tallies::new(1);
        let mut themes = Vec::new();
        for article in 0..coded.articles.len() {
            let passages = coded.passages_of(article);
            if passages.is_empty() {
                continue;
            }
            if is_cancelled() {
                break;
            }
            let covers = Covers { units: unit.covered(coded, article), chars: characters(coded, article) };
            for (at, passage) in passages.iter().enumerate() {
                all.add(0, at, passage.person);
                for theme in coded.themes_of(passage) {
                    alone.add(*theme, at, passage.person);
                }
                coded.themes_under(passage, Below::Counted, &mut themes);
                for theme in &themes {
                    with_below.add(*theme, at, passage.person);
                }
            }
            for tallies in [&mut alone, &mut with_below, &mut all] {
                tallies.close(&covers);
            }
        }
        let untagged = coded.passages().iter().filter(|passage| coded.themes_of(passage).is_empty()).count();
        let pairs = alone.of_groups.into_iter().zip(with_below.of_groups);
        Self {
            themes: pairs.map(|(alone, with_below)| ThemeTally { alone, with_below }).collect(),
            all: all.of_groups.first().copied().unwrap_or_default(),
            untagged,
        }
    }
}

/// What the passages of an article cover.
struct Covers {
    units: Vec<Option<Span>>,
    chars: Vec<Option<Span>>,
}

/// Counts of several groups, filled article by article.
struct Tallies {
    of_groups: Vec<Tally>,
    people: Vec<BTreeSet<usize>>,
    /// Groups and passages of the article at hand.
    here: Vec<GroupPassage>,
    ranges: Vec<Span>,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct GroupPassage {
    group: usize,
    passage: usize,
}

impl Tallies {
    fn new(n_groups: usize) -> Self {
        Self {
            of_groups: vec![Tally::default(); n_groups],
            people: vec![BTreeSet::new(); n_groups],
            here: Vec::new(),
            ranges: Vec::new(),
        }
    }

    fn add(&mut self, group: usize, passage: usize, person: Option<usize>) {
        self.here.push(GroupPassage { group, passage });
        if let Some(people) = self.people.get_mut(group) {
            people.extend(person);
        }
    }

    /// Counts what was added of an article.
    fn close(&mut self, covers: &Covers) {
        self.here.sort_unstable();
        for of_group in self.here.chunk_by(|one, next| one.group == next.group) {
            let Some(group) = of_group.first().map(|first| first.group) else { continue };
            let ranges = &mut self.ranges;
            let mut covered = |of: &[Option<Span>]| {
                ranges.clear();
                ranges.extend(of_group.iter().filter_map(|member| of.get(member.passage).copied().flatten()));
                length_of_union(ranges)
            };
            let (units, chars) = (covered(&covers.units), covered(&covers.chars));
            let n_people = self.people.get(group).map_or(0, BTreeSet::len);
            if let Some(tally) = self.of_groups.get_mut(group) {
                tally.passages += of_group.len();
                tally.units += units;
                tally.articles += 1;
                tally.people = n_people;
                tally.characters += chars;
            }
        }
        self.here.clear();
    }
}
