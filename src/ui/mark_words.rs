//! A mark in one line, for who listens instead of looking: its themes, its words, whose it is, its note in short.

use super::context::Cx;
use crate::model::check::State;
use crate::text::shortened::shortened;
use crate::view::marks::MarkView;

/// Code points of a quote and of a note that are told at most.
const QUOTE_CHARS: usize = 160;
const NOTE_CHARS: usize = 80;

/// What a mark is told as; `themes` names one of its themes, or all; nothing where it has none.
#[must_use]
pub fn mark_words(cx: &Cx<'_>, mark: &MarkView, themes: &str, quote: &str) -> String {
    let none = cx.words.say("no-theme");
    let theme = if themes.is_empty() { none.as_str() } else { themes };
    let quote = shortened(quote, QUOTE_CHARS);
    let mut words = cx.words.say_with("bar-name", &[("theme", theme), ("quote", &quote)]);
    for more in whose_and_note(cx, mark) {
        words.push_str(" · ");
        words.push_str(&more);
    }
    words
}

/// What is told when a mark is selected; its words are selected and told as such.
#[must_use]
pub fn selected_words(cx: &Cx<'_>, mark: &MarkView) -> String {
    let themes = if mark.themes.is_empty() { cx.words.say("no-theme") } else { mark.theme_names() };
    std::iter::once(themes).chain(whose_and_note(cx, mark)).collect::<Vec<_>>().join(" · ")
}

/// How it stands to the text, where it is not exact.
#[must_use]
pub fn state_words(cx: &Cx<'_>, mark: &MarkView) -> Option<String> {
    (mark.state != State::Exact).then(|| cx.words.say(&format!("state-{}", mark.state.name())))
}

/// Whose it is, where it is not one's own, and its note in short, where it has one.
fn whose_and_note(cx: &Cx<'_>, mark: &MarkView) -> impl Iterator<Item = String> {
    let whose = (!mark.is_own).then(|| mark.annotator.to_string());
    let note = mark.annotation.note.as_ref().filter(|note| !note.is_empty());
    let note = note.map(|note| format!("{}: {}", cx.words.say("note"), shortened(note, NOTE_CHARS)));
    state_words(cx, mark).into_iter().chain(whose).chain(note)
}
