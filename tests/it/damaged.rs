//! Files that are damaged, foreign or newer: each is listed with what is wrong and where, and the rest opens.

use crate::files::{ANNOTATIONS, CODEBOOK, golden_themes};
use crate::notation::{play, shown, sitting_in};
use crate::support::{Sitting, passages_shown, path};
use crate::surviving::{chance, effort};
use butda::model::check::State;
use butda::model::id::ArticlePath;
use butda::session::SaveStatus;
use butda::session::{FolderNotice, Notice, ReadingCommand};
use butda::storage::atomic_write::WriteError;
use butda::storage::problem::{FilePlace, ProblemKind};
use butda::storage::{annotations_file, codebook_file};
use butda::text::decode::DecodeError;
use butda::text::positions::Span;
use butda::view::themes::ThemesView;
use std::fs;
use unicode_normalization::UnicodeNormalization;

const OWN: &str = "annotations/ncv-1-aaaaaa/a.txt.ron";
const BOOK: &str = "annotations/ncv-1-aaaaaa/codebook.ron";

/// Where `words` stand in a file for the `n`th time (from 0).
fn place(text: &str, words: &str, n: usize) -> Option<FilePlace> {
    let (at, _) = text.match_indices(words).nth(n)?;
    let line = 1 + text[..at].matches('\n').count();
    let column = 1 + text[..at].rsplit('\n').next().unwrap_or_default().chars().count();
    Some(FilePlace { line, column })
}

/// A saved sitting whose file is then changed by another program and opened again.
fn reopened(path: &str, change: impl Fn(&str) -> String) -> Sitting {
    let mut sitting = sitting_in("Giá [a:xăng] [b:tăng] mạnh");
    sitting.save();
    let text = change(&sitting.file(path));
    sitting.put(path, text.as_bytes());
    sitting.restart();
    sitting
}

/// What the golden annotations are with a change, as they are read.
fn golden(change: impl Fn(&str) -> String) -> (String, annotations_file::AnnotationsFile) {
    let text = change(ANNOTATIONS);
    let file = annotations_file::read("a.ron", &text, Some(&golden_themes())).expect("a file");
    (text, file)
}

#[test]
fn a_newer_format_and_an_unknown_field_are_shown_and_not_written() {
    type Case = (fn(&str) -> String, ProblemKind);
    let cases: [Case; 3] = [
        (|text| text.replace("format: 1", "format: 2"), ProblemKind::NewerFormat(2)),
        (
            |text| text.replacen("starred", "mood: \"hay\", starred", 1),
            ProblemKind::UnknownField("annotations.0.mood".to_owned()),
        ),
        (
            |text| text.replace("kind:", "extra: (1, [2]), kind:"),
            ProblemKind::UnknownField("extra".to_owned()),
        ),
    ];
    for (change, kind) in cases {
        let mut sitting = reopened(OWN, change);
        let before = sitting.file(OWN);
        assert_eq!(sitting.problems(), [(OWN, None, &kind)]);
        assert_eq!(shown(&sitting), "Giá [a:xăng] [b:tăng] mạnh");
        play(&mut sitting, "select mạnh; tag a");
        sitting.save();
        let error = WriteError::NotUnderstood(kind);
        assert_eq!(sitting.status(), SaveStatus::Failed(OWN.to_owned(), error));
        assert_eq!(sitting.file(OWN), before);
        assert_eq!(shown(&sitting), "Giá [a:xăng] [b:tăng] [a:mạnh]");
    }
}

#[test]
fn merge_markers_and_torn_files_are_listed_with_line_and_column_and_the_rest_opens() {
    type Case = (fn(&str) -> String, fn(&str) -> usize);
    let cases: [Case; 2] = [
        (
            |text| text.replacen("    annotations: [", "<<<<<<< HEAD\n    annotations: [", 1),
            |text| text.lines().position(|line| line.starts_with("<<<<<<<")).unwrap_or_default() + 1,
        ),
        (|text| text[..text.len() / 2].to_owned(), |text| text.lines().count()),
    ];
    for (change, line) in cases {
        let mut sitting = reopened(OWN, change);
        let text = sitting.file(OWN);
        let problems = sitting.problems();
        assert!(matches!(problems[..], [(OWN, _, ProblemKind::NotRon(_))]), "{problems:?}");
        assert!(matches!(problems[0].1, Some(at) if at.line == line(&text) && at.column > 0), "{problems:?}");
        assert_eq!(shown(&sitting), "Giá xăng tăng mạnh");
        assert_eq!(sitting.opened().codebook.rows().count(), 2);
        play(&mut sitting, "select mạnh; tag a");
        sitting.save();
        assert!(matches!(sitting.status(), SaveStatus::Failed(_, WriteError::NotUnderstood(_))));
        assert_eq!(sitting.file(OWN), text);
    }
}

