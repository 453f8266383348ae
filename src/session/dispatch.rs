//! Who obeys which command.

use super::command::Command;
use super::leaving::Destination;
use super::sitting::{Now, Session};
use crate::storage::settings::Settings;
use crate::workers::task::Work;

impl Session {
    pub(super) fn obey(&mut self, command: Command, now: Now) {
        let command = match command {
            Command::Act(action) => action.command(),
            command => Some(command),
        };
        let Some(command) = command else { return };
        if command.needs_name() && self.settings.annotator.is_none() && self.is_ready_to_mark(&command) {
            self.pending = Some(command);
        } else if !self.is_overtaken(&command, now) {
            self.dispatch(command, now);
        }
    }

    fn dispatch(&mut self, command: Command, now: Now) {
        match command {
            Command::Act(action) => drop(action.command().map(|command| self.dispatch(command, now))),
            Command::OpenFolder(root) => self.leave_for(Destination::Folder(root), now),
            Command::CopySamples(folder) => drop(self.start(Work::CopySamples(folder))),
            Command::CloseProject => self.leave_for(Destination::Nowhere, now),
            Command::Quit => self.leave_for(Destination::Exit, now),
            Command::ChangeSettings(settings) => {
                self.settings = Settings { reading: settings.reading.bounded(), ..*settings };
                self.save_settings();
            }
            Command::SetAnnotatorName(name) => self.set_name(&name, now),
            Command::ForgetPending => self.pending = None,
            Command::Tell(notice) => self.say(*notice, now),
            Command::DismissNotice => self.notice = None,
            Command::Escape => {
                if !self.leave_search() {
                    self.deselect();
                }
            }
            Command::Folder(command) => self.obey_folder(command, now),
            Command::Reading(command) => self.obey_reading(command, now),
            Command::Selecting(command) => self.obey_selecting(command, now),
            Command::Edges(command) => self.obey_edges(command, now),
            Command::About(command) => self.obey_about(command, now),
            Command::Annotating(command) => self.obey_annotating(command, now),
            Command::Answer(answer) => self.answer(answer, now),
            Command::Theming(command) => self.obey_theming(command, now),
            Command::Search(command) => self.obey_search(command, now),
            Command::Querying(command) => self.obey_querying(command, now),
            Command::People(command) => self.obey_people(command, now),
            Command::Returning(command) => self.obey_returning(command, now),
            Command::Resolve(place, choice) => self.settle(&place, choice, now),
            Command::Draft(command) => self.obey_drafts(command, now),
            Command::Saving(command) => self.obey_saving(command, now),
            Command::Export(command) => self.export(command),
        }
    }

    fn is_ready_to_mark(&self, command: &Command) -> bool {
        let Some(open) = &self.open else { return false };
        let has_target = open.reading.as_ref().is_some_and(|reading| {
            reading.selection.is_some() || reading.selected.is_some() || reading.sentence.is_some()
        });
        open.is_ready() && (has_target || !command.marks_selection())
    }
}
