//! `import`: files of other programs become articles, as one step, which the window's history shows and undoes.

use super::annotator::{Wanted, annotator_in_turn, not_saved, waited_for};
use super::arguments::Import;
use super::console::{Console, Ending, Stop, flat};
use super::sitting::{Context, Sitting, tell_problem};
use crate::documents::document::{DocumentFault, LeftOut};
use crate::exchange::format::import_formats;
use crate::exchange::reading::{NotRead, Unsure};
use crate::model::history::StepLabel;
use crate::model::id::ArticlePath;
use crate::session::{
    Action, CoderCount, ImportCommand, Imports, IncomingNews, Notice, SaveStatus, StepNotice,
};
use crate::storage::article_file::real_path_of;
use crate::storage::atomic_write::WriteError;
use crate::storage::disk::{Disk, RealDisk};
use crate::storage::lock::Lock;
use crate::storage::problem::Problem;
use crate::words::{Tongue, Words, imports as words, messages, notices};
use crate::workers::importing::ImportSource;
use crate::workers::incoming::{Home, IncomingFile};
use crate::workers::scope::Scope;
use serde::Serialize;
use std::collections::BTreeMap;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// How often the imports of others are waited for, five seconds each time.
const N_WAITS: usize = 120;

/// What came of a file, as `--json` has it.
#[derive(Serialize)]
struct ImportRow {
    /// Its path, from the folder that was named.
    file: String,
    /// What it was read as; `null` where it was not.
    format: Option<String>,
    /// The articles that were made of it; those that the project had are not among them.
    made: Vec<String>,
    /// How many annotations came with it.
    annotations: usize,
    /// How many themes.
    themes: usize,
    /// What could not be taken, and why.
    left_out: Vec<Omitted>,
    /// The questions that were answered by default.
    questions: Vec<String>,
}

/// What could not be taken.
#[derive(Serialize)]
struct Omitted {
    what: String,
    why: String,
}

/// Reads the files, takes what is new, and tells what came of each.
///
/// # Errors
/// Where the folder cannot be opened or written, or nothing may be made in it.
pub fn run(wanted: &Import, context: &Context<'_>, console: &mut Console<'_>) -> Result<Ending, Stop> {
    if let Some(missing) = wanted.files.iter().find(|path| is_missing(path)) {
        let file = flat(&missing.display().to_string());
        return Err(Stop::Refused(console.words.say_with("cli-import-no-file", &[("file", &file)])));
    }
    let who = Wanted { folder: &wanted.folder, name: wanted.annotator.as_deref(), id: None };
    let annotator = annotator_in_turn(who, context, console)?;
    let turn = if wanted.dry_run { None } else { Some(take_turn(wanted, context, console)?) };
    let mut sitting =
        Sitting::open_as(&wanted.folder, context, &annotator, Scope::Everything, &console.words)?;
    let source = |path: &PathBuf| match wanted.format {
        Some(format) => ImportSource::As { path: path.clone(), format },
        None => ImportSource::Path(path.clone()),
    };
    sitting.run(ImportCommand::Read(wanted.files.iter().map(source).collect()));
    sitting.run(ImportCommand::TakeRemarks(wanted.comments));
    if let Some(name) = &wanted.coder {
        let coder = Some(name.clone()).filter(|name| !name.is_empty());
        let coders = sitting.session().imports().ok_or(Stop::Closed)?.coders();
        if let Some(unknown) = coder.as_ref().filter(|name| coders.iter().all(|coder| coder.name != **name)) {
            return Err(Stop::Refused(no_coder(unknown, &coders, console)));
        }
        sitting.run(ImportCommand::BeCoder(coder));
    }
    let read = Read::of(sitting.session().imports().ok_or(Stop::Closed)?);
    for problem in &read.problems {
        tell_problem(problem, console);
    }
    let mut made = Made::default();
    if !wanted.dry_run && read.has_wanted {
        made = take(&mut sitting, console)?;
    } else if !wanted.dry_run {
        save(&mut sitting, console)?;
    }
    drop(turn);
    if !wanted.dry_run && read.has_wanted {
        annotator.tell_news(console);
    }
    let rows = rows(&read, &made);
    let has_failed = rows.iter().any(|row| row.format.is_none()) || !read.problems.is_empty();
    for (row, file) in rows.iter().zip(&read.files) {
        if wanted.json {
            console.json(row)?;
        } else {
            tell(row, console)?;
            tell_what_is_missing(file, console);
            tell_coders(&read, file, console);
        }
    }
    if wanted.dry_run {
        let message = console.words.say("cli-import-would");
        console.tell(&message);
    }
    Ok(Ending::with_attention(
        has_failed || rows.iter().any(|row| !row.left_out.is_empty() || !row.questions.is_empty()),
    ))
}

/// Whether nothing stands at a path.
fn is_missing(path: &Path) -> bool {
    RealDisk.meta(path).is_err_and(|error| error.kind() == ErrorKind::NotFound)
}

