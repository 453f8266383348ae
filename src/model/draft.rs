//! Text that is being typed and is no decision yet: what it is about, what stood there when typing began, what is typed
//! now. A draft ends when its record holds the text, or when the person discards it.

use super::id::{AnnotationId, ArticlePath, ThemeId};
use super::moment::Moment;
use crate::text::decode::nfc;
use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

/// Which draft.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DraftId(Arc<str>);

impl From<&str> for DraftId {
    fn from(id: &str) -> Self {
        Self(id.into())
    }
}

impl fmt::Display for DraftId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What a draft is about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    /// The note of one's own annotation in an article. `None` where the article is not known: drafts of earlier versions did
    /// not name it, and where a file was copied together with its records the same id stands in several.
    Note(Option<ArticlePath>, AnnotationId),
    /// An article as a whole.
    Article(ArticlePath),
    /// A theme that is there.
    Theme(ThemeId),
    /// A theme to be made, under this one or at the top.
    NewTheme(Option<ThemeId>),
    /// One's own summary of what an article says about a theme.
    Summary(ArticlePath, ThemeId),
    /// The project's memo.
    Memo,
    /// The spellings that a search takes for the same.
    Spellings,
    /// The name under which this query is to be kept.
    Query(String),
    /// The name under which this page of numbers is to be kept.
    Page(String),
    /// The annotator's own name.
    Person,
}

/// A text field of a subject.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DraftField {
    Note,
    Name,
    Definition,
    Include,
    Exclude,
    Example,
    Title,
    Date,
    Source,
    Author,
    Memo,
    /// Whether the annotator is through with an article: `yes`, or nothing.
    Done,
    /// Themes of an article, one id a line.
    Themes,
    /// Attributes of an article, one a line: name, tabulator, value.
    Attributes,
    /// Spellings that mean the same, a group a line.
    Spellings,
    /// A summary of what an article says about a theme.
    Summary,
}

impl DraftField {
    /// All fields, in the order they are shown.
    pub const ALL: [Self; 16] = [
        Self::Note,
        Self::Name,
        Self::Definition,
        Self::Include,
        Self::Exclude,
        Self::Example,
        Self::Title,
        Self::Date,
        Self::Source,
        Self::Author,
        Self::Memo,
        Self::Done,
        Self::Themes,
        Self::Attributes,
        Self::Spellings,
        Self::Summary,
    ];

    /// The name in files, and the one its words go by.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Name => "name",
            Self::Definition => "definition",
            Self::Include => "include",
            Self::Exclude => "exclude",
            Self::Example => "example",
            Self::Title => "title",
            Self::Date => "date",
            Self::Source => "source",
            Self::Author => "author",
            Self::Memo => "memo",
            Self::Done => "done",
            Self::Themes => "themes",
            Self::Attributes => "attributes",
            Self::Spellings => "spellings",
            Self::Summary => "summary",
        }
    }

    /// The field of this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|field| field.name() == name)
    }
}

impl Subject {
    /// Two texts of one of its fields, one after the other.
    #[must_use]
    pub fn joined(&self, field: DraftField, one: &str, other: &str) -> String {
        let is_short = matches!(
            self,
            Self::Article(_) | Self::NewTheme(_) | Self::Query(_) | Self::Page(_) | Self::Person
        );
        let between = match field {
            DraftField::Done => return other.to_owned(),
            DraftField::Themes | DraftField::Attributes | DraftField::Spellings => "\n",
            DraftField::Name
            | DraftField::Title
            | DraftField::Date
            | DraftField::Source
            | DraftField::Author => " ",
            DraftField::Memo if is_short => " ",
            DraftField::Note
            | DraftField::Memo
            | DraftField::Summary
            | DraftField::Definition
            | DraftField::Include
            | DraftField::Exclude
            | DraftField::Example => "\n\n",
        };
        let both = [one.trim_end(), other].into_iter().filter(|text| !text.is_empty());
        both.collect::<Vec<_>>().join(between)
    }
}

/// What a record holds, by field; a field that is not there holds nothing.
pub type Texts = BTreeMap<DraftField, String>;

/// What stands in one field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DraftText {
    /// Which field.
    pub field: DraftField,
    /// What the record held when typing began.
    pub before: String,
    /// What is typed.
    pub text: String,
}

/// Text that is being typed, or was when the program ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// Which one.
    pub id: DraftId,
    /// What it is about.
    pub subject: Subject,
    /// The fields that were changed.
    pub texts: Vec<DraftText>,
    /// When it was last typed at.
    pub at: Moment,
}

/// How a draft stands to what its record holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DraftState {
    /// The record holds the text already.
    Held,
    /// The record holds what it held when typing began.
    Fits,
    /// The record holds something else by now.
    Overtaken,
    /// There is no such record any more.
    Gone,
}

impl DraftText {
    /// Whether something else is typed than stood there.
    #[must_use]
    pub fn is_typed(&self) -> bool {
        !is_same(&self.before, &self.text)
    }
}

impl Draft {
    /// What is typed in a field; `None` where nothing was changed.
    #[must_use]
    pub fn text(&self, field: DraftField) -> Option<&str> {
        self.texts.iter().find(|text| text.field == field).map(|text| text.text.as_str())
    }

    /// How it stands to what its record holds today; `None` where there is no record any more.
    #[must_use]
    pub fn state(&self, today: Option<&Texts>) -> DraftState {
        let Some(today) = today else { return DraftState::Gone };
        let holds =
            |field: DraftField, text: &str| is_same(today.get(&field).map_or("", String::as_str), text);
        if self.texts.iter().all(|text| holds(text.field, &text.text)) {
            DraftState::Held
        } else if self
            .texts
            .iter()
            .all(|text| holds(text.field, &text.before) || holds(text.field, &text.text))
        {
            DraftState::Fits
        } else {
            DraftState::Overtaken
        }
    }
}

/// The fields in which something else is typed than stood there.
#[must_use]
pub fn typed(before: &Texts, now: &Texts) -> Vec<DraftText> {
    let of = |texts: &Texts, field: DraftField| texts.get(&field).cloned().unwrap_or_default();
    let text = |field: DraftField| DraftText { field, before: of(before, field), text: of(now, field) };
    DraftField::ALL.into_iter().map(text).filter(DraftText::is_typed).collect()
}

/// Whether two texts are the same as records keep them: composed, and without white space around.
fn is_same(one: &str, other: &str) -> bool {
    one == other || nfc(one.trim()) == nfc(other.trim())
}
