//! Saving elsewhere: where the project folder is gone, full or may not be written, everything of one's own goes to a
//! new folder in another place, from where it can be added to the project again.

use super::cx::Cx;
use super::notice::Notice;
use super::notices::KeepingNotice;
use crate::model::id::slug;
use crate::storage::atomic_write::WriteError;
use crate::storage::file_to_save::FileToSave;
use crate::storage::project_folder::FileKey;
use crate::workers::task::{KeepWork, Work};
use std::path::PathBuf;

/// Writes all files of one's own, as they are in memory, to a new folder within `folder`.
pub(super) fn save_elsewhere(cx: &mut Cx<'_>, folder: PathBuf) {
    let files = own_files(cx);
    if files.is_empty() {
        return cx.say(KeepingNotice::NothingToSaveElsewhere);
    }
    let name = format!("{}-annotations", slug(&cx.open.name(), "project"));
    cx.start(Work::Keep(KeepWork::SaveElsewhere { folder, name, files }));
}

/// Everything of one's own, as it is to be written.
fn own_files(cx: &mut Cx<'_>) -> Vec<FileToSave> {
    let Some((id, annotator)) = cx.introduce_oneself() else { return Vec::new() };
    let open = &*cx.open;
    if !open.is_ready() {
        return Vec::new();
    }
    let articles = open.project.articles().filter(|(_, notes)| notes.contains_key(&id));
    let articles = articles.map(|(path, _)| FileKey::of_article(&id, path));
    let keys: Vec<FileKey> = articles.chain(std::iter::once(FileKey::of_codebook(&id))).collect();
    keys.iter().filter_map(|key| open.file_to_save(key, &annotator, cx.now.moment)).collect()
}

/// What is said of files that were written to a new folder within this one, or were not.
pub(super) fn told(folder: PathBuf, n_files: usize, result: Result<PathBuf, WriteError>) -> Notice {
    match result {
        Ok(place) => Notice::Keeping(KeepingNotice::SavedElsewhere(place, n_files)),
        Err(error) => Notice::Keeping(KeepingNotice::NotSavedElsewhere(folder, error)),
    }
}
