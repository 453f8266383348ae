//! The words of a line as HTML: letter for letter, with passages as marks, and emphasis and links where the text has styles.

use super::html_escape::{add_escaped, escaped, is_followed};
use super::html_page_hues::LANES;
use super::html_page_marks::{Piece, Sweep};
use crate::text::positions::Span;
use crate::text::styles::{Mark, Run};
use std::fmt::Write as _;

/// What was written.
#[derive(Debug, Default)]
pub(super) struct Written {
    /// The passages that begin in it.
    pub(super) begins: Vec<usize>,
    /// How far down lanes lie under it.
    pub(super) n_lanes: usize,
}

impl Written {
    /// Adds what comes next.
    pub(super) fn add(&mut self, next: Self) {
        self.begins.extend(next.begins);
        self.n_lanes = self.n_lanes.max(next.n_lanes);
    }

    /// The class of the element around it: its rows stand so far apart that no lane lies under the next row.
    pub(super) fn class(&self) -> Option<String> {
        (self.n_lanes > 0).then(|| format!("k{}", self.n_lanes))
    }
}

/// Words of a page.
pub(super) struct Words<'p> {
    /// The text of the article.
    pub(super) text: &'p str,
    /// How its words are set.
    pub(super) runs: &'p [Run],
    /// The passages, and of each its number in the page.
    pub(super) sweep: Sweep,
    pub(super) numbers: &'p [usize],
}

impl Words<'_> {
    /// Writes the words of a range.
    pub(super) fn write(&mut self, out: &mut String, span: Span) -> Written {
        let first = self.runs.partition_point(|run| run.span.end <= span.start);
        let end = self.runs.partition_point(|run| run.span.start < span.end);
        let runs = self.runs.get(first..end.max(first)).unwrap_or_default();
        let edges: Vec<usize> = runs.iter().flat_map(|run| [run.span.start, run.span.end]).collect();
        let pieces = self.sweep.next(span, &edges);
        let told = told_more(&pieces);
        let mut written = Written::default();
        let mut open: Option<&Run> = None;
        let mut runs = runs.iter().peekable();
        for (piece, n_more) in pieces.iter().zip(told) {
            while runs.next_if(|run| run.span.end <= piece.span.start).is_some() {}
            let run = runs.peek().copied().filter(|run| run.span.start <= piece.span.start);
            if run != open {
                close(out, open);
                begin(out, run);
                open = run;
            }
            self.piece(out, piece, n_more);
            written.add(Written { begins: piece.begins.clone(), n_lanes: piece.n_lanes() });
        }
        close(out, open);
        written
    }

    fn piece(&self, out: &mut String, piece: &Piece, n_more: usize) {
        let mut ids = piece.begins.iter().filter_map(|mark| self.numbers.get(*mark)).peekable();
        let own = if piece.fill.is_some() && !piece.span.is_empty() { ids.next() } else { None };
        for id in ids {
            let _ = write!(out, "<span id=\"p{id}\"></span>");
        }
        let Some(fill) = piece.fill.filter(|_| !piece.span.is_empty()) else {
            add_escaped(out, piece.span.of(self.text));
            return;
        };
        let _ = write!(out, "<mark class=\"f{fill}");
        for (lane, hue) in LANES.iter().zip(piece.lanes) {
            if let Some(hue) = hue {
                let _ = write!(out, " {lane}{hue}");
            }
        }
        let _ = write!(out, " n{}\"", piece.n_lanes());
        if let Some(id) = own {
            let _ = write!(out, " id=\"p{id}\"");
        }
        let named: Vec<String> = piece
            .marks
            .iter()
            .filter_map(|mark| self.numbers.get(*mark))
            .map(|number| format!("l{number}"))
            .collect();
        let _ = write!(out, " aria-describedby=\"{}\"", named.join(" "));
        if n_more > 0 {
            let _ = write!(out, " data-more=\"+{n_more}\"");
        }
        out.push('>');
        add_escaped(out, piece.span.of(self.text));
        out.push_str("</mark>");
    }
}

/// How many lanes more each piece tells of: the last of those that lie under too many, the most there are.
fn told_more(pieces: &[Piece]) -> Vec<usize> {
    let mut told = vec![0; pieces.len()];
    let mut most = 0;
    let next = pieces.iter().skip(1).map(|piece| piece.n_more).chain([0]);
    for ((piece, next), told) in pieces.iter().zip(next).zip(&mut told) {
        most = most.max(piece.n_more);
        if next == 0 {
            *told = std::mem::take(&mut most);
        }
    }
    told
}

/// The elements of each way of setting words, from the outside in.
const SETTINGS: [(Mark, &str); 5] = [
    (Mark::Strong, "strong"),
    (Mark::Emphasis, "em"),
    (Mark::Strikethrough, "s"),
    (Mark::Code, "code"),
    (Mark::NoteNumber, "sup"),
];

fn begin(out: &mut String, run: Option<&Run>) {
    let Some(run) = run else { return };
    if let Some(address) = address_of(run) {
        let _ = write!(out, "<a class=\"out\" rel=\"noreferrer nofollow\" href=\"{}\">", escaped(address));
    }
    for (_, element) in SETTINGS.iter().filter(|(mark, _)| run.marks.has(*mark)) {
        let _ = write!(out, "<{element}>");
    }
}

fn close(out: &mut String, run: Option<&Run>) {
    let Some(run) = run else { return };
    for (_, element) in SETTINGS.iter().rev().filter(|(mark, _)| run.marks.has(*mark)) {
        let _ = write!(out, "</{element}>");
    }
    if address_of(run).is_some() {
        out.push_str("</a>");
    }
}

/// Where a run leads to.
fn address_of(run: &Run) -> Option<&str> {
    run.link.as_deref().filter(|address| is_followed(address))
}
