//! Themes over time: how much there is of each in every year, month or day, by the dates of the articles. The periods go
//! from the first date of the scope to the last without gaps. Articles without a date are counted beside, and so are those
//! whose dates tell less than the step.

use super::coded::{Below, Coded};
use super::counting_unit::{characters, length_of_union};
use super::kept_counts::n_syllables;
use super::pieces::in_pieces;
use super::time_step::{KnownDate, TimeStep};
use super::together::share;
use super::word_texts::Cancelled;
use crate::search::passage_scope::ArticleLine;
use std::collections::BTreeMap;

/// The most periods there are; with more, a longer step is taken. Of years there may be more, as there is none longer.
pub const MAX_PERIODS: usize = 2_000;

/// Where in time an article stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum TimePlace {
    /// In a period, as a place among the periods.
    In(usize),
    /// It has a date, which tells less than the step, or is none that can be read.
    LessPrecise,
    /// It has no date.
    Undated,
}

/// How much text some articles have.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TextTally {
    /// Articles.
    pub articles: usize,
    /// Those of them whose text was not read, so that neither their syllables nor their code points are among these.
    pub unread: usize,
    /// Syllables.
    pub syllables: usize,
    /// Code points.
    pub characters: usize,
}

impl TextTally {
    fn of(coded: &Coded<'_>, at: usize, line: &ArticleLine<'_>) -> Self {
        let Some(article) = line.article else { return Self { articles: 1, unread: 1, ..Self::default() } };
        let text = article.text.as_str();
        let syllables = coded.kept_text(at).map_or_else(|| n_syllables(text), |kept| kept.n_syllables(text));
        Self { articles: 1, unread: 0, syllables, characters: article.text.n_chars() }
    }

    fn add(&mut self, other: Self) {
        self.articles += other.articles;
        self.unread += other.unread;
        self.syllables += other.syllables;
        self.characters += other.characters;
    }
}

/// What there is in a period.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Period {
    /// How the dates in it begin: `2019`, `2019-07`, `2019-07-20`; empty where it gathers what is in no period.
    pub name: String,
    /// All articles of the scope.
    pub all: TextTally,
    /// Those with passages.
    pub coded: TextTally,
    /// Passages, those without a theme included.
    pub passages: usize,
    /// Code points that passages cover; what several cover counts once.
    pub characters: usize,
}

/// How much there is of a theme in a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TimeCell {
    /// The theme, as a place among the themes.
    pub theme: usize,
    /// The period.
    pub place: TimePlace,
    /// Passages.
    pub passages: usize,
    /// Those of them in articles whose text was read.
    pub in_read: usize,
    /// Articles that they stand in.
    pub articles: usize,
    /// Code points that they cover; what several cover counts once.
    pub characters: usize,
}

impl TimeCell {
    fn empty(theme: usize, place: TimePlace) -> Self {
        Self { theme, place, passages: 0, in_read: 0, articles: 0, characters: 0 }
    }
}

/// What is told of a theme in a period.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum TimeMeasure {
    /// Passages.
    #[default]
    Passages,
    /// Of the articles with any passage, the share with the theme.
    ArticleShare,
    /// Passages a thousand syllables of the articles with any passage.
    PerThousandSyllables,
    /// Of the code points that passages cover, the share that those of the theme cover.
    TextShare,
}

/// Themes over time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Timeline {
    /// The step that was taken: the one that was asked for, or a longer one where there would be too many periods.
    pub step: TimeStep,
    /// Whether themes count with those below them.
    pub below: Below,
    /// The periods, from the first with an article of the scope to the last.
    pub periods: Vec<Period>,
    /// What stands in articles whose dates tell less than the step.
    pub less_precise: Period,
    /// What stands in articles without a date.
    pub undated: Period,
    /// Of each article where it stands.
    places: Vec<TimePlace>,
    /// By theme, then by period.
    cells: Vec<TimeCell>,
}

impl Timeline {
    /// Counts; where it is no longer wanted, in the first articles.
    #[must_use]
    pub fn of(coded: &Coded<'_>, asked: TimeStep, below: Below, is_cancelled: Cancelled<'_>) -> Self {
        let mut timeline = Self::laid(coded, asked, below);
        let mut cells: BTreeMap<(usize, TimePlace), TimeCell> = BTreeMap::new();
        let (mut here, mut themes, mut ranges) = (Vec::new(), Vec::new(), Vec::new());
        let texts = texts(coded, is_cancelled);
        let lines = coded.articles.iter().zip(timeline.places.clone()).zip(texts);
        for (article, ((line, place), text)) in lines.enumerate() {
            if is_cancelled() {
                break;
            }
            let passages = coded.passages_of(article);
            let chars = characters(coded, article);
            ranges.clear();
            ranges.extend(chars.iter().flatten());
            timeline.add_article(place, text, passages.len(), length_of_union(&mut ranges));
            here.clear();
            for (at, passage) in passages.iter().enumerate() {
                coded.themes_under(passage, below, &mut themes);
                here.extend(themes.iter().map(|theme| (*theme, at)));
            }
            here.sort_unstable();
            for of_theme in here.chunk_by(|(one, _), (next, _)| one == next) {
                let Some((theme, _)) = of_theme.first().copied() else { continue };
                let covered = of_theme.iter().filter_map(|(_, at)| chars.get(*at).copied().flatten());
                ranges.clear();
                ranges.extend(covered);
                let cell = cells.entry((theme, place)).or_insert_with(|| TimeCell::empty(theme, place));
                cell.passages += of_theme.len();
                cell.in_read += if line.article.is_some() { of_theme.len() } else { 0 };
                cell.articles += 1;
                cell.characters += length_of_union(&mut ranges);
            }
        }
        timeline.cells = cells.into_values().collect();
        timeline
    }

