//! Importing articles: files are read, a person looks at what they hold, and what is taken becomes articles of the project and
//! one step, which undo takes back, files and all.

use super::arriving::listed_again;
use super::cx::Cx;
use super::import_notice::ImportNotice;
use super::import_planning::{ImportPlan, ThemesMade, plan_of};
use super::import_state::{AtWork, Imports, Incoming, Who};
use super::import_taking::take_written;
use super::keeping::state_folder;
use super::merging::take_looked;
use super::notices::{FolderNotice, StepNotice};
use super::part_command::PartCommand;
use crate::exchange::color_names::ColorNames;
use crate::model::history::{Step, StepLabel};
use crate::model::id::ArticlePath;
use crate::model::imported::ImportedFiles;
use crate::storage::atomic_write::WriteError;
use crate::storage::imported_files::annotators_of;
use crate::workers::importing::{
    ChosenReading, FolderSeen, ImportFolder, ImportOrder, ImportReport, ImportSource, ImportWork, ReadBeside,
};
use crate::workers::incoming::IncomingFile;
use crate::workers::task::Work;
use std::collections::BTreeSet;
use std::sync::Arc;

/// A decision about articles that are imported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ImportCommand {
    /// Read files, folders or a text, to look at what they hold; added to what was read already.
    Read(Vec<ImportSource>),
    /// Whether an article that was read is to be taken.
    Choose { article: Incoming, is_wanted: bool },
    /// Whether all that can be taken is.
    ChooseAll(bool),
    /// Whether remarks in documents become annotations.
    TakeRemarks(bool),
    /// Read a file again in this way: its number.
    ReadAs { file: usize, reading: ChosenReading },
    /// Which of the coders the person is; `None` for none of them.
    BeCoder(Option<String>),
    /// Take what was chosen.
    Take,
    /// Stop what is under way; what was read until then stays.
    Stop,
    /// Do without what was read.
    Forget,
}

impl PartCommand for ImportCommand {
    fn needs_name(&self) -> bool {
        match self {
            Self::Take => true,
            Self::Read(_)
            | Self::Choose { .. }
            | Self::ChooseAll(_)
            | Self::TakeRemarks(_)
            | Self::ReadAs { .. }
            | Self::BeCoder(_)
            | Self::Stop
            | Self::Forget => false,
        }
    }
}

/// `colors` are what colours are called in the person's language.
pub(super) fn obey(imports: &mut Imports, cx: &mut Cx<'_>, colors: ColorNames, command: ImportCommand) {
    imports.colors = colors;
    match command {
        ImportCommand::Read(_) | ImportCommand::Take if !cx.open.is_ready() => {
            cx.say(FolderNotice::StillReading);
        }
        ImportCommand::Read(_) if imports.is_writing() => cx.say(ImportNotice::StillAtIt),
        ImportCommand::Take if imports.at_work.is_some() => cx.say(ImportNotice::StillAtIt),
        ImportCommand::Read(from) => {
            imports.waiting.extend(from);
            read_waiting(imports, cx);
        }
        ImportCommand::ReadAs { file, reading } => read_again(imports, cx, file, reading),
        ImportCommand::BeCoder(coder) => imports.coder = coder.map_or(Who::Nobody, Who::Coder),
        ImportCommand::Choose { article, is_wanted: true } => drop(imports.unwanted.remove(&article)),
        ImportCommand::Choose { article, is_wanted: false } => drop(imports.unwanted.insert(article)),
        ImportCommand::ChooseAll(true) => imports.unwanted.clear(),
        ImportCommand::ChooseAll(false) => {
            imports.unwanted = imports.articles().map(|(incoming, _)| incoming).collect();
        }
        ImportCommand::TakeRemarks(takes) => imports.takes_remarks = takes,
        ImportCommand::Take => take(imports, cx),
        ImportCommand::Stop => {
            imports.waiting.clear();
            if let Some(work) = &imports.at_work {
                work.ticket.cancel();
            }
        }
        ImportCommand::Forget => {
            if let Some(work) = &imports.at_work {
                work.ticket.cancel();
            }
            // What is being written may be done before it hears that it is to stop.
            let at_work = imports.at_work.take_if(|work| work.is_writing);
            let themes = if at_work.is_some() { std::mem::take(&mut imports.themes) } else { Vec::new() };
            *imports = Imports {
                at_work,
                themes,
                unsettled: imports.unsettled.take(),
                colors: std::mem::take(&mut imports.colors),
                ..Imports::default()
            };
        }
    }
}

