//! The places of what is searched for: lit in the text, the one that the person is at stronger, and as ticks beside the
//! scroll bar.

use super::look::Look;
use super::reader_layout::Layout;
use super::reader_paint::{Page, fill_rect};
use super::rects::Rects;
use crate::text::positions::Span;
use crate::view::reader::ReaderView;
use egui::{Painter, Rect, Stroke, StrokeKind, pos2};
use std::sync::Arc;

/// Thickness of a tick and how far it reaches in from the edge of the window, in px.
const TICK_PX: f32 = 2.0;
const TICK_LENGTH_PX: f32 = 11.0;

/// Lights the places in sight, all but the one the person is at.
pub fn paint_hits(page: &Page<'_>, rects: &mut Rects<'_>) {
    let hits = &page.view.hits;
    for placed in page.placed.iter().filter(|placed| !placed.span.is_empty()) {
        let first = hits.partition_point(|hit| hit.end <= placed.span.start);
        let here = hits.iter().enumerate().skip(first).take_while(|(_, hit)| hit.start < placed.span.end);
        for (at, hit) in here {
            if page.view.hit_at != Some(at) {
                for (rect, baseline) in placed.rows_of(page.text, *hit) {
                    rects.add(fill_rect(rect, baseline, placed.shaped.em), page.look.hit);
                }
            }
        }
    }
}

/// Lights the place the person is at.
pub fn paint_hit_now(page: &Page<'_>, rects: &mut Rects<'_>) {
    for rect in now_rects(page) {
        rects.add(rect, page.look.hit_now);
    }
}

/// Draws a line around the place the person is at, so that it is told by more than its colour.
pub fn outline_hit_now(page: &Page<'_>, painter: &Painter) {
    for rect in now_rects(page) {
        let stroke = Stroke::new(1.5, page.look.hit_line);
        painter.rect_stroke(rect.expand2(egui::vec2(1.0, 0.0)), 2, stroke, StrokeKind::Inside);
    }
}

/// Draws the letters of places again in full ink where they are quieter, as in captions: so they are read on any fill.
pub fn paint_letters(page: &Page<'_>, painter: &Painter) {
    let hits = &page.view.hits;
    for placed in page.placed.iter().filter(|placed| !placed.span.is_empty()) {
        let galley = &placed.shaped.galley;
        if galley.job.sections.iter().all(|section| section.format.color == page.look.ink) {
            continue;
        }
        let first = hits.partition_point(|hit| hit.end <= placed.span.start);
        for hit in hits.iter().skip(first).take_while(|hit| hit.start < placed.span.end) {
            for (rect, _) in placed.rows_of(page.text, *hit) {
                let letters = painter.with_clip_rect(rect.intersect(painter.clip_rect()));
                letters.galley_with_override_text_color(placed.origin, galley.clone(), page.look.ink);
            }
        }
    }
}

fn now_rects(page: &Page<'_>) -> Vec<Rect> {
    let now = page.view.hit_at.and_then(|at| page.view.hits.get(at)).copied();
    let placed = page.placed.iter().filter(|placed| !placed.span.is_empty());
    let rows = now.into_iter().flat_map(|now| {
        placed.clone().flat_map(move |placed| {
            placed.rows_of(page.text, now).map(|(rect, baseline)| fill_rect(rect, baseline, placed.shaped.em))
        })
    });
    rows.collect()
}

/// The places, the height of the text and that of the window, in px.
type MadeOf = (Arc<Vec<Span>>, (f64, f32));

/// The ticks as they were drawn last, and what they were made of.
#[derive(Clone, Debug, Default)]
pub struct Ticks {
    made_of: Option<MadeOf>,
    /// Distances from the top of the window, in px.
    at: Vec<f32>,
}

impl Ticks {
    /// Draws where in the article the places are.
    pub fn paint(
        &mut self,
        painter: &Painter,
        look: &Look,
        window: Rect,
        view: &ReaderView,
        layout: &Layout,
    ) {
        if view.hits.is_empty() {
            self.made_of = None;
            return;
        }
        let shape = (layout.total(), window.height());
        let is_known = self
            .made_of
            .as_ref()
            .is_some_and(|(hits, made_for)| Arc::ptr_eq(hits, &view.hits) && *made_for == shape);
        if !is_known {
            self.at = places(view, layout, window.height());
            self.made_of = Some((Arc::clone(&view.hits), shape));
        }
        let mut rects = Rects::new(painter);
        let mut tick = |y: f32, thickness: f32, color| {
            let (left, right) = (window.right() - TICK_LENGTH_PX - 2.0, window.right() - 2.0);
            let y = window.top() + y;
            rects.add(Rect::from_min_max(pos2(left, y), pos2(right, y + thickness)), color);
        };
        for y in &self.at {
            tick(*y, TICK_PX, look.hit_line);
        }
        if let Some(hit) = view.hit_at.and_then(|at| view.hits.get(at)) {
            let y = layout.y_of_byte(view, hit.start) * scale(layout, window.height());
            tick(y - 1.0, TICK_PX * 2.0, look.accent);
        }
        rects.paint();
    }
}

/// Px of the bar for a px of text: at the end of the scroll bar the text ends at two thirds of the window.
fn scale(layout: &Layout, height: f32) -> f32 {
    #[expect(clippy::cast_possible_truncation, reason = "px of a text")]
    let total = layout.total() as f32;
    height / (total + height * 0.34).max(height)
}

/// Where ticks stand; of those that would lie over one another, one.
fn places(view: &ReaderView, layout: &Layout, height: f32) -> Vec<f32> {
    let scale = scale(layout, height);
    let mut places: Vec<f32> = Vec::new();
    let mut from = 0;
    while let Some(hit) = view.hits.get(from) {
        let y = (layout.y_of_byte(view, hit.start) * scale).round();
        places.push(y);
        // The next one that stands lower than this tick: places in between are told by it.
        let is_under = |next: &Span| layout.y_of_byte(view, next.start) * scale < y + TICK_PX;
        let rest = view.hits.get(from + 1..).unwrap_or_default();
        from += 1 + rest.partition_point(is_under);
    }
    places
}
