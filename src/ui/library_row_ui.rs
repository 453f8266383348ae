//! A row of the library: title, date and source, how far it was read, and where it is marked.

use super::context::Cx;
use super::fonts::{bold, plain};
use super::icons::{self, Icon};
use super::kept_text::{self, Letters, Room, text};
use super::library_ui::Entry;
use super::reader_ui::reader_id;
use super::stamps::{self, Grounds};
use crate::session::{Action, Command, ReadingCommand};
use crate::view::library_row::{LibraryRow, ReadState, Stretch};
use egui::{FontId, Rect, Response, Role, Sense, Shape, Ui, pos2, vec2};
use std::sync::Arc;

/// Room for the number of annotations, in px.
const COUNT_PX: f32 = 30.0;

/// Height of the strip, in px: one's own marks in the upper half, others' in the lower.
const STRIP_PX: f32 = 6.0;

/// How a row is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowForm {
    /// Two lines of title, date and source, the strip.
    Whole,
    /// One line.
    Compact,
}

/// What a row is in its list.
#[derive(Clone, Copy, Debug)]
pub struct InList {
    /// How it is drawn.
    pub form: RowForm,
    /// Whether it is the one in the reader.
    pub is_open: bool,
    /// Whether folders stand above it as headings.
    pub has_folders: bool,
}

/// Draws the row and gives back its response.
pub fn row_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    row: &Arc<LibraryRow>,
    rect: Rect,
    here: InList,
    out: &mut Vec<Command>,
) -> Response {
    let response = ui.interact(rect, Entry::Article(row).id(), Sense::click());
    let detail = detail(cx, row, here.has_folders);
    let state = state_words(cx, row.state);
    response.widget_info(|| {
        let name = if row.problem.is_some() {
            format!("{}. {detail}", row.title)
        } else {
            let review = cx.words.say_n("n-to-review", row.n_to_review);
            let review = if row.n_to_review > 0 { format!(". {review}") } else { String::new() };
            format!("{}. {detail}. {state}{review}", row.title)
        };
        egui::WidgetInfo::selected(Role::Button, true, here.is_open, name)
    });
    if response.clicked() {
        out.push(Command::Reading(ReadingCommand::OpenArticle(row.path.clone())));
        // Opened by keys, it is read by keys.
        if response.has_focus() {
            ui.memory_mut(|memory| memory.request_focus(reader_id()));
        }
    }
    let painter = ui.painter();
    if here.is_open {
        painter.rect_filled(rect, 0, cx.look.row_selected);
    } else if response.hovered() {
        painter.rect_filled(rect, 0, cx.look.hover);
    }
    if response.has_focus() {
        painter.rect_stroke(rect, 0, (2.0, cx.look.focus_ring), egui::StrokeKind::Inside);
    }
    if row.state == ReadState::Unread && row.problem.is_none() {
        let y = if here.form == RowForm::Compact { rect.center().y } else { rect.top() + 18.0 };
        painter.circle_filled(pos2(rect.left() + 7.5, y), 2.5, cx.look.accent);
    }
    match here.form {
        RowForm::Whole => whole_ui(ui, cx, row, rect, &detail, here.is_open),
        RowForm::Compact => compact_ui(ui, cx, row, rect, here.is_open),
    }
    menu_ui(cx, row, &response, out);
    let whole = || {
        let by_whom = by_whom(cx, row);
        [row.title.as_str(), row.path.as_str(), &state, &by_whom].join("\n").trim_end().to_owned()
    };
    super::style::told(response, || {
        row.problem.as_ref().map_or_else(whole, |problem| crate::words::messages::problem(cx.words, problem))
    })
}

fn whole_ui(ui: &Ui, cx: &Cx<'_>, row: &Arc<LibraryRow>, rect: Rect, detail: &str, is_open: bool) {
    let inner = inner(rect);
    let (font, ink) = title_style(cx, row, is_open);
    text(
        ui,
        &row.title,
        Letters::new(font, ink),
        pos2(inner.left(), rect.top() + 9.0),
        Room { width: inner.width(), rows: 2 },
    );
    let y = rect.bottom() - 36.0;
    if row.problem.is_some() {
        let error = Letters::new(plain(11.5), cx.look.error);
        let room = Room { width: inner.width(), rows: 3 };
        text(ui, detail, error, pos2(inner.left(), rect.top() + 30.0), room);
    } else {
        let left = state_ui(ui, cx, row.state, pos2(inner.right(), y + 8.0));
        let width = left - 8.0 - inner.left();
        text(ui, detail, Letters::new(plain(11.5), cx.look.soft), pos2(inner.left(), y), Room::row(width));
        let middle = rect.bottom() - 11.0;
        let top = middle - STRIP_PX / 2.0;
        let right = inner.right() - COUNT_PX;
        strip_ui(ui, cx, row, Rect::from_min_max(pos2(inner.left(), top), pos2(right, top + STRIP_PX)));
        count_ui(ui, cx, row, pos2(inner.right(), middle));
    }
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, (1.0, cx.look.hairline));
}

fn compact_ui(ui: &Ui, cx: &Cx<'_>, row: &Arc<LibraryRow>, rect: Rect, is_open: bool) {
    let inner = inner(rect);
    let (font, ink) = title_style(cx, row, is_open);
    let mut right = inner.right();
    if row.problem.is_none() {
        right = state_ui(ui, cx, row.state, pos2(right, rect.center().y)) - 12.0;
        right = count_ui(ui, cx, row, pos2(right, rect.center().y)) - 6.0;
    }
    let width = right - inner.left();
    text(
        ui,
        &row.title,
        Letters::new(font, ink),
        pos2(inner.left(), rect.center().y - 9.0),
        Room::row(width),
    );
}

