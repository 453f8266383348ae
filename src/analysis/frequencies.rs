//! How much there is of each theme: passages, articles, people and characters, of the theme alone and with those below it.

use super::coded::{Below, Coded};
use super::counting_unit::{CountingUnit, characters, length_of_union};
use super::pieces::in_pieces;
use super::word_texts::Cancelled;
use crate::text::positions::Span;

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
    pub fn of(coded: &Coded<'_>, unit: CountingUnit, is_cancelled: Cancelled<'_>) -> Self {
        let pieces = in_pieces(coded.articles.len(), is_cancelled, |articles| {
            let mut count = Count::new(coded);
            for article in articles.filter(|article| !coded.passages_of(*article).is_empty()) {
                if is_cancelled() {
                    break;
                }
                count.add_article(coded, article, unit);
            }
            count
        });
        let mut whole = Count::new(coded);
        for piece in &pieces {
            whole.alone.add_all(&piece.alone);
            whole.with_below.add_all(&piece.with_below);
            whole.all.add_all(&piece.all);
        }
        let untagged = coded.passages().iter().filter(|passage| coded.themes_of(passage).is_empty()).count();
        let pairs = whole.alone.finished().into_iter().zip(whole.with_below.finished());
        Self {
            themes: pairs.map(|(alone, with_below)| ThemeTally { alone, with_below }).collect(),
            all: whole.all.finished().first().copied().unwrap_or_default(),
            untagged,
        }
    }
}

/// What was counted so far.
struct Count {
    alone: Tallies,
    with_below: Tallies,
    all: Tallies,
    /// The themes of the passage at hand.
    themes: Vec<usize>,
}

impl Count {
    fn new(coded: &Coded<'_>) -> Self {
        let tallies = |n_groups| Tallies::new(n_groups, coded.people.len());
        let n_themes = coded.themes.len();
        Self { alone: tallies(n_themes), with_below: tallies(n_themes), all: tallies(1), themes: Vec::new() }
    }

    fn add_article(&mut self, coded: &Coded<'_>, article: usize, unit: CountingUnit) {
        for (at, passage) in coded.passages_of(article).iter().enumerate() {
            self.all.add(0, at, passage.person);
            for theme in coded.themes_of(passage) {
                self.alone.add(*theme, at, passage.person);
            }
            coded.themes_under(passage, Below::Counted, &mut self.themes);
            for theme in &self.themes {
                self.with_below.add(*theme, at, passage.person);
            }
        }
        let covers = Covers { units: unit.covered(coded, article), chars: characters(coded, article) };
        for tallies in [&mut self.alone, &mut self.with_below, &mut self.all] {
            tallies.close(&covers);
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
    n_people: usize,
    /// Of each group, whether each person made something of it, group by group.
    has_made: Vec<bool>,
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
    fn new(n_groups: usize, n_people: usize) -> Self {
        Self {
            of_groups: vec![Tally::default(); n_groups],
            n_people,
            has_made: vec![false; n_groups * n_people],
            here: Vec::new(),
            ranges: Vec::new(),
        }
    }

    #[inline]
    fn add(&mut self, group: usize, passage: usize, person: Option<usize>) {
        self.here.push(GroupPassage { group, passage });
        let made = person.and_then(|person| self.has_made.get_mut(group * self.n_people + person));
        if let Some(has_made) = made {
            *has_made = true;
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
            if let Some(tally) = self.of_groups.get_mut(group) {
                tally.passages += of_group.len();
                tally.units += units;
                tally.articles += 1;
                tally.characters += chars;
            }
        }
        self.here.clear();
    }

    /// Adds what was counted in other articles.
    fn add_all(&mut self, others: &Self) {
        for (tally, more) in self.of_groups.iter_mut().zip(&others.of_groups) {
            tally.passages += more.passages;
            tally.units += more.units;
            tally.articles += more.articles;
            tally.characters += more.characters;
        }
        for (has_made, more) in self.has_made.iter_mut().zip(&others.has_made) {
            *has_made |= more;
        }
    }

    /// The counts, with how many people there are.
    fn finished(self) -> Vec<Tally> {
        let mut people = self.has_made.chunks(self.n_people.max(1));
        let n_people = |made: Option<&[bool]>| made.unwrap_or_default().iter().filter(|made| **made).count();
        let tallies = self.of_groups.iter();
        tallies.map(|tally| Tally { people: n_people(people.next()), ..*tally }).collect()
    }
}
