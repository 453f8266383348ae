//! How many annotations bear each theme, of those whose people are shown. Kept as annotations change: what is counted are
//! the sets of themes that annotations bear, as they are recorded, so that a theme that is moved, merged or made changes
//! no count.

use super::visibility::Visibility;
use crate::model::codebook::{Codebook, Theme};
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
    by_theme: OnceLock<BTreeMap<ThemeId, Count>>,
}

/// What a theme counts for besides itself: the one it was merged into, and the one above it.
#[derive(Clone, Debug, PartialEq, Eq)]
struct ThemeLink {
    theme: ThemeId,
    merged_into: Option<ThemeId>,
    parent: Option<ThemeId>,
}

/// A theme, the one it was merged into, and the one above it.
type LinkParts<'t> = (&'t ThemeId, Option<&'t ThemeId>, Option<&'t ThemeId>);

impl ThemeLink {
    fn told<'t>(id: &'t ThemeId, theme: &'t Theme) -> LinkParts<'t> {
        (id, theme.merged_into.as_ref(), theme.parent.as_ref())
    }

    fn parts(&self) -> LinkParts<'_> {
        (&self.theme, self.merged_into.as_ref(), self.parent.as_ref())
    }

    fn of(id: &ThemeId, theme: &Theme) -> Self {
        Self { theme: id.clone(), merged_into: theme.merged_into.clone(), parent: theme.parent.clone() }
    }
}

/// The counts of all articles together, and of each.
#[derive(Clone, Debug, Default)]
pub struct Counts {
    numbers: Numbers,
    in_all: Tally,
    by_article: BTreeMap<ArticlePath, ArticleTally>,
    /// The links between themes that counts by theme follow.
    links: Vec<ThemeLink>,
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
        if !codebook
            .all()
            .map(|(id, theme)| ThemeLink::told(id, theme))
            .eq(self.links.iter().map(ThemeLink::parts))
        {
            self.links = codebook.all().map(|(id, theme)| ThemeLink::of(id, theme)).collect();
            self.by_article.values_mut().for_each(|article| article.by_theme = OnceLock::new());
        }
        let before = std::mem::replace(&mut self.counted, project.clone());
        let changed = project.articles_changed_since(&before);
        self.renew(project, codebook, visibility, changed);
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
            for (themes, n) in self.by_article.remove(path).unwrap_or_default().tally {
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
                let by_theme = OnceLock::from(self.by_theme(&tally, codebook));
                self.by_article.insert(path.clone(), ArticleTally { tally, by_theme });
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

    /// How many annotations in all articles bear each theme.
    #[must_use]
    pub fn in_all(&self, codebook: &Codebook) -> BTreeMap<ThemeId, Count> {
        self.by_theme(&self.in_all, codebook)
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
        let mut lineage = Vec::new();
        let mut next = Some(codebook.resolve(id));
        while let Some(id) = next {
            let at = *self.places.entry(id).or_insert_with(|| {
                self.counted.push(CountedTheme { id, count: Count::default(), own_set: 0, any_set: 0 });
                self.counted.len() - 1
            });
            lineage.push(at);
            next = codebook.theme(id).and_then(|theme| theme.parent.as_ref());
        }
        lineage
    }
}
