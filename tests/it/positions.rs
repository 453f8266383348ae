//! Positions in a text, and how a passage is found again.

use crate::support::{SEEDS, Sitting, grow, seed};
use butda::session::{Command, Direction, SelectingCommand};
use butda::text::anchor::{Anchor, CONTEXT_CHARS, Place, occurrences};
use butda::text::boundaries::{Unit, grapheme_boundary_before_or_at};
use butda::text::positions::{Positions, Span, byte_of_char, chars_before};
use butda::text::reading_text::ReadingText;
use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;

fn reading(text: &str) -> ReadingText {
    ReadingText::from_bytes(text.as_bytes()).expect("a text")
}

/// The anchor of the first place where `words` stand.
fn anchor(text: &ReadingText, words: &str) -> Anchor {
    Anchor::of(text, *occurrences(text.as_str(), words).first().expect("the words"))
}

/// Where `anchor` stands in `text`, shown by `^` before it and the kind of place.
fn place(anchor: &Anchor, text: &str) -> String {
    match anchor.locate(&reading(text)) {
        Place::Exact(span) => format!("exact {}", span.start),
        Place::Moved(span) => format!("moved {}", span.start),
        Place::Changed(span) => format!("changed {}", span.start),
        Place::Ambiguous(spans) => {
            format!("ambiguous {:?}", spans.iter().map(|s| s.start).collect::<Vec<_>>())
        }
        Place::Lost => "lost".to_owned(),
    }
}

fn is_on_graphemes(text: &str, span: Span) -> bool {
    [span.start, span.end].into_iter().all(|at| grapheme_boundary_before_or_at(text, at) == at)
}

#[test]
fn a_passage_is_found_where_it_stood() {
    let text = reading("Giá xăng tăng. Giá dầu giảm.");
    let second = *occurrences(text.as_str(), "Giá").last().expect("two");
    assert_eq!(Anchor::of(&text, second).locate(&text), Place::Exact(second));
}

/// Room for a context on either side of "xăng".
const AROUND: &str = "Đầu tiên, theo báo cáo mới nhất của bộ: giá xăng tăng mạnh trong tháng qua, cả nước.";

#[test]
fn a_passage_that_moved_is_found_by_its_words_and_what_stands_around_them() {
    let anchor = anchor(&reading(AROUND), "xăng");
    let moved = format!("Có xăng. {AROUND}");
    let second = occurrences(&moved, "xăng")[1].start;
    assert_eq!(place(&anchor, &moved), format!("moved {second}"));
}

#[test]
fn of_an_article_that_stands_twice_the_copy_at_the_old_place_is_meant() {
    let anchor = anchor(&reading(AROUND), "xăng");
    let twice = format!("{AROUND}\n{AROUND}");
    let first = AROUND.find("xăng").expect("the word");
    assert_eq!(place(&anchor, &twice), format!("exact {first}"));
}

#[test]
fn a_few_letters_among_other_words_are_not_the_passage() {
    let anchor = anchor(&reading(AROUND), "xăng");
    assert_eq!(place(&anchor, "Hôm nay nhiều cửa hàng bán xăng nghỉ vì mất điện từ sáng sớm."), "lost");
}

#[test]
fn words_that_are_gone_are_lost() {
    let anchor = anchor(&reading("Giá xăng tăng."), "xăng");
    assert_eq!(place(&anchor, "Giá dầu tăng."), "lost");
    assert_eq!(place(&anchor, "x"), "lost");
}

#[test]
fn a_passage_never_stands_on_a_part_of_a_grapheme() {
    let anchor = anchor(&reading("Giá x tăng."), "x");
    assert_eq!(place(&anchor, "Giá x\u{323} tăng."), "lost");
}

#[test]
fn occurrences_overlap() {
    let starts = |words, quote| occurrences(words, quote).iter().map(|s| s.start).collect::<Vec<_>>();
    assert_eq!(starts("aaaa", "aa"), [0, 1, 2]);
    assert_eq!(starts("đđđ", "đđ"), [0, 2]);
    assert_eq!(starts("xa\u{323}x", ""), Vec::<usize>::new());
}

#[test]
fn seeds_read_alike_whatever_their_line_ends_byte_order_mark_and_composition() {
    for name in SEEDS {
        let text = seed(name);
        let plain = reading(&text);
        let unix = plain.as_str().to_owned();
        assert_eq!(unix.nfc().collect::<String>(), unix);
        let forms = [
            unix.replace('\n', "\r\n"),
            unix.replace('\n', "\r"),
            format!("\u{feff}{unix}"),
            unix.nfd().collect(),
            format!("\u{feff}{}", unix.replace('\n', "\r\n").nfd().collect::<String>()),
        ];
        for form in forms {
            assert_eq!(reading(&form).sha256(), plain.sha256(), "{name}");
            assert_eq!(reading(&form).as_str(), unix, "{name}");
        }
    }
}

