//! How many annotations bear each theme, of those whose people are shown. Kept as annotations change: what is counted are
//! the sets of themes that annotations bear, as they are recorded, so that a theme that is moved, merged or made changes
//! no count.

use super::visibility::Visibility;
use crate::model::codebook::Codebook;
use crate::model::id::{ArticlePath, ThemeId};
use crate::model::project::Project;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::{Arc, OnceLock};

/// How many annotations bear a theme.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// Itself.
    pub own: usize,
    /// Itself or a theme below it; an annotation with both counts once.
    pub with_children: usize,
}

/// The numbers of an annotation's themes, in order.
type Themes = Arc<[usize]>;

/// How many annotations bear which themes.
type Tally = BTreeMap<Themes, usize>;

/// Each theme that an annotation bears has a number: comparing and looking up ids would take longer than counting.
#[derive(Clone, Debug, Default)]
struct Numbers {
    ids: Vec<ThemeId>,
    by_id: HashMap<ThemeId, usize>,
}

impl Numbers {
    fn give(&mut self, id: &ThemeId) -> usize {
        self.by_id.get(id).copied().unwrap_or_else(|| {
            self.ids.push(id.clone());
            self.by_id.insert(id.clone(), self.ids.len() - 1);
            self.ids.len() - 1
        })
    }

    /// The same tally with the themes themselves.
    fn named<'n>(&'n self, tally: &'n Tally) -> BTreeMap<BTreeSet<&'n ThemeId>, usize> {
        let named = |themes: &Themes| themes.iter().filter_map(|number| self.ids.get(*number)).collect();
        tally.iter().map(|(themes, n)| (named(themes), *n)).collect()
    }
}

/// The tally of an article, and what it comes to by theme once that was asked for.
#[derive(Clone, Debug, Default)]
struct ArticleTally {
    tally: Tally,
    by_theme: OnceLock<ByTheme>,
}

/// How many annotations bear each theme; none of those that no annotation bears.
type ByTheme = BTreeMap<ThemeId, Count>;

/// What a theme counts for: itself, or what it was merged into, and all that stands above that.
fn lineage<'b>(id: &'b ThemeId, codebook: &'b Codebook) -> impl Iterator<Item = &'b ThemeId> {
    let above = |id: &&'b ThemeId| codebook.theme(id).and_then(|theme| theme.parent.as_ref());
    std::iter::successors(Some(codebook.resolve(id)), above)
}

/// The counts of all articles together, and of each.
#[derive(Clone, Debug, Default)]
pub struct Counts {
    numbers: Numbers,
    in_all: Tally,
    /// What that comes to by theme, once that was asked for.
    all_by_theme: OnceLock<ByTheme>,
    by_article: BTreeMap<ArticlePath, ArticleTally>,
    /// What each theme with a number counts for.
    lineages: Vec<Vec<ThemeId>>,
    /// The project as it was counted last, and the version of what was visible in it.
    counted: Project,
    visible: Option<u64>,
}

impl PartialEq for Counts {
    fn eq(&self, other: &Self) -> bool {
        self.named_by_article().eq(other.named_by_article())
            && self.numbers.named(&self.in_all) == other.numbers.named(&other.in_all)
    }
}

impl Counts {
    /// The counts of a project, counted anew.
    #[must_use]
    pub fn of(project: &Project, codebook: &Codebook, visibility: &Visibility) -> Self {
        let mut counts = Self::default();
        counts.follow(project, codebook, visibility);
        counts
    }

    fn named_by_article(&self) -> impl Iterator<Item = (&ArticlePath, BTreeMap<BTreeSet<&ThemeId>, usize>)> {
        self.by_article.iter().map(|(path, article)| (path, self.numbers.named(&article.tally)))
    }

