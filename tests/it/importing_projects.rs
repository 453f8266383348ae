//! Projects of other programs come in: the person's own codings, those of other coders, the codes as themes; and go again by
//! one undo.

use crate::refi_writer::{Code, Coded, Habits, Names, Passage, Project, Source, archive, guid, write, xml};
use crate::support::{Sitting, path};
use butda::model::history::StepLabel;
use butda::session::{
    Action, CodebookNotice, ImportCommand, ImportNotice, Notice, Novelty, SaveStatus, StepNotice,
    ThemingCommand,
};
use butda::text::anchor::Place;
use butda::view::import::{ArticleRow, ArticlesView};
use butda::workers::importing::ImportSource;
use std::fs;
use std::path::{Path, PathBuf};

const TEXT: &str = "Bến phà đóng cửa.\nNgười dân tiếc, 😀 người lái đò vui.\n";

fn passage(words: &str, codings: &[(usize, usize)]) -> Passage {
    let start = TEXT.find(words).expect("words of the text");
    let codings = codings.iter().map(|(user, code)| Coded { user: *user, code: *code }).collect();
    Passage { start, end: start + words.len(), codings }
}

/// A study of two coders: *Đò* and below it *Vui*.
fn study() -> Project {
    let code = |name: &str, parent| Code { name: name.to_owned(), parent };
    Project {
        users: vec!["Lan".to_owned(), "Minh".to_owned()],
        codes: vec![code("Đò", None), code("Vui", Some(0))],
        sources: vec![Source {
            name: "Bến phà".to_owned(),
            text: TEXT.to_owned(),
            passages: vec![
                passage("Bến phà", &[(0, 0)]),
                passage("lái đò", &[(0, 0), (1, 1)]),
                passage("tiếc", &[(1, 0)]),
            ],
        }],
    }
}

/// A project with one article, in which somebody of this name works.
fn sitting(name: &str) -> Sitting {
    let mut sitting = Sitting::of(&[("a.txt", "Giá xăng tăng.\n")]);
    sitting.be(name);
    sitting.open_folder();
    sitting
}

fn put(sitting: &Sitting, project: &Project) -> PathBuf {
    let path = sitting.home().join("study.qdpx");
    fs::write(&path, write(project, Habits::default())).expect("a file");
    path
}

fn read(sitting: &mut Sitting, path: &Path) {
    sitting.run(ImportCommand::Read(vec![ImportSource::Path(path.to_owned())]));
}

/// Everyone's annotations of an article, as `who: words [themes]`, sorted.
fn annotations(sitting: &Sitting, article: &str) -> Vec<String> {
    let open = sitting.opened();
    let mut all: Vec<String> = open
        .project
        .annotations(&path(article))
        .map(|(who, _, annotation, _)| {
            let themes: Vec<String> =
                annotation.themes.iter().map(|theme| open.codebook.full_name(theme)).collect();
            let name = open.project.annotator_name(who);
            format!("{name}: {} [{}]", annotation.anchor.quote, themes.join(", "))
        })
        .collect();
    all.sort();
    all
}

fn view(sitting: &Sitting) -> ArticlesView {
    ArticlesView::new(&sitting.session).expect("an import")
}

const ARTICLE: &str = "imported/Bến phà.txt";

#[test]
fn the_coder_of_ones_name_is_oneself_and_the_others_become_annotators() {
    let mut sitting = sitting("Lan");
    let file = put(&sitting, &study());
    read(&mut sitting, &file);
    let looked = view(&sitting);
    assert_eq!(looked.coder.as_deref(), Some("Lan"));
    let coders: Vec<(&str, usize)> =
        looked.coders.iter().map(|coder| (coder.name.as_str(), coder.n_passages)).collect();
    assert_eq!(coders, [("Lan", 2), ("Minh", 2)]);
    assert_eq!((looked.n_wanted, looked.n_passages, looked.n_codes, looked.n_lost), (1, 4, 2, 0));
    sitting.run(ImportCommand::Take);
    assert_eq!(
        annotations(&sitting, ARTICLE),
        ["Lan: Bến phà [Đò]", "Lan: lái đò [Đò]", "Minh: lái đò [Đò / Vui]", "Minh: tiếc [Đò]",]
    );
    assert_eq!(sitting.file(ARTICLE), TEXT);
    let label = StepLabel::Imported {
        n_articles: 1,
        n_annotations: 4,
        n_themes: 2,
        files: match sitting.said() {
            Some(Notice::Steps(StepNotice::Made(StepLabel::Imported { files, .. }))) => files,
            other => panic!("{other:?}"),
        },
    };
    let colors: Vec<String> =
        sitting.opened().codebook.rows().map(|(_, _, theme)| theme.color.clone()).collect();
    assert_eq!(colors, ["#0069b0", "#0069b0"]);
    assert_eq!(sitting.opened().history.next_undo().map(|step| &step.label), Some(&label));
    assert!(matches!(sitting.save(), SaveStatus::Saved(_)));
    sitting.restart();
    assert_eq!(annotations(&sitting, ARTICLE).len(), 4);
}

