//! Studies by hand, and what formats make of them.

use butda::exchange::codebook::BookTheme;
use butda::exchange::csv::{self, Cells, Rows};
use butda::exchange::date_words::DateWords;
use butda::exchange::facts::ArticleFacts;
use butda::exchange::markdown::{self, By, Headings};
use butda::exchange::sink::{NotWritten, Sink};
use butda::exchange::study::{Code, Coder, Coding, Source, Study};
use butda::exchange::web_annotation;
use butda::model::check::State;
use butda::model::theme::ThemeText;
use expect_test::Expect;
use serde_json::Value;
use std::io::Cursor;

pub const WORDS: Headings<'static> = Headings {
    title: "Báo cáo: giá xăng",
    themes: "Chủ đề",
    also: "Chủ đề khác ở đây",
    note: "Ghi chú",
    memo: "Ghi chú phân tích",
    include: "Bao gồm",
    exclude: "Không bao gồm",
    example: "Ví dụ",
    passages: "Số đoạn",
    articles: "Số bài",
    thousands: ".",
    dates: DateWords { date: "{day}/{month}/{year}", months: "01 02 03 04 05 06 07 08 09 10 11 12" },
    without_theme: "Chưa có chủ đề",
    moved: "đã dời",
    changed: "đã đổi chữ",
    ambiguous: "có nhiều chỗ khớp",
    lost: "không tìm thấy",
};

pub fn article(path: &str, title: Option<&str>) -> ArticleFacts {
    ArticleFacts {
        path: path.to_owned(),
        title: title.map(str::to_owned),
        date: Some("2019-11-20".to_owned()),
        source: Some("Báo Thái Nguyên".to_owned()),
        ..ArticleFacts::default()
    }
}

/// A passage by hand, with the names of its themes and of whoever marked it.
#[derive(Clone)]
pub struct Passage {
    pub article: usize,
    pub annotator: String,
    pub quote: String,
    pub themes: Vec<String>,
    pub definition: String,
    pub note: Option<String>,
    pub is_starred: bool,
    pub state: State,
}

pub fn passage(quote: &str, themes: &[&str]) -> Passage {
    Passage {
        article: 0,
        annotator: "NCV 1".to_owned(),
        quote: quote.to_owned(),
        themes: themes.iter().map(|name| (*name).to_owned()).collect(),
        definition: String::new(),
        note: None,
        is_starred: false,
        state: State::Exact,
    }
}

pub fn code(name: &str, definition: &str) -> Code {
    let texts = [(ThemeText::Definition, definition.to_owned())];
    let path = name.split(" / ").map(str::to_owned).collect();
    let theme = BookTheme { path, color: "#0072b2".to_owned(), texts: texts.into(), ..BookTheme::default() };
    Code { id: format!("{}-id", name.to_lowercase()), theme }
}

/// A study of these articles with these passages.
pub fn study(articles: Vec<ArticleFacts>, passages: impl IntoIterator<Item = Passage>) -> Study {
    let sources = articles.into_iter().map(|facts| Source { facts, ..Source::default() }).collect();
    let mut study = Study { sources, ..Study::default() };
    for passage in passages {
        let mut codes = Vec::new();
        for name in &passage.themes {
            let known = study.codes.iter().position(|code| code.full_name() == *name);
            codes.push(known.unwrap_or_else(|| {
                study.codes.push(code(name, &passage.definition));
                study.codes.len() - 1
            }));
        }
        let coder = study.coders.iter().position(|coder| coder.name == passage.annotator);
        let coder = coder.unwrap_or_else(|| {
            study.coders.push(Coder { name: passage.annotator.clone(), ..Coder::default() });
            study.coders.len() - 1
        });
        study.codings.push(Coding {
            id: "0199f3c2-0000-7000-8000-000000000001".to_owned(),
            source: passage.article,
            coder,
            start: 120,
            end: 120 + passage.quote.chars().count(),
            quote: passage.quote,
            today: None,
            place: Some("002 §15".to_owned()),
            prefix: "trước ".to_owned(),
            suffix: " sau".to_owned(),
            text: "c0de".to_owned(),
            codes,
            note: passage.note,
            is_starred: passage.is_starred,
            state: passage.state,
            created: "2026-11-21T10:00:00Z".to_owned(),
            modified: "2026-11-21T10:05:12Z".to_owned(),
        });
    }
    study
}

pub fn all(passages: impl IntoIterator<Item = Passage>) -> Study {
    study(vec![article("2019/giá xăng.txt", Some("Giá xăng tăng")), article("b.txt", None)], passages)
}

/// The bytes that something writes.
pub fn written(write: &dyn Fn(&mut dyn Sink) -> Result<(), NotWritten>) -> Vec<u8> {
    let mut out = Cursor::new(Vec::new());
    write(&mut out).expect("what is in memory can be written");
    out.into_inner()
}

/// The same, where it is text.
pub fn text_of(write: &dyn Fn(&mut dyn Sink) -> Result<(), NotWritten>) -> String {
    String::from_utf8(written(write)).expect("UTF-8")
}

pub fn table(study: &Study, rows: Rows, cells: Cells) -> String {
    text_of(&|out| csv::write(study, rows, cells, out))
}

/// The column `name` of a table, read back.
pub fn column(table: &str, name: &str) -> Vec<String> {
    let mut reader = ::csv::Reader::from_reader(table.trim_start_matches('\u{feff}').as_bytes());
    let at = reader.headers().ok().and_then(|names| names.iter().position(|known| known == name));
    let cell = |record: ::csv::StringRecord| record.get(at?).map(str::to_owned);
    reader.records().filter_map(Result::ok).filter_map(cell).collect()
}

pub fn collection(study: &Study) -> Value {
    let bytes = written(&|out| web_annotation::write(study, "Giá xăng", out));
    serde_json::from_slice(&bytes).unwrap_or_default()
}

pub fn report(study: &Study, by: By) -> String {
    text_of(&|out| markdown::write(study, by, &WORDS, out))
}

/// Checks a report below its title.
#[track_caller]
pub fn check_report(study: &Study, by: By, expected: &Expect) {
    let body = report(study, by).split_once("\n# Báo cáo: giá xăng\n").map(|(_, body)| body.to_owned());
    // A line break of Markdown is two spaces at the end of a line: shown here as ␠␠, which no editor takes away.
    expected.assert_eq(&body.unwrap_or_default().replace("  \n", "␠␠\n"));
}

/// The report on a passage whose every word is `text`.
pub fn report_on(text: &str) -> String {
    let (annotator, note) = (text.to_owned(), Some(text.to_owned()));
    let mut passages = all([Passage { annotator, note, ..passage(text, &[text]) }]);
    passages.sources.iter_mut().for_each(|source| source.facts.title = Some(text.to_owned()));
    report(&passages, By::Theme).split_once("\n## ").map(|(_, body)| body.to_owned()).unwrap_or_default()
}
