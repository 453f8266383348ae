//! A chart while it is drawn: its page, its heading, and the parts that all charts have.

use super::article_page::Rgb;
use super::figure::{
    Align, Datum, Figure, FigureFrame, FigureInk, Form, Lettering, Point, Rect, Shape, Turn, Weight,
};
use super::figure_labels::{Room, fitted, plain};

/// Words, and those that go with them.
pub(super) const TEXT_PX: f32 = 13.0;
pub(super) const SMALL_PX: f32 = 12.0;

/// The title.
const HEADING_PX: f32 = 16.0;

/// What is left free at all sides.
pub(super) const MARGIN_PX: f32 = 16.0;

/// From one line of words to the next.
pub(super) const LINE_PX: f32 = 19.0;

/// From the middle of a line of words to its baseline, as a share of their size.
pub(super) const TO_BASELINE: f32 = 0.36;

/// No chart is laid out narrower or wider than this.
const MIN_WIDTH_PX: f32 = 240.0;
const MAX_WIDTH_PX: f32 = 8_000.0;

/// The line at which values begin, and lines that help the eye.
pub(super) const HAIRLINE_PX: f32 = 1.0;

/// A chart while it is drawn.
pub(super) struct Drawing<'f> {
    pub(super) frame: &'f FigureFrame<'f>,
    pub(super) width_px: f32,
    /// Where what comes next begins.
    pub(super) top_px: f32,
    shapes: Vec<Shape>,
}

/// A way to set words, before it is known which.
#[derive(Clone, Copy)]
pub(super) struct Hand {
    pub(super) size_px: f32,
    pub(super) weight: Weight,
    pub(super) color: Rgb,
    pub(super) align: Align,
}

impl<'f> Drawing<'f> {
    /// A page with its heading.
    pub(super) fn begun(frame: &'f FigureFrame<'f>) -> Self {
        let width = if frame.width_px.is_finite() { frame.width_px } else { MIN_WIDTH_PX };
        let width_px = width.clamp(MIN_WIDTH_PX, MAX_WIDTH_PX);
        let mut drawing = Self { frame, width_px, top_px: MARGIN_PX, shapes: Vec::new() };
        if frame.has_heading && !plain(frame.title).is_empty() {
            let hand =
                Hand { size_px: HEADING_PX, weight: Weight::Bold, color: frame.ink.ink, align: Align::Start };
            let at = Point { x: MARGIN_PX, y: MARGIN_PX + HEADING_PX };
            drawing.words(at, frame.title, drawing.width_px - 2.0 * MARGIN_PX, hand);
            drawing.top_px += HEADING_PX + 16.0;
        }
        drawing
    }

    pub(super) fn ink(&self) -> FigureInk {
        self.frame.ink
    }

    /// Words of the chart itself.
    pub(super) fn text_hand(&self, align: Align) -> Hand {
        Hand { size_px: TEXT_PX, weight: Weight::Regular, color: self.frame.ink.ink, align }
    }

    /// Words that go with others.
    pub(super) fn soft_hand(&self, align: Align) -> Hand {
        Hand { size_px: SMALL_PX, weight: Weight::Regular, color: self.frame.ink.soft, align }
    }

    pub(super) fn add(&mut self, shape: Shape) {
        self.shapes.push(shape);
    }

    /// How wide words are.
    pub(super) fn measured(&self, text: &str, hand: Hand) -> f32 {
        let width = (self.frame.measure)(text, hand.size_px, hand.weight);
        if width.is_finite() { width.max(0.0) } else { 0.0 }
    }

    /// The widest of some words, as they stand on one line, no more than a limit.
    pub(super) fn widest<'t>(&self, texts: impl Iterator<Item = &'t str>, limit_px: f32, hand: Hand) -> f32 {
        let widths = texts.map(|text| self.measured(&fitted(text, &self.room(limit_px, hand)), hand));
        widths.fold(0.0, f32::max).min(limit_px)
    }

    fn room(&self, width_px: f32, hand: Hand) -> Room<'f> {
        Room { width_px, size_px: hand.size_px, weight: hand.weight, measure: self.frame.measure }
    }

    /// Words shortened to a room.
    pub(super) fn fitted(&self, text: &str, room_px: f32, hand: Hand) -> String {
        fitted(text, &self.room(room_px, hand))
    }

    /// Words that stand for nothing, shortened to a room; what was shortened is told whole. Gives how wide they are.
    pub(super) fn words(&mut self, at: Point, text: &str, room_px: f32, hand: Hand) -> f32 {
        self.label(at, text, Placing { room_px, hand, turn: Turn::Level }, &Datum::default())
    }

    /// Words that stand for a datum, shortened to a room; what was shortened is told whole. Gives how wide they are.
    pub(super) fn label(&mut self, at: Point, text: &str, placing: Placing, datum: &Datum) -> f32 {
        let Placing { room_px, hand, turn } = placing;
        let shown = self.fitted(text, room_px, hand);
        if shown.is_empty() {
            return 0.0;
        }
        let width = self.measured(&shown, hand);
        let whole = plain(text);
        let told = (whole != shown).then_some(whole);
        let Hand { size_px, weight, color, align } = hand;
        let lettering = Lettering { size_px, weight, color, align, turn };
        let form = Form::Words { at, text: shown, lettering };
        self.add(Shape { form, behind: datum.behind, told });
        width
    }

    /// A thin line that helps the eye.
    pub(super) fn hairline(&mut self, from: Point, to: Point) {
        self.add(Shape::stroke(vec![from, to], HAIRLINE_PX, self.ink().hairline));
    }

    /// The colour of a theme as it is drawn, else the accent.
    pub(super) fn color(&self, hex: &str) -> Rgb {
        self.known_color(hex).unwrap_or(self.frame.ink.accent)
    }

    /// The colour of a theme as it is drawn.
    pub(super) fn known_color(&self, hex: &str) -> Option<Rgb> {
        (self.frame.colors)(hex)
    }

    /// The chart, as high as what is drawn.
    pub(super) fn finished(self, bottom_px: f32) -> Figure {
        Figure {
            width_px: self.width_px,
            height_px: (bottom_px + MARGIN_PX).ceil(),
            page: self.frame.ink.page,
            title: plain(self.frame.title),
            description: plain(self.frame.description),
            shapes: self.shapes,
        }
    }
}

/// The room words have, and how they are set.
#[derive(Clone, Copy)]
pub(super) struct Placing {
    pub(super) room_px: f32,
    pub(super) hand: Hand,
    pub(super) turn: Turn,
}

/// The rectangle around a place that is `width` wide and `height` high.
pub(super) fn around(center: Point, width: f32, height: f32) -> Rect {
    let (half_width, half_height) = (width / 2.0, height / 2.0);
    Rect {
        left: center.x - half_width,
        top: center.y - half_height,
        right: center.x + half_width,
        bottom: center.y + half_height,
    }
}

/// The baseline of words whose middle is at a height.
pub(super) fn baseline(middle_y: f32, size_px: f32) -> f32 {
    middle_y + size_px * TO_BASELINE
}
