//! An article as a bibliography has it: what RIS, CSL-JSON and BibTeX say of it alike.

use super::ascii_names::ascii_names;
use super::by_article::{ArticlePart, by_article};
use super::facts::ArticleFacts;
use super::study::{Code, Study};
use crate::text::dates::Date;

/// An article to be cited; what is empty is not known.
#[derive(Clone, Debug)]
pub(super) struct Cited<'s> {
    /// Its key: ASCII, its own, made of its path.
    pub(super) key: &'s str,
    /// Its title, else the name of its file.
    pub(super) title: &'s str,
    pub(super) authors: Vec<&'s str>,
    pub(super) date: CitedDate<'s>,
    /// Where it was published.
    pub(super) source: &'s str,
    /// Its address on the web, and its DOI: attributes of these names.
    pub(super) url: &'s str,
    pub(super) doi: &'s str,
    /// Its themes and those of its passages in the order of the codebook, then what its attribute `keywords` holds.
    pub(super) keywords: Vec<&'s str>,
    pub(super) memo: &'s str,
}

/// When an article was published.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum CitedDate<'s> {
    Unknown,
    /// A year, with a month, with a day.
    Parts {
        year: u16,
        month: Option<u8>,
        day: Option<u8>,
    },
    /// What somebody wrote that is no date.
    Words(&'s str),
}

impl<'s> CitedDate<'s> {
    /// A date in ISO 8601, as far as it is told.
    pub(super) fn of(told: &'s str) -> Self {
        let told = told.trim();
        if told.is_empty() {
            return Self::Unknown;
        }
        let parts: Vec<&str> = told.split('-').collect();
        let number = |at: usize, n_digits: usize| {
            let digits = parts.get(at).filter(|part| part.len() == n_digits)?;
            digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| digits.parse().ok())?
        };
        let byte = |at: usize| number(at, 2).and_then(|number: u16| u8::try_from(number).ok());
        let (year, month, day) = (number(0, 4), byte(1), byte(2));
        let n_told =
            [year.is_some(), month.is_some(), day.is_some()].into_iter().filter(|told| *told).count();
        let is_date = |year| Date::new(year, month.unwrap_or(1), day.unwrap_or(1)).is_some();
        match year.filter(|year| n_told == parts.len() && is_date(*year)) {
            Some(year) => Self::Parts { year, month, day },
            None => Self::Words(told),
        }
    }
}

/// The articles of a study with the keys and names that citing them takes.
pub(super) struct Bibliography<'s> {
    study: &'s Study,
    keys: Vec<String>,
    names: Vec<String>,
}

impl<'s> Bibliography<'s> {
    pub(super) fn of(study: &'s Study) -> Self {
        let stems: Vec<&str> = study.sources.iter().map(|source| stem(&source.facts.path)).collect();
        let names = study.codes.iter().map(Code::full_name).collect();
        Self { study, keys: ascii_names(&stems, "article"), names }
    }

    /// The articles in their order, missing ones too. Passages of no known article have nothing to be cited by.
    pub(super) fn articles(&self) -> impl Iterator<Item = Cited<'_>> {
        by_article(self.study).zip(&self.keys).filter_map(|(part, key)| self.cited(part, key))
    }

    fn cited<'b>(&'b self, part: ArticlePart<'b>, key: &'b str) -> Option<Cited<'b>> {
        let source = part.source?;
        let facts = &source.facts;
        let known = |fact: &'b Option<String>| fact.as_deref().unwrap_or_default().trim();
        let themes = part.all_codes();
        let mut keywords: Vec<&str> =
            themes.iter().filter_map(|code| self.names.get(*code)).map(String::as_str).collect();
        for keyword in attribute(facts, "keywords").split(';').map(str::trim) {
            if !keyword.is_empty() && !keywords.contains(&keyword) {
                keywords.push(keyword);
            }
        }
        let file = stem(&facts.path);
        let file = file.rsplit_once('/').map_or(file, |(_, name)| name);
        Some(Cited {
            key,
            title: Some(known(&facts.title)).filter(|title| !title.is_empty()).unwrap_or(file),
            authors: authors(known(&facts.author)),
            date: CitedDate::of(known(&facts.date)),
            source: known(&facts.source),
            url: attribute(facts, "url"),
            doi: attribute(facts, "doi"),
            keywords,
            memo: source.memo.as_deref().unwrap_or_default().trim(),
        })
    }
}

/// The path of a file without its ending.
pub(super) fn stem(path: &str) -> &str {
    path.rsplit_once('.').map_or(path, |(stem, _)| stem)
}

/// The people that an article says it is by, each as it is written there. They stand between semicolons, or else between
/// commas, as our readers of bibliographies join them; no name is taken apart.
fn authors(told: &str) -> Vec<&str> {
    let between = if told.contains(';') { ';' } else { ',' };
    told.split(between).map(str::trim).filter(|name| !name.is_empty()).collect()
}

fn attribute<'f>(facts: &'f ArticleFacts, name: &str) -> &'f str {
    let mut named = facts.attributes.iter().filter(|(known, _)| known.eq_ignore_ascii_case(name));
    named.next().map(|(_, value)| value.trim()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{CitedDate, authors};

    #[test]
    fn a_date_is_told_as_far_as_it_is_known() {
        let parts = |year, month, day| CitedDate::Parts { year, month, day };
        for (told, date) in [
            ("2024-06-16", parts(2024, Some(6), Some(16))),
            ("2024-06", parts(2024, Some(6), None)),
            (" 2024 ", parts(2024, None, None)),
            ("2024-02-30", CitedDate::Words("2024-02-30")),
            ("2024--16", CitedDate::Words("2024--16")),
            ("2024-06-16-01", CitedDate::Words("2024-06-16-01")),
            ("2024-6-1", CitedDate::Words("2024-6-1")),
            ("hè 2024", CitedDate::Words("hè 2024")),
            ("", CitedDate::Unknown),
        ] {
            assert_eq!(CitedDate::of(told), date);
        }
    }

    #[test]
    fn people_stand_between_semicolons_or_else_commas() {
        assert_eq!(authors("Nguyễn Văn A, Trần B"), ["Nguyễn Văn A", "Trần B"]);
        assert_eq!(authors("Doe, Jane; Trần B;"), ["Doe, Jane", "Trần B"]);
        assert_eq!(authors("PV và CTV"), ["PV và CTV"]);
        assert_eq!(authors(" , "), <[&str; 0]>::default());
    }
}
