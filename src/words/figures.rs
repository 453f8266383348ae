//! Numbers, dates and times as each language writes them. What programs read has point and ISO 8601 in every language
//! and does not come through here.

use super::language::{Tongue, Words};
use crate::model::moment::Moment;

impl Words {
    /// A date, ISO 8601, as the language writes it: `29/11/2026` in Vietnamese, `29 Nov 2026` in English; a year and a
    /// month likewise. What is no such date stays as it is.
    #[must_use]
    pub fn date(&self, iso: &str) -> String {
        let parts: Vec<&str> = iso.split('-').collect();
        let written = match parts.as_slice() {
            [year, month] => self.month_and_year(year, month),
            [year, month, day] => self.full_date(year, month, day),
            _ => None,
        };
        written.unwrap_or_else(|| iso.to_owned())
    }

    /// A day, ISO 8601, and a time of that day as the language writes them: `29/11/2026 12:05`, `29 Nov 2026, 12:05`.
    #[must_use]
    pub fn day_and_time(&self, iso: &str, time: &str) -> String {
        let between = match self.tongue() {
            Tongue::Vietnamese => " ",
            Tongue::English => ", ",
        };
        format!("{}{between}{time}", self.date(iso))
    }

    /// Day and time of day where the person is.
    #[must_use]
    pub fn date_time(&self, at: Moment) -> String {
        self.day_and_time(&at.local_date(), &at.local_time())
    }

    /// Day and time of day to the second where the person is.
    #[must_use]
    pub fn date_second(&self, at: Moment) -> String {
        self.day_and_time(&at.local_date(), &at.local_second())
    }

    /// A count with its thousands apart, `1.900` in Vietnamese and `1,900` in English.
    #[must_use]
    pub fn count(&self, n: usize) -> String {
        grouped(n, self.tongue())
    }

    /// A number with so many decimals, `1,60` in Vietnamese and `1.60` in English.
    #[must_use]
    pub fn decimal(&self, number: f64, n_decimals: usize) -> String {
        let written = format!("{number:.n_decimals$}");
        match self.tongue() {
            Tongue::Vietnamese => written.replace('.', ","),
            Tongue::English => written,
        }
    }

    /// A share of 1 in hundredths with one decimal, `13,4%` in Vietnamese and `13.4%` in English.
    #[must_use]
    pub fn percent(&self, share: f64) -> String {
        format!("{}%", self.decimal(share * 100.0, 1))
    }

    fn full_date(&self, year: &str, month: &str, day: &str) -> Option<String> {
        let month = self.month(month)?;
        let number: u8 = day.parse().ok().filter(|day| (1..=31).contains(day))?;
        is_year(year).then(|| match self.tongue() {
            Tongue::Vietnamese => format!("{number:02}/{month}/{year}"),
            Tongue::English => format!("{number} {month} {year}"),
        })
    }

    fn month_and_year(&self, year: &str, month: &str) -> Option<String> {
        let month = self.month(month)?;
        is_year(year).then(|| match self.tongue() {
            Tongue::Vietnamese => format!("{month}/{year}"),
            Tongue::English => format!("{month} {year}"),
        })
    }

    /// The month of a number as dates have it.
    fn month(&self, number: &str) -> Option<String> {
        let at = number.parse::<usize>().ok()?.checked_sub(1)?;
        self.say("months").split(' ').nth(at).map(str::to_owned)
    }
}

fn is_year(text: &str) -> bool {
    text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// The number that was typed, with the decimal mark of either language.
#[must_use]
pub fn typed_number(text: &str) -> Option<f64> {
    text.trim().replace(',', ".").parse().ok()
}

/// A number with its thousands apart, `1.900` in Vietnamese and `1,900` in English.
pub(super) fn grouped(n: usize, tongue: Tongue) -> String {
    let mark = if tongue == Tongue::Vietnamese { '.' } else { ',' };
    let digits = n.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(mark);
        }
        out.push(digit);
    }
    out
}
