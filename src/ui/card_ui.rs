//! The small card at a selected annotation: its themes, its note, whose it is, and what can be done with it. It does
//! not take the keyboard, and gives way to the palette.

use super::context::Cx;
use super::drafts::{Drafts, Tab, Wish};
use super::fonts::plain;
use super::icons::{self, ButtonColors, Icon};
use super::style::CARD_RADIUS;
use super::theme_name::{NameShown, theme_row};
use super::views::Views;
use crate::session::{Action, Command};
use crate::text::positions::Span;
use crate::text::shortened::shortened;
use crate::view::annotation::AnnotationView;
use crate::view::reader::ReaderView;
use egui::{Area, Frame, Id, Order, Pos2, Rect, RichText, Ui, Vec2, pos2, vec2};

/// Width of the card and its distance from the marked lines, in px.
const WIDTH_PX: f32 = 280.0;
const CLEAR_PX: f32 = 14.0;

/// Its height before it was drawn, in px.
const USUAL_PX: f32 = 110.0;

/// Draws the card, where an annotation is selected and nothing else is going on.
pub fn card_ui(ui: &mut Ui, cx: &Cx<'_>, views: &Views, drafts: &mut Drafts, out: &mut Vec<Command>) {
    let is_said_beside = drafts.tab == Tab::Annotation && drafts.is_right_open;
    let reader = views.reader.as_ref().filter(|reader| reader.moving_edge.is_none());
    // While text is selected with the mouse the card gives way; a press on the card itself is a click on its buttons.
    let pressed =
        ui.input(|input| input.pointer.primary_down().then(|| input.pointer.press_origin()).flatten());
    let card = ui.memory(|memory| memory.area_rect(card_id()));
    let is_pointing = pressed.is_some_and(|at| !card.is_some_and(|card| card.contains(at)));
    let (Some(view), Some(reader), Some(anchor)) = (&views.annotation, reader, drafts.reader.anchor) else {
        return;
    };
    let is_covered = drafts.overlay.is_some() || drafts.chooser.is_some() || drafts.palette.is_open();
    if is_said_beside || is_covered || is_pointing {
        return;
    }
    let window = drafts.reader.window.unwrap_or_else(|| ui.ctx().content_rect());
    let size = card.map_or(vec2(WIDTH_PX, USUAL_PX), |card| card.size());
    let pos = place(window, anchor, size);
    let area = Area::new(card_id()).order(Order::Middle).fixed_pos(pos);
    area.constrain_to(window).show(ui, |ui| {
        Frame::popup(ui.style()).corner_radius(CARD_RADIUS).fill(cx.look.card).inner_margin(10).show(
            ui,
            |ui| {
                ui.set_width(WIDTH_PX - 20.0);
                words_ui(ui, cx, view);
                buttons_ui(ui, cx, view, out);
                if let Some(span) = others_ui(ui, cx, reader) {
                    drafts.wish = Some(Wish::Choose(span));
                }
            },
        );
    });
}

/// Above the passage, over what was read already; where there is no room above, in the corner that is farthest from it,
/// so that what is read next is in sight.
fn place(window: Rect, anchor: Rect, size: Vec2) -> Pos2 {
    let right = (window.right() - size.x - 12.0).max(window.left());
    let above = anchor.top() - CLEAR_PX - size.y;
    if above > window.top() + 4.0 {
        return pos2(anchor.left().clamp(window.left(), right), above);
    }
    let bottom = window.bottom() - size.y - 12.0;
    pos2(right, if anchor.bottom() + CLEAR_PX < bottom { bottom } else { window.top() + 8.0 })
}

fn card_id() -> Id {
    Id::unique("card")
}

fn words_ui(ui: &mut Ui, cx: &Cx<'_>, view: &AnnotationView) {
    if view.themes.is_empty() {
        ui.label(RichText::new(cx.words.say("no-theme")).color(cx.look.soft));
    }
    for theme in &view.themes {
        theme_row(ui, cx, theme, NameShown { ink: cx.look.ink, is_bold: true, right_px: 0.0 });
    }
    if !view.note.is_empty() {
        ui.label(RichText::new(shortened(&view.note, 160)).color(cx.look.ink));
    }
    let star = if view.is_starred { format!(" · {}", cx.words.say("starred")) } else { String::new() };
    ui.label(RichText::new(format!("{}{star}", view.annotator)).font(plain(11.5)).color(cx.look.soft));
}

/// How many others lie over the same words: a click lists them.
fn others_ui(ui: &mut Ui, cx: &Cx<'_>, reader: &ReaderView) -> Option<Span> {
    let span = reader.selected_mark()?.span;
    let n_others = reader.marks.within(span).count().saturating_sub(1);
    if n_others == 0 {
        return None;
    }
    let words = cx.words.say_n("n-others-here", n_others);
    let key = cx.keys.name_of(Action::ChooseHere);
    let words = RichText::new(format!("{words} ({key})")).font(plain(12.0)).color(cx.look.accent);
    ui.add(egui::Button::new(words).frame(false)).clicked().then_some(span)
}

fn buttons_ui(ui: &mut Ui, cx: &Cx<'_>, view: &AnnotationView, out: &mut Vec<Command>) {
    if !view.is_own {
        let button = ui.button(cx.action_name(Action::CopyToMine));
        if button.clicked() {
            out.push(Command::Act(Action::CopyToMine));
        }
        return;
    }
    ui.horizontal(|ui| {
        for (icon, action) in [
            (Icon::Plus, Action::OpenPalette),
            (Icon::Note, Action::Note),
            (if view.is_starred { Icon::Star } else { Icon::StarEmpty }, Action::Star),
            (Icon::Find, Action::FindTheSame),
            (Icon::Bin, Action::Remove),
        ] {
            let name = cx.action_hint(action);
            if icons::button(ui, icon, &name, ButtonColors::of(cx.look)).clicked() {
                out.push(Command::Act(action));
            }
        }
    });
}
