//! Blocks while a document is read. Office documents nest what a `Document` does not: paragraphs in text boxes in
//! paragraphs, tables in cells. Here it becomes one flow of blocks, and no word is lost on the way.

use super::document::{Block, DocumentFault, Limit, Run, RunStyle, TextKind};
use super::flow_table::Table;

/// How many blocks, cells, runs and mentions of remarks a document may have. An article has some hundreds; a million of
/// them take about 200 MB.
const MAX_PARTS: usize = 1_000_000;

/// What encloses the place that is read.
enum Frame {
    Paragraph(Paragraph),
    Table(Table),
    /// A cell; its paragraphs are joined by spaces.
    Cell(Vec<Run>),
    /// Words that stand elsewhere, as a footnote; its paragraphs are lines.
    Aside(Vec<Run>),
}

/// A paragraph while it is read.
struct Paragraph {
    kind: TextKind,
    /// The number of its list as it is shown, where that is not the number of an item.
    label: Option<Run>,
    runs: Vec<Run>,
    /// Pictures that stand in it before any word.
    before: Vec<Block>,
    /// Pictures behind its words, and what its text boxes hold.
    after: Vec<Block>,
}

/// The blocks that were read so far, and what is open.
#[derive(Default)]
pub(super) struct Flow {
    blocks: Vec<Block>,
    frames: Vec<Frame>,
    /// The runs of a paragraph whose end was deleted: the next one goes on with them.
    carried: Vec<Run>,
    n_parts: usize,
}

impl Flow {
    /// Whether there is room for more.
    ///
    /// # Errors
    /// Where the document has more parts than a document can have.
    pub(super) fn admit(&self) -> Result<(), DocumentFault> {
        if self.n_parts > MAX_PARTS { Err(DocumentFault::TooLarge(Limit::Parts)) } else { Ok(()) }
    }

    /// The blocks, once everything is closed.
    pub(super) fn finish(mut self) -> Vec<Block> {
        self.settle();
        self.blocks
    }

    pub(super) fn open_paragraph(&mut self) {
        let runs = std::mem::take(&mut self.carried);
        let (before, after) = (Vec::new(), Vec::new());
        let paragraph = Paragraph { kind: TextKind::Paragraph, label: None, runs, before, after };
        self.frames.push(Frame::Paragraph(paragraph));
    }

    /// Says what the open paragraph is.
    pub(super) fn set_kind(&mut self, kind: TextKind) {
        if let Some(Frame::Paragraph(paragraph)) = self.frames.last_mut() {
            paragraph.kind = kind;
        }
    }

    /// Says which words stand before those of the open paragraph, if it has any.
    pub(super) fn set_label(&mut self, text: String, style: RunStyle) {
        if let Some(Frame::Paragraph(paragraph)) = self.frames.last_mut() {
            paragraph.label = Some(Run { text, style });
        }
    }

    pub(super) fn close_paragraph(&mut self) {
        let Some(mut paragraph) = self.pop_paragraph() else { return };
        if let Some(label) = paragraph.label.filter(|_| !is_empty(&paragraph.runs)) {
            let mut runs = vec![label];
            for run in &paragraph.runs {
                add(&mut runs, &run.text, &run.style);
            }
            self.n_parts = self.n_parts.saturating_add(1);
            paragraph.runs = runs;
        }
        paragraph.runs.shrink_to_fit();
        paragraph.before.into_iter().for_each(|block| self.give(block));
        self.give(Block::Text { kind: paragraph.kind, runs: paragraph.runs });
        paragraph.after.into_iter().for_each(|block| self.give(block));
    }

    /// Closes the open paragraph so that the next one goes on with its words.
    pub(super) fn join_paragraph(&mut self) {
        let Some(paragraph) = self.pop_paragraph() else { return };
        paragraph.before.into_iter().chain(paragraph.after).for_each(|block| self.give(block));
        self.carried = paragraph.runs;
    }

    fn pop_paragraph(&mut self) -> Option<Paragraph> {
        match self.frames.pop()? {
            Frame::Paragraph(paragraph) => Some(paragraph),
            other @ (Frame::Table(_) | Frame::Cell(_) | Frame::Aside(_)) => {
                self.frames.push(other);
                None
            }
        }
    }

    /// Adds words to the open paragraph; where none is open they are one.
    pub(super) fn text(&mut self, words: &str, style: &RunStyle) {
        match self.frames.last_mut() {
            Some(Frame::Paragraph(paragraph)) => {
                self.n_parts = self.n_parts.saturating_add(add(&mut paragraph.runs, words, style));
            }
            Some(Frame::Table(_) | Frame::Cell(_) | Frame::Aside(_)) | None => {
                self.open_paragraph();
                self.text(words, style);
                self.close_paragraph();
            }
        }
    }

    /// Whether the open paragraph has words.
    pub(super) fn has_words(&self) -> bool {
        matches!(self.frames.last(), Some(Frame::Paragraph(paragraph)) if !paragraph.runs.is_empty())
    }

    /// Says that a remark is about the words that were added last, where the open paragraph has any.
    pub(super) fn remark_on_last(&mut self, remark: usize) {
        if let Some(Frame::Paragraph(paragraph)) = self.frames.last_mut()
            && let Some(run) = paragraph.runs.last_mut()
            && !run.style.remarks.contains(&remark)
        {
            run.style.remarks.push(remark);
            self.n_parts = self.n_parts.saturating_add(1);
        }
    }

