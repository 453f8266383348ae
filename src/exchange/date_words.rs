//! How a language writes a date.

/// What a date is written with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DateWords<'a> {
    /// A date with `{day}`, `{month}` and `{year}`.
    pub date: &'a str,
    /// The twelve months that stand in it, with a space between them.
    pub months: &'a str,
}

impl DateWords<'_> {
    /// A date, ISO 8601, as the language writes it; what is no such date stays as it is.
    #[must_use]
    pub fn date_of(self, iso: &str) -> String {
        let parts: Vec<&str> = iso.split('-').collect();
        let [year, month, day] = parts.as_slice() else { return iso.to_owned() };
        let at = month.parse::<usize>().ok().and_then(|month| month.checked_sub(1));
        let Some(month) = at.and_then(|at| self.months.split(' ').nth(at)) else { return iso.to_owned() };
        // A day before the name of a month has no zero.
        let is_named = month.starts_with(char::is_alphabetic);
        let day = if is_named { day.trim_start_matches('0') } else { day };
        self.date.replace("{day}", day).replace("{month}", month).replace("{year}", year)
    }
}
