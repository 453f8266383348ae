//! The project that is open: its articles as they are read, what everyone decided, and what the disk holds of it.

use super::changes::Changes;
use super::counts::Counts;
use super::locating::Locating;
use super::mark_key::MarkKey;
use super::notice::Notice;
use super::querying::Querying;
use super::reading::Reading;
use super::returning::Versions;
use super::saving::Saving;
use super::searching::Searching;
use super::sides::Side;
use super::visibility::Visibility;
use crate::exchange::passage::Passages;
use crate::model::codebook::Codebook;
use crate::model::history::History;
use crate::model::id::{AnnotatorId, ArticlePath, ThemeId};
use crate::model::project::Project;
use crate::storage::article_file::{ANNOTATIONS_FOLDER, ArticleFile};
use crate::storage::problem::{Problem, ProblemKind};
use crate::storage::project_folder::FileKey;
use crate::workers::snapshot::{Library, Snapshot};
use crate::workers::ticket::{Opening, Ticket};
use std::cell::{OnceCell, Ref, RefCell};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

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

/// A place to come back to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Visited {
    /// The article.
    pub article: ArticlePath,
    /// The annotation that was selected in it.
    pub mark: Option<MarkKey>,
    /// The byte the person was at; `None` where that is not known.
    pub byte: Option<usize>,
}

/// Which project, which version of it, and the article that is being read.
pub type Stamp = (Opening, u64, Option<ArticlePath>);

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
    /// How many annotations bear each theme, as far as somebody asked.
    pub(super) counts: RefCell<Counts>,
    /// The project as codebook and facts were last made to follow it, and for whom.
    pub(super) followed: Project,
    pub(super) followed_for: Option<AnnotatorId>,
    /// What the disk holds, and what is on its way there.
    pub saving: Saving,
    /// How far reading the folder has come; `None` once it is read.
    pub loading: Option<Loading>,
    /// The article that is being read.
    pub reading: Option<Reading>,
    /// The article beside it.
    pub beside: Option<Reading>,
    /// Which side the article that is being read stands on.
    pub side: Side,
    /// The article to be shown as soon as it is read, and the annotation to be selected in it.
    pub awaited: Option<Visited>,
    /// Where the person was before jumping, the last at the end.
    pub behind: Vec<Visited>,
    /// Where the person came back from, the last at the end.
    pub ahead: Vec<Visited>,
    /// How many places are in conflict.
    pub n_conflicts: usize,
    /// How many of them are about themes.
    pub(super) n_conflicts_of_themes: usize,
    /// How many in each article that has any.
    pub(super) conflicts_in: BTreeMap<ArticlePath, usize>,
    /// What is said once an added folder has been looked at.
    pub(super) added: Option<Notice>,
    /// The earlier versions of the file that was last asked about.
    pub versions: Option<Versions>,
    /// The file that is not understood and gets what an earlier version says.
    pub(super) mending: Option<FileKey>,
    /// Whose marks are shown.
    pub visibility: Visibility,
    /// Folders of the name of the person at this computer, and whether they are that person's.
    pub(super) answers: Vec<(AnnotatorId, bool)>,
    /// The annotation that waits for the person to select where it stands.
    pub attaching: Option<(ArticlePath, MarkKey)>,
    /// Where annotations of changed articles stand.
    pub locating: Locating,
    /// The passages that were asked for.
    pub querying: Querying,
    /// Themes by last use, the last first.
    pub recent_themes: Vec<ThemeId>,
    /// What is looked for, and where it was found.
    pub searching: Searching,
}

impl OpenProject {
    /// A project whose folder is about to be read.
    #[must_use]
    pub fn new(root: PathBuf, opening: Opening) -> Self {
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
            counts: RefCell::default(),
            followed: Project::default(),
            followed_for: None,
            saving: Saving::default(),
            loading: None,
            reading: None,
            beside: None,
            side: Side::Left,
            awaited: None,
            behind: Vec::new(),
            ahead: Vec::new(),
            n_conflicts: 0,
            n_conflicts_of_themes: 0,
            conflicts_in: BTreeMap::new(),
            added: None,
            versions: None,
            mending: None,
            visibility: Visibility::default(),
            answers: Vec::new(),
            attaching: None,
            locating: Locating::default(),
            querying: Querying::default(),
            recent_themes: Vec::new(),
            searching: Searching::default(),
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

    /// What lists of articles, themes and passages depend on: while it is the same, so are they.
    #[must_use]
    pub fn stamp(&self) -> Stamp {
        let article = self.reading.as_ref().map(|reading| reading.path.clone());
        (self.opening, self.changes.version(), article)
    }

    /// The name of the folder.
    #[must_use]
    pub fn name(&self) -> String {
        self.root.file_name().unwrap_or(self.root.as_os_str()).to_string_lossy().into_owned()
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
        self.counts.borrow_mut().follow(&self.project, &self.visibility);
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
            missing: self.locating.missing().iter().cloned().collect(),
        }
    }

    /// All annotated passages with everything said of them; a window has a worker gather them.
    #[must_use]
    pub fn passages(&self) -> Passages {
        self.snapshot().passages()
    }
}
