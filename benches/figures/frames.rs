//! Frames while scrolling: the whole program with a long and densely marked article, beside the same text as plain
//! labels, one a paragraph, only those in sight; and articles of 10 kB and of 10 MB beside each other.

use super::corpus;
use super::stage::{SIZE, Stage, Window, pointer_in_text, wheel};
use super::tell::{line, percentile, ratio};
use egui::{FontFamily, FontId, Rect, RichText, pos2};
use std::fs;
use std::path::Path;
use std::time::Duration;

/// Frames of one run, and runs of each side in turn.
const N_FRAMES: usize = 600;
const N_RUNS: usize = 3;

/// Px the wheel turns in a frame.
const STEP_PX: f32 = 60.0;

/// Prints the figures.
pub fn measure() {
    let work = tempfile::tempdir().expect("a folder");
    let dense = project(&work.path().join("dense"), 10_000_000, 10_000);
    let small = project(&work.path().join("small"), 10_000, 10);
    let deep = project(&work.path().join("deep"), 10_000, 10_000);
    let home = work.path().join("home");
    let words = fs::read_to_string(dense.join("article.txt")).expect("the article");
    let mut sides = Sides {
        dense: Window::open(&dense, &home),
        small: Window::open(&small, &home),
        deep: Window::open(&deep, &home),
        labels: Labels::new(&words),
    };
    line("A frame while scrolling, p99 of the time to draw it and turn it into triangles; the whole window:");
    sides.tell();
    for side in [&mut sides.dense, &mut sides.small, &mut sides.deep] {
        side.fold_columns();
    }
    line("The same with library and themes folded away:");
    sides.tell();
    line("The same, only downwards:");
    sides.tell_downwards();
    line("The same as at first, and a screen reader listens:");
    for side in [&mut sides.dense, &mut sides.small, &mut sides.deep] {
        side.stage.listen();
    }
    sides.tell();
}

/// Makes a project of one article.
pub fn project(folder: &Path, n_bytes: usize, n_annotations: usize) -> std::path::PathBuf {
    fs::create_dir_all(folder).expect("a folder");
    corpus::write_one(folder, n_bytes, n_annotations);
    folder.to_owned()
}

struct Sides {
    dense: Window,
    small: Window,
    deep: Window,
    labels: Labels,
}

impl Sides {
    /// Measures and prints.
    fn tell(&mut self) {
        // Down and up again, so that the small article scrolls all the time as well.
        let to_and_fro = |at: usize| if (at / 60).is_multiple_of(2) { STEP_PX } else { -STEP_PX };
        self.round(to_and_fro);
        let rounds: Vec<[Side; 4]> = (0..N_RUNS).map(|_| self.round(to_and_fro)).collect();
        let [labels, dense, small, deep] = [0, 1, 2, 3].map(|at| Side::median(&rounds, at));
        line(&format!("  10 MB, 10,000 annotations, to labels:      {}", ratio(dense.p99, labels.p99)));
        line(&format!("  half of these frames take no more than:    {}", ratio(dense.p50, labels.p50)));
        line(&format!("  the same, to 10 kB with 10 annotations:    {}", ratio(dense.p99, small.p99)));
        line(&format!("  10 kB, 10,000 annotations, to labels:      {}", ratio(deep.p99, labels.p99)));
    }

    /// The same for lines that come into sight for the first time.
    fn tell_downwards(&mut self) {
        let rounds: Vec<[Side; 4]> = (0..N_RUNS).map(|_| self.round(|_| STEP_PX)).collect();
        let [labels, dense] = [0, 1].map(|at| Side::median(&rounds, at));
        line(&format!("  10 MB, 10,000 annotations, to labels:      {}", ratio(dense.p99, labels.p99)));
    }

    /// Labels, long, small and deep, measured in turn.
    fn round(&mut self, step_of: impl Fn(usize) -> f32) -> [Side; 4] {
        let mut times: [Vec<Duration>; 4] = Default::default();
        for at in 0..N_FRAMES {
            let step = step_of(at);
            let events = || vec![pointer_in_text(), wheel(step)];
            let frame = [
                self.labels.frame(step),
                self.dense.frame(events()),
                self.small.frame(events()),
                self.deep.frame(events()),
            ];
            for (all, one) in times.iter_mut().zip(frame) {
                all.push(one);
            }
        }
        times.map(|mut times| Side { p50: percentile(&mut times, 50), p99: percentile(&mut times, 99) })
    }
}

/// The percentiles of one side's frames.
#[derive(Clone, Copy)]
struct Side {
    p50: Duration,
    p99: Duration,
}

impl Side {
    /// The median of each over several rounds.
    fn median<const N: usize>(rounds: &[[Self; N]], at: usize) -> Self {
        let median = |percentile_of: fn(&Self) -> Duration| {
            let sides = rounds.iter().filter_map(|round| round.get(at));
            percentile(&mut sides.map(percentile_of).collect::<Vec<_>>(), 50)
        };
        Self { p50: median(|side| side.p50), p99: median(|side| side.p99) }
    }
}

/// A text as labels, one a paragraph, only those in sight, each laid out at its known height.
pub struct Labels {
    stage: Stage,
    paragraphs: Vec<String>,
    top: f32,
}

impl Labels {
    pub fn new(words: &str) -> Self {
        let home = tempfile::tempdir().expect("a folder");
        // The program's own fonts, in the same sizes.
        let folder = project(&home.path().join("one"), 1_000, 0);
        let window = Window::open(&folder, home.path());
        let paragraphs = words.lines().filter(|line| !line.is_empty()).map(str::to_owned).collect();
        Self { stage: window.stage, paragraphs, top: 0.0 }
    }

    /// Draws the labels so many px further down.
    pub fn frame(&mut self, step: f32) -> Duration {
        self.top = (self.top + step).max(0.0);
        let (paragraphs, top) = (&self.paragraphs, self.top);
        self.stage.frame(vec![pointer_in_text()], |ui| {
            let font = FontId::new(20.0, FontFamily::Name("Literata_400Regular".into()));
            let rows = 280.0;
            let mut first = 0;
            let mut y = -top;
            while y + rows < 0.0 {
                y += rows;
                first += 1;
            }
            for paragraph in paragraphs.iter().skip(first) {
                let rect = Rect::from_min_size(pos2(310.0, y), egui::vec2(640.0, rows));
                let text = RichText::new(paragraph.as_str()).font(font.clone());
                let label = egui::Label::new(text).wrap();
                let height = ui.put(rect, label).rect.height();
                y += height.max(rows);
                if y > SIZE.y {
                    break;
                }
            }
        })
    }
}
