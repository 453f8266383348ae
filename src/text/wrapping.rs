//! Which lines are no paragraphs but parts of one, broken where a line was full, as mail and old text files break them.

use crate::text::line_facts::Facts;

/// Columns that lines are broken at.
const COLUMNS: std::ops::RangeInclusive<usize> = 40..=110;

/// For each line, whether it is part of a paragraph of at least three lines that was broken at a column.
pub(super) fn wrapped_lines(facts: &[Facts<'_>]) -> Vec<bool> {
    let mut wrapped = vec![false; facts.len()];
    let mut from = 0;
    while from < facts.len() {
        let touches =
            |at: usize| facts.get(at).zip(facts.get(at + 1)).is_some_and(|(a, b)| b.number == a.number + 1);
        let mut to = from;
        while touches(to) {
            to += 1;
        }
        let block = facts.get(from..=to).unwrap_or_default();
        if let Some(first) = wrapped_from(block) {
            wrapped.iter_mut().take(to + 1).skip(from + first).for_each(|line| *line = true);
        }
        from = to + 1;
    }
    wrapped
}

/// Where the broken paragraph begins among lines that touch: a headline may touch it.
fn wrapped_from(block: &[Facts<'_>]) -> Option<usize> {
    if block.len() < 3 || block.iter().any(Facts::is_wider_than_columns) {
        // An agency's opening may make the first line alone wider.
        let rest = block.get(1..).filter(|rest| rest.len() >= 3)?;
        return if rest.iter().any(Facts::is_wider_than_columns) {
            None
        } else {
            wrapped_from(rest).map(|at| at + 1)
        };
    }
    let n_chars: Vec<usize> = block.iter().map(|line| line.text.chars().count()).collect();
    let inner = n_chars.get(1..n_chars.len() - 1)?;
    let width = inner.iter().copied().max().filter(|width| COLUMNS.contains(width))?;
    let is_full = |at: usize| {
        let word = block.get(at + 1).and_then(|next| next.text.split_whitespace().next());
        let n_more = word.map_or(0, |word| word.chars().count());
        n_chars.get(at).is_some_and(|n| n + 1 + n_more + 2 > width && *n <= width + 2)
    };
    let n_full = (0..block.len() - 1).rev().take_while(|at| is_full(*at)).count();
    let first = block.len() - 1 - n_full;
    let goes_on = block.iter().skip(first + 1).filter(|line| line.begins_small()).count();
    let is_last_short = n_chars.last().is_some_and(|n| *n <= width + 2);
    (n_full >= 2 && goes_on * 3 >= n_full && is_last_short).then_some(first)
}

impl Facts<'_> {
    fn is_wider_than_columns(&self) -> bool {
        self.text.len() > 4 * COLUMNS.end() || self.text.chars().nth(*COLUMNS.end()).is_some()
    }
}
