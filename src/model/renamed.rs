//! Articles whose file was renamed or moved: what was recorded of the old path belongs to the one article that has the
//! same text, unless the annotator has a record of that one too; what is one and what is the other is then not guessed.

use super::article::ArticleRecord;
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

/// The records of `missing` articles that belong to another of the `texts`, which are hashes of reading texts by path.
#[must_use]
pub fn renamed<'t>(
    project: &Project,
    missing: &[ArticlePath],
    texts: impl Iterator<Item = (&'t ArticlePath, &'t Arc<str>)>,
) -> Vec<Renamed> {
    if missing.is_empty() {
        return Vec::new();
    }
    let mut by_text: BTreeMap<&str, Vec<&ArticlePath>> = BTreeMap::new();
    for (path, text) in texts {
        by_text.entry(text.as_ref()).or_default().push(path);
    }
    let mut found = Vec::new();
    for from in missing {
        for (annotator, record) in project.article_notes(from).into_iter().flatten() {
            let same: BTreeSet<&ArticlePath> =
                texts_of(record).iter().filter_map(|text| by_text.get(text)).flatten().copied().collect();
            let mut same = same.into_iter();
            if let (Some(to), None) = (same.next(), same.next())
                && project.record(to, annotator).is_none_or(|record| !holds_anything(record))
                && holds_anything(record)
            {
                found.push(Renamed { from: from.clone(), to: to.clone(), annotator: annotator.clone() });
            }
        }
    }
    // Two records of one annotator that go to the same article: which is the article's is not guessed.
    let n_for =
        |one: &Renamed| found.iter().filter(|r| (&r.to, &r.annotator) == (&one.to, &one.annotator)).count();
    found.iter().filter(|one| n_for(one) == 1).cloned().collect()
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
