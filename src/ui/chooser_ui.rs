//! The list of what lies over one another at a place: each annotation with its themes, whose it is and its note. The one
//! that the list stands at is lifted in the text; Enter or a click selects it.

use super::context::Cx;
use super::drafts::Drafts;
use super::fonts::{bold, plain};
use super::icons::{self, ButtonColors, Icon, Swatch};
use super::kept_text::{Letters, Room, text};
use super::style::CARD_RADIUS;
use super::views::Views;
use crate::session::{Command, MarkKey, PeopleCommand, SelectingCommand};
use crate::text::positions::Span;
use crate::text::shortened::shortened;
use crate::view::marks::MarkView;
use crate::view::reader::ReaderView;
use crate::words::messages::in_quotes;
use egui::{Area, Frame, Id, Key, Modifiers, Order, Rect, Role, ScrollArea, Sense, Ui, pos2, vec2};

/// Size of the list and of a row, in px.
const WIDTH_PX: f32 = 340.0;
const HEIGHT_PX: f32 = 300.0;
const ROW_PX: f32 = 46.0;

/// What the list takes besides its rows, and its distance from the marked lines, in px.
const HEAD_PX: f32 = 46.0;
const CLEAR_PX: f32 = 14.0;

/// The list while it is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ChooserDraft {
    /// The range whose annotations are listed.
    pub span: Span,
    /// The row it stands at.
    pub at: usize,
    /// Whether it has not been drawn yet.
    is_new: bool,
}

impl ChooserDraft {
    /// The list of the annotations over a range.
    #[must_use]
    pub fn of(span: Span) -> Self {
        Self { span, at: 0, is_new: true }
    }
}

/// Draws the list, where one is open.
pub fn chooser_ui(ui: &mut Ui, cx: &Cx<'_>, views: &Views, drafts: &mut Drafts, out: &mut Vec<Command>) {
    let (Some(mut draft), Some(view)) = (drafts.chooser, &views.reader) else {
        drafts.chooser = None;
        return;
    };
    let marks = listed(view, draft.span);
    let pressed = |key: Key| ui.input_mut(|input| input.count_and_consume_key(Modifiers::NONE, key));
    let page = 5;
    let down = pressed(Key::ArrowDown) + page * pressed(Key::PageDown);
    let up = pressed(Key::ArrowUp) + page * pressed(Key::PageUp);
    draft.at = (draft.at + down).saturating_sub(up).min(marks.len().saturating_sub(1));
    let has_moved = down + up > 0 || draft.is_new;
    let is_left = pressed(Key::Escape) > 0 || marks.is_empty();
    let entered = (pressed(Key::Enter) > 0).then(|| marks.get(draft.at).copied()).flatten();
    let (area, height) = place(ui, drafts);
    let area = area.show(ui, |ui| {
        let frame = Frame::popup(ui.style()).corner_radius(CARD_RADIUS).fill(cx.look.card).inner_margin(10);
        frame.show(ui, |ui| list_ui(ui, cx, view, &marks, &mut draft, has_moved, height)).inner
    });
    draft.is_new = false;
    drafts.reader.lifted = marks.get(draft.at).copied();
    let is_elsewhere = ui.input(|input| input.pointer.any_pressed()) && !area.response.contains_pointer();
    let (clicked, copied) = area.inner;
    let chosen = entered.or(clicked).filter(|_| copied.is_none());
    let is_left = is_left || copied.is_some();
    out.extend(copied.map(PeopleCommand::Copy).map(Command::People));
    if let Some(key) = chosen.and_then(|at| view.marks.get(at)).map(|mark| mark.key.clone()) {
        out.push(Command::Selecting(SelectingCommand::SelectAnnotation(key)));
    }
    drafts.chooser = Some(draft);
    if is_left || chosen.is_some() || (is_elsewhere && !has_moved) {
        drafts.chooser = None;
        drafts.reader.lifted = None;
        ui.memory_mut(|memory| memory.request_focus(super::reader_ui::reader_id()));
    }
}

/// The annotations over a range, the innermost first.
fn listed(view: &ReaderView, span: Span) -> Vec<usize> {
    let mut marks: Vec<usize> = view.marks.within(span).collect();
    marks.sort_by_key(|at| view.marks.get(*at).map_or(0, |mark| mark.span.len()));
    marks
}

