//! Reports in Markdown on a study of which every field is set.

use crate::exchange_support::{WORDS, text_of, written};
use crate::notes_support::whole;
use butda::exchange::markdown::{self, By};
use butda::exchange::origin::VERSION;
use butda::exchange::study::Study;
use expect_test::{Expect, expect};

#[track_caller]
fn check(study: &Study, by: By, expected: &Expect) {
    let report = text_of(&|out| markdown::write(study, by, &WORDS, out));
    expected.assert_eq(&report.replace("  \n", "␠␠\n").replace(VERSION, "VERSION"));
}

#[test]
fn a_report_by_theme_says_what_a_theme_is_and_what_stands_beside_it() {
    check(
        &whole(),
        By::Theme,
        &expect![[r#"
        ---
        generator: butda VERSION
        title: "Báo cáo: giá xăng"
        modified: "2026-11-21T10:05:12Z"
        articles: 2
        passages: 4
        themes: 3
        ---

        # Báo cáo: giá xăng

        **Ghi chú phân tích:** Hỏi gì?

        ## Đảng

        Số đoạn: 1 · Số bài: 1

        > Từ 15 giờ, giá xăng tăng 5%.

        **Chủ đề khác ở đây:** Kinh tế / Giá cả; Kinh tế

        **Ghi chú:** So với tháng trước␠␠
        \- tăng 5%

        — Giá xăng tăng · 20/11/2019 · Báo Thái Nguyên · 002 §2 · [2019/002 giá xăng.txt](2019/002%20gi%C3%A1%20x%C4%83ng.txt) · NCV 1 · ★

        ## Kinh tế

        Số đoạn: 1 · Số bài: 1

        > giá xăng tăng

        **Chủ đề khác ở đây:** Kinh tế / Giá cả; Đảng

        — Giá xăng tăng · 20/11/2019 · Báo Thái Nguyên · 002 §2 · [2019/002 giá xăng.txt](2019/002%20gi%C3%A1%20x%C4%83ng.txt) · NCV 2

        ## Kinh tế / Giá cả

        Số đoạn: 2 · Số bài: 2

        Giá của hàng hóa.

        **Bao gồm:** Giá xăng

        **Không bao gồm:** Lương

        **Ví dụ:** “tăng 5%”

        **Ghi chú phân tích:** Nghĩ thêm

        > Từ 15 giờ, giá xăng tăng 5%.

        **Chủ đề khác ở đây:** Đảng; Kinh tế

        **Ghi chú:** So với tháng trước␠␠
        \- tăng 5%

        — Giá xăng tăng · 20/11/2019 · Báo Thái Nguyên · 002 §2 · [2019/002 giá xăng.txt](2019/002%20gi%C3%A1%20x%C4%83ng.txt) · NCV 1 · ★

        > mất

        — [b.txt](b.txt) · NCV 1 · không tìm thấy

        ## Chưa có chủ đề

        > Đây là

        — Giá xăng tăng · 20/11/2019 · Báo Thái Nguyên · 002 §3 · [2019/002 giá xăng.txt](2019/002%20gi%C3%A1%20x%C4%83ng.txt) · NCV 1
    "#]],
    );
}

#[test]
fn a_report_by_article_says_what_is_said_of_the_article() {
    check(
        &whole(),
        By::Article,
        &expect![[r#"
        ---
        generator: butda VERSION
        title: "Báo cáo: giá xăng"
        modified: "2026-11-21T10:05:12Z"
        articles: 2
        passages: 4
        themes: 3
        ---

        # Báo cáo: giá xăng

        **Ghi chú phân tích:** Hỏi gì?

        ## Giá xăng tăng

        20/11/2019 · Báo Thái Nguyên · Minh Anh · [2019/002 giá xăng.txt](2019/002%20gi%C3%A1%20x%C4%83ng.txt)

        Vùng: Bắc · tags: x

        **Chủ đề:** Kinh tế

        **Ghi chú phân tích:** Bài mở đầu

        > Từ 15 giờ, giá xăng tăng 5%.

        **Chủ đề:** Kinh tế / Giá cả; Đảng

        **Chủ đề khác ở đây:** Kinh tế

        **Ghi chú:** So với tháng trước␠␠
        \- tăng 5%

        — 002 §2 · NCV 1 · ★

        > giá xăng tăng

        **Chủ đề:** Kinh tế

        **Chủ đề khác ở đây:** Kinh tế / Giá cả; Đảng

        — 002 §2 · NCV 2

        > Đây là

        — 002 §3 · NCV 1

        ## b.txt

        [b.txt](b.txt)

        > mất

        **Chủ đề:** Kinh tế / Giá cả

        — NCV 1 · không tìm thấy
    "#]],
    );
}

#[test]
fn an_article_of_which_only_a_memo_is_said_has_a_section() {
    let mut study = whole();
    study.codings.clear();
    let report = text_of(&|out| markdown::write(&study, By::Article, &WORDS, out));
    assert!(report.contains("\n## Giá xăng tăng\n") && !report.contains("\n## b.txt\n"), "{report}");
}

#[test]
fn the_same_study_gives_the_same_report() {
    for by in [By::Theme, By::Article] {
        let bytes = || written(&|out| markdown::write(&whole(), by, &WORDS, out));
        assert_eq!(bytes(), bytes());
    }
}
