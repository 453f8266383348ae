//! The session itself: three ways in (`run`, `receive`, `tick`), and what views read.

use super::analysing::{self, Analysing};
use super::codebooks::Importing;
use super::command::Command;
use super::cx::Cx;
use super::draft_states::Records;
use super::drafts::{self, Drafting};
use super::exporting::{self, Exporting};
use super::import_state::Imports;
use super::imports;
use super::keeping::keep_new_steps;
use super::leaving::Leaving;
use super::mark_key::Passage;
use super::notice::Said;
use super::notices::{KeepingNotice, WrongKey};
use super::now::Now;
use super::open_project::OpenProject;
use super::outbox::Outbox;
use super::partial_load::is_partial_load;
use super::preferences::Preferences;
use super::progress::Progress;
use super::querying::{self, Querying};
use super::reader::Reader;
use super::reading::Reading;
use super::remembering::{Remembering, RememberingCommand};
use super::returning::Versions;
use super::saving::save_when_due;
use super::searches::Searching;
use super::searching;
use super::seeking::seek_places;
use super::showing::finish_partial_load;
use super::sitting::{Parts, Sitting};
use crate::exchange::citation::Values;
use crate::exchange::export_words::ExportWords;
use crate::model::draft::Draft;
use crate::model::id::{AnnotatorId, ArticlePath, IdSource};
use crate::storage::problem::Problem;
use crate::storage::settings::{Places, Settings};
use crate::workers::report::Report;
use crate::workers::scope::Scope;
use crate::workers::task::Task;
use crate::workers::ticket::Opening;
use std::path::PathBuf;

/// A person at the program, from its start to its end.
#[derive(Debug)]
pub struct Session {
    pub(super) preferences: Preferences,
    pub(super) ids: IdSource,
    pub(super) words: Box<ExportWords>,
    /// How much of a folder is read.
    pub(super) scope: Scope,
    pub(super) sitting: Option<Sitting>,
    pub(super) progress: Progress,
    pub(super) leaving: Leaving,
    /// What is remembered of the window.
    pub(super) remembering: Remembering,
    /// The command that waits for the annotator's name.
    pub(super) pending: Option<Command>,
    pub(super) out: Outbox,
    n_openings: u64,
    revision: u64,
}

/// Which project, which version of it, and the article that is being read: while it is the same, so are lists of articles,
/// themes and passages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// Which opening of a project.
    pub opening: Opening,
    /// Its version.
    pub version: u64,
    /// The article.
    pub article: Option<ArticlePath>,
}

impl Session {
    /// A session with nothing open.
    #[must_use]
    pub fn new(settings: Settings, places: Places, ids: IdSource) -> Self {
        Self {
            preferences: Preferences::new(settings, places),
            ids,
            words: Box::default(),
            scope: Scope::default(),
            sitting: None,
            progress: Progress::default(),
            leaving: Leaving::default(),
            remembering: Remembering::default(),
            pending: None,
            out: Outbox::default(),
            n_openings: 0,
            revision: 0,
        }
    }

    /// The person asked for something.
    pub fn run(&mut self, command: impl Into<Command>, now: Now) -> Vec<Task> {
        let command = command.into();
        // How the window stands is nobody's wish and changes no view: a long article is not read on for it.
        let is_memory = matches!(
            command,
            Command::Remember(RememberingCommand::Frame(_) | RememberingCommand::Panels(_))
        );
        if !is_memory {
            self.revision += 1;
            self.with(now, |_, cx| finish_partial_load(cx, true));
        }
        self.obey(command, now);
        self.depart_if_asked(now);
        self.follow(now)
    }

    /// A worker answered. What it tells of a project that was left is dropped.
    pub fn receive(&mut self, report: Report, now: Now) -> Vec<Task> {
        let Report { of, ticket, output } = report;
        if of.is_some() && of != self.opening() {
            return Vec::new();
        }
        self.revision += 1;
        self.leaving.heard(now);
        self.hear(ticket, output, now);
        self.with(now, |_, cx| cx.open.saving.note_waiting(now));
        self.depart_if_asked(now);
        self.leave_if_saved(now);
        self.follow(now)
    }

