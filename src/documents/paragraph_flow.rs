//! A text while a reader of RTF or of Word's old format makes it: runs become paragraphs, cells and rows.

use super::document::{Block, Run, RunStyle, TextKind};

/// Text in the making: that of the document, or of a note, a remark or a box.
#[derive(Debug, Default)]
pub(super) struct Flow {
    blocks: Vec<Block>,
    /// The paragraph so far.
    runs: Vec<Run>,
    /// The paragraphs of the cell that are ended.
    cell: Vec<Run>,
    /// The cells of the row that are ended.
    cells: Vec<Vec<Run>>,
    /// What comes after the paragraph, or the row, that it is anchored in.
    waiting: Vec<Block>,
    n_parts: usize,
    /// How many bytes of text were read since a paragraph began.
    n_bytes: usize,
}

/// How many runs, cells and blocks a text may have: with their words they stay well below 512 MB.
pub(super) const MAX_PARTS: usize = 500_000;

/// Longer paragraphs, in bytes, are cut.
const MAX_PARAGRAPH: usize = 4 << 20;

impl Flow {
    /// How many runs, cells and blocks it has.
    pub(super) fn n_parts(&self) -> usize {
        self.n_parts
    }

    /// Whether words of the paragraph were read.
    pub(super) fn has_words(&self) -> bool {
        !are_blank(&self.runs)
    }

    /// Adds words to the paragraph.
    pub(super) fn push(&mut self, text: &str, style: &RunStyle) {
        if text.is_empty() {
            return;
        }
        if self.n_bytes > MAX_PARAGRAPH {
            self.end_paragraph(TextKind::Paragraph);
        }
        self.n_bytes = self.n_bytes.saturating_add(text.len());
        if let Some(run) = self.runs.last_mut().filter(|run| run.style == *style) {
            run.text.push_str(text);
        } else {
            self.n_parts += 1;
            self.runs.push(Run { text: text.to_owned(), style: style.clone() });
        }
    }

    /// Puts words before those of the paragraph, if it has any.
    pub(super) fn label(&mut self, text: &str, style: &RunStyle) {
        if are_blank(&self.runs) {
            return;
        }
        if let Some(run) = self.runs.first_mut().filter(|run| run.style == *style) {
            run.text.insert_str(0, text);
        } else {
            self.n_parts += 1;
            self.runs.insert(0, Run { text: text.to_owned(), style: style.clone() });
        }
    }

    /// Adds something that stands after the paragraph, or the row.
    pub(super) fn push_after(&mut self, blocks: Vec<Block>) {
        self.n_parts += blocks.len();
        self.waiting.extend(blocks);
    }

    /// Ends the paragraph, outside of tables; a row that was not ended is.
    pub(super) fn end_paragraph(&mut self, kind: TextKind) {
        if !self.cells.is_empty() || !self.cell.is_empty() {
            let runs = std::mem::take(&mut self.runs);
            self.end_row();
            self.runs = runs;
        }
        self.n_bytes = 0;
        let runs = std::mem::take(&mut self.runs);
        if !are_blank(&runs) {
            self.n_parts += 1;
            self.blocks.push(Block::Text { kind, runs });
        }
        self.blocks.append(&mut self.waiting);
    }

    /// Ends a paragraph within a cell.
    pub(super) fn end_cell_paragraph(&mut self) {
        if let Some(run) = self.runs.last_mut() {
            run.text.push('\n');
        } else if !self.cell.is_empty() {
            self.push("\n", &RunStyle::default());
        }
        self.cell.append(&mut self.runs);
    }

    /// Ends a cell.
    pub(super) fn end_cell(&mut self) {
        let mut cell = std::mem::take(&mut self.cell);
        cell.append(&mut self.runs);
        trim_end(&mut cell);
        self.n_parts += 1;
        self.cells.push(cell);
    }

    /// Ends a row; words after its last cell are one more.
    pub(super) fn end_row(&mut self) {
        if !are_blank(&self.runs) || !are_blank(&self.cell) {
            self.end_cell();
        }
        self.n_bytes = 0;
        self.runs.clear();
        self.cell.clear();
        let cells = std::mem::take(&mut self.cells);
        if cells.iter().any(|cell| !are_blank(cell)) {
            let is_first = !matches!(self.blocks.last(), Some(Block::Row { .. }));
            self.n_parts += 1;
            self.blocks.push(Block::Row { is_first, cells });
        }
        self.blocks.append(&mut self.waiting);
    }

    /// Its blocks; what was begun is ended as this.
    pub(super) fn finish(mut self, kind: TextKind) -> Vec<Block> {
        if !self.cells.is_empty() || !self.cell.is_empty() {
            self.end_row();
        }
        self.end_paragraph(kind);
        self.blocks
    }
}

fn are_blank(runs: &[Run]) -> bool {
    runs.iter().all(|run| run.text.trim().is_empty())
}

/// Takes line ends away from the end of a cell.
fn trim_end(runs: &mut Vec<Run>) {
    while let Some(run) = runs.last_mut() {
        let n_bytes = run.text.trim_end_matches('\n').len();
        run.text.truncate(n_bytes);
        if n_bytes > 0 {
            return;
        }
        runs.pop();
    }
}

/// The blocks of a note or a box as one paragraph: their runs, a line each.
pub(super) fn joined(blocks: Vec<Block>) -> Vec<Run> {
    let mut all: Vec<Run> = Vec::new();
    let end_line = |all: &mut Vec<Run>| {
        if let Some(run) = all.last_mut() {
            run.text.push('\n');
        }
    };
    for block in blocks {
        match block {
            Block::Text { runs, .. } => {
                end_line(&mut all);
                all.extend(runs);
            }
            Block::Row { cells, .. } => {
                for cell in cells {
                    end_line(&mut all);
                    all.extend(cell);
                }
            }
            Block::Picture { .. } => {}
        }
    }
    all
}
