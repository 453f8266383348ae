//! Opening an article whose text is in memory and was not seen yet, to its first frame, beside shaping one
//! screen of labels that were not seen yet.

use super::corpus::{Numbers, text};
use super::frames::{Labels, project};
use super::stage::{Window, key};
use super::tell::{line, percentile, ratio};
use egui::{Key, Modifiers};
use std::fs;
use std::time::Duration;

/// How often each is opened.
const N_RUNS: usize = 7;

/// Prints the figures.
pub fn measure() {
    line("Opening an article, from text in memory to its first frame, to shaping one screen of labels:");
    let mut labels = Labels::new(&text(&mut Numbers(1), 1_000_000));
    labels.frame(0.0);
    let mut screens: Vec<Duration> = (0..20).map(|_| labels.frame(5_600.0)).collect();
    let base = percentile(&mut screens, 50);
    for (name, n_bytes) in [("10 kB", 10_000), ("1 MB", 1_000_000), ("10 MB", 10_000_000)] {
        let median = percentile(&mut open_often(n_bytes), 50);
        line(&format!("  {name:<8} {}", ratio(median, base)));
    }
}

/// The times of the first frame of an article of so many bytes, each in a window of its own.
fn open_often(n_bytes: usize) -> Vec<Duration> {
    let work = tempfile::tempdir().expect("a folder");
    let folder = project(&work.path().join("project"), n_bytes, n_bytes / 1_000);
    // The one that is open first, so that letters are drawn already, as they are for the labels.
    fs::write(folder.join("aaa.txt"), text(&mut Numbers(2), 20_000)).expect("an article");
    let open = |n: usize| {
        // A home of its own: nobody has read there yet, and the article does not come up by itself.
        let mut window = Window::open(&folder, &work.path().join(format!("home-{n}")));
        // The first frame of an article is the one that names the window after it.
        let before = window.stage.title.clone();
        let mut took = window.frame(vec![key(Key::PageDown, Modifiers::COMMAND)]);
        while window.stage.title == before {
            took += window.frame(Vec::new());
        }
        took
    };
    (0..N_RUNS).map(open).collect()
}
