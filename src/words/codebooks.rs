//! What is said of the codebook as a file: the fixed words of its document, messages, and why something was left out.

use super::language::Words;
use super::messages::{quoted, shown, write_error};
use crate::exchange::codebook::BookWords;
use crate::exchange::codebook_reading::{
    LeftOut, MAX_NAME_CHARS, MAX_TEXT_CHARS, MAX_THEMES, Misread, WhyLeftOut,
};
use crate::exchange::reading::NotRead;
use crate::model::codebook::MAX_LEVELS;
use crate::model::theme::ThemeText;
use crate::session::CodebookNotice;
use std::path::Path;

/// The fixed words of a codebook that people read.
#[must_use]
pub fn book_words(words: &Words) -> BookWords {
    BookWords {
        language: words.tongue().tag().to_owned(),
        title: words.say("book-title"),
        name: words.say("theme-name"),
        key: words.say("theme-key"),
        passages: words.say("book-passages"),
        articles: words.say("book-articles"),
        include: words.say("theme-include"),
        exclude: words.say("theme-exclude"),
        example: words.say("theme-example"),
        memo: words.say("theme-memo"),
        empty: words.say("book-empty"),
        thousands: words.count(1000).trim_matches(|c: char| c.is_ascii_digit()).to_owned(),
    }
}

/// A message about the codebook as a file.
pub(super) fn notice(words: &Words, notice: &CodebookNotice) -> String {
    let with_path =
        |id: &str, path: &Path| words.say_with(id, &[("path", &shown(&path.display().to_string()))]);
    match notice {
        CodebookNotice::Exported(path, n) => {
            let path = shown(&path.display().to_string());
            words.say_with(
                "notice-book-exported",
                &[("path", &path), ("themes", &words.say_n("n-themes", *n))],
            )
        }
        CodebookNotice::NotWritten(path, error) => {
            let (path, reason) = (shown(&path.display().to_string()), write_error(words, error));
            words.say_with("notice-not-written", &[("path", &path), ("reason", &reason)])
        }
        CodebookNotice::Printed(path) => with_path("notice-book-printed", path),
        CodebookNotice::PageNotOpened(path) => with_path("notice-page-not-opened", path),
        CodebookNotice::ImportLocked => words.say("notice-import-locked"),
        CodebookNotice::NothingToImport => words.say("notice-nothing-to-import"),
    }
}

/// Why a file holds no codebook, and what can be done.
pub(super) fn misread(words: &Words, why: &Misread) -> String {
    match why {
        Misread::Undecodable(error) => super::messages::undecodable(words, error),
        Misread::NoNames => words.say("problem-book-no-names"),
        Misread::OtherMarkdown => words.say("problem-book-other-markdown"),
        Misread::NoThemes => words.say("problem-book-no-themes"),
        Misread::Unreadable(fault) => super::imports::not_read(words, &NotRead::Document(fault.clone())),
    }
}

/// Something of a file that was left out: where, what, and why.
#[must_use]
pub fn left_out(words: &Words, one: &LeftOut) -> String {
    let place = [("line", &*one.line.to_string()), ("column", &*one.column.to_string())];
    format!("{}: {}", words.say_with("problem-place", &place), why_left_out(words, one))
}

/// The name of a text of a theme.
#[must_use]
pub fn field(words: &Words, field: ThemeText) -> String {
    words.say(match field {
        ThemeText::Definition => "theme-definition",
        ThemeText::Include => "theme-include",
        ThemeText::Exclude => "theme-exclude",
        ThemeText::Example => "theme-example",
        ThemeText::Memo => "theme-memo",
    })
}

/// The names of several texts, after that of the colour where it is among them, in small letters.
#[must_use]
pub fn fields(words: &Words, texts: &[ThemeText], has_color: bool) -> String {
    let color = has_color.then(|| words.say("theme-color"));
    let texts = texts.iter().map(|one| field(words, *one));
    color.into_iter().chain(texts).map(|name| name.to_lowercase()).collect::<Vec<_>>().join(", ")
}

fn why_left_out(words: &Words, one: &LeftOut) -> String {
    let what = || quoted(&one.what);
    let theme = |id: &str| words.say_with(id, &[("theme", &what())]);
    let theme_n = |id: &str, n: usize| words.say_with(id, &[("theme", &what()), ("n", &words.count(n))]);
    let of = |id: &str, text: ThemeText| {
        words.say_with(id, &[("theme", &what()), ("field", &field(words, text).to_lowercase())])
    };
    match one.why {
        WhyLeftOut::NoName => words.say("left-out-no-name"),
        WhyLeftOut::NameTooLong => theme_n("left-out-name-too-long", MAX_NAME_CHARS),
        WhyLeftOut::TooDeep => theme_n("left-out-too-deep", MAX_LEVELS),
        WhyLeftOut::Circle => theme("left-out-circle"),
        WhyLeftOut::TooMany => theme_n("left-out-too-many", MAX_THEMES),
        WhyLeftOut::TextTooLong(text) => {
            let n = words.count(MAX_TEXT_CHARS);
            let field = field(words, text).to_lowercase();
            words.say_with("left-out-text-too-long", &[("theme", &what()), ("field", &field), ("n", &n)])
        }
        WhyLeftOut::NoColor => words.say_with("left-out-no-color", &[("color", &what())]),
        WhyLeftOut::ToldTwice(text) => of("left-out-told-twice", text),
        WhyLeftOut::Unclosed => words.say("left-out-unclosed"),
        WhyLeftOut::UnknownLabel => words.say_with("left-out-unknown-label", &[("label", &what())]),
    }
}
