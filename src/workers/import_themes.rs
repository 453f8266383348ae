//! The themes that a study gives to articles as wholes: which of them the project does not have yet, and what the annotator who
//! imports says by them.

use super::importing::{ImportOrder, OrderedArticle};
use super::snapshot::Snapshot;
use crate::exchange::codebook::BookTheme;
use crate::exchange::codebook_reading::clean_name;
use crate::model::id::{ArticlePath, ThemeId};
use std::collections::BTreeSet;

/// The codes of an article as a whole that nobody has given to it: indices into `themes`. All of them where it is no article of
/// the project.
pub(super) fn new_themes(
    snapshot: &Snapshot,
    article: Option<&ArticlePath>,
    codes: &[usize],
    themes: &[BookTheme],
) -> Vec<usize> {
    let held = article.filter(|_| !codes.is_empty()).map(|path| held_themes(snapshot, path));
    let held = held.unwrap_or_default();
    let mut seen = BTreeSet::new();
    let branch = |code: usize| themes.get(code).map(|theme| &theme.path).filter(|path| !path.is_empty());
    let is_new = |code: &usize| branch(*code).is_some_and(|path| !held.contains(path) && seen.insert(path));
    codes.iter().copied().filter(is_new).collect()
}

/// The branches of the themes that anyone has given to an article as a whole.
fn held_themes(snapshot: &Snapshot, path: &ArticlePath) -> BTreeSet<Vec<String>> {
    let codebook = &snapshot.codebook;
    let records = snapshot.project.article_notes(path).into_iter().flatten();
    let abouts = records.filter_map(|(_, record)| record.about.value.as_deref());
    let branch = |theme: &ThemeId| {
        codebook.path_of(codebook.resolve(theme)).iter().map(|name| clean_name(name)).collect()
    };
    abouts.flat_map(|about| &about.themes).map(branch).collect()
}

/// The themes that an article is to get as a whole.
pub(super) fn themes_of_whole(ordered: &OrderedArticle, order: &ImportOrder) -> Vec<ThemeId> {
    let themes = ordered.project.iter().flat_map(|project| {
        let branch = |code: &usize| project.themes.get(*code).map(|theme| &theme.path);
        ordered.article.themes.iter().filter_map(branch)
    });
    let mut given: Vec<ThemeId> = Vec::new();
    for theme in themes.filter_map(|path| order.themes.get(path)) {
        if !given.contains(theme) {
            given.push(theme.clone());
        }
    }
    given
}
