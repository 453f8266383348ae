//! Opening a folder: its articles listed, everyone's annotations read with what this computer adds to them, then the
//! articles, in batches.

use super::importing::FOLDER;
use super::report::{
    DraftsReport, FolderReport, Listed, ProgressReport, ReadArticle, RememberingReport, TaskOutput,
};
use super::scope::Scope;
use super::snapshot::Library;
use super::ticket::Ticket;
use crate::model::id::{AnnotatorId, ArticlePath};
use crate::model::moment::Moment;
use crate::model::project::Project;
use crate::storage::arrangement;
use crate::storage::article_file::{self, ArticleFile};
use crate::storage::computer;
use crate::storage::disk::Disk;
use crate::storage::drafts::{self, DraftPlace};
use crate::storage::imported_files::ImportPlace;
use crate::storage::journal::StateFolder;
use crate::storage::project_folder::{self, Opened};
use crate::storage::reading_state;
use crate::storage::recovery::{Recovered, recover_wherever_it_was};
use crate::storage::settings::Places;
use crate::storage::sweeping::sweep_project;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// How many articles are read before it is asked whether they are still wanted.
const N_AT_ONCE: usize = 32;

/// How many bytes of articles are read before they are reported.
const BATCH_BYTES: usize = 1 << 20;

/// A folder that is about to be opened.
#[derive(Clone, Copy)]
pub(super) struct FolderToOpen<'a> {
    pub(super) root: &'a Path,
    pub(super) places: &'a Places,
    /// Who opens it.
    pub(super) own: Option<&'a AnnotatorId>,
    /// How much of it is read.
    pub(super) scope: Scope,
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
    let FolderToOpen { root, places, own, scope, letters, at } = folder;
    if let Err(reason) = article_file::can_list(root) {
        return report(TaskOutput::NotOpened { root: root.to_owned(), reason });
    }
    let state = &places.state;
    report(TaskOutput::Progress(ProgressReport::Remembered(reading_state::read(state, own, root))));
    let (files, problems) = article_file::list(root);
    let mut files: Vec<ArticleFile> = files.into_iter().map(|file| file.settled(at)).collect();
    report(TaskOutput::Folder(FolderReport::Listed { files: files.clone(), problems }));
    let real_root = article_file::real_path_of(root);
    report(TaskOutput::Remembering(RememberingReport::PanelsRead(
        real_root.clone(),
        arrangement::read(state, &real_root).map(|panels| panels.map(Box::new)),
    )));
    if let Some(own) = own {
        // Without a stamp nothing is told apart, and nothing is lost by that as long as there is one computer.
        let _ = computer::introduce(disk, state, letters);
        let beside = folders_beside(&real_root, &files);
        sweep_project(disk, &StateFolder::new(state, own, &real_root), &beside, at);
    }
    let is_own = own.filter(|own| !computer::is_of_another(disk, root, state, own));
    let open_notes = || {
        let mut opened = project_folder::open(disk, root, is_own);
        opened.settle_stamps(at);
        opened.is_of_other_computer = own.is_some() && is_own.is_none();
        opened.written_here = project_folder::written_here(disk, root, state, &opened.project);
        let recovered = is_own.map_or(Ok(Recovered::default()), |own| {
            recover_wherever_it_was(disk, &StateFolder::new(state, own, &real_root), &mut opened, at)
        });
        recovered.map(|recovered| Notes { opened, recovered })
    };
    let state_folder = is_own.map(|own| StateFolder::new(state, own, &real_root));
    let mut notes = open_notes();
    let is_moved = notes
        .as_ref()
        .is_ok_and(|notes| state_folder.as_ref().is_some_and(|folder| clear_up(disk, folder, notes, at)));
    if is_moved {
        let (listed, problems) = article_file::list(root);
        files = listed.into_iter().map(|file| file.settled(at)).collect();
        report(TaskOutput::Folder(FolderReport::Listed { files: files.clone(), problems }));
        // The files of people whom an import made went or came with its articles.
        notes = open_notes();
    }
    let project = notes.as_ref().map(|notes| notes.opened.project.clone()).unwrap_or_default();
    match notes {
        Ok(Notes { opened, recovered }) => {
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
    read_scope(ticket, scope, &files, &project, report);
    report(TaskOutput::Folder(FolderReport::Read));
}

/// What is kept of a project, and what the journal on this computer adds to it.
struct Notes {
    opened: Opened,
    recovered: Recovered,
}

/// Reads so much of a folder.
fn read_scope(
    ticket: &Ticket,
    scope: Scope,
    files: &[ArticleFile],
    project: &Project,
    report: &mut dyn FnMut(TaskOutput),
) {
    match scope {
        Scope::Everything => {
            read_articles(ticket, &files.iter().collect::<Vec<_>>(), report);
        }
        Scope::Annotated => {
            let is_annotated = |file: &&ArticleFile| project.article_notes(&file.path).is_some();
            let n_annotated = files.iter().filter(is_annotated).count();
            // What is wrong with a file that need not be read to know it is told, too.
            let (wanted, others): (Vec<_>, Vec<_>) =
                files.iter().partition(|file| is_annotated(file) || file.problem.is_some());
            let mut is_moved = project.articles().count() > n_annotated;
            read_articles(ticket, &wanted, &mut |output| {
                if let TaskOutput::Folder(FolderReport::ArticlesRead(articles)) = &output {
                    is_moved |= articles.iter().any(|article| !is_where_it_was(project, article));
                }
                report(output);
            });
            // What is kept about a text that is gone from its place may belong to any other.
            if is_moved {
                read_articles(ticket, &others, report);
            }
        }
        Scope::Notes => {}
    }
}

/// The folders of a project where articles stand or are made.
fn folders_beside(root: &Path, files: &[ArticleFile]) -> BTreeSet<PathBuf> {
    let articles = files.iter().map(|file| root.join(file.path.as_str()));
    let folders = articles.filter_map(|path| path.parent().map(Path::to_owned));
    folders.chain([root.to_owned(), root.join(FOLDER)]).collect()
}

/// Finishes or takes back the imports that the program did not outlive, whoever they were of; whether any file was moved.
fn clear_up(disk: &dyn Disk, state_folder: &StateFolder, notes: &Notes, at: Moment) -> bool {
    let project = &notes.opened.project;
    let is_moved = ImportPlace { disk, state_folder }.clear_up(&notes.recovered.entries, project);
    let all = computer::state_folders(disk, &state_folder.state, &state_folder.root);
    let others = all.iter().filter(|other| other.annotator != state_folder.annotator);
    let clear =
        |other: &StateFolder| ImportPlace { disk, state_folder: other }.clear_up_abandoned(project, at);
    others.fold(is_moved, |is_moved, other| clear(other) || is_moved)
}

/// Reads articles on all processors and reports them in their order.
fn read_articles(ticket: &Ticket, files: &[&ArticleFile], report: &mut dyn FnMut(TaskOutput)) {
    let mut batch = Vec::new();
    let mut n_bytes = 0;
    for some in files.chunks(N_AT_ONCE) {
        if ticket.is_cancelled() {
            break;
        }
        let read: Vec<ReadArticle> = some.par_iter().map(|file| read_article(file)).collect();
        for read in read {
            n_bytes += read.read.as_ref().map_or(0, |article| article.text.as_str().len());
            batch.push(read);
            if n_bytes >= BATCH_BYTES || batch.len() >= 256 {
                report(TaskOutput::Folder(FolderReport::ArticlesRead(std::mem::take(&mut batch))));
                n_bytes = 0;
            }
        }
    }
    if !batch.is_empty() {
        report(TaskOutput::Folder(FolderReport::ArticlesRead(batch)));
    }
}

/// Whether an article has the text that everything kept about it was made in.
fn is_where_it_was(project: &Project, article: &ReadArticle) -> bool {
    let notes = project.article_notes(&article.path);
    let Ok(read) = &article.read else { return notes.is_none() };
    let notes = notes.into_iter().flat_map(|notes| notes.values());
    let mut texts = notes.flat_map(|record| {
        let of_record = record.text.iter().map(|text| &*text.sha256);
        of_record.chain(record.standing().map(|(_, annotation, _)| &*annotation.anchor.text))
    });
    texts.all(|sha256| read.text.is_of(sha256))
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
