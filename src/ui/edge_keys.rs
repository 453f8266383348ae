//! The keys while the edges of an annotation are being moved: left and right by grapheme, with Ctrl by syllable, with
//! Shift by sentence; up and down by paragraph; Tab for the other edge; Enter to keep, Esc to leave.

use crate::session::{Command, Direction, EdgeCommand};
use crate::text::boundaries::Unit;
use egui::{Context, Event, Key, Modifiers};

/// Takes these keys out of the input.
pub fn take(ctx: &Context, out: &mut Vec<Command>) {
    ctx.input_mut(|input| {
        input.events.retain(|event| {
            let Event::Key { key, pressed: true, modifiers, .. } = event else { return true };
            let command = command_of(*key, *modifiers);
            let is_taken = command.is_some();
            out.extend(command);
            !is_taken
        });
    });
}

fn command_of(key: Key, held: Modifiers) -> Option<Command> {
    let unit = match (held.command, held.shift) {
        (true, _) => Unit::Syllable,
        (false, true) => Unit::Sentence,
        (false, false) => Unit::Grapheme,
    };
    match key {
        Key::ArrowLeft if !held.alt => Some(Command::Edges(EdgeCommand::Move(unit, Direction::Back))),
        Key::ArrowRight if !held.alt => Some(Command::Edges(EdgeCommand::Move(unit, Direction::Forward))),
        Key::ArrowUp if !held.alt => {
            Some(Command::Edges(EdgeCommand::Move(Unit::Paragraph, Direction::Back)))
        }
        Key::ArrowDown if !held.alt => {
            Some(Command::Edges(EdgeCommand::Move(Unit::Paragraph, Direction::Forward)))
        }
        Key::Tab => Some(Command::Edges(EdgeCommand::Switch)),
        Key::Enter => Some(Command::Edges(EdgeCommand::Finish)),
        _ => None,
    }
}
