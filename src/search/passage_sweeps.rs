//! Which ranges stand so to any of others. Each sweep goes once through both, sorted, so that ten thousand passages in
//! one article cost no more than their sorting: no two are ever compared with each other.

use super::passage_query::Relation;
use crate::text::positions::Span;

/// Ranges by their start, with the farthest end of all up to each.
struct Sorted {
    spans: Vec<Span>,
    farthest: Vec<usize>,
    first_end: Option<usize>,
}

impl Sorted {
    fn new(spans: impl Iterator<Item = Span>) -> Self {
        let mut spans: Vec<Span> = spans.collect();
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
}

/// Of each of the first ranges, whether it stands so to any of the second. For `Near` the ranges are those of their
/// sentences' numbers, the last included.
#[must_use]
pub fn related(of: &[Option<Span>], relation: Relation, to: impl Iterator<Item = Span>) -> Vec<bool> {
    let to = Sorted::new(to);
    let is_so = |span: Span| match relation {
        Relation::Within => to.farthest_before(span.start + 1).is_some_and(|end| end >= span.end),
        Relation::Overlaps => to.farthest_before(span.end).is_some_and(|end| end > span.start),
        Relation::Near(n) => {
            let reach = span.end.saturating_add(n).saturating_add(1);
            to.farthest_before(reach).is_some_and(|end| end.saturating_add(n) >= span.start)
        }
        Relation::Before => to.last_start().is_some_and(|start| start >= span.end),
        Relation::After => to.first_end.is_some_and(|end| end <= span.start),
    };
    of.iter().map(|span| span.is_some_and(is_so)).collect()
}
