//! The journal of a project folder that was renamed or moved. A journal goes by its folder's path: one that lies there
//! but is another project's by now is quarantined, and one of another path is taken over only where ids or files prove
//! that it is about this project, and the project is no longer where it was.

use super::atomic_write::{WriteError, copy_light, make_folder};
use super::disk::{Disk, FileKind, Privacy};
use super::file_to_save::place_of;
use super::journal::{Covered, Lines, StateFolder, cover};
use super::journal_line::JournalLine;
use super::project_folder::{Opened, has_files_of};
use super::recovery::n_lacking;
use crate::model::edit::Edit;
use crate::model::history::{Entry, EntryId};
use crate::model::moment::Moment;
use crate::text::reading_text::hex;
use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::{Path, PathBuf};

/// How many folders of one path are quarantined.
const MAX_QUARANTINED: usize = 1000;

/// What this computer keeps of another folder.
struct Kept {
    state_folder: StateFolder,
    /// Where it lies: in its own place, or beside it where it was quarantined.
    folder: PathBuf,
    history: Lines,
    journal: Lines,
}

impl Kept {
    fn entries(&self) -> impl Iterator<Item = Entry> {
        self.history.entries().chain(self.journal.entries())
    }

    fn is_quarantined(&self) -> bool {
        self.folder != self.state_folder.folder()
    }

    fn last(&self) -> Moment {
        self.entries().map(|entry| entry.step.at).max().unwrap_or(Moment::UNKNOWN)
    }
}

/// Takes over the journals that this project had under other paths.
///
/// # Errors
/// Why one could not be taken over; it stays where it is and is looked for the next time.
pub fn take_over(disk: &dyn Disk, state_folder: &StateFolder, opened: &Opened) -> Result<(), WriteError> {
    let own = opened.files.iter().filter(|(key, _)| key.annotator == state_folder.annotator);
    let own: BTreeMap<String, String> = own.map(|(key, seen)| (place_of(key), hex(&seen.hash))).collect();
    if own.is_empty() {
        return Ok(());
    }
    let is_new_here = disk.meta(&state_folder.journal()).is_err_and(|e| e.kind() == io::ErrorKind::NotFound);
    let mut others = others(disk, state_folder, is_new_here);
    others.sort_by_cached_key(|kept| std::cmp::Reverse(kept.last()));
    let moved = others.iter().filter(|kept| is_about(kept, opened, &own) && is_gone(disk, kept));
    moved.into_iter().try_for_each(|kept| add(disk, state_folder, kept))
}

/// Quarantines what this computer has of the folder's path where it is another project's: files of it once stood here,
/// and nothing of one's own does any more, as where a folder was renamed and a new one made under its name. That project
/// finds it when it is opened. Tells for how many places the journal has something that was in no file.
///
/// # Errors
/// Why it could not be quarantined, or that not be told; nothing may be added to it, then.
pub fn quarantine_of_another(
    disk: &dyn Disk,
    state_folder: &StateFolder,
    opened: &Opened,
) -> Result<usize, WriteError> {
    if opened.files.keys().any(|key| key.annotator == state_folder.annotator) {
        return Ok(0);
    }
    let (history, journal) = (state_folder.read_history(disk)?, state_folder.read_journal(disk)?);
    let was_saved = journal.marks().next().is_some() || history.entries().next().is_some();
    if !was_saved || has_files_of(disk, &state_folder.root, &state_folder.annotator)? {
        return Ok(0);
    }
    quarantine(disk, state_folder)?;
    Ok(n_lacking(&journal, state_folder))
}

fn quarantine(disk: &dyn Disk, state_folder: &StateFolder) -> Result<(), WriteError> {
    let _lock = state_folder.lock(disk)?;
    let folder = state_folder.folder();
    let aside = |n: usize| {
        let name = folder.file_name().unwrap_or_default().to_string_lossy();
        folder.with_file_name(format!("{name}-{n}"))
    };
    let free = (1..MAX_QUARANTINED).map(aside).find(|path| disk.meta(path).is_err());
    disk.rename(&folder, &free.ok_or(WriteError::NotAFile)?)?;
    if let Some(above) = folder.parent() {
        disk.sync_folder(above)?;
    }
    Ok(())
}

