//! Saturation: how many themes are new in each further article, in the order in which they were coded, of their dates or of
//! their paths; and from where on so few are new that more articles would tell little more.
//!
//! The method is that of Guest, Namey and Chen (2020, `10.1371/journal.pone.0232076`), where articles stand for
//! interviews: themes that are new in a run of articles, divided by those of the first few.

use super::coded::{Below, Coded};
use super::saturation_shade::Shade;
use super::time_step::KnownDate;
use super::together::share;
use crate::model::moment::Moment;

/// The order in which articles come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum SaturationOrder {
    /// When the first of their passages was made; those of which nobody knows it last.
    #[default]
    Coding,
    /// By their dates, those without one last.
    Date,
    /// By their paths.
    Path,
}

impl SaturationOrder {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Coding, Self::Date, Self::Path];

    /// The name that the command line and files have for it; it never changes.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Coding => "coding",
            Self::Date => "date",
            Self::Path => "path",
        }
    }

    /// The order of a name.
    #[must_use]
    pub fn of_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|order| order.name() == name)
    }
}

/// What counts as one theme.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum CountedThemes {
    /// Each theme by itself.
    #[default]
    Each,
    /// Each theme at the top, with all that stand below it.
    Top,
}

impl CountedThemes {
    /// What counts as one where themes count with those below them, or alone.
    #[must_use]
    pub fn with(below: Below) -> Self {
        match below {
            Below::Left => Self::Each,
            Below::Counted => Self::Top,
        }
    }
}

/// New themes in each further article.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Saturation {
    /// What counts as one theme.
    pub counted: CountedThemes,
    /// The articles with passages, in the order that was asked for.
    pub items: Vec<SaturationItem>,
    /// Articles whose place in this order nobody knows: they come last, by path.
    pub unplaced: usize,
    /// What random orders give.
    pub shade: Shade,
}

/// An article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SaturationItem {
    /// As a place among the articles.
    pub article: usize,
    /// How many themes its passages bear.
    pub n_themes: usize,
    /// Those that no article before it has, as places among the themes.
    pub new_themes: Vec<usize>,
    /// How many themes it and all before it have.
    pub cumulative: usize,
}

/// An article with what its place depends on.
struct Placed {
    article: usize,
    moment: Option<Moment>,
    date: Option<KnownDate>,
    themes: Vec<usize>,
}

impl Saturation {
    /// Counts; where it is no longer wanted, in the first articles, and in fewer random orders.
    #[must_use]
    pub fn of(
        coded: &Coded<'_>,
        order: SaturationOrder,
        counted: CountedThemes,
        is_cancelled: &dyn Fn() -> bool,
    ) -> Self {
        let mut placed = placed(coded, counted, is_cancelled);
        // The shade is that of the articles by path, so that it is the same whatever order is looked at.
        let sets: Vec<Vec<usize>> = placed.iter().map(|item| item.themes.clone()).collect();
        let shade = Shade::of(&sets, coded.themes.len(), is_cancelled);
        let unplaced = match order {
            SaturationOrder::Coding => {
                placed.sort_by_key(|item| (item.moment.is_none(), item.moment));
                placed.iter().filter(|item| item.moment.is_none()).count()
            }
            SaturationOrder::Date => {
                placed.sort_by_key(|item| (item.date.is_none(), item.date));
                placed.iter().filter(|item| item.date.is_none()).count()
            }
            SaturationOrder::Path => 0,
        };
        let mut is_known = vec![false; coded.themes.len()];
        let mut cumulative = 0;
        let items = placed.into_iter().map(|item| {
            let is_new =
                |theme: &usize| is_known.get_mut(*theme).is_some_and(|known| !std::mem::replace(known, true));
            let new_themes: Vec<usize> = item.themes.iter().copied().filter(is_new).collect();
            cumulative += new_themes.len();
            SaturationItem { article: item.article, n_themes: item.themes.len(), new_themes, cumulative }
        });
        Self { counted, items: items.collect(), unplaced, shade }
    }

    /// How many themes are new in each article.
    #[must_use]
    pub fn new_themes(&self) -> Vec<usize> {
        self.items.iter().map(|item| item.new_themes.len()).collect()
    }

    /// What the method of Guest, Namey and Chen tells of it.
    #[must_use]
    pub fn guest(&self, method: GuestMethod) -> Guest {
        Guest::of(&self.new_themes(), method)
    }
}

