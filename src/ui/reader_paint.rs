//! Draws the lines in sight: first all fills, then all lanes, then selection and text, so that no line paints over
//! what belongs to another. Fills are never blended; each passage and theme has a lane of its own under the text.

use super::hits_paint;
use super::look::Look;
use super::pictures::Pictures;
use super::placed::Placed;
use super::reader_layout::Item;
use super::reader_shape::Measure;
use super::reader_veil::{self, Veil};
use super::rects::{Level, Rects};
use crate::session::Edge;
use crate::text::positions::Span;
use crate::view::marks::{Lane, MarkView};
use crate::view::reader::ReaderView;
use egui::{Color32, Painter, Pos2, Rect, Stroke, pos2, vec2};

/// Where the first lane begins below the baseline, in em: dấu nặng reaches down to 0.19 em, and stays clear of it.
const LANE_START_EM: f32 = 0.25;

/// Thickness of a lane and the gap after it, in px.
const LANE_PX: f32 = 2.0;
const LANE_GAP_PX: f32 = 1.0;

/// The least from one lane to the next, in px: as many as are drawn at most still end above the next line's small letters.
const LEAST_STEP_PX: f32 = 2.0;

/// How near to the sign of a note the pointer shows the note, in px.
const SIGN_REACH_PX: f32 = 8.0;

/// What is drawn over.
pub struct Page<'v> {
    /// The article.
    pub view: &'v ReaderView,
    /// Its text.
    pub text: &'v str,
    /// The lines in sight.
    pub placed: &'v [Placed],
    /// How it is set.
    pub measure: Measure,
    /// The colours.
    pub look: &'v Look,
    /// The pictures of the article.
    pub pictures: &'v Pictures,
    /// The mark under the pointer: index into `ReaderView::marks`.
    pub hovered: Option<usize>,
}

