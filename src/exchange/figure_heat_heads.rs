//! The heads of a table of colours: how wide the names of its rows are, and how those of its columns are turned.

use super::figure::{Align, Turn};
use super::figure_axis::px;
use super::figure_drawing::{Drawing, MARGIN_PX, TEXT_PX};
use super::figure_heat::{HeatMap, MAX_CELL_PX, MIN_CELL_PX};

/// How much of the width names of rows have at most, and how long a turned name is.
const NAMES_SHARE: f32 = 0.32;
const MAX_TURNED_PX: f32 = 190.0;

/// What is between a row's name and its cells: a mark of its colour.
const MARK_PX: f32 = 16.0;

/// How much of its length a slanted name is wide, and high.
const SLANT: f32 = std::f32::consts::FRAC_1_SQRT_2;

/// What heads and cells take.
pub(super) struct HeadRoom {
    /// The whole table, with its margins.
    pub(super) width_px: f32,
    pub(super) names_px: f32,
    pub(super) cells_left: f32,
    pub(super) cell_px: f32,
    /// How the names of columns are turned, and how long they are at most.
    pub(super) turn: Turn,
    pub(super) column_px: f32,
    /// How high they are, with what is below them.
    pub(super) heads_px: f32,
}

/// Shares the width among names and cells.
pub(super) fn head_room(map: &HeatMap, drawing: &Drawing<'_>) -> HeadRoom {
    let hand = drawing.text_hand(Align::Start);
    let inner = drawing.width_px - 2.0 * MARGIN_PX;
    let rows = map.rows.iter().map(|head| head.label.as_str());
    let names_px = drawing.widest(rows, inner * NAMES_SHARE, hand);
    let cells_left = MARGIN_PX + names_px + MARK_PX;
    let n_columns = px(map.columns.len().max(1));
    let columns = || map.columns.iter().map(|head| head.label.as_str());
    let longest = drawing.widest(columns(), MAX_TURNED_PX, hand);
    let right = MARGIN_PX + inner;
    let level = ((right - cells_left) / n_columns).clamp(MIN_CELL_PX, MAX_CELL_PX);
    let (turn, cell_px, column_px, heads_px, beside) = if longest <= level - 8.0 {
        (Turn::Level, level, level - 7.5, TEXT_PX + 18.0, 0.0)
    } else {
        // The last name leans over the edge of the table.
        let lean = (longest + TEXT_PX) * SLANT;
        let room = right - cells_left - lean;
        let cell = (room / n_columns).min(MAX_CELL_PX);
        if cell >= MIN_CELL_PX {
            let beside = (lean - cell / 2.0).max(0.0);
            (Turn::Slanted, cell, longest + 0.5, (longest + TEXT_PX) * SLANT + 16.0, beside)
        } else {
            (Turn::Upright, level, longest + 0.5, longest + 16.0, 0.0)
        }
    };
    let width_px = cells_left + cell_px * n_columns + beside + MARGIN_PX;
    HeadRoom { width_px, names_px, cells_left, cell_px, turn, column_px, heads_px }
}
