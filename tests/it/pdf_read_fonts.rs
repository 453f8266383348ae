//! What codes mean: tables of letters, names of letters, old fonts, and codes that mean nothing.

use super::pdf_writer::{Extras, OLD, Page, blocks, codes, file, file_with, page, read, runs, text};
use butda::documents::document::{DocumentFault, LeftOut, LeftOutKind};
use butda::documents::pdf;

#[test]
fn letters_of_an_old_font_are_latin_1_with_the_name_of_the_font() {
    // TCVN3 for "Đảng bộ nước xã"; 0xAD is no hyphen and 0xB7 no dot there.
    let words = "§¶ng bé n\u{AD}íc x\u{B7}";
    let document = read(&file(&[page().set(OLD, 50.0, 100.0, 12.0, words)]));
    let runs = runs(&document);
    assert_eq!(text(&runs), words);
    assert_eq!(runs[0].style.font.as_deref(), Some(".VnTimeH"));
    assert!(runs[0].style.is_strong);
}

#[test]
fn a_font_without_a_table_of_letters_is_read_by_their_names() {
    let font = |encoding: &str| Extras {
        objects: vec![format!("<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding {encoding}>>")],
        resources: String::new(),
        ..Extras::default()
    };
    let differences = "<</BaseEncoding/WinAnsiEncoding/Differences[65/Dcroat/uni1EA3/fi/hyphen]>>";
    for (encoding, string, expected) in [
        ("/WinAnsiEncoding", "(caf\\351 \\223x\\224)", "café “x”"),
        ("/MacRomanEncoding", "(caf\\216)", "café"),
        (differences, "(ABngC D)", "Đảngfi -"),
    ] {
        let mut page: Page = page().raw(&format!("BT /T 10 Tf 1 0 0 1 50 700 Tm {string} Tj ET"));
        page.more = "/Resources<</Font<</T 100000 0 R>>>>".to_owned();
        assert_eq!(text(&runs(&read(&file_with(&[page], &font(encoding))))), expected, "{encoding}");
    }
}

#[test]
fn the_standard_fonts_need_no_widths() {
    let page = page().raw("BT /H 10 Tf 1 0 0 1 50 700 Tm [(Will) -250 (ia) 30 (m) -300 (Illing)] TJ ET");
    assert_eq!(blocks(&[page]), ["Will iam Illing"]);
}

#[test]
fn a_file_without_readable_letters_holds_no_text() {
    let unreadable = |n: usize| "\u{E123}".repeat(n);
    for (pages, expected) in [
        (vec![page()], DocumentFault::NoText),
        (vec![page().raw("q 1 0 0 1 0 0 cm Q")], DocumentFault::NoText),
        (vec![page().line(50.0, 100.0, 10.0, &unreadable(40))], DocumentFault::NoText),
        (vec![page().line(50.0, 100.0, 10.0, &format!("abcd{}", unreadable(2)))], DocumentFault::NoText),
    ] {
        assert_eq!(pdf::read(&file(&pages), &|| false), Err(expected));
    }
}

#[test]
fn pages_without_text_and_letters_without_meaning_are_counted() {
    let words = format!("Đảng bộ thành phố{}", "\u{E123}");
    let document = read(&file(&[page().line(50.0, 100.0, 10.0, &words), page(), page()]));
    let left_out = |what, n| LeftOut { what, n };
    assert_eq!(
        document.left_out,
        [left_out(LeftOutKind::PagesWithoutText, 2), left_out(LeftOutKind::Letters, 1)]
    );
}

#[test]
fn spaces_of_every_kind_are_spaces_and_ligatures_come_apart() {
    let words =
        format!("BT /F 10 Tf 1 0 0 1 50 700 Tm <{}> Tj ET", codes("a\u{A0}b\u{2003}c \u{FB01}n\u{200B}d"));
    assert_eq!(blocks(&[page().raw(&words)]), ["a b c find"]);
}
