//! The properties of a note: YAML between two lines of `---`, its values strings of JSON, which are strings of YAML too.
//! Their names are English, as programs ask by them; the attributes of an article keep their own.

use super::markdown::one_line;
use super::origin::mark;
use crate::text::shortened::beginning;
use std::collections::HashSet;
use std::fmt::{Display, Write as _};

/// Names that mean something to Obsidian, or to the engines that read its notes, beside those of this program.
const RESERVED: [&str; 8] =
    ["tag", "alias", "cssclass", "cssclasses", "publish", "permalink", "position", "__proto__"];

/// How long the name of a property is at most, in code points: YAML takes 1024.
const MAX_NAME_CHARS: usize = 100;

/// Properties while they are put together.
pub(super) struct Head {
    text: String,
    /// The names so far, in small letters.
    taken: HashSet<String>,
}

impl Head {
    /// Begins with the program's name, by which a note is known for no article.
    pub(super) fn new() -> Self {
        let reserved = RESERVED.iter().chain(&["generator"]).map(|name| (*name).to_owned());
        Self { text: format!("---\n{}\n", mark()), taken: reserved.collect() }
    }

    /// A text; nothing where it says nothing.
    pub(super) fn text(&mut self, name: &'static str, value: &str) -> &mut Self {
        self.taken.insert(name.to_owned());
        let value = one_line(value);
        if value.is_empty() { self } else { self.line(name, &quoted(&value)) }
    }

    /// A date: bare where it is a whole one of ISO 8601, so that Obsidian takes it for a date.
    pub(super) fn date(&mut self, name: &'static str, value: &str) -> &mut Self {
        if is_date(value) {
            self.taken.insert(name.to_owned());
            return self.line(name, value);
        }
        self.text(name, value)
    }

    /// A number, or `true` and `false`.
    pub(super) fn bare(&mut self, name: &'static str, value: &dyn Display) -> &mut Self {
        self.taken.insert(name.to_owned());
        self.line(name, &value.to_string())
    }

    /// A list; nothing where it is empty.
    pub(super) fn list(&mut self, name: &'static str, values: &[String]) -> &mut Self {
        self.taken.insert(name.to_owned());
        if !values.is_empty() {
            let _ = writeln!(self.text, "{name}:");
        }
        for value in values {
            let _ = writeln!(self.text, "  - {}", quoted(&one_line(value)));
        }
        self
    }

    /// A property that people named; one whose name is taken gets a number.
    pub(super) fn attribute(&mut self, name: &str, value: &str) {
        let (name, value) = (one_line(name), one_line(value));
        let name = beginning(&name, MAX_NAME_CHARS);
        if name.is_empty() {
            return;
        }
        let mut own = name.to_owned();
        let mut n = 1;
        while !self.taken.insert(own.to_lowercase()) {
            n += 1;
            own = format!("{name} {n}");
        }
        self.line(&quoted(&own), &quoted(&value));
    }

    /// The properties with the lines around them.
    pub(super) fn finish(&mut self) -> String {
        let mut text = std::mem::take(&mut self.text);
        text.push_str("---\n");
        text
    }

    fn line(&mut self, name: &str, value: &str) -> &mut Self {
        let _ = writeln!(self.text, "{name}: {value}");
        self
    }
}

/// A text on one line as a string of YAML: as JSON writes it, and what YAML does not take as it is by its number.
fn quoted(text: &str) -> String {
    let json = serde_json::Value::from(text).to_string();
    let mut out = String::with_capacity(json.len());
    for c in json.chars() {
        if matches!(c, '\u{feff}' | '\u{fffe}' | '\u{ffff}') {
            let _ = write!(out, "\\u{:04x}", u32::from(c));
        } else {
            out.push(c);
        }
    }
    out
}

fn is_date(value: &str) -> bool {
    value.parse::<jiff::civil::Date>().is_ok_and(|date| date.to_string() == value)
}
