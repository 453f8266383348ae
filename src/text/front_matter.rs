//! The head of a file, between lines of `---` (YAML) or `+++` (TOML): title, date, source, author, and attributes.
//!
//! What is no head, such as prose between two rules, is left as it is. A head that cannot be read is told from that by
//! its first line, and stays in the text: nothing of it is lost.

use super::head_facts::facts_of;
use super::head_toml;
use super::head_yaml;
use super::positions::Span;

/// What the head of a file says of its article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HeadFacts {
    pub title: Option<String>,
    /// ISO 8601: `2023-04-11`.
    pub date: Option<String>,
    pub source: Option<String>,
    /// Several are joined by `, `.
    pub author: Option<String>,
    /// All else that is a value or a list of values, by name, in the order of the file.
    pub attributes: Vec<(String, String)>,
}

/// A head that stands at the beginning of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FrontMatter {
    /// What it says.
    Read(HeadFacts),
    /// It looks like one and cannot be read; the line (from 1) where reading failed.
    Unreadable { line: usize },
}

/// The largest head that is read, in bytes.
const MAX_BYTES: usize = 64 * 1024;

/// A value of a head.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Value {
    Nothing,
    Text(String),
    List(Vec<Value>),
    Table(HeadFields),
}

/// A name with its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct HeadField {
    pub(super) name: String,
    pub(super) value: Value,
}

/// Names with their values, in the order of the file.
pub(super) type HeadFields = Vec<HeadField>;

/// The head of a text, and its range, which includes both its lines of marks and the last one's line end; `None` where
/// the text begins otherwise.
#[must_use]
pub fn front_matter(text: &str) -> Option<(FrontMatter, Span)> {
    let mut lines = text.split_inclusive('\n');
    let first = lines.next()?;
    let (closings, read): (&[&str], Read) = match first.trim_end() {
        "---" => (&["---", "..."], head_yaml::read),
        "+++" => (&["+++"], head_toml::read),
        _ => return None,
    };
    let mut end = first.len();
    for line in lines {
        if closings.contains(&line.trim_end()) {
            let inside = text.get(first.len()..end)?;
            let span = Span { start: 0, end: end + line.len() };
            return Some((head_of(inside, read)?, span));
        }
        end += line.len();
        if end > MAX_BYTES {
            return None;
        }
    }
    None
}

/// Reads what stands between the marks: its fields, `None` where it has none, or the line (from 0) where that failed.
type Read = fn(&str) -> Result<Option<HeadFields>, usize>;

fn head_of(inside: &str, read: Read) -> Option<FrontMatter> {
    if inside.trim().is_empty() {
        return Some(FrontMatter::Read(HeadFacts::default()));
    }
    match read(inside) {
        Ok(Some(fields)) if fields.iter().all(|field| is_name(&field.name)) => {
            Some(FrontMatter::Read(facts_of(&fields)))
        }
        Err(line) if begins_like_a_head(inside) => Some(FrontMatter::Unreadable { line: line + 2 }),
        Ok(_) | Err(_) => None,
    }
}

/// Whether the first line that is no comment is a name with a value, as `tiêu đề: …` or `title = …`.
fn begins_like_a_head(inside: &str) -> bool {
    let mut lines = inside.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
    let first = lines.next().unwrap_or_default();
    first.starts_with('[') || first.split_once([':', '=']).is_some_and(|(name, _)| is_name(name.trim()))
}

/// Whether a field may be called so: a few words, where a sentence that ends with a colon has more.
fn is_name(name: &str) -> bool {
    let is_of_name = |c: char| c.is_alphanumeric() || "_-./:@$ '()".contains(c) || !c.is_ascii();
    !name.trim().is_empty()
        && name.chars().count() <= 48
        && name.split_whitespace().count() <= 4
        && name.chars().all(is_of_name)
}
