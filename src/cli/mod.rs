//! The same session for scripts: a verb a file. Results go to one writer and messages to another; the clock, chance
//! and this computer's places are handed in, so that the same command gives the same output.

#![warn(clippy::wildcard_enum_match_arm)]

pub mod annotate;
pub mod annotator;
pub mod arguments;
pub mod check;
pub mod codebook;
pub mod console;
pub mod cooccur;
pub mod count;
pub mod counting_arguments;
pub mod cross;
pub mod export;
pub mod find;
pub mod help;
pub mod import;
pub mod list;
pub mod mistakes;
mod numbers;
pub mod passages;
pub mod quote;
pub mod sitting;
pub mod surroundings;
pub mod text;
pub mod themes;
pub mod words;

use self::arguments::{CommandLine, Verb};
use self::console::{Console, Ending, Stop};
use self::help::Told;
use self::sitting::Context;
pub use self::surroundings::Surroundings;
use crate::storage::problem::Problem;
use crate::storage::settings::{self, Settings};
use crate::words::{Tongue, Words, messages};
use clap::Parser;
use std::ffi::OsString;
use std::io::{ErrorKind, Write};
use std::path::PathBuf;

/// What a command line comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Invocation {
    /// The window is to be opened, with this folder if one was named, else with what was open last if that is wanted.
    Window {
        /// The folder.
        folder: Option<PathBuf>,
        /// Whether the project that was open last may be opened.
        may_reopen: bool,
    },
    /// A verb was run: 0 done, 1 done but something needs attention, 2 not done.
    Done(u8),
}

const NEEDS_ATTENTION: u8 = 1;
const NOT_DONE: u8 = 2;

/// Reads a command line, the program's own name first, and does what it says.
pub fn run(
    arguments: impl Iterator<Item = OsString>,
    around: &Surroundings,
    out: &mut dyn Write,
    messages: &mut dyn Write,
) -> Invocation {
    let line: Vec<OsString> = arguments.collect();
    match CommandLine::try_parse_from(&line) {
        Ok(CommandLine { folder, no_reopen, verb: None }) => {
            Invocation::Window { may_reopen: folder.is_none() && !no_reopen, folder }
        }
        Ok(CommandLine { verb: Some(verb), .. }) => Invocation::Done(run_verb(&verb, around, out, messages)),
        Err(fault) => {
            // What cannot be read of the settings keeps nobody from help.
            let language = settings_of(around).settings.language;
            let words = Words::new(Tongue::of(language, around.system_language.as_deref()));
            let told = help::told(&line, &words)
                .unwrap_or_else(|| Told { text: fault.render().to_string(), is_fault: fault.use_stderr() });
            let print = |to: &mut dyn Write| to.write_all(told.text.as_bytes()).and_then(|()| to.flush());
            // Where nobody listens there is nobody to tell.
            let _ = if told.is_fault { print(messages) } else { print(out) };
            Invocation::Done(if told.is_fault { NOT_DONE } else { 0 })
        }
    }
}

/// The settings that count: those that are kept, or those of a new installation where there are none or they cannot be read.
struct SettingsRead {
    settings: Settings,
    problem: Option<Box<Problem>>,
}

fn settings_of(around: &Surroundings) -> SettingsRead {
    match around.places.as_ref().map(settings::read) {
        Some(Ok(settings)) => SettingsRead { settings, problem: None },
        Some(Err(problem)) => SettingsRead { settings: Settings::default(), problem: Some(problem) },
        None => SettingsRead { settings: Settings::default(), problem: None },
    }
}

fn run_verb(verb: &Verb, around: &Surroundings, out: &mut dyn Write, messages: &mut dyn Write) -> u8 {
    let SettingsRead { settings, problem } = settings_of(around);
    let words = Words::new(Tongue::of(settings.language, around.system_language.as_deref()));
    let mut console = Console { out, messages, words };
    let ending = match &around.places {
        None => Err(Stop::Refused(console.words.say("cli-no-places"))),
        Some(places) => {
            if let Some(problem) = &problem {
                let problem = messages::problem(&console.words, problem);
                console.tell(&console.words.say_with("cli-settings-not-read", &[("problem", &problem)]));
            }
            let context = Context { around, places, settings: &settings, has_settings: problem.is_none() };
            obey(verb, &context, &mut console)
        }
    };
    let ending = ending.and_then(|ending| console.out.flush().map(|()| ending).map_err(Stop::Output));
    match ending {
        Ok(Ending::Done) => 0,
        Ok(Ending::NeedsAttention) => NEEDS_ATTENTION,
        // Whoever read the output has enough of it, as `head` does.
        Err(Stop::Output(error)) if error.kind() == ErrorKind::BrokenPipe => 0,
        Err(Stop::Output(error)) => {
            let reason = error.to_string();
            console.tell(&console.words.say_with("cli-output-failed", &[("reason", &reason)]));
            NOT_DONE
        }
        Err(Stop::Closed) => {
            console.tell(&console.words.say("cli-closed"));
            NOT_DONE
        }
        Err(Stop::Untold(why)) => {
            console.tell(&why);
            NEEDS_ATTENTION
        }
        Err(Stop::Refused(why)) => {
            console.tell(&why);
            NOT_DONE
        }
    }
}

fn obey(verb: &Verb, context: &Context<'_>, console: &mut Console<'_>) -> Result<Ending, Stop> {
    match verb {
        Verb::Check(wanted) => check::run(wanted, context, console),
        Verb::List(wanted) => list::run(wanted, context, console),
        Verb::Text(wanted) => text::run(wanted, context, console),
        Verb::Find(wanted) => find::run(wanted, context, console),
        Verb::Themes(wanted) => themes::run(wanted, context, console),
        Verb::Passages(wanted) => passages::run(wanted, context, console),
        Verb::Annotate(wanted) => annotate::run(wanted, context, console),
        Verb::Import(wanted) => import::run(wanted, context, console),
        Verb::Export(wanted) => export::run(wanted, context, console),
        Verb::Count(wanted) => count::run(wanted, context, console),
        Verb::Cross(wanted) => cross::run(wanted, context, console),
        Verb::Cooccur(wanted) => cooccur::run(wanted, context, console),
        Verb::Words(wanted) => words::run(wanted, context, console),
    }
}
