//! Letters become words, words become lines.

use super::pdf_writer::{
    BOLD, Extras, ITALIC, Page, blocks, codes, file, file_with, page, read, runs, stream, text,
};
use butda::documents::document::Document;

/// A line of which each part is followed by a distance, in thousandths of an em to the left, as `TJ` has it.
fn parts(parts: &[(&str, i32)]) -> Page {
    let parts = parts.iter().map(|(words, by)| format!("<{}> {by} ", codes(words)));
    let parts = parts.collect::<Vec<_>>().concat();
    page().raw(&format!("BT /F 10 Tf 1 0 0 1 50 700 Tm [{parts}] TJ ET"))
}

#[test]
fn a_gap_is_a_space_only_where_it_is_wider_than_those_within_words() {
    for (given, expected) in [
        // Kerning, either way.
        (&[("Đả", -80), ("ng ", 60), ("bộ", 0)][..], "Đảng bộ"),
        // No spaces at all: distances alone.
        (&[("Đảng", -280), ("bộ", -220), ("thành", -333), ("phố", 0)], "Đảng bộ thành phố"),
        // A distance beside a space.
        (&[("Đảng ", -400), ("bộ", -400), (" thành phố", 0)], "Đảng bộ thành phố"),
        // Letters spaced by more than a space is wide, with spaces and without.
        (&[("T", -300), ("H", -300), ("Ủ", -300), (" ", -300), ("Đ", -300), ("Ô", 0)], "THỦ ĐÔ"),
        (
            &[("T", -300), ("H", -300), ("Ủ", -300), ("Đ", -800), ("Ô", -300), ("H", -300), ("À", 0)],
            "THỦĐ ÔHÀ",
        ),
        // A line set wide to be even.
        (&[("phường", -900), ("xã", -900), ("thị trấn", 0)], "phường xã thị trấn"),
    ] {
        assert_eq!(blocks(&[parts(given)]), [expected]);
    }
}

#[test]
fn spacing_that_the_file_says_parts_no_word() {
    let spaced =
        |by: f64| format!("BT /F 10 Tf {by} Tc 1 0 0 1 50 700 Tm <{}> Tj ET", codes("phường Đảng ủy"));
    for by in [0.0, 1.0, 3.0, 5.0] {
        assert_eq!(blocks(&[page().raw(&spaced(by))]), ["phường Đảng ủy"], "{by}");
    }
}

#[test]
fn a_ligature_is_as_wide_as_its_glyph_and_says_all_its_letters() {
    let words = format!(
        "BT /F 10 Tf 1 0 0 1 50 700 Tm <E000{}> Tj 80 0 Td <{}> Tj ET",
        codes("ủ tướng"),
        codes("nói")
    );
    assert_eq!(blocks(&[page().raw(&words)]), ["Thủ tướng nói"]);
}

#[test]
fn marks_of_letters_drawn_back_over_them_stay_with_them() {
    let drawn = [("Du", 500), ("\u{31B}", 500), ("\u{323}", 0), (" án", 0)];
    assert_eq!(blocks(&[parts(&drawn)]), ["Du\u{31B}\u{323} án"]);
}

#[test]
fn parts_of_a_line_come_in_their_order_whatever_that_of_the_file() {
    let page = page().line(90.0, 100.0, 10.0, "thành phố").line(50.0, 100.0, 10.0, "Đảng bộ");
    assert_eq!(blocks(&[page]), ["Đảng bộ thành phố"]);
}

#[test]
fn what_is_drawn_twice_to_look_bold_is_said_once() {
    let once = page().line(50.0, 100.0, 10.0, "Đảng bộ");
    assert_eq!(blocks(&[once.line(50.3, 100.0, 10.0, "Đảng bộ")]), ["Đảng bộ"]);
}

#[test]
fn raised_and_lowered_letters_stay_on_their_line() {
    let page = page()
        .line(50.0, 100.0, 12.0, "Diện tích 50 km")
        .line(140.0, 95.0, 7.0, "2")
        .line(146.0, 100.0, 12.0, "và CO")
        .line(176.0, 103.0, 7.0, "2")
        .line(182.0, 100.0, 12.0, "giảm");
    assert_eq!(blocks(&[page]), ["Diện tích 50 km2 và CO2 giảm"]);
}

#[test]
fn text_that_stands_aslant_or_on_its_side_is_left_out() {
    let turned =
        |matrix: &str, words: &str| format!("BT /F 10 Tf {matrix} 300 400 Tm <{}> Tj ET", codes(words));
    let page = page()
        .line(50.0, 100.0, 10.0, "Đảng bộ thành phố")
        .raw(&turned("0.7 0.7 -0.7 0.7", "BẢN NHÁP"))
        .raw(&turned("0 1 -1 0", "Ảnh: TTXVN"))
        .raw(&turned("-1 0 0 1", "gương"));
    assert_eq!(blocks(&[page]), ["Đảng bộ thành phố"]);
}

#[test]
fn a_page_whose_text_stands_on_its_side_is_turned() {
    let turned = format!(
        "BT /F 10 Tf 0 1 -1 0 300 100 Tm <{}> Tj 0 -14 Td <{}> Tj ET",
        codes("Đảng bộ thành phố đã lãnh đạo"),
        codes("thực hiện tốt")
    );
    assert_eq!(blocks(&[page().raw(&turned)]), ["Đảng bộ thành phố đã lãnh đạo thực hiện tốt"]);
    let mut page = page().raw(&turned);
    page.more = "/Rotate 90".to_owned();
    assert_eq!(blocks(&[page]), ["Đảng bộ thành phố đã lãnh đạo thực hiện tốt"]);
}

