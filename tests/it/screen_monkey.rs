//! Three thousand random events, or as many as `BUTDA_EVENTS` says: nothing panics, every letter is drawn, and undoing
//! everything gives the first content back.

use super::screen_support::{CTRL, Screen};
use butda::model::project::Project;
use butda::storage::settings::Language;
use egui::accesskit::Role;
use egui::{Event, ImeEvent, Key, Modifiers, MouseWheelUnit, PointerButton, Pos2, TouchPhase, pos2, vec2};

/// How many events, where `BUTDA_EVENTS` does not say.
const N_EVENTS: usize = 3_000;

fn n_events() -> usize {
    std::env::var("BUTDA_EVENTS").ok().and_then(|n| n.parse().ok()).unwrap_or(N_EVENTS)
}

/// Letters, and what an empty window, a field and a list make of them.
const WORDS: [&str; 10] =
    ["a", "đ", "ế", "Kinh tế", "Lãnh đạo / Nêu gương", "/", " ", "1", "Đạo đức, 2024", "“ng–ười”…"];

/// Numbers that are always the same.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or_default() % n.max(1)
    }

    fn is(&mut self, in_hundred: usize) -> bool {
        self.roll(100) < in_hundred
    }

    fn of<T: Copy>(&mut self, all: &[T]) -> T {
        all.get(self.roll(all.len())).copied().expect("something to choose from")
    }

    fn pos(&mut self) -> Pos2 {
        let mut at = |n: usize| u16::try_from(self.roll(n)).map_or(0.0, f32::from) - 60.0;
        pos2(at(1700), at(1100))
    }

    fn modifiers(&mut self) -> Modifiers {
        let usual = [Modifiers::NONE; 5];
        let held = [
            CTRL,
            Modifiers::SHIFT,
            Modifiers::ALT,
            CTRL | Modifiers::SHIFT,
            Modifiers::ALT | Modifiers::SHIFT,
        ];
        if self.is(60) { self.of(&usual) } else { self.of(&held) }
    }

    fn key(&mut self) -> Vec<Event> {
        let modifiers = self.modifiers();
        let key = self.of(Key::ALL);
        let press = |pressed| Event::Key { key, physical_key: None, pressed, repeat: false, modifiers };
        let mut events = vec![press(true)];
        let name = key.name();
        if name.len() == 1 && !modifiers.command && !modifiers.alt {
            events.push(Event::Text(name.to_lowercase()));
        }
        if self.is(80) {
            events.push(press(false));
        }
        events
    }

    fn pointer(&mut self, last: &mut Pos2) -> Vec<Event> {
        let modifiers = self.modifiers();
        let button = if self.is(85) { PointerButton::Primary } else { PointerButton::Secondary };
        let press = |pos, pressed| Event::PointerButton { pos, button, pressed, modifiers };
        if self.is(70) {
            *last = self.pos();
        }
        match self.roll(10) {
            0..6 => vec![Event::PointerMoved(*last), press(*last, true), press(*last, false)],
            6 => {
                let to = *last + vec2(180.0, 20.0);
                vec![
                    Event::PointerMoved(*last),
                    press(*last, true),
                    Event::PointerMoved(to),
                    press(to, false),
                ]
            }
            7 => vec![Event::PointerMoved(*last), press(*last, true)],
            8 => vec![press(*last, false)],
            _ => vec![Event::PointerGone],
        }
    }

    fn wheel(&mut self) -> Vec<Event> {
        let modifiers = self.modifiers();
        let delta = vec2(0.0, if self.is(50) { 300.0 } else { -300.0 });
        let (unit, phase) = (MouseWheelUnit::Point, TouchPhase::Move);
        vec![Event::MouseWheel { unit, delta, phase, modifiers, source: egui::MouseWheelSource::Wheel }]
    }

    fn other(&mut self) -> Vec<Event> {
        let words = self.of(&WORDS).to_owned();
        match self.roll(8) {
            0 => vec![Event::Ime(ImeEvent::Preedit { text: words, active_range_chars: None })],
            1 => vec![Event::Ime(ImeEvent::Commit(words))],
            2 => vec![Event::Paste(words)],
            3 => vec![Event::Copy],
            4 => vec![Event::Cut],
            5 => vec![Event::WindowFocused(false), Event::WindowFocused(true)],
            _ => vec![Event::Text(words)],
        }
    }
}

/// Presses Ctrl+Z in the article until there is nothing left to undo.
fn undo_everything(screen: &mut Screen) {
    for _ in 0..12 {
        screen.frame(vec![Event::PointerGone, key(Key::Escape, Modifiers::NONE)]);
        screen.window.run_steps(2);
    }
    for _ in 0..n_events() {
        if screen.project().history.next_undo().is_none() {
            return;
        }
        screen.frame(vec![key(Key::Z, CTRL)]);
    }
    panic!("there is still something to undo");
}

fn key(key: Key, modifiers: Modifiers) -> Event {
    Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers }
}

fn content(screen: &Screen) -> Project {
    screen.project().project.clone()
}

#[test]
fn nothing_panics_whatever_is_pressed_and_everything_can_be_undone() {
    let mut dice = Dice(20_261_121);
    let mut screen = Screen::reading(Language::Vietnamese);
    let mut first = content(&screen);
    let mut last = Pos2::ZERO;
    let mut n_steps = 0;
    for _ in 0..n_events() {
        let events = match dice.roll(20) {
            0..9 => dice.key(),
            9..16 => dice.pointer(&mut last),
            16 => dice.wheel(),
            17 if dice.is(10) => {
                let size = dice.of(&[vec2(720.0, 480.0), vec2(1000.0, 700.0), vec2(1600.0, 1000.0)]);
                screen.window.set_size(size);
                Vec::new()
            }
            _ => dice.other(),
        };
        screen.frame(events);
        // No path that a monkey types is ever written to.
        while !screen.found(Role::TextInput, "Đường dẫn").is_empty() {
            screen.frame(vec![key(Key::Escape, Modifiers::NONE)]);
            screen.window.step();
        }
        match screen.session().open_project() {
            None => {
                screen = Screen::reading(Language::Vietnamese);
                first = content(&screen);
            }
            Some(open) => n_steps += usize::from(open.history.next_undo().is_some()),
        }
    }
    assert!(n_steps > n_events() / 10, "hardly anything was done: {n_steps}");
    undo_everything(&mut screen);
    assert!(content(&screen).has_same_content(&first));
}
