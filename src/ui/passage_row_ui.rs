//! A row of the list of passages: its words in reading type, its themes, where it stands; a box to tick it and an arrow
//! that opens what stands around it.

use super::bidi_layout::laid_out;
use super::context::Cx;
use super::fonts::{Face, plain, reading};
use super::icons::{self, Icon, Swatch};
use super::kept_text::{Letters, Room, text};
use super::passages_draft::PassagesDraft;
use crate::model::check::State;
use crate::session::{Action, AnnotatingCommand, Command, MarkKey, ReadingCommand, Session};
use crate::view::marks::ThemeLine;
use crate::view::passages::{PassageRow, PassagesView, context_of};
use crate::workers::asking::PassageHit;
use egui::text::{LayoutJob, TextWrapping};
use egui::{Galley, Id, Rect, Response, Role, Sense, TextFormat, Ui, pos2, vec2};
use std::sync::Arc;

/// Space beside the words, for the box and the arrow, and to their right, in px.
const LEFT_PX: f32 = 38.0;
const RIGHT_PX: f32 = 14.0;
const TOP_PX: f32 = 8.0;

/// Height of what stands below the words: themes, place, a gap; in px.
const FOOT_PX: f32 = 48.0;

/// The most lines of a passage that is not opened.
const MAX_LINES: usize = 5;

/// A row, and where it stands.
#[derive(Clone, Copy)]
pub struct Listed<'a> {
    /// The sitting it is of.
    pub session: &'a Session,
    /// The list.
    pub view: &'a PassagesView,
    /// The row.
    pub row: &'a PassageRow,
    /// Which, from 0.
    pub at: usize,
    /// Where.
    pub rect: Rect,
}

/// The id a row has the keyboard by, drawn or not.
#[must_use]
pub fn row_id(key: &MarkKey) -> Id {
    Id::unique(("passage", key))
}

/// The size the words are set in: that of reading, a little smaller where the column is narrow.
fn size_px(cx: &Cx<'_>, width: f32) -> f32 {
    cx.settings.reading.size_px.min((width / 19.0).clamp(16.0, 26.0))
}

/// How many lines a passage takes. A line holds about so many letters; what is longer ends in an ellipsis.
fn n_lines(n_chars: usize, size_px: f32, width: f32) -> usize {
    let per_line = (width - LEFT_PX - RIGHT_PX) / (size_px * 0.47);
    let lines = f64::from(u32::try_from(n_chars).unwrap_or(u32::MAX)) / f64::from(per_line.max(1.0));
    (1..MAX_LINES).find(|n| lines <= f64::from(u32::try_from(*n).unwrap_or(u32::MAX))).unwrap_or(MAX_LINES)
}

fn line_px(size_px: f32) -> f32 {
    (size_px * 1.42).round()
}

/// The height of a row, in px; `is_open` where its context is shown, `width` in px.
pub fn height_of(
    ui: &Ui,
    cx: &Cx<'_>,
    session: &Session,
    hit: &PassageHit,
    is_open: bool,
    width: f32,
) -> f32 {
    let words =
        if is_open { context(ui, cx, session, hit, width, None).map(|galley| galley.size().y) } else { None };
    let size = size_px(cx, width);
    let lines = u16::try_from(n_lines(hit.n_chars, size, width)).unwrap_or(1);
    TOP_PX + words.unwrap_or(f32::from(lines) * line_px(size)) + FOOT_PX
}

/// The passage among what stands around it.
fn context(
    ui: &Ui,
    cx: &Cx<'_>,
    session: &Session,
    hit: &PassageHit,
    width: f32,
    color: Option<&str>,
) -> Option<Arc<Galley>> {
    let [before, words, after] = context_of(session, hit)?;
    let size = size_px(cx, width);
    let mut job =
        LayoutJob { wrap: TextWrapping::wrap_at_width(width - LEFT_PX - RIGHT_PX), ..LayoutJob::default() };
    for (part, color, ground) in [
        (before, cx.look.soft, egui::Color32::TRANSPARENT),
        (words, cx.look.ink, cx.look.fill(color)),
        (after, cx.look.soft, egui::Color32::TRANSPARENT),
    ] {
        let format = TextFormat {
            font_id: reading(cx.settings.reading.font, Face::Regular, size),
            color,
            background: ground,
            line_height: Some(line_px(size)),
            ..TextFormat::default()
        };
        job.append(&part, 0.0, format);
    }
    Some(laid_out(ui, job))
}

