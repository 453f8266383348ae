//! Puts a question to passages. Every article is gone through once: tests cost one look at each passage, relations a
//! sweep over those of the article; places are worked out only where they are asked for.

use super::needle::Needle;
use super::passage_query::Relation;
use super::passage_question::{Asked, Question};
use super::passage_scope::{ArticleLine, Scope};
use super::passage_sweeps::{Standpoint, related};
use crate::model::article::Standing;
use crate::model::check::State;
use crate::model::id::ThemeId;
use crate::text::anchor::{Anchor, Place};
use crate::text::boundaries::{lines, trimmed};
use crate::text::positions::Span;
use crate::text::sentences::sentences;
use std::borrow::Cow;
use std::cell::OnceCell;
use std::ops::Range;

/// A passage that meets the question.
#[derive(Clone, Copy, Debug)]
pub struct FoundPassage<'p> {
    /// Its article, as a place in the scope.
    pub article: usize,
    /// The annotation.
    pub standing: Standing<'p>,
}

impl Question {
    /// The passages that meet it, article by article, in each by where they were marked. It stops early, with what was
    /// found so far, when it is no longer wanted.
    #[must_use]
    pub fn answer<'p>(&self, scope: &Scope<'p>, is_cancelled: &dyn Fn() -> bool) -> Vec<FoundPassage<'p>> {
        self.answer_in(scope, 0..scope.articles.len(), is_cancelled)
    }

    /// Those of a run of articles, as places in the scope.
    #[must_use]
    pub fn answer_in<'p>(
        &self,
        scope: &Scope<'p>,
        articles: Range<usize>,
        is_cancelled: &dyn Fn() -> bool,
    ) -> Vec<FoundPassage<'p>> {
        let mut found = Vec::new();
        // Both are in the order of paths: hardly any article's records are looked up.
        let Some(first) = scope.articles.get(articles.start) else { return found };
        let mut records = scope.project.articles_from(first.path).peekable();
        let mut standing: Vec<Standing<'p>> = Vec::new();
        let mut passages: Vec<Passage<'p>> = Vec::new();
        let mut ends: Vec<usize> = Vec::new();
        let mut met: Vec<usize> = Vec::new();
        let lines = scope.articles.get(articles.clone()).unwrap_or_default();
        for (run, first) in lines.chunks(RUN).zip(articles.step_by(RUN)) {
            standing.clear();
            ends.clear();
            for line in run {
                // Paths that are equal are so at one look: they are shared.
                while records.next_if(|(path, _)| *path != line.path && *path < line.path).is_some() {}
                let notes = records.next_if(|(path, _)| *path == line.path).map(|(_, notes)| notes);
                standing.extend(scope.passages(line.path, notes));
                ends.push(standing.len());
            }
            passages.clear();
            passages.extend(standing.iter().map(|standing: &Standing<'p>| {
                let (.., annotation, _) = *standing;
                let Anchor { start, end, ref quote, .. } = annotation.anchor;
                Passage {
                    standing: *standing,
                    themes: &annotation.themes,
                    quote,
                    marked: Span { start, end },
                }
            }));
            let mut start = 0;
            for ((line, article), end) in run.iter().zip(first..).zip(&ends) {
                if is_cancelled() {
                    return found;
                }
                let passages = passages.get(start..*end).unwrap_or_default();
                self.add_met(Whole { scope, line, article }, passages, &mut met, &mut found);
                start = *end;
            }
        }
        found
    }

    /// Adds those of an article's passages that meet it; `met` holds their places meanwhile.
    fn add_met<'p>(
        &self,
        whole: Whole<'_, 'p>,
        passages: &[Passage<'p>],
        met: &mut Vec<usize>,
        found: &mut Vec<FoundPassage<'p>>,
    ) {
        met.clear();
        if self.asked.has_relations() {
            let are_met = Here::new(whole, passages).met(&self.asked);
            met.extend(are_met.iter().enumerate().filter(|(_, is_met)| **is_met).map(|(at, _)| at));
        } else {
            let are_met = passages.iter().enumerate();
            met.extend(are_met.filter(|(_, passage)| whole.meets(passage, &self.asked)).map(|(at, _)| at));
        }
        met.sort_by_key(|at| passages.get(*at).map(|passage| (passage.marked, passage.standing.1)));
        let standing = met.iter().filter_map(|at| passages.get(*at)).map(|passage| passage.standing);
        found.extend(standing.map(|standing| FoundPassage { article: whole.article, standing }));
    }
}

