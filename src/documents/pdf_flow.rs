//! Where a paragraph of a PDF ends. The file does not say; the distance of lines, their indents, a last line that is
//! short, and a change of size do.

use super::pdf_edges::{Place, places};
use super::pdf_fonts::Face;
use super::pdf_lines::Line;
use super::pdf_measures::median;

/// Sizes that differ by this ratio are two.
const OTHER_SIZE: f64 = 1.12;

/// A distance of lines by this much larger than usual parts paragraphs.
const WIDE_DISTANCE: f64 = 1.22;

/// An indent, in sizes.
const INDENT: f64 = 0.6;

/// How much room is left, in sizes, where the next word was not put on a line; and where no sentence ends there.
const ROOM: f64 = 0.4;
const ROOM_IN_SENTENCE: f64 = 2.5;

/// Whether a line is set in bold.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Weight {
    Strong,
    Partly,
    Plain,
}

/// The lines of a file in the order of reading, and what parts them.
pub(super) struct Flow<'l> {
    lines: &'l [Line],
    places: Vec<Place>,
    weights: Vec<Weight>,
    /// The indent with which paragraphs mostly begin.
    indent: Option<f64>,
}

/// A line with its place and weight.
#[derive(Clone, Copy)]
struct Placed<'f> {
    line: &'f Line,
    place: &'f Place,
    weight: Weight,
}

impl<'l> Flow<'l> {
    pub(super) fn new(lines: &'l [Line], faces: &[Face]) -> Self {
        let weights = lines.iter().map(|line| weight(line, faces)).collect();
        let mut flow = Self { lines, places: places(lines), weights, indent: None };
        flow.indent = flow.usual_indent();
        flow
    }

    fn at(&self, at: usize) -> Option<Placed<'_>> {
        let (line, place, weight) = (self.lines.get(at)?, self.places.get(at)?, *self.weights.get(at)?);
        Some(Placed { line, place, weight })
    }

    /// The indent of paragraphs, where more of those that begin behind a short line have one than have none.
    fn usual_indent(&self) -> Option<f64> {
        let mut indents = Vec::new();
        for at in 1..self.lines.len() {
            let (Some(last), Some(next)) = (self.at(at - 1), self.at(at)) else { continue };
            if last.place.column == next.place.column && last.is_end() && last.has_room_for(next.line, ROOM) {
                indents.push(next.line.x0 - next.place.left);
            }
        }
        let size = median(&mut self.lines.iter().map(|line| line.size).collect::<Vec<_>>())?;
        median(&mut indents).filter(|indent| *indent > size * INDENT && *indent < size * 6.0)
    }

    /// Whether a line begins a paragraph, when the last one began at `first`.
    pub(super) fn begins_paragraph(&self, first: usize, at: usize) -> bool {
        let last = at.checked_sub(1).and_then(|before| self.at(before));
        let (Some(last), Some(next)) = (last, self.at(at)) else { return true };
        if last.is_set_otherwise(next) {
            return true;
        }
        if last.place.column != next.place.column {
            return !self.goes_on_elsewhere(at - 1, at);
        }
        if last.is_row_before(next) {
            return true;
        }
        if next.line.y - last.line.y > last.place.distance * WIDE_DISTANCE + last.line.size * 0.1 {
            return true;
        }
        let has_ended = last.is_short_before(next);
        if next.begins_item() && (has_ended || last.is_end()) {
            return true;
        }
        has_ended || self.is_indented_as_usual(last, next) || self.is_indented_anew(first, at)
    }

    /// Whether the paragraph of one line goes on with another one in the next column, or on the next page.
    pub(super) fn goes_on_elsewhere(&self, at: usize, next_at: usize) -> bool {
        let (Some(last), Some(next)) = (self.at(at), self.at(next_at)) else { return false };
        if last.is_set_otherwise(next) || next.begins_item() {
            return false;
        }
        let (line, below) = (last.line, next.line);
        let is_same_row =
            line.page == below.page && (line.y - below.y).abs() < line.size * 0.3 && below.x0 > line.x1;
        let is_full = !last.has_room_for(below, ROOM);
        if is_same_row || next.begins_small() && (is_full || !last.is_end()) {
            return true;
        }
        let is_at_margin = below.x0 < next.place.left + below.size * INDENT;
        is_full && is_at_margin && (!last.is_end() || self.indent.is_some())
    }

    /// Whether a line begins where paragraphs do, unless a sentence goes on there.
    fn is_indented_as_usual(&self, last: Placed<'_>, next: Placed<'_>) -> bool {
        let indent = next.line.x0 - next.place.left;
        let is_usual = self.indent.is_some_and(|usual| (indent - usual).abs() < 1.5);
        is_usual && (last.is_end() || !next.begins_small()) && !last.is_centred_over(next)
    }

    /// Whether a line is indented against those of the paragraph, or the other way round.
    fn is_indented_anew(&self, first: usize, at: usize) -> bool {
        let (Some(head), Some(last), Some(next)) =
            (self.at(first), self.at(at.saturating_sub(1)), self.at(at))
        else {
            return true;
        };
        if last.is_centred_over(next) {
            return false;
        }
        let indent = next.line.size * INDENT;
        if at - first == 1 {
            // The second line of an item hangs below the words of the first.
            return next.line.x0 > head.line.x0 + indent && !head.begins_item();
        }
        let is_out = next.line.x0 < last.line.x0 - indent;
        let is_in = next.line.x0 > last.line.x0 + indent;
        is_in || is_out && ((last.line.x0 - last.place.left).abs() > indent || next.begins_item())
    }
}

