//! The dates below a chart over time: as many as there is room for, in steps that people count time in.

use super::figure::{Align, Point};
use super::figure_axis::{Scale, narrow, number, px};
use super::figure_drawing::{Drawing, LINE_PX, SMALL_PX, baseline};
use super::figure_timeline::{PeriodStep, Timeline};
use super::figure_timeline_series::period_of;

/// Steps of months: those of a year and more begin with January.
const MONTHS: [i32; 12] = [1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1_200, 2_400];

/// Steps of years.
const YEARS: [i32; 11] = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000];

/// What is between two dates at least.
const APART_PX: f32 = 14.0;

/// The same where no step leaves them room, as in thousands of years.
const FAR_PX: f32 = 120.0;

/// No more dates than this fit on any page.
const MAX_DATES: i64 = 200;

/// Where the middle of a period lies.
pub(super) fn place(across: &Scale, period: i32) -> f32 {
    across.at(f64::from(period))
}

/// Writes the dates, and a tick at each.
pub(super) fn draw_dates(drawing: &mut Drawing<'_>, timeline: &Timeline<'_>, across: &Scale, top: f32) {
    let (first, last) = (period_of(across.from + 0.5), period_of(across.to - 0.5));
    let steps: &[i32] = match timeline.step {
        PeriodStep::Month => &MONTHS,
        PeriodStep::Year => &YEARS,
    };
    let all = i64::from(last) - i64::from(first) + 1;
    let fits = steps.iter().copied().find(|step| do_fit(drawing, timeline, across, *step));
    let n_far = (1..MAX_DATES).take_while(|n| across.from_px + FAR_PX * narrow_count(*n) <= across.to_px);
    let step = fits.map_or_else(|| all / n_far.last().unwrap_or(1), i64::from);
    let hand = drawing.soft_hand(Align::Middle);
    for period in ticks(first, last, step) {
        let x = place(across, period);
        drawing.hairline(Point { x, y: top }, Point { x, y: top + 4.0 });
        let name = name(timeline, period, step);
        let width = drawing.measured(&name, hand);
        // A date at the edge stays on the page.
        let half = width / 2.0;
        let x = x.min(drawing.width_px - half - 2.0).max(half + 2.0);
        let at = Point { x, y: baseline(top + 6.0 + LINE_PX / 2.0, SMALL_PX) };
        let room = drawing.width_px - 4.0;
        drawing.words(at, &name, room, hand);
    }
}

/// The periods that are named.
fn ticks(first: i32, last: i32, step: i64) -> impl Iterator<Item = i32> {
    let step = step.max(1);
    let from = i64::from(first).div_euclid(step) * step;
    let from = if from < i64::from(first) { from + step } else { from };
    // Where no whole step lies within, the first is named.
    let from = if from > i64::from(last) { i64::from(first) } else { from };
    let n = usize::try_from((i64::from(last) - from) / step + 1).unwrap_or(0);
    (0..n).filter_map(move |at| i32::try_from(from + i64::try_from(at).ok()? * step).ok())
}

fn narrow_count(n: i64) -> f32 {
    px(usize::try_from(n).unwrap_or(0))
}

/// What a period is called: a year, where whole years are counted.
fn name(timeline: &Timeline<'_>, period: i32, step: i64) -> String {
    match timeline.step {
        PeriodStep::Month if step % 12 == 0 && period % 12 == 0 => {
            (timeline.period_name)(period.div_euclid(12), PeriodStep::Year)
        }
        PeriodStep::Month | PeriodStep::Year => (timeline.period_name)(period, timeline.step),
    }
}

/// Whether the dates of a step leave each other room.
fn do_fit(drawing: &Drawing<'_>, timeline: &Timeline<'_>, across: &Scale, step: i32) -> bool {
    let span = number(across.to - across.from).max(1.0);
    let step_px = f64::from(across.to_px - across.from_px) / span * f64::from(step);
    let (first, last) = (period_of(across.from + 0.5), period_of(across.to - 0.5));
    let n = (i64::from(last) - i64::from(first) + 1) / i64::from(step);
    if n > MAX_DATES {
        return false;
    }
    let hand = drawing.soft_hand(Align::Middle);
    let widths = ticks(first, last, i64::from(step))
        .map(|period| drawing.measured(&name(timeline, period, i64::from(step)), hand));
    widths.fold(0.0, f32::max) + APART_PX <= narrow(step_px)
}
