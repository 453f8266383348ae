//! Damages containers from within: the parts of archives and compound files are damaged and packed again, so that sums and
//! lengths are right, the values of JSON, and the pages of databases where their trees stand.

use crate::fuzzing_mutator::{Chance, damaged};
use crate::zip_writing::zipped;
use butda::documents::archive::Archive;
use serde_json::Value;
use std::io::{Cursor, Read as _, Write as _};

/// A part of a container.
struct Part {
    name: String,
    bytes: Vec<u8>,
}

/// The parts of a container with one of them damaged, gone, exchanged or under another's name; `others` are those of
/// another one.
fn damage(parts: &mut Vec<Part>, others: &[Part], chance: &mut Chance, depth: usize) {
    let (one, another) = (chance.below(parts.len()), chance.below(parts.len()));
    // What matters is mostly what is long.
    let at = if parts[one].bytes.len() >= parts[another].bytes.len() { one } else { another };
    let namesake = |part: &Part| others.iter().find(|other| other.name == part.name);
    match chance.below(24) {
        0 => drop(parts.remove(at)),
        1 => {
            let to = chance.below(parts.len());
            parts.swap(at, to);
        }
        2 => {
            let name = chance.pick(parts).map(|part| part.name.clone()).unwrap_or_default();
            parts[at].name = name;
        }
        3 => {
            let bytes = chance.pick(others).map(|part| part.bytes.clone()).unwrap_or_default();
            parts[at].bytes = bytes;
        }
        _ => {
            let other = namesake(&parts[at]).map(|part| part.bytes.clone()).unwrap_or_default();
            parts[at].bytes = damaged(&parts[at].bytes, &other, chance, depth + 1);
        }
    }
}

/// An archive with a part damaged; `None` for what is no archive.
pub fn damaged_archive(bytes: &[u8], other: &[u8], chance: &mut Chance, depth: usize) -> Option<Vec<u8>> {
    let mut parts = archive_parts(bytes)?;
    let others = archive_parts(other).unwrap_or_default();
    damage(&mut parts, &others, chance, depth);
    let entries: Vec<(&str, &[u8])> =
        parts.iter().map(|part| (part.name.as_str(), part.bytes.as_slice())).collect();
    Some(zipped(&entries))
}

fn archive_parts(bytes: &[u8]) -> Option<Vec<Part>> {
    let mut archive = Archive::open(bytes).ok().filter(|_| bytes.starts_with(b"PK"))?;
    let names: Vec<String> = archive.names().map(str::to_owned).collect();
    let parts = names.into_iter().filter_map(|name| {
        let bytes = archive.read(&name).ok()?;
        Some(Part { name, bytes })
    });
    Some(parts.collect::<Vec<_>>()).filter(|parts| !parts.is_empty())
}

/// A compound file of old office programs with a stream damaged; `None` for what is none.
pub fn damaged_compound(bytes: &[u8], other: &[u8], chance: &mut Chance, depth: usize) -> Option<Vec<u8>> {
    let mut parts = compound_parts(bytes)?;
    let others = compound_parts(other).unwrap_or_default();
    damage(&mut parts, &others, chance, depth);
    let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).ok()?;
    for part in parts {
        // Of two streams of one name the first stands.
        if let Ok(mut stream) = file.create_new_stream(&part.name) {
            stream.write_all(&part.bytes).ok()?;
        }
    }
    Some(file.into_inner().into_inner())
}

fn compound_parts(bytes: &[u8]) -> Option<Vec<Part>> {
    let is_compound = bytes.starts_with(b"\xD0\xCF\x11\xE0");
    let mut file = cfb::CompoundFile::open(Cursor::new(bytes)).ok().filter(|_| is_compound)?;
    let streams = file.walk().filter(cfb::Entry::is_stream);
    let names: Vec<String> = streams.map(|stream| stream.path().to_string_lossy().into_owned()).collect();
    let parts = names.into_iter().filter_map(|name| {
        let mut bytes = Vec::new();
        file.open_stream(&name).ok()?.read_to_end(&mut bytes).ok()?;
        Some(Part { name, bytes })
    });
    Some(parts.collect::<Vec<_>>()).filter(|parts| !parts.is_empty())
}