    /// Makes the counts true again: what changed since they last were is counted anew.
    pub(super) fn follow(&mut self, project: &Project, codebook: &Codebook, visibility: &Visibility) {
        if self.visible != Some(visibility.version()) {
            *self = Self { visible: Some(visibility.version()), ..Self::default() };
        }
        let is_same = |(id, known): (&ThemeId, &Vec<ThemeId>)| lineage(id, codebook).eq(known);
        if !self.numbers.ids.iter().zip(&self.lineages).all(is_same) {
            self.lineages.clear();
            self.by_article.values_mut().for_each(|article| article.by_theme = OnceLock::new());
            self.all_by_theme = OnceLock::new();
        }
        let before = std::mem::replace(&mut self.counted, project.clone());
        let changed = project.articles_changed_since(&before);
        self.renew(project, codebook, visibility, changed);
        let new = self.numbers.ids.iter().skip(self.lineages.len());
        self.lineages.extend(new.map(|id| lineage(id, codebook).cloned().collect::<Vec<_>>()));
    }

    /// Counts these articles anew.
    fn renew<'a>(
        &mut self,
        project: &Project,
        codebook: &Codebook,
        visibility: &Visibility,
        articles: impl IntoIterator<Item = &'a ArticlePath>,
    ) {
        for path in articles {
            let before = self.by_article.remove(path).unwrap_or_default();
            if self.all_by_theme.get().is_some() {
                let by_theme = before.by_theme.into_inner();
                let by_theme = by_theme.unwrap_or_else(|| self.by_theme(&before.tally, codebook));
                self.all_by_theme.get_mut().into_iter().for_each(|all| take_from(all, &by_theme));
            }
            for (themes, n) in before.tally {
                if let Some(known) = self.in_all.get_mut(&themes) {
                    *known -= n;
                    if *known == 0 {
                        self.in_all.remove(&themes);
                    }
                }
            }
            let tally = self.tally(project, visibility, path);
            for (themes, n) in &tally {
                *self.in_all.entry(Arc::clone(themes)).or_default() += n;
            }
            if !tally.is_empty() {
                // Counted by theme at once, so that opening an article with many annotations does not wait for it.
                let by_theme = self.by_theme(&tally, codebook);
                self.all_by_theme.get_mut().into_iter().for_each(|all| add_to(all, &by_theme));
                self.by_article
                    .insert(path.clone(), ArticleTally { tally, by_theme: OnceLock::from(by_theme) });
            }
        }
    }

    fn tally(&mut self, project: &Project, visibility: &Visibility, path: &ArticlePath) -> Tally {
        let visibility = visibility.in_article(project, path);
        let (mut tally, mut themes) = (Tally::new(), Vec::new());
        for (.., annotation, _) in project.annotations(path).filter(|(who, ..)| visibility.holds(who)) {
            themes.clear();
            themes.extend(annotation.themes.iter().map(|id| self.numbers.give(id)));
            themes.sort_unstable();
            themes.dedup();
            if let Some(n) = tally.get_mut(themes.as_slice()) {
                *n += 1;
            } else {
                // Every set is kept once, however many articles have it.
                let known = self.in_all.get_key_value(themes.as_slice()).map(|(known, _)| Arc::clone(known));
                tally.insert(known.unwrap_or_else(|| themes.as_slice().into()), 1);
            }
        }
        tally
    }

    /// How many annotations in all articles bear each theme. Where few articles have changed, what they come to takes the place
    /// of what they came to: there can be as many sets of themes as annotations.
    #[must_use]
    pub fn in_all(&self, codebook: &Codebook) -> BTreeMap<ThemeId, Count> {
        self.all_by_theme.get_or_init(|| self.by_theme(&self.in_all, codebook)).clone()
    }

    /// How many annotations in one article do.
    #[must_use]
    pub fn in_article(&self, path: &ArticlePath, codebook: &Codebook) -> BTreeMap<ThemeId, Count> {
        let of_article = |article: &ArticleTally| {
            article.by_theme.get_or_init(|| self.by_theme(&article.tally, codebook)).clone()
        };
        self.by_article.get(path).map(of_article).unwrap_or_default()
    }

    /// How many annotations in these articles do, all together.
    #[must_use]
    pub fn in_articles<'a>(
        &self,
        paths: impl Iterator<Item = &'a ArticlePath>,
        codebook: &Codebook,
    ) -> BTreeMap<ThemeId, Count> {
        let mut together = Tally::new();
        for (themes, n) in
            paths.filter_map(|path| self.by_article.get(path)).flat_map(|article| &article.tally)
        {
            *together.entry(Arc::clone(themes)).or_default() += n;
        }
        self.by_theme(&together, codebook)
    }

    /// The counts by theme: what was merged counts as what it became, and counts for all that stands above it.
    fn by_theme(&self, tally: &Tally, codebook: &Codebook) -> BTreeMap<ThemeId, Count> {
        let mut counting =
            Counting { lineages: vec![Vec::new(); self.numbers.ids.len()], ..Counting::default() };
        for (at, (themes, n)) in tally.iter().enumerate() {
            for number in themes.iter() {
                if let Some(id) = self.numbers.ids.get(*number) {
                    counting.count(ThemeOfSet { number: *number, id, set: at + 1, n: *n }, codebook);
                }
            }
        }
        counting.counted.into_iter().map(|theme| (theme.id.clone(), theme.count)).collect()
    }
}

