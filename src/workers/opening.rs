//! Opening a folder: its articles listed, everyone's annotations read with what this computer adds to them, then the
//! articles, in batches.

use super::task::{ReadArticle, Report};
use super::ticket::Ticket;
use crate::model::id::AnnotatorId;
use crate::model::moment::Moment;
use crate::storage::article_file::{self, ArticleFile};
use crate::storage::computer;
use crate::storage::disk::Disk;
use crate::storage::drafts::{self, DraftPlace};
use crate::storage::journal::Desk;
use crate::storage::project_folder;
use crate::storage::reading_state;
use crate::storage::recovery::{Recovered, recover_wherever_it_was};
use crate::storage::settings::Places;
use crate::storage::sweeping::sweep_project;
use crate::text::article::Article;
use std::path::Path;
use std::sync::Arc;

/// How many bytes of articles are read before they are reported.
const BATCH_BYTES: usize = 1 << 20;

/// Opens a folder as `own`, who has letters for the stamp of this computer where it has none yet.
pub(super) fn open_folder(
    ticket: &Ticket,
    (disk, root): (&dyn Disk, &Path),
    (places, own, at): (&Places, Option<(&AnnotatorId, &str)>, Moment),
    report: &mut dyn FnMut(Report),
) {
    if let Err(reason) = article_file::can_list(root) {
        return report(Report::FolderNotOpened { root: root.to_owned(), reason });
    }
    let state = &places.state;
    report(Report::ReadingRemembered(reading_state::read(state, own.map(|(own, _)| own), root)));
    let (files, problems) = article_file::list(root);
    report(Report::FolderListed { files: files.clone(), problems });
    let real_root = article_file::real_path_of(root);
    if let Some((own, letters)) = own {
        // Without a stamp nothing is told apart, and nothing is lost by that as long as there is one computer.
        let _ = computer::introduce(disk, state, letters);
        sweep_project(disk, &Desk::new(state, own, &real_root), at);
    }
    let own = own.map(|(own, _)| own);
    let is_own = own.filter(|own| !computer::is_of_another(disk, (root, state), own));
    let mut opened = project_folder::open(disk, root, is_own);
    opened.is_of_other_computer = own.is_some() && is_own.is_none();
    opened.written_here = project_folder::written_here(disk, root, state, &opened.project);
    let recovered = is_own.map_or(Ok(Recovered::default()), |own| {
        recover_wherever_it_was(disk, &Desk::new(state, own, &real_root), &mut opened, at)
    });
    match recovered {
        Ok(recovered) => {
            report(Report::NotesRead(Box::new(opened), Box::new(recovered), real_root.clone()));
            let place = DraftPlace { state: state.clone(), owner: own.cloned(), root: real_root.clone() };
            report(Report::DraftsRead { root: real_root, read: drafts::read(disk, &place) });
        }
        Err(error) => {
            let reason = error.to_string();
            return report(Report::FolderNotOpened { root: root.to_owned(), reason });
        }
    }
    let mut batch = Vec::new();
    let mut n_bytes = 0;
    for file in &files {
        if ticket.is_cancelled() {
            break;
        }
        let read = read_article(file);
        n_bytes += read.1.as_ref().map_or(0, |article| article.text.as_str().len());
        batch.push(read);
        if n_bytes >= BATCH_BYTES || batch.len() >= 256 {
            report(Report::ArticlesRead(std::mem::take(&mut batch)));
            n_bytes = 0;
        }
    }
    report(Report::ArticlesRead(batch));
    report(Report::FolderRead);
}

pub(super) fn read_article(file: &ArticleFile) -> ReadArticle {
    let article = article_file::read(file).map(|text| Arc::new(Article::new(text)));
    (file.path.clone(), article)
}
