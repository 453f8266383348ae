//! How the cells of an Excel workbook show their numbers: only by that is a number a date, a time or a share.

use super::plain_numbers::plain_number;
use super::xlsx_dates::{date_of, time_of};
use super::xlsx_package::Package;
use crate::documents::document::DocumentFault;
use crate::documents::xml::XmlEvent;
use std::collections::HashMap;

/// How many formats of cells are read: as many as Excel keeps.
const MAX_FORMATS: usize = 65_536;

/// What a number is shown as.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Look {
    #[default]
    Number,
    Date,
    DateAndTime,
    Time,
    /// Hours that may be more than those of a day.
    Duration,
    /// Of a hundred.
    Percent,
    /// With zeros before it, up to so many digits.
    Padded(usize),
}

/// The formats of a workbook's cells.
#[derive(Debug, Default)]
pub(super) struct Formats {
    /// By the number that a cell tells.
    looks: Vec<Look>,
    /// Whether days are counted from 1904.
    pub(super) is_from_1904: bool,
}

impl Formats {
    /// Reads the formats.
    ///
    /// # Errors
    /// Where they are damaged, or it is asked to stop.
    pub(super) fn read(package: &mut Package<'_>, part: &str) -> Result<Self, DocumentFault> {
        let text = package.text(part)?;
        let mut xml = package.xml(&text);
        let mut codes: HashMap<u32, Look> = HashMap::new();
        let mut formats = Self::default();
        let mut is_of_cells = false;
        while let Some(event) = xml.next_event()? {
            let tag = match event {
                XmlEvent::Start(tag) => tag,
                XmlEvent::End(name) => {
                    is_of_cells &= name != "cellXfs";
                    continue;
                }
                XmlEvent::Text(_) => continue,
            };
            let number = tag.attribute("numFmtId").and_then(|number| number.parse().ok());
            match (tag.name.as_str(), number) {
                ("cellXfs", _) => is_of_cells = true,
                ("numFmt", Some(number)) if codes.len() < MAX_FORMATS => {
                    codes.insert(number, look_of(tag.attribute("formatCode").unwrap_or_default()));
                }
                ("xf", number) if is_of_cells && formats.looks.len() < MAX_FORMATS => {
                    let number = number.unwrap_or_default();
                    formats.looks.push(codes.get(&number).copied().unwrap_or_else(|| known_look(number)));
                }
                _ => {}
            }
        }
        Ok(formats)
    }

    /// What the cell of a format shows for a number; for what is no number that itself.
    pub(super) fn shown(&self, format: usize, value: &str) -> String {
        let Some(number) = value.parse().ok().filter(|number: &f64| number.is_finite()) else {
            return value.to_owned();
        };
        let look = self.looks.get(format).copied().unwrap_or_default();
        let day = || date_of(number, self.is_from_1904);
        let shown = match look {
            Look::Number => None,
            Look::Date => day().map(|day| day.date),
            Look::DateAndTime => day().map(|day| format!("{}T{}", day.date, day.time)),
            Look::Time if number >= 1.0 => day().map(|day| day.time),
            Look::Time | Look::Duration => time_of(number),
            Look::Percent => Some(format!("{}%", plain_number(number * 100.0))),
            Look::Padded(width) => {
                let is_whole = number.fract() == 0.0 && number >= 0.0;
                is_whole.then(|| format!("{:0>width$}", plain_number(number)))
            }
        };
        shown.unwrap_or_else(|| plain_number(number))
    }
}

/// The look of the formats that every workbook has without telling them (ECMA-376, 18.8.30).
fn known_look(number: u32) -> Look {
    match number {
        9 | 10 => Look::Percent,
        14..=17 | 27..=31 | 34..=36 | 50..=54 | 57..=58 => Look::Date,
        18..=21 | 32 | 33 | 45 | 47 | 55 | 56 => Look::Time,
        22 => Look::DateAndTime,
        46 => Look::Duration,
        _ => Look::Number,
    }
}

/// What a format's code shows: `dd/mm/yyyy hh:mm` a date and a time. Of its sections the first counts; what stands in
/// quotation marks or brackets, or behind a sign that escapes it, shows nothing of the number.
fn look_of(code: &str) -> Look {
    let mut letters = String::new();
    let mut chars = code.chars();
    while let Some(c) = chars.next() {
        match c {
            ';' => break,
            '"' => drop(chars.by_ref().find(|c| *c == '"')),
            '\\' | '_' | '*' => drop(chars.next()),
            '[' => {
                let within: String = chars.by_ref().take_while(|c| *c != ']').collect();
                let is_of =
                    |letter: char| !within.is_empty() && within.to_lowercase().chars().all(|c| c == letter);
                if ['h', 'm', 's'].into_iter().any(is_of) {
                    return Look::Duration;
                }
            }
            c => letters.extend(c.to_lowercase()),
        }
    }
    let letters = letters.replace("am/pm", "").replace("a/p", "").replace("general", "");
    let has_time = letters.contains(['h', 's']);
    let has_date = letters.contains(['y', 'd']) || letters.contains('m') && !has_time;
    match (has_date, has_time) {
        (true, true) => Look::DateAndTime,
        (true, false) => Look::Date,
        (false, true) => Look::Time,
        (false, false) if letters.contains('%') => Look::Percent,
        (false, false) if letters.len() > 1 && letters.chars().all(|c| c == '0') => {
            Look::Padded(letters.len().min(MAX_PADDING))
        }
        (false, false) => Look::Number,
    }
}

/// How many digits zeros fill up at most: a code may be as long as it likes.
const MAX_PADDING: usize = 32;

#[cfg(test)]
mod tests {
    use super::{Look, look_of};

    #[test]
    fn a_code_says_whether_a_number_is_a_date() {
        for (code, look) in [
            ("General", Look::Number),
            ("0.00E+00", Look::Number),
            ("#,##0.00 \"đồng\"", Look::Number),
            ("[Red]-0.0", Look::Number),
            ("dd/mm/yyyy", Look::Date),
            ("[$-1010000]d/m/yyyy;@", Look::Date),
            ("\"ngày\" dd \"tháng\" mm", Look::Date),
            ("mmm\\-yy", Look::Date),
            ("mmmm", Look::Date),
            ("dd/mm/yyyy hh:mm", Look::DateAndTime),
            ("h:mm AM/PM", Look::Time),
            ("mm:ss.0", Look::Time),
            ("[hh]:mm", Look::Duration),
            ("0.0%", Look::Percent),
            ("0000", Look::Padded(4)),
            ("0", Look::Number),
            ("@", Look::Number),
        ] {
            assert_eq!(look_of(code), look, "{code}");
        }
    }
}
