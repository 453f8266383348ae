//! A table as colours: the more, the stronger, with each number in its cell and a sign where it is more or less than chance
//! gives.

use super::article_page::Rgb;
use super::figure::{Align, Datum, Figure, FigureFrame, FigureInk, Form, Point, Rect, Shape, Turn, Weight};
use super::figure_axis::{narrow, number, px};
use super::figure_color::{mixed, readable_on};
use super::figure_drawing::{Drawing, LINE_PX, MARGIN_PX, Placing, SMALL_PX, TEXT_PX, around, baseline};
use super::figure_heat_heads::{HeadRoom, head_room};

/// A cell.
const ROW_PX: f32 = 28.0;
pub(super) const MIN_CELL_PX: f32 = 30.0;
pub(super) const MAX_CELL_PX: f32 = 96.0;

/// What shows between two cells.
const SEAM_PX: f32 = 1.0;

/// How strong the end of a scale is: words are still read on it.
const STRONGEST: f32 = 0.9;

/// The scale below the table: so many steps, each as wide.
const N_STEPS: usize = 9;
const STEP_PX: f32 = 16.0;

/// A table.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct HeatMap {
    pub rows: Vec<HeatHead>,
    pub columns: Vec<HeatHead>,
    /// Row by row; those that are missing are empty.
    pub cells: Vec<HeatCell>,
    pub scale: HeatScale,
    /// What is told below the table.
    pub legend: HeatLegend,
}

/// What a row or a column is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HeatHead {
    pub label: String,
    /// `#rrggbb`; no mark where it is none.
    pub color: String,
    pub datum: Datum,
}

/// A cell.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct HeatCell {
    /// `None` where there is nothing to count.
    pub value: Option<f64>,
    /// Its number as people read it.
    pub label: String,
    pub sign: Option<HeatSign>,
    pub datum: Datum,
}

/// Which way a cell differs from what chance gives, where it is significant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HeatSign {
    More,
    Less,
}

/// What the page's own colour stands for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum HeatScale {
    /// Nothing: numbers are counts or shares.
    #[default]
    FromZero,
    /// What chance gives: numbers are more or less than that.
    AroundZero,
}

/// The words for the scale; empty ones are left out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HeatLegend {
    /// What is counted.
    pub name: String,
    /// The numbers at both ends of the scale.
    pub low: String,
    pub high: String,
    /// What the signs mean.
    pub signs: String,
}

/// Lays out a table. It is wider than its room where the cells would be too narrow to point at.
#[must_use]
pub fn heat_map(map: &HeatMap, frame: &FigureFrame<'_>) -> Figure {
    let mut drawing = Drawing::begun(frame);
    let room = head_room(map, &drawing);
    drawing.width_px = drawing.width_px.max(room.width_px);
    draw_columns(&mut drawing, map, &room);
    let top = drawing.top_px;
    let largest = map.cells.iter().filter_map(|cell| cell.value).map(|v| number(v).abs()).fold(0.0, f64::max);
    for (at, head) in map.rows.iter().enumerate() {
        let row = Row { number: at, top: top + ROW_PX * px(at), largest };
        draw_row_head(&mut drawing, head, &room, row.top + ROW_PX / 2.0);
        draw_cells(&mut drawing, map, &room, &row);
    }
    let bottom = top + ROW_PX * px(map.rows.len());
    let bottom = draw_legend(&mut drawing, map, bottom);
    drawing.finished(bottom)
}

/// The colour of a value, as strong as it is large beside the largest.
fn fill_of(value: f64, largest: f64, scale: HeatScale, ink: &FigureInk) -> Rgb {
    let share = if largest > 0.0 { narrow(number(value) / largest) } else { 0.0 };
    match scale {
        HeatScale::FromZero => mixed(ink.page, ink.high, share.max(0.0) * STRONGEST),
        HeatScale::AroundZero if share < 0.0 => mixed(ink.page, ink.low, -share * STRONGEST),
        HeatScale::AroundZero => mixed(ink.page, ink.high, share * STRONGEST),
    }
}

/// The colour of nothing, as it is drawn: its place is seen on the page.
fn seen(fill: Rgb, ink: &FigureInk) -> Rgb {
    if fill == ink.page { mixed(ink.page, ink.hairline, 0.35) } else { fill }
}

fn draw_columns(drawing: &mut Drawing<'_>, map: &HeatMap, room: &HeadRoom) {
    let bottom = drawing.top_px + room.heads_px;
    for (at, head) in map.columns.iter().enumerate() {
        let middle = room.cells_left + room.cell_px * (px(at) + 0.5);
        let (x, y, align) = match room.turn {
            Turn::Level => (middle, bottom - 14.0, Align::Middle),
            Turn::Slanted => (middle - 2.0, bottom - 14.0, Align::Start),
            Turn::Upright => (middle + TEXT_PX * 0.36, bottom - 12.0, Align::Start),
        };
        let placing = Placing { room_px: room.column_px, hand: drawing.text_hand(align), turn: room.turn };
        drawing.label(Point { x, y }, &head.label, placing, &head.datum);
        if let Some(color) = drawing.known_color(&head.color) {
            let rect = around(Point { x: middle, y: bottom - 5.5 }, room.cell_px - 2.0 * SEAM_PX, 3.0);
            drawing.add(Shape::area(rect, color).beside(&head.datum));
        }
    }
    drawing.top_px = bottom;
}

