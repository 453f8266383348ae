//! Counting in the plainest way: sets of places, every passage beside every other, themes above by walking up.

use crate::analysis_world::{Made, Stands, World};
use butda::analysis::axis::{Axis, AxisKey};
use butda::analysis::coded::Below;
use butda::analysis::counting_unit::CountingUnit;
use butda::analysis::cross::CrossCell;
use butda::analysis::frequencies::{Frequencies, Tally, ThemeTally};
use butda::analysis::together::{Nearness, Occurring, ThemePair};
use butda::model::id::ThemeId;
use butda::search::passage_scope::ArticleLine;
use butda::text::boundaries::lines;
use butda::text::order;
use butda::text::positions::Span;
use butda::text::sentences::sentences;
use std::collections::BTreeSet;

/// A place in one of the articles.
pub type InArticle = (usize, usize);

pub struct Naive<'w> {
    pub world: &'w World,
    pub lines: Vec<ArticleLine<'w>>,
    /// Themes in use, in the order of the tree.
    pub themes: Vec<ThemeId>,
}

impl<'w> Naive<'w> {
    pub fn new(world: &'w World) -> Self {
        let themes = world.codebook.rows().map(|(id, ..)| id.clone()).collect();
        Self { world, lines: world.lines(), themes }
    }

    /// Themes in use that a passage bears, with those above them where these count.
    pub fn themes_of(&self, made: &Made, below: Below) -> BTreeSet<usize> {
        let mut found = BTreeSet::new();
        for id in &made.themes {
            let id = self.world.codebook.resolve(id);
            if !self.world.codebook.is_in_use(id) {
                continue;
            }
            found.extend(self.place_of(id));
            if below == Below::Counted {
                found.extend(self.above(id).iter().filter_map(|id| self.place_of(id)));
            }
        }
        found
    }

    fn place_of(&self, id: &ThemeId) -> Option<usize> {
        self.themes.iter().position(|theme| theme == id)
    }

    /// The themes above a theme.
    pub fn above(&self, id: &ThemeId) -> Vec<ThemeId> {
        let mut above = Vec::new();
        let mut next = id.clone();
        while let Some(parent) = self.world.codebook.theme(&next).and_then(|theme| theme.parent.clone()) {
            above.push(parent.clone());
            next = parent;
        }
        above
    }

    pub fn person(&self, made: &Made) -> Option<usize> {
        self.world.people.all().iter().position(|person| person.ids.contains(&made.who))
    }

    fn text(&self, made: &Made) -> &str {
        self.world.articles[made.article].text.as_str()
    }

    /// The code points of a passage, by their bytes.
    fn characters(&self, made: &Made) -> BTreeSet<InArticle> {
        let Stands::At(span) = made.stands else { return BTreeSet::new() };
        let chars = self.text(made).char_indices().map(|(byte, _)| byte);
        chars.filter(|byte| span.contains(*byte)).map(|byte| (made.article, byte)).collect()
    }

    /// The units that a passage reaches into.
    fn units(&self, unit: CountingUnit, made: &Made) -> BTreeSet<InArticle> {
        let text = self.text(made);
        let reached = |parts: Vec<Span>| {
            let Stands::At(span) = made.stands else { return BTreeSet::new() };
            let parts = parts.into_iter().enumerate();
            let is_reached = |part: Span| (part.start..part.end).any(|byte| span.contains(byte));
            parts.filter(|(_, part)| is_reached(*part)).map(|(at, _)| (made.article, at)).collect()
        };
        match unit {
            CountingUnit::Passage => {
                let at = self.world.made.iter().position(|other| other.id == made.id);
                BTreeSet::from([(made.article, at.expect("one of them"))])
            }
            CountingUnit::Article => BTreeSet::from([(made.article, 0)]),
            CountingUnit::Sentence => reached(sentences(text).collect()),
            CountingUnit::Paragraph => {
                // White space at the ends of a passage reaches into nothing.
                let Stands::At(span) = made.stands else { return BTreeSet::new() };
                let is_word = |byte: &usize| {
                    text.get(*byte..).is_some_and(|rest| !rest.starts_with(char::is_whitespace))
                };
                let mut words =
                    (span.start..span.end).filter(|byte| text.is_char_boundary(*byte)).filter(is_word);
                let Some(first) = words.next() else { return BTreeSet::new() };
                let last = words.next_back().unwrap_or(first);
                let is_reached = |part: &Span| part.start <= last && first < part.end;
                let is_blank = |line: &Span| line.of(text).chars().all(char::is_whitespace);
                let paragraphs = lines(text).filter(|line| !is_blank(line)).enumerate();
                let reached = paragraphs.filter(|(_, line)| is_reached(line));
                reached.map(|(at, _)| (made.article, at)).collect()
            }
        }
    }

    fn units_of(&self, unit: CountingUnit, group: &[&Made]) -> BTreeSet<InArticle> {
        group.iter().flat_map(|made| self.units(unit, made)).collect()
    }