impl Page<'_> {
    /// Draws everything of the text.
    pub fn paint(&self, painter: &Painter, veil: Veil) {
        let mut rects = Rects::new(painter);
        self.paint_sentence(&mut rects);
        self.paint_fills(&mut rects);
        hits_paint::paint_hits(self, &mut rects);
        self.paint_selection(&mut rects);
        hits_paint::paint_hit_now(self, &mut rects);
        self.paint_lanes(&mut rects);
        rects.paint();
        hits_paint::outline_hit_now(self, painter);
        self.paint_pictures(painter);
        for placed in self.placed {
            painter.galley(placed.origin, placed.shaped.galley.clone(), self.look.ink);
            if let Some(under) = &placed.shaped.under {
                painter.galley(placed.under_origin(), under.clone(), self.look.soft);
            }
        }
        hits_paint::paint_letters(self, painter);
        reader_veil::paint(self, painter, veil);
        self.paint_note_signs(painter);
        self.paint_caret(painter);
        self.paint_handles(painter);
    }

    /// The pictures above their lines; a quiet ground where one is not read yet.
    fn paint_pictures(&self, painter: &Painter) {
        for placed in self.placed {
            for (picture, rect) in placed.picture_rects() {
                match self.pictures.texture(painter.ctx(), &picture.address) {
                    Some(texture) => {
                        let whole = Rect::from_min_max(Pos2::ZERO, pos2(1.0, 1.0));
                        painter.image(texture, rect, whole, Color32::WHITE);
                    }
                    None => drop(painter.rect_filled(rect, 2, self.look.hover)),
                }
            }
        }
    }

    fn blocks(&self) -> impl Iterator<Item = &Placed> {
        self.placed.iter().filter(|placed| matches!(placed.item, Item::Block(_)))
    }

    /// One quiet fill a stretch: that of the innermost passage; neutral in a crowd, and where that passage has several
    /// themes or none.
    fn paint_fills(&self, rects: &mut Rects<'_>) {
        for placed in self.blocks() {
            for (span, mark) in self.view.marks.fills(placed.span) {
                let color = self.fill_of(mark);
                for (rect, baseline) in placed.rows_of(self.text, span) {
                    rects.add(fill_rect(rect, baseline, placed.shaped.em), color);
                }
            }
        }
    }

    fn fill_of(&self, mark: Option<usize>) -> Color32 {
        let Some(mark) = mark.and_then(|at| self.view.marks.get(at)) else { return self.look.neutral_fill };
        match mark.themes.as_slice() {
            [only] => self.look.fill(only.color.as_deref()),
            _ => self.look.neutral_fill,
        }
    }

    fn paint_lanes(&self, rects: &mut Rects<'_>) {
        for placed in self.blocks() {
            let n = self.view.marks.lanes(placed.span).map(|(_, lane)| lane.lane + 1).max();
            let step = LaneStep::of(placed, n.unwrap_or_default());
            for (_, lane) in self.view.marks.lanes(placed.span) {
                self.paint_lane(rects, placed, step, lane);
            }
        }
    }

    fn paint_lane(&self, rects: &mut Rects<'_>, placed: &Placed, step: LaneStep, lane: &Lane) {
        let is_lifted = self.hovered == Some(lane.mark) || self.view.selected == Some(lane.mark);
        let color = self.look.line(lane.theme.color.as_deref());
        let thickness = if is_lifted { step.thickness + 1.0 } else { step.thickness };
        #[expect(clippy::cast_precision_loss, reason = "a handful of lanes")]
        let down = lane.lane as f32 * step.step;
        for (rect, baseline) in placed.rows_of(self.text, lane.span) {
            let y = baseline + (placed.shaped.em * LANE_START_EM).round() + down + thickness / 2.0;
            // A gap of a pixel at the ends keeps neighbours apart.
            let (left, right) = (rect.left() + 0.5, (rect.right() - 0.5).max(rect.left() + 1.5));
            rects.line(Level { left, right, y }, Stroke::new(thickness, color), lane.theme.pattern);
        }
    }

    fn paint_selection(&self, rects: &mut Rects<'_>) {
        let Some(selection) = self.view.selection else { return };
        for placed in self.blocks() {
            for (rect, baseline) in placed.rows_of(self.text, selection.span()) {
                rects.add(fill_rect(rect, baseline, placed.shaped.em), self.look.text_selected);
            }
        }
    }

    /// The sentence cursor: a bar beside the sentence and a quiet ground under it.
    fn paint_sentence(&self, rects: &mut Rects<'_>) {
        let Some(sentence) = self.view.sentence else { return };
        for placed in self.blocks() {
            let rows: Vec<_> = placed.rows_of(self.text, sentence).collect();
            for (rect, baseline) in &rows {
                rects.add(fill_rect(*rect, *baseline, placed.shaped.em), self.look.hover);
            }
            if let (Some((first, _)), Some((last, _))) = (rows.first(), rows.last()) {
                let x = placed.origin.x - 14.0;
                let bar = Rect::from_min_max(pos2(x, first.top() + 3.0), pos2(x + 3.0, last.bottom() - 3.0));
                rects.add(bar, self.look.accent);
            }
        }
    }

    /// The passages with a note that end in sight, each with the place of its sign: at the end, above its last letter.
    fn note_signs(&self) -> impl Iterator<Item = (&MarkView, Pos2)> {
        self.blocks().flat_map(|placed| self.view.marks.notes_ending(placed.span)).filter_map(|at| {
            let mark = self.view.marks.get(at)?;
            let (x, top, _) = self.place_of(mark.span.end, Edge::End)?;
            Some((mark, pos2(x + 1.0, top + 1.0)))
        })
    }

    fn paint_note_signs(&self, painter: &Painter) {
        for (mark, sign) in self.note_signs() {
            let theme = mark.themes.first().and_then(|theme| theme.color.as_deref());
            painter.circle_filled(sign, 4.0, self.look.page);
            painter.circle_filled(sign, 2.75, self.look.line(theme));
        }
    }

    /// The notes whose signs stand under the pointer.
    #[must_use]
    pub fn notes_at(&self, pos: Pos2) -> Vec<&str> {
        let signs = self.note_signs().filter(|(_, sign)| sign.distance(pos) <= SIGN_REACH_PX);
        signs.filter_map(|(mark, _)| mark.annotation.note.as_deref()).collect()
    }

    fn paint_caret(&self, painter: &Painter) {
        let is_needed =
            self.view.selection.is_none() && self.view.sentence.is_none() && self.view.selected.is_none();
        let Some(caret) = self.view.caret.filter(|_| is_needed) else { return };
        if let Some((x, top, bottom)) = self.place_of(caret, Edge::Start) {
            painter.line_segment([pos2(x, top), pos2(x, bottom)], Stroke::new(1.5, self.look.accent));
        }
    }

    /// The handles of the selected mark, where it is one's own: start and end, each a point to be dragged.
    #[must_use]
    pub fn handles(&self) -> Vec<(Edge, Pos2)> {
        let Some(mark) = self.view.selected_mark().filter(|mark| mark.can_change) else { return Vec::new() };
        let start =
            self.place_of(mark.span.start, Edge::Start).map(|(x, top, _)| (Edge::Start, pos2(x, top)));
        let end = self.place_of(mark.span.end, Edge::End).map(|(x, _, bottom)| (Edge::End, pos2(x, bottom)));
        start.into_iter().chain(end).collect()
    }

    fn paint_handles(&self, painter: &Painter) {
        for (edge, knob) in self.handles() {
            let color = self.look.accent;
            let height = match edge {
                Edge::Start => 22.0,
                Edge::End => -22.0,
            };
            painter.line_segment([knob, knob + vec2(0.0, height)], Stroke::new(2.0, color));
            let is_moving = self.view.moving_edge == Some(edge);
            painter.circle_filled(knob, if is_moving { 6.0 } else { 4.0 }, color);
        }
    }

    /// Where a byte stands: x, top and bottom of the letters there. An end is the right side of the letter before it.
    #[must_use]
    pub fn place_of(&self, byte: usize, edge: Edge) -> Option<(f32, f32, f32)> {
        let holds = |placed: &&Placed| match edge {
            Edge::Start => placed.span.start <= byte && byte <= placed.span.end,
            Edge::End => placed.span.start < byte && byte <= placed.span.end,
        };
        let placed = self.blocks().find(holds)?;
        let words = placed.span.of(self.text);
        let inside = byte - placed.span.start;
        let (span, at_right) = if edge == Edge::End || inside == words.len() {
            let before = words.get(..inside)?.char_indices().next_back().map_or(0, |(at, _)| at);
            (Span { start: placed.span.start + before, end: byte }, true)
        } else {
            let after = words.get(inside..)?.chars().next().map_or(1, char::len_utf8);
            (Span { start: byte, end: byte + after }, false)
        };
        let (rect, baseline) = placed.rows_of(self.text, span).next()?;
        let rect = fill_rect(rect, baseline, placed.shaped.em);
        let at_right = at_right != placed.is_rtl_at(span.start);
        Some((if at_right { rect.right() } else { rect.left() }, rect.top(), rect.bottom()))
    }
}

