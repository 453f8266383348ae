//! The margin beside the text: a bar for each passage and theme at its true height, side by side, four at most, with
//! the theme's name; the place to see, click and choose among overlapping passages.

use super::context::Cx;
use super::fonts::plain;
use super::reader_paint::Page;
use crate::session::Command;
use crate::text::positions::Span;
use crate::view::lanes::lanes_of;
use crate::view::reader::Lane;
use egui::{Color32, Rect, Sense, Ui, pos2, vec2};

/// Bars side by side at most, their width and distance, in px.
const MAX_BARS: usize = 4;
const BAR_PX: f32 = 3.0;
const STEP_PX: f32 = 6.0;

/// What the margin has room for.
#[derive(Clone, Copy, Debug)]
pub struct Margin {
    /// Where it begins, in px.
    pub left: f32,
    /// Where it ends, in px.
    pub right: f32,
}

struct Bar<'v> {
    lane: &'v Lane,
    top: f32,
    bottom: f32,
    /// Which of the places side by side, 0 nearest to the text.
    column: usize,
}

/// Draws the bars of what is in sight, and lets them be clicked. Returns the mark under the pointer.
pub fn margin_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    page: &Page<'_>,
    margin: Margin,
    out: &mut Vec<Command>,
) -> Option<usize> {
    let bars = bars(page);
    let n_columns = bars.iter().map(|bar| bar.column + 1).max().unwrap_or(0).min(MAX_BARS);
    #[expect(clippy::cast_precision_loss, reason = "four at most")]
    let label_left = margin.left + n_columns as f32 * STEP_PX + 4.0;
    let mut hovered = None;
    let mut label_free_from = f32::MIN;
    let mut hidden: Vec<(f32, usize)> = Vec::new();
    for bar in &bars {
        if bar.column >= MAX_BARS {
            match hidden.last_mut().filter(|(top, _)| (bar.top - top).abs() < 40.0) {
                Some((_, n)) => *n += 1,
                None => hidden.push((bar.top, 1)),
            }
            continue;
        }
        if let Some(mark) = bar_ui(ui, cx, page, (bar, margin, label_left, &mut label_free_from), out) {
            hovered = Some(mark);
        }
    }
    for (top, n) in hidden {
        let text = format!("+{n}");
        let pos = pos2(label_left - 4.0, top - 13.0);
        ui.painter().text(pos, egui::Align2::LEFT_TOP, text, plain(11.0), cx.look.soft);
    }
    hovered
}

fn bar_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    page: &Page<'_>,
    (bar, margin, label_left, label_free_from): (&Bar<'_>, Margin, f32, &mut f32),
    out: &mut Vec<Command>,
) -> Option<usize> {
    #[expect(clippy::cast_precision_loss, reason = "four at most")]
    let x = margin.left + bar.column as f32 * STEP_PX;
    let rect = Rect::from_min_max(pos2(x, bar.top), pos2(x + BAR_PX, bar.bottom));
    let mark = page.view.marks.get(bar.lane.mark)?;
    let is_selected = page.view.selected == Some(bar.lane.mark);
    let is_lifted = is_selected || page.hovered == Some(bar.lane.mark);
    let color = cx.look.line(bar.lane.theme.color.as_deref());
    let drawn = if is_lifted { rect.expand2(vec2(1.0, 0.0)) } else { rect };
    ui.painter().rect_filled(drawn, 1, color);
    let name =
        if bar.lane.theme.id.is_none() { cx.words.say("no-theme") } else { bar.lane.theme.name.clone() };
    let mut touch = rect.expand2(vec2(1.5, 0.0));
    let room = margin.right - label_left;
    if room > 13.0 && bar.top >= *label_free_from && bar.bottom > bar.top + 8.0 {
        let label = match (room > 56.0, mark.is_own) {
            (true, true) => name.clone(),
            (true, false) => format!("{} · {name}", initials(&mark.annotator)),
            (false, _) => short_name(&name),
        };
        let drawn = label_ui(ui, &label, (label_left, bar.top - 2.0, room), cx.look.soft);
        *label_free_from = drawn.bottom() + 2.0;
        touch = touch.union(drawn);
    }
    let id = ui.make_persistent_id(("bar", &mark.key, bar.lane.theme.id.as_ref()));
    let response = ui.interact(touch, id, Sense::click());
    response.widget_info(|| {
        let about = cx.words.say_with("bar-name", &[("theme", &name), ("quote", mark.span.of(page.text))]);
        egui::WidgetInfo::selected(egui::accesskit::Role::Button, true, is_selected, about)
    });
    if response.clicked() {
        out.push(Command::SelectAnnotation(mark.key.clone()));
    }
    let is_hovered = response.hovered();
    response.on_hover_cursor(egui::CursorIcon::PointingHand);
    is_hovered.then_some(bar.lane.mark)
}

fn label_ui(ui: &Ui, label: &str, (left, top, room): (f32, f32, f32), color: Color32) -> Rect {
    let mut job = egui::text::LayoutJob::simple_singleline(label.to_owned(), plain(11.5), color);
    job.wrap = egui::text::TextWrapping::truncate_at_width(room);
    let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
    let rect = Rect::from_min_size(pos2(left, top), galley.size());
    ui.painter().galley(rect.min, galley, color);
    rect
}

/// The bars of what is in sight, from top to bottom.
fn bars<'v>(page: &Page<'v>) -> Vec<Bar<'v>> {
    let spans = page.placed.iter().map(|placed| placed.span).filter(|span| !span.is_empty());
    let Some(sight) = spans.reduce(Span::union) else { return Vec::new() };
    let mut bars: Vec<Bar<'v>> = Vec::new();
    for lane in page.view.lane_intervals.overlapping(sight).filter_map(|at| page.view.lanes.get(at)) {
        let rows: Vec<Rect> = page
            .placed
            .iter()
            .flat_map(|placed| placed.rows_of(page.text, lane.span))
            .map(|(rect, _)| rect)
            .collect();
        if let (Some(first), Some(last)) = (rows.first(), rows.last()) {
            bars.push(Bar { lane, top: first.top() + 4.0, bottom: last.bottom() - 4.0, column: 0 });
        }
    }
    bars.sort_by(|a, b| a.top.total_cmp(&b.top));
    // Passages one after the other on a row of text have bars side by side, as those that overlap have.
    let heights: Vec<Span> = bars.iter().map(|bar| Span::new(down(bar.top), down(bar.bottom))).collect();
    for (bar, column) in bars.iter_mut().zip(lanes_of(&heights)) {
        bar.column = column;
    }
    bars
}

/// A height in whole px from far above the window.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "made positive and whole before")]
fn down(y: f32) -> usize {
    (y + 1.0e6).max(0.0).round() as usize
}

/// A name in two letters: those its words begin with, or the first of its only word.
fn short_name(name: &str) -> String {
    if name.contains(' ') { initials(name).chars().take(2).collect() } else { name.chars().take(2).collect() }
}

/// The first letters of a name's words, three at most.
#[must_use]
pub fn initials(name: &str) -> String {
    name.split_whitespace()
        .filter_map(|word| word.chars().next())
        .take(3)
        .flat_map(char::to_uppercase)
        .collect()
}
