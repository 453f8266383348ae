//! Blocks while they are written: runs of words, white space collapsed as CSS does it.

use super::document::{Block, Run, RunStyle, TextKind};
use super::html_pictures::Shown;

/// The blocks so far and the one that is open.
#[derive(Default)]
pub(super) struct Sheet {
    pub(super) blocks: Vec<Block>,
    kind: Option<TextKind>,
    runs: Vec<Run>,
    /// Pictures that stand among the words of the open block: they come behind it.
    pictures: Vec<Shown>,
    is_space_due: bool,
    /// Whether an element ended that may be set apart from the next word: a place before a lead.
    is_at_edge: bool,
    n_breaks_due: usize,
}

/// How the words of a block are laid out.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Spacing {
    /// White space of any length is one blank.
    Collapsed,
    /// As it is written: `<pre>`.
    Kept,
}

impl Sheet {
    /// Whether words would be the first of their block.
    pub(super) fn is_at_block_start(&self) -> bool {
        self.runs.is_empty()
    }

    pub(super) fn kind(&self) -> Option<TextKind> {
        self.kind
    }

    /// Ends the open block and begins one of this kind, if words come.
    pub(super) fn begin(&mut self, kind: TextKind) {
        self.end();
        self.kind = Some(kind);
    }

    /// Ends the open block. One that holds nothing but white space is none.
    pub(super) fn end(&mut self) {
        (self.is_space_due, self.n_breaks_due) = (false, 0);
        let runs = std::mem::take(&mut self.runs);
        let kind = self.kind.take().unwrap_or(TextKind::Paragraph);
        if runs.iter().any(|run| !is_blank(&run.text)) {
            self.blocks.push(Block::Text { kind, runs });
        }
        let pictures = std::mem::take(&mut self.pictures);
        let pictures = pictures.into_iter().map(|Shown { picture, words }| Block::Picture { picture, words });
        self.blocks.extend(pictures);
    }

    pub(super) fn add_picture(&mut self, shown: Shown) {
        self.pictures.push(shown);
        if self.runs.is_empty() {
            let kind = self.kind;
            self.end();
            self.kind = kind;
        }
    }

    pub(super) fn add_row(&mut self, row: Block) {
        self.end();
        self.blocks.push(row);
    }

    /// A line ends within the block. Two in a row end a paragraph: old pages have no other ends.
    pub(super) fn break_line(&mut self) {
        if self.runs.is_empty() {
            return;
        }
        self.is_space_due = false;
        self.n_breaks_due += 1;
        let may_end = match self.kind {
            None | Some(TextKind::Paragraph | TextKind::Quotation) => true,
            Some(TextKind::Heading(_) | TextKind::Item { .. } | TextKind::Note { .. }) => false,
        };
        if self.n_breaks_due >= 2 && may_end {
            self.begin(self.kind.unwrap_or(TextKind::Paragraph));
        }
    }

    /// An element within the line ends.
    pub(super) fn mark_edge(&mut self) {
        self.is_at_edge = !self.runs.is_empty();
    }

    pub(super) fn write(&mut self, text: &str, style: &RunStyle, spacing: Spacing) {
        match spacing {
            Spacing::Collapsed => self.write_collapsed(text, style),
            Spacing::Kept => self.write_kept(text, style),
        }
    }

    fn write_collapsed(&mut self, text: &str, style: &RunStyle) {
        const SPACES: [char; 5] = [' ', '\t', '\n', '\r', '\u{c}'];
        let words = text.trim_start_matches(SPACES);
        self.is_space_due |= words.len() < text.len();
        let trimmed = words.trim_end_matches(SPACES);
        if trimmed.is_empty() {
            return;
        }
        if is_collapsed(trimmed) {
            self.push(trimmed, style);
        } else {
            let words: Vec<&str> = trimmed.split(SPACES).filter(|word| !word.is_empty()).collect();
            self.push(&words.join(" "), style);
        }
        self.is_space_due |= trimmed.len() < words.len();
    }

    fn write_kept(&mut self, text: &str, style: &RunStyle) {
        for (n, line) in text.split('\n').enumerate() {
            if n > 0 && !self.runs.is_empty() {
                self.n_breaks_due += 1;
            }
            let line = line.strip_suffix('\r').unwrap_or(line);
            if !line.is_empty() {
                self.push(line, style);
            }
        }
    }

    fn push(&mut self, word: &str, style: &RunStyle) {
        let is_first = self.runs.is_empty();
        if is_first && is_unseen(word) {
            return;
        }
        // Behind a sentence, too, but not within "TP.HCM".
        let before =
            self.runs.last().map_or("", |run| run.text.trim_end_matches(['.', '!', '?', '…', ')', '”']));
        let is_new_word = before.ends_with(char::is_lowercase) && word.starts_with(char::is_uppercase);
        self.is_space_due |= std::mem::take(&mut self.is_at_edge) && is_new_word;
        let n_breaks = std::mem::take(&mut self.n_breaks_due);
        let is_space_due = std::mem::take(&mut self.is_space_due) && !is_first && n_breaks == 0;
        let same = self.runs.last_mut().filter(|run| run.style == *style);
        let between = "\n".repeat(n_breaks) + if is_space_due { " " } else { "" };
        if let Some(run) = same {
            run.text.push_str(&between);
            run.text.push_str(word);
            return;
        }
        // A blank between words of two settings is set as the plainer ones are: no link or strong word ends with one.
        let is_plain = *style == RunStyle::default();
        let mut text = String::new();
        match self.runs.last_mut().filter(|before| !is_plain || before.style == RunStyle::default()) {
            Some(before) => before.text.push_str(&between),
            None => text.push_str(&between),
        }
        text.push_str(word);
        self.runs.push(Run { text, style: style.clone() });
    }
}

/// Whether all white space of CSS is single blanks.
#[expect(clippy::needless_bitwise_bool, reason = "without branches, many bytes are looked at at a time")]
fn is_collapsed(text: &str) -> bool {
    let bytes = text.as_bytes();
    let pairs = bytes.iter().zip(bytes.get(1..).unwrap_or_default());
    // All are looked at without stopping, which processors do many at a time.
    !pairs.fold(false, |is_other, (byte, next)| {
        let is_two = (*byte == b' ') & (*next == b' ');
        is_other | is_two | (*byte == b'\t') | (*byte == b'\n') | (*byte == b'\r') | (*byte == 0xC)
    })
}

/// Whether there is nothing to see.
pub(super) fn is_blank(text: &str) -> bool {
    text.chars().all(|c| c.is_whitespace() || matches!(c, '\u{200b}'..='\u{200f}' | '\u{feff}' | '\u{2060}'))
}

fn is_unseen(text: &str) -> bool {
    text.chars().all(|c| matches!(c, '\u{200b}' | '\u{feff}'))
}
