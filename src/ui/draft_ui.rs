//! Drafts where they belong: a quiet line over fields that a draft's text stands in, a draft beside what its record came
//! to hold meanwhile, and the foot of a dialog that is typed in.

use super::context::Cx;
use super::dialog_drafts::PersonDraft;
use super::fonts::{bold, plain};
use super::overlay_ui::Fate;
use super::typing::Typing;
use crate::model::draft::{Draft, DraftField, DraftState, DraftText, Subject, Texts};
use crate::model::draft_texts::one;
use crate::session::{Command, DraftCommand};
use crate::view::drafts::DraftRow;
use crate::words::drafts as words;
use egui::{Event, Frame, Key, Label, RichText, ScrollArea, Ui};

/// The most that a draft's text takes of a dialog, in px.
const TEXT_PX: f32 = 96.0;

/// Draws what was kept about a record, `now` being what stands in the fields; returns what is to stand there instead.
pub fn offered_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    typing: &mut Typing,
    now: &Texts,
    out: &mut Vec<Command>,
) -> Vec<DraftText> {
    let mut texts = Vec::new();
    if let Some(draft) = typing.offered.loaded.clone()
        && line_ui(ui, cx, &draft)
    {
        typing.offered.loaded = None;
        let before = |text: DraftText| DraftText {
            text: typing.before.get(&text.field).cloned().unwrap_or_default(),
            ..text
        };
        texts = draft.texts.clone().into_iter().map(before).collect();
        out.push(Command::Draft(DraftCommand::Discard(draft.id)));
    }
    let mut answered = None;
    for (at, row) in typing.offered.others.iter().enumerate() {
        if let Some(answer) = offer_ui(ui, cx, row) {
            answered = Some((at, answer));
        }
    }
    if let Some((at, answer)) = answered {
        let draft = typing.offered.others.remove(at).draft;
        match answer {
            Answer::Discard => out.push(Command::Draft(DraftCommand::Discard(draft.id))),
            Answer::Use | Answer::Add => {
                texts = typing.taken_up(&draft.texts, now, answer == Answer::Add);
                // Told at once: the click may take the keyboard from a field, and what stands in that be decided.
                let subject = typing.subject.clone();
                out.push(Command::Draft(DraftCommand::TakeUp(draft.id.clone())));
                out.push(Command::Draft(DraftCommand::Type(subject, texts.clone())));
                typing.offered.loaded = Some(draft);
            }
        }
    }
    texts
}

/// What a person does with a draft that is offered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Answer {
    Use,
    Add,
    Discard,
}

/// The line over fields in which a draft's text stands; says whether it is to be discarded.
fn line_ui(ui: &mut Ui, cx: &Cx<'_>, draft: &Draft) -> bool {
    let time = cx.words.date_time(draft.at);
    let line = cx.words.say_with("draft-line", &[("time", &time)]);
    ui.horizontal_wrapped(|ui| {
        ui.label(RichText::new(&line).font(plain(11.5)).color(cx.look.soft));
        ui.small_button(cx.words.say("draft-discard")).clicked()
    })
    .inner
}

fn offer_ui(ui: &mut Ui, cx: &Cx<'_>, row: &DraftRow) -> Option<Answer> {
    let time = [("time", &*cx.words.date_time(row.draft.at))];
    let title = match row.state {
        DraftState::Overtaken => cx.words.say_with("draft-overtaken", &time),
        DraftState::Fits | DraftState::Held | DraftState::Gone => cx.words.say_with("draft-another", &time),
    };
    let mut answer = None;
    let frame = Frame::NONE.stroke((1.0, cx.look.warning)).corner_radius(6).inner_margin(8);
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.add(Label::new(RichText::new(title).font(bold(13.0)).color(cx.look.ink)).wrap());
        texts_ui(ui, cx, row);
        ui.horizontal_wrapped(|ui| {
            for (word, meaning) in
                [("draft-use", Answer::Use), ("draft-add", Answer::Add), ("draft-discard", Answer::Discard)]
            {
                if ui.button(cx.words.say(word)).clicked() {
                    answer = Some(meaning);
                }
            }
        });
    });
    ui.add_space(6.0);
    answer
}

/// The line over a name that is being typed, where a draft of it was kept.
pub fn person_line_ui(ui: &mut Ui, cx: &Cx<'_>, person: &mut PersonDraft, out: &mut Vec<Command>) {
    let now = one(DraftField::Name, &person.name);
    for text in offered_ui(ui, cx, &mut person.typing, &now, out) {
        person.name = text.text;
    }
}

/// The texts of a draft, each under the name of its field where there is more than one.
pub fn texts_ui(ui: &mut Ui, cx: &Cx<'_>, row: &DraftRow) {
    let is_plain = matches!(
        row.draft.subject,
        Subject::Note(..)
            | Subject::Summary(..)
            | Subject::Memo
            | Subject::Spellings
            | Subject::Query(_)
            | Subject::Page(_)
            | Subject::Person
    );
    let area = ScrollArea::vertical().id_salt(row.draft.id.to_string()).max_height(TEXT_PX);
    area.auto_shrink([false, true]).show(ui, |ui| {
        for (field, text) in &row.texts {
            if !is_plain {
                let name = words::field(cx.words, *field);
                ui.label(RichText::new(name).font(plain(11.5)).color(cx.look.soft));
            }
            let shown = words::text(cx.words, *field, text);
            ui.add(Label::new(RichText::new(shown).color(cx.look.ink)).wrap().selectable(true));
        }
    });
}

/// What the foot of a dialog depends on.
#[derive(Clone, Copy, Debug)]
pub struct Foot {
    /// Whether what is typed can be saved.
    pub can_save: bool,
    /// Whether Ctrl+Enter is meant for it.
    pub has_keyboard: bool,
}

impl Foot {
    /// The foot of what lies over the window and has the keyboard.
    pub const OF_DIALOG: Self = Self { can_save: true, has_keyboard: true };
}

/// The foot of a dialog that is typed in: what Esc would do, Save and Cancel.
pub fn foot_ui(ui: &mut Ui, cx: &Cx<'_>, typing: &Typing, now: &Texts, foot: Foot) -> Fate {
    ui.add_space(6.0);
    if typing.asks(now) {
        let asked = ui.label(RichText::new(cx.words.say("draft-ask")).color(cx.look.warning));
        ui.ctx().accesskit_node_builder(asked.id, |node| node.set_live(egui::accesskit::Live::Assertive));
    }
    let is_finished = foot.can_save && foot.has_keyboard && is_finished(ui);
    let buttons = ui.horizontal(|ui| {
        let hint = cx.words.say("keep-help");
        let save = ui.add_enabled(foot.can_save, egui::Button::new(cx.words.say("keep"))).on_hover_text(hint);
        let cancel = ui.button(cx.words.say("cancel"));
        (save.clicked(), cancel.clicked())
    });
    let (is_saved, is_cancelled) = buttons.inner;
    if is_saved || is_finished {
        Fate::Keeps
    } else if is_cancelled {
        Fate::Discards
    } else {
        Fate::Stays
    }
}

/// Whether Ctrl+Enter was pressed: what was typed is finished.
#[must_use]
pub fn is_finished(ui: &Ui) -> bool {
    let is_key = |event: &Event| matches!(event, Event::Key { key: Key::Enter, pressed: true, modifiers, .. } if modifiers.command);
    ui.input(|input| input.events.iter().any(is_key))
}
