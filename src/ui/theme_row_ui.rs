//! A row of the codebook: colour, name, counts and key. A click tags selected text, else shows the theme's passages; a
//! theme can be dragged onto another, text onto a theme; a right click offers the rest.

use super::context::Cx;
use super::drafts::Drafts;
use super::fonts::plain;
use super::icons::{self, Icon, Swatch};
use super::kept_text::{self, Letters};
use super::menus::context_menu;
use super::reader_input::CarriedText;
use super::stamps;
use super::style::told;
use super::theme_menu::theme_menu;
use super::theme_name::{NameStyle, ThemeName, lay_out};
use super::theme_rename_ui::{RenamePlace, rename_ui};
use super::themes_keys::row_id;
use crate::model::id::ThemeId;
use crate::model::theme_path::ThemePath;
use crate::session::{AnnotatingCommand, Command, Stamp, ThemePlace, ThemingCommand};
use crate::text::positions::Span;
use crate::view::themes::{ThemeRow, ThemesView};
use egui::{Galley, Id, Pos2, Rect, Response, Role, Sense, Shape, Stroke, StrokeKind, Ui, pos2, vec2};
use std::sync::Arc;

/// Height of a row with a name in one line, in px; with many themes, less.
const ROW_PX: f32 = 30.0;
const DENSE_PX: f32 = 24.0;
const MANY: usize = 20;

/// Lines a name takes at most: in the tree, where the column is narrow at the fourth level, and with its path below it.
const TREE_LINES: usize = 4;
const FOUND_LINES: usize = 2;

/// How far a level is set in, and the widths of what stands before and after a name, in px.
const LEVEL_PX: f32 = 12.0;
const LEFT_PX: f32 = 24.0;
const SWATCH_PX: f32 = 20.0;
const RIGHT_PX: f32 = 98.0;

/// Where the counts of all articles and of this one end, from the right, in px, and how wide they may be without moving
/// what stands before them.
const ALL_RIGHT_PX: f32 = 40.0;
const HERE_RIGHT_PX: f32 = 72.0;
const COUNT_PX: f32 = 24.0;

/// Beyond this level names are set in no further.
const MAX_DEPTH: usize = 8;

/// Size of the sign of a theme whose name others have too, in px.
const SIGN_PX: f32 = 20.0;

/// A row, and how it is listed.
#[derive(Clone, Copy)]
pub struct ListedTheme<'v> {
    /// The theme.
    pub row: &'v ThemeRow,
    /// Its names: with those above it where it stands outside of the tree.
    pub path: &'v ThemePath,
    /// Whether it stands in the tree, below its parent.
    pub is_in_tree: bool,
    /// Its width, in px.
    pub width: f32,
    /// How much wider than usual each of its two columns of counts is, in px.
    pub wider: f32,
    /// Where its name stands in it.
    pub place: NamePlace,
}

/// The height of a row, where its name begins in it, and the middle of the name's first line, where mark and counts
/// stand; in px from the top.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct NamePlace {
    /// The height of the row.
    pub height: f32,
    top: f32,
    middle: f32,
}

impl ListedTheme<'_> {
    /// How far its mark is set in, in px.
    fn indent_px(&self) -> f32 {
        LEFT_PX + if self.is_in_tree { f32_of(self.row.depth.min(MAX_DEPTH)) * LEVEL_PX } else { 0.0 }
    }

    fn lay_out(&self, ui: &Ui, cx: &Cx<'_>) -> ThemeName {
        let sign = if self.row.namesakes.is_empty() { 0.0 } else { SIGN_PX };
        let width =
            (self.width - self.indent_px() - SWATCH_PX - RIGHT_PX - 2.0 * self.wider - sign).max(60.0);
        let rows = if self.is_in_tree { TREE_LINES } else { FOUND_LINES };
        let style = NameStyle { look: cx.look, ink: cx.look.ink, is_bold: false, found: None, width, rows };
        lay_out(ui, self.path, style)
    }

    fn measured(&self, ui: &Ui, cx: &Cx<'_>, least: f32) -> NamePlace {
        let name = self.lay_out(ui, cx);
        let height = (name.size.y + 8.0).max(least).round();
        let top = ((height - name.size.y) / 2.0).round();
        NamePlace { height, top, middle: (top + name.first_row_middle()).round() }
    }
}

