//! The session itself: three ways in (`run`, `receive`, `tick`), and what views read.

use super::command::Command;
use super::drafts::Drafting;
use super::leaving::{Destination, Leaving};
use super::notice::Notice;
use super::open_project::OpenProject;
use super::progress::Progress;
use crate::model::edit::Edit;
use crate::model::history::{Step, StepLabel};
use crate::model::id::{AnnotatorId, IdSource};
use crate::model::moment::Moment;
use crate::storage::atomic_write::WriteError;
use crate::storage::settings::{Places, Settings, united};
use crate::workers::report::{PreferencesReport, Report, TaskOutput};
use crate::workers::task::{ExportWords, Task, Work};
use crate::workers::ticket::{Opening, Ticket};

/// The time, as the edge of the program tells it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Now {
    /// The second, for records.
    pub moment: Moment,
    /// Milliseconds of a clock that only goes forward, for pauses.
    pub millis: u64,
}

/// A message, with when it was said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// The message.
    pub notice: Notice,
    /// When, in milliseconds of the sitting's clock.
    pub at_millis: u64,
}

/// One sitting.
#[derive(Debug)]
pub struct Session {
    pub(super) settings: Settings,
    /// The settings as the file was last seen to hold them.
    settings_on_disk: Settings,
    pub(super) settings_problem: bool,
    pub(super) places: Places,
    pub(super) ids: IdSource,
    pub(super) words: ExportWords,
    pub(super) open: Option<OpenProject>,
    pub(super) notice: Option<Said>,
    pub(super) pending: Option<Command>,
    pub(super) progress: Progress,
    pub(super) drafting: Drafting,
    pub(super) leaving: Leaving,
    pub(super) last_theme: Option<crate::model::id::ThemeId>,
    pub(super) tasks: Vec<Task>,
    n_openings: u64,
    n_tickets: u64,
    revision: u64,
}

impl Session {
    /// A sitting with nothing open.
    #[must_use]
    pub fn new(settings: Settings, places: Places, ids: IdSource) -> Self {
        Self {
            settings_on_disk: settings.clone(),
            settings,
            settings_problem: false,
            places,
            ids,
            words: ExportWords::default(),
            open: None,
            notice: None,
            pending: None,
            progress: Progress::default(),
            drafting: Drafting::default(),
            leaving: Leaving::default(),
            last_theme: None,
            tasks: Vec::new(),
            n_openings: 0,
            n_tickets: 0,
            revision: 0,
        }
    }

    /// The person asked for something.
    pub fn run(&mut self, command: impl Into<Command>, now: Now) -> Vec<Task> {
        self.revision += 1;
        self.finish_partial_load(now, true);
        self.obey(command.into(), now);
        self.settle_drafts(now);
        self.hand_out()
    }

    /// A worker answered. What it tells of a project that was left is dropped.
    pub fn receive(&mut self, report: Report, now: Now) -> Vec<Task> {
        let Report { of, ticket: number, output } = report;
        if of.is_some() && of != self.opening() {
            return Vec::new();
        }
        self.revision += 1;
        self.leaving.heard(now);
        match output {
            TaskOutput::Folder(report) => self.hear_folder(number, report, now),
            TaskOutput::Saving(report) => self.hear_saving(number, report, now),
            TaskOutput::Versions(report) => self.hear_versions(report, now),
            TaskOutput::Progress(report) => self.hear_progress(number, report, now),
            TaskOutput::Drafts(report) => self.hear_drafts(number, report, now),
            TaskOutput::Preferences(report) => self.hear_preferences(report, now),
            TaskOutput::Computing(report) => self.hear_computing(number, report),
            TaskOutput::Search(report) => self.hear_search(number, report, now),
            TaskOutput::Located(found) => self.places_found(found),
            TaskOutput::Exported { path, n_passages, result } => self.exported(path, n_passages, result, now),
            TaskOutput::SamplesCopied { folder, result } => match result {
                Ok(()) => self.leave_for(Destination::Folder(folder), now),
                Err(error) => self.say(Notice::SamplesNotCopied(folder, error), now),
            },
            TaskOutput::Failed(words) => self.hear_failure(number, &words, now),
        }
        self.note_waiting(now);
        self.leave_if_saved(now);
        self.hand_out()
    }

    fn hear_preferences(&mut self, report: PreferencesReport, now: Now) {
        match report {
            PreferencesReport::Saved(Ok(saved)) => {
                // What was changed here meanwhile is on its way.
                let annotator = self.settings.annotator.clone();
                self.settings = united(&saved.sent, &self.settings, &saved.stands);
                // Who annotates in this window stays who they are.
                self.settings.annotator = annotator;
                self.settings_on_disk = saved.stands;
            }
            PreferencesReport::Saved(Err(error)) => self.say(Notice::SettingsNotSaved(error), now),
            PreferencesReport::Introduced(id, name) => self.go_by((id, name), now),
        }
    }

