//! What can be said of a line by itself, before its neighbours are asked.

use crate::text::boundaries::{lines, sentences_in_line, trimmed};
use crate::text::positions::Span;

/// A non-blank line; the text is without outer white space.
pub(super) struct Facts<'t> {
    pub(super) number: usize,
    pub(super) span: Span,
    pub(super) text: &'t str,
    pub(super) n_words: usize,
    pub(super) ending: Ending,
}

/// How a line ends, closing quotes and brackets aside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ending {
    /// A full stop or an ellipsis.
    Stop,
    /// A question or exclamation mark: a headline may end so too.
    Call,
    /// A colon, comma, semicolon or dash: the next line goes on.
    Open,
    Bare,
}

/// The non-blank lines of a text.
pub(super) fn facts(text: &str) -> Vec<Facts<'_>> {
    let number_and_span = lines(text).enumerate().map(|(index, span)| (index + 1, span));
    number_and_span
        .filter_map(|(number, span)| {
            let inside = trimmed(text, span).of(text);
            (!inside.is_empty()).then(|| Facts {
                number,
                span,
                text: inside,
                n_words: inside.split_whitespace().count(),
                ending: ending(inside),
            })
        })
        .collect()
}

fn ending(text: &str) -> Ending {
    let closed = text.trim_end_matches(|c: char| {
        matches!(c, '”' | '’' | '"' | '\'' | '»' | ')' | ']' | '*' | '_') || c.is_whitespace()
    });
    match closed.chars().next_back() {
        Some('.' | '…') => Ending::Stop,
        Some('!' | '?') => Ending::Call,
        Some(':' | ',' | ';' | '-' | '–' | '—') => Ending::Open,
        _ => Ending::Bare,
    }
}

impl Facts<'_> {
    /// A paragraph for sure: at least 140 characters, 28 words and a sentence's end.
    pub(super) fn is_long(&self) -> bool {
        self.n_words >= 28
            && matches!(self.ending, Ending::Stop | Ending::Call)
            && self.text.chars().nth(139).is_some()
    }

    /// At least one whole sentence, long enough not to be a label.
    pub(super) fn is_prose(&self) -> bool {
        self.n_words >= 8 && self.ending == Ending::Stop || self.is_long()
    }

    /// Whether the line has words but no end mark, and does not look like the item of a list.
    pub(super) fn is_free(&self) -> bool {
        matches!(self.ending, Ending::Bare | Ending::Call) && self.begins_like_a_headline()
    }

    pub(super) fn begins_like_a_headline(&self) -> bool {
        let mut chars =
            self.text.chars().skip_while(|c| matches!(c, '“' | '"' | '«' | '‘' | '\'' | '(' | '['));
        chars.next().is_some_and(|c| c.is_uppercase() || c.is_numeric())
    }

    pub(super) fn is_one_sentence(&self) -> bool {
        let line = Span::new(0, self.text.len());
        sentences_in_line(self.text, line).len() == 1 && !self.text.contains(['…', ';'])
    }

    /// The level of a Markdown heading: 1 for `# …`.
    pub(super) fn markdown_level(&self) -> Option<usize> {
        let after = self.text.trim_start_matches('#');
        let level = self.text.len() - after.len();
        ((1..=6).contains(&level) && after.starts_with([' ', '\t']) && !after.trim().is_empty())
            .then_some(level)
    }

    /// Whether this line is a copy of the next cut short, as `alt` texts are: its words stand there in order.
    ///
    /// Words may be left out, and the last one may be cut or wrong; the first three are the same.
    pub(super) fn is_cut_copy_of(&self, next: &Facts<'_>) -> bool {
        const LONGEST: usize = 80;
        let has_form = self.ending == Ending::Bare && (5..=LONGEST).contains(&self.n_words);
        if !has_form || next.n_words > LONGEST || next.n_words <= self.n_words {
            return false;
        }
        let words = || self.text.split_whitespace();
        let begins_alike =
            words().zip(next.text.split_whitespace()).take(3).all(|(word, other)| word == other);
        let mut rest = next.text.split_whitespace();
        begins_alike && words().take(self.n_words - 1).all(|word| rest.any(|other| other == word))
    }
}