fn add_to(all: &mut ByTheme, more: &ByTheme) {
    for (theme, count) in more {
        let known = all.entry(theme.clone()).or_default();
        known.own += count.own;
        known.with_children += count.with_children;
    }
}

fn take_from(all: &mut ByTheme, less: &ByTheme) {
    for (theme, count) in less {
        let Some(known) = all.get_mut(theme) else { continue };
        known.own -= count.own;
        known.with_children -= count.with_children;
        if *known == Count::default() {
            all.remove(theme);
        }
    }
}

/// Counting sets of themes. An article can have as many sets as annotations: for each theme of a set only a few numbers are
/// looked at.
#[derive(Default)]
struct Counting<'b> {
    /// For each theme, by its number, where it and those above it stand among the counted, itself first; empty for one
    /// that was not met yet.
    lineages: Vec<Vec<usize>>,
    places: HashMap<&'b ThemeId, usize>,
    counted: Vec<CountedTheme<'b>>,
}

struct CountedTheme<'b> {
    id: &'b ThemeId,
    count: Count,
    /// The last set that counted for itself, and for itself or a theme below it.
    own_set: usize,
    any_set: usize,
}

/// A theme of a set of themes.
#[derive(Clone, Copy)]
struct ThemeOfSet<'b> {
    number: usize,
    id: &'b ThemeId,
    /// The number of the set, from 1.
    set: usize,
    /// How many annotations have the set.
    n: usize,
}

impl<'b> Counting<'b> {
    /// Counts a theme of a set for all annotations that have the set.
    fn count(&mut self, theme: ThemeOfSet<'b>, codebook: &'b Codebook) {
        let ThemeOfSet { number, id, set, n } = theme;
        if self.lineages.get(number).is_some_and(Vec::is_empty) {
            let lineage = self.lineage(id, codebook);
            if let Some(slot) = self.lineages.get_mut(number) {
                *slot = lineage;
            }
        }
        for (depth, at) in self.lineages.get(number).into_iter().flatten().enumerate() {
            let Some(theme) = self.counted.get_mut(*at) else { continue };
            if depth == 0 && std::mem::replace(&mut theme.own_set, set) != set {
                theme.count.own += n;
            }
            if std::mem::replace(&mut theme.any_set, set) != set {
                theme.count.with_children += n;
            }
        }
    }

    fn lineage(&mut self, id: &'b ThemeId, codebook: &'b Codebook) -> Vec<usize> {
        let place = |id| {
            *self.places.entry(id).or_insert_with(|| {
                self.counted.push(CountedTheme { id, count: Count::default(), own_set: 0, any_set: 0 });
                self.counted.len() - 1
            })
        };
        lineage(id, codebook).map(place).collect()
    }
}