fn inner(rect: Rect) -> Rect {
    Rect::from_min_max(rect.min + vec2(14.0, 0.0), rect.max - vec2(12.0, 0.0))
}

fn title_style(cx: &Cx<'_>, row: &LibraryRow, is_open: bool) -> (FontId, egui::Color32) {
    let ink = if row.problem.is_some() { cx.look.soft } else { cx.look.ink };
    (if is_open { bold(13.0) } else { plain(13.0) }, ink)
}

/// The actions are on the article that is open: one that cannot be opened at once has no menu.
fn menu_ui(cx: &Cx<'_>, row: &LibraryRow, response: &Response, out: &mut Vec<Command>) {
    let can_open = row.is_read && row.problem.is_none();
    super::menus::context_menu(response, None, |ui| {
        if !can_open {
            return ui.close();
        }
        if ui.button(cx.words.say("open-beside")).clicked() {
            out.push(Command::Reading(ReadingCommand::OpenBeside(row.path.clone())));
            ui.close();
        }
        for action in [Action::ArticleDetails, Action::ToggleDone] {
            if ui.button(cx.action_name(action)).clicked() {
                out.extend([
                    Command::Reading(ReadingCommand::OpenArticle(row.path.clone())),
                    Command::Act(action),
                ]);
                ui.close();
            }
        }
    });
}

/// Date and source, or what is wrong.
fn detail(cx: &Cx<'_>, row: &LibraryRow, has_folders: bool) -> String {
    if let Some(problem) = &row.problem {
        return crate::words::messages::problem_kind(cx.words, &problem.kind);
    }
    if !row.is_read {
        return row.path.to_string();
    }
    let date = row.date.as_ref().map_or_else(|| cx.words.say("no-date"), |date| cx.words.date(date));
    let folder = (!row.folder.is_empty() && !has_folders).then(|| row.folder.clone());
    [Some(date), row.source.clone(), folder].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// How far it was read, in words.
fn state_words(cx: &Cx<'_>, state: ReadState) -> String {
    match state {
        ReadState::Unread => cx.words.say("state-unread"),
        ReadState::Reading(percent) => {
            cx.words.say_with("state-reading", &[("percent", &percent.to_string())])
        }
        ReadState::Done => cx.words.say("state-done"),
    }
}

/// How many annotations it has, and whose.
fn by_whom(cx: &Cx<'_>, row: &LibraryRow) -> String {
    if row.n_annotations == 0 {
        return String::new();
    }
    let each = row.by_annotator.iter().map(|(name, n)| format!("{name}: {n}"));
    let total = cx.words.say_n("n-annotations", row.n_annotations);
    let whose = format!("{total} ({})", each.collect::<Vec<_>>().join(" · "));
    match row.n_to_review {
        0 => whose,
        n => format!("{whose}\n{}", cx.words.say_n("n-to-review", n)),
    }
}

/// How far it was read, in short; gives back where it begins.
fn state_ui(ui: &Ui, cx: &Cx<'_>, state: ReadState, right: egui::Pos2) -> f32 {
    let words = match state {
        ReadState::Reading(percent) => {
            cx.words.say_with("place-percent", &[("percent", &percent.to_string())])
        }
        other => state_words(cx, other),
    };
    let left = small_ui(ui, cx, &words, right);
    if state != ReadState::Done {
        return left;
    }
    let square = Rect::from_center_size(pos2(left - 9.0, right.y), vec2(11.0, 11.0));
    icons::paint(ui.painter(), square, Icon::Check, cx.look.ok);
    square.left()
}

/// The number of annotations; gives back where it begins.
fn count_ui(ui: &Ui, cx: &Cx<'_>, row: &LibraryRow, right: egui::Pos2) -> f32 {
    match row.n_annotations {
        0 => right.x,
        n => {
            let left = small_ui(ui, cx, &cx.words.count(n), right);
            if row.n_to_review == 0 {
                return left;
            }
            let square = Rect::from_center_size(pos2(left - 9.0, right.y), vec2(11.0, 11.0));
            icons::paint(ui.painter(), square, Icon::Unsure, cx.look.warning);
            square.left()
        }
    }
}

fn small_ui(ui: &Ui, cx: &Cx<'_>, words: &str, right: egui::Pos2) -> f32 {
    let galley = kept_text::row(ui, words, Letters::new(plain(11.5), cx.look.soft));
    let left = right.x - galley.size().x;
    ui.painter().galley(pos2(left, right.y - galley.size().y / 2.0), galley, cx.look.soft);
    left
}

/// Where in the article the marks lie.
fn strip_ui(ui: &Ui, cx: &Cx<'_>, row: &Arc<LibraryRow>, rect: Rect) {
    let middle = rect.center().y;
    let part = |Stretch { start, end, color, is_own }: &Stretch| {
        let x = |share: f32| rect.left() + share.clamp(0.0, 1.0) * rect.width();
        let right = x(*end).max(x(*start) + 2.0);
        let (top, bottom) = if *is_own { (rect.top(), middle) } else { (middle, rect.bottom()) };
        let part = Rect::from_min_max(pos2(x(*start), top), pos2(right, bottom));
        Shape::rect_filled(part, 0, cx.look.line(color.as_deref()))
    };
    let grounds = Grounds { track: cx.look.track, page: cx.look.page };
    stamps::paint_strip(ui.painter(), row, rect, grounds, || {
        let ground = Shape::rect_filled(rect, 2, cx.look.track);
        std::iter::once(ground).chain(row.stretches.iter().map(part)).collect()
    });
}
