//! The codebook: a tree of themes with colour, counts and key. A click tags selected text, else shows the theme's
//! passages; a theme can be dragged onto another, text onto a theme; a right click offers the rest.

use super::context::Cx;
use super::drafts::{Drafts, ThemesDraft};
use super::fonts::plain;
use super::icons::{self, Icon};
use super::kept_text;
use super::reader_input::CarriedText;
use super::stamps;
use super::style::told;
use super::theme_menu::theme_menu;
use crate::model::id::ThemeId;
use crate::search::Needle;
use crate::session::{Action, AnnotatingCommand, Command, ThemePlace, ThemingCommand};
use crate::text::positions::Span;
use crate::view::themes::{ThemeRow, ThemesView};
use egui::{
    Align, Id, Key, Layout, Rect, Response, Role, ScrollArea, Sense, Shape, Stroke, StrokeKind, TextEdit, Ui,
    Vec2, pos2, vec2,
};

/// Height of a row, in px; with many themes, less.
const ROW_PX: f32 = 30.0;
const DENSE_PX: f32 = 24.0;
const MANY: usize = 20;

/// Size of the sign of a theme whose name others have too, in px.
const SIGN_PX: f32 = 20.0;

/// The id of the field above the tree, for moving the keyboard there.
#[must_use]
pub fn filter_id() -> Id {
    Id::unique("themes-filter")
}

/// Draws the codebook.
pub fn themes_ui(ui: &mut Ui, cx: &Cx<'_>, view: &ThemesView, drafts: &mut Drafts, out: &mut Vec<Command>) {
    egui::Frame::NONE.inner_margin(egui::Margin { left: 14, right: 12, top: 8, bottom: 4 }).show(ui, |ui| {
        field_ui(ui, cx, view, &mut drafts.themes, out);
        head_ui(ui, cx, view, out);
        if view.is_blind {
            super::people_ui::blind_ui(ui, cx);
        }
    });
    if let Some(merging) = drafts.themes.merging.clone() {
        let name = view.rows.iter().find(|row| row.id == merging).map(|row| row.name.clone());
        egui::Frame::NONE.inner_margin(egui::Margin::symmetric(14, 4)).show(ui, |ui| {
            ui.label(cx.words.say_with("merge-into-which", &[("theme", &name.unwrap_or_default())]));
        });
    }
    let rows = rows_in_sight(view, &drafts.themes);
    if view.rows.is_empty() {
        egui::Frame::NONE.inner_margin(14).show(ui, |ui| {
            ui.label(egui::RichText::new(cx.words.say("themes-empty")).color(cx.look.soft));
        });
    }
    let height = if view.rows.len() > MANY { DENSE_PX } else { ROW_PX };
    ui.spacing_mut().item_spacing.y = 0.0;
    let is_by_keys = is_by_keys(ui);
    ScrollArea::vertical().id_salt("themes").auto_shrink(false).show(ui, |ui| {
        for row in rows {
            let size = vec2(ui.available_width(), height);
            // Who goes through the rows by keys, or listens to them, finds those out of sight as well.
            if is_by_keys || ui.is_rect_visible(Rect::from_min_size(ui.cursor().min, size)) {
                row_ui(ui, cx, row, size, drafts, out);
            } else {
                ui.allocate_space(size);
            }
        }
        for (id, name, n) in &view.deleted {
            let words = cx.words.say_with("theme-deleted-row", &[("theme", name), ("n", &n.to_string())]);
            egui::Frame::NONE.inner_margin(egui::Margin::symmetric(14, 4)).show(ui, |ui| {
                if ui.add(egui::Button::new(words).frame(false)).clicked() {
                    drafts.show_theme(id);
                }
            });
        }
    });
}

/// Whether the keyboard may be among the rows or come to them, or a screen reader listens.
fn is_by_keys(ui: &Ui) -> bool {
    let is_elsewhere = |id| id == super::reader_ui::reader_id();
    let focused = ui.memory(egui::Memory::focused);
    !focused.is_none_or(is_elsewhere)
        || ui.input(|input| input.key_pressed(Key::Tab))
        || ui.ctx().has_accesskit_node(filter_id())
}

