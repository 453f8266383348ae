//! Random studies, and hostile ones, for formats that are written and read back.

use butda::exchange::codebook::{BookTheme, BookWords};
use butda::exchange::export_words::ExportWords;
use butda::exchange::facts::ArticleFacts;
use butda::exchange::refi_writing::RefiWords;
use butda::exchange::study::{Code, Coder, Coding, KeptQuery, Source, SourceText, Study};
use butda::exchange::told_text::CharSpan;
use butda::model::check::State;
use butda::model::theme::ThemeText;
use butda::text::article::Article;
use butda::text::boundaries::snap_to_graphemes;
use butda::text::reading_text::ReadingText;
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Words with letters of two bytes, of two code points, of two UTF-16 units, and signs that XML gives a meaning.
const WORDS: [&str; 9] =
    ["giá", "xa\u{306}ng", "Đảng", "😀", "người\u{301}", "a", "👩🏽\u{200d}🌾", "x\u{301}<&>", "\u{2029}“…”"];

/// What people may have written.
pub const NOTES: [&str; 18] = [
    "Hay",
    "giá",
    "]]> & <b onclick=\"x\">'đậm'</b> &amp; &#10;",
    "★",
    "\\★",
    "Một\n★",
    "Hai\n≠ ba",
    "\\≠ bốn\n\n★\n★",
    "Bao gồm: giá xăng",
    "\\Include: y",
    "\\\\ví dụ: z\nMEMO: ",
    "Dòng một\n\n\tDòng hai\n   dòng ba",
    "=cmd|' /C calc'!A0",
    "Không bao gồm : w",
    "“giá…”",
    "Khi nào dùng: 😀 khi người\u{301} nói về giá xăng và về nhiều điều khác nữa",
    "giá…",
    "Định nghĩa: không",
];

pub fn words() -> ExportWords {
    let text = str::to_owned;
    let book = BookWords {
        name: text("Tên"),
        include: text("Bao gồm"),
        exclude: text("Không bao gồm"),
        example: text("Ví dụ"),
        memo: text("Ghi chú phân tích"),
        ..BookWords::default()
    };
    ExportWords {
        note: text("Ghi chú"),
        without_theme: text("Chưa có chủ đề"),
        changed: text("đã đổi chữ"),
        ambiguous: text("có nhiều chỗ khớp"),
        lost: text("không tìm thấy"),
        book,
        ..ExportWords::default()
    }
}

pub fn refi_words() -> RefiWords {
    let text = str::to_owned;
    RefiWords {
        title: text("Tiêu đề"),
        date: text("Ngày"),
        source: text("Nguồn"),
        author: text("Tác giả"),
        path: text("Đường dẫn"),
        done: text("Đã xong"),
        unplaced: text("Đoạn không có chỗ trong bài"),
        queries: text("Truy vấn đã lưu"),
    }
}

/// A source with this text, which can be read.
pub fn source(path: &str, text: &str) -> Source {
    let text = ReadingText::from_bytes(text.as_bytes()).expect("a text");
    let facts = ArticleFacts {
        path: path.to_owned(),
        characters: Some(text.n_chars()),
        sha256: Some(text.sha256().to_string()),
        ..ArticleFacts::default()
    };
    Source { facts, text: SourceText::Article(Arc::new(Article::unlabelled(text))), ..Source::default() }
}

/// The article of a source.
pub fn article(source: &Source) -> &Article {
    let SourceText::Article(article) = &source.text else { panic!("an article") };
    article
}

/// A coding of some words of a source, whole letters of them.
pub fn coding(study: &Study, source: usize, start: usize, end: usize) -> Option<Coding> {
    let text = &article(study.sources.get(source)?).text;
    let span = snap_to_graphemes(text.as_str(), text.span_of_chars(start, end)?);
    let (start, end) = text.chars_of(span);
    Some(Coding {
        id: format!("{source}-{start}-{end}-{}", study.codings.len()),
        source,
        start,
        end,
        quote: span.of(text.as_str()).to_owned(),
        today: Some(CharSpan { start, end }),
        text: text.sha256().to_string(),
        created: "2026-11-21T10:00:00Z".to_owned(),
        modified: "2026-11-21T10:05:12Z".to_owned(),
        ..Coding::unplaced()
    })
}

#[derive(Clone, Debug)]
struct Chosen {
    source: usize,
    start: u16,
    n: usize,
    coder: usize,
    codes: Vec<usize>,
    note: Option<usize>,
    is_starred: bool,
}

