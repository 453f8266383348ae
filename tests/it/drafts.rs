//! What is being typed: kept on this computer from one moment to the next, offered again, taken nothing from, and ended
//! by a decision alone.

use super::support::{Sitting, a_txt, annotator_id, set_note};
use crate::notation::play;
use butda::model::draft::{Draft, DraftField, DraftState, DraftText, Subject};
use butda::session::SaveStatus;
use butda::session::{
    Action, AnnotatingCommand, Command, DraftCommand, DraftsNotice, FolderCommand, MarkKey, Notice, Passage,
    ThemeNotice, ThemeText, ThemingCommand,
};
use butda::storage::disk::RealDisk;
use butda::storage::drafts::{DraftChanges, DraftPlace, read, save};
use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

pub const TEXT: &str = "Giá xăng tăng. Người dân bàn về giá xăng.";

pub fn text(field: DraftField, before: &str, text: &str) -> DraftText {
    DraftText { field, before: before.to_owned(), text: text.to_owned() }
}

/// What the window tells while this stands in a field that held nothing.
fn typing(subject: &Subject, field: DraftField, words: &str) -> Command {
    Command::Draft(DraftCommand::Type(subject.clone(), vec![text(field, "", words)]))
}

/// A key is pressed now; no time passes.
pub fn type_now(sitting: &mut Sitting, command: Command) {
    let tasks = sitting.session.run(command, sitting.now());
    sitting.work(tasks);
}

/// Time passes as a window lives through it.
pub fn live(sitting: &mut Sitting, millis: u64) {
    for _ in 0..millis / 100 {
        sitting.wait(100);
    }
    sitting.wait(millis % 100);
}

pub fn place(sitting: &Sitting, name: Option<&str>) -> DraftPlace {
    let root = fs::canonicalize(sitting.root()).expect("the project");
    DraftPlace { state: sitting.home().join("state"), owner: name.map(annotator_id), root }
}

/// The texts of the drafts on the disk, and of no others.
fn on_disk(sitting: &Sitting) -> Vec<String> {
    let found = read(&RealDisk, &place(sitting, Some("NCV 1"))).expect("the drafts");
    assert_eq!(found.problems, vec![]);
    found.drafts.into_values().flat_map(|draft| draft.texts).map(|text| text.text).collect()
}

fn folder(sitting: &Sitting, owner: &str) -> PathBuf {
    let folders = fs::read_dir(sitting.home().join("state").join(owner)).expect("a folder").flatten();
    let state_folder = folders.map(|entry| entry.path()).find(|path| path.join("drafts").is_dir());
    state_folder.expect("a state folder with drafts").join("drafts")
}

fn states(sitting: &Sitting) -> Vec<DraftState> {
    let drafts = sitting.session.drafts();
    drafts.into_iter().map(|draft| sitting.session.records().expect("a project").state(draft)).collect()
}

/// An article with one annotation, and the key of that.
pub fn with_annotation() -> (Sitting, MarkKey) {
    let mut sitting = Sitting::reading(TEXT);
    play(&mut sitting, "select xăng; tag a");
    sitting.save();
    let key = sitting.article().marks[0].key.clone();
    (sitting, key)
}

/// The note of an annotation of `a.txt`.
pub fn note_subject(key: &MarkKey) -> Subject {
    Subject::Note(Some(a_txt()), key.id)
}

fn note_of(sitting: &Sitting, key: &MarkKey) -> Option<String> {
    let (_, annotation) = sitting.project().find_annotation(&key.annotator, key.id)?;
    annotation.note.clone()
}

#[test]
fn what_is_typed_is_on_the_disk_a_moment_after_the_last_key() {
    let mut sitting = Sitting::reading(TEXT);
    type_now(&mut sitting, typing(&Subject::Memo, DraftField::Memo, "dở"));
    assert!(sitting.session.drafting().expect("a project").is_unkept());
    live(&mut sitting, 200);
    type_now(&mut sitting, typing(&Subject::Memo, DraftField::Memo, "dở dang"));
    live(&mut sitting, 200);
    assert_eq!(on_disk(&sitting), Vec::<String>::new(), "typing has not paused");
    live(&mut sitting, 200);
    assert_eq!(on_disk(&sitting), ["dở dang"]);
    assert!(!sitting.session.drafting().expect("a project").is_unkept());
    live(&mut sitting, 3_000);
    assert_eq!(sitting.session.next_due(), None, "nothing goes on being written");
}

