//! Reports in Markdown: what stands in which section, and that nobody's words become markup.

use crate::exchange_support::{Passage, WORDS, all, check_report, passage, report, report_on, text_of};
use butda::exchange::markdown::{self, By, Headings};
use butda::exchange::origin::VERSION;
use butda::model::check::State;
use expect_test::expect;

#[test]
fn a_report_by_theme_has_a_section_a_theme_and_one_for_those_without() {
    let mut first = passage("Giá xăng tăng\nlần thứ ba\n\nTừ 15 giờ", &["Kinh tế"]);
    first.note = Some("So với tháng trước\n- tăng 5%".to_owned());
    first.definition = "Giá, lương, thuế.".to_owned();
    let second = Passage { article: 1, is_starred: true, state: State::Lost, ..passage("hai", &[]) };
    let expected = expect![[r"

        ## Kinh tế

        Số đoạn: 1 · Số bài: 1

        Giá, lương, thuế.

        > Giá xăng tăng␠␠
        > lần thứ ba
        >
        > Từ 15 giờ

        **Ghi chú:** So với tháng trước␠␠
        \- tăng 5%

        — Giá xăng tăng · 20/11/2019 · Báo Thái Nguyên · 002 §15 · [2019/giá xăng.txt](2019/gi%C3%A1%20x%C4%83ng.txt) · NCV 1

        ## Chưa có chủ đề

        > hai

        — 20/11/2019 · Báo Thái Nguyên · 002 §15 · [b.txt](b.txt) · NCV 1 · không tìm thấy · ★
    "]];
    check_report(&all([first, second]), By::Theme, &expected);
}

#[test]
fn a_report_by_article_tells_each_passage_once() {
    let first = passage("một", &["Kinh tế", "Lãnh đạo / Nêu gương"]);
    let second = Passage { state: State::Moved, note: Some("ghi".to_owned()), ..passage("hai", &[]) };
    let third = Passage { article: 1, state: State::Ambiguous, ..passage("ba", &["Kinh tế"]) };
    let expected = expect![[r"

        ## Giá xăng tăng

        20/11/2019 · Báo Thái Nguyên · [2019/giá xăng.txt](2019/gi%C3%A1%20x%C4%83ng.txt)

        > một

        **Chủ đề:** Kinh tế; Lãnh đạo / Nêu gương

        — 002 §15 · NCV 1

        > hai

        **Ghi chú:** ghi

        — 002 §15 · NCV 1 · đã dời

        ## b.txt

        20/11/2019 · Báo Thái Nguyên · [b.txt](b.txt)

        > ba

        **Chủ đề:** Kinh tế

        — 002 §15 · NCV 1 · có nhiều chỗ khớp
    "]];
    check_report(&all([first, second, third]), By::Article, &expected);
}

#[test]
fn themes_stand_in_the_order_of_the_dictionary_and_children_after_their_parents() {
    let sorted =
        ["Ăn ở", "Ban bố", "Bàn bạc", "Đảng", "Đảng / Đối thoại", "Đảng / Nêu gương", "Đảng ủy", "Ý"];
    let mut themes = sorted;
    themes.sort_unstable();
    let report = report(&all([passage("một", &themes)]), By::Theme);
    let headings: Vec<&str> = report.lines().filter_map(|line| line.strip_prefix("## ")).collect();
    assert_eq!(headings, sorted);
    assert_eq!(report.matches("\n> một\n").count(), sorted.len());
}

#[test]
fn no_html_gets_into_a_report() {
    for hostile in ["<script>alert(1)</script>", "<!-- ", "</div>", "<http://x.vn>", "<?php", "<![CDATA["] {
        let report = report_on(hostile).replace("\n> ", "\n");
        assert!(!report.contains(['<', '>']), "{report}");
    }
    assert!(report_on("&lt;b&gt;").contains("\n> &amp;lt;b&amp;gt;\n"));
}

#[test]
fn markdown_in_a_quotation_reads_as_it_was_written() {
    for (quote, written) in [
        ("# Tiêu đề", r"\# Tiêu đề"),
        ("---", r"\---"),
        ("===", r"\=\=\="),
        ("> trích", "&gt; trích"),
        ("- một", r"\- một"),
        ("+ một", r"\+ một"),
        ("12. một", r"12\. một"),
        ("1) một", r"1\) một"),
        ("    mã\t", "mã"),
        ("``` ~~~ a | b {x}", r"\`\`\` \~\~\~ a \| b \{x\}"),
        ("*đậm* _nghiêng_ ==sáng== %%ẩn%%", r"\*đậm\* \_nghiêng\_ \=\=sáng\=\= \%\%ẩn\%\%"),
        ("[chữ](x) ![[ảnh]] [^1] #nhãn $x$", r"\[chữ\](x) !\[\[ảnh\]\] \[\^1\] \#nhãn \$x\$"),
        ("https://x.vn/a_b", r"https\://x.vn/a\_b"),
        (r"cuối\", r"cuối\\"),
        ("tăng 5% = 1.900 đồng/lít, 2-3 lần (15h)", "tăng 5% = 1.900 đồng/lít, 2-3 lần (15h)"),
    ] {
        assert!(report_on(quote).contains(&format!("\n> {written}\n")), "{quote}: {}", report_on(quote));
    }
}

#[test]
fn no_line_of_a_quotation_leaves_its_block() {
    for end in ["\n", "\r", "\r\n", "\u{b}", "\u{c}", "\u{85}", "\u{2028}", "\u{2029}"] {
        let report = report_on(&format!("một{end}# hai{end}{end}ba"));
        assert!(report.contains("\n> một  \n> \\# hai\n>\n> ba\n"), "{report:?}");
        assert!(report.starts_with("một \\# hai"), "{report:?}");
        assert!(report.contains("**Ghi chú:** một  \n\\# hai\n\nba\n"), "{report:?}");
        assert!(report.contains("— một \\# hai"), "{report:?}");
        assert_eq!(report.lines().filter(|line| line.contains("ba")).count(), 4, "{report:?}");
    }
}

#[test]
fn a_title_cannot_break_the_front_matter() {
    let headings = Headings { title: "Giá: \"xăng\"\n---\n# hết", ..WORDS };
    let report = text_of(&|out| markdown::write(&all([]), By::Theme, &headings, out));
    let properties = "title: \"Giá: \\\"xăng\\\" --- # hết\"\narticles: 2\npassages: 0\nthemes: 0\n";
    let expected =
        format!("---\ngenerator: butda {VERSION}\n{properties}---\n\n# Giá: \"xăng\" --- \\# hết\n");
    assert_eq!(report, expected);
}
