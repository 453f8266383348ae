//! What is typed in the window and not decided: kept when the window closes, told and offered where it belongs at the
//! next start, discarded only on purpose.

use super::screen_support::{CTRL, LANGUAGES, Screen, TITLE};
use butda::model::draft::{Draft, DraftField, DraftState, DraftText, Subject};
use butda::model::moment::Moment;
use butda::session::{DraftsNotice, Notice, ReadingNotice};
use butda::storage::disk::RealDisk;
use butda::storage::drafts::{DraftChanges, DraftPlace, save};
use butda::storage::settings::Language;
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use std::fs;

const NONE: Modifiers = Modifiers::NONE;

/// Runs a command by its name.
fn command(screen: &mut Screen, name: &str) {
    screen.press(CTRL, Key::K);
    screen.type_keys(name);
    screen.press(NONE, Key::Enter);
}

fn memo(screen: &Screen) -> String {
    screen.project().codebook.memo.clone()
}

fn drafts(screen: &Screen) -> Vec<(Subject, DraftState)> {
    let all = screen.session().drafts();
    all.into_iter()
        .map(|draft| (draft.subject.clone(), screen.session().records().expect("a project").state(draft)))
        .collect()
}

fn said(screen: &Screen) -> Option<Notice> {
    screen.session().notice().map(|said| said.notice.clone())
}

/// Puts a draft on the disk, as a window that was killed left it, and starts anew.
fn with_draft_of(screen: Screen, subject: Subject, field: DraftField, before: &str, text: &str) -> Screen {
    let root = fs::canonicalize(screen.temporary.path().join("samples")).expect("the project");
    let owner = screen.session().annotator().cloned();
    let place = DraftPlace { state: screen.temporary.path().join("home/state"), owner, root };
    let text = DraftText { field, before: before.to_owned(), text: text.to_owned() };
    let draft = Draft { id: "one".into(), subject, texts: vec![text], at: Moment::UNKNOWN };
    save(&RealDisk, &place, &DraftChanges::from([(draft.id.clone(), Some(draft))])).expect("saved");
    screen.restarted()
}

/// The same with a draft of the project's memo.
fn with_draft(screen: Screen, before: &str, text: &str) -> Screen {
    with_draft_of(screen, Subject::Memo, DraftField::Memo, before, text)
}

/// The same with a draft of the note of the one annotation, which is selected, with the keyboard in its field.
fn with_draft_of_note(before: &str, text: &str) -> Screen {
    let screen = Screen::tagged(&["a"]);
    let subject = Subject::Note(Some(screen.article().path.clone()), screen.article().marks[0].key.id);
    let mut screen = with_draft_of(screen, subject, DraftField::Note, before, text);
    screen.press(Modifiers::ALT, Key::ArrowDown);
    screen.press(NONE, Key::N);
    screen
}

fn note(screen: &Screen) -> Option<String> {
    screen.article().marks[0].annotation.note.clone()
}

/// Opens a dialog, types into it, closes the window, and opens the draft from the list at the next start.
fn typed_and_restarted(open: &dyn Fn(&mut Screen), type_it: &dyn Fn(&mut Screen)) -> Screen {
    let mut screen = Screen::tagged(&["a"]);
    open(&mut screen);
    type_it(&mut screen);
    let mut screen = screen.restarted();
    assert!(
        matches!(said(&screen), Some(Notice::Drafts(DraftsNotice::DraftsKept(1, _)))),
        "{:?}",
        said(&screen)
    );
    command(&mut screen, "unsaved drafts");
    screen.click(Role::Button, "Open: ");
    assert_eq!(screen.found(Role::Button, "Discard draft").len(), 1);
    screen
}

#[test]
fn a_memo_that_is_being_typed_is_there_after_the_window_was_closed_and_is_saved_by_ctrl_enter() {
    let open = |screen: &mut Screen| command(screen, "project memo");
    let mut screen = typed_and_restarted(&open, &|screen| screen.type_keys("hay"));
    assert_eq!(screen.typed_in(Role::MultilineTextInput, "Project memo"), "hay");
    assert_eq!(memo(&screen), "");
    screen.press(CTRL, Key::Enter);
    assert_eq!((memo(&screen), drafts(&screen)), ("hay".to_owned(), vec![]));
}

