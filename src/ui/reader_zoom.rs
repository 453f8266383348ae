//! Ctrl and the wheel, or a pinch, over the text: larger and smaller letters, a step at a time.

use crate::session::Action;
use egui::Response;

/// How much larger a gesture makes things for a step of a pixel: a notch of a wheel is about one step.
const STEP: f32 = 0.1;

/// What was turned and has made no step yet: the logarithm of how much larger.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Zoom(f32);

impl Zoom {
    /// The steps of this frame, where the pointer is over the text.
    pub fn take_actions(&mut self, response: &Response) -> impl Iterator<Item = Action> + use<> {
        let zoom = response.ctx.input(egui::InputState::zoom_delta);
        let is_here = response.contains_pointer() && zoom.is_finite() && zoom > 0.0;
        let n = if is_here { self.turn(zoom) } else { 0 };
        let action = if n > 0 { Action::LargerType } else { Action::SmallerType };
        std::iter::repeat_n(action, usize::from(n.unsigned_abs()))
    }

    /// Takes in how much larger a gesture makes things, and tells the whole steps, smaller ones negative.
    fn turn(&mut self, zoom: f32) -> i8 {
        self.0 += zoom.ln() / STEP;
        let steps = self.0.trunc().clamp(-8.0, 8.0);
        self.0 -= steps;
        #[expect(clippy::cast_possible_truncation, reason = "eight at most")]
        let steps = steps as i8;
        steps
    }
}

#[cfg(test)]
mod tests {
    use super::Zoom;

    #[test]
    fn small_turns_add_up_to_steps_and_a_turn_back_takes_them_back() {
        let mut zoom = Zoom::default();
        let steps: Vec<i8> = [1.06, 1.06, 1.06, 1.06].into_iter().map(|by| zoom.turn(by)).collect();
        assert_eq!(steps, [0, 1, 0, 1]);
        assert_eq!(zoom.turn(1.0), 0);
        assert_eq!(zoom.turn(0.7), -3);
    }
}
