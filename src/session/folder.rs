//! The project folder as it is beside what the session knows of it: what others write, and what is added.

use super::sitting::{Now, Session};
use crate::model::id::AnnotatorId;
use crate::workers::report::FolderReport;
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

    pub(super) fn hear_folder(&mut self, number: u64, report: FolderReport, now: Now) {
        match report {
            FolderReport::NotOpened { root, reason } => self.not_opened(root, reason, now),
            FolderReport::Listed { files, problems } => self.take_list(files, problems, now),
            FolderReport::NotesRead(opened, recovered, root) => {
                self.take_notes(*opened, *recovered, root, now);
                self.show_awaited(now);
            }
            FolderReport::ArticleBegun(path, article) => {
                if let Some(open) = &mut self.open {
                    open.begin(&path, article, &self.progress);
                }
            }
            FolderReport::ArticlesRead(articles) => self.take_articles(number, articles, now),
            FolderReport::Read => self.loading_ended(now),
            FolderReport::ListedAgain(listed) => self.listed_again(listed, now),
            FolderReport::LookedAgain(found) => self.looked_again(found, now),
            FolderReport::Gone(error) => self.project_gone(error, now),
            FolderReport::Added { from, result } => self.folder_added(&from, result, now),
            FolderReport::TakenOver(annotator, result) => self.taken_over(annotator, result, now),
        }
    }
}
