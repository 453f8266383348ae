//! What is being typed, told to the session as it is typed; and what a dialog knows of the record that it is about.

use super::drafts::{Drafts, Overlay};
use super::overlay_ui::Fate;
use crate::model::article::About;
use crate::model::draft::{DraftField, DraftId, DraftText, Subject, Texts, typed};
use crate::model::draft_texts::{about_with, one};
use crate::session::{DraftCommand, Session};
use crate::view::drafts::Offered;
use crate::workers::ticket::Opening;
use std::collections::BTreeMap;

/// What a dialog or field knows of the record that it is about.
#[derive(Clone, Debug)]
pub struct Typing {
    /// Which record.
    pub subject: Subject,
    /// What it held when the dialog was opened.
    pub before: Texts,
    /// The drafts that were kept about it.
    pub offered: Offered,
    /// What stood in the fields at first: a draft's text, where there is one.
    first: Texts,
    /// What was typed when the person was asked whether to save it.
    asked: Option<Texts>,
}

impl Typing {
    /// Begins about a record as it is now.
    #[must_use]
    pub fn of(session: &Session, subject: Subject) -> Self {
        let before = session.records().and_then(|records| records.texts_of(&subject)).unwrap_or_default();
        Self::from(session, subject, before)
    }

    /// The same where other texts stand in the fields at first.
    #[must_use]
    pub fn from(session: &Session, subject: Subject, before: Texts) -> Self {
        let offered = Offered::of(session, &subject);
        Self { first: offered.texts(&before), subject, before, offered, asked: None }
    }

    /// Whether another begins about the same record, with the same text in it and the same drafts about it.
    #[must_use]
    pub fn is_of_same(&self, other: &Self) -> bool {
        (&self.subject, &self.before, &self.offered) == (&other.subject, &other.before, &other.offered)
    }

    /// What was typed is decided, and typing may go on at once: from now on it goes on from there.
    pub fn begin_anew(&mut self, decided: Texts) {
        self.offered.loaded = None;
        self.first.clone_from(&decided);
        self.before = decided;
    }

    /// What stands in a field at first.
    #[must_use]
    pub fn first(&self, field: DraftField) -> String {
        self.first.get(&field).cloned().unwrap_or_default()
    }

    /// What stands in the fields of an article at first.
    #[must_use]
    pub fn first_about(&self, about: &About) -> About {
        about_with(about, &typed(&self.before, &self.first))
    }

    /// What was changed, where these texts stand in the fields. A name that is nothing is no name yet.
    #[must_use]
    pub fn typed(&self, now: &Texts) -> Vec<DraftText> {
        let is_name = matches!(
            self.subject,
            Subject::NewTheme(_) | Subject::Query(_) | Subject::Page(_) | Subject::Person
        );
        let is_said = |text: &DraftText| !is_name || !text.text.trim().is_empty();
        typed(&self.before, now).into_iter().filter(is_said).collect()
    }

    /// Whether the person was asked about what stands in the fields now.
    #[must_use]
    pub fn asks(&self, now: &Texts) -> bool {
        self.asked.as_ref() == Some(now)
    }

    /// What is to stand in the fields once a draft is taken up: in the place of what the record holds, or below what was
    /// typed already.
    #[must_use]
    pub fn taken_up(&self, texts: &[DraftText], now: &Texts, is_added: bool) -> Vec<DraftText> {
        let of = |texts: &Texts, field| texts.get(&field).cloned().unwrap_or_default();
        let text = |text: &DraftText| {
            let (before, here) = (of(&self.before, text.field), of(now, text.field));
            let is_joined = is_added || (here != before && here != text.text);
            let words = if is_joined {
                self.subject.joined(text.field, &here, &text.text)
            } else {
                text.text.clone()
            };
            DraftText { field: text.field, before, text: words }
        };
        texts.iter().map(text).collect()
    }
}

/// What the session was last told.
#[derive(Debug, Default)]
pub struct Told {
    texts: BTreeMap<Subject, Vec<DraftText>>,
    project: Option<Opening>,
}

