//! Everything people decided about a folder of articles, as one value. It changes only by `Edit`, a clone of it is a
//! cheap snapshot for a worker, and it cannot fail for reasons outside itself.

use super::annotation::Annotation;
use super::article::{About, ArticleNotes, ArticleRecord, Slot, Standing, standing};
use super::edit::{Change, Edit, EditError};
use super::id::{AnnotationId, AnnotatorId, ArticlePath, ThemeId};
use super::merge::{Tally, merge_change};
use super::moment::Moment;
use super::saved::{SavedKey, SavedRecords};
use super::theme::{CodebookSettings, ThemeRecord};
use imbl::OrdMap;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// A person who annotates, as the files tell it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Annotator {
    /// The name shown.
    pub name: String,
    /// The same person's first id, where this is a second computer of theirs.
    pub same_person_as: Option<AnnotatorId>,
}

/// What one annotator recorded of the codebook: the content of one file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CodebookRecord {
    /// Settings of the codebook as a whole.
    pub settings: Slot<CodebookSettings>,
    /// Records of themes, by theme.
    pub themes: BTreeMap<ThemeId, Slot<ThemeRecord>>,
    /// Records of what is kept in the saved lists.
    pub saved: SavedRecords,
}

/// What is kept about one article, behind a pointer: two are the same where they are one, not where they are alike.
#[derive(Clone, Debug, Default)]
pub(super) struct SharedNotes(pub(super) Arc<ArticleNotes>);

impl PartialEq for SharedNotes {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl SharedNotes {
    fn make_mut(&mut self) -> &mut ArticleNotes {
        Arc::make_mut(&mut self.0)
    }
}

/// The annotations, themes and decisions of everyone who works on a folder of articles.
#[derive(Clone, Debug, Default)]
pub struct Project {
    pub(super) articles: OrdMap<ArticlePath, SharedNotes>,
    pub(super) codebooks: BTreeMap<AnnotatorId, Arc<CodebookRecord>>,
    pub(super) annotators: BTreeMap<AnnotatorId, Annotator>,
}

impl Project {
    /// Makes the change, or refuses it when the slot no longer holds what the change starts from.
    ///
    /// # Errors
    /// `Stale`, with the edit; the project is as it was.
    pub fn apply(&mut self, edit: &Edit, now: Moment) -> Result<(), EditError> {
        let is_done = match edit {
            Edit::Annotation { article, annotator, id, change } => {
                self.replace_in_record(article, annotator, |record| {
                    replace_in(&mut record.annotations, id, change, now)
                })
            }
            Edit::Article { article, annotator, change } => {
                self.replace_in_record(article, annotator, |record| record.about.replace(change, now))
            }
            Edit::Theme { annotator, id, change } => {
                let highest = self.highest_rev(id);
                self.change_codebook(annotator, |record| {
                    let is_done = replace_in(&mut record.themes, id, change, now);
                    if let Some(slot) = record.themes.get_mut(id).filter(|_| is_done) {
                        slot.rev = highest + 1;
                    }
                    is_done
                })
            }
            Edit::Saved { annotator, key, change } => {
                let highest = self.highest_rev_of_saved(key);
                self.change_codebook(annotator, |record| {
                    let is_done = replace_in(&mut record.saved, key, change, now);
                    if let Some(slot) = record.saved.get_mut(key).filter(|_| is_done) {
                        slot.rev = highest + 1;
                    }
                    is_done
                })
            }
            Edit::Codebook { annotator, change } => {
                self.change_codebook(annotator, |record| record.settings.replace(change, now))
            }
        };
        if is_done { Ok(()) } else { Err(EditError::Stale(Box::new(edit.clone()))) }
    }

    /// Makes a change that was made elsewhere: where the slot holds neither what it starts from nor what it leads to,
    /// both are merged.
    pub fn merge(&mut self, edit: &Edit, now: Moment) -> Tally {
        let mut tally = Tally::default();
        let _ = match edit {
            Edit::Annotation { article, annotator, id, change } => {
                self.change_record(article, annotator, |record| {
                    let slot = record.annotations.entry(*id).or_default();
                    merge_change(slot, change, now, &mut tally)
                })
            }
            Edit::Article { article, annotator, change } => {
                self.change_record(article, annotator, |record| {
                    merge_change(&mut record.about, change, now, &mut tally)
                })
            }
            Edit::Theme { annotator, id, change } => {
                let highest = self.highest_rev(id);
                self.change_codebook(annotator, |record| {
                    let slot = record.themes.entry(id.clone()).or_default();
                    let is_changed = merge_change(slot, change, now, &mut tally);
                    slot.rev = if is_changed { highest + 1 } else { slot.rev };
                    is_changed
                })
            }
            Edit::Saved { annotator, key, change } => {
                let highest = self.highest_rev_of_saved(key);
                self.change_codebook(annotator, |record| {
                    let slot = record.saved.entry(key.clone()).or_default();
                    let is_changed = merge_change(slot, change, now, &mut tally);
                    slot.rev = if is_changed { highest + 1 } else { slot.rev };
                    is_changed
                })
            }
            Edit::Codebook { annotator, change } => self.change_codebook(annotator, |record| {
                merge_change(&mut record.settings, change, now, &mut tally)
            }),
        };
        tally
    }

