//! The input method and the fields that are typed in: when it is let in, which keys are its own, and that it gets the
//! first letter of every field.

use super::typed_keys::is_function_key;
use egui::output::IMEOutput;
use egui::{Context, Event, FullOutput, IMEPurpose, Id, ImeEvent, Key, Rect, pos2};

/// What is known of the input method.
///
/// Under X11 four habits of the libraries below would lead the first letter of a field past it:
/// - winit lets it in or out only after the screen has told the window something, which would be the letter itself.
/// - winit makes it a new context for that and does not give that the keyboard, which the input method notices at the
///   first key, and is not ready for it.
/// - Where it was kept out while it had a key, Xlib takes the next key for that one, handed back.
/// - egui interrupts it wherever a field gets the keyboard, for which winit makes the context anew.
///
/// Hence only what is being composed is interrupted; and where a context is made, the window lets go of a key that no
/// keyboard has, in this frame and in the next: the first time tells the window something, the others reach the new
/// context before any letter does.
#[derive(Debug, Default)]
pub struct InputMethod {
    /// Whether it shows a syllable that is not finished.
    is_composing: bool,
    focused: Option<Id>,
    moved: Move,
    /// What it was told last; `None` while it is kept out.
    told: Option<IMEOutput>,
    /// Whether it was let in or out in the last frame.
    is_changed: bool,
    #[cfg(target_os = "linux")]
    own_events: Option<super::own_events::OwnEvents>,
}

/// Where the keyboard went in the last frame.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Move {
    #[default]
    Nowhere,
    Elsewhere,
    /// Elsewhere, and a syllable was left unfinished by that.
    OutOfSyllable,
}

/// Gives a field the keyboard, also one that is not drawn yet.
pub fn type_into(ctx: &Context, field: Id) {
    ctx.memory_mut(|memory| memory.request_focus(field));
    // That there is a state of it makes it count as a field that is typed in.
    let state = egui::TextEdit::load_state(ctx, field).unwrap_or_default();
    egui::TextEdit::store_state(ctx, field, state);
}

impl InputMethod {
    /// Takes up how the window sends itself events.
    #[cfg(target_os = "linux")]
    pub fn send_by(&mut self, own_events: Option<super::own_events::OwnEvents>) {
        self.own_events = own_events;
    }

    /// Takes out the keys that are pressed while a syllable is being composed: Enter that commits it, Esc that leaves
    /// it, the digits of VNI. Keys held with Ctrl or Alt and the function keys stay.
    pub fn take_own_keys(&mut self, events: &mut Vec<Event>) {
        let last_commit = events.iter().rposition(|event| matches!(event, Event::Ime(ImeEvent::Commit(_))));
        let mut at = 0;
        let is_composing = &mut self.is_composing;
        events.retain(|event| {
            let is_before_commit = last_commit.is_some_and(|last| at < last);
            at += 1;
            match event {
                Event::Ime(ImeEvent::Preedit { text, .. }) => {
                    *is_composing = !text.is_empty() || (*is_composing && is_before_commit);
                }
                Event::Ime(ImeEvent::Commit(_)) | Event::WindowFocused(false) => *is_composing = false,
                Event::Key { key, pressed: true, modifiers, .. } if *is_composing => {
                    let is_held = modifiers.command || modifiers.alt;
                    return *key != Key::Enter && (is_held || is_function_key(*key));
                }
                _ => {}
            }
            true
        });
    }

    /// Follows the keyboard at the end of a frame.
    pub fn follow_focus(&mut self, focused: Option<Id>) {
        let is_elsewhere = focused != self.focused;
        self.focused = focused;
        // The toolkit does not say that a composition ended because its field lost the keyboard.
        let is_over = is_elsewhere || focused.is_none();
        self.moved = match (is_over && std::mem::take(&mut self.is_composing), is_elsewhere) {
            (true, _) => Move::OutOfSyllable,
            (false, true) => Move::Elsewhere,
            (false, false) => Move::Nowhere,
        };
    }

    /// Puts in order what it is told after a frame.
    pub fn follow_output(&mut self, ctx: &Context, output: &mut FullOutput) {
        let drawn = output.platform_output.ime;
        // Text that a box of the input method's own shows is not known here; keys finish it, and a click does not.
        let is_clicked = ctx.input(|input| input.pointer.any_pressed() || input.pointer.any_released());
        let is_left = match self.moved {
            Move::Nowhere => false,
            Move::Elsewhere => is_clicked,
            Move::OutOfSyllable => true,
        };
        let is_interrupted = is_left && drawn.is_some_and(|ime| ime.should_interrupt_composition);
        let told = ctx.text_edit_focused().then(|| IMEOutput {
            should_interrupt_composition: is_interrupted,
            ..drawn.or(self.told).unwrap_or(SOMEWHERE)
        });
        let is_changed = told.is_some() != self.told.is_some() || is_interrupted;
        output.platform_output.ime = told;
        self.told = told;
        if is_changed || self.is_changed {
            self.let_go_of_no_key();
        }
        self.is_changed = is_changed;
        if is_changed {
            ctx.request_repaint();
        }
    }

    #[cfg(target_os = "linux")]
    fn let_go_of_no_key(&self) {
        if let Some(own_events) = &self.own_events {
            own_events.let_go_of_no_key();
        }
    }

    #[cfg(not(target_os = "linux"))]
    #[expect(clippy::unused_self, reason = "only X11 needs it")]
    fn let_go_of_no_key(&self) {}
}

/// What the input method is told of a field that is not drawn yet.
const SOMEWHERE: IMEOutput = IMEOutput {
    purpose: IMEPurpose::Normal,
    rect: PLACE,
    cursor_rect: PLACE,
    should_interrupt_composition: false,
};
// winit takes 0 for no news.
const PLACE: Rect = Rect { min: pos2(1.0, 1.0), max: pos2(2.0, 2.0) };