fn draw_row_head(drawing: &mut Drawing<'_>, head: &HeatHead, room: &HeadRoom, middle: f32) {
    let right = room.cells_left - 10.0;
    let placing =
        Placing { room_px: room.names_px + 0.5, hand: drawing.text_hand(Align::End), turn: Turn::Level };
    let at = Point { x: right - 6.0, y: baseline(middle, TEXT_PX) };
    drawing.label(at, &head.label, placing, &head.datum);
    if let Some(color) = drawing.known_color(&head.color) {
        let rect = around(Point { x: room.cells_left - 5.5, y: middle }, 3.0, ROW_PX - 2.0 * SEAM_PX);
        drawing.add(Shape::area(rect, color).beside(&head.datum));
    }
}

/// A row while it is drawn.
struct Row {
    number: usize,
    top: f32,
    /// The largest value of the table, whichever sign it has.
    largest: f64,
}

fn draw_cells(drawing: &mut Drawing<'_>, map: &HeatMap, room: &HeadRoom, row: &Row) {
    let n_columns = map.columns.len();
    let cells = map.cells.iter().skip(row.number.saturating_mul(n_columns)).take(n_columns);
    for (at, cell) in cells.enumerate() {
        let left = room.cells_left + room.cell_px * px(at);
        let rect = Rect {
            left: left + SEAM_PX / 2.0,
            top: row.top + SEAM_PX / 2.0,
            right: left + room.cell_px - SEAM_PX / 2.0,
            bottom: row.top + ROW_PX - SEAM_PX / 2.0,
        };
        draw_cell(drawing, cell, rect, map.scale, row.largest);
    }
}

fn draw_cell(drawing: &mut Drawing<'_>, cell: &HeatCell, rect: Rect, scale: HeatScale, largest: f64) {
    let ink = drawing.ink();
    let fill = cell.value.map_or(ink.page, |value| fill_of(value, largest, scale, &ink));
    let seen = seen(fill, &ink);
    drawing.add(Shape::of(Form::Area { rect, fill: seen, corner_px: 2.0 }).telling(&cell.datum));
    let strong = readable_on(seen, ink.ink, ink.page);
    let is_nothing = cell.value.is_none_or(|value| number(value).abs() <= 0.0);
    let color = if is_nothing && strong == ink.ink { ink.soft } else { strong };
    let weight = if cell.sign.is_some() { Weight::Bold } else { Weight::Regular };
    let mut hand = drawing.soft_hand(Align::Middle);
    (hand.color, hand.weight) = (color, weight);
    let sign = match cell.sign {
        Some(HeatSign::More) => "+",
        Some(HeatSign::Less) => "−",
        None => "",
    };
    let room = rect.width() - 4.0;
    // A number that is cut is another number: it is shown whole or not at all, a sign is shown always.
    let texts = [format!("{}{sign}", cell.label), sign.to_owned()];
    let whole = texts.iter().find(|text| drawing.measured(text, hand) <= room);
    let Some(text) = whole.filter(|text| !text.is_empty()) else { return };
    let at = Point { x: rect.left + rect.width() / 2.0, y: baseline(rect.top + ROW_PX / 2.0, SMALL_PX) };
    let placing = Placing { room_px: room + 0.5, hand, turn: Turn::Level };
    drawing.label(at, text, placing, &cell.datum);
}

/// Draws the scale and what the signs mean; gives where it ends.
fn draw_legend(drawing: &mut Drawing<'_>, map: &HeatMap, below: f32) -> f32 {
    let HeatLegend { name, low, high, signs } = &map.legend;
    let hand = drawing.soft_hand(Align::Start);
    let (left, right) = (MARGIN_PX, drawing.width_px - MARGIN_PX);
    let mut top = below;
    if !name.is_empty() || !low.is_empty() || !high.is_empty() {
        top += 14.0;
        let y = baseline(top + LINE_PX / 2.0, SMALL_PX);
        let ink = drawing.ink();
        let room = (right - left - STEP_PX * px(N_STEPS) - 30.0) / 3.0;
        let mut x = left;
        for text in [name, low] {
            let width = drawing.words(Point { x, y }, text, room, hand);
            x += if width > 0.0 { width + 10.0 } else { 0.0 };
        }
        for at in 0..N_STEPS {
            let share = f64::from(px(at)) / f64::from(px(N_STEPS - 1));
            let value = match map.scale {
                HeatScale::FromZero => share,
                HeatScale::AroundZero => share * 2.0 - 1.0,
            };
            let middle = Point { x: x + STEP_PX / 2.0, y: top + LINE_PX / 2.0 };
            let fill = seen(fill_of(value, 1.0, map.scale, &ink), &ink);
            drawing.add(Shape::area(around(middle, STEP_PX, 11.0), fill));
            x += STEP_PX;
        }
        drawing.words(Point { x: x + 10.0, y }, high, room, hand);
        top += LINE_PX;
    }
    if !signs.is_empty() {
        top += 6.0;
        let at = Point { x: left, y: baseline(top + LINE_PX / 2.0, SMALL_PX) };
        drawing.words(at, signs, right - left, hand);
        top += LINE_PX;
    }
    top
}