    /// How often anyone wrote of a theme: what is written now has to stand above all of it.
    fn highest_rev(&self, theme: &ThemeId) -> u64 {
        let slots = self.codebooks.values().filter_map(|record| record.themes.get(theme));
        slots.map(|slot| slot.rev).max().unwrap_or_default()
    }

    fn highest_rev_of_saved(&self, key: &SavedKey) -> u64 {
        let slots = self.codebooks.values().filter_map(|record| record.saved.get(key));
        slots.map(|slot| slot.rev).max().unwrap_or_default()
    }

    /// Makes a change of one slot where the record stands: a step of many edits copies an article's records once.
    fn replace_in_record(
        &mut self,
        article: &ArticlePath,
        annotator: &AnnotatorId,
        replace: impl FnOnce(&mut ArticleRecord) -> bool,
    ) -> bool {
        let notes = self.articles.get_mut(article).map(SharedNotes::make_mut);
        match notes.and_then(|notes| notes.get_mut(annotator)) {
            Some(record) => replace(record),
            None => self.change_record(article, annotator, replace),
        }
    }

    fn change_record(
        &mut self,
        article: &ArticlePath,
        annotator: &AnnotatorId,
        change: impl FnOnce(&mut ArticleRecord) -> bool,
    ) -> bool {
        let mut record = self.record(article, annotator).cloned().unwrap_or_default();
        let is_done = change(&mut record);
        if is_done {
            self.put_record(article, annotator, record);
        }
        is_done
    }

    fn change_codebook(
        &mut self,
        annotator: &AnnotatorId,
        change: impl FnOnce(&mut CodebookRecord) -> bool,
    ) -> bool {
        let mut record = self.codebook_record(annotator).cloned().unwrap_or_default();
        let is_done = change(&mut record);
        if is_done {
            self.put_codebook(annotator, record);
        }
        is_done
    }

    /// Takes in what a file of annotations holds.
    pub fn put_record(&mut self, article: &ArticlePath, annotator: &AnnotatorId, record: ArticleRecord) {
        let notes = self.articles.entry(article.clone()).or_default();
        notes.make_mut().insert(annotator.clone(), record);
    }

    /// Takes in what a codebook file holds.
    pub fn put_codebook(&mut self, annotator: &AnnotatorId, record: CodebookRecord) {
        self.codebooks.insert(annotator.clone(), Arc::new(record));
    }

    /// Forgets what a file of annotations held, as if it had never been read.
    pub fn remove_record(&mut self, article: &ArticlePath, annotator: &AnnotatorId) {
        if let Some(notes) = self.articles.get_mut(article) {
            notes.make_mut().remove(annotator);
            if notes.0.is_empty() {
                self.articles.remove(article);
            }
        }
    }

    /// Forgets what a codebook file held, as if it had never been read.
    pub fn remove_codebook(&mut self, annotator: &AnnotatorId) {
        self.codebooks.remove(annotator);
    }

    /// Takes in who an annotator is.
    pub fn put_annotator(&mut self, id: &AnnotatorId, annotator: Annotator) {
        self.annotators.insert(id.clone(), annotator);
    }

    /// Takes in who an annotator is, as the head of one of their files tells it. Whether they are the same person as
    /// somebody else is told by their codebook, which is read first; by other files where there is none.
    pub fn meet_annotator(&mut self, id: &AnnotatorId, annotator: Annotator) {
        let known = self.annotators.get(id).filter(|_| self.codebooks.contains_key(id));
        let same_person_as = match known {
            Some(known) => known.same_person_as.clone(),
            None => annotator.same_person_as,
        };
        self.put_annotator(id, Annotator { name: annotator.name, same_person_as });
    }

    /// What is kept about each article that has anything kept about it.
    pub fn articles(&self) -> impl Iterator<Item = (&ArticlePath, &ArticleNotes)> {
        self.articles.iter().map(|(path, notes)| (path, notes.0.as_ref()))
    }

    /// The same from an article on, by path.
    pub fn articles_from(&self, first: &ArticlePath) -> impl Iterator<Item = (&ArticlePath, &ArticleNotes)> {
        self.articles.range::<_, ArticlePath>(first..).map(|(path, notes)| (path, notes.0.as_ref()))
    }

