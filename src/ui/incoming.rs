//! What comes in, put in order before any panel sees it: keys that belong to an input method are left to it, what is
//! typed after a key that opens something waits for what it opens, and a wheel does not glide where motion is unwanted.

use super::input_method::InputMethod;
use super::typed_keys;
use egui::{Context, Event, FullOutput, Key, MouseWheelUnit, Plugin, RawInput, TouchPhase, Ui};

/// Puts in order what comes in; one in a window.
#[derive(Debug, Default)]
pub struct Incoming {
    /// Whether a turn of the wheel scrolls at once.
    pub has_less_motion: bool,
    /// The input method, which hears in turn what fields there are.
    pub input_method: InputMethod,
    /// Whether a field that is typed in had the keyboard after the last frame.
    is_typing: bool,
    /// What came in after a key that may have opened something.
    held: Vec<Event>,
}

impl Plugin for Incoming {
    fn debug_name(&self) -> &'static str {
        "incoming"
    }

    fn input_hook(&mut self, ctx: &Context, input: &mut RawInput) {
        let mut events = std::mem::take(&mut self.held);
        let mut new = std::mem::take(&mut input.events);
        typed_keys::take_out_false(&mut new);
        self.input_method.take_own_keys(&mut new);
        events.append(&mut new);
        if let Some(at) = end_of_turn(&events, self.is_typing) {
            self.held = events.split_off(at);
            ctx.request_repaint();
        }
        if self.has_less_motion {
            let line_px = ctx.options(|options| options.input_options.line_scroll_speed);
            events = events.into_iter().flat_map(|event| at_once(event, line_px)).collect();
        }
        input.events = events;
    }

    fn on_end_pass(&mut self, ui: &mut Ui) {
        self.is_typing = ui.ctx().text_edit_focused();
        let focused = ui.ctx().memory(egui::Memory::focused);
        self.input_method.follow_focus(focused);
    }

    fn output_hook(&mut self, ctx: &Context, output: &mut FullOutput) {
        self.input_method.follow_output(ctx, output);
    }
}

/// Where the events end that can be taken together: after a key that may open something or close it, so that what
/// follows finds it opened or closed. `None` where all can.
fn end_of_turn(events: &[Event], is_typing: bool) -> Option<usize> {
    let is_turn = |event: &Event| match event {
        Event::Key { key, pressed: true, repeat: false, modifiers, .. } => {
            !is_typing
                || modifiers.command
                || modifiers.alt
                || matches!(key, Key::Enter | Key::Escape | Key::Tab | Key::F4)
        }
        _ => false,
    };
    let turn = events.iter().position(is_turn)?;
    // The letter that the press itself types.
    let own = usize::from(
        !matches!(events.get(turn), Some(Event::Key { key: Key::Enter | Key::Escape | Key::Tab, .. }))
            && matches!(events.get(turn + 1), Some(Event::Text(_))),
    );
    let starts_anew = |event: &Event| {
        matches!(
            event,
            Event::Key { pressed: true, .. }
                | Event::Text(_)
                | Event::Ime(_)
                | Event::Paste(_)
                | Event::Cut
                | Event::PointerButton { .. }
        )
    };
    let after = turn + 1 + own;
    let next = events.get(after..)?.iter().position(starts_anew)?;
    Some(after + next)
}

/// A turn of the wheel in steps so small that egui adds no glide to them.
fn at_once(event: Event, line_px: f32) -> Vec<Event> {
    /// From this length on egui spreads a step over several frames, in points.
    const GLIDES_FROM_PX: f32 = 8.0;
    let Event::MouseWheel { unit, delta, phase: phase @ TouchPhase::Move, source, modifiers } = event else {
        return vec![event];
    };
    let delta_px = match unit {
        MouseWheelUnit::Line => delta * line_px,
        MouseWheelUnit::Point => delta,
        MouseWheelUnit::Page => return vec![event],
    };
    let n_steps = ((delta_px.x.abs() + delta_px.y.abs()) / (GLIDES_FROM_PX - 1.0)).ceil().clamp(1.0, 1000.0);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 1 and 1000")]
    let n = n_steps as usize;
    let step = Event::MouseWheel {
        unit: MouseWheelUnit::Point,
        delta: delta_px / n_steps,
        phase,
        source,
        modifiers,
    };
    vec![step; n]
}