#[test]
fn a_codebook_that_cannot_be_read_leaves_the_annotations_standing() {
    let sitting = reopened(BOOK, |_| "(".to_owned());
    let kinds: Vec<_> = sitting.problems().iter().map(|(path, ..)| *path).collect();
    assert_eq!(kinds, [OWN, OWN, BOOK]);
    assert_eq!(sitting.article().marks.len(), 2);
    let view = ThemesView::new(&sitting.session);
    assert!(view.has_unknown() && view.strays.iter().all(|stray| !stray.is_deleted), "nobody deleted them");
}

#[test]
fn every_prefix_of_a_golden_file_fails_cleanly() {
    for (end, _) in ANNOTATIONS.trim_end().char_indices() {
        let read = annotations_file::read("a.ron", &ANNOTATIONS[..end], Some(&golden_themes()));
        let problem = read.expect_err("a torn file");
        assert!(matches!(problem.kind, ProblemKind::NotRon(_)) && problem.place.is_some(), "{end}");
    }
    for (end, _) in CODEBOOK.trim_end().char_indices() {
        assert!(codebook_file::read("codebook.ron", &CODEBOOK[..end]).is_err(), "{end}");
    }
}

/// A golden file with one to three bytes changed, dropped or added.
fn mutated(golden: &str, next: &mut impl FnMut(usize) -> usize) -> String {
    let mut bytes = golden.as_bytes().to_vec();
    for _ in 0..=next(3) {
        let at = next(bytes.len());
        match next(3) {
            0 => bytes[at] = u8::try_from(next(256)).unwrap_or_default(),
            1 => drop(bytes.remove(at)),
            _ => bytes.insert(at, b"()[]\"\\,:09-\n"[next(12)]),
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[test]
fn no_mutation_of_a_golden_file_makes_the_program_panic_or_lose_a_record_silently() {
    let mut next = chance(42);
    for n in 0..10_000 * effort() {
        if n % 2 == 0 {
            let text = mutated(ANNOTATIONS, &mut next);
            let Ok(file) = annotations_file::read("a.ron", &text, Some(&golden_themes())) else { continue };
            // Two stand, one is deleted: one that is missing has a problem, and its file is not written.
            let n_records = file.record.annotations.len();
            let is_told = !file.problems.is_empty() && file.read_only.is_some();
            assert!(n_records >= 3 || is_told || !text.contains("00000003"), "{text}");
        } else {
            let text = mutated(CODEBOOK, &mut next);
            let Ok(file) = codebook_file::read("codebook.ron", &text) else { continue };
            assert!(file.record.themes.len() == 4 || file.read_only.is_some(), "{text}");
        }
    }
}

#[test]
fn deep_nesting_is_refused() {
    let deep = ANNOTATIONS.replace("Some(\"Đầu bài.\")", &"Some(".repeat(100_000));
    assert!(annotations_file::read("a.ron", &deep, Some(&golden_themes())).is_err());
    assert!(annotations_file::read("a.ron", &"[".repeat(1_000_000), Some(&golden_themes())).is_err());
}

#[test]
fn a_second_record_of_one_id_is_listed_at_its_line_and_the_first_stands() {
    let (first, second) = ("0199f3c2-0000-7000-8000-000000000001", "0199f3c2-0000-7000-8000-000000000002");
    let (text, file) = golden(|text| text.replace(second, first));
    assert_eq!(file.problems.len(), 1);
    assert_eq!(file.problems[0].kind, ProblemKind::DuplicateId(first.to_owned()));
    assert_eq!(file.problems[0].place, place(&text, &format!("id: \"{first}"), 1));
    assert_eq!(file.record.standing().map(|(.., slot)| slot.rev).collect::<Vec<_>>(), [3]);
    assert!(file.read_only.is_some());
    let text = CODEBOOK.replace("xoa-lam-e5f6", "lanh-dao-c3d4");
    let file = codebook_file::read("codebook.ron", &text).expect("a file");
    assert_eq!(file.problems[0].place, place(&text, "id: \"lanh-dao-c3d4", 1));
    assert_eq!(file.record.themes.len(), 3);
    assert!(file.read_only.is_some());
}

#[test]
fn a_record_that_ends_before_it_starts_is_listed_and_the_others_stand() {
    let (text, file) = golden(|text| text.replace("end: 144", "end: 140"));
    assert_eq!(file.problems.len(), 1);
    assert!(matches!(&file.problems[0].kind, ProblemKind::EndBeforeStart(id) if id.ends_with("02")));
    assert_eq!(file.problems[0].place, place(&text, "id: \"0199f3c2-0000-7000-8000-000000000002", 0));
    assert_eq!(file.record.standing().count(), 1);
    assert!(file.read_only.is_some());
}

#[test]
fn a_record_whose_positions_do_not_fit_its_words_or_its_text_is_listed_and_stands_and_can_be_saved() {
    type Case<'a> = (fn(&str) -> String, &'a str);
    let (first, second) = ("0199f3c2-0000-7000-8000-000000000001", "0199f3c2-0000-7000-8000-000000000002");
    let changes: [Case<'_>; 3] = [
        (|text| text.replace("end: 144", "end: 99999"), second),
        (|text| text.replace("end: 144", "end: 145"), second),
        (|text| text.replace("start: 120", "start: 99120").replace("end: 133", "end: 99133"), first),
    ];
    for (change, id) in changes {
        let (text, file) = golden(change);
        assert_eq!(file.problems.len(), 1, "{text}");
        assert_eq!(file.problems[0].kind, ProblemKind::WrongPositions(id.to_owned()));
        assert_eq!(file.problems[0].place, place(&text, &format!("id: \"{id}"), 0));
        assert_eq!((file.record.standing().count(), file.read_only), (2, None));
    }
    let decomposed: String = "xăng".nfd().collect();
    assert_eq!(golden(|text| text.replace("\"xăng\"", &format!("\"{decomposed}\""))).1.problems, []);
}

#[test]
fn a_passage_whose_end_lies_behind_the_text_is_found_by_its_words_and_never_exact() {
    let sitting = reopened(OWN, |text| text.replacen("end: ", "end: 99", 1));
    let problems = sitting.problems();
    assert!(matches!(problems.as_slice(), [(OWN, Some(_), ProblemKind::WrongPositions(_))]), "{problems:?}");
    let found = passages_shown(&sitting.session);
    let states: Vec<_> = found.iter().map(|passage| passage.state).collect();
    assert_eq!(states, [Some(State::Moved), Some(State::Exact)]);
    assert_eq!(found[0].span, Some(Span::new("Giá ".len(), "Giá xăng".len())));
}

#[test]
fn an_unknown_theme_is_listed_and_its_annotation_stands_and_can_be_saved() {
    let (text, file) = golden(|text| text.replacen("\"neu-guong-a1b2\"", "\"la-z9z9\"", 1));
    let id = "0199f3c2-0000-7000-8000-000000000001".to_owned();
    assert_eq!(file.problems.len(), 1);
    assert_eq!(file.problems[0].place, place(&text, &format!("id: \"{id}"), 0));
    assert_eq!(file.problems[0].kind, ProblemKind::UnknownTheme { id, theme: "la-z9z9".to_owned() });
    assert_eq!(file.record.standing().count(), 2);
    assert!(file.read_only.is_none());
}

#[test]
fn an_unknown_label_is_listed_at_its_line() {
    let (text, file) = golden(|text| text.replace("label: \"caption\"", "label: \"2019\""));
    assert_eq!(file.problems.len(), 1);
    assert_eq!(file.problems[0].kind, ProblemKind::UnknownLabel("2019".to_owned()));
    assert_eq!(file.problems[0].place, place(&text, "label: \"2019\"", 0));
    assert!(file.read_only.is_some());
}

#[test]
fn a_foreign_file_among_ours_is_listed() {
    let sitting = reopened(OWN, |_| CODEBOOK.replace("codebook", "journal"));
    let kind = ProblemKind::ForeignKind("journal".to_owned());
    assert!(sitting.problems().contains(&(OWN, None, &kind)));
}

/// A folder with one good article, and what the others are.
fn check_articles(sitting: &mut Sitting, expected: &[(&str, ProblemKind)]) {
    sitting.be("NCV 1");
    sitting.open_folder();
    let problems: Vec<_> =
        sitting.problems().into_iter().map(|(path, _, kind)| (path, kind.clone())).collect();
    let mut listed: Vec<_> = sitting
        .opened()
        .library
        .iter()
        .filter_map(|(path, entry)| entry.problem.as_ref().map(|p| (path.as_str(), p.kind.clone())))
        .collect();
    assert_eq!(listed, expected);
    listed.retain(|problem| !problems.contains(problem));
    assert!(listed.is_empty() || problems.is_empty(), "{listed:?} are not among {problems:?}");
    sitting.read("good.txt");
    assert_eq!(shown(sitting), "Giá xăng");
}

#[test]
fn articles_that_cannot_be_read_are_listed_with_the_reason_and_the_rest_opens() {
    let mut sitting = Sitting::of(&[("good.txt", "Giá xăng"), ("empty.txt", ""), ("blank.md", " \n\t\n")]);
    sitting.put("binary.txt", b"Gi\0");
    sitting.put("latin.txt", b"Gi\xe1 x\n");
    sitting.put("utf16.txt", b"\xff\xfeG\0i\0");
    let large = fs::File::create(sitting.path("large.txt")).expect("a file");
    large.set_len(65 * 1024 * 1024).expect("a sparse file");
    let undecodable = ProblemKind::Undecodable;
    check_articles(
        &mut sitting,
        &[
            ("binary.txt", undecodable(DecodeError::Binary { byte: 2 })),
            ("blank.md", undecodable(DecodeError::Empty)),
            ("empty.txt", undecodable(DecodeError::Empty)),
            ("large.txt", ProblemKind::TooLarge(65 * 1024 * 1024)),
            ("latin.txt", undecodable(DecodeError::NotUtf8 { line: 1, byte: 2, value: 0xe1 })),
            ("utf16.txt", undecodable(DecodeError::Utf16)),
        ],
    );
    sitting.run(ReadingCommand::OpenArticle(path("latin.txt")));
    assert!(
        matches!(sitting.said(), Some(Notice::Folder(FolderNotice::ArticleProblem(problem))) if problem.path == "latin.txt")
    );
    assert_eq!(shown(&sitting), "Giá xăng");
}

#[cfg(unix)]
#[test]
fn links_out_of_the_folder_and_pipes_are_not_read() {
    let mut sitting = Sitting::of(&[("good.txt", "Giá xăng")]);
    let outside = sitting.root().with_extension("outside.txt");
    fs::write(&outside, "bí mật").expect("a file");
    for (name, target) in
        [("out.txt", outside.as_path()), ("none.txt", "nowhere".as_ref()), ("in.txt", "good.txt".as_ref())]
    {
        std::os::unix::fs::symlink(target, sitting.path(name)).expect("a link");
    }
    let mut expected = vec![("none.txt", ProblemKind::LinkNowhere), ("out.txt", ProblemKind::LinkOutside)];
    let made = std::process::Command::new("mkfifo").arg(sitting.path("pipe.txt")).status();
    if made.is_ok_and(|status| status.success()) {
        expected.push(("pipe.txt", ProblemKind::NotRegular));
    }
    check_articles(&mut sitting, &expected);
    sitting.read("in.txt");
    assert_eq!(shown(&sitting), "Giá xăng");
}

#[test]
fn hidden_folders_other_files_and_our_own_folder_hold_no_articles() {
    let files = [
        ("good.txt", "Giá xăng"),
        (".git/a.txt", "x"),
        ("2019/.trash/b.txt", "x"),
        ("2019/c.TXT", "x"),
        (".d.txt", "x"),
        ("annotations/e.txt", "x"),
        ("2019/annotations/f.md", "x"),
        ("g.pdf", "x"),
        ("h.txt/i.txt", "x"),
    ];
    let mut sitting = Sitting::of(&files);
    check_articles(&mut sitting, &[]);
    let paths: Vec<&str> = sitting.opened().library.keys().map(ArticlePath::as_str).collect();
    assert_eq!(paths, ["2019/annotations/f.md", "2019/c.TXT", "good.txt", "h.txt/i.txt"]);
}

#[test]
fn decomposed_and_over_long_names_are_kept_and_found_again() {
    let composed = "Thời sự/bài số một.txt";
    let long = format!("{}.txt", "dài ".repeat(50));
    let decomposed: String = composed.nfd().collect();
    assert_ne!(decomposed, composed);
    let mut sitting = Sitting::open(&[(&decomposed, "Giá xăng"), (&long, "Giá dầu")]);
    for path in [composed, &long] {
        sitting.read(path);
        play(&mut sitting, "select Giá; tag a");
    }
    assert!(matches!(sitting.save(), SaveStatus::Saved(_)));
    let files = sitting.files();
    assert!(files.contains(&format!("annotations/ncv-1-aaaaaa/{composed}.ron")), "{files:?}");
    assert!(files.iter().all(|path| path.rsplit('/').next().is_some_and(|name| name.len() < 255)));
    sitting.restart();
    for (path, words) in [(composed, "xăng"), (long.as_str(), "dầu")] {
        sitting.read(path);
        assert_eq!(shown(&sitting), format!("[a:Giá] {words}"));
    }
    assert!(sitting.opened().problems.is_empty());
}

#[test]
fn two_names_that_differ_only_in_composing_are_one_article_and_a_problem() {
    let name: String = "bài.txt".nfd().collect();
    let sitting = Sitting::open(&[("bài.txt", "Giá"), (&name, "Dầu")]);
    if fs::read_dir(sitting.root()).expect("a folder").count() > 1 {
        assert_eq!(sitting.problems(), [("bài.txt", None, &ProblemKind::SameName)]);
    }
    assert_eq!(sitting.opened().library.len(), 1);
}
