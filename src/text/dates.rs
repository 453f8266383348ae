//! Dates as Vietnamese (and English) news writes them, and the lines that hold nothing but a date.
//!
//! Day comes before month unless only the other way round makes a date. A date without a year is none: it could
//! not be sorted. Words around the date decide whether a line is a date line; see [`date_line`].

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
    /// The clock of a site (with its hotline), or a date label or time without a date.
    OfSite,
}

/// The first date in a line and where it stands.
#[must_use]
pub fn find_date(line: &str) -> Option<(Date, Span)> {
    let tokens = tokens(line);
    (0..tokens.len()).find_map(|first| {
        let here = tokens.get(first..)?;
        let (date, n) = numeric(line, here).or_else(|| spelled(here))?;
        let last = here.get(n.checked_sub(1)?)?;
        Some((date, Span::new(here.first()?.span.start, last.span.end)))
    })
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
        let is_empty = tokens(line).iter().all(Token::is_about_time)
            && (is_clock || has_any(&DATE_LABELS, &fold(line, Strength::Case)));
        return is_empty.then_some(DateLine::OfSite);
    };
    if has_any(&HOTLINES, &fold(line, Strength::Case)) {
        return Some(DateLine::OfSite);
    }
    let around = [line.get(..span.start), line.get(span.end..)];
    let mut n_names = 0;
    for token in around.iter().flatten().flat_map(|part| tokens(part)) {
        match () {
            () if token.is_about_time() => {}
            () if token.is_capitalised() => n_names += 1,
            () => return None,
        }
    }
    // "Hà Nội, 20/7/2019" and "Nguyễn Văn A | 20/7/2019", but not a headline in capitals.
    (n_names <= 5).then_some(DateLine::Of(date))
}

fn has_any(words: &[&str], folded: &str) -> bool {
    words.iter().any(|word| folded.contains(word))
}

const DATE_LABELS: [&str; 8] =
    ["cập nhật", "ngày đăng", "đăng ngày", "đăng lúc", "xuất bản", "published", "updated", "posted"];
const HOTLINES: [&str; 4] = ["hotline", "đường dây nóng", "điện thoại", "hôm nay"];
const TIME_WORDS: [&str; 50] = [
    "thứ",
    "hai",
    "ba",
    "tư",
    "bốn",
    "năm",
    "sáu",
    "bảy",
    "bẩy",
    "chủ",
    "nhật",
    "cn",
    "ngày",
    "lúc",
    "giờ",
    "phút",
    "gmt",
    "utc",
    "am",
    "pm",
    "sa",
    "ch",
    "cập",
    "đăng",
    "xuất",
    "bản",
    "cuối",
    "lần",
    "viết",
    "on",
    "at",
    "date",
    "published",
    "updated",
    "posted",
    "last",
    "sáng",
    "chiều",
    "tối",
    "trưa",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "lượt",
    "xem",
    "views",
];
const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const MONTHS_VI: [&str; 16] = [
    "một",
    "hai",
    "ba",
    "tư",
    "năm",
    "sáu",
    "bảy",
    "tám",
    "chín",
    "mười",
    "mười một",
    "mười hai",
    "giêng",
    "bốn",
    "bẩy",
    "chạp",
];

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
        is_number
            || matches!(self.text, "T" | "Z" | "h" | "g" | "p")
            || TIME_WORDS.contains(&self.word().as_str())
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

/// `20 tháng 7 năm 2019`, `20 Tháng Bảy, 2019`, `Tháng Bảy 20, 2019`, `July 20, 2019`, `20 July 2019`.
fn spelled(tokens: &[Token<'_>]) -> Option<(Date, usize)> {
    let mut rest = tokens;
    let mut day = None;
    if let Some(number) = rest.first().and_then(Token::number) {
        day = Some(number);
        rest = rest.get(1..)?;
    }
    let (month, n) = month(rest)?;
    rest = rest.get(n..)?;
    if day.is_none() {
        day = rest.first().and_then(Token::number);
        rest = rest.get(1..)?;
    }
    if rest.first().is_some_and(|token| matches!(token.word().as_str(), "năm" | "th" | "st" | "nd" | "rd")) {
        rest = rest.get(1..)?;
    }
    let year = rest.first().filter(|token| token.text.len() == 4)?.number()?;
    Some((made(year, month, day?)?, tokens.len() - rest.len() + 1))
}

/// A month by name or number and how many tokens it takes.
fn month(tokens: &[Token<'_>]) -> Option<(u16, usize)> {
    let first = tokens.first()?;
    let word = first.word();
    if word == "tháng" || word == "thg" {
        let second = tokens.get(1)?;
        if let Some(number) = second.number() {
            return Some((number, 2));
        }
        let one = second.word();
        let two = tokens.get(2).map(|third| format!("{one} {}", third.word()));
        let index = |name: &str| MONTHS_VI.iter().position(|month| *month == name);
        let (index, n) = match two.and_then(|name| index(&name)) {
            Some(index) => (index, 3),
            None => (index(&one)?, 2),
        };
        let month = match index {
            12 => 1,
            13 => 4,
            14 => 7,
            15 => 12,
            _ => index + 1,
        };
        return Some((u16::try_from(month).ok()?, n));
    }
    let index = MONTHS.iter().position(|month| word.starts_with(month) && word.len() <= 9)?;
    Some((u16::try_from(index + 1).ok()?, 1))
}
