//! Articles whose file was renamed or moved: what was recorded of the old path belongs to the one article that has the
//! same text, unless the annotator has a record of that one too; what is one and what is the other is then not guessed.

use super::article::{ArticleNotes, ArticleRecord, Standing, standing};
use super::id::{AnnotatorId, ArticlePath};
use super::project::Project;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// A record whose article goes by another path now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Renamed {
    /// The path in the record.
    pub from: ArticlePath,
    /// The path of the article with the same text.
    pub to: ArticlePath,
    /// Whose record.
    pub annotator: AnnotatorId,
}

/// All such records of a project.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Renames {
    /// By the path of today.
    to: BTreeMap<ArticlePath, Vec<Renamed>>,
    from: BTreeMap<(ArticlePath, AnnotatorId), ArticlePath>,
}

impl Renames {
    /// The records of `missing` articles that belong to another of the `texts`, which are hashes of reading texts by
    /// path.
    #[must_use]
    pub fn find<'t>(
        project: &Project,
        missing: &[ArticlePath],
        texts: impl Iterator<Item = (&'t ArticlePath, &'t Arc<str>)>,
    ) -> Self {
        let mut renames = Self::default();
        if missing.is_empty() {
            return renames;
        }
        let mut by_text: BTreeMap<&str, Vec<&ArticlePath>> = BTreeMap::new();
        for (path, text) in texts {
            by_text.entry(text.as_ref()).or_default().push(path);
        }
        for from in missing {
            for (annotator, record) in project.article_notes(from).into_iter().flatten() {
                let same: BTreeSet<&ArticlePath> =
                    texts_of(record).iter().filter_map(|text| by_text.get(text)).flatten().copied().collect();
                let mut same = same.into_iter();
                if let (Some(to), None) = (same.next(), same.next())
                    && project.record(to, annotator).is_none_or(|record| !holds_anything(record))
                    && holds_anything(record)
                {
                    let one = Renamed { from: from.clone(), to: to.clone(), annotator: annotator.clone() };
                    renames.to.entry(to.clone()).or_default().push(one);
                }
            }
        }
        // Two records of one annotator that go to the same article: which is the article's is not guessed.
        for records in renames.to.values_mut() {
            let who: Vec<AnnotatorId> = records.iter().map(|one| one.annotator.clone()).collect();
            records.retain(|one| who.iter().filter(|who| **who == one.annotator).count() == 1);
        }
        renames.to.retain(|_, records| !records.is_empty());
        let all = renames.to.values().flatten();
        renames.from = all.map(|one| ((one.from.clone(), one.annotator.clone()), one.to.clone())).collect();
        renames
    }

    /// The records that belong to an article by another path.
    #[must_use]
    pub fn to(&self, path: &ArticlePath) -> &[Renamed] {
        self.to.get(path).map(Vec::as_slice).unwrap_or_default()
    }

    /// The path that the article of an annotator's record goes by now; `None` where it is the recorded one.
    #[must_use]
    pub fn new_path(&self, path: &ArticlePath, who: &AnnotatorId) -> Option<&ArticlePath> {
        if self.from.is_empty() { None } else { self.from.get(&(path.clone(), who.clone())) }
    }

    /// All of them.
    pub fn all(&self) -> impl Iterator<Item = &Renamed> {
        self.to.values().flatten()
    }

    /// The annotations that belong to an article by its path of today: those recorded under it, without those whose
    /// article goes by another, and those recorded under a former path.
    pub fn annotations<'p>(
        &'p self,
        project: &'p Project,
        path: &'p ArticlePath,
    ) -> impl Iterator<Item = Standing<'p>> {
        self.annotations_with(project, path, project.article_notes(path))
    }

    /// The same for who has the article's records at hand.
    pub fn annotations_with<'p>(
        &'p self,
        project: &'p Project,
        path: &'p ArticlePath,
        notes: Option<&'p ArticleNotes>,
    ) -> impl Iterator<Item = Standing<'p>> {
        let here = standing(notes).filter(move |(who, ..)| self.new_path(path, who).is_none());
        let elsewhere = self.to(path).iter().flat_map(|one| {
            let record = project.record(&one.from, &one.annotator);
            let standing = record.into_iter().flat_map(ArticleRecord::standing);
            standing.map(|(id, value, slot)| (&one.annotator, id, value, slot))
        });
        here.chain(elsewhere)
    }
}

fn texts_of(record: &ArticleRecord) -> BTreeSet<&str> {
    let head = record.text.as_ref().map(|text| text.sha256.as_ref());
    head.into_iter()
        .chain(record.standing().map(|(_, annotation, _)| annotation.anchor.text.as_ref()))
        .collect()
}

/// Whether anything stands in a record.
#[must_use]
pub fn holds_anything(record: &ArticleRecord) -> bool {
    record.about.value.is_some() || record.standing().next().is_some()
}
