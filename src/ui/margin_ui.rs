//! The margin beside the text: a bar for each passage and theme at its true height, side by side, four at most, with
//! the theme's name; the place to see, click and choose among overlapping passages.

use super::context::Cx;
use super::fonts::plain;
use super::icons::{self, Icon};
use super::mark_words::{mark_words, state_words};
use super::placed::Placed;
use super::reader_paint::Page;
use super::reader_shape::Measure;
use crate::model::check::State;
use crate::session::{Command, SelectingCommand};
use crate::text::positions::Span;
use crate::view::marks::{Lane, MarkView, Marks};
use egui::{Color32, Rect, Sense, Ui, pos2, vec2};
use std::sync::Arc;

/// Bars side by side at most, their width and distance, in px.
const MAX_BARS: usize = 4;
const BAR_PX: f32 = 3.0;
const STEP_PX: f32 = 6.0;

/// Size of the signs for a star and a note, in px.
const SIGN_PX: f32 = 10.0;

/// What the margin has room for.
#[derive(Clone, Copy, Debug)]
pub struct Margin {
    /// Where it begins, in px.
    pub left: f32,
    /// Where it ends, in px.
    pub right: f32,
}

/// Which place each bar has, side by side. Once given it is kept while the text is scrolled, so that no bar jumps.
#[derive(Default)]
pub struct Columns {
    made_for: Option<(Arc<Marks>, Measure)>,
    /// By the lanes' places among those that can be drawn; `MAX_BARS` for a bar that found no room.
    given: Vec<Option<usize>>,
    /// How many places side by side were given at most.
    widest: usize,
}

impl Columns {
    fn follow(&mut self, marks: &Arc<Marks>, measure: Measure) {
        let is_same = |made: &(Arc<Marks>, Measure)| Arc::ptr_eq(&made.0, marks) && made.1 == measure;
        if !self.made_for.as_ref().is_some_and(is_same) {
            self.made_for = Some((Arc::clone(marks), measure));
            self.given.clear();
            self.widest = 0;
        }
    }

    fn of(&self, lane: usize) -> Option<usize> {
        self.given.get(lane).copied().flatten()
    }

    fn give(&mut self, lane: usize, column: usize) {
        if self.given.len() <= lane {
            self.given.resize(lane + 1, None);
        }
        if let Some(slot) = self.given.get_mut(lane) {
            *slot = Some(column);
        }
        self.widest = self.widest.max(column + 1).min(MAX_BARS);
    }
}

struct Bar<'v> {
    lane: &'v Lane,
    /// Its lane's place among those that can be drawn.
    at: usize,
    /// The rows in sight that it stands beside, the last one included.
    rows: (usize, usize),
    top: f32,
    bottom: f32,
    /// Which of the places side by side, 0 nearest to the text.
    column: usize,
}

/// A row of text in sight: its bytes, top and bottom.
type Row = (Span, f32, f32);

/// Draws the bars of what is in sight, and lets them be clicked. Returns the mark under the pointer, and the range
/// whose marks were asked for.
pub fn margin_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    page: &Page<'_>,
    margin: Margin,
    columns: &mut Columns,
    out: &mut Vec<Command>,
) -> (Option<usize>, Option<Span>) {
    columns.follow(&page.view.marks, page.measure);
    let rows = rows_in_sight(page);
    let bars = bars(page, &rows, columns);
    let n_columns = columns.widest;
    #[expect(clippy::cast_precision_loss, reason = "four at most")]
    let label_left = margin.left + n_columns as f32 * STEP_PX + 4.0;
    let mut hovered = None;
    let mut label_free_from = f32::MIN;
    let (mut asked, mut blocks) = (None, hidden(page, &bars, columns).into_iter().peekable());
    for bar in bars.iter().filter(|bar| bar.column < MAX_BARS) {
        while let Some((block, n)) = blocks.next_if(|(block, _)| block.origin.y <= bar.top) {
            let place = (label_left, margin.right, label_free_from);
            if more_ui(ui, cx, (block, n), place, &mut label_free_from) {
                asked = Some(block.span);
            }
        }
        if let Some(mark) = bar_ui(ui, cx, page, (bar, margin, label_left, &mut label_free_from), out) {
            hovered = Some(mark);
        }
    }
    for (block, n) in blocks {
        let place = (label_left, margin.right, label_free_from);
        if more_ui(ui, cx, (block, n), place, &mut label_free_from) {
            asked = Some(block.span);
        }
    }
    (hovered, asked)
}

