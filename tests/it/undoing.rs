//! Laws of undo: whatever is done, undoing all of it gives the first content back, redoing all of it the last.

use crate::support::{Sitting, a_txt, annotator_id, moment, named, rename, set_note};
use butda::model::annotation::Annotation;
use butda::model::article::About;
use butda::model::edit::{Change, Edit};
use butda::model::history::{History, Returned, Step, StepLabel};
use butda::model::id::{AnnotationId, IdSource, ThemeId};
use butda::model::project::Project;
use butda::model::saved::{SavedKey, SavedList, SavedRecord};
use butda::model::theme::{CodebookSettings, ThemeRecord};
use butda::session::counts::Counts;
use butda::session::{
    Action, AnnotatingCommand, Command, MarkKey, Notice, SelectingCommand, StepNotice, ThemePlace, ThemeText,
    ThemingCommand,
};
use butda::text::anchor::Anchor;
use butda::view::library::{LibraryView, Query};
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::sync::Arc;

const TEXT: &str = "Giá xăng tăng mạnh. Người dân lo.\nDầu giảm nhẹ, gạo đứng giá.";

/// What a person may do; numbers choose among what is there.
#[derive(Clone, Debug)]
enum Deed {
    Tag(usize, usize, u8),
    Act(Action),
    Key(u8),
    Note(u8),
    NewTheme(u8, u8),
    Rename(u8, u8),
    Describe(u8, u8),
    Move(u8, u8, u8),
    Merge(u8, u8),
    Delete(u8),
    SetKey(u8, u8),
    Done,
}

fn any_deed() -> impl Strategy<Value = Deed> {
    let at = 0..TEXT.len();
    prop_oneof![
        4 => (at.clone(), at, 0..6u8).prop_map(|(a, b, n)| Deed::Tag(a, b, n)),
        3 => prop::sample::select(vec![
            Action::TagAgain, Action::TagInVivo, Action::Highlight, Action::Star, Action::Remove,
            Action::NextAnnotation, Action::PreviousAnnotation, Action::NextSentence, Action::GrowBySyllable,
            Action::LockCodebook, Action::Undo, Action::Redo, Action::Escape,
        ]).prop_map(Deed::Act),
        1 => (1..10u8).prop_map(Deed::Key),
        1 => (0..4u8).prop_map(Deed::Note),
        1 => (0..9u8, 0..6u8).prop_map(|(a, b)| Deed::NewTheme(a, b)),
        1 => (0..9u8, 0..6u8).prop_map(|(a, b)| Deed::Rename(a, b)),
        1 => (0..9u8, 0..4u8).prop_map(|(a, b)| Deed::Describe(a, b)),
        1 => (0..9u8, 0..9u8, 0..9u8).prop_map(|(a, b, c)| Deed::Move(a, b, c)),
        1 => (0..9u8, 0..9u8).prop_map(|(a, b)| Deed::Merge(a, b)),
        1 => (0..9u8).prop_map(Deed::Delete),
        1 => (0..9u8, 0..12u8).prop_map(|(a, b)| Deed::SetKey(a, b)),
        1 => Just(Deed::Done),
    ]
}

fn name(n: u8) -> String {
    ["a", "b", "a / c", "b / d / e", "Đ", "a / a"][usize::from(n) % 6].to_owned()
}

fn theme(sitting: &Sitting, n: u8) -> Option<ThemeId> {
    let rows: Vec<_> = sitting.opened().codebook.rows().map(|(id, ..)| id.clone()).collect();
    rows.get(usize::from(n)).cloned()
}

fn selected(sitting: &Sitting) -> Option<MarkKey> {
    sitting.article().selected.clone()
}

