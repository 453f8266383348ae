//! Returning to what stood before: by undo and redo, to a moment of the history, or to an earlier version of a file. Both are steps like
//! any other, so nothing is lost by going back.

use super::cx::Cx;
use super::imports::follow_step;
use super::keeping::state_folder;
use super::mark_key::MarkKey;
use super::notices::{KeepingNotice, StepNotice};
use super::showing::show_article;
use crate::model::article::ArticleRecord;
use crate::model::edit::Edit;
use crate::model::history::{EntryId, Returned, Step, StepLabel};
use crate::model::id::ArticlePath;
use crate::model::moment::Moment;
use crate::storage::atomic_write::WriteError;
use crate::storage::our_file::OurFile;
use crate::storage::problem::Problem;
use crate::storage::project_folder::{FileKey, SeenFile};
use crate::storage::versions::{Version, VersionDifference};
use crate::workers::report::VersionsReport;
use crate::workers::task::{KeepWork, Work};

/// The earlier versions of a file, as they were found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Versions {
    /// Which file.
    pub key: FileKey,
    /// Its versions, the newest first.
    pub list: Vec<Version>,
    /// What restoring each would change, as far as they were compared; `None` for one that cannot be read.
    pub differences: Vec<Option<VersionDifference>>,
    /// The state of the project they are compared with.
    version: u64,
}

/// What was asked of the versions of files.
#[derive(Debug, Default)]
pub struct Returning {
    versions: Option<Versions>,
    /// The file that is not understood and gets what an earlier version says.
    mending: Option<FileKey>,
}

impl Returning {
    /// The earlier versions of the file that was last asked about.
    #[must_use]
    pub fn versions(&self) -> Option<&Versions> {
        self.versions.as_ref()
    }
}

/// A decision to return to what stood before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReturningCommand {
    /// Undo the last step.
    Undo,
    /// Redo the step that was undone last.
    Redo,
    /// Everything stands again as it did after this entry of the history; `None`: before all of them.
    GoBackTo(Option<EntryId>),
    /// The earlier versions of a file are asked for.
    ListVersions(FileKey),
    /// An earlier version of a file (its name among the versions) takes the place of what stands.
    RestoreVersion(FileKey, String),
    /// A file of one's own that is not understood is kept among its versions, and written anew from what is in memory.
    Quarantine(FileKey),
}

pub(super) fn obey(returning: &mut Returning, cx: &mut Cx<'_>, command: ReturningCommand) {
    match command {
        ReturningCommand::Undo => undo(cx),
        ReturningCommand::Redo => redo(cx),
        ReturningCommand::GoBackTo(entry) => go_back_to(cx, entry.as_ref()),
        ReturningCommand::ListVersions(key) => list_versions(cx, key),
        ReturningCommand::RestoreVersion(key, name) => restore_version(returning, cx, key, name),
        ReturningCommand::Quarantine(key) => quarantine(cx, key),
    }
}

pub(super) fn hear(returning: &mut Returning, cx: &mut Cx<'_>, report: VersionsReport) {
    match report {
        VersionsReport::Listed(key, list) => {
            let version = cx.open.changes.version();
            returning.versions = Some(Versions { key, list, differences: Vec::new(), version });
            compare_next(returning, cx);
        }
        VersionsReport::Compared { key, name, version, difference } => {
            let Some(known) = &mut returning.versions else { return };
            let next = known.list.get(known.differences.len());
            let is_next = next.is_some_and(|next| next.name == name);
            if is_next && known.key == key && known.version == version {
                known.differences.push(difference);
                compare_next(returning, cx);
            }
        }
        VersionsReport::Read(read) => version_read(returning, cx, read),
        VersionsReport::Quarantined(key, path, result) => quarantined(cx, &key, path, result),
    }
}

