//! The codebook as a workbook: what is written is read back.

use crate::exchange_support::written;
use crate::xlsx_support::{english, english_book, part, sheets, vietnamese, vietnamese_book};
use butda::exchange::codebook::{Book, BookTheme, BookWords};
use butda::exchange::codebook_files::read_book;
use butda::exchange::codebook_reading::{BookFormat, ReadBook};
use butda::exchange::codebook_xlsx::write;
use butda::exchange::xlsx_words::XlsxWords;
use butda::model::theme::ThemeText;
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

fn theme(path: &[&str], texts: &[(ThemeText, &str)]) -> BookTheme {
    BookTheme {
        path: path.iter().map(|name| (*name).to_owned()).collect(),
        color: "#0069b0".to_owned(),
        texts: texts.iter().map(|(field, text)| (*field, (*text).to_owned())).collect(),
        ..BookTheme::default()
    }
}

fn bytes(book: &Book, words: &(BookWords, XlsxWords)) -> Vec<u8> {
    written(&|out| write(book, &words.0, &words.1, out))
}

fn read(bytes: &[u8]) -> ReadBook {
    read_book(bytes, "xlsx").expect("a codebook")
}

fn languages() -> [(BookWords, XlsxWords); 2] {
    [(vietnamese_book(), vietnamese()), (english_book(), english())]
}

/// A theme as it is read: numbers are told and never read.
fn without_numbers(theme: &BookTheme) -> BookTheme {
    BookTheme { n_passages: 0, n_articles: 0, ..theme.clone() }
}

#[track_caller]
fn check(themes: Vec<BookTheme>) {
    let book = Book { project: "Đề tài".to_owned(), themes };
    for words in languages() {
        let read = read(&bytes(&book, &words));
        assert_eq!(read.format, BookFormat::Excel);
        assert_eq!(read.themes, book.themes.iter().map(without_numbers).collect::<Vec<_>>());
        assert_eq!((read.left_out, read.unknown_columns), (vec![], vec![]));
    }
}

#[test]
fn a_codebook_is_read_back_whole_in_both_languages() {
    let mut leaders = theme(
        &["Lãnh đạo"],
        &[
            (ThemeText::Definition, "Người đứng đầu.\n\n- với dân"),
            (ThemeText::Include, "=SUM(A1)"),
            (ThemeText::Exclude, "'=không"),
            (ThemeText::Example, "“Tôi xin nhận lỗi”, _x000D_ <r>a</r>"),
            (ThemeText::Memo, "''+1"),
        ],
    );
    (leaders.key, leaders.n_passages, leaders.n_articles) = ("1 2".to_owned(), 1234, 2);
    let odd = theme(&["'=tên"], &[]);
    let numbers = theme(&["2024"], &[(ThemeText::Definition, "12"), (ThemeText::Memo, "2024-06-16")]);
    let same = theme(&["Dân", "Lãnh đạo"], &[]);
    let above = theme(&["Dân", "Lãnh đạo", "a > b"], &[]);
    let deep = theme(&["Dân", "Lãnh đạo", "a > b", "c::d"], &[]);
    check(vec![leaders, theme(&["Dân"], &[]), same, above, deep, numbers, odd]);
}

#[test]
fn the_second_sheet_says_where_the_codebook_comes_from_and_what_was_cut() {
    let long = "ă".repeat(40_000);
    let book = Book {
        project: "Đề tài".to_owned(),
        themes: vec![theme(&["Dài"], &[(ThemeText::Memo, &long)])],
    };
    let bytes = bytes(&book, &languages()[0]);
    let about = &sheets(&bytes)[1];
    let version = butda::exchange::origin::VERSION;
    assert_eq!(about.column("Nội dung"), ["Đề tài", &format!("butda {version}"), "1"]);
    assert_eq!(read(&bytes).themes[0].text(ThemeText::Memo).chars().count(), 32_767);
    assert!(part(&bytes, "xl/styles.xml").contains("FF0069B0"));
}

#[test]
fn a_codebook_without_themes_is_a_sheet_of_headings() {
    let bytes = bytes(&Book::default(), &languages()[0]);
    assert_eq!(sheets(&bytes)[0].rows.len(), 1);
}

/// Names as themes have them.
fn names() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-zăêớ=+@'_><:&-]{1,6}( [a-ză0-9='-]{1,4})?",
        prop::sample::select(vec![
            "2024",
            "TRUE",
            "'=a",
            "''",
            "a - b",
            "_x0041_",
            "👩‍👩‍👧",
            "a::b",
            "a > b",
            "1.50"
        ])
        .prop_map(str::to_owned)
    ]
}

fn texts() -> impl Strategy<Value = String> {
    prop_oneof![
        "[ -~\\n\\táêớ“”]{0,40}",
        Just("'=x".to_owned()),
        Just("<r>a</r>".to_owned()),
        Just("_x000A_".to_owned())
    ]
    .prop_map(|text: String| text.trim().to_owned())
}

fn themes() -> impl Strategy<Value = Vec<BookTheme>> {
    let texts = prop::collection::vec(texts(), 5);
    let one = (prop::collection::vec(names(), 1..4), texts, 0_u32..0x0100_0000, 0_usize..10);
    prop::collection::vec(one, 1..8).prop_map(|drawn| {
        let (mut seen, mut themes) = (BTreeSet::new(), Vec::new());
        for (path, texts, color, key) in drawn {
            for n in 1..=path.len() {
                if !seen.insert(path[..n].to_vec()) {
                    continue;
                }
                let texts: BTreeMap<ThemeText, String> = ThemeText::ALL
                    .into_iter()
                    .zip(texts.clone())
                    .filter(|(_, text)| !text.is_empty())
                    .collect();
                let key = if key == 0 { String::new() } else { key.to_string() };
                let (path, color) = (path[..n].to_vec(), format!("#{color:06x}"));
                themes.push(BookTheme { path, color, key, texts, ..BookTheme::default() });
            }
        }
        themes
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn any_codebook_is_read_back_whole(themes in themes()) {
        check(themes);
    }
}