fn commands(sitting: &Sitting, deed: &Deed) -> Vec<Command> {
    let any = |n: &u8| theme(sitting, *n);
    match deed {
        Deed::Tag(anchor, focus, n) => {
            vec![
                Command::Selecting(SelectingCommand::Select { anchor: *anchor, focus: *focus }),
                Command::Annotating(AnnotatingCommand::TagByName(name(*n))),
            ]
        }
        Deed::Act(action) => vec![Command::Act(*action)],
        Deed::Key(n) => vec![Command::Annotating(AnnotatingCommand::TagByKey(n.to_string()))],
        Deed::Note(n) => selected(sitting)
            .map(|key| Command::Annotating(set_note(sitting, key, "hay ".repeat((*n).into()))))
            .into_iter()
            .collect(),
        Deed::NewTheme(n, parent) => {
            vec![Command::Theming(ThemingCommand::Create { name: name(*n), parent: any(parent) })]
        }
        Deed::Rename(id, n) => {
            any(id).map(|id| rename(id, &name(*n).replace(" / ", "-"))).into_iter().collect()
        }
        Deed::Describe(id, n) => {
            let text = "Nghĩa\n".repeat((*n).into());
            let texts = BTreeMap::from([(ThemeText::Definition, text), (ThemeText::Memo, "Nhớ".to_owned())]);
            let known = any(id).and_then(|id| Some((sitting.opened().codebook.theme(&id)?.name.clone(), id)));
            known
                .map(|(name, id)| Command::Theming(ThemingCommand::Describe { id, name, texts }))
                .into_iter()
                .collect()
        }
        Deed::Move(id, parent, before) => {
            let place = ThemePlace { parent: any(parent), before: any(before) };
            any(id).map(|id| Command::Theming(ThemingCommand::Move(id, place))).into_iter().collect()
        }
        Deed::Merge(from, into) => {
            let pair = any(from).zip(any(into));
            pair.map(|(from, into)| Command::Theming(ThemingCommand::Merge { from, into }))
                .into_iter()
                .collect()
        }
        Deed::Delete(id) => any(id).map(ThemingCommand::Delete).map(Command::Theming).into_iter().collect(),
        Deed::SetKey(id, n) => {
            let key = (1..10).contains(n).then(|| n.to_string());
            any(id).map(|id| Command::Theming(ThemingCommand::SetKey(id, key))).into_iter().collect()
        }
        Deed::Done => vec![Command::Act(Action::ToggleDone)],
    }
}

/// How many annotations bear each theme, and the rows of the library, are kept as steps are made, and are what counting and
/// making them anew gives.
fn check_kept(sitting: &Sitting, library: &mut LibraryView) {
    let open = sitting.opened();
    let anew = Counts::of(&open.project, &open.codebook, &open.visibility);
    assert_eq!(open.counts().in_all(&open.codebook), anew.in_all(&open.codebook));
    *library = std::mem::take(library).renewed(&sitting.session, &Query::default());
    assert_eq!(library.rows, LibraryView::new(&sitting.session, &Query::default()).rows);
}

/// Repeats undo or redo until there is nothing left, and gives the number of steps.
fn exhaust(sitting: &mut Sitting, action: Action) -> usize {
    for n in 0..1000 {
        sitting.run(action);
        match sitting.said() {
            Some(Notice::Steps(StepNotice::NothingToUndo | StepNotice::NothingToRedo)) => {
                return n;
            }
            Some(Notice::Steps(StepNotice::Undone(_) | StepNotice::Redone(_))) => {}
            other => panic!("{action:?} said {other:?}"),
        }
    }
    panic!("{action:?} comes to no end")
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn undoing_all_gives_the_first_content_and_redoing_all_the_last(
        deeds in prop::collection::vec(any_deed(), 1..40)
    ) {
        let mut sitting = Sitting::reading(TEXT);
        let mut library = LibraryView::default();
        let first = sitting.project().clone();
        for deed in &deeds {
            for command in commands(&sitting, deed) {
                sitting.run(command);
                check_kept(&sitting, &mut library);
            }
        }
        exhaust(&mut sitting, Action::Redo);
        let last = sitting.project().clone();
        let book = sitting.opened().codebook.clone();
        let n_undone = exhaust(&mut sitting, Action::Undo);
        prop_assert!(sitting.project().has_same_content(&first));
        check_kept(&sitting, &mut library);
        prop_assert_eq!(exhaust(&mut sitting, Action::Redo), n_undone);
        prop_assert!(sitting.project().has_same_content(&last));
        prop_assert_eq!(&sitting.opened().codebook, &book);
        // And so it stands on the disk, to the last field.
        sitting.save();
        prop_assert!(sitting.on_disk().project.has_same_content(sitting.project()));
        prop_assert_eq!(sitting.on_disk().problems, vec![]);
    }

    #[test]
    fn the_same_commands_give_the_same_sitting(deeds in prop::collection::vec(any_deed(), 1..12)) {
        let play = || {
            let mut sitting = Sitting::reading(TEXT);
            for deed in &deeds {
                for command in commands(&sitting, deed) {
                    sitting.run(command);
                }
            }
            sitting.save();
            let files: Vec<_> = sitting.files().iter().map(|path| (path.clone(), sitting.file(path))).collect();
            files
        };
        prop_assert_eq!(play(), play());
    }

    #[test]
    fn the_edits_between_two_projects_lead_from_one_to_the_other(
        before in any_project(), after in any_project()
    ) {
        let mut project = before.clone();
        for edit in Edit::between(&before, &after) {
            prop_assert_eq!(edit.clone().inverse().inverse(), edit.clone());
            prop_assert!(project.apply(&edit, moment(1)).is_ok());
        }
        prop_assert!(project.has_same_content(&after));
        for edit in Edit::between(&before, &after).into_iter().rev() {
            prop_assert!(project.apply(&edit.inverse(), moment(2)).is_ok());
        }
        prop_assert!(project.has_same_content(&before));
    }

    #[test]
    fn a_refused_step_leaves_no_trace(before in any_project(), edits in prop::collection::vec(any_edit(), 1..6)) {
        let mut project = before.clone();
        let mut history = History::default();
        let step = Step { edits, label: StepLabel::NoteChanged, at: moment(1) };
        if history.make(&mut project, step).is_err() {
            prop_assert!(project.changed_since(&before).is_empty());
            prop_assert!(project.has_same_content(&before));
            prop_assert!(history.next_undo().is_none());
        } else {
            let taken_back = history.undo(&mut project, moment(2));
            prop_assert!(matches!(taken_back, Returned::Made { n_left: 0, .. }), "{taken_back:?}");
            prop_assert!(project.has_same_content(&before));
        }
    }
}

