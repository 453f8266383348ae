//! `export`: all passages in a format of other programs, or one article on paper, to a file or to standard output.

use super::arguments::{Export, Exported};
use super::console::{Console, Ending, Stop};
use super::sitting::{Context, Sitting, read_article, tell_problems};
use crate::model::id::ArticlePath;
use crate::session::{
    Command, ExportCommand, FolderNotice, Notice, PageCommand, PageNotice, PageWish, page_asked,
};
use crate::storage::atomic_write::WriteError;
use crate::storage::export_file::is_standard_output;
use crate::words::{messages, notices};
use crate::workers::scope::Scope;
use std::path::Path;

/// Writes the export.
///
/// # Errors
/// Where the folder cannot be opened or the export not be written.
pub fn run(wanted: &Export, context: &Context<'_>, console: &mut Console<'_>) -> Result<Ending, Stop> {
    if wanted.article.is_some() && wanted.format != Exported::Pdf {
        return Err(Stop::Refused(console.words.say("cli-article-unwanted")));
    }
    let mut sitting = Sitting::open(&wanted.folder, Scope::Everything, context, &console.words)?;
    if wanted.output == Path::new("-") || is_standard_output(&wanted.output) {
        let bytes = bytes_of(wanted, &mut sitting, context, console)?;
        console.out.write_all(&bytes)?;
    } else {
        let command = command_of(wanted, &mut sitting, console)?;
        sitting.run(command);
        let message = sitting.notice().map(|notice| notices::notice(&console.words, notice));
        match sitting.notice() {
            Some(Notice::Folder(FolderNotice::Exported(..)) | Notice::Page(PageNotice::Saved(..))) => {
                console.tell(&message.unwrap_or_default());
            }
            _ => return Err(Stop::Refused(message.unwrap_or_default())),
        }
    }
    let has_problems = tell_problems(sitting.project()?, console, |_| false);
    Ok(Ending::with_attention(has_problems))
}

fn command_of(wanted: &Export, sitting: &mut Sitting<'_>, console: &Console<'_>) -> Result<Command, Stop> {
    let path = wanted.output.clone();
    Ok(match wanted.format {
        Exported::Passages(format) => Command::Export(ExportCommand::All(format, path)),
        Exported::Pdf => Command::Page(PageCommand::Save(article_of(wanted, sitting, console)?, path)),
    })
}

fn bytes_of(
    wanted: &Export,
    sitting: &mut Sitting<'_>,
    context: &Context<'_>,
    console: &Console<'_>,
) -> Result<Vec<u8>, Stop> {
    let words = messages::export_words(&console.words);
    let bytes: Result<Vec<u8>, WriteError> = match wanted.format {
        Exported::Passages(format) => format
            .write_study(&sitting.project()?.study(), &words)
            .map_err(|error| WriteError::Other(error.to_string())),
        Exported::Pdf => {
            let article = article_of(wanted, sitting, console)?;
            let wish = PageWish { article, own: None, has_numbers: context.settings.shows_numbers };
            let asked = page_asked(sitting.project()?, wish, words.page);
            asked.pdf().map(|pdf| pdf.bytes)
        }
    };
    bytes.map_err(|error| Stop::Refused(messages::write_error(&console.words, &error)))
}

/// The article that is named.
fn article_of(
    wanted: &Export,
    sitting: &mut Sitting<'_>,
    console: &Console<'_>,
) -> Result<ArticlePath, Stop> {
    read_article(sitting, wanted.article.as_deref().unwrap_or_default(), &console.words)
}
