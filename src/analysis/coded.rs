//! What is counted: the passages of a scope that meet a query, with themes, people and articles as numbers. It is gathered
//! in one pass; everything that counts goes over it instead of the records.

use super::kept_counts::{KeptCounts, KeptText};
use super::pieces::in_pieces;
use super::quick_hash::Quick;
use super::word_texts::Cancelled;
use crate::model::annotation::Annotation;
use crate::model::article::Standing;
use crate::model::codebook::Codebook;
use crate::model::id::{AnnotatorId, ThemeId};
use crate::search::passage_evaluation::FoundPassage;
use crate::search::passage_fault::PassageFault;
use crate::search::passage_parser::Parsed;
use crate::search::passage_question::Question;
use crate::search::passage_scope::{ArticleLine, Scope};
use crate::text::anchor::Place;
use crate::text::positions::Span;
use crate::text::reading_text::ReadingText;
use std::collections::{BTreeMap, BTreeSet};
use std::hash::{Hash, Hasher};
use std::ops::Range;
use std::sync::Arc;

/// Passages ready to be counted.
#[derive(Debug)]
pub struct Coded<'p> {
    /// The articles of the scope, those without passages included, by path.
    pub articles: &'p [ArticleLine<'p>],
    /// Everyone of the project.
    pub people: Vec<CodedPerson<'p>>,
    /// The themes in use that are looked at, in the order of the tree.
    pub themes: Vec<CodedTheme<'p>>,
    passages: Vec<CodedPassage<'p>>,
    /// The themes of all passages, one passage after the other.
    given: Vec<usize>,
    /// Of each article where its passages begin, and where those of the last one end.
    starts: Vec<usize>,
    kept: Option<Kept<'p>>,
}

/// What was found in texts when they were counted before.
#[derive(Debug)]
struct Kept<'p> {
    counts: &'p KeptCounts,
    /// Of each article that was read.
    texts: Vec<Option<Arc<KeptText>>>,
}

/// A person whose passages are counted.
#[derive(Clone, Copy, Debug)]
pub struct CodedPerson<'p> {
    /// The annotators they are, on all their computers.
    pub ids: &'p [AnnotatorId],
    /// Their name.
    pub name: &'p str,
}

/// A theme in use.
#[derive(Clone, Debug)]
pub struct CodedTheme<'p> {
    /// Which one.
    pub id: &'p ThemeId,
    /// Its own name.
    pub name: &'p str,
    /// Its line colour, `#rrggbb`.
    pub color: &'p str,
    /// How many of the themes that are looked at stand above it.
    pub depth: usize,
    /// The theme it stands under, as a place among the themes.
    pub parent: Option<usize>,
    /// It and the themes below it, as places among the themes.
    pub branch: Range<usize>,
}

/// Where a passage stands today.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whereabouts {
    /// Here, in bytes of the reading text.
    At(Span),
    /// Nowhere: it was not found, or several places fit.
    Nowhere,
    /// It is being looked for, or its article is not read yet.
    Sought,
}

impl Whereabouts {
    /// Its place, where it has one.
    #[must_use]
    pub fn span(self) -> Option<Span> {
        match self {
            Self::At(span) => Some(span),
            Self::Nowhere | Self::Sought => None,
        }
    }
}

/// A passage that is counted.
#[derive(Clone, Debug)]
pub struct CodedPassage<'p> {
    /// Its article, as a place among the articles.
    pub article: usize,
    /// Who made it, as a place among the people; `None` where nobody knows them.
    pub person: Option<usize>,
    /// The annotation, with whose it is and its id.
    pub standing: Standing<'p>,
    /// Where it stands today.
    pub whereabouts: Whereabouts,
    /// Its code points, where the text it was taken from tells them.
    chars: Option<Span>,
    themes: Range<usize>,
}

impl CodedPassage<'_> {
    /// The code points of its article's text that it covers; `None` where it stands nowhere.
    pub(super) fn chars_in(&self, text: &ReadingText) -> Option<Span> {
        self.chars.or_else(|| {
            let (start, end) = text.chars_of(self.whereabouts.span()?);
            Some(Span::new(start, end))
        })
    }
}

