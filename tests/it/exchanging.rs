//! What other programs get: each format from the same hand-built passages, read back by a reader of that format.

use crate::exchange_support::{Passage, all, article, collection, column, passage, report, study, table};
use butda::exchange::codebook::Book;
use butda::exchange::csv::{Cells, Rows};
use butda::exchange::export_words::ExportWords;
use butda::exchange::format::{FormatId, codebook_formats, export_formats};
use butda::exchange::formats::FORMATS;
use butda::exchange::markdown::By;
use butda::exchange::sink::NotWritten;
use butda::exchange::web_annotation;
use expect_test::expect;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::io::Cursor;

#[test]
fn a_passage_and_a_theme_are_a_row() {
    let passages = all([passage("Giá xăng tăng", &["Kinh tế", "Đời sống"])]);
    let table = table(&passages, Rows::default(), Cells::default());
    expect![[r"
        id,article,title,date,source,author,annotator,theme,theme_1,quote,prefix,suffix,note,starred,start,end,place,created,modified,state,today_start,today_end,article_themes
        0199f3c2-0000-7000-8000-000000000001,2019/giá xăng.txt,Giá xăng tăng,2019-11-20,Báo Thái Nguyên,,NCV 1,Kinh tế,Kinh tế,Giá xăng tăng,trước , sau,,false,120,133,002 §15,2026-11-21T10:00:00Z,2026-11-21T10:05:12Z,exact,,,
        0199f3c2-0000-7000-8000-000000000001,2019/giá xăng.txt,Giá xăng tăng,2019-11-20,Báo Thái Nguyên,,NCV 1,Đời sống,Đời sống,Giá xăng tăng,trước , sau,,false,120,133,002 §15,2026-11-21T10:00:00Z,2026-11-21T10:05:12Z,exact,,,
    "]]
    .assert_eq(&table.trim_start_matches('\u{feff}').replace("\r\n", "\n"));
}

#[test]
fn a_table_begins_with_a_byte_order_mark_and_ends_records_with_crlf() {
    let table = table(&all([passage("một\nhai", &[])]), Rows::PerTheme, Cells::Guarded);
    assert!(table.starts_with("\u{feff}id,"));
    assert!(table.ends_with(",exact,,,\r\n"));
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
    let passages = study(Vec::new(), [passage("mồ côi", &["A"])]);
    assert_eq!(column(&table(&passages, Rows::PerTheme, Cells::Guarded), "place"), ["002 §15"]);
    assert_eq!(collection(&passages).pointer("/total"), Some(&Value::from(1)));
    assert!(report(&passages, By::Theme).ends_with("\n> mồ côi\n\n— 002 §15 · NCV 1\n"));
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
    let passages = (0..n_articles).step_by(2).flat_map(of_article);
    let collection = collection(&study(articles, passages));
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
fn every_format_has_a_row_of_its_own_in_the_table() {
    for format in &FORMATS {
        assert_eq!(format.id.format().id, format.id);
        assert!(format.ends_so(&format.extension().to_uppercase()));
    }
    for formats in [export_formats().collect::<Vec<_>>(), codebook_formats().collect()] {
        let names: BTreeSet<&str> = formats.iter().map(|format| format.name).collect();
        assert_eq!(names.len(), formats.len());
    }
    // What is written of passages is not written of a codebook.
    let mut out = Cursor::new(Vec::new());
    let book = FormatId::Report.write_book(&Book::default(), &ExportWords::default(), &mut out);
    assert!(matches!(book, Err(NotWritten::OtherKind)));
}