/// The paragraphs in sight with more passages than can be drawn beside them, and how many more.
fn hidden<'p>(page: &Page<'p>, bars: &[Bar<'_>], columns: &Columns) -> Vec<(&'p Placed, usize)> {
    let mut hidden = Vec::new();
    let has_no_bar = |(at, lane): &(usize, &Lane)| lane.lane >= MAX_BARS || columns.of(*at) == Some(MAX_BARS);
    let is_dense = bars.iter().any(|bar| bar.column >= MAX_BARS);
    for placed in page.placed.iter().filter(|placed| !placed.span.is_empty()) {
        let n_deep = page.view.marks.n_deep(placed.span);
        if n_deep > 0 || is_dense || page.view.marks.lanes(placed.span).any(|(_, lane)| lane.lane >= MAX_BARS)
        {
            let n = n_deep + page.view.marks.lanes(placed.span).filter(has_no_bar).count();
            hidden.extend((n > 0).then_some((placed, n)));
        }
    }
    hidden
}

/// The line that tells how many more passages there are, and lists them when it is clicked.
fn more_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    (block, n): (&Placed, usize),
    (left, right, free_from): (f32, f32, f32),
    label_free_from: &mut f32,
) -> bool {
    let top = (block.origin.y + 2.0).max(free_from);
    let drawn = label_ui(ui, &format!("+{n}"), left, top, right - left, cx.look.soft);
    *label_free_from = drawn.bottom() + 2.0;
    let id = ui.make_persistent_id(("more", block.span.start));
    let response = ui.interact(drawn.expand2(vec2(3.0, 1.0)), id, Sense::click());
    let name = || cx.words.say_n("n-more-marks", n);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::accesskit::Role::Button, true, name()));
    if response.has_focus() {
        ui.painter().rect_stroke(response.rect, 3, (1.5, cx.look.focus_ring), egui::StrokeKind::Outside);
    }
    let is_clicked = response.clicked();
    super::style::told(response.on_hover_cursor(egui::CursorIcon::PointingHand), name);
    is_clicked
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
            (true, false) => format!("{} · {name}", mark.initials),
            (false, true) => short_name(&name),
            (false, false) => mark.initials.to_string(),
        };
        let drawn = signs_and_label_ui(ui, cx, mark, &label, label_left, bar.top - 2.0, room);
        *label_free_from = drawn.bottom() + 2.0;
        touch = touch.union(drawn);
    }
    let id = ui.make_persistent_id(("bar", &mark.key, bar.lane.theme.id.as_ref()));
    let response = ui.interact(touch, id, Sense::click());
    response.widget_info(|| {
        let about = mark_words(cx, mark, &bar.lane.theme.name, mark.span.of(page.text));
        egui::WidgetInfo::selected(egui::accesskit::Role::Button, true, is_selected, about)
    });
    if response.clicked() {
        out.push(Command::Selecting(SelectingCommand::SelectAnnotation(mark.key.clone())));
    }
    let is_hovered = response.hovered();
    let response = response.on_hover_cursor(egui::CursorIcon::PointingHand);
    super::style::told(response, || told(cx, mark, &name));
    is_hovered.then_some(bar.lane.mark)
}

/// What is told of a mark beside the text: its theme, whose it is where it is not one's own, its note.
fn told(cx: &Cx<'_>, mark: &MarkView, theme: &str) -> String {
    let whose = (!mark.is_own).then(|| mark.annotator.to_string());
    let parts = [Some(theme.to_owned()), state_words(cx, mark), whose, mark.annotation.note.clone()];
    parts.into_iter().flatten().collect::<Vec<_>>().join("\n")
}

