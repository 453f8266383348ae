//! Pairs and triples of syllables that follow one another more often than by chance.
//!
//! A table of neighbours is counted: how often the first stands first, the second second, and both together. A triple
//! is a pair in two ways, (ab)c and a(bc), and gets the weaker score. Neighbours never are in two sentences.

use rayon::prelude::*;

use super::association::PairCounts;
use super::four_cells::FourCells;
use super::keyness::g2_four_cells;
use super::pieces::piece;
use super::word_grams::{Gram, Grams, NONE};
use super::word_texts::Cancelled;
use super::word_vocabulary::{Runs, Tokens, at};

/// How strongly the syllables of a collocation belong together.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Association {
    /// How often it occurs.
    pub count: usize,
    /// Dunning's G², 0 for a collocation that is rarer than by chance.
    pub g2: f64,
    /// Rychlý's logDice, 14 at most.
    pub log_dice: f64,
    /// Normalised pointwise mutual information, 1 at most.
    pub npmi: f64,
}

/// A pair or triple of syllables.
#[derive(Clone, Copy, Debug)]
pub(super) struct Collocation {
    pub gram: Gram,
    pub association: Association,
    /// For a triple: how often the more frequent of its two pairs occurs.
    pub of_pairs: usize,
}

/// The pairs and triples that occur at least so often; `None` once nobody wants them.
pub(super) fn collocations(
    tokens: &Tokens,
    min_count: usize,
    is_cancelled: Cancelled<'_>,
) -> Option<Vec<Collocation>> {
    let syllables =
        |runs: &Runs| -> Runs { runs.iter().map(|form| tokens.vocabulary.syllable_of_form(*form)).collect() };
    let articles: Vec<Runs> = tokens.articles.par_iter().map(syllables).collect();
    let n_syllables = tokens.vocabulary.syllables.len();
    let pairs = pairs(&articles, is_cancelled)?;
    let margins = Margins::of_pairs(&pairs, n_syllables);
    let mut frequent = Grams::<usize>::default();
    for pair in pairs.entries.iter().filter(|pair| pair.value >= min_count.max(1)) {
        frequent.update(pair.gram, |count| *count = pair.value);
    }
    drop(pairs);
    let of_pair = |gram: Gram, count| {
        let [a, b] = ends(gram);
        let association = margins.association(count, of(&margins.first, a), of(&margins.last, b));
        Collocation { gram, association, of_pairs: 0 }
    };
    let mut found: Vec<Collocation> =
        frequent.entries.iter().map(|pair| of_pair(pair.gram, pair.value)).collect();
    let triples = Triples::count(&articles, &frequent, n_syllables, is_cancelled)?;
    let enough = triples.counts.entries.iter().filter(|triple| triple.value >= min_count.max(1));
    found.extend(enough.filter_map(|triple| triples.collocation(triple.gram, triple.value, &frequent)));
    Some(found)
}

/// How often every syllable stands first and last.
struct Margins {
    first: Vec<usize>,
    last: Vec<usize>,
    n: usize,
}

impl Margins {
    fn new(n_syllables: usize) -> Self {
        Self { first: vec![0; n_syllables], last: vec![0; n_syllables], n: 0 }
    }

    fn of_pairs(pairs: &Grams<usize>, n_syllables: usize) -> Self {
        let mut margins = Self::new(n_syllables);
        for pair in &pairs.entries {
            let [a, b] = ends(pair.gram);
            margins.add(a, b, pair.value);
        }
        margins
    }

    fn add(&mut self, first: u32, last: u32, count: usize) {
        add(&mut self.first, first, count);
        add(&mut self.last, last, count);
        self.n += count;
    }

    fn merge(&mut self, other: &Self) {
        merge(&mut self.first, &other.first);
        merge(&mut self.last, &other.last);
        self.n += other.n;
    }

    fn association(&self, count: usize, n1: usize, n2: usize) -> Association {
        let [together, n_a, n_b, n_all] = [count, n1, n2, self.n].map(|n| n as u64);
        let pair = PairCounts { together, n_a, n_b, n_all };
        // Where there is nothing but this pair, its parts are never apart.
        let npmi = pair.npmi().unwrap_or(1.0);
        let (a_only, b_only) = (n_a.saturating_sub(together), n_b.saturating_sub(together));
        let neither = n_all.saturating_sub(together + a_only + b_only);
        let cells = FourCells { both: together, a_only, b_only, neither };
        let g2 = if npmi > 0.0 { g2_four_cells(cells).unwrap_or_default() } else { 0.0 };
        Association { count, g2, log_dice: pair.log_dice().unwrap_or_default(), npmi }
    }
}

