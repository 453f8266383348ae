//! Lines become paragraphs, across columns and pages too; heads and feet are no part of them.

use super::pdf_writer::{BOLD, Page, TEXT, blocks, page, wrapped};

fn at(n: usize) -> f64 {
    f64::from(u16::try_from(n).expect("few"))
}

/// Paragraphs below one another, each line of so many letters, with so much room between paragraphs and an indent.
fn set(page: Page, paragraphs: &[&str], gap: f64, indent: f64) -> Page {
    let mut y = 100.0;
    let mut page = page;
    for words in paragraphs {
        for (at, line) in wrapped(words, 80).iter().enumerate() {
            page = page.line(if at == 0 { 50.0 + indent } else { 50.0 }, y, 10.0, line);
            y += 14.0;
        }
        y += gap;
    }
    page
}

#[test]
fn paragraphs_are_told_by_distance_by_indent_or_by_a_short_last_line() {
    let paragraphs = [TEXT, "Ông Vinh nói.", TEXT, "Nguồn: Nhân Dân", TEXT];
    for (gap, indent) in [(8.0, 0.0), (0.0, 15.0), (0.0, 0.0), (6.0, 20.0)] {
        assert_eq!(blocks(&[set(page(), &paragraphs, gap, indent)]), paragraphs, "{gap} {indent}");
    }
}

#[test]
fn lines_that_end_unevenly_are_one_paragraph() {
    let text = "Nghiêng ngả một hai ba bốn. Nghiêng năm sáu bảy tám chín mười. Đường mười một mười hai. Nghiêng lại tiếp \
                tục thêm nữa cho dài. Đường xa vạn dặm. Nghiêng ngả lần cuối cùng.";
    let page = wrapped(text, 40)
        .iter()
        .enumerate()
        .fold(page(), |page, (n, line)| page.line(50.0, 100.0 + 14.0 * at(n), 10.0, line));
    assert_eq!(blocks(&[page]), [text]);
}

#[test]
fn another_size_begins_a_paragraph_and_a_larger_one_a_heading() {
    let title = page().lines(50.0, 60.0, 20.0, &["Xây dựng Đảng bộ", "vững mạnh"]);
    let page = set(title, &[TEXT], 0.0, 0.0)
        .line(50.0, 200.0, 14.0, "Kết quả bước đầu")
        .lines(50.0, 220.0, 10.0, &["Một câu dài thêm vào cho đủ chữ của bài, để có phần thân dưới tít phụ."])
        .set(BOLD, 50.0, 250.0, 10.0, "Bài học kinh nghiệm")
        .lines(50.0, 264.0, 10.0, &["Một câu dài thêm vào cho đủ chữ của bài, để có phần thân dưới tít phụ."])
        .line(50.0, 280.0, 7.0, "1. Chú thích nhỏ");
    let sentence = "Một câu dài thêm vào cho đủ chữ của bài, để có phần thân dưới tít phụ.";
    assert_eq!(
        blocks(&[page]),
        [
            "# Xây dựng Đảng bộ vững mạnh",
            TEXT,
            "## Kết quả bước đầu",
            sentence,
            "### Bài học kinh nghiệm",
            sentence,
            "1. Chú thích nhỏ"
        ]
    );
}

#[test]
fn items_are_paragraphs_of_their_own() {
    let page = page().lines(
        50.0,
        100.0,
        10.0,
        &[
            "Hội nghị bàn ba việc mà các đại biểu từ mọi nơi đã nêu ra trong hai ngày qua:",
            "- Nâng cao chất lượng sinh hoạt chi bộ ở những nơi còn yếu kém trong nhiều năm;",
            "- Kết nạp đảng viên mới;",
            "• Việc khác.",
        ],
    );
    assert_eq!(blocks(&[page]).len(), 4);
}

#[test]
fn bullets_that_are_shown_after_all_words_stand_before_theirs() {
    let page = page()
        .lines(70.0, 100.0, 10.0, &["Nâng cao chất lượng;", "Kết nạp đảng viên mới."])
        .line(55.0, 100.0, 10.0, "•")
        .line(55.0, 114.0, 10.0, "2.");
    assert_eq!(blocks(&[page]), ["• Nâng cao chất lượng;", "2. Kết nạp đảng viên mới."]);
}

