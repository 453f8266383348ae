//! Our Web Annotations: what is said of whole articles, and selectors that select the words in the text they name.

use crate::exchange_support::collection;
use crate::studies::{by_chance, by_hand, coding, source, words};
use butda::exchange::origin::VERSION;
use butda::exchange::study::{Coding, SourceText, Study};
use butda::exchange::told_text::CharSpan;
use butda::exchange::web_annotation_reading::read;
use butda::model::check::State;
use proptest::prelude::*;
use serde_json::{Value, json};

/// All annotations of a collection in order.
fn annotations(collection: &Value) -> Vec<Value> {
    let further = collection["@included"].as_array().cloned().unwrap_or_default();
    let pages = collection.get("first").cloned().into_iter().chain(further);
    pages.flat_map(|page| page["items"].as_array().cloned().unwrap_or_default()).collect()
}

#[test]
fn nothing_is_an_empty_collection_that_names_the_program_and_its_version() {
    let id = "urn:uuid:e3b0c442-98fc-8c14-9afb-f4c8996fb924";
    let software = json!({ "type": "Software", "name": "butda", "schema:softwareVersion": VERSION });
    let empty = json!({ "@context": "http://www.w3.org/ns/anno.jsonld", "id": id, "type": "AnnotationCollection",
        "label": "Giá xăng", "generator": software, "total": 0 });
    assert_eq!(collection(&Study::default()), empty);
}

#[test]
fn what_is_said_of_a_whole_article_is_an_annotation_of_it() {
    let collection = collection(&by_hand());
    let first = collection.pointer("/first/items/0").cloned().unwrap_or_default();
    assert_eq!(first["motivation"], "tagging");
    assert_eq!(first["target"], "2019/gi%C3%A1%20x%C4%83ng.txt");
    assert_eq!(first["body"][0]["value"], "Đời sống");
    assert_eq!(first["body"][0]["schema:identifier"], "Đời sống-id");
    assert_eq!(first["body"][1]["purpose"], "commenting");
    assert_eq!(first["body"][1]["value"], "Bài quan trọng.\n\nĐọc lại.");
    assert!(["creator", "created", "modified"].iter().all(|name| first.get(name).is_none()));
    assert_eq!(collection["total"], 5);
    assert_eq!(collection["@included"][0]["startIndex"], 4);
}

#[test]
fn an_article_with_a_memo_and_no_passage_has_a_page() {
    let mut study = by_hand();
    study.sources[1].memo = Some("Bỏ".to_owned());
    study.sources[2].memo = Some(" \n".to_owned());
    study.codings.clear();
    let collection = collection(&study);
    assert_eq!(collection["total"], 2);
    assert_eq!(collection["@included"][0]["items"][0]["target"], "con.md");
}

#[test]
fn memos_and_themes_of_articles_come_back() {
    let bytes = collection(&by_hand()).to_string();
    let found = read(bytes.as_bytes(), &|| false).expect("a study");
    let source = &found.study.sources[0];
    assert_eq!(source.memo.as_deref(), Some("Bài quan trọng.\n\nĐọc lại."));
    assert_eq!(source.facts.attributes, [("tags".to_owned(), "Đời sống".to_owned())]);
    assert_eq!(found.study.codings.len(), by_hand().codings.len());
    assert_eq!(found.left_out, []);
}

/// A passage marked in another text, and where its words stand now.
fn after_a_change(quote: &str, state: State) -> (Study, Value) {
    let text = format!("{}Giá xăng tăng.{}", "đ".repeat(40), "ộ".repeat(40));
    let mut study = Study { sources: vec![source("a.txt", Some(&text))], ..Study::default() };
    let marked = coding(&study, 0, (44, 48), &[]);
    study.codings = vec![Coding {
        start: 4,
        end: 8,
        quote: quote.to_owned(),
        prefix: "Giá ".to_owned(),
        suffix: " giảm".to_owned(),
        text: "c0de".to_owned(),
        today: Some(CharSpan { start: 44, end: 48 }),
        state,
        ..marked
    }];
    let target = collection(&study).pointer("/first/items/0/target").cloned().unwrap_or_default();
    (study, target)
}

#[test]
fn words_that_moved_are_selected_in_the_text_of_today() {
    let (study, target) = after_a_change("xăng", State::Moved);
    let hash = study.article(0).map(|article| article.text.sha256().to_string());
    assert_eq!(target["state"]["schema:sha256"].as_str(), hash.as_deref());
    assert_eq!(target["selector"][0]["start"], 44);
    let (prefix, suffix) = (format!("{}Giá ", "đ".repeat(28)), format!(" tăng.{}", "ộ".repeat(26)));
    let quote = json!({ "type": "TextQuoteSelector", "exact": "xăng", "prefix": prefix, "suffix": suffix });
    assert_eq!(target["selector"][1], quote);
}

#[test]
fn words_that_changed_are_selected_in_the_text_they_were_marked_in() {
    let (_, target) = after_a_change("dầu", State::Changed);
    assert_eq!(target["state"]["schema:sha256"], "c0de");
    assert_eq!(target["selector"][0], json!({ "type": "TextPositionSelector", "start": 4, "end": 8 }));
    assert_eq!(target["selector"][1]["exact"], "dầu");
    assert_eq!(target["selector"][1]["prefix"], "Giá ");
}

#[test]
fn the_same_study_gives_the_same_ids() {
    assert_eq!(collection(&by_hand()), collection(&by_hand()));
    let mut other = by_hand();
    other.sources[1].memo = Some("Bỏ".to_owned());
    assert_ne!(collection(&by_hand())["id"], collection(&other)["id"]);
}

proptest! {
    #[test]
    fn both_selectors_select_the_quote_in_the_text_that_the_state_names(study in by_chance()) {
        for annotation in annotations(&collection(&study)) {
            let target = &annotation["target"];
            let hash = target["state"]["schema:sha256"].as_str().unwrap_or_default();
            let texts = study.sources.iter().filter_map(|source| match &source.text {
                SourceText::Article(article) => Some(&article.text),
                SourceText::Unknown | SourceText::File { .. } | SourceText::Document(_) => None,
            });
            let Some(text) = texts.into_iter().find(|text| **text.sha256() == *hash) else { continue };
            let at = |name: &str| target["selector"][0][name].as_u64().and_then(|at| usize::try_from(at).ok());
            let (start, end) = (at("start").expect("a number"), at("end").expect("a number"));
            let quote = &target["selector"][1];
            let said = |name: &str| quote[name].as_str().unwrap_or_default().to_owned();
            let id = annotation["id"].as_str().unwrap_or_default().trim_start_matches("urn:uuid:");
            let known = study.codings.iter().find(|coding| coding.id == id);
            if known.is_some_and(|coding| coding.today.is_some()) {
                prop_assert_eq!(words(text.as_str(), start, end), said("exact"));
                let before = words(text.as_str(), 0, start);
                prop_assert!(before.ends_with(&said("prefix")));
                prop_assert!(words(text.as_str(), end, usize::MAX).starts_with(&said("suffix")));
            }
        }
    }
}