#[test]
fn typing_without_a_pause_is_on_the_disk_after_a_second_at_most() {
    let mut sitting = Sitting::reading(TEXT);
    let mut words = String::new();
    for second in 0..3 {
        for _ in 0..10 {
            words.push('a');
            type_now(&mut sitting, typing(&Subject::Memo, DraftField::Memo, &words));
            live(&mut sitting, 100);
        }
        let kept = on_disk(&sitting).concat().len();
        assert!(kept > second * 10, "after second {second}: {kept}");
    }
}

#[test]
fn a_draft_lies_on_this_computer_where_nobody_else_can_read_it_and_never_in_the_project() {
    let mut sitting = Sitting::reading(TEXT);
    type_now(&mut sitting, typing(&Subject::Memo, DraftField::Memo, "riêng tư"));
    live(&mut sitting, 400);
    assert_eq!(sitting.files(), Vec::<String>::new());
    let folder = folder(&sitting, annotator_id("NCV 1").as_str());
    let file = folder.join("drafts.ron");
    assert!(fs::read_to_string(&file).expect("a file").contains("riêng tư"));
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = |path: &PathBuf| fs::metadata(path).expect("there").permissions().mode() & 0o777;
        assert_eq!((mode(&file), mode(&folder)), (0o600, 0o700));
    }
}

#[test]
fn what_was_typed_when_the_program_was_killed_is_offered_at_the_next_start() {
    let (mut sitting, key) = with_annotation();
    let subject = note_subject(&key);
    type_now(&mut sitting, typing(&subject, DraftField::Note, "ghi chú dở"));
    live(&mut sitting, 400);
    sitting.restart();
    let about = sitting.session.records().expect("a project").about(&subject);
    assert_eq!(about.name, "xăng");
    assert_eq!(sitting.said(), Some(Notice::Drafts(DraftsNotice::DraftsKept(1, about))));
    assert_eq!(states(&sitting), [DraftState::Fits]);
    assert_eq!(sitting.session.drafting().expect("a project").n_waiting(), 1);
    // Nothing was decided: the note is as it was.
    assert_eq!(note_of(&sitting, &key), None);
}

#[test]
fn a_draft_ends_once_its_text_is_decided_and_the_step_is_kept() {
    let (mut sitting, key) = with_annotation();
    type_now(&mut sitting, typing(&note_subject(&key), DraftField::Note, "xong"));
    live(&mut sitting, 400);
    let tasks = sitting
        .session
        .run(Command::Annotating(set_note(&sitting, key.clone(), " xong ".to_owned())), sitting.now());
    assert_eq!(sitting.session.drafts(), Vec::<&Draft>::new());
    // The step is on its way to the journal, and the draft still on the disk.
    drop(sitting.wait_only(400));
    assert_eq!(on_disk(&sitting), ["xong"]);
    sitting.work(tasks);
    live(&mut sitting, 400);
    assert_eq!(on_disk(&sitting), Vec::<String>::new());
    sitting.restart();
    assert_eq!((states(&sitting), note_of(&sitting, &key)), (vec![], Some("xong".to_owned())));
}

#[test]
fn a_draft_whose_record_holds_the_text_already_is_not_offered() {
    let (mut sitting, key) = with_annotation();
    type_now(&mut sitting, typing(&note_subject(&key), DraftField::Note, "xong"));
    live(&mut sitting, 400);
    // Killed between the step and the end of its draft.
    let draft = sitting.session.drafts()[0].clone();
    sitting.run(set_note(&sitting, key, "xong".to_owned()));
    sitting.save();
    let changes = DraftChanges::from([(draft.id.clone(), Some(draft))]);
    save(&RealDisk, &place(&sitting, Some("NCV 1")), &changes).expect("saved");
    sitting.restart();
    assert_eq!((sitting.said(), sitting.session.drafts()), (None, vec![]));
}

