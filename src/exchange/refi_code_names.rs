//! What codes are called in REFI-QDA. A program may keep one code of each name (`QualCoder` does), whatever they lie in, so of
//! those that share one each says as much of what it lies in as tells it apart: `Giá (Kinh tế)`. A line of the description says
//! its own name, which reading gives back.

use super::codebook_columns::{Column, column_of};
use super::refi_writing_names::{UniqueNames, one_line};
use std::collections::HashMap;

/// Stands between the names of codes that lie in each other.
const BETWEEN: &str = " / ";

/// A code: its own name, and which of the codes it lies in.
#[derive(Clone, Copy, Debug)]
pub(super) struct CodePlace<'n> {
    pub(super) name: &'n str,
    pub(super) parent: Option<usize>,
}

/// The names of these codes, of which no two are one, whatever the size of their letters.
pub(super) fn code_names(codes: &[CodePlace<'_>]) -> Vec<String> {
    let plain: Vec<String> = codes.iter().map(|code| one_line(code.name)).collect();
    let n_of = counted(plain.iter());
    let is_shared = |name: &String| n_of.get(&name.to_lowercase()).is_some_and(|n| *n > 1);
    let mut taken = UniqueNames::of(plain.iter().filter(|name| !is_shared(name)).map(String::as_str));
    let mut names: Vec<Option<String>> = Vec::with_capacity(codes.len());
    for (code, name) in codes.iter().zip(&plain) {
        // The first that lies in nothing keeps its name, which is all that can be said of it.
        let keeps = !is_shared(name) || (code.parent.is_none() && taken.take(name));
        names.push(keeps.then(|| name.clone()));
    }
    let telling = |at: usize, n_above: usize| telling(codes, &plain, at, n_above);
    for n_above in 1.. {
        let open = names.iter().enumerate().filter(|(_, name)| name.is_none());
        let told: Vec<(usize, String)> =
            open.filter_map(|(at, _)| Some((at, telling(at, n_above)?))).collect();
        if told.is_empty() {
            break;
        }
        let n_of = counted(told.iter().map(|(_, name)| name));
        for (at, name) in &told {
            let is_alone = n_of.get(&name.to_lowercase()) == Some(&1);
            if let Some(own) = names.get_mut(*at).filter(|_| is_alone && taken.take(name)) {
                *own = Some(name.clone());
            }
        }
    }
    names.into_iter().zip(&plain).map(|(own, name)| own.unwrap_or_else(|| taken.unique(name))).collect()
}

/// How often there is each name, whatever the size of its letters.
fn counted<'n>(names: impl Iterator<Item = &'n String>) -> HashMap<String, usize> {
    let mut n_of: HashMap<String, usize> = HashMap::new();
    for name in names {
        let n = n_of.entry(name.to_lowercase()).or_default();
        *n = n.saturating_add(1);
    }
    n_of
}

/// The name of a code with those of so many that it lies in; `None` where it does not lie in so many.
fn telling(codes: &[CodePlace<'_>], plain: &[String], at: usize, n_above: usize) -> Option<String> {
    let (name, mut code) = (plain.get(at)?, codes.get(at)?);
    let mut above = Vec::with_capacity(n_above);
    while above.len() < n_above {
        let parent = code.parent?;
        above.push(plain.get(parent)?.as_str());
        code = codes.get(parent)?;
    }
    above.reverse();
    Some(format!("{name} ({})", above.join(BETWEEN)))
}

/// The line of a description that says the name of a code, behind this label in the person's language.
pub(super) fn name_line(label: &str, name: &str) -> String {
    let is_known = column_of(label) == Some(Column::Name);
    format!("{}: {name}", if is_known { label } else { "name" })
}

/// The name that a line says; `None` for another line.
pub(super) fn name_in(line: &str) -> Option<&str> {
    let (label, name) = line.split_once(':')?;
    (column_of(label) == Some(Column::Name)).then_some(name.trim())
}

/// The own name of a code that has this name and this description in a file of ours, and the description without the line
/// that says it.
pub(super) fn own_name<'t>(name: &'t str, description: &'t str) -> Option<OwnName<'t>> {
    let description = description.trim();
    let (description, last) = description.rsplit_once('\n').unwrap_or(("", description));
    let own = name_in(last).filter(|own| !own.is_empty())?;
    let more = name.strip_prefix(own)?;
    (more.starts_with(" (") && more.ends_with(')'))
        .then(|| OwnName { name: own, description: description.trim_end() })
}

/// See [`own_name`].
pub(super) struct OwnName<'t> {
    pub(super) name: &'t str,
    pub(super) description: &'t str,
}
