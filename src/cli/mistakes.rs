//! What is wrong with a command line, in the person's language: from what clap found, and not from its sentences.

use super::console::flat;
use crate::words::Words;
use clap::Error;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use std::error::Error as _;
use std::num::ParseIntError;

/// What is wrong and what was meant perhaps; `None` for a kind of mistake that no message tells.
#[must_use]
pub fn mistake(error: &Error, words: &Words) -> Option<String> {
    match error.kind() {
        ErrorKind::UnknownArgument => unknown(error, words),
        ErrorKind::InvalidSubcommand => {
            let command = named(error, ContextKind::InvalidSubcommand)?;
            let what = words.say_with("cli-wrong-unknown-command", &[("command", &command)]);
            Some(with_nearest(what, error, ContextKind::SuggestedSubcommand, words))
        }
        ErrorKind::MissingRequiredArgument => {
            let arguments = named(error, ContextKind::InvalidArg)?;
            Some(words.say_with("cli-wrong-missing", &[("arguments", &arguments)]))
        }
        ErrorKind::InvalidValue => wrong_value(error, words),
        ErrorKind::ValueValidation => {
            error.source().filter(|source| source.is::<ParseIntError>())?;
            about_value("cli-wrong-number", error, words)
        }
        ErrorKind::TooManyValues => about_value("cli-wrong-takes-no-value", error, words),
        ErrorKind::ArgumentConflict => conflict(error, words),
        ErrorKind::InvalidUtf8 => Some(words.say("cli-wrong-encoding")),
        // Of these the command line knows no case, and others may come with clap.
        ErrorKind::NoEquals
        | ErrorKind::TooFewValues
        | ErrorKind::WrongNumberOfValues
        | ErrorKind::MissingSubcommand
        | ErrorKind::DisplayHelp
        | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand
        | ErrorKind::DisplayVersion
        | ErrorKind::Io
        | ErrorKind::Format
        | _ => None,
    }
}

/// An option that there is not, or a word for which there is no place.
fn unknown(error: &Error, words: &Words) -> Option<String> {
    let argument = named(error, ContextKind::InvalidArg)?;
    let told = [("argument", &*argument)];
    if !argument.starts_with('-') {
        return Some(words.say_with("cli-wrong-unknown-argument", &told));
    }
    let what = words.say_with("cli-wrong-unknown-option", &told);
    // Where it may be a value, clap says how it is written as one.
    let may_be_value = matches!(error.get(ContextKind::Suggested), Some(ContextValue::StyledStrs(hints))
        if hints.iter().any(|hint| hint.to_string().contains(&format!("-- {argument}"))));
    if may_be_value {
        return Some(format!("{what} {}", words.say_with("cli-wrong-as-value", &told)));
    }
    Some(with_nearest(what, error, ContextKind::SuggestedArg, words))
}

/// A value that an argument does not have, or none where it needs one.
fn wrong_value(error: &Error, words: &Words) -> Option<String> {
    let argument = named(error, ContextKind::InvalidArg)?;
    let value = named(error, ContextKind::InvalidValue)?;
    let what = if value.is_empty() {
        words.say_with("cli-wrong-no-value", &[("argument", &argument)])
    } else {
        words.say_with("cli-wrong-value", &[("value", &value), ("argument", &argument)])
    };
    let what = with_nearest(what, error, ContextKind::SuggestedValue, words);
    match named(error, ContextKind::ValidValue).filter(|values| !values.is_empty()) {
        Some(values) => {
            Some(format!("{what} {}", words.say_with("cli-wrong-values", &[("values", &values)])))
        }
        None => Some(what),
    }
}

fn about_value(id: &str, error: &Error, words: &Words) -> Option<String> {
    let (argument, value) =
        (named(error, ContextKind::InvalidArg)?, named(error, ContextKind::InvalidValue)?);
    Some(words.say_with(id, &[("argument", &argument), ("value", &value)]))
}

/// Arguments that exclude each other, or one that is given again.
fn conflict(error: &Error, words: &Words) -> Option<String> {
    let others = named(error, ContextKind::PriorArg)?;
    if let Some(command) = named(error, ContextKind::InvalidSubcommand) {
        let told = [("command", &*command), ("others", &*others)];
        return Some(words.say_with("cli-wrong-conflict-command", &told));
    }
    let argument = named(error, ContextKind::InvalidArg)?;
    if argument == others {
        return Some(words.say_with("cli-wrong-twice", &[("argument", &argument)]));
    }
    Some(words.say_with("cli-wrong-conflict", &[("argument", &argument), ("others", &others)]))
}

fn with_nearest(what: String, error: &Error, kind: ContextKind, words: &Words) -> String {
    match named(error, kind).filter(|nearest| !nearest.is_empty()) {
        Some(nearest) => {
            format!("{what} {}", words.say_with("cli-wrong-did-you-mean", &[("nearest", &nearest)]))
        }
        None => what,
    }
}

/// What clap names of a kind, several with commas between them.
fn named(error: &Error, kind: ContextKind) -> Option<String> {
    match error.get(kind)? {
        ContextValue::String(name) => Some(flat(name)),
        ContextValue::Strings(names) => {
            Some(names.iter().map(|name| flat(name)).collect::<Vec<_>>().join(", "))
        }
        ContextValue::None
        | ContextValue::Bool(_)
        | ContextValue::StyledStr(_)
        | ContextValue::StyledStrs(_)
        | ContextValue::Number(_)
        | _ => None,
    }
}
