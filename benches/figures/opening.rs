//! Opening an article whose text is in memory and was not seen yet, to its first frame, beside shaping one screen.

use super::frames::project;
use super::stage::{Window, key};
use super::tell::{line, percentile, ratio};
use egui::{Key, Modifiers};
use std::fs;
use std::time::Duration;

/// How often each is opened.
const N_RUNS: usize = 7;

/// Prints the figures.
pub fn measure() {
    line("Opening an article, from text in memory to its first frame, to the smallest of them:");
    let sizes = [("2.5 kB, one screen", 2_500), ("10 kB", 10_000), ("1 MB", 1_000_000), ("10 MB", 10_000_000)];
    let mut times = sizes.map(|(_, n_bytes)| open_often(n_bytes));
    let medians: Vec<Duration> = times.iter_mut().map(|times| percentile(times, 50)).collect();
    let base = medians.first().copied().unwrap_or_default();
    for ((name, _), median) in sizes.iter().zip(&medians) {
        line(&format!("  {name:<20} {}", ratio(*median, base)));
    }
}

/// The times of the first frame of an article of so many bytes, each in a window of its own.
fn open_often(n_bytes: usize) -> Vec<Duration> {
    let work = tempfile::tempdir().expect("a folder");
    let folder = project(&work.path().join("project"), n_bytes, n_bytes / 1_000);
    // The one that is open first, so that fonts and the window are warm.
    fs::write(folder.join("aaa.txt"), "Tiêu đề\n\nMột đoạn ngắn để mở trước.\n").expect("an article");
    let open = || {
        let mut window = Window::open(&folder, &work.path().join("home"));
        window.frame(vec![key(Key::PageDown, Modifiers::COMMAND)]) + window.frame(Vec::new())
    };
    (0..N_RUNS).map(|_| open()).collect()
}
