//! A study as an Excel workbook, read back by the program's own reader.

use crate::exchange_support::{all, code, passage};
use crate::xlsx_support::{full_study, part, sheets, standing, workbook};
use butda::exchange::export_options::Rows;
use butda::exchange::study::{Coding, Study};
use expect_test::{Expect, expect};
use proptest::prelude::*;

const PASSAGES: usize = 0;
const THEMES: usize = 1;
const ARTICLES: usize = 2;
const PEOPLE: usize = 3;
const TOGETHER: usize = 4;
const QUERIES: usize = 5;

/// Checks a sheet of the full study, cells parted by ` | `.
#[track_caller]
fn check(sheet: usize, rows: Rows, expected: &Expect) {
    let sheets = sheets(&workbook(&full_study(), rows));
    let lines = sheets[sheet].rows.iter().map(|row| row.join(" | ").replace('\n', "⏎") + "\n");
    let version = butda::exchange::origin::VERSION;
    expected.assert_eq(&lines.collect::<String>().replace(&format!("butda {version}"), "butda 0"));
}

#[test]
fn a_passage_has_a_row_for_each_of_its_themes_and_one_without_a_theme_has_one() {
    check(
        PASSAGES,
        Rows::PerTheme,
        &expect![[r"
        Mã đoạn | Tệp bài | Tiêu đề | Ngày | Nguồn | Tác giả | Người mã hóa | Chủ đề | Cấp 1 | Cấp 2 | Đoạn trích | Trước đoạn | Sau đoạn | Ghi chú | Gắn sao | Từ ký tự | Đến ký tự | Chỗ trích dẫn | Tạo lúc (UTC) | Sửa lúc (UTC) | Trạng thái
        0199f3c2-0000-7000-8000-000000000001 | 2019/giá xăng.txt | Giá xăng tăng | 2019-11-20 | Báo Thái Nguyên | Thu Hà | An | Giá | Giá |  | giá xăng | trước  |  sau | hai⏎dòng | có | 10 | 18 | 001 §2 | 2026-11-21T10:00:00 | 2026-11-21T12:00:00 | đã dời
        0199f3c2-0000-7000-8000-000000000001 | 2019/giá xăng.txt | Giá xăng tăng | 2019-11-20 | Báo Thái Nguyên | Thu Hà | An | Giá / Xăng | Giá | Xăng | giá xăng | trước  |  sau | hai⏎dòng | có | 10 | 18 | 001 §2 | 2026-11-21T10:00:00 | 2026-11-21T12:00:00 | đã dời
         | b.txt |  | 2019 |  |  | Bình | Giá / Xăng | Giá | Xăng | giá xăng |  |  |  |  | 5 | 9 |  |  |  | không tìm thấy
         | b.txt |  | 2019 |  |  | An |  |  |  | giá xăng |  |  |  |  | 20 | 28 |  |  |  | đúng chỗ
    "]],
    );
}

#[test]
fn a_passage_has_one_row_where_that_is_wished() {
    check(
        PASSAGES,
        Rows::PerPassage,
        &expect![[r"
        Mã đoạn | Tệp bài | Tiêu đề | Ngày | Nguồn | Tác giả | Người mã hóa | Chủ đề | Đoạn trích | Trước đoạn | Sau đoạn | Ghi chú | Gắn sao | Từ ký tự | Đến ký tự | Chỗ trích dẫn | Tạo lúc (UTC) | Sửa lúc (UTC) | Trạng thái
        0199f3c2-0000-7000-8000-000000000001 | 2019/giá xăng.txt | Giá xăng tăng | 2019-11-20 | Báo Thái Nguyên | Thu Hà | An | Giá; Giá / Xăng | giá xăng | trước  |  sau | hai⏎dòng | có | 10 | 18 | 001 §2 | 2026-11-21T10:00:00 | 2026-11-21T12:00:00 | đã dời
         | b.txt |  | 2019 |  |  | Bình | Giá / Xăng | giá xăng |  |  |  |  | 5 | 9 |  |  |  | không tìm thấy
         | b.txt |  | 2019 |  |  | An |  | giá xăng |  |  |  |  | 20 | 28 |  |  |  | đúng chỗ
    "]],
    );
}

#[test]
fn a_theme_has_a_row_with_its_texts_and_numbers_also_without_passages() {
    check(
        THEMES,
        Rows::PerTheme,
        &expect![[r"
        Cấp 1 | Cấp 2 | Tên đầy đủ | Màu | Phím | Định nghĩa | Bao gồm | Không bao gồm | Ví dụ | Ghi chú phân tích | Số đoạn | Số bài | Số người
        Giá |  | Giá | #0072b2 | 1 | definition | include | exclude | example | memo | 1 | 1 | 1
        Giá | Xăng | Giá / Xăng | #0072b2 |  |  |  |  |  |  | 2 | 2 | 2
        Không đoạn |  | Không đoạn | #0072b2 |  |  |  |  |  |  | 0 | 0 | 0
    "]],
    );
}

#[test]
fn an_article_has_a_row_with_a_column_for_each_attribute() {
    check(
        ARTICLES,
        Rows::PerTheme,
        &expect![[r"
        Tệp bài | Tiêu đề | Ngày | Nguồn | Tác giả | Mã | Quét | Số từ | Trang | Số ký tự | Ghi chú phân tích | Chủ đề của cả bài | Đã xong | Số đoạn | Số người
        2019/giá xăng.txt | Giá xăng tăng | 2019-11-20 | Báo Thái Nguyên | Thu Hà | 007 | 2020-01-31 | 812 | 3; 4 | 1234 | Bài mở đầu | Giá; Giá / Xăng | có | 1 | 1
        b.txt |  | 2019 |  |  |  |  |  |  |  |  |  |  | 2 | 2
    "]],
    );
}

#[test]
fn people_queries_and_what_the_workbook_is_have_sheets() {
    check(
        PEOPLE,
        Rows::PerTheme,
        &expect![[r"
        Người mã hóa | Số đoạn | Số bài
        An | 2 | 2
        Bình | 1 | 1
    "]],
    );
    check(
        QUERIES,
        Rows::PerTheme,
        &expect![[r"
        Tên | Câu hỏi
        Có sao | starred
    "]],
    );
    check(
        QUERIES + 1,
        Rows::PerTheme,
        &expect![[r"
        Mục | Nội dung
        Dự án | Giá xăng
        Ghi chú về dự án | Đọc báo địa phương
        Sửa lần cuối (UTC) | 2026-11-21T12:00:00
        Chương trình | butda 0
        Số đoạn | 3
        Số đoạn không tìm thấy hoặc có nhiều chỗ khớp | 1
        Số bài | 2
        Số ô bị cắt ngắn | 0
        Đoạn mã hóa | Mỗi dòng là một đoạn mã hóa với một chủ đề của đoạn.
        Chủ đề | Bộ chủ đề, theo thứ tự của cây.
        Bài | Mỗi dòng là một bài.
        Người mã hóa | Mỗi dòng là một người.
        Chủ đề giao nhau | Số cặp đoạn của hai chủ đề giao nhau.
        Câu hỏi đã lưu | Mỗi dòng là một câu hỏi.
    "]],
    );
}

#[test]
fn themes_are_crossed_with_themes() {
    check(
        TOGETHER,
        Rows::PerTheme,
        &expect![[r"
        Chủ đề | Giá | Giá / Xăng | Không đoạn
        Giá |  | 1 | 0
        Giá / Xăng | 1 |  | 0
        Không đoạn | 0 | 0
    "]],
    );
}

#[test]
fn a_study_without_anything_is_a_workbook_of_headings() {
    let sheets = sheets(&workbook(&Study::default(), Rows::PerTheme));
    assert_eq!(sheets.iter().map(|sheet| sheet.rows.len()).collect::<Vec<_>>(), [1, 1, 1, 1, 1, 14]);
}

#[test]
fn words_are_words_whatever_they_look_like() {
    let hostile = [
        "=SUM(A1:A9)",
        "+1",
        "-1",
        "@cmd",
        "https://example.org/?a=1&b=2",
        "mailto:a@example.org",
        "<r><t>a</t></r>",
        "<r></si><x></r>",
        "]]>",
        "_x000D_",
        "12",
        "2024-06-16",
        "TRUE",
        "#N/A",
        " giữa hai dấu cách ",
        "\tđầu dòng\n\ncuối\n",
        "“Giá” & 'xăng' \"tăng\"",
        "e\u{302}\u{301} 👩‍👩‍👧 \u{202e}אב",
    ];
    let study = all(hostile.map(|text| passage(text, &[])));
    let bytes = workbook(&study, Rows::PerTheme);
    assert_eq!(sheets(&bytes)[PASSAGES].column("Đoạn trích"), hostile);
    let xml = part(&bytes, "xl/worksheets/sheet1.xml");
    assert!(!xml.contains("<f>") && !xml.contains("hyperlink"), "{xml}");
}

#[test]
fn names_of_everything_may_be_hostile() {
    let name = "=a\u{1}</t>\"'[]:*?/\\\u{ffff}\r\nb";
    let mut study = all([passage("a", &[name])]);
    study.name = name.to_owned();
    study.codes[0].theme.color = "\"/>".to_owned();
    study.coders[0].name = name.to_owned();
    study.sources[0].facts.attributes =
        vec![(name.to_owned(), name.to_owned()), (String::new(), "x".to_owned())];
    let sheets = sheets(&workbook(&study, Rows::PerTheme));
    let shown = "=a\u{fffd}</t>\"'[]:*?/\\\u{fffd}\nb";
    assert_eq!(sheets[PASSAGES].column("Người mã hóa"), [shown]);
    assert_eq!(sheets[ARTICLES].column(shown), [shown, ""]);
    assert_eq!(sheets[THEMES].column("Màu"), ["\"/>"]);
}

#[test]
fn a_cell_that_excel_would_refuse_is_cut_and_the_last_sheet_tells_how_many() {
    let long = "ă".repeat(40_000);
    let bytes = workbook(&all([passage(&long, &[]), passage("ngắn", &[])]), Rows::PerTheme);
    let sheets = sheets(&bytes);
    let quotes = sheets[PASSAGES].column("Đoạn trích");
    assert_eq!(quotes, [format!("{}…", "ă".repeat(32_766)).as_str(), "ngắn"]);
    let last = sheets.last().expect("a sheet");
    let at = last.column("Mục").iter().position(|item| *item == "Số ô bị cắt ngắn").expect("a line");
    assert_eq!(last.column("Nội dung")[at], "1");
}

#[test]
fn the_headings_stay_in_sight_can_be_filtered_and_the_colour_of_a_theme_fills_its_cell() {
    let bytes = workbook(&full_study(), Rows::PerTheme);
    let xml = part(&bytes, "xl/worksheets/sheet1.xml");
    for expected in [
        "<dimension ref=\"A1:U5\"/>",
        "<pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/>",
        "<autoFilter ref=\"A1:U5\"/>",
        "<cols>",
    ] {
        assert!(xml.contains(expected), "{expected}: {xml}");
    }
    assert!(part(&bytes, "xl/styles.xml").contains("<fgColor rgb=\"FF0072B2\"/>"));
    let names = part(&bytes, "xl/workbook.xml");
    assert!(
        names.contains("<sheet name=\"Đoạn mã hóa\"") && names.contains("_xlnm._FilterDatabase"),
        "{names}"
    );
}

#[test]
fn the_workbook_is_dated_by_the_study_and_not_by_the_clock() {
    let core = part(&workbook(&full_study(), Rows::PerTheme), "docProps/core.xml");
    assert!(core.contains(">2026-11-21T12:00:00Z</dcterms:created>"), "{core}");
    let core = part(&workbook(&Study::default(), Rows::PerTheme), "docProps/core.xml");
    assert!(core.contains(">1980-01-01T00:00:00Z</dcterms:created>"), "{core}");
    let strange = Study { modified: "-009999-01-01T00:00:00Z".to_owned(), ..Study::default() };
    let core = part(&workbook(&strange, Rows::PerTheme), "docProps/core.xml");
    assert!(core.contains(">1980-01-01T00:00:00Z</dcterms:created>"), "{core}");
}

#[test]
fn of_many_themes_only_those_that_passages_bear_are_crossed() {
    let mut study = full_study();
    study.codes.extend((0..197).map(|n| code(&format!("Thêm {n}"), "")));
    let width = |study: &Study| sheets(&workbook(study, Rows::PerTheme))[TOGETHER].rows[0].len();
    assert_eq!(width(&study), 201);
    study.codes.push(code("Một nữa", ""));
    assert_eq!(width(&study), 3);
}

#[test]
fn a_study_that_is_wrong_in_itself_is_written_all_the_same() {
    let mut study = full_study();
    study.codings.push(Coding { source: 99, coder: 99, ..standing(9, 3, &[99, 0]) });
    let sheets = sheets(&workbook(&study, Rows::PerTheme));
    assert_eq!(sheets[PASSAGES].rows.len(), 6);
}

/// Words with what is dangerous in a workbook among them.
fn any_words() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        any::<String>(),
        Just("_x0041_".to_owned()),
        Just("<r>".to_owned()),
        Just("</r>".to_owned()),
        Just("\n".to_owned())
    ];
    prop::collection::vec(piece, 0..4).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn what_is_written_is_read_back(quotes in prop::collection::vec(any_words(), 1..6)) {
        let passages = quotes.iter().map(|quote| passage(quote, &[]));
        let bytes = workbook(&all(passages.clone()), Rows::PerTheme);
        let is_forbidden = |c: char| (c.is_control() && c != '\t' && c != '\n') || matches!(c, '\u{fffe}' | '\u{ffff}');
        let shown: Vec<String> = quotes
            .iter()
            .map(|quote| quote.replace("\r\n", "\n").replace('\r', "\n").replace(is_forbidden, "\u{fffd}"))
            .collect();
        let sheets = sheets(&bytes);
        prop_assert_eq!(sheets[PASSAGES].column("Đoạn trích"), shown);
        prop_assert_eq!(bytes, workbook(&all(passages), Rows::PerTheme));
    }
}
