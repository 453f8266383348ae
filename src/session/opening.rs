//! Opening folders and articles, and going from one to another.

use super::changes::Change;
use super::direction::Direction;
use super::mark_key::MarkKey;
use super::notice::Notice;
use super::open_project::{Loading, OpenProject, Visited};
use super::partial_load::partial_load;
use super::reading::Reading;
use super::sitting::{Now, Session};
use crate::exchange::passage::ArticleFacts;
pub use crate::exchange::place::place_in_library;
use crate::model::history::History;
use crate::model::id::ArticlePath;
use crate::model::merge::Tally;
use crate::storage::article_file::ArticleFile;
use crate::storage::problem::{Problem, ProblemKind};
use crate::storage::project_folder::Opened;
use crate::storage::recovery::Recovered;
use crate::workers::report::ReadArticle;
use crate::workers::snapshot::LibraryEntry;
use crate::workers::task::Work;
use std::path::PathBuf;
use std::sync::Arc;

impl Session {
    pub(super) fn open_folder(&mut self, root: PathBuf, now: Now) {
        let own = self.annotator().cloned();
        let (places, folder) = (self.places.clone(), root.clone());
        let letters = self.ids.letters_for("computer", now.moment);
        self.notice = None;
        self.pending = None;
        self.last_theme = None;
        self.settings.remember(&root);
        let answers = self.settings.same_person.clone();
        let opening = self.next_opening();
        self.open = Some(OpenProject { answers, ..OpenProject::new(root, opening) });
        let ticket = self.start(Work::OpenFolder { root: folder, places, own, letters, at: now.moment });
        if let Some(open) = &mut self.open {
            open.loading = Some(Loading { ticket, n_read: 0, has_notes: false });
        }
        self.save_settings();
    }

    /// Reading the folder broke down: what was read stands, and nothing more is waited for.
    pub(super) fn loading_failed(&mut self, number: u64) {
        if let Some(open) = &mut self.open
            && open.loading.as_ref().is_some_and(|loading| loading.ticket.number == number)
        {
            open.loading = None;
        }
    }

    pub(super) fn cancel_loading(&mut self) {
        if let Some(loading) = self.open.as_ref().and_then(|open| open.loading.as_ref()) {
            loading.ticket.cancel();
        }
    }

    /// Takes in which articles there are, none read yet.
    pub(super) fn take_list(&mut self, files: Vec<ArticleFile>, problems: Vec<Problem>, now: Now) {
        let Some(open) = &mut self.open else { return };
        open.changes.note(Change::everything());
        open.order.take();
        open.library = files.into_iter().map(|file| (file.path.clone(), entry_of(file))).collect();
        open.problems.extend(problems);
        self.show_awaited(now);
    }

    /// Takes in articles that were read: ahead of the others, or as the folder is read.
    pub(super) fn take_articles(&mut self, number: u64, articles: Vec<ReadArticle>, now: Now) {
        let Some(open) = &mut self.open else { return };
        open.changes.note(Change::of(articles.iter().map(|(path, _)| path.clone())));
        let n_read = take_in(open, articles);
        if let Some(loading) = open.loading.as_mut().filter(|loading| loading.ticket.number == number) {
            loading.n_read += n_read;
        }
        self.save_what_waited(now);
        self.show_awaited(now);
    }

    /// The folder has been read.
    pub(super) fn loading_ended(&mut self, now: Now) {
        let Some(open) = &mut self.open else { return };
        open.changes.note(Change::everything());
        open.loading = None;
        open.find_missing();
        self.settle_records(now);
        self.show_awaited(now);
    }

    /// The folder cannot be opened.
    pub(super) fn not_opened(&mut self, root: PathBuf, reason: String, now: Now) {
        self.settings.recent.retain(|recent| *recent != root);
        self.leave_reading();
        self.leave_drafts();
        self.open = None;
        self.save_settings();
        self.say(Notice::FolderNotOpened(root, reason), now);
    }

