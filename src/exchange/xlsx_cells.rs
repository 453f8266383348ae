//! Cells of a sheet that is written: text that stays text, dates as Excel counts them, and what it cannot hold.

use jiff::civil::{Date, DateTime, date};
use jiff::tz::TimeZone;
use std::borrow::Cow;
use unicode_segmentation::UnicodeSegmentation;

/// How long the text of a cell may be, in UTF-16 units (Excel specifications and limits).
pub const MAX_CELL_UNITS: usize = 32_767;

/// What a text ends with that was cut.
const CUT: &str = "…";

/// A cell.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) enum Cell<'a> {
    #[default]
    Empty,
    /// Words, never a formula or a link.
    Text(Cow<'a, str>),
    /// How many.
    Count(usize),
    /// A number, as it is written.
    Number(&'a str),
    /// A day, as Excel counts days.
    Day(i32),
    /// A time of a day.
    Moment(f64),
    /// A colour, `#rrggbb`, which fills its cell.
    Color(&'a str),
}

impl<'a> Cell<'a> {
    /// Words; a cell with none is empty.
    pub(super) fn text(text: impl Into<Cow<'a, str>>) -> Self {
        let text = text.into();
        if text.is_empty() { Self::Empty } else { Self::Text(text) }
    }

    /// What is known, or nothing.
    pub(super) fn known(text: Option<&'a String>) -> Self {
        text.map_or(Self::Empty, Self::text)
    }

    /// The day that a text tells, ISO 8601, or the text as it is.
    pub(super) fn day(text: &'a str) -> Self {
        day_of(text).map_or_else(|| Self::text(text), Self::Day)
    }

    /// The moment that a text tells, ISO 8601, in universal time, or the text as it is.
    pub(super) fn moment(text: &'a str) -> Self {
        moment_of(text).map_or_else(|| Self::text(text), Self::Moment)
    }

    /// What a text says: a day, a number that is written as Excel would show it, or words.
    pub(super) fn value(text: &'a str) -> Self {
        if is_number(text) { Self::Number(text) } else { Self::day(text) }
    }
}

/// The number of a day, ISO 8601; `None` for another text, and for days before 1900, which Excel does not have.
fn day_of(text: &str) -> Option<i32> {
    let day: Date = text.parse().ok().filter(|day: &Date| day.to_string() == text)?;
    number_of(day)
}

/// The number of a moment: with an offset from universal time, or else as it is told.
fn moment_of(text: &str) -> Option<f64> {
    let told = text.parse::<jiff::Timestamp>().map(|at| at.to_zoned(TimeZone::UTC).datetime());
    let at = told.or_else(|_| text.parse::<DateTime>()).ok().filter(|_| text.contains('T'))?;
    let seconds = (i32::from(at.hour()) * 60 + i32::from(at.minute())) * 60 + i32::from(at.second());
    Some(f64::from(number_of(at.date())?) + f64::from(seconds) / 86_400.0)
}

/// Days from the end of 1899, with the 29th of February 1900 that never was (ECMA-376, 18.17.4.1).
fn number_of(day: Date) -> Option<i32> {
    let days = date(1899, 12, 30).until(day).ok()?.get_days();
    let number = if day < date(1900, 3, 1) { days - 1 } else { days };
    (number >= 1).then_some(number)
}

/// Whether a text is a number that Excel shows letter for letter: it keeps 15 digits, and no zeros around them.
fn is_number(text: &str) -> bool {
    let n_digits = text.bytes().filter(u8::is_ascii_digit).count();
    let number: Option<f64> = text.parse().ok();
    (1..=15).contains(&n_digits) && text != "-0" && number.is_some_and(|number| number.to_string() == text)
}

/// A text as a cell holds it.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Fitted<'t> {
    pub(super) text: Cow<'t, str>,
    /// Whether it is shorter than it was.
    pub(super) is_cut: bool,
}

/// A text without what XML forbids, its lines ended as in Excel, and cut where a cell takes no more of it.
pub(super) fn fitted(text: &str) -> Fitted<'_> {
    let text = if text.chars().any(|c| c == '\r' || is_forbidden(c)) {
        let text = text.replace("\r\n", "\n");
        let allowed = |c| if c == '\r' { '\n' } else { char::REPLACEMENT_CHARACTER };
        Cow::from(
            text.chars()
                .map(|c| if c == '\r' || is_forbidden(c) { allowed(c) } else { c })
                .collect::<String>(),
        )
    } else {
        Cow::from(text)
    };
    // A text has no more units than bytes.
    if text.len() <= MAX_CELL_UNITS || text.encode_utf16().count() <= MAX_CELL_UNITS {
        return Fitted { text, is_cut: false };
    }
    let most = MAX_CELL_UNITS - CUT.encode_utf16().count();
    let mut end = whole(text.graphemes(true), most);
    if end == 0 {
        end = whole(text.split_inclusive(|_| true), most);
    }
    let kept = text.get(..end).unwrap_or_default();
    Fitted { text: format!("{kept}{CUT}").into(), is_cut: true }
}

/// How many bytes the first pieces have that have so many units together.
fn whole<'t>(pieces: impl Iterator<Item = &'t str>, most: usize) -> usize {
    let (mut n_units, mut n_bytes) = (0, 0);
    for piece in pieces {
        n_units += piece.encode_utf16().count();
        if n_units > most {
            break;
        }
        n_bytes += piece.len();
    }
    n_bytes
}

