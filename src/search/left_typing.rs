//! Texts that were typed with the keys of an input method while that was off, and left so: `DDangr booj` for *Đảng bộ*.
//! Such a text is read as it was meant beside as it stands, so that its words are found by either.

use super::searchable::Searchable;
use super::telex::{Typing, decode_word};
use crate::text::article::Article;
use crate::text::positions::Span;
use crate::text::reading_text::ReadingText;
use std::sync::Arc;

/// How much of a text is looked at to tell whether it is such a one: so many stretches of so many bytes, spread over it.
const N_STRETCHES: usize = 4;
const STRETCH_BYTES: usize = 512;

/// A text is such a one where at least one word in so many shows the keys of an input method: a tone or đ that no
/// European language writes so. In the five articles, typed so, two words in five would.
const ONE_WORD_IN: usize = 7;

/// A stretch has marks where more than one byte in so many is not ASCII: in the five articles every third is.
const MARKED_BYTE_IN: usize = 8;

/// How long a word with the space after it is there, in bytes, about.
const WORD_BYTES: usize = 6;

/// Stretches with fewer words tell nothing.
const N_WORDS: usize = 12;

/// A text as it was meant, and which words of it are spelled otherwise where it stands.
#[derive(Clone, Debug)]
pub(super) struct MeantText {
    pub(super) text: Searchable,
    words: Vec<MeantWord>,
}

/// A word as it stands and as it is meant.
#[derive(Clone, Copy, Debug)]
struct MeantWord {
    raw: Span,
    meant: Span,
}

impl MeantText {
    /// Reads a text as it was meant; `None` where it is no such text, which is told from little of it.
    pub(super) fn of(raw: &str) -> Option<Self> {
        let typing = typing_of(raw)?;
        let mut words = Vec::new();
        let mut read = String::with_capacity(raw.len());
        for raw_word in words_of(raw, Span::new(0, raw.len())) {
            let between = words.last().map_or(0, |word: &MeantWord| word.raw.end);
            let Some(meant) = decode_word(raw_word.of(raw), typing) else { continue };
            if meant != raw_word.of(raw) {
                read.push_str(raw.get(between..raw_word.start).unwrap_or_default());
                let start = read.len();
                read.push_str(&meant);
                words.push(MeantWord { raw: raw_word, meant: Span::new(start, read.len()) });
            }
        }
        let rest = words.last().map_or(0, |word| word.raw.end);
        read.push_str(raw.get(rest..).unwrap_or_default());
        let text = ReadingText::from_bytes(read.as_bytes()).ok().filter(|text| text.as_str() == read)?;
        Some(Self { text: Searchable::new(Arc::new(Article::unlabelled(text)), &[]), words })
    }

    /// Where whole lines of the text as it stands are in this one.
    pub(super) fn lines(&self, raw: Span) -> Span {
        let place = |at: usize| {
            let n_before = self.words.partition_point(|word| word.raw.end <= at);
            let last = n_before.checked_sub(1).and_then(|last| self.words.get(last));
            last.map_or(at, |word| word.meant.end + (at - word.raw.end))
        };
        Span::new(place(raw.start), place(raw.end))
    }

    /// Where a place in this text is in the text as it stands: words are whole there.
    pub(super) fn raw(&self, meant: Span) -> Span {
        let word_at = |at: usize, is_end: bool| {
            let n_before = self
                .words
                .partition_point(|word| if is_end { word.meant.start < at } else { word.meant.start <= at });
            n_before.checked_sub(1).and_then(|last| self.words.get(last))
        };
        let place = |at: usize, is_end: bool| match word_at(at, is_end) {
            None => at,
            Some(word) if at >= word.meant.end => word.raw.end + (at - word.meant.end),
            Some(word) if is_end => word.raw.end,
            Some(word) => word.raw.start,
        };
        Span::new(place(meant.start, false), place(meant.end, true))
    }
}

/// The way a text was typed in, where much of it shows the keys.
fn typing_of(text: &str) -> Option<Typing> {
    let (mut n_words, mut n_telex, mut n_vni) = (0, 0, 0);
    let step = text.len() / N_STRETCHES;
    let n_stretches = if text.len() <= STRETCH_BYTES { 1 } else { N_STRETCHES };
    for at in 0..n_stretches {
        let start = text.floor_char_boundary(at * step);
        let end = text.floor_char_boundary((start + STRETCH_BYTES).min(text.len()));
        let stretch = Span::new(start, end);
        if has_marks(stretch.of(text)) {
            n_words += stretch.len() / WORD_BYTES;
            continue;
        }
        for word in words_of(text, stretch) {
            let word = word.of(text);
            n_words += 1;
            n_telex += usize::from(shows_telex(word) && is_syllable(word, Typing::Telex));
            n_vni += usize::from(shows_vni(word) && is_syllable(word, Typing::Vni));
        }
    }
    let is_much = |n: usize| n_words >= N_WORDS && n * ONE_WORD_IN >= n_words;
    if is_much(n_telex) { Some(Typing::Telex) } else { is_much(n_vni).then_some(Typing::Vni) }
}

