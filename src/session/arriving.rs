//! Articles that come, go or change while the project is open.

use super::bookmarks::refresh_bookmarks;
use super::changes::Change;
use super::cx::Cx;
use super::notices::FolderNotice;
use super::open_project::OpenProject;
use super::relocating::{relocate, tell_renamed};
use super::saving::save_what_waited;
use crate::model::id::ArticlePath;
use crate::storage::article_file::{ANNOTATIONS_FOLDER, flaw_of};
use crate::storage::problem::{Problem, ProblemKind};
use crate::workers::report::{Listed, ReadArticle};
use crate::workers::snapshot::LibraryEntry;
use crate::workers::task::Work;
use std::collections::BTreeSet;
use std::path::Path;

/// Looks again which articles there are, and reads those that are new or changed.
pub(super) fn list_again(cx: &mut Cx<'_>) {
    // While the folder is being read, what is read is what is there.
    let open = &*cx.open;
    if open.loading.is_some() {
        return;
    }
    let (root, had_anything) = (open.root.clone(), open.had_anything());
    let (library, reports) = (open.library.clone(), open.reports.clone());
    cx.start(Work::ListAgain { root, library, reports, had_anything, at: cx.now.moment });
}

/// Takes in what of the articles is not as it was known.
pub(super) fn listed_again(cx: &mut Cx<'_>, listed: Listed) {
    let open = &mut *cx.open;
    open.saving.gone = None;
    // A folder that cannot be listed for the moment keeps its articles in sight.
    if open.loading.is_some() || !listed.is_listed {
        return;
    }
    open.renew_problems_of_articles(&listed);
    if listed.gone.is_empty() && listed.files.is_empty() {
        return;
    }
    let texts: Vec<ArticlePath> = listed.read.iter().map(|article| article.path.clone()).collect();
    let told = open.take_articles_again(listed);
    let is_moved = relocate(cx);
    let (open, own) = (&mut *cx.open, cx.preferences.annotator());
    cx.reader.renew(open, own);
    open.find_missing();
    open.refresh_texts(own, texts);
    cx.reader.refresh(open, own);
    if told.is_of_library() {
        open.changes.note(Change::everything());
    }
    if told.is_of_library() || told.changed > 0 {
        open.texts += 1;
        let Arrived { new: n_new, gone: n_gone, changed: n_changed } = told;
        cx.say(FolderNotice::ArticlesChanged { n_new, n_gone, n_changed });
    }
    refresh_bookmarks(cx);
    if is_moved {
        tell_renamed(cx);
        cx.note_unsaved();
    }
    save_what_waited(cx);
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
        let read_again: BTreeSet<&str> = listed.read.iter().map(|article| article.path.as_str()).collect();
        let gone: BTreeSet<&str> = listed.gone.iter().map(ArticlePath::as_str).collect();
        let stands = |problem: &Problem| {
            let path = problem.path.as_str();
            let is_there = self.library.contains_key(path) && !gone.contains(path);
            is_ours(problem) || (is_there && !read_again.contains(path))
        };
        let failed = listed.read.iter().filter_map(|article| article.read.as_ref().err());
        let failed = failed.filter(|problem| problem.kind != ProblemKind::OwnReport);
        let flaws = listed.read.iter().filter_map(|one| flaw_of(&one.path, one.read.as_ref().ok()?));
        let told: Vec<Problem> = listed.problems.iter().chain(failed).cloned().chain(flaws).collect();
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
                self.library.insert(file.path.clone(), LibraryEntry::of(file));
            }
        }
        for ReadArticle { path, read } in listed.read {
            if read.as_ref().is_err_and(|problem| self.leaves_out(&path, problem)) {
                told.gone += usize::from(!new.contains(&path));
                continue;
            }
            let Some(entry) = self.library.get_mut(&path) else { continue };
            match read {
                Ok(article) => {
                    let is_known = entry.article.as_ref().is_some_and(|known| known.is_same_file(&article));
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
}
