//! `import`: files become articles by a script.

use crate::cli_support::bench;
use crate::docx_writing::{document_with, paragraph};
use crate::refi_writer::{Code, Coded, Habits, Passage, Project, Source, write};
use serde_json::json;
use std::fs;

#[test]
fn files_become_articles_once_and_each_tells_what_came_of_it() {
    let bench = bench();
    let folder = bench.home().join("from");
    fs::create_dir_all(&folder).expect("a folder");
    fs::write(folder.join("tin.docx"), document_with(&paragraph("", "Bến phà ngày cuối."), &[], ""))
        .expect("a file");
    fs::write(folder.join("study.mx24"), "?").expect("a file");
    let folder = folder.display().to_string();
    let before = bench.our_files();
    let dry = bench.run("import", &[&folder, "--dry-run", "--json", "--annotator", "Lan"]);
    assert_eq!((dry.code, bench.our_files()), (1, before), "{dry:?}");
    let told = bench.run("import", &[&folder, "--json", "--annotator", "Lan"]);
    let rows = told.rows();
    assert_eq!(told.code, 1, "a file was not read: {told:?}");
    assert_eq!((&rows[0]["file"], &rows[0]["format"]), (&json!("study.mx24"), &json!(null)));
    assert_eq!(rows[0]["left_out"][0]["what"], json!("study.mx24"));
    assert_eq!(rows[1]["made"], json!(["imported/tin.txt"]));
    assert_eq!(rows[1]["format"], json!("docx"));
    let text = fs::read_to_string(bench.project().join("imported/tin.txt")).expect("an article");
    assert_eq!(text, "Bến phà ngày cuối.\n");
    let again = bench.run("import", &[&folder, "--json", "--annotator", "Lan"]);
    assert_eq!(again.rows()[1]["made"], json!([]));
}

#[test]
fn a_format_that_is_named_is_believed() {
    let bench = bench();
    fs::create_dir_all(bench.home()).expect("a folder");
    let file = bench.home().join("trang.tmp");
    fs::write(&file, "<p>Một đoạn.</p><p>Hai đoạn.</p>").expect("a file");
    let file = file.display().to_string();
    assert_eq!(bench.run("import", &[&file, "--annotator", "Lan"]).code, 1);
    let told = bench.run("import", &[&file, "--as", "html", "--annotator", "Lan", "--json"]);
    assert_eq!((told.code, &told.rows()[0]["made"]), (0, &json!(["imported/trang.txt"])), "{told:?}");
}

#[test]
fn a_project_brings_passages_and_themes_for_the_coder_that_is_named() {
    let bench = bench();
    let passage = |start, end, user| Passage { start, end, codings: vec![Coded { user, code: 0 }] };
    let study = Project {
        users: vec!["Mai".to_owned(), "Minh".to_owned()],
        codes: vec![Code { name: "Phà".to_owned(), parent: None }],
        sources: vec![Source {
            name: "Bến".to_owned(),
            text: "Ben pha dong cua.\n".to_owned(),
            passages: vec![passage(0, 7, 0), passage(8, 16, 1)],
        }],
    };
    fs::create_dir_all(bench.home()).expect("a folder");
    let file = bench.home().join("study.qdpx");
    fs::write(&file, write(&study, Habits::default())).expect("a file");
    let file = file.display().to_string();
    let nobody = bench.run("import", &[&file, "--coder", "Ai đó", "--annotator", "Lan"]);
    assert_eq!(nobody.code, 2, "{nobody:?}");
    assert!(nobody.messages.contains("Mai, Minh"), "{nobody:?}");
    let told = bench.run("import", &[&file, "--coder", "Mai", "--annotator", "Lan", "--json"]);
    let row = &told.rows()[0];
    assert_eq!(
        (&row["made"], &row["annotations"], &row["themes"]),
        (&json!(["imported/Bến.txt"]), &json!(2), &json!(1))
    );
    assert_eq!(row["questions"], json!(["coder: Mai, of Mai, Minh"]));
    let passages = bench.run("passages", &["--json"]).rows();
    let who = |words: &str| {
        let row = passages.iter().find(|row| row["quote"] == json!(words)).expect("a passage");
        row["annotator"].clone()
    };
    assert_eq!((who("Ben pha"), who("dong cua")), (json!("Lan"), json!("Minh")));
    let again = bench.run("import", &[&file, "--coder", "Mai", "--annotator", "Lan", "--json"]);
    assert_eq!((&again.rows()[0]["made"], &again.rows()[0]["annotations"]), (&json!([]), &json!(0)));
}

