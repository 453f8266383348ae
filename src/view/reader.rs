//! The article that is read: its lines as blocks, and what is drawn over and beside them.

use super::lanes::{Intervals, innermost, lanes_of};
use super::library::title_of;
use crate::exchange::passage::ArticleFacts;
use crate::model::check::State;
use crate::model::codebook::Codebook;
use crate::model::id::{ArticlePath, ThemeId};
use crate::session::{MarkKey, Reading, Selection, Session};
use crate::text::positions::Span;
use crate::text::structure::Label;
use std::sync::Arc;

/// Reading pace until it is learned, in code points a minute: about 230 Vietnamese syllables.
const CHARS_A_MINUTE: usize = 1000;

/// How a theme is drawn and named.
#[derive(Clone, Debug, PartialEq)]
pub struct ThemeLine {
    /// Which theme; `None` for an annotation without one.
    pub id: Option<ThemeId>,
    /// Its own name.
    pub name: String,
    /// Its line colour, `#rrggbb`; `None` for an annotation without theme.
    pub color: Option<String>,
    /// 0 solid, 1 dashed, 2 dotted, 3 double, 4 wavy.
    pub pattern: usize,
}

/// A passage with one of its themes: a lane under the text and a bar beside it.
#[derive(Clone, Debug, PartialEq)]
pub struct Lane {
    /// Whose passage: index into `ReaderView::marks`.
    pub mark: usize,
    /// Its range.
    pub span: Span,
    /// Its lane, 0 nearest to the text.
    pub lane: usize,
    /// How it is drawn.
    pub theme: ThemeLine,
}

/// An annotation in the text.
#[derive(Clone, Debug, PartialEq)]
pub struct MarkView {
    /// Which one.
    pub key: MarkKey,
    /// Its range; while its edges are moved, as it would be.
    pub span: Span,
    /// How it stands to the text.
    pub state: State,
    /// Its themes' names, the note and whose it is, in short.
    pub themes: Vec<ThemeLine>,
    /// The note.
    pub note: Option<String>,
    /// Whether it is starred.
    pub is_starred: bool,
    /// Who made it.
    pub annotator: String,
    /// Whether it is one's own.
    pub is_own: bool,
}

/// One line of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// Its number, from 1.
    pub line: usize,
    /// Its range, without the line end.
    pub span: Span,
    /// What it is.
    pub label: Label,
    /// The fold it belongs to, named by the line it begins with; `None` for what is always shown.
    pub fold: Option<usize>,
    /// How many lines the fold holds, told by its first line.
    pub fold_size: usize,
}

/// The article.
#[derive(Clone, Debug)]
pub struct ReaderView {
    /// Which one.
    pub path: ArticlePath,
    /// Its title.
    pub title: String,
    /// Whether the title is a line of the text; else it is drawn above it.
    pub has_title_line: bool,
    /// What is known of it.
    pub facts: ArticleFacts,
    /// Minutes it takes to read, about.
    pub n_minutes: usize,
    /// Its lines that are not blank.
    pub blocks: Arc<Vec<Block>>,
    /// Its annotations, by start.
    pub marks: Vec<MarkView>,
    /// Finds the marks in a range.
    pub mark_intervals: Intervals,
    /// The stretches that are marked, each with the innermost mark: what is filled.
    pub fills: Vec<(Span, usize)>,
    /// Finds the fills in a range.
    pub fill_intervals: Intervals,
    /// Its passages by theme, by start.
    pub lanes: Vec<Lane>,
    /// Finds the lanes in a range.
    pub lane_intervals: Intervals,
    /// The selected text.
    pub selection: Option<Selection>,
    /// Where the caret stands.
    pub caret: Option<usize>,
    /// The sentence under the sentence cursor.
    pub sentence: Option<Span>,
    /// The selected annotation: index into `marks`.
    pub selected: Option<usize>,
    /// Whether its edges are being moved, and which of them.
    pub moving_edge: Option<crate::session::Edge>,
    /// Annotations without a place in the text.
    pub n_unplaced: usize,
    /// What is to be brought into sight: grows with each wish; the byte.
    pub sight: (u64, usize),
}