/// Below what is selected or above it, where there is more room, never over it; else in the middle of the text. With it
/// the height that the rows may take, in px.
fn place(ui: &Ui, drafts: &Drafts) -> (Area, f32) {
    let window = drafts.reader.window.unwrap_or_else(|| ui.ctx().content_rect());
    let area = Area::new(Id::unique("chooser")).order(Order::Foreground).constrain_to(window);
    let Some(anchor) = drafts.reader.anchor else {
        let middle = window.right_center() - vec2(24.0, 0.0);
        return (area.pivot(egui::Align2::RIGHT_CENTER).fixed_pos(middle), HEIGHT_PX);
    };
    let rows_in = |room: f32| (room - CLEAR_PX - HEAD_PX).clamp(ROW_PX, HEIGHT_PX);
    let (above, below) = (rows_in(anchor.top() - window.top()), rows_in(window.bottom() - anchor.bottom()));
    if below >= above {
        (area.fixed_pos(pos2(anchor.left(), anchor.bottom() + CLEAR_PX)), below)
    } else {
        let corner = pos2(anchor.left(), anchor.top() - CLEAR_PX);
        (area.pivot(egui::Align2::LEFT_BOTTOM).fixed_pos(corner), above)
    }
}

fn list_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    view: &ReaderView,
    marks: &[usize],
    draft: &mut ChooserDraft,
    has_moved: bool,
    height: f32,
) -> (Option<usize>, Option<MarkKey>) {
    ui.set_width(WIDTH_PX);
    let title = cx.words.say_n("n-marks-here", marks.len());
    ui.label(egui::RichText::new(title).font(bold(13.0)).color(cx.look.ink));
    ui.add_space(4.0);
    ui.spacing_mut().item_spacing.y = 0.0;
    let n_rows = u16::try_from(draft.at).map_or(0.0, f32::from);
    let mut area =
        ScrollArea::vertical().max_height(height).min_scrolled_height(height).auto_shrink([false, true]);
    if has_moved {
        area = area.vertical_scroll_offset((n_rows * ROW_PX - height / 2.0).max(0.0));
    }
    let shown = area.show_rows(ui, ROW_PX, marks.len(), |ui, rows| {
        let (mut chosen, mut copied) = (None, None);
        for row in rows {
            let Some((at, mark)) = marks.get(row).and_then(|at| Some((*at, view.marks.get(*at)?))) else {
                continue;
            };
            let (is_clicked, is_hovered, is_copied) = row_ui(ui, cx, mark, row == draft.at);
            copied = is_copied.then(|| mark.key.clone()).or(copied);
            chosen = is_clicked.then_some(at).or(chosen);
            if is_hovered && ui.input(|input| input.pointer.delta() != egui::Vec2::ZERO) {
                draft.at = row;
            }
        }
        (chosen, copied)
    });
    shown.inner
}

fn row_ui(ui: &mut Ui, cx: &Cx<'_>, mark: &MarkView, is_at: bool) -> (bool, bool, bool) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), ROW_PX), Sense::hover());
    let response = ui.interact(rect, row_id(&mark.key), Sense::click());
    if is_at || response.hovered() {
        ui.painter().rect_filled(rect, 6, cx.look.hover);
    }
    if is_at && !response.has_focus() {
        response.request_focus();
    }
    let names = if mark.themes.is_empty() { cx.words.say("no-theme") } else { mark.theme_names() };
    let quote = || in_quotes(&shortened(&mark.annotation.anchor.quote, 60));
    let said = mark.annotation.note.as_ref().map_or_else(quote, |note| shortened(note, 60));
    let about = format!("{} · {said}", mark.annotator);
    let mut x = rect.left() + 12.0;
    for theme in mark.themes.iter().take(3) {
        let swatch = Swatch::of(cx.look, theme.color.as_deref(), theme.pattern);
        icons::swatch(ui.painter(), pos2(x, rect.top() + 15.0), swatch);
        x += 16.0;
    }
    let right = rect.right() - if mark.can_change { 8.0 } else { 38.0 };
    let width = right - x;
    text(ui, &names, Letters::new(bold(13.0), cx.look.ink), pos2(x, rect.top() + 5.0), Room::row(width));
    let left = rect.left() + 6.0;
    let soft = Letters::new(plain(11.5), cx.look.soft);
    text(ui, &about, soft, pos2(left, rect.top() + 25.0), Room::row(right - left));
    super::style::tell_choice(&response, Role::ListBoxOption, is_at, || format!("{names}. {about}"));
    let is_copied = !mark.can_change && copy_ui(ui, cx, mark, rect, &names);
    (response.clicked(), response.hovered(), is_copied)
}

/// What copies somebody else's mark to one's own.
fn copy_ui(ui: &mut Ui, cx: &Cx<'_>, mark: &MarkView, rect: Rect, names: &str) -> bool {
    let told = [("name", mark.annotator.as_ref()), ("theme", names)];
    let name = cx.words.say_with("copy-mark-to-mine", &told);
    let square = Rect::from_center_size(pos2(rect.right() - 18.0, rect.center().y), vec2(28.0, 28.0));
    let place = egui::UiBuilder::new().max_rect(square).id_salt(("copy", &mark.key));
    let button = |ui: &mut Ui| icons::button(ui, Icon::Plus, &name, ButtonColors::of(cx.look)).clicked();
    button(&mut ui.new_child(place))
}

fn row_id(key: &MarkKey) -> Id {
    Id::unique(("chooser-row", key))
}
