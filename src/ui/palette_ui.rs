//! The palette at the selection: themes by recent use, found by the letters of their names. It opens beside selected
//! text without taking the keyboard; T or Enter gives it the keyboard.

use super::context::Cx;
use super::drafts::Drafts;
use super::fonts::plain;
use super::input_method::type_into;
use super::list_keys::{self, ListKeys};
use super::list_row_ui::choice_ui;
use super::style::CARD_RADIUS;
use super::typed_keys::types_letter;
use super::views::Views;
use crate::session::{AnnotatingCommand, Command, Session};
use crate::storage::settings::PaletteOpens;
use crate::view::palette::{Choice, PaletteView};
use egui::{Area, Context, Event, Frame, Id, Modifiers, Order, Pos2, Rect, TextEdit, Ui, pos2, vec2};

/// Width of the palette and its distance from the selected lines, in px, and the rows it shows.
const WIDTH_PX: f32 = 340.0;
const CLEAR_PX: f32 = 8.0;
const MAX_ROWS: usize = 7;

/// What the palette keeps between frames.
#[derive(Clone, Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own about the frame before")]
pub struct PaletteDraft {
    filter: String,
    at: usize,
    /// Opened with the keyboard, for a selection or a selected annotation.
    is_called: bool,
    /// It is opened with the keyboard as soon as the mouse is let go.
    is_to_be_called: bool,
    wants_focus: bool,
    /// Closed by Esc, for this selection.
    closed_for: Option<(usize, usize)>,
    seen: Option<(usize, usize)>,
    is_shown: bool,
    size: Option<egui::Vec2>,
    wants_note: bool,
    /// The mouse was held or let go in the frame before, when what is selected now was selected.
    had_mouse: bool,
}

impl PaletteDraft {
    /// Opens it with the keyboard.
    pub fn open_with_keyboard(&mut self) {
        self.is_called = true;
        self.wants_focus = true;
        self.closed_for = None;
        self.filter.clear();
        self.at = 0;
    }

    /// Where it is in sight, a letter that is no key of ours is the first of a theme's name.
    pub fn take_letter(&mut self, ctx: &Context) {
        if self.is_shown && ctx.input(|input| types_letter(&input.events)) {
            self.open_with_keyboard();
            type_into(ctx, field_id());
        }
    }

    /// Whether it is in sight.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.is_shown
    }

    /// Closes it; says whether it was open.
    pub fn close(&mut self) -> bool {
        self.closed_for = self.seen;
        self.is_called = false;
        self.filter.clear();
        self.at = 0;
        std::mem::take(&mut self.is_shown)
    }
}

