//! Saves our files and looks after what this computer keeps: versions, copies elsewhere, settings, reading, drafts.

use super::task::{Report, Work};
use crate::model::article::ArticleRecord;
use crate::storage::disk::Disk;
use crate::storage::elsewhere::write_elsewhere;
use crate::storage::file_to_save::{FileContent, FileToSave, Refused, save, text_of};
use crate::storage::journal::Desk;
use crate::storage::project_folder::SeenFile;
use crate::storage::versions::{self, Care};
use crate::storage::{computer, drafts, reading_state, settings};

/// Does the work, if it is of this kind, and reports what came of it.
pub(super) fn perform(work: Work, disk: &dyn Disk, report: &mut dyn FnMut(Report)) {
    match work {
        Work::KeepVersion { desk, file } => {
            if let Ok(text) = text_of(&file) {
                // Where it cannot be kept, it is still in the history.
                let _ = versions::keep(disk, (&desk, &file.key), text.as_bytes(), (file.at, Care::Full));
            }
        }
        Work::PutAside { desk, key, path, at } => {
            let result = versions::put_aside(disk, (&desk, &key), &path, at);
            report(Report::PutAside(key, path, result));
        }
        Work::ListVersions { desk, key } => {
            let found = versions::list(disk, &desk, &key);
            report(Report::Versions(key, found));
        }
        Work::ReadVersion { desk, key, name } => {
            report(Report::VersionRead(versions::read(disk, &desk, (&key, &name)).map(Box::new)));
        }
        Work::SaveElsewhere { folder, name, files } => {
            let result = write_elsewhere(disk, (&folder, &name), &files);
            report(Report::SavedElsewhere { folder, n_files: files.len(), result });
        }
        Work::SaveSettings { places, settings } => {
            report(Report::SettingsSaved(settings::write(&places, &settings)));
        }
        Work::Introduce { places, annotator } => {
            let (id, name) = settings::introduce(&places, annotator);
            report(Report::Introduced(id, name));
        }
        Work::SaveReading { root, places, own, changes } => {
            let saved = reading_state::save(&places.state, own.as_ref(), &root, &changes);
            report(Report::ReadingSaved(saved));
        }
        Work::SaveDrafts { place, changes } => {
            report(Report::DraftsSaved(drafts::save(disk, &place, &changes)));
        }
        Work::TakeOver { root, places, annotator } => {
            let result = computer::take_over(disk, (&root, &places.state), &annotator);
            report(Report::TakenOver(annotator, result));
        }
        Work::SaveFile { desk, file } => report(saved_file(disk, &desk, *file)),
        // All else is `task`'s.
        _ => {}
    }
}

/// Saves a file, and tells what it was to hold.
fn saved_file(disk: &dyn Disk, desk: &Desk, file: FileToSave) -> Report {
    let result = save_file(disk, desk, &file);
    let content = match file.content {
        FileContent::Annotations(_, record, today) => {
            let text = Some(record.text.clone().unwrap_or(today));
            Ok(Box::new(ArticleRecord { text, ..*record }))
        }
        FileContent::Codebook(record) => Err(record),
    };
    Report::FileSaved { key: file.key, content, result }
}

/// Saves a file; what follows from it on this computer is a courtesy that never makes the save fail.
fn save_file(disk: &dyn Disk, desk: &Desk, file: &FileToSave) -> Result<SeenFile, Refused> {
    let (seen, before) = save(disk, &desk.root, &desk.state, file)?;
    if let Some(before) = before {
        let _ = versions::keep(disk, (desk, &file.key), &before, (file.at, Care::Light));
    }
    let _ = desk.mark_saved(disk, &seen.hash, &file.covered);
    let _ = versions::put_away(disk, (desk, &file.key), &file.copies, file.at);
    Ok(seen)
}
