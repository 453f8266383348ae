//! Leaving a project: not before everything of it is saved.

use crate::notation::{play, shown};
use crate::support::{Sitting, annotator_id, path};
use butda::model::id::ArticlePath;
use butda::search::TextQuery;
use butda::session::{
    Action, Command, FolderCommand, KeepingNotice, Notice, QueryingCommand, ReadingCommand, ReturningCommand,
    SearchCommand,
};
use butda::storage::project_folder::FileKey;
use butda::workers::asking::PassageSort;
use butda::workers::ticket::Opening;
use std::fs;
use std::path::PathBuf;

/// A sitting with one change that is not saved yet.
fn unsaved() -> Sitting {
    let mut sitting = Sitting::reading("Giá xăng tăng");
    play(&mut sitting, "select xăng; tag a");
    sitting
}

#[test]
fn a_project_is_left_once_its_last_change_is_saved() {
    let mut sitting = unsaved();
    let root = sitting.root();
    sitting.run(Action::CloseProject);
    assert!(sitting.session.open_project().is_none());
    sitting.run(Command::OpenFolder(root));
    assert_eq!(sitting.opened().project.articles().count(), 1);
}

#[test]
fn a_project_that_cannot_be_saved_stays_open_until_it_is_left_once_more() {
    let mut sitting = unsaved();
    std::fs::create_dir_all(sitting.path("annotations")).expect("a folder");
    let own = sitting.session.annotator().expect("a name").clone();
    sitting.put(&format!("annotations/{own}/a.txt.ron"), b"foreign");
    sitting.run(Action::CloseProject);
    assert!(sitting.session.open_project().is_some());
    assert_eq!(sitting.said(), Some(Notice::Keeping(KeepingNotice::NotLeft { is_kept: true })));
    sitting.run(Action::CloseProject);
    assert!(sitting.session.open_project().is_none());
}

#[test]
fn the_program_is_left_as_soon_as_everything_is_on_disk_where_the_reader_is_included() {
    let mut sitting = unsaved();
    sitting.run(ReadingCommand::NotePlace { top: 4, end: 9 });
    let tasks = sitting.run_only(Command::Quit);
    assert!(!sitting.session.may_exit(), "something is on its way");
    sitting.work(tasks);
    assert!(sitting.session.may_exit());
}

/// Another project beside that of the sitting: its article has the same name and text and is not annotated.
fn another_project(sitting: &Sitting) -> PathBuf {
    let other = sitting.root().with_file_name("other");
    fs::create_dir(&other).expect("a folder");
    fs::copy(sitting.path("a.txt"), other.join("a.txt")).expect("a file");
    other
}

/// What a person sees of a project: opening, folder, marks, articles, message.
type Seen = (Option<Opening>, PathBuf, String, Vec<ArticlePath>, Option<Notice>);

fn seen(sitting: &Sitting) -> Seen {
    let open = sitting.opened();
    let notice = sitting.session.notice().map(|said| said.notice.clone());
    let articles = open.library.keys().cloned().collect();
    (sitting.session.opening(), open.root.clone(), shown(sitting), articles, notice)
}

/// A project that changed outside, and everything about it that a worker may be asked for.
fn asked_for(sitting: &mut Sitting) -> Vec<Command> {
    let own = annotator_id("NCV 1");
    let file = format!("annotations/{own}/a.txt.ron");
    let text = sitting.file(&file).replace("note: None", "note: Some(\"of project A\")");
    sitting.put(&file, text.as_bytes());
    sitting.put("b.txt", "Một bài mới.".as_bytes());
    let dropped = sitting.root().with_file_name("dropped");
    fs::create_dir(&dropped).expect("a folder");
    fs::copy(sitting.path(&file), dropped.join("a.txt.ron")).expect("a file");
    vec![
        Command::Folder(FolderCommand::LookAgain(None)),
        Command::Folder(FolderCommand::ListAgain),
        Command::Folder(FolderCommand::TakeDropped(dropped)),
        Command::Returning(ReturningCommand::ListVersions(FileKey::of_codebook(&own))),
        Command::Folder(FolderCommand::TakeOver(own)),
        Command::Querying(QueryingCommand::Ask("*".to_owned(), PassageSort::Article)),
        Command::Search(SearchCommand::Everywhere(TextQuery {
            words: "xăng".to_owned(),
            ..TextQuery::default()
        })),
    ]
}

#[test]
fn what_was_asked_for_in_a_project_that_was_left_changes_nothing_in_the_next() {
    for comes_back in [false, true] {
        let mut sitting = unsaved();
        sitting.save();
        let (first, second) = (sitting.root(), another_project(&sitting));
        let mut late = Vec::new();
        for command in asked_for(&mut sitting) {
            late.extend(sitting.run_only(command));
        }
        assert!(late.len() >= 7 && late.iter().all(|task| task.ticket.of == sitting.session.opening()));
        sitting.run(Command::OpenFolder(second));
        if comes_back {
            sitting.run(Command::OpenFolder(first));
        }
        sitting.run(ReadingCommand::OpenArticle(path("a.txt")));
        sitting.run(Command::DismissNotice);
        let before = (seen(&sitting), sitting.session.revision());
        sitting.work(late);
        assert_eq!((seen(&sitting), sitting.session.revision()), before, "comes back: {comes_back}");
        sitting.save();
        let kept = fs::read_to_string(sitting.opened().root.join("annotations/ncv-1-aaaaaa/a.txt.ron"));
        assert_eq!(kept.is_ok_and(|kept| kept.contains("of project A")), comes_back);
    }
}
