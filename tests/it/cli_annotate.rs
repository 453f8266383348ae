//! `annotate` on the command line: what it makes, what it refuses, what it prints.

use crate::cli_support::{Bench, bench, field};
use butda::storage::settings::{self, Places, Settings};
use serde_json::json;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// Runs, and checks that it was refused with these words and that nothing was written.
#[track_caller]
fn check_refused(bench: &Bench, article: &str, quote: &str, more: &[&str], words: &str) {
    let before = bench.our_files();
    let told = bench.annotate(article, quote, more);
    assert_eq!((told.code, told.out.as_str()), (2, ""), "{told:?}");
    assert!(told.messages.contains(words), "{told:?}");
    assert_eq!(bench.our_files(), before);
}

#[test]
fn an_id_is_printed_once_its_files_hold_the_annotation() {
    let bench = bench();
    let told = bench.annotate("giá.txt", "Người dân", &["--theme", "Dân", "--note", "  hay \r\n lắm "]);
    let files = bench.our_files();
    assert_eq!(files.len(), 2);
    assert!(files.iter().any(|(_, text)| text.contains(told.id())));
    let rows = bench.run("passages", &["--json"]).rows();
    assert_eq!(
        rows,
        [json!({
            "id": told.id(), "article": "giá.txt", "annotator": "lan", "start": 33, "end": 42,
            "quote": "Người dân", "themes": ["Dân"], "note": "hay \n lắm", "state": "exact",
            "created": "2026-11-21T10:00:00Z", "modified": "2026-11-21T10:00:00Z",
        })]
    );
}

#[test]
fn themes_of_a_branch_are_made_once_and_found_by_exact_name() {
    let bench = bench();
    let more = ["--theme", "Giá / Xăng", "--theme", "Giá/Dầu", "--theme", "Giá", "--theme", "Giá / Xăng"];
    bench.annotate("giá.txt", "lại", &more).id();
    bench.annotate("giá.txt", "bàn", &["--theme", "ban", "--theme", "ba\u{300}n"]).id();
    bench.annotate("giá.txt", "nói", &["--theme", "bàn"]).id();
    let passages = bench.run("passages", &["--json"]);
    assert_eq!(
        field(&passages, "themes"),
        [json!(["Giá / Xăng", "Giá / Dầu", "Giá"]), json!(["ban", "bàn"]), json!(["bàn"])]
    );
    let codebook = bench.our_files().into_iter().find(|(path, _)| path.ends_with("codebook.ron"));
    let names = codebook.map(|(_, text)| text.matches("name: Some(").count());
    assert_eq!(names, Some(5));
}

#[test]
fn the_same_words_with_another_note_are_a_new_annotation_and_extend_none() {
    let bench = bench();
    for (quote, note) in [("Người dân", "một"), ("Người dân", "hai"), ("dân bàn", "một")] {
        bench.annotate("giá.txt", quote, &["--theme", "Dân", "--note", note]).id();
    }
    assert_eq!(bench.run("passages", &["--json"]).rows().len(), 3);
}

#[test]
fn words_in_several_places_need_an_occurrence_and_are_shown_with_what_stands_around_them() {
    let bench = bench();
    let theme = ["--theme", "Giá"];
    check_refused(&bench, "giá.txt", "xăng", &theme, "3 times");
    check_refused(&bench, "giá.txt", "xăng", &theme, "3. line 2, characters 54–58:");
    check_refused(&bench, "giá.txt", "xăng", &theme, "bàn về giá [xăng], ban");
    check_refused(&bench, "giá.txt", "xăng", &["--occurrence", "4", "--theme", "G"], "no occurrence 4");
    check_refused(&bench, "giá.txt", "xăng", &["--occurrence", "0", "--theme", "G"], "no occurrence 0");
    bench.annotate("giá.txt", "xăng", &["--occurrence", "3", "--theme", "Giá"]).id();
    assert_eq!(field(&bench.run("passages", &["--json"]), "start"), [json!(54)]);
}

#[test]
fn overlapping_occurrences_count() {
    let bench = Bench::with(&[("ha.txt", b"ha ha ha ha")]);
    bench.annotate("ha.txt", "ha ha", &["--occurrence", "2", "--theme", "Cười"]).id();
    assert_eq!(field(&bench.run("passages", &["--json"]), "start"), [json!(3)]);
    check_refused(&bench, "ha.txt", "ha ha", &["--occurrence", "4", "--theme", "Cười"], "“ha ha” 3 times");
}

