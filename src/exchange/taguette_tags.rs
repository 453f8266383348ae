//! The tags of Taguette as codes. Taguette knows no tree; people write `people.friends` or `people/friends` out of habit.
//!
//! A name is parted at a `/` or `.` only where what stands before it is a tag itself, or begins at least two tags so. A
//! point parts nothing where white space or a digit follows ("TP. Hồ Chí Minh", "1.500").

use super::sqlite_codes::ToldCode;
use super::taguette::Projects;
use std::collections::{HashMap, HashSet};

/// A tag.
pub(super) struct Tag {
    pub(super) id: i64,
    pub(super) project: i64,
    pub(super) path: String,
    pub(super) description: Option<String>,
}

/// The most parts of a name: a codebook has no more levels.
const MAX_PARTS: usize = 32;

/// A name within a project.
type Named<'t> = (i64, &'t str);

/// Tags as codes with those above them; below their project where there are several.
pub(super) fn told_codes(tags: &[Tag], projects: &Projects) -> Vec<ToldCode> {
    let by_name: HashMap<Named<'_>, i64> =
        tags.iter().map(|tag| ((tag.project, tag.path.trim()), tag.id)).collect();
    let mut n_begun: HashMap<Named<'_>, usize> = HashMap::new();
    for tag in tags {
        for above in beginnings(tag.path.trim()) {
            *n_begun.entry((tag.project, above)).or_default() += 1;
        }
    }
    let is_above =
        |named: Named<'_>| by_name.contains_key(&named) || n_begun.get(&named).is_some_and(|n| *n > 1);
    let id_of = |named: Named<'_>| match by_name.get(&named) {
        Some(id) => id.to_string(),
        None => format!("tag:{}:{}", named.0, named.1),
    };
    let top = |project: i64| projects.get(&project).map(|_| format!("project:{project}"));
    let mut codes: Vec<ToldCode> = Vec::new();
    for (project, name) in projects {
        codes.push(ToldCode { id: format!("project:{project}"), name: name.clone(), ..ToldCode::default() });
    }
    let mut made = HashSet::new();
    for tag in tags {
        let path = tag.path.trim();
        let mut parent = top(tag.project);
        let mut n_above = 0;
        for above in beginnings(path).into_iter().filter(|above| is_above((tag.project, above))) {
            let id = id_of((tag.project, above));
            let is_new = !by_name.contains_key(&(tag.project, above)) && made.insert(id.clone());
            if is_new {
                let name = last_name(above, n_above);
                codes.push(ToldCode { id: id.clone(), parent, name, ..ToldCode::default() });
            }
            parent = Some(id);
            n_above = above.len();
        }
        codes.push(ToldCode {
            id: tag.id.to_string(),
            parent,
            name: last_name(path, n_above),
            definition: tag.description.clone(),
            ..ToldCode::default()
        });
    }
    codes
}

/// What stands before each sign of a name that may part it, the shortest first.
fn beginnings(path: &str) -> Vec<&str> {
    let signs = path.char_indices().filter(|(_, c)| matches!(c, '/' | '.'));
    let parts = signs.filter_map(|(at, sign)| {
        let (before, after) = path.split_at_checked(at)?;
        let next = after.chars().nth(1)?;
        let is_apart = sign == '/' || !(next.is_whitespace() || next.is_numeric() || next == '.');
        let has_words = |part: &str| part.contains(|c: char| c.is_alphanumeric());
        (is_apart && has_words(before) && has_words(after)).then_some(before.trim_end())
    });
    parts.take(MAX_PARTS).collect()
}

/// What a name adds to that of the one above it.
fn last_name(path: &str, n_above: usize) -> String {
    let name = path.get(n_above..).unwrap_or(path);
    let name = if n_above > 0 { name.trim_start().trim_start_matches(['/', '.']) } else { name };
    name.trim().to_owned()
}