    /// A pause ended, or may have; a window ticks before every frame.
    pub fn tick(&mut self, now: Now) -> Vec<Task> {
        let is_changed = self.with(now, |parts, cx| {
            save_when_due(cx);
            cx.progress.save_when_due(cx.open, cx.preferences, cx.out, now);
            drafts::save_when_due(&mut parts.drafting, cx);
            cx.open.saving.note_waiting(now) | finish_partial_load(cx, false)
        });
        self.outlive_project(now);
        self.remembering.save_when_due(&self.preferences, &mut self.out, now);
        if self.refuse_what_waits(now) || is_changed == Some(true) {
            self.revision += 1;
            return self.follow(now);
        }
        self.out.take_tasks()
    }

    /// Does something to the open project; `None` where none is open.
    pub(super) fn with<R>(&mut self, now: Now, act: impl FnOnce(&mut Parts, &mut Cx<'_>) -> R) -> Option<R> {
        let Sitting { open, reader, parts } = self.sitting.as_mut()?;
        let mut cx = Cx {
            open,
            reader,
            progress: &mut self.progress,
            preferences: &mut self.preferences,
            ids: &mut self.ids,
            out: &mut self.out,
            now,
        };
        Some(act(parts, &mut cx))
    }

    /// What follows from what has changed, and what is to be done by now.
    fn follow(&mut self, now: Now) -> Vec<Task> {
        self.with(now, |parts, cx| {
            cx.reader.note_read();
            keep_new_steps(cx);
            imports::settle(&mut parts.imports, cx);
            drafts::settle(&mut parts.drafting, cx);
            seek_places(cx);
            searching::follow(&mut parts.searching, cx);
            querying::ask_again(&mut parts.querying, cx);
            exporting::ask_again(&mut parts.exporting, cx);
            analysing::ask_again(&mut parts.analysing, cx);
        });
        self.outlive_project(now);
        self.out.take_tasks()
    }

    /// Notes that the program outlives the project that is open, once it has for a while.
    fn outlive_project(&mut self, now: Now) {
        let is_there = self.open_project().is_some_and(OpenProject::is_ready);
        self.remembering.follow(is_there, now);
    }

    /// Grows with every change; a view made at the same revision is still true.
    #[must_use]
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// When `tick` has something to do next, in milliseconds of the sitting's clock.
    #[must_use]
    pub fn next_due(&self) -> Option<u64> {
        let sitting = self.sitting.as_ref();
        let is_partial = |sitting: &Sitting| {
            sitting.reader.shown().any(|reading| is_partial_load(reading, &sitting.open.library))
        };
        // A beginning is shown whose whole is there: the next frame has it.
        if sitting.is_some_and(is_partial) {
            return Some(0);
        }
        let saving = sitting.and_then(|sitting| sitting.open.saving.due_millis());
        let drafting = sitting.and_then(|sitting| sitting.parts.drafting.due_millis());
        let (leaving, progress) = (self.leaving.due_millis(), self.progress.due_millis());
        let all = [saving, drafting, leaving, progress, self.remembering.due_millis()];
        all.into_iter().flatten().min()
    }

    /// The project that is open.
    #[must_use]
    pub fn open_project(&self) -> Option<&OpenProject> {
        self.sitting.as_ref().map(|sitting| &sitting.open)
    }

    /// Which opening of a project this is; `None` where none is open.
    #[must_use]
    pub fn opening(&self) -> Option<Opening> {
        self.open_project().map(|open| open.opening)
    }

    /// The number of the next opening.
    pub(super) fn next_opening(&mut self) -> Opening {
        self.n_openings += 1;
        Opening(self.n_openings)
    }

    /// What lists of articles, themes and passages depend on; `None` where no project is open.
    #[must_use]
    pub fn stamp(&self) -> Option<Stamp> {
        let Sitting { open, reader, .. } = self.sitting.as_ref()?;
        let (opening, version) = (open.opening, open.changes.version());
        Some(Stamp { opening, version, article: reader.path().cloned() })
    }

    /// What is read of the open project.
    #[must_use]
    pub fn reader(&self) -> Option<&Reader> {
        self.sitting.as_ref().map(|sitting| &sitting.reader)
    }

    /// The article that is being read.
    #[must_use]
    pub fn reading(&self) -> Option<&Reading> {
        self.reader()?.reading.as_ref()
    }

    /// What is looked for in the project, and where it was found.
    #[must_use]
    pub fn searching(&self) -> Option<&Searching> {
        self.sitting.as_ref().map(|sitting| &sitting.parts.searching)
    }

    /// The passages that were asked for.
    #[must_use]
    pub fn querying(&self) -> Option<&Querying> {
        self.sitting.as_ref().map(|sitting| &sitting.parts.querying)
    }

    /// The earlier versions of the file that was last asked about.
    #[must_use]
    pub fn versions(&self) -> Option<&Versions> {
        self.sitting.as_ref().and_then(|sitting| sitting.parts.returning.versions())
    }

    /// The annotation that waits for the person to select where it stands.
    #[must_use]
    pub fn attaching(&self) -> Option<&Passage> {
        self.sitting.as_ref().and_then(|sitting| sitting.parts.answering.attaching())
    }

    /// The codebook that is to be imported into it.
    #[must_use]
    pub fn importing(&self) -> Option<&Importing> {
        self.sitting.as_ref().map(|sitting| &sitting.parts.importing)
    }

    /// What is imported into it.
    #[must_use]
    pub fn imports(&self) -> Option<&Imports> {
        self.sitting.as_ref().map(|sitting| &sitting.parts.imports)
    }

    /// What is exported of it.
    #[must_use]
    pub fn exporting(&self) -> Option<&Exporting> {
        self.sitting.as_ref().map(|sitting| &sitting.parts.exporting)
    }

    /// The words of exports and tables, in the person's language.
    #[must_use]
    pub fn export_words(&self) -> &ExportWords {
        &self.words
    }

    /// The numbers that are counted of it.
    #[must_use]
    pub fn analysing(&self) -> Option<&Analysing> {
        self.sitting.as_ref().map(|sitting| &sitting.parts.analysing)
    }

    /// A page that is to be opened in the desktop's browser; it is told once.
    pub fn take_page(&mut self) -> Option<PathBuf> {
        self.out.take_page()
    }

    /// What is being typed in it.
    #[must_use]
    pub fn drafting(&self) -> Option<&Drafting> {
        self.sitting.as_ref().map(|sitting| &sitting.parts.drafting)
    }

    /// All drafts, the one typed at last first.
    #[must_use]
    pub fn drafts(&self) -> Vec<&Draft> {
        self.drafting().map(Drafting::all).unwrap_or_default()
    }

    /// Its records as they stand today, which drafts are compared with.
    #[must_use]
    pub fn records(&self) -> Option<Records<'_>> {
        let Sitting { open, reader, .. } = self.sitting.as_ref()?;
        Some(Records { open, reader, preferences: &self.preferences })
    }

