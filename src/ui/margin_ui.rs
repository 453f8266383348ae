//! The margin beside the text: a bar for each passage and theme at its true height, side by side, six at most, each
//! with the theme's name; the place to see, click and choose among overlapping passages.

use super::context::Cx;
use super::margin_label_ui::{LINE_PX, Label, NameRoom};
use super::margin_labels::{Set, Wanted, arrange};
use super::mark_words::{mark_words, state_words};
use super::placed::Placed;
use super::reader_paint::Page;
use super::reader_shape::Measure;
use super::rects::Rects;
use crate::session::{Command, SelectingCommand};
use crate::text::positions::Span;
use crate::view::marks::{Lane, MAX_LANES, MarkView, Marks, ThemeLine};
use egui::{Rect, Sense, Ui, pos2, vec2};
use std::sync::Arc;

/// Bars side by side at most, their width and distance, in px.
const MAX_BARS: usize = MAX_LANES;
const BAR_PX: f32 = 3.0;
const STEP_PX: f32 = 5.0;

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
    /// What it stands for.
    lane: &'v Lane,
    /// Its lane's place among those that can be drawn.
    at: usize,
    /// The rows in sight that it stands beside, the last one included.
    rows: (usize, usize),
    /// Where it begins and ends, in px.
    top: f32,
    bottom: f32,
    /// Which of the places side by side, 0 nearest to the text.
    column: usize,
}

/// A row of text in sight: its bytes, top and bottom.
type Row = (Span, f32, f32);

/// What is done in the margin.
#[derive(Clone, Copy, Debug, Default)]
pub struct MarginDone {
    /// The mark under the pointer.
    pub hovered: Option<usize>,
    /// The range whose marks were asked for.
    pub asked: Option<Span>,
}

/// What stands in the margin.
#[derive(Clone, Copy)]
enum Entry<'e, 'v> {
    /// A bar with its name.
    Bar(&'e Bar<'v>),
    /// How many passages of a paragraph there is no room for.
    More(&'e Placed, usize),
}

/// Draws the bars of what is in sight with their names, and lets them be clicked.
pub fn margin_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    page: &Page<'_>,
    margin: Margin,
    columns: &mut Columns,
    out: &mut Vec<Command>,
) -> MarginDone {
    columns.follow(&page.view.marks, page.measure);
    let rows = rows_in_sight(page);
    let bars = bars(page, &rows, columns);
    #[expect(clippy::cast_precision_loss, reason = "a handful")]
    let left = margin.left + columns.widest as f32 * STEP_PX + 4.0;
    let room = NameRoom { left, right: margin.right };
    let mut labels: Vec<(Entry<'_, '_>, Label, Wanted)> = Vec::with_capacity(bars.len());
    for bar in bars.iter().filter(|bar| bar.column < MAX_BARS) {
        let Some(mark) = page.view.marks.get(bar.lane.mark) else { continue };
        let label = Label::of_bar(cx, mark, bar.lane, room);
        let lines = label.n_lines(ui, cx, room);
        labels.push((Entry::Bar(bar), label, Wanted { top: bar.top - 2.0, bottom: bar.bottom, lines }));
    }
    for (block, n) in hidden(page, &bars, columns) {
        let wanted = Wanted { top: block.origin.y + 2.0, bottom: block.rect().bottom(), lines: 1 };
        labels.push((Entry::More(block, n), Label::of_more(n), wanted));
    }
    labels.sort_by(|one, other| one.2.top.total_cmp(&other.2.top));
    let wanted: Vec<Wanted> = labels.iter().map(|(.., wanted)| *wanted).collect();
    let painter = ui.painter().clone();
    let (mut done, mut rects) = (MarginDone::default(), Rects::new(&painter));
    for ((entry, label, _), set) in labels.iter().zip(arrange(&wanted, LINE_PX)) {
        match entry {
            Entry::Bar(bar) => {
                let is_hovered =
                    bar_ui(ui, cx, (page, &mut rects), (bar, margin.left), (label, set, room), out);
                done.hovered = is_hovered.then_some(bar.lane.mark).or(done.hovered);
            }
            Entry::More(block, n) => {
                let is_asked =
                    set.is_some_and(|set| more_ui(ui, cx, &mut rects, (block, *n), (label, set, room)));
                done.asked = is_asked.then_some(block.span).or(done.asked);
            }
        }
    }
    rects.paint();
    done
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
    ui: &Ui,
    cx: &Cx<'_>,
    rects: &mut Rects<'_>,
    (block, n): (&Placed, usize),
    (label, set, room): (&Label, Set, NameRoom),
) -> bool {
    let drawn = label.paint(ui, cx, rects, (set, room), false);
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

/// A bar with its name; says whether the pointer is on one of them.
fn bar_ui(
    ui: &Ui,
    cx: &Cx<'_>,
    (page, rects): (&Page<'_>, &mut Rects<'_>),
    (bar, left): (&Bar<'_>, f32),
    (label, set, room): (&Label, Option<Set>, NameRoom),
    out: &mut Vec<Command>,
) -> bool {
    #[expect(clippy::cast_precision_loss, reason = "a handful")]
    let x = left + bar.column as f32 * STEP_PX;
    let rect = Rect::from_min_max(pos2(x, bar.top), pos2(x + BAR_PX, bar.bottom));
    let Some(mark) = page.view.marks.get(bar.lane.mark) else { return false };
    let is_selected = page.view.selected == Some(bar.lane.mark);
    let is_lifted = is_selected || page.hovered == Some(bar.lane.mark);
    let color = cx.look.line(bar.lane.theme.color.as_deref());
    let drawn = if is_lifted { rect.expand2(vec2(1.0, 0.0)) } else { rect };
    rects.add(drawn, color);
    let id = ui.make_persistent_id(("bar", &mark.key, bar.lane.theme.id.as_ref()));
    let mut response = ui.interact(rect.expand2(vec2(1.0, 0.0)), id, Sense::click());
    if let Some(set) = set {
        let named = label.paint(ui, cx, rects, (set, room), is_lifted);
        response |= ui.interact(named, id.with("name"), Sense::click());
    }
    response.widget_info(|| {
        let about = mark_words(cx, mark, &bar.lane.theme.label(), mark.span.of(page.text));
        egui::WidgetInfo::selected(egui::accesskit::Role::Button, true, is_selected, about)
    });
    if response.clicked() {
        out.push(Command::Selecting(SelectingCommand::SelectAnnotation(mark.key.clone())));
    }
    let is_hovered = response.hovered();
    let response = response.on_hover_cursor(egui::CursorIcon::PointingHand);
    super::style::told(response, || told(cx, mark, &bar.lane.theme));
    is_hovered
}

/// What is told of a mark beside the text: its theme, whose it is where it is not one's own, its note.
fn told(cx: &Cx<'_>, mark: &MarkView, theme: &ThemeLine) -> String {
    let theme = if theme.id.is_none() { cx.words.say("no-theme") } else { theme.label() };
    let whose = (!mark.is_own).then(|| mark.annotator.to_string());
    let parts = [Some(theme), state_words(cx, mark), whose, mark.annotation.note.clone()];
    parts.into_iter().flatten().collect::<Vec<_>>().join("\n")
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
