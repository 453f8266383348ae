//! Exports: what of a project is wanted, how it begins, and the file it is written to.

use super::asking::{PassageHit, PassageSort};
use super::compute::{Question, Running};
use super::report::{ExportProgress, ExportReport, TaskOutput};
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
use std::cell::RefCell;
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
    /// Gathers it. `goes_on` is told before each article how many were gone through, and says whether to go on; where not,
    /// nobody wants what was gathered.
    ///
    /// # Errors
    /// What is wrong with a query.
    pub fn study(&self, snapshot: &Snapshot, goes_on: &dyn Fn(usize) -> bool) -> Result<Study, PassageFault> {
        self.gathered(snapshot, goes_on, |wanted| snapshot.study_where(wanted))
    }

    /// Has `gather` gather it.
    fn gathered(
        &self,
        snapshot: &Snapshot,
        goes_on: &dyn Fn(usize) -> bool,
        gather: impl FnOnce(Wanted<'_>) -> Study,
    ) -> Result<Study, PassageFault> {
        let found: BTreeSet<PassageName>;
        let passages = match &self.extent {
            ExportExtent::Project | ExportExtent::Article(_) => None,
            ExportExtent::Passages(passages) => Some(passages),
            ExportExtent::Query(typed) => {
                let asking = snapshot.clone().asking(typed, PassageSort::Article, Box::new(EveryAnnotator));
                let name = |PassageHit { article, annotator, id, .. }| PassageName { article, annotator, id };
                let hits = asking.answer(&|| !goes_on(0))?.hits;
                found = hits.into_iter().map(name).collect();
                Some(&found)
            }
        };
        let is_of = |who: &AnnotatorId| self.people.as_ref().is_none_or(|people| people.contains(who));
        let holds = |path: &ArticlePath| match &self.extent {
            ExportExtent::Project => true,
            ExportExtent::Article(wanted) => wanted == path,
            ExportExtent::Passages(_) | ExportExtent::Query(_) => false,
        };
        Ok(gather(Wanted {
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
            articles: &holds,
            people: &is_of,
            goes_on,
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
    let goes_on = |n_done: usize| {
        if ticket.is_cancelled() {
            return false;
        }
        // Those that are gone are gone through, too.
        let n_done = n_done.min(n_all);
        if n_done > 0 && (n_done.is_multiple_of(TOLD_EVERY) || n_done == n_all) {
            report.borrow_mut()(TaskOutput::Export(ExportReport::Progress(ExportProgress::Gathered {
                n_done,
                n_all,
            })));
        }
        !ticket.is_cancelled()
    };
    let gathered = asked.wish.study(&asked.snapshot, &goes_on).map_err(WriteError::WrongQuery);
    let written = gathered.as_ref().map_err(Clone::clone).and_then(|study| {
        let tell = &|progress| report.borrow_mut()(TaskOutput::Export(ExportReport::Progress(progress)));
        if goes_on(n_all) { write(ticket, asked, study, tell) } else { Err(WriteError::Stopped) }
    });
    let path = asked.path.clone();
    // A large study takes a while to be dropped, and nobody waits for that.
    report.borrow_mut()(TaskOutput::Export(ExportReport::Written { path, result: written }));
}

/// Writes what was gathered; says how many passages it holds.
fn write(
    ticket: &Ticket,
    asked: &ExportAsked,
    study: &Study,
    tell: &dyn Fn(ExportProgress),
) -> Result<usize, WriteError> {
    let is_stopped = || ticket.is_cancelled();
    let (words, options) = (&*asked.words, asked.options);
    tell(ExportProgress::Writing);
    let mut proof = |bytes: &[u8]| {
        tell(ExportProgress::Comparing);
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

/// A preview while what it tells of is gone through, article by article: nothing of it is kept but what is shown.
struct Previewing<'a> {
    snapshot: &'a Snapshot,
    filter: &'a dyn AnnotatorFilter,
    preview: ExportPreview,
    codes: BTreeSet<usize>,
}

impl Previewing<'_> {
    /// Takes the passages of an article, which was gathered last.
    fn take(&mut self, study: &mut Study) {
        let codings = std::mem::take(&mut study.codings);
        self.preview.n_passages += codings.len();
        self.preview.n_unplaced += codings.iter().filter(|coding| coding.today.is_none()).count();
        self.codes.extend(codings.iter().flat_map(|one| &one.codes));
        let n_more = N_PREVIEWED.saturating_sub(self.preview.rows.len());
        if n_more > 0 {
            let shown = self.shown(study, &codings).take(n_more);
            let rows: Vec<PreviewRow> = shown.map(|coding| row_of(study, coding)).collect();
            self.preview.rows.extend(rows);
        }
    }

    /// The passages of an article whose annotators are shown in it.
    fn shown<'s>(&'s self, study: &'s Study, codings: &'s [Coding]) -> impl Iterator<Item = &'s Coding> {
        let path = codings.first().and_then(|first| study.facts(first).path.parse::<ArticlePath>().ok());
        let holds = path.map(|path| self.filter.in_article(&self.snapshot.project, &path));
        codings.iter().filter(move |coding| {
            let who = study.coders.get(coding.coder).and_then(|coder| coder.id.parse::<AnnotatorId>().ok());
            holds.as_ref().zip(who).is_some_and(|(holds, who)| holds(&who))
        })
    }

    /// The preview, once everything was gone through.
    fn finished(mut self, study: &Study) -> ExportPreview {
        self.codes.extend(study.sources.iter().flat_map(|source| &source.codes));
        ExportPreview {
            n_articles: study.sources.len(),
            n_themes: self.codes.len(),
            n_people: study.coders.len(),
            ..self.preview
        }
    }
}

fn row_of(study: &Study, coding: &Coding) -> PreviewRow {
    let facts = study.facts(coding);
    PreviewRow {
        place: coding.place.clone().unwrap_or_default(),
        title: facts.title.clone().unwrap_or_else(|| facts.path.clone()),
        themes: study.codes(coding).map(Code::full_name).collect(),
        annotator: study.coder(coding).to_owned(),
        quote: coding.quote.clone(),
    }
}

/// What would be exported? Of passages, it shows those of the annotators who are shown.
#[derive(Debug)]
pub struct PreviewQuestion {
    pub wish: ExportWish,
    pub filter: Box<dyn AnnotatorFilter>,
}

impl Question for PreviewQuestion {
    type Answer = Result<ExportPreview, PassageFault>;

    fn answer(self, snapshot: Snapshot, running: &mut Running<'_>) -> Self::Answer {
        let (preview, codes) = Default::default();
        let mut previewing = Previewing { snapshot: &snapshot, filter: &*self.filter, preview, codes };
        let gather = |wanted: Wanted<'_>| snapshot.study_each(wanted, &mut |study| previewing.take(study));
        let study = self.wish.gathered(&snapshot, &|_| !running.is_cancelled(), gather)?;
        Ok(previewing.finished(&study))
    }
}
