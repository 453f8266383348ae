//! The chart of a table of numbers: bars, a heat map, a network, lines over time, portraits or a curve. It shows what the
//! table shows, sorted and filtered alike; each part stands for a cell.

use super::figure::{Datum, Figure, FigureFrame};
use super::figure_axis::Counting;
use super::figure_bars::{BarChart, BarRow, bars};
use super::figure_curve::{Curve, CurveBand, CurvePoint, CurveReached, CurveThreshold, curve};
use super::figure_heat::{HeatCell, HeatHead, HeatLegend, HeatMap, HeatScale, HeatSign, heat_map};
use super::grid::{Grid, GridCell, GridNumbers};
use super::grid_heads::GridHead;
use super::grid_words::GridWords;
use super::{grid_figure_network, grid_figure_portraits, grid_figure_time};
use crate::analysis::page::{Numbers, PageKind};
use crate::analysis::saturation::Saturation;

/// A chart shows so many rows and columns at most; the table has them all.
pub const MAX_DRAWN: usize = 120;

/// So many bars of words.
const MAX_WORD_BARS: usize = 40;

/// What a chart is made with.
#[derive(Clone, Copy)]
pub struct GridDrawing<'a> {
    /// Room, colours and the measure of words.
    pub frame: FigureFrame<'a>,
    /// A cell as people read it.
    pub written: &'a dyn Fn(GridCell) -> String,
    /// What the numbers of the table are called.
    pub numbers: &'a str,
    /// The words of tables.
    pub words: &'a GridWords,
}

impl Grid {
    /// The chart of the table.
    #[must_use]
    pub fn figure(&self, drawing: &GridDrawing<'_>) -> Figure {
        match &self.answer().numbers {
            Numbers::Frequencies(_) => self.bars(drawing, MAX_DRAWN),
            Numbers::Words(_) => self.bars(drawing, MAX_WORD_BARS),
            Numbers::Matrix(_) | Numbers::Summaries(_) => self.heat_map(drawing),
            Numbers::Together(_) => match self.numbers {
                GridNumbers::Pairs | GridNumbers::Counts => grid_figure_network::network_of(self, drawing),
                GridNumbers::RowShares
                | GridNumbers::ColumnShares
                | GridNumbers::TotalShares
                | GridNumbers::Residuals
                | GridNumbers::Jaccard
                | GridNumbers::Given
                | GridNumbers::ArticleShares
                | GridNumbers::PerThousand
                | GridNumbers::TextShares => self.heat_map(drawing),
            },
            Numbers::Timeline(timeline) => {
                grid_figure_time::lines_of(self, timeline, drawing).unwrap_or_else(|| self.heat_map(drawing))
            }
            Numbers::Portraits(portraits) => grid_figure_portraits::portraits_of(self, portraits, drawing),
            // Words around a word are read, not drawn.
            Numbers::Context(_) => Figure::default(),
            Numbers::Saturation(saturation) => self.curve(saturation, drawing),
        }
    }

    /// Whether the table has more rows or columns than a chart shows.
    #[must_use]
    pub fn is_drawn_in_part(&self) -> bool {
        match self.answer().question.kind {
            PageKind::Words => self.rows.len() > MAX_WORD_BARS,
            PageKind::Context | PageKind::Saturation => false,
            PageKind::Matrix | PageKind::Summaries => self.rows.len().max(self.columns.len()) > MAX_DRAWN + 1,
            PageKind::Frequencies | PageKind::Together | PageKind::Timeline | PageKind::Portraits => {
                self.rows.len() > MAX_DRAWN + 1
            }
        }
    }

    /// The cell that a part of a chart stands for, by its number.
    #[must_use]
    pub fn place_of_datum(&self, datum: usize) -> GridDatum {
        let n_columns = self.columns.len().max(1);
        GridDatum { row: datum / n_columns, column: datum % n_columns }
    }

    /// What stands for a cell, and what is told of it.
    pub(super) fn datum(&self, row: usize, column: usize, drawing: &GridDrawing<'_>) -> Datum {
        let heads = self.rows.get(row).zip(self.columns.get(column));
        let told = heads.map(|(row_head, column_head)| {
            let number = (drawing.written)(self.cell(row, column));
            format!("{}, {}: {number}", row_head.full_name, column_head.full_name)
        });
        Datum { behind: Some(row * self.columns.len().max(1) + column), told }
    }