#[test]
fn a_sole_coder_is_oneself_whatever_they_are_called() {
    let mut sitting = sitting("An");
    let mut project = study();
    for passage in &mut project.sources[0].passages {
        passage.codings.retain(|coded| coded.user == 1);
    }
    project.sources[0].passages.retain(|passage| !passage.codings.is_empty());
    let file = put(&sitting, &project);
    read(&mut sitting, &file);
    sitting.run(ImportCommand::Take);
    assert_eq!(annotations(&sitting, ARTICLE), ["An: lái đò [Đò / Vui]", "An: tiếc [Đò]"]);
}

#[test]
fn one_may_be_none_of_several_coders_or_say_which() {
    for (said, expected) in [
        (None, ["Lan: Bến phà [Đò]", "Lan: lái đò [Đò]", "Minh: lái đò [Đò / Vui]", "Minh: tiếc [Đò]"]),
        (Some("Minh"), ["An: lái đò [Đò / Vui]", "An: tiếc [Đò]", "Lan: Bến phà [Đò]", "Lan: lái đò [Đò]"]),
    ] {
        let mut sitting = sitting("An");
        let file = put(&sitting, &study());
        read(&mut sitting, &file);
        assert_eq!(view(&sitting).coder, None);
        sitting.run(ImportCommand::BeCoder(said.map(str::to_owned)));
        sitting.run(ImportCommand::Take);
        assert_eq!(annotations(&sitting, ARTICLE), expected);
    }
}

#[test]
fn a_second_import_adds_nothing_and_a_larger_study_adds_what_is_new() {
    let mut sitting = sitting("Lan");
    let file = put(&sitting, &study());
    read(&mut sitting, &file);
    sitting.run(ImportCommand::Take);
    let before = (sitting.files().len(), annotations(&sitting, ARTICLE));
    read(&mut sitting, &file);
    let looked = view(&sitting);
    assert_eq!((looked.n_wanted, looked.n_passages, looked.n_known), (0, 0, 1));
    sitting.run(ImportCommand::Take);
    assert_eq!(sitting.said(), Some(Notice::Import(ImportNotice::NothingNew)));
    assert_eq!((sitting.files().len(), annotations(&sitting, ARTICLE)), before);
    sitting.run(ImportCommand::Forget);
    let mut more = study();
    more.sources[0].passages.push(passage("đóng cửa", &[(0, 1)]));
    let file = put(&sitting, &more);
    read(&mut sitting, &file);
    let looked = view(&sitting);
    assert_eq!((looked.n_wanted, looked.n_passages), (0, 1));
    sitting.run(ImportCommand::Take);
    let after = annotations(&sitting, ARTICLE);
    assert_eq!(after.len(), 5);
    assert!(after.contains(&"Lan: đóng cửa [Đò / Vui]".to_owned()), "{after:?}");
}

#[test]
fn passages_of_an_article_that_the_project_has_land_on_it() {
    let mut sitting = Sitting::of(&[("báo/phà.txt", TEXT)]);
    sitting.be("Lan");
    sitting.open_folder();
    let file = put(&sitting, &study());
    read(&mut sitting, &file);
    let ArticleRow::Article(row) = &view(&sitting).rows[0] else { panic!("an article") };
    assert_eq!((&row.novelty, row.n_passages), (&Novelty::Known(path("báo/phà.txt")), 4));
    sitting.run(ImportCommand::Take);
    assert_eq!(annotations(&sitting, "báo/phà.txt").len(), 4);
    assert!(!sitting.path("imported").exists());
}