    /// A worker broke down: whatever it was doing is over.
    fn hear_failure(&mut self, number: u64, words: &str, now: Now) {
        self.saving_failed(number, words, now);
        self.steps_kept(number, Err(WriteError::Other(words.to_owned())), now);
        self.saving_reading_failed(number, words, now);
        self.saving_drafts_failed(number, words, now);
        self.loading_failed(number);
        self.stop_seeking(Some(number));
        self.searching_failed(number);
        self.computing_failed(number);
        self.say(Notice::Failed(words.to_owned()), now);
    }

    /// What is to be done by now, with what follows from what has changed.
    fn hand_out(&mut self) -> Vec<Task> {
        self.seek_places();
        self.follow_search();
        self.ask_again();
        std::mem::take(&mut self.tasks)
    }

    /// A pause ended, or may have; a window ticks before every frame.
    pub fn tick(&mut self, now: Now) -> Vec<Task> {
        self.save_when_due(now);
        self.save_reading_when_due(now);
        self.save_drafts_when_due(now);
        let is_changed = self.note_waiting(now) | self.refuse_what_waits(now);
        if self.finish_partial_load(now, false) || is_changed {
            self.revision += 1;
            return self.hand_out();
        }
        std::mem::take(&mut self.tasks)
    }

    /// Grows with every change; a view made at the same revision is still true.
    #[must_use]
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// The project that is open.
    #[must_use]
    pub fn open_project(&self) -> Option<&OpenProject> {
        self.open.as_ref()
    }

    /// Which opening of a project this is; `None` where none is open.
    #[must_use]
    pub fn opening(&self) -> Option<Opening> {
        self.open.as_ref().map(|open| open.opening)
    }

    /// The number of the next opening.
    pub(super) fn next_opening(&mut self) -> Opening {
        self.n_openings += 1;
        Opening(self.n_openings)
    }

    /// The settings.
    #[must_use]
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// The message in the status line.
    #[must_use]
    pub fn notice(&self) -> Option<&Said> {
        self.notice.as_ref()
    }

    /// Whether a mark waits for the annotator's name.
    #[must_use]
    pub fn asks_for_name(&self) -> bool {
        self.pending.is_some()
    }

    /// The annotator of this computer.
    #[must_use]
    pub fn annotator(&self) -> Option<&AnnotatorId> {
        self.settings.annotator.as_ref().map(|(id, _)| id)
    }

    /// The theme used last.
    #[must_use]
    pub fn last_theme(&self) -> Option<&crate::model::id::ThemeId> {
        self.last_theme.as_ref()
    }

    /// Sets the fixed words of reports, in the person's language.
    pub fn set_export_words(&mut self, words: ExportWords) {
        self.words = words;
    }

    /// Says that the settings file was not understood: it is left as it is, and nothing is written over it.
    pub fn leave_settings_alone(&mut self, problem: Box<crate::storage::problem::Problem>, now: Now) {
        self.settings_problem = true;
        self.say(Notice::SettingsNotRead(problem), now);
    }

    pub(super) fn say(&mut self, notice: Notice, now: Now) {
        self.notice = Some(Said { notice, at_millis: now.millis });
    }

    pub(super) fn start(&mut self, work: Work) -> Ticket {
        self.n_tickets += 1;
        let of = if work.is_of_project() { self.opening() } else { None };
        let ticket = Ticket::new(self.n_tickets, of);
        self.tasks.push(Task { ticket: ticket.clone(), work });
        ticket
    }

    pub(super) fn save_settings(&mut self) {
        if !self.settings_problem {
            let before = Box::new(self.settings_on_disk.clone());
            let (places, settings) = (self.places.clone(), Box::new(self.settings.clone()));
            self.start(Work::SaveSettings { places, before, settings });
        }
    }

    /// Makes a step and says so; nothing happens where there is nothing to change.
    pub(super) fn make(&mut self, edits: Vec<Edit>, label: StepLabel, now: Now) {
        let mut edits = edits;
        edits.retain(|edit| !edit.changes_nothing());
        let step = Step { edits, label, at: now.moment };
        if step.edits.is_empty() {
            return;
        }
        // Before everyone's decisions are in, a change would be made to a project that is not there yet.
        let Some(open) = self.open.as_mut().filter(|open| open.is_ready()) else { return };
        let notice = match open.history.make(&mut open.project, step.clone()) {
            Ok(()) => Notice::Made(step.label),
            Err(_) => Notice::Stale,
        };
        let annotator = self.settings.annotator.as_ref().map(|(id, _)| id);
        open.refresh(annotator);
        self.leaving.forget_refusal();
        self.note_unsaved(now);
        self.say(notice, now);
    }
}
