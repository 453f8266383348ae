//! Studies with texts, by hand and by chance, and what stands where in them.

use butda::exchange::codebook::BookTheme;
use butda::exchange::facts::ArticleFacts;
use butda::exchange::study::{Code, Coder, Coding, Source, SourceText, Study};
use butda::exchange::told_text::CharSpan;
use butda::model::check::State;
use butda::text::article::Article;
use butda::text::reading_text::ReadingText;
use proptest::prelude::*;
use std::sync::Arc;

/// An article of the project with this text; `None` for one that cannot be read.
pub fn source(path: &str, text: Option<&str>) -> Source {
    let article = text.map(|text| ReadingText::from_bytes(text.as_bytes()).expect("a text"));
    let text = article.map_or(SourceText::Unknown, |text| SourceText::Article(Arc::new(Article::new(text))));
    let facts = ArticleFacts { path: path.to_owned(), ..ArticleFacts::default() };
    Source { facts, text, ..Source::default() }
}

pub fn code(name: &str) -> Code {
    let path = name.split(" / ").map(str::to_owned).collect();
    let theme = BookTheme { path, color: "#0072b2".to_owned(), ..BookTheme::default() };
    Code { id: format!("{name}-id"), theme }
}

pub fn coder(name: &str) -> Coder {
    Coder { id: format!("{name}-id"), name: name.to_owned() }
}

/// A passage of `study` that begins at code point `start` of its article and has these codes.
pub fn coding(study: &Study, source: usize, span: (usize, usize), codes: &[usize]) -> Coding {
    let (start, end) = span;
    let words = study.article(source).map(|article| words(article.text.as_str(), start, end));
    let hash = study.article(source).map(|article| article.text.sha256().to_string());
    Coding {
        id: format!("0199f3c2-0000-7000-8000-{:06}{start:06}", source % 1_000_000),
        source,
        start,
        end,
        quote: words.unwrap_or_default(),
        today: Some(CharSpan { start, end }),
        text: hash.unwrap_or_default(),
        codes: codes.to_vec(),
        created: "2026-11-21T10:00:00Z".to_owned(),
        modified: "2026-11-21T10:05:12Z".to_owned(),
        ..Coding::unplaced()
    }
}

/// The code points from `start` to `end`.
pub fn words(text: &str, start: usize, end: usize) -> String {
    text.chars().skip(start).take(end.saturating_sub(start)).collect()
}

/// Two articles that can be read and one that cannot, with passages of every kind.
pub fn by_hand() -> Study {
    let text = "Giá xăng 😀 tăng\nlần thứ ba\n\nTừ 15 giờ.";
    let mut first = source("2019/giá xăng.txt", Some(text));
    first.facts.title = Some("Giá xăng tăng".to_owned());
    first.facts.date = Some("2024-06-16".to_owned());
    first.facts.source = Some("Báo Thái Nguyên".to_owned());
    first.facts.author = Some("Nguyễn Văn A, Trần B".to_owned());
    let url = "https://bao.vn/gia-xang_{1}.html?a=1&b=%20";
    first.facts.attributes =
        vec![("url".to_owned(), url.to_owned()), ("Trang".to_owned(), "=1+1".to_owned())];
    first.memo = Some("Bài quan trọng.\n\nĐọc lại.".to_owned());
    first.codes = vec![2];
    first.is_done = true;
    let sources = vec![first, source("con.md", Some("Không có đoạn nào.")), source("mất.txt", None)];
    let mut study = Study { name: "Giá xăng".to_owned(), sources, ..Study::default() };
    study.codes = ["Kinh tế", "Kinh tế / Giá", "Đời sống"].map(code).to_vec();
    study.coders = vec![coder("Lê Na"), coder("Lê Nà")];
    study.codings = vec![
        Coding {
            coder: 1,
            note: Some("so với\ntháng trước".to_owned()),
            ..coding(&study, 0, (0, 8), &[1, 2])
        },
        Coding { is_starred: true, ..coding(&study, 0, (4, 26), &[]) },
        Coding {
            id: "0199f3c2-0000-7000-8000-00000000aaaa".to_owned(),
            quote: "mất\nchỗ".to_owned(),
            today: None,
            state: State::Lost,
            ..coding(&study, 0, (30, 37), &[0])
        },
        Coding { quote: "bài đã xóa".to_owned(), ..coding(&study, 2, (1, 11), &[0, 1]) },
    ];
    study.codings[3].today = None;
    study.codings[3].state = State::Lost;
    study
}

/// Words that hurt: marks, signs that formats know, line ends of every kind, letters beyond the first plane.
pub fn hostile() -> impl Strategy<Value = String> {
    let letters = "[a-zđ-ỹA-ZĂÂĐ 0-9.,;:!?{}\\\\%$&#_~^@\"'<>|=+/()\\[\\]\t\n\r\u{b}\u{85}\u{2028}\u{1}😀é-]";
    prop_oneof![
        3 => prop::string::string_regex(&format!("{letters}{{1,24}}")).expect("an expression"),
        1 => prop::sample::select(vec![
            "TY  - JOUR\nER  - \n",
            "x\nAU  - y",
            "a\n  ER-\nb",
            "}\n@book{x, title={y}",
            "{{{",
            "\\end{document}",
            "<script>alert(1)</script>",
            "T1\tA 0 1\tx\nT2",
            "[entities]\n|<x>",
            "=1+1",
        ]).prop_map(str::to_owned),
    ]
}

/// Studies with texts by chance.
pub fn by_chance() -> impl Strategy<Value = Study> {
    let sources =
        prop::collection::vec((prop::option::of("[a-zđ-ỹ \n😀\t\u{2028}\u{85}]{5,60}"), hostile()), 1..4);
    let names = prop::collection::vec(hostile(), 1..5);
    let passage = (0..4_usize, 0..70_usize, 1..40_usize, any::<bool>(), prop::option::of(hostile()));
    let codes = prop::collection::btree_set(0..5_usize, 0..3);
    let passages = prop::collection::vec((passage, codes), 0..10);
    (sources, names, passages).prop_map(|(sources, names, passages)| {
        let mut study = Study::default();
        for (at, (text, words)) in sources.into_iter().enumerate() {
            let text = text.filter(|text| !text.trim().is_empty());
            let mut source = source(&format!("{at}{}.txt", words.replace('/', "-")), text.as_deref());
            source.facts.title = Some(words);
            study.sources.push(source);
        }
        study.codes = names.iter().map(|name| code(name)).collect();
        study.coders = names.iter().map(|name| coder(name)).collect();
        for ((source, start, length, is_starred, note), codes) in passages {
            let source = source % study.sources.len();
            let n_chars = study.article(source).map(|article| article.text.n_chars()).unwrap_or_default();
            let codes: Vec<usize> = codes.into_iter().filter(|code| *code < study.codes.len()).collect();
            let mut coding = coding(&study, source, (start, start + length), &codes);
            if coding.end > n_chars {
                coding.today = None;
                coding.quote = note.clone().unwrap_or_default();
            }
            study.codings.push(Coding { is_starred, note, ..coding });
        }
        study.codings.sort_by_key(|coding| (coding.source, coding.start, coding.end));
        for (at, coding) in study.codings.iter_mut().enumerate() {
            coding.id = format!("0199f3c2-0000-7000-8000-{at:012}");
        }
        study
    })
}
