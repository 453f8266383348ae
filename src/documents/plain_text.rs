//! A document as plain text, a line a block: what is read of it, whether it is written as Markdown or as it stands.

use super::document::{Block, Document, Run, TextKind};
use super::tidying::reference;
use crate::text::positions::Span;

/// The text of a document, and where its remarks are in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PlainText {
    /// Its lines, each with its line end.
    pub text: String,
    /// Which words each remark is about, in bytes of the text, from the first letter to the last; one a remark, `None` for
    /// one that is about nothing.
    pub remarks: Vec<Option<Span>>,
}

impl Document {
    /// The text of a tidied document.
    #[must_use]
    pub fn plain_text(&self) -> PlainText {
        let mut plain = PlainText { text: String::new(), remarks: vec![None; self.remarks.len()] };
        let widths = self.table_widths();
        for (block, width) in self.blocks.iter().zip(widths) {
            match block {
                Block::Text { kind, runs } => {
                    plain.text.push_str(&marker(*kind));
                    plain.add(runs);
                }
                Block::Row { cells, .. } => {
                    for (at, cell) in cells.iter().enumerate() {
                        if at > 0 {
                            plain.text.push('\t');
                        }
                        plain.add(cell);
                    }
                    plain.text.extend(std::iter::repeat_n('\t', width.saturating_sub(cells.len().max(1))));
                }
                Block::Picture { words, .. } => plain.text.push_str(words),
            }
            plain.text.push('\n');
        }
        plain
    }

    /// Whether Markdown keeps something that plain text does not: headings, lists, tables, pictures, quotations, notes.
    #[must_use]
    pub fn has_structure(&self) -> bool {
        self.blocks.iter().any(|block| match block {
            Block::Text { kind: TextKind::Paragraph, .. } => false,
            Block::Text {
                kind: TextKind::Heading(_) | TextKind::Item { .. } | TextKind::Quotation | TextKind::Note { .. },
                ..
            }
            | Block::Row { .. }
            | Block::Picture { .. } => true,
        })
    }

    /// For each block the number of columns of the table it is a row of, 0 where it is none.
    pub(super) fn table_widths(&self) -> Vec<usize> {
        let mut widths = Vec::with_capacity(self.blocks.len());
        let (mut n_rows, mut width) = (0, 0);
        for block in &self.blocks {
            let n_cells = match block {
                Block::Row { is_first, cells } if !is_first => Some(cells.len().max(width)),
                Block::Row { cells, .. } => {
                    widths.extend(std::iter::repeat_n(width, std::mem::take(&mut n_rows)));
                    Some(cells.len())
                }
                Block::Text { .. } | Block::Picture { .. } => None,
            };
            if let Some(n_cells) = n_cells {
                n_rows += 1;
                width = n_cells;
            } else {
                widths.extend(std::iter::repeat_n(width, std::mem::take(&mut n_rows)));
                width = 0;
                widths.push(0);
            }
        }
        widths.extend(std::iter::repeat_n(width, n_rows));
        widths
    }
}

impl PlainText {
    fn add(&mut self, runs: &[Run]) {
        for run in runs {
            let start = self.text.len();
            self.text.push_str(&run.text);
            let end = self.text.len();
            for remark in &run.style.remarks {
                if let Some(span) = self.remarks.get_mut(*remark) {
                    *span = Some(Span { start: span.map_or(start, |span| span.start), end });
                }
            }
        }
    }
}

/// What a line begins with that its runs do not say.
pub(super) fn marker(kind: TextKind) -> String {
    match kind {
        TextKind::Paragraph | TextKind::Heading(_) | TextKind::Quotation => String::new(),
        TextKind::Item { number: None, .. } => "• ".to_owned(),
        TextKind::Item { number: Some(number), .. } => format!("{number}. "),
        TextKind::Note { number } => reference(number) + " ",
    }
}
