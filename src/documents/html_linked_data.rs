//! What a page says of its article in JSON-LD: the first thing of a kind that articles are.

use super::html_tag::Tag;
use super::html_tree::Tree;
use serde_json::{Map, Value};

/// A larger script is not read, in bytes.
const MAX_SCRIPT_BYTES: usize = 1 << 20;
/// More scripts are not read.
const MAX_SCRIPTS: usize = 20;
/// More things of a script are not looked at.
const MAX_THINGS: usize = 2000;

/// What is said of the article.
#[derive(Clone, Debug, Default)]
pub(super) struct LinkedData {
    pub(super) headline: Option<String>,
    pub(super) date: Option<String>,
    pub(super) authors: Vec<String>,
    pub(super) publisher: Option<String>,
    pub(super) description: Option<String>,
    pub(super) address: Option<String>,
}

type Thing = Map<String, Value>;

/// Reads the scripts of a page.
pub(super) fn linked_data(tree: &Tree<'_>) -> LinkedData {
    let scripts = tree.all(Tag::SCRIPT).filter(|at| {
        let kind = tree.attribute(*at, "type").unwrap_or_default();
        kind.trim().to_ascii_lowercase().starts_with("application/ld+json")
    });
    let mut values = Vec::new();
    for at in scripts.take(MAX_SCRIPTS) {
        let script = tree.raw(at).unwrap_or_default();
        if script.len() > MAX_SCRIPT_BYTES {
            continue;
        }
        let script = mended(script);
        values.extend(serde_json::from_str::<Value>(script.trim().trim_end_matches(';')).ok());
    }
    let mut things = Vec::new();
    for value in &values {
        gather(value, &mut things);
    }
    let best = things.iter().copied().filter(|thing| rank(thing) > 0).max_by_key(|thing| rank(thing));
    best.map_or_else(LinkedData::default, |article| said(article, &things))
}

/// A script as JSON wants it: without comments and the marks of CDATA that hide it from old browsers, without a comma behind
/// the last thing, and without line ends in strings, which must be written `\n`.
fn mended(script: &str) -> String {
    let script = ["<![CDATA[", "]]>", "<!--", "-->"].iter().fold(script.to_owned(), |script, mark| {
        let is_at_edge = script.find(mark).is_some_and(|at| {
            let outside = |words: Option<&str>| !words.unwrap_or_default().contains(['{', '}']);
            outside(script.get(..at)) || outside(script.get(at..))
        });
        if is_at_edge { script.replacen(mark, "\n", 1) } else { script }
    });
    let mut json = String::with_capacity(script.len());
    let mut rest = script.as_str();
    let (mut is_in_string, mut is_escaped) = (false, false);
    while let Some(c) = rest.chars().next() {
        let after = rest.get(c.len_utf8()..).unwrap_or_default();
        let comment = match c {
            '/' if is_in_string => None,
            // One that is never ended ends with the script.
            '/' if after.starts_with('*') => Some(after.find("*/").map_or(after.len(), |end| end + 2)),
            '/' if after.starts_with('/') => Some(after.find('\n').unwrap_or(after.len())),
            _ => None,
        };
        if let Some(end) = comment {
            rest = after.get(end..).unwrap_or_default();
            continue;
        }
        rest = after;
        if is_in_string {
            is_in_string = is_escaped || c != '"';
            is_escaped = c == '\\' && !is_escaped;
        } else {
            is_in_string = c == '"';
            let is_last = c == ',' && after.trim_start().starts_with(['}', ']']);
            if is_last {
                continue;
            }
        }
        json.push(if c.is_control() { ' ' } else { c });
    }
    json
}

/// The things of a value: of lists and of `@graph`.
fn gather<'v>(value: &'v Value, things: &mut Vec<&'v Thing>) {
    let mut values = vec![value];
    while let Some(value) = values.pop() {
        if things.len() >= MAX_THINGS {
            return;
        }
        match value {
            Value::Array(items) => values.extend(items.iter().rev()),
            Value::Object(thing) => {
                things.push(thing);
                values.extend(thing.get("@graph").into_iter().chain(thing.get("mainEntity")));
            }
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
        }
    }
}

/// How much a thing is an article; 0 is none.
fn rank(thing: &Thing) -> u8 {
    let kinds = match thing.get("@type") {
        Some(Value::String(kind)) => vec![kind.as_str()],
        Some(Value::Array(kinds)) => kinds.iter().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    };
    let rank = |kind: &&str| match kind.rsplit('/').next().unwrap_or_default() {
        "NewsArticle" | "ReportageNewsArticle" | "AnalysisNewsArticle" | "OpinionNewsArticle" => 4,
        "Article" | "BlogPosting" | "LiveBlogPosting" | "SocialMediaPosting" | "Report" | "TechArticle" => 3,
        "WebPage" | "ItemPage" | "VideoObject" => 1,
        _ => 0,
    };
    kinds.iter().map(rank).max().unwrap_or_default()
}

#[expect(clippy::wildcard_enum_match_arm, reason = "another crate's values")]
fn said(article: &Thing, things: &[&Thing]) -> LinkedData {
    let text = |name: &str| article.get(name).and_then(Value::as_str).and_then(clean);
    let names = |name: &str| article.get(name).map(|value| names(value, things)).unwrap_or_default();
    let address = ["url", "mainEntityOfPage"].into_iter().find_map(|name| match article.get(name)? {
        Value::String(address) => Some(address.clone()),
        Value::Object(thing) => thing.get("@id")?.as_str().map(str::to_owned),
        _ => None,
    });
    LinkedData {
        headline: text("headline").or_else(|| text("name")),
        date: text("datePublished").or_else(|| text("dateCreated")),
        authors: names("author"),
        publisher: names("publisher").into_iter().next().or_else(|| site_name(things)),
        description: text("description"),
        address: address.filter(|address| address.starts_with("http")),
    }
}

/// The name of the site that the page is of.
fn site_name(things: &[&Thing]) -> Option<String> {
    let is_site = |thing: &&&Thing| thing.get("@type").and_then(Value::as_str) == Some("WebSite");
    things.iter().find(is_site)?.get("name").and_then(Value::as_str).and_then(clean)
}

/// The names of persons or organizations: words, things with a name, or references to such things.
#[expect(clippy::wildcard_enum_match_arm, reason = "another crate's values")]
fn names(value: &Value, things: &[&Thing]) -> Vec<String> {
    let values = match value {
        Value::Array(values) => values.iter().take(20).collect(),
        value => vec![value],
    };
    let name_of = |thing: &Thing| thing.get("name").and_then(Value::as_str).and_then(clean);
    let names = values.into_iter().filter_map(|value| match value {
        Value::String(name) => clean(name).filter(|name| !name.starts_with("http")),
        Value::Object(thing) => name_of(thing).or_else(|| {
            let id = thing.get("@id")?;
            things.iter().filter(|other| other.get("@id") == Some(id)).find_map(|other| name_of(other))
        }),
        _ => None,
    });
    names.collect()
}

/// Names joined as facts have them.
pub(super) fn joined(names: &[String]) -> Option<String> {
    let mut distinct: Vec<&str> = Vec::new();
    for name in names {
        if !distinct.contains(&name.as_str()) {
            distinct.push(name);
        }
    }
    (!distinct.is_empty()).then(|| distinct.join(", "))
}

/// Words on one line, without the tags and character references that some sites leave in.
pub(super) fn clean(text: &str) -> Option<String> {
    let text = super::html_references::replaced(text, super::html_references::Stand::Text);
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    (!line.is_empty() && line.len() <= 2000).then_some(line)
}
