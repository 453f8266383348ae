//! Which passages stand so to any of others. Each sweep goes once through both, sorted, so that ten thousand passages in
//! one article cost no more than their sorting: no two are ever compared with each other.

use super::passage_query::Relation;
use crate::text::positions::Span;

/// Where a passage stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Standpoint {
    /// Its bytes.
    pub span: Span,
    /// The numbers of the first and the last sentence that it reaches into, or paragraph: of what the relation counts.
    pub units: Span,
}

impl Standpoint {
    /// A place for relations that count nothing.
    #[must_use]
    pub fn without_units(span: Span) -> Self {
        Self { span, units: Span::default() }
    }
}

/// Ranges by their start, with the farthest end of all up to each.
struct Sorted {
    spans: Vec<Span>,
    farthest: Vec<usize>,
    first_end: Option<usize>,
}

impl Sorted {
    fn new(mut spans: Vec<Span>) -> Self {
        spans.sort_unstable();
        let mut far = 0;
        let farthest = spans
            .iter()
            .map(|span| {
                far = far.max(span.end);
                far
            })
            .collect();
        let first_end = spans.iter().map(|span| span.end).min();
        Self { spans, farthest, first_end }
    }

    /// The farthest end of those that begin before a place.
    fn farthest_before(&self, place: usize) -> Option<usize> {
        let n = self.spans.partition_point(|span| span.start < place);
        n.checked_sub(1).and_then(|last| self.farthest.get(last)).copied()
    }

    fn last_start(&self) -> Option<usize> {
        self.spans.last().map(|span| span.start)
    }

    /// Whether the last number of one is at most so far from the first of another, or they share one.
    fn is_near(&self, units: Span, n: usize) -> bool {
        let reach = units.end.saturating_add(n).saturating_add(1);
        self.farthest_before(reach).is_some_and(|end| end.saturating_add(n) >= units.start)
    }
}

/// Where passages begin, or where they end, and the sentence there.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Edge {
    byte: usize,
    sentence: usize,
}

/// Edges from the first to the last; their sentences are in the same order.
struct Edges(Vec<Edge>);

impl Edges {
    fn new(edges: impl Iterator<Item = Edge>) -> Self {
        let mut edges: Vec<Edge> = edges.collect();
        edges.sort_unstable();
        Self(edges)
    }

    /// The sentence of the first edge that is not before a byte.
    fn sentence_from(&self, byte: usize) -> Option<usize> {
        let at = self.0.partition_point(|edge| edge.byte < byte);
        self.0.get(at).map(|edge| edge.sentence)
    }

    /// The sentence of the last edge that is not after a byte.
    fn sentence_up_to(&self, byte: usize) -> Option<usize> {
        let n = self.0.partition_point(|edge| edge.byte <= byte);
        n.checked_sub(1).and_then(|last| self.0.get(last)).map(|edge| edge.sentence)
    }
}

/// Of each of the first passages, whether it stands so to any of the second; one without a place stands to none.
#[must_use]
pub fn related(
    of: &[Option<Standpoint>],
    relation: Relation,
    to: impl Iterator<Item = Standpoint>,
) -> Vec<bool> {
    let each = |is_so: &dyn Fn(Standpoint) -> bool| of.iter().map(|at| at.is_some_and(is_so)).collect();
    let by_bytes = |to: Vec<Standpoint>| Sorted::new(to.iter().map(|at| at.span).collect());
    let by_units = |to: Vec<Standpoint>| Sorted::new(to.iter().map(|at| at.units).collect());
    let to: Vec<Standpoint> = to.collect();
    match relation {
        Relation::Within => {
            let to = by_bytes(to);
            each(&|at| to.farthest_before(at.span.start + 1).is_some_and(|end| end >= at.span.end))
        }
        Relation::Overlaps => {
            let to = by_bytes(to);
            each(&|at| to.farthest_before(at.span.end).is_some_and(|end| end > at.span.start))
        }
        Relation::Near(n) => {
            let to = by_units(to);
            each(&|at| to.is_near(at.units, n))
        }
        Relation::SameParagraph => {
            let to = by_units(to);
            each(&|at| to.is_near(at.units, 0))
        }
        Relation::Before => {
            let to = by_bytes(to);
            each(&|at| to.last_start().is_some_and(|start| start >= at.span.end))
        }
        Relation::After => {
            let to = by_bytes(to);
            each(&|at| to.first_end.is_some_and(|end| end <= at.span.start))
        }
        Relation::SameArticle => each(&|_| !to.is_empty()),
        Relation::FollowedBy(n) => {
            let begin = |at: &Standpoint| Edge { byte: at.span.start, sentence: at.units.start };
            let to = Edges::new(to.iter().map(begin));
            let is_so = |at: Standpoint, next: usize| next <= at.units.end.saturating_add(n);
            each(&|at| to.sentence_from(at.span.end).is_some_and(|next| is_so(at, next)))
        }
        Relation::Follows(n) => {
            let end = |at: &Standpoint| Edge { byte: at.span.end, sentence: at.units.end };
            let to = Edges::new(to.iter().map(end));
            let is_so = |at: Standpoint, last: usize| last.saturating_add(n) >= at.units.start;
            each(&|at| to.sentence_up_to(at.span.start).is_some_and(|last| is_so(at, last)))
        }
    }
}
