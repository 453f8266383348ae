//! Writes a table of articles and attributes to a file the person named.

use super::report::{ExportReport, TaskOutput};
use super::ticket::Ticket;
use crate::exchange::attribute_table::AttributeTable;
use crate::exchange::export_words::ExportWords;
use crate::exchange::grid_files::GridFormat;
use crate::exchange::sink::Sink;
use crate::storage::atomic_write::WriteError;
use crate::storage::export_file;
use std::path::PathBuf;

/// A table that is to be written.
#[derive(Debug)]
pub struct AttributesAsked {
    /// The folder of the project.
    pub root: PathBuf,
    /// Where it goes.
    pub path: PathBuf,
    /// As what.
    pub format: GridFormat,
    /// The table.
    pub table: AttributeTable,
    /// The words of files, in the person's language.
    pub words: Box<ExportWords>,
}

/// Writes it, and reports that.
pub(super) fn perform(ticket: &Ticket, asked: &AttributesAsked, report: &mut dyn FnMut(TaskOutput)) {
    let is_stopped = || ticket.is_cancelled();
    let write = &mut |out: &mut dyn Sink| asked.table.write(asked.format, &asked.words, out);
    let export = export_file::Export { write, is_stopped: &is_stopped, proof: None };
    let result: Result<(), WriteError> = export_file::write_with(&asked.root, &asked.path, export);
    report(TaskOutput::Export(ExportReport::TableWritten { path: asked.path.clone(), result }));
}
