//! How many themes there are after each article: a line, the band within which other orders lie, and where it is enough.

use super::figure::{Align, Dash, Datum, Figure, FigureFrame, Form, Point, Rect, Shape, Turn, Weight};
use super::figure_axis::{Counting, Scale, Ticks, float, number};
use super::figure_color::mixed;
use super::figure_drawing::{Drawing, Hand, LINE_PX, MARGIN_PX, Placing, SMALL_PX, TEXT_PX, baseline};
use super::figure_legend::Meaning;
use super::figure_plot::{Plot, plot};

/// How high the part is that shows values.
const PLOT_PX: f32 = 280.0;

/// Points are drawn where there are no more of them than this.
const MAX_DOTS: usize = 60;

/// How much of the accent the band has.
const BAND_SHARE: f32 = 0.16;

/// A curve.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Curve {
    /// A point for each item, from the first.
    pub points: Vec<CurvePoint>,
    pub threshold: Option<CurveThreshold>,
    pub reached: Option<CurveReached>,
    /// What is counted upwards, and what from left to right.
    pub axis_name: String,
    pub items_name: String,
    pub counting: Counting,
    /// What the line and the band are; no legend where both are empty.
    pub line_label: String,
    pub band_label: String,
}

/// A point of the line, and the band there.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CurvePoint {
    pub value: f64,
    pub band: Option<CurveBand>,
    pub datum: Datum,
}

/// The values within which other orders lie.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct CurveBand {
    pub low: f64,
    pub high: f64,
}

/// A value that is asked for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CurveThreshold {
    pub value: f64,
    pub label: String,
}

/// The item at which it is enough.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CurveReached {
    /// A place in `Curve::points`.
    pub point: usize,
    pub label: String,
}

/// Lays out a curve.
#[must_use]
pub fn curve(curve: &Curve, frame: &FigureFrame<'_>) -> Figure {
    let mut drawing = Drawing::begun(frame);
    let band_color = mixed(frame.ink.page, frame.ink.accent, BAND_SHARE);
    let meanings = [(&curve.line_label, frame.ink.accent), (&curve.band_label, band_color)];
    let said = meanings.iter().filter(|(label, _)| !label.is_empty());
    let meanings = said.map(|(label, color)| Meaning { color: *color, label, datum: Datum::default() });
    let meanings: Vec<Meaning<'_>> = meanings.collect();
    drawing.legend(&meanings);
    let values = curve.points.iter().flat_map(|point| {
        let band = point.band.unwrap_or_default();
        [point.value, band.low, band.high]
    });
    let asked = curve.threshold.iter().map(|threshold| threshold.value);
    let highest = values.chain(asked).map(number).fold(0.0, f64::max);
    let ticks = Ticks::between(0.0, highest, 5, curve.counting);
    let plot = plot(&mut drawing, &ticks, &curve.axis_name, PLOT_PX);
    let across = Scale {
        from: 1.0,
        to: float(curve.points.len().max(2)),
        from_px: plot.left + 6.0,
        to_px: plot.right - 6.0,
    };
    let axes = Axes { across, plot };
    draw_band(&mut drawing, curve, &axes, band_color);
    draw_threshold(&mut drawing, curve, &axes);
    draw_line(&mut drawing, curve, &axes);
    draw_reached(&mut drawing, curve, &axes);
    let bottom = draw_items(&mut drawing, curve, &axes);
    drawing.finished(bottom)
}

struct Axes {
    across: Scale,
    plot: Plot,
}

impl Axes {
    /// Where the value of an item lies.
    fn at(&self, item: usize, value: f64) -> Point {
        Point { x: self.across.at(float(item) + 1.0), y: self.plot.scale.at(number(value)) }
    }
}

/// Which points are drawn: all, or of so many that no eye tells them apart as many as there are px, and the last.
fn drawn(n: usize, axes: &Axes) -> impl Iterator<Item = usize> {
    let room = f64::from((axes.across.to_px - axes.across.from_px).max(1.0));
    let every = (1..=n).find(|every| float(n) / float(*every) <= room * 2.0).unwrap_or(1);
    (0..n).filter(move |at| at.is_multiple_of(every) || at + 1 == n)
}

fn draw_band(drawing: &mut Drawing<'_>, curve: &Curve, axes: &Axes, fill: super::article_page::Rgb) {
    let bands = drawn(curve.points.len(), axes).filter_map(|at| Some((at, curve.points.get(at)?.band?)));
    let bands: Vec<(usize, CurveBand)> = bands.collect();
    if bands.len() < 2 {
        return;
    }
    let above = bands.iter().map(|(at, band)| axes.at(*at, band.high.max(band.low)));
    let below = bands.iter().rev().map(|(at, band)| axes.at(*at, band.low.min(band.high)));
    drawing.add(Shape::of(Form::Polygon { points: above.chain(below).collect(), fill }));
}