    /// What is kept about one article, by annotator.
    #[must_use]
    pub fn article_notes(&self, article: &ArticlePath) -> Option<&ArticleNotes> {
        self.articles.get(article).map(|notes| notes.0.as_ref())
    }

    /// Whether somebody keeps anything about an article.
    #[must_use]
    pub fn has_records_of(&self, article: &ArticlePath) -> bool {
        self.article_notes(article).is_some_and(|notes| notes.values().any(ArticleRecord::holds_anything))
    }

    /// Whether somebody keeps anything about an article who is none of these.
    #[must_use]
    pub fn has_records_beside(&self, article: &ArticlePath, others: &BTreeSet<AnnotatorId>) -> bool {
        let mut notes = self.article_notes(article).into_iter().flatten();
        notes.any(|(who, record)| !others.contains(who) && record.holds_anything())
    }

    /// The same behind its pointer, which stays the same while nothing in it changes.
    #[must_use]
    pub fn shared_notes(&self, article: &ArticlePath) -> Option<&Arc<ArticleNotes>> {
        self.articles.get(article).map(|notes| &notes.0)
    }

    /// What one annotator keeps about one article.
    #[must_use]
    pub fn record(&self, article: &ArticlePath, annotator: &AnnotatorId) -> Option<&ArticleRecord> {
        self.articles.get(article)?.0.get(annotator)
    }

    /// One annotation that stands.
    #[must_use]
    pub fn annotation(
        &self,
        article: &ArticlePath,
        annotator: &AnnotatorId,
        id: AnnotationId,
    ) -> Option<&Arc<Annotation>> {
        self.record(article, annotator)?.annotations.get(&id)?.value.as_ref()
    }

    /// An annotation that stands, in whichever article. Where a file was copied together with its records, the same id
    /// stands in several: whoever knows the article asks for [`Self::recorded`].
    #[must_use]
    pub fn find_annotation(
        &self,
        annotator: &AnnotatorId,
        id: AnnotationId,
    ) -> Option<(&ArticlePath, &Arc<Annotation>)> {
        self.articles.keys().find_map(|path| Some((path, self.annotation(path, annotator, id)?)))
    }

    /// An annotation of an article with the path it is kept under, which may be another by now.
    #[must_use]
    pub fn recorded<'p>(
        &'p self,
        article: &'p ArticlePath,
        annotator: &AnnotatorId,
        id: AnnotationId,
    ) -> Option<(&'p ArticlePath, &'p Arc<Annotation>)> {
        let here = self.annotation(article, annotator, id).map(|annotation| (article, annotation));
        here.or_else(|| self.find_annotation(annotator, id))
    }

    /// What one annotator decided about an article as a whole.
    #[must_use]
    pub fn about(&self, article: &ArticlePath, annotator: &AnnotatorId) -> Option<&Arc<About>> {
        self.record(article, annotator)?.about.value.as_ref()
    }

    /// Every annotation of an article that stands, of everyone.
    pub fn annotations(&self, article: &ArticlePath) -> impl Iterator<Item = Standing<'_>> {
        standing(self.article_notes(article))
    }

    /// Everyone's records of the codebook.
    pub fn codebook_records(&self) -> impl Iterator<Item = (&AnnotatorId, &CodebookRecord)> {
        self.codebooks.iter().map(|(id, record)| (id, record.as_ref()))
    }

    /// One annotator's record of the codebook.
    #[must_use]
    pub fn codebook_record(&self, annotator: &AnnotatorId) -> Option<&CodebookRecord> {
        self.codebooks.get(annotator).map(Arc::as_ref)
    }

    /// Everyone who has files in the project.
    pub fn annotators(&self) -> impl Iterator<Item = (&AnnotatorId, &Annotator)> {
        self.annotators.iter()
    }

    /// Who an annotator is, where a file tells it.
    #[must_use]
    pub fn annotator(&self, id: &AnnotatorId) -> Option<&Annotator> {
        self.annotators.get(id)
    }

    /// The name of an annotator; the id where no file tells it.
    #[must_use]
    pub fn annotator_name<'p>(&'p self, id: &'p AnnotatorId) -> &'p str {
        self.annotators.get(id).map_or(id.as_str(), |annotator| annotator.name.as_str())
    }
}

fn replace_in<K: Ord + Clone, T: PartialEq>(
    slots: &mut BTreeMap<K, Slot<T>>,
    id: &K,
    change: &Change<T>,
    now: Moment,
) -> bool {
    if let Some(slot) = slots.get_mut(id) {
        return slot.replace(change, now);
    }
    let mut slot = Slot::default();
    let is_done = slot.replace(change, now);
    if is_done {
        slots.insert(id.clone(), slot);
    }
    is_done
}
