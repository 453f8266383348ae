//! A document as its reader gives it, put in the form that is written: letters composed, white space as a reader sees it,
//! nothing empty, numbers of footnotes in order. What follows may rely on that, whatever the file held.

use super::document::{Block, Document, Run, RunStyle, TextKind};
use crate::text::decode::nfc;
use std::collections::BTreeSet;
use unicode_normalization::char::canonical_combining_class;

/// The highest number of an item: Markdown has no higher ones.
const MAX_NUMBER: u32 = 999_999_999;

impl Document {
    /// The document tidied up. Doing it twice changes nothing.
    #[must_use]
    pub fn tidied(mut self) -> Self {
        let blocks = std::mem::take(&mut self.blocks);
        self.blocks = blocks.into_iter().filter_map(tidied_block).collect();
        if !self.has_notes_in_order() {
            self.make_notes_plain();
        }
        self
    }

    /// Whether the text refers to each footnote, to the first one first, and the footnotes stand at the end in this order.
    fn has_notes_in_order(&self) -> bool {
        let mut referred: Vec<String> = Vec::new();
        let mut notes: Vec<String> = Vec::new();
        let mut is_over = false;
        for block in &self.blocks {
            match block {
                Block::Text { kind: TextKind::Note { number }, .. } => notes.push(reference(*number)),
                Block::Text { .. } | Block::Row { .. } | Block::Picture { .. } => {
                    is_over |= !notes.is_empty();
                }
            }
            for run in block.runs().filter(|run| run.style.is_note_number) {
                if !referred.contains(&run.text) {
                    referred.push(run.text.clone());
                }
            }
        }
        let numbers = (1..).map(reference);
        !is_over && referred == notes && numbers.take(notes.len()).eq(notes)
    }

    /// Makes footnotes paragraphs, and their numbers words.
    fn make_notes_plain(&mut self) {
        for block in &mut self.blocks {
            for run in block.runs_mut() {
                run.style.is_note_number = false;
            }
            if let Block::Text { kind, runs } = block
                && let TextKind::Note { number } = *kind
            {
                *kind = TextKind::Paragraph;
                let text = reference(number) + " ";
                runs.insert(0, Run { text, style: RunStyle::default() });
            }
        }
        let blocks = std::mem::take(&mut self.blocks);
        self.blocks = blocks.into_iter().filter_map(tidied_block).collect();
    }
}

impl Block {
    /// All its runs, those of its cells one after the other.
    pub fn runs(&self) -> impl Iterator<Item = &Run> {
        let (runs, cells): (&[Run], &[Vec<Run>]) = match self {
            Self::Text { runs, .. } => (runs, &[]),
            Self::Row { cells, .. } => (&[], cells),
            Self::Picture { .. } => (&[], &[]),
        };
        runs.iter().chain(cells.iter().flatten())
    }

    /// All its runs, to be changed.
    pub fn runs_mut(&mut self) -> impl Iterator<Item = &mut Run> {
        let (runs, cells): (&mut [Run], &mut [Vec<Run>]) = match self {
            Self::Text { runs, .. } => (runs, &mut []),
            Self::Row { cells, .. } => (&mut [], cells),
            Self::Picture { .. } => (&mut [], &mut []),
        };
        runs.iter_mut().chain(cells.iter_mut().flatten())
    }
}

/// How the text refers to a footnote.
pub(super) fn reference(number: u32) -> String {
    format!("[{number}]")
}

fn tidied_block(block: Block) -> Option<Block> {
    match block {
        Block::Text { kind, runs } => {
            let has_lines = match kind {
                TextKind::Paragraph | TextKind::Item { .. } | TextKind::Quotation | TextKind::Note { .. } => {
                    true
                }
                TextKind::Heading(_) => false,
            };
            let runs = tidied_runs(runs, has_lines);
            (!runs.is_empty()).then(|| Block::Text { kind: tidied_kind(kind), runs })
        }
        Block::Row { is_first, cells } => {
            let cells: Vec<Vec<Run>> = cells.into_iter().map(|runs| tidied_runs(runs, false)).collect();
            cells.iter().any(|runs| !runs.is_empty()).then_some(Block::Row { is_first, cells })
        }
        Block::Picture { picture, words } => {
            let run = Run { text: words, style: RunStyle::default() };
            let words: String = tidied_runs(vec![run], false).into_iter().map(|run| run.text).collect();
            (!words.is_empty()).then_some(Block::Picture { picture, words })
        }
    }
}

