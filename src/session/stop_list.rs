//! The words that tables of words leave out: one's own records of single words in the codebook, which add to the list that is
//! built in or take out of it.

use super::cx::Cx;
use super::part_command::PartCommand;
use super::saved_edits::edit_of_saved;
use crate::analysis::stop_list::{StopList, records_of};
use crate::analysis::stop_words::stop_key;
use crate::model::edit::Edit;
use crate::model::history::{CodebookStep, StepLabel};
use crate::model::id::{AnnotatorId, SavedId};
use crate::model::saved::{SavedKey, SavedList};
use crate::text::decode::nfc;

/// A decision about words that are left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StopListCommand {
    /// Leave these words and phrases out.
    Add(Vec<String>),
    /// Count this one again.
    Remove(String),
    /// Have the list be the one that is built in.
    Restore,
}

impl PartCommand for StopListCommand {
    fn needs_name(&self) -> bool {
        match self {
            Self::Add(_) | Self::Remove(_) | Self::Restore => true,
        }
    }
}

pub(super) fn obey(cx: &mut Cx<'_>, command: StopListCommand) {
    let Some(annotator) = cx.own().filter(|_| cx.open.is_ready()) else { return };
    let list = StopList::of(&cx.open.project);
    match command {
        StopListCommand::Add(words) => {
            let mut new: Vec<String> = Vec::new();
            for word in words.iter().map(|word| tidy(word)) {
                let is_there = new.iter().any(|known| stop_key(known) == stop_key(&word));
                if !stop_key(&word).is_empty() && !is_there && list.has(&word) != Some(true) {
                    new.push(word);
                }
            }
            let label = match new.as_slice() {
                [word] => CodebookStep::StopWordAdded(word.clone()),
                several => CodebookStep::StopWordsAdded(several.len()),
            };
            let edits = new.iter().flat_map(|word| edits_of(cx, &annotator, word, true)).collect();
            cx.make(edits, StepLabel::Codebook(label));
        }
        StopListCommand::Remove(word) if list.has(&word) == Some(true) => {
            let word = tidy(&word);
            let edits = edits_of(cx, &annotator, &word, false);
            cx.make(edits, StepLabel::Codebook(CodebookStep::StopWordRemoved(word)));
        }
        StopListCommand::Remove(_) => {}
        StopListCommand::Restore => {
            let others = list.entries.iter().filter(|entry| entry.is_usual != entry.is_on);
            let edits = others.flat_map(|entry| edits_of(cx, &annotator, &entry.word, entry.is_usual));
            let edits = edits.collect();
            cx.make(edits, StepLabel::Codebook(CodebookStep::StopWordsRestored));
        }
    }
}

/// A word as it is kept: composed, with single spaces.
fn tidy(word: &str) -> String {
    nfc(&word.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// Has a word be left out, or not any more, by all records there are of it; by a new one where there is none.
fn edits_of(cx: &mut Cx<'_>, annotator: &AnnotatorId, word: &str, is_on: bool) -> Vec<Edit> {
    let mut ids: Vec<SavedId> = records_of(&cx.open.project, word);
    let is_new = ids.is_empty();
    if is_new {
        ids.push(cx.ids.saved(word));
    }
    let edit = |id: SavedId| {
        let key = SavedKey { list: SavedList::StopWords, id };
        edit_of_saved(cx, annotator, &key, |record| {
            if is_new {
                record.text = Some(word.to_owned());
            }
            // What stands as it is made says nothing of being deleted.
            record.deleted = if is_new && is_on { None } else { Some(!is_on) };
        })
    };
    ids.into_iter().filter_map(edit).collect()
}
