//! What the passages of a theme cover in one article, ready to be asked what stands at, near or after a place.

use crate::text::positions::Span;

/// Ranges that stand apart and in order.
#[derive(Clone, Copy, Debug)]
pub(super) struct ThemeRanges<'r>(pub &'r [Span]);

impl ThemeRanges<'_> {
    /// How much they cover.
    pub(super) fn length(self) -> usize {
        self.0.iter().map(|range| range.len()).sum()
    }

    /// Whether one of them shares something with a range, or less than `reach` lies between.
    #[inline]
    pub(super) fn reach(self, range: Span, reach: usize) -> bool {
        let first = self.0.partition_point(|part| part.end.saturating_add(reach) <= range.start);
        self.0.get(first).is_some_and(|part| part.start < range.end.saturating_add(reach))
    }
}

/// How much two themes cover both.
pub(super) fn shared_length(one: ThemeRanges<'_>, other: ThemeRanges<'_>) -> usize {
    let (mut of_one, mut of_other) = (one.0.iter().peekable(), other.0.iter().peekable());
    let mut length = 0;
    while let (Some(a), Some(b)) = (of_one.peek(), of_other.peek()) {
        length += a.end.min(b.end).saturating_sub(a.start.max(b.start));
        if a.end <= b.end {
            of_one.next();
        } else {
            of_other.next();
        }
    }
    length
}

/// Passages of a theme, ready to be asked which come after a place and which before.
#[derive(Clone, Debug, Default)]
pub(super) struct FollowedRanges {
    /// Where each begins: its byte, and the number of its first sentence.
    starts: Vec<Edge>,
    /// Where each ends: the byte, and the number of its last sentence.
    ends: Vec<Edge>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Edge {
    byte: usize,
    sentence: usize,
}

impl FollowedRanges {
    /// Adds a passage: its bytes, and the numbers of its sentences, the end excluded.
    pub(super) fn add(&mut self, span: Span, sentences: Span) {
        self.starts.push(Edge { byte: span.start, sentence: sentences.start });
        self.ends.push(Edge { byte: span.end, sentence: sentences.end.saturating_sub(1) });
    }

    /// Puts them in order, after all were added.
    pub(super) fn finish(&mut self) {
        self.starts.sort_unstable();
        self.ends.sort_unstable();
    }

    /// How many begin at the end of a passage or after it, at most so many sentences after its last one.
    pub(super) fn n_after(&self, span: Span, sentences: Span, n_sentences: usize) -> usize {
        let last = sentences.end.saturating_sub(1).saturating_add(n_sentences);
        let from = self.starts.partition_point(|edge| edge.byte < span.end);
        let to = self.starts.partition_point(|edge| edge.byte < span.end || edge.sentence <= last);
        to - from
    }

    /// Whether one ends at the start of a passage or before it, at most so many sentences before its first one.
    pub(super) fn has_before(&self, span: Span, sentences: Span, n_sentences: usize) -> bool {
        let n = self.ends.partition_point(|edge| edge.byte <= span.start);
        let last = n.checked_sub(1).and_then(|last| self.ends.get(last));
        last.is_some_and(|edge| edge.sentence.saturating_add(n_sentences) >= sentences.start)
    }
}
