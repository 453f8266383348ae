//! Who obeys which command, and who hears which report.

use super::command::Command;
use super::cx::Cx;
use super::folder::FolderCommand;
use super::leaving::Destination;
use super::notice::Notice;
use super::notices::{DraftsNotice, FolderNotice};
use super::now::Now;
use super::page_notice::PageNotice;
use super::part_command::PartCommand;
use super::run::Session;
use super::saving::{self, SavingCommand};
use super::sitting::Parts;
use super::{
    about, analysing, annotating, answering, codebooks, conflicts, drafts, edges, elsewhere, exporting,
    folder, going, imports, others, printing, querying, returning, saved_pages, searching, seeking,
    selecting, stop_list, theming,
};
use crate::storage::article_file::folder_of;
use crate::storage::settings::Settings;
use crate::workers::report::{
    CodebookReport, ComputingReport, DraftsReport, ExportReport, PageReport, TaskOutput,
};
use crate::workers::task::Work;

impl Session {
    pub(super) fn obey(&mut self, command: Command, now: Now) {
        // An action stands for a command; those of the window alone do nothing here.
        let command = if let Command::Act(action) = command { action.command() } else { Some(command) };
        let Some(command) = command else { return };
        if command.needs_name() && self.annotator().is_none() && self.is_ready_to_mark(&command) {
            self.pending = Some(command);
        } else if !self.is_overtaken(&command, now) {
            self.dispatch(command, now);
        }
    }

    fn dispatch(&mut self, command: Command, now: Now) {
        match command {
            Command::Act(action) => drop(action.command().map(|command| self.dispatch(command, now))),
            Command::OpenFolder(root) => self.leave_for(Destination::Folder(root), now),
            Command::CopySamples(folder) => drop(self.out.start(Work::CopySamples(folder), None)),
            Command::CloseProject => self.leave_for(Destination::Nowhere, now),
            Command::Quit => self.leave_for(Destination::Exit, now),
            Command::ChangeSettings(settings) => self.preferences.change(&mut self.out, |known| {
                *known = Settings { reading: settings.reading.bounded(), ..*settings };
            }),
            Command::SetAnnotatorName(name) => self.set_name(&name, now),
            Command::ForgetPending => self.pending = None,
            Command::Tell(notice) => self.out.say(*notice, now),
            Command::DismissNotice => self.out.hush(),
            Command::Saving(command) => self.save(command, now),
            Command::Export(command) => {
                let words = self.words.clone();
                self.with(now, |parts, cx| exporting::obey(&mut parts.exporting, cx, words, command));
            }
            Command::Codebook(command) => {
                let words = self.words.clone();
                self.with(now, |parts, cx| codebooks::obey(&mut parts.importing, cx, words, command));
            }
            Command::Import(command) => {
                let colors = self.words.colors.clone();
                self.with(now, |parts, cx| imports::obey(&mut parts.imports, cx, colors, command));
            }
            Command::Page(command) => {
                let words = self.words.page.clone();
                self.in_project(now, |cx| printing::obey(cx, words, command));
            }
            Command::Folder(FolderCommand::TakeDropped(from)) if self.sitting.is_none() => {
                self.leave_for(Destination::Folder(folder_of(&from)), now);
            }
            Command::Folder(command) => self.in_project(now, |cx| folder::obey(cx, command)),
            Command::Reading(command) => self.in_project(now, |cx| going::obey(cx, command)),
            Command::Selecting(command) => self.in_project(now, |cx| selecting::obey(cx, command)),
            Command::Edges(command) => self.in_project(now, |cx| edges::obey(cx, command)),
            Command::About(command) => self.in_project(now, |cx| about::obey(cx, command)),
            Command::Annotating(command) => self.in_project(now, |cx| annotating::obey(cx, command)),
            Command::Theming(command) => self.in_project(now, |cx| theming::obey(cx, command)),
            Command::People(command) => self.in_project(now, |cx| others::obey(cx, command)),
            Command::Resolve(at, choice) => self.in_project(now, |cx| conflicts::resolve(cx, &at, choice)),
            Command::Escape => drop(self.with(now, |parts, cx| {
                if !searching::leave(&mut parts.searching, cx) {
                    selecting::deselect(cx);
                }
            })),
            Command::Answer(answer) => {
                self.with(now, |parts, cx| answering::obey(&mut parts.answering, cx, answer));
            }
            Command::Search(command) => {
                self.with(now, |parts, cx| searching::obey(&mut parts.searching, cx, command));
            }
            Command::Querying(command) => {
                self.with(now, |parts, cx| querying::obey(&mut parts.querying, cx, command));
            }
            Command::Analysing(command) => {
                self.with(now, |parts, cx| analysing::obey(&mut parts.analysing, cx, command));
            }
            Command::SavedPages(command) => self.in_project(now, |cx| saved_pages::obey(cx, command)),
            Command::StopList(command) => self.in_project(now, |cx| stop_list::obey(cx, command)),
            Command::Returning(command) => {
                self.with(now, |parts, cx| returning::obey(&mut parts.returning, cx, command));
            }
            Command::Remember(command) => self.remember(command, now),
            Command::Draft(command) => {
                self.with(now, |parts, cx| drafts::obey(&mut parts.drafting, cx, command));
            }
        }
    }

