//! The keys of a list that a field above it filters: arrows go through it, Enter takes what stands there once the
//! letters typed before it have been counted.

use egui::{Event, ImeEvent, Key, Modifiers, Ui};

/// What was pressed in a frame.
#[derive(Clone, Copy, Debug, Default)]
pub struct ListKeys {
    n_down: usize,
    n_up: usize,
    is_edited: bool,
    /// Enter, with what was held with it.
    pub enter: Option<Modifiers>,
}

/// Takes these keys out of the input, before the field is drawn.
pub fn take(ui: &Ui) -> ListKeys {
    let mut keys = ListKeys::default();
    ui.input_mut(|input| {
        input.events.retain(|event| {
            match event {
                Event::Key { key: Key::ArrowDown, pressed: true, modifiers, .. } if modifiers.is_none() => {
                    keys.n_down += 1;
                }
                Event::Key { key: Key::ArrowUp, pressed: true, modifiers, .. } if modifiers.is_none() => {
                    keys.n_up += 1;
                }
                Event::Key { key: Key::Enter, pressed: true, modifiers, .. } => keys.enter = Some(*modifiers),
                event if is_edit(event) => {
                    keys = ListKeys { is_edited: true, ..ListKeys::default() };
                    return true;
                }
                _ => return true,
            }
            false
        });
    });
    keys
}

impl ListKeys {
    /// Whether the arrows go through the list.
    #[must_use]
    pub fn has_moved(&self) -> bool {
        self.n_down + self.n_up > 0
    }

    /// The place in a list of `n` rows, from the place it had: letters lead back to the first.
    #[must_use]
    pub fn place(&self, at: usize, n: usize) -> usize {
        let n = n.max(1);
        let at = if self.is_edited { 0 } else { at };
        (at + self.n_down + n * (1 + self.n_up) - self.n_up) % n
    }
}

/// Whether an event changes what is typed in a field.
#[must_use]
pub fn is_edit(event: &Event) -> bool {
    matches!(
        event,
        Event::Text(_)
            | Event::Paste(_)
            | Event::Cut
            | Event::Ime(ImeEvent::Commit(_) | ImeEvent::Preedit { .. })
            | Event::Key { key: Key::Backspace | Key::Delete, pressed: true, .. }
    )
}
