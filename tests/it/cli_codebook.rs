//! `themes --export` and `themes --import`: a codebook goes from one project to another by a script.

use crate::cli_support::{Bench, bench};
use serde_json::json;
use std::fs;

/// A project with one annotation, and so one branch of themes.
fn annotated() -> Bench {
    let bench = bench();
    bench.annotate("giá.txt", "lại", &["--theme", "Lãnh đạo / Nêu gương"]).id();
    bench
}

/// A file of this computer.
fn file(bench: &Bench, name: &str) -> String {
    fs::create_dir_all(bench.home()).expect("a folder");
    bench.home().join(name).display().to_string()
}

/// Puts a file there.
fn put(bench: &Bench, name: &str, text: &str) -> String {
    let path = file(bench, name);
    fs::write(&path, text).expect("a file");
    path
}

#[test]
fn a_codebook_goes_from_one_project_to_another_and_the_second_time_nothing_is_left_to_do() {
    let from = annotated();
    for name in ["book.csv", "book.MD"] {
        let path = file(&from, name);
        let told = from.run("themes", &["--export", &path]);
        assert_eq!((told.code, told.out.as_str()), (0, ""), "{told:?}");
        assert!(told.messages.contains("Exported 2 themes"), "{told:?}");
        let to = bench();
        let told = to.run("themes", &["--import", &path, "--annotator", "Lan", "--json"]);
        assert_eq!(told.code, 0, "{told:?}");
        let row = &told.rows()[0];
        assert_eq!(row["made"], json!(["Lãnh đạo", "Lãnh đạo / Nêu gương"]), "{told:?}");
        let names: Vec<_> =
            to.run("themes", &["--json"]).rows().iter().map(|row| row["name"].clone()).collect();
        assert_eq!(names, ["Lãnh đạo", "Lãnh đạo / Nêu gương"]);
        let told = to.run("themes", &["--import", &path, "--annotator", "Lan", "--json"]);
        assert_eq!(
            (told.code, &told.rows()[0]["made"], &told.rows()[0]["filled"]),
            (0, &json!([]), &json!([]))
        );
    }
}

#[test]
fn an_import_tells_what_was_made_filled_left_and_left_out_and_a_dry_run_changes_nothing() {
    let bench = annotated();
    let text = "name,description,color,weight\nLãnh đạo,Người đứng đầu,#123456,1\nGiá,,blue,2\n,x,,\n";
    let path = put(&bench, "others.csv", text);
    let before = bench.our_files();
    let dry = bench.run("themes", &["--import", &path, "--dry-run", "--json"]);
    assert_eq!(bench.our_files(), before);
    assert!(dry.messages.contains("Nothing changed"), "{dry:?}");
    let told = bench.run("themes", &["--import", &path, "--json"]);
    assert_eq!((dry.code, told.code, &dry.out), (1, 1, &told.out));
    let wanted = json!({
        "file": path, "format": "csv", "made": ["Giá"],
        "filled": [{"name": "Lãnh đạo", "fields": ["definition"]}],
        "left": [{"name": "Lãnh đạo", "fields": ["color"]}],
        "left_out": [
            {"line": 3, "column": 3, "what": "blue", "why": "no-color", "field": null},
            {"line": 4, "column": 1, "what": "", "why": "no-name", "field": null},
        ],
        "more_left_out": 0, "unknown_columns": ["weight"],
    });
    assert_eq!(told.rows(), [wanted]);
}

#[test]
fn an_import_tells_people_in_their_language() {
    let bench = annotated().speaking("vi_VN.UTF-8");
    let path = put(&bench, "others.csv", "tên;mô tả;màu\nLãnh đạo;Người đứng đầu;#123456\nGiá;;xanh\n");
    let told = bench.run("themes", &["--import", &path]);
    assert_eq!((told.code, told.out.as_str()), (1, "thêm: định nghĩa  Lãnh đạo\nmới  Giá\n"));
    for line in [
        "butda: Lãnh đạo: giữ phần đã có: màu\n",
        "butda: 1 chủ đề mới\n",
        "butda: 1 chủ đề đã có được bổ sung phần còn thiếu\n",
        "butda: dòng 3, cột 3: “xanh” không phải là màu",
    ] {
        assert!(told.messages.contains(line), "{line}{told:?}");
    }
}

#[test]
fn what_is_no_codebook_is_refused_and_so_is_a_format_that_is_not_clear() {
    let bench = annotated();
    let before = bench.our_files();
    let path = put(&bench, "article.md", "# Một bài\n");
    let told = bench.run("themes", &["--import", &path]);
    assert_eq!((told.code, told.out.as_str()), (2, ""), "{told:?}");
    assert!(told.messages.contains("not a codebook exported by Bút Dạ"), "{told:?}");
    assert_eq!(bench.run("themes", &["--import", &file(&bench, "gone.csv")]).code, 2);
    assert_eq!(bench.our_files(), before);
    let told = bench.run("themes", &["--export", &file(&bench, "book.xyz")]);
    assert_eq!(told.code, 2);
    assert!(told.messages.contains("--format"), "{told:?}");
}

#[test]
fn the_codebook_is_printed_to_the_output_and_never_over_an_article() {
    let bench = annotated();
    let told = bench.run("themes", &["--export", "-", "--format", "csv"]);
    assert!(told.out.contains("Lãnh đạo / Nêu gương,Nêu gương,Lãnh đạo,"), "{told:?}");
    let told = bench.run("themes", &["--export", "-", "--format", "html"]);
    assert!(told.out.starts_with("<!DOCTYPE html>"), "{told:?}");
    let article = bench.project().join("giá.txt").display().to_string();
    let told = bench.run("themes", &["--export", &article, "--format", "csv"]);
    assert_eq!(told.code, 2, "{told:?}");
    for arguments in
        [&["--export", "a.csv", "--import", "b.csv"][..], &["--annotator", "Lan"], &["--dry-run"]]
    {
        assert_eq!(bench.run("themes", arguments).code, 2, "{arguments:?}");
    }
}
