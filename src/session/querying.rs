//! Asking for passages: a worker answers on a snapshot, and answers again whenever something it went through changed.
//! Queries are kept under names as one's own records, as themes are.

use super::asked::Asked;
use super::cx::Cx;
use super::mark_key::MarkKey;
use super::notices::{FindingNotice, ThemeNotice};
use super::part_command::PartCommand;
use super::saved_edits::edit_of_saved;
use super::visibility::Visibility;
use crate::model::history::StepLabel;
use crate::model::id::{AnnotatorId, ArticlePath, SavedId};
use crate::model::project::Project;
use crate::model::saved::{SavedKey, SavedList, saved, saved_in};
use crate::search::passage_fault::PassageFault;
use crate::search::passage_names::by_ids;
use crate::search::passage_parser::parse;
use crate::search::passage_printer::print;
use crate::search::passage_scope::AnnotatorFilter;
use crate::search::passage_spelling::Spelling;
use crate::text::tidy_name::tidy_name;
use crate::workers::asking::{FoundPassages, PassageHit, PassageQuery, PassageSort};
use crate::workers::report::ComputingReport;
use crate::workers::task::Work;
use std::sync::Arc;

/// A decision about queries of passages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum QueryingCommand {
    /// Find the passages that meet a query, in an order.
    Ask(String, PassageSort),
    /// No longer answer what was asked for.
    Stop,
    /// Keep a query under a name.
    Save(String, String),
    /// Delete a saved query.
    Delete(SavedId),
}

impl PartCommand for QueryingCommand {
    fn needs_name(&self) -> bool {
        match self {
            Self::Save(..) | Self::Delete(_) => true,
            Self::Ask(..) | Self::Stop => false,
        }
    }
}

/// What is asked for, and what was found.
#[derive(Debug, Default)]
pub struct Querying {
    asked: Option<(String, PassageSort)>,
    pub(super) answering: Asked<PassageQuery>,
    found: Arc<FoundPassages>,
    fault: Option<PassageFault>,
}

impl Querying {
    /// The passages found last; while a query is wrong, those of the last one that was right.
    #[must_use]
    pub fn found(&self) -> &Arc<FoundPassages> {
        &self.found
    }

    /// What is wrong with what was asked.
    #[must_use]
    pub fn fault(&self) -> Option<&PassageFault> {
        self.fault.as_ref()
    }

    /// What was asked last, and in which order.
    #[must_use]
    pub fn asked(&self) -> Option<(&str, PassageSort)> {
        self.asked.as_ref().map(|(text, sort)| (text.as_str(), *sort))
    }

    /// Whether what was asked last is answered.
    #[must_use]
    pub fn is_answered(&self) -> bool {
        self.answering.is_answered()
    }

    /// Whether looking for an answer broke down.
    #[must_use]
    pub fn is_failed(&self) -> bool {
        self.answering.is_failed()
    }

    /// Tells one answer from all others of the sitting.
    #[must_use]
    pub fn answer(&self) -> u64 {
        self.answering.n_answers()
    }

    /// Takes in what was answered last.
    fn take_answer(&mut self) {
        match self.answering.answer().map(Arc::as_ref) {
            Some(Ok(found)) => {
                self.found = Arc::clone(found);
                self.fault = None;
            }
            Some(Err(fault)) => self.fault = Some(fault.clone()),
            None => (self.found, self.fault) = (Arc::default(), None),
        }
    }
}

impl PassageHit {
    /// Which annotation it is.
    #[must_use]
    pub fn key(&self) -> MarkKey {
        MarkKey { annotator: self.annotator.clone(), id: self.id }
    }
}

impl AnnotatorFilter for Visibility {
    fn in_article<'e>(
        &'e self,
        project: &Project,
        article: &ArticlePath,
    ) -> Box<dyn Fn(&AnnotatorId) -> bool + 'e> {
        let visibility = Self::in_article(self, project, article);
        Box::new(move |who| visibility.holds(who))
    }
}