fn undo(cx: &mut Cx<'_>) {
    let open = &mut *cx.open;
    let returned = open.history.undo(&mut open.project, cx.now.moment);
    after_return(cx, returned, StepNotice::Undone, StepNotice::NothingToUndo);
}

fn redo(cx: &mut Cx<'_>) {
    let open = &mut *cx.open;
    let returned = open.history.redo(&mut open.project, cx.now.moment);
    after_return(cx, returned, StepNotice::Redone, StepNotice::NothingToRedo);
}

fn after_return(cx: &mut Cx<'_>, returned: Returned, told: fn(StepLabel) -> StepNotice, nothing: StepNotice) {
    match returned {
        Returned::Nothing => cx.say(nothing),
        Returned::PassedOver(label) => cx.say(StepNotice::PassedOver(label)),
        Returned::Made { step, n_left: 0 } => {
            let notice = told(step.label.clone());
            follow_step(cx, &step, matches!(notice, StepNotice::Undone(_)));
            after_history(cx, &step, notice);
        }
        Returned::Made { step, n_left } => {
            let is_undone = matches!(told(step.label.clone()), StepNotice::Undone(_));
            follow_step(cx, &step, is_undone);
            after_history(cx, &step, StepNotice::ReturnedInPart(step.label.clone(), n_left));
        }
    }
}

/// Shows what was changed: of several articles the one that is read, else the first that is there; annotations that
/// were moved stood at a path that may be gone. An annotation that has come back is selected. What was done in a table is
/// seen there.
fn after_history(cx: &mut Cx<'_>, step: &Step, notice: StepNotice) {
    let articles = step.articles();
    if let Some(reading) = &mut cx.reader.reading {
        reading.edges = None;
    }
    cx.changed();
    let here = cx.reader.path().filter(|path| articles.contains(*path));
    let is_there = |path: &&ArticlePath| cx.open.library.contains_key(*path);
    let article = here.or_else(|| articles.iter().find(is_there)).cloned();
    if let Some(article) = article.filter(|_| !step.label.is_of_table()) {
        let mark = come_back(cx, step, &article);
        show_article(cx, article, mark);
    }
    cx.say(notice);
}

/// The first annotation of an article that the step made or removed, and that is there now.
fn come_back(cx: &Cx<'_>, step: &Step, article: &ArticlePath) -> Option<MarkKey> {
    step.edits.iter().find_map(|edit| {
        let Edit::Annotation { article: path, annotator, id, change } = edit else { return None };
        let is_whole = change.from.is_none() || change.to.is_none();
        let is_there = || cx.open.project.recorded(path, annotator, *id).is_some();
        let key = MarkKey { annotator: annotator.clone(), id: *id };
        (is_whole && path == article && is_there()).then_some(key)
    })
}

/// Makes everything stand as it did after an entry of the history, or before all of them.
fn go_back_to(cx: &mut Cx<'_>, entry: Option<&EntryId>) {
    let open = &*cx.open;
    let mut entries = open.history.entries().iter();
    let at = match entry {
        Some(entry) => entries.find(|known| known.id == *entry),
        None => entries.next(),
    };
    let at = at.map(|entry| entry.step.at);
    let (Some(at), Some((edits, n_left))) = (at, open.history.back_to(&open.project, entry)) else {
        return;
    };
    cx.make(edits, StepLabel::WentBack(at));
    if n_left > 0 {
        cx.say(StepNotice::LeftAsTheyAre(n_left));
    }
}

fn list_versions(cx: &mut Cx<'_>, key: FileKey) {
    if let Some(state_folder) = state_folder(cx) {
        cx.start(Work::Keep(KeepWork::ListVersions { state_folder, key }));
    }
}

