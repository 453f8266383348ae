//! The codebook: a field to find or add a theme, and the tree of themes with colour, counts and key.

use super::context::Cx;
use super::drafts::{Drafts, ThemesDraft};
use super::fonts::plain;
use super::icons::{self, ButtonColors, Icon};
use super::style::told;
use super::theme_row_ui::{ListedTheme, row_ui};
use super::theme_ui::details_ui;
use super::themes_keys::{RowInSight, take_keys};
use crate::model::id::ThemeId;
use crate::search::Needle;
use crate::session::{Action, Command, OpenProject, Session, ThemingCommand};
use crate::view::themes::{StrayTheme, ThemeRow, ThemesView};
use egui::{Align, Id, Key, Layout, Rect, ScrollArea, TextEdit, Ui, vec2};

/// The id of the field above the tree, for moving the keyboard there.
#[must_use]
pub fn filter_id() -> Id {
    Id::unique("themes-filter")
}

/// A theme whose name is being typed on its row.
#[derive(Clone, Debug)]
pub struct Renaming {
    /// Which theme.
    pub id: ThemeId,
    /// What is typed.
    pub name: String,
    /// Whether the keyboard is to go to the field.
    pub wants_focus: bool,
}

impl Renaming {
    /// Begins with the name a theme has.
    #[must_use]
    pub fn of(row: &ThemeRow) -> Self {
        Self { id: row.id.clone(), name: row.name.clone(), wants_focus: true }
    }
}

/// Draws the codebook.
pub fn themes_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    session: &Session,
    view: &ThemesView,
    drafts: &mut Drafts,
    out: &mut Vec<Command>,
) {
    details_ui(ui, cx, session, drafts, out);
    egui::Frame::NONE.inner_margin(egui::Margin { left: 14, right: 12, top: 8, bottom: 4 }).show(ui, |ui| {
        field_ui(ui, cx, view, &mut drafts.themes, out);
        head_ui(ui, cx, view, out);
        if view.is_blind {
            super::people_ui::blind_ui(ui, cx);
        }
    });
    unfold_to_renamed(view, &mut drafts.themes);
    let rows = rows_in_sight(view, &drafts.themes);
    take_keys(ui, &rows, drafts, out);
    let is_in_tree = drafts.themes.filter.trim().is_empty();
    // While the annotations are read nobody knows whether there are themes.
    let is_ready = session.open_project().is_some_and(OpenProject::is_ready);
    if view.rows.is_empty() && !view.has_unknown() && is_ready {
        egui::Frame::NONE.inner_margin(14).show(ui, |ui| {
            ui.label(egui::RichText::new(cx.words.say("themes-empty")).color(cx.look.soft));
        });
    }
    ui.spacing_mut().item_spacing.y = 0.0;
    let is_by_keys = is_by_keys(ui);
    ScrollArea::vertical().id_salt("themes").auto_shrink(false).show(ui, |ui| {
        let mut heights = std::mem::take(&mut drafts.themes.heights);
        heights.follow(ui, cx, view, is_in_tree);
        for RowInSight { at, row } in rows {
            let (width, wider, place) = (ui.available_width(), heights.wider, heights.of(at));
            let size = vec2(width, place.height);
            // Who goes through the rows by keys, or listens to them, finds those out of sight as well.
            let is_wanted = drafts.themes.wanted.as_ref() == Some(&row.id);
            if is_wanted {
                drafts.themes.wanted = None;
                ui.scroll_to_rect(Rect::from_min_size(ui.cursor().min, size), None);
            }
            if is_by_keys || ui.is_rect_visible(Rect::from_min_size(ui.cursor().min, size)) {
                let path = view.path_of(at, is_in_tree);
                let listed = ListedTheme { row, path: &path, is_in_tree, width, wider, place };
                row_ui(ui, cx, listed, drafts, out);
            } else {
                ui.allocate_space(size);
            }
        }
        drafts.themes.heights = heights;
        strays_ui(ui, cx, view, drafts);
    });
}

/// The themes that the tree does not have: those that were deleted, then those of which nothing is known, with the reason.
fn strays_ui(ui: &mut Ui, cx: &Cx<'_>, view: &ThemesView, drafts: &mut Drafts) {
    let inset = egui::Frame::NONE.inner_margin(egui::Margin::symmetric(14, 4));
    for (is_deleted, row_words) in [(true, "theme-deleted-row"), (false, "theme-unknown-row")] {
        if !is_deleted && view.has_unknown() {
            let words = egui::RichText::new(cx.words.say("themes-unknown")).color(cx.look.warning);
            inset.show(ui, |ui| ui.label(words));
        }
        for StrayTheme { id, name, n, .. } in view.strays.iter().filter(|one| one.is_deleted == is_deleted) {
            let words = cx.words.say_with(row_words, &[("theme", name), ("n", &cx.words.count(*n))]);
            inset.show(ui, |ui| {
                if ui.add(egui::Button::new(words).frame(false)).clicked() {
                    drafts.show_theme(id);
                }
            });
        }
    }
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
        if icons::button_named(ui, Icon::Plus, name, ButtonColors::of(cx.look)).clicked() {
            out.push(Command::Act(Action::NewTheme));
        }
        let lock = cx.words.say(if view.is_locked { "codebook-locked" } else { "codebook-open" });
        let (icon, color) =
            if view.is_locked { (Icon::Lock, cx.look.accent) } else { (Icon::LockOpen, cx.look.soft) };
        if icons::button(ui, icon, &lock, ButtonColors { sign: color, hover: cx.look.hover }).clicked() {
            out.push(Command::Act(Action::LockCodebook));
        }
        super::codebook_ui::menu_ui(ui, cx, out);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.add_space(26.0);
            let (head, help) = match view.n_listed {
                Some(n) => (cx.words.say_n("counts-head-listed", n), "counts-help-listed"),
                None => (cx.words.say("counts-head"), "counts-help"),
            };
            let words = egui::RichText::new(head).font(plain(11.5)).color(cx.look.soft);
            told(ui.label(words), || cx.words.say(help));
        });
    });
}

/// A theme that is renamed stands in no folded branch, and no filter leaves it out.
fn unfold_to_renamed(view: &ThemesView, draft: &mut ThemesDraft) {
    let Some(renaming) = draft.renaming.as_ref().filter(|renaming| renaming.wants_focus) else { return };
    let row = |id: &ThemeId| view.rows.iter().find(|row| row.id == *id);
    let Some(renamed) = row(&renaming.id) else { return draft.renaming = None };
    if Needle::new(draft.filter.trim()).find(&renamed.name).is_none() {
        draft.filter.clear();
    }
    let parent = |id: &ThemeId| row(id).and_then(|row| row.parent.clone());
    for above in std::iter::successors(renamed.parent.clone(), parent) {
        draft.folded.remove(&above);
    }
    draft.wanted = Some(renaming.id.clone());
}

/// The rows that are neither folded away nor filtered out, each with its place in the tree.
fn rows_in_sight<'v>(view: &'v ThemesView, draft: &ThemesDraft) -> Vec<RowInSight<'v>> {
    let needle = Needle::new(draft.filter.trim());
    let rows = view.rows.iter().enumerate().map(|(at, row)| RowInSight { at, row });
    if !needle.is_empty() {
        return rows.filter(|listed| needle.find(&listed.row.name).is_some()).collect();
    }
    let mut folded_at: Option<usize> = None;
    rows.filter(|RowInSight { row, .. }| {
        if folded_at.is_some_and(|depth| row.depth > depth) {
            return false;
        }
        folded_at = draft.folded.contains(&row.id).then_some(row.depth);
        true
    })
    .collect()
}
