//! Who obeys which command and which action.

use super::action::Action;
use super::command::Command;
use super::leaving::Destination;
use super::notice::Notice;
use super::sitting::{Now, Session};
use crate::storage::settings::Settings;
use crate::workers::task::Work;

impl Session {
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
            Command::LookAgain(paths) => self.look_again(paths, now),
            Command::ListAgain => self.list_again(now),
            Command::TakeDropped(path) => self.take_dropped(path, now),
            Command::SettleConflict(place, choice) => self.settle(&place, choice, now),
            Command::GoBackTo(entry) => self.go_back_to(entry.as_ref(), now),
            Command::Quarantine(key) => self.quarantine(key, now),
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
            Command::Quit => self.leave_for(Destination::Exit, now),
            Command::Export(format, path) => {
                if let Some(open) = &self.open {
                    let (words, snapshot) = (Box::new(self.words.clone()), Box::new(open.snapshot()));
                    let (root, only) = (open.root.clone(), None);
                    self.start(Work::Export { root, path, format, words, snapshot, only });
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
