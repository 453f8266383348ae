//! `annotate`: one new annotation, durably on disk before its id is printed. Scripts take turns, and where another
//! program changed a file meanwhile, the folder is opened again and the annotation made in what stands there now.

use super::arguments::Annotate;
use super::console::{Console, Ending, Stop, flat};
use super::quote;
use super::sitting::{Desk, Reads, Sitting};
use crate::model::edit::Edit;
use crate::model::id::{AnnotationId, ArticlePath};
use crate::session::action::Action;
use crate::session::saving::SaveStatus;
use crate::session::{Command, Notice, Quotation};
use crate::storage::atomic_write::WriteError;
use crate::storage::disk::RealDisk;
use crate::storage::lock::Lock;
use crate::text::decode::{nfc, normalised};
use crate::words::{Words, messages};

/// How often the turn is waited for, five seconds each time.
const N_WAITS: usize = 12;

/// Makes the annotation and prints its id.
///
/// # Errors
/// Where it was not made: nothing was printed then.
pub fn run(wanted: &Annotate, desk: &Desk<'_>, console: &mut Console<'_>) -> Result<Ending, Stop> {
    let name = annotator_name(wanted, desk, &console.words)?;
    let turn = take_turn(desk, &console.words)?;
    let id = annotate(wanted, &name, desk, console)?;
    drop(turn);
    writeln!(console.out, "{id}")?;
    Ok(Ending::Done)
}

fn annotator_name(wanted: &Annotate, desk: &Desk<'_>, words: &Words) -> Result<String, Stop> {
    let name = match (&wanted.annotator, &desk.settings.annotator) {
        (Some(name), _) => nfc(name.trim()),
        (None, Some((_, name))) => name.clone(),
        (None, None) if !desk.has_settings => {
            return Err(Stop::Refused(words.say("cli-annotator-unknown")));
        }
        (None, None) => nfc(desk.around.login.as_deref().unwrap_or("annotator").trim()),
    };
    if name.is_empty() {
        return Err(Stop::Refused(words.say("cli-annotator-empty")));
    }
    Ok(name)
}

fn take_turn(desk: &Desk<'_>, words: &Words) -> Result<Lock, Stop> {
    let mut turn = Lock::take_for_scripts(&RealDisk, &desk.places.state);
    for _ in 1..N_WAITS {
        // Only waiting too long comes without the system's own reason.
        if !matches!(turn, Err(WriteError::Other(_))) {
            break;
        }
        turn = Lock::take_for_scripts(&RealDisk, &desk.places.state);
    }
    turn.map_err(|error| not_saved(words, &desk.places.state.display().to_string(), &error))
}

/// Makes the annotation and saves it; what others wrote meanwhile is merged.
fn annotate(
    wanted: &Annotate,
    name: &str,
    desk: &Desk<'_>,
    console: &mut Console<'_>,
) -> Result<AnnotationId, Stop> {
    let mut sitting = Sitting::open(&wanted.folder, desk, Reads::Notes, &console.words)?;
    if let Some(notice @ Notice::JournalPutAside(_)) = sitting.notice() {
        let message = messages::notice(&console.words, notice);
        console.tell(&message);
    }
    let words = &console.words;
    let path = read_article(&mut sitting, &wanted.article, words)?;
    let entry = sitting.project()?.library.get(&path).and_then(|entry| entry.article.clone());
    let Some(article) = entry else { return Err(refusal(&sitting, words)) };
    let quoted = normalised(&wanted.quote);
    let span = quote::find((path.as_str(), &article.text), &quoted, wanted.occurrence, words)?;
    sitting.run(Command::Annotate(Box::new(Quotation {
        article: path,
        span,
        themes: wanted.themes.clone(),
        note: wanted.note.clone().unwrap_or_default(),
        annotator: name.to_owned(),
    })));
    let id = match sitting.notice() {
        Some(Notice::Made(_)) => made(&sitting)?,
        _ => return Err(refusal(&sitting, words)),
    };
    sitting.run(Command::Act(Action::SaveNow));
    match (sitting.project()?.save_status(), id) {
        (SaveStatus::Saved(_), Some(id)) => Ok(id),
        (SaveStatus::Failed(file, error), _) => {
            // What is said not to be made must not come back from the journal either.
            sitting.run(Command::Act(Action::Undo));
            Err(not_saved(words, &file, &error))
        }
        _ => Err(refusal(&sitting, words)),
    }
}

/// Reads the article of this path, and returns the path as the project has it.
fn read_article(sitting: &mut Sitting<'_>, article: &str, words: &Words) -> Result<ArticlePath, Stop> {
    let path = nfc(article.strip_prefix("./").unwrap_or(article));
    let path = ArticlePath::from(if cfg!(windows) { path.replace('\\', "/") } else { path });
    if !sitting.project()?.library.contains_key(&path) {
        let told = [("article", &*flat(path.as_str()))];
        return Err(Stop::Refused(words.say_with("cli-no-such-article", &told)));
    }
    sitting.run(Command::OpenArticle(path.clone()));
    let entry = sitting.project()?.library.get(&path);
    match entry.and_then(|entry| entry.problem.as_ref()) {
        Some(problem) => {
            let problem = messages::problem(words, problem);
            Err(Stop::Refused(words.say_with("cli-article-not-read", &[("problem", &problem)])))
        }
        None => Ok(path),
    }
}

/// The annotation of the last step.
fn made(sitting: &Sitting<'_>) -> Result<Option<AnnotationId>, Stop> {
    let step = sitting.project()?.history.next_undo();
    Ok(step.into_iter().flat_map(|step| &step.edits).find_map(|edit| match edit {
        Edit::Annotation { id, .. } => Some(*id),
        _ => None,
    }))
}

/// Why the session did not do what it was told.
fn refusal(sitting: &Sitting<'_>, words: &Words) -> Stop {
    Stop::Refused(match sitting.notice() {
        Some(Notice::EmptyName) => words.say("cli-theme-empty"),
        Some(Notice::Locked) => words.say("cli-locked"),
        Some(Notice::ThemeNameAmbiguous(name)) => {
            words.say_with("cli-theme-ambiguous", &[("theme", &flat(name))])
        }
        Some(Notice::NotWritable(problem)) => {
            words.say_with("cli-not-writable", &[("problem", &messages::problem(words, problem))])
        }
        Some(other) => words.say_with("cli-not-made", &[("reason", &messages::notice(words, other))]),
        None => words.say_with("cli-not-made", &[("reason", "–")]),
    })
}

fn not_saved(words: &Words, file: &str, error: &WriteError) -> Stop {
    let reason = messages::write_error(words, error);
    Stop::Refused(words.say_with("cli-not-saved", &[("file", &flat(file)), ("reason", &reason)]))
}
