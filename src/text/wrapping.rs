//! Which lines are no paragraphs but parts of one, broken where a line was full, as mail and old text files break them.

use crate::text::line_facts::Facts;

/// Columns that lines are broken at.
const COLUMNS: std::ops::RangeInclusive<usize> = 40..=110;

/// For each line, whether it is part of a paragraph of at least three lines that was broken at a column.
pub(super) fn wrapped_lines(facts: &[Facts<'_>]) -> Vec<bool> {
    let mut wrapped = Vec::with_capacity(facts.len());
    let touches = |line: &Facts<'_>, next: &Facts<'_>| {
        next.number == line.number + 1 && !line.is_wide() && !next.is_wide()
    };
    for block in facts.chunk_by(touches) {
        mark_wrapped(block, &mut wrapped);
    }
    wrapped
}

/// Tells of each of some lines that touch whether it is part of a broken paragraph: a headline and other paragraphs may
/// touch one.
fn mark_wrapped(block: &[Facts<'_>], wrapped: &mut Vec<bool>) {
    let from = wrapped.len();
    wrapped.resize(from + block.len(), false);
    if block.len() < 3 {
        return;
    }
    let n_chars: Vec<usize> = block.iter().map(|line| line.text.chars().count()).collect();
    // Lines that others follow in small letters are full; a headline is none of them.
    let goes_on = |at: usize| block.get(at + 1).is_some_and(Facts::begins_small);
    let full = n_chars.iter().enumerate().filter(|(at, _)| goes_on(*at)).map(|(_, n)| *n);
    let Some(width) = full.max().filter(|width| COLUMNS.contains(width)) else { return };
    let is_full = |at: usize| {
        let word = block.get(at + 1).and_then(|next| next.text.split_whitespace().next());
        let n_more = word.map_or(0, |word| word.chars().count());
        n_chars.get(at).is_some_and(|n| n + 1 + n_more + 2 > width && *n <= width + 2)
    };
    let mut first = 0;
    for at in 0..block.len() {
        if at + 1 < block.len() && is_full(at) {
            continue;
        }
        let n_small = (first..at).filter(|line| goes_on(*line)).count();
        let is_paragraph = at >= first + 2 && n_small * 3 >= at - first;
        if is_paragraph && n_chars.get(at).is_some_and(|n| *n <= width + 2) {
            wrapped.iter_mut().take(from + at + 1).skip(from + first).for_each(|line| *line = true);
        }
        first = at + 1;
    }
}

impl Facts<'_> {
    /// Whether it is wider than any column lines are broken at.
    fn is_wide(&self) -> bool {
        self.text.len() > 4 * COLUMNS.end() || self.text.chars().nth(*COLUMNS.end()).is_some()
    }
}