    /// The rows that are no sums, with their places.
    pub(super) fn drawn_rows(&self) -> impl Iterator<Item = (usize, &GridHead)> {
        self.rows.iter().enumerate().filter(|(_, row)| !row.is_sum())
    }

    fn bars(&self, drawing: &GridDrawing<'_>, n_most: usize) -> Figure {
        let rows = self.drawn_rows().take(n_most).map(|(at, row)| BarRow {
            label: row.name.clone(),
            depth: row.depth,
            value: self.cell(at, 0).number().unwrap_or_default(),
            with_children: None,
            value_label: (drawing.written)(self.cell(at, 0)),
            color: row.color.clone().unwrap_or_default(),
            datum: self.datum(at, 0, drawing),
        });
        let axis_name = self.columns.first().map(|column| column.name.clone()).unwrap_or_default();
        bars(&BarChart { rows: rows.collect(), axis_name, parts: None }, &drawing.frame)
    }

    fn heat_map(&self, drawing: &GridDrawing<'_>) -> Figure {
        let rows: Vec<(usize, &GridHead)> = self.drawn_rows().take(MAX_DRAWN).collect();
        let columns = self.columns.iter().enumerate().filter(|(_, column)| !column.is_sum());
        let columns: Vec<(usize, &GridHead)> = columns.take(MAX_DRAWN).collect();
        let is_residual = self.numbers == GridNumbers::Residuals;
        let cell = |row: usize, column: usize| {
            let cell = self.cell(row, column);
            let far = cell.number().filter(|_| is_residual && self.is_striking(row, column));
            HeatCell {
                value: cell.number(),
                label: (drawing.written)(cell),
                sign: far.map(|number| if number > 0.0 { HeatSign::More } else { HeatSign::Less }),
                datum: self.datum(row, column, drawing),
            }
        };
        let cells = rows.iter().flat_map(|(row, _)| columns.iter().map(|(column, _)| cell(*row, *column)));
        let cells = cells.collect();
        let head = |head: &GridHead| HeatHead {
            label: head.name.clone(),
            color: head.color.clone().unwrap_or_default(),
            datum: Datum { behind: None, told: Some(head.full_name.clone()) },
        };
        let scale = if is_residual { HeatScale::AroundZero } else { HeatScale::FromZero };
        let signs = if is_residual { drawing.words.signs.clone() } else { String::new() };
        let legend = HeatLegend { name: drawing.numbers.to_owned(), signs, ..HeatLegend::default() };
        let rows = rows.iter().map(|(_, row)| head(row)).collect();
        let columns = columns.iter().map(|(_, column)| head(column)).collect();
        heat_map(&HeatMap { rows, columns, cells, scale, legend }, &drawing.frame)
    }

    #[expect(clippy::cast_precision_loss, reason = "themes of a codebook")]
    fn curve(&self, saturation: &Saturation, drawing: &GridDrawing<'_>) -> Figure {
        let shade = &saturation.shade.points;
        let points = saturation.items.iter().enumerate().map(|(at, item)| CurvePoint {
            value: item.cumulative as f64,
            band: shade.get(at).map(|point| CurveBand { low: point.low as f64, high: point.high as f64 }),
            datum: Datum {
                behind: Some(at * self.columns.len().max(1)),
                told: self.rows.get(at).map(|row| row.full_name.clone()),
            },
        });
        let reached = self.guest.reached.and_then(|at| self.guest.points.get(at));
        let reached = reached.map(|point| CurveReached {
            point: point.item.saturating_sub(1),
            label: drawing.words.saturated.clone(),
        });
        let words = drawing.words;
        curve(
            &Curve {
                points: points.collect(),
                threshold: None::<CurveThreshold>,
                reached,
                axis_name: words.themes_so_far.clone(),
                items_name: words.articles.clone(),
                counting: Counting::Whole,
                line_label: words.in_order.clone(),
                band_label: words.by_chance.clone(),
            },
            &drawing.frame,
        )
    }
}

/// A cell of a table, by its places among the rows and columns as they are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GridDatum {
    /// The row.
    pub row: usize,
    /// The column.
    pub column: usize,
}
