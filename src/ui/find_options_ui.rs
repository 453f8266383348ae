//! What both searches have in common on screen: the field with the place of a fault, and how the words are meant.

use super::context::Cx;
use super::find_draft::QueryDraft;
use super::fonts::plain;
use crate::search::{QueryFault, TextQuery, Way};
use crate::text::fold::Marks;
use crate::words::finding::query_fault;
use egui::text::CCursor;
use egui::{Button, ComboBox, Id, RichText, Stroke, TextEdit, Ui, pos2, vec2};

/// Distances that can be chosen, in syllables.
const NEAR: [usize; 5] = [3, 5, 10, 20, 50];

/// What the arrow of a choice takes beside its words, in px.
const ARROW_PX: f32 = 24.0;

/// The field a query is typed in.
#[derive(Clone, Copy)]
pub struct QueryField<'a> {
    pub id: Id,
    /// What is to be typed, in words.
    pub hint: &'a str,
    /// Its width, in px.
    pub width: f32,
}

/// Draws the field; says whether it has the keyboard.
pub fn field_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    field: QueryField<'_>,
    draft: &mut QueryDraft,
    fault: Option<&QueryFault>,
) -> bool {
    let QueryField { id, hint, width } = field;
    let field = TextEdit::singleline(&mut draft.query.words).id(id).hint_text(hint).return_key(None);
    let shown = field.desired_width(width).margin(egui::Margin::symmetric(8, 5)).show(ui);
    if let Some(fault) = fault {
        // The letter at which it goes wrong, underlined in the field.
        let from = shown.galley.pos_from_cursor(CCursor::new(fault.char_idx));
        let to = shown.galley.pos_from_cursor(CCursor::new(fault.char_idx + 1));
        let (left, right) = (from.min.x, to.min.x.max(from.min.x + 6.0));
        let y = shown.galley_pos.y + from.max.y;
        let line = [pos2(shown.galley_pos.x + left, y), pos2(shown.galley_pos.x + right, y)];
        let painter = ui.painter().with_clip_rect(shown.text_clip_rect.expand(3.0));
        painter.line_segment(line, Stroke::new(2.0, cx.look.error));
    }
    let response = shown.response.response;
    let has_focus = response.has_focus();
    response.accessible_name(hint);
    has_focus
}

/// Draws why the query cannot be asked, where it cannot.
pub fn fault_ui(ui: &mut Ui, cx: &Cx<'_>, fault: Option<&QueryFault>) {
    if let Some(fault) = fault {
        let words = RichText::new(query_fault(cx.words, fault)).font(plain(12.0)).color(cx.look.error);
        let response = ui.add(egui::Label::new(words).wrap());
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_live(egui::accesskit::Live::Polite));
    }
}

/// Draws how the words are meant, in rows as they fit; where other spellings mean the same, whether they are looked for.
pub fn options_ui(ui: &mut Ui, cx: &Cx<'_>, salt: &str, query: &mut TextQuery, spellings: &[String]) {
    ui.spacing_mut().item_spacing = vec2(4.0, 4.0);
    let are_words = query.way == Way::Words;
    marks_ui(ui, cx, salt, are_words, &mut query.marks);
    toggle_ui(ui, cx, "find-whole", "whole-help", true, &mut query.is_whole);
    way_ui(ui, cx, salt, &mut query.way);
    toggle_ui(ui, cx, "find-case", "find-case", query.way != Way::CodePoints, &mut query.has_case);
    near_ui(ui, cx, salt, are_words, &mut query.near);
    if !spellings.is_empty() {
        let mut has_others = !query.is_literal;
        toggle_ui(ui, cx, "find-spellings", "find-spellings-help", true, &mut has_others);
        query.is_literal = !has_others;
    }
}

fn marks_ui(ui: &mut Ui, cx: &Cx<'_>, salt: &str, can_be: bool, marks: &mut Marks) {
    let name = |marks: Marks| {
        cx.words.say(match marks {
            Marks::Auto => "marks-auto",
            Marks::Exact => "marks-exact",
            Marks::Ignored => "marks-ignored",
        })
    };
    let words = cx.words.say_with("find-marks", &[("choice", &name(*marks))]);
    choice_ui(ui, cx, &format!("{salt}-marks"), &words, "marks-help", can_be, |ui| {
        for choice in [Marks::Auto, Marks::Exact, Marks::Ignored] {
            ui.selectable_value(marks, choice, name(choice));
        }
    });
}

fn way_ui(ui: &mut Ui, cx: &Cx<'_>, salt: &str, way: &mut Way) {
    let name = |way: Way| {
        cx.words.say(match way {
            Way::Words => "way-words",
            Way::CodePoints => "way-code-points",
            Way::Pattern => "way-pattern",
        })
    };
    choice_ui(ui, cx, &format!("{salt}-way"), &name(*way), "way-help", true, |ui| {
        for choice in [Way::Words, Way::CodePoints, Way::Pattern] {
            ui.selectable_value(way, choice, name(choice));
        }
    });
}

fn near_ui(ui: &mut Ui, cx: &Cx<'_>, salt: &str, can_be: bool, near: &mut Option<usize>) {
    let name =
        |near: Option<usize>| near.map_or_else(|| cx.words.say("near-off"), |n| cx.words.say_n("near-n", n));
    let words = cx.words.say_with("find-near", &[("choice", &name(*near))]);
    choice_ui(ui, cx, &format!("{salt}-near"), &words, "near-help", can_be, |ui| {
        for choice in std::iter::once(None).chain(NEAR.map(Some)) {
            ui.selectable_value(near, choice, name(choice));
        }
    });
}

/// A choice that shows what is chosen, as wide as its words.
fn choice_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    salt: &str,
    words: &str,
    help: &str,
    can_be: bool,
    list: impl FnOnce(&mut Ui),
) {
    begin(ui, words, ARROW_PX);
    ui.add_enabled_ui(can_be, |ui| {
        let text = RichText::new(words).font(plain(12.0));
        let shown = ComboBox::from_id_salt(salt).selected_text(text).width(0.0).show_ui(ui, list);
        shown.response.accessible_name(words).on_hover_text(cx.words.say(help));
    });
}

fn toggle_ui(ui: &mut Ui, cx: &Cx<'_>, name: &str, help: &str, can_be: bool, is_on: &mut bool) {
    let words = cx.words.say(name);
    begin(ui, &words, 0.0);
    let text = RichText::new(words).font(plain(12.0));
    let response = ui.add_enabled(can_be, Button::selectable(*is_on, text).frame_when_inactive(true));
    if response.clicked() {
        *is_on = !*is_on;
    }
    response.on_hover_text(cx.words.say(help));
}

/// Begins a new row where a control with these words, and so much beside them, has no room in this one.
fn begin(ui: &mut Ui, words: &str, beside_px: f32) {
    let galley =
        ui.fonts_mut(|fonts| fonts.layout_no_wrap(words.to_owned(), plain(12.0), egui::Color32::GRAY));
    let needed = galley.size().x + 2.0 * ui.spacing().button_padding.x + beside_px;
    let is_wrapping = ui.layout().main_wrap();
    if is_wrapping
        && ui.available_size_before_wrap().x < needed
        && ui.cursor().left() > ui.max_rect().left() + 1.0
    {
        ui.end_row();
    }
}
