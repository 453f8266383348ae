//! A veil over what the person does not look at now: all but the sentence in focus mode, or all that is not marked.

use super::placed::Placed;
use super::reader_layout::Item;
use super::reader_paint::Page;
use super::rects::Rects;
use crate::text::positions::Span;
use egui::{Painter, Rect, pos2};

/// How much of the page's colour lies over the text.
const VEIL: f32 = 0.68;

/// How far the lanes of a row reach below it, in px.
const LANES_PX: f32 = 2.0;

/// What is left clear.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Veil {
    /// Everything.
    #[default]
    None,
    /// What the person works on: selected text, a mark, the sentence under the cursor.
    AllButTarget,
    /// What is marked, and what is selected.
    AllButMarked,
}

impl Veil {
    /// This veil, or none where it was this one already.
    #[must_use]
    pub fn toggled(self, veil: Self) -> Self {
        if self == veil { Self::None } else { veil }
    }
}

/// Draws the veil over the text.
pub fn paint(page: &Page<'_>, painter: &Painter, veil: Veil) {
    let target = page.view.target();
    if veil == Veil::None || (veil == Veil::AllButTarget && target.is_none()) {
        return;
    }
    let color = page.look.page.gamma_multiply(VEIL);
    let mut rects = Rects::new(painter);
    for placed in page.placed {
        if let Some(under) = &placed.shaped.under {
            rects.add(Rect::from_min_size(placed.under_origin(), under.size()), color);
        }
        if !matches!(placed.item, Item::Block(_)) {
            rects.add(placed.rect(), color);
            continue;
        }
        let clear = match veil {
            Veil::AllButMarked => clear_of_marked(page, placed, target),
            _ => target.into_iter().collect(),
        };
        for (at, row) in placed.rows.iter().enumerate() {
            // A row's lanes reach a little into the room above the next one's letters.
            let Some((top, bottom)) = placed.row_heights(at) else { continue };
            let (top, bottom) = (if at == 0 { top } else { top + LANES_PX }, bottom + LANES_PX);
            for part in rest_of(*row, &clear) {
                if let Some((rect, _)) = placed.rows_of(page.text, part).next() {
                    // What hangs over at the ends of a row is veiled with it.
                    let left = if part.start == row.start { rect.left() - 2.0 } else { rect.left() };
                    let right = if part.end == row.end { rect.right() + 2.0 } else { rect.right() };
                    rects.add(Rect::from_min_max(pos2(left, top), pos2(right, bottom)), color);
                }
            }
        }
    }
    rects.paint();
}

fn clear_of_marked(page: &Page<'_>, placed: &Placed, target: Option<Span>) -> Vec<Span> {
    let mut clear: Vec<Span> = page.view.marks.fills(placed.span).map(|(span, _)| span).collect();
    clear.extend(target);
    clear.sort_unstable();
    clear
}

/// The parts of a range that lie in none of others, which are sorted by start.
fn rest_of(range: Span, others: &[Span]) -> Vec<Span> {
    let mut rest = Vec::new();
    let mut from = range.start;
    for other in others.iter().filter(|other| other.overlaps(range)) {
        if other.start > from {
            rest.push(Span { start: from, end: other.start });
        }
        from = from.max(other.end);
    }
    if from < range.end {
        rest.push(Span { start: from, end: range.end });
    }
    rest
}

#[cfg(test)]
mod tests {
    use super::rest_of;
    use crate::text::positions::Span;

    #[test]
    fn the_rest_of_a_range_is_what_no_other_covers() {
        let span = |start, end| Span { start, end };
        let others = [span(0, 3), span(5, 9), span(6, 7), span(20, 30)];
        assert_eq!(rest_of(span(2, 12), &others), [span(3, 5), span(9, 12)]);
        assert_eq!(rest_of(span(5, 9), &others), []);
        assert_eq!(rest_of(span(10, 12), &others), [span(10, 12)]);
    }
}
