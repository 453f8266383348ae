//! What a press means, whatever keyboard it comes from: one of plastic in any layout, one drawn on the screen, or one
//! that a program sends, which have any key at any place.

use egui::{Event, Key};

/// Takes out the presses of keys that type nothing where a letter was typed: a keyboard drawn on the screen, or sent by
/// a program, has its letters at any place, and the toolkit names the key of a letter it does not know by the place.
pub fn take_out_false(events: &mut Vec<Event>) {
    let types: Vec<bool> = events.iter().skip(1).map(|next| matches!(next, Event::Text(_))).collect();
    let mut types = types.into_iter();
    events.retain(|event| {
        let has_typed = types.next().unwrap_or_default();
        let Event::Key { key, physical_key, pressed: true, .. } = event else { return true };
        let is_named_by_place = *physical_key == Some(*key);
        !(has_typed && is_named_by_place && types_nothing(*key))
    });
}

/// Whether no keyboard types a letter with this key.
fn types_nothing(key: Key) -> bool {
    is_function_key(key)
        || matches!(
            key,
            Key::Escape
                | Key::Tab
                | Key::Backspace
                | Key::Enter
                | Key::Insert
                | Key::Delete
                | Key::Home
                | Key::End
                | Key::PageUp
                | Key::PageDown
                | Key::ArrowUp
                | Key::ArrowDown
                | Key::ArrowLeft
                | Key::ArrowRight
        )
}

/// Whether a letter was typed with a key that nothing else was made of: the press is there, and its text after it.
#[must_use]
pub fn types_letter(events: &[Event]) -> bool {
    let is_press = |event: &Event| {
        matches!(event, Event::Key { key, pressed: true, modifiers, .. }
            if !modifiers.command && !modifiers.alt && !types_nothing(*key))
    };
    let is_letter = |event: &Event| matches!(event, Event::Text(text) if text.chars().all(char::is_alphabetic) && !text.is_empty());
    events.windows(2).any(|pair| matches!(pair, [press, text] if is_press(press) && is_letter(text)))
}

/// The digits 1 to 9 that were pressed alone.
pub fn take_digits(ctx: &egui::Context) -> Vec<String> {
    let mut digits = Vec::new();
    ctx.input_mut(|input| {
        input.events.retain(|event| {
            let digit = digit_of(event);
            digits.extend(digit.map(|digit| digit.to_string()));
            digit.is_none()
        });
        if !digits.is_empty() {
            input.events.retain(|event| !matches!(event, Event::Text(_)));
        }
    });
    digits
}

/// The digit from 1 to 9 that an event is the press of, alone: by what the key types, and by its place where it types
/// what stands there on the digits of a French or a Vietnamese keyboard. Keyboards that are drawn on the screen or sent
/// by a program have any key at any place.
#[must_use]
pub fn digit_of(event: &Event) -> Option<usize> {
    const DIGITS: [Key; 9] =
        [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5, Key::Num6, Key::Num7, Key::Num8, Key::Num9];
    let place = |key: Key| DIGITS.iter().position(|digit| *digit == key);
    let Event::Key { key, physical_key, pressed: true, modifiers, .. } = event else { return None };
    let at = if is_of_digit_row(*key) { physical_key.and_then(place) } else { place(*key) };
    at.filter(|_| modifiers.is_none()).map(|at| at + 1)
}

/// Whether it is a sign that stands on the digits of some keyboards.
fn is_of_digit_row(key: Key) -> bool {
    matches!(
        key,
        Key::Minus
            | Key::Quote
            | Key::Backtick
            | Key::Exclamationmark
            | Key::Questionmark
            | Key::Equals
            | Key::Plus
    )
}

/// Whether it is one of F1 to F35.
#[must_use]
pub fn is_function_key(key: Key) -> bool {
    key.name().strip_prefix('F').is_some_and(|n| n.parse::<u8>().is_ok())
}
