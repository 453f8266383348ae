//! Bars from left to right: how often each theme is there, in the order of the tree and indented as it is.

use super::figure::{Align, Datum, Figure, FigureFrame, Form, Point, Rect, Shape, Turn};
use super::figure_axis::{Scale, number, px};
use super::figure_color::mixed;
use super::figure_drawing::{Drawing, LINE_PX, MARGIN_PX, Placing, SMALL_PX, TEXT_PX, baseline};
use super::figure_legend::Meaning;

/// How high a bar is, and from one to the next.
const BAR_PX: f32 = 14.0;
const ROW_PX: f32 = 24.0;

/// How far a theme stands in from the one above it, and how often at most.
const INDENT_PX: f32 = 14.0;
const MAX_DEPTH: usize = 8;

/// How much of the width names have at most, and what lies between them and the bars.
const NAMES_SHARE: f32 = 0.4;
const GAP_PX: f32 = 10.0;

/// How much of its colour the part has that the themes below add.
const LIGHT_SHARE: f32 = 0.38;

/// Bars.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct BarChart {
    pub rows: Vec<BarRow>,
    /// What is counted; empty where the title says it.
    pub axis_name: String,
    /// What both parts of a bar are, where some have two.
    pub parts: Option<BarParts>,
}

/// A bar.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct BarRow {
    pub label: String,
    /// How many themes stand above its own.
    pub depth: usize,
    pub value: f64,
    /// With the themes below it; drawn where it is more.
    pub with_children: Option<f64>,
    /// Its number as people read it.
    pub value_label: String,
    /// `#rrggbb`; the accent where it is none.
    pub color: String,
    pub datum: Datum,
}

/// The words for both parts of a bar.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BarParts {
    pub own: String,
    pub with_children: String,
}

/// Where names, bars and numbers are.
struct Columns {
    names_px: f32,
    scale: Scale,
    numbers_px: f32,
}

/// Lays out bars; what is below zero or no number is a bar of no length.
#[must_use]
pub fn bars(chart: &BarChart, frame: &FigureFrame<'_>) -> Figure {
    let mut drawing = Drawing::begun(frame);
    if let Some(parts) = &chart.parts {
        let ink = drawing.ink();
        let meaning = |share, label| Meaning {
            color: mixed(ink.page, ink.soft, share),
            label,
            datum: Datum::default(),
        };
        drawing.legend(&[meaning(1.0, parts.own.as_str()), meaning(LIGHT_SHARE, &parts.with_children)]);
    }
    let columns = columns(chart, &drawing);
    if !chart.axis_name.is_empty() {
        let at = Point { x: columns.scale.from_px, y: baseline(drawing.top_px + LINE_PX / 2.0, SMALL_PX) };
        let room = drawing.width_px - MARGIN_PX - at.x;
        drawing.words(at, &chart.axis_name, room, drawing.soft_hand(Align::Start));
        drawing.top_px += LINE_PX + 4.0;
    }
    let top = drawing.top_px;
    for (at, row) in chart.rows.iter().enumerate() {
        draw_row(&mut drawing, row, &columns, top + ROW_PX * px(at));
    }
    let bottom = top + ROW_PX * px(chart.rows.len());
    let x = columns.scale.from_px;
    let line = vec![Point { x, y: top }, Point { x, y: bottom.max(top + 1.0) }];
    drawing.add(Shape::stroke(line, 1.0, mixed(frame.ink.hairline, frame.ink.soft, 0.4)));
    drawing.finished(bottom)
}

fn columns(chart: &BarChart, drawing: &Drawing<'_>) -> Columns {
    let inner = drawing.width_px - 2.0 * MARGIN_PX;
    let limit = inner * NAMES_SHARE;
    let hand = drawing.text_hand(Align::Start);
    let of_row = |row: &BarRow| {
        let indent = indent(row, limit);
        indent + drawing.widest([row.label.as_str()].into_iter(), limit - indent, hand)
    };
    let names_px = chart.rows.iter().map(of_row).fold(0.0, f32::max).min(limit);
    let soft = drawing.soft_hand(Align::Start);
    let numbers_px =
        drawing.widest(chart.rows.iter().map(|row| row.value_label.as_str()), inner * 0.25, soft);
    let longest = chart.rows.iter().map(longest_of).fold(0.0, f64::max);
    let scale = Scale {
        from: 0.0,
        to: longest,
        from_px: MARGIN_PX + names_px + GAP_PX,
        to_px: drawing.width_px - MARGIN_PX - numbers_px - GAP_PX,
    };
    Columns { names_px, scale, numbers_px }
}

fn longest_of(row: &BarRow) -> f64 {
    number(row.value).max(number(row.with_children.unwrap_or(0.0))).max(0.0)
}

fn indent(row: &BarRow, limit_px: f32) -> f32 {
    (INDENT_PX * px(row.depth.min(MAX_DEPTH))).min(limit_px * 0.5)
}

fn draw_row(drawing: &mut Drawing<'_>, row: &BarRow, columns: &Columns, top: f32) {
    let middle = top + ROW_PX / 2.0;
    let limit = (drawing.width_px - 2.0 * MARGIN_PX) * NAMES_SHARE;
    let indent = indent(row, limit);
    let name = Placing {
        // A hair more than the widest name takes, as widths are sums.
        room_px: columns.names_px - indent + 0.5,
        hand: drawing.text_hand(Align::Start),
        turn: Turn::Level,
    };
    let at = Point { x: MARGIN_PX + indent, y: baseline(middle, TEXT_PX) };
    drawing.label(at, &row.label, name, &row.datum);
    let color = drawing.color(&row.color);
    let scale = &columns.scale;
    let bar = |to: f64| Rect {
        left: scale.from_px,
        top: middle - BAR_PX / 2.0,
        right: scale.at(to),
        bottom: middle + BAR_PX / 2.0,
    };
    let (own, longest) = (number(row.value).max(0.0), longest_of(row));
    if longest > own {
        let fill = mixed(drawing.ink().page, color, LIGHT_SHARE);
        drawing.add(Shape::of(Form::Area { rect: bar(longest), fill, corner_px: 2.0 }).beside(&row.datum));
    }
    // A bar of no length stands for its datum too.
    drawing.add(Shape::of(Form::Area { rect: bar(own), fill: color, corner_px: 2.0 }).telling(&row.datum));
    let at = Point { x: scale.at(longest) + 6.0, y: baseline(middle, SMALL_PX) };
    let hand = drawing.soft_hand(Align::Start);
    let placing = Placing { room_px: columns.numbers_px + 0.5, hand, turn: Turn::Level };
    drawing.label(at, &row.value_label, placing, &row.datum);
}
