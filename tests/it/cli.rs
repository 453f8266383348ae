//! The command line, verb by verb: what it does, what it refuses, what it prints.

use crate::cli_support::{Bench, Told};
use butda::cli::{self, Invocation, Surroundings};
use butda::storage::settings::{self, Places, Settings};
use fluent_bundle::FluentResource;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::ffi::OsString;
use std::path::Path;
use std::{fs, io};

const TEXT: &str = "Giá xăng tăng\nGiá xăng lại tăng. Người dân bàn về giá xăng, ban giá không nói gì.\n";

fn bench() -> Bench {
    Bench::with(&[("giá.txt", TEXT.as_bytes())])
}

fn field(told: &Told, name: &str) -> Vec<Value> {
    told.rows().iter().map(|row| row[name].clone()).collect()
}

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
fn the_same_words_again_are_a_new_annotation_and_extend_none() {
    let bench = bench();
    for quote in ["Người dân", "Người dân", "dân bàn"] {
        bench.annotate("giá.txt", quote, &["--theme", "Dân"]).id();
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
    check_refused(&bench, "ha.txt", "ha ha", &["--occurrence", "4", "--theme", "Cười"], ": 3");
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
    check_refused(&bench, "giá.txt", "Nhà nước", &theme, "does not stand in giá.txt");
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
    check_refused(&bench, "giá.txt", "lại", &["--theme", "A", "--annotator", " "], "annotator's name");
    check_refused(&bench, "giá.txt", "lại", &[], "--theme");
    assert!(!bench.project().join("annotations").exists());
    assert!(!bench.home().join("settings.ron").exists());
}

#[test]
fn a_name_several_themes_have_is_refused_also_as_the_top_of_a_branch() {
    let bench = bench();
    bench.annotate("giá.txt", "lại", &["--theme", "Giá", "--annotator", "Lan"]).id();
    bench.annotate("giá.txt", "lại", &["--theme", "Dân", "--annotator", "Minh"]).id();
    for (path, text) in bench.our_files() {
        if path.ends_with("codebook.ron") {
            fs::write(&path, text.replace("Some(\"Dân\")", "Some(\"Giá\")")).expect("the codebook");
        }
    }
    check_refused(&bench, "giá.txt", "lại", &["--theme", "Giá"], "Several themes are called “Giá”");
    check_refused(&bench, "giá.txt", "lại", &["--theme", "Giá / Xăng"], "Several themes");
}

#[test]
fn a_locked_codebook_gets_no_new_themes() {
    let bench = bench();
    bench.annotate("giá.txt", "lại", &["--theme", "Giá"]).id();
    for (path, text) in bench.our_files() {
        fs::write(&path, text.replace("locked: false", "locked: true")).expect("the codebook");
    }
    bench.annotate("giá.txt", "lại", &["--theme", "Giá"]).id();
    check_refused(&bench, "giá.txt", "lại", &["--theme", "Giá", "--theme", "Xăng"], "locked");
}

#[test]
fn annotations_go_to_the_folder_of_the_annotator_of_that_name() {
    let bench = bench();
    bench.annotate("giá.txt", "lại", &["--theme", "Giá"]).id();
    bench.annotate("giá.txt", "bàn", &["--theme", "Giá", "--annotator", "Trần Minh"]).id();
    bench.annotate("giá.txt", "ban", &["--theme", "Giá", "--annotator", "Trần Minh"]).id();
    let own =
        Settings { annotator: Some(("ncv-1-k3f9w2".into(), "NCV 1".to_owned())), ..Settings::default() };
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
        check_refused(&bench, "giá.txt", "bàn", &["--theme", "Mới"], "cannot be written over");
        assert_eq!(bench.run("check", &[]).code, 1);
    }
}

#[test]
fn nothing_is_printed_where_saving_fails() {
    let bench = bench();
    fs::write(bench.project().join("annotations"), "a file").expect("the file in the way");
    check_refused(&bench, "giá.txt", "lại", &["--theme", "Giá"], "was not saved");
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

#[test]
fn check_tells_each_state_and_exits_1_unless_all_are_exact() {
    let bench = Bench::with(&[("a.txt", b"mot hai ba bon"), ("b.txt", b"nam"), ("c.txt", b"sau")]);
    for (article, quote) in
        [("a.txt", "mot"), ("a.txt", "hai"), ("a.txt", "ba"), ("b.txt", "nam"), ("c.txt", "sau")]
    {
        bench.annotate(article, quote, &["--theme", "Số"]).id();
    }
    assert_eq!(bench.run("check", &["--json"]).code, 0);
    bench.put("a.txt", b"mot ba x ba hai");
    bench.put("b.txt", b"\0");
    fs::remove_file(bench.project().join("c.txt")).expect("the article goes");
    bench.put("annotations/lan-000000/x.txt.ron", b"(format: 1,");
    let told = bench.run("check", &["--json"]);
    assert_eq!(told.code, 1);
    let states = field(&told, "state");
    assert_eq!(
        states,
        [
            json!("exact"),
            json!("moved"),
            json!("ambiguous"),
            json!("lost"),
            json!("lost"),
            json!(null),
            json!(null)
        ]
    );
    let rows = told.rows();
    assert_eq!(rows[1]["detail"], "was at 4–7, is at 12–15");
    assert_eq!(rows[2]["detail"], "was at 8–10, is at 2 places: 4–6, 9–11");
    assert_eq!(rows[4]["detail"], "the article is no longer in the folder");
    let problems: Vec<&Value> = rows.iter().filter(|row| row["id"].is_null()).collect();
    assert!(problems.iter().any(|row| row["article"] == "b.txt"), "{problems:?}");
    assert_eq!(
        rows[0].as_object().map(|row| row.keys().map(String::as_str).collect::<Vec<_>>()),
        Some(vec!["annotator", "article", "detail", "id", "state"])
    );
    let passages = bench.run("passages", &["--json"]).rows();
    assert_eq!((&passages[1]["start"], &passages[1]["end"]), (&json!(12), &json!(15)));
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
    let keys = ["annotations", "article", "author", "characters", "date", "problem", "source", "title"];
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
fn a_passage_query_is_refused_until_there_are_queries() {
    let told = bench().run("passages", &["theme:Giá"]);
    assert_eq!((told.code, told.out.as_str()), (2, ""));
    assert!(told.messages.contains("theme:Giá"));
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
        assert!(told.messages.contains("dự án cannot be opened") && told.messages.contains("Name a folder"));
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
    let window = |folder: Option<&str>| Invocation::Window(folder.map(Into::into));
    assert_eq!(invoked(&[]).0, window(None));
    assert_eq!(invoked(&["my-study"]).0, window(Some("my-study")));
    assert_eq!(invoked(&["./check"]).0, window(Some("./check")));
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
        [&["check"][..], &["list", ".", "--jsn"], &["export", ".", "--format", "pdf", "--output", "x"]]
    {
        let (done, out, messages) = invoked(wrong);
        assert_eq!((done, out.as_str()), (Invocation::Done(2), ""));
        assert!(messages.starts_with("error: "), "{messages}");
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
