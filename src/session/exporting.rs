//! Exports: a worker gathers the passages from a snapshot and writes them.

use super::mark_key::Passage;
use super::notice::Notice;
use super::sitting::{Now, Session};
use crate::storage::atomic_write::WriteError;
use crate::workers::task::{ExportFormat, Work};
use std::path::PathBuf;

/// What is to be exported, in which format, to which file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ExportCommand {
    /// All passages.
    All(ExportFormat, PathBuf),
    /// These passages.
    Of(ExportFormat, PathBuf, Vec<Passage>),
}

impl Session {
    pub(super) fn export(&mut self, command: ExportCommand) {
        let Some(open) = &self.open else { return };
        let (format, path, only) = match command {
            ExportCommand::All(format, path) => (format, path, None),
            ExportCommand::Of(format, path, passages) => {
                let wanted = |(article, key): Passage| (article, key.annotator, key.id);
                (format, path, Some(passages.into_iter().map(wanted).collect()))
            }
        };
        let (words, snapshot) = (Box::new(self.words.clone()), Box::new(open.snapshot()));
        let root = open.root.clone();
        self.start(Work::Export { root, path, format, words, snapshot, only });
    }

    pub(super) fn exported(
        &mut self,
        path: PathBuf,
        n_passages: usize,
        result: Result<(), WriteError>,
        now: Now,
    ) {
        let notice = match result {
            Ok(()) => Notice::Exported(path, n_passages),
            Err(error) => Notice::NotExported(path, error),
        };
        self.say(notice, now);
    }
}
