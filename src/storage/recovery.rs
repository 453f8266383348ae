//! What a crash, a full disk or a vanished folder kept out of the project folder: steps that are in the journal and not
//! in their files are made again when a project is opened, and only those, so that a git checkout is not undone.

use super::atomic_write::{ContentHash, WriteError};
use super::disk::Disk;
use super::file_to_save::place_of;
use super::journal::{Covered, Lines, StateFolder, cover};
use super::moved::{quarantine_of_another, take_over};
use super::problem::{Problem, ProblemKind};
use super::project_folder::{FileKey, Opened};
use crate::model::edit::{Edit, SlotKey};
use crate::model::history::Entry;
use crate::model::merge::Tally;
use crate::model::moment::Moment;
use crate::model::project::Project;
use std::collections::BTreeMap;

/// What was found on this computer.
#[derive(Debug, Default)]
pub struct Recovered {
    /// Everything that was done, the first first.
    pub entries: Vec<Entry>,
    /// Per file the steps it lacks; they are in the project that was opened.
    pub lacking: BTreeMap<FileKey, Covered>,
    /// How many slots got their value from the journal.
    pub n_slots: usize,
    /// What making the steps again came to where files had changed differently.
    pub tally: Tally,
    /// For how many places something of another project was quarantined that was in no file.
    pub n_quarantined: usize,
}

/// One slot's steps that its file lacks: every value it went through, and the edit from the first to the last.
struct Chain {
    edit: Edit,
    steps: Vec<Edit>,
    /// The steps, by the file they were made for: their article may have been renamed since.
    covered: BTreeMap<FileKey, Covered>,
}

/// Looks first whether what this computer has of the folder is another project's, and what it has of this one under
/// another path, then recovers.
///
/// # Errors
/// Why what is another project's could not be quarantined; the folder cannot be worked in, then.
pub fn recover_wherever_it_was(
    disk: &dyn Disk,
    state_folder: &StateFolder,
    opened: &mut Opened,
    now: Moment,
) -> Result<Recovered, WriteError> {
    let n_quarantined = quarantine_of_another(disk, state_folder, opened)?;
    if let Err(error) = take_over(disk, state_folder, opened) {
        opened.problems.push(unread(state_folder, &error));
    }
    Ok(Recovered { n_quarantined, ..recover(disk, state_folder, opened, now) })
}

/// Makes steps again that the files lack, in the project that was opened. What is wrong with journal and history is
/// added to the problems.
fn recover(disk: &dyn Disk, state_folder: &StateFolder, opened: &mut Opened, now: Moment) -> Recovered {
    // A journal that cannot be moved on stays as it is, and is moved on another time.
    let _ = state_folder.rotate(disk);
    let mut recovered = Recovered::default();
    let history = state_folder.read_history(disk);
    let journal = state_folder.read_journal(disk);
    for read in [&history, &journal] {
        match read {
            Ok(lines) => opened.problems.extend(lines.problems.iter().cloned()),
            Err(error) => opened.problems.push(unread(state_folder, error)),
        }
    }
    recovered.entries.extend(history.iter().flat_map(Lines::entries));
    let entries: Vec<Entry> = journal.iter().flat_map(Lines::entries).collect();
    let earlier: Vec<Entry> = recovered.entries.iter().chain(&entries).cloned().collect();
    opened.merge_own_copies(&earlier);
    let Ok(journal) = journal else { return recovered };
    let saved = journal.saved();
    let mut settled: BTreeMap<ContentHash, BTreeMap<FileKey, Covered>> = BTreeMap::new();
    for chain in chains(&entries, &saved, state_folder, &opened.project) {
        let is_there = make_again(opened, &chain, &mut recovered.tally, now);
        let home = FileKey::of_edit(&chain.edit);
        let hash = opened.files.get(&home).map(|seen| seen.hash);
        for (key, steps) in chain.covered {
            let covered = match hash.filter(|_| is_there) {
                Some(hash) => settled.entry(hash).or_default().entry(key).or_default(),
                None => recovered.lacking.entry(key).or_default(),
            };
            for (sitting, n) in &steps {
                cover(covered, sitting, *n);
            }
        }
        recovered.n_slots += usize::from(!is_there);
    }
    for (hash, mut covered) in settled {
        covered.retain(|key, _| !recovered.lacking.contains_key(key));
        // Without the mark the steps are looked at again the next time.
        let _ = state_folder.mark_saved(disk, &hash, &covered);
    }
    recovered.entries.extend(entries);
    recovered
}

/// How many slots have steps in a journal that their files lack.
pub(super) fn n_lacking(journal: &Lines, state_folder: &StateFolder) -> usize {
    let entries: Vec<Entry> = journal.entries().collect();
    chains(&entries, &journal.saved(), state_folder, &Project::default()).len()
}

fn unread(state_folder: &StateFolder, error: &WriteError) -> Problem {
    let kind = match error {
        WriteError::TooLarge(n_bytes) => ProblemKind::TooLarge(*n_bytes),
        other => ProblemKind::Unreadable(other.to_string()),
    };
    Problem::of_file(&state_folder.folder().display().to_string(), kind)
}

/// The steps that files lack, by slot.
fn chains(
    entries: &[Entry],
    saved: &BTreeMap<String, Covered>,
    state_folder: &StateFolder,
    project: &Project,
) -> Vec<Chain> {
    let mut chains: BTreeMap<SlotKey, Chain> = BTreeMap::new();
    for entry in entries {
        for edit in entry.step.edits.iter().filter(|edit| *edit.annotator() == state_folder.annotator) {
            let key = FileKey::of_edit(edit);
            let covered = saved.get(&place_of(&key)).and_then(|covered| covered.get(&entry.id.sitting));
            if covered.is_some_and(|n| *n >= entry.id.n) {
                continue;
            }
            let edit = edit.clone().at_home(project);
            let new = || Chain { edit: edit.clone(), steps: Vec::new(), covered: BTreeMap::new() };
            let chain = chains.entry(edit.place()).or_insert_with(new);
            if !chain.steps.is_empty() {
                chain.edit.go_on_with(edit.clone());
            }
            chain.steps.push(edit);
            cover(chain.covered.entry(key).or_default(), &entry.id.sitting, entry.id.n);
        }
    }
    chains.into_values().collect()
}

/// Makes a chain's steps again, and says whether its file held what came of them already.
fn make_again(opened: &mut Opened, chain: &Chain, tally: &mut Tally, now: Moment) -> bool {
    let project = &mut opened.project;
    if chain.edit.is_made_in(project) {
        return true;
    }
    if project.apply(&chain.edit, now).is_ok() {
        return false;
    }
    // The file was saved somewhere along the way, and the mark of it was lost.
    for from in 1..chain.steps.len() {
        let mut rest = chain.steps.iter().skip(from).cloned();
        if let Some(mut edit) = rest.next() {
            rest.for_each(|later| edit.go_on_with(later));
            if project.apply(&edit, now).is_ok() {
                return false;
            }
        }
    }
    *tally += project.merge(&chain.edit, now);
    false
}
