//! Gathers what the PDF of an article shows from the project: whose annotations are shown is asked of the caller.

use super::article_page::{
    ArticlePage, PageLine, PageMark, PagePerson, PageTheme, PdfWords, Stamp, Unplaced,
};
use super::facts::ArticleFacts;
use super::paper::{Paper, ThemeColors};
use crate::model::annotation::Annotation;
use crate::model::codebook::Codebook;
use crate::model::id::{AnnotationId, AnnotatorId, ArticlePath, ThemeId};
use crate::model::initials::initials_of;
use crate::model::located::Located;
use crate::model::moment::Moment;
use crate::model::people::People;
use crate::model::project::Project;
use crate::model::theme_path::ThemePath;
use crate::text::article::Article;
use std::collections::{BTreeMap, BTreeSet};

/// Between the names of a path.
const BETWEEN: &str = " › ";

/// What a page is gathered from.
#[derive(Clone, Copy)]
pub struct PageSource<'s> {
    pub project: &'s Project,
    pub located: &'s Located,
    pub codebook: &'s Codebook,
    pub people: &'s People,
    /// The article, its path and what is known of it.
    pub path: &'s ArticlePath,
    pub article: &'s Article,
    pub facts: &'s ArticleFacts,
    /// Whose annotations are shown.
    pub shown: &'s BTreeSet<AnnotatorId>,
    /// Whose word on what a line is comes first.
    pub own: Option<&'s AnnotatorId>,
    /// Whether paragraphs are numbered.
    pub has_numbers: bool,
}

/// Gathers a page.
#[must_use]
pub fn gather(source: &PageSource<'_>, words: &PdfWords) -> ArticlePage {
    let text = source.article.text.as_str();
    let paper = Paper::load();
    let found = found(source);
    let themes = Themes::of(source.codebook, &found);
    let people = Makers::of(source.people, &found);
    let mut page = ArticlePage {
        title: title_of(source),
        facts: known_of(source.facts, words),
        text: text.to_owned(),
        lines: lines_of(source),
        themes: themes.pages(source.codebook, &paper),
        people: people.pages(source.people, source.project),
        modified: found.iter().map(|one| one.modified).max().and_then(stamp_of),
        has_numbers: source.has_numbers,
        inks: paper.inks,
        ..ArticlePage::default()
    };
    for one in &found {
        let mark = PageMark {
            span: one.place.unwrap_or_default(),
            themes: themes.places_of(source.codebook, one.annotation),
            person: people.place_of(source.people, one.who),
            note: one.annotation.note.clone(),
            is_starred: one.annotation.starred,
        };
        for theme in &mark.themes {
            if let Some(theme) = page.themes.get_mut(*theme) {
                theme.n_passages += 1;
            }
        }
        if let Some(person) = page.people.get_mut(mark.person) {
            person.n_passages += 1;
        }
        match one.place {
            Some(_) => page.marks.push(mark),
            None => page.unplaced.push(Unplaced { mark, quote: one.annotation.anchor.quote.clone() }),
        }
    }
    page
}

/// An annotation that is shown, with its place in the text.
struct Found<'s> {
    who: &'s AnnotatorId,
    id: AnnotationId,
    annotation: &'s Annotation,
    place: Option<crate::text::positions::Span>,
    modified: Moment,
}

/// The annotations that are shown, by place and id.
fn found<'s>(source: &PageSource<'s>) -> Vec<Found<'s>> {
    let shown = source.project.annotations(source.path).filter(|(who, ..)| source.shown.contains(*who));
    let mut found: Vec<Found<'s>> = shown
        .map(|(who, id, annotation, slot)| Found {
            who,
            id,
            annotation,
            place: source.located.place_or_search(&annotation.anchor, &source.article.text).span(),
            modified: slot.modified,
        })
        .collect();
    found.sort_by_key(|one| (one.place, one.id));
    found
}

fn title_of(source: &PageSource<'_>) -> String {
    let path = source.path.to_string();
    let name = path.rsplit('/').next().unwrap_or_default();
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    source.facts.title.clone().unwrap_or_else(|| stem.to_owned())
}

/// Date, source and author, as far as they are known.
fn known_of(facts: &ArticleFacts, words: &PdfWords) -> Vec<String> {
    let date = facts.date.as_deref().map(|date| words.date_of(date));
    [date, facts.source.clone(), facts.author.clone()].into_iter().flatten().collect()
}