    fn save(&mut self, command: SavingCommand, now: Now) {
        match command {
            SavingCommand::Now => self.save_everything(now),
            SavingCommand::Elsewhere(folder) => {
                self.in_project(now, |cx| elsewhere::save_elsewhere(cx, folder));
            }
        }
    }

    fn in_project(&mut self, now: Now, act: impl FnOnce(&mut Cx<'_>)) {
        self.with(now, |_, cx| act(cx));
    }

    fn is_ready_to_mark(&self, command: &Command) -> bool {
        let Some((open, reader)) = self.open_project().zip(self.reader()) else { return false };
        let has_target = reader.reading.as_ref().is_some_and(|reading| {
            reading.selection.is_some() || reading.selected.is_some() || reading.sentence.is_some()
        });
        open.is_ready() && (has_target || !command.marks_selection())
    }

    /// Whether a decision would write over what its record came to hold while the person typed.
    fn is_overtaken(&mut self, command: &Command, now: Now) -> bool {
        let article = self.reader().and_then(|reader| reader.path());
        let Some(subject) = command.subject(self.annotator(), article) else { return false };
        self.with(now, |parts, cx| drafts::is_overtaken(&mut parts.drafting, cx, &subject)) == Some(true)
    }

    pub(super) fn hear(&mut self, number: u64, output: TaskOutput, now: Now) {
        match output {
            TaskOutput::Folder(report) => {
                self.with(now, |parts, cx| folder::hear(&mut parts.merging, cx, number, report));
            }
            TaskOutput::Saving(report) => self.in_project(now, |cx| saving::hear(cx, number, report)),
            TaskOutput::Versions(report) => {
                self.with(now, |parts, cx| returning::hear(&mut parts.returning, cx, report));
            }
            TaskOutput::Computing(report) => {
                self.with(now, |parts, _| hear_answer(parts, number, report));
            }
            TaskOutput::Search(report) => {
                self.with(now, |parts, cx| searching::hear(&mut parts.searching, cx, number, report));
            }
            TaskOutput::Located(found) => self.in_project(now, |cx| seeking::places_found(cx, found)),
            TaskOutput::Progress(report) => self.hear_progress(number, report, now),
            TaskOutput::Drafts(report) => self.hear_drafts(number, report, now),
            TaskOutput::Preferences(report) => self.hear_preferences(report, now),
            TaskOutput::Remembering(report) => self.hear_remembering(number, report, now),
            TaskOutput::NotOpened { root, reason } => self.not_opened(root, reason, now),
            TaskOutput::SavedElsewhere { folder, n_files, result } => {
                self.out.say(elsewhere::told(folder, n_files, result), now);
            }
            TaskOutput::Codebook(CodebookReport::Written { path, n_themes, result }) => {
                self.out.say(codebooks::told(path, n_themes, result), now);
            }
            TaskOutput::Codebook(report) => {
                self.with(now, |parts, cx| codebooks::hear(&mut parts.importing, cx, number, report));
            }
            TaskOutput::Import(report) => {
                let told = imports::Heard { number, report, colors: self.words.colors.clone() };
                self.with(now, |parts, cx| imports::hear(&mut parts.imports, cx, told));
            }
            TaskOutput::Page(report) => self.hear_page(report, now),
            TaskOutput::Export(report) => self.hear_export(number, report, now),
            TaskOutput::SamplesCopied { result: Ok(samples), .. } => {
                self.leave_for(Destination::Folder(samples), now);
            }
            TaskOutput::SamplesCopied { folder, result: Err(error) } => {
                self.out.say(FolderNotice::SamplesNotCopied(folder, error), now);
            }
            TaskOutput::Failed(words) => self.hear_failure(number, &words, now),
        }
    }

    fn hear_export(&mut self, number: u64, report: ExportReport, now: Now) {
        self.with(now, |parts, _| exporting::hear(&mut parts.exporting, number, &report));
        let (path, is_written, notice) = match report {
            ExportReport::Progress(_) => return,
            ExportReport::Written { path, result } => {
                (path.clone(), result.is_ok(), exporting::told(&path, result))
            }
            ExportReport::TableWritten { path, result } => {
                (path.clone(), result.is_ok(), exporting::told_table(&path, result))
            }
        };
        if let Some(folder) = path.parent().filter(|_| is_written) {
            self.remembering.exported_to(folder, now);
        }
        self.out.say(notice, now);
    }

    fn hear_page(&mut self, report: PageReport, now: Now) {
        let notice = match report {
            PageReport::Saved { path, result: Ok(told) } => {
                if let Some(folder) = path.parent() {
                    self.remembering.exported_to(folder, now);
                }
                PageNotice::Saved(path, told)
            }
            PageReport::Printed { path, result: Ok(told) } => {
                self.out.show_page(path.clone());
                PageNotice::Printed(path, told)
            }
            PageReport::Saved { path, result: Err(error) }
            | PageReport::Printed { path, result: Err(error) } => PageNotice::NotWritten(path, error),
        };
        self.out.say(notice, now);
    }

    fn hear_drafts(&mut self, number: u64, report: DraftsReport, now: Now) {
        if self.sitting.is_some() {
            self.with(now, |parts, cx| drafts::hear(&mut parts.drafting, cx, number, report));
        } else if let DraftsReport::Saved(Err(error)) = report {
            // Of a project that was left.
            self.out.say(DraftsNotice::DraftsNotKept(error), now);
        }
    }

    /// A worker broke down: whatever it was doing is over.
    fn hear_failure(&mut self, number: u64, words: &str, now: Now) {
        let opening = self.opening();
        self.progress.failed(number, opening, words, &mut self.out, now);
        self.remembering.failed(number, words, now);
        self.with(now, |parts, cx| {
            saving::failed(cx, number, words);
            drafts::failed(&mut parts.drafting, cx, number, words);
            cx.open.loading.take_if(|loading| loading.ticket.number == number);
            cx.open.locating.stop(Some(number));
            searching::failed(&mut parts.searching, number);
            querying::failed(&mut parts.querying, number);
            parts.exporting.failed(number);
            parts.analysing.failed(number);
            codebooks::failed(&mut parts.importing, number);
            imports::failed(&mut parts.imports, number);
        });
        self.out.say(Notice::Failed(words.to_owned()), now);
    }
}

/// A question is answered: whoever asked it takes the answer.
fn hear_answer(parts: &mut Parts, number: u64, report: ComputingReport) {
    match report {
        ComputingReport::Progress { .. } => querying::hear(&mut parts.querying, number, report),
        ComputingReport::Answered(answer) => {
            let answer = parts.exporting.heard(number, answer);
            if let Some(answer) = answer.and_then(|answer| parts.analysing.heard(number, answer)) {
                querying::hear(&mut parts.querying, number, ComputingReport::Answered(answer));
            }
        }
    }
}