/// Draws a row.
pub fn row_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    listed: Listed<'_>,
    draft: &mut PassagesDraft,
    out: &mut Vec<Command>,
) {
    let Listed { row, rect, .. } = listed;
    let response = ui.interact(rect, row_id(&row.key), Sense::click());
    let is_ticked = draft.ticked.contains(&row.key);
    let is_open = draft.opened.contains(&row.key);
    let source = source_of(cx, row);
    let themes: Vec<String> = row.themes.iter().map(ThemeLine::label).collect();
    let themes =
        if themes.iter().all(String::is_empty) { cx.words.say("no-theme") } else { themes.join(", ") };
    response.widget_info(|| {
        let name = format!("{} — {}, {}. {themes}", row.quote, article_of(cx, row), row.annotator);
        let more = [state_of(cx, row), row.place.clone(), row.note.clone()];
        let parts: Vec<String> = std::iter::once(name).chain(more.into_iter().flatten()).collect();
        egui::WidgetInfo::selected(Role::Button, true, is_ticked, parts.join(". "))
    });
    if response.has_focus() {
        (draft.cursor, draft.at) = (Some(response.id), listed.at);
    }
    paint_ground(ui, cx, rect, &response, is_ticked);
    words_ui(ui, cx, listed, is_open);
    foot_ui(ui, cx, listed, &themes, &source);
    let is_beside = boxes_ui(ui, cx, listed, is_open, draft);
    if response.clicked() && !is_beside {
        out.push(Command::Reading(ReadingCommand::JumpTo(row.article.clone(), row.key.clone())));
    }
    super::menus::context_menu(&response, None, |ui| {
        if ui.button(cx.action_name(Action::Remove)).clicked() {
            out.push(Command::Reading(ReadingCommand::JumpTo(row.article.clone(), row.key.clone())));
            out.push(Command::Annotating(AnnotatingCommand::Remove(row.key.clone())));
            ui.close();
        }
    });
    if let Some(note) = &row.note {
        response.on_hover_text(note);
    }
}

fn article_of(cx: &Cx<'_>, row: &PassageRow) -> String {
    if row.is_here { cx.words.say("this-article") } else { row.title.clone() }
}

/// What is to be said of the state of a passage; nothing of one that stands where it was marked.
fn state_of(cx: &Cx<'_>, row: &PassageRow) -> Option<String> {
    let state = row.state.filter(|state| *state != State::Exact)?;
    Some(cx.words.say(&format!("state-{}", state.name())))
}

