//! Undo where another window has changed meanwhile what is to be taken back.

use crate::notation::{play, shown, sitting_in};
use crate::support::{Sitting, a_txt};
use butda::model::history::StepLabel;
use butda::session::{
    AnnotatingCommand, FolderCommand, Notice, Passage, Session, StepNotice, ThemeChange, ThemeChoice,
};
use expect_test::expect;

/// Saves, and opens a second window of the same person on the project; the first comes back.
fn second_window(sitting: &mut Sitting) -> Session {
    sitting.save();
    let first = sitting.another_window("NCV 1", [99; 32]);
    sitting.open_folder();
    sitting.read("a.txt");
    first
}

/// Saves in the second window, and goes back to the first, which looks at what changed.
fn back_to(sitting: &mut Sitting, first: Session) {
    sitting.save();
    sitting.session = first;
    sitting.run(FolderCommand::LookAgain(None));
    sitting.save();
}

#[test]
fn a_step_that_another_window_changed_is_passed_over_and_those_before_it_can_be_undone() {
    let mut sitting = sitting_in("Giá xăng tăng [a:mạnh]");
    play(&mut sitting, "select Giá; tag a; select xăng; tag a");
    let first = second_window(&mut sitting);
    play(&mut sitting, "at xăng; note hay");
    back_to(&mut sitting, first);
    play(&mut sitting, "undo");
    assert_eq!(
        sitting.said(),
        Some(Notice::Steps(StepNotice::PassedOver(StepLabel::Tagged("a".to_owned()))))
    );
    expect!["[a:Giá] [a~hay:xăng] tăng [a:mạnh]"].assert_eq(&shown(&sitting));
    play(&mut sitting, "undo");
    expect!["Giá [a~hay:xăng] tăng [a:mạnh]"].assert_eq(&shown(&sitting));
    play(&mut sitting, "redo");
    expect!["[a:Giá] [a~hay:xăng] tăng [a:mạnh]"].assert_eq(&shown(&sitting));
}

#[test]
fn of_a_step_about_many_annotations_those_are_taken_back_that_nobody_changed_since() {
    let mut sitting = sitting_in("Giá [a:xăng] [a:tăng] [a:mạnh]");
    let marks = sitting.article().marks.iter();
    let passages = marks.map(|mark| Passage { article: a_txt(), key: mark.key.clone() }).collect();
    play(&mut sitting, "select Giá; tag b");
    let b = sitting.opened().codebook.named("b")[0].clone();
    sitting.run(AnnotatingCommand::ChangeThemeOf(passages, ThemeChoice::Known(b), ThemeChange::Give));
    let first = second_window(&mut sitting);
    play(&mut sitting, "at tăng; note hay");
    back_to(&mut sitting, first);
    play(&mut sitting, "undo");
    assert!(matches!(
        sitting.said(),
        Some(Notice::Steps(StepNotice::ReturnedInPart(StepLabel::TaggedAll(..), 1)))
    ));
    expect!["[b:Giá] [a:xăng] [a+b~hay:tăng] [a:mạnh]"].assert_eq(&shown(&sitting));
    play(&mut sitting, "redo");
    assert!(matches!(
        sitting.said(),
        Some(Notice::Steps(StepNotice::ReturnedInPart(StepLabel::TaggedAll(..), 1)))
    ));
    expect!["[b:Giá] [a+b:xăng] [a+b~hay:tăng] [a+b:mạnh]"].assert_eq(&shown(&sitting));
}
