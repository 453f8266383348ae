//! Names of notes: such as Windows, macOS and Linux take for files and Obsidian takes in links, each its own where case does
//! not count.

use crate::text::boundaries::grapheme_boundary_before_or_at;
use crate::text::tidy_name::tidy_name;
use crate::text::unseen::is_joiner;
use std::collections::{HashMap, HashSet};

/// How long a name is at most, in bytes, a number after it included: Linux takes 255 with the ending, Windows 260 letters
/// for a whole path.
const MAX_NAME_BYTES: usize = 120;

/// How many bytes a number takes: ` (1234567)`.
const NUMBER_BYTES: usize = 10;

/// Names that Windows gives to devices, also where something stands behind a full stop.
const DEVICES: [&str; 6] = ["CON", "PRN", "AUX", "NUL", "CONIN", "CONOUT"];

/// The names so far.
#[derive(Debug, Default)]
pub(super) struct NoteNames {
    taken: HashSet<String>,
    /// The last number each name was given with, so that thousands of one name take no search each.
    n_of: HashMap<String, usize>,
}

impl NoteNames {
    /// The name of a note by the first of some words of which a name can be made. One that is taken gets a number.
    pub(super) fn name(&mut self, words: [&str; 2], otherwise: &str) -> String {
        let names = words.into_iter().map(|words| safe_name(words, MAX_NAME_BYTES - NUMBER_BYTES));
        let name = names.into_iter().find(|name| !name.is_empty()).unwrap_or_else(|| otherwise.to_owned());
        let n = self.n_of.entry(folded(&name)).or_insert(1);
        let mut own = if *n == 1 { name.clone() } else { format!("{name} ({n})") };
        while !self.taken.insert(folded(&own)) {
            *n += 1;
            own = format!("{name} ({n})");
        }
        own
    }
}

/// What is alike where case does not count, by whichever table of it, and joiners do not either.
fn folded(name: &str) -> String {
    let upper: String = name.chars().filter(|c| !is_joiner(*c)).flat_map(char::to_uppercase).collect();
    upper.to_lowercase()
}

/// Words as the name of a file, at most `max_bytes` bytes, cut after a word; empty where nothing is left of them.
pub(super) fn safe_name(words: &str, max_bytes: usize) -> String {
    let tidy = tidy_name(words);
    let mut name = String::with_capacity(tidy.len());
    let mut chars = tidy.chars().peekable();
    while let Some(c) = chars.next() {
        let last = name.chars().next_back();
        match c {
            '/' | '\\' | ':' | '|' => {
                let is_within =
                    [last, chars.peek().copied()].iter().all(|c| c.is_some_and(char::is_alphanumeric));
                name.push(if is_within { '-' } else { ' ' });
            }
            '[' | ']' | '<' | '>' => name.push(' '),
            '"' | '?' | '*' | '#' | '^' | '`' | '$' => {}
            ';' => name.push(','),
            '%' | '~' | '=' if last == Some(c) => {}
            c if is_no_character(c) => {}
            c => name.push(c),
        }
    }
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    let name = cut(trimmed(&name), max_bytes);
    let before_stop = name.split('.').next().unwrap_or_default().trim_end().to_uppercase();
    if is_device(&before_stop) { format!("_{name}") } else { name.to_owned() }
}

/// Without the full stops and spaces that Windows does not keep at an end, and that hide a file at the beginning.
fn trimmed(name: &str) -> &str {
    name.trim_matches(|c: char| c.is_whitespace() || c == '.' || is_joiner(c))
}

fn cut(name: &str, max_bytes: usize) -> &str {
    if name.len() <= max_bytes {
        return name;
    }
    let end = grapheme_boundary_before_or_at(name, max_bytes);
    let head = name.get(..end).unwrap_or_default();
    let whole_words = head.rfind(' ').and_then(|end| head.get(..end)).map(trimmed);
    match whole_words.filter(|words| words.len() >= max_bytes / 2) {
        Some(words) => words,
        None => trimmed(head),
    }
}

fn is_device(name: &str) -> bool {
    let numbered = name.strip_prefix("COM").or_else(|| name.strip_prefix("LPT"));
    let is_number = |rest: &str| {
        let mut chars = rest.chars();
        chars.next().is_some_and(|c| c.is_ascii_digit() || "¹²³".contains(c)) && chars.next().is_none()
    };
    DEVICES.contains(&name) || numbered.is_some_and(is_number)
}

/// Whether a code point is none of a character, for ever.
fn is_no_character(c: char) -> bool {
    let code = u32::from(c);
    code & 0xFFFE == 0xFFFE || (0xFDD0..=0xFDEF).contains(&code)
}

#[cfg(test)]
mod tests {
    use super::{NoteNames, safe_name};

    #[test]
    fn a_name_is_one_that_every_system_and_obsidian_takes() {
        for (words, name) in [
            ("Giá xăng: lại tăng?", "Giá xăng lại tăng"),
            ("16/6/2024 15:30", "16-6-2024 15-30"),
            ("C# [bản 2] | \"mới\"", "C bản 2 mới"),
            ("..ẩn...", "ẩn"),
            ("con", "_con"),
            ("Aux.txt", "_Aux.txt"),
            ("COM1", "_COM1"),
            ("COM10", "COM10"),
            ("100%% == ~~", "100% = ~"),
            ("a\u{200b}\u{202e}b\nc", "ab c"),
            ("???", ""),
        ] {
            assert_eq!(safe_name(words, 100), name, "{words}");
        }
    }

    #[test]
    fn a_long_name_is_cut_after_a_word_and_never_within_a_letter() {
        assert_eq!(safe_name("Nghị quyết đại hội", 20), "Nghị quyết");
        assert_eq!(safe_name(&"ế".repeat(9), 10), "ếếế");
    }

    #[test]
    fn names_are_each_their_own_where_case_does_not_count() {
        let mut names = NoteNames::default();
        let mut name = |words| names.name([words, ""], "note");
        assert_eq!(
            ["Đảng", "ĐẢNG", "đảng (2)", "Đảng", "", "?"].map(&mut name),
            ["Đảng", "ĐẢNG (2)", "đảng (2) (2)", "Đảng (3)", "note", "note (2)"]
        );
    }
}
