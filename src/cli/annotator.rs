//! Who annotates when a script does: the annotator of a name that this computer writes, a new one, or the one named by
//! the id of their folder, which is taken over then.

use super::console::{Console, Stop, flat};
use super::sitting::Context;
use crate::model::id::{AnnotatorId, IdSource};
use crate::storage::article_file::real_path_of;
use crate::storage::atomic_write::WriteError;
use crate::storage::computer::{self, Owner};
use crate::storage::disk::RealDisk;
use crate::storage::journal::StateFolder;
use crate::storage::lock::Lock;
use crate::text::tidy_name::tidy_name;
use crate::words::{Words, messages};
use std::path::Path;

/// Who annotates.
#[derive(Clone, Debug)]
pub struct ScriptAnnotator {
    /// Their id.
    pub id: AnnotatorId,
    /// Their name.
    pub name: String,
    /// Where new ids come from.
    pub ids: IdSource,
    /// What may surprise of whom is written, in words.
    news: Option<String>,
}

impl ScriptAnnotator {
    /// Tells what may surprise, once something is written.
    pub fn tell_news(&self, console: &mut Console<'_>) {
        if let Some(news) = &self.news {
            console.tell(news);
        }
    }
}

/// Who a command line says that annotates.
#[derive(Clone, Copy, Debug)]
pub struct Wanted<'a> {
    /// The project.
    pub folder: &'a Path,
    /// The name that is given.
    pub name: Option<&'a str>,
    /// The id that is given.
    pub id: Option<&'a str>,
}

/// How often the turn is waited for, five seconds each time.
const N_WAITS: usize = 12;

/// Waits until no other script makes an annotator or a theme.
///
/// # Errors
/// Where another holds the turn for more than a minute, or the state folder cannot be written.
pub fn take_turn(context: &Context<'_>, words: &Words) -> Result<Lock, Stop> {
    let state = &context.places.state;
    waited_for(N_WAITS, || Lock::take_for_scripts(&RealDisk, state))
        .map_err(|error| not_saved(words, &state.display().to_string(), &error))
}

/// A lock that is tried for so often, five seconds each time.
pub(super) fn waited_for(
    n_waits: usize,
    mut take: impl FnMut() -> Result<Lock, WriteError>,
) -> Result<Lock, WriteError> {
    for _ in 1..n_waits {
        match take() {
            Err(WriteError::Locked) => {}
            taken => return taken,
        }
    }
    take()
}

/// That a file was not saved.
pub(super) fn not_saved(words: &Words, file: &str, error: &WriteError) -> Stop {
    let reason = messages::write_error(words, error);
    Stop::Refused(words.say_with("cli-not-saved", &[("file", &flat(file)), ("reason", &reason)]))
}

/// Finds out who annotates, in the turn of scripts that is taken for it alone.
///
/// # Errors
/// As for [`take_turn`] and [`annotator`].
pub fn annotator_in_turn(
    wanted: Wanted<'_>,
    context: &Context<'_>,
    console: &mut Console<'_>,
) -> Result<ScriptAnnotator, Stop> {
    let _turn = take_turn(context, &console.words)?;
    annotator(wanted, context, console)
}

/// Finds out who annotates; whoever calls holds the turn of scripts, so that a name is given one new id and not two.
///
/// # Errors
/// Where nobody has a name, or the id is nobody's.
pub fn annotator(
    wanted: Wanted<'_>,
    context: &Context<'_>,
    console: &mut Console<'_>,
) -> Result<ScriptAnnotator, Stop> {
    let root = real_path_of(wanted.folder);
    let mut ids = IdSource::new(context.around.seed);
    if let Some(id) = wanted.id {
        return taken_over(&root, id, ids, context, console);
    }
    let name = name(wanted.name, context, &console.words)?;
    let state = context.places.state.as_path();
    let own = context.settings.annotator.as_ref().filter(|(_, own)| *own == name);
    if let Some((id, _)) = own
        && !computer::is_of_another(&RealDisk, &root, state, id)
    {
        return Ok(ScriptAnnotator { id: id.clone(), name, ids, news: None });
    }
    let mut others = computer::namesakes(&RealDisk, &root, &name);
    if let Some(id) = others.iter().find(|id| computer::is_written_here(&RealDisk, &root, state, id)) {
        return Ok(ScriptAnnotator { id: id.clone(), name, ids, news: None });
    }
    let id = match computer::begun(&RealDisk, &root, state, &name) {
        Some(id) => id,
        None => ids.annotator(&name),
    };
    // Where that cannot be kept, nothing else can, and it is told there.
    let _ = computer::begin(&RealDisk, &StateFolder::new(state, &id, &root), &name);
    others.extend(own.map(|(id, _)| id.clone()));
    let news = others.first().map(|other| {
        let told = [("name", &*flat(&name)), ("other", other.as_str()), ("new", id.as_str())];
        console.words.say_with("cli-second-folder", &told)
    });
    Ok(ScriptAnnotator { id, name, ids, news })
}

fn taken_over(
    root: &Path,
    id: &str,
    ids: IdSource,
    context: &Context<'_>,
    console: &mut Console<'_>,
) -> Result<ScriptAnnotator, Stop> {
    let words = &console.words;
    let unknown = || Stop::Refused(words.say_with("cli-no-such-annotator", &[("id", &flat(id))]));
    let id: AnnotatorId = id.parse().map_err(|_fault| unknown())?;
    let failed = |error| {
        let reason = messages::write_error(words, &error);
        Stop::Refused(words.say_with("cli-not-taken-over", &[("id", id.as_str()), ("reason", &reason)]))
    };
    let annotator = computer::annotator(&RealDisk, root, &id).ok_or_else(unknown)?;
    let state = context.places.state.as_path();
    computer::introduce(&RealDisk, state, &ids.letters_for("computer", context.around.now.moment))
        .map_err(failed)?;
    if computer::owner(&RealDisk, root, state, &id).map_err(failed)? != Owner::This {
        computer::take_over(&RealDisk, root, state, &id).map_err(failed)?;
        let told = [("name", &*flat(&annotator.name)), ("id", id.as_str())];
        let message = words.say_with("cli-taken-over", &told);
        console.tell(&message);
    }
    Ok(ScriptAnnotator { id, name: annotator.name, ids, news: None })
}

fn name(wanted: Option<&str>, context: &Context<'_>, words: &Words) -> Result<String, Stop> {
    let name = match (wanted, &context.settings.annotator) {
        (Some(name), _) => tidy_name(name),
        (None, Some((_, name))) => name.clone(),
        (None, None) if !context.has_settings => {
            return Err(Stop::Refused(words.say("cli-annotator-unknown")));
        }
        (None, None) => tidy_name(context.around.login.as_deref().unwrap_or("annotator")),
    };
    if name.is_empty() {
        return Err(Stop::Refused(words.say("cli-annotator-empty")));
    }
    Ok(name)
}
