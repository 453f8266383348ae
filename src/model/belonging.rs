//! Which article a record is about. This is the one place that decides it: by path and text, then by text alone, then by
//! name. A file of an article may be renamed, moved, renumbered, swapped with another or copied, and its record may be
//! moved along or not; what people marked stays with the text they marked it in.
//!
//! Records are then kept under the path their article has today, in the project and in what is known of the disk alike,
//! so that nothing else has to ask.

use super::article::{ArticleRecord, Slot};
use super::id::{AnnotationId, AnnotatorId, ArticlePath};
use super::merge::merge_records;
use super::project::Project;
use crate::text::reading_text::ReadingText;
use std::collections::{BTreeMap, BTreeSet};

/// The articles of a folder with their texts; `None` for one that cannot be read.
pub type Texts<'t> = BTreeMap<&'t ArticlePath, Option<&'t ReadingText>>;

/// A record that is kept under another path than that of its article.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Move {
    /// Whose record.
    pub annotator: AnnotatorId,
    /// The path it is kept under.
    pub from: ArticlePath,
    /// The path of its article, or one that no article has where its own is another article's by now.
    pub to: ArticlePath,
}

/// The articles that records lie beside, by whose records they are and the article these name, where that is another: a
/// person may rename both.
pub type Beside = BTreeMap<AnnotatorId, BTreeMap<ArticlePath, ArticlePath>>;

/// What is asked of one annotator's records.
struct Asked<'a> {
    texts: &'a Texts<'a>,
    by_hash: &'a BTreeMap<&'a str, Vec<&'a ArticlePath>>,
    names: &'a Names<'a>,
    /// Articles that have a record of this annotator.
    taken: BTreeSet<&'a ArticlePath>,
}

/// The articles by what their paths have in common with those of records.
struct Names<'a> {
    /// By their paths in small letters, the first of each.
    in_small: BTreeMap<String, &'a ArticlePath>,
    /// By the names of their files.
    of_file: BTreeMap<&'a str, Vec<&'a ArticlePath>>,
}

impl<'a> Names<'a> {
    fn of(texts: &'a Texts<'a>) -> Self {
        let mut names = Self { in_small: BTreeMap::new(), of_file: BTreeMap::new() };
        for path in texts.keys().copied() {
            names.in_small.entry(path.as_str().to_lowercase()).or_insert(path);
            names.of_file.entry(path.file_name()).or_default().push(path);
        }
        names
    }
}

/// The records that have to be kept under another path.
#[must_use]
pub fn moves(project: &Project, texts: &Texts<'_>, beside: &Beside) -> Vec<Move> {
    let mut by_annotator: BTreeMap<&AnnotatorId, BTreeMap<&ArticlePath, &ArticleRecord>> = BTreeMap::new();
    for (path, notes) in project.articles() {
        for (annotator, record) in notes.iter().filter(|(_, record)| !stays(record, path, texts)) {
            by_annotator.entry(annotator).or_default().insert(path, record);
        }
    }
    let mut moves = Vec::new();
    if by_annotator.is_empty() {
        return moves;
    }
    let mut by_hash: BTreeMap<&str, Vec<&ArticlePath>> = BTreeMap::new();
    for (path, text) in texts.iter().filter_map(|(path, text)| Some((*path, (*text)?))) {
        by_hash.entry(text.sha256()).or_default().push(path);
        if let Some(source) = text.source() {
            by_hash.entry(source.sha256()).or_default().push(path);
        }
    }
    let names = Names::of(texts);
    for (annotator, asked_about) in by_annotator {
        let settled = project
            .articles()
            .filter(|(path, notes)| notes.get(annotator).is_some_and(|record| stays(record, path, texts)));
        let taken = settled.map(|(path, _)| path).collect();
        let asked = Asked { texts, by_hash: &by_hash, names: &names, taken };
        moves.extend(asked.moves(annotator, &asked_about, project, beside));
    }
    moves
}

