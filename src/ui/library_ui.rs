//! The library: a row an article, found and sorted; only the rows in sight are drawn.

use super::context::Cx;
use super::drafts::LibraryDraft;
use super::fonts::{bold, plain};
use super::icons::{self, ButtonColors, Icon};
use super::kept_text::{Letters, Room, row, text};
use super::library_keys::{List, follow_open, take_keys};
use super::library_row_ui::{InList, RowForm, row_ui};
use super::list_sight::ListSight;
use super::settings_ui::Offered;
use crate::session::{Action, Command, ReadingCommand};
use crate::view::library::{Condition, Folder, LibraryView, Shown, Sort};
use crate::view::library_row::LibraryRow;
use crate::view::themes::ThemesView;
use std::collections::BTreeSet;
use std::sync::Arc;

use egui::{Align, Id, Layout, Rect, Response, Role, ScrollArea, Sense, TextEdit, Ui, pos2, vec2};

/// Height of a row, in px, and of one in compact mode.
const ROW_PX: f32 = 88.0;
const COMPACT_PX: f32 = 30.0;

/// Width of the button that filters, in px.
const FUNNEL_PX: f32 = 28.0;

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
    themes: &ThemesView,
    draft: &mut LibraryDraft,
    out: &mut Vec<Command>,
) {
    let panel = ui.max_rect();
    ui.painter().vline(panel.right() - 0.5, panel.y_range(), (1.0, cx.look.hairline));
    egui::Frame::NONE.inner_margin(egui::Margin { left: 14, right: 12, top: 12, bottom: 8 }).show(ui, |ui| {
        ui.horizontal(|ui| {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let count = if draft.query().narrows() {
                    let (n, all) = (cx.words.count(view.rows.len()), cx.words.count(view.n_articles));
                    cx.words.say_with("n-of-articles", &[("n", &n), ("all", &all)])
                } else {
                    cx.words.say_n("n-articles", view.n_articles)
                };
                ui.label(egui::RichText::new(count).color(cx.look.soft));
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    let name = egui::RichText::new(&view.name).font(bold(14.0)).color(cx.look.ink);
                    ui.add(egui::Label::new(name).truncate());
                });
            });
        });
        ui.add_space(4.0);
        head_ui(ui, cx, view, draft, out);
        conditions_ui(ui, cx, themes, draft);
    });
    if view.n_missing > 0 {
        let words =
            egui::RichText::new(cx.words.say_n("n-articles-gone", view.n_missing)).color(cx.look.warning);
        ui.horizontal(|ui| {
            ui.add_space(14.0);
            if ui.add(egui::Button::new(words).frame(false)).clicked() {
                out.push(Command::Act(Action::Review));
            }
        });
    }
    let form = if draft.is_compact { RowForm::Compact } else { RowForm::Whole };
    let row_px = if draft.is_compact { COMPACT_PX } else { ROW_PX };
    if view.rows.is_empty() {
        let words = if view.n_articles == 0 { "library-empty" } else { "library-none-found" };
        if view.n_read.is_none() || view.n_articles > 0 {
            egui::Frame::NONE.inner_margin(14).show(ui, |ui| ui.label(cx.words.say(words)));
        }
    }
    let height_of = |entry: &Entry<'_>| if matches!(entry, Entry::Folder(_)) { FOLDER_PX } else { row_px };
    let list = List::new(entries(view, &draft.folded), height_of);
    let by_keys = take_keys(ui, &list, draft);
    let followed = follow_open(&list, view.open.as_ref(), draft);
    let area = ScrollArea::vertical().id_salt("library").auto_shrink(false);
    let area = match by_keys.or(followed) {
        Some(offset) => area.vertical_scroll_offset(offset),
        None => area,
    };
    let shown = area.show_viewport(ui, |ui, sight| {
        ui.set_height(list.height());
        let (left, top, width) = (ui.max_rect().left(), ui.max_rect().top(), ui.max_rect().width());
        for at in list.between(sight.top(), sight.bottom()) {
            let (Some(entry), Some(y)) = (list.entries.get(at), list.tops.get(at)) else { continue };
            let rect = Rect::from_min_size(pos2(left, top + y), vec2(width, height_of(entry)));
            let response = match entry {
                Entry::Folder(folder) => folder_ui(ui, cx, folder, rect, draft),
                Entry::Article(row) => {
                    let is_open = view.open.as_ref() == Some(&row.path);
                    let here = InList { form, is_open, has_folders: !view.folders.is_empty() };
                    row_ui(ui, cx, row, rect, here, out)
                }
            };
            if response.has_focus() {
                draft.cursor = Some(response.id);
            }
        }
    });
    draft.sight = ListSight::of(&shown);
}