pub(super) fn obey(querying: &mut Querying, cx: &mut Cx<'_>, command: QueryingCommand) {
    match command {
        QueryingCommand::Ask(typed, sort) => {
            if querying.asked.as_ref().is_none_or(|(known, by)| *known != typed || *by != sort) {
                querying.asked = Some((typed, sort));
                querying.answering.stop();
                ask_again(querying, cx);
            }
        }
        QueryingCommand::Stop => stop_asking(querying),
        QueryingCommand::Save(name, typed) => save_query(cx, &name, &typed),
        QueryingCommand::Delete(id) => delete_query(cx, &id),
    }
}

/// Has the query answered where it is another, or where the project has changed since.
pub(super) fn ask_again(querying: &mut Querying, cx: &mut Cx<'_>) {
    let version = cx.open.changes.version();
    let asked = querying.asked.clone().filter(|_| querying.answering.is_due(version));
    let Some((typed, sort)) = asked else { return };
    let filter = Box::new(cx.open.visibility.clone());
    let question = Box::new(PassageQuery { typed, sort, filter });
    let ticket = cx.start(Work::Compute { snapshot: Box::new(cx.open.snapshot()), question });
    querying.answering.asked(ticket, version);
}

/// Nobody looks at the answer any more: what was found stands, and is not followed.
fn stop_asking(querying: &mut Querying) {
    querying.asked = None;
    querying.answering.stop();
}

/// A worker broke down: if it was looking for an answer, there is none.
pub(super) fn failed(querying: &mut Querying, number: u64) {
    querying.answering.failed(number);
    querying.take_answer();
}

/// A worker tells how far it has come with a question, or answers it: whoever asked it takes the answer. To an
/// earlier question nobody listens.
pub(super) fn hear(querying: &mut Querying, number: u64, report: ComputingReport) {
    match report {
        ComputingReport::Progress { n_done, n_all } => {
            querying.answering.heard_progress(number, n_done, n_all);
        }
        ComputingReport::Answered(answer) => {
            if querying.answering.heard(number, answer).is_none() {
                querying.take_answer();
            }
        }
    }
}

/// Keeps a query under a name: the one that has this name already becomes this query. Themes and people are kept by
/// their ids, so that it goes on to mean them.
fn save_query(cx: &mut Cx<'_>, name: &str, typed: &str) {
    let (name, Some(annotator)) = (tidy_name(name), cx.own()) else { return };
    let open = &*cx.open;
    if !open.is_ready() {
        return;
    }
    let Ok(parsed) = parse(typed) else { return cx.say(FindingNotice::QueryWrong) };
    if name.is_empty() {
        return cx.say(ThemeNotice::EmptyName);
    }
    let query = by_ids(&parsed.query, &open.codebook, open.visibility.people());
    let text = print(&query, Spelling::English);
    let known = saved_in(&open.project, SavedList::Queries).into_iter().find(|(_, query)| query.name == name);
    let id = known.map_or_else(|| cx.ids.saved(&name), |(id, _)| id);
    let key = SavedKey { list: SavedList::Queries, id };
    let edit = edit_of_saved(cx, &annotator, &key, |record| {
        record.name = Some(name.clone());
        record.text = Some(text);
        record.deleted = record.deleted.map(|_| false);
    });
    if edit.is_none() {
        return cx.say(FindingNotice::QueryKept(name));
    }
    cx.make(edit.into_iter().collect(), StepLabel::QuerySaved(name));
}

fn delete_query(cx: &mut Cx<'_>, id: &SavedId) {
    let Some(annotator) = cx.own() else { return };
    let key = SavedKey { list: SavedList::Queries, id: id.clone() };
    let Some(query) = saved(&cx.open.project, &key) else { return };
    let edit = edit_of_saved(cx, &annotator, &key, |record| record.deleted = Some(true));
    cx.make(edit.into_iter().collect(), StepLabel::QueryDeleted(query.name));
}
