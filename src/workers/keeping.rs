//! Saves our files and looks after what this computer keeps: versions, copies elsewhere, settings, reading, drafts.

use super::report::{
    DraftsReport, FolderReport, PreferencesReport, ProgressReport, RememberingReport, SavedSettings,
    SavingReport, TaskOutput, VersionsReport,
};
use super::task::KeepWork;
use crate::model::article::ArticleRecord;
use crate::storage::disk::Disk;
use crate::storage::elsewhere::write_elsewhere;
use crate::storage::file_to_save::{FileContent, FileToSave, Refused, save, text_of};
use crate::storage::journal::StateFolder;
use crate::storage::project_folder::SeenFile;
use crate::storage::versions::{Care, KeptVersions};
use crate::storage::{arrangement, computer, drafts, reading_state, settings, window_state};

/// Does the work, and reports what came of it.
pub(super) fn perform(work: KeepWork, disk: &dyn Disk, report: &mut dyn FnMut(TaskOutput)) {
    match work {
        KeepWork::KeepVersion { state_folder, file } => {
            if let Ok(text) = text_of(&file) {
                // Where it cannot be kept, it is still in the history.
                let versions = KeptVersions { disk, state_folder: &state_folder, key: &file.key };
                let _ = versions.keep(text.as_bytes(), file.at, Care::Full);
            }
        }
        KeepWork::Quarantine { state_folder, key, path, at } => {
            let result = KeptVersions { disk, state_folder: &state_folder, key: &key }.quarantine(&path, at);
            report(TaskOutput::Versions(VersionsReport::Quarantined(key, path, result)));
        }
        KeepWork::ListVersions { state_folder, key } => {
            let found = KeptVersions { disk, state_folder: &state_folder, key: &key }.list();
            report(TaskOutput::Versions(VersionsReport::Listed(key, found)));
        }
        KeepWork::CompareVersion { state_folder, key, name, stands, version } => {
            let versions = KeptVersions { disk, state_folder: &state_folder, key: &key };
            let difference = versions.compare(&name, &stands).ok();
            report(TaskOutput::Versions(VersionsReport::Compared { key, name, version, difference }));
        }
        KeepWork::ReadVersion { state_folder, key, name } => {
            let version = KeptVersions { disk, state_folder: &state_folder, key: &key }.read(&name);
            report(TaskOutput::Versions(VersionsReport::Read(version.map(Box::new))));
        }
        KeepWork::SaveElsewhere { folder, name, files } => {
            let result = write_elsewhere(disk, &folder, &name, &files);
            report(TaskOutput::SavedElsewhere { folder, n_files: files.len(), result });
        }
        KeepWork::SaveSettings { places, before, settings } => {
            let saved = settings::save(&places, &before, &settings);
            report(TaskOutput::Preferences(PreferencesReport::Saved(
                saved.map(|stands| Box::new(SavedSettings { sent: *settings, stands })),
            )));
        }
        KeepWork::Introduce { places, id, name } => {
            let (id, name) = settings::introduce(&places, id, name);
            report(TaskOutput::Preferences(PreferencesReport::Introduced(id, name)));
        }
        KeepWork::SaveReading { root, places, own, changes, seen } => {
            let saved = reading_state::save(&places.state, own.as_ref(), &root, &changes, seen);
            report(TaskOutput::Progress(ProgressReport::Saved(saved)));
        }
        KeepWork::SaveWindow { places, state } => {
            let saved = window_state::write(&places.state, &state);
            report(TaskOutput::Remembering(RememberingReport::WindowSaved(saved)));
        }
        KeepWork::SavePanels { places, root, panels } => {
            let saved = arrangement::write(&places.state, &root, &panels);
            report(TaskOutput::Remembering(RememberingReport::PanelsSaved(saved)));
        }
        KeepWork::SaveDrafts { place, changes } => {
            report(TaskOutput::Drafts(DraftsReport::Saved(drafts::save(disk, &place, &changes))));
        }
        KeepWork::TakeOver { root, places, annotator } => {
            let result = computer::take_over(disk, &root, &places.state, &annotator);
            report(TaskOutput::Folder(FolderReport::TakenOver(annotator, result)));
        }
        KeepWork::SaveFile { state_folder, file } => report(saved_file(disk, &state_folder, *file)),
    }
}

/// Saves a file, and tells what it was to hold.
fn saved_file(disk: &dyn Disk, state_folder: &StateFolder, file: FileToSave) -> TaskOutput {
    let result = save_file(disk, state_folder, &file);
    let content = match file.content {
        FileContent::Annotations(_, record, today) => {
            let text = Some(record.text.clone().unwrap_or(today));
            Ok(Box::new(ArticleRecord { text, ..*record }))
        }
        FileContent::Codebook(record) => Err(record),
    };
    TaskOutput::Saving(SavingReport::FileSaved { key: file.key, content, result })
}

/// Saves a file; what follows from it on this computer is a courtesy that never makes the save fail.
fn save_file(disk: &dyn Disk, state_folder: &StateFolder, file: &FileToSave) -> Result<SeenFile, Refused> {
    let (seen, before) = save(disk, &state_folder.root, &state_folder.state, file)?;
    let versions = KeptVersions { disk, state_folder, key: &file.key };
    if let Some(before) = before {
        let _ = versions.keep(&before, file.at, Care::Light);
    }
    let _ = state_folder.mark_saved(disk, &seen.hash, &file.covered);
    let _ = versions.put_away(&file.copies, file.at);
    Ok(seen)
}
