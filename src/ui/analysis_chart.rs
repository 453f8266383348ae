//! The chart of the page of numbers: laid out anew where the table, the room or the colours are others.

use super::context::Cx;
use super::grid_paint::cell_words;
use super::look::{Look, bytes_of};
use crate::exchange::figure::{Figure, FigureFrame, FigureInk, Weight};
use crate::exchange::figure_color::parsed_color;
use crate::exchange::figure_measure::FigureMeasure;
use crate::exchange::grid::{Grid, GridCell};
use crate::exchange::grid_figure::GridDrawing;
use crate::exchange::grid_words::GridWords;
use std::rc::Rc;
use std::sync::Arc;

/// Width of a chart in a file, in px.
const FILE_PX: f32 = 960.0;

/// A chart that was laid out, and the measure of its words.
#[derive(Clone, Default)]
pub struct ChartDraft {
    measure: Option<Rc<FigureMeasure>>,
    laid: Option<(ChartOf, Arc<Figure>)>,
}

impl std::fmt::Debug for ChartDraft {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("ChartDraft").field("is_laid", &self.laid.is_some()).finish_non_exhaustive()
    }
}

/// What a chart was laid out of.
#[derive(Clone, Copy, Debug, PartialEq)]
struct ChartOf {
    /// Which table of the page.
    n_tables: u64,
    width_px: f32,
    ink: FigureInk,
}

/// What a chart is made with.
#[derive(Clone, Copy)]
pub struct ChartWords<'a> {
    /// What it is called, and what was counted.
    pub title: &'a str,
    pub description: &'a str,
    /// The words of tables.
    pub grid: &'a GridWords,
}

impl ChartDraft {
    /// The chart in the window.
    pub fn shown(
        &mut self,
        cx: &Cx<'_>,
        grid: &Grid,
        n_tables: u64,
        room_px: f32,
        words: &ChartWords<'_>,
    ) -> Arc<Figure> {
        let of = ChartOf { n_tables, width_px: room_px.floor(), ink: ink_of(cx.look) };
        if let Some((known, figure)) = &self.laid
            && *known == of
        {
            return Arc::clone(figure);
        }
        let figure = Arc::new(self.figure(
            cx,
            grid,
            words,
            Frame { width_px: of.width_px, ink: of.ink, has_heading: false },
        ));
        self.laid = Some((of, Arc::clone(&figure)));
        figure
    }

    /// The chart for a file, on white, under its title.
    pub fn for_file(&mut self, cx: &Cx<'_>, grid: &Grid, words: &ChartWords<'_>) -> Figure {
        self.figure(cx, grid, words, Frame { width_px: FILE_PX, ink: FigureInk::paper(), has_heading: true })
    }

    fn figure(&mut self, cx: &Cx<'_>, grid: &Grid, words: &ChartWords<'_>, frame: Frame) -> Figure {
        let measure = Rc::clone(self.measure.get_or_insert_with(|| Rc::new(FigureMeasure::load())));
        let width = |text: &str, size_px: f32, weight: Weight| measure.width_px(text, size_px, weight);
        let number = |number: f64| number_words(cx, number);
        let written = |cell: GridCell| cell_words(cx, cell, grid.numbers);
        let numbers = cx.words.say(&format!("grid-numbers-{}", grid.numbers.name()));
        let on_screen = |hex: &str| parsed_color(hex).map(|_| bytes_of(cx.look.line(Some(hex))));
        let frame = FigureFrame {
            width_px: frame.width_px,
            ink: frame.ink,
            // Files are on white, whatever the window looks like.
            colors: if frame.has_heading { &parsed_color } else { &on_screen },
            measure: &width,
            number: &number,
            title: words.title,
            description: words.description,
            has_heading: frame.has_heading,
        };
        grid.figure(&GridDrawing { frame, written: &written, numbers: &numbers, words: words.grid })
    }
}

/// The room, the colours, and whether the title stands above.
#[derive(Clone, Copy)]
struct Frame {
    width_px: f32,
    ink: FigureInk,
    has_heading: bool,
}

/// A number of an axis: a count, or with two decimals.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "whole, and not below 0")]
fn number_words(cx: &Cx<'_>, number: f64) -> String {
    if number >= 0.0 && number.fract() == 0.0 {
        cx.words.count(number as usize)
    } else {
        cx.words.decimal(number, 2)
    }
}

fn ink_of(look: &Look) -> FigureInk {
    FigureInk {
        page: bytes_of(look.page),
        ink: bytes_of(look.ink),
        soft: bytes_of(look.soft),
        hairline: bytes_of(look.hairline),
        accent: bytes_of(look.accent),
        low: bytes_of(look.warning),
        high: bytes_of(look.accent),
    }
}