#[test]
fn a_decision_that_is_refused_leaves_its_text_as_a_draft() {
    let mut sitting = Sitting::reading(TEXT);
    play(&mut sitting, "select xăng; tag a; select dân; tag b");
    let id = sitting.opened().codebook.named("a")[0].clone();
    let subject = Subject::Theme(id.clone());
    let texts = vec![text(DraftField::Name, "a", "b"), text(DraftField::Definition, "", "một đoạn dài")];
    type_now(&mut sitting, Command::Draft(DraftCommand::Type(subject.clone(), texts)));
    let texts = BTreeMap::from([(ThemeText::Definition, "một đoạn dài".to_owned())]);
    sitting.run(ThemingCommand::Describe { id, name: "b".to_owned(), texts });
    assert_eq!(sitting.said(), Some(Notice::Themes(ThemeNotice::ThemeExists("b".to_owned()))));
    assert_eq!(states(&sitting), [DraftState::Fits]);
}

#[test]
fn a_record_that_was_changed_since_is_written_over_by_no_draft() {
    let (mut sitting, key) = with_annotation();
    let subject = note_subject(&key);
    type_now(&mut sitting, typing(&subject, DraftField::Note, "của tôi"));
    live(&mut sitting, 400);
    // Another window of the same person, or the command line.
    let before = sitting.another_window("NCV 1", [9; 32]);
    sitting.open_folder();
    sitting.read("a.txt");
    sitting.run(set_note(&sitting, key.clone(), "của cửa sổ kia".to_owned()));
    sitting.save();
    sitting.session = before;
    sitting.run(FolderCommand::LookAgain(None));
    assert_eq!(note_of(&sitting, &key), Some("của cửa sổ kia".to_owned()));
    assert_eq!(states(&sitting), [DraftState::Overtaken]);
    sitting.run(set_note(&sitting, key.clone(), "của tôi".to_owned()));
    let about = sitting.session.records().expect("a project").about(&subject);
    assert_eq!(sitting.said(), Some(Notice::Drafts(DraftsNotice::DraftOvertaken(about))));
    assert_eq!(note_of(&sitting, &key), Some("của cửa sổ kia".to_owned()));
    // Once the person has seen both, what they decide stands.
    let seen = vec![text(DraftField::Note, "của cửa sổ kia", "của tôi")];
    let id = sitting.session.drafts()[0].id.clone();
    type_now(&mut sitting, Command::Draft(DraftCommand::TakeUp(id)));
    type_now(&mut sitting, Command::Draft(DraftCommand::Type(subject, seen)));
    sitting.run(set_note(&sitting, key.clone(), "của tôi".to_owned()));
    assert_eq!(note_of(&sitting, &key), Some("của tôi".to_owned()));
    assert_eq!(states(&sitting), []);
}

#[test]
fn a_draft_whose_annotation_is_gone_is_still_there() {
    let (mut sitting, key) = with_annotation();
    type_now(&mut sitting, typing(&note_subject(&key), DraftField::Note, "còn đây"));
    live(&mut sitting, 400);
    sitting.run(AnnotatingCommand::Remove(key));
    sitting.save();
    sitting.restart();
    assert_eq!(states(&sitting), [DraftState::Gone]);
    assert_eq!(on_disk(&sitting), ["còn đây"]);
}

#[test]
fn a_draft_that_was_discarded_is_gone_and_can_be_brought_back() {
    let mut sitting = Sitting::reading(TEXT);
    type_now(&mut sitting, typing(&Subject::Memo, DraftField::Memo, "bỏ"));
    live(&mut sitting, 400);
    sitting.run(DraftCommand::DiscardTyped(Subject::Memo));
    let about = sitting.session.records().expect("a project").about(&Subject::Memo);
    assert_eq!(
        sitting.session.notice().map(|said| said.notice.clone()),
        Some(Notice::Drafts(DraftsNotice::DraftDiscarded(about)))
    );
    live(&mut sitting, 400);
    assert_eq!(on_disk(&sitting), Vec::<String>::new());
    sitting.run(DraftCommand::BringBack);
    live(&mut sitting, 400);
    assert_eq!(on_disk(&sitting), ["bỏ"]);
}

