//! How a program counted: REFI-QDA says code points, and says nothing of byte order marks and CRLF, and `NVivo` for Windows
//! counts UTF-16 units. All ways are tried on all texts of a project; only selections that come out at different places
//! tell them apart. What the standard says is taken unless another way is clearly better.

use super::found_study::UnsureCounting;
use super::refi_matching::{Likeness, has_same_edges, is_between_words, likeness};
use super::refi_offsets::{ByteSpan, Ranges, Tries};
use super::told_text::{Counting, ToldSpan, Unit, comparable};
use crate::documents::document::{DocumentFault, IsStopped};

const UNITS: Counting = Counting { unit: Unit::Utf16, ..Counting::CODE_POINTS };

/// The ways of counting that are tried, the likelier first.
pub const COUNTINGS: [Counting; 8] = [
    Counting::CODE_POINTS,
    joined(Counting::CODE_POINTS),
    UNITS,
    joined(UNITS),
    marked(Counting::CODE_POINTS),
    marked(joined(Counting::CODE_POINTS)),
    marked(UNITS),
    marked(joined(UNITS)),
];

/// The same with CR and LF as one.
const fn joined(counting: Counting) -> Counting {
    Counting { has_joined_ends: true, ..counting }
}

/// The same with the byte order mark counted.
const fn marked(counting: Counting) -> Counting {
    Counting { has_mark: true, ..counting }
}

/// By how many points a way must be better than another, and how many it must have, to be sure (docs/importing.md).
const CLEAR_POINTS: usize = 10;
const SURE_POINTS: usize = 80;

/// From how many selections with known words on only those count.
const ENOUGH_WORDS: usize = 3;

/// When one source is counted otherwise than the rest: it has so many selections that tell, of which at most so many points
/// come out right the common way and at least so many the other.
const OWN_SELECTIONS: usize = 5;
const OWN_POINTS: usize = 50;
const OTHER_POINTS: usize = 95;

/// A text with selections on it.
pub(super) struct Trial<'t> {
    pub(super) text: &'t str,
    pub(super) selections: Vec<Tried<'t>>,
}

/// A selection: where it is told to stand, and what may be its words.
pub(super) struct Tried<'t> {
    pub(super) range: Option<ToldSpan>,
    pub(super) words: [&'t str; 2],
}

/// How the texts of a project were counted.
#[derive(Debug, Default)]
pub(super) struct Verdict {
    /// For each text.
    pub(super) countings: Vec<Counting>,
    pub(super) unsure: Option<UnsureCounting>,
}