    /// Everyone's annotations are in, with what this computer adds to them.
    pub(super) fn take_notes(&mut self, opened: Opened, recovered: Recovered, root: PathBuf, now: Now) {
        let annotator = self.annotator().cloned();
        let Some(open) = &mut self.open else { return };
        // Two folders opened by one session have sittings of their own: one journal may come to lie beside the other.
        let place = format!("{} {} {}", open.opening.0, now.moment, root.display());
        let sitting = self.ids.sitting(recovered.entries.len(), &place);
        open.project = opened.project.clone();
        open.written_here.clone_from(&opened.written_here);
        let is_of_other_computer = opened.is_of_other_computer;
        open.problems.extend(opened.problems.iter().cloned());
        let tally = opened.tally;
        open.saving.seen_on_disk(opened, recovered.lacking, root);
        open.history = History::new(&sitting, recovered.entries);
        open.saving.keeping.begins_after(open.history.entries().len());
        if let Some(loading) = &mut open.loading {
            loading.has_notes = true;
        }
        open.saving.own.clone_from(&annotator);
        open.refresh(annotator.as_ref());
        open.changes.note(Change::everything());
        if is_of_other_computer {
            self.write_another_folder(now);
        }
        self.meet_people();
        self.ask_same_person(now);
        if recovered.n_slots > 0 {
            self.say(Notice::Recovered(recovered.n_slots, recovered.tally), now);
        } else if tally != Tally::default() {
            self.say(Notice::Merged(tally), now);
        }
        if recovered.n_quarantined > 0 {
            self.say(Notice::JournalQuarantined(recovered.n_quarantined), now);
        }
        if self.open.as_ref().is_some_and(|open| open.is_unsaved() || open.has_copies()) {
            self.note_unsaved(now);
        }
    }

    /// Shows an article, and all of it where it is read, for who is taken on to a place in it.
    pub(super) fn show_article(&mut self, article: ArticlePath, mark: Option<MarkKey>, now: Now) {
        self.open_article(article, mark, now);
        self.finish_partial_load(now, true);
    }

    /// Shows an article at once where it is read, a long one from its beginning, else as soon as it is; one that cannot
    /// be read is said so.
    pub(super) fn open_article(&mut self, article: ArticlePath, mark: Option<MarkKey>, now: Now) {
        let Some(open) = &mut self.open else { return };
        open.switch_to(&article);
        let entry = open.library.get(&article);
        let must_read = entry.filter(|e| e.article.is_none() && e.problem.is_none()).map(|e| e.file.clone());
        open.awaited = Some(Visited { article, mark, byte: None });
        if let Some(file) = must_read {
            self.start(Work::ReadArticle(file));
        }
        self.show_awaited(now);
    }

    pub(super) fn show_awaited(&mut self, now: Now) {
        let before = self.shown();
        let annotator = self.annotator().cloned();
        let broken = self.open.as_mut().and_then(|open| open.complete(annotator.as_ref()));
        if let Some(problem) = self.try_to_show().or(broken) {
            self.say(Notice::ArticleProblem(Box::new(problem)), now);
        }
        if self.shown() != before {
            self.note_opened(now);
            self.refresh_bookmarks();
        }
    }

    /// The article that is shown, and whether all of it is.
    fn shown(&self) -> Option<(ArticlePath, bool)> {
        self.open.as_ref()?.reading.as_ref().map(|reading| (reading.path.clone(), reading.is_whole))
    }

    /// Shows what is waited for, if it is there; returns why it never will be.
    fn try_to_show(&mut self) -> Option<Problem> {
        let annotator = self.settings.annotator.as_ref().map(|(id, _)| id.clone());
        let open = self.open.as_mut()?;
        let Visited { article: path, mark, .. } = open.awaited.clone()?;
        let Some(entry) = open.library.get(&path) else {
            let is_report = open.reports.contains_key(&path);
            open.awaited.take_if(|_| is_report);
            return is_report.then(|| Problem::of_file(path.as_str(), ProblemKind::OwnReport));
        };
        if let Some(article) = entry.article.clone() {
            open.awaited = None;
            let is_same = open.reading.as_ref().is_some_and(|reading| reading.path == path);
            if !is_same {
                let beginning =
                    if mark.is_none() { partial_load(&path, &article, &self.progress) } else { None };
                let reading = beginning.unwrap_or_else(|| {
                    let mut reading = Reading::new(path, article);
                    reading.refresh(&open.project, (&open.locating, &open.visibility), annotator.as_ref());
                    reading.start = Self::start_of(&self.progress, &reading);
                    reading
                });
                open.reading = Some(reading);
            }
            if let (Some(key), Some(reading)) = (mark, open.reading.as_mut()) {
                reading.awaited_mark = reading.mark(&key).is_none().then(|| key.clone());
                reading.select_mark(&key);
            }
            return None;
        }
        let problem = entry.problem.clone();
        if problem.is_some() {
            open.awaited = None;
        }
        problem
    }