/// A study of one text of which a passage is each of these people's; an empty name is none.
fn study_of(names: &[&str]) -> Vec<u8> {
    let passage =
        |user: usize| Passage { start: user * 5, end: user * 5 + 4, codings: vec![Coded { user, code: 0 }] };
    let study = Project {
        users: names.iter().map(|name| (*name).to_owned()).collect(),
        codes: vec![Code { name: "Phà".to_owned(), parent: None }],
        sources: vec![Source {
            name: "Bến".to_owned(),
            text: "aaaa bbbb cccc dddd\n".to_owned(),
            passages: (0..names.len()).map(passage).collect(),
        }],
    };
    write(&study, Habits::default())
}

#[test]
fn several_coders_are_told_and_how_to_say_who_one_is() {
    let bench = bench();
    fs::create_dir_all(bench.home()).expect("a folder");
    let file = bench.home().join("study.qdpx");
    fs::write(&file, study_of(&["Mai", "Minh", ""])).expect("a file");
    let file = file.display().to_string();
    let told = bench.run("import", &[&file, "--annotator", "Lan"]);
    assert_eq!(told.code, 1, "{told:?}");
    for words in ["Mai, Minh, (", "--coder", "“study”"] {
        assert!(told.messages.contains(words), "{words}: {told:?}");
    }
}

#[test]
fn passages_that_name_no_coder_are_the_sole_coders() {
    let bench = bench();
    fs::create_dir_all(bench.home()).expect("a folder");
    for (name, coders) in [("one", &["", "Mai"][..]), ("two", &[""][..])] {
        let file = bench.home().join(format!("{name}.qdpx"));
        fs::write(&file, study_of(coders)).expect("a file");
        let file = file.display().to_string();
        let told = bench.run("import", &[&file, "--annotator", "Lan", "--json"]);
        assert_eq!(told.rows()[0]["questions"], json!([]), "{told:?}");
        let rows = bench.run("passages", &["--json"]).rows();
        assert!(rows.iter().all(|row| row["annotator"] == json!("Lan")), "{rows:?}");
    }
}

#[test]
fn what_cannot_be_read_is_told_for_what_it_is() {
    let bench = bench();
    fs::create_dir_all(bench.home()).expect("a folder");
    let put = |name: &str, bytes: &[u8]| {
        let path = bench.home().join(name);
        fs::write(&path, bytes).expect("a file");
        path.display().to_string()
    };
    let missing = bench.home().join("nope.txt").display().to_string();
    let text = put("a.txt", "Một bài.\n".as_bytes());
    let told = bench.run("import", &[&text, &missing, "--annotator", "Lan"]);
    assert_eq!(told.code, 2);
    assert!(told.messages.contains("nope.txt") && !bench.project().join("imported").exists(), "{told:?}");
    let told = bench.run("import", &[&text, "--as", "pdf", "--annotator", "Lan"]);
    assert!(told.messages.contains("pdf") && told.messages.contains("--as"), "{told:?}");
    let spoilt =
        put("moji.txt", "\u{c4}\u{90}\u{e1}\u{bb}\u{91}i tho\u{e1}\u{ba}\u{a1}i\n".repeat(5).as_bytes());
    let told = bench.run("import", &[&spoilt, "--annotator", "Lan"]);
    assert!(!told.messages.contains(" 2:") && told.messages.contains("UTF-8"), "{told:?}");
    let programs = ["NVivo", "ATLAS.ti", "MAXQDA"];
    for (name, program) in
        [("a.atlproj23", "ATLAS.ti"), ("b.mx22", "MAXQDA"), ("c.nvp", "NVivo"), ("d.hpr7", "ATLAS.ti")]
    {
        let told = bench.run("import", &[&put(name, b"PK"), "--annotator", "Lan"]);
        let named = programs.iter().filter(|known| told.messages.contains(**known));
        assert!(told.messages.contains("REFI-QDA") && named.eq([&program]), "{told:?}");
    }
}