/// Finds out how texts were counted.
///
/// # Errors
/// Where it is asked to stop.
pub(super) fn judge(trials: &[Trial<'_>], is_stopped: IsStopped<'_>) -> Result<Verdict, DocumentFault> {
    let mut evidence = Evidence::default();
    let mut ends = Vec::new();
    for trial in trials {
        if is_stopped() {
            return Err(DocumentFault::Stopped);
        }
        evidence.add(trial);
        ends.push(evidence.0.len());
    }
    let taken = evidence.best();
    let mut countings = Vec::new();
    let mut rest = Evidence::default();
    let mut start = 0;
    for end in ends {
        let own = Evidence(evidence.0.get(start..end).unwrap_or_default().to_vec());
        start = end;
        let way = own.own_way(taken);
        countings.extend(COUNTINGS.get(way.unwrap_or(taken)).copied());
        if way.is_none() {
            rest.0.extend(own.0);
        }
    }
    Ok(Verdict { countings, unsure: rest.doubt(taken) })
}

/// What a selection that comes out at different places says of the ways of counting.
#[derive(Clone, Copy, Debug)]
struct Sign {
    /// For each way, the first that gives the same place.
    places: [u8; COUNTINGS.len()],
    /// The ways in which it has the words that the file tells.
    has_words: [bool; COUNTINGS.len()],
    /// The ways in which it stands between words.
    is_between: [bool; COUNTINGS.len()],
}

/// What speaks for a place of a selection.
#[derive(Clone, Copy, Debug, Default)]
struct Hit {
    has_words: bool,
    is_between: bool,
}

impl Sign {
    /// Whether its words are known: some way of counting gives them.
    fn is_worded(&self) -> bool {
        self.has_words.contains(&true)
    }

    fn speaks_for(&self, way: usize) -> bool {
        let hits = if self.is_worded() { &self.has_words } else { &self.is_between };
        hits.get(way).copied().unwrap_or_default()
    }

    fn tells_apart(&self, one: usize, other: usize) -> bool {
        self.places.get(one) != self.places.get(other)
    }
}

/// All that tells the ways apart.
#[derive(Debug, Default)]
struct Evidence(Vec<Sign>);

impl Evidence {
    fn add(&mut self, trial: &Trial<'_>) {
        let ranges = Ranges::new(trial.text, trial.selections.iter().map(|selection| selection.range));
        let Tries { which, lists } = ranges.spans_of(&COUNTINGS);
        if lists.len() < 2 {
            return;
        }
        for (at, selection) in trial.selections.iter().enumerate() {
            let span = |list: usize| lists.get(list).and_then(|spans| spans.get(at).copied()).flatten();
            let spans: Vec<Option<ByteSpan>> = (0..lists.len()).map(span).collect();
            if spans.windows(2).all(|pair| pair.first() == pair.last()) {
                continue;
            }
            let words = selection.words.map(comparable);
            let likeness_of = |span: &Option<ByteSpan>| {
                let of_words = |(told, words): (&&str, &String), span: ByteSpan| {
                    let likeness = likeness(words, trial.text, span);
                    (likeness, likeness == Likeness::Same && has_same_edges(told, span.of(trial.text)))
                };
                let all = |span| selection.words.iter().zip(&words).map(|words| of_words(words, span)).max();
                span.and_then(all).unwrap_or((Likeness::None, false))
            };
            let likenesses: Vec<(Likeness, bool)> = spans.iter().map(likeness_of).collect();
            // Only the likest count: a range that ends too late begins with the words, or has a space more.
            let best = likenesses.iter().copied().max().filter(|(best, _)| *best != Likeness::None);
            let hits: Vec<Hit> = spans
                .iter()
                .zip(&likenesses)
                .map(|(span, likeness)| Hit {
                    has_words: Some(*likeness) == best,
                    is_between: span.is_some_and(|span| is_between_words(trial.text, span)),
                })
                .collect();
            let of_way = |way: usize| which.get(way).copied().unwrap_or_default();
            let hit = |way: usize| hits.get(of_way(way)).copied().unwrap_or_default();
            let place = |way: usize| {
                let own = spans.get(of_way(way));
                let first = (0..COUNTINGS.len()).find(|other| spans.get(of_way(*other)) == own);
                first.and_then(|first| u8::try_from(first).ok()).unwrap_or_default()
            };
            self.0.push(Sign {
                places: std::array::from_fn(place),
                has_words: std::array::from_fn(|way| hit(way).has_words),
                is_between: std::array::from_fn(|way| hit(way).is_between),
            });
        }
    }

    /// The signs that tell two ways apart; only those with known words where there are enough of them.
    fn between(&self, one: usize, other: usize) -> Share {
        Share::of(self.0.iter().filter(|sign| sign.tells_apart(one, other)), one, other)
    }

    /// The way that is clearly better than all before it.
    fn best(&self) -> usize {
        // Twice, since what lost to one that lost later may be the best.
        (0..COUNTINGS.len())
            .chain(0..COUNTINGS.len())
            .fold(0, |best, way| if self.between(way, best).is_clear() { way } else { best })
    }

    /// The way of one source that is clearly not counted as the rest is.
    fn own_way(&self, taken: usize) -> Option<usize> {
        let best = self.best();
        let share = self.between(best, taken);
        let is_other = share.n >= OWN_SELECTIONS
            && share.n_other.saturating_mul(100) <= share.n.saturating_mul(OWN_POINTS)
            && share.n_one.saturating_mul(100) >= share.n.saturating_mul(OTHER_POINTS);
        is_other.then_some(best)
    }

    /// What it may be all the same, where the way that is taken is not sure.
    fn doubt(&self, taken: usize) -> Option<UnsureCounting> {
        let all = Share::of(self.0.iter(), taken, taken);
        let is_weak = all.n_one.saturating_mul(100) < all.n.saturating_mul(SURE_POINTS);
        let mut others: Vec<(usize, usize)> = Vec::new();
        for way in 0..COUNTINGS.len() {
            let share = self.between(taken, way);
            let is_known =
                others.iter().any(|(other, _)| !self.0.iter().any(|sign| sign.tells_apart(*other, way)));
            if share.n > 0 && !is_known && (is_weak || !share.is_clear()) {
                others.push((way, share.n_one.saturating_sub(share.n_other)));
            }
        }
        others.sort_by_key(|(_, n_behind)| *n_behind);
        let others: Vec<Counting> =
            others.into_iter().filter_map(|(way, _)| COUNTINGS.get(way).copied()).collect();
        let taken = *COUNTINGS.get(taken)?;
        (!others.is_empty()).then_some(UnsureCounting { taken, others })
    }
}

/// For how many of some signs two ways are right.
#[derive(Clone, Copy, Debug, Default)]
struct Share {
    n: usize,
    n_one: usize,
    n_other: usize,
}

impl Share {
    fn of<'s>(signs: impl Iterator<Item = &'s Sign>, one: usize, other: usize) -> Self {
        let (mut worded, mut rest) = (Self::default(), Self::default());
        for sign in signs {
            let share = if sign.is_worded() { &mut worded } else { &mut rest };
            share.n += 1;
            share.n_one += usize::from(sign.speaks_for(one));
            share.n_other += usize::from(sign.speaks_for(other));
        }
        if worded.n >= ENOUGH_WORDS || worded.n >= rest.n {
            return worded;
        }
        Self {
            n: worded.n + rest.n,
            n_one: worded.n_one + rest.n_one,
            n_other: worded.n_other + rest.n_other,
        }
    }

    /// Whether the first is right clearly more often than the other.
    fn is_clear(self) -> bool {
        let points = self.n.saturating_mul(CLEAR_POINTS);
        self.n > 0 && self.n_one.saturating_sub(self.n_other).saturating_mul(100) >= points.max(1)
    }
}