/// Draws the palette where it is wanted.
pub fn palette_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    session: &Session,
    views: &Views,
    drafts: &mut Drafts,
    out: &mut Vec<Command>,
) {
    let draft = &mut drafts.palette;
    let selection = views.reader.as_ref().and_then(|reader| reader.selection).map(|s| (s.anchor, s.focus));
    // Who goes from one place found to the next reads on: the palette comes when it is asked for.
    let is_found = views.reader.as_ref().is_some_and(|reader| reader.is_found);
    let is_new = selection != draft.seen && selection.is_some();
    draft.seen = selection;
    let has_mouse = ui.input(|input| input.pointer.primary_down() || input.pointer.primary_released());
    let is_by_mouse = std::mem::replace(&mut draft.had_mouse, has_mouse) || has_mouse;
    if is_new {
        draft.filter.clear();
        draft.at = 0;
        draft.is_called = false;
        draft.is_to_be_called = !is_found && takes_keyboard(cx, session, is_by_mouse);
    }
    // With the mouse the text is selected once it is let go.
    if draft.is_to_be_called && !ui.input(|input| input.pointer.primary_down()) {
        draft.is_to_be_called = false;
        draft.is_called = selection.is_some();
        draft.wants_focus = draft.is_called;
    }
    let opens_beside = cx.settings.palette_opens != PaletteOpens::OnRequest;
    let is_dragging = ui.input(|input| input.pointer.primary_down()) && !draft.is_shown;
    let is_wanted = draft.is_called
        || (selection.is_some()
            && !is_found
            && opens_beside
            && draft.closed_for != selection
            && !is_dragging);
    let anchor = drafts.reader.anchor.filter(|_| {
        is_wanted
            && drafts.overlay.is_none()
            && !session.asks_for_name()
            && !egui::Popup::is_any_open(ui.ctx())
    });
    let Some(anchor) = anchor else {
        draft.is_shown = false;
        return;
    };
    draft.is_shown = true;
    let is_backward = selection.is_some_and(|(anchor, focus)| focus < anchor);
    let pos = place(ui, anchor, draft.size.unwrap_or(vec2(WIDTH_PX, 260.0)), is_backward);
    let shown = Area::new(Id::unique("palette"))
        .order(Order::Foreground)
        .fixed_pos(pos)
        .constrain(true)
        .show(ui, |ui| {
            Frame::popup(ui.style()).corner_radius(CARD_RADIUS).fill(cx.look.card).inner_margin(8).show(
                ui,
                |ui| {
                    ui.set_width(WIDTH_PX - 16.0);
                    let keys = keys_ui(ui, draft, out);
                    let is_locked = session.open_project().is_some_and(|open| open.codebook.is_locked);
                    let has_focus = field_ui(ui, cx, draft, is_locked);
                    // What the letters of this frame found, and not what the list showed before.
                    let view = PaletteView::new(session, &draft.filter);
                    draft.at = keys.place(draft.at, view.choices.len());
                    if let (Some(held), Some(choice)) = (keys.enter, view.choices.get(draft.at)) {
                        enter(ui, choice, held, draft, out);
                    }
                    list_ui(ui, cx, draft, has_focus, &view, out);
                },
            );
        });
    draft.size = Some(shown.response.rect.size());
    if std::mem::take(&mut drafts.palette.wants_note) {
        out.push(Command::Act(crate::session::Action::Note));
    }
}

/// Whether it opens ready to be typed into: where the person wants it so, and where there is no theme to choose yet and
/// text was selected with the mouse. Who selects by keys may go on selecting.
fn takes_keyboard(cx: &Cx<'_>, session: &Session, is_by_mouse: bool) -> bool {
    match cx.settings.palette_opens {
        PaletteOpens::WithKeyboard => true,
        PaletteOpens::Beside => {
            let has_theme = session.open_project().is_none_or(|open| open.codebook.rows().next().is_some());
            !has_theme && is_by_mouse
        }
        PaletteOpens::OnRequest => false,
    }
}

/// Below the selection, above where it was dragged backward or there is no room; never over the selected lines.
fn place(ui: &Ui, anchor: Rect, size: egui::Vec2, is_backward: bool) -> Pos2 {
    let window = ui.ctx().content_rect();
    let x = (anchor.center().x - size.x / 2.0)
        .clamp(window.left() + 8.0, (window.right() - size.x - 8.0).max(8.0));
    let below = anchor.bottom() + CLEAR_PX;
    let above = anchor.top() - CLEAR_PX - size.y;
    let fits_below = below + size.y < window.bottom() - 30.0;
    let fits_above = above > window.top() + 48.0;
    match (fits_below, fits_above) {
        (true, false) => pos2(x, below),
        (true, true) if !is_backward => pos2(x, below),
        (_, true) => pos2(x, above),
        // A selection as tall as the window: beside it, at the right edge.
        (false, false) => pos2(window.right() - size.x - 24.0, window.bottom() - size.y - 40.0),
    }
}

