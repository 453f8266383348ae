//! `annotate`: one new annotation, durably on disk before its id is printed. Scripts take turns, and where another
//! program changed a file meanwhile, the folder is opened again and the annotation made in what stands there now.

use super::annotator::{ScriptAnnotator, Wanted, annotator, not_saved, take_turn};
use super::arguments::Annotate;
use super::console::{Console, Ending, Stop, flat};
use super::quote;
use super::sitting::{Context, Sitting, read_article, tell_problem};
use crate::model::edit::Edit;
use crate::model::id::{AnnotationId, ArticlePath};
use crate::model::namesakes::maker;
use crate::session::SaveStatus;
use crate::session::action::Action;
use crate::session::{AnnotatingCommand, Command, KeepingNotice, Notice, Quotation, StepNotice, ThemeNotice};
use crate::storage::atomic_write::WriteError;
use crate::storage::disk::RealDisk;
use crate::storage::outcome::{Outcome, of_annotation};
use crate::storage::project_folder::FileKey;
use crate::text::decode::normalised;
use crate::text::tidy_name::tidy_name;
use crate::words::{Words, messages, notices};
use crate::workers::scope::Scope;
use std::io::ErrorKind;

/// What became of the annotation that was wanted.
enum Made {
    /// It is in the project folder.
    Saved(AnnotationId),
    /// It is in the journal of this computer alone; the file that was not written, and why.
    Kept(AnnotationId, String, WriteError),
}

/// Whether an annotation was made just now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Newness {
    New,
    There,
}

/// Makes the annotation and prints its id.
///
/// # Errors
/// Where it was not made: nothing was printed then.
pub fn run(wanted: &Annotate, context: &Context<'_>, console: &mut Console<'_>) -> Result<Ending, Stop> {
    let turn = take_turn(context, &console.words)?;
    let (name, id) = (wanted.annotator.as_deref(), wanted.annotator_id.as_deref());
    let annotator = annotator(Wanted { folder: &wanted.folder, name, id }, context, console)?;
    let mut ending = Ending::Done;
    let made = annotate(wanted, &annotator, context, console, &mut ending)?;
    drop(turn);
    annotator.tell_news(console);
    match made {
        Made::Saved(id) => tell(&id, ending, console),
        Made::Kept(id, file, error) => {
            let reason = messages::write_error(&console.words, &error);
            let told = [("file", &*flat(&file)), ("reason", &*reason)];
            let message = console.words.say_with("cli-only-kept", &told);
            console.tell(&message);
            tell(&id, Ending::NeedsAttention, console)
        }
    }
}

/// Prints the id. What was made is made, also where that cannot be told: then the message has the id.
fn tell(id: &AnnotationId, ending: Ending, console: &mut Console<'_>) -> Result<Ending, Stop> {
    let told = writeln!(console.out, "{id}").and_then(|()| console.out.flush());
    match told {
        Ok(()) => Ok(ending),
        // Whoever read the output has enough of it.
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(ending),
        Err(error) => {
            let told = [("id", &*id.to_string()), ("reason", &*error.to_string())];
            Err(Stop::Untold(console.words.say_with("cli-made-untold", &told)))
        }
    }
}

/// Makes the annotation and saves it; what others wrote meanwhile is merged.
fn annotate(
    wanted: &Annotate,
    annotator: &ScriptAnnotator,
    context: &Context<'_>,
    console: &mut Console<'_>,
    ending: &mut Ending,
) -> Result<Made, Stop> {
    let mut sitting = Sitting::open_as(&wanted.folder, context, annotator, Scope::Notes, &console.words)?;
    if let Some(notice @ Notice::Keeping(KeepingNotice::JournalQuarantined(_))) = sitting.notice() {
        let message = notices::notice(&console.words, notice);
        console.tell(&message);
    }
    refuse_what_is_partial(&sitting, console)?;
    *ending = tell_what_is_not_understood(&sitting, console)?;
    let mut path = read_article(&mut sitting, &wanted.article, &console.words)?;
    if sitting.project()?.may_be_another(&annotator.id, &path) {
        // Which article a record is about is known once all are read.
        sitting = Sitting::open_as(&wanted.folder, context, annotator, Scope::Everything, &console.words)?;
        path = read_article(&mut sitting, &wanted.article, &console.words)?;
    }
    let words = &console.words;
    let entry = sitting.project()?.library.get(&path).and_then(|entry| entry.article.clone());
    let Some(article) = entry else { return Err(refusal(&sitting, words)) };
    let quoted = normalised(&wanted.quote);
    let span = quote::find(path.as_str(), &article.text, &quoted, wanted.occurrence, words)?;
    sitting.run(Command::Annotating(AnnotatingCommand::Annotate(Box::new(Quotation {
        article: path.clone(),
        span,
        themes: wanted.themes.clone(),
        note: wanted.note.clone().unwrap_or_default(),
    }))));
    let mut told = Vec::new();
    let id = match sitting.notice() {
        Some(Notice::Steps(StepNotice::Made(_))) => {
            told = namesakes_meant(wanted, &sitting, annotator, words)?;
            made(&sitting)?
        }
        Some(notice @ Notice::Steps(StepNotice::AlreadyAnnotated(id))) => {
            let (message, id) = (notices::notice(words, notice), *id);
            let made = save(&mut sitting, annotator, context, &path, id, Newness::There, words)?;
            console.tell(&message);
            return Ok(made);
        }
        Some(_) | None => None,
    };
    let Some(id) = id else { return Err(refusal(&sitting, words)) };
    let made = save(&mut sitting, annotator, context, &path, id, Newness::New, words)?;
    for message in &told {
        console.tell(message);
    }
    Ok(made)
}

