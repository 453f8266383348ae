//! What is being typed stays with what it is about: where an article gets another name, and where a folder is read again.

use super::drafts::{TEXT, live, note_subject, text, type_now, with_annotation};
use super::support::{Sitting, a_txt, annotator_id, path};
use crate::notation::play;
use butda::model::draft::{DraftField, DraftState, Subject};
use butda::session::{AnnotatingCommand, Command, DraftCommand, FolderCommand, Passage};
use std::fs;

fn typing(subject: &Subject, words: &str) -> Command {
    let field = if matches!(subject, Subject::Article(_)) { DraftField::Memo } else { DraftField::Note };
    Command::Draft(DraftCommand::Type(subject.clone(), vec![text(field, "", words)]))
}

fn rename(sitting: &Sitting) {
    fs::rename(sitting.path("a.txt"), sitting.path("b.txt")).expect("renamed");
}

/// What the drafts are about, how each stands to its record, and what was typed.
fn drafts(sitting: &Sitting) -> Vec<(Subject, DraftState, String)> {
    let records = sitting.session.records().expect("a project");
    let drafts = sitting.session.drafts().into_iter();
    let told = drafts.map(|draft| (draft.subject.clone(), records.state(draft), draft.texts[0].text.clone()));
    told.collect()
}

#[test]
fn a_draft_is_offered_under_the_name_that_its_article_got_while_the_project_was_closed() {
    let (mut sitting, key) = with_annotation();
    type_now(&mut sitting, typing(&note_subject(&key), "ghi chú dở"));
    type_now(&mut sitting, typing(&Subject::Article(a_txt()), "bài dở"));
    live(&mut sitting, 400);
    rename(&sitting);
    for _ in 0..2 {
        sitting.restart();
        let note = Subject::Note(Some(path("b.txt")), key.id);
        let article = Subject::Article(path("b.txt"));
        let mut found = drafts(&sitting);
        found.sort_by_key(|(subject, ..)| subject.clone());
        assert_eq!(
            found,
            [
                (note, DraftState::Fits, "ghi chú dở".to_owned()),
                (article, DraftState::Fits, "bài dở".to_owned())
            ]
        );
        live(&mut sitting, 600);
    }
    sitting.run(AnnotatingCommand::SetNote(Passage { article: path("b.txt"), key }, "ghi chú dở".to_owned()));
    live(&mut sitting, 600);
    assert_eq!(sitting.session.drafts().len(), 1, "the note holds what was typed");
}

#[test]
fn typing_goes_on_in_the_same_draft_when_the_article_is_renamed_meanwhile() {
    let (mut sitting, key) = with_annotation();
    type_now(&mut sitting, typing(&note_subject(&key), "một"));
    live(&mut sitting, 400);
    rename(&sitting);
    sitting.run(FolderCommand::ListAgain);
    let today = Subject::Note(Some(path("b.txt")), key.id);
    // The field may know the old name for another frame.
    for (subject, words) in [(note_subject(&key), "một hai"), (today.clone(), "một hai ba")] {
        type_now(&mut sitting, typing(&subject, words));
        live(&mut sitting, 400);
        assert_eq!(drafts(&sitting), [(today.clone(), DraftState::Fits, words.to_owned())]);
    }
    sitting.restart();
    assert_eq!(drafts(&sitting), [(today, DraftState::Fits, "một hai ba".to_owned())]);
}

#[test]
fn a_copy_of_an_article_leaves_the_draft_where_it_was_typed() {
    let (mut sitting, key) = with_annotation();
    type_now(&mut sitting, typing(&note_subject(&key), "ở đây"));
    live(&mut sitting, 400);
    sitting.put("b.txt", TEXT.as_bytes());
    let own = annotator_id("NCV 1");
    let record = sitting.file(&format!("annotations/{own}/a.txt.ron"));
    let copied = record.replace("path: \"a.txt\"", "path: \"b.txt\"");
    sitting.put(&format!("annotations/{own}/b.txt.ron"), copied.as_bytes());
    sitting.restart();
    assert_eq!(drafts(&sitting), [(note_subject(&key), DraftState::Fits, "ở đây".to_owned())]);
}

/// A computer that once was given a second folder of a name is given the settings of the first again: the project is read
/// once more, as the one it goes by here.
#[test]
fn what_is_typed_while_a_folder_is_read_is_there_when_it_is_read_again() {
    let mut first = Sitting::reading(TEXT);
    play(&mut first, "select Giá; tag a");
    first.save();
    let mut second = Sitting::of(&[]);
    second.another_window("NCV 1", [77; 32]);
    second.run(Command::OpenFolder(first.root()));
    second.read("a.txt");
    play(&mut second, "select tăng; tag b");
    second.save();
    let here = second.session.annotator().cloned().expect("a second folder");
    second.be("NCV 1");
    let tasks = second.run_only(Command::OpenFolder(first.root()));
    let opening = second.session.opening();
    let memo = vec![text(DraftField::Memo, "", "gõ khi đang mở")];
    second.run_only(Command::Draft(DraftCommand::Type(Subject::Memo, memo)));
    second.work(tasks);
    assert_ne!(second.session.opening(), opening, "the folder was read again");
    assert_eq!(second.session.annotator(), Some(&here));
    live(&mut second, 600);
    second.run(Command::OpenFolder(first.root()));
    assert_eq!(drafts(&second), [(Subject::Memo, DraftState::Fits, "gõ khi đang mở".to_owned())]);
}