    fn tally(&self, unit: CountingUnit, group: &[&Made]) -> Tally {
        Tally {
            passages: group.len(),
            units: self.units_of(unit, group).len(),
            articles: group.iter().map(|made| made.article).collect::<BTreeSet<_>>().len(),
            people: group.iter().filter_map(|made| self.person(made)).collect::<BTreeSet<_>>().len(),
            characters: group.iter().flat_map(|made| self.characters(made)).collect::<BTreeSet<_>>().len(),
        }
    }

    fn those(&self, is_wanted: impl Fn(&Made) -> bool) -> Vec<&Made> {
        self.world.made.iter().filter(|made| is_wanted(made)).collect()
    }

    pub fn frequencies(&self, unit: CountingUnit) -> Frequencies {
        let tally = |theme: usize, below: Below| {
            self.tally(unit, &self.those(|made| self.themes_of(made, below).contains(&theme)))
        };
        let themes = (0..self.themes.len()).map(|theme| ThemeTally {
            alone: tally(theme, Below::Left),
            with_below: tally(theme, Below::Counted),
        });
        Frequencies { themes: themes.collect(), all: self.tally(unit, &self.those(|_| true)) }
    }

    /// The items of an axis that a passage stands on.
    pub fn keys_of(&self, axis: &Axis, below: Below, made: &Made) -> Vec<AxisKey> {
        let line = &self.lines[made.article];
        let beginning = |n: usize| line.date.map(|date| date.chars().take(n).collect::<String>());
        match axis {
            Axis::Theme => {
                let themes = self.themes_of(made, below).into_iter();
                themes.map(|at| AxisKey::Theme(self.themes[at].clone())).collect()
            }
            Axis::Article => vec![AxisKey::Article(self.world.paths[made.article].clone())],
            Axis::Annotator => {
                let person = self.person(made).and_then(|at| self.world.people.all()[at].key());
                person.map(|id| AxisKey::Annotator(id.clone())).into_iter().collect()
            }
            Axis::Source => vec![AxisKey::Source(line.source.map(str::to_owned))],
            Axis::Year => vec![AxisKey::Year(beginning(4))],
            Axis::Month => vec![AxisKey::Month(beginning(7))],
            Axis::Attribute(name) => {
                let mut said: Vec<AxisKey> = Vec::new();
                for (_, value) in
                    line.attributes.iter().filter(|(known, says)| known == name && !says.is_empty())
                {
                    let key = AxisKey::Attribute(Some(value.clone()));
                    if !said.contains(&key) {
                        said.push(key);
                    }
                }
                if said.is_empty() { vec![AxisKey::Attribute(None)] } else { said }
            }
        }
    }

    /// The items of an axis, in order.
    pub fn items(&self, axis: &Axis, below: Below) -> Vec<AxisKey> {
        let mut keys: Vec<AxisKey> = Vec::new();
        for key in self.world.made.iter().flat_map(|made| self.keys_of(axis, below, made)) {
            if !keys.contains(&key) {
                keys.push(key);
            }
        }
        match axis {
            Axis::Theme => self.themes.iter().map(|id| AxisKey::Theme(id.clone())).collect(),
            Axis::Annotator => {
                let people = self.world.people.all().iter().filter_map(|person| person.key());
                people.map(|id| AxisKey::Annotator(id.clone())).filter(|key| keys.contains(key)).collect()
            }
            Axis::Article | Axis::Source | Axis::Year | Axis::Month | Axis::Attribute(_) => {
                keys.sort_by(|one, other| {
                    let (one, other) = (words_of(one), words_of(other));
                    let is_name = matches!(axis, Axis::Source | Axis::Attribute(_));
                    let by_name = || match (&one, &other) {
                        (Some(one), Some(other)) if is_name => order::compare(one, other),
                        _ => std::cmp::Ordering::Equal,
                    };
                    one.is_none().cmp(&other.is_none()).then_with(by_name).then_with(|| one.cmp(&other))
                });
                keys
            }
        }
    }

    /// The cells of a matrix, and whether a passage stands in several.
    pub fn cross(
        &self,
        rows: &Axis,
        columns: &Axis,
        below: Below,
        unit: CountingUnit,
    ) -> (Vec<CrossCell>, bool) {
        let on = |axis: &Axis| self.world.made.iter().map(|made| self.keys_of(axis, below, made)).collect();
        let (on_rows, on_columns): (Vec<Vec<AxisKey>>, Vec<Vec<AxisKey>>) = (on(rows), on(columns));
        let mut cells = Vec::new();
        for (row, row_key) in self.items(rows, below).iter().enumerate() {
            for (column, column_key) in self.items(columns, below).iter().enumerate() {
                let places = on_rows.iter().zip(&on_columns).zip(&self.world.made);
                let here = places.filter(|((on_row, on_column), _)| {
                    on_row.contains(row_key) && on_column.contains(column_key)
                });
                let group: Vec<&Made> = here.map(|(_, made)| made).collect();
                let Tally { passages, units, articles, .. } = self.tally(unit, &group);
                if passages > 0 {
                    cells.push(CrossCell { row, column, passages, units, articles });
                }
            }
        }
        let has_repeated =
            on_rows.iter().zip(&on_columns).any(|(rows, columns)| rows.len() * columns.len() > 1);
        (cells, has_repeated)
    }

