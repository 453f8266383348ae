//! A page of numbers while the project changes: how long its numbers are old, and what its frames cost meanwhile.

use super::corpus;
use super::stage::{Window, key};
use super::tell::{line, passed, percentile};
use egui::{Event, Key, Modifiers};
use std::fs;
use std::time::Duration;

/// How often something is changed.
const N_CHANGES: usize = 20;

/// The pages that are looked at, by the names of their tabs.
const PAGES: [&str; 3] = ["Frequencies", "Matrix", "Co-occurrence"];

/// The field in which a theme is made, as it is called.
const ADD_THEME: &str = "Find or add theme…";

/// Prints the figures.
pub fn measure() {
    let work = tempfile::tempdir().expect("a folder");
    let folder = work.path().join("large");
    fs::create_dir_all(&folder).expect("a folder");
    corpus::write(&folder, 10_000, 100_000);
    let mut window = Window::threaded(&folder, &work.path().join("home"));
    window.settle_threads();
    window.frame(vec![key(Key::Num3, Modifiers::COMMAND)]);
    window.settle_threads();
    line(
        "A page of numbers, from a change to the frame that shows what is new, 100,000 annotations in 10,000 articles:",
    );
    for page in PAGES {
        window.press(page);
        window.frames_until_counted();
        let mut figures = Figures::default();
        for at in 0..N_CHANGES {
            figures.change(&mut window, &format!("{page} {at}"));
        }
        figures.tell(page);
    }
}

#[derive(Default)]
struct Figures {
    /// The time that passes until the numbers are new.
    old: Vec<Duration>,
    /// The processor time of each frame meanwhile.
    frames: Vec<Duration>,
}

impl Figures {
    /// Makes a theme, and draws until the numbers are new.
    fn change(&mut self, window: &mut Window, theme: &str) {
        window.press(ADD_THEME);
        window.frame(vec![Event::Text(theme.to_owned())]);
        window.settle_threads();
        window.frames_until_counted();
        let frames = &mut self.frames;
        self.old.push(passed(|| {
            frames.push(window.frame(vec![key(Key::Enter, Modifiers::NONE)]));
            assert!(!window.is_counted(), "something has changed");
            frames.extend(window.frames_until_counted());
        }));
        window.settle_threads();
    }

    fn tell(mut self, page: &str) {
        let millis = |time: Duration| time.as_secs_f64() * 1000.0;
        let (middle, most) = (percentile(&mut self.old, 50), percentile(&mut self.old, 100));
        let (frame, longest) = (percentile(&mut self.frames, 50), percentile(&mut self.frames, 100));
        line(&format!(
            "  {page:<14} {:.0} ms, at most {:.0} ms; frames meanwhile {:.1} ms, the longest {:.1} ms",
            millis(middle),
            millis(most),
            millis(frame),
            millis(longest),
        ));
    }
}
