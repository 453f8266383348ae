//! What was read of files that are to be imported, beside the project they are to come into: which texts it has already,
//! where codings land, and which of them it has.

use super::import_homes::Homes;
use super::import_themes::new_themes;
use super::importing::PREVIEW_CHARS;
use super::snapshot::Snapshot;
use crate::documents::document::LeftOut;
use crate::exchange::codebook::BookTheme;
use crate::exchange::codebook_reading::clean_name;
use crate::exchange::found_study::UnsureCounting;
use crate::exchange::landing::{Ground, Landed, Landing};
use crate::exchange::making::{Made, about_completing, about_of, make};
use crate::exchange::reading::{NotRead, Read, TableColumns, Unsure};
use crate::exchange::study::{Coding, Source, Study};
use crate::model::annotation::Annotation;
use crate::model::id::{AnnotatorId, ArticlePath, ThemeId};
use crate::model::imported::Origin;
use crate::model::moment::Moment;
use crate::storage::import_source::FoundSource;
use crate::text::anchor::Anchor;
use crate::text::article::Article;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

/// A file that was read, or why it was not.
#[derive(Clone, Debug)]
pub struct IncomingFile {
    /// Its path as people know it: from the folder that was named.
    pub name: String,
    /// The name of the format it was read as; `None` where it was not read.
    pub format: Option<&'static str>,
    /// What is in it.
    pub read: Result<Vec<Arc<IncomingArticle>>, NotRead>,
    /// Who codes in it, and by what; `None` where it was not read.
    pub project: Option<Arc<IncomingProject>>,
    /// What could not be taken of it.
    pub left_out: Vec<LeftOut>,
    /// What its encoding may be, where that is not sure.
    pub unsure: Option<Unsure>,
    /// How its positions may be counted, where that is not sure.
    pub unsure_counting: Option<UnsureCounting>,
    /// What its columns hold, where it is a table.
    pub columns: Option<TableColumns>,
    /// Where it was found.
    pub found: FoundSource,
}

/// Who codes in a file that was read, and by what.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct IncomingProject {
    /// Whether it is a project of another program, or what people marked elsewhere; else a document, in which people may
    /// have left remarks.
    pub is_project: bool,
    /// The names of its coders; [`Coding::coder`] is an index.
    pub coders: Vec<String>,
    /// Its codes; [`Coding::codes`] are indices.
    pub themes: Vec<BookTheme>,
}

impl IncomingProject {
    /// What the person behind a coder is called; one without a name goes by that of the file, which lies at this path.
    #[must_use]
    pub fn person_name<'n>(&'n self, coder: usize, file: &'n str) -> &'n str {
        let name = self.coders.get(coder).map(|name| name.trim()).filter(|name| !name.is_empty());
        name.unwrap_or_else(|| {
            let file = file.rsplit('/').next().unwrap_or(file);
            file.rsplit_once('.').map_or(file, |(stem, _)| stem)
        })
    }
}

/// An article that can be imported.
#[derive(Clone, Debug)]
pub struct IncomingArticle {
    /// Its text, and the name it is to have.
    pub source: Source,
    /// The passages in it: codings of a project, or remarks in a document.
    pub codings: Vec<IncomingCoding>,
    /// What they come to, by coder; those without any are not among them.
    pub tallies: Vec<Tally>,
    /// The codes of the article as a whole that nobody has given to it: indices into [`IncomingProject::themes`].
    pub themes: Vec<usize>,
    /// The folder it lay in below the one that was named, `/` between folders.
    pub folder: String,
    /// Where it comes from.
    pub origin: Origin,
    /// What the library would say of it.
    pub title: Option<String>,
    pub date: Option<String>,
    /// Its length, in code points.
    pub n_chars: usize,
    /// The beginning of its text.
    pub preview: String,
    /// SHA-256 of its reading text; empty where that is not known.
    pub sha256: Arc<str>,
    /// What is read of it, or of the article that it is; `None` where that is not known.
    pub text: Option<Arc<Article>>,
    /// Where its text stands in the project.
    pub home: Home,
    /// Whether it tells of an article of the project what is not known of it: its title, date, source, author, attributes or
    /// themes.
    pub completes: bool,
}

/// Where the text of an incoming article stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Home {
    /// Nowhere: it becomes an article.
    New,
    /// The project has this article of the same text, or the one that is meant where no text came.
    Known(ArticlePath),
    /// No text came, and the project has no article that is meant.
    Missing,
}

impl IncomingArticle {
    /// The article of the project that it is.
    #[must_use]
    pub fn known(&self) -> Option<&ArticlePath> {
        match &self.home {
            Home::Known(path) => Some(path),
            Home::New | Home::Missing => None,
        }
    }

    /// How many of its passages are new where the person is this coder.
    #[must_use]
    pub fn n_new(&self, own: Option<usize>) -> usize {
        self.tallies.iter().map(|tally| tally.n_new(own == Some(tally.coder))).sum()
    }
}

