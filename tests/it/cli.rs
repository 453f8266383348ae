//! The command line, verb by verb: what it does, what it refuses, what it prints. `annotate` has a file of its own.

use crate::cli_support::{Bench, TEXT, bench, field};
use butda::cli::{self, Invocation, Surroundings};
use fluent_bundle::FluentResource;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::ffi::OsString;
use std::{fs, io};

/// An article that changes under its annotations.
const BEFORE: &str = "Sáng nay giá xăng tăng lần thứ ba trong tháng, theo liên bộ Công Thương và Tài chính.\n\
    Mỗi lít RON 95 tăng thêm 450 đồng, lên mức cao nhất từ đầu năm đến nay.\n\
    Dầu hỏa thì giữ nguyên giá cũ, các mặt hàng còn lại giảm nhẹ so với kỳ trước.\n";

#[test]
fn check_tells_each_state_and_exits_1_unless_all_are_exact() {
    let bench = Bench::with(&[("a.txt", BEFORE.as_bytes()), ("b.txt", b"nam"), ("c.txt", b"sau")]);
    let quotes =
        ["Sáng nay giá xăng", "tăng thêm 450 đồng", "các mặt hàng còn lại", "theo liên bộ Công Thương"];
    for quote in quotes {
        bench.annotate("a.txt", quote, &["--theme", "Số"]).id();
    }
    bench.annotate("b.txt", "nam", &["--theme", "Số"]).id();
    bench.annotate("c.txt", "sau", &["--theme", "Số"]).id();
    assert_eq!(bench.run("check", &["--json"]).code, 0);
    let last = BEFORE.lines().next_back().expect("a line");
    let after = BEFORE.replace(", theo liên bộ Công Thương và Tài chính", "").replace("thêm 450", "hơn 540");
    bench.put("a.txt", format!("{after}{last}\n").as_bytes());
    bench.put("b.txt", b"\0");
    fs::remove_file(bench.project().join("c.txt")).expect("the article goes");
    bench.put("annotations/lan-000000/x.txt.ron", b"(format: 1,");
    let told = bench.run("check", &["--json"]);
    assert_eq!(told.code, 1);
    let states = field(&told, "state");
    let expected = ["exact", "lost", "changed", "ambiguous", "lost", "lost"].map(|state| json!(state));
    assert_eq!(states, [expected.as_slice(), &[json!(null), json!(null)]].concat());
    let rows = told.rows();
    assert_eq!(rows[2]["detail"], "was at 101–119: “tăng thêm 450 đồng”, is at 62–79: “tăng hơn 540 đồng”");
    assert_eq!(rows[3]["detail"], "was at 189–209, is at 2 places: 149–169, 227–247");
    assert_eq!(rows[5]["detail"], "the article is no longer in the folder");
    let problems: Vec<&Value> = rows.iter().filter(|row| row["id"].is_null()).collect();
    assert!(problems.iter().any(|row| row["article"] == "b.txt"), "{problems:?}");
    assert_eq!(
        rows[0].as_object().map(|row| row.keys().map(String::as_str).collect::<Vec<_>>()),
        Some(vec!["annotator", "article", "detail", "id", "state"])
    );
    let passages = bench.run("passages", &["--json"]).rows();
    assert_eq!((&passages[2]["start"], &passages[2]["end"]), (&json!(62), &json!(79)));
}

#[test]
fn list_tells_what_is_known_of_every_article_and_null_for_the_rest() {
    let bench = bench();
    bench.put("a.txt", b"\xff");
    bench.annotate("giá.txt", "lại", &["--theme", "Giá"]).id();
    let told = bench.run("list", &["--json"]);
    assert_eq!(told.code, 1);
    let rows = told.rows();
    assert_eq!(field(&told, "article"), [json!("a.txt"), json!("giá.txt")]);
    assert_eq!(field(&told, "characters"), [json!(null), json!(TEXT.chars().count())]);
    assert_eq!(field(&told, "annotations"), [json!(0), json!(1)]);
    assert!(rows[0]["problem"].is_string() && rows[1]["problem"].is_null());
    let keys = [
        "annotations",
        "article",
        "attributes",
        "author",
        "characters",
        "date",
        "problem",
        "source",
        "title",
    ];
    assert_eq!(rows[0].as_object().map(|row| row.keys().map(String::as_str).collect()), Some(keys.to_vec()));
    let table = bench.run("list", &[]).out;
    assert!(
        table.starts_with(
            "ARTICLE  DATE  CHARACTERS  ANNOTATIONS  SOURCE  TITLE\na.txt    –              –            0"
        ),
        "{table}"
    );
}