fn annotation_id(n: u8) -> AnnotationId {
    let mut ids = IdSource::new([1; 32]);
    (0..=n).map(|_| ids.annotation(moment(0))).last().expect("an id")
}

fn value<T>(n: u8, make: impl Fn(u8) -> T) -> Option<T> {
    (n > 0).then(|| make(n))
}

/// An edit of one of a few slots from one of three values (nothing among them) to another.
fn any_edit() -> impl Strategy<Value = Edit> {
    (0..5u8, 0..2u8, 0..3u8, 0..3u8, 0..3u8).prop_map(|(kind, who, which, from, to)| {
        let annotator = annotator_id(&format!("NCV {who}"));
        let article = a_txt();
        match kind {
            0 => Edit::Annotation {
                article,
                annotator,
                id: annotation_id(which),
                change: change(from, to, note),
            },
            1 => Edit::Article { article, annotator, change: change(from, to, about) },
            2 => Edit::Theme { annotator, id: named(format!("t-{which}")), change: change(from, to, record) },
            3 => {
                let list = if which == 0 { SavedList::Equivalents } else { SavedList::Queries };
                let key = SavedKey { list, id: named(format!("q-{which}")) };
                Edit::Saved { annotator, key, change: change(from, to, query) }
            }
            _ => Edit::Codebook { annotator, change: change(from, to, settings) },
        }
    })
}

fn change<T: PartialEq>(from: u8, to: u8, make: impl Fn(u8) -> T + Copy) -> Change<T> {
    Change::new(value(from, make).map(Arc::new), value(to, make))
}

fn note(n: u8) -> Annotation {
    let (quote, text) = ("Giá".to_owned(), Arc::from("00"));
    let anchor = Anchor { start: 0, end: 3, quote, prefix: String::new(), suffix: String::new(), text };
    Annotation { note: Some(n.to_string()), ..Annotation::plain(anchor, moment(0)) }
}

fn about(n: u8) -> About {
    About { memo: Some(n.to_string()), ..About::default() }
}

fn query(n: u8) -> SavedRecord {
    SavedRecord { text: Some(n.to_string()), ..SavedRecord::default() }
}

fn record(n: u8) -> ThemeRecord {
    ThemeRecord { name: Some(n.to_string()), ..ThemeRecord::default() }
}

fn settings(n: u8) -> CodebookSettings {
    CodebookSettings { memo: Some(n.to_string()), ..CodebookSettings::default() }
}

/// A project made by edits that fit.
fn any_project() -> impl Strategy<Value = Project> {
    prop::collection::vec(any_edit(), 0..20).prop_map(|edits| {
        let mut project = Project::default();
        for edit in &edits {
            let _ = project.apply(edit, moment(0));
        }
        project
    })
}
