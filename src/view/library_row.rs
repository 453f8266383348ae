//! One row of the library: made from an article, its notes and its reader's place, and kept while those are the same.

use super::library::title_of;
use crate::exchange::place::place_in_library;
use crate::model::article::ArticleNotes;
use crate::model::id::{AnnotatorId, ArticlePath, ThemeId};
use crate::model::moment::Moment;
use crate::session::visibility::is_done_by;
use crate::session::{LibraryEntry, OpenProject, Progress, Session};
use crate::storage::problem::Problem;
use crate::storage::reading_state::ReadingPlace;
use crate::text::anchor::Place;
use crate::text::article::Article;
use crate::text::order;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

/// Into how many parts a strip is divided: what lies in the same part is one stretch, however many marks there are.
const N_PARTS: usize = 300;

/// How far an article was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReadState {
    /// Never opened.
    Unread,
    /// Opened; so many per cent of it were in sight.
    Reading(usize),
    /// The annotator decided that they are through with it.
    Done,
}

/// A stretch of an article that is marked, as shares of its length from 0 to 1.
#[derive(Clone, Debug, PartialEq)]
pub struct Stretch {
    /// Where it starts.
    pub start: f32,
    /// Where it ends.
    pub end: f32,
    /// The line colour of its first theme, `#rrggbb`; `None` without theme.
    pub color: Option<String>,
    /// Whether it is one's own.
    pub is_own: bool,
}

/// One article.
#[derive(Clone, Debug, PartialEq)]
pub struct LibraryRow {
    /// Which one.
    pub path: ArticlePath,
    /// Its title, else how its text begins, else its file name.
    pub title: String,
    /// Its date, ISO 8601.
    pub date: Option<String>,
    /// Its source.
    pub source: Option<String>,
    /// The folders it lies in, `2019/thai-nguyen`; empty at the top.
    pub folder: String,
    /// Why it cannot be read.
    pub problem: Option<Problem>,
    /// Whether it was read from disk already.
    pub is_read: bool,
    /// How far the person read it.
    pub state: ReadState,
    /// When they last did.
    pub last_read: Option<Moment>,
    /// How many annotations it has, of everyone who is shown.
    pub n_annotations: usize,
    /// How many of one's own need a look: they are not where they were marked.
    pub n_to_review: usize,
    /// How many each of them made, by name; one person's computers together.
    pub by_annotator: Vec<(String, usize)>,
    /// Where they lie; one's own before others'.
    pub stretches: Vec<Stretch>,
    /// The themes they name, in order.
    pub themes: BTreeSet<ThemeId>,
    /// The attributes anyone gave the article: name and value.
    pub attributes: BTreeSet<(String, String)>,
    pub(super) place_key: Vec<(bool, Vec<u32>, String)>,
    pub(super) title_key: Vec<u32>,
}

/// A row with what it was made from.
#[derive(Clone, Debug)]
pub(super) struct Made {
    pub(super) row: Arc<LibraryRow>,
    article: Option<Arc<Article>>,
    notes: Option<Arc<ArticleNotes>>,
    place: Option<ReadingPlace>,
    colors: BTreeMap<ThemeId, Option<String>>,
    setting: (Option<AnnotatorId>, u64),
    /// How many places were found in its text.
    n_located: usize,
}

impl Made {
    /// Adds the themes whose colours the strip has.
    pub(super) fn add_shown(&self, themes: &mut BTreeSet<ThemeId>) {
        for theme in self.colors.keys() {
            if !themes.contains(theme) {
                themes.insert(theme.clone());
            }
        }
    }

    /// Whether the strip has the colour of one of these themes.
    pub(super) fn shows_any(&self, themes: &BTreeSet<&ThemeId>) -> bool {
        !themes.is_empty() && self.colors.keys().any(|theme| themes.contains(theme))
    }
}

/// What rows are made from, besides their articles.
pub(super) struct Maker<'s> {
    open: &'s OpenProject,
    progress: &'s Progress,
    annotator: Option<&'s AnnotatorId>,
}

/// The marks of an article, gathered.
struct Gathered {
    by_annotator: Vec<(String, usize)>,
    n_to_review: usize,
    colors: BTreeMap<ThemeId, Option<String>>,
    stretches: Vec<Stretch>,
    themes: BTreeSet<ThemeId>,
}

