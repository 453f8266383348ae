//! Bookmarks in the reader: a small ribbon beside the line, and a list in the menu of a right click.

use super::context::Cx;
use super::reader_paint::Page;
use crate::session::{Action, Command, ReadingCommand};
use crate::text::boundaries::{Unit, next_start};
use crate::text::positions::Span;
use crate::text::shortened::shortened;
use crate::view::reader::ReaderView;
use egui::{Button, Color32, Painter, Rect, Role, Sense, Shape, Stroke, Ui, pos2, vec2};

/// How many bookmarks the menu lists, and how many code points of each.
const N_LISTED: usize = 20;
const LISTED_CHARS: usize = 44;

/// Draws the ribbons of the lines in sight, and says whether the pointer is on one.
pub fn bookmarks_ui(ui: &mut Ui, cx: &Cx<'_>, page: &Page<'_>, out: &mut Vec<Command>) -> bool {
    let mut is_hit = false;
    for bookmark in page.view.bookmarks.iter() {
        let Some(ribbon) = ribbon(page, bookmark.byte) else { continue };
        let id = ui.make_persistent_id(("bookmark", bookmark.at));
        let response = ui.interact(ribbon.expand(4.0), id, Sense::click());
        let name =
            || cx.words.say_with("bookmark-at", &[("quote", &shortened(&bookmark.quote, LISTED_CHARS))]);
        response.widget_info(|| egui::WidgetInfo::labeled(Role::Button, true, name()));
        paint(ui.painter(), ribbon, if response.hovered() { cx.look.soft } else { cx.look.accent });
        if response.has_focus() {
            let stroke = (2.0, cx.look.focus_ring);
            ui.painter().rect_stroke(ribbon.expand(3.0), 2, stroke, egui::StrokeKind::Outside);
        }
        if response.clicked() {
            out.push(Command::Reading(ReadingCommand::ToggleBookmark(bookmark.byte)));
        }
        is_hit |= response.hovered();
        super::style::told(response.on_hover_cursor(egui::CursorIcon::PointingHand), name);
    }
    is_hit
}

/// Where the ribbon of a bookmark hangs: in the left margin, beside the row it stands in.
fn ribbon(page: &Page<'_>, byte: usize) -> Option<Rect> {
    let after = next_start(page.text, byte, Unit::Grapheme);
    let placed = page.placed.iter().find(|placed| placed.span.contains(byte))?;
    let (row, baseline) = placed.rows_of(page.text, Span::new(byte, after)).next()?;
    let top = (baseline - placed.shaped.em * 0.9).max(row.top()).round();
    Some(Rect::from_min_size(pos2(placed.origin.x - 27.0, top), vec2(8.0, 15.0)))
}

/// A ribbon with a notch at its lower end.
fn paint(painter: &Painter, rect: Rect, color: Color32) {
    let notch = pos2(rect.center().x, rect.bottom() - 4.0);
    // In two halves: only convex shapes are filled.
    for side in [rect.left(), rect.right()] {
        let points =
            vec![pos2(side, rect.top()), pos2(rect.center().x, rect.top()), notch, pos2(side, rect.bottom())];
        painter.add(Shape::convex_polygon(points, color, Stroke::NONE));
    }
}

/// The part of the menu that sets a bookmark at the place that was clicked, and lists those there are.
pub fn bookmark_menu(ui: &mut Ui, cx: &Cx<'_>, view: &ReaderView, byte: usize, out: &mut Vec<Command>) {
    let action = Action::ToggleBookmark;
    let button = Button::new(cx.action_name(action)).shortcut_text(cx.keys.name_of(action));
    if ui.add(button).clicked() {
        out.push(Command::Reading(ReadingCommand::ToggleBookmark(byte)));
        ui.close();
    }
    if view.bookmarks.is_empty() {
        return;
    }
    ui.menu_button(cx.words.say("bookmarks"), |ui| {
        ui.set_min_width(260.0);
        for bookmark in view.bookmarks.iter().take(N_LISTED) {
            let quote = shortened(&bookmark.quote, LISTED_CHARS);
            let quote = if quote.trim().is_empty() { "…" } else { &quote };
            if ui.button(quote).clicked() {
                out.push(Command::Reading(ReadingCommand::ShowBookmark(bookmark.byte)));
                ui.close();
            }
        }
    });
}
