//! Spellings that a search takes for the same, changed as one text: a group a line, semicolons between its spellings.

use super::cx::Cx;
use super::saved_edits::edit_of_saved;
use crate::model::edit::Edit;
use crate::model::history::{CodebookStep, StepLabel};
use crate::model::id::SavedId;
use crate::model::saved::{SavedKey, SavedList, saved};
use crate::search::equivalents::{SpellingGroup, lonely_line, spellings_of, usual};
use crate::text::decode::nfc;

/// Has the groups be those of a text. What is not in it any more is deleted; the built-in ones, too.
pub(super) fn set(cx: &mut Cx<'_>, text: &str) {
    let Some(annotator) = cx.own() else { return };
    if !cx.open.is_ready() || lonely_line(text).is_some() {
        return;
    }
    let text = nfc(text);
    let wanted = text.lines().map(spellings_of).filter(|spellings| !spellings.is_empty());
    let mut plan = Plan::of(cx.open.equivalents.groups(), wanted.collect());
    plan.keep_alike(&usual());
    plan.change_those_that_share();
    let mut edits: Vec<Edit> = Vec::new();
    let key = |id: SavedId| SavedKey { list: SavedList::Equivalents, id };
    for group in plan.gone {
        edits.extend(edit_of_saved(cx, &annotator, &key(group.id), |record| record.deleted = Some(true)));
    }
    let new = plan.wanted.into_iter().map(|spellings| {
        let id = cx.ids.saved(spellings.first().map_or("", String::as_str));
        SpellingGroup { id, spellings }
    });
    for SpellingGroup { id, spellings } in plan.changed.into_iter().chain(new.collect::<Vec<_>>()) {
        let key = key(id);
        let is_deleted = saved(&cx.open.project, &key).is_some_and(|stands| stands.is_deleted);
        edits.extend(edit_of_saved(cx, &annotator, &key, |record| {
            record.text = Some(spellings.join("\n"));
            record.deleted = if is_deleted { Some(false) } else { record.deleted };
        }));
    }
    if !edits.is_empty() {
        cx.make(edits, StepLabel::Codebook(CodebookStep::SpellingsChanged));
    }
}

/// What has to become of groups so that others stand.
struct Plan {
    /// Those that stand and have no place yet.
    gone: Vec<SpellingGroup>,
    /// Those that are wanted and have no id yet.
    wanted: Vec<Vec<String>>,
    /// Those that get other spellings.
    changed: Vec<SpellingGroup>,
}

impl Plan {
    /// Those that stand as they are wanted stay.
    fn of(standing: &[SpellingGroup], mut wanted: Vec<Vec<String>>) -> Self {
        let mut gone = standing.to_vec();
        gone.retain(|group| {
            let same = wanted.iter().position(|spellings| *spellings == group.spellings);
            same.map(|at| wanted.remove(at)).is_none()
        });
        Self { gone, wanted, changed: Vec::new() }
    }

    /// Those that are wanted as they are built in get that place again.
    fn keep_alike(&mut self, usual: &[SpellingGroup]) {
        for group in usual {
            let same = self.wanted.iter().position(|spellings| *spellings == group.spellings);
            if let Some(at) = same {
                self.wanted.remove(at);
                self.gone.retain(|gone| gone.id != group.id);
                self.changed.push(group.clone());
            }
        }
    }

    /// One that shares a spelling with one that is wanted becomes that one.
    fn change_those_that_share(&mut self) {
        let Self { gone, wanted, changed } = self;
        gone.retain(|group| {
            let shares = |spellings: &Vec<String>| spellings.iter().any(|one| group.spellings.contains(one));
            let heir = wanted.iter().position(shares).map(|at| wanted.remove(at));
            let is_gone = heir.is_none();
            changed.extend(heir.map(|spellings| SpellingGroup { id: group.id.clone(), spellings }));
            is_gone
        });
    }
}
