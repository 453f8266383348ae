//! The passages of a run of articles, as they are gathered from the records. What is looked up is looked up of many passages,
//! one thing after the other: so memory is waited for once for several of them.

use super::coded::CodedTheme;
use super::coded_passage::{CodedPassage, Whereabouts};
use super::quick_hash::Quick;
use super::word_texts::Cancelled;
use crate::model::codebook::Codebook;
use crate::model::id::{AnnotatorId, ThemeId};
use crate::search::passage_evaluation::FoundPassage;
use crate::search::passage_question::Question;
use crate::search::passage_scope::Scope;
use crate::text::anchor::Place;
use std::collections::BTreeMap;
use std::hash::{Hash, Hasher};
use std::ops::Range;

/// Articles whose records are at hand together, so that what was looked at once is looked at again before it is gone from the
/// processor's memory.
const RUN: usize = 16;

/// The passages of some articles, one article after the other.
#[derive(Debug, Default)]
pub(super) struct Gathered<'p> {
    /// By article, in each by where they were marked.
    pub passages: Vec<CodedPassage<'p>>,
    /// The themes of all passages, one passage after the other.
    given: Vec<usize>,
    /// Of each article where its passages begin, and where those of the last one end.
    starts: Vec<usize>,
    /// The themes of the passages at hand.
    ids: Vec<&'p str>,
    /// How many code points the words of each of the passages at hand have.
    n_quoted: Vec<usize>,
}

impl<'p> Gathered<'p> {
    /// Gathers what meets a question; where it is no longer wanted, that of the first articles.
    pub(super) fn of(
        question: &Question,
        scope: &Scope<'p>,
        places: &ThemePlaces<'p>,
        articles: Range<usize>,
        is_cancelled: Cancelled<'_>,
    ) -> Self {
        let mut gathered = Self { starts: vec![0], ..Self::default() };
        for run in runs(articles.clone()) {
            let first = gathered.passages.len();
            gathered.add(question.answer_in(scope, run, is_cancelled), scope, articles.start);
            gathered.tag(places, first);
            gathered.locate(scope, first);
        }
        gathered.starts.resize(articles.len() + 1, gathered.passages.len());
        gathered
    }

    /// How many articles it is of.
    pub(super) fn n_articles(&self) -> usize {
        self.starts.len().saturating_sub(1)
    }

    /// The passages of an article, by its place among those that these are of.
    pub(super) fn passages_of(&self, at: usize) -> &[CodedPassage<'p>] {
        let from = self.starts.get(at).copied().unwrap_or_default();
        let to = self.starts.get(at + 1).copied().unwrap_or(from);
        self.passages.get(from..to).unwrap_or_default()
    }

    /// The themes of one of the passages.
    pub(super) fn themes_of(&self, passage: &CodedPassage<'p>) -> &[usize] {
        self.given.get(passage.themes()).unwrap_or_default()
    }

    fn add(&mut self, found: Vec<FoundPassage<'p>>, scope: &Scope<'p>, first_article: usize) {
        // Most passages of an article are of whom the one before is of.
        let mut last: Option<(&AnnotatorId, Option<usize>)> = None;
        for FoundPassage { article, standing: (who, _, annotation, _) } in found {
            let known = last.filter(|(known, _)| std::ptr::eq(*known, who));
            let person = known.map_or_else(|| scope.people.place(who), |(_, person)| person);
            last = Some((who, person));
            self.starts.resize(article - first_article + 1, self.passages.len());
            self.passages.push(CodedPassage::new(annotation, article, person));
        }
    }

    /// Looks up the themes of the passages from one on.
    fn tag(&mut self, places: &ThemePlaces<'p>, first: usize) {
        let passages = self.passages.get_mut(first..).unwrap_or_default();
        self.ids.clear();
        self.ids.extend(passages.iter().flat_map(|passage| &passage.annotation.themes).map(ThemeId::as_str));
        let mut ids = self.ids.iter();
        for passage in passages {
            let from = self.given.len();
            for id in ids.by_ref().take(passage.annotation.themes.len()) {
                if let Some(place) = places.get(&ByEnd(id)) {
                    put_in(&mut self.given, from, *place);
                }
            }
            passage.bear(from..self.given.len());
        }
    }

    /// Looks up where the passages from one on stand.
    fn locate(&mut self, scope: &Scope<'p>, first: usize) {
        let passages = self.passages.get_mut(first..).unwrap_or_default();
        self.n_quoted.clear();
        self.n_quoted.extend(passages.iter().map(|passage| passage.annotation.anchor.n_quoted()));
        for (passage, n_quoted) in passages.iter_mut().zip(&self.n_quoted) {
            let Some(line) = scope.articles.get(passage.article()) else { continue };
            let anchor = &passage.annotation.anchor;
            // The text of nearly all is still the one they were taken from.
            match line.article.and_then(|article| anchor.unmoved_with(&article.text, *n_quoted)) {
                Some(span) => passage.stand_unmoved(span),
                None => passage.stand(whereabouts(line.place_of(anchor, scope.located))),
            }
        }
    }
}

/// The runs that some articles make.
fn runs(articles: Range<usize>) -> impl Iterator<Item = Range<usize>> {
    let end = articles.end;
    articles.step_by(RUN).map(move |from| from..end.min(from + RUN))
}

fn whereabouts(place: Option<Place>) -> Whereabouts {
    match place {
        None => Whereabouts::Sought,
        Some(place) => place.span().map_or(Whereabouts::Nowhere, Whereabouts::At),
    }
}

/// Puts a number where it belongs among those from a place on, which stand in order, each once.
fn put_in(numbers: &mut Vec<usize>, from: usize, number: usize) {
    let own = numbers.get(from..).unwrap_or_default();
    let n_after = own.iter().rev().take_while(|known| **known > number).count();
    let at = numbers.len() - n_after;
    if at == from || numbers.get(at - 1) != Some(&number) {
        numbers.insert(at, number);
    }
}

/// Where each theme that records may name stands among those in use; merged ones where they went.
pub(super) fn places_of<'p>(codebook: &'p Codebook, themes: &[CodedTheme<'p>]) -> ThemePlaces<'p> {
    let in_use: BTreeMap<&ThemeId, usize> =
        themes.iter().enumerate().map(|(at, theme)| (theme.id, at)).collect();
    let place = |id: &'p ThemeId| Some((ByEnd(id.as_str()), *in_use.get(codebook.resolve(id))?));
    codebook.all().filter_map(|(id, _)| place(id)).collect()
}

pub(super) type ThemePlaces<'p> = Quick<ByEnd<'p>, usize>;

/// The id of a theme, whose hash is that of the end of its id: that is made of random letters.
#[derive(PartialEq, Eq)]
pub(super) struct ByEnd<'p>(&'p str);

impl Hash for ByEnd<'_> {
    #[inline]
    fn hash<H: Hasher>(&self, state: &mut H) {
        let end = self.0.as_bytes().last_chunk().map_or(0, |bytes| u64::from_le_bytes(*bytes));
        state.write_u64(end);
    }
}
