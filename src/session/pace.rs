//! How fast a person reads, learned from their own reading: the text that scrolls past, by the time that takes.
//!
//! The rule. Scrolling comes to rest again and again; each rest tells what is in sight. Text counts as read when it
//! leaves the window at the top between one rest and the next, so a step counts only where it goes forward and not
//! beyond what was in sight: anything else is a jump. A step that took longer than two minutes was a pause. Steps are
//! added up to a minute of reading, so that many small turns of the wheel count like one press of a key; a minute
//! outside 200 to 3,000 code points is skimming or absence and teaches nothing.
//!
//! The figures. 1,000 code points a minute to begin with: Vietnamese has about 4.4 of them a syllable with its space,
//! so that is 230 syllables, near the 238 words a minute that Brysbaert (2019) found for silent reading. The bounds
//! are a fifth and three times that. A minute counts for a tenth: the pace follows the last ten minutes or so.

use crate::text::positions::Span;

/// The pace of a reader nothing is known of, in code points a minute.
const USUAL: f64 = 1000.0;

/// What a minute of reading may hold, in code points.
const SLOWEST: f64 = 200.0;
const FASTEST: f64 = 3000.0;

/// A step that takes longer was a pause, in milliseconds.
const PAUSE_MILLIS: u64 = 120_000;

/// How much reading teaches something, in milliseconds, and how much each such minute counts.
const LESSON_MILLIS: u64 = 60_000;
const WEIGHT: f64 = 0.1;

/// A rest: the code points in sight, and when scrolling came to it, in milliseconds of the sitting's clock.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Rest {
    sight: Span,
    millis: u64,
}

/// The pace of a reader.
#[derive(Clone, Debug, PartialEq)]
pub struct Pace {
    chars_a_minute: f64,
    last: Option<Rest>,
    /// Code points and milliseconds read since the last lesson.
    read: (usize, u64),
}

impl Default for Pace {
    fn default() -> Self {
        Self { chars_a_minute: USUAL, last: None, read: (0, 0) }
    }
}

impl Pace {
    /// The pace that was learned before, in code points a minute.
    #[must_use]
    pub fn learned(chars_a_minute: u32) -> Self {
        Self { chars_a_minute: f64::from(chars_a_minute).clamp(SLOWEST, FASTEST), ..Self::default() }
    }

    /// Code points a minute.
    #[must_use]
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "within 200 and 3,000")]
    pub fn chars_a_minute(&self) -> u32 {
        self.chars_a_minute.round() as u32
    }

    /// Minutes that so many code points take, rounded up.
    #[must_use]
    pub fn n_minutes(&self, n_chars: usize) -> usize {
        n_chars.div_ceil(self.chars_a_minute().max(1) as usize)
    }

    /// Another article is read: what comes next is no step from here.
    pub fn break_off(&mut self) {
        self.last = None;
    }

    /// Takes in a rest: the code points in sight, and when scrolling came to it, in milliseconds of the sitting's clock.
    /// Says whether it taught something.
    pub fn rest(&mut self, sight: Span, millis: u64) -> bool {
        let Some(last) = self.last.replace(Rest { sight, millis }) else { return false };
        let (before, millis) = (last.sight, millis.saturating_sub(last.millis));
        let is_step = before.start < sight.start && sight.start <= before.end;
        if !is_step || millis > PAUSE_MILLIS {
            return false;
        }
        self.read = (self.read.0 + sight.start - before.start, self.read.1 + millis);
        if self.read.1 < LESSON_MILLIS {
            return false;
        }
        let (n_chars, millis) = std::mem::take(&mut self.read);
        #[expect(clippy::cast_precision_loss, reason = "minutes of reading")]
        let pace = n_chars as f64 * 60_000.0 / millis as f64;
        let teaches = (SLOWEST..=FASTEST).contains(&pace);
        if teaches {
            self.chars_a_minute += (pace - self.chars_a_minute) * WEIGHT;
        }
        teaches
    }
}
