//! What follows from decisions: the codebook, what is known of articles, conflicts, missing articles and the marks
//! in sight. It follows the project by comparing it with the project as it was followed last, so that nobody has to say
//! what was changed, and a change costs what it changes.

use super::changes::Change;
use super::open_project::OpenProject;
use crate::exchange::facts::facts_of;
use crate::model::codebook::Codebook;
use crate::model::id::{AnnotatorId, ArticlePath};
use crate::model::people::People;
use crate::model::theme::Blind;
use std::collections::BTreeSet;
use std::sync::Arc;

impl OpenProject {
    /// Makes everything that follows from decisions true again.
    pub(super) fn refresh(&mut self, annotator: Option<&AnnotatorId>) {
        let changed = self.project.articles_changed_since(&self.followed).cloned().collect();
        self.refresh_with(annotator, changed);
    }

    /// The same where the texts of these articles changed, too.
    pub(super) fn refresh_texts(
        &mut self,
        annotator: Option<&AnnotatorId>,
        texts: impl IntoIterator<Item = ArticlePath>,
    ) {
        let records = self.project.articles_changed_since(&self.followed).cloned();
        let changed = records.chain(texts).collect();
        self.refresh_with(annotator, changed);
    }

    fn refresh_with(&mut self, annotator: Option<&AnnotatorId>, changed: BTreeSet<ArticlePath>) {
        let is_another = self.followed_for.as_ref() != annotator;
        let has_themes = is_another || !self.project.shares_codebooks_with(&self.followed);
        self.followed = self.project.clone();
        self.followed_for = annotator.cloned();
        let mut change = Change::of(changed.iter().cloned());
        if has_themes {
            let codebook = Codebook::of(&self.project, annotator);
            change.themes = codebook != self.codebook || is_another;
            self.codebook = codebook;
            self.equivalents.follow(&self.project);
            self.n_conflicts_of_themes = self.project.conflicts_of_codebooks().len();
        }
        let visible = self.visibility.version();
        self.meet_people(annotator);
        change.people = self.visibility.version() != visible;
        for path in &changed {
            self.follow_article(path);
        }
        self.n_conflicts = self.n_conflicts_of_themes + self.conflicts_in.values().sum::<usize>();
        self.locating.due.extend(changed);
        self.changes.note(change);
    }

    fn follow_article(&mut self, path: &ArticlePath) {
        self.arrange(path);
        self.renew_facts(path);
        match self.project.conflicts_in(path).len() {
            0 => self.conflicts_in.remove(path),
            n => self.conflicts_in.insert(path.clone(), n),
        };
        let is_missing = self.is_missing(path);
        self.locating.note_missing(path, is_missing);
    }

    /// Reads the line ends of an article as somebody wants it.
    pub(super) fn arrange(&mut self, path: &ArticlePath) {
        let wanted = self.project.line_ends(path, self.followed_for.as_ref());
        let Some(entry) = self.library.get_mut(path) else { return };
        if let Some(arranged) = entry.article.as_ref().and_then(|article| article.rearranged(wanted)) {
            entry.article = Some(Arc::new(arranged));
            self.texts += 1;
        }
    }

    pub(super) fn renew_facts(&mut self, path: &ArticlePath) {
        let Some(entry) = self.library.get(path) else { return };
        let facts = facts_of(&self.project, path, entry.article.as_deref());
        if facts != *entry.facts
            && let Some(entry) = self.library.get_mut(path)
        {
            entry.facts = Arc::new(facts);
        }
    }

    /// Whether something is kept about an article that is not there.
    fn is_missing(&self, path: &ArticlePath) -> bool {
        !self.library.contains_key(path) && self.project.has_records_of(path)
    }

    /// Finds out which articles that something is kept about are not there, after articles came or went.
    pub(super) fn find_missing(&mut self) {
        let articles = self.project.articles().map(|(path, _)| path);
        let missing = articles.filter(|path| self.is_missing(path)).cloned().collect();
        self.locating.set_missing(missing);
    }

    /// Takes in who works on the project.
    pub(super) fn meet_people(&mut self, own: Option<&AnnotatorId>) {
        let people = People::of(&self.project, own, &self.answers);
        self.visibility.meet(people, self.codebook.blind == Some(Blind::UntilDone));
    }
}