#[test]
fn a_quotation_is_found_however_its_letters_and_line_ends_are_written() {
    let bench = Bench::with(&[("a\u{302}.txt", "Ngu\u{031b}\u{01a1}\u{300}i\r\ndân".as_bytes())]);
    bench.put("b.txt", "Một\r\nhai".as_bytes());
    bench.annotate("./b.txt", "Mo\u{302}\u{323}t\r\nhai", &["--theme", "Số"]).id();
    bench.annotate("â.txt", "da\u{302}n", &["--theme", "Dân"]).id();
    assert_eq!(field(&bench.run("passages", &["--json"]), "quote"), [json!("Một\nhai"), json!("dân")]);
}

#[test]
fn words_that_begin_like_an_option_are_words() {
    let bench = Bench::with(&[("a.txt", b"- mot\n--hai")]);
    bench.annotate("a.txt", "- mot", &["--theme", "-1", "--note", "--"]).id();
    bench.annotate("a.txt", "--hai", &["--theme", "--hai", "--annotator", "-x"]).id();
    assert_eq!(bench.run("passages", &["--json"]).rows().len(), 2);
}

#[test]
fn what_cannot_be_annotated_is_refused_with_a_reason() {
    let bench = bench();
    bench.put("hỏng.txt", b"\xff\xfe\x00");
    let theme = ["--theme", "Giá"];
    check_refused(&bench, "giá.txt", " \n", &theme, "empty");
    check_refused(&bench, "giá.txt", "Nhà nước", &theme, "giá.txt does not contain “Nhà nước”");
    check_refused(
        &bench,
        "giá.txt",
        "nguoi DAN",
        &theme,
        "characters 33–42: …iá xăng tăng Giá xăng lại tăng. [Người dân]",
    );
    check_refused(&bench, "gia.txt", "xăng", &theme, "butda list");
    check_refused(&bench, "hỏng.txt", "x", &theme, "cannot be read");
    check_refused(&bench, "giá.txt", "lại", &["--theme", " / "], "name is empty");
    check_refused(&bench, "giá.txt", "lại", &["--theme", "A", "--annotator", " "], "annotator’s name");
    check_refused(&bench, "giá.txt", "lại", &[], "--theme");
    assert!(!bench.project().join("annotations").exists());
    assert!(!bench.home().join("settings.ron").exists());
}

#[test]
fn of_themes_of_one_name_ones_own_is_meant_also_as_the_top_of_a_branch() {
    let bench = bench();
    bench.annotate("giá.txt", "lại", &["--theme", "Giá", "--annotator", "Lan"]).id();
    bench.annotate("giá.txt", "lại", &["--theme", "Dân", "--annotator", "Minh"]).id();
    for (path, text) in bench.our_files() {
        if path.ends_with("codebook.ron") {
            fs::write(&path, text.replace("Some(\"Dân\")", "Some(\"Giá\")")).expect("the codebook");
        }
    }
    for who in ["Lan", "Minh"] {
        let child = format!("Giá / {who}");
        assert_eq!(bench.annotate("giá.txt", "bàn", &["--theme", "Giá", "--annotator", who]).code, 0);
        assert_eq!(bench.annotate("giá.txt", "nói", &["--theme", &child, "--annotator", who]).code, 0);
    }
    let rows = bench.run("themes", &["--json"]).rows();
    let tops: Vec<_> = rows.iter().filter(|row| row["name"] == "Giá").collect();
    assert!(tops.len() == 2 && tops.iter().all(|row| row["passages"] == 2), "{rows:?}");
    let children: Vec<_> =
        rows.windows(2).filter(|pair| pair[0]["name"] == "Giá").map(|pair| &pair[1]).collect();
    assert!(
        children
            .iter()
            .all(|row| row["name"] == format!("Giá / {}", row["annotator"].as_str().unwrap_or("")))
    );
    assert_eq!(children.len(), 2, "each made a child of its own theme: {rows:?}");
}

#[test]
fn a_locked_codebook_gets_no_new_themes() {
    let bench = bench();
    bench.annotate("giá.txt", "lại", &["--theme", "Giá"]).id();
    for (path, text) in bench.our_files() {
        fs::write(&path, text.replace("locked: false", "locked: true")).expect("the codebook");
    }
    bench.annotate("giá.txt", "bàn", &["--theme", "Giá"]).id();
    check_refused(&bench, "giá.txt", "lại", &["--theme", "Giá", "--theme", "Xăng"], "locked");
}

