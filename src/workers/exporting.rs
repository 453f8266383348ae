//! Exports: what of a project is wanted, how it begins, and the file it is written to.

use super::asking::{PassageHit, PassageSort};
use super::compute::{Question, Running};
use super::report::{ExportReport, TaskOutput};
use super::snapshot::Snapshot;
use super::ticket::Ticket;
use crate::exchange::export_options::ExportOptions;
use crate::exchange::export_words::ExportWords;
use crate::exchange::format::{Asked, FormatId};
use crate::exchange::gathering::Wanted;
use crate::exchange::proof::{Unproven, prove};
use crate::exchange::sink::Sink;
use crate::exchange::study::{Code, Coding, Study};
use crate::model::id::{AnnotationId, AnnotatorId, ArticlePath};
use crate::search::passage_fault::PassageFault;
use crate::search::passage_scope::{AnnotatorFilter, EveryAnnotator};
use crate::storage::atomic_write::WriteError;
use crate::storage::export_file::{self, Proof};
use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;
use std::path::PathBuf;

/// Names a passage of a project.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct PassageName {
    pub article: ArticlePath,
    pub annotator: AnnotatorId,
    pub id: AnnotationId,
}

/// Which part of a project is exported.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum ExportExtent {
    /// All of it.
    #[default]
    Project,
    /// One article.
    Article(ArticlePath),
    /// These passages, and the articles they stand in.
    Passages(BTreeSet<PassageName>),
    /// What a query finds, as it was typed, and the articles that stands in.
    Query(String),
}

/// What of a project is exported.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ExportWish {
    /// Which part.
    pub extent: ExportExtent,
    /// Whose; `None` for everyone's.
    pub people: Option<BTreeSet<AnnotatorId>>,
}

impl ExportWish {
    /// Gathers it. `tell` is told how many articles are gathered.
    ///
    /// # Errors
    /// What is wrong with a query.
    pub fn study(&self, snapshot: &Snapshot, tell: &dyn Fn(usize)) -> Result<Study, PassageFault> {
        let found: BTreeSet<PassageName>;
        let passages = match &self.extent {
            ExportExtent::Project | ExportExtent::Article(_) => None,
            ExportExtent::Passages(passages) => Some(passages),
            ExportExtent::Query(typed) => {
                let asking = snapshot.clone().asking(typed, PassageSort::Article, Box::new(EveryAnnotator));
                let name = |PassageHit { article, annotator, id, .. }| PassageName { article, annotator, id };
                let hits = asking.answer(&|| false)?.hits;
                found = hits.into_iter().map(name).collect();
                Some(&found)
            }
        };
        let is_of = |who: &AnnotatorId| self.people.as_ref().is_none_or(|people| people.contains(who));
        let n_told = Cell::new(0);
        let holds = |path: &ArticlePath| match &self.extent {
            ExportExtent::Project => true,
            ExportExtent::Article(wanted) => wanted == path,
            ExportExtent::Passages(_) | ExportExtent::Query(_) => false,
        };
        Ok(snapshot.study_where(Wanted {
            passages: &|path, who, id| {
                is_of(who)
                    && match passages {
                        Some(passages) => passages.contains(&PassageName {
                            article: path.clone(),
                            annotator: who.clone(),
                            id,
                        }),
                        None => holds(path),
                    }
            },
            articles: &|path| {
                n_told.set(n_told.get() + 1);
                tell(n_told.get());
                holds(path)
            },
            people: &is_of,
        }))
    }
}

/// An export that is to be written.
#[derive(Debug)]
pub struct ExportAsked {
    /// The project's folder.
    pub root: PathBuf,
    /// Where the export goes.
    pub path: PathBuf,
    pub format: FormatId,
    pub wish: ExportWish,
    pub options: ExportOptions,
    pub words: Box<ExportWords>,
    pub snapshot: Box<Snapshot>,
}

/// How many articles are gathered from one report to the next.
const TOLD_EVERY: usize = 250;

/// Writes an export, and reports what came of it.
pub(super) fn perform(ticket: &Ticket, asked: &ExportAsked, report: &mut dyn FnMut(TaskOutput)) {
    let report = RefCell::new(report);
    let n_all = asked.snapshot.library.len();
    let tell = |n_done: usize| {
        if n_done.is_multiple_of(TOLD_EVERY) {
            report.borrow_mut()(TaskOutput::Export(ExportReport::Progress { n_done, n_all }));
        }
    };
    let written = write(ticket, asked, &tell);
    let path = asked.path.clone();
    report.borrow_mut()(TaskOutput::Export(ExportReport::Written { path, result: written }));
}

