//! What can be said of a line by itself, before its neighbours are asked.

use crate::text::boundaries::{lines, sentences_in_line, trimmed};
use crate::text::positions::Span;

/// A non-blank line; the text is without outer white space.
pub(super) struct Facts<'t> {
    pub(super) number: usize,
    pub(super) span: Span,
    pub(super) text: &'t str,
    pub(super) ending: Ending,
    has_length: bool,
    is_long: bool,
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
            let ending = ending(inside);
            let has_length = is_long(inside);
            (!inside.is_empty()).then(|| Facts {
                number,
                span,
                text: inside,
                ending,
                has_length,
                is_long: has_length && (matches!(ending, Ending::Stop | Ending::Call) || runs_on(inside)),
            })
        })
        .collect()
}

/// Whether a text has the length of a paragraph: at least 140 code points and 28 words.
fn is_long(text: &str) -> bool {
    let is_start = |byte: &&u8| **byte & 0b1100_0000 != 0b1000_0000;
    let n_starts = || text.as_bytes().iter().take(4 * 140).filter(is_start).count();
    text.len() >= 140 && (n_starts() >= 140 || is_unspaced(text)) && has_words(text, 28)
}

/// Whether a long text without a mark at its end is a paragraph all the same: it has sentences inside, is longer than any
/// caption, or its script has no such marks.
fn runs_on(text: &str) -> bool {
    let n_sentences = || sentences_in_line(text, Span::new(0, text.len())).len();
    is_unspaced(text) || has_words(text, 80) || n_sentences() >= 2
}

/// Whether a text begins in a script that puts no spaces between words.
pub(super) fn is_unspaced(text: &str) -> bool {
    let mut letters = text.chars().take(80).filter(|c| c.is_alphanumeric()).take(12);
    letters.clone().count() >= 2 && letters.all(is_letter_without_spaces)
}

/// Letters of Thai, Lao, Burmese, Khmer, Chinese and Japanese.
fn is_letter_without_spaces(c: char) -> bool {
    matches!(u32::from(c), 0x0E00..=0x0EFF | 0x1000..=0x109F | 0x1780..=0x17FF | 0x3005..=0x30FF | 0x3400..=0x9FFF | 0x2_0000..=0x3_FFFF)
}

/// How many words each part between white space counts for: two letters are about a word where words are not spaced.
fn word_counts(text: &str) -> impl Iterator<Item = usize> + '_ {
    text.split_whitespace().map(|part| {
        let is_unspaced = part.chars().take(3).any(is_letter_without_spaces);
        if is_unspaced { part.chars().count().div_ceil(2) } else { 1 }
    })
}

/// Whether a text has at least so many words; no more of it is read than that takes.
fn has_words(text: &str, n: usize) -> bool {
    let mut n_words = 0;
    n == 0
        || word_counts(text).any(|count| {
            n_words += count;
            n_words >= n
        })
}

fn ending(text: &str) -> Ending {
    let closed = text.trim_end_matches(|c: char| {
        matches!(c, '“' | '”' | '’' | '"' | '\'' | '»' | ')' | ']' | '*' | '_' | '」' | '』' | '）')
            || c.is_whitespace()
    });
    match closed.chars().next_back() {
        Some('.' | '…' | '。' | '．' | '।' | '۔') => Ending::Stop,
        Some('!' | '?' | '！' | '？' | '؟') => Ending::Call,
        Some(':' | ',' | ';' | '-' | '–' | '—' | '：' | '，' | '、' | '；') => Ending::Open,
        _ => Ending::Bare,
    }
}

/// Whether a text has letters that Vietnamese alone has; a long text tells by its beginning.
pub(super) fn has_vietnamese_letters(line: &str) -> bool {
    line.chars()
        .take(400)
        .any(|c| matches!(c, 'ă' | 'đ' | 'ơ' | 'ư' | 'Ă' | 'Đ' | 'Ơ' | 'Ư' | '\u{1EA0}'..='\u{1EF9}'))
}

impl Facts<'_> {
    /// How many words it has. For lines that may be paragraphs [`has_words`](Self::has_words) need not read all of it.
    pub(super) fn n_words(&self) -> usize {
        word_counts(self.text).sum()
    }

    /// Whether it has at least so many words.
    pub(super) fn has_words(&self, n: usize) -> bool {
        has_words(self.text, n)
    }

    /// A paragraph for sure: at least 140 characters, 28 words, and a sentence's end or several sentences.
    pub(super) fn is_long(&self) -> bool {
        self.is_long
    }

    /// A paragraph that ends as one: a caption may be as long, but seldom ends so.
    pub(super) fn is_long_with_end(&self) -> bool {
        self.is_long && matches!(self.ending, Ending::Stop | Ending::Call)
    }

    /// As long as a paragraph, but without a sentence's end: a caption may be so long.
    pub(super) fn is_long_without_end(&self) -> bool {
        self.has_length && !self.is_long && self.ending == Ending::Bare
    }

    /// At least one whole sentence, long enough not to be a label.
    pub(super) fn is_prose(&self) -> bool {
        self.ending == Ending::Stop && self.has_words(8) || self.is_long()
    }

    /// Whether the line has words but no end mark, and does not look like the item of a list.
    pub(super) fn is_free(&self) -> bool {
        matches!(self.ending, Ending::Bare | Ending::Call) && self.begins_like_a_headline()
    }

    pub(super) fn begins_like_a_headline(&self) -> bool {
        let is_opening = |c: &char| {
            matches!(c, '“' | '„' | '"' | '«' | '‘' | '\'' | '(' | '[' | '¿' | '¡' | '「' | '『')
                || c.is_whitespace()
        };
        // Letters of scripts without capitals may begin one too.
        let first = self.text.chars().find(|c| !is_opening(c));
        first.is_some_and(|c| {
            let is_sign = matches!(c, '$' | '£' | '€' | '¥' | '#' | '@');
            is_sign || c.is_uppercase() || c.is_numeric() || (c.is_alphabetic() && !c.is_lowercase())
        }) || self.begins_like_a_brand()
    }

    /// "iPhone", "eBay": a small letter before a capital.
    fn begins_like_a_brand(&self) -> bool {
        let mut chars = self.text.chars();
        chars.next().is_some_and(char::is_lowercase) && chars.next().is_some_and(char::is_uppercase)
    }

    /// Whether the line ends with an ellipsis, as headlines may.
    pub(super) fn trails_off(&self) -> bool {
        let closed = self.text.trim_end_matches(['”', '’', '"', '\'', '»', ')']);
        closed.ends_with('…') || closed.ends_with("...")
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
        if self.ending != Ending::Bare || next.has_words(LONGEST + 1) || self.has_words(LONGEST + 1) {
            return false;
        }
        let n_words = self.n_words();
        if n_words < 5 || !next.has_words(n_words + 1) {
            return false;
        }
        let words = || self.text.split_whitespace();
        let begins_alike =
            words().zip(next.text.split_whitespace()).take(3).all(|(word, other)| word == other);
        let mut rest = next.text.split_whitespace();
        begins_alike && words().take(n_words - 1).all(|word| rest.any(|other| other == word))
    }
}