/// Waits until no other import writes articles into the project.
fn take_turn(wanted: &Import, context: &Context<'_>, console: &mut Console<'_>) -> Result<Lock, Stop> {
    let (state, root) = (&context.places.state, real_path_of(&wanted.folder));
    let take = || Lock::take_for_import(&RealDisk, state, &root);
    let taken = match take() {
        Err(WriteError::Locked) => {
            let message = console.words.say("cli-import-waits");
            console.tell(&message);
            waited_for(N_WAITS, take)
        }
        taken => taken,
    };
    taken.map_err(|error| not_saved(&console.words, &state.display().to_string(), &error))
}

/// That no coder of the files has a name, and who they are.
fn no_coder(name: &str, coders: &[CoderCount], console: &Console<'_>) -> String {
    let names: Vec<String> = coders.iter().map(|coder| words::coder(&console.words, &coder.name)).collect();
    let told = [("name", &*flat(name)), ("coders", &*names.join(", "))];
    console.words.say_with("cli-import-no-coder", &told)
}

/// What was read.
struct Read {
    files: Vec<IncomingFile>,
    problems: Vec<Problem>,
    has_wanted: bool,
    takes_remarks: bool,
    /// Who codes, and which of them the annotator is.
    coders: Vec<String>,
    coder: Option<String>,
    /// The articles that were read.
    rows: Vec<NewsRow>,
}

/// An article that was read: of which file it is, and how many passages of it are new.
struct NewsRow {
    file: usize,
    n_passages: usize,
}

impl NewsRow {
    fn of(news: &IncomingNews<'_>) -> Self {
        Self { file: news.incoming.file, n_passages: news.n_passages }
    }
}

impl Read {
    fn of(imports: &Imports) -> Self {
        Self {
            files: imports.files().to_vec(),
            problems: imports.problems().to_vec(),
            has_wanted: imports.has_wanted(),
            takes_remarks: imports.takes_remarks(),
            coders: imports.coders().into_iter().map(|coder| coder.name).collect(),
            coder: imports.coder(),
            rows: imports.news().iter().map(NewsRow::of).collect(),
        }
    }
}

/// The articles that were made, by the hash of the file they come from and their part of it.
#[derive(Default)]
struct Made {
    paths: BTreeMap<(Arc<str>, Option<usize>), ArticlePath>,
}

/// Takes what is new, and waits until it is saved.
fn take(sitting: &mut Sitting<'_>, console: &Console<'_>) -> Result<Made, Stop> {
    sitting.run(ImportCommand::Take);
    let files = match sitting.notice() {
        Some(Notice::Steps(StepNotice::Made(StepLabel::Imported { files, .. }))) => files.clone(),
        Some(other) => return Err(Stop::Refused(notices::notice(&console.words, other))),
        None => return Err(Stop::Closed),
    };
    save(sitting, console)?;
    let project = &sitting.project()?.project;
    let mut made = Made::default();
    for file in files.files.iter() {
        let notes = project.article_notes(&file.path).into_iter().flat_map(|notes| notes.values());
        for origin in notes.filter_map(|record| record.about.value.as_ref()?.origin.as_ref()) {
            made.paths.insert((Arc::clone(&origin.sha256), origin.part), file.path.clone());
        }
    }
    Ok(made)
}

/// Waits until all that is kept of the project is in its folder; also what an earlier import left in the journal alone.
fn save(sitting: &mut Sitting<'_>, console: &Console<'_>) -> Result<(), Stop> {
    sitting.run(Action::SaveNow);
    match sitting.project()?.save_status() {
        SaveStatus::Saved(_) => Ok(()),
        SaveStatus::Failed(file, error) => {
            let reason = messages::write_error(&console.words, &error);
            let told = [("file", &*flat(&file)), ("reason", &*reason)];
            Err(Stop::Refused(console.words.say_with("cli-import-records-not-saved", &told)))
        }
        SaveStatus::Saving | SaveStatus::Waiting(_) => Err(Stop::Closed),
    }
}

fn rows(read: &Read, made: &Made) -> Vec<ImportRow> {
    let english = Words::new(Tongue::English);
    let row = |(at, file): (usize, &IncomingFile)| {
        let articles = file.read.as_deref().unwrap_or_default();
        let paths = articles.iter().filter_map(|article| {
            let origin = &article.origin;
            made.paths.get(&(Arc::clone(&origin.sha256), origin.part)).filter(|_| article.known().is_none())
        });
        let paths: Vec<String> = paths.map(ToString::to_string).collect();
        let failed = file
            .read
            .as_ref()
            .err()
            .map(|why| Omitted { what: file.name.clone(), why: not_read(&english, file, why) });
        let left_out = file.left_out.iter().map(|left_out: &LeftOut| Omitted {
            what: left_out.what.name().to_owned(),
            why: words::left_out(&english, *left_out),
        });
        let missing = articles.iter().filter(|article| article.home == Home::Missing).map(|article| {
            Omitted { what: article.source.facts.path.clone(), why: english.say("import-article-missing") }
        });
        ImportRow {
            file: file.name.clone(),
            format: file.format.map(str::to_owned),
            annotations: read.rows.iter().filter(|row| row.file == at).map(|row| row.n_passages).sum(),
            made: paths,
            themes: file
                .project
                .as_ref()
                .filter(|project| project.is_project || read.takes_remarks)
                .map_or(0, |project| project.themes.len()),
            left_out: failed.into_iter().chain(missing).chain(left_out).collect(),
            questions: questions(read, file),
        }
    };
    read.files.iter().enumerate().map(row).collect()
}

