//! What a Word report says.

use crate::docx_report_support::{body, bytes, document, lines, part};
use crate::exchange_support::{Passage, article, code, passage, study};
use butda::exchange::export_options::By;
use butda::exchange::study::Study;
use butda::exchange::told_text::CharSpan;
use butda::model::check::State;
use butda::model::theme::ThemeText;
use expect_test::{Expect, expect};

fn at(study: &mut Study, coding: usize, start: usize, end: usize) {
    study.codings[coding].today = Some(CharSpan { start, end });
}

/// Two articles, a tree of themes, and passages of which the first three overlap one after the other.
fn small() -> Study {
    let starred = Passage {
        note: Some("Xem lại.\n\nHỏi chị Hoa".to_owned()),
        is_starred: true,
        ..passage("Giá xăng\ntăng mạnh", &["Kinh tế / Giá cả", "Đời sống"])
    };
    let lost =
        Passage { state: State::Lost, annotator: "NCV 2".to_owned(), ..passage("không còn nữa", &[]) };
    let passages = [
        starred,
        passage("tăng mạnh, dân lo", &["Lo lắng"]),
        passage("dân lo", &["Kinh tế / Giá cả"]),
        Passage { article: 1, ..lost },
    ];
    let articles =
        vec![article("002 giá.txt", Some("Giá xăng tăng")), article("b.txt", None), article("c.txt", None)];
    let mut study = study(articles, passages);
    study.codes.push(code("Kinh tế", "Tiền và <của>"));
    study.codes.push(code("Chưa dùng", "Để dành"));
    study.codes[0].theme.texts.insert(ThemeText::Include, "giá lẻ".to_owned());
    at(&mut study, 0, 0, 18);
    at(&mut study, 1, 9, 26);
    at(&mut study, 2, 20, 26);
    (study.name, study.modified) = ("Giá xăng".to_owned(), "2026-11-21T10:05:12Z".to_owned());
    study.memo = Some("Một đề tài\nhai dòng".to_owned());
    study.sources[0].memo = Some("Bài quan trọng".to_owned());
    study.sources[0].codes = vec![2];
    study.sources[0].facts.attributes = vec![("Vùng".to_owned(), "Bắc".to_owned())];
    study.sources[0].is_done = true;
    study
}

#[track_caller]
fn check(lines: &[String], expected: &Expect) {
    let program = format!("{} {}", butda::exchange::origin::NAME, butda::exchange::origin::VERSION);
    expected.assert_eq(&(lines.join("\n").replace(&program, "butda 0") + "\n"));
}

