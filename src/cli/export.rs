//! `export`: the project, or a part of it, in a format of other programs, to a file or to standard output.

use super::arguments::Export;
use super::console::{Console, Ending, Stop, flat};
use super::passages::wrong;
use super::sitting::{Context, Sitting, read_article, tell_problems};
use crate::exchange::export_options::{By, Cells, Crossed, ExportOptions, Rows};
use crate::exchange::format::Asked;
use crate::model::id::{AnnotatorId, ArticlePath};
use crate::search::passage_parser::parse;
use crate::session::{Command, ExportCommand, ExportTo, FolderNotice, Notice, OpenProject};
use crate::storage::atomic_write::WriteError;
use crate::storage::export_file::is_standard_output;
use crate::words::{messages, notices};
use crate::workers::exporting::{ExportExtent, ExportWish};
use crate::workers::scope::Scope;
use std::collections::BTreeSet;
use std::io::Cursor;
use std::path::Path;

/// Writes the export.
///
/// # Errors
/// Where the folder cannot be opened, what is wanted cannot be told, or the export not be written.
pub fn run(wanted: &Export, context: &Context<'_>, console: &mut Console<'_>) -> Result<Ending, Stop> {
    // What cannot be read is refused before a large folder is.
    if let Some(typed) = &wanted.query {
        parse(typed).map_err(|fault| wrong(typed, &fault, console))?;
    }
    let mut sitting = Sitting::open(&wanted.folder, Scope::Everything, context, &console.words)?;
    if wanted.output == Path::new("-") || is_standard_output(&wanted.output) {
        let bytes = bytes_of(wanted, &mut sitting, console)?;
        console.out.write_all(&bytes)?;
    } else {
        let command = command_of(wanted, &mut sitting, console)?;
        sitting.run(command);
        let message = sitting.notice().map(|notice| notices::notice(&console.words, notice));
        match sitting.notice() {
            Some(Notice::Folder(FolderNotice::Exported(..))) => {
                console.tell(&message.unwrap_or_default());
            }
            _ => return Err(Stop::Refused(message.unwrap_or_default())),
        }
    }
    let has_problems = tell_problems(sitting.project()?, console, |_| false);
    Ok(Ending::with_attention(has_problems))
}

fn command_of(wanted: &Export, sitting: &mut Sitting<'_>, console: &Console<'_>) -> Result<Command, Stop> {
    let (wish, options) = (wish_of(wanted, sitting, console)?, options_of(wanted));
    let (format, path) = (wanted.format, wanted.output.clone());
    Ok(Command::Export(ExportCommand::Write(Box::new(ExportTo { wish, format, options, path }))))
}

fn bytes_of(wanted: &Export, sitting: &mut Sitting<'_>, console: &Console<'_>) -> Result<Vec<u8>, Stop> {
    let words = messages::export_words(&console.words);
    let wish = wish_of(wanted, sitting, console)?;
    let study = wish.study(&sitting.project()?.snapshot(), &|_| true);
    let typed = wanted.query.as_deref().unwrap_or_default();
    let study = study.map_err(|fault| wrong(typed, &fault, console))?;
    let mut bytes = Cursor::new(Vec::new());
    let asked = Asked { words: &words, options: options_of(wanted) };
    let written = wanted.format.write_study(&study, &asked, &mut bytes);
    let refused = |error| Stop::Refused(messages::write_error(&console.words, &WriteError::from(error)));
    written.map(|()| bytes.into_inner()).map_err(refused)
}

/// What of the project is wanted.
fn wish_of(wanted: &Export, sitting: &mut Sitting<'_>, console: &Console<'_>) -> Result<ExportWish, Stop> {
    let extent = match (&wanted.article, &wanted.query) {
        (Some(_), _) => ExportExtent::Article(article_of(wanted, sitting, console)?),
        (None, Some(typed)) => ExportExtent::Query(typed.clone()),
        (None, None) => ExportExtent::Project,
    };
    let people = match wanted.annotators.as_slice() {
        [] => None,
        names => Some(people_of(names, sitting.project()?, console)?),
    };
    Ok(ExportWish { extent, people })
}

fn options_of(wanted: &Export) -> ExportOptions {
    ExportOptions {
        rows: wanted.rows.unwrap_or(Rows::PerTheme),
        cells: if wanted.exact { Cells::Exact } else { Cells::Guarded },
        by: wanted.by.unwrap_or(By::Theme),
        crossed: if wanted.presence { Crossed::Presence } else { Crossed::Counts },
    }
}

/// The annotators of the people who have these names.
pub(super) fn people_of(
    names: &[String],
    open: &OpenProject,
    console: &Console<'_>,
) -> Result<BTreeSet<AnnotatorId>, Stop> {
    let all = open.visibility.people().all();
    let mut ids = BTreeSet::new();
    for name in names.iter().map(|name| name.trim()) {
        let mut people =
            all.iter().filter(|person| person.name == name || person.own_name == name).peekable();
        if people.peek().is_none() {
            let known: Vec<String> = all.iter().map(|person| flat(&person.name)).collect();
            let told = [("name", flat(name)), ("known", known.join(", "))];
            let told: Vec<(&str, &str)> = told.iter().map(|(key, value)| (*key, value.as_str())).collect();
            return Err(Stop::Refused(console.words.say_with("cli-nobody-of-name", &told)));
        }
        ids.extend(people.flat_map(|person| person.ids.iter().cloned()));
    }
    Ok(ids)
}

/// The article that is named.
fn article_of(
    wanted: &Export,
    sitting: &mut Sitting<'_>,
    console: &Console<'_>,
) -> Result<ArticlePath, Stop> {
    read_article(sitting, wanted.article.as_deref().unwrap_or_default(), &console.words)
}
