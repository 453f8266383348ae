//! What is done to many passages at once: one step, of one's own annotations only; how many others there were is said.

use super::coding_hits::{ThemeChoice, name_of, theme_of};
use super::cx::Cx;
use super::mark_key::Passage;
use super::notice::Notice;
use super::notices::{FolderNotice, StepNotice};
use crate::model::annotation::Annotation;
use crate::model::edit::{Change, Edit};
use crate::model::history::StepLabel;
use std::sync::Arc;

/// What becomes of a theme.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ThemeChange {
    Give,
    Take,
}

/// Gives passages a theme or takes it from them.
pub(super) fn change_theme_of(
    cx: &mut Cx<'_>,
    passages: &[Passage],
    choice: &ThemeChoice,
    change: ThemeChange,
) {
    let Some(own) = cx.own() else { return };
    if !cx.open.is_ready() {
        return cx.say(FolderNotice::StillReading);
    }
    let Some((mut edits, theme)) = theme_of(cx, choice, &own) else { return };
    let open = &*cx.open;
    let book = &open.codebook;
    let n_others = passages.iter().filter(|passage| passage.key.annotator != own).count();
    let changed = |Passage { article: path, key }: &Passage| {
        let (article, from) = open.project.recorded(path, &own, key.id)?;
        let has_it = from.themes.iter().any(|id| *book.resolve(id) == theme);
        if has_it == (change == ThemeChange::Give) {
            return None;
        }
        let mut to = Annotation::clone(from);
        match change {
            ThemeChange::Give => to.themes.push(theme.clone()),
            ThemeChange::Take => to.themes.retain(|id| *book.resolve(id) != theme),
        }
        let change = Change::new(Some(Arc::clone(from)), Some(to));
        Some(Edit::Annotation { article: article.clone(), annotator: own.clone(), id: key.id, change })
    };
    let mut of_passages: Vec<Edit> =
        passages.iter().filter(|passage| passage.key.annotator == own).filter_map(changed).collect();
    if of_passages.is_empty() {
        return cx.say(StepNotice::NothingToChange { n_others });
    }
    let name = name_of(open, choice, &theme);
    let label = match change {
        ThemeChange::Give => StepLabel::TaggedAll(name, of_passages.len()),
        ThemeChange::Take => StepLabel::UntaggedAll(name, of_passages.len()),
    };
    edits.append(&mut of_passages);
    cx.make(edits, label.clone());
    if n_others > 0 && cx.out.has_said(&Notice::Steps(StepNotice::Made(label.clone()))) {
        cx.say(StepNotice::MadeOfOwn { label, n_others });
    }
}
