//! The library: a row an article, found and sorted; only the rows in sight are drawn.

use super::context::Cx;
use super::drafts::LibraryDraft;
use super::fonts::{bold, plain};
use super::icons::{self, Icon};
use crate::session::{Action, Command};
use crate::view::library::{LibraryView, Row, Sort};
use egui::text::{LayoutJob, TextWrapping};
use egui::{Align, Color32, FontId, Id, Layout, Rect, Role, ScrollArea, Sense, TextEdit, Ui, pos2, vec2};

/// Height of a row, in px, and of one in compact mode.
const ROW_PX: f32 = 88.0;
const COMPACT_PX: f32 = 30.0;

/// The id of the filter, for moving the keyboard there.
#[must_use]
pub fn filter_id() -> Id {
    Id::unique("library-filter")
}

/// Draws the list.
pub fn library_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    view: &LibraryView,
    draft: &mut LibraryDraft,
    out: &mut Vec<Command>,
) {
    let panel = ui.max_rect();
    ui.painter().vline(panel.right() - 0.5, panel.y_range(), (1.0, cx.look.hairline));
    egui::Frame::NONE.inner_margin(egui::Margin { left: 14, right: 12, top: 12, bottom: 8 }).show(ui, |ui| {
        ui.horizontal(|ui| {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let count = cx.words.say_n("n-articles", view.n_articles);
                ui.label(egui::RichText::new(count).color(cx.look.soft));
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    let name = egui::RichText::new(&view.name).font(bold(14.0)).color(cx.look.ink);
                    ui.add(egui::Label::new(name).truncate());
                });
            });
        });
        ui.add_space(4.0);
        head_ui(ui, cx, draft);
    });
    let is_compact = draft.is_compact;
    let height = if is_compact { COMPACT_PX } else { ROW_PX };
    if view.rows.is_empty() {
        let words = if view.n_articles == 0 && view.n_read.is_none() {
            "library-empty"
        } else {
            "library-none-found"
        };
        if view.n_read.is_none() || view.n_articles > 0 {
            egui::Frame::NONE.inner_margin(14).show(ui, |ui| ui.label(cx.words.say(words)));
        }
    }
    ui.spacing_mut().item_spacing.y = 0.0;
    ScrollArea::vertical().id_salt("library").auto_shrink(false).show_rows(
        ui,
        height,
        view.rows.len(),
        |ui, range| {
            for row in view.rows.get(range).into_iter().flatten() {
                row_ui(ui, cx, (row, height, is_compact), out);
            }
        },
    );
}

fn head_ui(ui: &mut Ui, cx: &Cx<'_>, draft: &mut LibraryDraft) {
    let hint = cx.words.say("filter-articles");
    let field = TextEdit::singleline(&mut draft.filter).id(filter_id()).hint_text(&hint);
    ui.add(field.desired_width(f32::INFINITY).margin(egui::Margin::symmetric(8, 5))).accessible_name(&hint);
    ui.horizontal(|ui| {
        let name = |sort: Sort| cx.words.say(&format!("sort-{}", sort.name()));
        let label = cx.words.say("sort-by");
        let combo = egui::ComboBox::from_id_salt("sort").selected_text(name(draft.sort)).width(150.0);
        let shown = combo.show_ui(ui, |ui| {
            for sort in Sort::ALL {
                ui.selectable_value(&mut draft.sort, sort, name(sort));
            }
        });
        shown.response.accessible_name(&label).on_hover_text(&label);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.toggle_value(&mut draft.is_compact, cx.words.say("compact"));
        });
    });
}

