//! Dates as Vietnamese, English, French, German and Spanish news writes them, and the lines that hold nothing but a date.
//!
//! Day comes before month unless only the other way round makes a date. A date without a year is none: it could
//! not be sorted. Words around the date decide whether a line is a date line; see [`date_line`].

use crate::text::date_words::{has_date_label, is_about_an_update, is_time_word, month_counted, month_named};
use crate::text::fold::{Strength, fold};
use crate::text::positions::Span;

/// A day of the calendar; made only of values that exist.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

impl Date {
    /// The day, if the calendar has it and the year is 1800–2199.
    #[must_use]
    pub fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        let is_leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
        let n_days = match month {
            1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
            4 | 6 | 9 | 11 => 30,
            2 if is_leap => 29,
            2 => 28,
            _ => return None,
        };
        ((1800..2200).contains(&year) && (1..=n_days).contains(&day)).then_some(Self { year, month, day })
    }

    /// The day as ISO 8601 writes it: `2019-07-20`.
    #[must_use]
    pub fn iso(self) -> String {
        format!("{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

/// What a line that holds only a date (with time, weekday, place or name) says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateLine {
    /// The date of something: of publication, as far as the line can tell.
    Of(Date),
    /// The date of the last change.
    OfUpdate(Date),
    /// The clock of a site (with its hotline), or a date label or time without a date.
    OfSite,
}

/// The first date in a line and where it stands.
#[must_use]
pub fn find_date(line: &str) -> Option<(Date, Span)> {
    let tokens = tokens(line);
    (0..tokens.len()).find_map(|first| {
        let here = tokens.get(first..)?;
        let (date, n) = numeric(line, here).or_else(|| counted(here)).or_else(|| spelled(here))?;
        let last = here.get(n.checked_sub(1)?)?;
        Some((date, Span::new(here.first()?.span.start, last.span.end)))
    })
}

/// The day, or the month of a year, that a text names and nothing else, as ISO 8601 writes it: `2019-07-20` for `20/7/2019`,
/// `2019-07` for `7/2019`, `Jul 2019` and `tháng 7 năm 2019`.
#[must_use]
pub fn typed_date(text: &str) -> Option<String> {
    let text = text.trim();
    if let Some((date, span)) = find_date(text) {
        return (span.len() == text.len()).then(|| date.iso());
    }
    let tokens = tokens(text);
    let is_whole = tokens.first().is_some_and(|token| token.span.start == 0)
        && tokens.last().is_some_and(|token| token.span.end == text.len());
    let first = if is_whole { numeric_month(text, &tokens).or_else(|| spelled_month(&tokens)) } else { None };
    let mut month = first?.iso();
    month.truncate("2019-07".len());
    Some(month)
}

/// Reads a line as a date line: `None` if it says anything else.
pub fn date_line(line: &str) -> Option<DateLine> {
    const LONGEST: usize = 160;
    if line.len() > LONGEST {
        return None;
    }
    let has_digit = line.bytes().any(|byte| byte.is_ascii_digit());
    let Some((date, span)) = has_digit.then(|| find_date(line)).flatten() else {
        let is_clock = has_digit && line.contains(':');
        let is_empty = tokens(line).iter().all(Token::is_about_time) && (is_clock || has_date_label(line));
        return is_empty.then_some(DateLine::OfSite);
    };
    let around = [line.get(..span.start), line.get(span.end..)];
    if is_of_paper(line, span) {
        return Some(DateLine::Of(date));
    }
    let around = around.map(Option::unwrap_or_default).map(without_source);
    let (around, is_of_site) = without_visit(&around);
    let mut n_names = 0;
    for token in around.iter().flat_map(|part| tokens(part)) {
        match () {
            () if token.is_about_time() => {}
            () if token.is_capitalised() => n_names += 1,
            () => return None,
        }
    }
    let is_headline = || {
        let [before, _] = &around;
        let is_shouted =
            |token: &Token<'_>| token.text.chars().count() >= 2 && !token.text.contains(char::is_lowercase);
        let ends_open = before.trim_end().ends_with([',', '-', '–', '|', ':', '(']);
        !ends_open
            && tokens(before).iter().filter(|token| is_shouted(token) && !token.is_about_time()).count() >= 4
    };
    match () {
        () if is_headline() => None,
        () if is_of_site => (n_names == 0).then_some(DateLine::OfSite),
        // "Hà Nội, 20/7/2019" and "Nguyễn Văn A | 20/7/2019", but not a headline in capitals.
        () if n_names > if line.contains(" | ") { 10 } else { 5 } => None,
        () if is_about_an_update(line.get(..span.start)?) => Some(DateLine::OfUpdate(date)),
        () => Some(DateLine::Of(date)),
    }
}

/// "(Ban hành kèm theo Quyết định số … ngày …)", "CỦA CHÍNH PHỦ SỐ 12/2023/NĐ-CP NGÀY …": the day of an official paper.
fn is_of_paper(line: &str, date: Span) -> bool {
    let is_enacted = line.starts_with("(Ban hành kèm theo") && line.ends_with(')');
    let ends = line.get(date.end..).is_some_and(|after| after.trim_matches(['.', ' ']).is_empty());
    let is_shouted = !line.contains(char::is_lowercase) && line.contains("SỐ ");
    is_enacted || (ends && is_shouted && (line.starts_with("CỦA ") || line.starts_with("SỐ ")))
}

/// A part of a line without the source that is named in it: "20/7/2019 Nguồn: X", "Nguồn: X | 20/7/2019".
fn without_source(part: &str) -> &str {
    let labels = ["Nguồn:", "Quelle:", "Source:", "Source :", "Fuente:"];
    let Some(at) = labels.iter().filter_map(|label| part.find(label)).min() else { return part };
    match part.rsplit_once(['|', '-', '–']) {
        Some((_, after)) if at == 0 => after,
        _ => part.get(..at).filter(|before| !before.trim().is_empty()).unwrap_or(part),
    }
}

/// What stands around a date without what marks it as the day of the visit: "Hôm nay" before it, a telephone number.
fn without_visit(around: &[&str; 2]) -> ([String; 2], bool) {
    const PHONES: [&str; 4] = ["hotline", "đường dây nóng", "điện thoại", "tel"];
    let [mut before, mut after] = around.map(str::to_owned);
    let mut is_of_site = false;
    for part in [&mut before, &mut after] {
        let lower = part.to_lowercase();
        let phone = PHONES.iter().find_map(|word| Some((lower.find(word)?, word.len())));
        let Some((at, n)) = phone.filter(|_| lower.len() == part.len()) else { continue };
        let number = part.get(at + n..).unwrap_or_default();
        if number.bytes().filter(u8::is_ascii_digit).count() >= 7 && !number.contains(char::is_alphabetic) {
            part.truncate(at);
            is_of_site = true;
        }
    }
    let today = ["Hôm nay", "hôm nay", "HÔM NAY", "Today"]
        .iter()
        .find_map(|word| before.trim_start().strip_prefix(word));
    if let Some(rest) = today {
        before = rest.to_owned();
        is_of_site = true;
    }
    ([before, after], is_of_site)
}

/// A run of digits or of letters.
struct Token<'t> {
    span: Span,
    text: &'t str,
}