/// What this computer keeps of the same annotator's work in other folders. The histories are read only where there is
/// nothing of this folder yet: they are long.
fn others(disk: &dyn Disk, state_folder: &StateFolder, is_new_here: bool) -> Vec<Kept> {
    let own = state_folder.folder();
    let folders = disk.list(own.parent().unwrap_or(&own)).unwrap_or_default();
    let kept = folders.into_iter().filter(|(folder, _)| *folder != own).filter_map(|(folder, _)| {
        let journal = Lines::read(disk, &folder.join("journal")).ok()?;
        let root = journal.root()?;
        let other = StateFolder { root, ..state_folder.clone() };
        let history = is_new_here.then(|| Lines::read(disk, &folder.join("history")).unwrap_or_default());
        Some(Kept { state_folder: other, folder, history: history.unwrap_or_default(), journal })
    });
    kept.collect()
}

/// Whether a journal is about this project: something it made stands in one's own files here, or a file holds what was
/// last saved. `own` has the hashes of one's own files here by their places.
fn is_about(kept: &Kept, opened: &Opened, own: &BTreeMap<String, String>) -> bool {
    let mut marks = kept.journal.marks();
    marks.any(|(path, hash)| own.get(path).is_some_and(|known| known == hash))
        || kept.entries().any(|entry| entry.step.edits.iter().any(|edit| stands(edit, opened)))
}

fn stands(edit: &Edit, opened: &Opened) -> bool {
    let project = &opened.project;
    match edit {
        Edit::Annotation { article, annotator, id, .. } => {
            project.record(article, annotator).is_some_and(|record| record.annotations.contains_key(id))
        }
        Edit::Theme { annotator, id, .. } => {
            project.codebook_record(annotator).is_some_and(|record| record.themes.contains_key(id))
        }
        Edit::Saved { annotator, key, .. } => {
            project.codebook_record(annotator).is_some_and(|record| record.saved.contains_key(key))
        }
        Edit::Article { .. } | Edit::Codebook { .. } => false,
    }
}

/// Whether the project is no longer where the journal knows it: else this is a copy of it, and the journal is the
/// other's.
fn is_gone(disk: &dyn Disk, kept: &Kept) -> bool {
    kept.is_quarantined()
        || has_files_of(disk, &kept.state_folder.root, &kept.state_folder.annotator).is_ok_and(|has| !has)
}

/// Puts what another state folder has, and was not taken before, in front of what this one has; the other stays as it is.
fn add(disk: &dyn Disk, state_folder: &StateFolder, kept: &Kept) -> Result<(), WriteError> {
    super::drafts::bring(disk, &kept.folder, &state_folder.folder())?;
    let _lock = state_folder.lock(disk)?;
    let (history, journal) = (state_folder.read_history(disk)?, state_folder.read_journal(disk)?);
    let known: BTreeSet<EntryId> = history.entries().chain(journal.entries()).map(|entry| entry.id).collect();
    let taken = journal.taken();
    let is_new = |id: &EntryId| {
        let was_taken = taken.get(&id.sitting).is_some_and(|highest| id.n <= *highest);
        !was_taken && !known.contains(id)
    };
    if !kept.entries().any(|entry| is_new(&entry.id)) {
        return Ok(());
    }
    let kept_history = Lines::read(disk, &kept.folder.join("history"))?;
    make_folder(disk, &state_folder.folder(), Privacy::Private)?;
    // The earlier versions of files come along; without them nothing is lost.
    copy_new(disk, &kept.folder.join("versions"), &state_folder.folder().join("versions"));
    let news = |lines: &Lines| -> String {
        lines.texts(|line| line.entry().is_none_or(|entry| is_new(&entry.id()))).collect()
    };
    let mut covered = Covered::new();
    kept_history
        .entries()
        .chain(kept.journal.entries())
        .for_each(|entry| cover(&mut covered, &entry.id.sitting, entry.id.n));
    let (old, new) = (news(&kept_history), news(&kept.journal) + &JournalLine::taken(&covered).text()?);
    if kept_history.entries().any(|entry| is_new(&entry.id)) {
        state_folder.put_before(disk, &state_folder.history(), &old, &history)?;
    }
    state_folder.put_before(disk, &state_folder.journal(), &new, &journal)
}

/// Copies the files in a folder and below it that are not there yet.
fn copy_new(disk: &dyn Disk, from: &Path, to: &Path) {
    for (path, kind) in disk.list(from).unwrap_or_default() {
        let target = to.join(path.file_name().unwrap_or_default());
        match kind {
            FileKind::Folder => copy_new(disk, &path, &target),
            FileKind::File if disk.meta(&target).is_err() => {
                // One that cannot be copied is still where it was.
                let _ = copy_light(disk, &path, &target);
            }
            _ => {}
        }
    }
}
