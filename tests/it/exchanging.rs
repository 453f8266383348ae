//! What other programs get: each format from the same hand-built passages, read back by a reader of that format.

use butda::exchange::csv::{self, Cells, Rows};
use butda::exchange::markdown::{self, By, Headings};
use butda::exchange::origin::VERSION;
use butda::exchange::passage::{ArticleFacts, Passage, Passages, ThemeFacts};
use butda::exchange::web_annotation;
use butda::model::check::State;
use expect_test::{Expect, expect};
use serde_json::{Value, json};

const WORDS: Headings<'static> = Headings {
    title: "Báo cáo: giá xăng",
    themes: "Chủ đề",
    note: "Ghi chú",
    without_theme: "Chưa có chủ đề",
    moved: "đã dời",
    changed: "đã đổi chữ",
    ambiguous: "có nhiều chỗ khớp",
    lost: "không tìm thấy",
};

fn article(path: &str, title: Option<&str>) -> ArticleFacts {
    ArticleFacts {
        path: path.to_owned(),
        title: title.map(str::to_owned),
        date: Some("2019-11-20".to_owned()),
        source: Some("Báo Thái Nguyên".to_owned()),
        ..ArticleFacts::default()
    }
}

fn theme(name: &str) -> ThemeFacts {
    let id = format!("{}-id", name.to_lowercase());
    ThemeFacts { id, name: name.to_owned(), color: "#0072b2".to_owned(), definition: String::new() }
}

fn passage(quote: &str, themes: &[&str]) -> Passage {
    Passage {
        id: "0199f3c2-0000-7000-8000-000000000001".to_owned(),
        article: 0,
        annotator: "NCV 1".to_owned(),
        start: 120,
        end: 120 + quote.chars().count(),
        quote: quote.to_owned(),
        place: Some("002 §15".to_owned()),
        prefix: "trước ".to_owned(),
        suffix: " sau".to_owned(),
        text: "c0de".to_owned(),
        themes: themes.iter().map(|name| theme(name)).collect(),
        note: None,
        is_starred: false,
        state: State::Exact,
        created: "2026-11-21T10:00:00Z".to_owned(),
        modified: "2026-11-21T10:05:12Z".to_owned(),
    }
}

fn all(passages: impl IntoIterator<Item = Passage>) -> Passages {
    Passages {
        articles: vec![article("2019/giá xăng.txt", Some("Giá xăng tăng")), article("b.txt", None)],
        passages: passages.into_iter().collect(),
    }
}

fn table(passages: &Passages, rows: Rows, cells: Cells) -> String {
    String::from_utf8(csv::write(passages, rows, cells).unwrap_or_default()).unwrap_or_default()
}

/// The column `name` of a table, read back.
fn column(table: &str, name: &str) -> Vec<String> {
    let mut reader = ::csv::Reader::from_reader(table.trim_start_matches('\u{feff}').as_bytes());
    let at = reader.headers().ok().and_then(|names| names.iter().position(|known| known == name));
    let cell = |record: ::csv::StringRecord| record.get(at?).map(str::to_owned);
    reader.records().filter_map(Result::ok).filter_map(cell).collect()
}

fn collection(passages: &Passages) -> Value {
    let bytes = web_annotation::write(passages, "Giá xăng").unwrap_or_default();
    serde_json::from_slice(&bytes).unwrap_or_default()
}

fn report(passages: &Passages, by: By) -> String {
    String::from_utf8(markdown::write(passages, by, &WORDS)).unwrap_or_default()
}

/// Checks a report below its title.
#[track_caller]
fn check_report(passages: &Passages, by: By, expected: &Expect) {
    let body = report(passages, by).split_once("\n# Báo cáo: giá xăng\n").map(|(_, body)| body.to_owned());
    // A line break of Markdown is two spaces at the end of a line: shown here as ␠␠, which no editor takes away.
    expected.assert_eq(&body.unwrap_or_default().replace("  \n", "␠␠\n"));
}

/// The report on a passage whose every word is `text`.
fn report_on(text: &str) -> String {
    let (note, annotator) = (Some(text.to_owned()), text.to_owned());
    let mut passages = all([Passage { note, annotator, ..passage(text, &[text]) }]);
    passages.articles.iter_mut().for_each(|article| article.title = Some(text.to_owned()));
    report(&passages, By::Theme).split_once("\n## ").map(|(_, body)| body.to_owned()).unwrap_or_default()
}