/// Whether a stretch is written with marks, as nearly all Vietnamese is: it shows no keys, and its words need not be read.
fn has_marks(stretch: &str) -> bool {
    let n_marked = stretch.bytes().filter(|byte| !byte.is_ascii()).count();
    n_marked * MARKED_BYTE_IN > stretch.len()
}

/// The words of a stretch: letters and digits.
fn words_of(text: &str, within: Span) -> impl Iterator<Item = Span> {
    let words = within.of(text).split(|c: char| !c.is_alphanumeric());
    words.filter(|word| !word.is_empty()).map(move |word| {
        let start = word.as_ptr() as usize - text.as_ptr() as usize;
        Span::new(start, start + word.len())
    })
}

/// Whether a word is a syllable once its keys are read.
fn is_syllable(word: &str, typing: Typing) -> bool {
    decode_word(word, typing).is_some_and(|meant| meant != word)
}

/// Whether a word shows keys of Telex: đ at its beginning, a dot below, a falling tone at its end. The key of the broken
/// tone, x, ends too many words of French.
fn shows_telex(word: &str) -> bool {
    let bytes = word.as_bytes();
    let is = |at: usize, key: u8| bytes.get(at).is_some_and(|byte| byte.eq_ignore_ascii_case(&key));
    let has_dot = bytes.iter().skip(1).any(|byte| byte.eq_ignore_ascii_case(&b'j'));
    let is_falling = bytes.len() > 2 && is(bytes.len() - 1, b'f');
    word.is_ascii() && (has_dot || is_falling || (is(0, b'd') && is(1, b'd')))
}

/// Whether a word shows keys of VNI: a letter, then a digit that marks it.
fn shows_vni(word: &str) -> bool {
    let mut pairs = word.as_bytes().windows(2);
    let begins = word.as_bytes().first().is_some_and(u8::is_ascii_alphabetic);
    word.is_ascii()
        && begins
        && pairs.any(|pair| matches!(pair, [letter, b'1'..=b'9'] if letter.is_ascii_alphabetic()))
}

#[cfg(test)]
mod tests {
    use super::{MeantText, typing_of};
    use crate::search::telex::Typing;
    use crate::text::positions::Span;

    const TELEX: &str =
        "DDangr booj tinhr Thais Nguyeen ddax hopj hooij nghij ban chaaps hanhf mowr roongj.\nNguwowif daan.";
    const VNI: &str = "D9a3ng bo65 ti3nh Tha1i Nguye6n d9a4 ho5p ho65i nghi5 ban cha61p ha2nh mo73 ro65ng.";

    #[test]
    fn a_text_left_in_telex_or_vni_is_told_from_any_other() {
        assert_eq!(typing_of(TELEX), Some(Typing::Telex));
        assert_eq!(typing_of(VNI), Some(Typing::Vni));
        for text in [
            "Đảng bộ tỉnh Thái Nguyên đã họp hội nghị ban chấp hành mở rộng vào sáng ngày 5 tháng 3.",
            "The chief of staff said on Monday that half of the tax is for the relief fund, if at all.",
            "Le prix des eaux, pour deux choix : ceux-ci aux mieux, la voix de la paix et le reste.",
            "In Q3 and Q4 the B52 and the F16 cost 5m each, as the A320 does, says the report of 2019.",
        ] {
            assert_eq!(typing_of(text), None, "{text}");
        }
    }

    #[test]
    fn places_in_the_text_as_it_is_meant_are_whole_words_of_the_text_as_it_stands() {
        let meant = MeantText::of(TELEX).expect("a text left in Telex");
        let read = meant.text.as_str();
        assert!(
            read.starts_with("Đảng bộ tỉnh Thái Nguyên đã họp hội nghị ban chấp hành mở rộng.\nNgười dân.")
        );
        let raw = |words: &str| {
            let start = read.find(words).expect("words");
            meant.raw(Span::new(start, start + words.len())).of(TELEX)
        };
        for (words, stands) in [
            ("Đảng bộ", "DDangr booj"),
            ("ảng b", "DDangr booj"),
            ("ban", "ban"),
            ("g.\nN", "roongj.\nNguwowif"),
        ] {
            assert_eq!(raw(words), stands);
        }
        let second = TELEX.find('\n').expect("two lines") + 1;
        assert_eq!(meant.lines(Span::new(second, TELEX.len())).of(read), "Người dân.");
    }
}