#[test]
fn an_article_that_is_gone_but_annotated_is_listed() {
    let bench = bench();
    bench.put("b.txt", b"mot");
    bench.annotate("b.txt", "mot", &["--theme", "Số"]).id();
    fs::remove_file(bench.project().join("b.txt")).expect("the article goes");
    let told = bench.run("list", &["--json"]);
    assert_eq!((told.code, field(&told, "annotations")), (1, vec![json!(1), json!(0)]));
}

#[test]
fn an_export_is_the_same_in_a_file_and_on_standard_output() {
    let bench = bench();
    bench.annotate("giá.txt", "lại", &["--theme", "Giá"]).id();
    for format in ["csv", "json", "markdown"] {
        let path = bench.project().join(format!("export.{format}"));
        let output = path.display().to_string();
        let told = bench.run("export", &["--format", format, "--output", &output]);
        assert_eq!((told.code, told.out.as_str()), (0, ""), "{told:?}");
        let printed = bench.run("export", &["--format", format, "--output", "-"]);
        assert_eq!(fs::read_to_string(path).ok(), Some(printed.out));
    }
}

#[test]
fn an_export_is_never_written_over_an_article_or_our_files() {
    let bench = bench();
    bench.annotate("giá.txt", "lại", &["--theme", "Giá"]).id();
    let mut paths: Vec<String> = bench.our_files().into_iter().map(|(path, _)| path).collect();
    paths.push(bench.project().join("giá.txt").display().to_string());
    for path in paths {
        let before = fs::read(&path).ok();
        let told = bench.run("export", &["--format", "csv", "--output", &path]);
        assert_eq!((told.code, told.out.as_str()), (2, ""), "{told:?}");
        assert_eq!(fs::read(&path).ok(), before);
    }
}

#[test]
fn reading_verbs_write_nothing_anywhere() {
    let bench = bench();
    for verb in ["list", "check", "passages"] {
        assert_eq!(bench.run(verb, &[]).code, 0);
    }
    assert!(!bench.home().exists() && !bench.project().join("annotations").exists());
}

#[test]
fn passages_that_meet_a_query_are_listed_in_either_language() {
    let bench = bench();
    bench.annotate("giá.txt", "lại", &["--theme", "Giá / Xăng", "--note", "xem"]).id();
    bench.annotate("giá.txt", "Người dân", &["--theme", "Dầu"]).id();
    let quotes = |query: &str| {
        let told = bench.run("passages", &["--json", query]);
        assert_eq!(told.code, 0, "{told:?}");
        field(&told, "quote")
    };
    assert_eq!(quotes("\"Giá\""), [json!("lại")]);
    assert_eq!(quotes("theme=Giá or ghi chú:"), [json!("lại")]);
    assert_eq!(quotes("không “Giá”"), [json!("Người dân")]);
    assert_eq!(quotes("Dầu sau Xăng"), [json!("Người dân")]);
    assert_eq!(quotes("*"), [json!("lại"), json!("Người dân")]);
    assert_eq!(quotes("date<1900"), Vec::<Value>::new());
    let told = bench.run("passages", &["Dầu"]);
    assert!(told.out.contains("“Người dân”") && told.messages.contains("1 passage"), "{told:?}");
}