fn field_ui(ui: &mut Ui, cx: &Cx<'_>, view: &ThemesView, draft: &mut ThemesDraft, out: &mut Vec<Command>) {
    let hint = cx.words.say(if view.is_locked { "find-theme" } else { "find-or-add-theme" });
    let field = TextEdit::singleline(&mut draft.filter).id(filter_id()).hint_text(&hint);
    let response = ui.add(field.desired_width(f32::INFINITY).margin(egui::Margin::symmetric(8, 5)));
    let is_entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    response.accessible_name(&hint);
    let name = draft.filter.trim().to_owned();
    let is_known = view.rows.iter().any(|row| row.name == name);
    if name.is_empty() || is_known || view.is_locked {
        return;
    }
    let words = cx.words.say_with("create-theme", &[("theme", &name)]);
    if ui.button(words).clicked() || is_entered {
        out.push(Command::Theming(ThemingCommand::Create { name, parent: None }));
        draft.filter.clear();
    }
}

fn head_ui(ui: &mut Ui, cx: &Cx<'_>, view: &ThemesView, out: &mut Vec<Command>) {
    ui.horizontal(|ui| {
        let name = || cx.action_hint(Action::NewTheme);
        if icons::button_named(ui, Icon::Plus, name, (cx.look.soft, cx.look.hover)).clicked() {
            out.push(Command::Act(Action::NewTheme));
        }
        let lock = cx.words.say(if view.is_locked { "codebook-locked" } else { "codebook-open" });
        let (icon, color) =
            if view.is_locked { (Icon::Lock, cx.look.accent) } else { (Icon::LockOpen, cx.look.soft) };
        if icons::button(ui, icon, &lock, (color, cx.look.hover)).clicked() {
            out.push(Command::Act(Action::LockCodebook));
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.add_space(26.0);
            let words =
                egui::RichText::new(cx.words.say("counts-head")).font(plain(11.5)).color(cx.look.soft);
            told(ui.label(words), || cx.words.say("counts-help"));
        });
    });
}

/// The rows that are neither folded away nor filtered out.
fn rows_in_sight<'v>(view: &'v ThemesView, draft: &ThemesDraft) -> Vec<&'v ThemeRow> {
    let needle = Needle::new(draft.filter.trim());
    if !needle.is_empty() {
        return view.rows.iter().filter(|row| needle.find(&row.name).is_some()).collect();
    }
    let mut folded_at: Option<usize> = None;
    view.rows
        .iter()
        .filter(|row| {
            if folded_at.is_some_and(|depth| row.depth > depth) {
                return false;
            }
            folded_at = draft.folded.contains(&row.id).then_some(row.depth);
            true
        })
        .collect()
}

fn row_ui(ui: &mut Ui, cx: &Cx<'_>, row: &ThemeRow, size: Vec2, drafts: &mut Drafts, out: &mut Vec<Command>) {
    let (rect, response) = ui.allocate_exact_size(size, Sense::click_and_drag());
    let is_shown = drafts.themes.shown.as_ref() == Some(&row.id);
    response.widget_info(|| {
        let counts = cx.words.say_with(
            "theme-row",
            &[
                ("theme", &row.name),
                ("here", &row.here.own.to_string()),
                ("all", &row.all.own.to_string()),
                ("key", row.key.as_deref().unwrap_or("–")),
            ],
        );
        egui::WidgetInfo::selected(Role::Button, true, is_shown, counts)
    });
    if ui.is_rect_visible(rect) {
        paint_row(ui, cx, row, rect, is_shown, &response);
    }
    let indent = rect.left() + 8.0 + f32_of(row.depth) * 14.0;
    let is_folded = drafts.themes.folded.contains(&row.id);
    let mut is_on_arrow = false;
    if row.has_children {
        let arrow = Rect::from_center_size(pos2(indent + 6.0, rect.center().y), vec2(14.0, 14.0));
        let icon = if is_folded { Icon::Right } else { Icon::Down };
        icons::paint(ui.painter(), arrow.shrink(2.0), icon, cx.look.soft);
        let fold = ui.interact(arrow, response.id.with("fold"), Sense::click());
        let name = || cx.words.say_with("fold-branch", &[("theme", &row.name)]);
        fold.widget_info(|| egui::WidgetInfo::selected(Role::Button, true, !is_folded, name()));
        is_on_arrow = fold.hovered();
        if fold.clicked() && !drafts.themes.folded.remove(&row.id) {
            drafts.themes.folded.insert(row.id.clone());
        }
    }
    let is_on_sign = namesakes_ui(ui, cx, row, rect, response.id, out);
    if response.clicked() && !is_on_arrow && !is_on_sign {
        click(row, drafts, out);
    }
    if response.drag_started() || egui::DragAndDrop::has_any_payload(ui.ctx()) {
        drop_ui(ui, cx, row, rect, &response, out);
    }
    super::style::menu(&response, |ui| theme_menu(ui, cx, row, drafts, out));
    told(response, || hover_words(cx, row));
}

