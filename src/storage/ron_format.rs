//! How our files are written and read as RON: pretty, LF, stable; unknown fields are noticed, never dropped silently.

use super::misreading::Misreading;
use super::problem::{FilePlace, Problem, ProblemKind};
use crate::model::id::NameFault;
use ron::ser::PrettyConfig;
use serde::{Deserialize, Serialize, de::DeserializeOwned};

/// The format this version writes, and the newest it can write.
pub const FORMAT: u32 = 1;

/// The largest RON file that is read, in bytes; a parsed file takes up to forty times its size in memory.
pub const MAX_BYTES: u64 = 64 * 1024 * 1024;

/// A file that was read.
#[derive(Clone, Debug)]
pub struct Parsed<T> {
    /// What it holds.
    pub value: T,
    /// Why it must not be written again, if there is a reason.
    pub read_only: Option<ProblemKind>,
}

#[derive(Deserialize)]
struct Head {
    kind: String,
}

/// What begins with its format and its kind.
pub trait OurFormat: DeserializeOwned {
    /// Both.
    fn head(&self) -> (u32, &str);
}

/// Writes a value as one of our files.
///
/// # Errors
/// Where serde meets something RON cannot hold; none of our types does.
pub fn to_ron<T: Serialize>(value: &T) -> Result<String, ron::Error> {
    let config = PrettyConfig::new()
        .new_line("\n")
        .indentor("    ")
        .struct_names(false)
        .separate_tuple_members(false)
        .enumerate_arrays(false);
    let mut text = ron::Options::default().to_string_pretty(value, config)?;
    text.push('\n');
    Ok(text)
}

/// Reads one of our files of the given kind.
///
/// # Errors
/// The problem, with line and column, where the text is not RON of that kind.
pub fn from_ron<T: OurFormat>(path: &str, text: &str, kind: &str) -> Result<Parsed<T>, Box<Problem>> {
    let is_foreign = |head: &str| head != kind;
    let foreign = |head: &str| Box::new(Problem::of_file(path, ProblemKind::ForeignKind(head.to_owned())));
    let (value, unknown) = match parse::<T>(path, text) {
        Ok((value, _)) if is_foreign(value.head().1) => return Err(foreign(value.head().1)),
        Ok(read) => read,
        // What is no file of this kind may be one of another.
        Err(problem) => {
            let head = parse::<Head>(path, text).map(|(head, _)| head.kind);
            return Err(head.ok().filter(|head| is_foreign(head)).map_or(problem, |head| foreign(&head)));
        }
    };
    let format = value.head().0;
    let read_only = if format > FORMAT {
        Some(ProblemKind::NewerFormat(format))
    } else {
        unknown.map(ProblemKind::UnknownField)
    };
    Ok(Parsed { value, read_only })
}

/// Reads settings and the like: no head, unknown fields do not matter.
///
/// # Errors
/// The problem, with line and column.
pub fn from_plain_ron<T: DeserializeOwned>(path: &str, text: &str) -> Result<T, Box<Problem>> {
    parse::<T>(path, text).map(|(value, _)| value)
}

fn parse<T: DeserializeOwned>(path: &str, text: &str) -> Result<(T, Option<String>), Box<Problem>> {
    let at = |error: ron::error::SpannedError| {
        let start = error.span.start;
        let place = Some(FilePlace { line: start.line, column: start.col });
        let misread = Misreading::of_ron(&error.code);
        let fault = NameFault::of_text(&misread.told);
        let kind = fault.map_or_else(|| ProblemKind::NotRon(misread), ProblemKind::WrongName);
        Box::new(Problem { path: path.to_owned(), place, kind })
    };
    let mut unknown = None;
    let mut ron = ron::de::Deserializer::from_str(text).map_err(at)?;
    let value = serde_ignored::deserialize(&mut ron, |path| {
        unknown.get_or_insert_with(|| path.to_string());
    });
    let value = value.map_err(|error| at(ron.span_error(error)))?;
    ron.end().map_err(|error| at(ron.span_error(error)))?;
    Ok((value, unknown))
}
