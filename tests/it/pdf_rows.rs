//! Rows of the PDF: every letter of a text in its order, none beyond the width, broken where a reader would.

use butda::exchange::pdf_fonts::{Face, Fonts};
use butda::exchange::pdf_rows::{Room, Row, Setting, rows};
use proptest::prelude::*;

const FACES: [Face; 5] = [Face::Serif, Face::SerifItalic, Face::SerifBold, Face::Sans, Face::SansBold];

fn setting(face: Face, width: f32) -> Setting {
    Setting { face, size: 11.0, width }
}

/// A text in rows of a width, with `|` where one ends.
fn broken(text: &str, width: f32) -> String {
    let rows = rows(&mut Fonts::load(), text, setting(Face::Serif, width), &[]);
    rows.iter().map(|row| text[row.start..row.end].trim_end()).collect::<Vec<_>>().join("|")
}

/// Room in a row for about so many letters, in pt.
fn letters(n: u8) -> f32 {
    f32::from(n) * 5.6
}

fn any_text() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        8 => "[a-zA-ZđĐơưăâêôƠƯấềộữỹ]{1,7}[.,;:!?”]{0,1}",
        1 => "[a-z]{40,90}",
        1 => "[中文😀👩ا]{1,30}",
        1 => "[0-9]{4}-[0-9]{4}",
        1 => "x\u{31B}\u{309}|e\u{302}\u{301}|\u{200B}|\u{FEFF}|\t",
    ];
    let space = prop_oneof![9 => Just(" "), 1 => Just("  "), 1 => Just("\u{A0}")];
    prop::collection::vec((word, space), 0..40)
        .prop_map(|words| words.into_iter().map(|(word, space)| word + space).collect::<String>())
}

proptest! {
    #[test]
    fn rows_hold_every_letter_of_a_text_in_its_order_and_none_beyond_the_width(
        text in any_text(),
        width in 60.0..400.0f32,
        face in prop::sample::select(FACES.to_vec()),
    ) {
        let set = rows(&mut Fonts::load(), &text, setting(face, width), &[]);
        prop_assert!(!set.is_empty());
        let mut at = 0;
        for row in &set {
            prop_assert_eq!(row.start, at);
            prop_assert!(row.end > row.start || text.is_empty());
            prop_assert!(row.width <= width + 0.01, "{} in {}", row.width, width);
            prop_assert!(!text[row.start..row.end].contains('\n'));
            at = row.end;
            let mut letter = row.start;
            for glyph in &row.glyphs {
                prop_assert!(glyph.start >= letter && glyph.end <= row.end);
                prop_assert!(text.is_char_boundary(glyph.start) && text.is_char_boundary(glyph.end));
                letter = glyph.start;
            }
            // What is drawn goes on to the last letter that is not white space.
            let inked = row.start + text[row.start..row.end].trim_end().len();
            let drawn = row.glyphs.last().map_or(row.start, |glyph| glyph.end);
            prop_assert!(drawn >= inked || text[drawn..inked].chars().all(is_unseen), "{:?}", &text[drawn..inked]);
        }
        prop_assert_eq!(at, text.len());
    }

    #[test]
    fn room_after_letters_makes_rows_no_wider_than_they_may_be(
        text in "([a-zà]{1,6} ){1,30}",
        n_rooms in 0..5usize,
    ) {
        let ends: Vec<usize> = text.match_indices(' ').map(|(at, _)| at).collect();
        let rooms: Vec<Room> = ends.iter().take(n_rooms).map(|at| Room { at: *at, width: 4.0 }).collect();
        let set = rows(&mut Fonts::load(), &text, setting(Face::Serif, 120.0), &rooms);
        prop_assert!(set.iter().all(|row| row.width <= 120.01));
        let all = |set: &[Row]| set.iter().flat_map(|row| &row.glyphs).map(|glyph| glyph.advance).sum::<f32>();
        let one = |rooms: &[Room]| rows(&mut Fonts::load(), &text, setting(Face::Serif, 1e6), rooms);
        let more = all(&one(&rooms)) - all(&one(&[]));
        let wanted: f32 = rooms.iter().map(|room| room.width).sum();
        prop_assert!((more - wanted).abs() < 0.1, "{more} of {wanted}");
    }
}

/// A letter that is drawn nowhere: it joins others, or says where a line may end.
fn is_unseen(letter: char) -> bool {
    matches!(letter, '\u{200B}' | '\u{FEFF}' | '\t') || letter.is_whitespace()
}

#[test]
fn a_line_breaks_after_white_space_and_after_a_hyphen_between_letters() {
    assert_eq!(broken("Giá xăng tăng mạnh", letters(11)), "Giá xăng|tăng mạnh");
    assert_eq!(broken("giai đoạn 2015-2020", letters(16)), "giai đoạn 2015-|2020");
    // A minus belongs to its number, and a space that does not break holds words together.
    assert_eq!(broken("lạnh đến -12 độ", letters(11)), "lạnh đến|-12 độ");
    assert_eq!(broken("dài 10\u{A0}000\u{A0}km", letters(11)), "dài|10\u{A0}000\u{A0}km");
}

#[test]
fn a_word_wider_than_the_line_is_broken_within_but_no_letter_with_its_marks() {
    let parts = broken(&"à".repeat(25), letters(10));
    assert!(parts.split('|').count() >= 2 && parts.replace('|', "") == "à".repeat(25));
    let marked = "x\u{31B}\u{309}".repeat(20);
    let parts = broken(&marked, letters(6));
    assert!(parts.split('|').all(|part| part.starts_with('x')), "{parts}");
}

#[test]
fn an_empty_text_is_one_empty_row() {
    let set = rows(&mut Fonts::load(), "", setting(Face::Serif, 100.0), &[]);
    assert_eq!(set, [Row::default()]);
}

#[test]
fn vietnamese_is_set_in_the_face_itself_and_what_that_lacks_in_another_or_as_a_box() {
    let mut fonts = Fonts::load();
    for face in FACES {
        let own = fonts.shape(face, "Aa")[0].font;
        for word in ["nghiêng", "Đường", "Ưỡn", "kỹ", "ẪNG", "“khoán”", "1.900", "…"] {
            assert!(
                fonts.shape(face, word).iter().all(|glyph| glyph.font == own && !glyph.is_box()),
                "{word}"
            );
        }
        assert_eq!(fonts.shape(face, "a中b").iter().filter(|glyph| glyph.is_box()).count(), 1);
    }
    // Noto Sans has no arrows, Literata has.
    let arrow = fonts.shape(Face::Sans, "→");
    assert!(!arrow[0].is_box() && arrow[0].font != fonts.shape(Face::Sans, "a")[0].font);
}