/// Whether a record is under its article's path: the text is one it was made in, or cannot be read, or nothing is known
/// of its text and there is such an article.
fn stays(record: &ArticleRecord, path: &ArticlePath, texts: &Texts<'_>) -> bool {
    match texts.get(path) {
        Some(Some(text)) => is_made_in(record, text),
        Some(None) => true,
        None => !record.holds_anything(),
    }
}

/// Whether a record, or an annotation of it, was made in this text, or in the file's text it is read from; one of which
/// that is not known was.
#[must_use]
pub fn is_made_in(record: &ArticleRecord, text: &ReadingText) -> bool {
    // Most records were made in one text, that of their head, and no annotation has to be looked at.
    let is_of_head = record.text.as_ref().is_some_and(|head| text.is_of(&head.sha256));
    is_of_head || {
        let weights = weights(record);
        weights.is_empty() || weights.keys().any(|sha256| text.is_of(sha256))
    }
}

/// Whether two records of an annotator may be about one article: they have a text in common, or one tells none. Two that
/// name the same article and are not are those of articles that changed names.
#[must_use]
pub fn are_of_one_article(one: &ArticleRecord, other: &ArticleRecord) -> bool {
    let (one, other) = (weights(one), weights(other));
    one.is_empty() || other.is_empty() || one.keys().any(|text| other.contains_key(text))
}

/// The texts a record was made in, with how many of its annotations.
fn weights(record: &ArticleRecord) -> BTreeMap<&str, usize> {
    let mut weights: BTreeMap<&str, usize> = BTreeMap::new();
    if let Some(head) = record.text.as_ref().filter(|head| !head.sha256.is_empty()) {
        weights.entry(&head.sha256).or_default();
    }
    for (_, annotation, _) in
        record.standing().filter(|(_, annotation, _)| !annotation.anchor.text.is_empty())
    {
        *weights.entry(annotation.anchor.text.as_ref()).or_default() += 1;
    }
    weights
}

impl<'a> Asked<'a> {
    fn moves(
        mut self,
        annotator: &AnnotatorId,
        records: &BTreeMap<&'a ArticlePath, &'a ArticleRecord>,
        project: &Project,
        beside: &'a Beside,
    ) -> Vec<Move> {
        let mut moves = Vec::new();
        let mut unknown = Vec::new();
        let to = |from: &ArticlePath, to: ArticlePath| Move {
            annotator: annotator.clone(),
            from: from.clone(),
            to,
        };
        for (path, record) in records {
            match self.by_text(path, record) {
                Some(article) => {
                    self.taken.insert(article);
                    if article != *path {
                        moves.push(to(path, article.clone()));
                    }
                }
                None => unknown.push((*path, *record)),
            }
        }
        for (path, record) in unknown {
            let lies_beside = beside.get(annotator).and_then(|beside| beside.get(path));
            match self.by_name(path, record, lies_beside) {
                Some(article) => {
                    self.taken.insert(article);
                    if article != path {
                        moves.push(to(path, article.clone()));
                    }
                }
                // The article of this path is about to get a record by its text: this one is about another text.
                None if self.texts.contains_key(path) => moves.push(to(path, free(project, path))),
                None => {}
            }
        }
        moves
    }

