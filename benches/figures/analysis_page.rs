//! A page of numbers while the project changes: how long its numbers are old, and what its frames cost meanwhile.

use super::corpus;
use super::stage::{Window, key};
use super::tell::{line, passed, percentile};
use egui::{Key, Modifiers};
use std::fs;
use std::time::Duration;

/// How often something is changed.
const N_CHANGES: usize = 20;

/// The pages that are looked at, by the names of their tabs.
const PAGES: [&str; 3] = ["Frequencies", "Matrix", "Co-occurrence"];

/// Prints the figures.
pub fn measure() {
    let work = tempfile::tempdir().expect("a folder");
    let folder = work.path().join("large");
    fs::create_dir_all(&folder).expect("a folder");
    corpus::write(&folder, 10_000, 100_000);
    let mut window = Window::threaded(&folder, &work.path().join("home"));
    window.settle_threads();
    // A passage that is tagged, so that there is something to undo and to do again.
    window.begin_to_tag();
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
            let modifiers =
                if at % 2 == 0 { Modifiers::COMMAND } else { Modifiers::COMMAND | Modifiers::SHIFT };
            figures.change(&mut window, modifiers);
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
    /// Undoes the tag or does it again, and draws until the numbers are new.
    fn change(&mut self, window: &mut Window, modifiers: Modifiers) {
        let frames = &mut self.frames;
        self.old.push(passed(|| {
            frames.push(window.frame(vec![key(Key::Z, modifiers)]));
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