#[test]
fn each_row_of_a_table_is_a_block() {
    let row = |page: Page, y: f64, cells: [&str; 3]| {
        cells.iter().zip([50.0, 200.0, 400.0]).fold(page, |page, (cell, x)| page.line(x, y, 10.0, cell))
    };
    let page = row(page(), 100.0, ["Năm", "Số đảng viên", "Tỷ lệ"]);
    let page = row(row(page, 114.0, ["2017", "1.900", "2,5%"]), 128.0, ["2018", "2.100", "3,1%"]);
    assert_eq!(blocks(&[page]), ["Năm Số đảng viên Tỷ lệ", "2017 1.900 2,5%", "2018 2.100 3,1%"]);
}

#[test]
fn hyphens_at_line_ends_join_words_and_never_syllables() {
    for (first, second, expected) in [
        ("Tổ chức inter-", "national đã có mặt tại đây", "Tổ chức international đã có mặt tại đây"),
        ("Tổ chức inter\u{AD}", "national đã có mặt tại đây", "Tổ chức international đã có mặt tại đây"),
        ("chủ nghĩa Mác-", "Lênin và tư tưởng Hồ", "chủ nghĩa Mác-Lênin và tư tưởng Hồ"),
        ("phát triển kinh tế-", "xã hội của địa phương", "phát triển kinh tế-xã hội của địa phương"),
        ("phát triển kinh tế -", "xã hội của địa phương", "phát triển kinh tế - xã hội của địa phương"),
        ("phát triển kinh tế xã", "hội của địa phương này", "phát triển kinh tế xã hội của địa phương này"),
    ] {
        assert_eq!(blocks(&[page().lines(50.0, 100.0, 10.0, &[first, second])]), [expected]);
    }
}

#[test]
fn a_paragraph_goes_on_over_the_end_of_a_page_and_of_a_column() {
    let lines = wrapped(TEXT, 46);
    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    let (first, rest) = lines.split_at(3);
    let (second, third) = rest.split_at(2);
    let pages = [
        page().lines(40.0, 700.0, 10.0, first).lines(310.0, 100.0, 10.0, second).line(
            310.0,
            790.0,
            7.0,
            "1. Chú thích.",
        ),
        page().lines(40.0, 100.0, 10.0, third),
    ];
    assert_eq!(blocks(&pages), [TEXT, "1. Chú thích."]);
}

#[test]
fn a_paragraph_that_ends_with_its_page_does_not_go_on() {
    let pages = [set(page(), &[TEXT], 0.0, 0.0), set(page(), &["Bài khác bắt đầu ở đây."], 0.0, 0.0)];
    assert_eq!(blocks(&pages), [TEXT, "Bài khác bắt đầu ở đây."]);
}

/// The text from one of its words on, and again to that word.
fn part(n: usize) -> String {
    let words: Vec<&str> = TEXT.split(' ').collect();
    format!("{} {}.", words[n..].join(" "), words[..n].join(" "))
}

#[test]
fn running_heads_feet_and_page_numbers_are_left_out() {
    // Left and right pages with heads of their own; heads that differ; numbers within words; the first page without.
    let heads: [fn(usize) -> String; 4] = [
        |n| if n.is_multiple_of(2) { "Báo Nhân Dân".to_owned() } else { "Thứ Hai 16-6".to_owned() },
        |n| format!("Báo Nhân Dân – Trang {n}"),
        |n| if n == 1 { String::new() } else { "Báo Nhân Dân".to_owned() },
        |_| String::new(),
    ];
    for (case, head) in heads.into_iter().enumerate() {
        let pages: Vec<Page> = (1..=6)
            .map(|n| {
                let foot = if case == 3 { format!("{n}/6") } else { format!("{n}") };
                let words = part(n);
                set(page(), &[&words], 0.0, 0.0)
                    .line(50.0, 40.0, 9.0, &head(n))
                    .line(300.0, 800.0, 9.0, &foot)
            })
            .collect();
        let expected: Vec<String> = (1..=6).map(part).collect();
        assert_eq!(blocks(&pages), expected, "{case}");
    }
}

#[test]
fn what_only_stands_on_one_page_is_no_head() {
    let pages: Vec<Page> = (1..=3)
        .map(|n| {
            set(page(), &[&part(n)], 0.0, 0.0).line(
                50.0,
                40.0,
                10.0,
                ["Mở đầu", "Thân bài", "Kết luận"][n - 1],
            )
        })
        .collect();
    let read = blocks(&pages);
    assert_eq!((read[0].as_str(), read[2].as_str(), read[4].as_str()), ("Mở đầu", "Thân bài", "Kết luận"));
}