#[test]
fn a_query_that_is_wrong_is_refused_with_a_mark_under_the_character() {
    let bench = bench();
    bench.annotate("giá.txt", "lại", &["--theme", "Giá"]).id();
    let told = bench.run("passages", &["Giá and and sao"]);
    assert_eq!((told.code, told.out.as_str()), (2, ""));
    let marked = told.messages.lines().skip(1).collect::<Vec<_>>();
    assert_eq!(marked, ["  Giá and and sao", "          ^^^"]);
    assert!(told.messages.contains("at character 9"), "{told:?}");
    let told = bench.run("passages", &["--json", "sao or \"Gia cả\""]);
    assert_eq!((told.code, told.out.as_str()), (2, ""));
    assert!(told.messages.contains("no theme “Gia cả”. Similar: Giá"), "{told:?}");
}

#[test]
fn control_characters_of_a_quotation_do_not_reach_the_terminal() {
    let bench = Bench::with(&[("a.txt", b"do \x1b[31mhong")]);
    bench.annotate("a.txt", "\u{1b}[31mhong", &["--theme", "\u{1b}x"]).id();
    let told = bench.run("passages", &[]);
    assert!(!told.out.contains('\u{1b}') && told.out.contains("�[31mhong"), "{told:?}");
}

struct Closed;

impl io::Write for Closed {
    fn write(&mut self, _: &[u8]) -> io::Result<usize> {
        Err(io::ErrorKind::BrokenPipe.into())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[test]
fn a_closed_pipe_ends_quietly() {
    assert_eq!(bench().run_to("list", &[], &mut Closed), (0, String::new()));
}

#[test]
fn a_folder_that_is_not_there_is_named_with_the_way_out() {
    let bench = bench();
    fs::remove_dir_all(bench.project()).expect("the folder goes");
    for verb in ["list", "check", "passages"] {
        let told = bench.run(verb, &[]);
        assert_eq!((told.code, told.out.as_str()), (2, ""));
        assert!(
            told.messages.contains("Could not open")
                && told.messages.contains("dự án (")
                && told.messages.contains("Name a folder")
        );
    }
}

fn invoked(line: &[&str]) -> (Invocation, String, String) {
    let around = Surroundings { places: None, ..Surroundings::of_system() };
    let (mut out, mut messages) = (Vec::new(), Vec::new());
    let line = std::iter::once("butda").chain(line.iter().copied()).map(OsString::from);
    let invocation = cli::run(line, &around, &mut out, &mut messages);
    let text = |bytes| String::from_utf8(bytes).unwrap_or_default();
    (invocation, text(out), text(messages))
}

#[test]
fn without_a_verb_the_window_opens() {
    let window = |folder: Option<&str>, may_reopen| {
        let folder = folder.map(Into::into);
        Invocation::Window { folder, may_reopen }
    };
    assert_eq!(invoked(&[]).0, window(None, true));
    assert_eq!(invoked(&["--no-reopen"]).0, window(None, false));
    assert_eq!(invoked(&["my-study"]).0, window(Some("my-study"), false));
    assert_eq!(invoked(&["./check"]).0, window(Some("./check"), false));
}

#[test]
fn help_and_version_are_results_and_mistakes_are_messages() {
    let (version, out, _) = invoked(&["--version"]);
    assert_eq!(
        (version, out.as_str()),
        (Invocation::Done(0), concat!("butda ", env!("CARGO_PKG_VERSION"), "\n"))
    );
    assert!(invoked(&["--help"]).1.contains("annotate"));
    for wrong in
        [&["check"][..], &["list", ".", "--jsn"], &["export", ".", "--format", "pdf-a", "--output", "x"]]
    {
        let (done, out, messages) = invoked(wrong);
        assert_eq!((done, out.as_str()), (Invocation::Done(2), ""));
        assert!(messages.starts_with("butda: "), "{messages}");
    }
}

#[test]
fn both_languages_say_the_same_messages() {
    let ids = |source: &str| {
        FluentResource::try_new(source.to_owned()).expect("messages that can be read");
        let is_message = |line: &&str| line.starts_with("cli-");
        source
            .lines()
            .filter(is_message)
            .filter_map(|line| line.split(' ').next())
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    let english = ids(include_str!("../../assets/locales/cli-en.ftl"));
    assert_eq!(english, ids(include_str!("../../assets/locales/cli-vi.ftl")));
    assert_eq!(english.iter().collect::<BTreeSet<_>>().len(), english.len());
}
