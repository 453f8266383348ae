//! The session itself: three ways in (`run`, `receive`, `tick`), and what views read.

use super::action::Action;
use super::command::Command;
use super::drafts::Drafting;
use super::notice::Notice;
use super::open_project::OpenProject;
use super::opening::Destination;
use super::progress::Progress;
use crate::model::edit::Edit;
use crate::model::history::{Step, StepLabel};
use crate::model::id::{AnnotatorId, IdSource};
use crate::model::moment::Moment;
use crate::storage::atomic_write::WriteError;
use crate::storage::settings::{Places, Settings};
use crate::workers::task::{ExportWords, Report, Task, Work};
use crate::workers::ticket::Ticket;

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
    pub(super) settings_problem: bool,
    pub(super) places: Places,
    pub(super) ids: IdSource,
    pub(super) words: ExportWords,
    pub(super) open: Option<OpenProject>,
    pub(super) notice: Option<Said>,
    pub(super) pending: Option<Command>,
    pub(super) progress: Progress,
    pub(super) drafting: Drafting,
    /// Where the person goes once everything is saved.
    pub(super) leaving: Option<Destination>,
    /// Whether leaving was refused because something could not be saved.
    pub(super) leaving_refused: bool,
    pub(super) last_theme: Option<crate::model::id::ThemeId>,
    pub(super) tasks: Vec<Task>,
    n_tickets: u64,
    revision: u64,
}

impl Session {
    /// A sitting with nothing open.
    #[must_use]
    pub fn new(settings: Settings, places: Places, ids: IdSource) -> Self {
        Self {
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
            leaving: None,
            leaving_refused: false,
            last_theme: None,
            tasks: Vec::new(),
            n_tickets: 0,
            revision: 0,
        }
    }

    /// The person asked for something.
    pub fn run(&mut self, command: Command, now: Now) -> Vec<Task> {
        self.revision += 1;
        self.finish_first_look(now, true);
        self.obey(command, now);
        self.settle_drafts(now);
        self.hand_out()
    }

    /// A worker answered.
    pub fn receive(&mut self, number: u64, report: Report, now: Now) -> Vec<Task> {
        self.revision += 1;
        match report {
            Report::FileSaved { content, result, .. } => self.file_saved(number, content, result, now),
            Report::StepsKept(result) => self.steps_kept(number, result, now),
            Report::ListedAgain { files, problems, read } => self.listed_again(files, problems, read, now),
            Report::SavedElsewhere { folder, n_files, result } => {
                self.saved_elsewhere(folder, n_files, result, now);
            }
            Report::FolderAdded { from, result } => self.folder_added(&from, result, now),
            Report::Versions(key, list) => self.versions_listed(key, list),
            Report::PutAside(key, path, result) => self.put_aside_done(&key, path, result, now),
            Report::VersionRead(read) => self.version_read(read, now),
            Report::LookedAgain(found) => self.looked_again(found, now),
            Report::Introduced(id, name) => self.go_by((id, name), now),
            Report::TakenOver(annotator, result) => self.taken_over(annotator, result, now),
            Report::ProjectGone(error) => self.project_gone(error, now),
            Report::SettingsSaved(result) => {
                if let Err(error) = result {
                    self.say(Notice::SettingsNotSaved(error), now);
                }
            }
            Report::ReadingSaved(saved) => self.reading_saved(number, saved, now),
            Report::DraftsSaved(saved) => self.drafts_saved(number, saved, now),
            Report::Exported { path, n_passages, result } => {
                let notice = match result {
                    Ok(()) => Notice::Exported(path, n_passages),
                    Err(error) => Notice::NotExported(path, error),
                };
                self.say(notice, now);
            }
            Report::SamplesCopied { folder, result } => match result {
                Ok(()) => self.leave_for(Destination::Folder(folder), now),
                Err(error) => self.say(Notice::SamplesNotCopied(folder, error), now),
            },
            Report::Failed(words) => {
                self.saving_failed(number, &words, now);
                self.steps_kept(number, Err(WriteError::Other(words.clone())), now);
                self.saving_reading_failed(number, &words, now);
                self.saving_drafts_failed(number, &words, now);
                self.loading_failed(number);
                self.stop_seeking(Some(number));
                self.searching_failed(number);
                self.asking_failed(number);
                self.say(Notice::Failed(words), now);
            }
            Report::Located(found) => self.places_found(number, found),
            Report::Searched(found) => self.searched(number, *found, now),
            Report::FoundIn(spans) => self.found_in(number, spans, now),
            Report::PassagesFound(answer) => self.passages_found(number, answer),
            other => self.folder_report(number, other, now),
        }
        self.hand_out()
    }