/// The sign of a theme whose name others have too; a click joins them with it. Says whether the mouse is on it.
fn namesakes_ui(ui: &Ui, cx: &Cx<'_>, row: &ThemeRow, rect: Rect, id: Id, out: &mut Vec<Command>) -> bool {
    if row.namesakes.is_empty() {
        return false;
    }
    let center = pos2(rect.right() - 104.0, rect.center().y);
    let sign =
        ui.interact(Rect::from_center_size(center, vec2(SIGN_PX, SIGN_PX)), id.with("join"), Sense::click());
    let names: Vec<&str> = row.namesakes.iter().map(|(_, maker)| maker.as_str()).collect();
    let told = [("theme", row.name.as_str()), ("names", &names.join(", "))];
    let name = cx.words.say_with("join-namesakes", &told);
    sign.widget_info(|| egui::WidgetInfo::labeled(Role::Button, true, &name));
    let color = if sign.hovered() || sign.has_focus() { cx.look.accent } else { cx.look.warning };
    icons::paint(ui.painter(), Rect::from_center_size(center, vec2(13.0, 13.0)), Icon::Twins, color);
    if sign.has_focus() {
        let ring = (cx.look.ring_px(), cx.look.focus_ring);
        ui.painter().rect_stroke(sign.rect, 4, ring, egui::StrokeKind::Inside);
    }
    if sign.clicked() {
        let merge = |(from, _): &(ThemeId, String)| {
            Command::Theming(ThemingCommand::Merge { from: from.clone(), into: row.id.clone() })
        };
        out.extend(row.namesakes.iter().map(merge));
    }
    let is_hovered = sign.hovered();
    super::style::told(sign, || name);
    is_hovered
}

