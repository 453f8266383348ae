//! The help of the program and of its verbs, and what is said of wrong arguments, in the person's language. The words are
//! messages that go by verb and argument, `cli-help-find-near`, those of several verbs by the argument alone,
//! `cli-help-json`; clap lays them out and says nothing of its own.

use super::arguments::CommandLine;
use super::mistakes::mistake;
use crate::words::Words;
use clap::builder::{PossibleValue, Resettable, StyledStr};
use clap::{Arg, ArgAction, Command, CommandFactory};
use std::ffi::OsString;

/// What is said in the place of doing what a command line says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// Lines, the last one ended.
    pub text: String,
    /// Whether something is wrong with the command line; help and the version are results.
    pub is_fault: bool,
}

/// What is told of a command line that asks for help or is wrong; `None` for one that can be followed.
#[must_use]
pub fn told(line: &[OsString], words: &Words) -> Option<Told> {
    let mut command = command(words);
    let error = command.try_get_matches_from_mut(line).err()?;
    let is_fault = error.use_stderr();
    let mistake = is_fault.then(|| mistake(&error, words)).flatten();
    let text = match mistake {
        Some(mistake) => {
            let verb = line.get(1).and_then(|word| word.to_str()).unwrap_or_default();
            let (name, usage) = match command.find_subcommand_mut(verb) {
                Some(verb) => (format!("butda {}", verb.get_name()), usage_of(verb, words)),
                None => ("butda".to_owned(), usage_of(&mut command, words)),
            };
            let more = words.say_with("cli-wrong-try", &[("command", &name)]);
            format!("butda: {mistake}\n\n{usage}\n\n{more}\n")
        }
        // Help, the version, and what is wrong in a way that has no message yet.
        None => error.render().to_string(),
    };
    Some(Told { text, is_fault })
}

/// The command line with its help in the person's language.
#[must_use]
pub fn command(words: &Words) -> Command {
    let command = explained(CommandLine::command(), words);
    let version = Arg::new("version").short('V').long("version").action(ArgAction::Version);
    let mut command = command
        .disable_version_flag(true)
        .arg(version.help(words.say("cli-help-version")))
        .subcommand_value_name(words.say("cli-help-value-command"))
        .mut_subcommands(|verb| explained(verb, words));
    // Gives the verbs the name of the program, with which their usage begins.
    command.build();
    laid_out(command, words).mut_subcommands(|verb| laid_out(verb, words))
}

/// The message that tells what an argument of a verb does: its own, or that of several verbs.
#[must_use]
pub fn message_of(verb: &str, argument: &Arg, words: &Words) -> String {
    let name = argument.get_long().unwrap_or(argument.get_id().as_str());
    let own = format!("cli-help-{verb}-{name}");
    if words.has(&own) { own } else { format!("cli-help-{name}") }
}

/// A command with what it and its arguments do.
fn explained(command: Command, words: &Words) -> Command {
    let name = command.get_name().to_owned();
    let about = words.say(&format!("cli-help-{name}"));
    let long = Some(format!("cli-help-{name}-long")).filter(|id| words.has(id)).map(|id| words.say(&id));
    let help = Arg::new("help").short('h').long("help").action(ArgAction::Help);
    let help = match &long {
        Some(_) => help.help(words.say("cli-help-help-more")).long_help(words.say("cli-help-help-less")),
        None => help.help(words.say("cli-help-help")),
    };
    let has_long = long.is_some();
    command
        .long_about(either(long.map(|long| format!("{about}\n\n{long}"))))
        .about(about)
        .disable_help_flag(true)
        .mut_args(|argument| with_words(argument, &name, has_long, words))
        .arg(help)
}

/// An argument with what it does, what it is without being given and which values there are.
fn with_words(argument: Arg, verb: &str, has_long: bool, words: &Words) -> Arg {
    let about = words.say(&message_of(verb, &argument, words));
    let known = known_values(&argument, words);
    let paragraphs = [about.clone(), known.join("\n")].into_iter().filter(|part| !part.is_empty());
    let long = has_long.then(|| paragraphs.collect::<Vec<_>>().join("\n\n"));
    let short: Vec<String> = std::iter::once(about).chain(known).collect();
    let values = argument.get_value_names().unwrap_or_default();
    let values: Vec<String> = values.iter().map(|name| value_name(name, words)).collect();
    let argument = if values.is_empty() || !argument.get_action().takes_values() {
        argument
    } else {
        argument.value_names(values).hide_default_value(true).hide_possible_values(true)
    };
    argument.help(short.join(" ")).long_help(either(long))
}

/// The name of a value, such as `FOLDER`.
fn value_name(name: &str, words: &Words) -> String {
    words.say(&format!("cli-help-value-{}", name.to_lowercase()))
}

/// What stands in brackets behind what an argument does.
fn known_values(argument: &Arg, words: &Words) -> Vec<String> {
    if !argument.get_action().takes_values() {
        return Vec::new();
    }
    let default: Vec<_> = argument.get_default_values().iter().map(|value| value.to_string_lossy()).collect();
    let possible = argument.get_possible_values();
    let possible: Vec<&str> = possible.iter().map(PossibleValue::get_name).collect();
    let default =
        (!default.is_empty()).then(|| words.say_with("cli-help-default", &[("value", &default.join(" "))]));
    let possible = (!possible.is_empty())
        .then(|| words.say_with("cli-help-values", &[("values", &possible.join(", "))]));
    default.into_iter().chain(possible).collect()
}

/// A command whose help has headings.
fn laid_out(command: Command, words: &Words) -> Command {
    let mut command = command;
    let usage = usage(&command.render_usage().to_string(), words);
    let sections = [
        (command.has_subcommands(), "cli-help-heading-commands", "subcommands"),
        (command.get_positionals().next().is_some(), "cli-help-heading-arguments", "positionals"),
        (true, "cli-help-heading-options", "options"),
    ];
    let mut template = format!("{{about-with-newline}}\n{}: {{usage}}", words.say("cli-help-heading-usage"));
    for (_, heading, section) in sections.into_iter().filter(|(is_there, _, _)| *is_there) {
        template.extend(["\n\n", &words.say(heading), ":\n{", section, "}"]);
    }
    command.override_usage(usage).help_template(template)
}

/// The ways to use a command, under each other, without the word before them.
fn usage(rendered: &str, words: &Words) -> String {
    let heading = words.say("cli-help-heading-usage").chars().count() + ": ".len();
    let ways = rendered.trim_start_matches("Usage:").lines().map(str::trim);
    let ways = ways.collect::<Vec<_>>().join(&format!("\n{}", " ".repeat(heading)));
    ways.replace("[OPTIONS]", &words.say("cli-help-placeholder-options"))
}

/// The ways to use a command that has its words.
fn usage_of(command: &mut Command, words: &Words) -> String {
    let usage = command.render_usage().to_string();
    format!("{}: {}", words.say("cli-help-heading-usage"), usage.trim_start_matches("Usage:").trim_start())
}

fn either(text: Option<String>) -> Resettable<StyledStr> {
    text.map_or(Resettable::Reset, |text| Resettable::Value(text.into()))
}
