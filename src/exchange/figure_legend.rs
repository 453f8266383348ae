//! What the colours of a chart mean: a mark and a word each, in as many rows as they need.

use super::article_page::Rgb;
use super::figure::{Align, Datum, Form, Point, Shape, Turn};
use super::figure_drawing::{Drawing, LINE_PX, MARGIN_PX, Placing, SMALL_PX, around, baseline};

/// The side of a mark, and what lies between it and its word, and between a word and the next mark.
const MARK_PX: f32 = 10.0;
const GAP_PX: f32 = 6.0;
const APART_PX: f32 = 18.0;

/// No word of a legend is wider.
const MAX_WORD_PX: f32 = 240.0;

/// What a colour means.
pub(super) struct Meaning<'t> {
    pub(super) color: Rgb,
    pub(super) label: &'t str,
    pub(super) datum: Datum,
}

impl Drawing<'_> {
    /// Draws a legend from the left margin on, and goes on below it.
    pub(super) fn legend(&mut self, meanings: &[Meaning<'_>]) {
        let right = self.width_px - MARGIN_PX;
        let mut at = Point { x: MARGIN_PX, y: self.top_px + LINE_PX / 2.0 };
        let hand = self.soft_hand(Align::Start);
        let room_px = MAX_WORD_PX.min(right - MARGIN_PX - MARK_PX - GAP_PX);
        for meaning in meanings {
            let word = self.fitted(meaning.label, room_px, hand);
            let width = MARK_PX + GAP_PX + self.measured(&word, hand);
            if at.x > MARGIN_PX && at.x + width > right {
                at = Point { x: MARGIN_PX, y: at.y + LINE_PX };
            }
            let rect = around(Point { x: at.x + MARK_PX / 2.0, y: at.y }, MARK_PX, MARK_PX);
            let mark = Shape::of(Form::Area { rect, fill: meaning.color, corner_px: 2.0 });
            self.add(mark.beside(&meaning.datum));
            let word_at = Point { x: at.x + MARK_PX + GAP_PX, y: baseline(at.y, SMALL_PX) };
            self.label(word_at, meaning.label, Placing { room_px, hand, turn: Turn::Level }, &meaning.datum);
            at.x += width + APART_PX;
        }
        if !meanings.is_empty() {
            self.top_px = at.y + LINE_PX / 2.0 + 10.0;
        }
    }
}
