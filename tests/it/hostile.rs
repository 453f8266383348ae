//! Ids and paths that come from files: whatever they hold, nothing is made outside the project folder and the state of
//! this computer, and what is wrong is said with file and line.

use crate::cli_support::{Bench, TEXT};
use crate::support::Sitting;
use butda::model::id::{AnnotatorId, ArticlePath, NameFault, ThemeId};
use butda::session::{Action, AnnotatingCommand, Command, FolderCommand, SelectingCommand};
use butda::storage::problem::ProblemKind;
use proptest::prelude::*;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Names that lead elsewhere, mean something to a system, or are too much.
fn names() -> Vec<String> {
    let mut names: Vec<String> = [
        "..",
        ".",
        "",
        "/",
        "//",
        "../../pwned",
        "../../../pwned",
        "/tmp/pwned",
        "a/../../../pwned",
        "./pwned",
        "a//b",
        "~/pwned",
        "\0",
        "a\0b",
        "nul",
        "CON",
        "aux",
        "lock",
        "nobody",
        "a/",
        "\u{202e}txt.a",
        "\u{200f}",
        " ",
        "a b",
        "\n",
        "a\nb",
        "..\\..\\pwned",
        "C:\\pwned",
        "C:pwned",
        "\\\\host\\share",
        "%2e%2e/pwned",
        "ｐｗｎｅｄ",
        "đ",
        "e\u{301}",
        ".git",
        ".hidden/a.txt",
        "$(pwned)",
        "-rf",
        "*",
        "?",
        "a:b",
    ]
    .map(str::to_owned)
    .to_vec();
    names.push("x".repeat(5000));
    names.push("../".repeat(1700));
    names
}

/// Every path below a folder.
fn all_below(folder: &Path) -> BTreeSet<PathBuf> {
    let mut found = BTreeSet::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            found.extend(all_below(&entry.path()));
        }
        found.insert(entry.path());
    }
    found
}

fn quoted(name: &str) -> String {
    ron::to_string(name).expect("RON")
}

fn codebook(id: &str, theme: &str) -> String {
    format!(
        "(format: 1, kind: \"codebook\", annotator: (id: {}, name: \"Lan\", same_person_as: None), memo: None, \
         locked: false, keys: [], themes: [(id: {}, rev: 1, name: Some(\"Giá\"), parent: None, color: None, \
         definition: None, include: None, exclude: None, example: None, memo: None, order: None, merged_into: None, \
         deleted: None)])",
        quoted(id),
        quoted(theme),
    )
}

fn annotations(id: &str, path: &str) -> String {
    format!(
        "(format: 1, kind: \"annotations\", annotator: (id: {}, name: \"Lan\", same_person_as: None), \
         article: (path: {}, sha256: \"00\", characters: 5), about: (rev: 0, title: None, date: None, source: None, \
         author: None, labels: [], done: false, memo: None, themes: [], attributes: []), annotations: [(id: \
         \"0199f3c2-0000-7000-8000-000000000001\", rev: 1, start: 0, end: 3, quote: \"Giá\", prefix: \"\", suffix: \"\", \
         text: None, themes: [], note: None, starred: false, created: \"2026-11-21T10:00:00Z\", modified: \
         \"2026-11-21T10:00:00Z\")], deleted: [], rivals: [])",
        quoted(id),
        quoted(path),
    )
}

#[test]
fn an_id_is_letters_digits_and_hyphens_and_a_path_stays_inside() {
    for id in ["lan-7q2m4x", "a", "NCV-1", "0"] {
        assert!(id.parse::<AnnotatorId>().is_ok() && id.parse::<ThemeId>().is_ok(), "{id}");
    }
    for id in names().iter().filter(|id| *id != "-rf") {
        assert_eq!(
            id.parse::<AnnotatorId>().map_err(|fault| matches!(fault, NameFault::NoId(_))),
            Err(true),
            "{id:?}"
        );
    }
    for path in ["a.txt", "2019/thái nguyên.txt", "a b.md", "a:b\\c.txt", "\u{202e}.txt", "..a.txt/b"] {
        let is_hidden = path.starts_with('.');
        assert_eq!(path.parse::<ArticlePath>().is_ok(), !is_hidden, "{path}");
    }
    for path in ["", ".", "..", "/a", "a/../b", "a//b", "a/", "./a", "a\0", ".git/a"] {
        assert!(path.parse::<ArticlePath>().is_err(), "{path:?}");
    }
}