/// A database of `SQLite` with a page damaged where its tree stands, or with another page in its place; `None` for what is
/// none.
pub fn damaged_database(bytes: &[u8], chance: &mut Chance) -> Option<Vec<u8>> {
    let size = bytes.get(16..18).filter(|_| bytes.starts_with(b"SQLite format 3\0"))?;
    let size = match u16::from_be_bytes([*size.first()?, *size.get(1)?]) {
        1 => 65_536,
        size @ 512.. => usize::from(size),
        _ => return None,
    };
    let mut bytes = bytes.to_vec();
    let page = chance.below(bytes.len().div_ceil(size)) * size;
    let header = page + if page == 0 { 100 } else { 0 };
    match chance.below(5) {
        0 => {
            let from = chance.below(bytes.len() / size) * size;
            let copy = bytes.get(from..from + size)?.to_vec();
            bytes.get_mut(page..page + size)?.copy_from_slice(&copy);
        }
        1 => {
            // The head of the page and where its cells stand.
            let at = header + chance.below(40);
            *bytes.get_mut(at)? = *chance.pick(&[0, 1, 2, 5, 10, 13, 0x7F, 0x80, 0xFF])?;
        }
        2 => {
            // A number of variable length that never seems to end.
            let at = page + chance.below(size);
            bytes.iter_mut().skip(at).take(9).for_each(|byte| *byte = 0xFF);
        }
        3 => {
            let at = chance.below(100);
            *bytes.get_mut(at)? = chance.number().to_le_bytes()[0];
        }
        _ => {
            let at = page + chance.below(size);
            *bytes.get_mut(at)? ^= 1 << chance.below(8);
        }
    }
    Some(bytes)
}

/// JSON with a value damaged, so that it is still JSON; `None` for what is none.
pub fn damaged_json(bytes: &[u8], chance: &mut Chance) -> Option<Vec<u8>> {
    let text = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    let mut json: Value =
        serde_json::from_slice(text).ok().filter(|_| matches!(text.first(), Some(b'{' | b'[')))?;
    let other = some_value(&mut json, chance).clone();
    let value = some_value(&mut json, chance);
    let told = std::mem::take(value);
    *value = match chance.below(10) {
        0 => Value::Null,
        1 => other,
        2 => Value::Array(vec![told.clone(); 1 + chance.below(40)]),
        3 => (0..chance.below(80)).fold(told, |inner, _| Value::Array(vec![inner])),
        4 => (0..chance.below(80)).fold(told, |inner, _| serde_json::json!({ "items": inner })),
        5 => Value::from(*chance.pick(&[0, 1, u64::MAX, 1 << 31, 1 << 53])?),
        6 => Value::from(*chance.pick(&[-1.0, 1e300, 0.5, 4.0])?),
        7 => Value::from("x / ".repeat(chance.below(3_000))),
        8 => Value::Object([("source".to_owned(), told), ("value".to_owned(), other)].into_iter().collect()),
        _ => match told {
            Value::String(text) => {
                let damaged = damaged(text.as_bytes(), b"\xC3\xA1 / \xF0\x9F\x98\x80", chance, 9);
                Value::from(String::from_utf8_lossy(&damaged).into_owned())
            }
            told => Value::from(told.to_string()),
        },
    };
    serde_json::to_vec(&json).ok()
}

/// A value somewhere in another.
fn some_value<'j>(json: &'j mut Value, chance: &mut Chance) -> &'j mut Value {
    let n_inner = match json {
        Value::Array(values) => values.len(),
        Value::Object(fields) => fields.len(),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => 0,
    };
    if n_inner == 0 || chance.is_one_in(8) {
        return json;
    }
    let at = chance.below(n_inner);
    match json {
        Value::Array(values) => some_value(&mut values[at], chance),
        Value::Object(fields) => some_value(fields.iter_mut().nth(at).expect("a field").1, chance),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => json,
    }
}
