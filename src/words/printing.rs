//! What is said of an article on paper: the fixed words of its PDF, and messages.

use super::language::{Tongue, Words};
use super::messages::{shown, write_error};
use crate::exchange::article_page::PdfWords;
use crate::session::PageNotice;
use crate::workers::printing::PageTold;
use std::path::Path;

/// Letters that a message names at most.
const MAX_NAMED: usize = 6;

/// The fixed words of the PDF of an article.
#[must_use]
pub fn pdf_words(words: &Words) -> PdfWords {
    let date = match words.tongue() {
        Tongue::Vietnamese => "{day}/{month}/{year}",
        Tongue::English => "{day} {month} {year}",
    };
    PdfWords {
        language: words.tongue().tag().to_owned(),
        notes: words.say("pdf-notes"),
        themes: words.say("pdf-themes"),
        people: words.say("pdf-people"),
        unplaced: words.say("pdf-unplaced"),
        letters: words.say("pdf-letters"),
        letters_about: words.say("pdf-letters-about"),
        without_theme: words.say("pdf-without-theme"),
        page: words.say("pdf-page"),
        left_out: words.say("pdf-left-out"),
        thousands: words.count(1000).trim_matches(|c: char| c.is_ascii_digit()).to_owned(),
        date: date.to_owned(),
        months: words.say("months"),
    }
}

/// A message about an article on paper.
pub(super) fn notice(words: &Words, notice: &PageNotice) -> String {
    match notice {
        PageNotice::Saved(path, told) => written(words, "notice-pdf-saved", path, told),
        PageNotice::Printed(path, told) => written(words, "notice-pdf-printed", path, told),
        PageNotice::NotWritten(path, error) => {
            let (path, reason) = (shown(&path.display().to_string()), write_error(words, error));
            words.say_with("notice-not-written", &[("path", &path), ("reason", &reason)])
        }
        PageNotice::NotOpened(path) => {
            words.say_with("notice-pdf-not-opened", &[("path", &shown(&path.display().to_string()))])
        }
    }
}

/// That it was written, and which letters it has boxes for.
fn written(words: &Words, id: &str, path: &Path, told: &PageTold) -> String {
    let (path, pages) = (shown(&path.display().to_string()), words.say_n("n-pages", told.n_pages));
    let said = words.say_with(id, &[("path", &path), ("pages", &pages)]);
    if told.missing.is_empty() {
        return said;
    }
    let named = told.missing.iter().take(MAX_NAMED).map(|letter| named(*letter));
    let more = (told.missing.len() > MAX_NAMED).then(|| "…".to_owned());
    let letters = named.chain(more).collect::<Vec<_>>().join(", ");
    format!("{said} {}", words.say_with("pdf-without-letters", &[("letters", &letters)]))
}

/// A letter by itself and its code point; one that is not seen by the code point alone.
fn named(letter: char) -> String {
    let code = format!("U+{:04X}", u32::from(letter));
    if letter.is_alphanumeric() || letter.len_utf8() > 3 { format!("{letter} ({code})") } else { code }
}