#[test]
fn text_behind_a_scan_is_read_and_hidden_text_beside_other_is_not() {
    let hidden = |words: &str| format!("BT 3 Tr /F 10 Tf 1 0 0 1 50 700 Tm <{}> Tj ET", codes(words));
    assert_eq!(blocks(&[page().raw(&hidden("Đảng bộ"))]), ["Đảng bộ"]);
    assert_eq!(blocks(&[page().line(50.0, 90.0, 10.0, "thành phố").raw(&hidden("x"))]), ["thành phố"]);
}

#[test]
fn what_stands_off_the_page_or_outside_its_form_is_not_read() {
    let form = stream(
        "/Type/XObject/Subtype/Form/BBox[0 0 300 50]",
        &format!(
            "BT /F 10 Tf 1 0 0 1 10 10 Tm <{}> Tj 0 100 Td <{}> Tj ET",
            codes("trong khung"),
            codes("ngoài")
        ),
    );
    let extras = Extras {
        objects: vec![form],
        resources: "/XObject<</X 100000 0 R>>".to_owned(),
        ..Extras::default()
    };
    let page = page().line(50.0, -20.0, 10.0, "ngoài trang").raw("q 1 0 0 1 40 500 cm /X Do Q");
    let document = read(&file_with(&[page], &extras));
    assert_eq!(text(&runs(&document)), "trong khung");
}

#[test]
fn what_stands_for_a_drawing_is_taken_instead_of_it() {
    let page = page().raw(&format!(
        "/Span <</ActualText <FEFF{}>>> BDC BT /F 10 Tf 1 0 0 1 50 700 Tm <{}> Tj ET EMC \
         /Span <</ActualText <FEFF00A0>>> BDC BT /F 10 Tf 1 0 0 1 70 700 Tm <{}> Tj ET EMC \
         BT /F 10 Tf 1 0 0 1 75 700 Tm <{}> Tj ET",
        codes("Đảng"),
        codes("§¶ng"),
        codes("x"),
        codes("bộ")
    ));
    assert_eq!(blocks(&[page]), ["Đảng bộ"]);
}

#[test]
fn layers_that_are_off_and_marked_heads_are_not_read() {
    let extras = Extras {
        objects: vec!["<</Type/OCG/Name(x)>>".to_owned()],
        resources: "/Properties<</L 100000 0 R>>".to_owned(),
        catalog: "/OCProperties<</OCGs[100000 0 R]/D<</OFF[100000 0 R]>>>>".to_owned(),
        ..Extras::default()
    };
    let page = page()
        .raw("/OC /L BDC")
        .line(50.0, 300.0, 10.0, "ẩn")
        .raw("EMC /Artifact <</Type/Pagination>> BDC /P BMC")
        .line(50.0, 30.0, 10.0, "Báo Nhân Dân")
        .raw("EMC EMC /Artifact BMC")
        .line(50.0, 100.0, 10.0, "Đảng bộ")
        .raw("EMC");
    assert_eq!(text(&runs(&read(&file_with(&[page], &extras)))), "Đảng bộ");
}

#[test]
fn bold_and_italics_are_told_by_the_font() {
    let page = page()
        .line(50.0, 100.0, 10.0, "Ông ")
        .set(BOLD, 70.0, 100.0, 10.0, "Vinh")
        .set(ITALIC, 92.0, 100.0, 10.0, " nói");
    let document: Document = read(&file(&[page]));
    let styles: Vec<_> = runs(&document)
        .into_iter()
        .map(|run| (run.text, run.style.is_strong, run.style.is_emphasis, run.style.font))
        .collect();
    let run = |text: &str, is_strong, is_emphasis| (text.to_owned(), is_strong, is_emphasis, None);
    assert_eq!(styles, [run("Ông ", false, false), run("Vinh ", true, false), run("nói", false, true)]);
}

#[test]
fn letters_that_a_second_font_fills_in_stand_where_they_belong() {
    let page = parts(&[("T", 0), ("ăng c", -1000), ("ng đ", -500), ("ng thu", -500), ("n", 0)])
        .set(BOLD, 80.0, 142.0, 10.0, "ườ")
        .set(BOLD, 110.0, 142.0, 10.0, "ồ")
        .set(BOLD, 145.0, 142.0, 10.0, "ậ");
    assert_eq!(blocks(&[page]), ["Tăng cường đồng thuận"]);
}

#[test]
fn the_number_of_a_note_is_told_from_a_power() {
    let page = page()
        .line(50.0, 100.0, 12.0, "Đã làm được")
        .line(116.0, 95.0, 7.0, "1")
        .line(119.5, 100.0, 12.0, " trên 50 km")
        .line(185.5, 95.0, 7.0, "2");
    let document = read(&file(&[page]));
    assert_eq!(text(&runs(&document)), "Đã làm được1 trên 50 km2");
    let notes: Vec<String> =
        runs(&document).into_iter().filter(|run| run.style.is_note_number).map(|run| run.text).collect();
    assert_eq!(notes, ["1"]);
}
