//! The words of an article in pieces: cut wherever a passage begins or ends, each with the lanes under it, its fill and the
//! passages that it is part of. One sweep from the first line to the last, however many passages there are.

use super::article_page::ArticlePage;
use super::html_page_hues::{Hues, LANES, NEUTRAL};
use crate::text::lanes::{innermost, lanes_of};
use crate::text::positions::Span;
use std::collections::BTreeSet;

/// From this many passages over one another on, no one's colour fills the words.
const CROWD: usize = 4;

/// Passages that a piece names for programs that read aloud, at most.
const MAX_NAMED: usize = 6;

/// Words that are all part of the same passages.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Piece {
    pub(super) span: Span,
    /// The hues of its lanes, the uppermost first; `None` for a lane that is free here.
    pub(super) lanes: [Option<usize>; LANES.len()],
    /// The hue of its fill; `None` for words that are part of no passage.
    pub(super) fill: Option<usize>,
    /// How many lanes more lie under it than are drawn.
    pub(super) n_more: usize,
    /// The first of the passages it is part of: places in `ArticlePage::marks`.
    pub(super) marks: Vec<usize>,
    /// Those that begin with it.
    pub(super) begins: Vec<usize>,
}

impl Piece {
    /// How far down its lanes lie.
    pub(super) fn n_lanes(&self) -> usize {
        self.lanes.iter().rposition(Option::is_some).map_or(0, |at| at + 1)
    }
}

/// A passage with one of its themes.
#[derive(Clone, Copy)]
struct Lane {
    mark: usize,
    span: Span,
    depth: usize,
    hue: usize,
}

/// The marks of an article on the way from its first line to its last.
pub(super) struct Sweep {
    /// Where words are cut.
    cuts: Vec<usize>,
    fills: Vec<(Span, usize)>,
    lanes: Vec<Lane>,
    /// The lanes by where they end.
    ends: Vec<usize>,
    starts: Vec<usize>,
    n_fills: usize,
    n_begun: usize,
    n_ended: usize,
    n_named: usize,
    /// Those over the words that come next: depth and place.
    open: BTreeSet<(usize, usize)>,
}

impl Sweep {
    /// The marks of a page, which must be sorted by start; `codes` are those of its themes.
    pub(super) fn new(page: &ArticlePage, codes: &[usize], hues: &Hues) -> Self {
        let hue_of = |theme: usize| codes.get(theme).map_or(NEUTRAL, |code| hues.of_code(*code));
        let spans: Vec<Span> = page.marks.iter().map(|mark| mark.span).collect();
        let mut lanes: Vec<Lane> = Vec::with_capacity(spans.len());
        for (at, mark) in page.marks.iter().enumerate() {
            let lane = |hue| Lane { mark: at, span: mark.span, depth: 0, hue };
            if mark.themes.is_empty() {
                lanes.push(lane(NEUTRAL));
            }
            lanes.extend(mark.themes.iter().map(|theme| lane(hue_of(*theme))));
        }
        let lane_spans: Vec<Span> = lanes.iter().map(|lane| lane.span).collect();
        for (lane, depth) in lanes.iter_mut().zip(lanes_of(&lane_spans)) {
            lane.depth = depth;
        }
        let mut ends: Vec<usize> = (0..lanes.len()).collect();
        ends.sort_by_key(|at| lane_spans.get(*at).map(|span| span.end));
        let mut cuts: Vec<usize> = spans.iter().flat_map(|span| [span.start, span.end]).collect();
        cuts.sort_unstable();
        cuts.dedup();
        let fill = |(span, mark): (Span, Option<usize>)| {
            let mark = mark.and_then(|at| page.marks.get(at));
            let hue = mark.and_then(|mark| match mark.themes.as_slice() {
                [only] => Some(hue_of(*only)),
                _ => None,
            });
            (span, hue.unwrap_or(NEUTRAL))
        };
        Self {
            cuts,
            fills: innermost(&spans, CROWD).into_iter().map(fill).collect(),
            lanes,
            ends,
            starts: spans.iter().map(|span| span.start).collect(),
            n_fills: 0,
            n_begun: 0,
            n_ended: 0,
            n_named: 0,
            open: BTreeSet::new(),
        }
    }

    /// Whether something in a range is part of a passage.
    pub(super) fn has_marks(&self, span: Span) -> bool {
        let next = self.fills.get(self.n_fills..).unwrap_or_default();
        next.iter().take_while(|(fill, _)| fill.start < span.end).any(|(fill, _)| fill.overlaps(span))
    }

    /// The pieces of the next words; `edges` are further places where they are cut, in order.
    pub(super) fn next(&mut self, span: Span, edges: &[usize]) -> Vec<Piece> {
        let from = self.cuts.partition_point(|cut| *cut <= span.start);
        let until = self.cuts.partition_point(|cut| *cut < span.end);
        let mut cuts: Vec<usize> = self.cuts.get(from..until).unwrap_or_default().to_vec();
        cuts.extend(edges.iter().filter(|edge| span.start < **edge && **edge < span.end));
        cuts.push(span.end);
        cuts.sort_unstable();
        cuts.dedup();
        let mut start = span.start;
        let mut pieces = Vec::with_capacity(cuts.len());
        for end in cuts {
            pieces.push(self.piece(Span { start, end }));
            start = end;
        }
        pieces
    }

    fn piece(&mut self, span: Span) -> Piece {
        self.go_to(span.start);
        let mut piece = Piece { span, begins: self.begun_at(span.start), ..Piece::default() };
        for (depth, at) in &self.open {
            let Some(lane) = self.lanes.get(*at) else { continue };
            match piece.lanes.get_mut(*depth) {
                Some(slot) => *slot = Some(lane.hue),
                None => break,
            }
        }
        piece.n_more = self.open.len() - piece.lanes.iter().flatten().count();
        let marks: BTreeSet<usize> = self
            .open
            .iter()
            .take(MAX_NAMED)
            .filter_map(|(_, at)| self.lanes.get(*at).map(|lane| lane.mark))
            .collect();
        piece.marks = marks.into_iter().collect();
        piece.fill =
            self.fills.get(self.n_fills).filter(|(fill, _)| fill.contains(span.start)).map(|(_, hue)| *hue);
        piece
    }

    /// Opens what begins up to a byte, and closes what ends there.
    fn go_to(&mut self, byte: usize) {
        while let Some(lane) = self.lanes.get(self.n_begun).filter(|lane| lane.span.start <= byte) {
            self.open.insert((lane.depth, self.n_begun));
            self.n_begun += 1;
        }
        while let Some((at, lane)) = self
            .ends
            .get(self.n_ended)
            .and_then(|at| Some((*at, self.lanes.get(*at)?)))
            .filter(|(_, lane)| lane.span.end <= byte)
        {
            self.open.remove(&(lane.depth, at));
            self.n_ended += 1;
        }
        while self.fills.get(self.n_fills).is_some_and(|(fill, _)| fill.end <= byte) {
            self.n_fills += 1;
        }
    }

    fn begun_at(&mut self, byte: usize) -> Vec<usize> {
        let until = self.starts.partition_point(|start| *start <= byte);
        let from = self.n_named;
        self.n_named = until.max(from);
        (from..until).collect()
    }

    /// The marks that no piece began with.
    pub(super) fn rest(&mut self) -> Vec<usize> {
        let from = self.n_named;
        self.n_named = self.starts.len();
        (from..self.n_named).collect()
    }
}
