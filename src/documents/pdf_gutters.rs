//! The white strips between the columns of a page of a PDF. Where a file shows lines across columns, row by row, only
//! they tell where a line ends.

use super::pdf_lines::Segment;
use super::pdf_measures::{at_share, count, whole};

/// Into how many strips the width of a page is cut to look for white ones.
const N_STRIPS: usize = 512;

/// The fewest rows that columns have.
const MIN_ROWS: usize = 8;

/// A white strip, from its left to its right side.
#[derive(Clone, Copy, Debug)]
pub(super) struct Gutter {
    pub(super) x0: f64,
    pub(super) x1: f64,
}

/// What stands on one baseline.
struct Row {
    parts: Vec<(f64, f64)>,
}

/// The gutters between columns of prose. Tables have white strips too, but their cells are not filled.
pub(super) fn gutters(segments: &[Segment]) -> Vec<Gutter> {
    let rows = rows(segments);
    let (mut x0, mut x1) = (f64::INFINITY, f64::NEG_INFINITY);
    for (left, right) in rows.iter().flat_map(|row| &row.parts) {
        x0 = x0.min(*left);
        x1 = x1.max(*right);
    }
    let strip = (x1 - x0) / count(N_STRIPS);
    if rows.len() < MIN_ROWS || !strip.is_finite() || strip <= 0.0 {
        return Vec::new();
    }
    let at = |x: f64| usize::try_from(whole(((x - x0) / strip).floor())).unwrap_or(0).min(N_STRIPS - 1);
    // In how many rows a strip is not white, as differences from strip to strip.
    let mut changes = vec![0_i64; N_STRIPS + 1];
    for (left, right) in rows.iter().flat_map(|row| &row.parts) {
        let (from, to) = (at(*left), at((right - strip * 0.5).max(*left)) + 1);
        for (at, by) in [(from, 1), (to, -1)] {
            if let Some(change) = changes.get_mut(at) {
                *change += by;
            }
        }
    }
    let mut n_rows = 0;
    let mut white = Vec::new();
    for (strip_at, change) in changes.iter().take(N_STRIPS).enumerate() {
        n_rows += change;
        if n_rows * 10 <= i64::try_from(rows.len()).unwrap_or(i64::MAX) {
            white.push(strip_at);
        }
    }
    let mut gutters: Vec<Gutter> = Vec::new();
    for at in white {
        let (left, right) = (x0 + strip * count(at), x0 + strip * count(at + 1));
        match gutters.last_mut() {
            Some(gutter) if left - gutter.x1 < strip * 0.5 => gutter.x1 = right,
            _ => gutters.push(Gutter { x0: left, x1: right }),
        }
    }
    let mut sizes: Vec<f64> = segments.iter().map(|segment| segment.size).collect();
    let size = at_share(&mut sizes, 0.5).unwrap_or(0.0);
    gutters.retain(|gutter| gutter.x1 - gutter.x0 >= size * 0.6 && gutter.x0 > x0 && gutter.x1 < x1);
    let are_columns = gutters.len() <= 5 && are_filled(&rows, &gutters, Gutter { x0, x1 });
    if are_columns { gutters } else { Vec::new() }
}

/// What stands on each baseline, in parts.
fn rows(segments: &[Segment]) -> Vec<Row> {
    let mut sorted: Vec<&Segment> = segments.iter().collect();
    sorted.sort_by(|one, other| one.y.total_cmp(&other.y));
    let mut rows: Vec<Row> = Vec::new();
    let mut y = f64::NEG_INFINITY;
    for segment in sorted {
        match rows.last_mut() {
            Some(row) if segment.y - y < segment.size * 0.3 => row.parts.push((segment.x0, segment.x1)),
            _ => {
                y = segment.y;
                rows.push(Row { parts: vec![(segment.x0, segment.x1)] });
            }
        }
    }
    rows
}

/// Whether the lines between gutters go from one to the next, as those of prose do, in most rows.
fn are_filled(rows: &[Row], gutters: &[Gutter], within: Gutter) -> bool {
    let Gutter { x0, x1 } = within;
    let starts = std::iter::once(x0).chain(gutters.iter().map(|gutter| gutter.x1));
    let ends = gutters.iter().map(|gutter| gutter.x0).chain(std::iter::once(x1));
    starts.zip(ends).all(|(start, end)| {
        let filled = rows.iter().filter_map(|row| {
            let parts = row.parts.iter().filter(|(left, right)| *left < end && *right > start);
            let width: f64 = parts.map(|(left, right)| right.min(end) - left.max(start)).sum();
            (width > 0.0).then_some(width / (end - start))
        });
        let mut filled: Vec<f64> = filled.collect();
        filled.len() >= MIN_ROWS.min(rows.len() / 3)
            && at_share(&mut filled, 0.5).is_some_and(|share| share > 0.7)
    })
}