fn tokens(line: &str) -> Vec<Token<'_>> {
    let mut tokens: Vec<Token<'_>> = Vec::new();
    let mut last_kind = None;
    for (at, c) in line.char_indices() {
        let kind = match c {
            _ if c.is_ascii_digit() => Some(true),
            _ if c.is_alphabetic() => Some(false),
            _ => None,
        };
        let end = at + c.len_utf8();
        match tokens.last_mut() {
            Some(token) if kind.is_some() && kind == last_kind => {
                token.span.end = end;
                token.text = token.span.of(line);
            }
            _ if kind.is_some() => {
                let span = Span::new(at, end);
                tokens.push(Token { span, text: span.of(line) });
            }
            _ => {}
        }
        last_kind = kind;
    }
    tokens
}

impl Token<'_> {
    fn number(&self) -> Option<u16> {
        if self.text.len() > 4 { None } else { self.text.parse().ok() }
    }

    fn word(&self) -> String {
        fold(self.text, Strength::Case)
    }

    fn is_about_time(&self) -> bool {
        let is_number = self.text.bytes().all(|byte| byte.is_ascii_digit());
        is_number || matches!(self.text, "T" | "Z" | "h" | "g" | "p") || is_time_word(&self.word())
    }

    fn is_capitalised(&self) -> bool {
        self.text.chars().next().is_some_and(char::is_uppercase)
    }
}

fn made(year: u16, month: u16, day: u16) -> Option<Date> {
    Date::new(year, u8::try_from(month).ok()?, u8::try_from(day).ok()?)
}

