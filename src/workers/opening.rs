//! Opening a folder: its articles listed, everyone's annotations read with what this computer adds to them, then the
//! articles, in batches.

use super::report::{
    DraftsReport, FolderReport, Listed, ProgressReport, ReadArticle, RememberingReport, TaskOutput,
};
use super::snapshot::Library;
use super::ticket::Ticket;
use crate::model::id::{AnnotatorId, ArticlePath};
use crate::model::moment::Moment;
use crate::storage::arrangement;
use crate::storage::article_file::{self, ArticleFile};
use crate::storage::computer;
use crate::storage::disk::Disk;
use crate::storage::drafts::{self, DraftPlace};
use crate::storage::journal::StateFolder;
use crate::storage::project_folder;
use crate::storage::reading_state;
use crate::storage::recovery::{Recovered, recover_wherever_it_was};
use crate::storage::settings::Places;
use crate::storage::sweeping::sweep_project;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

/// How many bytes of articles are read before they are reported.
const BATCH_BYTES: usize = 1 << 20;

/// A folder that is about to be opened.
#[derive(Clone, Copy)]
pub(super) struct FolderToOpen<'a> {
    pub(super) root: &'a Path,
    pub(super) places: &'a Places,
    /// Who opens it.
    pub(super) own: Option<&'a AnnotatorId>,
    /// What becomes the stamp of this computer where it has none yet.
    pub(super) letters: &'a str,
    pub(super) at: Moment,
}

/// Opens a folder.
pub(super) fn open_folder(
    ticket: &Ticket,
    disk: &dyn Disk,
    folder: FolderToOpen<'_>,
    report: &mut dyn FnMut(TaskOutput),
) {
    let FolderToOpen { root, places, own, letters, at } = folder;
    if let Err(reason) = article_file::can_list(root) {
        return report(TaskOutput::NotOpened { root: root.to_owned(), reason });
    }
    let state = &places.state;
    report(TaskOutput::Progress(ProgressReport::Remembered(reading_state::read(state, own, root))));
    let (files, problems) = article_file::list(root);
    let files: Vec<ArticleFile> = files.into_iter().map(|file| file.settled(at)).collect();
    report(TaskOutput::Folder(FolderReport::Listed { files: files.clone(), problems }));
    let real_root = article_file::real_path_of(root);
    report(TaskOutput::Remembering(RememberingReport::PanelsRead(
        real_root.clone(),
        arrangement::read(state, &real_root).map(|panels| panels.map(Box::new)),
    )));
    if let Some(own) = own {
        // Without a stamp nothing is told apart, and nothing is lost by that as long as there is one computer.
        let _ = computer::introduce(disk, state, letters);
        sweep_project(disk, &StateFolder::new(state, own, &real_root), at);
    }
    let is_own = own.filter(|own| !computer::is_of_another(disk, root, state, own));
    let mut opened = project_folder::open(disk, root, is_own);
    opened.settle_stamps(at);
    opened.is_of_other_computer = own.is_some() && is_own.is_none();
    opened.written_here = project_folder::written_here(disk, root, state, &opened.project);
    let recovered = is_own.map_or(Ok(Recovered::default()), |own| {
        recover_wherever_it_was(disk, &StateFolder::new(state, own, &real_root), &mut opened, at)
    });
    match recovered {
        Ok(recovered) => {
            report(TaskOutput::Folder(FolderReport::NotesRead(
                Box::new(opened),
                Box::new(recovered),
                real_root.clone(),
            )));
            let place = DraftPlace { state: state.clone(), owner: own.cloned(), root: real_root.clone() };
            report(TaskOutput::Drafts(DraftsReport::Read {
                root: real_root,
                read: drafts::read(disk, &place),
            }));
        }
        Err(error) => {
            let reason = error.to_string();
            return report(TaskOutput::NotOpened { root: root.to_owned(), reason });
        }
    }
    let mut batch = Vec::new();
    let mut n_bytes = 0;
    for file in &files {
        if ticket.is_cancelled() {
            break;
        }
        let read = read_article(file);
        n_bytes += read.read.as_ref().map_or(0, |article| article.text.as_str().len());
        batch.push(read);
        if n_bytes >= BATCH_BYTES || batch.len() >= 256 {
            report(TaskOutput::Folder(FolderReport::ArticlesRead(std::mem::take(&mut batch))));
            n_bytes = 0;
        }
    }
    report(TaskOutput::Folder(FolderReport::ArticlesRead(batch)));
    report(TaskOutput::Folder(FolderReport::Read));
}

/// Lists the articles of a folder again and tells what is not as it is known.
pub(super) fn list_again(
    root: &Path,
    library: &Library,
    reports: &BTreeMap<ArticlePath, ArticleFile>,
    at: Moment,
) -> Listed {
    let (files, problems) = article_file::list(root);
    let mut listed =
        Listed { is_listed: !files.is_empty() || problems.is_empty(), problems, ..Listed::default() };
    let there: BTreeSet<&ArticlePath> = files.iter().map(|file| &file.path).collect();
    let known = library.keys().chain(reports.keys());
    listed.gone = known.filter(|path| !there.contains(path)).cloned().collect();
    for file in files {
        let entry = library.get(&file.path);
        let known = entry.map(|entry| &entry.file).or(reports.get(&file.path));
        // What could not be read is read again, though it looks the same.
        let could_be_read = entry.is_none_or(|entry| entry.problem.is_none());
        let is_known = known.is_some_and(|known| known.stamp.is_some() && *known == file) && could_be_read;
        if !is_known {
            listed.read.push(read_article(&file));
            listed.files.push(file.settled(at));
        }
    }
    listed
}

pub(super) fn read_article(file: &ArticleFile) -> ReadArticle {
    ReadArticle { path: file.path.clone(), read: article_file::read(file).map(Arc::new) }
}
