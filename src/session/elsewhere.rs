//! Saving elsewhere: where the project folder is gone, full or may not be written, everything of one's own goes to a
//! new folder in another place, from where it can be added to the project again.

use super::notice::Notice;
use super::sitting::{Now, Session};
use crate::model::id::slug;
use crate::storage::atomic_write::WriteError;
use crate::storage::file_to_save::FileToSave;
use crate::storage::project_folder::FileKey;
use crate::workers::task::Work;
use std::path::PathBuf;

impl Session {
    /// Writes all files of one's own, as they are in memory, to a new folder within `folder`.
    pub(super) fn save_elsewhere(&mut self, folder: PathBuf, now: Now) {
        let files = self.own_files(now);
        if files.is_empty() {
            return self.say(Notice::NothingToSaveElsewhere, now);
        }
        let name = self.open.as_ref().map(|open| format!("{}-annotations", slug(&open.name(), "project")));
        if let Some(name) = name {
            self.start(Work::SaveElsewhere { folder, name, files });
        }
    }

    /// Everything of one's own, as it is to be written.
    fn own_files(&mut self, now: Now) -> Vec<FileToSave> {
        let Some((id, annotator)) = self.introduce_oneself() else { return Vec::new() };
        let Some(open) = self.open.as_ref().filter(|open| open.is_ready()) else { return Vec::new() };
        let articles = open.project.articles().filter(|(_, notes)| notes.contains_key(&id));
        let articles = articles.map(|(path, _)| (id.clone(), Some(path.clone())));
        let keys: Vec<FileKey> = articles.chain(std::iter::once((id.clone(), None))).collect();
        keys.iter().filter_map(|key| open.file_to_save(key, &annotator, now.moment)).collect()
    }

    pub(super) fn saved_elsewhere(
        &mut self,
        folder: PathBuf,
        n_files: usize,
        result: Result<PathBuf, WriteError>,
        now: Now,
    ) {
        let notice = match result {
            Ok(place) => Notice::SavedElsewhere(place, n_files),
            Err(error) => Notice::NotSavedElsewhere(folder, error),
        };
        self.say(notice, now);
    }
}