    /// The article with a text of the record: of several one without a record of its own, with the text of most
    /// annotations, of the same name, the first.
    fn by_text(&self, path: &ArticlePath, record: &ArticleRecord) -> Option<&'a ArticlePath> {
        let mut found: Vec<_> = Vec::new();
        for (hash, n) in weights(record) {
            for article in self.by_hash.get(hash).into_iter().flatten().copied() {
                let is_namesake = article.file_name() == path.file_name();
                let is_free = !self.taken.contains(article);
                found.push((!is_free, std::cmp::Reverse(n), !is_namesake, article));
            }
        }
        found.into_iter().min().map(|(.., article)| article)
    }

    /// The article of the record's own path, edited since; else one whose name differs in case only, that the record
    /// lies beside, or that has the same name in another folder, if it has words of the record.
    fn by_name(
        &self,
        path: &'a ArticlePath,
        record: &ArticleRecord,
        lies_beside: Option<&'a ArticlePath>,
    ) -> Option<&'a ArticlePath> {
        let is_free = |article: &&ArticlePath| !self.taken.contains(*article);
        if let Some((own, _)) = self.texts.get_key_value(path) {
            return Some(*own).filter(|own| is_free(own));
        }
        let in_case = self.names.in_small.get(&path.as_str().to_lowercase()).copied();
        if let Some(article) = in_case.filter(is_free) {
            return Some(article);
        }
        let has_words = |article: &&ArticlePath| self.has_words_of(article, record);
        let beside = lies_beside.and_then(|article| self.texts.get_key_value(article));
        if let Some(article) = beside.map(|(article, _)| *article).filter(is_free).filter(has_words) {
            return Some(article);
        }
        let namesakes = self.names.of_file.get(path.file_name()).map(Vec::as_slice);
        let only = namesakes.and_then(|all| if let [only] = all { Some(*only) } else { None });
        only.filter(is_free).filter(has_words)
    }

    /// Whether any passage of a record stands word for word in an article.
    fn has_words_of(&self, article: &ArticlePath, record: &ArticleRecord) -> bool {
        let text = self.texts.get(article).copied().flatten();
        let stands = |text: &ReadingText| {
            record.standing().any(|(_, annotation, _)| text.as_str().contains(&annotation.anchor.quote))
        };
        text.is_some_and(stands)
    }
}

/// A path beside another that nothing is kept under.
#[must_use]
pub fn free(project: &Project, path: &ArticlePath) -> ArticlePath {
    let mut n = 2;
    while project.article_notes(&path.numbered(n)).is_some() {
        n += 1;
    }
    path.numbered(n)
}

impl Project {
    /// The path an annotation, standing or removed, is kept under, where it is another than `article`.
    #[must_use]
    pub fn home_of(
        &self,
        article: &ArticlePath,
        annotator: &AnnotatorId,
        id: AnnotationId,
    ) -> Option<&ArticlePath> {
        let is_in = |record: Option<&ArticleRecord>| {
            record.is_some_and(|record| record.annotations.contains_key(&id))
        };
        if is_in(self.record(article, annotator)) {
            return None;
        }
        self.articles().map(|(path, _)| path).find(|path| is_in(self.record(path, annotator)))
    }

    /// Keeps records under other paths, all at once, so that two can change places. Where a record gets to one that
    /// stays, both become one and neither loses anything.
    pub fn relocate(&mut self, moves: &[Move]) {
        let mut taken = Vec::new();
        for one in moves {
            if let Some(record) = self.record(&one.from, &one.annotator).cloned() {
                self.remove_record(&one.from, &one.annotator);
                taken.push((one, record));
            }
        }
        for (one, record) in taken {
            let united = match self.record(&one.to, &one.annotator) {
                Some(there) => united(there, &record),
                None => record,
            };
            self.put_record(&one.to, &one.annotator, united);
        }
    }
}

/// Two records of one annotator that are about the same article. What was removed from one of them only was moved to
/// the other.
#[must_use]
pub fn united(there: &ArticleRecord, came: &ArticleRecord) -> ArticleRecord {
    let mut came = came.clone();
    let mut there = there.clone();
    for (id, slot) in &mut came.annotations {
        if let Some(other) = there.annotations.get_mut(id) {
            match (&slot.value, &other.value) {
                (None, Some(_)) => *slot = Slot { rev: slot.rev.max(other.rev), ..other.clone() },
                (Some(_), None) => *other = Slot { rev: slot.rev.max(other.rev), ..slot.clone() },
                (None, None) | (Some(_), Some(_)) => {}
            }
        }
    }
    let text = there.text.clone().or_else(|| came.text.clone());
    ArticleRecord { text, ..merge_records(None, &there, &came).0 }
}