/// Articles whose records are at hand together.
const RUN: usize = 16;

/// A passage with what is asked of it at hand. Those of some articles are gathered before any is looked at, so that memory
/// is waited for once for all of them.
struct Passage<'p> {
    standing: Standing<'p>,
    themes: &'p [ThemeId],
    quote: &'p str,
    /// Code points of the text it was marked in.
    marked: Span,
}

/// An article of the scope.
#[derive(Clone, Copy)]
struct Whole<'a, 'p> {
    scope: &'a Scope<'p>,
    line: &'a ArticleLine<'p>,
    article: usize,
}

impl Whole<'_, '_> {
    fn place(&self, passage: &Passage<'_>) -> Option<Place> {
        let (.., annotation, _) = passage.standing;
        self.line.place_of(&annotation.anchor, self.scope.located)
    }

    fn text(&self) -> &str {
        self.line.article.map(|article| article.text.as_str()).unwrap_or_default()
    }

    /// Whether a passage meets what is asked, where no other passage has a say in it.
    fn meets(&self, passage: &Passage<'_>, asked: &Asked) -> bool {
        let (who, _, annotation, _) = passage.standing;
        match asked {
            Asked::Anything => true,
            Asked::Themes(themes) => passage.themes.iter().any(|id| themes.contains(id)),
            Asked::Untagged => passage.themes.is_empty(),
            Asked::Annotators(annotators) => annotators.contains(who),
            Asked::Articles(wanted) => wanted.get(self.article) == Some(&true),
            Asked::Note(words) => annotation
                .note
                .as_ref()
                .is_some_and(|note| words.as_ref().is_none_or(|words| words.is_in(note))),
            Asked::Words(words) => self.holds_words(passage, words),
            Asked::Starred => annotation.starred,
            Asked::State(state) => self.place(passage).is_some_and(|place| State::of_place(&place) == *state),
            Asked::Not(inner) => !self.meets(passage, inner),
            Asked::All(parts) => parts.iter().all(|part| self.meets(passage, part)),
            Asked::Any(parts) => parts.iter().any(|part| self.meets(passage, part)),
            // Who asks for relations asks all passages of an article together.
            Asked::Related(..) => false,
        }
    }

    /// Whether the words stand in the passage: as it is today, or as it was marked where it has no place.
    fn holds_words(&self, passage: &Passage<'_>, words: &Needle) -> bool {
        match self.place(passage) {
            Some(Place::Changed(span)) => words.is_in(span.of(self.text())),
            _ => words.is_in(passage.quote),
        }
    }
}

/// The passages of an article, with what is worked out of them only where it is asked for.
struct Here<'a, 'p> {
    whole: Whole<'a, 'p>,
    passages: &'a [Passage<'p>],
    spans: OnceCell<Vec<Option<Span>>>,
    sentences: OnceCell<Vec<Option<Standpoint>>>,
    paragraphs: OnceCell<Vec<Option<Standpoint>>>,
}

