//! Texts with their spans for people who train models, read back by a reader of JSON and by our reader of tables.

use crate::exchange_support::text_of;
use crate::studies::{by_chance, by_hand, words};
use butda::exchange::spans_jsonl;
use butda::exchange::study::Study;
use butda::exchange::table_columns::{Role, guess};
use butda::exchange::{table_articles, table_jsonl};
use proptest::prelude::*;
use serde_json::{Value, json};

fn lines(study: &Study) -> Vec<Value> {
    let text = text_of(&|out| spans_jsonl::write(study, out));
    assert!(text.is_empty() || text.ends_with('\n'));
    text.split_terminator('\n').map(|line| serde_json::from_str(line).expect("a line of JSON")).collect()
}

fn list<'j>(line: &'j Value, name: &str) -> &'j [Value] {
    line[name].as_array().expect("a list")
}

#[test]
fn an_article_is_a_line_with_its_text_and_a_span_a_theme() {
    let study = by_hand();
    let lines = lines(&study);
    assert_eq!(lines.len(), 3);
    let first = &lines[0];
    assert_eq!(first["path"], "2019/giá xăng.txt");
    assert_eq!(first["title"], "Giá xăng tăng");
    assert_eq!(first["author"], "Nguyễn Văn A, Trần B");
    assert_eq!(first["themes"], json!(["Đời sống"]));
    assert_eq!(first["done"], true);
    assert_eq!(first["attributes"][1], json!({ "name": "Trang", "value": "=1+1" }));
    let passage = |label: &str| {
        json!({ "id": study.codings[0].id, "start": 0, "end": 8, "label": label, "annotator": "Lê Nà",
            "note": "so với\ntháng trước", "starred": false, "state": "exact" })
    };
    let highlight = json!({ "id": study.codings[1].id, "start": 4, "end": 26, "label": null,
        "annotator": "Lê Na", "note": null, "starred": true, "state": "exact" });
    assert_eq!(first["spans"], json!([passage("Kinh tế / Giá"), passage("Đời sống"), highlight]));
    let lost = json!({ "id": study.codings[2].id, "quote": "mất\nchỗ", "label": "Kinh tế", "annotator": "Lê Na",
        "note": null, "starred": false, "state": "lost" });
    assert_eq!(first["unplaced"], json!([lost]));
}

#[test]
fn an_article_without_passages_is_a_line_and_so_is_one_that_cannot_be_read() {
    let lines = lines(&by_hand());
    assert_eq!(lines[1]["spans"], json!([]));
    assert_eq!(lines[1]["text"], "Không có đoạn nào.");
    assert_eq!(lines[2]["text"], Value::Null);
    assert_eq!(lines[2]["spans"], json!([]));
    let labels: Vec<&Value> = list(&lines[2], "unplaced").iter().map(|row| &row["label"]).collect();
    assert_eq!(labels, ["Kinh tế", "Kinh tế / Giá"]);
}

#[test]
fn ids_of_articles_stay_the_same_and_every_line_has_every_field() {
    let (one, two) = (lines(&by_hand()), lines(&by_hand()));
    assert_eq!(one, two);
    let names = |line: &Value| line.as_object().map(|line| line.keys().cloned().collect::<Vec<_>>());
    assert!(one.iter().all(|line| names(line) == names(&one[0])));
    assert_ne!(one[0]["id"], one[1]["id"]);
}

#[test]
fn passages_of_no_known_article_are_a_line_of_their_own() {
    let mut study = by_hand();
    study.sources.truncate(2);
    study.codes.truncate(1);
    let lines = lines(&study);
    assert_eq!(lines[2]["path"], "");
    assert_eq!(lines[2]["unplaced"][0]["quote"], "bài đã xóa");
    assert_eq!(lines[0]["spans"][0]["label"], Value::Null);
}

#[test]
fn our_reader_of_tables_takes_a_line_for_an_article() {
    let bytes = text_of(&|out| spans_jsonl::write(&by_hand(), out));
    let table = table_jsonl::read(bytes.as_bytes(), &|| false).expect("a table");
    assert_eq!((table.rows.len(), table.left_out.len()), (3, 0));
    let plan = guess(&table);
    for (name, role) in [
        ("text", Role::Text),
        ("title", Role::Title),
        ("date", Role::Date),
        ("source", Role::Source),
        ("author", Role::Author),
        ("path", Role::Attribute),
        ("themes", Role::Attribute),
        ("attributes", Role::Ignored),
        ("spans", Role::Ignored),
        ("unplaced", Role::Ignored),
    ] {
        let column = table.names.iter().position(|known| known == name).expect("a column");
        assert_eq!(plan.roles[column], role, "{name}");
    }
    let found = table_articles::study_of(&table, &plan, &|| false).expect("a study");
    let titles: Vec<_> = found.study.sources.iter().map(|source| source.facts.title.as_deref()).collect();
    assert_eq!(titles, [Some("Giá xăng tăng"), None]);
    let facts = &found.study.sources[0].facts;
    assert_eq!(facts.date.as_deref(), Some("2024-06-16"));
    let attributes: Vec<(&str, &str)> =
        facts.attributes.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let hash = by_hand().article(0).map(|article| article.text.sha256().to_string());
    let id = lines(&by_hand())[0]["id"].as_str().map(str::to_owned);
    let expected = [
        ("id", id.as_deref().unwrap_or_default()),
        ("path", "2019/giá xăng.txt"),
        ("sha256", hash.as_deref().unwrap_or_default()),
        ("themes", "Đời sống"),
        ("memo", "Bài quan trọng. Đọc lại."),
        ("done", "true"),
    ];
    assert_eq!(attributes, expected);
}

proptest! {
    #[test]
    fn every_span_is_the_words_that_were_marked_and_no_passage_is_lost(study in by_chance()) {
        let lines = lines(&study);
        let mut ids = Vec::new();
        for line in &lines {
            for span in list(line, "spans") {
                let at = |name: &str| usize::try_from(span[name].as_u64().expect("a number")).expect("small");
                let coding = study.codings.iter().find(|coding| span["id"] == coding.id.as_str()).expect("a coding");
                let text = line["text"].as_str().expect("a text");
                prop_assert_eq!(&words(text, at("start"), at("end")), &coding.quote);
            }
            let rows = list(line, "spans").iter().chain(list(line, "unplaced"));
            ids.extend(rows.map(|row| row["id"].as_str().unwrap_or_default().to_owned()));
        }
        ids.sort();
        let expected = study.codings.iter().flat_map(|coding| vec![coding.id.clone(); coding.codes.len().max(1)]);
        prop_assert_eq!(ids, expected.collect::<Vec<_>>());
    }
}
