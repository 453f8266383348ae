//! Articles that come, go or change while the project is open.

use super::changes::Change;
use super::notice::Notice;
use super::open_project::OpenProject;
use super::opening::entry_of;
use super::reading::Reading;
use super::sitting::{Now, Session};
use crate::model::id::{AnnotatorId, ArticlePath};
use crate::storage::article_file::ANNOTATIONS_FOLDER;
use crate::storage::problem::{Problem, ProblemKind};
use crate::text::article::Article;
use crate::workers::report::Listed;
use crate::workers::task::Work;
use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

impl Session {
    /// Looks again which articles there are, and reads those that are new or changed.
    pub(super) fn list_again(&mut self, now: Now) {
        // While the folder is being read, what is read is what is there.
        let Some(open) = self.open.as_ref().filter(|open| open.loading.is_none()) else { return };
        let (root, had_anything) = (open.root.clone(), open.had_anything());
        let (library, reports) = (open.library.clone(), open.reports.clone());
        self.start(Work::ListAgain { root, library, reports, had_anything, at: now.moment });
    }

    /// Takes in what of the articles is not as it was known.
    pub(super) fn listed_again(&mut self, listed: Listed, now: Now) {
        self.project_is_back();
        let annotator = self.annotator().cloned();
        let Some(open) = self.open.as_mut().filter(|open| open.loading.is_none()) else { return };
        if !listed.is_listed {
            return; // the folder cannot be listed for the moment, and its articles stay in sight
        }
        open.renew_problems_of_articles(&listed);
        if listed.gone.is_empty() && listed.files.is_empty() {
            return;
        }
        let texts: Vec<ArticlePath> = listed.read.iter().map(|(path, _)| path.clone()).collect();
        let told = open.take_articles_again(listed);
        let is_moved = open.relocate();
        open.renew_readings(annotator.as_ref());
        open.find_missing();
        open.refresh_texts(annotator.as_ref(), texts);
        if told.is_of_library() {
            open.changes.note(Change::everything());
        }
        if told.is_of_library() || told.changed > 0 {
            open.texts += 1;
            let Arrived { new: n_new, gone: n_gone, changed: n_changed } = told;
            self.say(Notice::ArticlesChanged { n_new, n_gone, n_changed }, now);
        }
        self.refresh_bookmarks();
        if is_moved {
            self.tell_renamed(now);
            self.note_unsaved(now);
        }
        self.save_what_waited(now);
    }
}

/// How many articles came, went and changed.
#[derive(Clone, Copy, Debug, Default)]
struct Arrived {
    new: usize,
    gone: usize,
    changed: usize,
}

impl Arrived {
    fn is_of_library(self) -> bool {
        self.new + self.gone > 0
    }
}

impl OpenProject {
    /// What is wrong with articles is told anew where they were read again, and forgotten where they are gone.
    fn renew_problems_of_articles(&mut self, listed: &Listed) {
        let is_ours = |problem: &Problem| {
            problem.path.starts_with(ANNOTATIONS_FOLDER) || Path::new(&problem.path).is_absolute()
        };
        let read_again: BTreeSet<&str> = listed.read.iter().map(|(path, _)| path.as_str()).collect();
        let gone: BTreeSet<&str> = listed.gone.iter().map(ArticlePath::as_str).collect();
        let stands = |problem: &Problem| {
            let path = problem.path.as_str();
            let is_there = self.library.contains_key(path) && !gone.contains(path);
            is_ours(problem) || (is_there && !read_again.contains(path))
        };
        let failed = listed.read.iter().filter_map(|(_, read)| read.as_ref().err());
        let failed = failed.filter(|problem| problem.kind != ProblemKind::OwnReport);
        let told: Vec<Problem> = listed.problems.iter().chain(failed).cloned().collect();
        self.problems.retain(stands);
        for problem in told {
            if !self.problems.contains(&problem) {
                self.problems.push(problem);
            }
        }
    }

    /// Puts the articles in the library.
    fn take_articles_again(&mut self, listed: Listed) -> Arrived {
        let mut told = Arrived::default();
        let mut new = Vec::new();
        self.order.take();
        for path in listed.gone {
            told.gone += usize::from(self.library.remove(&path).is_some());
            self.reports.remove(&path);
        }
        for file in listed.files {
            self.reports.remove(&file.path);
            if let Some(known) = self.library.get_mut(&file.path) {
                known.problem.clone_from(&file.problem);
                known.file = file;
            } else {
                new.push(file.path.clone());
                self.library.insert(file.path.clone(), entry_of(file));
            }
        }
        for (path, read) in listed.read {
            if read.as_ref().is_err_and(|problem| self.leaves_out(&path, problem)) {
                told.gone += usize::from(!new.contains(&path));
                continue;
            }
            let Some(entry) = self.library.get_mut(&path) else { continue };
            match read {
                Ok(article) => {
                    let is_known = entry.article.as_ref().is_some_and(|known| is_same(known, &article));
                    told.changed += usize::from(entry.article.is_some() && !is_known);
                    if !is_known {
                        entry.article = Some(article);
                    }
                    entry.problem = None;
                }
                Err(problem) => entry.problem = Some(problem),
            }
        }
        told.new = new.iter().filter(|path| self.library.contains_key(*path)).count();
        told
    }

    /// Shows articles that changed as they are now, at the place where the reader is. One that is gone stays in sight.
    fn renew_readings(&mut self, annotator: Option<&AnnotatorId>) {
        for reading in [&mut self.reading, &mut self.beside].into_iter().flatten() {
            let article = self.library.get(&reading.path).and_then(|entry| entry.article.as_ref());
            if let Some(article) = article.filter(|article| !is_same(article, &reading.article)) {
                let mut renewed = Reading::new(reading.path.clone(), Arc::clone(article));
                let top = reading.in_sight.map(|sight| reading.article.text.chars_of(sight).0);
                renewed.start = top.map(|at| renewed.byte_of(at)).or(reading.start);
                renewed.refresh(&self.project, (&self.locating, &self.visibility), annotator);
                *reading = renewed;
            }
        }
    }
}

fn is_same(a: &Article, b: &Article) -> bool {
    a.text.sha256() == b.text.sha256()
}
