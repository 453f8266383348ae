//! What stands before a stop in its line, and whether that lets a sentence end before what follows: abbreviations,
//! initials, labels, ordinals.

use super::sentence_signs::{is_ideographic, is_initial, is_skipped_before_a_sentence, is_stop};
use super::sentence_words::{
    Abbreviation, abbreviation, is_before_ordinals, is_lettered, is_month, is_part, is_starter,
};

/// So many bytes before and after a stop tell: lines without any white space may be very long.
pub const REACH: usize = 96;

/// What stands before a stop in its line.
pub struct Before<'t> {
    /// The end of it.
    pub text: &'t str,
    /// The last word, without what it opens with.
    pub word: &'t str,
    /// What stands before that, without white space at its end.
    lead: &'t str,
}

impl<'t> Before<'t> {
    pub fn new(text: &'t str) -> Self {
        let from = text.ceil_char_boundary(text.len().saturating_sub(REACH));
        let text = text.get(from..).unwrap_or_default();
        let word = text.rsplit(char::is_whitespace).next().unwrap_or_default();
        let lead = text.get(..text.len() - word.len()).unwrap_or_default().trim_end();
        Self { text, word: word.trim_start_matches(is_skipped_before_a_sentence), lead }
    }

    /// Whether the stops are all that stands in a bracket: (?), […].
    pub fn opens_a_bracket(&self) -> bool {
        self.text.ends_with(['(', '['])
    }

    /// Whether the last word is the first of its sentence.
    fn begins(&self) -> bool {
        let lead = self.lead.trim_end_matches(is_skipped_before_a_sentence);
        if lead.is_empty() || lead.ends_with([':', ';']) {
            return true;
        }
        let Some(sentence) = lead.strip_suffix(is_stop) else { return false };
        // "S. 12." has no number of an item.
        let last = sentence.rsplit(|c: char| c.is_whitespace() || c == '.').next().unwrap_or_default();
        !lead.ends_with('.') || (last.chars().nth(1).is_some() && abbreviation(last).is_none())
    }

    fn word_before(&self) -> &'t str {
        let word = self.lead.rsplit(char::is_whitespace).next().unwrap_or_default();
        word.trim_start_matches(is_skipped_before_a_sentence)
    }

    /// Whether one full stop here ends a sentence before what may begin one.
    pub fn lets_end(&self, next: &str) -> bool {
        if self.is_label() {
            return false;
        }
        let last = self.word.rsplit('.').next().unwrap_or_default();
        let is_number_next = next.starts_with(char::is_numeric);
        match abbreviation(self.word).or_else(|| abbreviation(last)) {
            Some(Abbreviation::Title) => return false,
            Some(Abbreviation::Closing) => return true,
            Some(Abbreviation::Numbered) => return !is_number_next && !is_roman(first_word(next)),
            Some(Abbreviation::Open) => return begins_like_a_sentence(next),
            None => {}
        }
        let mut letters = last.chars();
        if let (Some(letter), None) = (letters.next(), letters.next()) {
            if is_initial(letter) {
                return self.lets_end_after_initial(next);
            }
            // "z. B.", "d. h.": another letter alone follows.
            let mut following = first_word(next).chars();
            let is_alone = following.next().is_some_and(char::is_alphabetic) && following.next() == Some('.');
            if letter.is_alphabetic() && is_alone && following.next().is_none() {
                return false;
            }
        }
        !self.is_ordinal(next)
    }

    fn lets_end_after_initial(&self, next: &str) -> bool {
        let before = self.word_before();
        let is_told_by_it = is_lettered(before) || before.ends_with(|c: char| c.is_ascii_digit());
        let is_lone = self.word.chars().nth(1).is_none();
        if is_lone && (is_told_by_it || before.ends_with('°')) {
            return true;
        }
        // "z. B." is one abbreviation.
        let is_second =
            before.ends_with('.') && before.chars().count() == 2 && before.starts_with(char::is_lowercase);
        !is_second && begins_like_a_sentence(next)
    }

    /// Whether this is the number, or the letter, of what follows: "1.", "2.1.", "a.", "IV.", "Điều 5.", each where a
    /// sentence begins.
    fn is_label(&self) -> bool {
        let is_number = |c: char| c.is_ascii_digit() || c == '.';
        let word = self.word.trim_end_matches([')', ']']);
        let is_numbered = word.starts_with(|c: char| c.is_numeric())
            && word
                .split('.')
                .all(|part| (1..=3).contains(&part.trim_end_matches(char::is_alphabetic).len()))
            && word.trim_end_matches(char::is_alphabetic).chars().all(is_number)
            && word.chars().rev().take_while(|c| c.is_alphabetic()).count() <= 1;
        let is_lettered =
            word.chars().next().is_some_and(char::is_alphabetic) && word.chars().nth(1).is_none();
        let is_label = is_numbered || is_lettered && !is_ideographic_word(word) || is_roman(word);
        if !is_label {
            return false;
        }
        if self.begins() {
            return true;
        }
        let part = self.word_before();
        let rest = self.lead.get(..self.lead.len() - part.len()).unwrap_or_default();
        is_part(part) && (Self { text: "", word: "", lead: rest.trim_end() }).begins_or_is_heading(rest)
    }

    fn begins_or_is_heading(&self, rest: &str) -> bool {
        // "Phụ lục 2." has a part of two words.
        self.begins() || rest.trim().eq_ignore_ascii_case("phụ")
    }

    /// Whether this is a German ordinal: "am 5. Januar", "der 2. Weltkrieg".
    fn is_ordinal(&self, next: &str) -> bool {
        let is_short_number = self.word.len() <= 3 && self.word.bytes().all(|byte| byte.is_ascii_digit());
        if !is_short_number || self.word.is_empty() {
            return false;
        }
        let following = first_word(next);
        let bare = following.trim_end_matches(|c: char| !c.is_alphanumeric());
        is_month(bare) || is_before_ordinals(self.word_before()) && !is_starter(bare)
    }
}

