//! Themes over time: a line each, or bars that stand on each other, a period after the other without gaps. A period that
//! nothing is told of counts as zero.

use super::figure::{Align, Datum, Figure, FigureFrame, Form, Point, Rect, Shape};
use super::figure_axis::{Counting, Scale, Ticks, float, narrow, number};
use super::figure_color::mixed;
use super::figure_drawing::{Drawing, LINE_PX, MARGIN_PX, SMALL_PX, baseline};
use super::figure_legend::Meaning;
use super::figure_plot::{Plot, plot};
use super::figure_timeline_dates::{draw_dates, place};
use super::figure_timeline_series::{Level, levels, mean, stacks, vertices};
use std::collections::BTreeMap;

/// How high the part is that shows values.
const PLOT_PX: f32 = 260.0;

/// Of what a theme's line is, and the mean that is drawn over it.
const LINE_WIDTH_PX: f32 = 1.8;
const FAINT_SHARE: f32 = 0.4;

/// Points are drawn where there are no more of them than this along a line.
const MAX_DOTS: usize = 60;

/// Themes over time.
pub struct Timeline<'t> {
    pub step: PeriodStep,
    pub style: TimelineStyle,
    pub series: Vec<TimelineSeries>,
    /// Over how many periods a mean is drawn; none where `None`.
    pub mean_over: Option<usize>,
    /// What is counted.
    pub axis_name: String,
    pub counting: Counting,
    /// A period as people read it: of months that are counted in whole years, the number of the year comes in.
    pub period_name: &'t dyn Fn(i32, PeriodStep) -> String,
}

/// How long a period is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PeriodStep {
    /// Counted from January of the year 0: twelve times the year, and the month from 0.
    #[default]
    Month,
    /// Counted as years are.
    Year,
}

/// How values are drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TimelineStyle {
    #[default]
    Lines,
    StackedBars,
}

/// A theme.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TimelineSeries {
    pub label: String,
    /// `#rrggbb`; the accent where it is none.
    pub color: String,
    /// Its values; of several of one period the last counts.
    pub values: Vec<TimelineValue>,
    /// What its line stands for.
    pub datum: Datum,
}

/// A value.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TimelineValue {
    pub period: i32,
    pub value: f64,
    pub datum: Datum,
}

/// Lays out themes over time.
#[must_use]
pub fn timeline(timeline: &Timeline<'_>, frame: &FigureFrame<'_>) -> Figure {
    let mut drawing = Drawing::begun(frame);
    let meanings = timeline.series.iter().map(|series| Meaning {
        color: drawing.color(&series.color),
        label: series.label.as_str(),
        datum: series.datum.clone(),
    });
    let meanings: Vec<Meaning<'_>> = meanings.collect();
    drawing.legend(&meanings);
    let periods = || timeline.series.iter().flat_map(|series| &series.values).map(|value| value.period);
    let (Some(first), Some(last)) = (periods().min(), periods().max()) else {
        return without_values(drawing, &timeline.axis_name);
    };
    let levels: Vec<Vec<Level<'_>>> = timeline.series.iter().map(levels).collect();
    let highest = match timeline.style {
        TimelineStyle::Lines => levels.iter().flatten().map(|level| level.value).fold(0.0, f64::max),
        TimelineStyle::StackedBars => stacks(&levels).values().copied().fold(0.0, f64::max),
    };
    let ticks = Ticks::between(0.0, highest, 5, timeline.counting);
    let plot = plot(&mut drawing, &ticks, &timeline.axis_name, PLOT_PX);
    let across = Scale {
        from: f64::from(first) - 0.5,
        to: f64::from(last) + 0.5,
        from_px: plot.left,
        to_px: plot.right,
    };
    draw_dates(&mut drawing, timeline, &across, plot.bottom);
    let axes = Axes { timeline, across: &across, plot: &plot, ends: [first, last] };
    match timeline.style {
        TimelineStyle::Lines => {
            for (series, levels) in timeline.series.iter().zip(&levels) {
                draw_line(&mut drawing, series, levels, axes);
            }
        }
        TimelineStyle::StackedBars => {
            draw_bars(&mut drawing, &levels, axes);
            draw_mean_of_bars(&mut drawing, &levels, axes);
        }
    }
    drawing.finished(plot.bottom + LINE_PX + 4.0)
}