#[test]
fn annotations_go_to_the_folder_of_the_annotator_of_that_name() {
    let bench = bench();
    bench.annotate("giá.txt", "lại", &["--theme", "Giá"]).id();
    bench.annotate("giá.txt", "bàn", &["--theme", "Giá", "--annotator", "Trần Minh"]).id();
    bench.annotate("giá.txt", "ban", &["--theme", "Giá", "--annotator", "Trần Minh"]).id();
    let own = Settings {
        annotator: Some(("ncv-1-k3f9w2".parse().expect("an id"), "NCV 1".to_owned())),
        ..Settings::default()
    };
    settings::write(&Places::within(&bench.home()), &own).expect("the settings");
    bench.annotate("giá.txt", "nói", &["--theme", "Giá"]).id();
    let names = field(&bench.run("passages", &["--json"]), "annotator");
    assert_eq!(names, [json!("lan"), json!("Trần Minh"), json!("Trần Minh"), json!("NCV 1")]);
    let folders: BTreeSet<_> =
        bench.our_files().iter().filter_map(|(path, _)| Some(Path::new(path).parent()?.to_owned())).collect();
    assert_eq!(folders.len(), 3);
    assert!(folders.contains(&bench.project().join("annotations/ncv-1-k3f9w2")));
    assert_eq!(settings::read(&Places::within(&bench.home())), Ok(own));
}

#[test]
fn settings_that_are_not_understood_are_left_alone_and_do_not_say_who_annotates() {
    let bench = bench();
    fs::create_dir_all(bench.home()).expect("the folder");
    fs::write(bench.home().join("settings.ron"), "<<<<").expect("the settings");
    check_refused(&bench, "giá.txt", "lại", &["--theme", "Giá"], "--annotator NAME");
    let told = bench.annotate("giá.txt", "lại", &["--theme", "Giá", "--annotator", "Lan"]);
    assert_eq!(told.code, 0, "{told:?}");
    assert_eq!(fs::read_to_string(bench.home().join("settings.ron")).ok().as_deref(), Some("<<<<"));
}

#[test]
fn files_that_are_not_understood_or_newer_are_never_written_over() {
    for (from, to) in
        [("format: 1", "format: 2"), ("rivals: []", "rivals: [], tổ: 1"), ("(", "<<<<<<< HEAD\n(")]
    {
        let bench = bench();
        bench.annotate("giá.txt", "lại", &["--theme", "Giá"]).id();
        for (path, text) in bench.our_files() {
            if !path.ends_with("codebook.ron") {
                fs::write(&path, text.replacen(from, to, 1)).expect("the file");
            }
        }
        check_refused(&bench, "giá.txt", "bàn", &["--theme", "Mới"], "cannot be overwritten");
        assert_eq!(bench.run("check", &[]).code, 1);
    }
}

#[test]
fn nothing_is_printed_where_saving_fails() {
    let bench = bench();
    fs::write(bench.project().join("annotations"), "a file").expect("the file in the way");
    check_refused(&bench, "giá.txt", "lại", &["--theme", "Giá"], "not all annotations can be read");
}

#[test]
fn what_was_said_not_to_be_made_does_not_come_back_from_the_journal() {
    let bench = bench();
    let own = Settings {
        annotator: Some(("ncv-1-k3f9w2".parse().expect("an id"), "NCV 1".to_owned())),
        ..Settings::default()
    };
    settings::write(&Places::within(&bench.home()), &own).expect("the settings");
    bench.annotate("giá.txt", "lại", &["--theme", "Giá"]).id();
    let (annotations, away) = (bench.project().join("annotations"), bench.project().join("away"));
    fs::rename(&annotations, &away).expect("the folder");
    fs::write(&annotations, "a file").expect("the file in the way");
    let told = bench.annotate("giá.txt", "bàn", &["--theme", "Mới"]);
    assert_eq!(told.code, 2, "{told:?}");
    fs::remove_file(&annotations).expect("the file");
    fs::rename(&away, &annotations).expect("the folder");
    bench.annotate("giá.txt", "nói", &["--theme", "Giá"]).id();
    let quotes = field(&bench.run("passages", &["--json"]), "quote");
    assert_eq!(quotes, [json!("lại"), json!("nói")]);
}

#[test]
fn many_at_once_lose_nothing_and_make_each_theme_and_annotator_once() {
    let bench = bench();
    let quotes = ["lại", "bàn", "ban", "nói", "gì", "về"];
    std::thread::scope(|scope| {
        for quote in quotes {
            let bench = &bench;
            scope.spawn(move || {
                for theme in ["Giá", "Dân", quote] {
                    let more = ["--theme", theme, "--annotator", "Lan"];
                    bench.annotate("giá.txt", quote, &more).id();
                }
            });
        }
    });
    assert_eq!(bench.run("passages", &["--json"]).rows().len(), 18);
    assert_eq!(bench.run("check", &[]).code, 0);
    let files = bench.our_files();
    assert_eq!(files.len(), 2);
    let names: usize = files.iter().map(|(_, text)| text.matches("name: Some(").count()).sum();
    assert_eq!(names, 8);
}