/// The label of a bar, after signs for a star and a note.
fn signs_and_label_ui(
    ui: &Ui,
    cx: &Cx<'_>,
    mark: &MarkView,
    label: &str,
    left: f32,
    top: f32,
    room: f32,
) -> Rect {
    let signs = [
        (Icon::Unsure, mark.state != State::Exact),
        (Icon::Star, mark.annotation.starred),
        (Icon::Note, mark.annotation.note.is_some()),
    ];
    let mut x = left;
    for (icon, _) in signs.into_iter().filter(|(_, is_there)| *is_there) {
        let square = Rect::from_min_size(pos2(x, top + 3.0), vec2(SIGN_PX, SIGN_PX));
        let color = if icon == Icon::Unsure { cx.look.warning } else { cx.look.soft };
        icons::paint(ui.painter(), square, icon, color);
        x += SIGN_PX + 3.0;
    }
    let drawn = label_ui(ui, label, x, top, (room - (x - left)).max(0.0), cx.look.soft);
    drawn.union(Rect::from_min_size(pos2(left, top), vec2(1.0, 1.0)))
}

fn label_ui(ui: &Ui, label: &str, left: f32, top: f32, room: f32, color: Color32) -> Rect {
    let mut job = egui::text::LayoutJob::simple_singleline(label.to_owned(), plain(11.5), color);
    job.wrap = egui::text::TextWrapping::truncate_at_width(room);
    let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
    let rect = Rect::from_min_size(pos2(left, top), galley.size());
    ui.painter().galley(rect.min, galley, color);
    rect
}

fn rows_in_sight(page: &Page<'_>) -> Vec<Row> {
    let rows = |placed: &Placed| {
        let rows = placed.rows.iter().enumerate();
        rows.filter_map(|(at, row)| placed.row_heights(at).map(|(top, bottom)| (*row, top, bottom)))
            .collect::<Vec<_>>()
    };
    page.placed.iter().flat_map(rows).collect()
}

/// The bars of what is in sight, from top to bottom, each with its place side by side: the one it has, else the first
/// that is free beside all its rows. Passages one after the other on a row have bars side by side, as those that
/// overlap have.
fn bars<'v>(page: &Page<'v>, rows: &[Row], columns: &mut Columns) -> Vec<Bar<'v>> {
    let (Some((first, ..)), Some((last, ..))) = (rows.first(), rows.last()) else { return Vec::new() };
    let mut bars: Vec<Bar<'v>> = Vec::new();
    // A lane with four others over its first letter never finds room.
    let lanes = page.view.marks.lanes(first.union(*last)).filter(|(_, lane)| lane.lane < MAX_BARS);
    for (at, lane) in lanes {
        let first = rows.partition_point(|(row, ..)| row.end <= lane.span.start);
        let after = rows.partition_point(|(row, ..)| row.start < lane.span.end);
        let Some(last) = after.checked_sub(1).filter(|last| first <= *last) else { continue };
        if let (Some((_, top, _)), Some((.., bottom))) = (rows.get(first), rows.get(last)) {
            let (top, bottom) = (top + 4.0, bottom - 4.0);
            bars.push(Bar { lane, at, rows: (first, last), top, bottom, column: MAX_BARS });
        }
    }
    // For each row the places that are taken, a bit each.
    let mut taken: Vec<u8> = vec![0; rows.len()];
    let given = |columns: &Columns, bar: &Bar<'_>| columns.of(bar.at);
    for bar in &mut bars {
        if let Some(column) = given(columns, bar) {
            bar.column = column;
            take(&mut taken, bar);
        }
    }
    for bar in &mut bars {
        if given(columns, bar).is_none() {
            let beside = taken.get(bar.rows.0..=bar.rows.1).unwrap_or_default();
            let free = beside.iter().fold(0, |all, row| all | row).trailing_ones() as usize;
            bar.column = free.min(MAX_BARS);
            columns.give(bar.at, bar.column);
            take(&mut taken, bar);
        }
    }
    bars
}

fn take(taken: &mut [u8], bar: &Bar<'_>) {
    for row in taken.get_mut(bar.rows.0..=bar.rows.1).unwrap_or_default() {
        *row |= 1 << bar.column.min(7);
    }
}

/// A name in two letters: those its words begin with, or the first of its only word.
fn short_name(name: &str) -> String {
    if name.contains(' ') {
        name.split_whitespace()
            .filter_map(|word| word.chars().next())
            .take(2)
            .flat_map(char::to_uppercase)
            .collect()
    } else {
        name.chars().take(2).collect()
    }
}
