//! Laws of the reading text of Markdown, on texts put together at random.

use crate::markdown::read;
use butda::text::anchor::{Anchor, Place};
use butda::text::positions::Span;
use butda::text::reading_text::ReadingText;
use butda::text::source::SourceKind;
use proptest::prelude::*;
use std::sync::Arc;
use unicode_normalization::is_nfc;

/// Words without any marks.
fn plain_words() -> impl Strategy<Value = String> {
    let word =
        prop::sample::select(vec!["bến", "phà", "Ông", "ngày", "31", "cầu,", "xe.", "đếm", "e\u{301}m"]);
    prop::collection::vec(word, 1..6).prop_map(|words| words.join(" "))
}

/// Words with marks around some of them.
fn marked_words() -> impl Strategy<Value = String> {
    let around = prop::sample::select(vec![
        ("", ""),
        ("*", "*"),
        ("**", "**"),
        ("***", "***"),
        ("~~", "~~"),
        ("[", "](https://example.org/a_b)"),
        ("![", "](anh/a.jpg)"),
        ("<b>", "</b>"),
        ("", "<!-- ẩn -->"),
    ]);
    let part = (around, plain_words()).prop_map(|((open, close), words)| format!("{open}{words}{close}"));
    prop::collection::vec(part, 1..4).prop_map(|parts| parts.join(" "))
}

/// A block with what begins its lines.
fn block() -> impl Strategy<Value = String> {
    let begin = prop::sample::select(vec!["", "# ", "### ", "> ", "- ", "1. ", "- [ ] ", "> > ", "- > "]);
    let ends = prop::sample::select(vec!["\n\n", "  \n", "\n\n***\n\n", "\n\n<div>\n\n"]);
    (begin, marked_words(), ends).prop_map(|(begin, words, end)| format!("{begin}{words}{end}"))
}

fn file() -> impl Strategy<Value = String> {
    let head = prop::sample::select(vec!["", "---\ntitle: a\n---\n", "+++\nx = 1\n+++\n"]);
    (head, prop::collection::vec(block(), 1..8)).prop_map(|(head, blocks)| head.to_owned() + &blocks.concat())
}

/// Anything at all, of the letters that mean something.
fn noise() -> impl Strategy<Value = String> {
    "([-+*_#>`~|!\\[\\](){}<>&;:\\\\/=\"'^. \t\n]|\r\n|a|ế|e|\u{301}|1|bến|<div>|<!--|-->|&amp;|---\n|```\n){1,60}"
}

fn raw_text(file: &str) -> ReadingText {
    ReadingText::from_bytes(file.as_bytes()).expect("a text")
}

proptest! {
    #[test]
    fn every_word_is_read_once_and_in_order(file in file()) {
        let article = read(&file);
        let expected = raw_text(&file);
        let without_head = expected.as_str().rsplit("\n---\n").next().unwrap_or_default();
        let without_head = without_head.rsplit("\n+++\n").next().unwrap_or_default();
        let hidden = without_head.replace("<!-- ẩn -->", "").replace("](https://example.org/a_b)", "").replace("](anh/a.jpg)", "");
        let hidden = hidden.replace("<b>", "").replace("</b>", "").replace("<div>", "");
        let letters = |text: &str| text.chars().filter(|c| c.is_alphabetic()).collect::<String>();
        prop_assert_eq!(letters(article.text.as_str()), letters(&hidden));
    }

    #[test]
    fn no_mark_is_left(file in file()) {
        let article = read(&file);
        let text = article.text.as_str();
        for mark in ["*", "~~", "](", "<b>", "<!--", "#", "> ", "- ", "+++", "---"] {
            prop_assert!(!text.contains(mark), "{mark}: {text}");
        }
    }

    #[test]
    fn whatever_the_file_holds_the_text_is_composed_and_its_lines_are_whole(file in noise()) {
        let Ok(article) = SourceKind::Markdown.read(file.as_bytes()) else { return Ok(()) };
        let text = article.text.as_str();
        prop_assert!(is_nfc(text) && text.ends_with('\n') && !text.contains('\r'));
        let lines: Vec<&str> = text.lines().collect();
        prop_assert_eq!(article.styles.blocks().len(), lines.len());
        for (block, line) in article.styles.blocks().iter().zip(&lines) {
            prop_assert_eq!(block.span.of(text), *line);
        }
        let mut end = 0;
        for run in article.styles.runs_in(Span { start: 0, end: text.len() }) {
            prop_assert!(run.span.start >= end && !run.span.is_empty() && !run.span.of(text).is_empty());
            prop_assert!(!run.span.of(text).contains('\n'));
            end = run.span.end;
        }
        prop_assert_eq!(article.structure.lines.len(), lines.iter().filter(|line| !line.trim().is_empty()).count());
    }

    #[test]
    fn the_map_goes_the_same_way_in_both_texts_and_copies_are_copies(file in noise()) {
        let Ok(article) = SourceKind::Markdown.read(file.as_bytes()) else { return Ok(()) };
        let (raw, read) = (raw_text(&file), &article.text);
        let map = read.source().expect("a map");
        prop_assert_eq!(map.sha256(), raw.sha256());
        prop_assert_eq!(map.n_chars(), raw.n_chars());
        let (mut from, mut to) = (0, 0);
        for piece in map.pieces() {
            prop_assert!(piece.from.start >= from && piece.to.start >= to, "{piece:?}");
            prop_assert!(piece.from.end > piece.from.start && piece.to.end > piece.to.start, "{piece:?}");
            (from, to) = (piece.from.end, piece.to.end);
            if piece.is_copy {
                let of = |text: &ReadingText, start, end| {
                    text.span_of_chars(start, end).map(|span| span.of(text.as_str()).to_owned())
                };
                let copy = of(read, piece.to.start, piece.to.end);
                prop_assert_eq!(of(&raw, piece.from.start, piece.from.end), copy);
            }
        }
        prop_assert!(from <= raw.n_chars() && to <= read.n_chars());
    }

    #[test]
    fn a_passage_of_the_files_text_is_found_with_all_its_words(file in file(), at in 0.0..1.0_f64, long in 1_usize..40) {
        let (article, raw) = (read(&file), raw_text(&file));
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss, reason = "a place")]
        let start = (at * raw.n_chars() as f64) as usize;
        let end = (start + long).min(raw.n_chars());
        let Some(span) = raw.span_of_chars(start, end) else { return Ok(()) };
        let anchor = Anchor::of(&raw, span);
        let map = article.text.source().expect("a map");
        let copies: Vec<_> = map.copies(start..end).collect();
        match anchor.known_place(&article.text) {
            Some(Place::Exact(found)) => {
                let (first, last) = article.text.chars_of(found);
                prop_assert!(copies.iter().all(|copy| first <= copy.to.start && copy.to.end <= last));
            }
            Some(Place::Lost) => prop_assert!(copies.is_empty()),
            other => prop_assert!(false, "{other:?}"),
        }
        let elsewhere = Anchor { quote: "Q".repeat(end - start), ..anchor.clone() };
        prop_assert!(copies.is_empty() || elsewhere.known_place(&article.text).is_none());
        prop_assert_eq!(Anchor { text: Arc::from("0"), ..anchor }.known_place(&article.text), None);
    }
}
