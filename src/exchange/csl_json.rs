//! References in CSL-JSON, as Zotero writes them: an array of objects, each an item with its names and dates in parts.

use super::found_study::FoundStudy;
use super::person_names::person;
use super::references::{Bibliography, Reference, iso_of};
use super::table::Table;
use super::table_jsonl;
use crate::documents::document::{DocumentFault, IsStopped, LeftOutKind};
use crate::text::dates::find_date;
use serde_json::Value;

/// The longest list of names, or date, in bytes of JSON: a tree of it is made, which takes many times its bytes.
const MAX_PARTS_BYTES: usize = 256 * 1024;

/// Reads the references.
///
/// # Errors
/// Where the bytes are no CSL-JSON, hold no reference, are too many, or it is asked to stop.
pub fn read(bytes: &[u8], is_stopped: IsStopped<'_>) -> Result<FoundStudy, DocumentFault> {
    let table = table_jsonl::read_items(bytes, is_stopped)?;
    if !is_of_references(&table) {
        return Err(DocumentFault::OtherKind);
    }
    let mut bibliography = Bibliography::default();
    for row in &table.rows {
        bibliography.add(Item { names: &table.names, cells: row }.reference());
    }
    let n_of = |kind| table.left_out.iter().filter(|left| left.what == kind).map(|left| left.n).sum();
    bibliography.note_damage(n_of(LeftOutKind::DamagedParts));
    bibliography.finished()
}

/// Whether a table has what only items of references have: one of the kinds that CSL knows, or dates and names in parts.
fn is_of_references(table: &Table) -> bool {
    /// The first words of all kinds (CSL 1.0.2, appendix III).
    const KINDS: &str = "article bill book broadcast chapter classic collection dataset document entry event figure \
        graphic hearing interview legal legislation manuscript map motion musical pamphlet paper \
        patent performance periodical personal post regulation report review software song speech \
        standard thesis treaty webpage webpost weblog newspaper";
    let has = |name: &str| table.names.iter().any(|known| known == name);
    let is_kind = |row: &Vec<String>| {
        let kind = Item { names: &table.names, cells: row }.cell("type");
        let begin = kind.split(['-', '_']).next().unwrap_or_default();
        KINDS.split_ascii_whitespace().any(|known| known == begin)
    };
    has("title") && (has("issued") || has("container-title") || table.rows.iter().any(is_kind))
}

/// An item of the list.
struct Item<'t> {
    names: &'t [String],
    cells: &'t [String],
}

/// A name that is told in parts, as it is read.
fn whole_name(parts: &Value) -> String {
    let part = |name: &str| parts.get(name).and_then(Value::as_str).unwrap_or_default();
    if !part("literal").trim().is_empty() {
        return part("literal").trim().to_owned();
    }
    let particles = [part("dropping-particle"), part("non-dropping-particle")].join(" ");
    let name = person(&format!("{particles} {}", part("family")), part("given"));
    [&name, part("suffix").trim()].join(" ").trim().to_owned()
}

impl<'t> Item<'t> {
    fn cell(&self, name: &str) -> &'t str {
        let column = self.names.iter().position(|known| known == name);
        column.and_then(|column| self.cells.get(column)).map(String::as_str).unwrap_or_default()
    }

    fn first(&self, names: &[&str]) -> String {
        let mut cells = names.iter().map(|name| self.cell(name).trim());
        cells.find(|cell| !cell.is_empty()).unwrap_or_default().to_owned()
    }

    fn reference(&self) -> Reference {
        let keywords = self.first(&["keyword", "keywords"]);
        let keywords = keywords.split([';', ',']).map(str::trim).filter(|word| !word.is_empty());
        let memos = [self.cell("abstract"), self.cell("note"), self.cell("annote")];
        Reference {
            title: self.first(&["title", "title-short"]),
            date: self.date(),
            source: self.first(&["container-title", "container-title-short", "publisher"]),
            authors: self.authors(),
            address: self.first(&["URL", "url"]),
            doi: self.first(&["DOI", "doi"]),
            keywords: keywords.map(str::to_owned).collect(),
            memos: memos.map(str::to_owned).to_vec(),
        }
    }

    fn authors(&self) -> Vec<String> {
        let cell = self.cell("author");
        let Some(Value::Array(names)) = tree_of(cell) else {
            // One name, not in parts.
            return if cell.starts_with(['[', '{']) { Vec::new() } else { vec![cell.trim().to_owned()] };
        };
        let whole = |name: Value| match name {
            Value::String(name) => Some(name),
            name @ Value::Object(_) => Some(whole_name(&name)),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::Array(_) => None,
        };
        names.into_iter().filter_map(whole).filter(|name| !name.is_empty()).collect()
    }

    /// The date of publication: in parts, of which each may be missing, a number or digits; or in words.
    fn date(&self) -> String {
        let cell = self.cell("issued");
        let in_words =
            |words: &str| find_date(words).map(|(date, _)| date.iso()).or_else(|| year_and_month(words));
        let Some(issued @ Value::Object(_)) = tree_of(cell) else {
            return in_words(cell).unwrap_or_default();
        };
        let parts = issued.get("date-parts").and_then(|dates| dates.get(0));
        let part = |at: usize| parts.and_then(|parts| number_of(parts.get(at)?));
        let byte = |at: usize| part(at).and_then(|number| u8::try_from(number).ok());
        let told = part(0).and_then(|year| iso_of(year, byte(1), byte(2)));
        let words = ["raw", "literal", "string"].into_iter().find_map(|name| issued.get(name)?.as_str());
        told.or_else(|| in_words(words?)).unwrap_or_default()
    }
}

/// A part of a date.
fn number_of(part: &Value) -> Option<u16> {
    match part {
        Value::Number(number) => u16::try_from(number.as_u64()?).ok(),
        Value::String(digits) => digits.trim().parse().ok(),
        Value::Null | Value::Bool(_) | Value::Array(_) | Value::Object(_) => None,
    }
}

/// `2024` and `2024-06`.
fn year_and_month(words: &str) -> Option<String> {
    let mut parts = words.trim().split(['-', '/']);
    let year = parts.next().filter(|year| year.len() == 4)?.parse().ok()?;
    iso_of(year, parts.next().and_then(|month| month.parse().ok()), None)
}

/// The tree of a cell that is a list or an object.
fn tree_of(cell: &str) -> Option<Value> {
    let is_tree = cell.starts_with(['[', '{']) && cell.len() <= MAX_PARTS_BYTES;
    is_tree.then(|| serde_json::from_str(cell).ok()).flatten()
}