fn any_text() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "a",
        "ế",
        "e\u{302}\u{301}",
        "đ",
        "x\u{323}",
        " ",
        "\n",
        ".",
        "👩‍👩‍👧",
        "🇻🇳",
        "한",
        "\u{200d}",
        "\u{301}",
        "Giá ",
    ]);
    prop::collection::vec(piece, 1..40).prop_map(|pieces| format!("a{}", pieces.concat()))
}

/// A text of more than one stride of the table of counts.
fn any_long_text() -> impl Strategy<Value = String> {
    any_text().prop_map(|text| text.repeat(1 + 3000 / text.len()))
}

proptest! {
    #[test]
    fn code_points_and_bytes_turn_into_each_other(text in any_long_text()) {
        let positions = Positions::new(&text);
        let starts: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        prop_assert_eq!(positions.n_chars(), starts.len() - 1);
        for (char_idx, byte) in starts.iter().enumerate() {
            prop_assert_eq!(positions.byte_of_char(&text, char_idx), Some(*byte));
            prop_assert_eq!(byte_of_char(&text, char_idx), *byte);
        }
        prop_assert_eq!(positions.byte_of_char(&text, starts.len()), None);
        let chars = starts.split_last().map(|(_, chars)| chars).unwrap_or_default();
        for byte in 0..text.len() + 3 {
            let naive = chars.partition_point(|start| *start < byte);
            let before = text.floor_char_boundary(byte);
            let floor = starts.partition_point(|start| *start < before);
            prop_assert_eq!(positions.char_of_byte(&text, byte), floor);
            prop_assert_eq!(chars_before(&text, byte), naive);
        }
    }

    #[test]
    fn a_selection_never_cuts_a_grapheme(
        text in any_text(), pairs in prop::collection::vec((0..300usize, 0..300usize), 8)
    ) {
        let mut sitting = Sitting::reading(&text);
        let units = [Unit::Grapheme, Unit::Syllable, Unit::Sentence, Unit::Paragraph];
        for (at, (anchor, focus)) in pairs.into_iter().enumerate() {
            let unit = units[at % 4];
            let direction = if focus % 2 == 0 { Direction::Back } else { Direction::Forward };
            for command in [
                Command::Selecting(SelectingCommand::Select { anchor, focus }),
                grow(unit, direction),
                Command::Selecting(SelectingCommand::SelectUnits { anchor, focus, unit }),
                grow(Unit::Grapheme, direction),
                Command::Selecting(SelectingCommand::PlaceCaret(anchor)),
                grow(unit, direction),
            ] {
                let words = format!("{command:?}");
                sitting.run_only(command);
                let reading = sitting.article();
                if let Some(selection) = reading.selection {
                    prop_assert!(is_on_graphemes(reading.text(), selection.span()), "{words} in {text:?}");
                    prop_assert!(!selection.span().is_empty());
                }
                let caret = reading.caret.unwrap_or_default();
                prop_assert!(is_on_graphemes(reading.text(), Span::new(caret, caret)), "{words} in {text:?}");
            }
        }
    }

    #[test]
    fn an_anchor_keeps_whole_graphemes_around_it_and_is_found_again(text in any_text(), at in 0..300usize, len in 1..40usize) {
        let text = reading(&text);
        let words = text.as_str();
        let bounds: Vec<usize> = words.grapheme_indices(true).map(|(at, _)| at).chain([words.len()]).collect();
        let first = at % (bounds.len() - 1);
        let span = Span { start: bounds[first], end: bounds[(first + len).min(bounds.len() - 1)] };
        let anchor = Anchor::of(&text, span);
        prop_assert_eq!(anchor.locate(&text), Place::Exact(span));
        let prefix = span.start - anchor.prefix.len();
        let suffix = span.end + anchor.suffix.len();
        prop_assert!(bounds.contains(&prefix) && bounds.contains(&suffix));
        prop_assert!(anchor.prefix.chars().count() <= CONTEXT_CHARS);
        prop_assert!(anchor.suffix.chars().count() <= CONTEXT_CHARS);
        // Each side is as long as it can be: one grapheme more, however long, would be too much.
        let longer = bounds.iter().copied().find(|bound| *bound > suffix);
        prop_assert!(longer.is_none_or(|end| words[span.end..end].chars().count() > CONTEXT_CHARS));
        let longer = bounds.iter().copied().rfind(|bound| *bound < prefix);
        prop_assert!(longer.is_none_or(|start| words[start..span.start].chars().count() > CONTEXT_CHARS));
        let naive: Vec<usize> = bounds.iter().copied().filter(|at| {
            words[*at..].starts_with(&anchor.quote) && bounds.contains(&(at + anchor.quote.len()))
        }).collect();
        prop_assert_eq!(occurrences(words, &anchor.quote).iter().map(|s| s.start).collect::<Vec<_>>(), naive);
    }
}