fn chosen() -> impl Strategy<Value = Chosen> {
    let codes = prop::collection::vec(0..41_usize, 0..4);
    let note = prop::option::of(0..NOTES.len());
    (0..3_usize, any::<u16>(), 1..40_usize, 0..3_usize, codes, note, any::<bool>()).prop_map(
        |(source, start, n, coder, codes, note, is_starred)| Chosen {
            source,
            start,
            n,
            coder,
            codes,
            note,
            is_starred,
        },
    )
}

fn texts() -> impl Strategy<Value = Vec<String>> {
    let tokens = prop::collection::vec((0..WORDS.len(), any::<bool>()), 1..40);
    let text = tokens.prop_map(|tokens| {
        tokens.into_iter().fold(String::from("Bài "), |text, (word, is_last)| {
            text + WORDS[word] + if is_last { "\n" } else { " " }
        })
    });
    prop::collection::vec(text, 3)
}

fn codes() -> impl Strategy<Value = Vec<Code>> {
    let one = (
        any::<u16>(),
        any::<bool>(),
        any::<u32>(),
        prop::collection::vec(prop::option::of(0..NOTES.len()), 5),
    );
    prop::collection::vec(one, 41).prop_map(|all| {
        let mut codes: Vec<Code> = Vec::new();
        for (at, (parent, is_top, color, texts)) in all.into_iter().enumerate() {
            let above = codes.get(usize::from(parent) % codes.len().max(1)).filter(|_| !is_top);
            let mut path = above.map(|code| code.theme.path.clone()).unwrap_or_default();
            // Some have the name of another in another branch.
            let named = if at % 3 == 2 { at % 9 } else { at };
            let name = format!("Mã {named} & “<b>” 😀");
            let is_taken =
                codes.iter().any(|code| code.theme.path.split_last() == Some((&name, path.as_slice())));
            path.push(if is_taken { format!("Mã {at}") } else { name });
            let texts = ThemeText::ALL.into_iter().zip(texts);
            let texts =
                texts.filter_map(|(field, text)| Some((field, NOTES[text?].trim().to_owned()))).collect();
            let color = format!("#{:06x}", color & 0x00ff_ffff);
            codes.push(Code {
                id: format!("ma-{at}"),
                theme: BookTheme { path, color, texts, ..BookTheme::default() },
            });
        }
        codes
    })
}

/// A study with three articles, 41 themes in a tree and three people, of whom none marked the same words twice.
pub fn studies() -> impl Strategy<Value = Study> {
    (texts(), codes(), prop::collection::vec(chosen(), 0..30)).prop_map(|(texts, codes, all)| {
        let sources = texts.iter().enumerate().map(|(at, text)| source(&format!("năm/bài {at}.txt"), text));
        let coder = |(at, name): (usize, &str)| Coder { id: format!("nguoi-{at}"), name: name.to_owned() };
        let coders = ["Lan", "Minh", "Hòa & <Bình>"].into_iter().enumerate().map(coder).collect();
        let mut study = Study {
            name: "Đề tài".to_owned(),
            sources: sources.collect(),
            coders,
            codes,
            ..Study::default()
        };
        let mut taken = BTreeSet::new();
        for one in all {
            let n_chars = article(&study.sources[one.source]).text.n_chars();
            let start = usize::from(one.start) % n_chars;
            let Some(coding) = coding(&study, one.source, start, (start + one.n).min(n_chars)) else {
                continue;
            };
            if !taken.insert((coding.source, coding.start, coding.end, one.coder)) {
                continue;
            }
            let note = one.note.map(|note| NOTES[note].to_owned());
            let mut codes = one.codes;
            codes.sort_unstable();
            codes.dedup();
            study.codings.push(Coding {
                coder: one.coder,
                codes,
                note,
                is_starred: one.is_starred,
                ..coding
            });
        }
        study
            .codings
            .sort_by(|a, b| (a.source, a.start, a.end, &a.id).cmp(&(b.source, b.start, b.end, &b.id)));
        study
    })
}

/// What a coding says, with names.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Said {
    pub source: usize,
    pub start: usize,
    pub end: usize,
    pub coder: String,
    pub codes: BTreeSet<String>,
    pub note: Option<String>,
    pub is_starred: bool,
    pub created: String,
    pub modified: String,
}

