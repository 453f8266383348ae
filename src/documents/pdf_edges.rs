//! The columns that the lines of a PDF stand in: where lines begin and end there, and how far they stand apart. A column
//! of few lines does not tell; it is measured by others that begin where it does.

use super::pdf_lines::Line;
use super::pdf_measures::{at_share, whole};
use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

/// How many lines before and after a line tell how far lines go there.
const N_AROUND: usize = 3;

/// From how many lines on a column tells where it begins and ends.
const N_TELLING: usize = 8;

/// How far a column may begin right of another one that is the same further up or on another page, in sizes.
const MAX_INDENT: f64 = 4.0;

/// A line with what is known of the column it stands in.
pub(super) struct Place {
    /// Which stretch of lines it belongs to that go down one below the other.
    pub(super) column: usize,
    /// Where most lines of its size begin in the column, and where they end.
    pub(super) left: f64,
    pub(super) right: f64,
    /// Where the longest of the lines around it ends.
    pub(super) right_around: f64,
    /// The usual distance of baselines.
    pub(super) distance: f64,
}

/// Where lines of one size begin and end.
#[derive(Clone, Copy)]
struct Edges {
    left: f64,
    right: f64,
}

/// The places of lines in the order of reading.
pub(super) fn places(lines: &[Line]) -> Vec<Place> {
    let columns = columns(lines);
    let distances = distances(lines, &columns);
    let edges = edges(lines, &columns);
    let mut places = Vec::with_capacity(lines.len());
    for (column, at) in columns.into_iter().enumerate() {
        let lines = lines.get(at).unwrap_or_default();
        for (n, line) in lines.iter().enumerate() {
            let key = size_key(line);
            let (from, to) = (n.saturating_sub(N_AROUND), n + N_AROUND + 1);
            let around = lines.iter().take(to).skip(from).filter(|other| size_key(other) == key);
            let right_around = around.fold(line.x1, |right, other| right.max(other.x1));
            let edges = edges.get(&(column, key));
            let distance = distances.get(&(Some(column), key)).or_else(|| distances.get(&(None, key)));
            places.push(Place {
                column,
                left: edges.map_or(line.x0, |edges| edges.left),
                right: edges.map_or(right_around, |edges| edges.right),
                right_around,
                distance: distance.copied().unwrap_or(line.size * 1.35),
            });
        }
    }
    places
}

/// The stretches of lines that go down one below the other.
fn columns(lines: &[Line]) -> Vec<Range<usize>> {
    let mut columns = Vec::new();
    let mut start = 0;
    for (at, next) in lines.iter().enumerate().skip(1) {
        let goes_down = lines.get(at - 1).is_some_and(|line| {
            line.page == next.page && next.y > line.y + line.size * 0.3 && next.is_over_or_under(line)
        });
        if !goes_down {
            columns.push(start..at);
            start = at;
        }
    }
    columns.push(start..lines.len());
    columns
}

/// The edges of each column by the size of lines. Where lines of a size end at no common edge, there are none.
fn edges(lines: &[Line], columns: &[Range<usize>]) -> HashMap<(usize, i64), Edges> {
    let mut by_size: BTreeMap<(usize, i64), Vec<&Line>> = BTreeMap::new();
    for (column, at) in columns.iter().enumerate() {
        for line in lines.get(at.clone()).unwrap_or_default() {
            by_size.entry((column, size_key(line))).or_default().push(line);
        }
    }
    let mut edges = HashMap::new();
    let mut telling: HashMap<i64, Vec<Edges>> = HashMap::new();
    for ((column, key), lines) in by_size.iter().filter(|(_, lines)| lines.len() >= N_TELLING) {
        if let Some(found) = common_edges(lines) {
            edges.insert((*column, *key), found);
            let telling = telling.entry(*key).or_default();
            if !telling.iter().any(|other| (other.left - found.left).abs() < 1.0) {
                telling.push(found);
            }
        }
    }
    for ((column, key), lines) in &by_size {
        let size = lines.first().map_or(0.0, |line| line.size);
        let others = telling.get(key).into_iter().flatten();
        if let Some(found) = edges.get_mut(&(*column, *key)) {
            // All of its lines are indented against those of a column that ends where it does.
            let wider = others.filter(|other| {
                (other.right - found.right).abs() < size
                    && (size * 0.6..size * MAX_INDENT).contains(&(found.left - other.left))
            });
            found.left = wider.fold(found.left, |left, other| left.min(other.left));
        }
    }
    for ((column, key), lines) in by_size.iter().filter(|(_, lines)| lines.len() < N_TELLING) {
        let (left, right) = lines
            .iter()
            .fold((f64::INFINITY, 0.0_f64), |(left, right), line| (left.min(line.x0), right.max(line.x1)));
        let size = lines.first().map_or(0.0, |line| line.size);
        let same = telling.get(key).into_iter().flatten().filter(|edges| {
            (-size..size * MAX_INDENT).contains(&(left - edges.left)) && right < edges.right + size
        });
        let nearest = same.min_by(|one, other| (left - one.left).total_cmp(&(left - other.left)));
        if let Some(found) = nearest.copied().or_else(|| common_edges(lines)) {
            edges.insert((*column, *key), found);
        }
    }
    edges
}

fn common_edges(lines: &[&Line]) -> Option<Edges> {
    let mut starts: BTreeMap<i64, (usize, f64)> = BTreeMap::new();
    for line in lines {
        starts.entry(whole(line.x0 / 2.0)).or_insert((0, line.x0)).0 += 1;
    }
    // Where first lines are indented, there may be more of them than of others.
    let has_many = |n: usize| n >= 2 && n * 8 >= lines.len();
    let leftmost = starts.values().find(|(n, _)| has_many(*n)).copied();
    let (_, left) = leftmost.or_else(|| starts.values().rev().max_by_key(|(n, _)| *n).copied())?;
    let mut ends: Vec<f64> = lines.iter().map(|line| line.x1).collect();
    let right = at_share(&mut ends, 0.95)?;
    let n_full = lines.iter().filter(|line| line.x1 > right - line.size * 2.0).count();
    (n_full * 3 >= lines.len()).then_some(Edges { left, right })
}

/// The usual distance of lines by their size, in a column where it has many, and in all. The smaller ones are those
/// within paragraphs.
fn distances(lines: &[Line], columns: &[Range<usize>]) -> HashMap<(Option<usize>, i64), f64> {
    let mut all: BTreeMap<(Option<usize>, i64), Vec<f64>> = BTreeMap::new();
    for (column, at) in columns.iter().enumerate() {
        let lines = lines.get(at.clone()).unwrap_or_default();
        for (line, next) in lines.iter().zip(lines.iter().skip(1)) {
            let distance = next.y - line.y;
            if size_key(line) == size_key(next) && distance < line.size * 2.5 {
                for column in [Some(column), None] {
                    all.entry((column, size_key(line))).or_default().push(distance);
                }
            }
        }
    }
    all.into_iter()
        .filter(|((column, _), distances)| column.is_none() || distances.len() >= N_TELLING)
        .filter_map(|(key, mut distances)| at_share(&mut distances, 0.2).map(|distance| (key, distance)))
        .collect()
}

/// Sizes that differ by less than half a point are one.
pub(super) fn size_key(line: &Line) -> i64 {
    whole(line.size * 2.0)
}
