//! Frames while scrolling through an article of Markdown, beside the same words as plain text.

use super::corpus::{Numbers, text};
use super::stage::{Window, pointer_in_text, wheel};
use super::tell::{line, percentile, ratio};
use butda::text::source::SourceKind;
use std::fs;
use std::path::Path;
use std::time::Duration;

/// The size of the article, in bytes.
const N_BYTES: usize = 1_000_000;

/// Frames of one run, and how often both sides are measured in turn.
const N_FRAMES: usize = 600;
const N_RUNS: usize = 3;

/// Px the wheel turns in a frame.
const STEP_PX: f32 = 60.0;

/// Prints the figures.
pub fn measure() {
    let work = tempfile::tempdir().expect("a folder");
    let marked = article();
    let read = SourceKind::Markdown.read(marked.as_bytes()).expect("an article");
    let home = work.path().join("home");
    let mut marked = open(&work.path().join("marked"), "article.md", &marked, &home);
    let mut plain = open(&work.path().join("plain"), "article.txt", read.text.as_str(), &home);
    line("A frame while scrolling through 1 MB of Markdown, p99, to the same words as plain text:");
    for (words, is_round) in [("down and up again", true), ("only downwards", false)] {
        let (mut of_marked, mut of_plain) = (Vec::new(), Vec::new());
        for _ in 0..N_RUNS {
            let (mut all_marked, mut all_plain) = (Vec::new(), Vec::new());
            for at in 0..N_FRAMES {
                let is_up = is_round && !(at / 60).is_multiple_of(2);
                let events = || vec![pointer_in_text(), wheel(if is_up { -STEP_PX } else { STEP_PX })];
                all_marked.push(marked.frame(events()));
                all_plain.push(plain.frame(events()));
            }
            of_marked.push(percentile(&mut all_marked, 99));
            of_plain.push(percentile(&mut all_plain, 99));
        }
        let median = |mut times: Vec<Duration>| percentile(&mut times, 50);
        line(&format!("  {words}: {}", ratio(median(of_marked), median(of_plain))));
    }
}

fn open(folder: &Path, name: &str, words: &str, home: &Path) -> Window {
    fs::create_dir_all(folder).expect("a folder");
    fs::write(folder.join(name), words).expect("an article");
    Window::open(folder, home)
}

/// Paragraphs of the sample articles with what Markdown has: every tenth is a heading, a list, a table, a quotation or code;
/// the others hold emphasis and a link.
fn article() -> String {
    let mut numbers = Numbers(7);
    let words = text(&mut numbers, N_BYTES);
    let mut marked = String::with_capacity(N_BYTES * 2);
    for (at, paragraph) in words.lines().filter(|line| !line.is_empty()).enumerate() {
        let short: String = paragraph.chars().take(60).collect();
        let block = match at % 10 {
            0 => format!("## {short}\n\n{paragraph}"),
            2 => format!("- {short}\n- {short}\n  1. {short}\n"),
            4 => format!("| A | B |\n|---|---|\n| {short} | 1 |\n| 2 | {short} |"),
            6 => format!("> {paragraph}"),
            8 => format!("```\n{short}\n  {short}\n```"),
            _ => {
                let (first, rest) = paragraph.split_once(' ').unwrap_or((paragraph, ""));
                format!("**{first}** {rest} *{first}* [{first}](https://example.org)")
            }
        };
        marked.push_str(&block);
        marked.push_str("\n\n");
    }
    marked
}
