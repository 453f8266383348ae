//! Finding passages again whose articles were changed: in articles of the usual length and in long ones, which has to
//! take no longer for a passage.

use super::corpus::{Numbers, length, text};
use super::tell::{Busy, line};
use butda::model::located::Found;
use butda::text::anchor::{Anchor, Place};
use butda::text::reading_text::ReadingText;
use butda::text::refinding::Refinder;

/// Prints the figures.
pub fn measure() {
    line("Finding passages again in changed articles, on one thread:");
    for (name, n_articles, n_bytes, n_passages) in [
        ("1,000 articles of 10 kB, 10 passages each", 1_000, 10_000, 10),
        ("100 articles of 100 kB, 100 passages each", 100, 100_000, 100),
        ("10 articles of 1 MB, 1,000 passages each", 10, 1_000_000, 1_000),
        ("one article of 10 MB, 10,000 passages", 1, 10_000_000, 10_000),
    ] {
        let mut numbers = Numbers(0xA5C4);
        let mut tally = Tally::default();
        for _ in 0..n_articles {
            let words = distinct(&text(&mut numbers, n_bytes), &mut numbers);
            tally.look(&words, n_passages, &mut numbers);
        }
        line(&format!("  {name:<44} {}", tally.told()));
    }
}

#[derive(Default)]
struct Tally {
    n: u32,
    n_found: u32,
    n_ambiguous: u32,
    seconds: f64,
    longest: f64,
}

impl Tally {
    fn look(&mut self, words: &str, n_passages: usize, numbers: &mut Numbers) {
        let before = ReadingText::from_bytes(words.as_bytes()).expect("UTF-8");
        let now = ReadingText::from_bytes(changed(words, numbers).as_bytes()).expect("UTF-8");
        let anchors: Vec<Anchor> = (0..n_passages)
            .map(|_| {
                let n_chars = length(numbers);
                let start = numbers.below(before.n_chars().saturating_sub(n_chars));
                let span = before.span_of_chars(start, start + n_chars).expect("a range of the text");
                Anchor::of(&before, span)
            })
            .collect();
        let whole = Busy::now();
        let refinder = Refinder::new(&now);
        for anchor in &anchors {
            let one = Busy::now();
            let found = Found::in_text(&refinder, anchor);
            self.longest = self.longest.max(one.elapsed().as_secs_f64());
            self.n += 1;
            self.n_found += u32::from(found.place.span().is_some());
            self.n_ambiguous += u32::from(matches!(found.place, Place::Ambiguous(_)));
        }
        self.seconds += whole.elapsed().as_secs_f64();
    }

    fn told(&self) -> String {
        let share = |n: u32| 100.0 * f64::from(n) / f64::from(self.n.max(1));
        format!(
            "{:.2} ms each, {:.1} ms the longest ({:.0} % found, {:.0} % ambiguous)",
            1000.0 * self.seconds / f64::from(self.n.max(1)),
            1000.0 * self.longest,
            share(self.n_found),
            share(self.n_ambiguous),
        )
    }
}

/// A text in which no paragraph is another's twin: every fourth word is one of all its words.
fn distinct(text: &str, numbers: &mut Numbers) -> String {
    let words: Vec<&str> = text.split([' ', '\n']).filter(|word| !word.is_empty()).collect();
    let other = |word: &str, numbers: &mut Numbers| {
        let is_kept = word.trim().is_empty() || numbers.below(4) > 0;
        let new = words.get(numbers.below(words.len())).filter(|_| !is_kept);
        let end = if word.ends_with(' ') { " " } else { "" };
        new.map_or_else(|| word.to_owned(), |new| format!("{new}{end}"))
    };
    let line = |line: &str, numbers: &mut Numbers| {
        line.split_inclusive(' ').map(|word| other(word, numbers)).collect::<String>()
    };
    text.lines().map(|words| line(words, numbers) + "\n").collect()
}

/// A text after an update: of ten paragraphs one is gone and one is new, half of the others have a letter changed.
fn changed(words: &str, numbers: &mut Numbers) -> String {
    let mut now = String::with_capacity(words.len());
    for paragraph in words.split_inclusive("\n\n") {
        match numbers.below(20) {
            0 | 1 => continue,
            2 | 3 => now.push_str("Đoạn này mới được thêm vào sau khi bài đã đăng.\n\n"),
            4..12 => {
                let at = paragraph.floor_char_boundary(numbers.below(paragraph.len()));
                let (start, end) = paragraph.split_at(at);
                now.extend([start, "ô", end]);
                continue;
            }
            _ => {}
        }
        now.push_str(paragraph);
    }
    now
}
