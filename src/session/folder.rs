//! The project folder as it is beside what the session knows of it: what others write, and what is added.

use super::arriving::{list_again, listed_again};
use super::cx::Cx;
use super::leaving::{Departure, Destination};
use super::loading::{loading_ended, take_articles, take_list, take_notes};
use super::merging::{Merging, folder_added, look_again, looked_again, project_gone, take_dropped};
use super::showing::show_awaited;
use super::taking_over::{take_over, taken_over};
use crate::model::id::AnnotatorId;
use crate::storage::article_file::folder_of;
use crate::workers::report::FolderReport;
use std::path::PathBuf;

/// A decision about the project folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FolderCommand {
    /// Other programs may have written these files of the project folder (paths within it); `None` for any.
    LookAgain(Option<Vec<String>>),
    /// Other programs may have changed articles, or which there are.
    ListAgain,
    /// A folder or file was dropped on the window: annotations are added to the open project, another project is opened,
    /// and of other files articles may be made. Where none is open, it is opened.
    TakeDropped(PathBuf),
    /// A folder of one's own name was this computer's before its state was lost, and is again.
    TakeOver(AnnotatorId),
    /// Stop reading the folder, and looking for annotations.
    StopReading,
}

pub(super) fn obey(cx: &mut Cx<'_>, command: FolderCommand) {
    match command {
        FolderCommand::LookAgain(paths) => look_again(cx, paths),
        FolderCommand::ListAgain => list_again(cx),
        FolderCommand::TakeDropped(path) => take_dropped(cx, path),
        FolderCommand::TakeOver(annotator) => take_over(cx, annotator),
        FolderCommand::StopReading => {
            cx.open.cancel_loading();
            cx.open.locating.stop(None);
        }
    }
}

pub(super) fn hear(merging: &mut Merging, cx: &mut Cx<'_>, number: u64, report: FolderReport) {
    match report {
        FolderReport::Listed { files, problems } => take_list(cx, files, problems),
        FolderReport::NotesRead(opened, recovered, root) => {
            take_notes(cx, *opened, *recovered, root);
            show_awaited(cx);
        }
        FolderReport::ArticleBegun(path, article) => {
            cx.reader.begin(&cx.open.library, &path, article, cx.progress);
        }
        FolderReport::ArticlesRead(articles) => take_articles(cx, number, articles),
        FolderReport::Read => loading_ended(cx),
        FolderReport::ListedAgain(listed) => listed_again(cx, listed),
        FolderReport::LookedAgain(found) => looked_again(merging, cx, found),
        FolderReport::Gone(error) => project_gone(cx, error),
        FolderReport::Added { from, result } => folder_added(merging, cx, &from, result),
        FolderReport::IsProject(from) => cx.out.depart(Departure::For(Destination::Folder(folder_of(&from)))),
        FolderReport::TakenOver(annotator, result) => taken_over(cx, annotator, result),
    }
}
