//! Portraits of articles: a row each, from its first letter to its last, with every passage in the colour of its theme. Rows
//! are as high as one another, so that any part of thousands is drawn without the others.

use super::figure::{Align, Datum, Figure, FigureFrame, Form, Point, Rect, Shape, Turn};
use super::figure_axis::{Scale, px};
use super::figure_color::mixed;
use super::figure_drawing::{Drawing, HAIRLINE_PX, LINE_PX, MARGIN_PX, Placing, SMALL_PX, TEXT_PX, baseline};
use std::ops::Range;

/// A lane, what is between two, and what a row has above and below them.
const LANE_PX: f32 = 7.0;
const SEAM_PX: f32 = 1.0;
const AROUND_PX: f32 = 5.0;

/// No row is lower, nor has more lanes.
const MIN_ROW_PX: f32 = 24.0;
const MAX_LANES: usize = 12;

/// How much of the width names have, and at most; the same for all rows, whichever are drawn.
const NAMES_SHARE: f32 = 0.3;
const MAX_NAMES_PX: f32 = 260.0;
const GAP_PX: f32 = 12.0;

/// A passage is seen, however short.
const MIN_RANGE_PX: f32 = 1.5;

/// Articles.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Portraits {
    pub rows: Vec<PortraitRow>,
    /// How many lanes each row has; passages that overlap lie in different ones.
    pub n_lanes: usize,
    /// The words at both ends of the axis and in its middle.
    pub start: String,
    pub middle: String,
    pub end: String,
}

/// An article.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PortraitRow {
    pub label: String,
    pub ranges: Vec<PortraitRange>,
    pub datum: Datum,
}

/// A passage.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PortraitRange {
    /// Shares of the article, from 0 to 1.
    pub start: f64,
    pub end: f64,
    /// From 0 on; those below the last lane lie in it.
    pub lane: usize,
    /// `#rrggbb`; the accent where it is none.
    pub color: String,
    pub datum: Datum,
}

/// How high each row is.
#[must_use]
pub fn portrait_row_px(n_lanes: usize) -> f32 {
    let lanes = px(n_lanes.clamp(1, MAX_LANES));
    (lanes * (LANE_PX + SEAM_PX) - SEAM_PX + 2.0 * AROUND_PX).max(MIN_ROW_PX)
}

/// Lays out some of the articles below the axis; `within` is cut to those there are.
#[must_use]
pub fn portraits(portraits: &Portraits, within: Range<usize>, frame: &FigureFrame<'_>) -> Figure {
    let mut drawing = Drawing::begun(frame);
    let inner = drawing.width_px - 2.0 * MARGIN_PX;
    let names_px = (inner * NAMES_SHARE).min(MAX_NAMES_PX);
    let across = Scale {
        from: 0.0,
        to: 1.0,
        from_px: MARGIN_PX + names_px + GAP_PX,
        to_px: drawing.width_px - MARGIN_PX,
    };
    draw_axis(&mut drawing, portraits, &across);
    let end = within.end.min(portraits.rows.len());
    let rows = portraits.rows.get(within.start.min(end)..end).unwrap_or_default();
    let row_px = portrait_row_px(portraits.n_lanes);
    let top = drawing.top_px;
    let lanes = Lanes::of(portraits.n_lanes);
    let row_top = |at: usize| top + row_px * px(at);
    for (at, row) in rows.iter().enumerate() {
        let name = Placing { room_px: names_px, hand: drawing.text_hand(Align::Start), turn: Turn::Level };
        let place = Point { x: MARGIN_PX, y: baseline(row_top(at) + row_px / 2.0, TEXT_PX) };
        drawing.label(place, &row.label, name, &row.datum);
        draw_ground(&mut drawing, row, &lanes, &across, row_top(at));
    }
    let bottom = row_top(rows.len());
    for share in [0.0, 0.5, 1.0] {
        let x = across.at(share);
        drawing.hairline(Point { x, y: top - 2.0 }, Point { x, y: bottom.max(top + 1.0) });
    }
    for (at, row) in rows.iter().enumerate() {
        draw_ranges(&mut drawing, row, &lanes, &across, row_top(at));
    }
    drawing.finished(bottom)
}

/// The lanes of a row: how many, how high each is, and where the first begins.
struct Lanes {
    n: usize,
    lane_px: f32,
    from_px: f32,
    /// How high all are together.
    all_px: f32,
}

impl Lanes {
    fn of(n_lanes: usize) -> Self {
        let n = n_lanes.clamp(1, MAX_LANES);
        let row_px = portrait_row_px(n);
        // Few lanes are higher, as the row has room for it.
        let free = row_px - 2.0 * AROUND_PX - px(n - 1) * SEAM_PX;
        let lane_px = free / px(n);
        Self { n, lane_px, from_px: AROUND_PX, all_px: row_px - 2.0 * AROUND_PX }
    }
}

fn draw_axis(drawing: &mut Drawing<'_>, portraits: &Portraits, across: &Scale) {
    let words = [
        (&portraits.start, across.from_px, Align::Start),
        (&portraits.middle, across.at(0.5), Align::Middle),
        (&portraits.end, across.to_px, Align::End),
    ];
    let y = baseline(drawing.top_px + LINE_PX / 2.0, SMALL_PX);
    let room = (across.to_px - across.from_px) / 3.0 - 4.0;
    for (text, x, align) in words {
        drawing.words(Point { x, y }, text, room, drawing.soft_hand(align));
    }
    drawing.top_px += LINE_PX + 6.0;
}

fn draw_ground(drawing: &mut Drawing<'_>, row: &PortraitRow, lanes: &Lanes, across: &Scale, top: f32) {
    let first = top + lanes.from_px;
    let ink = drawing.ink();
    let rect = Rect { left: across.from_px, top: first, right: across.to_px, bottom: first + lanes.all_px };
    let ground = Form::Area { rect, fill: mixed(ink.page, ink.hairline, 0.4), corner_px: 2.0 };
    drawing.add(Shape::of(ground).telling(&row.datum));
}

fn draw_ranges(drawing: &mut Drawing<'_>, row: &PortraitRow, lanes: &Lanes, across: &Scale, top: f32) {
    for range in &row.ranges {
        let (start, end) = (across.at(range.start.min(range.end)), across.at(range.start.max(range.end)));
        let left = start.min(across.to_px - MIN_RANGE_PX);
        let lane = px(range.lane.min(lanes.n - 1));
        let lane_top = top + lanes.from_px + lane * (lanes.lane_px + SEAM_PX);
        let rect = Rect {
            left,
            top: lane_top,
            right: end.max(left + MIN_RANGE_PX).min(across.to_px),
            bottom: lane_top + lanes.lane_px,
        };
        let color = drawing.color(&range.color);
        let corner_px = if rect.width() > 4.0 * HAIRLINE_PX { 1.5 } else { 0.0 };
        drawing.add(Shape::of(Form::Area { rect, fill: color, corner_px }).telling(&range.datum));
    }
}