fn draw_line(drawing: &mut Drawing<'_>, curve: &Curve, axes: &Axes) {
    let accent = drawing.ink().accent;
    let point = |at: usize| Some(axes.at(at, curve.points.get(at)?.value));
    let points: Vec<Point> = drawn(curve.points.len(), axes).filter_map(point).collect();
    if points.len() > 1 {
        drawing.add(Shape::stroke(points, 2.0, accent));
    }
    if curve.points.len() <= MAX_DOTS {
        for (at, point) in curve.points.iter().enumerate() {
            let center = axes.at(at, point.value);
            let dot = Shape::of(Form::Disc { center, radius_px: 2.8, fill: accent });
            drawing.add(dot.telling(&point.datum));
        }
    }
}

fn draw_threshold(drawing: &mut Drawing<'_>, curve: &Curve, axes: &Axes) {
    let Some(threshold) = &curve.threshold else { return };
    let y = axes.plot.scale.at(number(threshold.value));
    let points = vec![Point { x: axes.plot.left, y }, Point { x: axes.plot.right, y }];
    let color = drawing.ink().soft;
    drawing.add(Shape::of(Form::Stroke { points, width_px: 1.0, color, dash: Dash::Dashed }));
    let at = Point { x: axes.plot.left + 6.0, y: y - 5.0 };
    let room = axes.plot.right - axes.plot.left - 12.0;
    let hand = drawing.soft_hand(Align::Start);
    let width = drawing.measured(&drawing.fitted(&threshold.label, room, hand), hand);
    // A hairline that goes through the words is hidden behind them.
    let ground = Rect { left: at.x - 3.0, top: y - 18.0, right: at.x + width + 3.0, bottom: y - 1.5 };
    drawing.add(Shape::area(ground, drawing.ink().page));
    drawing.words(at, &threshold.label, room, hand);
}

fn draw_reached(drawing: &mut Drawing<'_>, curve: &Curve, axes: &Axes) {
    let Some(reached) = &curve.reached else { return };
    let Some(point) = curve.points.get(reached.point) else { return };
    let ink = drawing.ink();
    let center = axes.at(reached.point, point.value);
    let foot = Point { x: center.x, y: axes.plot.bottom };
    let line = Form::Stroke { points: vec![center, foot], width_px: 1.0, color: ink.ink, dash: Dash::Dashed };
    drawing.add(Shape::of(line).beside(&point.datum));
    for (radius_px, fill) in [(6.0, ink.ink), (4.5, ink.page), (2.8, ink.accent)] {
        drawing.add(Shape::of(Form::Disc { center, radius_px, fill }).beside(&point.datum));
    }
    // The words stand where there is more room, at the foot: the line is far above there.
    let middle = f32::midpoint(axes.plot.left, axes.plot.right);
    let (align, x, room_px) = if center.x <= middle {
        (Align::Start, center.x + 8.0, axes.plot.right - center.x - 12.0)
    } else {
        (Align::End, center.x - 8.0, center.x - axes.plot.left - 12.0)
    };
    let hand = Hand { size_px: TEXT_PX, weight: Weight::Bold, color: ink.ink, align };
    let y = baseline(f32::midpoint(center.y, axes.plot.bottom).max(axes.plot.bottom - 26.0), TEXT_PX);
    drawing.label(Point { x, y }, &reached.label, Placing { room_px, hand, turn: Turn::Level }, &point.datum);
}

/// Writes the numbers of items and what they are; gives where they end.
fn draw_items(drawing: &mut Drawing<'_>, curve: &Curve, axes: &Axes) -> f32 {
    let hand = drawing.soft_hand(Align::Middle);
    let n = curve.points.len();
    let ticks = Ticks::between(0.0, float(n), 8, Counting::Whole);
    let mut free_from = f32::NEG_INFINITY;
    let whole = ticks.values.iter().copied().filter(|value| *value >= 1.0 && *value <= float(n));
    for value in std::iter::once(1.0).filter(|_| n > 0).chain(whole.filter(|value| *value > 1.0)) {
        let x = axes.across.at(value);
        let name = (drawing.frame.number)(value);
        let width = drawing.measured(&name, hand);
        if x - width / 2.0 < free_from {
            continue;
        }
        free_from = x + width / 2.0 + 8.0;
        drawing.hairline(Point { x, y: axes.plot.bottom }, Point { x, y: axes.plot.bottom + 4.0 });
        let at = Point { x, y: baseline(axes.plot.bottom + 5.0 + LINE_PX / 2.0, SMALL_PX) };
        drawing.words(at, &name, drawing.width_px - 2.0 * MARGIN_PX, hand);
    }
    let bottom = axes.plot.bottom + 5.0 + LINE_PX;
    if curve.items_name.is_empty() {
        return bottom;
    }
    let at = Point { x: axes.plot.right, y: baseline(bottom + LINE_PX / 2.0, SMALL_PX) };
    drawing.words(at, &curve.items_name, axes.plot.right - axes.plot.left, drawing.soft_hand(Align::End));
    bottom + LINE_PX
}
