//! The order of a table of articles by what stands in one of its columns, and which articles a filter leaves.

use super::attributes::AttributeRow;
use crate::model::article_field::ArticleField;
use crate::search::needle::Needle;
use crate::text::dates::typed_date;
use crate::text::order::sort_key;
use std::cmp::Ordering;
use std::collections::HashMap;

/// What a table is sorted by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AttributeSort {
    /// The column.
    pub field: ArticleField,
    /// Whether the first comes first.
    pub is_rising: bool,
}

/// What is asked of a table: which articles it shows, in which order, and columns that no article has anything in yet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AttributeForm {
    /// What it is sorted by; `None` for the order of the library.
    pub sort: Option<AttributeSort>,
    /// What has to stand in a row.
    pub filter: String,
    /// Only articles without a value in this column.
    pub lacking: Option<ArticleField>,
    /// Attributes that stay while they have no value: those that were added, and those that were written in.
    pub new_names: Vec<String>,
}

impl AttributeForm {
    /// Whether it asks for the same rows in the same order as another.
    #[must_use]
    pub fn asks_for_rows_of(&self, other: &Self) -> bool {
        self.sort == other.sort && self.filter == other.filter && self.lacking == other.lacking
    }
}

/// What a value is sorted by: numbers as numbers come first, then dates as dates, then words.
#[derive(Clone, Debug, PartialEq)]
enum Key {
    Number(f64),
    Day(String),
    Words(Vec<u32>, String),
}

impl Key {
    /// The key of a value; `None` for an empty one.
    fn of(field: &ArticleField, value: &str) -> Option<Self> {
        if value.is_empty() {
            return None;
        }
        if *field == ArticleField::Date {
            return Some(Self::Day(typed_date(value).unwrap_or_else(|| value.to_owned())));
        }
        let is_words = *field == ArticleField::Title;
        let number = number(value).filter(|_| !is_words).map(Self::Number);
        let other = || typed_date(value).filter(|_| !is_words).map(Self::Day);
        Some(number.or_else(other).unwrap_or_else(|| Self::Words(sort_key(value), value.to_owned())))
    }

    fn compare(&self, other: &Self) -> Ordering {
        match (self, other) {
            (Self::Number(one), Self::Number(another)) => one.total_cmp(another),
            (Self::Day(one), Self::Day(another)) => one.cmp(another),
            (Self::Words(one, text), Self::Words(another, other_text)) => {
                one.cmp(another).then_with(|| text.cmp(other_text))
            }
            (Self::Number(_), Self::Day(_) | Self::Words(..)) | (Self::Day(_), Self::Words(..)) => {
                Ordering::Less
            }
            (Self::Day(_) | Self::Words(..), Self::Number(_)) | (Self::Words(..), Self::Day(_)) => {
                Ordering::Greater
            }
        }
    }
}

/// The number that a text is, with the decimal mark of either language and thousands set apart.
fn number(text: &str) -> Option<f64> {
    let text = text.strip_suffix('%').unwrap_or(text).trim();
    if !text.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '-' | '+' | '−')) {
        return None;
    }
    let text = text.replace('−', "-").replace(['\u{a0}', ' '], "");
    for mark in ['.', ','] {
        let mut groups = text.split(mark);
        let first = groups.next().unwrap_or_default().trim_start_matches(['-', '+']);
        let is_digits = |group: &str| group.bytes().all(|byte| byte.is_ascii_digit());
        let is_apart = text.contains(mark) && (1..=3).contains(&first.len()) && is_digits(first);
        if is_apart && first != "0" && groups.all(|group| group.len() == 3 && is_digits(group)) {
            return text.replace(mark, "").parse().ok();
        }
    }
    text.replace(',', ".").parse().ok()
}