fn lines_of(source: &PageSource<'_>) -> Vec<PageLine> {
    let labels = &*source.project.labels(source.path, source.own, &source.article.text);
    let structure = source.article.structure.as_ref().clone().relabelled(labels);
    let aside: Vec<bool> = structure.lines.iter().map(|line| structure.is_quarantined(line)).collect();
    let line = |(at, (line, is_aside)): (usize, (&crate::text::structure::Line, bool))| PageLine {
        span: line.span,
        label: line.label,
        paragraph: at + 1,
        is_aside,
    };
    structure.lines.iter().zip(aside).enumerate().map(line).collect()
}

/// The themes of annotations, in the order of the tree.
struct Themes<'s>(Vec<&'s ThemeId>);

impl<'s> Themes<'s> {
    fn of(codebook: &'s Codebook, found: &[Found<'s>]) -> Self {
        let borne = found.iter().flat_map(|one| &one.annotation.themes);
        let mut borne: BTreeSet<&ThemeId> = borne.map(|id| codebook.resolve(id)).collect();
        let in_tree = codebook.rows().map(|(id, ..)| id).filter(|id| borne.remove(id));
        let mut all: Vec<&ThemeId> = in_tree.collect();
        // Those that no codebook has.
        all.extend(borne);
        Self(all)
    }

    /// The themes of an annotation, merged ones resolved, each once.
    fn places_of(&self, codebook: &Codebook, annotation: &Annotation) -> Vec<usize> {
        let mut places = Vec::with_capacity(annotation.themes.len());
        for id in &annotation.themes {
            let today = codebook.resolve(id);
            let place = self.0.iter().position(|known| *known == today);
            places.extend(place.filter(|place| !places.contains(place)));
        }
        places
    }

    fn pages(&self, codebook: &Codebook, paper: &Paper) -> Vec<PageTheme> {
        let page = |id: &&ThemeId| {
            let theme = codebook.theme(id);
            let path = ThemePath::of(codebook, id);
            let ThemeColors { fill, line } = paper.theme(theme.map(|theme| theme.color.as_str()));
            PageTheme {
                label: path.label(),
                above: path.above.join(BETWEEN),
                name: path.name,
                fill,
                line,
                pattern: theme.map_or(0, |theme| theme.pattern),
                n_passages: 0,
            }
        };
        self.0.iter().map(page).collect()
    }
}

/// Who made annotations: places among everyone, and those that no file tells the name of.
struct Makers<'s> {
    known: Vec<usize>,
    unknown: BTreeMap<&'s AnnotatorId, usize>,
}

impl<'s> Makers<'s> {
    fn of(people: &People, found: &[Found<'s>]) -> Self {
        let known: BTreeSet<usize> = found.iter().filter_map(|one| people.place(one.who)).collect();
        let unknown: BTreeSet<&AnnotatorId> =
            found.iter().map(|one| one.who).filter(|who| people.place(who).is_none()).collect();
        let n_known = known.len();
        let unknown = unknown.into_iter().enumerate().map(|(at, who)| (who, n_known + at));
        Self { known: known.into_iter().collect(), unknown: unknown.collect() }
    }

    fn place_of(&self, people: &People, who: &AnnotatorId) -> usize {
        let known = people.place(who).and_then(|place| self.known.binary_search(&place).ok());
        known.or_else(|| self.unknown.get(who).copied()).unwrap_or_default()
    }

    fn pages(&self, people: &People, project: &Project) -> Vec<PagePerson> {
        let initials = initials_of(people);
        let known = self.known.iter().filter_map(|place| {
            let (person, initials) = people.all().get(*place).zip(initials.get(*place))?;
            Some(PagePerson { name: person.name.clone(), initials: initials.clone(), n_passages: 0 })
        });
        let unknown = self.unknown.keys().map(|who| {
            let name = project.annotator_name(who).to_owned();
            PagePerson { initials: name.clone(), name, n_passages: 0 }
        });
        known.chain(unknown).collect()
    }
}

/// A moment in its parts, as PDFs tell it; `None` for one that is not known.
fn stamp_of(at: Moment) -> Option<Stamp> {
    let text = Some(at).filter(|at| *at != Moment::UNKNOWN)?.to_string();
    let mut numbers = text.split(|c: char| !c.is_ascii_digit()).map(str::parse::<u16>);
    let mut next = || numbers.next()?.ok();
    let year = next()?;
    let mut small = || u8::try_from(next()?).ok();
    Some(Stamp { year, month: small()?, day: small()?, hour: small()?, minute: small()?, second: small()? })
}
