//! A document as its reader gives it, put in the form that is written: letters composed, white space as a reader sees it,
//! nothing empty, numbers of footnotes in order. What follows may rely on that, whatever the file held.

use super::document::{Block, Document, Run, RunStyle, TextKind};
use crate::text::decode::{into_nfc, is_composed};
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
    if let [only] = runs.as_slice()
        && is_tidy(&only.text)
    {
        return runs;
    }
    let mut tidying = Tidying {
        runs: &runs,
        tidied: Vec::with_capacity(runs.len()),
        open: None,
        spaces: Vec::new(),
        is_line_begun: false,
        is_line_due: false,
    };
    for (at, run) in runs.iter().enumerate() {
        let mut rest = run.text.as_str();
        while !rest.is_empty() {
            let (plain, after) = rest.split_at(changed_in(rest).unwrap_or(rest.len()));
            tidying.words(plain, at);
            let mut changed = after.chars();
            match changed.next().and_then(plain_char) {
                Some('\n') if has_lines => tidying.end_line(),
                // A tab, or a line end where there are no lines.
                Some(_) => tidying.space(" ", at),
                None => {}
            }
            rest = changed.as_str();
        }
    }
    tidying.tidied
}

/// Whether a text of one line is written as it is.
fn is_tidy(text: &str) -> bool {
    let has_space = text.starts_with(char::is_whitespace) || text.ends_with(char::is_whitespace);
    !has_space && changed_in(text).is_none()
}

/// Where the first character stands that ends a line, or is not written as it is.
fn changed_in(text: &str) -> Option<usize> {
    let may_begin = |byte| matches!(byte, 0..0x20 | 0x7F | 0xC2 | 0xE2 | 0xEF);
    find_char(text, may_begin, |c| c == '\n' || plain_char(c) != Some(c))
}

/// Where the first of some characters stands. Their first bytes are told, which are looked for many at a time.
pub(super) fn find_char(
    text: &str,
    may_begin: impl Fn(u8) -> bool,
    is_one: impl Fn(char) -> bool,
) -> Option<usize> {
    const N_AT_A_TIME: usize = 32;
    let is_here = |at: usize| text.get(at..).and_then(|rest| rest.chars().next()).is_some_and(&is_one);
    let within = |from: usize, bytes: &[u8]| {
        let begins = bytes.iter().enumerate().filter(|(_, byte)| may_begin(**byte));
        begins.map(|(at, _)| from + at).find(|at| is_here(*at))
    };
    let (pieces, rest) = text.as_bytes().as_chunks::<N_AT_A_TIME>();
    let may_hold = |piece: &[u8; N_AT_A_TIME]| piece.iter().fold(false, |may, byte| may | may_begin(*byte));
    let places = pieces.iter().enumerate().filter(|(_, piece)| may_hold(piece));
    let found =
        places.map(|(n, piece)| (n * N_AT_A_TIME, piece)).find_map(|(from, piece)| within(from, piece));
    found.or_else(|| within(pieces.len() * N_AT_A_TIME, rest))
}

/// White space of a run that was not written yet.
struct Space<'r> {
    text: &'r str,
    of: usize,
}

/// Runs while they are written.
struct Tidying<'r> {
    runs: &'r [Run],
    tidied: Vec<Run>,
    /// The run of which the last letter is: those after it are set alike, and styles need not be compared.
    open: Option<usize>,
    /// White space that is only where words follow in the same line.
    spaces: Vec<Space<'r>>,
    is_line_begun: bool,
    is_line_due: bool,
}

impl<'r> Tidying<'r> {
    /// Takes characters of a run that are written as they are.
    fn words(&mut self, plain: &'r str, of: usize) {
        let plain = if self.is_line_begun { plain } else { plain.trim_start() };
        let words = plain.trim_end();
        if !words.is_empty() {
            if std::mem::take(&mut self.is_line_due) {
                self.write("\n", of);
            }
            for space in std::mem::take(&mut self.spaces) {
                self.write(space.text, space.of);
            }
            self.write(words, of);
            self.is_line_begun = true;
        }
        self.space(plain.get(words.len()..).unwrap_or_default(), of);
    }

    fn space(&mut self, text: &'r str, of: usize) {
        if self.is_line_begun && !text.is_empty() {
            self.spaces.push(Space { text, of });
        }
    }

    fn end_line(&mut self) {
        self.spaces.clear();
        self.is_line_due |= self.is_line_begun;
        self.is_line_begun = false;
    }

    fn write(&mut self, text: &str, of: usize) {
        let is_open = self.open == Some(of);
        let Some(style) = self.runs.get(of).map(|run| &run.style) else { return };
        match self.tidied.last_mut().filter(|run| is_open || run.style == *style) {
            Some(run) => run.text.push_str(text),
            None => self.tidied.push(Run { text: text.to_owned(), style: style.clone() }),
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

/// Whether a text holds characters that mean nothing in it.
fn holds_nothing(text: &str) -> bool {
    let may_begin = |byte| matches!(byte, 0..0x20 | 0x7F | 0xC2 | 0xEF);
    find_char(text, may_begin, |c| plain_char(c).is_none()).is_some()
}

/// The runs in composed letters. Marks at the beginning of one belong to the last letter of the one before; where that
/// is not all, the runs become one.
fn composed(mut runs: Vec<Run>) -> Vec<Run> {
    // So it is nearly always: no letter begins with a mark, and nothing is to be done.
    if runs.iter().all(|run| is_composed(&run.text) && !holds_nothing(&run.text)) {
        runs.retain(|run| !run.text.is_empty());
        return runs;
    }
    let mut composed: Vec<Run> = Vec::with_capacity(runs.len());
    for Run { text, style } in runs {
        let text = if holds_nothing(&text) {
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
        only.text = into_nfc(std::mem::take(&mut only.text));
        return composed;
    }
    let whole: String = composed.iter().map(|run| run.text.as_str()).collect();
    for run in &mut composed {
        run.text = into_nfc(std::mem::take(&mut run.text));
    }
    let together: String = composed.iter().map(|run| run.text.as_str()).collect();
    let whole = into_nfc(whole);
    if whole == together {
        return composed;
    }
    let remarks: BTreeSet<usize> =
        composed.iter().flat_map(|run| run.style.remarks.iter().copied()).collect();
    let style = RunStyle { remarks: remarks.into_iter().collect(), ..RunStyle::default() };
    vec![Run { text: whole, style }]
}

#[cfg(test)]
mod tests {
    use super::{changed_in, holds_nothing, plain_char};

    #[test]
    fn no_character_is_missed_for_its_first_byte() {
        for c in char::MIN..=char::MAX {
            let text = format!("{c}{c}");
            let is_changed = c == '\n' || plain_char(c) != Some(c);
            assert_eq!(changed_in(&text), is_changed.then_some(0), "{c:?}");
            assert_eq!(holds_nothing(&text), plain_char(c).is_none(), "{c:?}");
        }
    }
}