/// The heights of all rows of the codebook, kept while nothing is changed that they depend on.
#[derive(Clone, Debug, Default)]
pub struct RowHeights {
    made_for: Option<HeightsFor>,
    places: Vec<NamePlace>,
    /// How much wider than usual each column of counts is, in px. No theme counts more in one article than in all.
    pub wider: f32,
}

#[derive(Clone, Debug, PartialEq)]
struct HeightsFor {
    stamp: Option<Stamp>,
    is_in_tree: bool,
    width: f32,
    fonts: u64,
}

impl RowHeights {
    /// Takes in what the heights depend on, and measures all rows where it has changed.
    pub fn follow(&mut self, ui: &Ui, cx: &Cx<'_>, view: &ThemesView, is_in_tree: bool) {
        let (width, fonts) = (ui.available_width(), kept_text::version(ui));
        let made_for = Some(HeightsFor { stamp: view.stamp.clone(), is_in_tree, width, fonts });
        if self.made_for == made_for && self.places.len() == view.rows.len() {
            return;
        }
        self.made_for = made_for;
        let least = least_px(view);
        let most = view.rows.iter().map(|row| row.all.with_children).max().unwrap_or_default();
        let wider = (count(ui, cx, most).size().x - COUNT_PX).max(0.0);
        self.wider = wider;
        let place = |at: usize, row: &ThemeRow| {
            let path = view.path_of(at, is_in_tree);
            ListedTheme { row, path: &path, is_in_tree, width, wider, place: NamePlace::default() }
                .measured(ui, cx, least)
        };
        self.places = view.rows.iter().enumerate().map(|(at, row)| place(at, row)).collect();
    }

    /// Where things stand in a row, by its place in the tree.
    #[must_use]
    pub fn of(&self, at: usize) -> NamePlace {
        self.places.get(at).copied().unwrap_or(NamePlace { height: ROW_PX, top: 0.0, middle: ROW_PX / 2.0 })
    }
}

/// The height of a row with a name in one line.
fn least_px(view: &ThemesView) -> f32 {
    if view.rows.len() > MANY { DENSE_PX } else { ROW_PX }
}