/// What is typed about something now, and the draft it goes on with.
struct BeingTyped {
    subject: Subject,
    texts: Vec<DraftText>,
    draft: Option<DraftId>,
    /// Whether the fields hold something else than at first: a draft that is only looked at goes on waiting.
    is_touched: bool,
}

impl BeingTyped {
    fn of(typing: &Typing, texts: &Texts) -> Self {
        let draft = typing.offered.loaded.as_ref().map(|draft| draft.id.clone());
        let is_touched = *texts != typing.first;
        Self { subject: typing.subject.clone(), texts: typing.typed(texts), draft, is_touched }
    }
}

/// What the session is to be told by now.
pub fn news(session: &Session, drafts: &mut Drafts) -> Vec<DraftCommand> {
    let project = session.open_project().map(|open| open.opening);
    if drafts.told.project != project {
        // What was typed into a project that was left waits there.
        drafts.told = Told { texts: BTreeMap::new(), project };
        drafts.forget_typed();
        return Vec::new();
    }
    let now: BTreeMap<Subject, BeingTyped> = everything(drafts)
        .into_iter()
        .filter(|now| now.is_touched && !now.texts.is_empty() || drafts.told.texts.contains_key(&now.subject))
        .map(|now| (now.subject.clone(), now))
        .collect();
    let mut news = Vec::new();
    drafts.told.texts.retain(|subject, _| {
        let stays = now.contains_key(subject);
        if !stays {
            news.push(DraftCommand::Leave(subject.clone()));
        }
        stays
    });
    for now in now.into_values() {
        let known = drafts.told.texts.get(&now.subject);
        if known == Some(&now.texts) {
            continue;
        }
        if let (None, Some(id)) = (known, now.draft) {
            news.push(DraftCommand::TakeUp(id));
        }
        news.push(DraftCommand::Type(now.subject.clone(), now.texts.clone()));
        drafts.told.texts.insert(now.subject, now.texts);
    }
    news
}

/// Everything that is being typed and is no decision yet.
fn everything(drafts: &Drafts) -> Vec<BeingTyped> {
    let note = drafts.note.typing.as_ref().filter(|_| drafts.note.is_changed);
    let note = note.map(|typing| BeingTyped::of(typing, &one(DraftField::Note, &drafts.note.text)));
    let dialog = match &drafts.overlay {
        Some(Overlay::Record(record)) => Some(BeingTyped::of(record.typing(), &record.texts())),
        Some(_) | None => None,
    };
    let details = drafts.themes.details.as_ref();
    let details = details.map(|draft| BeingTyped::of(&draft.typing, &draft.now()));
    let query = drafts.passages.naming.as_ref();
    let query = query.map(|naming| BeingTyped::of(&naming.typing, &one(DraftField::Name, &naming.name)));
    let page = drafts.analysis.pages.new_name();
    let page = page.map(|naming| BeingTyped::of(&naming.typing, &one(DraftField::Name, &naming.name)));
    let person = drafts
        .person
        .as_ref()
        .map(|person| BeingTyped::of(&person.typing, &one(DraftField::Name, &person.name)));
    let summary = drafts.analysis.summary.typing();
    let summary = summary.map(|(typing, text)| BeingTyped::of(typing, &one(DraftField::Summary, text)));
    [note, dialog, details, query, page, person, summary].into_iter().flatten().collect()
}

/// What becomes of a dialog that is to close with something typed in it: it asks first, and closed again it discards. One
/// that only shows a draft closes, and the draft waits.
#[must_use]
pub fn decided(overlay: &mut Overlay, fate: Fate) -> Fate {
    let Overlay::Record(record) = overlay else { return fate };
    let texts = record.texts();
    decided_typing(record.typing_mut(), texts, fate)
}

/// The same of what is typed elsewhere.
#[must_use]
pub fn decided_typing(typing: &mut Typing, texts: Texts, fate: Fate) -> Fate {
    if fate != Fate::Closes || typing.typed(&texts).is_empty() || texts == typing.first {
        return fate;
    }
    if typing.asks(&texts) {
        return Fate::Discards;
    }
    typing.asked = Some(texts);
    Fate::Stays
}
