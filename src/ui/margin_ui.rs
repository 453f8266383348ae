//! The margin beside the text: a bar for each passage and theme at its true height, side by side, six at most, each
//! with the theme's name; the place to see, click and choose among overlapping passages.

use super::context::Cx;
use super::margin_columns::{Bar, Columns, MAX_BARS, bars};
use super::margin_label_ui::{LINE_PX, Label, Labels, NameRoom};
use super::margin_labels::{Set, Wanted, arrange};
use super::mark_words::{mark_words, state_words};
use super::placed::Placed;
use super::reader_paint::Page;
use super::rects::Rects;
use crate::session::{Command, SelectingCommand};
use crate::text::positions::Span;
use crate::view::marks::{MarkView, ThemeLine};
use egui::{Rect, Response, Sense, Ui, pos2, vec2};
use std::sync::Arc;

/// Width of a bar and distance from one to the next, in px.
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

/// What the margin keeps between frames: nothing that anyone decided.
#[derive(Default)]
pub struct MarginDraft {
    columns: Columns,
    labels: Labels,
}

/// What is done in the margin.
#[derive(Clone, Copy, Debug, Default)]
pub struct MarginDone {
    /// The mark under the pointer.
    pub hovered: Option<usize>,
    /// The range whose marks were asked for.
    pub asked: Option<Span>,
}

/// What stands in the margin.
enum Entry<'e, 'v> {
    /// A bar with its name.
    Bar(&'e Bar<'v>),
    /// How many passages of a paragraph there is no room for.
    More(More<'v>),
}

/// The passages of a paragraph that have no bar.
#[derive(Clone, Copy)]
struct More<'v> {
    block: &'v Placed,
    n: usize,
}

/// An entry, its label and where it would stand.
struct Row<'e, 'v> {
    entry: Entry<'e, 'v>,
    label: Arc<Label>,
    wanted: Wanted,
}

/// Draws the bars of what is in sight with their names, and lets them be clicked.
pub fn margin_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    page: &Page<'_>,
    margin: Margin,
    draft: &mut MarginDraft,
    out: &mut Vec<Command>,
) -> MarginDone {
    if draft.columns.follow(&page.view.marks, page.measure) {
        draft.labels.clear();
    }
    let bars = bars(page, &mut draft.columns);
    #[expect(clippy::cast_precision_loss, reason = "a handful")]
    let left = margin.left + draft.columns.widest() as f32 * STEP_PX + 4.0;
    let room = NameRoom { left, right: margin.right };
    draft.labels.follow(ui, cx, room);
    let rows = rows(ui, cx, page, &bars, draft, room);
    let wanted: Vec<Wanted> = rows.iter().map(|row| row.wanted).collect();
    let painter = ui.painter().clone();
    let mut drawing = Drawing { cx, page, margin, room, rects: Rects::new(&painter) };
    let mut done = MarginDone::default();
    for (row, set) in rows.iter().zip(arrange(&wanted, LINE_PX)) {
        match row.entry {
            Entry::Bar(bar) => {
                if drawing.bar_ui(ui, bar, &row.label, set, out) {
                    done.hovered = Some(bar.lane.mark);
                }
            }
            Entry::More(more) => {
                if set.is_some_and(|set| drawing.more_ui(ui, more, &row.label, set)) {
                    done.asked = Some(more.block.span);
                }
            }
        }
    }
    drawing.rects.paint();
    done
}

/// Everything that stands in the margin, from top to bottom.
fn rows<'e, 'v>(
    ui: &Ui,
    cx: &Cx<'_>,
    page: &Page<'v>,
    bars: &'e [Bar<'v>],
    draft: &mut MarginDraft,
    room: NameRoom,
) -> Vec<Row<'e, 'v>> {
    let mut rows: Vec<Row<'e, 'v>> = Vec::with_capacity(bars.len());
    for bar in bars.iter().filter(|bar| bar.column < MAX_BARS) {
        let Some(mark) = page.view.marks.get(bar.lane.mark) else { continue };
        let label = draft.labels.of(bar.at, || Label::of_bar(ui, cx, mark, bar.lane, room));
        let wanted = Wanted { top: bar.top - 2.0, bottom: bar.bottom, lines: label.n_lines() };
        rows.push(Row { entry: Entry::Bar(bar), label, wanted });
    }
    for more in hidden(page, &draft.columns) {
        let wanted = Wanted { top: more.block.origin.y + 2.0, bottom: more.block.rect().bottom(), lines: 1 };
        let label = Arc::new(Label::of_more(ui, cx, more.n, room));
        rows.push(Row { entry: Entry::More(more), label, wanted });
    }
    rows.sort_by(|one, other| one.wanted.top.total_cmp(&other.wanted.top));
    rows
}

