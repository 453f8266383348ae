//! `export`: all passages in a format of other programs, to a file or to standard output.

use super::arguments::Export;
use super::console::{Console, Ending, Stop};
use super::sitting::{Context, Sitting, tell_problems};
use crate::session::{Command, ExportCommand, FolderNotice, Notice};
use crate::storage::export_file::is_standard_output;
use crate::words::{messages, notices};
use crate::workers::task::export_bytes;
use std::path::Path;

/// Writes the export.
///
/// # Errors
/// Where the folder cannot be opened or the export not be written.
pub fn run(wanted: &Export, context: &Context<'_>, console: &mut Console<'_>) -> Result<Ending, Stop> {
    let mut sitting = Sitting::open(&wanted.folder, context, &console.words)?;
    if wanted.output == Path::new("-") || is_standard_output(&wanted.output) {
        let passages = sitting.project()?.passages();
        let bytes = export_bytes(wanted.format, &messages::export_words(&console.words), &passages);
        let bytes = bytes.map_err(|error| Stop::Refused(messages::write_error(&console.words, &error)))?;
        console.out.write_all(&bytes)?;
    } else {
        sitting.run(Command::Export(ExportCommand::All(wanted.format, wanted.output.clone())));
        let message = sitting.notice().map(|notice| notices::notice(&console.words, notice));
        match sitting.notice() {
            Some(Notice::Folder(FolderNotice::Exported(..))) => console.tell(&message.unwrap_or_default()),
            _ => return Err(Stop::Refused(message.unwrap_or_default())),
        }
    }
    let has_problems = tell_problems(sitting.project()?, console, |_| false);
    Ok(Ending::with_attention(has_problems))
}