    /// The numbers of the sentences of a passage; what stands before the first is in none, and has number 0.
    fn sentence_numbers(&self, made: &Made) -> BTreeSet<usize> {
        let starts: Vec<usize> = sentences(self.text(made)).map(|sentence| sentence.start).collect();
        let characters = self.characters(made).into_iter();
        characters.map(|(_, byte)| starts.iter().filter(|start| **start <= byte).count()).collect()
    }

    /// Whether one passage stands so to another.
    fn stand(&self, nearness: Nearness, one: &Made, other: &Made) -> bool {
        let (Stands::At(a), Stands::At(b)) = (one.stands, other.stands) else { return false };
        let is_reached = |unit| !self.units(unit, one).is_disjoint(&self.units(unit, other));
        let is_here = one.article == other.article;
        match nearness {
            Nearness::Overlap => !self.characters(one).is_disjoint(&self.characters(other)),
            Nearness::Near(n) => {
                let (one, other) = (self.sentence_numbers(one), self.sentence_numbers(other));
                is_here && one.iter().any(|x| other.iter().any(|y| x.abs_diff(*y) <= n))
            }
            Nearness::Follows(n) => {
                let (one, other) = (self.sentence_numbers(one), self.sentence_numbers(other));
                is_here && a.end <= b.start && other.first() <= one.last().map(|last| last + n).as_ref()
            }
            Nearness::Sentence | Nearness::Paragraph | Nearness::Article => is_reached(nearness.unit()),
        }
    }

    /// What there is of each theme, and the pairs that stand together.
    pub fn together(&self, nearness: Nearness, below: Below) -> (Vec<Occurring>, Vec<ThemePair>) {
        let placed = self.those(|made| matches!(made.stands, Stands::At(_)));
        let themes: Vec<BTreeSet<usize>> = placed.iter().map(|made| self.themes_of(made, below)).collect();
        let of_theme = |theme: usize| {
            let with_themes = placed.iter().zip(&themes).filter(|(_, themes)| themes.contains(&theme));
            with_themes.map(|(made, _)| *made).collect::<Vec<&Made>>()
        };
        let unit = nearness.unit();
        let occurring = (0..self.themes.len()).map(|theme| {
            let group = of_theme(theme);
            Occurring { passages: group.len(), units: self.units_of(unit, &group).len() }
        });
        let stand: Vec<Vec<bool>> = placed
            .iter()
            .map(|one| placed.iter().map(|other| self.stand(nearness, one, other)).collect())
            .collect();
        let is_below = |one: usize, other: usize| self.above(&self.themes[other]).contains(&self.themes[one]);
        let mut pairs = Vec::new();
        for one in 0..self.themes.len() {
            for other in 0..self.themes.len() {
                let is_turned = nearness.is_mutual() && other < one;
                let is_family = is_below(one, other) || is_below(other, one);
                if one == other || is_turned || (below == Below::Counted && is_family) {
                    continue;
                }
                let pair = if unit == CountingUnit::Passage {
                    pairs_of_passages(&themes, &stand, nearness.is_mutual(), (one, other))
                } else {
                    let (of_one, of_other) = (of_theme(one), of_theme(other));
                    let (of_one, of_other) = (self.units_of(unit, &of_one), self.units_of(unit, &of_other));
                    let n = of_one.intersection(&of_other).count();
                    ThemePair { one, other, together: n, of_one: n, of_other: n }
                };
                pairs.extend((pair.together > 0).then_some(pair));
            }
        }
        (occurring.collect(), pairs)
    }
}

fn pairs_of_passages(
    themes: &[BTreeSet<usize>],
    stand: &[Vec<bool>],
    is_mutual: bool,
    (one, other): (usize, usize),
) -> ThemePair {
    let all = 0..themes.len();
    let bears = |at: usize, theme: usize| themes[at].contains(&theme);
    let mut together = 0;
    for p in all.clone() {
        for q in all.clone() {
            let is_so = bears(p, one) && bears(q, other);
            let is_pair =
                if is_mutual { p <= q && (is_so || (bears(p, other) && bears(q, one))) } else { is_so };
            together += usize::from(is_pair && stand[p][q]);
        }
    }
    let of_one =
        all.clone().filter(|p| bears(*p, one) && all.clone().any(|q| bears(q, other) && stand[*p][q]));
    let of_other =
        all.clone().filter(|q| bears(*q, other) && all.clone().any(|p| bears(p, one) && stand[p][*q]));
    ThemePair { one, other, together, of_one: of_one.count(), of_other: of_other.count() }
}

fn words_of(key: &AxisKey) -> Option<String> {
    match key {
        AxisKey::Theme(id) => Some(id.to_string()),
        AxisKey::Annotator(id) => Some(id.to_string()),
        AxisKey::Article(path) => Some(path.to_string()),
        AxisKey::Source(words) | AxisKey::Year(words) | AxisKey::Month(words) | AxisKey::Attribute(words) => {
            words.clone()
        }
    }
}
