//! What is typed in a dialog or field about one record, with what was known of that when it was opened.

use super::typing::Typing;
use crate::model::article::About;
use crate::model::draft::{DraftField, Subject, Texts};
use crate::model::draft_texts::{one, texts_of_about};
use crate::model::id::{ArticlePath, ThemeId};
use crate::session::Session;

/// What is typed in a dialog about one record.
#[derive(Clone, Debug)]
pub enum RecordDraft {
    /// An article as a whole.
    Article(Box<ArticleDraft>),
    /// The project's memo.
    Memo(Box<TextDraft>),
    /// The spellings that a search takes for the same.
    Spellings(Box<TextDraft>),
    /// A theme, or one to be made.
    Theme(Box<ThemeDraft>),
}

impl RecordDraft {
    /// What is known of the record.
    #[must_use]
    pub fn typing(&self) -> &Typing {
        match self {
            Self::Article(draft) => &draft.typing,
            Self::Memo(draft) | Self::Spellings(draft) => &draft.typing,
            Self::Theme(draft) => &draft.typing,
        }
    }

    /// The same, to be changed.
    pub fn typing_mut(&mut self) -> &mut Typing {
        match self {
            Self::Article(draft) => &mut draft.typing,
            Self::Memo(draft) | Self::Spellings(draft) => &mut draft.typing,
            Self::Theme(draft) => &mut draft.typing,
        }
    }

    /// What stands in the fields.
    #[must_use]
    pub fn texts(&self) -> Texts {
        match self {
            Self::Article(draft) => texts_of_about(&super::article_ui::typed(draft)),
            Self::Memo(draft) => one(DraftField::Memo, &draft.text),
            Self::Spellings(draft) => one(DraftField::Spellings, &draft.text),
            Self::Theme(draft) => draft.now(),
        }
    }
}

/// Decisions about an article that are being typed.
#[derive(Clone, Debug)]
pub struct ArticleDraft {
    /// Which article.
    pub path: ArticlePath,
    /// What is decided so far.
    pub about: About,
    /// What stands in the field of its date while that has the keyboard: the date itself is kept as ISO 8601.
    pub date_typed: Option<String>,
    /// An attribute being added.
    pub attribute: (String, String),
    pub typing: Typing,
}

impl ArticleDraft {
    /// The decisions about an article as they are now, ready to be changed.
    #[must_use]
    pub fn of(session: &Session, path: ArticlePath) -> Self {
        let about = session.records().map(|records| records.about_of(&path)).unwrap_or_default();
        let subject = Subject::Article(path.clone());
        let typing = Typing::from(session, subject, texts_of_about(&about));
        let about = typing.first_about(&about);
        Self { path, about, date_typed: None, attribute: (String::new(), String::new()), typing }
    }
}

/// A text of the project that is being typed.
#[derive(Clone, Debug)]
pub struct TextDraft {
    pub text: String,
    pub typing: Typing,
}

impl TextDraft {
    /// The project's memo as it is now, ready to be changed.
    #[must_use]
    pub fn of_memo(session: &Session) -> Self {
        let typing = Typing::of(session, Subject::Memo);
        Self { text: typing.first(DraftField::Memo), typing }
    }

    /// The spellings that mean the same, ready to be changed.
    #[must_use]
    pub fn of_spellings(session: &Session) -> Self {
        let typing = Typing::of(session, Subject::Spellings);
        Self { text: typing.first(DraftField::Spellings), typing }
    }
}

/// The name a query or a page of numbers is to be kept under, while it is typed.
#[derive(Clone, Debug)]
pub struct Naming {
    pub name: String,
    /// Whether the keyboard is to go to its field.
    pub wants_focus: bool,
    pub typing: Typing,
}

impl Naming {
    /// Begins with a name for a query.
    #[must_use]
    pub fn of(session: &Session, query: &str, name: String) -> Self {
        Self::about(session, Subject::Query(query.to_owned()), name)
    }

    /// Begins with a name for something.
    #[must_use]
    pub fn about(session: &Session, subject: Subject, name: String) -> Self {
        let typing = Typing::from(session, subject, Texts::from([(DraftField::Name, name)]));
        Self { name: typing.first(DraftField::Name), wants_focus: true, typing }
    }
}

/// The annotator's name that is being typed.
#[derive(Clone, Debug)]
pub struct PersonDraft {
    pub name: String,
    /// Whether it was typed at.
    pub is_changed: bool,
    pub typing: Typing,
}

impl PersonDraft {
    /// Begins with a name.
    #[must_use]
    pub fn of(session: &Session, name: String) -> Self {
        let typing = Typing::from(session, Subject::Person, Texts::from([(DraftField::Name, name)]));
        Self { name: typing.first(DraftField::Name), is_changed: false, typing }
    }
}

/// A theme that is being described.
#[derive(Clone, Debug)]
pub struct ThemeDraft {
    /// Which one; `None` for one to be made.
    pub id: Option<ThemeId>,
    /// The theme it is to stand under.
    pub parent: Option<ThemeId>,
    /// Its name.
    pub name: String,
    /// Definition, include, exclude, example, memo.
    pub texts: [String; 5],
    pub typing: Typing,
}

/// The fields of the texts of a theme, in their order.
pub const THEME_TEXTS: [DraftField; 5] =
    [DraftField::Definition, DraftField::Include, DraftField::Exclude, DraftField::Example, DraftField::Memo];

impl ThemeDraft {
    /// A theme as it is now, ready to be changed.
    #[must_use]
    pub fn of(session: &Session, id: &ThemeId) -> Self {
        let typing = Typing::of(session, Subject::Theme(id.clone()));
        let (name, texts) = (typing.first(DraftField::Name), THEME_TEXTS.map(|field| typing.first(field)));
        Self { id: Some(id.clone()), parent: None, name, texts, typing }
    }

    /// A theme to be made under another, or at the top.
    #[must_use]
    pub fn new(session: &Session, parent: Option<ThemeId>) -> Self {
        let typing = Typing::of(session, Subject::NewTheme(parent.clone()));
        let name = typing.first(DraftField::Name);
        Self { id: None, parent, name, texts: <[String; 5]>::default(), typing }
    }

    /// What stands in its fields.
    #[must_use]
    pub fn now(&self) -> Texts {
        let texts = THEME_TEXTS.into_iter().zip(self.texts.iter().cloned());
        std::iter::once((DraftField::Name, self.name.clone())).chain(texts).collect()
    }
}
