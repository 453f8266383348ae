//! The project that is open: its articles as they are read, what everyone decided, and what the disk holds of it.

use super::changes::Changes;
use super::counts::Counts;
use super::locating::Locating;
use super::save_state::Saving;
use super::visibility::{ArticleVisibility, Visibility};
use crate::exchange::study::Study;
use crate::model::annotation::Annotation;
use crate::model::article::Slot;
use crate::model::check::State;
use crate::model::codebook::Codebook;
use crate::model::history::History;
use crate::model::id::{AnnotationId, AnnotatorId, ArticlePath, ThemeId};
use crate::model::project::Project;
use crate::search::Equivalents;
use crate::storage::article_file::{ANNOTATIONS_FOLDER, ArticleFile};
use crate::storage::problem::{Problem, ProblemKind};
use crate::text::anchor::{Anchor, Place};
use crate::text::article::Article;
use crate::workers::snapshot::{Library, LibraryEntry, Snapshot};
use crate::workers::ticket::{Opening, Ticket};
use std::cell::{OnceCell, Ref, RefCell};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// How far reading the folder has come.
#[derive(Clone, Debug)]
pub struct Loading {
    /// Tells its reports, and cancels it.
    pub ticket: Ticket,
    /// Articles read so far.
    pub n_read: usize,
    /// Whether everyone's annotations are in; nothing can be marked before.
    pub has_notes: bool,
}

/// The project that is open.
#[derive(Debug)]
pub struct OpenProject {
    /// Its folder.
    pub root: PathBuf,
    /// Which opening of a project this is.
    pub opening: Opening,
    /// What changed of articles, annotations and themes, not of what is selected.
    pub changes: Changes,
    /// Grows whenever articles are read, change, come or go.
    pub(super) texts: u64,
    /// Its articles, by path.
    pub library: Library,
    /// Reports of this program that lie among the articles and are none, by path.
    pub(super) reports: BTreeMap<ArticlePath, ArticleFile>,
    /// The articles' paths in the order of file names, once somebody asked for it; forgotten where articles come.
    pub(super) order: OnceCell<Vec<ArticlePath>>,
    /// What is wrong with files of it.
    pub problems: Vec<Problem>,
    /// The annotators whose files this computer has written before.
    pub written_here: BTreeSet<AnnotatorId>,
    /// What everyone decided.
    pub project: Project,
    /// Undo and redo.
    pub history: History,
    /// All themes, made anew whenever a theme changes.
    pub codebook: Codebook,
    /// Spellings that a search takes for the same, made anew whenever the codebook changes.
    pub equivalents: Equivalents,
    /// How many annotations bear each theme, as far as somebody asked.
    pub(super) counts: RefCell<Counts>,
    /// The project as codebook and facts were last made to follow it, and for whom.
    pub(super) followed: Project,
    pub(super) followed_for: Option<AnnotatorId>,
    /// What the disk holds, and what is on its way there.
    pub saving: Saving,
    /// How far reading the folder has come; `None` once it is read.
    pub loading: Option<Loading>,
    /// How many places are in conflict.
    pub n_conflicts: usize,
    /// How many of them are about themes.
    pub(super) n_conflicts_of_themes: usize,
    /// How many in each article that has any.
    pub(super) conflicts_in: BTreeMap<ArticlePath, usize>,
    /// Whose marks are shown.
    pub visibility: Visibility,
    /// Folders of the name of the person at this computer, and whether they are that person's.
    pub(super) answers: BTreeMap<AnnotatorId, bool>,
    /// Where annotations of changed articles stand.
    pub locating: Locating,
    /// Themes by last use, the last first.
    pub recent_themes: Vec<ThemeId>,
}

impl OpenProject {
    /// A project whose folder is about to be read.
    #[must_use]
    pub fn new(
        root: PathBuf,
        opening: Opening,
        loading: Loading,
        answers: BTreeMap<AnnotatorId, bool>,
    ) -> Self {
        Self {
            root,
            opening,
            changes: Changes::default(),
            texts: 0,
            library: Library::new(),
            reports: BTreeMap::new(),
            order: OnceCell::new(),
            problems: Vec::new(),
            written_here: BTreeSet::new(),
            project: Project::default(),
            history: History::default(),
            codebook: Codebook::default(),
            equivalents: Equivalents::of(&Project::default()),
            counts: RefCell::default(),
            followed: Project::default(),
            followed_for: None,
            saving: Saving::default(),
            loading: Some(loading),
            n_conflicts: 0,
            n_conflicts_of_themes: 0,
            conflicts_in: BTreeMap::new(),
            visibility: Visibility::default(),
            answers,
            locating: Locating::default(),
            recent_themes: Vec::new(),
        }
    }

