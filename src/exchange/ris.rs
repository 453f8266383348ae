//! References in RIS, as `EndNote`, Zotero and databases write them: a field a line, told by two letters, a record from
//! `TY` to `ER`. What is damaged ends no record.

use super::found_study::FoundStudy;
use super::person_names::person_of;
use super::references::{Bibliography, Reference, iso_of};
use super::table::{MAX_FILE_BYTES, ROWS_UNTIL_ASKED};
use crate::documents::document::{DocumentFault, IsStopped, Limit};
use crate::documents::old_encodings::read_plain;
use crate::text::dates::find_date;

/// Reads the references.
///
/// # Errors
/// Where the bytes are no RIS, hold no reference, are too many, or it is asked to stop.
pub fn read(bytes: &[u8], is_stopped: IsStopped<'_>) -> Result<FoundStudy, DocumentFault> {
    if bytes.len() > MAX_FILE_BYTES {
        return Err(DocumentFault::TooLarge(Limit::Bytes));
    }
    let text = read_plain(bytes).text;
    let mut bibliography = Bibliography::default();
    let mut record: Option<Record> = None;
    let mut n_lines = 0_usize;
    for line in text.split(['\n', '\r']) {
        n_lines = n_lines.saturating_add(1);
        if n_lines.is_multiple_of(ROWS_UNTIL_ASKED) && is_stopped() {
            return Err(DocumentFault::Stopped);
        }
        match Line::of(line) {
            Line::Field("TY", _) => {
                if let Some(before) = record.replace(Record::default()) {
                    // Its end is missing.
                    bibliography.note_damage(1);
                    bibliography.add(before.reference());
                }
            }
            Line::Field("ER", _) => {
                if let Some(record) = record.take() {
                    bibliography.add(record.reference());
                }
            }
            Line::Field(tag, value) => {
                if let Some(record) = &mut record {
                    record.fields.push(Field { tag: tag.to_owned(), value: value.to_owned() });
                }
            }
            Line::Further(words) => {
                if let Some(last) = record.as_mut().and_then(|record| record.fields.last_mut()) {
                    last.value.push('\n');
                    last.value.push_str(words);
                }
            }
            Line::Empty => {}
        }
    }
    if let Some(record) = record {
        bibliography.note_damage(1);
        bibliography.add(record.reference());
    }
    match bibliography.finished() {
        Err(DocumentFault::NoText) => Err(DocumentFault::OtherKind),
        finished => finished,
    }
}

/// What a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Line<'t> {
    /// A tag and what it tells.
    Field(&'t str, &'t str),
    /// The field before goes on.
    Further(&'t str),
    Empty,
}

impl<'t> Line<'t> {
    /// `TI  - …`; some programs leave out spaces, or put them before.
    fn of(line: &'t str) -> Self {
        let line = line.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
        if line.is_empty() {
            return Self::Empty;
        }
        let is_tag = |tag: &str| {
            let mut bytes = tag.bytes();
            bytes.next().is_some_and(|byte| byte.is_ascii_uppercase())
                && bytes.next().is_some_and(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit())
        };
        let field = line.split_at_checked(2).filter(|(tag, _)| is_tag(tag)).and_then(|(tag, rest)| {
            let value = rest.trim_start().strip_prefix('-')?;
            // "AB - x" and "TI-x" are fields, "TI-86 x" hardly: a space stands on one side at least.
            let is_set_off = rest.starts_with(' ') || value.is_empty() || value.starts_with(' ');
            is_set_off.then(|| Self::Field(tag, value.trim()))
        });
        field.unwrap_or(Self::Further(line))
    }
}

/// A field of a record.
#[derive(Clone, Debug)]
struct Field {
    tag: String,
    value: String,
}

/// A record while it is read.
#[derive(Clone, Debug, Default)]
struct Record {
    fields: Vec<Field>,
}

impl Record {
    /// The values of a tag that say something.
    fn all<'r>(&'r self, tag: &'r str) -> impl Iterator<Item = &'r str> {
        self.fields
            .iter()
            .filter(move |field| field.tag == tag)
            .map(|field| field.value.trim())
            .filter(|value| !value.is_empty())
    }

    /// The first value of the first tag that has one.
    fn first(&self, tags: &[&str]) -> String {
        tags.iter().find_map(|tag| self.all(tag).next()).unwrap_or_default().to_owned()
    }

    fn reference(&self) -> Reference {
        let dates = ["DA", "PY", "Y1"].into_iter().filter_map(|tag| date_of(self.all(tag).next()?));
        // The longest tells most; of equals the first.
        let date = dates.rev().max_by_key(String::len).unwrap_or_default();
        let all = |tags: [&str; 2]| -> Vec<String> {
            tags.into_iter().flat_map(|tag| self.all(tag).map(str::to_owned).collect::<Vec<_>>()).collect()
        };
        let people = all(["AU", "A1"]);
        let mut memos: Vec<String> = Vec::new();
        for memo in ["AB", "N2", "N1"].into_iter().flat_map(|tag| self.all(tag)) {
            if !memos.iter().any(|known| known == memo) {
                memos.push(memo.to_owned());
            }
        }
        Reference {
            title: self.first(&["TI", "T1", "CT", "BT"]),
            date,
            source: self.first(&["T2", "JO", "JF", "JA", "J2", "PB"]),
            authors: people.iter().map(|name| person_of(name)).collect(),
            address: self.first(&["UR", "LK", "L2"]),
            doi: self.first(&["DO"]),
            keywords: self.all("KW").flat_map(str::lines).map(str::to_owned).collect(),
            memos,
        }
    }
}

/// A date as RIS has it, `2024/06/16/` or `2024/06//`, or in any other form.
fn date_of(value: &str) -> Option<String> {
    let mut parts = value.split(['/', '-']).map(str::trim);
    let year = parts.next().filter(|year| year.len() == 4).and_then(|year| year.parse().ok());
    let mut number = || parts.next().and_then(|part| part.parse().ok());
    let (month, day) = (number(), number());
    let told = year.and_then(|year| iso_of(year, month, day));
    let found = || find_date(value).map(|(date, _)| date.iso());
    if month.is_some() { told.or_else(found) } else { found().or(told) }
}
