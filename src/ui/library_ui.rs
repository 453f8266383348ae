//! The library: a row an article, found and sorted; only the rows in sight are drawn.

use super::context::Cx;
use super::drafts::LibraryDraft;
use super::fonts::{bold, plain};
use super::icons::{self, Icon};
use crate::session::{Action, Command};
use crate::view::library::{Folder, LibraryView, Row, Sort};
use std::collections::BTreeSet;

use egui::text::{LayoutJob, TextWrapping};
use egui::{Align, Color32, FontId, Id, Layout, Rect, Role, ScrollArea, Sense, TextEdit, Ui, pos2, vec2};

/// Height of a row, in px, and of one in compact mode.
const ROW_PX: f32 = 88.0;
const COMPACT_PX: f32 = 30.0;

/// Height of a folder, in px.
const FOLDER_PX: f32 = 28.0;

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
    let entries = entries(view, &draft.folded);
    let height_of = |entry: &Entry<'_>| if matches!(entry, Entry::Folder(_)) { FOLDER_PX } else { height };
    ScrollArea::vertical().id_salt("library").auto_shrink(false).show_viewport(ui, |ui, sight| {
        ui.set_height(entries.iter().map(height_of).sum());
        let (left, width) = (ui.max_rect().left(), ui.max_rect().width());
        let mut y = 0.0;
        for entry in &entries {
            let rect =
                Rect::from_min_size(pos2(left, ui.max_rect().top() + y), vec2(width, height_of(entry)));
            y += rect.height();
            if y < sight.top() || y - rect.height() > sight.bottom() {
                continue;
            }
            match entry {
                Entry::Folder(folder) => folder_ui(ui, cx, (folder, rect), draft),
                Entry::Article(row) => row_ui(ui, cx, (row, rect, is_compact), out),
            }
        }
    });
}

/// What stands in the list.
enum Entry<'v> {
    Folder(&'v Folder),
    Article(&'v Row),
}

/// The folders and articles that are not folded away.
fn entries<'v>(view: &'v LibraryView, folded: &BTreeSet<String>) -> Vec<Entry<'v>> {
    let is_hidden = |path: &str| {
        let mut above = path;
        while let Some((parent, _)) = above.rsplit_once('/') {
            if folded.contains(parent) {
                return true;
            }
            above = parent;
        }
        false
    };
    let mut folders = view.folders.iter().peekable();
    let mut entries = Vec::with_capacity(view.rows.len() + view.folders.len());
    for (at, row) in view.rows.iter().enumerate() {
        while let Some(folder) = folders.next_if(|folder| folder.before == at) {
            if !is_hidden(&folder.path) {
                entries.push(Entry::Folder(folder));
            }
        }
        if view.folders.is_empty() || !is_hidden(row.path.as_str()) {
            entries.push(Entry::Article(row));
        }
    }
    entries
}

/// A folder: a click folds it or opens it again.
fn folder_ui(ui: &mut Ui, cx: &Cx<'_>, (folder, rect): (&Folder, Rect), draft: &mut LibraryDraft) {
    let response = ui.interact(rect, ui.make_persistent_id(("folder", &folder.path)), Sense::click());
    let is_open = !draft.folded.contains(&folder.path);
    let name = folder.path.rsplit('/').next().unwrap_or_default();
    let count = cx.words.say_n("n-articles", folder.n_articles);
    response
        .widget_info(|| egui::WidgetInfo::selected(Role::Button, true, is_open, format!("{name}, {count}")));
    if response.hovered() {
        ui.painter().rect_filled(rect, 0, cx.look.hover);
    }
    if response.has_focus() {
        ui.painter().rect_stroke(rect, 0, (2.0, cx.look.focus_ring), egui::StrokeKind::Inside);
    }
    let depth = u16::try_from(folder.depth).map_or(0.0, f32::from);
    let left = rect.left() + 14.0 + depth * 12.0;
    let arrow = Rect::from_center_size(pos2(left + 4.0, rect.center().y), vec2(9.0, 9.0));
    icons::paint(ui.painter(), arrow, if is_open { Icon::Down } else { Icon::Right }, cx.look.soft);
    let y = rect.center().y - 9.0;
    text(ui, name, (bold(12.5), cx.look.ink), (pos2(left + 14.0, y), rect.right() - left - 80.0, 1));
    let galley = ui.fonts_mut(|fonts| fonts.layout_no_wrap(count, plain(11.5), cx.look.soft));
    ui.painter().galley(pos2(rect.right() - 12.0 - galley.size().x, y + 1.0), galley, cx.look.soft);
    if response.clicked() && !draft.folded.remove(&folder.path) {
        draft.folded.insert(folder.path.clone());
    }
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

fn row_ui(ui: &mut Ui, cx: &Cx<'_>, (row, rect, is_compact): (&Row, Rect, bool), out: &mut Vec<Command>) {
    let response = ui.interact(rect, ui.make_persistent_id(("article", &row.path)), Sense::click());
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
        if row.problem.is_some() {
            text(
                ui,
                &detail,
                (plain(11.5), color),
                (pos2(inner.left(), rect.top() + 30.0), inner.width(), 3),
            );
        } else {
            text(ui, &detail, (plain(11.5), color), (pos2(inner.left(), y), inner.width() - 48.0, 1));
        }
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
        if ui.button(cx.words.say("open-beside")).clicked() {
            out.push(Command::OpenBeside(row.path.clone()));
            ui.close();
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
    if row.problem.is_some() {
        return;
    }
    ui.painter().rect_filled(rect, 2, cx.look.track);
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
