//! The codebook as a Word document, and what our reader takes back of it.

use crate::docx_report_support::{book_words, docx_words, lines};
use crate::exchange_support::written;
use butda::documents::docx;
use butda::exchange::codebook::{Book, BookTheme, BookWords};
use butda::exchange::codebook_docx::write;
use butda::exchange::codebook_files::read_book;
use butda::exchange::codebook_reading::{BookFormat, Misread, ReadBook};
use butda::exchange::docx_words::DocxWords;
use butda::model::theme::ThemeText;
use butda::text::decode::nfc;
use expect_test::expect;
use proptest::prelude::*;
use std::collections::BTreeSet;

fn english() -> BookWords {
    let word = |word: &str| word.to_owned();
    BookWords {
        language: word("en"),
        title: word("Codebook"),
        name: word("Name"),
        key: word("Key"),
        passages: word("Passages"),
        articles: word("Articles"),
        include: word("Include"),
        exclude: word("Exclude"),
        example: word("Example"),
        memo: word("Memo"),
        empty: word("No themes yet."),
        thousands: word(","),
    }
}

fn bytes(book: &Book, words: &BookWords) -> Vec<u8> {
    let (color, definition) =
        if words.language == "vi" { ("Màu", "Định nghĩa") } else { ("Colour", "Definition") };
    let more = DocxWords { color: color.to_owned(), definition: definition.to_owned(), ..docx_words() };
    written(&|out| write(book, words, &more, out))
}

fn theme(path: &str, color: &str, texts: &[(ThemeText, &str)]) -> BookTheme {
    BookTheme {
        path: path.split(" / ").map(str::to_owned).collect(),
        color: color.to_owned(),
        texts: texts.iter().map(|(field, text)| (*field, (*text).to_owned())).collect(),
        ..BookTheme::default()
    }
}

fn read(book: &Book, words: &BookWords) -> ReadBook {
    let read = read_book(&bytes(book, words), "docx").expect("a codebook");
    assert_eq!((read.format, read.left_out.as_slice()), (BookFormat::Word, &[][..]));
    read
}

#[track_caller]
fn check_comes_back(book: &Book) {
    for words in [book_words(), english()] {
        let mut told = book.clone();
        told.themes.iter_mut().for_each(|theme| (theme.n_passages, theme.n_articles) = (0, 0));
        assert_eq!(read(book, &words).themes, told.themes);
    }
}

fn small() -> Book {
    let texts = [
        (ThemeText::Definition, "Người đứng đầu.\nHai dòng\n\nđoạn sau"),
        (ThemeText::Include, "=SUM(A1): không phải công thức"),
        (ThemeText::Exclude, "# <b> & ]]>"),
        (ThemeText::Example, "“Tôi xin nhận lỗi”, \"ông\" nói"),
        (ThemeText::Memo, "còn nghĩ"),
    ];
    let mut leaders = theme("Lãnh đạo", "#0069b0", &texts);
    (leaders.key, leaders.n_passages, leaders.n_articles) = ("1 3".to_owned(), 1234, 2);
    let child = theme("Lãnh đạo / Nêu gương", "", &[]);
    Book { project: "Đề tài <1>".to_owned(), themes: vec![leaders, child] }
}

