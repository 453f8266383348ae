//! Studies by hand for the formats of notes, corpora and graphs: articles with their texts, passages with their places.

use butda::exchange::codebook::{BookTheme, BookWords};
use butda::exchange::export_words::ExportWords;
use butda::exchange::facts::ArticleFacts;
use butda::exchange::obsidian::{self, ObsidianWords};
use butda::exchange::study::{Code, Coder, Coding, KeptQuery, Source, SourceText, Study};
use butda::exchange::told_text::CharSpan;
use butda::model::check::State;
use butda::model::theme::ThemeText;
use butda::text::article::Article;
use butda::text::reading_text::ReadingText;
use std::collections::BTreeMap;
use std::io::{Cursor, Read as _};
use std::sync::Arc;

pub fn code(path: &[&str]) -> Code {
    let path: Vec<String> = path.iter().map(|name| (*name).to_owned()).collect();
    let id =
        format!("{}-id", path.join("-").to_lowercase().replace(|c: char| !c.is_ascii_alphanumeric(), ""));
    Code { id, theme: BookTheme { path, color: "#0069b0".to_owned(), ..BookTheme::default() } }
}

/// An article that can be read.
pub fn source(path: &str, title: Option<&str>, text: &str) -> Source {
    let text = ReadingText::from_bytes(text.as_bytes()).expect("a text");
    let facts = ArticleFacts {
        path: path.to_owned(),
        title: title.map(str::to_owned),
        date: Some("2019-11-20".to_owned()),
        source: Some("Báo Thái Nguyên".to_owned()),
        ..ArticleFacts::default()
    };
    Source { facts, text: SourceText::Article(Arc::new(Article::new(text))), ..Source::default() }
}

/// A passage of the first coder on code points of today's text.
pub fn coding(source: usize, today: (usize, usize), codes: &[usize]) -> Coding {
    let (start, end) = today;
    let id = format!("0199f3c2-0000-7000-8000-{source:04}{start:04}{end:04}");
    let (codes, today) = (codes.to_vec(), Some(CharSpan { start, end }));
    Coding { id, source, start, end, codes, today, ..Coding::unplaced() }
}

/// A study of articles of which passages stand at these places with these codes; `A`, `B`, … are the codes.
pub fn standing(passages: &[(usize, (usize, usize), &[usize])]) -> Study {
    let codes = ["A", "B", "C", "D"].map(|name| code(&[name])).into();
    let sources = vec![Source::default(), Source::default()];
    let codings = passages.iter().map(|(source, today, codes)| coding(*source, *today, codes)).collect();
    Study { sources, codes, codings, coders: vec![Coder::default()], ..Study::default() }
}

const TEXT: &str = "Giá xăng tăng\n\nTừ 15 giờ, giá xăng tăng 5%.\nĐây là lần thứ ba trong tháng.\n";

/// A study in which every field is set.
pub fn whole() -> Study {
    let mut themes = vec![code(&["Kinh tế"]), code(&["Kinh tế", "Giá cả"]), code(&["Đảng"])];
    themes[1].theme.texts = BTreeMap::from([
        (ThemeText::Definition, "Giá của hàng hóa.".to_owned()),
        (ThemeText::Include, "Giá xăng".to_owned()),
        (ThemeText::Exclude, "Lương".to_owned()),
        (ThemeText::Example, "“tăng 5%”".to_owned()),
        (ThemeText::Memo, "Nghĩ thêm".to_owned()),
    ]);
    "1".clone_into(&mut themes[1].theme.key);
    let mut first = source("2019/002 giá xăng.txt", Some("Giá xăng tăng"), TEXT);
    first.facts.author = Some("Minh Anh".to_owned());
    first.facts.attributes = vec![("Vùng".to_owned(), "Bắc".to_owned()), ("tags".to_owned(), "x".to_owned())];
    (first.memo, first.codes, first.is_done) = (Some("Bài mở đầu".to_owned()), vec![0], true);
    let second = Source {
        facts: ArticleFacts { path: "b.txt".to_owned(), ..ArticleFacts::default() },
        ..Source::default()
    };
    let quote = |coding: Coding, words: &str, place: &str| Coding {
        quote: words.to_owned(),
        place: Some(place.to_owned()).filter(|place| !place.is_empty()),
        ..coding
    };
    let mut one = quote(coding(0, (15, 43), &[1, 2]), "Từ 15 giờ, giá xăng tăng 5%.", "002 §2");
    (one.note, one.is_starred) = (Some("So với tháng trước\n- tăng 5%".to_owned()), true);
    let other = Coding { coder: 1, ..quote(coding(0, (26, 39), &[0]), "giá xăng tăng", "002 §2") };
    let plain = quote(coding(0, (44, 50), &[]), "Đây là", "002 §3");
    let lost = Coding { today: None, state: State::Lost, ..quote(coding(1, (0, 3), &[1]), "mất", "") };
    let coder = |name: &str| Coder { id: name.to_owned(), name: name.to_owned() };
    Study {
        name: "Giá xăng: 2019".to_owned(),
        memo: Some("Hỏi gì?".to_owned()),
        modified: "2026-11-21T10:05:12Z".to_owned(),
        sources: vec![first, second],
        coders: vec![coder("NCV 1"), coder("NCV 2")],
        codes: themes,
        codings: vec![one, other, plain, lost],
        queries: vec![KeptQuery {
            name: "Có sao".to_owned(), query: "sao: có và `chủ đề`: #1".to_owned()
        }],
    }
}

pub fn words() -> ExportWords {
    let own = |word: &str| word.to_owned();
    let book = BookWords {
        passages: own("Số đoạn"),
        articles: own("Số bài"),
        include: own("Bao gồm"),
        exclude: own("Không bao gồm"),
        example: own("Ví dụ"),
        memo: own("Ghi chú phân tích"),
        thousands: own("."),
        ..BookWords::default()
    };
    ExportWords {
        title: own("Báo cáo"),
        themes: own("Chủ đề"),
        also: own("Chủ đề khác ở đây"),
        note: own("Ghi chú"),
        without_theme: own("Chưa có chủ đề"),
        moved: own("đã dời"),
        changed: own("đã đổi chữ"),
        ambiguous: own("có nhiều chỗ khớp"),
        lost: own("không tìm thấy"),
        book,
        ..ExportWords::default()
    }
}

pub fn vault_words() -> ObsidianWords {
    let own = |word: &str| word.to_owned();
    ObsidianWords {
        text: own("Văn bản"),
        passages: own("Đoạn mã hóa"),
        articles: own("Bài viết"),
        queries: own("Truy vấn đã lưu"),
        annotators: own("Người mã hóa"),
        parent: own("Nằm trong"),
        children: own("Gồm"),
        unreadable: own("Không đọc được."),
    }
}

/// A vault: its files by their paths in the archive, in its order.
pub fn vault(study: &Study) -> Vec<(String, String)> {
    let bytes = vault_bytes(study);
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("an archive");
    let n_files = archive.len();
    let read = |at| {
        let mut file = archive.by_index(at).expect("a file");
        let mut text = String::new();
        file.read_to_string(&mut text).expect("UTF-8");
        (file.name().expect("a name").to_string(), text)
    };
    (0..n_files).map(read).collect()
}

pub fn vault_bytes(study: &Study) -> Vec<u8> {
    let (words, own) = (words(), vault_words());
    super::exchange_support::written(&|out| obsidian::write(study, &words, &own, out))
}
