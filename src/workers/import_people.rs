//! The passages of an import become annotations: one's own, and those of other people, who get annotator folders of their
//! own. Their files are new files like the articles: nobody's folder is ever written into.

use super::importing::{ImportOrder, OrderedArticle};
use super::incoming::{IncomingCoding, IncomingProject};
use crate::exchange::study::Coding;
use crate::model::annotation::Annotation;
use crate::model::article::{ArticleRecord, Slot, TextIdentity};
use crate::model::id::{ArticlePath, IdSource, ThemeId};
use crate::model::moment::Moment;
use crate::model::project::Annotator;
use crate::storage::annotations_file;
use crate::storage::atomic_write::WriteError;
use crate::storage::file_to_save::place_of;
use crate::storage::imported_files::NewFile;
use crate::storage::project_folder::FileKey;
use crate::text::anchor::Anchor;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// What is written of other people.
pub(super) struct PeopleWritten<'o> {
    order: &'o ImportOrder,
    ids: IdSource,
    /// By the place of the person in the order.
    records: BTreeMap<usize, BTreeMap<ArticlePath, PersonRecord>>,
    /// What was taken already: several files of one import may hold the same.
    taken: BTreeSet<Taken>,
    n_annotations: usize,
}

/// A person's record of an article, and the text it speaks of.
struct PersonRecord {
    record: ArticleRecord,
    text: TextIdentity,
}

/// A passage with its themes, as it was taken for somebody.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Taken {
    person: Option<usize>,
    article: ArticlePath,
    anchor: Anchor,
    themes: Vec<ThemeId>,
    note: Option<String>,
}

impl<'o> PeopleWritten<'o> {
    pub(super) fn new(order: &'o ImportOrder) -> Self {
        let (records, taken) = Default::default();
        Self { order, ids: order.ids.clone(), records, taken, n_annotations: 0 }
    }

    /// Takes the passages of an article that stands at a path; one's own are given back.
    pub(super) fn take(&mut self, ordered: &OrderedArticle, path: &ArticlePath) -> Vec<Annotation> {
        let article = &*ordered.article;
        let mut own = Vec::new();
        for passage in &ordered.passages {
            let Some(coding) = article.codings.get(passage.coding) else { continue };
            let annotation = self.annotation_of(coding, ordered.project.as_deref());
            let taken = Taken {
                person: passage.person,
                article: path.clone(),
                anchor: annotation.anchor.clone(),
                themes: annotation.themes.clone(),
                note: annotation.note.clone(),
            };
            if !self.taken.insert(taken) {
                continue;
            }
            let Some(person) = passage.person else {
                own.push(annotation);
                continue;
            };
            let at = annotation.created;
            let modified = moment_of(&coding.coding.modified).unwrap_or(at);
            let id = self.ids.annotation(at);
            let of_person = self.records.entry(person).or_default();
            let of_article = of_person.entry(path.clone()).or_insert_with(|| PersonRecord {
                record: ArticleRecord::default(),
                text: TextIdentity { sha256: Arc::clone(&article.sha256), characters: article.n_chars },
            });
            let slot = Slot::of(Some(Arc::new(annotation)), 1, modified);
            of_article.record.annotations.insert(id, slot);
            self.n_annotations += 1;
        }
        own
    }

    /// A passage as an annotation.
    fn annotation_of(&self, incoming: &IncomingCoding, project: Option<&IncomingProject>) -> Annotation {
        let Coding { codes, note, is_starred, created, .. } = &incoming.coding;
        let branches = codes.iter().filter_map(|code| project?.themes.get(*code));
        let mut themes: Vec<ThemeId> = Vec::with_capacity(codes.len());
        for theme in branches.filter_map(|theme| self.order.themes.get(&theme.path)) {
            if !themes.contains(theme) {
                themes.push(theme.clone());
            }
        }
        Annotation {
            anchor: incoming.landed.anchor.clone(),
            themes,
            note: note.clone(),
            starred: *is_starred,
            created: moment_of(created).unwrap_or(self.order.folder.at),
        }
    }

    /// How many annotations of others there are.
    pub(super) fn n_annotations(&self) -> usize {
        self.n_annotations
    }

    /// The files of other people's annotations.
    pub(super) fn into_files(self) -> Result<Vec<NewFile>, WriteError> {
        let mut files = Vec::new();
        for (person, articles) in self.records {
            let Some(person) = self.order.people.get(person) else { continue };
            let annotator = Annotator { name: person.name.clone(), same_person_as: None };
            for (article, PersonRecord { record, text }) in articles {
                let written = annotations_file::write(&person.id, &annotator, &article, &record, &text);
                let written = written.map_err(|error| WriteError::Other(error.to_string()))?;
                let place = place_of(&FileKey::of_article(&person.id, &article));
                let path = place.parse().map_err(|error| WriteError::Other(format!("{error}")))?;
                files.push(NewFile { path, bytes: written.into_bytes().into() });
            }
        }
        Ok(files)
    }
}

/// The moment that a program tells.
fn moment_of(told: &str) -> Option<Moment> {
    Moment::try_from(told.to_owned()).ok()
}
