//! Articles that come, go or change while the project is open.

use super::notice::Notice;
use super::open_project::OpenProject;
use super::opening::entry_of;
use super::reading::Reading;
use super::sitting::{Now, Session};
use crate::model::id::AnnotatorId;
use crate::storage::article_file::{ANNOTATIONS_FOLDER, ArticleFile};
use crate::storage::problem::{Problem, ProblemKind};
use crate::text::article::Article;
use crate::workers::task::{ReadArticle, Work};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

impl Session {
    /// Looks again which articles there are, and reads those that are new or changed.
    pub(super) fn list_again(&mut self) {
        // While the folder is being read, what is read is what is there.
        let Some(open) = self.open.as_ref().filter(|open| open.loading.is_none()) else { return };
        // What could not be read is read again, though it looks the same.
        let read = open.library.values().filter(|entry| entry.problem.is_none());
        let known: BTreeMap<_, _> =
            read.map(|entry| (&entry.file.path, &entry.file)).chain(&open.reports).collect();
        let known = known.into_values().cloned().collect();
        let (root, had_anything) = (open.root.clone(), open.had_anything());
        self.start(Work::ListAgain { root, known, had_anything });
    }

    /// Takes in the articles as they are now.
    pub(super) fn listed_again(
        &mut self,
        files: Vec<ArticleFile>,
        problems: Vec<Problem>,
        read: Vec<ReadArticle>,
        now: Now,
    ) {
        self.project_is_back();
        let annotator = self.annotator().cloned();
        let Some(open) = self.open.as_mut().filter(|open| open.loading.is_none()) else { return };
        if files.is_empty() && !problems.is_empty() {
            return; // the folder cannot be listed for the moment, and its articles stay in sight
        }
        let n_before = open.library.len();
        let is_ours = |problem: &Problem| {
            problem.path.starts_with(ANNOTATIONS_FOLDER) || Path::new(&problem.path).is_absolute()
        };
        let failed = read.iter().filter_map(|(_, read)| read.as_ref().err());
        let failed = failed.filter(|problem| problem.kind != ProblemKind::OwnReport);
        let told: Vec<Problem> = problems.into_iter().chain(failed.cloned()).collect();
        let there: BTreeSet<&str> = files.iter().map(|file| file.path.as_str()).collect();
        let told_anew: BTreeSet<&str> = read.iter().map(|(path, _)| path.as_str()).collect();
        let stands = |problem: &Problem| {
            let path = problem.path.as_str();
            is_ours(problem) || (there.contains(path) && !told_anew.contains(path))
        };
        open.problems.retain(stands);
        for problem in told {
            if !open.problems.contains(&problem) {
                open.problems.push(problem);
            }
        }
        let (n_changed, n_gone) = open.take_articles_again(files, read);
        let is_moved = open.relocate();
        open.renew_readings(annotator.as_ref());
        open.refresh(annotator.as_ref(), None);
        let n_new = (open.library.len() + n_gone).saturating_sub(n_before);
        if n_new + n_gone + n_changed > 0 {
            open.texts += 1;
            self.say(Notice::ArticlesChanged { n_new, n_gone, n_changed }, now);
        }
        if is_moved {
            self.tell_renamed(now);
            self.note_unsaved(now);
        }
        self.save_what_waited(now);
    }
}

impl OpenProject {
    /// Puts the articles in the library; tells how many changed and how many are gone.
    fn take_articles_again(&mut self, files: Vec<ArticleFile>, read: Vec<ReadArticle>) -> (usize, usize) {
        let mut before = std::mem::take(&mut self.library);
        self.order.take();
        let reports = std::mem::take(&mut self.reports);
        for file in files {
            if reports.get(&file.path) == Some(&file) {
                self.reports.insert(file.path.clone(), file);
                continue;
            }
            let entry = match before.remove(&file.path) {
                Some(mut known) => {
                    known.problem.clone_from(&file.problem);
                    known.file = file;
                    known
                }
                None => entry_of(file),
            };
            self.library.insert(entry.file.path.clone(), entry);
        }
        let mut n_changed = 0;
        for (path, read) in read {
            if read.as_ref().is_err_and(|problem| self.leaves_out(&path, problem)) {
                continue;
            }
            let Some(entry) = self.library.get_mut(&path) else { continue };
            match read {
                Ok(article) => {
                    n_changed +=
                        usize::from(entry.article.as_ref().is_some_and(|known| !is_same(known, &article)));
                    entry.article = Some(article);
                    entry.problem = None;
                }
                Err(problem) => entry.problem = Some(problem),
            }
        }
        (n_changed, before.len())
    }

    /// Shows articles that changed as they are now, at the place where the reader is. One that is gone stays in sight.
    fn renew_readings(&mut self, annotator: Option<&AnnotatorId>) {
        for reading in [&mut self.reading, &mut self.beside].into_iter().flatten() {
            let article = self.library.get(&reading.path).and_then(|entry| entry.article.as_ref());
            if let Some(article) = article.filter(|article| !is_same(article, &reading.article)) {
                let mut renewed = Reading::new(reading.path.clone(), Arc::clone(article));
                let top = reading.in_sight.map(|sight| reading.article.text.chars_of(sight).0);
                renewed.start = top.map(|at| renewed.byte_of(at)).or(reading.start);
                renewed.refresh(&self.project, (&self.locating, &self.sight), annotator);
                *reading = renewed;
            }
        }
    }
}

fn is_same(a: &Article, b: &Article) -> bool {
    a.text.sha256() == b.text.sha256()
}