impl<'s> Maker<'s> {
    pub(super) fn new(session: &'s Session, open: &'s OpenProject) -> Self {
        Self { open, progress: session.progress(), annotator: session.annotator() }
    }

    /// The row of an article: that of before where it is still true.
    pub(super) fn make(&self, before: Option<Made>, path: &ArticlePath, entry: &LibraryEntry) -> Made {
        match before.filter(|made| self.is_true(made, path, entry)) {
            Some(made) => self.moved(made, path),
            None => self.made(path, entry),
        }
    }

    /// The row with the reader's place of today.
    fn moved(&self, made: Made, path: &ArticlePath) -> Made {
        let place = self.place_of(path);
        if made.place == place {
            return made;
        }
        let is_done = made.row.state == ReadState::Done;
        let last_read = place.map(|place| place.last_read);
        let row = LibraryRow { state: state_of(place, is_done), last_read, ..made.row.as_ref().clone() };
        Made { row: Arc::new(row), place, ..made }
    }

    fn is_true(&self, made: &Made, path: &ArticlePath, entry: &LibraryEntry) -> bool {
        let is_same_article = match (&made.article, &entry.article) {
            (Some(before), Some(now)) => Arc::ptr_eq(before, now),
            (before, now) => before.is_none() && now.is_none(),
        };
        let is_same_notes = match (&made.notes, self.open.project.shared_notes(path)) {
            (Some(before), Some(now)) => Arc::ptr_eq(before, now),
            (before, now) => before.is_none() && now.is_none(),
        };
        let (annotator, sight) = (&made.setting.0, made.setting.1);
        is_same_article
            && is_same_notes
            && made.row.problem == entry.problem
            && annotator.as_ref() == self.annotator
            && sight == self.open.visibility.version()
            && made.n_located == self.n_located(entry)
            && made.colors.iter().all(|(theme, color)| self.color_of(theme) == color.as_deref())
    }

    fn place_of(&self, path: &ArticlePath) -> Option<ReadingPlace> {
        self.progress.article(path).map(|article| article.place)
    }

    fn n_located(&self, entry: &LibraryEntry) -> usize {
        let found = self.open.locating.found();
        entry.article.as_ref().map_or(0, |article| found.n_found(&article.text))
    }

