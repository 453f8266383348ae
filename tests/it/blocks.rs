//! The blocks of the reader's column: the lines of a text, very long ones cut into pieces that can be shaped in a frame.

use super::support::{SEEDS, seed};
use butda::text::positions::Span;
use butda::text::reading_text::ReadingText;
use butda::text::structure::Structure;
use butda::view::blocks::{Block, blocks};
use unicode_segmentation::UnicodeSegmentation;

const LONGEST_BYTES: usize = 8_192;

fn blocks_of(text: &str) -> Vec<Block> {
    blocks(text, &Structure::detect(text))
}

/// The spans of lines, put together again from their pieces.
fn lines_again(blocks: &[Block]) -> Vec<Span> {
    let mut lines: Vec<Span> = Vec::new();
    let mut is_open = false;
    for block in blocks {
        assert_eq!(block.is_continued, is_open, "{block:?}");
        match lines.last_mut().filter(|_| is_open) {
            Some(line) => {
                assert_eq!(line.end, block.span.start);
                line.end = block.span.end;
            }
            None => lines.push(block.span),
        }
        is_open = block.is_unfinished;
    }
    assert!(!is_open);
    lines
}

fn text_of(name: &str) -> String {
    ReadingText::from_bytes(seed(name).as_bytes()).expect("UTF-8").as_str().to_owned()
}

#[test]
fn a_usual_line_is_one_block_and_its_paragraph_is_its_place_among_the_lines() {
    for name in SEEDS {
        let text = text_of(name);
        let lines: Vec<Span> = Structure::detect(&text).lines.iter().map(|line| line.span).collect();
        let blocks = blocks_of(&text);
        assert_eq!(blocks.iter().map(|block| block.span).collect::<Vec<_>>(), lines);
        assert!(blocks.iter().map(|block| block.paragraph).eq(1..=lines.len()));
    }
}

#[test]
fn the_pieces_of_a_very_long_line_are_the_line_and_end_with_sentences() {
    let line = SEEDS.map(|name| text_of(name).replace('\n', " ")).concat();
    let text = format!("Tiêu đề\n\n{line}\n\nHết.\n");
    let blocks = blocks_of(&text);
    assert!(blocks.len() > 8, "{}", blocks.len());
    let whole: Vec<&str> = lines_again(&blocks).iter().map(|span| span.of(&text)).collect();
    assert_eq!(whole, ["Tiêu đề", line.as_str(), "Hết."]);
    assert!(blocks.iter().all(|block| block.span.len() <= LONGEST_BYTES));
    for block in blocks.iter().filter(|block| block.is_unfinished) {
        let words = block.span.of(&text).trim_end();
        assert!(words.ends_with(['.', '!', '?', '"', '”', '…']), "…{:?}", &words[words.len() - 20..]);
    }
    assert!(blocks.iter().filter(|block| block.is_continued).all(|block| block.paragraph == 2));
}

#[test]
fn a_very_long_line_without_sentences_or_spaces_is_cut_between_letters() {
    for letter in ["a", "ế", "👩‍👩‍👧‍👦", "e\u{0302}\u{0301}\u{0323}x"] {
        let line = letter.repeat(60_000 / letter.len());
        let blocks = blocks_of(&line);
        assert_eq!(lines_again(&blocks), [Span { start: 0, end: line.len() }]);
        let boundaries: Vec<usize> = line.grapheme_indices(true).map(|(at, _)| at).collect();
        assert!(blocks.iter().all(|block| boundaries.binary_search(&block.span.start).is_ok()), "{letter}");
    }
}

#[test]
fn what_stands_aside_folds_together_and_tells_how_many_lines_it_hides() {
    for name in SEEDS {
        let blocks = blocks_of(&text_of(name));
        for fold in blocks.iter().filter(|block| block.fold_size > 0) {
            let n_lines = blocks.iter().filter(|block| block.fold == Some(fold.line)).count();
            assert_eq!((fold.fold, fold.fold_size), (Some(fold.line), n_lines));
        }
        assert!(blocks.iter().filter(|block| block.fold.is_none()).all(|block| block.fold_size == 0));
    }
}