#[test]
fn every_field_of_an_article_that_was_typed_in_is_there_after_the_window_was_closed() {
    let open = |screen: &mut Screen| command(screen, "article details");
    let type_it = |screen: &mut Screen| {
        for (name, text) in
            [("Title", "tt"), ("Author", "gg"), ("Memo", "mm"), ("Name", "aa"), ("Value", "vv")]
        {
            screen.click(Role::TextInput, name);
            screen.type_keys(text);
        }
        screen.click(Role::CheckBox, "Done");
    };
    let mut screen = typed_and_restarted(&open, &type_it);
    screen.press(CTRL, Key::Enter);
    let path = screen.article().path.clone();
    let about = screen.session().records().expect("a project").about_of(&path);
    let texts = [about.title.as_deref(), about.author.as_deref(), about.memo.as_deref()];
    assert_eq!(texts, [Some("tt"), Some("gg"), Some("mm")]);
    assert_eq!((about.is_done, about.attributes), (true, vec![("aa".to_owned(), "vv".to_owned())]));
    assert_eq!(drafts(&screen), vec![]);
}

#[test]
fn the_name_of_a_theme_to_be_made_is_there_after_the_window_was_closed() {
    let open = |screen: &mut Screen| command(screen, "new theme…");
    let mut screen = typed_and_restarted(&open, &|screen| screen.type_keys("beta"));
    assert_eq!(screen.typed_in(Role::TextInput, "Name"), "beta");
    screen.press(NONE, Key::Enter);
    assert_eq!(screen.project().codebook.named("beta").len(), 1);
    assert_eq!(drafts(&screen), vec![]);
}

#[test]
fn a_note_that_is_being_typed_is_kept_as_the_note_when_the_window_is_closed() {
    let mut screen = Screen::tagged(&["a"]);
    screen.press(NONE, Key::N);
    screen.type_keys("hay");
    let screen = screen.restarted();
    let path =
        screen.project().library.keys().find(|path| screen.project().project.annotations(path).count() > 0);
    let notes = screen.project().project.annotations(path.expect("an article"));
    let notes: Vec<_> = notes.filter_map(|(.., annotation, _)| annotation.note.clone()).collect();
    assert_eq!((notes, drafts(&screen)), (vec!["hay".to_owned()], vec![]));
}

#[test]
fn a_draft_of_a_note_stands_in_its_field_and_is_the_note_once_the_person_says_so() {
    let mut screen = with_draft_of_note("", "dở");
    assert_eq!(screen.typed_in(Role::MultilineTextInput, "Note"), "dở");
    // Reading on decides nothing.
    screen.press(NONE, Key::Escape);
    screen.press(NONE, Key::J);
    assert_eq!((note(&screen), drafts(&screen).len()), (None, 1));
    screen.press(Modifiers::ALT, Key::ArrowUp);
    screen.press(NONE, Key::N);
    screen.press(CTRL, Key::Enter);
    assert_eq!((note(&screen), drafts(&screen)), (Some("dở".to_owned()), vec![]));
}

#[test]
fn a_draft_of_a_note_that_was_changed_since_is_offered_above_its_field() {
    let mut screen = with_draft_of_note("cũ", "dở");
    assert_eq!(screen.typed_in(Role::MultilineTextInput, "Note"), "");
    screen.type_keys("hay");
    assert_eq!(screen.typed_in(Role::MultilineTextInput, "Note"), "hay");
    assert_eq!(screen.found(Role::Label, "dở").len(), 1, "it stays in sight while one types");
    screen.click(Role::Button, "Add below");
    screen.press(CTRL, Key::S);
    assert_eq!((note(&screen), drafts(&screen)), (Some("hay\n\ndở".to_owned()), vec![]));
}

#[test]
fn the_name_that_is_asked_for_is_there_after_the_window_was_closed() {
    let mut screen = Screen::first(Language::English).restarted();
    screen.click(Role::Button, TITLE);
    screen.press(NONE, Key::J);
    screen.press(NONE, Key::X);
    screen.press(CTRL, Key::A);
    screen.type_keys("lan");
    let mut screen = screen.restarted();
    screen.click(Role::Button, TITLE);
    screen.press(NONE, Key::J);
    screen.press(NONE, Key::X);
    assert_eq!(screen.typed_in(Role::TextInput, "Who is coding"), "lan");
    screen.press(NONE, Key::Enter);
    assert_eq!(screen.session().settings().annotator.as_ref().map(|(_, name)| name.as_str()), Some("lan"));
    assert_eq!(drafts(&screen), vec![]);
}

#[test]
fn esc_asks_before_it_discards_what_was_typed_and_that_can_be_brought_back() {
    let mut screen = Screen::reading(Language::English);
    command(&mut screen, "project memo");
    screen.type_keys("hay");
    screen.press(NONE, Key::Escape);
    assert_eq!(screen.found(Role::Label, "Esc again").len(), 1);
    assert_eq!(screen.typed_in(Role::MultilineTextInput, "Project memo"), "hay");
    screen.type_keys("s");
    assert_eq!(screen.found(Role::Label, "Esc again").len(), 0, "the person goes on typing");
    screen.press(NONE, Key::Escape);
    screen.press(NONE, Key::Escape);
    assert_eq!(screen.found(Role::MultilineTextInput, "Project memo").len(), 0);
    assert_eq!((memo(&screen), drafts(&screen)), (String::new(), vec![]));
    screen.click(Role::Button, "Restore");
    assert_eq!(drafts(&screen), [(Subject::Memo, DraftState::Fits)]);
}

