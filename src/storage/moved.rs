//! The journal of a project folder that was renamed or moved. A journal goes by its folder's path: one that lies there
//! but is another project's by now is put aside, and one of another path is taken over only where ids or files prove
//! that it is about this project, and the project is no longer where it was.

use super::atomic_write::{WriteError, make_folder};
use super::disk::Disk;
use super::journal::{Desk, Lines};
use super::journal_line::Line;
use super::project_folder::{Opened, has_files_of, place_of};
use super::recovery::n_lacking;
use crate::model::edit::Edit;
use crate::model::history::{Entry, EntryId};
use crate::model::moment::Moment;
use crate::text::reading_text::hex;
use std::collections::BTreeSet;
use std::io;
use std::path::PathBuf;

/// How many folders of one path are put aside.
const MAX_ASIDE: usize = 1000;

/// What this computer keeps of another folder.
struct Kept {
    desk: Desk,
    /// Where it lies: the desk's folder, or beside it where it was put aside.
    folder: PathBuf,
    history: Lines,
    journal: Lines,
}

impl Kept {
    fn entries(&self) -> impl Iterator<Item = Entry> {
        self.history.entries().chain(self.journal.entries())
    }

    fn is_aside(&self) -> bool {
        self.folder != self.desk.folder()
    }

    fn last(&self) -> Moment {
        self.entries().map(|entry| entry.step.at).max().unwrap_or(Moment::UNKNOWN)
    }
}

/// Takes over the journals that this project had under other paths.
///
/// # Errors
/// Why one could not be taken over; it stays where it is and is looked for the next time.
pub fn take_over(disk: &dyn Disk, desk: &Desk, opened: &Opened) -> Result<(), WriteError> {
    let own = opened.files.iter().filter(|((annotator, _), _)| *annotator == desk.annotator);
    let own: BTreeSet<(String, String)> = own.map(|(key, seen)| (place_of(key), hex(&seen.hash))).collect();
    if own.is_empty() {
        return Ok(());
    }
    let is_new_here = disk.meta(&desk.journal()).is_err_and(|e| e.kind() == io::ErrorKind::NotFound);
    let mut others = others(disk, desk, is_new_here);
    others.sort_by_cached_key(|kept| std::cmp::Reverse(kept.last()));
    let moved = others.iter().filter(|kept| is_about(kept, (opened, &own)) && is_gone(disk, kept));
    moved.into_iter().try_for_each(|kept| add(disk, desk, kept))
}

/// Puts aside what this computer has of the folder's path where it is another project's: files of it once stood here,
/// and nothing of one's own does any more, as where a folder was renamed and a new one made under its name. That project
/// finds it when it is opened. Tells for how many places the journal has something that was in no file.
///
/// # Errors
/// Why it could not be put aside, or that not be told; nothing may be added to it, then.
pub fn put_aside_of_another(disk: &dyn Disk, desk: &Desk, opened: &Opened) -> Result<usize, WriteError> {
    if opened.files.keys().any(|(annotator, _)| *annotator == desk.annotator) {
        return Ok(0);
    }
    let (history, journal) = (desk.read_history(disk)?, desk.read_journal(disk)?);
    let was_saved = journal.marks().next().is_some() || history.entries().next().is_some();
    if !was_saved || has_files_of(disk, &desk.root, &desk.annotator)? {
        return Ok(0);
    }
    put_aside(disk, desk)?;
    Ok(n_lacking(&journal, desk))
}

fn put_aside(disk: &dyn Disk, desk: &Desk) -> Result<(), WriteError> {
    let _lock = desk.lock(disk)?;
    let folder = desk.folder();
    let aside = |n: usize| {
        let name = folder.file_name().unwrap_or_default().to_string_lossy();
        folder.with_file_name(format!("{name}-{n}"))
    };
    let free = (1..MAX_ASIDE).map(aside).find(|path| disk.meta(path).is_err());
    disk.rename(&folder, &free.ok_or(WriteError::NotAFile)?)?;
    if let Some(above) = folder.parent() {
        disk.sync_folder(above)?;
    }
    Ok(())
}

/// What this computer keeps of the same annotator's work in other folders. The histories are read only where there is
/// nothing of this folder yet: they are long.
fn others(disk: &dyn Disk, desk: &Desk, is_new_here: bool) -> Vec<Kept> {
    let own = desk.folder();
    let folders = disk.list(own.parent().unwrap_or(&own)).unwrap_or_default();
    let kept = folders.into_iter().filter(|(folder, _)| *folder != own).filter_map(|(folder, _)| {
        let journal = Lines::read(disk, &folder.join("journal")).ok()?;
        let root = journal.root()?;
        let other = Desk { root, ..desk.clone() };
        let history = is_new_here.then(|| Lines::read(disk, &folder.join("history")).unwrap_or_default());
        Some(Kept { desk: other, folder, history: history.unwrap_or_default(), journal })
    });
    kept.collect()
}

/// Whether a journal is about this project: something it made stands in one's own files here, or a file holds what was
/// last saved.
fn is_about(kept: &Kept, (opened, own): (&Opened, &BTreeSet<(String, String)>)) -> bool {
    let mut marks = kept.journal.marks();
    marks.any(|(path, hash)| own.contains(&(path.to_owned(), hash.to_owned())))
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
        Edit::Query { annotator, id, .. } => {
            project.codebook_record(annotator).is_some_and(|record| record.queries.contains_key(id))
        }
        Edit::Article { .. } | Edit::Codebook { .. } => false,
    }
}

/// Whether the project is no longer where the journal knows it: else this is a copy of it, and the journal is the
/// other's.
fn is_gone(disk: &dyn Disk, kept: &Kept) -> bool {
    kept.is_aside() || has_files_of(disk, &kept.desk.root, &kept.desk.annotator).is_ok_and(|has| !has)
}

/// Puts what another desk has before what this one has; the other stays as it is.
fn add(disk: &dyn Disk, desk: &Desk, kept: &Kept) -> Result<(), WriteError> {
    let _lock = desk.lock(disk)?;
    let (history, journal) = (desk.read_history(disk)?, desk.read_journal(disk)?);
    let known: BTreeSet<EntryId> = history.entries().chain(journal.entries()).map(|entry| entry.id).collect();
    if kept.entries().all(|entry| known.contains(&entry.id)) {
        return Ok(());
    }
    make_folder(disk, &desk.folder())?;
    let is_news = |line: &Line| line.entry().is_none_or(|entry| !known.contains(&entry.id()));
    let joined = |before: &Lines, after: &Lines| -> Result<String, WriteError> {
        let before = before.texts(is_news);
        Ok(desk.head()? + &before.chain(after.texts(|_| true)).collect::<String>())
    };
    if kept.history.entries().next().is_some() {
        desk.replace_history(disk, &joined(&kept.history, &history)?)?;
    }
    desk.replace_journal(disk, &joined(&kept.journal, &journal)?)?;
    // The earlier versions of files come along where there are none yet; without them nothing is lost.
    let (from, to) = (kept.folder.join("versions"), desk.folder().join("versions"));
    if disk.meta(&to).is_err() {
        let _ = disk.rename(&from, &to);
    }
    Ok(())
}