/// Which theme is meant by each name that several have, in words.
fn namesakes_meant(
    wanted: &Annotate,
    sitting: &Sitting<'_>,
    annotator: &ScriptAnnotator,
    words: &Words,
) -> Result<Vec<String>, Stop> {
    let open = sitting.project()?;
    let mut messages = Vec::new();
    for name in &wanted.themes {
        let themes = open.codebook.named(&tidy_name(name));
        let Some(meant) = open.meant(&themes, Some(&annotator.id)).filter(|_| themes.len() > 1) else {
            continue;
        };
        let maker = maker(&open.project, meant).map(|who| open.project.annotator_name(who));
        let told = [
            ("theme", &*flat(name)),
            ("n", &*themes.len().to_string()),
            ("id", meant.as_str()),
            ("name", &*flat(maker.unwrap_or_default())),
        ];
        messages.push(words.say_with("cli-theme-meant", &told));
    }
    Ok(messages)
}

/// Saves, and tells what the disk holds of the annotation then: that alone decides.
fn save(
    sitting: &mut Sitting<'_>,
    annotator: &ScriptAnnotator,
    context: &Context<'_>,
    path: &ArticlePath,
    id: AnnotationId,
    newness: Newness,
    words: &Words,
) -> Result<Made, Stop> {
    sitting.run(Action::SaveNow);
    let outcome = |sitting: &Sitting<'_>| -> Result<Outcome, Stop> {
        let key = FileKey::of_article(&annotator.id, path);
        let seen = sitting.project()?.saving.seen_path(&key);
        Ok(of_annotation(&RealDisk, &sitting.state_folder_of(&annotator.id, context)?, path, seen, id))
    };
    let status = sitting.project()?.save_status();
    if outcome(sitting)? == Outcome::InProject {
        return Ok(Made::Saved(id));
    }
    if newness == Newness::New {
        // What is said not to be made must not come back from the journal either.
        sitting.run(Action::Undo);
    }
    let (file, error) = match status {
        SaveStatus::Failed(file, error) => (file, error),
        SaveStatus::Saved(_) | SaveStatus::Saving | SaveStatus::Waiting(_) => {
            (path.to_string(), WriteError::KeepsChanging)
        }
    };
    match outcome(sitting)? {
        Outcome::InProject => Ok(Made::Saved(id)),
        Outcome::OnlyKept => Ok(Made::Kept(id, file, error)),
        Outcome::Nowhere => Err(not_saved(words, &file, &error)),
    }
}

/// Refuses where something of the annotations cannot be read: who is not seen would be made a second time.
fn refuse_what_is_partial(sitting: &Sitting<'_>, console: &mut Console<'_>) -> Result<(), Stop> {
    let open = sitting.project()?;
    let mut unreadable = open.unreadable_annotations().peekable();
    if unreadable.peek().is_none() {
        return Ok(());
    }
    unreadable.for_each(|problem| tell_problem(problem, console));
    Err(Stop::Refused(console.words.say("cli-annotations-unreadable")))
}

/// Tells which files of annotations are not understood: what they hold was not looked at.
fn tell_what_is_not_understood(sitting: &Sitting<'_>, console: &mut Console<'_>) -> Result<Ending, Stop> {
    let mut is_any = false;
    for problem in
        sitting.project()?.problems_of_annotations().filter(|problem| problem.kind.is_of_whole_file())
    {
        is_any = true;
        tell_problem(problem, console);
    }
    Ok(Ending::with_attention(is_any))
}

/// The annotation of the last step.
fn made(sitting: &Sitting<'_>) -> Result<Option<AnnotationId>, Stop> {
    let step = sitting.project()?.history.next_undo();
    Ok(step.into_iter().flat_map(|step| &step.edits).find_map(|edit| match edit {
        Edit::Annotation { id, .. } => Some(*id),
        Edit::Article { .. } | Edit::Theme { .. } | Edit::Saved { .. } | Edit::Codebook { .. } => None,
    }))
}

/// Why the session did not do what it was told.
fn refusal(sitting: &Sitting<'_>, words: &Words) -> Stop {
    Stop::Refused(match sitting.notice() {
        Some(Notice::Themes(ThemeNotice::EmptyName)) => words.say("cli-theme-empty"),
        Some(Notice::Themes(ThemeNotice::Locked)) => words.say("cli-locked"),
        Some(Notice::Keeping(KeepingNotice::NotWritable(problem))) => {
            words.say_with("cli-not-writable", &[("problem", &messages::problem(words, problem))])
        }
        Some(other) => words.say_with("cli-not-made", &[("reason", &notices::notice(words, other))]),
        None => words.say_with("cli-not-made", &[("reason", "–")]),
    })
}