#[test]
fn esc_closes_a_dialog_in_which_nothing_was_typed_and_cancel_discards_at_once() {
    let mut screen = Screen::reading(Language::English);
    command(&mut screen, "project memo");
    screen.press(NONE, Key::Escape);
    assert_eq!(screen.found(Role::MultilineTextInput, "Project memo").len(), 0);
    command(&mut screen, "project memo");
    screen.type_keys("hay");
    screen.click(Role::Button, "Cancel");
    assert_eq!((memo(&screen), drafts(&screen)), (String::new(), vec![]));
}

#[test]
fn a_draft_that_is_only_looked_at_goes_on_waiting() {
    let mut screen = with_draft(Screen::reading(Language::English), "", "dở");
    command(&mut screen, "project memo");
    assert_eq!(screen.typed_in(Role::MultilineTextInput, "Project memo"), "dở");
    screen.press(NONE, Key::Escape);
    assert_eq!(screen.found(Role::MultilineTextInput, "Project memo").len(), 0);
    assert_eq!((memo(&screen), drafts(&screen)), (String::new(), vec![(Subject::Memo, DraftState::Fits)]));
    assert_eq!(screen.found(Role::Button, "1 draft").len(), 1);
}

#[test]
fn a_draft_whose_record_was_changed_since_is_offered_beside_what_stands_there() {
    for (answer, comes_to) in [("Use draft", "dở"), ("Add below", "mới\n\ndở")] {
        let mut screen = Screen::reading(Language::English);
        command(&mut screen, "project memo");
        screen.type_keys("mới");
        screen.press(CTRL, Key::Enter);
        let mut screen = with_draft(screen, "cũ", "dở");
        command(&mut screen, "project memo");
        assert_eq!(screen.typed_in(Role::MultilineTextInput, "Project memo"), "mới");
        assert_eq!(screen.found(Role::Label, "dở").len(), 1);
        // Closing it decides nothing.
        screen.press(NONE, Key::Escape);
        assert_eq!((memo(&screen), drafts(&screen).len()), ("mới".to_owned(), 1));
        command(&mut screen, "project memo");
        screen.click(Role::Button, answer);
        assert_eq!(screen.typed_in(Role::MultilineTextInput, "Project memo"), comes_to);
        screen.press(CTRL, Key::Enter);
        assert_eq!((memo(&screen), drafts(&screen)), (comes_to.to_owned(), vec![]));
    }
}

#[test]
fn the_status_bar_does_not_say_saved_while_something_typed_is_not_kept() {
    let mut screen = Screen::reading(Language::English);
    command(&mut screen, "project memo");
    assert_eq!(screen.found(Role::Label, "Saved").len(), 1);
    screen.type_keys("h");
    let texts = |screen: &Screen, words: &str| screen.found(Role::Label, words).len();
    let drafting = screen.session().drafting().expect("a project");
    assert!(drafting.is_typing());
    if drafting.is_unkept() {
        assert_eq!((texts(&screen, "Typing…"), texts(&screen, "Saved")), (1, 0));
    } else {
        assert_eq!((texts(&screen, "Typing…"), texts(&screen, "draft kept")), (0, 1));
    }
}

#[test]
fn a_draft_whose_passage_is_gone_can_be_copied_from_the_list() {
    for language in LANGUAGES {
        let id = butda::model::id::IdSource::new([5; 32]).annotation(Moment::UNKNOWN);
        let screen = Screen::reading(language);
        let mut screen = with_draft_of(screen, Subject::Note(None, id), DraftField::Note, "", "mồ côi");
        let (list, copy, open) = match language {
            Language::Vietnamese => ("ban nhap chua luu", "Sao chép: ", "Mở: "),
            Language::English | Language::System => ("unsaved drafts", "Copy: ", "Open: "),
        };
        command(&mut screen, list);
        assert_eq!(screen.found(Role::Label, "mồ côi").len(), 1);
        assert_eq!(screen.found(Role::Button, open).len(), 0);
        screen.click(Role::Button, copy);
        assert_eq!(said(&screen), Some(Notice::Reading(ReadingNotice::Copied)));
        assert_eq!(drafts(&screen).len(), 1);
    }
}
