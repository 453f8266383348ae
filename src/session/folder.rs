//! The project folder as it is beside what the session knows of it: what others write, and what is added.

use super::sitting::{Now, Session};
use crate::model::id::AnnotatorId;
use std::path::PathBuf;

/// A decision about the project folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FolderCommand {
    /// Other programs may have written these files of the project folder (paths within it); `None` for any.
    LookAgain(Option<Vec<String>>),
    /// Other programs may have changed articles, or which there are.
    ListAgain,
    /// A folder or file was dropped on the window: annotations are added to the open project, else it is opened.
    TakeDropped(PathBuf),
    /// A folder of one's own name was this computer's before its state was lost, and is again.
    TakeOver(AnnotatorId),
    /// Stop reading the folder, and looking for annotations.
    StopReading,
}

impl Session {
    pub(super) fn obey_folder(&mut self, command: FolderCommand, now: Now) {
        match command {
            FolderCommand::LookAgain(paths) => self.look_again(paths, now),
            FolderCommand::ListAgain => self.list_again(now),
            FolderCommand::TakeDropped(path) => self.take_dropped(path, now),
            FolderCommand::TakeOver(annotator) => self.take_over_folder(annotator),
            FolderCommand::StopReading => {
                self.cancel_loading();
                self.stop_seeking(None);
            }
        }
    }
}