/// A chart of nothing: the name of what would be counted.
fn without_values(mut drawing: Drawing<'_>, name: &str) -> Figure {
    let middle = drawing.top_px + LINE_PX / 2.0;
    let room = drawing.width_px - 2.0 * MARGIN_PX;
    let at = Point { x: MARGIN_PX, y: baseline(middle, SMALL_PX) };
    drawing.words(at, name, room, drawing.soft_hand(Align::Start));
    let bottom = drawing.top_px + LINE_PX;
    drawing.finished(bottom)
}

/// Where values and periods lie.
#[derive(Clone, Copy)]
struct Axes<'a> {
    timeline: &'a Timeline<'a>,
    across: &'a Scale,
    plot: &'a Plot,
    /// The first period and the last.
    ends: [i32; 2],
}

fn draw_line(drawing: &mut Drawing<'_>, series: &TimelineSeries, levels: &[Level<'_>], axes: Axes<'_>) {
    let Axes { across, plot, timeline, ends } = axes;
    let color = drawing.color(&series.color);
    let point = |period: i32, value: f64| Point { x: place(across, period), y: plot.scale.at(value) };
    let corners = vertices(levels, ends);
    let points: Vec<Point> = corners.iter().map(|level| point(level.period, level.value)).collect();
    let mean = timeline.mean_over.map(|over| mean(levels, ends, over)).filter(|mean| mean.len() > 1);
    let line_color = if mean.is_some() { mixed(drawing.ink().page, color, FAINT_SHARE) } else { color };
    let width = if mean.is_some() { 1.0 } else { LINE_WIDTH_PX };
    drawing.add(Shape::stroke(points, width, line_color).telling(&series.datum));
    if let Some(mean) = mean {
        let points = mean.iter().map(|level| point(level.period, level.value)).collect();
        drawing.add(Shape::stroke(points, 2.4, color).beside(&series.datum));
    }
    if across.to - across.from <= float(MAX_DOTS) {
        for (level, datum) in levels.iter().filter_map(|level| Some((level, level.datum?))) {
            let center = point(level.period, level.value);
            drawing.add(Shape::of(Form::Disc { center, radius_px: 2.5, fill: line_color }).telling(datum));
        }
    }
}

fn draw_bars(drawing: &mut Drawing<'_>, levels: &[Vec<Level<'_>>], axes: Axes<'_>) {
    let Axes { timeline, across, plot, .. } = axes;
    let mut heights = BTreeMap::<i32, f64>::new();
    let step = (across.to_px - across.from_px) / narrow((across.to - across.from).max(1.0));
    let gap = if step >= 8.0 { (step * 0.2).min(6.0) } else { 0.0 };
    // One period alone does not fill the page.
    let width = (step - gap).clamp(0.5, 48.0);
    for (series, levels) in timeline.series.iter().zip(levels) {
        let fill = drawing.color(&series.color);
        for level in levels.iter().filter(|level| level.value > 0.0) {
            let below = heights.entry(level.period).or_default();
            let above = *below + level.value;
            let middle = place(across, level.period);
            let rect = Rect {
                left: middle - width / 2.0,
                top: plot.scale.at(above),
                right: middle + width / 2.0,
                bottom: plot.scale.at(*below),
            };
            *below = above;
            let shape = Shape::area(rect, fill);
            drawing.add(if let Some(datum) = level.datum { shape.telling(datum) } else { shape });
        }
    }
}

/// The running mean of all themes together.
fn draw_mean_of_bars(drawing: &mut Drawing<'_>, levels: &[Vec<Level<'_>>], axes: Axes<'_>) {
    let Axes { timeline, across, plot, ends } = axes;
    let sum = |(period, value): (i32, f64)| Level { period, value: number(value), datum: None };
    let sums: Vec<Level<'_>> = stacks(levels).into_iter().map(sum).collect();
    let mean = timeline.mean_over.map(|over| mean(&sums, ends, over)).unwrap_or_default();
    if mean.len() > 1 {
        let point =
            |level: &Level<'_>| Point { x: place(across, level.period), y: plot.scale.at(level.value) };
        let color = mixed(drawing.ink().page, drawing.ink().ink, 0.7);
        drawing.add(Shape::stroke(mean.iter().map(point).collect(), 1.6, color));
    }
}
