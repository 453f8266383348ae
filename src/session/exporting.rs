//! Exports: a worker gathers the passages from a snapshot and writes them.

use super::cx::Cx;
use super::mark_key::Passage;
use super::notice::Notice;
use super::notices::FolderNotice;
use crate::exchange::export_words::ExportWords;
use crate::exchange::format::FormatId;
use crate::storage::atomic_write::WriteError;
use crate::workers::task::Work;
use std::path::PathBuf;

/// What is to be exported, in which format, to which file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ExportCommand {
    /// All passages.
    All(FormatId, PathBuf),
    /// These passages.
    Of(FormatId, PathBuf, Vec<Passage>),
}

pub(super) fn export(cx: &mut Cx<'_>, words: ExportWords, command: ExportCommand) {
    let open = &*cx.open;
    let (format, path, only) = match command {
        ExportCommand::All(format, path) => (format, path, None),
        ExportCommand::Of(format, path, passages) => {
            let wanted = |Passage { article, key }| (article, key.annotator, key.id);
            (format, path, Some(passages.into_iter().map(wanted).collect()))
        }
    };
    let (words, snapshot) = (Box::new(words), Box::new(open.snapshot()));
    let root = open.root.clone();
    cx.start(Work::Export { root, path, format, words, snapshot, only });
}

/// What is said of an export that was written, or was not.
pub(super) fn told(path: PathBuf, n_passages: usize, result: Result<(), WriteError>) -> Notice {
    match result {
        Ok(()) => Notice::Folder(FolderNotice::Exported(path, n_passages)),
        Err(error) => Notice::Folder(FolderNotice::NotExported(path, error)),
    }
}