pub fn said(study: &Study) -> Vec<Said> {
    let one = |coding: &Coding| Said {
        source: coding.source,
        start: coding.start,
        end: coding.end,
        coder: study.coder(coding).to_owned(),
        codes: study.codes(coding).map(Code::full_name).collect(),
        note: coding.note.as_deref().map(|note| note.trim().to_owned()),
        is_starred: coding.is_starred,
        created: coding.created.clone(),
        modified: coding.modified.clone(),
    };
    let mut all: Vec<Said> = study.codings.iter().map(one).collect();
    all.sort();
    all
}

/// A theme: its colour and texts.
pub type Theme = (String, BTreeMap<ThemeText, String>);

pub fn themes(study: &Study) -> BTreeMap<Vec<String>, Theme> {
    let theme = |code: &Code| {
        let theme = &code.theme;
        let texts = theme.texts.iter().map(|(field, text)| (*field, butda::text::decode::nfc(text)));
        (theme.path.clone(), (theme.color.clone(), texts.collect()))
    };
    study.codes.iter().map(theme).collect()
}

/// What has a meaning in XML, in our own descriptions, or nowhere.
const HOSTILE: &str = "]]>\"'<script>&amp;\u{1}\u{fffe}\r\n★";

/// Says of an article everything that can be said of it.
fn describe(source: &mut Source) {
    source.memo = Some(HOSTILE.to_owned());
    source.codes = vec![0, 2];
    source.is_done = true;
    source.facts.title = Some(HOSTILE.to_owned());
    source.facts.date = Some("2019-11-20".to_owned());
    source.facts.source = Some("Báo".to_owned());
    source.facts.author = Some(HOSTILE.to_owned());
    source.facts.attributes =
        [("Tiêu đề", "khác"), (HOSTILE, HOSTILE), ("case", "Hà Nội; Huế"), ("case", "1")]
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .into();
}

/// A study in which every field says something, and everything that people write is hostile.
pub fn hostile() -> Study {
    let mut study = Study {
        name: HOSTILE.to_owned(),
        memo: Some(HOSTILE.to_owned()),
        modified: "2026-11-21T10:05:12Z".to_owned(),
        sources: vec![
            source("a/1.txt", "Giá xăng tăng\n😀 mạnh \u{1} nay"),
            source("b/1.txt", "\u{feff}\u{feff}Giá dầu"),
        ],
        coders: vec![
            Coder { id: "lan-1".to_owned(), name: HOSTILE.to_owned() },
            Coder { id: "lan-2".to_owned(), name: HOSTILE.to_owned() },
        ],
        queries: vec![KeptQuery { name: HOSTILE.to_owned(), query: "chủ đề: \"giá\" & <".to_owned() }],
        ..Study::default()
    };
    for path in [&["Giá"][..], &["Giá", HOSTILE], &["Không", "Có cha"]] {
        let texts = ThemeText::ALL.map(|field| (field, HOSTILE.to_owned())).into();
        let path = path.iter().map(|name| (*name).to_owned()).collect();
        let theme = BookTheme {
            path,
            color: "#0069b0".to_owned(),
            key: "1".to_owned(),
            texts,
            ..BookTheme::default()
        };
        study.codes.push(Code { id: format!("ma-{}", study.codes.len()), theme });
    }
    study.sources.iter_mut().for_each(describe);
    for (source, start, end) in [(0, 4, 8), (0, 0, 24), (0, 20, 23), (1, 0, 4)] {
        let Some(coding) = coding(&study, source, start, end) else { continue };
        let coder = study.codings.len() % 2;
        let note = Some(HOSTILE.to_owned());
        study.codings.push(Coding { coder, codes: vec![0, 1], note, is_starred: true, ..coding });
    }
    let text = "c0de".repeat(16);
    let unplaced = Coding {
        start: 3,
        end: 9,
        quote: HOSTILE.to_owned(),
        text,
        today: None,
        state: State::Lost,
        ..study.codings[0].clone()
    };
    let changed = Coding {
        quote: "giá dầu cũ".to_owned(),
        state: State::Changed,
        coder: 1,
        ..study.codings[0].clone()
    };
    study.codings.extend([unplaced, changed]);
    study.sources.push(Source {
        facts: ArticleFacts { path: "mất.txt".to_owned(), ..ArticleFacts::default() },
        ..Source::default()
    });
    let gone = Coding { source: 2, id: String::new(), ..study.codings[4].clone() };
    study.codings.push(gone);
    study.codings.sort_by_key(|coding| (coding.source, coding.start));
    study
}
