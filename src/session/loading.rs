//! Reading the folder of a project: its articles, everyone's annotations, and what this computer adds to them.

use super::changes::Change;
use super::cx::Cx;
use super::leaving::Departure;
use super::meeting::meet_people;
use super::notices::{FolderNotice, KeepingNotice};
use super::open_project::OpenProject;
use super::relocating::settle_records;
use super::same_person::ask_same_person;
use super::saving::save_what_waited;
use super::showing::show_awaited;
use crate::model::history::History;
use crate::model::merge::Tally;
use crate::model::project::Annotator;
use crate::storage::article_file::{ArticleFile, flaw_of};
use crate::storage::problem::Problem;
use crate::storage::project_folder::Opened;
use crate::storage::recovery::Recovered;
use crate::workers::report::ReadArticle;
use crate::workers::snapshot::LibraryEntry;
use std::path::PathBuf;

/// Takes in which articles there are, none read yet.
pub(super) fn take_list(cx: &mut Cx<'_>, files: Vec<ArticleFile>, problems: Vec<Problem>) {
    let open = &mut *cx.open;
    open.changes.note(Change::everything());
    open.order.take();
    open.library = files.into_iter().map(|file| (file.path.clone(), LibraryEntry::of(file))).collect();
    open.problems.extend(problems);
    show_awaited(cx);
}

/// Takes in articles that were read: ahead of the others, or as the folder is read.
pub(super) fn take_articles(cx: &mut Cx<'_>, number: u64, articles: Vec<ReadArticle>) {
    let open = &mut *cx.open;
    open.changes.note(Change::of(articles.iter().map(|article| article.path.clone())));
    let n_read = take_in(open, articles);
    if let Some(loading) = open.loading.as_mut().filter(|loading| loading.ticket.number == number) {
        loading.n_read += n_read;
    }
    save_what_waited(cx);
    show_awaited(cx);
}

/// The folder has been read.
pub(super) fn loading_ended(cx: &mut Cx<'_>) {
    let open = &mut *cx.open;
    open.changes.note(Change::everything());
    open.loading = None;
    open.find_missing();
    settle_records(cx);
    show_awaited(cx);
}

/// Everyone's annotations are in, with what this computer adds to them.
pub(super) fn take_notes(cx: &mut Cx<'_>, opened: Opened, recovered: Recovered, root: PathBuf) {
    let annotator = cx.own();
    let open = &mut *cx.open;
    // Two folders opened by one session have sittings of their own: one journal may come to lie beside the other.
    let place = format!("{} {} {}", open.opening.0, cx.now.moment, root.display());
    let sitting = cx.ids.sitting(recovered.entries.len(), &place);
    open.project = opened.project.clone();
    open.written_here.clone_from(&opened.written_here);
    let is_of_other_computer = opened.is_of_other_computer;
    open.problems.extend(opened.problems.iter().cloned());
    let tally = opened.tally;
    open.saving.seen_on_disk(opened, recovered.lacking, root);
    open.history = History::new(&sitting, recovered.entries);
    open.saving.keeping.begins_after(open.history.entries().len());
    if let Some(loading) = &mut open.loading {
        loading.has_notes = true;
    }
    open.saving.own.clone_from(&annotator);
    cx.refresh();
    cx.open.changes.note(Change::everything());
    if is_of_other_computer {
        write_another_folder(cx);
    }
    meet_people(cx);
    ask_same_person(cx);
    if recovered.n_slots > 0 {
        cx.say(KeepingNotice::Recovered(recovered.n_slots, recovered.tally));
    } else if tally != Tally::default() {
        cx.say(FolderNotice::Merged(tally));
    }
    if recovered.n_quarantined > 0 {
        cx.say(KeepingNotice::JournalQuarantined(recovered.n_quarantined));
    }
    if cx.open.is_unsaved() || cx.open.has_copies() {
        cx.note_unsaved();
    }
}

/// Another computer writes the folder of the annotator of this one, as where settings were copied: from now on one
/// goes by another id here, which is told to be the same person.
fn write_another_folder(cx: &mut Cx<'_>) {
    let Some((other, name)) = cx.preferences.settings().annotator.clone() else { return };
    let known = cx.open.written_here_as(&name).cloned();
    let is_known = known.is_some();
    let id = known.unwrap_or_else(|| cx.ids.annotator(&name));
    cx.preferences.change(cx.out, |settings| settings.annotator = Some((id.clone(), name.clone())));
    if is_known {
        // What this computer keeps of that one's work is read with the folder.
        return cx.out.depart(Departure::Again);
    }
    let same_person_as = Some(other.clone());
    cx.open.project.put_annotator(&id, Annotator { name: name.clone(), same_person_as });
    cx.refresh();
    cx.say(FolderNotice::SecondFolder(name, other));
}

/// Puts articles that were read in the library, or why they cannot be; tells how many there are.
fn take_in(open: &mut OpenProject, articles: Vec<ReadArticle>) -> usize {
    open.texts += 1;
    let mut n_articles = 0;
    for ReadArticle { path, read } in articles {
        if read.as_ref().is_err_and(|problem| open.leaves_out(&path, problem)) {
            continue;
        }
        n_articles += 1;
        let Some(entry) = open.library.get_mut(&path) else { continue };
        match read {
            Ok(article) if entry.article.is_none() => {
                let flaw = flaw_of(&path, &article).filter(|flaw| !open.problems.contains(flaw));
                open.problems.extend(flaw);
                entry.article = Some(article);
                open.arrange(&path);
                open.renew_facts(&path);
                open.locating.due.insert(path);
            }
            Ok(_) => {}
            Err(problem) => {
                if !open.problems.contains(&problem) {
                    open.problems.push(problem.clone());
                }
                entry.problem = Some(problem);
            }
        }
    }
    n_articles
}