impl<'p> Coded<'p> {
    /// Gathers the passages of a scope that meet a query, with their themes among those of some branches; with all where
    /// none is named. Where it is no longer wanted, it gathers those of the first articles.
    ///
    /// # Errors
    /// What is wrong with the query.
    pub fn gather(
        scope: &Scope<'p>,
        query: &Parsed,
        branches: &BTreeSet<ThemeId>,
        is_cancelled: Cancelled<'_>,
    ) -> Result<Self, PassageFault> {
        let question = Question::new(query, scope)?;
        let themes = themes_of(scope.codebook, branches);
        let places = places_of(scope.codebook, &themes);
        let pieces = in_pieces(scope.articles.len(), is_cancelled, |articles| {
            let mut piece = Piece::default();
            for run in runs(articles) {
                for passage in question.answer_in(scope, run, is_cancelled) {
                    piece.add(scope, &places, passage);
                }
            }
            piece
        });
        let (mut passages, mut given, mut starts) = (Vec::new(), Vec::new(), vec![0]);
        passages.reserve(pieces.iter().map(|piece| piece.passages.len()).sum());
        for mut piece in pieces {
            let n_given = given.len();
            given.append(&mut piece.given);
            for mut passage in piece.passages {
                starts.resize(passage.article + 1, passages.len());
                passage.themes = passage.themes.start + n_given..passage.themes.end + n_given;
                passages.push(passage);
            }
        }
        starts.resize(scope.articles.len() + 1, passages.len());
        let people = scope.people.all().iter();
        let people = people.map(|person| CodedPerson { ids: &person.ids, name: &person.name }).collect();
        Ok(Self { articles: scope.articles, people, themes, passages, given, starts, kept: None })
    }

    /// The same, with what was found in the texts when they were counted before.
    #[must_use]
    pub fn with_kept(self, counts: &'p KeptCounts) -> Self {
        Self { kept: Some(Kept { counts, texts: counts.texts_of(self.articles) }), ..self }
    }

    /// What is kept between counts.
    pub(super) fn kept_counts(&self) -> Option<&'p KeptCounts> {
        self.kept.as_ref().map(|kept| kept.counts)
    }

    /// What was found in the texts of all articles, as far as that is kept.
    pub(super) fn kept_texts(&self) -> &[Option<Arc<KeptText>>] {
        self.kept.as_ref().map(|kept| kept.texts.as_slice()).unwrap_or_default()
    }

    /// What was found in the text of an article, where that is kept.
    pub(super) fn kept_text(&self, article: usize) -> Option<&KeptText> {
        self.kept_texts().get(article)?.as_deref()
    }

    /// All passages, by article, in each by where they were marked.
    #[must_use]
    pub fn passages(&self) -> &[CodedPassage<'p>] {
        &self.passages
    }

    /// The passages of an article.
    #[must_use]
    pub fn passages_of(&self, article: usize) -> &[CodedPassage<'p>] {
        let from = self.starts.get(article).copied().unwrap_or_default();
        let to = self.starts.get(article + 1).copied().unwrap_or(from);
        self.passages.get(from..to).unwrap_or_default()
    }

    /// The themes in use that a passage bears, as places among the themes, in order, each once.
    #[must_use]
    pub fn themes_of(&self, passage: &CodedPassage<'p>) -> &[usize] {
        self.given.get(passage.themes.clone()).unwrap_or_default()
    }

    /// The same with the themes above them, where these count too.
    pub fn themes_under(&self, passage: &CodedPassage<'p>, below: Below, themes: &mut Vec<usize>) {
        themes.clear();
        themes.extend_from_slice(self.themes_of(passage));
        if below == Below::Counted {
            let mut at = 0;
            while let Some(theme) = themes.get(at).copied() {
                themes.extend(self.themes.get(theme).and_then(|theme| theme.parent));
                at += 1;
            }
            themes.sort_unstable();
            themes.dedup();
        }
    }

    /// How many passages stand nowhere.
    #[must_use]
    pub fn n_nowhere(&self) -> usize {
        self.passages.iter().filter(|passage| passage.whereabouts == Whereabouts::Nowhere).count()
    }

    /// How many passages are being looked for.
    #[must_use]
    pub fn n_sought(&self) -> usize {
        self.passages.iter().filter(|passage| passage.whereabouts == Whereabouts::Sought).count()
    }

    /// In how many articles passages stand.
    #[must_use]
    pub fn n_articles(&self) -> usize {
        self.passages.chunk_by(|one, next| one.article == next.article).count()
    }
}

/// Whether a theme's passages are those of the themes below it too.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Below {
    /// Its own alone.
    #[default]
    Left,
    /// Those of the themes below it too.
    Counted,
}

/// Articles whose records are at hand together, so that what was looked at once is looked at again before it is gone from the
/// processor's memory.
const RUN: usize = 16;

/// The runs that some articles make.
fn runs(articles: Range<usize>) -> impl Iterator<Item = Range<usize>> {
    let end = articles.end;
    articles.step_by(RUN).map(move |from| from..end.min(from + RUN))
}

/// The passages of some articles.
#[derive(Default)]
struct Piece<'p> {
    passages: Vec<CodedPassage<'p>>,
    given: Vec<usize>,
}

