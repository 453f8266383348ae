//! Whose marks are shown. Everything that shows or counts marks asks here, so that what is hidden is hidden everywhere.

use crate::model::id::{AnnotatorId, ArticlePath};
use crate::model::people::{People, Person};
use crate::model::project::Project;
use std::collections::BTreeSet;

/// Whose marks are shown in a project.
#[derive(Clone, Debug, Default)]
pub struct Visibility {
    people: People,
    /// Annotators whose person is hidden.
    hidden: BTreeSet<AnnotatorId>,
    /// Whether everyone but the person at this computer is hidden, those who come later too.
    hides_others: bool,
    /// Whether others' marks stay hidden in each article until one is done with it oneself.
    is_blind: bool,
    version: u64,
}

/// Whose marks are shown in one article.
#[derive(Clone, Copy, Debug)]
pub struct ArticleVisibility<'s> {
    visibility: &'s Visibility,
    is_blind: bool,
}

impl Visibility {
    /// Everyone who works on the project.
    #[must_use]
    pub fn people(&self) -> &People {
        &self.people
    }

    /// Grows with every change of who is shown, and of who is who.
    #[must_use]
    pub fn version(&self) -> u64 {
        self.version
    }

    /// Whose marks are shown in an article.
    #[must_use]
    pub fn in_article(&self, project: &Project, article: &ArticlePath) -> ArticleVisibility<'_> {
        let own = || self.people.all().iter().find(|person| person.is_own);
        let is_done = || own().is_some_and(|person| is_done_by(project, article, person));
        ArticleVisibility { visibility: self, is_blind: self.is_blind && !is_done() }
    }

    /// Whether the study codes blind, and the round is not opened yet.
    #[must_use]
    pub fn is_blind(&self) -> bool {
        self.is_blind
    }

    /// Whether a person's marks are left out everywhere.
    #[must_use]
    pub fn is_hidden(&self, person: &Person) -> bool {
        (self.hides_others && !person.is_own) || person.ids.iter().any(|id| self.hidden.contains(id))
    }

    /// How many people are hidden.
    #[must_use]
    pub fn n_hidden(&self) -> usize {
        self.people.all().iter().filter(|person| self.is_hidden(person)).count()
    }

    /// Takes in who works on the project, and whether they code blind.
    pub(super) fn meet(&mut self, people: People, is_blind: bool) {
        if self.people != people || self.is_blind != is_blind {
            self.people = people;
            self.is_blind = is_blind;
            self.version += 1;
        }
    }

    /// Shows everyone.
    pub(super) fn show_all(&mut self) {
        self.hidden.clear();
        self.hides_others = false;
        self.version += 1;
    }

    /// Shows the person at this computer alone.
    pub(super) fn hide_others(&mut self) {
        self.hidden.clear();
        self.hides_others = true;
        self.version += 1;
    }

    /// Shows or hides the person behind an annotator, and leaves all others as they are.
    pub(super) fn set_shown(&mut self, who: &AnnotatorId, is_shown: bool) {
        let hidden: Vec<AnnotatorId> = self
            .people
            .all()
            .iter()
            .filter(|person| if person.ids.contains(who) { !is_shown } else { self.is_hidden(person) })
            .flat_map(|person| person.ids.iter().cloned())
            .collect();
        // Who hides the last of the others means all who may come; who shows one, those who are there.
        let is_other = |id: &AnnotatorId| !self.people.is_own(id);
        let n_others =
            self.people.all().iter().flat_map(|person| &person.ids).filter(|id| is_other(id)).count();
        self.hides_others = self.hides_others && hidden.iter().filter(|id| is_other(id)).count() == n_others;
        self.hidden = hidden.into_iter().collect();
        self.version += 1;
    }

    /// Shows one person alone.
    pub(super) fn show_only(&mut self, who: &AnnotatorId) {
        let others = self.people.all().iter().filter(|person| !person.ids.contains(who));
        self.hidden = others.flat_map(|person| person.ids.iter().cloned()).collect();
        self.hides_others = false;
        self.version += 1;
    }
}

/// Whether a person is through with an article, at any of their computers.
#[must_use]
pub fn is_done_by(project: &Project, article: &ArticlePath, person: &Person) -> bool {
    person.ids.iter().any(|id| project.about(article, id).is_some_and(|about| about.is_done))
}

impl ArticleVisibility<'_> {
    /// Whether an annotator's marks are shown.
    #[must_use]
    pub fn holds(&self, who: &AnnotatorId) -> bool {
        let Some(person) = self.visibility.people.person(who) else { return !self.is_blind };
        (person.is_own || !self.is_blind) && !self.visibility.is_hidden(person)
    }

    /// Whether others' marks are hidden here because the study codes blind.
    #[must_use]
    pub fn is_blind(&self) -> bool {
        self.is_blind
    }
}
