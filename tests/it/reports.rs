//! Reports of this program among the articles: known by their front matter, never articles, quietly left out.

use crate::exchange_support::written;
use crate::support::Sitting;
use butda::exchange::origin::{is_own_report, mark};
use butda::exchange::study::Study;
use butda::exchange::web_annotation;
use butda::model::id::ArticlePath;
use butda::session::{FolderCommand, FolderNotice, Notice, ReadingCommand};
use butda::storage::problem::ProblemKind;
use serde_json::{Value, json};

fn report() -> String {
    format!("---\n{}\ntitle: \"Báo cáo\"\n---\n\n# Báo cáo\n", mark())
}

fn articles(sitting: &Sitting) -> Vec<&str> {
    sitting.opened().library.keys().map(ArticlePath::as_str).collect()
}

#[test]
fn the_front_matter_tells_a_report_of_any_version_however_it_was_saved_again() {
    let report = report();
    let quoted = "---\r\ntitle: x\r\ngenerator: \"butda 9.9.9\"\r\n---\r\nx".to_owned();
    for text in [report.clone(), format!("\u{feff}{report}"), report.replace('\n', "\r\n"), quoted] {
        assert!(is_own_report(text.as_bytes()), "{text}");
    }
    let without_end = report.get(..report.len() / 2).expect("half of it");
    assert!(is_own_report(without_end.as_bytes()));
}

#[test]
fn an_article_that_only_speaks_of_the_program_is_an_article() {
    let mark = mark();
    for text in [
        mark.clone(),
        format!("{mark}\n---\n"),
        format!("---\ntitle: x\n---\n{mark}\n"),
        format!("--- \n x{mark}\n---\n"),
        "---\ngenerator: butda\n---\n".to_owned(),
        "---\ngenerator: butdax 0.1.0\n---\n".to_owned(),
        String::new(),
    ] {
        assert!(!is_own_report(text.as_bytes()), "{text}");
    }
}

#[test]
fn a_report_that_lies_in_the_folder_is_left_out_without_a_word() {
    let report = report();
    let sitting = Sitting::open(&[("a.txt", "Giá xăng"), ("report.md", &report), ("sub/cũ.txt", &report)]);
    assert_eq!(articles(&sitting), ["a.txt"]);
    assert_eq!(sitting.opened().problems, []);
}

#[test]
fn a_report_that_comes_while_the_project_is_open_is_no_news_and_one_that_becomes_an_article_is() {
    let mut sitting = Sitting::open(&[("a.txt", "Giá xăng")]);
    sitting.put("report.md", report().as_bytes());
    for _ in 0..2 {
        sitting.run(FolderCommand::ListAgain);
        assert_eq!((sitting.said(), articles(&sitting)), (None, vec!["a.txt"]));
        assert_eq!(sitting.opened().problems, []);
    }
    sitting.put("report.md", "Giá dầu cũng tăng.".as_bytes());
    sitting.run(FolderCommand::ListAgain);
    assert_eq!(
        sitting.said(),
        Some(Notice::Folder(FolderNotice::ArticlesChanged { n_new: 1, n_gone: 0, n_changed: 0 }))
    );
    assert_eq!(articles(&sitting), ["a.txt", "report.md"]);
}

#[test]
fn opening_a_report_says_what_it_is() {
    let mut sitting = Sitting::open(&[("a.txt", "Giá xăng"), ("report.md", &report())]);
    sitting.run(ReadingCommand::OpenArticle(crate::support::path("report.md")));
    let said = sitting.said();
    assert!(
        matches!(&said, Some(Notice::Folder(FolderNotice::ArticleProblem(p))) if p.kind == ProblemKind::OwnReport),
        "{said:?}"
    );
}

#[test]
fn nothing_is_an_empty_collection_that_names_the_program_and_its_version() {
    let bytes = written(&|out| web_annotation::write(&Study::default(), "Giá xăng", out));
    let (context, id) = ("http://www.w3.org/ns/anno.jsonld", "urn:uuid:e3b0c442-98fc-8c14-9afb-f4c8996fb924");
    let version = env!("CARGO_PKG_VERSION");
    let software = json!({ "type": "Software", "name": "butda", "schema:softwareVersion": version });
    let empty = json!({
        "@context": context, "id": id, "type": "AnnotationCollection", "label": "Giá xăng",
        "generator": software, "total": 0
    });
    assert_eq!(serde_json::from_slice::<Value>(&bytes).ok(), Some(empty));
}
