//! How much there is of each theme: passages, articles, people and characters, of the theme alone and with those below it.

use super::coded::{Below, Coded};
use super::counting_unit::{CountingUnit, characters};
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
            whole.add(piece);
        }
        let mut tallies = whole.finished(unit).into_iter();
        let all = tallies.next().unwrap_or_default();
        let (alone, with_below) = (tallies.by_ref().take(coded.themes.len()).collect::<Vec<_>>(), tallies);
        let pairs = alone.into_iter().zip(with_below);
        let themes = pairs.map(|(alone, with_below)| ThemeTally { alone, with_below }).collect();
        Self { themes, all }
    }
}

/// What was counted so far of groups of passages: first all of them, then those of each theme alone, then those of each
/// theme and the themes below it.
struct Count {
    groups: Vec<Group>,
    n_themes: usize,
    n_people: usize,
    /// Of each group, whether each person made something of it, group by group.
    has_made: Vec<bool>,
    /// The themes of the passage at hand.
    themes: Vec<usize>,
    /// The groups of the article's passages, one passage after the other.
    groups_here: Vec<usize>,
    /// Of each passage of the article where its groups begin, and where those of the last one end.
    starts: Vec<usize>,
    order: Vec<Covering>,
}

#[derive(Clone, Copy, Default)]
struct Group {
    passages: usize,
    articles: usize,
    /// The article that was counted last, from 1.
    last_article: usize,
    units: Covered,
    chars: Covered,
}

/// How much ranges cover together that come in the order in which they begin, article after article.
#[derive(Clone, Copy, Default)]
struct Covered {
    length: usize,
    /// Where they end in the article at hand.
    end: usize,
}

impl Covered {
    #[inline]
    fn add(&mut self, range: Span) {
        self.length += range.end.saturating_sub(range.start.max(self.end));
        self.end = self.end.max(range.end);
    }
}

/// What a passage of the article at hand covers.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Covering {
    range: Span,
    passage: usize,
}

impl Count {
    fn new(coded: &Coded<'_>) -> Self {
        let (n_themes, n_people) = (coded.themes.len(), coded.people.len());
        let n_groups = 1 + 2 * n_themes;
        Self {
            groups: vec![Group::default(); n_groups],
            n_themes,
            n_people,
            has_made: vec![false; n_groups * n_people],
            themes: Vec::new(),
            groups_here: Vec::new(),
            starts: Vec::new(),
            order: Vec::new(),
        }
    }

    fn add_article(&mut self, coded: &Coded<'_>, article: usize, unit: CountingUnit) {
        self.groups_here.clear();
        self.starts.clear();
        for passage in coded.passages_of(article) {
            let first = self.groups_here.len();
            self.starts.push(first);
            coded.themes_under(passage, Below::Counted, &mut self.themes);
            self.groups_here.push(0);
            self.groups_here.extend(coded.themes_of(passage).iter().map(|theme| 1 + theme));
            self.groups_here.extend(self.themes.iter().map(|theme| 1 + self.n_themes + theme));
            for at in self.groups_here.iter().skip(first) {
                let Some(group) = self.groups.get_mut(*at) else { continue };
                group.passages += 1;
                if group.last_article != article + 1 {
                    group.last_article = article + 1;
                    group.articles += 1;
                    (group.units.end, group.chars.end) = (0, 0);
                }
                let place = passage.person().map(|person| at * self.n_people + person);
                if let Some(has_made) = place.and_then(|place| self.has_made.get_mut(place)) {
                    *has_made = true;
                }
            }
        }
        self.starts.push(self.groups_here.len());
        match unit {
            // Their units are those that were counted already.
            CountingUnit::Passage | CountingUnit::Article => {}
            CountingUnit::Sentence | CountingUnit::Paragraph => {
                self.cover(&unit.covered(coded, article), |group| &mut group.units);
            }
        }
        self.cover(&characters(coded, article), |group| &mut group.chars);
    }

    /// Adds what the passages of the article at hand cover to their groups.
    fn cover(&mut self, ranges: &[Option<Span>], of: impl Fn(&mut Group) -> &mut Covered) {
        self.order.clear();
        let known = ranges.iter().enumerate();
        self.order.extend(known.filter_map(|(passage, range)| Some(Covering { range: (*range)?, passage })));
        self.order.sort_unstable();
        for Covering { range, passage } in &self.order {
            let from = self.starts.get(*passage).copied().unwrap_or_default();
            let to = self.starts.get(passage + 1).copied().unwrap_or(from);
            for at in self.groups_here.get(from..to).unwrap_or_default() {
                self.groups.get_mut(*at).into_iter().for_each(|group| of(group).add(*range));
            }
        }
    }

    /// Adds what was counted in other articles.
    fn add(&mut self, others: &Self) {
        for (group, more) in self.groups.iter_mut().zip(&others.groups) {
            group.passages += more.passages;
            group.articles += more.articles;
            group.units.length += more.units.length;
            group.chars.length += more.chars.length;
        }
        for (has_made, more) in self.has_made.iter_mut().zip(&others.has_made) {
            *has_made |= more;
        }
    }

    /// The counts of the groups, with how many people there are.
    fn finished(self, unit: CountingUnit) -> Vec<Tally> {
        let mut people = self.has_made.chunks(self.n_people.max(1));
        let n_people = |made: Option<&[bool]>| made.unwrap_or_default().iter().filter(|made| **made).count();
        let tally = |group: &Group| Tally {
            passages: group.passages,
            units: match unit {
                CountingUnit::Passage => group.passages,
                CountingUnit::Article => group.articles,
                CountingUnit::Sentence | CountingUnit::Paragraph => group.units.length,
            },
            articles: group.articles,
            people: n_people(people.next()),
            characters: group.chars.length,
        };
        self.groups.iter().map(tally).collect()
    }
}