    /// What is to be done by now, with what follows from what has changed.
    fn hand_out(&mut self) -> Vec<Task> {
        self.seek_places();
        self.follow_search();
        self.ask_again(false);
        std::mem::take(&mut self.tasks)
    }

    /// A pause ended, or may have; a window ticks before every frame.
    pub fn tick(&mut self, now: Now) -> Vec<Task> {
        self.save_when_due(now);
        self.save_reading_when_due(now);
        self.save_drafts_when_due(now);
        if self.finish_first_look(now, false) {
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
        let ticket = Ticket::new(self.n_tickets);
        self.tasks.push(Task { ticket: ticket.clone(), work });
        ticket
    }

    pub(super) fn save_settings(&mut self) {
        if !self.settings_problem {
            let (places, settings) = (self.places.clone(), Box::new(self.settings.clone()));
            self.start(Work::SaveSettings { places, settings });
        }
    }

    /// Makes a step and says so; nothing happens where there is nothing to change.
    pub(super) fn make(&mut self, edits: Vec<Edit>, label: StepLabel, now: Now) {
        let step = Step { edits, label, at: now.moment };
        if step.edits.is_empty() {
            return;
        }
        // Before everyone's decisions are in, a change would be made to a project that is not there yet.
        let Some(open) = self.open.as_mut().filter(|open| open.is_ready()) else { return };
        let articles = step.articles();
        let notice = match open.history.make(&mut open.project, step.clone()) {
            Ok(()) => Notice::Made(step.label),
            Err(_) => Notice::Stale,
        };
        let annotator = self.settings.annotator.as_ref().map(|(id, _)| id);
        open.refresh(annotator, Some(&articles));
        self.note_unsaved(now);
        self.say(notice, now);
    }

    pub(super) fn obey(&mut self, command: Command, now: Now) {
        if command.needs_name() && self.settings.annotator.is_none() && self.is_ready_to_mark(&command) {
            self.pending = Some(command);
            return;
        }
        if self.is_overtaken(&command, now) {
            return;
        }
        match command {
            Command::Act(action) => self.act(action, now),
            Command::Draft(command) => self.obey_drafts(command, now),
            Command::DismissNotice => self.notice = None,
            Command::LookAgain(paths) => self.look_again(paths),
            Command::ListAgain => self.list_again(),
            Command::TakeDropped(path) => self.take_dropped(path, now),
            Command::SettleClash(place, choice) => self.settle(&place, choice, now),
            Command::GoBackTo(entry) => self.go_back_to(entry.as_ref(), now),
            Command::PutAside(key) => self.put_aside(key, now),
            Command::TellFolder(folder) => self.say(Notice::FolderNotShown(folder), now),
            Command::ListVersions(key) => self.list_versions(key),
            Command::RestoreVersion(key, name) => self.restore_version(key, name, now),
            Command::ChangeSettings(settings) => {
                self.settings = Settings { reading: settings.reading.bounded(), ..*settings };
                self.save_settings();
            }
            Command::TakeOverFolder(annotator) => self.take_over_folder(annotator),
            Command::SetAnnotatorName(name) => self.set_name(&name, now),
            Command::ForgetPending => self.pending = None,
            Command::Export(format, path) => {
                if let Some(open) = &self.open {
                    let (words, passages) = (Box::new(self.words.clone()), Box::new(open.passages()));
                    let root = open.root.clone();
                    self.start(Work::Export { root, path, format, words, passages });
                }
            }
            Command::SaveElsewhere(folder) => self.save_elsewhere(folder, now),
            Command::CopySamples(folder) => {
                self.start(Work::CopySamples(folder));
            }
            other => self.obey_in_project(other, now),
        }
    }

    fn obey_in_project(&mut self, command: Command, now: Now) {
        match command {
            Command::OpenFolder(_) | Command::OpenArticle(_) | Command::JumpTo(..) | Command::CancelWork => {
                self.obey_opening(command, now);
            }
            Command::OpenBeside(_) | Command::SwitchSide | Command::CloseSide(_) => {
                self.obey_sides(command, now);
            }
            Command::Select { .. }
            | Command::SelectUnits { .. }
            | Command::PlaceCaret(_)
            | Command::SelectAnnotation(_) => self.obey_selecting(command),
            Command::NotePlace { .. } => self.note_place(&command, now),
            Command::ToggleBookmark(byte) => self.toggle_bookmark(byte, now),
            Command::ShowBookmark(byte) => self.show_bookmark(byte),
            Command::MoveEdge(..) | Command::SwitchEdge | Command::FinishEdges | Command::DragEdge { .. } => {
                self.obey_edges(command, now);
            }
            Command::Tag(_)
            | Command::TagByName(_)
            | Command::TagByKey(_)
            | Command::TagRange { .. }
            | Command::Untag(..)
            | Command::SetNote(..)
            | Command::RemoveAnnotation(_)
            | Command::SetLabel { .. }
            | Command::SetAbout(_) => self.obey_annotating(command, now),
            Command::Search(command) => self.obey_search(command, now),
            Command::Answer(answer) => self.answer(answer, now),
            Command::Annotate(quotation) => self.annotate(*quotation, now),
            Command::ShowPerson(..)
            | Command::ShowOnly(_)
            | Command::CopyToMine(_)
            | Command::CopyAllToMine(_)
            | Command::SamePerson(..) => self.obey_others(command, now),
            Command::AskPassages(..)
            | Command::StopAsking
            | Command::SaveQuery(..)
            | Command::DeleteQuery(_) => self.obey_querying(command, now),
            Command::ChangeThemeOf(..) | Command::ExportOf(..) => self.obey_bulk(command, now),
            other => self.obey_theming(other, now),
        }
    }

    fn act(&mut self, action: Action, now: Now) {
        match action {
            Action::Undo => self.undo(now),
            Action::Redo => self.redo(now),
            Action::SaveNow => self.save_now(now),
            Action::CloseProject => self.leave_for(Destination::Nowhere, now),
            Action::JumpBack | Action::JumpForward | Action::NextArticle | Action::PreviousArticle => {
                self.go(action, now);
            }
            Action::TagAgain
            | Action::TagInVivo
            | Action::Highlight
            | Action::Star
            | Action::Note
            | Action::Remove
            | Action::ToggleDone => self.act_annotating(action, now),
            Action::Escape if self.leave_search() => {}
            action if action.is_of_search() => self.act_search(action, now),
            Action::TagHits => self.say(Notice::NothingSought, now),
            Action::AttachHere => self.attach_here(now),
            Action::EdgeMode => self.start_edges(now),
            Action::ChooseHere => self.say(Notice::NothingHere, now),
            Action::Copy | Action::CopyWithSource => self.say(Notice::Copied, now),
            action if action.is_of_codebook() => self.act_on_codebook(action, now),
            Action::ToggleBookmark | Action::NextBookmark | Action::PreviousBookmark => {
                self.act_on_bookmarks(action, now);
            }
            action if action.is_of_others() => self.act_on_others(action, now),
            Action::SideBySide | Action::SwitchSide => self.act_sides(action, now),
            other => self.act_selecting(other, now),
        }
    }

    fn is_ready_to_mark(&self, command: &Command) -> bool {
        let Some(open) = &self.open else { return false };
        let is_about_text = matches!(
            command,
            Command::Tag(_) | Command::TagByName(_) | Command::TagByKey(_) | Command::Act(_)
        );
        let has_target = open.reading.as_ref().is_some_and(|reading| {
            reading.selection.is_some() || reading.selected.is_some() || reading.sentence.is_some()
        });
        let is_elsewhere = |action: &Action| action.is_of_codebook() || *action == Action::ToggleDone;
        let is_about_text = is_about_text && !matches!(command, Command::Act(action) if is_elsewhere(action));
        open.is_ready() && (!is_about_text || has_target)
    }
}