/// Has what waits read, unless something is under way.
fn read_waiting(imports: &mut Imports, cx: &mut Cx<'_>) {
    if imports.waiting.is_empty() || imports.at_work.is_some() {
        return;
    }
    imports.own_name =
        cx.preferences.settings().annotator.as_ref().map(|(_, name)| name.clone()).unwrap_or_default();
    let (from, beside) = (std::mem::take(&mut imports.waiting), beside(imports, cx));
    let ticket = cx.start(Work::Import(ImportWork::Read { from, beside }));
    imports.at_work = Some(AtWork { ticket, is_writing: false, n_done: 0, n_all: 0 });
}

/// The project that files are read for.
fn beside(imports: &Imports, cx: &Cx<'_>) -> Box<ReadBeside> {
    Box::new(ReadBeside { snapshot: cx.open.snapshot(), own: cx.own(), colors: imports.colors.clone() })
}

/// Has a file read again, in another way.
fn read_again(imports: &mut Imports, cx: &mut Cx<'_>, file: usize, reading: ChosenReading) {
    let Some(read) = imports.files.get(file).filter(|_| imports.at_work.is_none()) else { return };
    let (found, beside) = (Box::new(read.found.clone()), beside(imports, cx));
    let ticket = cx.start(Work::Import(ImportWork::ReadAgain { file, found, reading, beside }));
    imports.at_work = Some(AtWork { ticket, is_writing: false, n_done: 0, n_all: 0 });
}

/// Has what was chosen written.
fn take(imports: &mut Imports, cx: &mut Cx<'_>) {
    let (Some(folder), Some(own)) = (folder_of(cx), cx.own()) else { return };
    let ImportPlan { articles, people, themes } = match plan_of(imports, cx, &own) {
        Ok(plan) => plan,
        Err(notice) => return cx.say(notice),
    };
    let (id, ids) = (cx.ids.import(), cx.ids.fork());
    let n_all = articles.len();
    let ThemesMade { edits, by_branch: themes } = themes;
    let order = Box::new(ImportOrder { folder, id, articles, people, themes, ids });
    imports.themes = edits;
    let ticket = cx.start(Work::Import(ImportWork::Write(order)));
    imports.at_work = Some(AtWork { ticket, is_writing: true, n_done: 0, n_all });
}

fn folder_of(cx: &Cx<'_>) -> Option<ImportFolder> {
    let (library, reports) = (cx.open.library.clone(), cx.open.reports.clone());
    let known = cx.open.saving.files.known().clone();
    Some(ImportFolder { state_folder: state_folder(cx)?, library, reports, known, at: cx.now.moment })
}

/// A report of work that was handed out under this number, with what colours are called.
pub(super) struct Heard {
    pub(super) number: u64,
    pub(super) report: ImportReport,
    pub(super) colors: ColorNames,
}

pub(super) fn hear(imports: &mut Imports, cx: &mut Cx<'_>, heard: Heard) {
    let Heard { number, report, colors } = heard;
    let is_awaited = imports.at_work.as_ref().is_some_and(|work| work.ticket.number == number);
    match report {
        ImportReport::Progress { n_done, n_all } => {
            if let Some(work) = imports.at_work.as_mut().filter(|_| is_awaited) {
                (work.n_done, work.n_all) = (n_done, n_all);
            }
        }
        ImportReport::Read(files) => {
            if is_awaited {
                imports.files.extend(files);
            }
        }
        ImportReport::ReadAgain(file, read) => {
            if let Some(known) = imports.files.get_mut(file).filter(|_| is_awaited) {
                // What cannot be read so stays as it was read before.
                if read.read.is_ok() {
                    *known = with_choices(*read, known);
                    imports.unwanted.retain(|unwanted| unwanted.file != file);
                }
                imports.at_work = None;
                read_waiting(imports, cx);
            }
        }
        ImportReport::AllRead(problems) => {
            if let Some(work) = imports.at_work.take_if(|_| is_awaited) {
                imports.problems.extend(problems);
                read_waiting(imports, cx);
                let has_nothing = imports.files.is_empty() && imports.problems.is_empty();
                if has_nothing && imports.at_work.is_none() && !work.ticket.is_cancelled() {
                    cx.say(ImportNotice::NoFiles);
                }
            }
        }
        ImportReport::Dropped(from) => {
            obey(imports, cx, colors, ImportCommand::Read(vec![ImportSource::Path(from)]));
        }
        ImportReport::Written(Ok(written)) => {
            let themes = std::mem::take(&mut imports.themes);
            let files = written.files.clone();
            let is_made = take_written(cx, *written, themes);
            *imports = Imports { unsettled: is_made.then(|| Arc::clone(&files.id)), ..Imports::default() };
            // A step that was refused leaves nothing: its files go again, at once or at the next start.
            if let Some(folder) = folder_of(cx).filter(|_| !is_made) {
                let recorded = recorded(cx, &files);
                cx.start(Work::Import(ImportWork::TakeBack { folder, files, recorded }));
            }
        }
        ImportReport::Written(Err(error)) => {
            imports.at_work = None;
            cx.say(ImportNotice::NotWritten(error));
        }
        ImportReport::Stopped => {
            imports.at_work = None;
            cx.say(ImportNotice::Stopped);
        }
        ImportReport::TakenBack(n_left, seen) => moved_files(cx, Moved::Away, n_left, *seen),
        ImportReport::PutBack(n_left, seen) => moved_files(cx, Moved::Back, n_left, *seen),
        ImportReport::Settled => {}
    }
}

