//! Several themes of one full name, as where several people each made one: which of them a name means, and how they
//! become one.

use super::cx::Cx;
use super::notices::ThemeNotice;
use super::open_project::OpenProject;
use super::theme_edits::edit_of_theme;
use crate::model::edit::Edit;
use crate::model::history::StepLabel;
use crate::model::id::{AnnotatorId, ThemeId};
use crate::model::namesakes::{maker, namesakes};
use std::cmp::Reverse;

/// Themes of one full name, and the one that stays where they are united.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Namesakes {
    /// Their name, a child's as `parent / child`.
    pub name: String,
    /// The one that stays.
    pub into: ThemeId,
    /// The others.
    pub from: Vec<ThemeId>,
}

impl OpenProject {
    /// The theme of several that is meant by the name they have in common: one's own comes first, then the one with the
    /// most passages.
    #[must_use]
    pub fn meant<'t>(&self, themes: &[&'t ThemeId], own: Option<&AnnotatorId>) -> Option<&'t ThemeId> {
        // Nothing has to be counted to tell one from nobody.
        if themes.len() < 2 {
            return themes.first().copied();
        }
        let counts = self.counts().in_all(&self.codebook);
        let n_passages = |id: &ThemeId| counts.get(id).map_or(0, |count| count.own);
        let is_own = |id: &ThemeId| own.is_some() && maker(&self.project, id) == own;
        themes.iter().copied().min_by_key(|id| (!is_own(id), Reverse(n_passages(id)), (*id).clone()))
    }

    /// The themes in use whose full name others have too.
    #[must_use]
    pub fn namesakes(&self, own: Option<&AnnotatorId>) -> Vec<Namesakes> {
        let groups = namesakes(&self.codebook).into_iter();
        let united = groups.filter_map(|(name, themes)| {
            let into = self.meant(&themes.iter().collect::<Vec<_>>(), own)?.clone();
            let from = themes.into_iter().filter(|id| *id != into).collect();
            Some(Namesakes { name, into, from })
        });
        united.collect()
    }
}

/// Merges all themes that have one full name, in one step.
pub(super) fn unite_namesakes(cx: &mut Cx<'_>) {
    let Some(annotator) = cx.own() else { return };
    let open = &*cx.open;
    if !open.is_ready() {
        return;
    }
    let all = open.namesakes(Some(&annotator));
    if all.is_empty() {
        return cx.say(ThemeNotice::NoNamesakes);
    }
    let merged = all.iter().flat_map(|one| one.from.iter().map(move |from| (from, &one.into)));
    let edits: Vec<Edit> = merged
        .filter_map(|(from, into)| {
            edit_of_theme(cx.open, &annotator, from, |record| record.merged_into = Some(Some(into.clone())))
        })
        .collect();
    let label = StepLabel::ThemesUnited(edits.len());
    cx.make(edits, label);
}