/// The ground behind letters: from above their marks to where the lanes begin.
#[must_use]
pub fn fill_rect(row: Rect, baseline: f32, em: f32) -> Rect {
    let top = (baseline - em * 1.02).max(row.top());
    Rect::from_min_max(
        pos2(row.left(), top.round()),
        pos2(row.right(), (baseline + em * LANE_START_EM).round()),
    )
}

/// From one lane to the next, and how thick lanes are, in px.
#[derive(Clone, Copy)]
struct LaneStep {
    step: f32,
    thickness: f32,
}

impl LaneStep {
    /// So that `n` lanes find room under a line of text before the letters of the next begin; nearer to each other where
    /// lines stand close, at last over the space above the next line's small letters.
    fn of(placed: &Placed, n: usize) -> Self {
        let usual = Self { step: LANE_PX + LANE_GAP_PX, thickness: LANE_PX };
        let Some(row) = placed.shaped.galley.rows.first() else { return usual };
        let baseline = row.glyphs.first().map_or(row.size.y * 0.75, |glyph| glyph.pos.y);
        let next_letters = row.size.y + baseline - placed.shaped.em * 0.98;
        let room = next_letters - baseline - placed.shaped.em * LANE_START_EM;
        #[expect(clippy::cast_precision_loss, reason = "a handful of lanes")]
        let step = (room / n.max(1) as f32).clamp(LEAST_STEP_PX, usual.step);
        // A thickness in half px: patterns of these are drawn from a picture, others dot by dot.
        let thickness = ((step - LANE_GAP_PX) * 2.0).floor() / 2.0;
        Self { step, thickness: thickness.clamp(1.0, LANE_PX) }
    }
}