/// A file that was read again can still be read in the ways that were offered before.
fn with_choices(mut read: IncomingFile, before: &IncomingFile) -> IncomingFile {
    if let Some((now, before)) = read.unsure.as_mut().zip(before.unsure.clone()) {
        now.others = std::iter::once(before.taken).chain(before.others).collect();
        now.others.retain(|other| *other != now.taken);
    }
    if let Some((now, before)) = read.unsure_counting.as_mut().zip(before.unsure_counting.clone()) {
        now.others = std::iter::once(before.taken).chain(before.others).collect();
        now.others.retain(|other| *other != now.taken);
    }
    read
}

/// A step was taken back, or made again: the files of an import go with it.
pub(super) fn follow_step(cx: &mut Cx<'_>, step: &Step, is_undone: bool) {
    let StepLabel::Imported { files, .. } = &step.label else { return };
    let Some(folder) = folder_of(cx) else { return };
    let files = files.clone();
    cx.start(Work::Import(if is_undone {
        let recorded = recorded(cx, &files);
        ImportWork::TakeBack { folder, files, recorded }
    } else {
        ImportWork::PutBack { folder, files }
    }));
}

/// The files of an import that somebody has records of, the annotators that it made aside.
fn recorded(cx: &Cx<'_>, files: &ImportedFiles) -> BTreeSet<ArticlePath> {
    let made = annotators_of(files);
    let has_records = |path: &&ArticlePath| cx.open.project.has_records_beside(path, &made);
    files.files.iter().map(|file| &file.path).filter(has_records).cloned().collect()
}

/// Files of an import went, or came back; so many did not. An article that went is shown no longer.
fn moved_files(cx: &mut Cx<'_>, moved: Moved, n_left: Result<usize, WriteError>, seen: FolderSeen) {
    listed_again(cx, seen.listed);
    take_looked(cx, seen.looked);
    let library = &cx.open.library;
    cx.reader.reading.take_if(|reading| moved == Moved::Away && !library.contains_key(&reading.path));
    let history = &cx.open.history;
    let (step, told): (_, fn(StepLabel) -> StepNotice) = match moved {
        Moved::Away => (history.next_redo(), StepNotice::Undone),
        Moved::Back => (history.next_undo(), StepNotice::Redone),
    };
    let step = step.map(|step| step.label.clone());
    match (n_left, moved) {
        (Ok(0), _) => step.into_iter().for_each(|label| cx.say(told(label))),
        (Ok(n), Moved::Away) => cx.say(ImportNotice::LeftInFolder(n)),
        (Ok(n), Moved::Back) => cx.say(ImportNotice::NotPutBack(n)),
        (Err(error), _) => cx.say(ImportNotice::NotMoved(error)),
    }
}

/// Which way files went.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Moved {
    Away,
    Back,
}

/// Once the step of an import is in the journal, its files need not be taken back at the next start.
pub(super) fn settle(imports: &mut Imports, cx: &mut Cx<'_>) {
    if imports.unsettled.is_none() || !cx.open.saving.keeping.has_kept(cx.open.history.entries().len()) {
        return;
    }
    if let Some((id, state_folder)) = imports.unsettled.take().zip(state_folder(cx)) {
        cx.start(Work::Import(ImportWork::Settle { state_folder, id }));
    }
}

/// A worker broke down: what it was at is over.
pub(super) fn failed(imports: &mut Imports, number: u64) {
    imports.at_work.take_if(|work| work.ticket.number == number);
}
