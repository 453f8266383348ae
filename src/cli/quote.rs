//! Where a quotation stands in an article, and what a person is told where it stands nowhere or in several places.

use super::console::{Stop, excerpt, flat};
use crate::search::Needle;
use crate::text::anchor::{CONTEXT_CHARS, occurrences};
use crate::text::fold::Marks;
use crate::text::positions::Span;
use crate::text::reading_text::ReadingText;
use crate::words::Words;

/// The most places that are shown.
const N_SHOWN: usize = 20;

/// How much of a quotation is repeated in a message, in code points.
const N_CHARS: usize = 80;

/// Where `quote`, which is normalised as the text is, stands in the text of `article`: in its one place, or in the
/// `occurrence`th, from 1.
///
/// # Errors
/// Where it stands nowhere, in several places, or in fewer than asked for.
pub fn find(
    article: &str,
    text: &ReadingText,
    quote: &str,
    occurrence: Option<usize>,
    words: &Words,
) -> Result<Span, Stop> {
    let article = flat(article);
    let told = [("quote", &*excerpt(quote, N_CHARS)), ("article", &*article)];
    if quote.trim().is_empty() {
        return Err(Stop::Refused(words.say("cli-quote-empty")));
    }
    let found = occurrences(text.as_str(), quote);
    let (n, nth) = (found.len().to_string(), occurrence.unwrap_or(1).to_string());
    let with_count = [told[0], told[1], ("n", n.as_str()), ("nth", nth.as_str())];
    let places = || listed(text, &found, words);
    match (found.as_slice(), occurrence) {
        ([], _) => Err(Stop::Refused(missed(text, &article, quote, words))),
        ([only], None) => Ok(*only),
        (_, None) => Err(Stop::Refused(words.say_with("cli-quote-several", &with_count) + &places())),
        (_, Some(nth)) => nth.checked_sub(1).and_then(|at| found.get(at)).copied().ok_or_else(|| {
            Stop::Refused(words.say_with("cli-occurrence-out-of-range", &with_count) + &places())
        }),
    }
}

/// What to say of words that stand nowhere: where similar ones stand, marks and case aside.
fn missed(text: &ReadingText, article: &str, quote: &str, words: &Words) -> String {
    let told = [("quote", &*excerpt(quote, N_CHARS)), ("article", article)];
    let similar = Needle::with_marks(quote, Marks::Ignored).find_all(text.as_str());
    if similar.is_empty() {
        words.say_with("cli-quote-missing", &told)
    } else {
        words.say_with("cli-quote-similar", &told) + &listed(text, &similar, words)
    }
}

/// Places with their numbers and what stands around them, one a line.
fn listed(text: &ReadingText, spans: &[Span], words: &Words) -> String {
    let mut lines = String::new();
    for (number, span) in (1..).zip(spans).take(N_SHOWN) {
        let (start, end) = text.chars_of(*span);
        let line = text.line_of(span.start).to_string();
        let (number, place) = (format!("{number}"), format!("{start}–{end}"));
        let told = [
            ("number", number.as_str()),
            ("line", line.as_str()),
            ("place", place.as_str()),
            ("context", &around(text, *span)),
        ];
        lines = lines + "\n  " + &words.say_with("cli-place", &told);
    }
    if spans.len() > N_SHOWN {
        lines = lines + "\n  " + &words.say_n("cli-more-places", spans.len() - N_SHOWN);
    }
    lines
}

/// The passage between brackets, with some of the text on both sides.
fn around(text: &ReadingText, span: Span) -> String {
    let words = text.as_str();
    let before = words.get(..span.start).unwrap_or_default();
    let start = before.char_indices().rev().take(CONTEXT_CHARS).last().map_or(span.start, |(at, _)| at);
    let after = words.get(span.end..).unwrap_or_default();
    let end = after.char_indices().nth(CONTEXT_CHARS).map_or(after.len(), |(at, _)| at);
    let passage = excerpt(span.of(words), N_CHARS);
    let cut = |text: Option<&str>| text.unwrap_or_default().replace(char::is_whitespace, " ");
    flat(&format!("…{}[{passage}]{}…", cut(before.get(start..)), cut(after.get(..end))))
}
