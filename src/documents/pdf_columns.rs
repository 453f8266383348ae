//! The order in which the lines of a page of a PDF are read. Mostly it is that in which the file shows them, even across
//! columns; where that jumps up and back without reason, the page is cut along its white strips instead.

use super::pdf_lines::Line;
use super::pdf_measures::Area;

/// The most blocks that are put in order; beyond, the order is that of the file.
const MAX_BLOCKS: usize = 4_000;

/// How often a page is cut.
const MAX_DEPTH: usize = 32;

/// From how many lines on that follow one on their own row, rows go across columns.
const MIN_ACROSS: usize = 4;

/// The lines of a page in the order of reading.
pub(super) fn in_order(lines: Vec<Line>) -> Vec<Line> {
    if is_ordered(&lines) {
        return lines;
    }
    let mut blocks: Vec<Vec<Line>> = Vec::new();
    for line in lines {
        match blocks.last_mut().and_then(|block| block.last().map(|last| goes_down(last, &line))) {
            Some(true) => blocks.last_mut().into_iter().for_each(|block| block.push(line.clone())),
            _ => blocks.push(vec![line]),
        }
    }
    if blocks.len() > MAX_BLOCKS {
        return blocks.into_iter().flatten().collect();
    }
    let areas: Vec<Area> = blocks.iter().map(|block| area(block)).collect();
    let sizes: f64 = blocks.iter().flatten().map(|line| line.size).fold(f64::INFINITY, f64::min);
    let order = Cutting { areas, min_gutter: sizes * 0.5 }.ordered((0..blocks.len()).collect(), 0);
    order.into_iter().filter_map(|at| blocks.get_mut(at).map(std::mem::take)).flatten().collect()
}

/// Whether a line stands next below another one in its column.
fn goes_down(line: &Line, next: &Line) -> bool {
    let distance = next.y - line.y;
    distance > 0.0 && distance < line.size.max(next.size) * 2.5 && next.is_over_or_under(line)
}

/// Whether lines go down, and up only to the head of a column further right.
fn is_ordered(lines: &[Line]) -> bool {
    let mut n_across = 0_usize;
    for (line, next) in lines.iter().zip(lines.iter().skip(1)) {
        let dy = next.y - line.y;
        let is_right = next.x0 >= line.x1 - line.size * 0.5;
        let is_same_row = dy.abs() < line.size * 0.3;
        n_across += usize::from(is_same_row && is_right);
        if !is_right && (dy < 0.0 || is_same_row) {
            return false;
        }
    }
    n_across < MIN_ACROSS
}

fn area(block: &[Line]) -> Area {
    let areas = block.iter().map(|line| Area {
        x0: line.x0,
        y0: line.y - line.size * 0.7,
        x1: line.x1,
        y1: line.y + line.size * 0.1,
    });
    areas.reduce(Area::with).unwrap_or(Area::EVERYTHING)
}

/// Cuts a page along white strips, first from top to bottom, then from side to side.
struct Cutting {
    areas: Vec<Area>,
    min_gutter: f64,
}

impl Cutting {
    fn area(&self, block: usize) -> Area {
        self.areas.get(block).copied().unwrap_or(Area::EVERYTHING)
    }

    /// The blocks in the order of reading; they come in the order of the file.
    fn ordered(&self, blocks: Vec<usize>, depth: usize) -> Vec<usize> {
        if blocks.len() < 2 || depth >= MAX_DEPTH {
            return blocks;
        }
        let n = blocks.len();
        let columns = self.parts(&blocks, self.min_gutter, |area| (area.x0, area.x1));
        let parts = if columns.len() > 1 {
            columns
        } else {
            let strips = self.parts(&blocks, 0.0, |area| (area.y0, area.y1));
            self.with_common_gutters(strips)
        };
        if parts.iter().any(|part| part.len() == n) {
            return blocks;
        }
        parts.into_iter().flat_map(|part| self.ordered(part, depth + 1)).collect()
    }

    /// Blocks parted where nothing stands for at least so far along one side.
    fn parts(&self, blocks: &[usize], gap: f64, side: impl Fn(Area) -> (f64, f64)) -> Vec<Vec<usize>> {
        let mut sorted: Vec<(f64, f64, usize)> = blocks
            .iter()
            .map(|block| {
                let (start, end) = side(self.area(*block));
                (start, end, *block)
            })
            .collect();
        sorted.sort_by(|one, other| one.0.total_cmp(&other.0));
        let mut parts: Vec<Vec<usize>> = Vec::new();
        let mut reached = f64::NEG_INFINITY;
        for (start, end, block) in sorted {
            match parts.last_mut() {
                Some(part) if start < reached + gap => part.push(block),
                _ => parts.push(vec![block]),
            }
            reached = reached.max(end);
        }
        for part in &mut parts {
            part.sort_unstable();
        }
        parts
    }

    /// Strips one below the other, put together while a gutter goes through all of them.
    fn with_common_gutters(&self, strips: Vec<Vec<usize>>) -> Vec<Vec<usize>> {
        let mut groups: Vec<Vec<usize>> = Vec::new();
        let mut columns: Vec<Stretch> = Vec::new();
        for mut strip in strips {
            let mut both = columns.clone();
            both.extend(strip.iter().map(|block| Stretch::of(self.area(*block))));
            let both = joined(both, self.min_gutter);
            match groups.last_mut() {
                Some(group) if both.len() > 1 => {
                    group.append(&mut strip);
                    columns = both;
                }
                _ => {
                    columns = strip.iter().map(|block| Stretch::of(self.area(*block))).collect();
                    columns = joined(columns, self.min_gutter);
                    groups.push(strip);
                }
            }
        }
        for group in &mut groups {
            group.sort_unstable();
        }
        groups
    }
}

/// Stretches, those put together that are nearer to one another than a gutter is wide.
fn joined(mut stretches: Vec<Stretch>, gutter: f64) -> Vec<Stretch> {
    stretches.sort_by(|one, other| one.start.total_cmp(&other.start));
    let mut joined: Vec<Stretch> = Vec::new();
    for stretch in stretches {
        match joined.last_mut() {
            Some(last) if stretch.start < last.end + gutter => last.end = last.end.max(stretch.end),
            _ => joined.push(stretch),
        }
    }
    joined
}

/// What a block takes from left to right.
#[derive(Clone, Copy)]
struct Stretch {
    start: f64,
    end: f64,
}

impl Stretch {
    fn of(area: Area) -> Self {
        Self { start: area.x0, end: area.x1 }
    }
}