/// Draws a row and takes what is done to it.
pub fn row_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    listed: ListedTheme<'_>,
    drafts: &mut Drafts,
    out: &mut Vec<Command>,
) {
    let row = listed.row;
    let (_, rect) = ui.allocate_space(vec2(listed.width, listed.place.height));
    if drafts.themes.renaming.as_ref().is_some_and(|renaming| renaming.id == row.id) {
        let place = RenamePlace { row: rect, left: rect.left() + listed.indent_px() };
        return rename_ui(ui, cx, row, place, drafts, out);
    }
    let response = ui.interact(rect, row_id(&row.id), Sense::click_and_drag());
    let is_shown = drafts.themes.shown.as_ref() == Some(&row.id);
    super::style::tell_choice(&response, Role::TreeItem, is_shown, || {
        cx.words.say_with(
            "theme-row",
            &[
                ("theme", &listed.path.label()),
                ("here", &cx.words.count(row.here.with_children)),
                ("all", &cx.words.count(row.all.with_children)),
                ("key", row.key.as_deref().unwrap_or("–")),
            ],
        )
    });
    let is_folded = drafts.themes.folded.contains(&row.id);
    tell_place(ui, listed, response.id, is_folded);
    let y = rect.top() + listed.place.middle;
    if ui.is_rect_visible(rect) {
        paint_row(ui, cx, listed, rect, is_shown, &response);
    }
    let mut is_on_arrow = false;
    if row.has_children && listed.is_in_tree {
        let x = rect.left() + listed.indent_px() - 10.0;
        let arrow = Rect::from_center_size(pos2(x, y), vec2(14.0, 14.0));
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
    let is_on_sign = namesakes_ui(ui, cx, row, pos2(rect.right() - 104.0, y), response.id, out);
    if response.clicked() && !is_on_arrow && !is_on_sign {
        click(row, ui.input(|input| input.modifiers.alt), drafts, out);
    }
    if response.drag_started() || egui::DragAndDrop::has_any_payload(ui.ctx()) {
        drop_ui(ui, cx, row, rect, &response, out);
    }
    context_menu(&response, None, |ui| theme_menu(ui, cx, row, drafts, out));
    told(response, || hover_words(cx, listed));
}

/// Tells who listens where a row stands in the tree.
fn tell_place(ui: &Ui, listed: ListedTheme<'_>, id: Id, is_folded: bool) {
    let row = listed.row;
    if !listed.is_in_tree {
        return;
    }
    ui.ctx().accesskit_node_builder(id, |node| {
        node.set_level(row.depth);
        node.set_position_in_set(row.place);
        node.set_size_of_set(row.n_siblings);
        if row.has_children {
            node.set_expanded(!is_folded);
        }
    });
}

/// The sign of a theme whose name others have too; a click joins them with it. Says whether the mouse is on it.
fn namesakes_ui(ui: &Ui, cx: &Cx<'_>, row: &ThemeRow, center: Pos2, id: Id, out: &mut Vec<Command>) -> bool {
    if row.namesakes.is_empty() {
        return false;
    }
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
fn hover_words(cx: &Cx<'_>, ListedTheme { row, path, .. }: ListedTheme<'_>) -> String {
    let counts = cx.words.say_with(
        "theme-counts",
        &[
            ("here", &cx.words.count(row.here.own)),
            ("all", &cx.words.count(row.all.own)),
            ("here-below", &cx.words.count(row.here.with_children)),
            ("all-below", &cx.words.count(row.all.with_children)),
        ],
    );
    let maker = if row.namesakes.is_empty() {
        String::new()
    } else {
        cx.words.say_with("theme-made-by", &[("name", &row.maker)])
    };
    let whole = path.whole();
    let lines = [whole.as_str(), row.definition.as_str(), counts.as_str(), maker.as_str()];
    lines.into_iter().filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

#[expect(clippy::cast_precision_loss, reason = "the depth of a tree people made")]
fn f32_of(n: usize) -> f32 {
    n as f32
}

fn paint_row(ui: &Ui, cx: &Cx<'_>, listed: ListedTheme<'_>, rect: Rect, is_shown: bool, response: &Response) {
    let (painter, row) = (ui.painter(), listed.row);
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
    let counts = (row.here.with_children, row.all.with_children, listed.wider.to_bits(), cx.words.tongue());
    let names = (&listed.path.name, &listed.path.above, listed.is_in_tree);
    let mark = (row.depth, row.pattern, row.namesakes.is_empty());
    let made_of = (names, &row.key, mark, counts, colors, stamps::bits(rect));
    stamps::paint_row(ui, made_of, || row_shapes(ui, cx, listed, rect));
}

/// The mark of a theme, its name, its counts and its key.
fn row_shapes(ui: &Ui, cx: &Cx<'_>, listed: ListedTheme<'_>, rect: Rect) -> Vec<Shape> {
    let (look, row) = (cx.look, listed.row);
    let left = rect.left() + listed.indent_px();
    let y = rect.top() + listed.place.middle;
    let mark = Rect::from_center_size(pos2(left + 6.0, y), vec2(12.0, 12.0));
    let swatch = Swatch::of(look, Some(&row.color), row.pattern);
    let mut shapes = icons::swatch_shapes(mark, ui.pixels_per_point(), swatch);
    let name = listed.lay_out(ui, cx);
    shapes.extend(name.shapes(pos2(left + SWATCH_PX, rect.top() + listed.place.top)));
    let places =
        [(row.here.with_children, HERE_RIGHT_PX + listed.wider), (row.all.with_children, ALL_RIGHT_PX)];
    for (n, right) in places {
        let galley = count(ui, cx, n);
        let place = pos2(rect.right() - right - galley.size().x, y - galley.size().y / 2.0);
        shapes.push(Shape::galley(place, galley, look.soft));
    }
    if let Some(key) = &row.key {
        let cap = Rect::from_center_size(pos2(rect.right() - 21.0, y), vec2(18.0, 18.0));
        let stroke = Stroke::new(1.0, look.hairline);
        shapes.push(Shape::rect_stroke(cap, 4, stroke, StrokeKind::Inside));
        let galley = kept_text::row(ui, key, Letters::new(plain(11.5), look.soft));
        shapes.push(Shape::galley(cap.center() - galley.size() / 2.0, galley, look.soft));
    }
    shapes
}

/// A count as it stands in a row.
fn count(ui: &Ui, cx: &Cx<'_>, n: usize) -> Arc<Galley> {
    kept_text::row(ui, &cx.words.count(n), Letters::new(plain(12.0), cx.look.soft))
}

/// A click tags what is selected, else shows the theme's passages, as it always does with Alt.
fn click(row: &ThemeRow, is_held: bool, drafts: &mut Drafts, out: &mut Vec<Command>) {
    if drafts.has_target && !is_held {
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
