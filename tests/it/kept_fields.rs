//! What each format keeps of a study is what docs/exchange.md says: a field that is kept changes the file when it is
//! changed, and one that is left out does not.

use crate::exchange_support::written;
use butda::exchange::codebook::BookTheme;
use butda::exchange::export_options::ExportOptions;
use butda::exchange::export_words::ExportWords;
use butda::exchange::facts::ArticleFacts;
use butda::exchange::format::{Asked, Format, export_formats};
use butda::exchange::study::{Code, Coder, Coding, KeptQuery, Source, SourceText, Study};
use butda::exchange::told_text::CharSpan;
use butda::model::check::State;
use butda::model::theme::ThemeText;
use butda::text::article::Article;
use butda::text::reading_text::ReadingText;
use butda::words::language::{Tongue, Words};
use butda::words::messages::export_words;
use std::sync::Arc;

const DOCUMENT: &str = include_str!("../../docs/exchange.md");

const TEXT: &str =
    "Giá xăng tăng\n\nHôm nay giá xăng tăng thêm một nghìn đồng. Người dân lo lắng.\n\nHết bài.\n";

fn article(text: &str) -> Arc<Article> {
    Arc::new(Article::new(ReadingText::from_bytes(text.as_bytes()).expect("a text")))
}

fn code(id: &str, path: &[&str]) -> Code {
    let text = |field: ThemeText| (field, format!("{} của {id}", field.name()));
    let theme = BookTheme {
        path: path.iter().map(|name| (*name).to_owned()).collect(),
        color: "#0072b2".to_owned(),
        key: "1".to_owned(),
        texts: ThemeText::ALL.into_iter().map(text).collect(),
        ..BookTheme::default()
    };
    Code { id: id.to_owned(), theme }
}

/// A study in which every field says something.
fn study() -> Study {
    let read = article(TEXT);
    let facts = ArticleFacts {
        path: "2019/bai.txt".to_owned(),
        title: Some("Giá xăng tăng".to_owned()),
        date: Some("2019-11-20".to_owned()),
        source: Some("Báo Một".to_owned()),
        author: Some("Nguyễn Lan".to_owned()),
        attributes: vec![("tỉnh".to_owned(), "Thái Nguyên".to_owned())],
        characters: Some(read.text.n_chars()),
        sha256: Some(read.text.sha256().to_string()),
    };
    let coding = Coding {
        id: "0199f3c2-0000-7000-8000-000000000001".to_owned(),
        start: 15,
        end: 37,
        quote: "Hôm nay giá xăng tăng".to_owned(),
        today: Some(CharSpan { start: 15, end: 37 }),
        place: Some("001 §2".to_owned()),
        prefix: "tăng\n\n".to_owned(),
        suffix: "thêm một".to_owned(),
        text: read.text.sha256().to_string(),
        codes: vec![1],
        note: Some("Vì sao?".to_owned()),
        is_starred: true,
        state: State::Moved,
        created: "2026-11-21T10:00:00Z".to_owned(),
        modified: "2026-11-21T10:05:12Z".to_owned(),
        ..Coding::unplaced()
    };
    Study {
        name: "Dự án".to_owned(),
        memo: Some("Về cả dự án".to_owned()),
        modified: "2026-11-21T10:05:12Z".to_owned(),
        sources: vec![Source {
            facts,
            text: SourceText::Article(read),
            memo: Some("Về cả bài".to_owned()),
            codes: vec![2],
            is_done: true,
        }],
        coders: vec![Coder { id: "ncv-1-aaaaaa".to_owned(), name: "NCV 1".to_owned() }],
        codes: vec![code("kt", &["Kinh tế"]), code("gx", &["Kinh tế", "Giá xăng"]), code("xh", &["Xã hội"])],
        codings: vec![coding],
        queries: vec![KeptQuery { name: "Xăng".to_owned(), query: "\"Giá xăng\"".to_owned() }],
    }
}

/// A field of a study, and something else in it.
struct Field {
    name: &'static str,
    change: fn(&mut Study),
}