    /// What is selected, as a quotation with its source.
    #[must_use]
    pub fn quotation(&self) -> Option<Values> {
        let Sitting { open, reader, .. } = self.sitting.as_ref()?;
        reader.reading.as_ref()?.quotation(open, self.annotator())
    }

    /// What is remembered of the person's reading.
    #[must_use]
    pub fn progress(&self) -> &Progress {
        &self.progress
    }

    /// The settings.
    #[must_use]
    pub fn settings(&self) -> &Settings {
        self.preferences.settings()
    }

    /// Where this computer keeps what is not in project folders.
    #[must_use]
    pub fn places(&self) -> &Places {
        self.preferences.places()
    }

    /// The annotator of this computer.
    #[must_use]
    pub fn annotator(&self) -> Option<&AnnotatorId> {
        self.preferences.annotator()
    }

    /// The message in the status line.
    #[must_use]
    pub fn notice(&self) -> Option<&Said> {
        self.out.notice()
    }

    /// Whether a mark waits for the annotator's name.
    #[must_use]
    pub fn asks_for_name(&self) -> bool {
        self.pending.is_some()
    }

    /// Sets the fixed words of reports, in the person's language.
    pub fn set_export_words(&mut self, words: ExportWords) {
        *self.words = words;
    }

    /// Sets how much is read of the folders that are opened from now on.
    pub fn set_scope(&mut self, scope: Scope) {
        self.scope = scope;
    }

    /// Says that the settings file was not understood: it is left as it is, and nothing is written over it.
    pub fn leave_settings_alone(&mut self, problem: Box<Problem>, now: Now) {
        self.preferences.leave_alone(problem, &mut self.out, now);
    }

    /// Tells which entries of the settings' keys are not used; they stay in the file as they are.
    pub fn tell_of_keys(&mut self, wrong: Vec<WrongKey>, now: Now) {
        let file = self.preferences.places().settings.clone();
        self.out.say(KeepingNotice::KeysNotUsed(file, wrong), now);
    }
}
