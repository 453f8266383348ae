//! Portraits of articles: a strip an article, with what each theme covers of it.

use super::figure::{Datum, Figure};
use super::figure_portraits::{self, PortraitRange, PortraitRow};
use super::grid::Grid;
use super::grid_figure::{GridDrawing, MAX_DRAWN};
use crate::analysis::portraits::{Portrait, Portraits};

/// Draws the articles of the table, the first ones.
pub(super) fn portraits_of(grid: &Grid, portraits: &Portraits, drawing: &GridDrawing<'_>) -> Figure {
    let rows: Vec<(usize, &Portrait)> = grid
        .drawn_rows()
        .filter_map(|(at, row)| Some((at, portraits.rows.get(row.item?)?)))
        .take(MAX_DRAWN)
        .collect();
    let drawn: Vec<PortraitRow> = rows.iter().map(|(at, row)| row_of(grid, *at, row, drawing)).collect();
    let lanes = drawn.iter().flat_map(|row| row.ranges.iter().map(|range| range.lane + 1));
    let chart = figure_portraits::Portraits {
        n_lanes: lanes.max().unwrap_or(1),
        rows: drawn,
        start: drawing.words.text_start.clone(),
        middle: drawing.words.text_middle.clone(),
        end: drawing.words.text_end.clone(),
    };
    figure_portraits::portraits(&chart, 0..rows.len(), &drawing.frame)
}

fn row_of(grid: &Grid, at: usize, portrait: &Portrait, drawing: &GridDrawing<'_>) -> PortraitRow {
    let head = grid.rows.get(at);
    // Where each lane is free again, in code points.
    let mut lanes: Vec<usize> = Vec::new();
    let mut strips = portrait.strips.clone();
    strips.sort_by_key(|strip| (strip.chars, strip.theme));
    let range = |strip: crate::analysis::portraits::Strip| {
        let stretch = portrait.stretch(strip)?;
        let lane = lanes.iter().position(|end| *end <= strip.chars.start).unwrap_or(lanes.len());
        match lanes.get_mut(lane) {
            Some(end) => *end = strip.chars.end,
            None => lanes.push(strip.chars.end),
        }
        let theme = grid.answer().themes.get(strip.theme)?;
        Some(PortraitRange {
            start: stretch.start,
            end: stretch.end,
            lane,
            color: theme.color.clone(),
            datum: grid.datum(at, strip.theme, drawing),
        })
    };
    PortraitRow {
        label: head.map(|head| head.name.clone()).unwrap_or_default(),
        ranges: strips.into_iter().filter_map(range).collect(),
        datum: Datum { behind: None, told: head.map(|head| head.full_name.clone()) },
    }
}