/// Has the next version compared with what stands: one after the other, so that nothing waits for all of them.
fn compare_next(returning: &Returning, cx: &mut Cx<'_>) {
    let Some((versions, state_folder)) = returning.versions.as_ref().zip(state_folder(cx)) else { return };
    let Some(next) = versions.list.get(versions.differences.len()) else { return };
    let (key, name, version) = (versions.key.clone(), next.name.clone(), versions.version);
    let stands = Box::new(cx.open.project.clone());
    cx.start(Work::Keep(KeepWork::CompareVersion { state_folder, key, name, stands, version }));
}

/// Restores a version. Where the file is not understood it is kept among the versions first.
fn restore_version(returning: &mut Returning, cx: &mut Cx<'_>, key: FileKey, name: String) {
    let Some(state_folder) = state_folder(cx) else { return };
    if cx.open.what_blocks(&key).is_some() {
        if !start_quarantine(cx, key.clone()) {
            return;
        }
        returning.mending = Some(key.clone());
    }
    cx.start(Work::Keep(KeepWork::ReadVersion { state_folder, key, name }));
}

/// Has a file that is not understood written anew from what is in memory.
fn quarantine(cx: &mut Cx<'_>, key: FileKey) {
    let open = &*cx.open;
    let is_something = match &key.article {
        Some(article) => {
            open.project.record(article, &key.annotator).is_some_and(ArticleRecord::holds_anything)
        }
        None => open.project.codebook_record(&key.annotator).is_some(),
    };
    if is_something {
        let _ = start_quarantine(cx, key);
    } else {
        cx.say(KeepingNotice::NothingToWriteAnew);
    }
}

/// Quarantines a file that is of no use as it is; says so of one that a newer version may understand, or that only
/// cannot be read for now: that is left as it is.
fn start_quarantine(cx: &mut Cx<'_>, key: FileKey) -> bool {
    let Some(state_folder) = state_folder(cx) else { return false };
    let Some(problem) = cx.open.what_blocks(&key).cloned() else { return false };
    if !problem.kind.can_be_quarantined() {
        cx.say(KeepingNotice::NotWritable(Box::new(problem)));
        return false;
    }
    cx.start(Work::Keep(KeepWork::Quarantine { state_folder, key, path: problem.path, at: cx.now.moment }));
    true
}

/// A file that is not understood is safe among its versions: it may be written over now.
fn quarantined(cx: &mut Cx<'_>, key: &FileKey, path: String, result: Result<SeenFile, WriteError>) {
    match result {
        Ok(seen) => {
            cx.open.take_over_broken(key, seen);
            cx.note_unsaved();
        }
        Err(error) => cx.say(KeepingNotice::NotQuarantined(path, error)),
    }
}

/// A version was read: what it says takes the place of what stands.
fn version_read(returning: &mut Returning, cx: &mut Cx<'_>, read: Result<Box<OurFile>, Box<Problem>>) {
    let mending = returning.mending.take();
    let file = match read {
        Ok(file) => file,
        Err(problem) => return cx.say(KeepingNotice::NotWritable(problem)),
    };
    let open = &*cx.open;
    if cx.annotator() != Some(&file.annotator.0) {
        return;
    }
    let mut restored = open.project.clone();
    // What was done while the file was not understood is not in the version.
    let is_mending = mending == Some(file.key());
    if is_mending {
        file.merge_into(&mut restored);
    } else {
        file.put_into(&mut restored);
    }
    let edits: Vec<Edit> = Edit::between(&open.project, &restored);
    let until = until_of(&file.seen.path.shown()).unwrap_or(cx.now.moment);
    if edits.is_empty() && !is_mending {
        return cx.say(KeepingNotice::NothingToRestore);
    }
    cx.make(edits, StepLabel::Restored(until));
    if let Some(versions) = &mut returning.versions {
        versions.differences.clear();
        versions.version = cx.open.changes.version();
        compare_next(returning, cx);
    }
}

/// Until when a version stood, from its path.
fn until_of(path: &str) -> Option<Moment> {
    let name = path.rsplit(['/', '\\']).next()?;
    Moment::try_from(crate::storage::versions::until(name)).ok()
}