impl<'a, 'p> Here<'a, 'p> {
    fn new(whole: Whole<'a, 'p>, passages: &'a [Passage<'p>]) -> Self {
        let (sentences, paragraphs) = (OnceCell::new(), OnceCell::new());
        Self { whole, passages, spans: OnceCell::new(), sentences, paragraphs }
    }

    /// Where each stands, in bytes.
    fn spans(&self) -> &[Option<Span>] {
        let span = |passage: &Passage<'_>| self.whole.place(passage).and_then(|place| place.span());
        self.spans.get_or_init(|| self.passages.iter().map(span).collect())
    }

    /// Where each stands, with the numbers of the sentences that it begins and ends in.
    fn sentences(&self) -> &[Option<Standpoint>] {
        self.sentences.get_or_init(|| {
            let starts = sentences(self.whole.text()).map(|sentence| sentence.start);
            let numbered = Numbered::new(starts, self.end());
            self.spans().iter().map(|span| span.map(|span| numbered.standpoint(span, span))).collect()
        })
    }

    /// Where each stands, with the numbers of the lines that its first word and its last stand in; `None` for one without
    /// words. So marks that cover paragraphs have it, too.
    fn paragraphs(&self) -> &[Option<Standpoint>] {
        self.paragraphs.get_or_init(|| {
            let text = self.whole.text();
            let numbered = Numbered::new(lines(text).map(|line| line.start), self.end());
            let standpoint = |span: Span| {
                let words = trimmed(text, span);
                (!words.is_empty()).then(|| numbered.standpoint(span, words))
            };
            self.spans().iter().map(|span| span.and_then(standpoint)).collect()
        })
    }

    /// Where the last of them ends.
    fn end(&self) -> usize {
        self.spans().iter().flatten().map(|span| span.end).max().unwrap_or_default()
    }

    /// Where each stands, as far as a relation asks for it; `None` for one that has no part in it.
    fn standpoints(&self, relation: Relation) -> Cow<'_, [Option<Standpoint>]> {
        match relation {
            Relation::Within | Relation::Overlaps | Relation::Before | Relation::After => {
                self.spans().iter().map(|span| span.map(Standpoint::without_units)).collect()
            }
            Relation::Near(_) | Relation::FollowedBy(_) | Relation::Follows(_) => self.sentences().into(),
            Relation::SameParagraph => self.paragraphs().into(),
            // The article is known of those, too, that have no place in it.
            Relation::SameArticle => vec![Some(Standpoint::default()); self.passages.len()].into(),
        }
    }

    /// Of each passage, whether it meets what is asked.
    fn met(&self, asked: &Asked) -> Vec<bool> {
        let together = |parts: &[Asked], is_all: bool| {
            let mut met = vec![is_all; self.passages.len()];
            for part in parts {
                for (known, more) in met.iter_mut().zip(self.met(part)) {
                    *known = if is_all { *known && more } else { *known || more };
                }
            }
            met
        };
        match asked {
            Asked::Not(inner) => self.met(inner).into_iter().map(|is_met| !is_met).collect(),
            Asked::All(parts) => together(parts, true),
            Asked::Any(parts) => together(parts, false),
            Asked::Related(of, relation, to) => self.related(of, *relation, to),
            simple => self.passages.iter().map(|passage| self.whole.meets(passage, simple)).collect(),
        }
    }

    fn related(&self, of: &Asked, relation: Relation, to: &Asked) -> Vec<bool> {
        let (of, to) = (self.met(of), self.met(to));
        if !of.contains(&true) || !to.contains(&true) {
            return vec![false; self.passages.len()];
        }
        let standpoints = self.standpoints(relation);
        let wanted = |wanted: Vec<bool>| {
            standpoints.iter().zip(wanted).map(|(at, is_wanted)| at.filter(|_| is_wanted))
        };
        let of: Vec<Option<Standpoint>> = wanted(of).collect();
        related(&of, relation, wanted(to).flatten())
    }
}

/// Units of a text, by where each begins.
struct Numbered {
    starts: Vec<usize>,
}

impl Numbered {
    /// Those that begin before a byte.
    fn new(starts: impl Iterator<Item = usize>, end: usize) -> Self {
        Self { starts: starts.take_while(|start| *start < end).collect() }
    }

    /// The place of a passage, with the numbers of the units that its words begin and end in.
    fn standpoint(&self, span: Span, words: Span) -> Standpoint {
        let number = |byte: usize| self.starts.partition_point(|start| *start <= byte);
        let units = Span { start: number(words.start), end: number(words.end.saturating_sub(1)) };
        Standpoint { span, units }
    }
}

impl Asked {
    fn has_relations(&self) -> bool {
        match self {
            Self::Related(..) => true,
            Self::Not(inner) => inner.has_relations(),
            Self::All(parts) | Self::Any(parts) => parts.iter().any(Self::has_relations),
            _ => false,
        }
    }
}
