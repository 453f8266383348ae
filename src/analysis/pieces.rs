//! Work on many articles: runs of them are taken by all processors.

use super::word_texts::Cancelled;
use rayon::prelude::*;
use std::ops::Range;

/// How many pieces of work every thread gets, so that none waits long for another.
const PIECES: usize = 4;

/// How many of `n` articles a thread takes at once.
pub(super) fn piece(n: usize) -> usize {
    n.div_ceil(rayon::current_num_threads() * PIECES).max(1)
}

/// What comes of each run of `n` articles, in order. The work stops between two articles once it is no longer wanted; what
/// is given is then that of the first articles.
pub(super) fn in_pieces<P: Send>(
    n: usize,
    is_cancelled: Cancelled<'_>,
    work: impl Fn(Range<usize>) -> P + Sync,
) -> Vec<P> {
    let size = piece(n);
    let one = |at: usize| Piece { of: work(at * size..n.min((at + 1) * size)), is_whole: !is_cancelled() };
    let pieces: Vec<Piece<P>> = (0..n.div_ceil(size)).into_par_iter().map(one).collect();
    let n_whole = pieces.iter().take_while(|piece| piece.is_whole).count();
    pieces.into_iter().take(n_whole + 1).map(|piece| piece.of).collect()
}

struct Piece<P> {
    of: P,
    is_whole: bool,
}