/// A coding on the text of an article.
#[derive(Clone, Debug)]
pub struct IncomingCoding {
    pub coding: Coding,
    /// Its passage in that text.
    pub landed: Landed,
    /// Whether one's own record of the article holds it, and that of somebody of the coder's name.
    pub is_own: bool,
    pub is_namesakes: bool,
}

impl IncomingCoding {
    /// Whether it is new where it becomes one's own, or somebody else's.
    #[must_use]
    pub fn is_new(&self, becomes_own: bool) -> bool {
        !(if becomes_own { self.is_own } else { self.is_namesakes })
    }
}

/// What the passages of one coder in an article come to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    pub coder: usize,
    /// How many there are.
    pub n: usize,
    /// How many are new where the coder is the person at this computer, and where not.
    pub n_new_own: usize,
    pub n_new_other: usize,
    /// How many stand elsewhere than is told, and have no place.
    pub n_elsewhere: usize,
    pub n_lost: usize,
}

impl Tally {
    /// How many are new where they become one's own, or somebody else's.
    #[must_use]
    pub fn n_new(&self, becomes_own: bool) -> usize {
        if becomes_own { self.n_new_own } else { self.n_new_other }
    }
}

/// What was read of a file, article by article.
pub(super) struct Told {
    pub(super) articles: Vec<Arc<IncomingArticle>>,
    /// Who codes in it, and by what.
    pub(super) project: IncomingProject,
    /// How many codings stand outside of their texts.
    pub(super) n_outside: usize,
}

/// A file beside the project it is to come into.
pub(super) struct Incomer<'a> {
    pub(super) snapshot: &'a Snapshot,
    pub(super) own: Option<&'a AnnotatorId>,
    pub(super) homes: &'a Homes<'a>,
    pub(super) found: &'a FoundSource,
    pub(super) origin: &'a Origin,
}

impl Incomer<'_> {
    /// What was read of the file, beside the project.
    pub(super) fn told(&self, read: Read) -> Result<Told, NotRead> {
        let mut study = read.study;
        study.give_unnamed_to_sole_coder();
        let Study { sources, coders, codes, codings, .. } = study;
        let project = IncomingProject {
            is_project: read.is_project,
            coders: coders.into_iter().map(|coder| coder.name).collect(),
            themes: codes.into_iter().map(|code| code.theme).collect(),
        };
        let n_parts = sources.len();
        let mut by_source: Vec<Vec<Coding>> = vec![Vec::new(); n_parts];
        for coding in codings {
            if let Some(of_source) = by_source.get_mut(coding.source) {
                of_source.push(coding);
            }
        }
        let homes = self.homes.of_sources(&sources, &by_source);
        let mut told = Told { articles: Vec::with_capacity(n_parts), project, n_outside: 0 };
        for (at, ((source, codings), home)) in sources.into_iter().zip(by_source).zip(homes).enumerate() {
            let part = (n_parts > 1).then_some(at + 1);
            let origin = Origin { format: read.format.to_owned(), part, ..self.origin.clone() };
            let n_codings = codings.len();
            let article = match make(&source, &source.facts.path) {
                Some(made) => self.with_text(source, &made, origin),
                None => Ok(self.without_text(source, origin, home)),
            };
            let mut article = article?;
            let codes = &article.source.codes;
            article.themes = new_themes(self.snapshot, article.known(), codes, &told.project.themes);
            article.completes |= article.known().is_some() && !article.themes.is_empty();
            let article = self.coded(article, codings, &told.project);
            told.n_outside += n_codings - article.codings.len();
            told.articles.push(Arc::new(article));
        }
        Ok(told)
    }

    /// An article whose text came.
    fn with_text(&self, source: Source, made: &Made, origin: Origin) -> Result<IncomingArticle, NotRead> {
        let read = Arc::new(made.kind.read(&made.bytes)?);
        let sha256 = Arc::clone(read.text.sha256());
        let known = self.homes.of_text(&sha256);
        let about = about_of(&source, made.kind, None);
        let (text, head) = (read.text.as_str(), &read.head);
        let title = about.title.or_else(|| head.title.clone());
        let date = about.date.or_else(|| head.date.clone());
        Ok(IncomingArticle {
            title: title.or_else(|| read.structure.title(text).map(str::to_owned)),
            date: date.or_else(|| read.structure.date(text)),
            n_chars: read.text.n_chars(),
            preview: text.chars().take(PREVIEW_CHARS).collect(),
            home: known.map_or(Home::New, |path| Home::Known(path.clone())),
            sha256,
            text: Some(read),
            ..self.article(source, origin)
        })
    }

    /// An article of which only facts or passages came: it is looked for in the project.
    fn without_text(&self, source: Source, origin: Origin, known: Option<&ArticlePath>) -> IncomingArticle {
        let entry = known.and_then(|path| self.snapshot.library.get(path));
        let read = entry.and_then(|entry| entry.article.clone());
        let told = |fact: &Option<String>, known: Option<&Option<String>>| {
            fact.clone().or_else(|| known.and_then(Clone::clone))
        };
        let facts = &source.facts;
        IncomingArticle {
            title: told(&facts.title, entry.map(|entry| &entry.facts.title)),
            date: told(&facts.date, entry.map(|entry| &entry.facts.date)),
            n_chars: read.as_ref().map_or(0, |article| article.text.n_chars()),
            preview: read
                .iter()
                .flat_map(|article| article.text.as_str().chars())
                .take(PREVIEW_CHARS)
                .collect(),
            home: known.map_or(Home::Missing, |path| Home::Known(path.clone())),
            completes: entry.is_some_and(|entry| about_completing(&source, &entry.facts).is_some()),
            sha256: read.as_ref().map(|article| Arc::clone(article.text.sha256())).unwrap_or_default(),
            text: read,
            ..self.article(source, origin)
        }
    }

    fn article(&self, source: Source, origin: Origin) -> IncomingArticle {
        IncomingArticle {
            source,
            codings: Vec::new(),
            tallies: Vec::new(),
            themes: Vec::new(),
            folder: self.found.folder().to_owned(),
            origin,
            title: None,
            date: None,
            n_chars: 0,
            preview: String::new(),
            sha256: Arc::default(),
            text: None,
            home: Home::Missing,
            completes: false,
        }
    }

    /// The article with the codings that land on it.
    fn coded(
        &self,
        mut article: IncomingArticle,
        codings: Vec<Coding>,
        project: &IncomingProject,
    ) -> IncomingArticle {
        let Some(text) = article.text.as_ref().map(|article| &article.text) else { return article };
        let ground = Ground::new(text);
        let there = Standing::of(self.snapshot, article.known());
        let mut tallies: BTreeMap<usize, Tally> = BTreeMap::new();
        for coding in codings {
            let Some(landed) = ground.land(&coding) else { continue };
            let tally =
                tallies.entry(coding.coder).or_insert(Tally { coder: coding.coder, ..Tally::default() });
            let coder = project.person_name(coding.coder, &self.found.name);
            let is_own = there.has(&landed.anchor, &coding, project, |who, _| self.own == Some(who));
            let made = Moment::try_from(coding.created.clone()).ok();
            let is_namesakes = there.has(&landed.anchor, &coding, project, |who, annotation| {
                // What was made at that moment became one's own by an earlier import.
                let is_same = self.own == Some(who) && made == Some(annotation.created);
                is_same || self.snapshot.project.annotator_name(who) == coder
            });
            tally.n += 1;
            tally.n_new_own += usize::from(!is_own);
            tally.n_new_other += usize::from(!is_namesakes);
            tally.n_elsewhere += usize::from(landed.landing == Landing::Elsewhere);
            tally.n_lost += usize::from(landed.landing == Landing::Lost);
            article.codings.push(IncomingCoding { coding, landed, is_own, is_namesakes });
        }
        article.tallies = tallies.into_values().collect();
        article
    }
}