#[test]
fn a_passage_and_a_theme_are_a_row() {
    let passages = all([passage("Giá xăng tăng", &["Kinh tế", "Đời sống"])]);
    let table = table(&passages, Rows::default(), Cells::default());
    expect![[r"
        id,article,title,date,source,author,annotator,theme,theme_1,quote,prefix,suffix,note,starred,start,end,place,created,modified,state
        0199f3c2-0000-7000-8000-000000000001,2019/giá xăng.txt,Giá xăng tăng,2019-11-20,Báo Thái Nguyên,,NCV 1,Kinh tế,Kinh tế,Giá xăng tăng,trước , sau,,false,120,133,002 §15,2026-11-21T10:00:00Z,2026-11-21T10:05:12Z,exact
        0199f3c2-0000-7000-8000-000000000001,2019/giá xăng.txt,Giá xăng tăng,2019-11-20,Báo Thái Nguyên,,NCV 1,Đời sống,Đời sống,Giá xăng tăng,trước , sau,,false,120,133,002 §15,2026-11-21T10:00:00Z,2026-11-21T10:05:12Z,exact
    "]]
    .assert_eq(&table.trim_start_matches('\u{feff}').replace("\r\n", "\n"));
}

#[test]
fn a_table_begins_with_a_byte_order_mark_and_ends_records_with_crlf() {
    let table = table(&all([passage("một\nhai", &[])]), Rows::PerTheme, Cells::Guarded);
    assert!(table.starts_with("\u{feff}id,"));
    assert!(table.ends_with(",exact\r\n"));
    assert_eq!(table.matches('\r').count(), 2);
}

#[test]
fn a_passage_without_a_theme_is_a_row_too() {
    let passages = all([passage("một", &["A"]), passage("hai", &[]), passage("ba", &["A", "B"])]);
    for (rows, quotes, themes) in [
        (Rows::PerTheme, vec!["một", "hai", "ba", "ba"], vec!["A", "", "A", "B"]),
        (Rows::PerPassage, vec!["một", "hai", "ba"], vec!["A", "", "A; B"]),
    ] {
        let table = table(&passages, rows, Cells::Guarded);
        assert_eq!(column(&table, "quote"), quotes);
        assert_eq!(column(&table, "theme"), themes);
    }
}

#[test]
fn the_levels_of_a_theme_have_columns_of_their_own() {
    let first = passage("một", &["Lãnh đạo / Nêu gương / Trực 24/7", "Kinh tế"]);
    let passages = all([first, passage("hai", &[])]);
    let per_theme = table(&passages, Rows::PerTheme, Cells::Guarded);
    assert_eq!(column(&per_theme, "theme_1"), ["Lãnh đạo", "Kinh tế", ""]);
    assert_eq!(column(&per_theme, "theme_2"), ["Nêu gương", "", ""]);
    assert_eq!(column(&per_theme, "theme_3"), ["Trực 24/7", "", ""]);
    assert!(!per_theme.contains("theme_4"));
    assert!(!table(&passages, Rows::PerPassage, Cells::Guarded).contains("theme_1"));
    assert!(table(&all([]), Rows::PerTheme, Cells::Guarded).contains(",theme,theme_1,quote,"));
}

#[test]
fn quotation_marks_commas_and_line_breaks_come_back_as_they_were() {
    let words = ["“Giá”, \"xăng\"", "dòng một\ndòng hai\n", "a,b;c\td", "\"", "đủ\r\ncả", " khoảng ", "ượ̀😀"];
    let passages = all(words.map(|words| Passage { note: Some(words.to_owned()), ..passage(words, &[]) }));
    let table = table(&passages, Rows::PerTheme, Cells::Exact);
    assert_eq!(column(&table, "quote"), words);
    assert_eq!(column(&table, "note"), words);
    assert!(table.contains("\"“Giá”, \"\"xăng\"\"\""));
}

#[test]
fn a_cell_that_begins_like_a_formula_is_guarded() {
    for formula in ["=1+1", "+84", "- gạch đầu dòng", "@SUM(A1)", "\t=1", "\r=1", "\0=1"] {
        let note = Some(formula.to_owned());
        let passages = all([Passage { note, ..passage(formula, &[formula, "A"]) }]);
        let guarded = table(&passages, Rows::PerPassage, Cells::Guarded);
        assert_eq!(column(&guarded, "quote"), [format!("'{formula}")]);
        assert_eq!(column(&guarded, "note"), [format!("'{formula}")]);
        assert_eq!(column(&guarded, "theme"), [format!("'{formula}; A")]);
        let exact = table(&passages, Rows::PerTheme, Cells::Exact);
        assert_eq!(column(&exact, "quote"), [formula, formula]);
    }
    let harmless = table(&all([passage("giá = 5 - 3", &[])]), Rows::PerTheme, Cells::Guarded);
    assert_eq!(column(&harmless, "quote"), ["giá = 5 - 3"]);
}

#[test]
fn a_passage_of_no_known_article_is_still_exported() {
    let passages = Passages { articles: Vec::new(), passages: vec![passage("mồ côi", &["A"])] };
    assert_eq!(column(&table(&passages, Rows::PerTheme, Cells::Guarded), "place"), ["002 §15"]);
    assert_eq!(collection(&passages).pointer("/total"), Some(&Value::from(1)));
    assert!(report(&passages, By::Theme).ends_with("\n## A\n\n> mồ côi\n\n— 002 §15 · NCV 1\n"));
}

#[test]
fn an_annotation_is_a_web_annotation() {
    let (quote, note) = ("Giá \"xăng\" 😀", "so với <tháng> trước");
    let full =
        Passage { note: Some(note.to_owned()), is_starred: true, ..passage(quote, &["Kinh tế / Giá"]) };
    let annotation = collection(&all([full])).pointer("/first/items/0").cloned().unwrap_or_default();
    let body = |purpose, value| json!({ "type": "TextualBody", "purpose": purpose, "value": value, "format": "text/plain" });
    let tag = json!({ "type": "TextualBody", "purpose": "tagging", "value": "Kinh tế / Giá", "format": "text/plain", "schema:identifier": "kinh tế / giá-id" });
    let expected = json!({
        "id": "urn:uuid:0199f3c2-0000-7000-8000-000000000001",
        "type": "Annotation",
        "motivation": "tagging",
        "creator": { "type": "Person", "name": "NCV 1" },
        "created": "2026-11-21T10:00:00Z",
        "modified": "2026-11-21T10:05:12Z",
        "body": [tag, body("commenting", note), body("bookmarking", "★")],
        "target": {
            "type": "SpecificResource",
            "source": "2019/gi%C3%A1%20x%C4%83ng.txt",
            "state": { "type": "oa:State", "id": "nih:sha-256;c0de", "schema:sha256": "c0de" },
            "selector": [
                { "type": "TextPositionSelector", "start": 120, "end": 132 },
                { "type": "TextQuoteSelector", "exact": quote, "prefix": "trước ", "suffix": " sau" },
            ],
            "dcterms:bibliographicCitation": "002 §15",
        },
    });
    assert_eq!(annotation, expected);
}

#[test]
fn the_first_body_of_an_annotation_is_its_motivation() {
    let plain = || passage("một", &[]);
    let noted = Passage { note: Some("ghi".to_owned()), is_starred: true, ..plain() };
    let starred = Passage { note: Some(String::new()), is_starred: true, ..plain() };
    let both = Passage { note: Some("ghi".to_owned()), ..passage("một", &["A"]) };
    let collection = collection(&all([plain(), noted, starred, both]));
    let motivation = |at: usize| collection.pointer(&format!("/first/items/{at}/motivation")).cloned();
    let motivations: Vec<Value> = (0..4).filter_map(motivation).collect();
    assert_eq!(motivations, ["highlighting", "commenting", "bookmarking", "tagging"]);
    assert_eq!(collection.pointer("/first/items/0/body"), None);
}

#[test]
fn an_article_with_passages_is_a_page_and_the_pages_are_a_chain() {
    let n_articles = 400;
    let of_article = |at: usize| [0, 1].map(|_| Passage { article: at, ..passage("một", &[]) });
    let articles = (0..n_articles).map(|at| article(&format!("{at}.txt"), None)).collect();
    // Every second article has no passage and so no page.
    let passages = (0..n_articles).step_by(2).flat_map(of_article).collect();
    let collection = collection(&Passages { articles, passages });
    let text = |value: &Value, at: &str| value.pointer(at).and_then(Value::as_str).map(str::to_owned);
    let further = collection.pointer("/@included").and_then(Value::as_array).cloned().unwrap_or_default();
    let pages: Vec<Value> = collection.pointer("/first").cloned().into_iter().chain(further).collect();
    assert_eq!(collection.pointer("/total"), Some(&Value::from(n_articles)));
    assert_eq!(pages.len(), n_articles / 2);
    for (at, page) in pages.iter().enumerate() {
        assert_eq!(page.pointer("/startIndex"), Some(&Value::from(at * 2)));
        assert_eq!(page.pointer("/items").and_then(Value::as_array).map(Vec::len), Some(2));
        assert_eq!(text(page, "/items/1/target/source"), Some(format!("{}.txt", at * 2)));
        assert_eq!(text(page, "/partOf/id"), text(&collection, "/id"));
        assert_eq!(text(page, "/next"), pages.get(at + 1).and_then(|next| text(next, "/id")));
        assert_eq!(text(page, "/prev"), at.checked_sub(1).and_then(|at| text(pages.get(at)?, "/id")));
    }
    assert_eq!(text(&collection, "/last"), pages.last().and_then(|last| text(last, "/id")));
}

#[test]
fn a_path_becomes_a_relative_iri_and_nothing_else() {
    for (path, iri) in [
        ("2019/thai-nguyen_1.txt", "2019/thai-nguyen_1.txt"),
        ("đ.txt", "%C4%91.txt"),
        ("javascript:alert(1)", "javascript%3Aalert%281%29"),
        ("//host/a?b#c%20", "host/a%3Fb%23c%2520"),
        ("a\"> <b\\c", "a%22%3E%20%3Cb%5Cc"),
    ] {
        assert_eq!(web_annotation::relative_iri(path), iri);
    }
}

#[test]
fn a_report_by_theme_has_a_section_a_theme_and_one_for_those_without() {
    let mut first = passage("Giá xăng tăng\nlần thứ ba\n\nTừ 15 giờ", &["Kinh tế"]);
    first.note = Some("So với tháng trước\n- tăng 5%".to_owned());
    first.themes.iter_mut().for_each(|theme| theme.definition = "Giá, lương, thuế.".to_owned());
    let second = Passage { article: 1, is_starred: true, state: State::Lost, ..passage("hai", &[]) };
    let expected = expect![[r"

        ## Kinh tế

        Giá, lương, thuế.

        > Giá xăng tăng␠␠
        > lần thứ ba
        >
        > Từ 15 giờ

        **Ghi chú:** So với tháng trước␠␠
        \- tăng 5%

        — Giá xăng tăng · 2019-11-20 · Báo Thái Nguyên · 002 §15 · [2019/giá xăng.txt](2019/gi%C3%A1%20x%C4%83ng.txt) · NCV 1

        ## Chưa có chủ đề

        > hai

        — 2019-11-20 · Báo Thái Nguyên · 002 §15 · [b.txt](b.txt) · NCV 1 · không tìm thấy · ★
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

        2019-11-20 · Báo Thái Nguyên · [2019/giá xăng.txt](2019/gi%C3%A1%20x%C4%83ng.txt)

        > một

        **Chủ đề:** Kinh tế; Lãnh đạo / Nêu gương

        — 002 §15 · NCV 1

        > hai

        **Ghi chú:** ghi

        — 002 §15 · NCV 1 · đã dời

        ## b.txt

        2019-11-20 · Báo Thái Nguyên · [b.txt](b.txt)

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
    let report = markdown::write(&all([]), By::Theme, &headings);
    let properties = "title: \"Giá: \\\"xăng\\\" --- # hết\"\narticles: 2\npassages: 0\nthemes: 0\n";
    let expected =
        format!("---\ngenerator: butda {VERSION}\n{properties}---\n\n# Giá: \"xăng\" --- \\# hết\n");
    assert_eq!(String::from_utf8(report).unwrap_or_default(), expected);
}