#[test]
fn undo_takes_articles_people_and_themes_back_and_redo_brings_them_again() {
    let mut sitting = sitting("Lan");
    let file = put(&sitting, &study());
    let files = sitting.files();
    read(&mut sitting, &file);
    sitting.run(ImportCommand::Take);
    let taken = annotations(&sitting, ARTICLE);
    sitting.run(Action::Undo);
    assert!(matches!(sitting.said(), Some(Notice::Steps(StepNotice::Undone(StepLabel::Imported { .. })))));
    assert_eq!(annotations(&sitting, ARTICLE), [""; 0]);
    assert_eq!(sitting.opened().codebook.rows().count(), 0);
    assert_eq!(sitting.files(), files, "nothing was saved, and nothing is left");
    sitting.run(Action::Redo);
    assert_eq!(annotations(&sitting, ARTICLE), taken);
    sitting.save();
    sitting.restart();
    assert_eq!(annotations(&sitting, ARTICLE), taken);
}

#[test]
fn what_a_coder_has_gone_on_with_stays_when_the_import_is_undone() {
    let mut sitting = sitting("Lan");
    let file = put(&sitting, &study());
    read(&mut sitting, &file);
    sitting.run(ImportCommand::Take);
    let of_minh = sitting.files().into_iter().find(|file| file.contains("minh-")).expect("a file of Minh");
    let text = sitting.file(&of_minh).replace("note: None", "note: Some(\"Hay.\")");
    sitting.put(&of_minh, text.as_bytes());
    sitting.run(Action::Undo);
    assert!(matches!(sitting.said(), Some(Notice::Import(ImportNotice::LeftInFolder(2)))));
    assert!(sitting.path(ARTICLE).exists() && sitting.path(&of_minh).exists());
}

#[test]
fn an_import_that_was_killed_between_files_and_records_leaves_neither_articles_nor_people() {
    let mut sitting = sitting("Lan");
    let files = sitting.files();
    let file = put(&sitting, &study());
    read(&mut sitting, &file);
    let tasks = sitting.run_only(ImportCommand::Take);
    sitting.work_unheard(tasks);
    assert!(sitting.files().len() > files.len());
    sitting.restart();
    assert_eq!(sitting.files(), files);
    assert_eq!(sitting.opened().project.annotators().filter(|(_, who)| who.name == "Minh").count(), 0);
}

#[test]
fn a_code_that_the_codebook_has_is_its_theme_and_a_locked_codebook_takes_no_new_one() {
    let mut sitting = sitting("Lan");
    sitting.run(ThemingCommand::Create { name: "Đò".to_owned(), parent: None });
    let file = put(&sitting, &study());
    read(&mut sitting, &file);
    sitting.run(ThemingCommand::ToggleLock);
    sitting.run(ImportCommand::Take);
    assert_eq!(sitting.said(), Some(Notice::Codebook(CodebookNotice::ImportLocked)));
    sitting.run(ThemingCommand::ToggleLock);
    sitting.run(ImportCommand::Take);
    assert_eq!(sitting.opened().codebook.rows().count(), 2);
}

#[test]
fn words_that_stand_elsewhere_are_found_and_those_that_do_not_come_without_a_place() {
    let mut sitting = sitting("Lan");
    let project = study();
    let habits = Habits { names: Names::Words, ..Habits::default() };
    // The text was changed after the passages were coded.
    let text = TEXT.replace("Bến phà đóng cửa.", "Chiều qua, bến phà đã đóng cửa.").replace("tiếc", "mừng");
    let (xml, name) = (xml(&project, habits), format!("sources/{}.txt", guid('s', 0)));
    let file = sitting.home().join("study.qdpx");
    let bytes = archive(&[("project.qde", xml.as_bytes()), (&name, text.as_bytes())]);
    fs::write(&file, bytes).expect("a file");
    read(&mut sitting, &file);
    let looked = view(&sitting);
    assert_eq!((looked.n_passages, looked.n_elsewhere, looked.n_lost), (4, 2, 2));
    sitting.run(ImportCommand::Take);
    let open = sitting.opened();
    let article = open.library.get(&path(ARTICLE)).and_then(|entry| entry.article.clone()).expect("read");
    let mut placed: Vec<(String, bool)> = open
        .project
        .annotations(&path(ARTICLE))
        .map(|(_, _, annotation, _)| {
            let is_placed = matches!(annotation.anchor.locate(&article.text), Place::Exact(_));
            (annotation.anchor.quote.clone(), is_placed)
        })
        .collect();
    placed.sort();
    let expected = [("Bến phà", false), ("lái đò", true), ("lái đò", true), ("tiếc", false)];
    assert_eq!(placed, expected.map(|(words, is_placed)| (words.to_owned(), is_placed)));
}

