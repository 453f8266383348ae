//! What each verb reads of a project: no more than its question needs, and enough to answer it.

use crate::cli_support::{Bench, field};
use serde_json::json;
use std::fs;

const UNREADABLE: &[u8] = b"Kh\xf4ng ph\xe1i UTF-8.";

/// A project of an article with an annotation, one without, and one that cannot be read.
fn three() -> Bench {
    let bench = Bench::with(&[
        ("a.txt", "Giá xăng tăng từ chiều nay.\n".as_bytes()),
        ("b.txt", "Một bài không ai gắn gì.\n".as_bytes()),
        ("c.txt", UNREADABLE),
    ]);
    bench.annotate("a.txt", "Giá xăng", &["--theme", "Giá"]).id();
    bench
}

#[test]
fn passages_and_their_states_are_told_without_reading_other_articles() {
    let bench = three();
    for verb in ["passages", "check"] {
        let told = bench.run(verb, &["--json"]);
        assert_eq!(field(&told, "state"), [json!("exact")], "{verb}");
        assert_eq!((told.code, told.messages.as_str()), (0, ""), "{verb}");
    }
    let listed = bench.run("list", &["--json"]);
    assert_eq!((listed.code, listed.rows().len()), (1, 3));
}

#[test]
fn passages_whose_article_was_renamed_or_edited_are_looked_for_in_all_articles() {
    let bench = three();
    let at = |name: &str| bench.project().join(name);
    fs::rename(at("a.txt"), at("d.txt")).expect("renamed");
    let told = bench.run("check", &["--json"]);
    assert_eq!(field(&told, "article")[0], json!("d.txt"));
    assert_eq!(field(&told, "state")[0], json!("exact"));

    fs::rename(at("b.txt"), at("a.txt")).expect("renamed");
    let told = bench.run("check", &["--json"]);
    assert_eq!(field(&told, "article")[0], json!("d.txt"));
    assert_eq!(field(&told, "state")[0], json!("exact"));
}

#[test]
fn articles_that_are_searched_on_all_processors_are_told_in_their_order() {
    let words = |at: usize| format!("Bài {at}: giá xăng {}.\n", "giá ".repeat(at % 3));
    let names: Vec<String> = (0..700).map(|at| format!("{at:03}.txt")).collect();
    let texts: Vec<String> = (0..700).map(words).collect();
    let articles: Vec<(&str, &[u8])> =
        names.iter().zip(&texts).map(|(name, text)| (name.as_str(), text.as_bytes())).collect();
    let bench = Bench::with(&articles);
    let told = bench.run("find", &["giá", "--json"]);
    let wanted: Vec<_> =
        names.iter().enumerate().flat_map(|(at, name)| vec![json!(name); 1 + at % 3]).collect();
    assert_eq!(field(&told, "article"), wanted);
    let told = bench.run("find", &["giá"]);
    assert_eq!(told.messages, "butda: 1,399 matches in 700 articles\n");
    assert_eq!(told.out.lines().filter(|line| line.starts_with(|c: char| c.is_ascii_digit())).count(), 700);
}

#[test]
fn many_files_of_annotations_are_read_as_one_by_one() {
    let names: Vec<String> = (0..40).map(|at| format!("{at:02}.txt")).collect();
    let articles: Vec<(&str, &[u8])> =
        names.iter().map(|name| (name.as_str(), "Giá xăng tăng.\n".as_bytes())).collect();
    let bench = Bench::with(&articles);
    for name in &names {
        bench.annotate(name, "xăng", &["--theme", "Giá"]).id();
    }
    // A codebook under another name, read among the annotations, brings the theme they name.
    let (codebook, _) =
        bench.our_files().into_iter().find(|(path, _)| path.ends_with("codebook.ron")).expect("one");
    let to = codebook.replace("codebook.ron", "00.txt.aa.ron");
    fs::rename(bench.project().join(&codebook), bench.project().join(to)).expect("renamed");
    let told = bench.run("passages", &["--json"]);
    assert_eq!(field(&told, "themes"), vec![json!(["Giá"]); 40], "{}", told.messages);
}