#[test]
fn a_text_typed_back_to_what_stood_there_is_no_draft() {
    let mut sitting = Sitting::reading(TEXT);
    type_now(&mut sitting, typing(&Subject::Memo, DraftField::Memo, "a"));
    live(&mut sitting, 400);
    type_now(&mut sitting, Command::Draft(DraftCommand::Type(Subject::Memo, Vec::new())));
    live(&mut sitting, 400);
    assert_eq!(on_disk(&sitting), Vec::<String>::new());
}

#[test]
fn two_windows_on_a_project_take_no_draft_from_one_another() {
    let mut sitting = Sitting::reading(TEXT);
    type_now(&mut sitting, typing(&Subject::Memo, DraftField::Memo, "ở đây"));
    live(&mut sitting, 400);
    let here = sitting.another_window("NCV 1", [9; 32]);
    sitting.open_folder();
    type_now(&mut sitting, typing(&Subject::Article(a_txt()), DraftField::Title, "ở kia"));
    type_now(&mut sitting, typing(&Subject::Memo, DraftField::Memo, "cũng ở kia"));
    live(&mut sitting, 400);
    let there = std::mem::replace(&mut sitting.session, here);
    type_now(&mut sitting, typing(&Subject::Memo, DraftField::Memo, "ở đây nữa"));
    live(&mut sitting, 400);
    let mut texts = on_disk(&sitting);
    texts.sort();
    assert_eq!(texts, ["cũng ở kia", "ở kia", "ở đây nữa"]);
    sitting.session = there;
    sitting.run(DraftCommand::DiscardTyped(Subject::Memo));
    live(&mut sitting, 400);
    assert_eq!(on_disk(&sitting).len(), 2);
}

#[test]
fn a_file_of_drafts_that_is_not_understood_costs_nothing_and_is_left_as_it_is() {
    let mut sitting = Sitting::reading(TEXT);
    type_now(&mut sitting, typing(&Subject::Memo, DraftField::Memo, "cũ"));
    live(&mut sitting, 400);
    let file = folder(&sitting, annotator_id("NCV 1").as_str()).join("drafts.ron");
    for broken in ["<<<<<<< không phải RON", "(format: 9, kind: \"drafts\", drafts: [])", ""] {
        fs::write(&file, broken).expect("written");
        sitting.restart();
        assert!(matches!(sitting.said(), Some(Notice::Drafts(DraftsNotice::DraftsNotRead(_)))), "{broken}");
        type_now(&mut sitting, typing(&Subject::Memo, DraftField::Memo, "mới"));
        live(&mut sitting, 400);
        assert_eq!(fs::read_to_string(&file).expect("a file"), broken);
        sitting.restart();
        let texts: Vec<_> = sitting.session.drafts().into_iter().map(|d| d.texts.clone()).collect();
        assert!(texts.iter().any(|texts| texts == &[text(DraftField::Memo, "", "mới")]), "{broken}");
    }
}

#[test]
fn what_was_typed_before_there_was_a_name_becomes_the_annotators() {
    let mut sitting = Sitting::of(&[("a.txt", TEXT)]);
    sitting.open_folder();
    sitting.read("a.txt");
    type_now(&mut sitting, typing(&Subject::Memo, DraftField::Memo, "chưa có tên"));
    type_now(&mut sitting, typing(&Subject::Person, DraftField::Name, "NC"));
    live(&mut sitting, 400);
    assert!(folder(&sitting, "nobody").join("drafts.ron").is_file());
    sitting.be_nobody();
    sitting.open_folder();
    assert_eq!(states(&sitting).len(), 2);
    sitting.be("NCV 1");
    sitting.open_folder();
    let subjects: Vec<_> = sitting.session.drafts().into_iter().map(|d| d.subject.clone()).collect();
    assert!(subjects.contains(&Subject::Memo), "{subjects:?}");
    type_now(&mut sitting, typing(&Subject::Article(a_txt()), DraftField::Title, "tiêu đề"));
    live(&mut sitting, 400);
    assert!(!folder(&sitting, "nobody").join("drafts.ron").exists());
    assert!(on_disk(&sitting).contains(&"chưa có tên".to_owned()));
}

