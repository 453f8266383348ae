//! How drafts stand to what the project holds today, and the words people know them by.

use super::mark_key::{MarkKey, Passage};
use super::notices::DraftAbout;
use super::open_project::OpenProject;
use super::preferences::Preferences;
use super::reader::Reader;
use crate::model::annotation::Annotation;
use crate::model::article::About;
use crate::model::draft::{Draft, DraftField, DraftState, Subject, Texts};
use crate::model::draft_texts::{one, texts_of_about, texts_of_theme};
use crate::model::id::{AnnotationId, ArticlePath, ThemeId};
use crate::model::saved::{SavedList, saved_in};
use crate::text::tidy_name::tidy_name;
use std::sync::Arc;

/// How much of a passage or query tells which one it is, in characters.
const NAME_CHARS: usize = 60;

/// The records of the open project, as they stand today.
#[derive(Clone, Copy, Debug)]
pub struct Records<'s> {
    /// The project.
    pub open: &'s OpenProject,
    /// What is read of it.
    pub reader: &'s Reader,
    /// Who annotates, and how they are called.
    pub preferences: &'s Preferences,
}

impl Records<'_> {
    /// What the record of a subject holds today; `None` where it is gone. What is to be made holds nothing.
    #[must_use]
    pub fn texts_of(&self, subject: &Subject) -> Option<Texts> {
        let open = self.open;
        match subject {
            Subject::Note(article, id) => {
                let (_, annotation) = self.annotation(article.as_ref(), *id)?;
                Some(one(DraftField::Note, annotation.note.as_deref().unwrap_or_default()))
            }
            Subject::Article(path) => {
                open.library.contains_key(path).then(|| texts_of_about(&self.about_of(path)))
            }
            Subject::Theme(id) => {
                open.codebook.theme(id).filter(|_| open.codebook.is_in_use(id)).map(texts_of_theme)
            }
            Subject::NewTheme(parent) => {
                let is_there = parent.as_ref().is_none_or(|parent| open.codebook.is_in_use(parent));
                is_there.then(Texts::new)
            }
            Subject::Summary(path, theme) => {
                let is_there = open.library.contains_key(path) && open.codebook.is_in_use(theme);
                let text = || self.about_of(path).summary(theme, &open.codebook);
                is_there.then(|| one(DraftField::Summary, &text()))
            }
            Subject::Memo => Some(one(DraftField::Memo, &open.codebook.memo)),
            Subject::Spellings => Some(one(DraftField::Spellings, &open.equivalents.as_text())),
            Subject::Query(_) | Subject::Page(_) => Some(Texts::new()),
            Subject::Person => Some(one(DraftField::Name, self.preferences.name())),
        }
    }

    /// What the annotator decided about an article, so far.
    #[must_use]
    pub fn about_of(&self, path: &ArticlePath) -> About {
        let about = self.preferences.annotator().and_then(|who| self.open.project.about(path, who));
        about.map(|about| about.as_ref().clone()).unwrap_or_default()
    }

    /// How a draft stands to what its record holds today.
    #[must_use]
    pub fn state(&self, draft: &Draft) -> DraftState {
        let today = self.texts_of(&draft.subject);
        let name = tidy_name(draft.text(DraftField::Name).unwrap_or_default());
        let is_made = match &draft.subject {
            Subject::NewTheme(parent) => self.has_theme(parent.as_ref(), &name),
            Subject::Query(_) => self.has_saved(SavedList::Queries, &name),
            Subject::Page(_) => self.has_saved(SavedList::Pages, &name),
            Subject::Person => today.as_ref().and_then(|today| today.get(&DraftField::Name)) == Some(&name),
            Subject::Note(..)
            | Subject::Article(_)
            | Subject::Theme(_)
            | Subject::Summary(..)
            | Subject::Memo
            | Subject::Spellings => {
                return draft.state(today.as_ref());
            }
        };
        match (is_made, today) {
            (_, None) => DraftState::Gone,
            (true, Some(_)) => DraftState::Held,
            (false, Some(_)) => DraftState::Fits,
        }
    }

    fn has_theme(&self, parent: Option<&ThemeId>, name: &str) -> bool {
        let open = self.open;
        let full =
            parent.map_or_else(|| name.to_owned(), |id| format!("{} / {name}", open.codebook.full_name(id)));
        !open.codebook.named(&full).is_empty()
    }

    fn has_saved(&self, list: SavedList, name: &str) -> bool {
        saved_in(&self.open.project, list).iter().any(|(_, saved)| saved.name == name)
    }

    /// What is about a subject, with the words people know it by.
    #[must_use]
    pub fn about(&self, subject: &Subject) -> DraftAbout {
        let name = match subject {
            Subject::Note(article, id) => self.quote_of(article.as_ref(), *id).unwrap_or_default(),
            Subject::Article(path) => self.title_of(path),
            Subject::Theme(id) | Subject::NewTheme(Some(id)) => self.theme_name(id),
            Subject::Summary(path, theme) => format!("{} · {}", self.theme_name(theme), self.title_of(path)),
            Subject::Query(text) => text.clone(),
            Subject::NewTheme(None)
            | Subject::Memo
            | Subject::Spellings
            | Subject::Page(_)
            | Subject::Person => String::new(),
        };
        let mut short: String = name.chars().take(NAME_CHARS).collect();
        if short.len() < name.len() {
            short.push('…');
        }
        DraftAbout { subject: subject.clone(), name: short }
    }

    /// The same subject by the path its article has today.
    #[must_use]
    pub fn subject_today(&self, subject: &Subject) -> Subject {
        match subject {
            Subject::Note(article, id) => {
                let passage = self.passage_of(article.as_ref(), *id);
                Subject::Note(passage.map(|passage| passage.article).or_else(|| article.clone()), *id)
            }
            Subject::Article(path) => Subject::Article(self.open.path_today(path)),
            Subject::Summary(path, theme) => Subject::Summary(self.open.path_today(path), theme.clone()),
            Subject::Theme(_)
            | Subject::NewTheme(_)
            | Subject::Memo
            | Subject::Spellings
            | Subject::Query(_)
            | Subject::Page(_)
            | Subject::Person => subject.clone(),
        }
    }

    /// The annotation whose note this is, by the article it stands in today.
    #[must_use]
    pub fn passage_of(&self, article: Option<&ArticlePath>, id: AnnotationId) -> Option<Passage> {
        let annotator = self.preferences.annotator()?.clone();
        let (path, _) = self.annotation(article, id)?;
        Some(Passage { article: path, key: MarkKey { annotator, id } })
    }

    fn quote_of(&self, article: Option<&ArticlePath>, id: AnnotationId) -> Option<String> {
        let (_, annotation) = self.annotation(article, id)?;
        Some(annotation.anchor.quote.trim().to_owned())
    }

    fn title_of(&self, path: &ArticlePath) -> String {
        let entry = self.open.library.get(path);
        entry.and_then(|entry| entry.facts.title.clone()).unwrap_or_else(|| path.to_string())
    }

    fn theme_name(&self, id: &ThemeId) -> String {
        let book = &self.open.codebook;
        if book.theme(id).is_some() { book.full_name(id) } else { id.to_string() }
    }

    /// One's own annotation of an article with this id, and the article it stands in today; where the article is not known,
    /// that of one that is shown comes first.
    fn annotation(
        &self,
        article: Option<&ArticlePath>,
        id: AnnotationId,
    ) -> Option<(ArticlePath, Arc<Annotation>)> {
        let (annotator, project) = (self.preferences.annotator()?, &self.open.project);
        let mut shown = self.reader.shown().map(|reading| &reading.path);
        let article =
            article.or_else(|| shown.find(|path| project.annotation(path, annotator, id).is_some()));
        let found = match article {
            Some(article) => project.recorded(article, annotator, id),
            None => project.find_annotation(annotator, id),
        };
        found.map(|(path, annotation)| (path.clone(), Arc::clone(annotation)))
    }
}
