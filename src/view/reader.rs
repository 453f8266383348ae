//! The article that is read: its lines as blocks, what is drawn over and beside them, and what is selected in it.

use super::blocks::{Block, blocks};
use super::library::title_of;
use super::marks::{MarkView, Marks};
use crate::exchange::facts::ArticleFacts;
use crate::model::id::ArticlePath;
use crate::session::{Edge, EdgeMove, Mark, OpenProject, PlacedBookmark, Reading, Selection, Session};
use crate::text::positions::Span;
use crate::text::structure::{Label, Structure};
use crate::text::styles::Styles;
use crate::workers::ticket::Opening;
use std::path::PathBuf;
use std::sync::Arc;

/// The article.
#[derive(Clone, Debug)]
pub struct ReaderView {
    /// Which project it is of.
    pub project: Opening,
    /// The folder of that project.
    pub root: PathBuf,
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
    /// How its lines and words are set; nothing in plain text.
    pub styles: Arc<Styles>,
    /// Its annotations.
    pub marks: Arc<Marks>,
    /// The selected text.
    pub selection: Option<Selection>,
    /// Where the caret stands.
    pub caret: Option<usize>,
    /// The sentence under the sentence cursor.
    pub sentence: Option<Span>,
    /// The selected annotation: its place among `marks`.
    pub selected: Option<usize>,
    /// Whether its edges are being moved, and which of them.
    pub moving_edge: Option<Edge>,
    /// Annotations without a place in the text.
    pub n_unplaced: usize,
    /// The byte that stood at the top of the window when the article was left.
    pub start: Option<usize>,
    /// The reader's bookmarks, in the order of the text.
    pub bookmarks: Arc<Vec<PlacedBookmark>>,
    /// The places of what is searched for, in the order of the text; none overlaps another.
    pub hits: Arc<Vec<Span>>,
    /// The one of them the person is at.
    pub hit_at: Option<usize>,
    /// Whether the selected text was selected by a search that goes on.
    pub is_found: bool,
    /// What is to be brought into sight: grows with each wish; the byte.
    pub sight: (u64, usize),
    made_of: MadeOf,
}

/// What blocks and marks were made of: while it is the same, so are they.
#[derive(Clone, Debug)]
struct MadeOf {
    structure: Arc<Structure>,
    marks: Arc<Vec<Mark>>,
    edges: Option<EdgeMove>,
    version: (Opening, u64),
}

impl MadeOf {
    fn new(open: &OpenProject, reading: &Reading) -> Self {
        Self {
            structure: Arc::clone(&reading.structure),
            marks: Arc::clone(&reading.marks),
            edges: reading.edges.clone(),
            version: (open.opening, open.changes.version()),
        }
    }

    fn has_same_marks(&self, other: &Self) -> bool {
        let was = (&self.edges, self.version);
        Arc::ptr_eq(&self.marks, &other.marks) && was == (&other.edges, other.version)
    }
}

impl ReaderView {
    /// The article that is being read, and the one beside it. What has not changed since the views `before` is taken
    /// from them, so that selecting in an article of any length costs nothing.
    #[must_use]
    pub fn both(session: &Session, before: [Option<&Self>; 2]) -> (Option<Self>, Option<Self>) {
        let view = |reading: &Option<Reading>| {
            Some(Self::new(session, session.open_project()?, reading.as_ref()?, before))
        };
        let Some(reader) = session.reader() else { return (None, None) };
        (view(&reader.reading), view(&reader.beside))
    }

    fn new(session: &Session, open: &OpenProject, reading: &Reading, before: [Option<&Self>; 2]) -> Self {
        let entry = open.library.get(&reading.path);
        let made_of = MadeOf::new(open, reading);
        let is_same = |before: &&Self| Arc::ptr_eq(&before.made_of.structure, &made_of.structure);
        let known = || before.into_iter().flatten();
        let blocks = known().find(is_same).map_or_else(
            || Arc::new(blocks(reading.text(), &reading.structure)),
            |before| Arc::clone(&before.blocks),
        );
        let marks = known()
            .find(|before| before.made_of.has_same_marks(&made_of))
            .map_or_else(|| Arc::new(Marks::new(session, open, reading)), |before| Arc::clone(&before.marks));
        // What is searched for is searched for in the article that is worked on.
        let is_first = session.reading().is_some_and(|first| std::ptr::eq(first, reading));
        let searching = session.searching().filter(|_| is_first);
        Self {
            project: open.opening,
            root: open.root.clone(),
            path: reading.path.clone(),
            title: title_of(&reading.path, entry),
            has_title_line: blocks.iter().any(|block| block.label == Label::Title),
            facts: entry.map(|entry| entry.facts.as_ref().clone()).unwrap_or_default(),
            n_minutes: session.progress().pace().n_minutes(reading.article.text.n_chars()),
            selection: reading.selection,
            caret: reading.caret,
            sentence: reading.sentence,
            selected: reading.selected.as_ref().and_then(|key| marks.place_of(key)),
            moving_edge: reading.edges.as_ref().map(|edges| edges.edge),
            n_unplaced: reading.unplaced.len(),
            start: reading.start,
            bookmarks: Arc::clone(&reading.bookmarks),
            hits: searching.map(|searching| Arc::clone(&searching.lit.spans)).unwrap_or_default(),
            hit_at: searching.and_then(|searching| searching.lit.place_in(reading)),
            is_found: searching.is_some_and(|searching| searching.is_found(reading)),
            sight: reading.sight,
            blocks,
            styles: Arc::clone(&reading.article.styles),
            marks,
            made_of,
        }
    }

    /// The selected annotation.
    #[must_use]
    pub fn selected_mark(&self) -> Option<&MarkView> {
        self.selected.and_then(|at| self.marks.get(at))
    }

    /// The range that the person works on: selected text, else the selected annotation, else the sentence.
    #[must_use]
    pub fn target(&self) -> Option<Span> {
        let selected = || self.selected_mark().map(|mark| mark.span);
        self.selection.map(Selection::span).or_else(selected).or(self.sentence)
    }

    /// The block that holds a byte, or the next one after it: its place among `blocks`.
    #[must_use]
    pub fn block_at(&self, byte: usize) -> usize {
        self.blocks
            .partition_point(|block| block.span.end < byte || (block.is_unfinished && block.span.end == byte))
    }
}
