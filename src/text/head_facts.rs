//! What the fields of a head mean: which of them are title, date, source and author, in English and Vietnamese, and how
//! values of every form become one line.

use super::dates::{Date, find_date};
use super::fold::{Strength, fold};
use super::front_matter::{HeadFacts, HeadField, Value};

/// The names a field may have, folded to base letters without spaces and marks; those first that say it best. A field that
/// tells of a later time (`updated`, `lastmod`) or of the file (`created`, `dateCreated`) is no date of publication.
const TITLES: [&str; 6] = ["title", "tieude", "tenbai", "tenbaiviet", "headline", "dautua"];
const DATES: [&str; 19] = [
    "date",
    "ngay",
    "ngaydang",
    "ngayxuatban",
    "ngaydangbai",
    "ngayphathanh",
    "datepublished",
    "published",
    "publishdate",
    "pubdate",
    "publisheddate",
    "publishedat",
    "publishedon",
    "publishedtime",
    "datepublish",
    "publicationdate",
    "publishedtimestamp",
    "issued",
    "posted",
];
const SOURCES: [&str; 13] = [
    "source",
    "nguon",
    "bao",
    "toasoan",
    "publication",
    "publisher",
    "newspaper",
    "nhaxuatban",
    "noidang",
    "sitename",
    "outlet",
    "containertitle",
    "journal",
];
const AUTHORS: [&str; 9] =
    ["author", "authors", "tacgia", "nguoiviet", "byline", "writer", "by", "creator", "phongvien"];

/// Tables whose fields are those of the article, as site generators keep their own.
const INNER: [&str; 4] = ["params", "extra", "article", "taxonomies"];

/// What the fields of a head say.
pub(super) fn facts_of(fields: &[HeadField]) -> HeadFacts {
    let mut flat = Vec::new();
    flatten(fields, "", &mut flat);
    let mut facts = HeadFacts {
        title: take(&mut flat, &TITLES, one_line),
        date: take(&mut flat, &DATES, |value| one_line(value).as_deref().and_then(date_of)),
        source: take(&mut flat, &SOURCES, names),
        author: take(&mut flat, &AUTHORS, names),
        attributes: Vec::new(),
    };
    let attributes = flat.into_iter().filter_map(|field| Some((field.name, one_line(field.value)?)));
    facts.attributes = attributes.collect();
    facts
}

/// A field with its name and those of the tables it lies in.
struct Field<'f> {
    name: String,
    /// Its own name as the lists above have it; empty in a table that tells of something else.
    key: String,
    value: &'f Value,
}

fn flatten<'f>(fields: &'f [HeadField], outer: &str, flat: &mut Vec<Field<'f>>) {
    for HeadField { name, value } in fields {
        let is_of_article = outer.is_empty() || INNER.contains(&key_of(outer).as_str());
        let key = if is_of_article { key_of(name) } else { String::new() };
        let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
        let name = if is_of_article { name } else { format!("{outer}.{name}") };
        // Of two of one name the first stands.
        if flat.iter().any(|field| field.name == name) {
            continue;
        }
        match value {
            Value::Table(inner) if !AUTHORS.contains(&key.as_str()) && !SOURCES.contains(&key.as_str()) => {
                flatten(inner, &name, flat);
            }
            Value::Table(_) | Value::Nothing | Value::Text(_) | Value::List(_) => {
                flat.push(Field { name, key, value });
            }
        }
    }
}

fn key_of(name: &str) -> String {
    fold(name, Strength::Base).chars().filter(|c| c.is_alphanumeric()).collect()
}

/// The first value that says something, of the field that is named first; it is no attribute then.
fn take(flat: &mut Vec<Field<'_>>, keys: &[&str], read: impl Fn(&Value) -> Option<String>) -> Option<String> {
    keys.iter().find_map(|key| {
        let (at, value) = flat
            .iter()
            .enumerate()
            .filter(|(_, field)| field.key == *key)
            .find_map(|(at, field)| Some((at, read(field.value)?)))?;
        flat.remove(at);
        Some(value)
    })
}

/// A value as one line: lists joined by commas; `None` where it says nothing, or is a list of tables.
fn one_line(value: &Value) -> Option<String> {
    match value {
        Value::Text(words) => {
            let line = words.split_whitespace().collect::<Vec<_>>().join(" ");
            (!line.is_empty()).then_some(line)
        }
        Value::List(items) => {
            let lines: Vec<String> = items.iter().filter_map(one_line).collect();
            (!lines.is_empty()).then(|| lines.join(", "))
        }
        Value::Nothing | Value::Table(_) => None,
    }
}

/// Names of people or papers: a text, a list, or tables with a field for the name; without the brackets of links.
fn names(value: &Value) -> Option<String> {
    match value {
        Value::Table(fields) => {
            let is_name =
                |name: &str| matches!(key_of(name).as_str(), "name" | "ten" | "hoten" | "fullname" | "title");
            fields.iter().filter(|field| is_name(&field.name)).find_map(|field| one_line(&field.value))
        }
        Value::List(items) => {
            let names: Vec<String> = items.iter().filter_map(names).collect();
            (!names.is_empty()).then(|| names.join(", "))
        }
        Value::Text(_) | Value::Nothing => one_line(value).map(|name| without_brackets(&name)),
    }
}

/// `[[Lan]]` and `[[people/lan|Lan]]` as `Lan`.
fn without_brackets(name: &str) -> String {
    let inner = name.strip_prefix("[[").and_then(|rest| rest.strip_suffix("]]"));
    let shown = inner.filter(|inner| !inner.contains(['[', ']']));
    shown.map_or(name, |inner| inner.rsplit(['|']).next().unwrap_or(inner)).trim().to_owned()
}

/// The day a value names, as it is written there: the offset of a time moves nothing.
fn date_of(words: &str) -> Option<String> {
    iso(words).or_else(|| find_date(words).map(|(date, _)| date)).map(Date::iso)
}

/// `2023-04-11…`, `2023/4/11…` and `20230411`.
fn iso(words: &str) -> Option<Date> {
    let digits = words.get(..8).filter(|head| head.bytes().all(|byte| byte.is_ascii_digit()));
    let goes_on = words.as_bytes().get(8).is_some_and(u8::is_ascii_digit);
    if let Some(digits) = digits.filter(|_| !goes_on) {
        let number = |range| digits.get(range).and_then(|part: &str| part.parse::<u16>().ok());
        let small = |range| number(range).and_then(|number| u8::try_from(number).ok());
        return Date::new(number(0..4)?, small(4..6)?, small(6..8)?);
    }
    let head = words.split(['T', 't', ' ']).next()?;
    let mut parts = head.split(['-', '/', '.']);
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    let is_whole = year.len() == 4 && parts.next().is_none();
    is_whole.then(|| Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)).flatten()
}
