//! Files made to take time or memory without end.

use super::pdf_writer::{Extras, codes, file_with, page, runs, stream, text, written};
use butda::documents::document::{DocumentFault, Limit};
use butda::documents::pdf;

fn words() -> String {
    format!("BT /F 10 Tf 1 0 0 1 50 700 Tm <{}> Tj ET", codes("Đảng bộ"))
}

#[track_caller]
fn reads_the_words(file: &[u8]) {
    let document = pdf::read(file, &|| false).expect("a document");
    assert_eq!(text(&runs(&document)), "Đảng bộ");
}

#[test]
fn forms_that_show_themselves_and_one_another_come_to_an_end() {
    // Each shows the next one twice: 2 to the power of 40 without a limit.
    let form = |content: &str| {
        stream(
            "/Type/XObject/Subtype/Form/BBox[0 0 600 900]/Resources<</XObject<</A 100000 0 R/B 100001 0 R>>>>",
            content,
        )
    };
    let extras = Extras {
        objects: vec![form("/A Do /B Do /A Do"), form("/A Do /B Do /B Do")],
        resources: "/XObject<</A 100000 0 R>>".to_owned(),
        ..Extras::default()
    };
    let page = page().raw(&words()).raw("/A Do /A Do");
    reads_the_words(&file_with(&[page], &extras));
}

#[test]
fn pages_that_hold_themselves_are_read_once() {
    let page_tree = |kids: &str| format!("<</Type/Pages/Kids[{kids}]/Count 9/MediaBox[0 0 600 850]>>");
    let font = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>".to_owned();
    let file = written(
        &[
            (1, "<</Type/Catalog/Pages 2 0 R>>".to_owned()),
            (2, page_tree("3 0 R 2 0 R 3 0 R")),
            (3, page_tree("2 0 R 4 0 R 4 0 R 3 0 R")),
            (4, "<</Type/Page/Parent 4 0 R/Contents 5 0 R/Resources<</Font<</F 6 0 R>>>>>>".to_owned()),
            (5, stream("", "BT /F 10 Tf 50 700 Td (once) Tj ET")),
            (6, font),
        ],
        "",
    );
    let document = pdf::read(&file, &|| false).expect("a document");
    assert_eq!(text(&runs(&document)), "once");
}

#[test]
fn nesting_without_end_is_passed_by() {
    let deep = |open: &str, close: &str| format!("{}{}", open.repeat(20_000), close.repeat(20_000));
    for noise in [
        deep("[", "]"),
        deep("<</A", ">>"),
        "q ".repeat(200_000),
        "Q ".repeat(200_000),
        "/P BMC ".repeat(200_000),
        "BT ".repeat(200_000),
        "1 0 0 1 1e30 1e30 cm ".repeat(20),
    ] {
        let page = page().raw(&words()).raw(&noise);
        reads_the_words(&file_with(&[page], &Extras::default()));
    }
}

#[test]
fn a_page_of_any_size_is_read() {
    for frame in ["[0 0 1e30 1e30]", "[-1e9 -1e9 1e9 1e9]", "[0 0 0 0]", "[5 5]", "[0 842 595 0]"] {
        let mut page = page().raw(&words());
        page.more = format!("/MediaBox{frame}");
        let read = pdf::read(&file_with(&[page], &Extras::default()), &|| false);
        assert!(matches!(read, Ok(_) | Err(DocumentFault::NoText)), "{frame}");
    }
}

#[test]
fn a_font_that_asks_for_all_memory_is_not_read() {
    let descendant = |more: &str| {
        format!(
            "<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/DescendantFonts[<</Type/Font/Subtype\
             /CIDFontType2/BaseFont/X{more}>>]>>"
        )
    };
    let ranges = "0 60000 500 ".repeat(50_000);
    for font in [
        descendant("/W[0 4294967295 500]"),
        descendant("/W2[0 4294967295 500 500 500]"),
        descendant(&format!("/W[{ranges}]")),
        "<</Type/Font/Subtype/Type1/BaseFont/X/FirstChar 4000000000/LastChar 4000000001/Widths[1 2]>>"
            .to_owned(),
    ] {
        let extras = Extras { objects: vec![font], ..Extras::default() };
        let mut page = page().raw("BT /X 10 Tf (aaaa) Tj ET");
        page.more = "/Resources<</Font<</X 100000 0 R>>>>".to_owned();
        assert_eq!(pdf::read(&file_with(&[page], &extras), &|| false), Err(DocumentFault::NoText));
    }
}

#[test]
fn contents_beyond_the_limit_are_refused() {
    // A form of a megabyte, shown a thousand times.
    let content = "0 0 m ".repeat(175_000);
    let form = stream("/Type/XObject/Subtype/Form/BBox[0 0 600 900]", &content);
    let extras = Extras {
        objects: vec![form],
        resources: "/XObject<</A 100000 0 R>>".to_owned(),
        ..Extras::default()
    };
    let page = page().raw(&words()).raw(&"/A Do ".repeat(1_000));
    let read = pdf::read(&file_with(&[page], &extras), &|| false);
    assert!(matches!(read, Err(DocumentFault::TooLarge(Limit::Bytes | Limit::Parts))));
}

#[test]
fn more_pages_than_a_file_may_have_are_refused() {
    let pages = vec![page(); 5_001];
    let read = pdf::read(&file_with(&pages, &Extras::default()), &|| false);
    assert_eq!(read, Err(DocumentFault::TooLarge(Limit::Parts)));
}

#[test]
fn reading_stops_when_it_is_asked_to() {
    let pages = vec![page().raw(&words()); 50];
    let file = file_with(&pages, &Extras::default());
    let n_asked = std::cell::Cell::new(0);
    let is_stopped = || {
        n_asked.set(n_asked.get() + 1);
        n_asked.get() > 10
    };
    assert_eq!(pdf::read(&file, &is_stopped), Err(DocumentFault::Stopped));
    assert_eq!(n_asked.get(), 11);
}

#[test]
fn lines_of_very_many_parts_are_read_in_time() {
    // Letters far apart, all on one line, and all at one place.
    let apart = "1 0 Td <0061> Tj ".repeat(100_000);
    let stacked = "<0062> Tj 0 0 Td ".repeat(100_000);
    let page = page()
        .raw(&format!("BT /F 1 Tf 1 0 0 1 50 700 Tm {apart} ET BT /F 9 Tf 1 0 0 1 50 600 Tm {stacked} ET"));
    assert!(pdf::read(&file_with(&[page], &Extras::default()), &|| false).is_ok());
}
