//! What drafts are about, and what is said of them.

use super::language::Words;
use super::messages::{problem, shown, write_error};
use crate::model::draft::{DraftField, Subject};
use crate::session::{DraftAbout, Notice};

/// What a draft is about.
#[must_use]
pub fn about(words: &Words, about: &DraftAbout) -> String {
    let with = |id: &str| words.say_with(id, &[("name", &shown(&about.name))]);
    match &about.subject {
        Subject::Note(_) if about.name.is_empty() => words.say("draft-of-lost-note"),
        Subject::Note(_) => with("draft-of-note"),
        Subject::Article(_) => with("draft-of-article"),
        Subject::Theme(_) => with("draft-of-theme"),
        Subject::NewTheme(None) => words.say("draft-of-new-theme"),
        Subject::NewTheme(Some(_)) => with("draft-of-new-theme-under"),
        Subject::Memo => words.say("draft-of-memo"),
        Subject::Query(_) => with("draft-of-query"),
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
    })
}

/// A message about drafts, else about keeping.
pub(super) fn of_drafts(words: &Words, notice: &Notice) -> String {
    let with = |id: &str, name: &str, value: &str| words.say_with(id, &[(name, value)]);
    match notice {
        Notice::DraftsKept(1, draft) => with("notice-draft-kept", "what", &about(words, draft)),
        Notice::DraftsKept(n, draft) => {
            let drafts = words.say_n("n-drafts", *n);
            words.say_with("notice-drafts-kept", &[("drafts", &drafts), ("what", &about(words, draft))])
        }
        Notice::DraftDiscarded(draft) => with("notice-draft-discarded", "what", &about(words, draft)),
        Notice::DraftOvertaken(draft) => with("notice-draft-overtaken", "what", &about(words, draft)),
        Notice::DraftsNotKept(error) => with("notice-drafts-not-kept", "reason", &write_error(words, error)),
        Notice::DraftsNotRead(what) => with("notice-drafts-not-read", "problem", &problem(words, what)),
        other => super::keeping::of_keeping(words, other),
    }
}
