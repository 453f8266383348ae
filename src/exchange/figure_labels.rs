//! Words on a chart: one line each, without letters that turn or hide others, shortened in their middle to the room.

use super::figure::{Measure, Weight};
use unicode_segmentation::UnicodeSegmentation;

/// More letters than this fit nowhere: what is longer is shortened before it is measured.
const MAX_LETTERS: usize = 400;

/// How a label is set, and the room it has.
#[derive(Clone, Copy)]
pub(super) struct Room<'m> {
    pub(super) width_px: f32,
    pub(super) size_px: f32,
    pub(super) weight: Weight,
    pub(super) measure: Measure<'m>,
}

impl Room<'_> {
    fn holds(&self, text: &str) -> bool {
        let width = (self.measure)(text, self.size_px, self.weight);
        width.is_finite() && width <= self.width_px
    }
}

/// A text on one line: white space is one space, and letters that control others are left out.
pub(super) fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for c in text.chars().filter(|c| c.is_whitespace() || !is_control(*c)) {
        if !c.is_whitespace() {
            plain.push(c);
        } else if !plain.is_empty() && !plain.ends_with(' ') {
            plain.push(' ');
        }
    }
    plain.truncate(plain.trim_end().len());
    plain
}

/// Controls, the marks that turn the direction of all that follows, and numbers that are no letters.
fn is_control(c: char) -> bool {
    let is_turning = matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let is_none = matches!(c, '\u{fdd0}'..='\u{fdef}') || u32::from(c) & 0xFFFE == 0xFFFE;
    c.is_control() || is_turning || is_none
}

/// A text as [`plain`] gives it, with an ellipsis in its middle where the room is less than it takes; empty where even that
/// does not fit.
pub(super) fn fitted(text: &str, room: &Room<'_>) -> String {
    let text = plain(text);
    let letters: Vec<&str> = text.graphemes(true).collect();
    if letters.len() <= MAX_LETTERS && room.holds(&text) {
        return text;
    }
    // The largest number of letters that fits is between `fits` and `over`.
    let (mut fits, mut over) = (None, letters.len().min(MAX_LETTERS));
    while fits.map_or(0, |n: usize| n + 1) < over {
        let n = usize::midpoint(fits.map_or(0, |n| n + 1), over);
        let n = n.min(over - 1);
        if room.holds(&shortened(&letters, n)) {
            fits = Some(n);
        } else {
            over = n;
        }
    }
    fits.filter(|n| *n > 0).map(|n| shortened(&letters, n)).unwrap_or_default()
}

/// `n` letters of a text: of its beginning and its end, more of the former.
fn shortened(letters: &[&str], n: usize) -> String {
    let n_tail = n * 2 / 5;
    let head: String = letters.iter().take(n - n_tail).copied().collect();
    let tail: String = letters.iter().skip(letters.len().saturating_sub(n_tail)).copied().collect();
    format!("{}…{}", head.trim_end(), tail.trim_start())
}