fn tidied_kind(kind: TextKind) -> TextKind {
    match kind {
        TextKind::Heading(level) => TextKind::Heading(level.clamp(1, 6)),
        TextKind::Item { depth, number } => {
            TextKind::Item { depth: depth.max(1), number: number.filter(|number| *number <= MAX_NUMBER) }
        }
        TextKind::Paragraph | TextKind::Quotation | TextKind::Note { .. } => kind,
    }
}

/// The runs of a block with composed letters; lines without white space at their ends, and none of them empty.
fn tidied_runs(runs: Vec<Run>, has_lines: bool) -> Vec<Run> {
    let runs = composed(runs);
    let mut tidied = TidiedRuns { runs: Vec::with_capacity(runs.len()), open: None };
    // White space that was not written yet, each with its run: it is only where words follow in the same line.
    let mut spaces: Vec<(char, usize)> = Vec::new();
    let (mut is_line_begun, mut is_line_due) = (false, false);
    for (at, run) in runs.iter().enumerate() {
        for c in run.text.chars() {
            match plain_char(c) {
                Some('\n') if has_lines => {
                    spaces.clear();
                    is_line_due |= is_line_begun;
                    is_line_begun = false;
                }
                Some(c) if c.is_whitespace() => {
                    let c = if c == '\n' { ' ' } else { c };
                    if is_line_begun {
                        spaces.push((c, at));
                    }
                }
                Some(c) => {
                    if std::mem::take(&mut is_line_due) {
                        tidied.push('\n', at, &run.style);
                    }
                    for (space, of) in spaces.drain(..) {
                        if let Some(run) = runs.get(of) {
                            tidied.push(space, of, &run.style);
                        }
                    }
                    tidied.push(c, at, &run.style);
                    is_line_begun = true;
                }
                None => {}
            }
        }
    }
    tidied.runs
}

/// Runs while they are written, letter by letter.
struct TidiedRuns {
    runs: Vec<Run>,
    /// The run of which the last letter is: those after it are set alike, and styles need not be compared.
    open: Option<usize>,
}

impl TidiedRuns {
    /// Adds a letter of a run that is set in a style.
    fn push(&mut self, c: char, of: usize, style: &RunStyle) {
        let is_open = self.open == Some(of);
        match self.runs.last_mut().filter(|run| is_open || run.style == *style) {
            Some(run) => run.text.push(c),
            None => self.runs.push(Run { text: c.to_string(), style: style.clone() }),
        }
        self.open = Some(of);
    }
}

/// What is written for a character; `None` for those that mean nothing in a text: control characters, a soft hyphen, a
/// mark of the byte order.
fn plain_char(c: char) -> Option<char> {
    match c {
        '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Some('\n'),
        '\t' => Some(' '),
        '\u{ad}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}' => None,
        c if c.is_control() => None,
        c => Some(c),
    }
}

/// Whether a text may hold characters that mean nothing in it: all of them have one of these bytes.
fn may_hold_nothing(text: &str) -> bool {
    text.bytes().any(|byte| matches!(byte, 0..0x20 | 0x7F | 0xC2 | 0xEF))
}

/// The runs in composed letters. Marks at the beginning of one belong to the last letter of the one before; where that
/// is not all, the runs become one.
fn composed(runs: Vec<Run>) -> Vec<Run> {
    let mut composed: Vec<Run> = Vec::with_capacity(runs.len());
    for Run { text, style } in runs {
        let text = if may_hold_nothing(&text) {
            text.chars().filter(|c| plain_char(*c).is_some()).collect()
        } else {
            text
        };
        let rest = text.trim_start_matches(|c| canonical_combining_class(c) != 0);
        let marks = text.get(..text.len() - rest.len()).unwrap_or_default();
        match composed.last_mut() {
            Some(before) => before.text.push_str(marks),
            None if !marks.is_empty() => composed.push(Run { text: marks.to_owned(), style: style.clone() }),
            None => {}
        }
        if !rest.is_empty() {
            composed.push(Run { text: rest.to_owned(), style });
        }
    }
    if let [only] = composed.as_mut_slice() {
        only.text = nfc(&only.text);
        return composed;
    }
    let whole: String = composed.iter().map(|run| run.text.as_str()).collect();
    for run in &mut composed {
        run.text = nfc(&run.text);
    }
    let together: String = composed.iter().map(|run| run.text.as_str()).collect();
    let whole = nfc(&whole);
    if whole == together {
        return composed;
    }
    let remarks: BTreeSet<usize> =
        composed.iter().flat_map(|run| run.style.remarks.iter().copied()).collect();
    let style = RunStyle { remarks: remarks.into_iter().collect(), ..RunStyle::default() };
    vec![Run { text: whole, style }]
}
