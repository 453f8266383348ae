//! Removes what a crash of this program left behind, wherever it writes.

use super::article_file::ANNOTATIONS_FOLDER;
use super::disk::{Disk, FileKind};
use super::journal::StateFolder;
use super::temporary::{Depth, sweep};
use crate::model::moment::Moment;
use std::collections::BTreeSet;
use std::path::PathBuf;

/// Sweeps a project's annotations, everyone's, and this computer's state: all of what it keeps of this project, whoever
/// worked on it, and the folders above that. `beside` are other folders of the project where files are made.
pub fn sweep_project(disk: &dyn Disk, state_folder: &StateFolder, beside: &BTreeSet<PathBuf>, now: Moment) {
    for folder in beside {
        sweep(disk, folder, Depth::Folder, now);
    }
    sweep(disk, &state_folder.root.join(ANNOTATIONS_FOLDER), Depth::Tree, now);
    sweep(disk, &state_folder.state, Depth::Folder, now);
    let name = state_folder.folder().file_name().map(ToOwned::to_owned).unwrap_or_default();
    for (folder, kind) in disk.list(&state_folder.state).unwrap_or_default() {
        if kind == FileKind::Folder {
            sweep(disk, &folder, Depth::Folder, now);
            sweep(disk, &folder.join(&name), Depth::Tree, now);
        }
    }
}