/// What hovering tells: the whole name, what it means, and how often it was used itself and with those below it.
fn hover_words(cx: &Cx<'_>, row: &ThemeRow) -> String {
    let counts = cx.words.say_with(
        "theme-counts",
        &[
            ("here", &row.here.own.to_string()),
            ("all", &row.all.own.to_string()),
            ("here-below", &row.here.with_children.to_string()),
            ("all-below", &row.all.with_children.to_string()),
        ],
    );
    let maker = if row.namesakes.is_empty() {
        String::new()
    } else {
        cx.words.say_with("theme-made-by", &[("name", &row.maker)])
    };
    let lines = [row.name.as_str(), row.definition.as_str(), counts.as_str(), maker.as_str()];
    lines.into_iter().filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

#[expect(clippy::cast_precision_loss, reason = "the depth of a tree people made")]
fn f32_of(n: usize) -> f32 {
    n as f32
}

fn paint_row(ui: &Ui, cx: &Cx<'_>, row: &ThemeRow, rect: Rect, is_shown: bool, response: &Response) {
    let painter = ui.painter();
    if is_shown {
        painter.rect_filled(rect, 0, cx.look.row_selected);
        super::style::place_bar(painter, rect, cx.look);
    } else if response.hovered() {
        painter.rect_filled(rect, 0, cx.look.hover);
    }
    if response.has_focus() {
        painter.rect_stroke(rect, 0, (cx.look.ring_px(), cx.look.focus_ring), egui::StrokeKind::Inside);
    }
    let color = Some(row.color.as_str());
    let colors = (cx.look.fill(color), cx.look.line(color), cx.look.ink, cx.look.soft, cx.look.hairline);
    let counts = (row.here.with_children, row.all.with_children, row.namesakes.is_empty());
    let made_of = (&row.name, &row.key, (row.depth, row.pattern), counts, colors, stamps::bits(rect));
    stamps::paint_row(ui, made_of, || row_shapes(ui, cx, row, rect));
}

/// The mark of a theme, its name, its counts and its key.
fn row_shapes(ui: &Ui, cx: &Cx<'_>, row: &ThemeRow, rect: Rect) -> Vec<Shape> {
    let look = cx.look;
    let color = Some(row.color.as_str());
    let left = rect.left() + 24.0 + f32_of(row.depth) * 14.0;
    let mark = Rect::from_center_size(pos2(left + 6.0, rect.center().y), vec2(12.0, 12.0));
    let colors = (look.fill(color), look.line(color));
    let mut shapes = icons::swatch_shapes((mark, ui.pixels_per_point()), colors, row.pattern);
    let y = rect.center().y - 9.0;
    let sign = if row.namesakes.is_empty() { 0.0 } else { SIGN_PX };
    let width = rect.right() - left - 122.0 - sign;
    let name = kept_text::cut(ui, &row.name, (plain(13.0), look.ink), (width, 1));
    shapes.push(Shape::galley(pos2(left + 20.0, y), name, look.ink));
    for (n, right) in [(row.here.with_children, 72.0), (row.all.with_children, 40.0)] {
        let galley = kept_text::row(ui, &n.to_string(), (plain(12.0), look.soft));
        let place = pos2(rect.right() - right - galley.size().x, y + 1.0);
        shapes.push(Shape::galley(place, galley, look.soft));
    }
    if let Some(key) = &row.key {
        let cap = Rect::from_center_size(pos2(rect.right() - 21.0, rect.center().y), vec2(18.0, 18.0));
        let stroke = Stroke::new(1.0, look.hairline);
        shapes.push(Shape::rect_stroke(cap, 4, stroke, StrokeKind::Inside));
        let galley = kept_text::row(ui, key, (plain(11.5), look.soft));
        shapes.push(Shape::galley(cap.center() - galley.size() / 2.0, galley, look.soft));
    }
    shapes
}

/// A click: the target of a merge, else tags what is selected, else shows the passages.
fn click(row: &ThemeRow, drafts: &mut Drafts, out: &mut Vec<Command>) {
    if let Some(from) = drafts.themes.merging.take() {
        if from != row.id {
            out.push(Command::Theming(ThemingCommand::Merge { from, into: row.id.clone() }));
        }
    } else if drafts.has_selection {
        out.push(Command::Annotating(AnnotatingCommand::Tag(row.id.clone())));
    } else {
        drafts.show_theme(&row.id);
    }
}

/// Text dropped on a theme is tagged with it; a theme dropped on another goes under it, with Shift before it.
fn drop_ui(ui: &Ui, cx: &Cx<'_>, row: &ThemeRow, rect: Rect, response: &Response, out: &mut Vec<Command>) {
    response.dnd_set_drag_payload(row.id.clone());
    let is_over = response.dnd_hover_payload::<CarriedText>().is_some()
        || response.dnd_hover_payload::<ThemeId>().is_some_and(|id| *id != row.id);
    if is_over {
        ui.painter().rect_stroke(rect, 4, (2.0, cx.look.accent), egui::StrokeKind::Inside);
    }
    // Asking for a payload of another kind would throw it away.
    let is_text = egui::DragAndDrop::has_payload_of_type::<CarriedText>(ui.ctx());
    if let Some(carried) = is_text.then(|| response.dnd_release_payload::<CarriedText>()).flatten() {
        let CarriedText(article, Span { start, end }) = carried.as_ref().clone();
        out.push(Command::Annotating(AnnotatingCommand::TagRange {
            article,
            start,
            end,
            theme: row.id.clone(),
        }));
    }
    let is_theme = egui::DragAndDrop::has_payload_of_type::<ThemeId>(ui.ctx());
    let dropped = is_theme.then(|| response.dnd_release_payload::<ThemeId>()).flatten();
    if let Some(id) = dropped.filter(|id| **id != row.id) {
        let is_order = ui.input(|input| input.modifiers.shift);
        let place = if is_order {
            ThemePlace { parent: row.parent.clone(), before: Some(row.id.clone()) }
        } else {
            ThemePlace { parent: Some(row.id.clone()), before: None }
        };
        out.push(Command::Theming(ThemingCommand::Move(id.as_ref().clone(), place)));
    }
}