    /// The periods, with nothing in them yet.
    fn laid(coded: &Coded<'_>, asked: TimeStep, below: Below) -> Self {
        let known = |line: &ArticleLine<'_>| line.date.and_then(KnownDate::of);
        let dates: Vec<Option<KnownDate>> = coded.articles.iter().map(known).collect();
        let mut step = asked;
        let numbers = loop {
            let known = || dates.iter().flatten().filter_map(|date| date.period(step));
            let numbers = known().min().unwrap_or(0)..known().max().map_or(0, |last| last + 1);
            match step.longer() {
                Some(longer) if numbers.len() > MAX_PERIODS => step = longer,
                Some(_) | None => break numbers,
            }
        };
        let place = |(line, date): (&ArticleLine<'_>, &Option<KnownDate>)| {
            let number = date.and_then(|date| date.period(step));
            match number.and_then(|number| usize::try_from(number - numbers.start).ok()) {
                Some(place) => TimePlace::In(place),
                None if line.date.is_some() => TimePlace::LessPrecise,
                None => TimePlace::Undated,
            }
        };
        let places = coded.articles.iter().zip(&dates).map(place).collect();
        let period = |number| Period { name: step.period_name(number), ..Period::default() };
        Self {
            step,
            below,
            periods: numbers.clone().map(period).collect(),
            less_precise: Period::default(),
            undated: Period::default(),
            places,
            cells: Vec::new(),
        }
    }

    fn add_article(&mut self, place: TimePlace, text: TextTally, n_passages: usize, n_chars: usize) {
        let period = match place {
            TimePlace::In(at) => self.periods.get_mut(at),
            TimePlace::LessPrecise => Some(&mut self.less_precise),
            TimePlace::Undated => Some(&mut self.undated),
        };
        let Some(period) = period else { return };
        period.all.add(text);
        if n_passages > 0 {
            period.coded.add(text);
        }
        period.passages += n_passages;
        period.characters += n_chars;
    }

    /// What there is in a period.
    #[must_use]
    pub fn period(&self, place: TimePlace) -> Option<&Period> {
        match place {
            TimePlace::In(at) => self.periods.get(at),
            TimePlace::LessPrecise => Some(&self.less_precise),
            TimePlace::Undated => Some(&self.undated),
        }
    }

    /// The themes and periods with anything in them, by theme, then by period; what is in no period comes last.
    #[must_use]
    pub fn cells(&self) -> &[TimeCell] {
        &self.cells
    }

    /// How much there is of a theme in a period; nothing where there is none.
    #[must_use]
    pub fn cell(&self, theme: usize, place: TimePlace) -> TimeCell {
        let found = self.cells.binary_search_by_key(&(theme, place), |cell| (cell.theme, cell.place));
        let found = found.ok().and_then(|at| self.cells.get(at)).copied();
        found.unwrap_or_else(|| TimeCell::empty(theme, place))
    }

    /// A measure of a theme in a period; `None` where it is a share of nothing.
    #[must_use]
    pub fn value(&self, theme: usize, place: TimePlace, measure: TimeMeasure) -> Option<f64> {
        let (cell, period) = (self.cell(theme, place), self.period(place)?);
        match measure {
            TimeMeasure::Passages => share(cell.passages, 1),
            TimeMeasure::ArticleShare => share(cell.articles, period.coded.articles),
            TimeMeasure::PerThousandSyllables => share(1_000 * cell.in_read, period.coded.syllables),
            TimeMeasure::TextShare => share(cell.characters, period.characters),
        }
    }
}

/// How much text each article has; they are read by all processors.
fn texts(coded: &Coded<'_>, is_cancelled: Cancelled<'_>) -> Vec<TextTally> {
    let pieces = in_pieces(coded.articles.len(), is_cancelled, |articles| {
        let lines = articles.filter_map(|at| Some((at, coded.articles.get(at)?)));
        let wanted = lines.take_while(|_| !is_cancelled());
        wanted.map(|(at, line)| TextTally::of(coded, at, line)).collect::<Vec<_>>()
    });
    pieces.concat()
}