/// `20/7/2019`, `20-07-2019`, `20.7.2019`, `2019-07-20`, and `07/20/2019` as it cannot be the 7th of month 20.
fn numeric(line: &str, tokens: &[Token<'_>]) -> Option<(Date, usize)> {
    let [first, second, third, ..] = tokens else { return None };
    let between =
        |left: &Token<'_>, right: &Token<'_>| line.get(left.span.end..right.span.start).map(str::trim);
    let separator = between(first, second)?;
    if !matches!(separator, "/" | "-" | "." | "–") || between(second, third) != Some(separator) {
        return None;
    }
    let (a, b, c) = (first.number()?, second.number()?, third.number()?);
    let date = match (first.text.len(), third.text.len()) {
        (4, 1 | 2) => made(a, b, c),
        (1 | 2, 4) => made(c, b, a).or_else(|| made(c, a, b)),
        _ => None,
    };
    Some((date?, 3))
}

/// The first day of `7/2019`, `7-2019`, `2019-07`, `2019/7`.
fn numeric_month(text: &str, tokens: &[Token<'_>]) -> Option<Date> {
    let [first, second] = tokens else { return None };
    let separator = text.get(first.span.end..second.span.start)?.trim();
    let (a, b) = (first.number()?, second.number()?);
    match (first.text.len(), second.text.len()) {
        _ if !matches!(separator, "/" | "-" | "–") => None,
        (1 | 2, 4) => made(b, a, 1),
        (4, 1 | 2) => made(a, b, 1),
        _ => None,
    }
}

/// The first day of `Jul 2019`, `July, 2019`, `julio de 2019`, `tháng 7 năm 2019`, `Tháng Bảy, 2019`.
fn spelled_month(tokens: &[Token<'_>]) -> Option<Date> {
    let (month, n) = month(tokens)?;
    let [year] = after_joint(tokens.get(n..)?, &["năm", "de", "del"]) else { return None };
    if year.text.len() == 4 { made(year.number()?, month, 1) } else { None }
}

/// `2019年7月20日`.
fn counted(tokens: &[Token<'_>]) -> Option<(Date, usize)> {
    let [year, year_mark, month, month_mark, day, rest @ ..] = tokens else { return None };
    let is_marked = year_mark.text == "年" && month_mark.text == "月" && year.text.len() == 4;
    let date = if is_marked { made(year.number()?, month.number()?, day.number()?) } else { None };
    let is_day_marked = rest.first().is_some_and(|mark| matches!(mark.text, "日" | "号"));
    Some((date?, 5 + usize::from(is_day_marked)))
}

/// `20 tháng 7 năm 2019`, `20 Tháng Bảy, 2019`, `Tháng Bảy 20, 2019`, `July 20, 2019`, `20th July 2019`, `1er juillet 2019`,
/// `20 de julio de 2019`.
fn spelled(tokens: &[Token<'_>]) -> Option<(Date, usize)> {
    let mut rest = tokens;
    let mut day = None;
    if let Some(number) = rest.first().and_then(Token::number) {
        day = Some(number);
        rest = after_joint(rest.get(1..)?, &["st", "nd", "rd", "th", "er", "º", "de"]);
    }
    let (month, n) = month(rest)?;
    rest = rest.get(n..)?;
    if day.is_none() {
        day = rest.first().and_then(Token::number);
        rest = rest.get(1..)?;
    }
    rest = after_joint(rest, &["năm", "th", "st", "nd", "rd", "de", "del"]);
    let year = rest.first().filter(|token| token.text.len() == 4)?.number()?;
    Some((made(year, month, day?)?, tokens.len() - rest.len() + 1))
}

/// The tokens after a word that joins the parts of a date, if there is one.
fn after_joint<'s, 't>(tokens: &'s [Token<'t>], joints: &[&str]) -> &'s [Token<'t>] {
    let is_joint = tokens.first().is_some_and(|token| joints.contains(&token.word().as_str()));
    tokens.get(usize::from(is_joint)..).unwrap_or_default()
}

/// A month by name or number and how many tokens it takes.
fn month(tokens: &[Token<'_>]) -> Option<(u16, usize)> {
    let word = tokens.first()?.word();
    if word != "tháng" && word != "thg" {
        return Some((month_named(&word)?, 1));
    }
    let second = tokens.get(1)?;
    if let Some(number) = second.number() {
        return Some((number, 2));
    }
    let one = second.word();
    let two = tokens.get(2).map(|third| format!("{one} {}", third.word()));
    match two.and_then(|name| month_counted(&name)) {
        Some(month) => Some((month, 3)),
        None => Some((month_counted(&one)?, 2)),
    }
}