#[test]
fn the_title_says_what_the_report_holds_and_of_when_it_is() {
    let lines = lines(&document(&small(), By::Theme));
    let contents = lines.iter().position(|line| line.starts_with("# Kinh tế")).expect("a section");
    check(
        &lines[..contents],
        &expect![[r"
            # Giá xăng
            ## Các đoạn mã hóa
            Số đoạn: 4 · Số bài: 3 · Chủ đề: 3 · Người mã hóa: 2
            Người mã hóa: NCV 1 · NCV 2
            Thay đổi lần cuối: 21/11/2026 · Xuất từ: butda 0
            Ghi chú phân tích: Một đề tài⏎hai dòng
            Mục lục
            Đời sống
            Lo lắng
            Kinh tế
            Giá cả
            Không có chủ đề
            Chủ đề không có đoạn nào
            Các bài
            # Đời sống
            Số đoạn: 1 · Số bài: 1
            > Giá xăng⏎tăng mạnh
            Giá xăng tăng · Báo Thái Nguyên · 20/11/2019 · 002 §15 · NCV 1 · ★
            Chủ đề khác ở đây: Kinh tế / Giá cả Giao với: Lo lắng
            Ghi chú: Xem lại.
            Hỏi chị Hoa
            # Lo lắng
            Số đoạn: 1 · Số bài: 1
            > tăng mạnh, dân lo
            Giá xăng tăng · Báo Thái Nguyên · 20/11/2019 · 002 §15 · NCV 1
            Giao với: Kinh tế / Giá cả · Đời sống
        "]],
    );
}

#[test]
fn a_report_by_theme_has_a_section_a_theme_by_its_level_and_passages_with_all_that_is_known() {
    check(
        &body(&small(), By::Theme),
        &expect![[r"
            # Đời sống
            Số đoạn: 1 · Số bài: 1
            > Giá xăng⏎tăng mạnh
            Giá xăng tăng · Báo Thái Nguyên · 20/11/2019 · 002 §15 · NCV 1 · ★
            Chủ đề khác ở đây: Kinh tế / Giá cả Giao với: Lo lắng
            Ghi chú: Xem lại.
            Hỏi chị Hoa
            # Lo lắng
            Số đoạn: 1 · Số bài: 1
            > tăng mạnh, dân lo
            Giá xăng tăng · Báo Thái Nguyên · 20/11/2019 · 002 §15 · NCV 1
            Giao với: Kinh tế / Giá cả · Đời sống
            # Kinh tế
            Số đoạn: 0 · Số bài: 0
            Tiền và <của>
            ## Giá cả
            Số đoạn: 2 · Số bài: 1
            Bao gồm: giá lẻ
            > Giá xăng⏎tăng mạnh
            Giá xăng tăng · Báo Thái Nguyên · 20/11/2019 · 002 §15 · NCV 1 · ★
            Chủ đề khác ở đây: Đời sống Giao với: Lo lắng
            Ghi chú: Xem lại.
            Hỏi chị Hoa
            > dân lo
            Giá xăng tăng · Báo Thái Nguyên · 20/11/2019 · 002 §15 · NCV 1
            Giao với: Lo lắng
            # Không có chủ đề
            > không còn nữa
            b.txt · Báo Thái Nguyên · 20/11/2019 · 002 §15 · NCV 2 · không tìm thấy
            # Chủ đề không có đoạn nào
            Chưa dùng
            Để dành
            # Các bài
            Giá xăng tăng
            Báo Thái Nguyên · 20/11/2019 · 002 giá.txt · Số đoạn: 3 · Đã xong
            Vùng: Bắc
            Chủ đề: Lo lắng
            Ghi chú phân tích: Bài quan trọng
            b.txt
            Báo Thái Nguyên · 20/11/2019 · b.txt · Số đoạn: 1
            Số bài không có đoạn nào: 1
        "]],
    );
}

#[test]
fn a_report_by_article_has_a_section_an_article_and_passages_with_their_themes() {
    check(
        &body(&small(), By::Article),
        &expect![[r"
            # Giá xăng tăng
            Báo Thái Nguyên · 20/11/2019 · 002 giá.txt · Số đoạn: 3 · Đã xong
            Vùng: Bắc
            Chủ đề: Lo lắng
            Ghi chú phân tích: Bài quan trọng
            > Giá xăng⏎tăng mạnh
            002 §15 · NCV 1 · ★
            Chủ đề: Kinh tế / Giá cả · Đời sống Giao với: Lo lắng
            Ghi chú: Xem lại.
            Hỏi chị Hoa
            > tăng mạnh, dân lo
            002 §15 · NCV 1
            Chủ đề: Lo lắng Giao với: Kinh tế / Giá cả · Đời sống
            > dân lo
            002 §15 · NCV 1
            Chủ đề: Kinh tế / Giá cả Giao với: Lo lắng
            # b.txt
            Báo Thái Nguyên · 20/11/2019 · b.txt · Số đoạn: 1
            > không còn nữa
            002 §15 · NCV 2 · không tìm thấy
            # Chủ đề
            Đời sống
            Số đoạn: 1 · Số bài: 1
            Lo lắng
            Số đoạn: 1 · Số bài: 1
            Kinh tế
            Số đoạn: 0 · Số bài: 0
            Tiền và <của>
            Kinh tế / Giá cả
            Số đoạn: 2 · Số bài: 1
            Bao gồm: giá lẻ
            Chưa dùng
            Số đoạn: 0 · Số bài: 0
            Để dành
            Số bài không có đoạn nào: 1
        "]],
    );
}

#[test]
fn a_study_without_anything_is_a_report_too() {
    let [by_theme, by_article] = [By::Theme, By::Article].map(|by| lines(&document(&Study::default(), by)));
    assert_eq!(by_theme, by_article);
    check(
        &by_theme,
        &expect![[r"
            # Các đoạn mã hóa
            Số đoạn: 0 · Số bài: 0 · Chủ đề: 0 · Người mã hóa: 0
            Xuất từ: butda 0
        "]],
    );
}

#[test]
fn passages_that_only_touch_do_not_overlap_and_lost_ones_overlap_none() {
    let mut study = study(vec![article("a.txt", None)], [passage("một", &["A"]), passage("hai", &["B"])]);
    let is_told = |study: &Study| body(study, By::Article).iter().any(|line| line.contains("Giao với"));
    at(&mut study, 0, 0, 3);
    assert!(!is_told(&study));
    at(&mut study, 1, 3, 6);
    assert!(!is_told(&study));
    at(&mut study, 1, 2, 6);
    assert!(is_told(&study));
    study.codings[1].source = 7;
    assert!(!is_told(&study));
}

#[test]
fn a_passage_whose_article_or_theme_is_unknown_stands_in_the_report_all_the_same() {
    let mut study = study(vec![article("a.txt", None)], [passage("mồ côi", &["A"])]);
    (study.codings[0].source, study.codings[0].coder) = (9, 9);
    study.codings[0].codes = vec![9];
    for by in [By::Theme, By::Article] {
        assert!(body(&study, by).contains(&"> mồ côi".to_owned()));
    }
}

#[test]
fn words_from_right_to_left_say_so_and_come_back_in_their_order() {
    let rtl = "שלום Bút Dạ 25 עולם.";
    let passages = [
        Passage { note: Some("Nghĩa là “שלום”".to_owned()), ..passage(rtl, &["Giá"]) },
        passage("Báo viết “אבג” hôm qua", &["Giá"]),
    ];
    let study = study(vec![article("a.txt", None)], passages);
    let xml = part(&bytes(&study, By::Theme), "word/document.xml");
    let paragraph = |words: &str| {
        let paragraphs = || xml.split("<w:p>").filter(|paragraph| paragraph.contains(words));
        paragraphs().next().expect("a paragraph")
    };
    let right = paragraph(" עולם.");
    assert!(right.contains("<w:bidi/></w:pPr>"), "{right}");
    assert!(right.contains("<w:r><w:rPr><w:rtl/></w:rPr><w:t xml:space=\"preserve\">שלום </w:t></w:r>"));
    assert!(right.contains("<w:r><w:t xml:space=\"preserve\">Bút Dạ 25</w:t></w:r>"), "{right}");
    for left in ["אבג", "Nghĩa là"].map(paragraph) {
        assert!(!left.contains("<w:bidi/>") && left.contains("<w:rtl/>"), "{left}");
    }
    let lines = body(&study, By::Theme);
    for words in [rtl, "Báo viết “אבג” hôm qua", "Nghĩa là “שלום”"] {
        assert!(lines.iter().any(|line| line.contains(words)), "{words}: {lines:?}");
    }
    assert!(!part(&bytes(&small(), By::Theme), "word/document.xml").contains("<w:rtl/>"));
}