impl<'p> Piece<'p> {
    fn add(&mut self, scope: &Scope<'p>, places: &ThemePlaces<'p>, found: FoundPassage<'p>) {
        let Some(line) = scope.articles.get(found.article) else { return };
        let (who, _, annotation, _) = found.standing;
        let first = self.given.len();
        self.given.extend(annotation.themes.iter().filter_map(|id| places.get(&ByEnd(id)).copied()));
        if let Some(own) = self.given.get_mut(first..) {
            own.sort_unstable();
        }
        drop_repeated(&mut self.given, first);
        // Most passages of an article are of whom the one before is of.
        let before = self.passages.last().filter(|before| std::ptr::eq(before.standing.0, who));
        let person = before.map_or_else(|| scope.people.place(who), |before| before.person);
        let unmoved = unmoved(line, annotation);
        self.passages.push(CodedPassage {
            article: found.article,
            person,
            standing: found.standing,
            whereabouts: unmoved.map_or_else(
                || whereabouts(line.place_of(&annotation.anchor, scope.located)),
                |unmoved| Whereabouts::At(unmoved.span),
            ),
            chars: unmoved.map(|unmoved| unmoved.chars),
            themes: first..self.given.len(),
        });
    }
}

/// Where a passage stands in the text it was taken from.
#[derive(Clone, Copy)]
struct Unmoved {
    /// Bytes.
    span: Span,
    /// Code points.
    chars: Span,
}

/// Where a passage stands whose text is still the one it was taken from; nearly all do.
fn unmoved(line: &ArticleLine<'_>, annotation: &Annotation) -> Option<Unmoved> {
    let anchor = &annotation.anchor;
    let span = anchor.unmoved_in(&line.article?.text)?;
    Some(Unmoved { span, chars: Span::new(anchor.start, anchor.end) })
}

fn whereabouts(place: Option<Place>) -> Whereabouts {
    match place {
        None => Whereabouts::Sought,
        Some(place) => place.span().map_or(Whereabouts::Nowhere, Whereabouts::At),
    }
}

/// Leaves out equal neighbours from a place on.
fn drop_repeated(sorted: &mut Vec<usize>, from: usize) {
    let mut kept = from;
    for at in from..sorted.len() {
        if at == from || sorted.get(at) != sorted.get(kept - 1) {
            sorted.swap(at, kept);
            kept += 1;
        }
    }
    sorted.truncate(kept);
}

fn themes_of<'p>(codebook: &'p Codebook, branches: &BTreeSet<ThemeId>) -> Vec<CodedTheme<'p>> {
    let mut themes: Vec<CodedTheme<'p>> = Vec::new();
    // The themes above the one that comes next.
    let mut above: Vec<usize> = Vec::new();
    // How deep the branch begins that is wanted.
    let mut root: Option<usize> = None;
    for (id, depth, theme) in codebook.rows() {
        root = root.filter(|root| depth > *root);
        if root.is_none() && (branches.is_empty() || branches.contains(id)) {
            root = Some(depth);
        }
        let Some(root) = root else { continue };
        let depth = depth - root;
        let at = themes.len();
        above.truncate(depth);
        for over in &above {
            if let Some(over) = themes.get_mut(*over) {
                over.branch.end = at + 1;
            }
        }
        let parent = above.last().copied();
        themes.push(CodedTheme {
            id,
            name: &theme.name,
            color: &theme.color,
            depth,
            parent,
            branch: at..at + 1,
        });
        above.push(at);
    }
    themes
}

/// Where each theme that records may name stands among those in use; merged ones where they went.
fn places_of<'p>(codebook: &'p Codebook, themes: &[CodedTheme<'p>]) -> ThemePlaces<'p> {
    let in_use: BTreeMap<&ThemeId, usize> =
        themes.iter().enumerate().map(|(at, theme)| (theme.id, at)).collect();
    let place = |id: &'p ThemeId| Some((ByEnd(id), *in_use.get(codebook.resolve(id))?));
    codebook.all().filter_map(|(id, _)| place(id)).collect()
}

type ThemePlaces<'p> = Quick<ByEnd<'p>, usize>;

/// A theme, whose hash is that of the end of its id: that is made of random letters.
#[derive(PartialEq, Eq)]
struct ByEnd<'p>(&'p ThemeId);

impl Hash for ByEnd<'_> {
    #[inline]
    fn hash<H: Hasher>(&self, state: &mut H) {
        let end = self.0.as_str().as_bytes().last_chunk().map_or(0, |bytes| u64::from_le_bytes(*bytes));
        state.write_u64(end);
    }
}
