//! Keeps every record under the path its article has today, as `model::belonging` decides: files are renamed, moved and
//! copied while a project is closed, and while it is open. What is known of the disk is kept under the same paths, so
//! nothing is written because of it; the next change of a record is written with its article's path of today.

use super::cx::Cx;
use super::notice::Notice;
use super::notices::FolderNotice;
use super::open_project::OpenProject;
use super::save_state::Saving;
use crate::model::belonging::{self, Beside, Move, Texts};
use crate::model::id::{AnnotatorId, ArticlePath};
use crate::storage::article_file::ANNOTATIONS_FOLDER;
use crate::storage::project_folder::FileKey;
use std::collections::BTreeSet;

impl OpenProject {
    /// Keeps records under the paths of today, once every article is read; says whether any was moved.
    fn relocate(&mut self) -> bool {
        let is_unread = self.library.values().any(|entry| entry.article.is_none() && entry.problem.is_none());
        self.locating.is_settled = self.loading.is_none() && !is_unread;
        if !self.locating.is_settled {
            return false;
        }
        let texts: Texts<'_> = self
            .library
            .iter()
            .map(|(path, entry)| (path, entry.article.as_ref().map(|article| &article.text)))
            .collect();
        let mut moves = belonging::moves(&self.project, &texts, &self.saving.beside());
        let all = moves.clone();
        moves.retain(|one| !self.is_held_up(one, &all));
        if moves.is_empty() {
            return false;
        }
        self.project.relocate(&moves);
        self.saving.relocate(&moves);
        self.history.relocate(&moves);
        self.locating.due.extend(moves.iter().map(|one| one.to.clone()));
        self.locating.moved.extend(moves);
        self.find_missing();
        true
    }

    /// Whether a record cannot become one with the other that is kept under its article's path: one of the two files
    /// must not be written, and both stay. `all` are the moves there would be.
    fn is_held_up(&self, one: &Move, all: &[Move]) -> bool {
        let key = |path: &ArticlePath| FileKey::of_article(&one.annotator, path);
        let is_read_only =
            |path| self.saving.files.get(&key(path)).is_some_and(|seen| seen.read_only.is_some());
        let is_alike = |other: &&Move| other.annotator == one.annotator && other.to == one.to;
        let is_shared = all.iter().filter(is_alike).count() > 1;
        let meets_another = is_shared || self.project.record(&one.to, &one.annotator).is_some();
        meets_another && (is_read_only(&one.from) || is_read_only(&one.to))
    }

    /// The path an article has today, as its records followed it.
    pub(super) fn path_today(&self, path: &ArticlePath) -> ArticlePath {
        let mut today = path;
        for one in &self.locating.moved {
            if one.from == *today && !self.library.contains_key(today) {
                today = &one.to;
            }
        }
        today.clone()
    }

    /// Whether a mark in this article may be one in another's record: not every article is read, and somebody's record
    /// tells of another text under this path, or of this text under another.
    #[must_use]
    pub fn may_be_another(&self, own: &AnnotatorId, path: &ArticlePath) -> bool {
        let article = self.library.get(path).and_then(|entry| entry.article.as_ref());
        let Some(article) = article.filter(|_| !self.locating.is_settled) else { return false };
        let text = &article.text;
        let records = self.project.articles().filter_map(|(at, notes)| Some((at, notes.get(own)?)));
        let mut records = records.filter(|(_, record)| record.holds_anything());
        records.any(|(at, record)| belonging::is_made_in(record, text) != (at == path))
    }
}

impl Saving {
    /// The articles that files lie beside, where these are not those they tell of.
    fn beside(&self) -> Beside {
        let mut all = Beside::new();
        for (FileKey { annotator, article }, seen) in self.files.iter() {
            let folder = format!("{ANNOTATIONS_FOLDER}/{annotator}/");
            let path = seen.path.shown();
            let beside = path.strip_prefix(&folder).and_then(|path| path.strip_suffix(".ron"));
            let beside: Option<ArticlePath> = beside.and_then(|path| path.parse().ok());
            if let (Some(article), Some(beside)) = (article, beside)
                && beside != *article
            {
                all.entry(annotator.clone()).or_default().insert(article.clone(), beside);
            }
        }
        all
    }

    /// Keeps what is known of the disk under the paths of today.
    fn relocate(&mut self, moves: &[Move]) {
        let mut moved = Vec::new();
        for one in moves {
            let from = FileKey::of_article(&one.annotator, &one.from);
            let record = self.on_disk.record(&one.from, &one.annotator).cloned();
            self.on_disk.remove_record(&one.from, &one.annotator);
            moved.push((one, record, self.files.remove(&from), self.copies.remove(&from)));
            if let Some(error) = self.failed.remove(&from) {
                self.failed.insert(FileKey::of_article(&one.annotator, &one.to), error);
            }
            for writing in self.in_flight.values_mut().filter(|writing| writing.key == from) {
                writing.key.article = Some(one.to.clone());
            }
        }
        for (one, record, seen, copies) in moved {
            let to = FileKey::of_article(&one.annotator, &one.to);
            // A second file of an article is a copy: what it says is merged, and one's own is put away then.
            let is_second = self.files.contains_key(&to);
            let is_own = self.own.as_ref() == Some(&one.annotator);
            let copies = copies.into_iter().flatten().chain(seen.clone().filter(|_| is_second));
            let copies: Vec<_> = copies.collect();
            if !copies.is_empty() {
                self.copies.entry(to.clone()).or_default().extend(copies);
            }
            if let Some(record) = record {
                match self.on_disk.record(&one.to, &one.annotator) {
                    None => self.on_disk.put_record(&one.to, &one.annotator, record),
                    Some(there) if !is_own => {
                        let united = belonging::united(there, &record);
                        self.on_disk.put_record(&one.to, &one.annotator, united);
                    }
                    Some(_) => {}
                }
            }
            if let Some(seen) = seen.filter(|_| !is_second) {
                self.files.insert(to, seen);
            }
        }
        self.keeping.relocate(moves);
    }
}

/// Keeps records under the paths of today, once every article is read; says whether any was moved.
pub(super) fn relocate(cx: &mut Cx<'_>) -> bool {
    let is_moved = cx.open.relocate();
    if cx.open.locating.is_settled {
        cx.reader.follow_paths(cx.open);
    }
    is_moved
}

/// Tells which articles have other names than their records say.
pub(super) fn tell_renamed(cx: &mut Cx<'_>) {
    if !cx.out.is_free() {
        return; // what waits for an answer is more urgent
    }
    let is_there = |one: &&Move| cx.open.library.contains_key(&one.to);
    let renamed = cx.open.locating.moved.iter().filter(is_there);
    let renamed: BTreeSet<_> = renamed.map(|one| (&one.from, &one.to)).collect();
    let Some((from, to)) = renamed.first() else { return };
    let notice =
        Notice::Folder(FolderNotice::ArticleRenamed(from.to_string(), to.to_string(), renamed.len() - 1));
    cx.say(notice);
}

/// Keeps records under the paths of today and shows them there; what is to be saved of it is.
pub(super) fn settle_records(cx: &mut Cx<'_>) {
    if !relocate(cx) {
        return;
    }
    cx.refresh();
    tell_renamed(cx);
    if cx.open.is_unsaved() || cx.open.has_copies() {
        cx.note_unsaved();
    }
}
