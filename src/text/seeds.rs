//! Where in a long text something like a passage may stand: every run of a few code points is indexed once for the
//! text, and only where runs of the passage and its surroundings stand as they do there is the text compared closely.

use super::sought::in_line;
use std::ops::Range;

/// Length of a run, in code points: rare enough in a long text, short enough to stand between two changes.
const RUN: usize = 6;
/// How many places of runs are looked at for a passage; of the rarest runs first.
const MAX_HITS: usize = 4096;
/// How many stretches of the text are compared closely for a passage.
const MAX_SCOPES: usize = 16;

/// Every run of a text, by its hash.
#[derive(Debug)]
pub struct Seeds {
    n_chars: usize,
    /// Where the places of a hash begin in `places`; one more than there are hashes.
    starts: Vec<u32>,
    places: Vec<u32>,
}

/// A passage with its surroundings, as it is looked for.
#[derive(Clone, Copy, Debug)]
pub struct Wanted<'a> {
    /// Context, words, context.
    pub chars: &'a [char],
    /// Where it began, in code points.
    pub at: usize,
    /// How far what resembles it may be drawn apart, in code points.
    pub reach: usize,
}

/// Places from which about the same beginning follows.
struct Group {
    n_places: usize,
    first: i64,
    last: i64,
}

impl Seeds {
    /// Indexes a text.
    #[must_use]
    pub fn new(chars: &[char]) -> Self {
        let n_hashes = (chars.len() / 2).next_power_of_two().max(256);
        let mut starts = vec![0_u32; n_hashes + 1];
        let hash = |run: &[char]| hash_of(run) & (n_hashes - 1);
        for run in chars.windows(RUN) {
            if let Some(n) = starts.get_mut(hash(run) + 1) {
                *n += 1;
            }
        }
        let mut sum = 0;
        for n in &mut starts {
            sum += *n;
            *n = sum;
        }
        let mut next = starts.clone();
        let mut places = vec![0; sum as usize];
        for (at, run) in chars.windows(RUN).enumerate() {
            let Some(slot) = next.get_mut(hash(run)) else { continue };
            if let (Some(place), Ok(at)) = (places.get_mut(*slot as usize), u32::try_from(at)) {
                *place = at;
            }
            *slot += 1;
        }
        Self { n_chars: chars.len(), starts, places }
    }

    fn places_of(&self, run: &[char]) -> &[u32] {
        let hash = hash_of(run) & (self.starts.len() - 2);
        let bound = |at: usize| self.starts.get(at).map_or(0, |n| *n as usize);
        self.places.get(bound(hash)..bound(hash + 1)).unwrap_or_default()
    }

    /// The stretches of the text, in code points and in order, in which something like a passage may stand.
    #[must_use]
    pub fn scopes(&self, wanted: Wanted<'_>) -> Vec<Range<usize>> {
        let mut begins = self.begins(wanted);
        begins.sort_unstable();
        // Places from which about the same beginning follows speak for one another.
        let mut groups: Vec<Group> = Vec::new();
        let reach = i64::try_from(wanted.reach).unwrap_or(i64::MAX);
        for begin in begins {
            let is_near = |group: &Group| begin - group.last <= reach && begin - group.first <= 4 * reach;
            match groups.last_mut().filter(|group| is_near(group)) {
                Some(group) => (group.n_places, group.last) = (group.n_places + 1, begin),
                None => groups.push(Group { n_places: 1, first: begin, last: begin }),
            }
        }
        let at = i64::try_from(wanted.at).unwrap_or_default();
        groups.sort_by_key(|group| (std::cmp::Reverse(group.n_places), group.first.abs_diff(at)));
        groups.truncate(MAX_SCOPES);
        groups.sort_by_key(|group| group.first);
        let mut scopes: Vec<Range<usize>> = Vec::new();
        for Group { first, last, .. } in groups {
            let from = usize::try_from(first - reach).unwrap_or_default();
            let to = usize::try_from(last + reach).unwrap_or_default() + wanted.chars.len();
            let to = to.min(self.n_chars);
            match scopes.last_mut().filter(|scope| from <= scope.end) {
                Some(scope) => scope.end = scope.end.max(to),
                None => scopes.push(from..to),
            }
        }
        scopes
    }

    /// Where the passage would begin, by every place of its rarest runs.
    fn begins(&self, wanted: Wanted<'_>) -> Vec<i64> {
        let runs = wanted.chars.windows(RUN).enumerate();
        let mut runs: Vec<(usize, &[u32])> = runs.map(|(at, run)| (at, self.places_of(run))).collect();
        runs.retain(|(_, places)| !places.is_empty());
        runs.sort_by_key(|(at, places)| (places.len(), *at));
        let mut begins = Vec::new();
        for (offset, places) in runs {
            let n_left = MAX_HITS - begins.len();
            if n_left == 0 || (places.len() > n_left && !begins.is_empty()) {
                break;
            }
            let near = nearest(places, wanted.at + offset, n_left);
            let offset = i64::try_from(offset).unwrap_or_default();
            begins.extend(near.iter().map(|place| i64::from(*place) - offset));
        }
        begins
    }

    /// Where words may begin that are these letter for letter, in order; `None` for fewer than a run. Of more than some
    /// thousand places, those nearest to where they stood.
    #[must_use]
    pub fn places_of_words(&self, chars: &[char], at: usize) -> Option<Vec<usize>> {
        let runs = chars.windows(RUN).enumerate();
        let (offset, places) =
            runs.map(|(offset, run)| (offset, self.places_of(run))).min_by_key(|(_, places)| places.len())?;
        let near = nearest(places, at + offset, MAX_HITS).iter();
        Some(near.filter_map(|place| (*place as usize).checked_sub(offset)).collect())
    }
}

/// Of places in order those nearest to one, at most so many.
fn nearest(places: &[u32], at: usize, n_most: usize) -> &[u32] {
    let at = u32::try_from(at).unwrap_or(u32::MAX);
    let middle = places.partition_point(|place| *place < at);
    let from = middle.saturating_sub(n_most / 2).min(places.len().saturating_sub(n_most));
    places.get(from..places.len().min(from + n_most)).unwrap_or_default()
}

/// A line end and a space give the same, as words are compared.
fn hash_of(run: &[char]) -> usize {
    let mixed = run.iter().fold(0xCBF2_9CE4_8422_2325_u64, |hash, c| {
        (hash ^ u64::from(in_line(*c))).wrapping_mul(0x9E37_79B9_7F4A_7C15).rotate_left(29)
    });
    usize::try_from(mixed >> 33).unwrap_or_default()
}
