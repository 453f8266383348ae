//! Which words of one passage are not in another that it became, for showing both side by side.

use super::boundaries::{Unit, unit_at};
use super::positions::Span;

/// A part of a passage's words, and whether the other passage has it too.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// The words.
    pub words: String,
    /// Whether it is only here.
    pub is_only_here: bool,
}

/// Passages of more syllables than this are not compared word for word.
const MAX_SYLLABLES: usize = 600;

/// What of the old words is gone, and what of the new is new.
#[must_use]
pub fn differences(old: &str, new: &str) -> (Vec<Part>, Vec<Part>) {
    let (old_units, new_units) = (units(old), units(new));
    if old_units.len() > MAX_SYLLABLES || new_units.len() > MAX_SYLLABLES {
        let whole = |words: &str| vec![Part { words: words.to_owned(), is_only_here: old != new }];
        return (whole(old), whole(new));
    }
    let (kept_old, kept_new) = common(&old_units, &new_units);
    (parts(&old_units, &kept_old), parts(&new_units, &kept_new))
}

/// The runs of letters, of white space and of other signs.
fn units(text: &str) -> Vec<&str> {
    let mut units = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let unit = unit_at(text, at, Unit::Syllable);
        let end = unit.end.max(at + 1);
        let end = text.ceil_char_boundary(end);
        units.push(Span { start: at, end }.of(text));
        at = end;
    }
    units
}

/// Which units of both belong to a longest common series.
fn common(old: &[&str], new: &[&str]) -> (Vec<bool>, Vec<bool>) {
    let width = new.len() + 1;
    let mut longest = vec![0u32; (old.len() + 1) * width];
    let at = |table: &[u32], i: usize, j: usize| table.get(i * width + j).copied().unwrap_or_default();
    for (i, a) in old.iter().enumerate().rev() {
        for (j, b) in new.iter().enumerate().rev() {
            let best = if a == b {
                at(&longest, i + 1, j + 1) + 1
            } else {
                at(&longest, i + 1, j).max(at(&longest, i, j + 1))
            };
            if let Some(slot) = longest.get_mut(i * width + j) {
                *slot = best;
            }
        }
    }
    let (mut kept_old, mut kept_new) = (vec![false; old.len()], vec![false; new.len()]);
    let (mut i, mut j) = (0, 0);
    while let (Some(a), Some(b)) = (old.get(i), new.get(j)) {
        if a == b {
            for (kept, at) in [(&mut kept_old, i), (&mut kept_new, j)] {
                if let Some(kept) = kept.get_mut(at) {
                    *kept = true;
                }
            }
            (i, j) = (i + 1, j + 1);
        } else if at(&longest, i + 1, j) >= at(&longest, i, j + 1) {
            i += 1;
        } else {
            j += 1;
        }
    }
    (kept_old, kept_new)
}

fn parts(units: &[&str], kept: &[bool]) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    for (unit, is_kept) in units.iter().zip(kept) {
        match parts.last_mut().filter(|part| part.is_only_here != *is_kept) {
            Some(part) => part.words.push_str(unit),
            None => parts.push(Part { words: (*unit).to_owned(), is_only_here: !is_kept }),
        }
    }
    parts
}