    fn color_of(&self, theme: &ThemeId) -> Option<&'s str> {
        let codebook = &self.open.codebook;
        codebook.theme(codebook.resolve(theme)).map(|theme| theme.color.as_str())
    }

    fn made(&self, path: &ArticlePath, entry: &LibraryEntry) -> Made {
        let place = self.place_of(path);
        let gathered = self.gather(path, entry);
        let own = self.annotator.and_then(|who| self.open.visibility.people().person(who));
        let is_done = own.is_some_and(|person| is_done_by(&self.open.project, path, person));
        let state = state_of(place, is_done);
        let file_name = path.file_name();
        let folder = path.as_str().strip_suffix(file_name).unwrap_or_default().trim_end_matches('/');
        let title = title_of(path, Some(entry));
        let row = LibraryRow {
            path: path.clone(),
            title_key: order::sort_key(&title),
            title,
            date: entry.facts.date.clone(),
            source: entry.facts.source.clone().or_else(|| entry.facts.author.clone()),
            folder: folder.to_owned(),
            problem: entry.problem.clone(),
            is_read: entry.article.is_some(),
            state,
            last_read: place.map(|place| place.last_read),
            n_annotations: gathered.by_annotator.iter().map(|(_, n)| n).sum(),
            n_to_review: gathered.n_to_review,
            by_annotator: gathered.by_annotator,
            stretches: gathered.stretches,
            themes: gathered.themes,
            attributes: self.attributes(path),
            place_key: place_in_library(path),
        };
        Made {
            row: Arc::new(row),
            article: entry.article.clone(),
            notes: self.open.project.shared_notes(path).cloned(),
            place,
            colors: gathered.colors,
            setting: (self.annotator.cloned(), self.open.visibility.version()),
            n_located: self.n_located(entry),
        }
    }

    fn gather(&self, path: &ArticlePath, entry: &LibraryEntry) -> Gathered {
        let n_chars = entry.facts.characters.unwrap_or(1).max(1);
        let text = entry.article.as_ref().map(|article| &article.text);
        let people = self.open.visibility.people();
        let mut n_to_review = 0;
        let mut by_person = vec![0; people.all().len()];
        let mut colors: BTreeMap<ThemeId, Option<String>> = BTreeMap::new();
        let (mut own, mut others) = (Strip::default(), Strip::default());
        let mut themes: BTreeSet<&ThemeId> = BTreeSet::new();
        for (who, _, annotation, _) in self.open.annotations_shown(path) {
            let is_own = people.is_own(who);
            if let Some(n) = people.place(who).and_then(|at| by_person.get_mut(at)) {
                *n += 1;
            }
            themes.extend(&annotation.themes);
            let theme = annotation.themes.first();
            if let Some(theme) = theme.filter(|theme| !colors.contains_key(*theme)) {
                colors.insert(theme.clone(), self.color_of(theme).map(str::to_owned));
            }
            let anchor = &annotation.anchor;
            let found = text.and_then(|text| self.open.locating.found().found(anchor, text));
            let range = match (found, text) {
                (Some(found), Some(text)) => {
                    let is_mine = is_own || self.annotator.is_none();
                    n_to_review += usize::from(is_mine && !matches!(found.place, Place::Exact(_)));
                    found.place.span().map(|span| text.chars_of(span)).map(|(start, end)| start..end)
                }
                _ => Some(anchor.start..anchor.end),
            };
            if let Some(range) = range {
                if is_own { &mut own } else { &mut others }.mark(&range, n_chars, theme);
            }
        }
        let mut stretches = own.stretches(&colors, true);
        stretches.extend(others.stretches(&colors, false));
        let names = people.all().iter().map(|person| person.name.clone());
        let by_annotator = names.zip(by_person).filter(|(_, n)| *n > 0).collect();
        let themes = themes.into_iter().cloned().collect();
        Gathered { by_annotator, n_to_review, colors, stretches, themes }
    }

    fn attributes(&self, path: &ArticlePath) -> BTreeSet<(String, String)> {
        let notes = self.open.project.shared_notes(path).into_iter().flat_map(|notes| notes.values());
        let abouts = notes.filter_map(|record| record.about.value.as_ref());
        abouts.flat_map(|about| about.attributes.iter().cloned()).collect()
    }
}

fn state_of(place: Option<ReadingPlace>, is_done: bool) -> ReadState {
    match place {
        _ if is_done => ReadState::Done,
        Some(place) => ReadState::Reading(place.percent()),
        None => ReadState::Unread,
    }
}

/// A part of a strip.
#[derive(Clone, Copy)]
enum Part<'a> {
    Bare,
    Marked(Option<&'a ThemeId>),
}

/// The parts of a strip: which are marked, and with which theme.
#[derive(Default)]
struct Strip<'a> {
    parts: Vec<Part<'a>>,
}

impl<'a> Strip<'a> {
    /// Marks a range of code points: the parts it lies in, one at least.
    fn mark(&mut self, range: &Range<usize>, n_chars: usize, theme: Option<&'a ThemeId>) {
        self.parts.resize(N_PARTS, Part::Bare);
        let first = (range.start * N_PARTS / n_chars).min(N_PARTS - 1);
        let last = (range.end * N_PARTS).div_ceil(n_chars).clamp(first + 1, N_PARTS);
        if let Some(parts) = self.parts.get_mut(first..last) {
            parts.fill(Part::Marked(theme));
        }
    }

    /// Parts of the same colour side by side are one stretch.
    fn stretches(&self, colors: &BTreeMap<ThemeId, Option<String>>, is_own: bool) -> Vec<Stretch> {
        let color = |theme: Option<&ThemeId>| theme.and_then(|theme| colors.get(theme)?.as_ref());
        let runs = self.parts.chunk_by(|a, b| match (a, b) {
            (Part::Marked(a), Part::Marked(b)) => color(*a) == color(*b),
            (Part::Bare, Part::Bare) => true,
            _ => false,
        });
        let mut stretches = Vec::new();
        let mut at = 0;
        #[expect(clippy::cast_precision_loss, reason = "a share of a strip, drawn in pixels")]
        let share = |part: usize| part as f32 / N_PARTS as f32;
        for run in runs {
            let end = at + run.len();
            if let Some(Part::Marked(theme)) = run.first() {
                let color = color(*theme).cloned();
                stretches.push(Stretch { start: share(at), end: share(end), color, is_own });
            }
            at = end;
        }
        stretches
    }
}