/// How the months stand in English dates.
const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// A date of ISO 8601 as Vietnamese and English write it: `24/08/2020` and `24 Aug 2020`, `08/2020` and `Aug 2020`.
fn written(iso: &str) -> Option<[String; 2]> {
    let is_figures = iso.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
    let parts: Vec<&str> = iso.split('-').collect();
    let (year, month, day) = match parts.as_slice() {
        [year, month] => (year, month, None),
        [year, month, day] => (year, month, Some(day)),
        _ => return None,
    };
    let name = MONTHS.get(month.parse::<usize>().ok()?.checked_sub(1)?)?;
    let is_date = is_figures && year.len() == 4 && month.len() == 2 && day.is_none_or(|day| day.len() == 2);
    is_date.then(|| match day {
        Some(day) => {
            [format!("{day}/{month}/{year}"), format!("{} {name} {year}", day.trim_start_matches('0'))]
        }
        None => [format!("{month}/{year}"), format!("{name} {year}")],
    })
}

/// The rows that are shown, in their order; what is alike in it stays in the order of the library. Rows without a value come
/// last, whichever way is sorted.
pub(super) fn ordered(rows: &[AttributeRow], fields: &[ArticleField], form: &AttributeForm) -> Vec<usize> {
    let needle = Needle::new(&form.filter);
    let asked_date = typed_date(&form.filter);
    // The same values stand in many rows.
    let mut met: HashMap<String, bool> = HashMap::new();
    let mut is_met = |row: &AttributeRow| {
        needle.is_empty()
            || needle.is_in(row.path.as_str())
            || fields.iter().any(|field| {
                let value = row.shown(field);
                if value.is_empty() {
                    return false;
                }
                if let Some(known) = met.get(value.as_ref()) {
                    return *known;
                }
                let is_in = needle.is_in(&value)
                    || written(&value).is_some_and(|forms| forms.iter().any(|form| needle.is_in(form)))
                    || asked_date.as_deref().is_some_and(|asked| value.starts_with(asked));
                met.insert(value.into_owned(), is_in);
                is_in
            })
    };
    let lacks = |row: &AttributeRow| form.lacking.as_ref().is_none_or(|field| row.shown(field).is_empty());
    let left = rows.iter().enumerate().filter(|(_, row)| lacks(row) && is_met(row));
    let Some(sort) = &form.sort else { return left.map(|(at, _)| at).collect() };
    let mut keyed: Vec<(Option<Key>, usize)> =
        left.map(|(at, row)| (Key::of(&sort.field, &row.shown(&sort.field)), at)).collect();
    keyed.sort_by(|(one, _), (another, _)| match (one, another) {
        (Some(one), Some(another)) if sort.is_rising => one.compare(another),
        (Some(one), Some(another)) => another.compare(one),
        (Some(_), None) => Ordering::Less,
        (None, Some(_)) => Ordering::Greater,
        (None, None) => Ordering::Equal,
    });
    keyed.into_iter().map(|(_, at)| at).collect()
}

#[cfg(test)]
mod tests {
    use super::{Key, number};
    use crate::model::article_field::ArticleField;
    use std::cmp::Ordering;

    #[test]
    fn numbers_are_read_in_either_language() {
        for (text, expected) in [
            ("12", 12.0),
            ("-1,5", -1.5),
            ("1.200", 1200.0),
            ("1,234,567", 1_234_567.0),
            ("0.125", 0.125),
            ("12 %", 12.0),
            ("1 000", 1000.0),
        ] {
            assert_eq!(number(text), Some(expected), "{text}");
        }
        for text in ["", "a", "1a", "inf", "nan", "12/5"] {
            assert_eq!(number(text), None, "{text}");
        }
    }

    #[test]
    fn numbers_come_before_days_and_days_before_words() {
        let field = ArticleField::Attribute("a".to_owned());
        let sorted = ["2", "10", "30/4/1975", "2019-01-02", "ăn", "Đà Nẵng", "Hà Nội"];
        let keys: Vec<Key> = sorted.iter().filter_map(|value| Key::of(&field, value)).collect();
        assert_eq!(keys.len(), sorted.len());
        for pair in keys.windows(2) {
            assert_eq!(pair[0].compare(&pair[1]), Ordering::Less, "{pair:?}");
        }
    }
}
