//! Saving: what is unsaved is the difference between the project and what the disk was last seen to hold, so there is
//! no flag to forget. A file is written only over what was last seen in it; what was found instead is merged first.

use super::cx::Cx;
use super::keeping::{keep_steps, state_folder, steps_kept};
use super::merging::take_found;
use super::notices::KeepingNotice;
use super::save_state::{SaveStatus, Writing};
use crate::model::id::ArticlePath;
use crate::storage::article_file::ArticleFile;
use crate::storage::atomic_write::WriteError;
use crate::storage::file_to_save::{FileToSave, Refused};
use crate::storage::project_folder::{FileKey, SeenFile};
use crate::workers::report::{SavedContent, SavingReport};
use crate::workers::snapshot::LibraryEntry;
use crate::workers::task::{KeepWork, Work};
use std::collections::BTreeSet;
use std::path::PathBuf;

/// A decision about saving.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SavingCommand {
    /// Save what is unsaved at once.
    Now,
    /// Write all files of one's own to a new folder within this one.
    Elsewhere(PathBuf),
}

pub(super) fn hear(cx: &mut Cx<'_>, number: u64, report: SavingReport) {
    match report {
        SavingReport::FileSaved { content, result, .. } => file_saved(cx, number, content, result),
        SavingReport::StepsKept(result) => steps_kept(cx, number, result),
    }
}

/// Saves what is unsaved, where it is due.
pub(super) fn save_when_due(cx: &mut Cx<'_>) {
    if cx.open.saving.take_due(cx.now) {
        cx.open.saving.try_again();
        keep_steps(cx);
        start_saving(cx);
    }
}

/// Saves what is unsaved at once, and says when it is done.
pub(super) fn save_now(cx: &mut Cx<'_>) {
    cx.open.saving.save_all();
    keep_steps(cx);
    start_saving(cx);
    say_if_all_saved(cx);
}

/// Hands out everything that is unsaved, but for files that are being written or could not be.
fn start_saving(cx: &mut Cx<'_>) {
    cx.introduce_oneself();
    // Copies that say nothing new are put away all the same.
    let keys = cx.open.unsaved().chain(cx.open.saving.copies.keys().cloned()).collect();
    start_saving_files(cx, &keys);
}

/// Hands out these files, but for those that are being written or could not be.
fn start_saving_files(cx: &mut Cx<'_>, keys: &BTreeSet<FileKey>) {
    let Some((id, annotator)) = cx.introduce_oneself() else { return };
    let Some(state_folder) = state_folder(cx) else { return };
    let open = &*cx.open;
    let held_up = open.saving.held_up();
    let is_free = |key: &&FileKey| key.annotator == id && !held_up.contains(key);
    let (unread, keys): (Vec<&FileKey>, Vec<&FileKey>) =
        keys.iter().filter(is_free).partition(|key| open.to_be_read(key).is_some());
    let unread: Vec<ArticleFile> =
        unread.into_iter().filter_map(|key| open.to_be_read(key)).cloned().collect();
    let files: Vec<FileToSave> =
        keys.into_iter().filter_map(|key| open.file_to_save(key, &annotator, cx.now.moment)).collect();
    for file in unread {
        if cx.open.saving.await_article(&file.path) {
            cx.start(Work::ReadArticle(file));
        }
    }
    for file in files {
        let (key, covered, annotator) = (file.key.clone(), file.covered.clone(), annotator.clone());
        let state_folder = state_folder.clone();
        let ticket = cx.start(Work::Keep(KeepWork::SaveFile { state_folder, file: Box::new(file) }));
        cx.open.saving.begin(ticket.number, Writing { key, covered, annotator }, cx.now);
    }
}

fn file_saved(cx: &mut Cx<'_>, number: u64, content: SavedContent, result: Result<SeenFile, Refused>) {
    let Some(writing) = cx.open.saving.end(number, cx.now) else { return };
    let key = writing.key.clone();
    match result {
        Ok(seen) => {
            cx.open.saving.written(&writing, seen, cx.now);
            cx.out.note_news();
            cx.open.note_on_disk(&key, writing.annotator, content);
            // What was changed in it meanwhile goes after it.
            if cx.open.is_unsaved_in(&key) {
                start_saving_files(cx, &BTreeSet::from([key]));
            }
        }
        Err(Refused::Overtaken(found)) => {
            let is_given_up = cx.open.saving.overtaken(&key);
            take_found(cx, &key, found);
            if is_given_up {
                cx.open.saving.give_up(&key, cx.now);
            }
            start_saving(cx);
        }
        Err(Refused::Failed(error)) => cx.open.saving.fail(key, error, cx.now),
    }
    say_if_all_saved(cx);
}

/// Articles were read, or could not be: what waited for them is saved.
pub(super) fn save_what_waited(cx: &mut Cx<'_>) {
    let open = &mut *cx.open;
    let is_awaited = |path: &ArticlePath| open.library.get(path).is_some_and(LibraryEntry::is_awaited);
    if open.saving.note_read(is_awaited) {
        start_saving(cx);
    }
}

/// A worker broke down: if it was saving, the file counts as not saved.
pub(super) fn failed(cx: &mut Cx<'_>, number: u64, words: &str) {
    let error = WriteError::Other(words.to_owned());
    if let Some(writing) = cx.open.saving.end(number, cx.now) {
        cx.open.saving.fail(writing.key, error.clone(), cx.now);
    }
    steps_kept(cx, number, Err(error));
}

fn say_if_all_saved(cx: &mut Cx<'_>) {
    if cx.open.saving.must_say() && matches!(cx.open.save_status(), SaveStatus::Saved(_)) {
        cx.open.saving.has_said();
        cx.say(KeepingNotice::AllSaved);
    }
}
