//! The parser of Markdown as it is used here: which extensions it knows, and what its events leave to be found out.

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag};
use std::collections::BTreeMap;
use std::ops::Range;

fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
}

/// What a text holds, each with the bytes it stands in.
pub(super) fn events(text: &str) -> impl Iterator<Item = (Event<'_>, Range<usize>)> {
    Parser::new_ext(text, options()).into_offset_iter()
}

/// The numbers of footnotes: in the order in which they are referred to, then those that are not.
pub(super) fn note_numbers(text: &str) -> BTreeMap<String, usize> {
    let mut numbers = BTreeMap::new();
    if !text.contains("[^") {
        return numbers;
    }
    let mut unnamed = Vec::new();
    for event in Parser::new_ext(text, options()) {
        match event {
            Event::FootnoteReference(label) => {
                let next = numbers.len() + 1;
                numbers.entry(label.to_string()).or_insert(next);
            }
            Event::Start(Tag::FootnoteDefinition(label)) => unnamed.push(label.to_string()),
            _ => {}
        }
    }
    for label in unnamed {
        let next = numbers.len() + 1;
        numbers.entry(label).or_insert(next);
    }
    numbers
}

/// The level of a heading, 1 to 6.
pub(super) fn level_of(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}

/// The name of a file that an address leads to.
pub(super) fn file_name(address: &str) -> &str {
    let path = address.split(['?', '#']).next().unwrap_or(address);
    path.trim_end_matches('/').rsplit(['/', '\\']).next().filter(|name| !name.is_empty()).unwrap_or(address)
}