/// The articles with passages, by path, each with its themes in order.
fn placed(coded: &Coded<'_>, counted: CountedThemes, is_cancelled: &dyn Fn() -> bool) -> Vec<Placed> {
    let mut top: Vec<usize> = Vec::with_capacity(coded.themes.len());
    for (at, theme) in coded.themes.iter().enumerate() {
        // Whatever stands above a theme comes before it.
        let above = theme.parent.and_then(|parent| top.get(parent).copied());
        top.push(above.filter(|_| counted == CountedThemes::Top).unwrap_or(at));
    }
    let with_passages =
        coded.articles.iter().enumerate().filter(|(article, _)| !coded.passages_of(*article).is_empty());
    let placed = with_passages.take_while(|_| !is_cancelled()).map(|(article, line)| {
        let passages = coded.passages_of(article);
        let themes = passages.iter().flat_map(|passage| coded.themes_of(passage));
        let mut themes: Vec<usize> = themes.filter_map(|theme| top.get(*theme).copied()).collect();
        themes.sort_unstable();
        themes.dedup();
        let created = passages.iter().map(|passage| passage.annotation.created);
        let moment = created.filter(|created| *created != Moment::UNKNOWN).min();
        Placed { article, moment, date: line.date.and_then(KnownDate::of), themes }
    });
    placed.collect()
}

/// How runs of articles follow each other.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum GuestRuns {
    /// Each begins one article after the one before.
    #[default]
    Sliding,
    /// Each begins where the one before ended; what is left at the end is no run.
    Separate,
}

impl GuestRuns {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::Sliding, Self::Separate];

    /// The name that files have for it, and its words go by.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Sliding => "sliding",
            Self::Separate => "separate",
        }
    }

    /// The way of this name.
    #[must_use]
    pub fn of_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|runs| runs.name() == name)
    }
}

/// What is compared, and what is little.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GuestMethod {
    /// The first articles, whose themes are the base; 0 is taken for 1.
    pub base: usize,
    /// Articles of a run; 0 is taken for 1.
    pub run: usize,
    /// New themes as so many % of those of the base at most are few enough: 0 or 5.
    pub percent: usize,
    /// How runs follow each other.
    pub runs: GuestRuns,
}

impl Default for GuestMethod {
    fn default() -> Self {
        Self { base: 4, run: 2, percent: 5, runs: GuestRuns::Sliding }
    }
}

/// New themes in runs of articles as shares of those of the first few.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Guest {
    /// Themes in the base; `None` where there are fewer articles.
    pub in_base: Option<usize>,
    /// The runs.
    pub points: Vec<GuestPoint>,
    /// The first run with no more than the threshold, as a place among the runs.
    pub reached: Option<usize>,
}

/// A run of articles.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct GuestPoint {
    /// How many articles come before it: the 11 of "11 + 2".
    pub before: usize,
    /// How many there are with it.
    pub item: usize,
    /// Themes in it that none before it has.
    pub n_new: usize,
    /// Divided by the themes of the base; `None` where the base has none.
    pub ratio: Option<f64>,
}

impl Guest {
    /// Compares runs with the base, from how many themes are new in each article.
    #[must_use]
    pub fn of(new_themes: &[usize], method: GuestMethod) -> Self {
        let (base, run) = (method.base.max(1), method.run.max(1));
        let in_base: Option<usize> = new_themes.get(..base).map(|first| first.iter().sum());
        let step = match method.runs {
            GuestRuns::Sliding => 1,
            GuestRuns::Separate => run,
        };
        let after = new_themes.get(base..).unwrap_or_default();
        let runs = after.windows(run).enumerate().step_by(step);
        let points: Vec<GuestPoint> = runs
            .map(|(at, of_run)| {
                let n_new = of_run.iter().sum();
                let ratio = share(n_new, in_base.unwrap_or_default());
                GuestPoint { before: base + at, item: base + at + run, n_new, ratio }
            })
            .collect();
        let most = in_base.unwrap_or_default().saturating_mul(method.percent);
        let is_enough = |point: &GuestPoint| point.ratio.is_some() && point.n_new.saturating_mul(100) <= most;
        let reached = points.iter().position(is_enough);
        Self { in_base, points, reached }
    }
}
