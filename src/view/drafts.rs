//! Drafts that were kept: those about what is shown, and the list of all.

use crate::model::draft::{Draft, DraftField, DraftState, DraftText, Subject, Texts};
use crate::model::theme_path::ThemePath;
use crate::session::{DraftAbout, Session};

/// The drafts about what is shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Offered {
    /// The one whose text stands in the fields: the only one, and its record is as it was.
    pub loaded: Option<Draft>,
    /// Those that are offered beside what stands in the fields.
    pub others: Vec<DraftRow>,
}

impl Offered {
    /// The drafts about a subject.
    #[must_use]
    pub fn of(session: &Session, subject: &Subject) -> Self {
        let all = session.drafts().into_iter().filter(|draft| draft.subject == *subject);
        let mut others: Vec<DraftRow> = all.filter_map(|draft| DraftRow::new(session, draft)).collect();
        let fits = matches!(others.as_slice(), [DraftRow { state: DraftState::Fits, .. }]);
        let loaded = if fits { others.pop().map(|row| row.draft) } else { None };
        Self { loaded, others }
    }

    /// What stands in the fields at first: what the record holds, with the draft's text in its place.
    #[must_use]
    pub fn texts(&self, today: &Texts) -> Texts {
        let mut texts = today.clone();
        let typed = self.loaded.iter().flat_map(|draft| &draft.texts);
        texts.extend(typed.map(|text| (text.field, text.text.clone())));
        texts
    }
}

/// A draft as it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DraftRow {
    /// The draft.
    pub draft: Draft,
    /// What it is about.
    pub about: DraftAbout,
    /// How it stands to that.
    pub state: DraftState,
    /// Its texts as people read them, each with its field.
    pub texts: Vec<(DraftField, String)>,
}

impl DraftRow {
    fn new(session: &Session, draft: &Draft) -> Option<Self> {
        let records = session.records()?;
        let (about, state) = (records.about(&draft.subject), records.state(draft));
        let texts = draft.texts.iter().map(|text| (text.field, shown(session, text))).collect();
        Some(Self { draft: draft.clone(), about, state, texts })
    }
}

/// A text as people read it: themes by their names, attributes with a colon.
fn shown(session: &Session, text: &DraftText) -> String {
    if text.field == DraftField::Themes {
        let book = session.open_project().map(|open| &open.codebook);
        let name = |id: &str| match (book, id.parse()) {
            (Some(book), Ok(id)) => ThemePath::of(book, book.resolve(&id)).whole(),
            (Some(_) | None, _) => id.to_owned(),
        };
        text.text.lines().map(name).collect::<Vec<_>>().join(", ")
    } else if text.field == DraftField::Attributes {
        text.text.replace('\t', ": ")
    } else {
        text.text.clone()
    }
}

/// All drafts, the one typed at last first.
#[must_use]
pub fn draft_rows(session: &Session) -> Vec<DraftRow> {
    session.drafts().into_iter().filter_map(|draft| DraftRow::new(session, draft)).collect()
}