    /// Takes a report of this program out of the library, where `problem` says that an article is one; tells whether.
    pub(super) fn leaves_out(&mut self, path: &ArticlePath, problem: &Problem) -> bool {
        let is_report = problem.kind == ProblemKind::OwnReport;
        if is_report {
            self.order.take();
            let file = self.library.remove(path).map(|entry| entry.file);
            self.reports.extend(file.map(|file| (path.clone(), file)));
        }
        is_report
    }

    /// The name of the folder.
    #[must_use]
    pub fn name(&self) -> String {
        self.root.file_name().unwrap_or(self.root.as_os_str()).to_string_lossy().into_owned()
    }

    /// An article, where it is read.
    pub(super) fn article(&self, path: &ArticlePath) -> Option<&Arc<Article>> {
        self.library.get(path)?.article.as_ref()
    }

    /// Asks the worker that reads the folder to stop.
    pub(super) fn cancel_loading(&self) {
        if let Some(loading) = &self.loading {
            loading.ticket.cancel();
        }
    }

    /// The theme used last.
    #[must_use]
    pub fn last_theme(&self) -> Option<&ThemeId> {
        self.recent_themes.first()
    }

    /// Where an annotation of an article stands; `None` while it is being looked for.
    #[must_use]
    pub fn place_in(&self, path: &ArticlePath, anchor: &Anchor) -> Option<Place> {
        match self.article(path) {
            Some(article) => self.locating.found().place(anchor, &article.text),
            None => Some(Place::Lost),
        }
    }

    /// How an annotation of an article stands to its text; `None` while it is being looked for, or the article read.
    #[must_use]
    pub fn state_in(&self, path: &ArticlePath, anchor: &Anchor) -> Option<State> {
        if self.library.get(path).is_some_and(LibraryEntry::is_awaited) {
            return None;
        }
        self.place_in(path, anchor).map(|place| State::of_place(&place))
    }

    /// Whose marks are shown in an article.
    #[must_use]
    pub fn visibility_of(&self, article: &ArticlePath) -> ArticleVisibility<'_> {
        self.visibility.in_article(&self.project, article)
    }

    /// The annotations of an article that are shown.
    pub fn annotations_shown<'p>(
        &'p self,
        article: &'p ArticlePath,
    ) -> impl Iterator<Item = (&'p AnnotatorId, AnnotationId, &'p Arc<Annotation>, &'p Slot<Annotation>)>
    {
        let visibility = self.visibility_of(article);
        self.project.annotations(article).filter(move |(who, ..)| visibility.holds(who))
    }

    /// Whether everyone's annotations are in, so that marks can be made.
    #[must_use]
    pub fn is_ready(&self) -> bool {
        self.loading.as_ref().is_none_or(|loading| loading.has_notes)
    }

    /// What is wrong with folders and files of annotations.
    pub fn problems_of_annotations(&self) -> impl Iterator<Item = &Problem> {
        let is_ours = |problem: &&Problem| Path::new(&problem.path).starts_with(ANNOTATIONS_FOLDER);
        self.problems.iter().filter(is_ours)
    }

    /// What is wrong with those that the system does not let be read: nobody can say what is in them.
    pub fn unreadable_annotations(&self) -> impl Iterator<Item = &Problem> {
        self.problems_of_annotations().filter(|problem| matches!(problem.kind, ProblemKind::Unreadable(_)))
    }

    /// The annotator of this name whose files this computer has written before, as by the command line; somebody of
    /// the same name at another computer is somebody else until a person says otherwise.
    #[must_use]
    pub fn written_here_as(&self, name: &str) -> Option<&AnnotatorId> {
        self.project
            .annotators()
            .filter(|(id, _)| self.written_here.contains(*id))
            .find(|(_, a)| a.name == name)
            .map(|(id, _)| id)
    }

    /// How many annotations bear each theme. They are counted when somebody asks: what changed since, then.
    #[must_use]
    pub fn counts(&self) -> Ref<'_, Counts> {
        self.counts.borrow_mut().follow(&self.project, &self.codebook, &self.visibility);
        self.counts.borrow()
    }

    /// The project as it stands, for a worker to go through.
    #[must_use]
    pub fn snapshot(&self) -> Snapshot {
        Snapshot {
            project: self.project.clone(),
            located: self.locating.found().clone(),
            codebook: self.codebook.clone(),
            people: self.visibility.people().clone(),
            library: self.library.clone(),
            name: self.name(),
            missing: self.locating.missing().iter().cloned().collect(),
        }
    }

    /// All annotated passages with everything said of them; a window has a worker gather them.
    #[must_use]
    pub fn study(&self) -> Study {
        self.snapshot().study()
    }
}