const FIELDS: [Field; 31] = [
    Field { name: "project", change: |study| study.name.push('x') },
    Field { name: "project memo", change: |study| study.memo = Some("khác".to_owned()) },
    Field { name: "queries", change: |study| study.queries[0].query.push('x') },
    Field { name: "path", change: |study| study.sources[0].facts.path = "2019/khac.txt".into() },
    Field { name: "title", change: |study| study.sources[0].facts.title = Some("Khác".to_owned()) },
    Field { name: "date", change: |study| study.sources[0].facts.date = Some("2018-01-02".to_owned()) },
    Field { name: "source", change: |study| study.sources[0].facts.source = Some("Khác".to_owned()) },
    Field { name: "author", change: |study| study.sources[0].facts.author = Some("Khác".to_owned()) },
    Field { name: "attributes", change: |study| study.sources[0].facts.attributes[0].1.push('x') },
    Field {
        name: "text",
        change: |study| study.sources[0].text = SourceText::Article(article(&TEXT.replace("Hết", "Xong"))),
    },
    Field { name: "article memo", change: |study| study.sources[0].memo = Some("khác".to_owned()) },
    Field { name: "article themes", change: |study| study.sources[0].codes = vec![0] },
    Field { name: "done", change: |study| study.sources[0].is_done = false },
    Field { name: "annotator", change: |study| study.coders[0].name = "Lan".into() },
    Field { name: "theme", change: |study| study.codes[1].theme.path[1].push('x') },
    Field { name: "tree", change: |study| drop(study.codes[1].theme.path.remove(0)) },
    Field { name: "colour", change: |study| study.codes[1].theme.color = "#d55e00".into() },
    Field { name: "key", change: |study| study.codes[1].theme.key = "7".into() },
    Field { name: "definition", change: |study| change_text(study, ThemeText::Definition) },
    Field { name: "include", change: |study| change_text(study, ThemeText::Include) },
    Field { name: "exclude", change: |study| change_text(study, ThemeText::Exclude) },
    Field { name: "example", change: |study| change_text(study, ThemeText::Example) },
    Field { name: "theme memo", change: |study| change_text(study, ThemeText::Memo) },
    Field { name: "position", change: shift },
    Field { name: "quote", change: |study| study.codings[0].quote.push('x') },
    Field { name: "context", change: |study| study.codings[0].prefix.push('x') },
    Field { name: "citation", change: |study| study.codings[0].place = Some("001 §7".to_owned()) },
    Field { name: "themes", change: |study| study.codings[0].codes = vec![0] },
    Field { name: "note", change: |study| study.codings[0].note = Some("Khác".to_owned()) },
    Field { name: "star, state", change: unmark },
    Field { name: "times", change: |study| study.codings[0].created = "2026-11-20T10:00:00Z".into() },
];

fn change_text(study: &mut Study, field: ThemeText) {
    study.codes[1].theme.texts.insert(field, "khác".to_owned());
}

fn shift(study: &mut Study) {
    let coding = &mut study.codings[0];
    (coding.start, coding.today) = (17, Some(CharSpan { start: 17, end: coding.end }));
}

fn unmark(study: &mut Study) {
    (study.codings[0].is_starred, study.codings[0].state) = (false, State::Exact);
}

fn bytes(format: &Format, study: &Study, words: &ExportWords) -> Vec<u8> {
    let asked = Asked { words, options: ExportOptions::default() };
    written(&|out| format.id.write_study(study, &asked, out))
}

/// The row of the table that tells what a format keeps, as the writer has it; where the document says that something is
/// shortened, the writer only tells that it is there.
fn row(format: &Format, words: &ExportWords, told: &[&str]) -> String {
    let whole = bytes(format, &study(), words);
    let cells = FIELDS.iter().enumerate().map(|(at, field)| {
        let mut other = study();
        (field.change)(&mut other);
        match (bytes(format, &other, words) == whole, told.get(at).copied()) {
            (true, _) => "–",
            (false, Some("part")) => "part",
            (false, _) => "yes",
        }
    });
    format!("| `{}` | {} |", format.name, cells.collect::<Vec<_>>().join(" | "))
}

#[test]
fn the_document_tells_what_each_format_keeps() {
    let words = export_words(&Words::new(Tongue::English));
    let names: Vec<&str> = FIELDS.iter().map(|field| field.name).collect();
    let head = format!("| format | {} |", names.join(" | "));
    let mut expected = vec![head.clone(), format!("|{}", "---|".repeat(FIELDS.len() + 1))];
    for format in export_formats() {
        let begins = format!("| `{}` |", format.name);
        let told = DOCUMENT.lines().find(|line| line.starts_with(&begins)).unwrap_or_default();
        let told: Vec<&str> = told.split('|').skip(2).map(str::trim).collect();
        expected.push(row(format, &words, &told));
    }
    let lines: Vec<&str> = DOCUMENT.lines().skip_while(|line| *line != head).collect();
    let table: Vec<&str> = lines.into_iter().take_while(|line| line.starts_with('|')).collect();
    assert_eq!(table, expected, "\n{}\n", expected.join("\n"));
}