fn row_ui(ui: &mut Ui, cx: &Cx<'_>, (row, height, is_compact): (&Row, f32, bool), out: &mut Vec<Command>) {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::click());
    let detail = detail(cx, row);
    response.widget_info(|| {
        let name = format!("{}. {detail}", row.title);
        egui::WidgetInfo::selected(Role::Button, true, row.is_open, name)
    });
    if response.clicked() {
        out.push(Command::OpenArticle(row.path.clone()));
    }
    let painter = ui.painter_at(rect);
    if row.is_open {
        painter.rect_filled(rect, 0, cx.look.row_selected);
    } else if response.hovered() {
        painter.rect_filled(rect, 0, cx.look.hover);
    }
    if response.has_focus() {
        painter.rect_stroke(rect, 0, (2.0, cx.look.focus_ring), egui::StrokeKind::Inside);
    }
    let inner = Rect::from_min_max(rect.min + vec2(14.0, 0.0), rect.max - vec2(12.0, 0.0));
    let ink = if row.problem.is_some() { cx.look.soft } else { cx.look.ink };
    let font = if row.is_open { bold(13.0) } else { plain(13.0) };
    if is_compact {
        let width = inner.width() - 44.0;
        text(ui, &row.title, (font, ink), (pos2(inner.left(), rect.center().y - 9.0), width, 1));
        count_ui(ui, cx, row, pos2(inner.right(), rect.center().y));
    } else {
        text(ui, &row.title, (font, ink), (pos2(inner.left(), rect.top() + 9.0), inner.width(), 2));
        let y = rect.bottom() - 36.0;
        let color = if row.problem.is_some() { cx.look.error } else { cx.look.soft };
        text(ui, &detail, (plain(11.5), color), (pos2(inner.left(), y), inner.width() - 48.0, 1));
        count_ui(ui, cx, row, pos2(inner.right(), y + 8.0));
        strip_ui(
            ui,
            cx,
            row,
            Rect::from_min_max(
                pos2(inner.left(), rect.bottom() - 13.0),
                pos2(inner.right(), rect.bottom() - 9.0),
            ),
        );
        painter.hline(rect.x_range(), rect.bottom() - 0.5, (1.0, cx.look.hairline));
    }
    let hover = row.problem.as_ref().map_or_else(
        || format!("{}\n{}", row.title, row.path),
        |problem| crate::words::messages::problem(cx.words, problem),
    );
    // The actions are on the article that is open: one that cannot be opened at once has no menu.
    let can_open = row.is_read && row.problem.is_none();
    response.context_menu(|ui| {
        if !can_open {
            return ui.close();
        }
        for action in [Action::ArticleDetails, Action::ToggleDone] {
            if ui.button(cx.action_name(action)).clicked() {
                out.extend([Command::OpenArticle(row.path.clone()), Command::Act(action)]);
                ui.close();
            }
        }
    });
    response.on_hover_text(hover);
}

/// Date and source, or what is wrong.
fn detail(cx: &Cx<'_>, row: &Row) -> String {
    if let Some(problem) = &row.problem {
        return crate::words::messages::problem_kind(cx.words, &problem.kind);
    }
    if !row.is_read {
        return row.path.to_string();
    }
    let date = row.date.as_ref().map_or_else(|| cx.words.say("no-date"), |date| cx.words.date(date));
    let folder = (!row.folder.is_empty()).then(|| row.folder.clone());
    [Some(date), row.source.clone(), folder].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// The number of annotations, and a tick for what is done.
fn count_ui(ui: &Ui, cx: &Cx<'_>, row: &Row, right: egui::Pos2) {
    let count = if row.n_annotations > 0 { row.n_annotations.to_string() } else { String::new() };
    let galley = ui.fonts_mut(|fonts| fonts.layout_no_wrap(count, plain(11.5), cx.look.soft));
    let left = right.x - galley.size().x;
    ui.painter().galley(pos2(left, right.y - galley.size().y / 2.0), galley, cx.look.soft);
    if row.is_done {
        let square = Rect::from_center_size(pos2(left - 10.0, right.y), vec2(11.0, 11.0));
        icons::paint(ui.painter(), square, Icon::Check, cx.look.ok);
    }
}

/// Where in the article the marks lie.
fn strip_ui(ui: &Ui, cx: &Cx<'_>, row: &Row, rect: Rect) {
    ui.painter().rect_filled(rect, 2, cx.look.hairline);
    for stretch in &row.stretches {
        let x = |share: f32| rect.left() + share.clamp(0.0, 1.0) * rect.width();
        let right = x(stretch.end).max(x(stretch.start) + 2.0);
        let part = Rect::from_min_max(pos2(x(stretch.start), rect.top()), pos2(right, rect.bottom()));
        ui.painter().rect_filled(part, 1, cx.look.line(stretch.color.as_deref()));
    }
}

/// Text of at most so many rows, with an ellipsis where it is longer.
pub fn text(
    ui: &Ui,
    words: &str,
    (font, color): (FontId, Color32),
    (pos, width, rows): (egui::Pos2, f32, usize),
) {
    let mut job = LayoutJob::simple(words.to_owned(), font, color, width);
    job.wrap = TextWrapping { max_width: width, max_rows: rows, ..Default::default() };
    let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
    ui.painter().galley(pos, galley, color);
}