/// The keys of the palette while it has the keyboard.
fn keys_ui(ui: &Ui, draft: &mut PaletteDraft, out: &mut Vec<Command>) -> ListKeys {
    if !ui.memory(|memory| memory.has_focus(field_id())) {
        return ListKeys::default();
    }
    // A digit after a letter, even in the same frame, is text: the tone marks of VNI are digits. So is a letter that
    // stands on the digits of a Vietnamese keyboard.
    let is_digit = |event: &Event| super::typed_keys::digit_of(event).is_some();
    let is_letter =
        |event: &Event| matches!(event, Event::Text(text) if text.chars().any(char::is_alphabetic));
    let is_digit_first = ui.input(|input| {
        let mut from_first =
            input.events.iter().skip_while(|event| !is_digit(event) && !list_keys::is_edit(event));
        from_first.next().is_some_and(is_digit) && !from_first.next().is_some_and(is_letter)
    });
    if draft.filter.is_empty() && is_digit_first {
        let digits = super::typed_keys::take_digits(ui.ctx());
        if !digits.is_empty() {
            out.extend(digits.into_iter().map(AnnotatingCommand::TagByKey).map(Command::Annotating));
            draft.close();
            return ListKeys::default();
        }
    }
    list_keys::take(ui)
}

/// Enter: tags; with Shift the palette stays for another, with Ctrl the note is opened.
fn enter(ui: &Ui, choice: &Choice, held: Modifiers, draft: &mut PaletteDraft, out: &mut Vec<Command>) {
    take(choice, draft, out);
    draft.wants_note = held.command;
    if held.shift {
        draft.open_with_keyboard();
    } else {
        draft.close();
        ui.memory_mut(|memory| memory.request_focus(super::reader_ui::reader_id()));
    }
}

fn take(choice: &Choice, draft: &mut PaletteDraft, out: &mut Vec<Command>) {
    out.push(match choice {
        Choice::Theme { id, .. } => Command::Annotating(AnnotatingCommand::Tag(id.clone())),
        Choice::New(name) => Command::Annotating(AnnotatingCommand::TagByName(name.clone())),
    });
    draft.filter.clear();
}

/// The field; says whether it has the keyboard.
fn field_ui(ui: &mut Ui, cx: &Cx<'_>, draft: &mut PaletteDraft, is_locked: bool) -> bool {
    let hint = cx.words.say(if is_locked { "find-theme" } else { "find-or-add-theme" });
    let wants_focus = std::mem::take(&mut draft.wants_focus);
    // It looks like a field as soon as letters go into it, and not before.
    let is_typed_in = wants_focus || ui.memory(|memory| memory.has_focus(field_id()));
    let field = TextEdit::singleline(&mut draft.filter).id(field_id()).hint_text(&hint);
    let field = if is_typed_in { field } else { field.frame(Frame::NONE) };
    let response =
        ui.add(field.desired_width(f32::INFINITY).margin(egui::Margin::symmetric(8, 5)).return_key(None));
    if wants_focus {
        type_into(ui.ctx(), field_id());
    }
    let has_focus = response.has_focus();
    if response.gained_focus() {
        draft.is_called = true;
    }
    response.accessible_name(&hint);
    has_focus
}

fn list_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    draft: &mut PaletteDraft,
    has_focus: bool,
    view: &PaletteView,
    out: &mut Vec<Command>,
) {
    ui.add_space(4.0);
    ui.spacing_mut().item_spacing.y = 0.0;
    if view.choices.is_empty() {
        let words = match (view.is_locked, has_focus) {
            (true, _) => "palette-locked",
            (false, true) => "palette-empty",
            (false, false) => "palette-empty-beside",
        };
        ui.label(egui::RichText::new(cx.words.say(words)).color(cx.look.soft));
    }
    let first = draft.at.saturating_sub(MAX_ROWS - 1);
    for (at, choice) in view.choices.iter().enumerate().skip(first).take(MAX_ROWS) {
        if choice_ui(ui, cx, choice, field_id(), has_focus && at == draft.at) {
            take(choice, draft, out);
            draft.close();
        }
    }
    ui.add_space(6.0);
    let words = cx.words.say(if has_focus { "palette-keys" } else { "palette-keys-beside" });
    ui.label(egui::RichText::new(words).font(plain(11.5)).color(cx.look.soft));
}

/// The id of the field, for giving it the keyboard as soon as it is asked for.
#[must_use]
pub fn field_id() -> Id {
    Id::unique("palette-field")
}