/// Whether XML 1.0 has no such letter (2.2), or a reader may stumble over it.
fn is_forbidden(c: char) -> bool {
    (c.is_control() && !matches!(c, '\t' | '\n' | '\r')) || matches!(c, '\u{fffe}' | '\u{ffff}')
}

/// Adds a fitted text as it stands in XML. What looks like an escape of Excel's, `_x000D_`, is escaped by one.
pub(super) fn push_escaped(xml: &mut String, text: &str) {
    let mut rest = text;
    while let Some(at) = rest.find(['&', '<', '>', '"', '_']) {
        let (before, from) = rest.split_at(at);
        xml.push_str(before);
        let mut chars = from.chars();
        match chars.next() {
            Some('&') => xml.push_str("&amp;"),
            Some('<') => xml.push_str("&lt;"),
            Some('>') => xml.push_str("&gt;"),
            Some('"') => xml.push_str("&quot;"),
            Some(_) if is_escape(from) => xml.push_str("_x005F_"),
            Some(other) => xml.push(other),
            None => {}
        }
        rest = chars.as_str();
    }
    xml.push_str(rest);
}

/// Whether a text begins with `_x`, four hexadecimal digits and `_` (ECMA-376, 22.9.2.19).
fn is_escape(text: &str) -> bool {
    let digits = text.strip_prefix("_x").and_then(|rest| rest.split_at_checked(4));
    digits.is_some_and(|(digits, after)| {
        after.starts_with('_') && digits.bytes().all(|byte| byte.is_ascii_hexdigit())
    })
}

#[cfg(test)]
mod tests {
    use super::{Cell, MAX_CELL_UNITS, fitted, push_escaped};

    #[test]
    fn days_and_moments_are_counted_as_excel_counts_them() {
        for (told, cell) in [
            ("2024-06-16", Cell::Day(45_459)),
            ("1900-03-01", Cell::Day(61)),
            ("1900-02-28", Cell::Day(59)),
            ("1900-01-01", Cell::Day(1)),
            ("1899-12-31", Cell::text("1899-12-31")),
            ("2024-06", Cell::text("2024-06")),
            ("2024-02-30", Cell::text("2024-02-30")),
            ("20240616", Cell::text("20240616")),
            ("16/06/2024", Cell::text("16/06/2024")),
            ("", Cell::Empty),
        ] {
            assert_eq!(Cell::day(told), cell, "{told}");
        }
        for (told, cell) in [
            ("2024-06-16T12:00:00Z", Cell::Moment(45_459.5)),
            ("2024-06-16T12:00:00+07:00", Cell::Moment(45_459.208_333_333_336)),
            ("2024-06-16T18:00:00", Cell::Moment(45_459.75)),
            ("2024-06-16", Cell::text("2024-06-16")),
            ("hôm qua", Cell::text("hôm qua")),
        ] {
            assert_eq!(Cell::moment(told), cell, "{told}");
        }
    }

    #[test]
    fn only_what_excel_would_show_the_same_is_a_number() {
        for number in ["0", "7", "-12", "0.5", "123456789012345"] {
            assert_eq!(Cell::value(number), Cell::Number(number));
        }
        for text in
            ["007", "1.50", "1e5", "+1", "-0", "NaN", "inf", "1234567890123456", "1,5", " 1", "0x10", "=1"]
        {
            assert_eq!(Cell::value(text), Cell::text(text));
        }
        assert_eq!(Cell::value("2024-06-16"), Cell::Day(45_459));
    }

    #[test]
    fn a_text_is_cut_between_letters_with_their_marks_where_excel_takes_no_more() {
        let full = "ă".repeat(MAX_CELL_UNITS);
        assert!(!fitted(&full).is_cut);
        // The second part of a flag, and a mark, are never cut off what they belong to.
        for letter in ["🇻🇳", "a\u{302}\u{301}", "😀"] {
            let long = letter.repeat(MAX_CELL_UNITS);
            let cut = fitted(&long);
            let kept = cut.text.strip_suffix('…').expect("a cut text");
            assert!(cut.is_cut && cut.text.encode_utf16().count() <= MAX_CELL_UNITS);
            assert!(cut.text.encode_utf16().count() > MAX_CELL_UNITS - 8);
            assert_eq!(kept.replace(letter, ""), "", "{letter}");
        }
        let marks = format!("a{}", "\u{301}".repeat(MAX_CELL_UNITS));
        assert_eq!(fitted(&marks).text.encode_utf16().count(), MAX_CELL_UNITS);
    }

    #[test]
    fn a_cell_holds_no_letter_that_xml_forbids_and_no_escape_by_chance() {
        let escaped = |text: &str| {
            let mut xml = String::new();
            push_escaped(&mut xml, &fitted(text).text);
            xml
        };
        for (text, xml) in [
            ("a\r\nb\rc\td", "a\nb\nc\td"),
            ("a\0b\u{1b}c\u{ffff}d\u{85}", "a\u{fffd}b\u{fffd}c\u{fffd}d\u{fffd}"),
            ("<b> & </b>", "&lt;b&gt; &amp; &lt;/b&gt;"),
            ("_x000D_", "_x005F_x000D_"),
            ("_x000D", "_x000D"),
            ("__x00ZZ_", "__x00ZZ_"),
            ("_x00ăb_", "_x00ăb_"),
            ("_x005F_x000D_", "_x005F_x005F_x005F_x000D_"),
        ] {
            assert_eq!(escaped(text), xml, "{text:?}");
        }
    }
}
