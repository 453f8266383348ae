//! `themes --export` and `themes --import`: the codebook to a file and from one, with a summary of what came of it.

use super::annotator::{Wanted, annotator_in_turn};
use super::arguments::Themes;
use super::console::{Console, Ending, Stop, flat};
use super::sitting::{Context, Sitting, tell_problem, tell_problems};
use crate::exchange::codebook::full_name;
use crate::exchange::codebook_reading::{LeftOut, ReadBook};
use crate::exchange::format::codebook_formats;
use crate::model::theme::ThemeText;
use crate::session::codebook_plan::PlannedTheme;
use crate::session::{Action, CodebookCommand, CodebookNotice, Importing, Notice, SaveStatus, StepNotice};
use crate::storage::export_file::is_standard_output;
use crate::words::{codebooks, messages, notices};
use crate::workers::scope::Scope;
use serde::Serialize;
use std::io::Cursor;
use std::path::Path;

/// Writes the codebook to a file, or to standard output.
///
/// # Errors
/// Where the folder cannot be opened, the format is not clear, or the file not be written.
pub fn export(
    to: &Path,
    wanted: &Themes,
    context: &Context<'_>,
    console: &mut Console<'_>,
) -> Result<Ending, Stop> {
    let of_name = || {
        let extension = to.extension()?.to_string_lossy();
        codebook_formats().find(|format| format.ends_so(&extension)).map(|format| format.id)
    };
    let Some(format) = wanted.format.or_else(of_name) else {
        let path = flat(&to.display().to_string());
        return Err(Stop::Refused(console.words.say_with("cli-book-format", &[("path", &path)])));
    };
    let mut sitting = Sitting::open(&wanted.listing.folder, Scope::Annotated, context, &console.words)?;
    if to == Path::new("-") || is_standard_output(to) {
        let open = sitting.project()?;
        let words = messages::export_words(&console.words);
        let mut bytes = Cursor::new(Vec::new());
        let written = format.write_book(&open.snapshot().book(&open.name()), &words, &mut bytes);
        written.map_err(|error| Stop::Refused(error.to_string()))?;
        console.out.write_all(bytes.get_ref())?;
    } else {
        sitting.run(CodebookCommand::Export(format, to.to_owned()));
        let message = sitting.notice().map(|notice| notices::notice(&console.words, notice));
        match sitting.notice() {
            Some(Notice::Codebook(CodebookNotice::Exported(..))) => {
                console.tell(&message.unwrap_or_default());
            }
            _ => return Err(Stop::Refused(message.unwrap_or_default())),
        }
    }
    Ok(Ending::with_attention(tell_problems(sitting.project()?, console, |_| false)))
}

/// Reads a codebook and takes it, as one step, which the window's history shows and undoes.
///
/// # Errors
/// Where the folder cannot be opened, the file holds no codebook, or nothing may be made of it.
pub fn import(
    from: &Path,
    wanted: &Themes,
    context: &Context<'_>,
    console: &mut Console<'_>,
) -> Result<Ending, Stop> {
    let who = Wanted { folder: &wanted.listing.folder, name: wanted.annotator.as_deref(), id: None };
    let annotator = annotator_in_turn(who, context, console)?;
    let mut sitting =
        Sitting::open_as(&wanted.listing.folder, context, &annotator, Scope::Notes, &console.words)?;
    let unreadable: Vec<_> = sitting.project()?.unreadable_annotations().collect();
    for problem in &unreadable {
        tell_problem(problem, console);
    }
    if !unreadable.is_empty() {
        return Err(Stop::Refused(console.words.say("cli-import-unreadable")));
    }
    sitting.run(CodebookCommand::Read(from.to_owned()));
    let book = match sitting.session().importing().and_then(Importing::read) {
        Some((_, Ok(book))) => book.clone(),
        Some((_, Err(problem))) => {
            return Err(Stop::Refused(messages::problem(&console.words, problem)));
        }
        None => return Err(Stop::Closed),
    };
    let plan = sitting.project()?.plan_of(&book.themes, Some(&annotator.id));
    let is_nothing = plan.iter().all(|one| one.id.is_some() && one.filled.is_empty());
    if !wanted.dry_run && !is_nothing {
        take(&mut sitting, console)?;
        annotator.tell_news(console);
    }
    let summary = Summary::of(from, &book, &plan);
    if wanted.listing.json {
        console.json(&summary)?;
    } else {
        tell(&summary, &book, &plan, console)?;
    }
    if wanted.dry_run {
        let message = console.words.say("cli-import-would");
        console.tell(&message);
    }
    Ok(Ending::with_attention(!book.left_out.is_empty()))
}