#[test]
fn a_theme_is_a_heading_by_its_level_with_its_facts_and_texts_below() {
    let document = docx::read(&bytes(&small(), &book_words()), &|| false).expect("a document");
    let version = butda::exchange::origin::VERSION;
    expect![[r#"
        # Bộ chủ đề: Đề tài <1>
        butda 0
        # Lãnh đạo
        Màu:      #0069b0 · Phím: 1 3 · Số đoạn: 1.234 · Số bài: 2
        Người đứng đầu.⏎Hai dòng
        đoạn sau
        Bao gồm: =SUM(A1): không phải công thức
        Không bao gồm: # <b> & ]]>
        Ví dụ: “Tôi xin nhận lỗi”, "ông" nói
        Ghi chú phân tích: còn nghĩ
        ## Nêu gương
        Số đoạn: 0 · Số bài: 0
    "#]]
    .assert_eq(&(lines(&document).join("\n").replace(version, "0") + "\n"));
}

#[test]
fn the_codebook_comes_back_as_it_was_in_both_languages() {
    check_comes_back(&small());
}

#[test]
fn a_text_that_begins_like_a_label_or_a_line_of_facts_stays_what_it_is() {
    for text in ["Ví dụ: không phải ví dụ", "Màu: đỏ", "Số đoạn: 3 · Số bài: 1", "a\nMemo: b", "Key: 1"]
    {
        for field in ThemeText::ALL {
            check_comes_back(&Book {
                themes: vec![theme("A", "#0069b0", &[(field, text)])],
                ..Book::default()
            });
        }
    }
}

#[test]
fn a_theme_below_the_levels_that_readers_tell_apart_comes_back_under_its_own() {
    let path: Vec<String> = (1..=32).map(|level| format!("bậc {level}")).collect();
    let of_level = |n: usize| BookTheme { path: path[..n].to_vec(), ..BookTheme::default() };
    let mut themes: Vec<BookTheme> = (1..=32).map(of_level).collect();
    themes.push(theme("bậc 1 / khác", "", &[]));
    check_comes_back(&Book { themes, ..Book::default() });
}

#[test]
fn a_codebook_without_themes_says_so_and_holds_none() {
    let bytes = bytes(&Book::default(), &book_words());
    let lines = lines(&docx::read(&bytes, &|| false).expect("a document"));
    assert_eq!(lines.last().map(String::as_str), Some("Chưa có chủ đề nào."));
    assert_eq!(read_book(&bytes, "docx"), Err(Misread::NoNames));
}

/// Names as themes have them, and words of texts that no reader takes for white space.
fn names() -> impl Strategy<Value = String> {
    "[a-zA-ZàạăâđêôơưĐẾộữỹ0-9😀:·.#&<>'-]{1,6}( [a-zàạăâđêôơưếộữỹ:]{1,5}){0,2}"
        .prop_filter("visible", |name| name.chars().any(char::is_alphanumeric))
}

fn texts() -> impl Strategy<Value = String> {
    let line =
        "(Ví dụ: |Màu: |Memo: |Key: 1 · )?[a-zàạăâđêôơưếộữỹ<&:·\"]{1,8}( [a-zàạăâđêôơưếộữỹ]{1,5}){0,2}";
    let end = proptest::sample::select(vec!["\n", "\n\n"]);
    proptest::collection::vec((line, end), 1..4).prop_map(|lines| {
        let text: String = lines.iter().flat_map(|(line, end)| [line.as_str(), *end]).collect();
        text.trim().to_owned()
    })
}

fn books() -> impl Strategy<Value = Book> {
    let color = prop_oneof![Just(String::new()), "#[0-9a-f]{6}"];
    let key = prop_oneof![Just(String::new()), Just("1".to_owned()), Just("2 9".to_owned())];
    let texts =
        proptest::collection::btree_map(proptest::sample::select(ThemeText::ALL.to_vec()), texts(), 0..5);
    let one = (0..5_usize, names(), color, key, texts, 0..5_usize);
    (names(), proptest::collection::vec(one, 1..16)).prop_map(|(project, told)| {
        let (mut above, mut known): (Vec<String>, BTreeSet<Vec<String>>) = Default::default();
        let mut themes = Vec::new();
        for (n_back, name, color, key, texts, n) in told {
            above.truncate(above.len().saturating_sub(n_back.saturating_sub(2)));
            above.push(nfc(&name));
            if !known.insert(above.clone()) {
                above.pop();
                continue;
            }
            let texts = texts.into_iter().map(|(field, text)| (field, nfc(&text)));
            let (path, texts) = (above.clone(), texts.collect());
            themes.push(BookTheme { path, color, key, texts, n_passages: n * 999, n_articles: n });
        }
        Book { project, themes }
    })
}

/// A text as it comes back: where one of its paragraphs but the first begins like a label, without blank lines.
fn compared(themes: &[BookTheme]) -> Vec<BookTheme> {
    let mut themes = themes.to_vec();
    for theme in &mut themes {
        (theme.n_passages, theme.n_articles) = (0, 0);
        let is_unclear = |text: &str| text.split("\n\n").skip(1).any(|part| part.contains(':'));
        theme
            .texts
            .values_mut()
            .filter(|text| is_unclear(text))
            .for_each(|text| *text = text.replace("\n\n", "\n"));
    }
    themes
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn every_codebook_comes_back_as_it_was(book in books()) {
        let read: Vec<BookTheme> = compared(&read(&book, &book_words()).themes);
        prop_assert_eq!(read, compared(&book.themes));
    }
}