/// Gathers what is wanted and writes it; says how many passages it holds.
fn write(ticket: &Ticket, asked: &ExportAsked, tell: &dyn Fn(usize)) -> Result<usize, WriteError> {
    let is_stopped = || ticket.is_cancelled();
    if is_stopped() {
        return Err(WriteError::Stopped);
    }
    let study = &asked.wish.study(&asked.snapshot, tell).map_err(WriteError::WrongQuery)?;
    let (words, options) = (&*asked.words, asked.options);
    let mut proof = |bytes: &[u8]| {
        prove(asked.format, study, bytes, &is_stopped).map_err(|error| match error {
            Unproven::Stopped => WriteError::Stopped,
            Unproven::Other => WriteError::NotAsWritten,
        })
    };
    let write = &mut |out: &mut dyn Sink| asked.format.write_study(study, &Asked { words, options }, out);
    let proof: Option<&mut Proof<'_>> = if asked.format.is_read_back() { Some(&mut proof) } else { None };
    let export = export_file::Export { write, is_stopped: &is_stopped, proof };
    export_file::write_with(&asked.root, &asked.path, export)?;
    Ok(study.codings.len())
}

/// How many passages a preview shows.
pub const N_PREVIEWED: usize = 40;

/// What an export would hold: how much, and how it begins.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ExportPreview {
    pub n_articles: usize,
    pub n_passages: usize,
    /// Themes that a passage or an article of it bears, and people who made one.
    pub n_themes: usize,
    pub n_people: usize,
    /// Passages of it that have no place in the text of today.
    pub n_unplaced: usize,
    /// The first passages of those whose marks are shown: in a blind round the preview tells nothing that the window hides.
    pub rows: Vec<PreviewRow>,
}

/// A passage of an export.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PreviewRow {
    /// Where it stands: what people cite, else the title of its article or its path.
    pub place: String,
    pub title: String,
    pub themes: Vec<String>,
    pub annotator: String,
    pub quote: String,
}

impl ExportPreview {
    fn of(study: &Study, snapshot: &Snapshot, filter: &dyn AnnotatorFilter) -> Self {
        let mut codes: BTreeSet<usize> = study.codings.iter().flat_map(|one| &one.codes).copied().collect();
        codes.extend(study.sources.iter().flat_map(|source| &source.codes));
        let row = |coding| {
            let facts = study.facts(coding);
            PreviewRow {
                place: coding.place.clone().unwrap_or_default(),
                title: facts.title.clone().unwrap_or_else(|| facts.path.clone()),
                themes: study.codes(coding).map(Code::full_name).collect(),
                annotator: study.coder(coding).to_owned(),
                quote: coding.quote.clone(),
            }
        };
        Self {
            n_articles: study.sources.len(),
            n_passages: study.codings.len(),
            n_themes: codes.len(),
            n_people: study.coders.len(),
            n_unplaced: study.codings.iter().filter(|coding| coding.today.is_none()).count(),
            rows: shown(study, snapshot, filter).take(N_PREVIEWED).map(row).collect(),
        }
    }
}

/// The passages of a study whose annotators are shown in their articles.
fn shown<'s>(
    study: &'s Study,
    snapshot: &'s Snapshot,
    filter: &'s dyn AnnotatorFilter,
) -> impl Iterator<Item = &'s Coding> {
    study.by_source().flat_map(move |codings| {
        let path = codings.first().and_then(|first| study.facts(first).path.parse::<ArticlePath>().ok());
        let of_article = path.map(|path| filter.in_article(&snapshot.project, &path));
        let is_shown = |coding: &&Coding| {
            let who = study.coders.get(coding.coder).and_then(|coder| coder.id.parse::<AnnotatorId>().ok());
            of_article.as_ref().zip(who).is_some_and(|(holds, who)| holds(&who))
        };
        codings.iter().filter(is_shown).collect::<Vec<_>>()
    })
}

/// What would be exported? Of passages, it shows those of the annotators who are shown.
#[derive(Debug)]
pub struct PreviewQuestion {
    pub wish: ExportWish,
    pub filter: Box<dyn AnnotatorFilter>,
}

impl Question for PreviewQuestion {
    type Answer = Result<ExportPreview, PassageFault>;

    fn answer(self, snapshot: Snapshot, _: &mut Running<'_>) -> Self::Answer {
        let study = self.wish.study(&snapshot, &|_| {})?;
        Ok(ExportPreview::of(&study, &snapshot, &*self.filter))
    }
}
