//! Pages of numbers under names: one's own records in the codebook, as queries are.

use super::cx::Cx;
use super::notices::{FindingNotice, ThemeNotice};
use super::open_project::OpenProject;
use super::part_command::PartCommand;
use super::saved_edits::edit_of_saved;
use crate::exchange::saved_page::{ReadPage, SavedPage};
use crate::model::history::StepLabel;
use crate::model::id::SavedId;
use crate::model::saved::{SavedKey, SavedList, saved, saved_in};
use crate::search::passage_fault::PassageFault;
use crate::search::passage_names::{by_ids, by_names};
use crate::search::passage_parser::parse;
use crate::search::passage_printer::print;
use crate::search::passage_spelling::Spelling;
use crate::text::tidy_name::tidy_name;

/// A decision about pages under names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SavedPagesCommand {
    /// Keep a page under a name.
    Save(String, Box<SavedPage>),
    /// Give a saved page another name.
    Rename(SavedId, String),
    /// Delete a saved page.
    Delete(SavedId),
}

impl PartCommand for SavedPagesCommand {
    fn needs_name(&self) -> bool {
        match self {
            Self::Save(..) | Self::Rename(..) | Self::Delete(_) => true,
        }
    }
}

pub(super) fn obey(cx: &mut Cx<'_>, command: SavedPagesCommand) {
    if !cx.open.is_ready() {
        return;
    }
    match command {
        SavedPagesCommand::Save(name, page) => save(cx, &tidy_name(&name), *page),
        SavedPagesCommand::Rename(id, name) => rename(cx, &key_of(id), tidy_name(&name)),
        SavedPagesCommand::Delete(id) => delete(cx, &key_of(id)),
    }
}

fn key_of(id: SavedId) -> SavedKey {
    SavedKey { list: SavedList::Pages, id }
}

/// The saved page of a name.
fn named(open: &OpenProject, name: &str) -> Option<SavedId> {
    let mut pages = saved_in(&open.project, SavedList::Pages).into_iter();
    pages.find(|(_, page)| page.name == name).map(|(id, _)| id)
}

/// Keeps a page under a name: the one that has this name already becomes this page. What a newer version wrote into that
/// one, and is not known here, stands on in it.
fn save(cx: &mut Cx<'_>, name: &str, page: SavedPage) {
    let Some(annotator) = cx.own() else { return };
    if name.is_empty() {
        return cx.say(ThemeNotice::EmptyName);
    }
    let Ok(page) = kept(cx.open, page) else { return cx.say(FindingNotice::PageQueryWrong) };
    let key = key_of(named(cx.open, name).unwrap_or_else(|| cx.ids.saved(name)));
    let before = saved(&cx.open.project, &key).unwrap_or_default();
    let text = page.written_over(&before.text);
    let edit = edit_of_saved(cx, &annotator, &key, |record| {
        record.name = Some(name.to_owned());
        record.text = Some(text);
        record.deleted = record.deleted.map(|_| false);
    });
    if edit.is_none() {
        return cx.say(FindingNotice::PageKept(name.to_owned()));
    }
    cx.make(edit.into_iter().collect(), StepLabel::PageSaved(name.to_owned()));
}

/// Another name; never that of another page, which nobody could tell it from.
fn rename(cx: &mut Cx<'_>, key: &SavedKey, to: String) {
    let Some(annotator) = cx.own() else { return };
    let Some(page) = saved(&cx.open.project, key).filter(|page| !page.is_deleted) else { return };
    if to.is_empty() {
        return cx.say(ThemeNotice::EmptyName);
    }
    if named(cx.open, &to).is_some_and(|id| id != key.id) {
        return cx.say(FindingNotice::PageNameTaken(to));
    }
    if page.name == to {
        return;
    }
    let edit = edit_of_saved(cx, &annotator, key, |record| record.name = Some(to.clone()));
    cx.make(edit.into_iter().collect(), StepLabel::PageRenamed { from: page.name, to });
}

fn delete(cx: &mut Cx<'_>, key: &SavedKey) {
    let Some(annotator) = cx.own() else { return };
    let Some(page) = saved(&cx.open.project, key) else { return };
    let edit = edit_of_saved(cx, &annotator, key, |record| record.deleted = Some(true));
    cx.make(edit.into_iter().collect(), StepLabel::PageDeleted(page.name));
}

/// A page as it is kept: its query calls themes and people by their ids, so that it goes on to mean them.
fn kept(open: &OpenProject, mut page: SavedPage) -> Result<SavedPage, PassageFault> {
    let query = page.question.query.trim();
    page.question.query = if query.is_empty() {
        String::new()
    } else {
        let parsed = parse(query)?;
        print(&by_ids(&parsed.query, &open.codebook, open.visibility.people()), Spelling::English)
    };
    Ok(page)
}

/// The text of a saved page as it is chosen: its query in the person's language and by the names of today, its themes as they
/// stand today.
#[must_use]
pub fn opened_page(open: &OpenProject, text: &str, spelling: Spelling) -> ReadPage {
    let mut read = ReadPage::of(text);
    let question = &mut read.page.question;
    // A newer version may know more of the language: what cannot be read is shown as it is.
    if let Some(parsed) = parse(&question.query).ok().filter(|_| !question.query.trim().is_empty()) {
        question.query = print(&by_names(&parsed.query, &open.codebook, open.visibility.people()), spelling);
    }
    question.branches = question.branches.iter().map(|id| open.codebook.resolve(id).clone()).collect();
    read
}
