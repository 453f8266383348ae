//! Which codes stand together in the text of today. Passages count, whoever made them; codes count as they are, not with
//! those below them. A passage that is lost, or that several places fit, stands nowhere and has no part in it.

use super::study::Study;
use super::told_text::CharSpan;
use crate::analysis::set_pairs::{SetPairs, SetRange};
use crate::text::positions::Span;
use std::collections::{BTreeMap, BTreeSet};

/// How often codes stand together.
///
/// A pair is two passages that share at least one code point, of which one bears the one code and the other the other; or
/// one passage that bears both. Each pair of passages counts once for two codes, also where both passages bear both. The
/// definition is that of the page of numbers: what `ATLAS.ti` counts, each pair once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Together {
    /// By two codes, the lower index first.
    n_pairs: BTreeMap<(usize, usize), usize>,
}

/// Two codes that stand together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TwoCodes {
    /// The one: index into `Study::codes`.
    pub one: usize,
    /// The other, which comes after it there.
    pub other: usize,
    /// How many pairs of passages there are.
    pub n_pairs: usize,
}

impl Together {
    /// Counts the pairs of a study.
    #[must_use]
    pub fn of(study: &Study) -> Self {
        let mut sets = SetPairs::default();
        for passages in placed(study).chunk_by(|one, next| one.source == next.source) {
            let codes: Vec<Vec<usize>> = passages.iter().map(|passage| set_of(passage.codes)).collect();
            let ranges = passages.iter().zip(&codes).map(|(passage, set)| SetRange {
                span: Span::new(passage.span.start, passage.span.end),
                set,
            });
            sets.add_line(ranges, 0);
        }
        let mut n_pairs: BTreeMap<(usize, usize), usize> = BTreeMap::new();
        for sets in sets.of_one().chain(sets.of_two()) {
            for pair in pairs_of(sets.one, sets.other) {
                *n_pairs.entry(pair).or_default() += sets.n_pairs;
            }
        }
        n_pairs.retain(|(_, other), _| *other < study.codes.len());
        Self { n_pairs }
    }

    /// How many pairs there are of two codes, whichever is named first.
    #[must_use]
    pub fn n_pairs(&self, one: usize, other: usize) -> usize {
        self.n_pairs.get(&(one.min(other), one.max(other))).copied().unwrap_or_default()
    }

    /// All codes that stand together, by their indices.
    pub fn all(&self) -> impl Iterator<Item = TwoCodes> + '_ {
        self.n_pairs.iter().map(|((one, other), n_pairs)| TwoCodes {
            one: *one,
            other: *other,
            n_pairs: *n_pairs,
        })
    }
}

/// Of each coding, in the order of `Study::codings`, the codes that overlapping passages bear and it does not, by their
/// indices.
#[must_use]
pub fn codes_around(study: &Study) -> Vec<Vec<usize>> {
    let mut around = vec![Vec::new(); study.codings.len()];
    for passages in placed(study).chunk_by(|one, next| one.source == next.source) {
        let mut covered: BTreeMap<usize, Vec<CharSpan>> = BTreeMap::new();
        for passage in passages {
            for code in passage.codes {
                cover(covered.entry(*code).or_default(), passage.span);
            }
        }
        for passage in passages {
            let is_other = |code: &usize| !passage.codes.contains(code);
            let others = covered.iter().filter(|(code, parts)| is_other(code) && reach(parts, passage.span));
            if let Some(around) = around.get_mut(passage.at) {
                around.extend(others.map(|(code, _)| *code));
            }
        }
    }
    around
}

/// A passage that stands somewhere.
struct Placed<'a> {
    source: usize,
    span: CharSpan,
    codes: &'a [usize],
    /// Index into `Study::codings`.
    at: usize,
}

/// The passages that stand somewhere, those of one article together, by where they begin.
fn placed(study: &Study) -> Vec<Placed<'_>> {
    let mut placed: Vec<Placed<'_>> = Vec::with_capacity(study.codings.len());
    for (at, coding) in study.codings.iter().enumerate() {
        let span = coding.today.filter(|span| span.start < span.end);
        placed.extend(span.map(|span| Placed { source: coding.source, span, codes: &coding.codes, at }));
    }
    placed.sort_by_key(|passage| (passage.source, passage.span, passage.at));
    placed
}

/// Codes in order, each once.
fn set_of(codes: &[usize]) -> Vec<usize> {
    let mut set = codes.to_vec();
    set.sort_unstable();
    set.dedup();
    set
}

/// The pairs of codes, one of each set, each pair once, the smaller index first.
fn pairs_of(one: &[usize], other: &[usize]) -> BTreeSet<(usize, usize)> {
    let pairs = one.iter().flat_map(|a| other.iter().map(move |b| (*a.min(b), *a.max(b))));
    pairs.filter(|(a, b)| a != b).collect()
}

/// Adds a range to those that a code covers, which begins no earlier than they do: what overlaps or touches becomes one.
fn cover(parts: &mut Vec<CharSpan>, span: CharSpan) {
    match parts.last_mut() {
        Some(last) if span.start <= last.end => last.end = last.end.max(span.end),
        Some(_) | None => parts.push(span),
    }
}

/// Whether one of some ranges, which stand apart and in order, shares a code point with another.
fn reach(parts: &[CharSpan], span: CharSpan) -> bool {
    let first = parts.partition_point(|part| part.end <= span.start);
    parts.get(first).is_some_and(|part| part.start < span.end)
}
