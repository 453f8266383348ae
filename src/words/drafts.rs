//! What drafts are about, and what is said of them.

use super::language::Words;
use super::messages::shown;
use crate::model::draft::{DraftField, Subject};
use crate::session::DraftAbout;

/// What a draft is about.
#[must_use]
pub fn about(words: &Words, about: &DraftAbout) -> String {
    let with = |id: &str| words.say_with(id, &[("name", &shown(&about.name))]);
    match &about.subject {
        Subject::Note(..) if about.name.is_empty() => words.say("draft-of-lost-note"),
        Subject::Note(..) => with("draft-of-note"),
        Subject::Article(_) => with("draft-of-article"),
        Subject::Theme(_) => with("draft-of-theme"),
        Subject::NewTheme(None) => words.say("draft-of-new-theme"),
        Subject::NewTheme(Some(_)) => with("draft-of-new-theme-under"),
        Subject::Summary(..) => with("draft-of-summary"),
        Subject::Memo => words.say("draft-of-memo"),
        Subject::Spellings => words.say("draft-of-spellings"),
        Subject::Query(_) => with("draft-of-query"),
        Subject::Page(_) => words.say("draft-of-page"),
        Subject::Person => words.say("draft-of-person"),
    }
}

/// The name of a field.
#[must_use]
pub fn field(words: &Words, field: DraftField) -> String {
    words.say(match field {
        DraftField::Note => "note",
        DraftField::Name => "theme-name",
        DraftField::Definition => "theme-definition",
        DraftField::Include => "theme-include",
        DraftField::Exclude => "theme-exclude",
        DraftField::Example => "theme-example",
        DraftField::Title => "article-title",
        DraftField::Date => "article-date",
        DraftField::Source => "article-source",
        DraftField::Author => "article-author",
        DraftField::Memo => "theme-memo",
        DraftField::Done => "article-done",
        DraftField::Themes => "article-themes",
        DraftField::Attributes => "article-attributes",
        DraftField::Spellings => "spellings",
        DraftField::Summary => "summary",
    })
}

/// The text of a field as it is read: a date as the language writes it, and whether one is done with an article.
#[must_use]
pub fn text(words: &Words, field: DraftField, text: &str) -> String {
    match field {
        DraftField::Date => words.date(text),
        DraftField::Done => words.say(if text.is_empty() { "no" } else { "yes" }),
        DraftField::Note
        | DraftField::Name
        | DraftField::Definition
        | DraftField::Include
        | DraftField::Exclude
        | DraftField::Example
        | DraftField::Title
        | DraftField::Source
        | DraftField::Author
        | DraftField::Memo
        | DraftField::Themes
        | DraftField::Attributes
        | DraftField::Spellings
        | DraftField::Summary => text.to_owned(),
    }
}
