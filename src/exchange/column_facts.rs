//! What stands in a column of a table, counted over its first rows.

use crate::text::dates::find_date;
use serde::Deserialize;
use std::collections::HashSet;

/// How many rows are looked at.
const N_ROWS: usize = 1_000;

/// The longest value that is a date, in bytes.
const MAX_DATE_BYTES: usize = 48;

/// What stands in a column.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct ColumnFacts {
    /// How many of its cells hold something.
    pub(super) n_filled: usize,
    /// How long they are on average, in code points.
    pub(super) mean_chars: usize,
    n_dates: usize,
    n_addresses: usize,
    n_numbers: usize,
    n_objects: usize,
    n_empty_lists: usize,
    n_different: usize,
}

impl ColumnFacts {
    pub(super) fn of(rows: &[Vec<String>], column: usize) -> Self {
        let mut facts = Self::default();
        let mut n_chars = 0_usize;
        let mut seen = HashSet::new();
        for cell in rows.iter().take(N_ROWS).filter_map(|row| row.get(column)) {
            let cell = cell.trim();
            if cell.is_empty() {
                continue;
            }
            facts.n_filled += 1;
            n_chars = n_chars.saturating_add(cell.chars().count());
            facts.n_dates += usize::from(cell.len() <= MAX_DATE_BYTES && find_date(cell).is_some());
            facts.n_addresses += usize::from(is_address(cell));
            facts.n_numbers += usize::from(is_plain_number(cell));
            facts.n_objects += usize::from(is_of_objects(cell));
            facts.n_empty_lists += usize::from(cell == "[]");
            facts.n_different += usize::from(seen.insert(cell));
        }
        facts.mean_chars = n_chars.checked_div(facts.n_filled).unwrap_or_default();
        facts
    }

    pub(super) fn is_dates(&self) -> bool {
        self.is_most(self.n_dates)
    }

    pub(super) fn is_addresses(&self) -> bool {
        self.is_most(self.n_addresses)
    }

    pub(super) fn is_numbers(&self) -> bool {
        self.is_most(self.n_numbers)
    }

    /// Whether they are objects of JSON, or lists of such: what programs say to each other, as of spans.
    pub(super) fn is_objects(&self) -> bool {
        self.n_objects > 0 && self.is_most(self.n_objects.saturating_add(self.n_empty_lists))
    }

    /// Whether hardly a value comes twice.
    pub(super) fn is_various(&self) -> bool {
        self.is_most(self.n_different)
    }

    /// Whether so many are four in five of the cells that hold something.
    fn is_most(&self, n: usize) -> bool {
        n > 0 && n.saturating_mul(5) >= self.n_filled.saturating_mul(4)
    }
}

/// Whether a value is an address on the web.
pub(super) fn is_address(value: &str) -> bool {
    let begins = |sign: &str| value.get(..sign.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(sign));
    ["http://", "https://", "www."].into_iter().any(begins) && !value.contains(char::is_whitespace)
}

/// Whether a value is a number: digits, with signs that part them.
pub(super) fn is_plain_number(value: &str) -> bool {
    let is_of_number = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | '-' | '+' | '%');
    value.contains(|c: char| c.is_ascii_digit()) && value.chars().all(is_of_number)
}

/// Whether a value is an object of JSON or a list of them, as cells have them: without spaces between their parts. A list of
/// what has a name and nothing else is one of names.
fn is_of_objects(value: &str) -> bool {
    let forms = [("[{\"", "}]"), ("{\"", "}")];
    let is_one = forms.iter().any(|(begin, end)| value.starts_with(begin) && value.ends_with(end));
    is_one && serde_json::from_str::<Vec<Named>>(value).is_err()
}

/// What has a name and nothing else.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Named {
    #[expect(dead_code, reason = "it is only asked whether it is there")]
    name: String,
}