/// The paragraphs in sight with more passages than can be drawn beside them, and how many more.
fn hidden<'v>(page: &Page<'v>, columns: &Columns) -> Vec<More<'v>> {
    let mut hidden = Vec::new();
    for block in page.placed.iter().filter(|placed| !placed.span.is_empty()) {
        let lanes = page.view.marks.lanes(block.span);
        let n_without_bar = lanes.filter(|(at, _)| columns.of(*at) == Some(MAX_BARS)).count();
        let n = page.view.marks.n_deep(block.span) + n_without_bar;
        hidden.extend((n > 0).then_some(More { block, n }));
    }
    hidden
}

/// What every entry of the margin is drawn with.
struct Drawing<'d> {
    cx: &'d Cx<'d>,
    page: &'d Page<'d>,
    margin: Margin,
    room: NameRoom,
    rects: Rects<'d>,
}

impl Drawing<'_> {
    /// The line that tells how many more passages there are; says whether they are asked for.
    fn more_ui(&mut self, ui: &Ui, more: More<'_>, label: &Label, set: Set) -> bool {
        let cx = self.cx;
        let drawn = label.paint(ui, cx, &mut self.rects, self.room, set, false);
        let id = ui.make_persistent_id(("more", more.block.span.start));
        let response = ui.interact(drawn.expand2(vec2(3.0, 1.0)), id, Sense::click());
        let name = || cx.words.say_n("n-more-marks", more.n);
        response.widget_info(|| egui::WidgetInfo::labeled(egui::accesskit::Role::Button, true, name()));
        if response.has_focus() {
            let ring = (1.5, cx.look.focus_ring);
            ui.painter().rect_stroke(response.rect, 3, ring, egui::StrokeKind::Outside);
        }
        let is_clicked = response.clicked();
        super::style::told(response.on_hover_cursor(egui::CursorIcon::PointingHand), name);
        is_clicked
    }

    /// A bar with its name; says whether the pointer is on one of them.
    fn bar_ui(
        &mut self,
        ui: &Ui,
        bar: &Bar<'_>,
        label: &Label,
        set: Option<Set>,
        out: &mut Vec<Command>,
    ) -> bool {
        let (cx, page) = (self.cx, self.page);
        #[expect(clippy::cast_precision_loss, reason = "a handful")]
        let x = self.margin.left + bar.column as f32 * STEP_PX;
        let rect = Rect::from_min_max(pos2(x, bar.top), pos2(x + BAR_PX, bar.bottom));
        let Some(mark) = page.view.marks.get(bar.lane.mark) else { return false };
        let is_selected = page.view.selected == Some(bar.lane.mark);
        let is_lifted = is_selected || page.hovered == Some(bar.lane.mark);
        let wide = rect.expand2(vec2(1.0, 0.0));
        self.rects.add(if is_lifted { wide } else { rect }, cx.look.line(bar.lane.theme.color.as_deref()));
        let id = ui.make_persistent_id(("bar", &mark.key, bar.lane.theme.id.as_ref()));
        let mut response = ui.interact(wide, id, Sense::click());
        if let Some(set) = set {
            let named = label.paint(ui, cx, &mut self.rects, self.room, set, is_lifted);
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
        tell_bar(cx, response, mark, &bar.lane.theme);
        is_hovered
    }
}

/// On hover: the mark's theme, whose it is where it is not one's own, and its note.
fn tell_bar(cx: &Cx<'_>, response: Response, mark: &MarkView, theme: &ThemeLine) {
    super::style::told(response.on_hover_cursor(egui::CursorIcon::PointingHand), || {
        let theme = if theme.id.is_none() { cx.words.say("no-theme") } else { theme.label() };
        let whose = (!mark.is_own).then(|| mark.annotator.to_string());
        let parts = [Some(theme), state_words(cx, mark), whose, mark.annotation.note.clone()];
        parts.into_iter().flatten().collect::<Vec<_>>().join("\n")
    });
}