    /// Notes where the person is, to come back to it.
    pub(super) fn remember_place(&mut self) {
        if let Some(open) = &mut self.open
            && let Some(here) = here(open)
        {
            if open.behind.last() != Some(&here) {
                open.behind.push(here);
            }
            open.ahead.clear();
        }
    }

    /// Goes back to where the person was, or forward again.
    pub(super) fn go(&mut self, direction: Direction, now: Now) {
        let Some(open) = &mut self.open else { return };
        let (from, onto) = match direction {
            Direction::Back => (&mut open.behind, &mut open.ahead),
            Direction::Forward => (&mut open.ahead, &mut open.behind),
        };
        let Some(to) = from.pop() else { return };
        let place = open.reading.as_ref().map(Visited::at);
        let is_here = place.as_ref().is_some_and(|place| place.article == to.article);
        onto.extend(place);
        let byte = to.byte.filter(|_| is_here && to.mark.is_none());
        self.show_article(to.article, to.mark, now);
        if let Some(byte) = byte {
            self.show_bookmark(byte);
        }
    }

    /// Reads the next or the previous article of the library.
    pub(super) fn step_article(&mut self, direction: Direction, now: Now) {
        let next = self.open.as_ref().and_then(|open| neighbour(open, direction));
        if let Some(path) = next {
            self.remember_place();
            self.open_article(path, None, now);
        }
    }
}

fn here(open: &OpenProject) -> Option<Visited> {
    open.reading.as_ref().map(Visited::at)
}

impl Visited {
    /// Where the person is in an article.
    fn at(reading: &Reading) -> Self {
        let byte = Some(reading.place_in_sight());
        Self { article: reading.path.clone(), mark: reading.selected.clone(), byte }
    }
}

/// The article after or before the one being read, in the order of file names; unreadable ones are passed over.
fn neighbour(open: &OpenProject, direction: Direction) -> Option<ArticlePath> {
    let order = open.order.get_or_init(|| {
        let mut paths: Vec<ArticlePath> = open.library.keys().cloned().collect();
        paths.sort_by_cached_key(place_in_library);
        paths
    });
    let is_readable =
        |path: &ArticlePath| open.library.get(path).is_some_and(|entry| entry.problem.is_none());
    let paths: Vec<&ArticlePath> = order.iter().filter(|path| is_readable(path)).collect();
    let at = open.reading.as_ref().and_then(|reading| paths.iter().position(|path| **path == reading.path));
    let next = match (at, direction) {
        (None, _) => Some(0),
        (Some(at), Direction::Forward) => Some(at + 1),
        (Some(at), Direction::Back) => at.checked_sub(1),
    };
    next.and_then(|at| paths.get(at)).map(|path| (*path).clone())
}

pub(super) fn entry_of(file: ArticleFile) -> LibraryEntry {
    let facts = ArticleFacts { path: file.path.to_string(), ..ArticleFacts::default() };
    LibraryEntry { problem: file.problem.clone(), file, article: None, facts: Arc::new(facts) }
}

/// Puts articles that were read in the library, or why they cannot be; tells how many there are.
fn take_in(open: &mut OpenProject, articles: Vec<ReadArticle>) -> usize {
    open.texts += 1;
    let mut n_articles = 0;
    for (path, read) in articles {
        if read.as_ref().is_err_and(|problem| open.leaves_out(&path, problem)) {
            continue;
        }
        n_articles += 1;
        let Some(entry) = open.library.get_mut(&path) else { continue };
        match read {
            Ok(article) if entry.article.is_none() => {
                let facts = crate::exchange::passage::facts_of(&open.project, &path, Some(&article));
                entry.facts = Arc::new(facts);
                entry.article = Some(article);
                open.locating.due.insert(path);
            }
            Ok(_) => {}
            Err(problem) => {
                if !open.problems.contains(&problem) {
                    open.problems.push(problem.clone());
                }
                entry.problem = Some(problem);
            }
        }
    }
    n_articles
}
