//! Highlights, comments and links that readers have left in the file.

use super::pdf_writer::{Extras, Page, codes, file, file_with, page, read, runs};
use butda::documents::document::{Document, Remark};

/// Two lines: letters are 5 points wide and begin at 50, baselines at 742 and 728.
fn lines() -> Page {
    page().lines(50.0, 100.0, 10.0, &["Đảng bộ thành phố đã lãnh đạo", "thực hiện tốt các nhiệm vụ được"])
}

/// A quadrilateral around letters of a line, from one to before another.
fn quad(line: u8, from: u8, to: u8) -> String {
    let y = 742.0 - 14.0 * f64::from(line);
    let (x0, x1) = (50.0 + 5.0 * f64::from(from), 50.0 + 5.0 * f64::from(to));
    format!("{x0} {} {x1} {} {x0} {} {x1} {} ", y + 8.0, y + 8.0, y - 2.0, y - 2.0)
}

/// The words about which there are remarks, with their numbers.
fn marked(document: &Document) -> Vec<(String, Vec<usize>)> {
    runs(document)
        .into_iter()
        .filter(|run| !run.style.remarks.is_empty())
        .map(|run| (run.text, run.style.remarks))
        .collect()
}

#[test]
fn a_highlight_is_a_remark_about_the_words_it_covers() {
    for kind in ["Highlight", "Underline", "Squiggly", "StrikeOut"] {
        let inside = format!(
            "/Subtype/{kind}/Rect[0 0 9 9]/QuadPoints[{}]/C[1 0.5 0]/T(Lan)/Contents<FEFF{}>",
            quad(0, 5, 17),
            codes("hay")
        );
        let document = read(&file(&[lines().annotation(&inside)]));
        let remark =
            Remark { author: Some("Lan".into()), words: "hay".into(), color: Some("#ff8000".into()) };
        assert_eq!(document.remarks, [remark], "{kind}");
        assert_eq!(marked(&document), [("bộ thành phố".to_owned(), vec![0])], "{kind}");
    }
}

#[test]
fn a_highlight_over_two_lines_covers_the_space_between_and_ends_on_letters() {
    let inside = format!("/Subtype/Highlight/QuadPoints[{}{}]/C[]", quad(0, 17, 40), quad(1, 0, 5));
    let document = read(&file(&[lines().annotation(&inside)]));
    assert_eq!(marked(&document), [("đã lãnh đạo thực".to_owned(), vec![0])]);
    assert_eq!(document.remarks[0].color, None);
}

#[test]
fn highlights_that_overlap_are_both_about_what_they_share() {
    let one = format!("/Subtype/Highlight/QuadPoints[{}]/C[0.5]", quad(0, 0, 7));
    let two = format!("/Subtype/Highlight/QuadPoints[{}]/C[0 0 1 0]", quad(0, 5, 13));
    let document = read(&file(&[lines().annotation(&one).annotation(&two)]));
    let expected = [("Đảng ", vec![0]), ("bộ", vec![0, 1]), (" thành", vec![1])];
    assert_eq!(marked(&document), expected.map(|(words, remarks)| (words.to_owned(), remarks)));
    assert_eq!(document.remarks[0].color.as_deref(), Some("#808080"));
    assert_eq!(document.remarks[1].color.as_deref(), Some("#ffff00"));
}

#[test]
fn a_note_is_about_the_word_nearest_to_it_and_its_window_is_nothing() {
    let document = read(&file(&[lines()
        .annotation("/Subtype/Text/Rect[96 745 106 755]/Contents(a note)")
        .annotation("/Subtype/Popup/Rect[96 745 106 755]/Contents(a note)")
        .annotation("/Subtype/Text/Rect[96 745 106 755]/Contents()")
        .annotation("/Subtype/FreeText/Rect[96 745 106 755]/Contents(x)")]));
    assert_eq!(document.remarks.len(), 1);
    assert_eq!(marked(&document), [("thành".to_owned(), vec![0])]);
}

#[test]
fn an_answer_is_about_what_it_answers_to() {
    let highlight = format!("<</Type/Annot/Subtype/Highlight/QuadPoints[{}]/Contents(hay)>>", quad(0, 0, 4));
    let extras = Extras { objects: vec![highlight], ..Extras::default() };
    let mut page =
        lines().annotation("/Subtype/Text/Rect[500 10 510 20]/IRT 100000 0 R/Contents(dung)/T(Minh)");
    page.more =
        "/Annots[100000 0 R<</Type/Annot/Subtype/Text/Rect[500 10 510 20]/IRT 100000 0 R/Contents(dung)>>]"
            .to_owned();
    page.annotations.clear();
    let document = read(&file_with(&[page], &extras));
    assert_eq!(marked(&document), [("Đảng".to_owned(), vec![0, 1])]);
}

#[test]
fn a_hidden_mark_and_one_on_nothing_are_not_taken() {
    let hidden = format!("/Subtype/Highlight/F 2/QuadPoints[{}]", quad(0, 0, 4));
    let document = read(&file(&[lines()
        .annotation(&hidden)
        .annotation("/Subtype/Highlight/QuadPoints[400 400 420 400 400 390 420 390]")
        .annotation(
            "/Subtype/Highlight/QuadPoints[99999999999999999999999999999999999999999999 0 1 1 0 0 0 0]",
        )
        .annotation("/Subtype/Highlight")]));
    assert_eq!(document.remarks, []);
}

#[test]
fn a_mark_on_a_turned_page_lies_on_the_same_words() {
    let inside = format!("/Subtype/Highlight/QuadPoints[{}]", quad(0, 5, 7));
    for rotation in [0, 90, 180, 270] {
        let mut page = lines().annotation(&inside);
        page.more = format!("/Rotate {rotation}");
        assert_eq!(marked(&read(&file(&[page]))), [("bộ".to_owned(), vec![0])], "{rotation}");
    }
}

#[test]
fn a_link_lies_on_its_words() {
    let inside = "/Subtype/Link/Rect[50 740 70 750]/A<</S/URI/URI(https://nhandan.vn/a)>>";
    let links: Vec<_> = runs(&read(&file(&[lines().annotation(inside)])))
        .into_iter()
        .filter_map(|run| run.style.link.map(|link| (run.text, link.to_string())))
        .collect();
    assert_eq!(links, [("Đảng".to_owned(), "https://nhandan.vn/a".to_owned())]);
}