impl ReaderView {
    /// The article that is open; `None` where none is.
    #[must_use]
    pub fn new(session: &Session) -> Option<Self> {
        let open = session.open_project()?;
        let reading = open.reading.as_ref()?;
        let entry = open.library.get(&reading.path);
        let mut marks: Vec<MarkView> = reading
            .marks
            .iter()
            .filter(|mark| !open.hides_others || session.annotator() == Some(&mark.key.annotator))
            .map(|mark| MarkView {
                key: mark.key.clone(),
                span: reading.span_of(mark),
                state: mark.state,
                themes: theme_lines(&open.codebook, &mark.annotation.themes),
                note: mark.annotation.note.clone(),
                is_starred: mark.annotation.starred,
                annotator: open.project.annotator_name(&mark.key.annotator).to_owned(),
                is_own: session.annotator() == Some(&mark.key.annotator),
            })
            .collect();
        marks.sort_by_key(|mark| (mark.span, mark.key.id));
        let lanes = lanes(&marks);
        let fills = innermost(&marks.iter().map(|mark| mark.span).collect::<Vec<_>>());
        let facts = entry.map(|entry| entry.facts.clone()).unwrap_or_default();
        Some(Self {
            path: reading.path.clone(),
            title: title_of(&reading.path, entry),
            has_title_line: reading.structure.lines.iter().any(|line| line.label == Label::Title),
            facts,
            n_minutes: reading.article.text.n_chars().div_ceil(CHARS_A_MINUTE),
            blocks: Arc::new(blocks(reading)),
            mark_intervals: Intervals::new(marks.iter().map(|mark| mark.span).collect()),
            fill_intervals: Intervals::new(fills.iter().map(|(span, _)| *span).collect()),
            fills,
            lane_intervals: Intervals::new(lanes.iter().map(|lane| lane.span).collect()),
            lanes,
            selection: reading.selection,
            caret: reading.caret,
            sentence: reading.sentence,
            selected: reading
                .selected
                .as_ref()
                .and_then(|key| marks.iter().position(|mark| mark.key == *key)),
            moving_edge: reading.edges.as_ref().map(|edges| edges.edge),
            n_unplaced: reading.unplaced.len(),
            sight: reading.sight,
            marks,
        })
    }

    /// The marks under a byte, the innermost (shortest) first.
    #[must_use]
    pub fn marks_at(&self, byte: usize) -> Vec<usize> {
        let here = Span { start: byte, end: byte + 1 };
        let mut found: Vec<usize> = self.mark_intervals.overlapping(here).collect();
        found.sort_by_key(|at| self.marks.get(*at).map_or(0, |mark| mark.span.len()));
        found
    }
}

/// How themes are drawn, merged ones resolved, each once.
#[must_use]
pub fn theme_lines(codebook: &Codebook, themes: &[ThemeId]) -> Vec<ThemeLine> {
    let mut lines: Vec<ThemeLine> = Vec::with_capacity(themes.len());
    for id in themes {
        let id = codebook.resolve(id);
        if lines.iter().any(|line| line.id.as_ref() == Some(id)) {
            continue;
        }
        let theme = codebook.theme(id);
        lines.push(ThemeLine {
            id: Some(id.clone()),
            name: theme.map_or_else(|| id.to_string(), |theme| theme.name.clone()),
            color: theme.map(|theme| theme.color.clone()),
            pattern: theme.map_or(0, |theme| theme.pattern),
        });
    }
    lines
}

fn lanes(marks: &[MarkView]) -> Vec<Lane> {
    let plain = || ThemeLine { id: None, name: String::new(), color: None, pattern: 0 };
    let mut lanes: Vec<Lane> = Vec::new();
    for (at, mark) in marks.iter().enumerate() {
        let lane = |theme| Lane { mark: at, span: mark.span, lane: 0, theme };
        if mark.themes.is_empty() {
            lanes.push(lane(plain()));
        }
        lanes.extend(mark.themes.iter().cloned().map(lane));
    }
    let spans: Vec<Span> = lanes.iter().map(|lane| lane.span).collect();
    for (lane, number) in lanes.iter_mut().zip(lanes_of(&spans)) {
        lane.lane = number;
    }
    lanes
}

/// Lines aside from what is read fold together where they stand together.
fn blocks(reading: &Reading) -> Vec<Block> {
    let lines = &reading.structure.lines;
    let mut blocks: Vec<Block> = Vec::with_capacity(lines.len());
    let mut fold: Option<usize> = None;
    for line in lines {
        if reading.structure.is_aside(line) {
            let first = *fold.get_or_insert(line.number);
            if let Some(head) = blocks.iter_mut().rev().find(|block| block.line == first) {
                head.fold_size += 1;
            }
        } else {
            fold = None;
        }
        let (span, label, fold_size) = (line.span, line.label, usize::from(fold == Some(line.number)));
        blocks.push(Block { line: line.number, span, label, fold, fold_size });
    }
    blocks
}