    pub(super) fn picture(&mut self, picture: usize, words: String) {
        self.give(Block::Picture { picture, words });
    }

    pub(super) fn open_table(&mut self) {
        self.settle();
        self.frames.push(Frame::Table(Table::default()));
    }

    pub(super) fn close_table(&mut self) {
        match self.frames.pop() {
            Some(Frame::Table(table)) => table.into_blocks().into_iter().for_each(|block| self.give(block)),
            Some(other) => self.frames.push(other),
            None => {}
        }
    }

    pub(super) fn open_cell(&mut self) {
        self.settle();
        self.frames.push(Frame::Cell(Vec::new()));
    }

    pub(super) fn close_cell(&mut self) {
        self.settle();
        match self.frames.pop() {
            Some(Frame::Cell(runs)) => {
                if let Some(table) = self.table() {
                    table.add_cell(runs);
                    self.n_parts = self.n_parts.saturating_add(1);
                }
            }
            Some(other) => self.frames.push(other),
            None => {}
        }
    }

    /// The table that is open, between its cells.
    pub(super) fn table(&mut self) -> Option<&mut Table> {
        match self.frames.last_mut()? {
            Frame::Table(table) => Some(table),
            Frame::Paragraph(_) | Frame::Cell(_) | Frame::Aside(_) => None,
        }
    }

    /// Counts parts that a table made of one.
    pub(super) fn count(&mut self, n_parts: usize) {
        self.n_parts = self.n_parts.saturating_add(n_parts);
    }

    pub(super) fn open_aside(&mut self) {
        self.frames.push(Frame::Aside(Vec::new()));
    }

    /// Closes what was opened as an aside and gives its words.
    pub(super) fn close_aside(&mut self) -> Vec<Run> {
        match self.frames.pop() {
            Some(Frame::Aside(runs)) => runs,
            Some(other) => {
                self.frames.push(other);
                Vec::new()
            }
            None => Vec::new(),
        }
    }

    /// Ends a paragraph that waits for a next one where none comes.
    fn settle(&mut self) {
        let runs = std::mem::take(&mut self.carried);
        self.give(Block::Text { kind: TextKind::Paragraph, runs });
    }

    /// Gives a block that is read to what encloses it.
    fn give(&mut self, block: Block) {
        if is_blank(&block) {
            return;
        }
        let n_frames = self.frames.len();
        let last = n_frames.checked_sub(1).and_then(|last| self.frames.get_mut(last));
        match last {
            None => {
                self.n_parts = self.n_parts.saturating_add(1);
                self.blocks.push(block);
            }
            Some(Frame::Paragraph(paragraph)) => {
                let is_picture = matches!(block, Block::Picture { .. });
                let is_before = is_picture && paragraph.runs.is_empty() && paragraph.after.is_empty();
                if is_before { paragraph.before.push(block) } else { paragraph.after.push(block) }
            }
            Some(Frame::Cell(runs)) => {
                let n_runs = runs.len();
                let Some(rest) = join(runs, block, " ") else {
                    self.n_parts = self.n_parts.saturating_add(runs.len().saturating_sub(n_runs));
                    return;
                };
                // A row has no room for a picture: it stands before the table's words or behind them.
                let has_words = n_runs > 0;
                match n_frames.checked_sub(2).and_then(|outer| self.frames.get_mut(outer)) {
                    Some(Frame::Table(table)) => table.add_picture(rest, has_words),
                    Some(Frame::Paragraph(_) | Frame::Cell(_) | Frame::Aside(_)) | None => {
                        self.blocks.push(rest);
                    }
                }
            }
            Some(Frame::Aside(runs)) => {
                if let Some(rest) = join(runs, block, "\n") {
                    self.blocks.push(rest);
                }
            }
            Some(Frame::Table(table)) => table.add_stray(block),
        }
    }
}

/// Adds words to runs: to the last of them where they are set alike. Tells how many parts that makes.
fn add(runs: &mut Vec<Run>, words: &str, style: &RunStyle) -> usize {
    if words.is_empty() {
        return 0;
    }
    match runs.last_mut() {
        // Two numbers of footnotes side by side stay two.
        Some(last) if last.style == *style && !style.is_note_number => {
            last.text.push_str(words);
            0
        }
        Some(_) | None => {
            runs.push(Run { text: words.to_owned(), style: style.clone() });
            style.remarks.len().saturating_add(1)
        }
    }
}

/// Joins the words of a block to runs; gives a picture back.
fn join(runs: &mut Vec<Run>, block: Block, joint: &str) -> Option<Block> {
    let mut join_runs = |more: Vec<Run>| {
        if !runs.is_empty() && !is_empty(&more) {
            add(runs, joint, &RunStyle::default());
        }
        for run in more {
            add(runs, &run.text, &run.style);
        }
    };
    match block {
        Block::Text { runs, .. } => join_runs(runs),
        Block::Row { cells, .. } => cells.into_iter().for_each(join_runs),
        Block::Picture { .. } => return Some(block),
    }
    None
}

/// Whether a block holds nothing that can be read.
pub(super) fn is_blank(block: &Block) -> bool {
    match block {
        Block::Text { runs, .. } => is_empty(runs),
        Block::Row { cells, .. } => cells.iter().all(|runs| is_empty(runs)),
        Block::Picture { .. } => false,
    }
}

/// Whether runs hold nothing but white space.
pub(super) fn is_empty(runs: &[Run]) -> bool {
    runs.iter().all(|run| run.text.trim().is_empty())
}
