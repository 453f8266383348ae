//! What the disk has of drafts: they are read as they were written, and after any history of typing, deciding, discarding
//! and kills what was typed more than a moment ago is decided or a draft.

use crate::drafts::{TEXT, live, note_subject, place, text, type_now, with_annotation};
use crate::support::{Sitting, moment, path, set_note};
use butda::model::draft::{Draft, DraftField, DraftText, Subject};
use butda::session::{Command, DraftCommand, MarkKey, ThemeText, ThemingCommand};
use butda::storage::disk::RealDisk;
use butda::storage::drafts::{DraftChanges, read, save};
use proptest::prelude::*;
use std::collections::BTreeMap;

#[test]
fn every_subject_and_field_is_read_as_it_was_written() {
    let sitting = Sitting::reading(TEXT);
    let id = butda::model::id::IdSource::new([3; 32]).annotation(moment(0));
    let subjects = [
        Subject::Note(None, id),
        Subject::Note(Some(path("a.txt")), id),
        Subject::Article(crate::support::path("thư mục/bài.txt")),
        Subject::Theme(crate::support::named("a-1")),
        Subject::NewTheme(None),
        Subject::NewTheme(Some(crate::support::named("a-1"))),
        Subject::Memo,
        Subject::Query("chủ đề:\"a\"\n".to_owned()),
        Subject::Page("page: matrix\nunit: sentence".to_owned()),
        Subject::Person,
    ];
    let texts: Vec<DraftText> =
        DraftField::ALL.into_iter().map(|field| text(field, "\"trước\"\t", "sau\r\n\u{0301}\\")).collect();
    let draft = |(n, subject): (usize, &Subject)| Draft {
        id: n.to_string().as_str().into(),
        subject: subject.clone(),
        texts: texts.clone(),
        at: moment(5),
    };
    let drafts: Vec<Draft> = subjects.iter().enumerate().map(draft).collect();
    let changes: DraftChanges = drafts.iter().map(|draft| (draft.id.clone(), Some(draft.clone()))).collect();
    save(&RealDisk, &place(&sitting, None), &changes).expect("saved");
    let read = read(&RealDisk, &place(&sitting, None)).expect("read");
    assert_eq!(read.drafts.into_values().collect::<Vec<_>>(), drafts);
}

/// What a person does while the power may go at any moment.
#[derive(Clone, Debug)]
enum Deed {
    Type(usize, String),
    Wait(u64),
    Decide(usize),
    Discard(usize),
    Kill,
}

fn any_deed() -> impl Strategy<Value = Deed> {
    prop_oneof![
        6 => (0..3_usize, "[a-zđ]{1,8}").prop_map(|(at, words)| Deed::Type(at, words)),
        3 => (0..1_500_u64).prop_map(Deed::Wait),
        2 => (0..3_usize).prop_map(Deed::Decide),
        1 => (0..3_usize).prop_map(Deed::Discard),
        2 => Just(Deed::Kill),
    ]
}

/// What is known of one field: what the project holds, what is typed and since when, and whether it is told for sure.
#[derive(Clone, Debug, Default)]
struct Model {
    decided: String,
    typed: Option<String>,
    at_millis: u64,
}

/// The longest that what was typed is only in memory.
const A_MOMENT_MILLIS: u64 = 1_000;

struct World {
    sitting: Sitting,
    subjects: [(Subject, DraftField); 3],
    models: [Model; 3],
    key: MarkKey,
}

impl World {
    fn new() -> Self {
        let (sitting, key) = with_annotation();
        let theme = sitting.opened().codebook.named("a")[0].clone();
        let subjects = [
            (note_subject(&key), DraftField::Note),
            (Subject::Memo, DraftField::Memo),
            (Subject::Theme(theme), DraftField::Definition),
        ];
        Self { sitting, subjects, models: <[Model; 3]>::default(), key }
    }

    fn now_millis(&self) -> u64 {
        self.sitting.now().millis
    }

    fn decided(&self, at: usize) -> String {
        let (subject, field) = &self.subjects[at];
        let texts = self.sitting.session.records().expect("a project").texts_of(subject).expect("a record");
        texts.get(field).cloned().unwrap_or_default()
    }

    fn draft(&self, at: usize) -> Option<String> {
        let drafts = self.sitting.session.drafts();
        let draft = drafts.into_iter().find(|draft| draft.subject == self.subjects[at].0)?;
        draft.text(self.subjects[at].1).map(str::to_owned)
    }

    fn do_it(&mut self, deed: &Deed) {
        match deed {
            Deed::Type(at, words) => {
                let (subject, field) = self.subjects[*at].clone();
                let (before, millis) = (self.models[*at].decided.clone(), self.now_millis());
                if *words == before {
                    return;
                }
                let texts = vec![text(field, &before, words)];
                type_now(&mut self.sitting, Command::Draft(DraftCommand::Type(subject, texts)));
                self.models[*at] = Model { decided: before, typed: Some(words.clone()), at_millis: millis };
            }
            Deed::Wait(millis) => live(&mut self.sitting, *millis),
            Deed::Decide(at) => {
                let Some(words) = self.models[*at].typed.take() else { return };
                let command = match &self.subjects[*at].0 {
                    Subject::Memo => Command::Theming(ThemingCommand::SetMemo(words.clone())),
                    Subject::Theme(id) => {
                        let texts = BTreeMap::from([(ThemeText::Definition, words.clone())]);
                        Command::Theming(ThemingCommand::Describe {
                            id: id.clone(),
                            name: "a".to_owned(),
                            texts,
                        })
                    }
                    _ => Command::Annotating(set_note(&self.sitting, self.key.clone(), words.clone())),
                };
                type_now(&mut self.sitting, command);
                self.models[*at] = Model { decided: words, typed: None, at_millis: self.now_millis() };
            }
            Deed::Discard(at) => {
                let subject = self.subjects[*at].0.clone();
                type_now(&mut self.sitting, Command::Draft(DraftCommand::DiscardTyped(subject)));
                self.models[*at].typed = None;
                self.models[*at].at_millis = self.now_millis();
            }
            Deed::Kill => self.kill(),
        }
    }

    /// Killed and started again: what was decided stands, and what was typed more than a moment ago waits.
    fn kill(&mut self) {
        let killed_millis = self.now_millis();
        self.sitting.restart();
        for at in 0..3 {
            let model = self.models[at].clone();
            assert_eq!(self.decided(at), model.decided, "field {at}");
            let draft = self.draft(at);
            if killed_millis - model.at_millis >= A_MOMENT_MILLIS {
                assert_eq!(draft, model.typed, "field {at}");
            }
            // What waits is taken up, as by a person who has seen it beside what stands there.
            let drafts = self.sitting.session.drafts();
            let waiting = drafts.into_iter().find(|draft| draft.subject == self.subjects[at].0);
            if let (Some(id), Some(words)) = (waiting.map(|draft| draft.id.clone()), &draft) {
                type_now(&mut self.sitting, Command::Draft(DraftCommand::TakeUp(id)));
                self.do_it(&Deed::Type(at, words.clone()));
            }
            self.models[at].typed = draft;
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn what_was_typed_more_than_a_moment_before_a_kill_is_decided_or_a_draft(
        deeds in prop::collection::vec(any_deed(), 1..40)
    ) {
        let mut world = World::new();
        for deed in deeds.iter().chain([&Deed::Wait(1_100), &Deed::Kill]) {
            world.do_it(deed);
        }
    }
}