fn source_of(cx: &Cx<'_>, row: &PassageRow) -> String {
    let (state, article) = (state_of(cx, row), article_of(cx, row));
    // What needs a look comes first: the end may be cut.
    let parts = [state, row.place.clone(), Some(row.annotator.clone()), Some(article)];
    parts.into_iter().flatten().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

fn paint_ground(ui: &Ui, cx: &Cx<'_>, rect: Rect, response: &Response, is_ticked: bool) {
    let painter = ui.painter_at(rect);
    if is_ticked {
        painter.rect_filled(rect, 0, cx.look.row_selected);
    } else if response.hovered() {
        painter.rect_filled(rect, 0, cx.look.hover);
    }
    if response.has_focus() {
        painter.rect_stroke(rect, 0, (cx.look.ring_px(), cx.look.focus_ring), egui::StrokeKind::Inside);
    }
    painter.hline(rect.x_range(), rect.bottom() - 0.5, (1.0, cx.look.hairline));
}

/// The words, alone or among what stands around them.
fn words_ui(ui: &Ui, cx: &Cx<'_>, listed: Listed<'_>, is_open: bool) {
    let Listed { session, view, row, at, rect } = listed;
    let pos = pos2(rect.left() + LEFT_PX, rect.top() + TOP_PX);
    let hit = view.found.hits.get(at);
    let color = row.themes.first().and_then(|theme| theme.color.as_deref());
    let around = hit.filter(|_| is_open).and_then(|hit| context(ui, cx, session, hit, rect.width(), color));
    let galley = around.unwrap_or_else(|| {
        let size = size_px(cx, rect.width());
        let mut job = LayoutJob {
            wrap: TextWrapping {
                max_width: rect.width() - LEFT_PX - RIGHT_PX,
                max_rows: n_lines(hit.map_or(1, |hit| hit.n_chars), size, rect.width()),
                ..TextWrapping::default()
            },
            ..LayoutJob::default()
        };
        let format = TextFormat {
            font_id: reading(cx.settings.reading.font, Face::Regular, size),
            color: cx.look.ink,
            line_height: Some(line_px(size)),
            ..TextFormat::default()
        };
        job.append(&row.quote, 0.0, format);
        laid_out(ui, job)
    });
    ui.painter().galley(pos, galley, cx.look.ink);
}

/// Themes, and where it stands.
fn foot_ui(ui: &Ui, cx: &Cx<'_>, Listed { row, rect, .. }: Listed<'_>, themes: &str, source: &str) {
    let mut left = rect.left() + LEFT_PX;
    let top = rect.bottom() - FOOT_PX + 4.0;
    let right = rect.right() - RIGHT_PX;
    for theme in row.themes.iter().take(4) {
        let swatch = Swatch::of(cx.look, theme.color.as_deref(), theme.pattern);
        icons::swatch(ui.painter(), pos2(left + 6.0, top + 9.0), swatch);
        left += 16.0;
    }
    let star = if row.is_starred { 18.0 } else { 0.0 };
    text(
        ui,
        themes,
        Letters::new(plain(12.0), cx.look.soft),
        pos2(left + 2.0, top),
        Room::row(right - left - 2.0 - star),
    );
    if row.is_starred {
        let square = Rect::from_center_size(pos2(right - 6.0, top + 9.0), vec2(13.0, 13.0));
        icons::paint(ui.painter(), square, Icon::Star, cx.look.accent);
    }
    let is_sound = matches!(row.state, None | Some(State::Exact));
    let color = if is_sound { cx.look.soft } else { cx.look.warning };
    let left = rect.left() + LEFT_PX;
    text(ui, source, Letters::new(plain(11.5), color), pos2(left, top + 19.0), Room::row(right - left));
}

/// The box and the arrow; says whether the mouse is on one of them.
fn boxes_ui(
    ui: &Ui,
    cx: &Cx<'_>,
    Listed { view, row, at, rect, .. }: Listed<'_>,
    is_open: bool,
    draft: &mut PassagesDraft,
) -> bool {
    let (id, is_ticked) = (row_id(&row.key), draft.ticked.contains(&row.key));
    let at_px = |y: f32| Rect::from_center_size(pos2(rect.left() + 20.0, rect.top() + y), vec2(24.0, 24.0));
    let tick = ui.interact(at_px(TOP_PX + 12.0), id.with("tick"), Sense::click());
    tick.widget_info(|| {
        let name = cx.words.say_with("tick-passage", &[("quote", &row.quote)]);
        egui::WidgetInfo::selected(Role::CheckBox, true, is_ticked, name)
    });
    let square = Rect::from_center_size(tick.rect.center(), vec2(15.0, 15.0));
    let line = if tick.hovered() || is_ticked { cx.look.accent } else { cx.look.neutral_line };
    ui.painter().rect_stroke(square, 3, (1.2, line), egui::StrokeKind::Inside);
    if is_ticked {
        icons::paint(ui.painter(), square.shrink(2.0), Icon::Check, cx.look.accent);
    }
    if tick.clicked() {
        draft.tick(view, at, ui.input(|input| input.modifiers.shift));
    }
    let arrow = ui.interact(at_px(TOP_PX + 38.0), id.with("context"), Sense::click());
    arrow.widget_info(|| {
        let words = if is_open { "close-context" } else { "open-context" };
        let name = cx.words.say_with(words, &[("quote", &row.quote)]);
        egui::WidgetInfo::selected(Role::Button, true, is_open, name)
    });
    let color = if arrow.hovered() { cx.look.ink } else { cx.look.soft };
    let square = Rect::from_center_size(arrow.rect.center(), vec2(12.0, 12.0));
    icons::paint(ui.painter(), square, if is_open { Icon::Down } else { Icon::Right }, color);
    if arrow.clicked() {
        draft.open(at, &row.key, !is_open);
        ui.ctx().request_repaint();
    }
    for response in [&tick, &arrow] {
        if response.has_focus() {
            let ring = (cx.look.ring_px(), cx.look.focus_ring);
            ui.painter().rect_stroke(response.rect.shrink(2.0), 4, ring, egui::StrokeKind::Inside);
        }
    }
    tick.hovered() || arrow.hovered()
}