#[test]
fn a_name_given_in_the_same_sitting_takes_over_what_was_typed_and_ends_its_own_draft() {
    let mut sitting = Sitting::of(&[("a.txt", TEXT)]);
    sitting.open_folder();
    type_now(&mut sitting, typing(&Subject::Memo, DraftField::Memo, "ghi nhớ"));
    type_now(&mut sitting, typing(&Subject::Person, DraftField::Name, "Lan"));
    live(&mut sitting, 400);
    sitting.run(ThemingCommand::SetMemo("ghi nhớ".to_owned()));
    assert!(sitting.session.asks_for_name());
    // Nobody has said their name: the memo is not in the project yet, and its draft still there.
    assert_eq!(states(&sitting), [DraftState::Fits, DraftState::Fits]);
    sitting.run(Command::SetAnnotatorName("Lan".to_owned()));
    live(&mut sitting, 600);
    assert_eq!(states(&sitting), []);
    assert_eq!(sitting.opened().codebook.memo, "ghi nhớ");
    assert!(!folder(&sitting, "nobody").join("drafts.ron").exists());
}

#[test]
fn a_project_is_left_and_a_window_closed_only_with_what_is_typed_on_the_disk() {
    let mut sitting = Sitting::reading(TEXT);
    let root = sitting.root();
    type_now(&mut sitting, typing(&Subject::Memo, DraftField::Memo, "trước khi đóng"));
    assert_eq!(sitting.status(), SaveStatus::Saved(None));
    assert!(!sitting.session.can_close());
    sitting.run(Action::SaveNow);
    assert!(sitting.session.can_close());
    type_now(&mut sitting, typing(&Subject::Memo, DraftField::Memo, "trước khi đi"));
    sitting.run(Action::CloseProject);
    assert!(sitting.session.open_project().is_none());
    sitting.run(Command::OpenFolder(root));
    assert_eq!(on_disk(&sitting), ["trước khi đi"]);
}

#[test]
fn what_cannot_be_kept_is_said_and_holds_the_window_until_it_is_insisted() {
    let mut sitting = Sitting::reading(TEXT);
    let state = sitting.home().join("state");
    fs::create_dir_all(sitting.home()).expect("a folder");
    let _ = fs::remove_dir_all(&state);
    fs::write(&state, "in the way").expect("a file");
    type_now(&mut sitting, typing(&Subject::Memo, DraftField::Memo, "không có chỗ"));
    live(&mut sitting, 400);
    assert!(matches!(sitting.said(), Some(Notice::Drafts(DraftsNotice::DraftsNotKept(_)))));
    assert!(sitting.session.drafting().expect("a project").has_failed());
    assert!(!sitting.session.can_close());
    fs::remove_file(&state).expect("the way is free");
    live(&mut sitting, 6_000);
    assert_eq!(on_disk(&sitting), ["không có chỗ"]);
    assert!(sitting.session.can_close());
}

#[test]
fn the_drafts_of_a_project_folder_that_was_renamed_come_along() {
    let (mut sitting, key) = with_annotation();
    type_now(&mut sitting, typing(&note_subject(&key), DraftField::Note, "đi cùng"));
    live(&mut sitting, 400);
    let to = sitting.root().with_file_name("renamed");
    fs::rename(sitting.root(), &to).expect("a folder");
    sitting.be("NCV 1");
    sitting.run(Command::OpenFolder(to));
    assert_eq!(states(&sitting), [DraftState::Fits]);
    sitting.run(AnnotatingCommand::SetNote(Passage { article: a_txt(), key }, "đi cùng".to_owned()));
    live(&mut sitting, 600);
    assert_eq!(states(&sitting), []);
}