/// What was not sure, or somebody may decide otherwise, with what was taken.
fn questions(read: &Read, file: &IncomingFile) -> Vec<String> {
    let mut questions: Vec<String> = file.unsure.iter().map(question).collect();
    let english = Words::new(Tongue::English);
    questions.extend(file.unsure_counting.iter().map(|unsure| {
        let others = unsure.others.iter().map(|other| words::counting(&english, *other));
        let others: Vec<String> = others.collect();
        format!("positions: {}, or {}", words::counting(&english, unsure.taken), others.join("; or "))
    }));
    questions.extend(has_coders(read, file).then(|| {
        let taken = read.coder.as_ref().map_or("none".to_owned(), |name| words::coder(&english, name));
        format!("coder: {taken}, of {}", coders(read, &english))
    }));
    questions
}

/// Whether it is a question which of the coders of a file somebody is.
fn has_coders(read: &Read, file: &IncomingFile) -> bool {
    let project = file.project.as_ref().filter(|project| project.is_project);
    project.is_some_and(|project| !project.coders.is_empty()) && read.coders.len() > 1
}

/// The coders of all files, in words.
fn coders(read: &Read, words: &Words) -> String {
    let names: Vec<String> = read.coders.iter().map(|name| words::coder(words, name)).collect();
    names.join(", ")
}

/// Tells who codes in a file, who of them the annotator is taken for, and whose the passages become that name nobody.
fn tell_coders(read: &Read, file: &IncomingFile, console: &mut Console<'_>) {
    let Some(project) = file.project.as_ref().filter(|_| has_coders(read, file)) else { return };
    let words = &console.words;
    let name = flat(&file.name);
    let taken = match &read.coder {
        Some(taken) => words::coder(words, taken),
        None => words.say("cli-import-coder-nobody"),
    };
    let told = [("file", &*name), ("coders", &*coders(read, words)), ("taken", &*taken)];
    let mut messages = vec![words.say_with("cli-import-coders", &told)];
    let unnamed = project.coders.iter().position(|coder| coder.trim().is_empty());
    if let Some(unnamed) = unnamed.filter(|_| project.coders.len() > 1) {
        let person = flat(project.person_name(unnamed, &file.name));
        messages.push(words.say_with("cli-import-unnamed", &[("file", &name), ("person", &person)]));
    }
    for message in messages {
        console.tell(&message);
    }
}

/// Why a file was not read: where a format was named, it is that which is wrong, and not the file's name.
fn not_read(words: &Words, file: &IncomingFile, why: &NotRead) -> String {
    match (file.found.format, why) {
        (Some(id), NotRead::Document(DocumentFault::OtherKind)) => {
            let format = import_formats().find(|format| format.id == id).map_or("", |format| format.name);
            words.say_with("not-read-not-as-said", &[("format", format)])
        }
        _ => words::not_read(words, why),
    }
}

/// Which encoding was taken, and which it may be all the same.
fn question(unsure: &Unsure) -> String {
    let others: Vec<&str> = unsure.others.iter().map(|other| other.name()).collect();
    format!("encoding: {}, or {}", unsure.taken.name(), others.join(", "))
}

fn tell(row: &ImportRow, console: &mut Console<'_>) -> Result<(), Stop> {
    let file = flat(&row.file);
    for path in &row.made {
        let told = [("file", &*file), ("article", &*flat(path))];
        let message = console.words.say_with("cli-import-article-made", &told);
        writeln!(console.out, "{message}")?;
    }
    Ok(())
}

/// Why a file was not read, what of it was left out, and which articles the project had already.
fn tell_what_is_missing(file: &IncomingFile, console: &mut Console<'_>) {
    let name = flat(&file.name);
    let words = &console.words;
    let mut told = Vec::new();
    match &file.read {
        Err(why) => told.push(format!("{name} {}", not_read(words, file, why))),
        Ok(articles) => {
            for article in articles {
                let said = match &article.home {
                    Home::New => continue,
                    Home::Known(path) => {
                        let said = [("file", &*name), ("article", &*flat(path.as_str()))];
                        words.say_with("cli-import-article-known", &said)
                    }
                    Home::Missing => {
                        let title = flat(article.title.as_ref().unwrap_or(&article.source.facts.path));
                        format!("{name}: {title}: {}", words.say("import-article-missing"))
                    }
                };
                told.push(said);
            }
        }
    }
    told.extend(file.unsure.as_ref().map(|_| format!("{name}: {}", words.say("import-unsure"))));
    told.extend(
        file.unsure_counting.as_ref().map(|_| format!("{name}: {}", words.say("import-unsure-counting"))),
    );
    let left_out =
        file.left_out.iter().map(|left_out| format!("{name}: {}", words::left_out(words, *left_out)));
    told.extend(left_out);
    for message in told {
        console.tell(&message);
    }
}