#[test]
fn a_wrong_id_is_told_with_file_line_and_column_and_the_rest_opens() {
    let sitting = &mut Sitting::of(&[("a.txt", "Giá xăng tăng")]);
    sitting.put("annotations/x/codebook.ron", b"(\n    format: 1,\n    kind: \"codebook\",\n    annotator: (id: \"../../x\", name: \"Lan\", same_person_as: None))");
    sitting.put("annotations/y/a.txt.ron", annotations("lan-000000", "../x.txt").as_bytes());
    sitting.be("NCV 1");
    sitting.open_folder();
    let wrong = sitting.problems();
    let no_id = ProblemKind::WrongName(NameFault::NoId("../../x".to_owned()));
    let no_path = ProblemKind::WrongName(NameFault::NoPath("../x.txt".to_owned()));
    assert_eq!(
        wrong.iter().map(|(path, place, kind)| (*path, place.is_some(), *kind)).collect::<Vec<_>>(),
        [("annotations/x/codebook.ron", true, &no_id), ("annotations/y/a.txt.ron", true, &no_path),]
    );
    assert_eq!(wrong[0].1.map(|place| place.line), Some(4));
}

#[test]
fn nothing_is_made_outside_whatever_ids_and_paths_files_hold() {
    for name in names() {
        let bench = Bench::with(&[("giá.txt", TEXT.as_bytes())]);
        let above = bench.project().parent().expect("a folder").to_owned();
        bench.put("annotations/x/codebook.ron", codebook(&name, "gia-0000").as_bytes());
        bench.put("annotations/y/codebook.ron", codebook("lan-000000", &name).as_bytes());
        bench.put("annotations/y/giá.txt.ron", annotations("lan-000000", &name).as_bytes());
        bench.put("annotations/z/giá.txt.ron", annotations(&name, &name).as_bytes());
        // What is dropped on the window comes from elsewhere.
        let dropped = above.join("dropped");
        fs::create_dir_all(&dropped).expect("a folder");
        fs::write(dropped.join("a.txt.ron"), annotations(&name, &name)).expect("a file");
        fs::write(dropped.join("b.txt.ron"), annotations("lan-000000", &name)).expect("a file");
        let around = all_below(&above);
        let is_inside = |path: &PathBuf| path.starts_with(bench.project()) || path.starts_with(bench.home());
        for annotator in [&["--annotator", "Lan"][..], &["--annotator-id", &name.replace('\0', "0")][..]] {
            bench.annotate("giá.txt", "lại", &[&["--theme", "Giá"], annotator].concat());
        }
        let mut sitting = Sitting::of(&[]);
        sitting.be("NCV 1");
        sitting.run(Command::OpenFolder(bench.project()));
        sitting.run(FolderCommand::TakeDropped(dropped));
        sitting.read("giá.txt");
        sitting.run(SelectingCommand::Select { anchor: 0, focus: 3 });
        sitting.run(AnnotatingCommand::TagByName("Mới".to_owned()));
        sitting.run(Action::SaveNow);
        sitting.save();
        let made: Vec<PathBuf> = all_below(&above).difference(&around).cloned().collect();
        assert!(made.iter().all(is_inside), "{name:?}: {made:?}");
        let strange: Vec<&PathBuf> =
            made.iter().filter(|path| path.to_string_lossy().contains("pwned")).collect();
        assert!(strange.is_empty(), "{name:?}: {strange:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn no_id_or_path_that_is_read_leads_out_of_its_folder(name in "(\\PC|[./\\\\:~\0-]){0,12}") {
        let root = Path::new("/project/annotations");
        if let Ok(id) = name.parse::<AnnotatorId>() {
            let folder = root.join(id.as_str());
            prop_assert_eq!(folder.parent(), Some(root));
        }
        if let Ok(path) = name.parse::<ArticlePath>() {
            let joined = root.join(path.as_str());
            prop_assert!(joined.starts_with(root) && joined != root);
            let is_plain = |part| matches!(part, std::path::Component::Normal(_) | std::path::Component::RootDir);
            prop_assert!(joined.components().all(is_plain));
        }
    }
}
