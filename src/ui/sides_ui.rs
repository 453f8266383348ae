//! The middle of the window: one article, or two side by side, each with a line that names it.

use super::context::Cx;
use super::drafts::{Drafts, Wish};
use super::find_bar_ui::find_bar_ui;
use super::first_run_ui;
use super::fonts::{bold, plain};
use super::icons::{self, ButtonColors, Icon};
use super::kept_text::{Letters, Room, text};
use super::reader_ui::{ReaderDraft, ReaderPlace, reader_ui};
use super::views::Views;
use crate::session::{Command, ReadingCommand, Session, Side};
use egui::{Rect, Ui, UiBuilder, pos2, vec2};

/// Height of the line that names an article, in px.
const HEAD_PX: f32 = 30.0;

/// Below this width of the middle there is room for one article only, in px.
const NARROW_PX: f32 = 560.0;

/// Draws the middle of the window.
pub fn sides_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    session: &Session,
    views: &Views,
    drafts: &mut Drafts,
    out: &mut Vec<Command>,
) {
    let reader = session.reader();
    let (Some(reading), Some(view)) = (session.reading(), &views.reader) else {
        return first_run_ui::nothing_open_ui(ui, cx, &views.library, out);
    };
    let side = reader.map_or(Side::Left, |reader| reader.side);
    if drafts.side != side {
        drafts.side = side;
        std::mem::swap(&mut drafts.reader, &mut drafts.beside);
    }
    let has_two = views.beside.is_some();
    if has_two && !std::mem::replace(&mut drafts.has_two, has_two) {
        // The same article goes on, on its new side, where the person is.
        let is_same = views.beside.as_ref().is_some_and(|beside| beside.path == view.path);
        let at = drafts.beside.in_sight.filter(|_| is_same).map(|sight| sight.start);
        drafts.reader = ReaderDraft::starting_at(at);
    }
    drafts.has_two = has_two;
    let window = ui.available_rect_before_wrap();
    let beside = reader.and_then(|reader| reader.beside.as_ref()).zip(views.beside.as_ref());
    let Some((other_reading, other)) = beside.filter(|_| window.width() >= NARROW_PX) else {
        find_bar_ui(ui, cx, views.find_bar.as_ref(), &mut drafts.find, out);
        reader_ui(ui, cx, view, reading.text(), ReaderPlace::First, &mut drafts.reader, out);
        return list_asked(drafts);
    };
    let middle = window.center().x.round();
    let halves = [
        Rect::from_min_max(window.min, pos2(middle - 1.0, window.bottom())),
        Rect::from_min_max(pos2(middle, window.top()), window.max),
    ];
    let [own, others] = if side == Side::Left { halves } else { [halves[1], halves[0]] };
    half_ui(ui, own, side, |ui| {
        head_ui(ui, cx, &view.title, side, true, out);
        find_bar_ui(ui, cx, views.find_bar.as_ref(), &mut drafts.find, out);
        reader_ui(ui, cx, view, reading.text(), ReaderPlace::First, &mut drafts.reader, out);
    });
    list_asked(drafts);
    // Whatever is done there is done after going over to it.
    let mut done = Vec::new();
    half_ui(ui, others, side.other(), |ui| {
        head_ui(ui, cx, &other.title, side.other(), false, out);
        reader_ui(ui, cx, other, other_reading.text(), ReaderPlace::Beside, &mut drafts.beside, &mut done);
    });
    let asked = drafts.beside.asked.take();
    if !done.is_empty() || asked.is_some() {
        out.push(Command::Reading(ReadingCommand::SwitchSide));
        out.append(&mut done);
    }
    if let Some(span) = asked {
        drafts.wish = Some(Wish::Choose(span));
    }
    ui.painter().vline(middle - 0.5, window.y_range(), (1.0, cx.look.hairline));
    ui.advance_cursor_after_rect(window);
}

/// A list of marks that the margin was asked for.
fn list_asked(drafts: &mut Drafts) {
    if let Some(span) = drafts.reader.asked.take() {
        drafts.wish = Some(Wish::Choose(span));
    }
}

fn half_ui(ui: &mut Ui, rect: Rect, side: Side, draw: impl FnOnce(&mut Ui)) {
    let salt = if side == Side::Left { "left" } else { "right" };
    let mut half = ui.new_child(UiBuilder::new().max_rect(rect).id_salt(salt));
    half.set_clip_rect(rect.intersect(ui.clip_rect()));
    draw(&mut half);
}

/// The name of an article and the way to close it; the one that is worked on is underlined.
fn head_ui(ui: &mut Ui, cx: &Cx<'_>, title: &str, side: Side, is_first: bool, out: &mut Vec<Command>) {
    let rect = Rect::from_min_size(ui.max_rect().min, vec2(ui.max_rect().width(), HEAD_PX));
    let (font, color) = if is_first { (bold(13.0), cx.look.ink) } else { (plain(13.0), cx.look.soft) };
    text(ui, title, Letters::new(font, color), rect.min + vec2(12.0, 6.0), Room::row(rect.width() - 56.0));
    let button = Rect::from_center_size(pos2(rect.right() - 22.0, rect.center().y), vec2(24.0, 24.0));
    let mut corner = ui.new_child(UiBuilder::new().max_rect(button));
    let name = cx.words.say_with("close-side", &[("title", title)]);
    if icons::button(&mut corner, Icon::Close, &name, ButtonColors::of(cx.look)).clicked() {
        out.push(Command::Reading(ReadingCommand::CloseSide(side)));
    }
    let (line, color) = if is_first { (2.0, cx.look.accent) } else { (1.0, cx.look.hairline) };
    ui.painter().hline(rect.x_range(), rect.bottom() - line / 2.0, (line, color));
    ui.advance_cursor_after_rect(rect);
}