#[test]
fn what_became_ones_own_by_one_import_is_not_new_to_the_next_whoever_one_was() {
    let mut sitting = sitting("An");
    let file = put(&sitting, &study());
    read(&mut sitting, &file);
    sitting.run(ImportCommand::BeCoder(Some("Lan".to_owned())));
    sitting.run(ImportCommand::Take);
    read(&mut sitting, &file);
    let looked = view(&sitting);
    assert_eq!((looked.coder.as_deref(), looked.n_passages, looked.n_codes), (Some("Lan"), 0, 0));
    sitting.run(ImportCommand::BeCoder(None));
    assert_eq!(view(&sitting).n_passages, 0);
}

#[test]
fn an_import_of_nothing_but_other_peoples_passages_is_a_step_that_undo_takes_back() {
    let mut sitting = Sitting::of(&[("phà.txt", TEXT)]);
    sitting.be("An");
    sitting.open_folder();
    sitting.run(ThemingCommand::Create { name: "Đò".to_owned(), parent: None });
    let mut project = study();
    project.codes.truncate(1);
    for passage in &mut project.sources[0].passages {
        passage.codings.retain(|coded| coded.code == 0);
    }
    let file = put(&sitting, &project);
    let files = sitting.files();
    read(&mut sitting, &file);
    sitting.run(ImportCommand::Take);
    assert_eq!(annotations(&sitting, "phà.txt").len(), 3);
    sitting.run(Action::Undo);
    assert_eq!((annotations(&sitting, "phà.txt").len(), sitting.files()), (0, files));
}

#[test]
fn the_nameless_coder_of_a_file_is_oneself_beside_another_study_with_coders() {
    let mut sitting = Sitting::of(&[("phà.txt", TEXT)]);
    sitting.be("An");
    sitting.open_folder();
    let file = put(&sitting, &study());
    let clippings = sitting.home().join("My Clippings.txt");
    let told = "Bến (Thu)\r\n- Your Highlight on page 3 | Added on Sunday, 16 June 2024 08:30:00\r\n\r\n\
                Người dân tiếc, 😀 người lái đò vui\r\n==========\r\n";
    fs::write(&clippings, told).expect("a file");
    let paths = [file, clippings].map(ImportSource::Path);
    sitting.run(ImportCommand::Read(paths.to_vec()));
    sitting.run(ImportCommand::BeCoder(Some("Minh".to_owned())));
    sitting.run(ImportCommand::Take);
    let all = annotations(&sitting, "phà.txt");
    assert!(all.contains(&"An: Người dân tiếc, 😀 người lái đò vui []".to_owned()), "{all:?}");
    assert!(all.contains(&"An: tiếc [Đò]".to_owned()), "{all:?}");
}

#[test]
fn a_coder_without_a_name_is_known_again_by_the_name_they_got() {
    let mut sitting = sitting("An");
    let mut project = study();
    // Where one coder alone has a name, theirs would be what names nobody.
    project.users = vec![String::new(), "Minh".to_owned(), "Bình".to_owned()];
    project.sources[0].passages[0].codings[0].user = 2;
    let file = put(&sitting, &project);
    for n_new in [4, 0] {
        read(&mut sitting, &file);
        sitting.run(ImportCommand::BeCoder(None));
        assert_eq!(view(&sitting).n_passages, n_new);
        sitting.run(ImportCommand::Take);
        sitting.run(ImportCommand::Forget);
    }
    let mut names: Vec<&str> =
        sitting.opened().project.annotators().map(|(_, who)| who.name.as_str()).collect();
    names.sort_unstable();
    assert_eq!(names, ["An", "Bình", "Minh", "study"]);
}

#[test]
fn a_window_that_is_closed_while_an_import_is_written_loses_no_theme_of_it() {
    let mut sitting = sitting("Lan");
    let file = put(&sitting, &study());
    read(&mut sitting, &file);
    let tasks = sitting.run_only(ImportCommand::Take);
    // The dialog is left when the last file was written, and before that was heard.
    let stopped = sitting.run_only(ImportCommand::Forget);
    sitting.work(tasks);
    sitting.work(stopped);
    let open = sitting.opened();
    let is_whole = open.codebook.rows().count() == 2 && annotations(&sitting, ARTICLE).len() == 4;
    assert!(is_whole || !sitting.path(ARTICLE).exists(), "all of it, or nothing");
}