impl Placed<'_> {
    fn is_set_otherwise(self, next: Self) -> bool {
        let is_other_weight = matches!(
            (self.weight, next.weight),
            (Weight::Strong, Weight::Plain) | (Weight::Plain, Weight::Strong)
        );
        is_other_weight || is_other_size(self.line, next.line)
    }

    /// Whether one of two lines is the row of a table.
    fn is_row_before(self, next: Self) -> bool {
        let (n, n_next) = (self.line.n_cell_gaps, next.line.n_cell_gaps);
        n.min(n_next) >= 1 || n.max(n_next) >= 2
    }

    fn has_room_for(self, next: &Line, room: f64) -> bool {
        has_room(self.line, self.place.right, next, room)
    }

    /// Whether a line is the last of its paragraph by where it ends. A sentence that goes on is not ended, unless half
    /// of the line is empty.
    fn is_short_before(self, next: Self) -> bool {
        let is_end = self.is_end();
        let room = if is_end { ROOM } else { ROOM_IN_SENTENCE };
        let is_short = self.has_room_for(next.line, room);
        let is_short_here = has_room(self.line, self.place.right_around, next.line, room);
        let is_half_empty = self.place.right - self.line.x1 > (self.place.right - self.place.left) * 0.5;
        if next.begins_small() {
            return is_short_here && (is_half_empty || is_short && is_end);
        }
        is_short && (is_short_here || is_end)
    }

    fn is_centred_over(self, next: Self) -> bool {
        let middle = |line: &Line| line.x0.midpoint(line.x1);
        let size = next.line.size;
        (middle(self.line) - middle(next.line)).abs() < size * 0.4
            && (self.line.x1 - next.line.x1).abs() > size * INDENT
    }

    /// Whether a line ends as sentences do.
    fn is_end(self) -> bool {
        let words = self.line.words();
        let words = words.trim_end_matches(['"', '”', '’', '»', ')', ']', '\'']);
        words.ends_with(['.', '!', '?', '…', ':', ';'])
    }

    /// Whether a line begins with a small letter. In old fonts most letters with marks look like signs and are small.
    fn begins_small(self) -> bool {
        self.line
            .first_char()
            .is_some_and(|c| c.is_lowercase() || !c.is_alphanumeric() && ('\u{A8}'..='\u{FF}').contains(&c))
    }

    /// Whether a line begins with what stands before items: a bullet, a dash, a number or a letter.
    fn begins_item(self) -> bool {
        let words = self.line.words();
        let (first, rest) = words.split_once(' ').unwrap_or((&words, ""));
        let is_dash = matches!(first, "-" | "–" | "—" | "+" | "*");
        let is_bullet = words.starts_with(['•', '▪', '➢', '✓', '→', '●', '■', '◦', '‣']);
        let bare = first.strip_prefix('(').unwrap_or(first).strip_suffix(['.', ')', '/']);
        let is_number = bare.is_some_and(|bare| {
            let is_short_number =
                |part: &str| (1..=2).contains(&part.len()) && part.chars().all(|c| c.is_ascii_digit());
            bare.split('.').all(is_short_number)
                || bare.len() == 1 && bare.chars().all(|c| c.is_ascii_lowercase())
        });
        is_bullet || !rest.is_empty() && (is_dash || is_number)
    }
}

pub(super) fn is_other_size(line: &Line, next: &Line) -> bool {
    line.size.max(next.size) > line.size.min(next.size) * OTHER_SIZE
}

/// Whether the first word of the next line had room at the end of this one.
fn has_room(line: &Line, right: f64, next: &Line, room: f64) -> bool {
    right - line.x1 > next.first_word + next.size * room
}

fn weight(line: &Line, faces: &[Face]) -> Weight {
    let is_strong = |face: usize| faces.get(face).is_some_and(|face| face.is_strong);
    let mut pieces = line.pieces.iter().filter(|piece| piece.words.chars().any(char::is_alphanumeric));
    let n_strong = pieces.clone().filter(|piece| is_strong(piece.manner.face)).count();
    if n_strong == 0 {
        Weight::Plain
    } else if pieces.all(|piece| is_strong(piece.manner.face)) {
        Weight::Strong
    } else {
        Weight::Partly
    }
}