fn is_ideographic_word(word: &str) -> bool {
    word.chars().all(|c| is_ideographic(c) || matches!(c, '\u{AC00}'..='\u{D7AF}' | '\u{E00}'..='\u{E7F}'))
}

/// Whether a word is a Roman number.
fn is_roman(word: &str) -> bool {
    let bare = word.trim_end_matches(|c: char| !c.is_alphanumeric());
    !bare.is_empty() && bare.len() <= 6 && bare.chars().all(|c| matches!(c, 'I' | 'V' | 'X' | 'L' | 'C'))
}

fn first_word(text: &str) -> &str {
    text.split_whitespace().next().unwrap_or_default()
}

fn is_capitalised(word: &str) -> bool {
    word.chars().find(|c| c.is_alphanumeric()).is_some_and(char::is_uppercase)
}

/// Whether what follows an ellipsis is a name: capitals in two words, or a capital before a comma or a full stop.
pub fn begins_with_a_name(next: &str) -> bool {
    let mut words = next.split_whitespace();
    let (Some(first), second) = (words.next(), words.next()) else { return false };
    let bare = first.trim_end_matches(|c: char| !c.is_alphanumeric());
    if is_starter(bare) || bare.chars().filter(|c| c.is_uppercase()).nth(1).is_some() {
        return false;
    }
    let ends = first.get(bare.len()..).unwrap_or_default();
    if ends == "." && matches!(abbreviation(bare), Some(Abbreviation::Title | Abbreviation::Open)) {
        return true;
    }
    match ends {
        "" => second.is_some_and(is_capitalised),
        _ => ends.starts_with([',', ';', ')']),
    }
}

/// Whether an item of a list begins: "b) Giải pháp".
pub fn is_item(next: &str) -> bool {
    let mut letters = next.chars();
    letters.next().is_some_and(char::is_alphabetic)
        && letters.next() == Some(')')
        && letters.next().is_some_and(char::is_whitespace)
}

/// Whether a sentence seems to begin: a word that sentences begin with, and no second capital, as in a name.
fn begins_like_a_sentence(next: &str) -> bool {
    let mut words = next.split_whitespace();
    let (Some(first), second) = (words.next(), words.next()) else { return false };
    let bare = first.trim_end_matches(|c: char| !c.is_alphanumeric());
    is_starter(bare) && !second.is_some_and(is_capitalised)
}
