//! Puts a question to passages. Every article is gone through once: tests cost one look at each passage, relations a
//! sweep over those of the article; places are worked out only where they are asked for.

use super::needle::Needle;
use super::passage_query::Relation;
use super::passage_question::{Asked, Question};
use super::passage_scope::{ArticleLine, Scope};
use super::passage_sweeps::related;
use crate::model::article::Standing;
use crate::model::check::State;
use crate::model::id::ThemeId;
use crate::text::anchor::Place;
use crate::text::positions::Span;
use crate::text::sentences::sentences;
use std::cell::OnceCell;

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
        let has_relations = self.asked.has_relations();
        let mut found = Vec::new();
        let mut passages: Vec<Passage<'p>> = Vec::new();
        // Both are in the order of paths: hardly any article's records are looked up.
        let mut records = scope.project.articles().peekable();
        for (article, line) in scope.articles.iter().enumerate() {
            if is_cancelled() {
                break;
            }
            let start = found.len();
            let whole = Whole { scope, line, article };
            while records.next_if(|(path, _)| *path < line.path).is_some() {}
            let notes = records.next_if(|(path, _)| *path == line.path).map(|(_, notes)| notes);
            passages.clear();
            passages.extend(
                scope
                    .passages(line.path, notes)
                    .map(|standing| Passage { standing, themes: &standing.2.themes }),
            );
            if has_relations {
                let met = Here::new(whole, &passages).met(&self.asked);
                let met = passages.iter().zip(met).filter(|(_, is_met)| *is_met);
                found.extend(met.map(|(passage, _)| FoundPassage { article, standing: passage.standing }));
            } else {
                let met = passages.iter().filter(|passage| whole.meets(passage, &self.asked));
                found.extend(met.map(|passage| FoundPassage { article, standing: passage.standing }));
            }
            if let Some(new) = found.get_mut(start..) {
                new.sort_by_key(|FoundPassage { standing: (_, id, annotation, _), .. }| {
                    (annotation.anchor.start, annotation.anchor.end, *id)
                });
            }
        }
        found
    }
}

/// A passage with its themes at hand. Those of an article are gathered before any is looked at, so that memory is waited
/// for once for all of them.
struct Passage<'p> {
    standing: Standing<'p>,
    themes: &'p [ThemeId],
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
        let quote = passage.standing.2.anchor.quote.as_str();
        match self.place(passage) {
            Some(Place::Changed(span)) => words.is_in(span.of(self.text())),
            _ => words.is_in(quote),
        }
    }
}

/// The passages of an article, with what is worked out of them only where it is asked for.
struct Here<'a, 'p> {
    whole: Whole<'a, 'p>,
    passages: &'a [Passage<'p>],
    spans: OnceCell<Vec<Option<Span>>>,
    sentences: OnceCell<Vec<Option<Span>>>,
}

impl<'a, 'p> Here<'a, 'p> {
    fn new(whole: Whole<'a, 'p>, passages: &'a [Passage<'p>]) -> Self {
        Self { whole, passages, spans: OnceCell::new(), sentences: OnceCell::new() }
    }

    /// Where each stands, in bytes.
    fn spans(&self) -> &[Option<Span>] {
        let span = |passage: &Passage<'_>| self.whole.place(passage).and_then(|place| place.span());
        self.spans.get_or_init(|| self.passages.iter().map(span).collect())
    }

    /// The numbers of the sentences that each begins and ends in.
    fn sentences(&self) -> &[Option<Span>] {
        self.sentences.get_or_init(|| {
            let end = self.spans().iter().flatten().map(|span| span.end).max().unwrap_or_default();
            let starts = sentences(self.whole.text()).map(|sentence| sentence.start);
            let starts: Vec<usize> = starts.take_while(|start| *start < end).collect();
            let number = |byte: usize| starts.partition_point(|start| *start <= byte);
            let numbers =
                |span: Span| Span { start: number(span.start), end: number(span.end.saturating_sub(1)) };
            self.spans().iter().map(|span| span.map(numbers)).collect()
        })
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
        let spans = if matches!(relation, Relation::Near(_)) { self.sentences() } else { self.spans() };
        let wanted =
            |wanted: Vec<bool>| spans.iter().zip(wanted).map(|(span, is_wanted)| span.filter(|_| is_wanted));
        let of: Vec<Option<Span>> = wanted(of).collect();
        related(&of, relation, wanted(to).flatten())
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