/// What stands in the list.
#[derive(Clone, Copy, Debug)]
pub enum Entry<'v> {
    Folder(&'v Folder),
    Article(&'v Arc<LibraryRow>),
}

impl Entry<'_> {
    /// The id it has the keyboard by, drawn or not.
    #[must_use]
    pub fn id(&self) -> Id {
        match self {
            Self::Folder(folder) => Id::unique(("library-folder", &folder.path)),
            Self::Article(row) => Id::unique(("library-article", &row.path)),
        }
    }
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
fn folder_ui(ui: &mut Ui, cx: &Cx<'_>, folder: &Folder, rect: Rect, draft: &mut LibraryDraft) -> Response {
    let response = ui.interact(rect, Entry::Folder(folder).id(), Sense::click());
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
    text(
        ui,
        name,
        Letters::new(bold(12.5), cx.look.ink),
        pos2(left + 14.0, y),
        Room::row(rect.right() - left - 80.0),
    );
    let galley = row(ui, &count, Letters::new(plain(11.5), cx.look.soft));
    ui.painter().galley(pos2(rect.right() - 12.0 - galley.size().x, y + 1.0), galley, cx.look.soft);
    if response.clicked() && !draft.folded.remove(&folder.path) {
        draft.folded.insert(folder.path.clone());
    }
    response
}

fn head_ui(ui: &mut Ui, cx: &Cx<'_>, view: &LibraryView, draft: &mut LibraryDraft, out: &mut Vec<Command>) {
    let hint = cx.words.say("filter-articles");
    let field = ui.horizontal(|ui| {
        let width = ui.available_width() - FUNNEL_PX - ui.spacing().item_spacing.x;
        let field = TextEdit::singleline(&mut draft.filter).id(filter_id()).hint_text(&hint);
        let field = field.margin(egui::Margin::symmetric(8, 5));
        let field = ui.add(field.desired_width(width - 16.0)).accessible_name(&hint);
        let color = if draft.conditions.is_empty() { cx.look.soft } else { cx.look.accent };
        let name = || cx.action_hint(Action::FilterArticles);
        if icons::button_named(ui, Icon::Filter, name, ButtonColors { sign: color, hover: cx.look.hover })
            .clicked()
        {
            out.push(Command::Act(Action::FilterArticles));
        }
        field
    });
    let field = field.inner;
    let is_entered = field.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
    if let Some(first) = view.rows.first().filter(|_| is_entered && !draft.filter.trim().is_empty()) {
        out.push(Command::Reading(ReadingCommand::OpenArticle(first.path.clone())));
    }
    let compact = cx.words.say("compact");
    let compact_px = {
        let galley = row(ui, &compact, Letters::new(plain(13.0), cx.look.ink));
        galley.size().x + 2.0 * ui.spacing().button_padding.x
    };
    ui.horizontal(|ui| {
        let gap = ui.spacing().item_spacing.x;
        let width = ((ui.available_width() - compact_px - 2.0 * gap - 12.0) / 2.0).max(40.0);
        let name = |sort: Sort| cx.words.say(&format!("sort-{}", sort.name()));
        let all = Sort::ALL.map(|sort| Offered::new(sort, name(sort)));
        combo_ui(ui, "sort", &cx.words.say("sort-by"), width, &mut draft.sort, &all);
        let shown = |shown: Shown| cx.words.say(&format!("shown-{}", shown.name()));
        let all = Shown::ALL.map(|one| Offered::new(one, shown(one)));
        combo_ui(ui, "shown", &cx.words.say("show-articles"), width, &mut draft.shown, &all);
        ui.toggle_value(&mut draft.is_compact, compact);
    });
}

/// What listed articles have to have: a click takes it away.
fn conditions_ui(ui: &mut Ui, cx: &Cx<'_>, themes: &ThemesView, draft: &mut LibraryDraft) {
    if draft.conditions.is_empty() {
        return;
    }
    let mut gone = None;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(4.0, 4.0);
        for (at, condition) in draft.conditions.iter().enumerate() {
            let words = match condition {
                Condition::Theme(id) => themes.name_of(id).map_or_else(|| id.to_string(), str::to_owned),
                Condition::Attribute(name, value) => format!("{name}: {value}"),
            };
            let button = egui::Button::new(egui::RichText::new(format!("{words}  ×")).font(plain(12.0)));
            let response = ui.add(button.corner_radius(10).truncate());
            let name = || cx.words.say_with("remove-condition", &[("condition", &words)]);
            response.widget_info(|| egui::WidgetInfo::labeled(Role::Button, true, name()));
            if response.clicked() {
                gone = Some(at);
            }
            super::style::told(response, name);
        }
    });
    if let Some(at) = gone {
        draft.conditions.remove(at);
    }
}

/// A choice of one of several; the whole of it on hover where it is cut.
fn combo_ui<T: Copy + PartialEq>(
    ui: &mut Ui,
    salt: &str,
    label: &str,
    width: f32,
    chosen: &mut T,
    all: &[Offered<T>],
) {
    let words = all.iter().find(|one| one.value == *chosen).map_or("", |one| &one.words);
    let combo = egui::ComboBox::from_id_salt(salt).selected_text(words).width(width).truncate();
    let shown = combo.show_ui(ui, |ui| {
        ui.set_min_width(150.0);
        for one in all {
            ui.selectable_value(chosen, one.value, &one.words);
        }
    });
    super::style::told(shown.response.accessible_name(label), || format!("{label}: {words}"));
}