/// The annotations that stand in an article, by passage.
struct Standing<'p> {
    by_passage: HashMap<Passage<'p>, Vec<Held<'p>>>,
}

/// A passage of a text.
#[derive(PartialEq, Eq, Hash)]
struct Passage<'p> {
    start: usize,
    end: usize,
    text: &'p str,
}

impl<'p> From<&'p Anchor> for Passage<'p> {
    fn from(anchor: &'p Anchor) -> Self {
        Self { start: anchor.start, end: anchor.end, text: &anchor.text }
    }
}

/// An annotation, with the branches of its themes.
struct Held<'p> {
    who: &'p AnnotatorId,
    annotation: &'p Annotation,
    themes: BTreeSet<Vec<String>>,
}

impl<'p> Standing<'p> {
    fn of(snapshot: &'p Snapshot, article: Option<&ArticlePath>) -> Self {
        let codebook = &snapshot.codebook;
        let branch = |theme: &ThemeId| {
            codebook.path_of(codebook.resolve(theme)).iter().map(|name| clean_name(name)).collect()
        };
        let mut by_passage: HashMap<Passage<'p>, Vec<Held<'p>>> = HashMap::new();
        if let Some(path) = article {
            for (who, _, annotation, _) in snapshot.project.annotations(path) {
                let themes = annotation.themes.iter().map(branch).collect();
                let held = Held { who, annotation, themes };
                by_passage.entry(Passage::from(&annotation.anchor)).or_default().push(held);
            }
        }
        Self { by_passage }
    }

    /// Whether somebody who is meant has coded a passage so: by all of the codes, or where there are none with the note.
    fn has(
        &self,
        anchor: &Anchor,
        coding: &Coding,
        project: &IncomingProject,
        is_meant: impl Fn(&AnnotatorId, &Annotation) -> bool,
    ) -> bool {
        let codes = || coding.codes.iter().filter_map(|code| project.themes.get(*code));
        let says_the_same = |held: &Held<'_>| {
            if coding.codes.is_empty() {
                held.annotation.note == coding.note
            } else {
                codes().all(|code| held.themes.contains(&code.path))
            }
        };
        let held = self.by_passage.get(&Passage::from(anchor)).map(Vec::as_slice).unwrap_or_default();
        held.iter().any(|held| is_meant(held.who, held.annotation) && says_the_same(held))
    }
}
