//! How many annotations bear each theme, of those whose people are shown. Kept as annotations change: what is counted are
//! the sets of themes that annotations bear, as they are recorded, so that a theme that is moved, merged or made changes
//! no count.

use super::visibility::Visibility;
use crate::model::codebook::Codebook;
use crate::model::id::{ArticlePath, ThemeId};
use crate::model::project::Project;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

/// How many annotations bear a theme.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// Itself.
    pub own: usize,
    /// Itself or a theme below it; an annotation with both counts once.
    pub with_children: usize,
}

/// The themes of an annotation, in the order of their ids.
type Themes = Arc<[ThemeId]>;

/// How many annotations bear which themes.
type Tally = BTreeMap<Themes, usize>;

/// The counts of all articles together, and of each.
#[derive(Clone, Debug, Default)]
pub struct Counts {
    in_all: Tally,
    by_article: BTreeMap<ArticlePath, Tally>,
    /// The project as it was counted last, and the version of what was visible in it.
    counted: Project,
    visible: Option<u64>,
}

impl PartialEq for Counts {
    fn eq(&self, other: &Self) -> bool {
        (&self.in_all, &self.by_article) == (&other.in_all, &other.by_article)
    }
}

impl Counts {
    /// The counts of a project, counted anew.
    #[must_use]
    pub fn of(project: &Project, visibility: &Visibility) -> Self {
        let mut counts = Self::default();
        counts.follow(project, visibility);
        counts
    }

    /// Makes the counts true again: what changed since they last were is counted anew.
    pub(super) fn follow(&mut self, project: &Project, visibility: &Visibility) {
        if self.visible != Some(visibility.version()) {
            *self = Self { visible: Some(visibility.version()), ..Self::default() };
        }
        let before = std::mem::replace(&mut self.counted, project.clone());
        let changed = project.articles_changed_since(&before);
        self.renew(project, visibility, changed);
    }

    /// Counts these articles anew.
    fn renew<'a>(
        &mut self,
        project: &Project,
        visibility: &Visibility,
        articles: impl IntoIterator<Item = &'a ArticlePath>,
    ) {
        for path in articles {
            for (themes, n) in self.by_article.remove(path).unwrap_or_default() {
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
                self.by_article.insert(path.clone(), tally);
            }
        }
    }

    fn tally(&self, project: &Project, visibility: &Visibility, path: &ArticlePath) -> Tally {
        let visibility = visibility.in_article(project, path);
        let mut tally = Tally::new();
        for (.., annotation, _) in project.annotations(path).filter(|(who, ..)| visibility.holds(who)) {
            let mut themes = annotation.themes.clone();
            themes.sort_unstable();
            if let Some(n) = tally.get_mut(themes.as_slice()) {
                *n += 1;
            } else {
                // Every set is kept once, however many articles have it.
                let known = self.in_all.get_key_value(themes.as_slice()).map(|(known, _)| Arc::clone(known));
                tally.insert(known.unwrap_or_else(|| themes.into()), 1);
            }
        }
        tally
    }

    /// How many annotations in all articles bear each theme.
    #[must_use]
    pub fn in_all(&self, codebook: &Codebook) -> BTreeMap<ThemeId, Count> {
        by_theme(&self.in_all, codebook)
    }

    /// How many annotations in one article do.
    #[must_use]
    pub fn in_article(&self, path: &ArticlePath, codebook: &Codebook) -> BTreeMap<ThemeId, Count> {
        self.by_article.get(path).map(|tally| by_theme(tally, codebook)).unwrap_or_default()
    }
}

/// The counts by theme: what was merged counts as what it became, and counts for all that stands above it.
fn by_theme(tally: &Tally, codebook: &Codebook) -> BTreeMap<ThemeId, Count> {
    let mut counting = Counting::default();
    for (at, (themes, n)) in tally.iter().enumerate() {
        for id in themes.iter() {
            counting.count(id, (at + 1, *n), codebook);
        }
    }
    counting.counted.into_iter().map(|theme| (theme.id.clone(), theme.count)).collect()
}

/// Counting sets of themes. An article can have as many sets as annotations: for each theme of a set only a few numbers are
/// looked at.
#[derive(Default)]
struct Counting<'b> {
    /// For each theme, as it is recorded, where it and those above it stand among the counted, itself first.
    lineages: HashMap<&'b ThemeId, Vec<usize>>,
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

impl<'b> Counting<'b> {
    /// Counts a theme of a set that so many annotations have; each set has a number of its own, from 1.
    fn count(&mut self, id: &'b ThemeId, (set, n): (usize, usize), codebook: &'b Codebook) {
        if !self.lineages.contains_key(id) {
            let lineage = self.lineage(id, codebook);
            self.lineages.insert(id, lineage);
        }
        for (depth, at) in self.lineages.get(id).into_iter().flatten().enumerate() {
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