/// Takes what was read, and waits until it is saved.
fn take(sitting: &mut Sitting<'_>, console: &Console<'_>) -> Result<(), Stop> {
    sitting.run(CodebookCommand::Take);
    let refused = match sitting.notice() {
        Some(Notice::Steps(StepNotice::Made(_))) => None,
        Some(other) => Some(notices::notice(&console.words, other)),
        None => Some(String::new()),
    };
    if let Some(reason) = refused {
        return Err(Stop::Refused(console.words.say_with("cli-import-not-made", &[("reason", &reason)])));
    }
    sitting.run(Action::SaveNow);
    match sitting.project()?.save_status() {
        SaveStatus::Saved(_) => Ok(()),
        SaveStatus::Failed(file, error) => {
            let reason = messages::write_error(&console.words, &error);
            let told = [("file", &*flat(&file)), ("reason", &*reason)];
            Err(Stop::Refused(console.words.say_with("cli-import-not-saved", &told)))
        }
        SaveStatus::Saving | SaveStatus::Waiting(_) => Err(Stop::Closed),
    }
}

/// What came of an import, as `--json` has it.
#[derive(Serialize)]
struct Summary {
    file: String,
    format: &'static str,
    made: Vec<String>,
    filled: Vec<Changed>,
    left: Vec<Changed>,
    left_out: Vec<Omitted>,
    more_left_out: usize,
    unknown_columns: Vec<String>,
}

/// A theme that is there: the fields it got, or those that say something else in the file.
#[derive(Serialize)]
struct Changed {
    name: String,
    fields: Vec<&'static str>,
}

#[derive(Serialize)]
struct Omitted {
    line: usize,
    column: usize,
    what: String,
    why: &'static str,
    field: Option<&'static str>,
}

impl Summary {
    fn of(from: &Path, book: &ReadBook, plan: &[PlannedTheme]) -> Self {
        let names = |fields: &[ThemeText]| fields.iter().map(|field| field.name()).collect::<Vec<_>>();
        let mut summary = Self {
            file: from.display().to_string(),
            format: book.format.name(),
            made: Vec::new(),
            filled: Vec::new(),
            left: Vec::new(),
            left_out: book.left_out.iter().map(omitted).collect(),
            more_left_out: book.n_more_left_out,
            unknown_columns: book.unknown_columns.clone(),
        };
        for (theme, planned) in book.themes.iter().zip(plan) {
            let name = full_name(&theme.path);
            if planned.id.is_none() {
                summary.made.push(name);
                continue;
            }
            if !planned.filled.is_empty() {
                summary.filled.push(Changed { name: name.clone(), fields: names(&planned.filled) });
            }
            let color = planned.has_other_color.then_some("color");
            let fields: Vec<_> = color.into_iter().chain(names(&planned.differing)).collect();
            if planned.filled.is_empty() || !fields.is_empty() {
                summary.left.push(Changed { name, fields });
            }
        }
        summary
    }
}

fn omitted(one: &LeftOut) -> Omitted {
    let field = one.why.field().map(ThemeText::name);
    Omitted { line: one.line, column: one.column, what: one.what.clone(), why: one.why.name(), field }
}

/// Tells people: what is made and filled on standard output, all else as messages.
fn tell(
    summary: &Summary,
    book: &ReadBook,
    plan: &[PlannedTheme],
    console: &mut Console<'_>,
) -> Result<(), Stop> {
    let words = &console.words;
    let mut messages = Vec::new();
    for (theme, planned) in book.themes.iter().zip(plan) {
        let name = flat(&full_name(&theme.path));
        if planned.id.is_none() {
            writeln!(console.out, "{}  {name}", words.say("import-new"))?;
            continue;
        }
        if !planned.filled.is_empty() {
            let fields = codebooks::fields(words, &planned.filled, false);
            writeln!(console.out, "{}  {name}", words.say_with("import-gets", &[("fields", &fields)]))?;
        }
        if !planned.differing.is_empty() || planned.has_other_color {
            let fields = codebooks::fields(words, &planned.differing, planned.has_other_color);
            messages.push(format!("{name}: {}", words.say_with("import-keeps", &[("fields", &fields)])));
        }
    }
    let n_same = plan.iter().filter(|one| one.id.is_some() && one.filled.is_empty()).count();
    let counts = [
        ("import-made", summary.made.len()),
        ("import-filled", summary.filled.len()),
        ("import-same", n_same),
        ("import-left-out", book.left_out.len() + book.n_more_left_out),
    ];
    messages.extend(counts.into_iter().filter(|(_, n)| *n > 0).map(|(id, n)| words.say_n(id, n)));
    messages.extend(book.left_out.iter().map(|one| codebooks::left_out(words, one)));
    if book.n_more_left_out > 0 {
        messages.push(words.say_n("import-more", book.n_more_left_out));
    }
    if !book.unknown_columns.is_empty() {
        let columns = flat(&book.unknown_columns.join(", "));
        messages.push(words.say_with("import-unknown-columns", &[("columns", &columns)]));
    }
    for message in &messages {
        console.tell(message);
    }
    Ok(())
}