fn pairs(articles: &[Runs], is_cancelled: Cancelled<'_>) -> Option<Grams<usize>> {
    let count = |some: &[Runs]| -> Option<Grams<usize>> {
        let mut pairs = Grams::<usize>::default();
        for runs in some {
            if is_cancelled() {
                return None;
            }
            for pair in runs.windows(2).filter(|pair| !pair.contains(&NONE)).filter_map(Gram::new) {
                pairs.update(pair, |count| *count += 1);
            }
        }
        Some(pairs)
    };
    let pieces: Vec<_> = articles.par_chunks(piece(articles.len())).map(count).collect();
    let mut pieces = pieces.into_iter();
    let mut whole = pieces.next().unwrap_or_else(|| Some(Grams::default()))?;
    for piece in pieces {
        for pair in piece?.entries {
            whole.update(pair.gram, |count| *count += pair.value);
        }
    }
    Some(whole)
}

/// How often frequent pairs go on by a syllable with which they make another frequent pair; and how often every
/// syllable and every frequent pair begins and ends a triple.
struct Triples {
    counts: Grams<usize>,
    singles: Margins,
    pairs: Margins,
}

impl Triples {
    fn count(
        articles: &[Runs],
        frequent: &Grams<usize>,
        n_syllables: usize,
        is_cancelled: Cancelled<'_>,
    ) -> Option<Self> {
        let new = || Self {
            counts: Grams::default(),
            singles: Margins::new(n_syllables),
            pairs: Margins::new(frequent.entries.len()),
        };
        let count = |some: &[Runs]| {
            let mut triples = new();
            for runs in some {
                if is_cancelled() {
                    return None;
                }
                runs.split(|id| *id == NONE).for_each(|run| triples.count_run(run, frequent));
            }
            Some(triples)
        };
        let pieces: Vec<_> = articles.par_chunks(piece(articles.len())).map(count).collect();
        let mut whole = new();
        for piece in pieces {
            let piece = piece?;
            whole.singles.merge(&piece.singles);
            whole.pairs.merge(&piece.pairs);
            for triple in piece.counts.entries {
                whole.counts.update(triple.gram, |count| *count += triple.value);
            }
        }
        Some(whole)
    }

    fn count_run(&mut self, run: &[u32], frequent: &Grams<usize>) {
        let place = |pair: &[u32]| Gram::new(pair).and_then(|gram| frequent.place_of(gram));
        let mut before = run.get(..2).and_then(place);
        for triple in run.windows(3) {
            let [a, b, c] = *triple else { continue };
            let after = place(&[b, c]);
            self.singles.add(a, c, 1);
            if let Some(pair) = before.and_then(|place| self.pairs.first.get_mut(place)) {
                *pair += 1;
            }
            if let Some(pair) = after.and_then(|place| self.pairs.last.get_mut(place)) {
                *pair += 1;
            }
            if let (Some(_), Some(_), Some(gram)) = (before, after, Gram::new(triple)) {
                self.counts.update(gram, |count| *count += 1);
            }
            before = after;
        }
    }

    fn collocation(&self, gram: Gram, count: usize, frequent: &Grams<usize>) -> Option<Collocation> {
        let ids: Vec<u32> = gram.ids().collect();
        let [a, b, c] = *ids.as_slice() else { return None };
        let [ab, bc] = [Gram::new(&[a, b])?, Gram::new(&[b, c])?];
        let margin = |list: &[usize], pair| list.get(frequent.place_of(pair)?).copied();
        let left = self.singles.association(count, margin(&self.pairs.first, ab)?, of(&self.singles.last, c));
        let right =
            self.singles.association(count, of(&self.singles.first, a), margin(&self.pairs.last, bc)?);
        let association = Association {
            count,
            g2: left.g2.min(right.g2),
            log_dice: left.log_dice.min(right.log_dice),
            npmi: left.npmi.min(right.npmi),
        };
        let of_pairs = frequent.get(ab).copied()?.max(frequent.get(bc).copied()?);
        Some(Collocation { gram, association, of_pairs })
    }
}

fn ends(gram: Gram) -> [u32; 2] {
    [gram.ids().next().unwrap_or(NONE), gram.ids().next_back().unwrap_or(NONE)]
}

fn of(list: &[usize], id: u32) -> usize {
    at(list, id).copied().unwrap_or_default()
}

fn add(list: &mut [usize], id: u32, count: usize) {
    if let Some(value) = usize::try_from(id).ok().and_then(|id| list.get_mut(id)) {
        *value += count;
    }
}

fn merge(into: &mut [usize], from: &[usize]) {
    into.iter_mut().zip(from).for_each(|(value, more)| *value += more);
}
