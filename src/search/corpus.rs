//! One query in all articles, on as many threads as the machine has: the first hits at once, all of them counted, the
//! best of them kept.

use super::finder::{Finder, Hit};
use super::ranking::{N_RANKS, Ranked, RankedPlace, Worth};
use super::searchable::Searchable;
use super::surroundings::around;
use super::word_ends::is_cut;
use crate::model::id::ArticlePath;
use crate::text::boundaries::line_at;
use crate::text::positions::Span;
use std::ops::ControlFlow;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::channel;
use std::thread;

pub use super::ranking::N_KEPT;

/// How many bytes of text a thread searches before it tells what it found, and sees whether that is still wanted.
const BATCH_BYTES: usize = 256 * 1024;

/// After how much of the text there is news again, beside what was searched when there was news last.
const NEWS_AFTER: usize = 16;

/// An article among those that are searched.
#[derive(Clone, Debug)]
pub struct CorpusArticle {
    /// Its path.
    pub path: ArticlePath,
    /// Its text.
    pub text: Arc<Searchable>,
}

/// Articles to be searched, in the order in which hits are to be told.
#[derive(Clone, Debug, Default)]
pub struct Corpus {
    /// The articles.
    pub articles: Vec<CorpusArticle>,
}

/// A hit with what stands around it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CorpusHit {
    /// The path of its article.
    pub article: ArticlePath,
    /// Where it stands: bytes of the reading text.
    pub span: Span,
    /// Whether the marks are those typed.
    pub is_exact: bool,
    /// Whether it begins and ends with a word.
    pub is_whole: bool,
    /// Whether it stands in a line that does not belong to the article.
    pub is_boilerplate: bool,
    /// What stands before it in its line.
    pub before: String,
    /// The words that were found.
    pub words: String,
    /// What stands after it in its line.
    pub after: String,
}

/// How many hits an article has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ArticleTally {
    /// Its path.
    pub article: ArticlePath,
    /// All of them.
    pub n_hits: usize,
    /// Those in lines that do not belong to it.
    pub n_boilerplate: usize,
}

/// How many hits there are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HitTally {
    /// All of them, those in boilerplate included.
    pub n_hits: usize,
    /// Articles with at least one.
    pub n_articles: usize,
    /// Those in boilerplate.
    pub n_boilerplate: usize,
    /// Those that are left out of what is kept.
    pub n_left_out: usize,
    /// The articles that have any, in the order of the corpus.
    pub by_article: Vec<ArticleTally>,
}

/// What was found so far; each replaces the one before.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Findings {
    /// At most [`N_KEPT`] hits: whole words first, of those exact ones first, those in boilerplate last, each rank by article and place.
    pub hits: Vec<CorpusHit>,
    /// The numbers of all.
    pub tally: HitTally,
    /// Whether everything was searched.
    pub is_complete: bool,
}

/// The ranges of an article within which hits are counted and not kept, by where they start.
pub type LeftOut<'a> = &'a (dyn Fn(&CorpusArticle) -> Vec<Span> + Sync);

/// Looks for a query in all articles; tells what was found as soon as there is something, now and then after that, and
/// at the end. Once it is cancelled it tells nothing more.
pub fn search(
    corpus: &Corpus,
    finder: &Finder,
    left_out: LeftOut<'_>,
    is_cancelled: &(dyn Fn() -> bool + Sync),
    tell: &mut dyn FnMut(Findings),
) {
    let next = AtomicUsize::new(0);
    let mut gathered = Gathered::default();
    let n_threads = thread::available_parallelism().map_or(1, usize::from);
    let (outbox, inbox) = channel();
    let is_shared = n_threads > 1 && corpus.articles.len() > 1;
    thread::scope(|scope| {
        let mut n_started = 0;
        for _ in 0..if is_shared { n_threads } else { 0 } {
            let (outbox, next) = (outbox.clone(), &next);
            let work = move || {
                // Nobody listens only when the search has ended.
                let give = &mut |found| drop(outbox.send(found));
                search_in_turn(corpus, finder, left_out, next, is_cancelled, give);
            };
            n_started += usize::from(thread::Builder::new().spawn_scoped(scope, work).is_ok());
        }
        drop(outbox);
        if n_started == 0 {
            search_in_turn(corpus, finder, left_out, &next, is_cancelled, &mut |found| {
                gathered.take(corpus, found, tell);
            });
        }
        for found in inbox {
            if !is_cancelled() {
                gathered.take(corpus, found, tell);
            }
        }
    });
    if !is_cancelled() {
        tell(gathered.findings(corpus, true));
    }
}

/// What a thread found in some articles that follow one another.
#[derive(Debug, Default)]
struct Found {
    n_bytes: usize,
    counts: Vec<Counted>,
    ranked: Ranked,
}

/// How many hits an article, by its number, has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Counted {
    article: usize,
    n_hits: usize,
    n_boilerplate: usize,
    n_left_out: usize,
}

/// Takes the next articles until there are none.
fn search_in_turn(
    corpus: &Corpus,
    finder: &Finder,
    left_out: LeftOut<'_>,
    next: &AtomicUsize,
    is_cancelled: &(dyn Fn() -> bool + Sync),
    give: &mut dyn FnMut(Found),
) {
    let mut keeping = Keeping::default();
    while !is_cancelled() {
        let at = next.fetch_add(1, Ordering::Relaxed);
        let Some(article) = corpus.articles.get(at) else { break };
        let left_out = left_out(article);
        keeping.search(at, &article.text, &left_out, finder, is_cancelled);
        if keeping.found.n_bytes >= BATCH_BYTES {
            give(keeping.hand_over());
        }
    }
    give(keeping.hand_over());
}

/// The hits that may still be better than those that are kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum WantedHits {
    /// None: they are only counted.
    None,
    /// Those that begin and end with a word; where it says so only those with the marks typed.
    Whole { is_exact_only: bool },
}

/// What one thread has found and not handed over, and what it has kept of each rank until now.
#[derive(Debug, Default)]
struct Keeping {
    found: Found,
    n_kept: [usize; N_RANKS],
}

impl Keeping {
    fn search(
        &mut self,
        at: usize,
        text: &Searchable,
        left_out: &[Span],
        finder: &Finder,
        is_cancelled: &dyn Fn() -> bool,
    ) {
        let n_bytes = text.as_str().len();
        let mut counted = Counted { article: at, ..Counted::default() };
        let mut from = 0;
        while from < n_bytes && !is_cancelled() {
            let batch_end = from + BATCH_BYTES;
            let end = if batch_end < n_bytes { line_at(text.as_str(), batch_end).end } else { n_bytes };
            self.search_lines(text, left_out, Span::new(from, end), finder, &mut counted);
            from = end + 1;
        }
        self.found.n_bytes += n_bytes;
        if counted.n_hits > 0 {
            self.found.counts.push(counted);
        }
    }

    /// Counts the hits in some lines. Where no hit could be better than those that are kept already, they are only
    /// counted.
    fn search_lines(
        &mut self,
        text: &Searchable,
        left_out: &[Span],
        lines: Span,
        finder: &Finder,
        counted: &mut Counted,
    ) {
        let first = text.boilerplate().partition_point(|line| line.end <= lines.start);
        let boilerplate = text.boilerplate().iter().skip(first).take_while(|line| line.start < lines.end);
        if let Some(wanted) = self.wanted().filter(|_| left_out.is_empty()) {
            counted.n_boilerplate += boilerplate.map(|line| finder.count_in(text, *line)).sum::<usize>();
            counted.n_hits += self.count_lines(text, lines, finder, wanted, counted.article);
            return;
        }
        // Hits come from left to right, and so do the lines.
        let mut boilerplate = boilerplate.peekable();
        let _ = finder.each_hit(text, lines, &mut |hit| {
            while boilerplate.next_if(|line| line.end < hit.span.start).is_some() {}
            let is_boilerplate = boilerplate.peek().is_some_and(|line| line.start <= hit.span.start);
            let is_left_out = is_within(left_out, hit.span);
            counted.n_hits += 1;
            counted.n_boilerplate += usize::from(is_boilerplate);
            counted.n_left_out += usize::from(is_left_out);
            if !is_left_out {
                let is_whole = !is_cut(text.as_str(), hit.span);
                let worth = Worth { is_exact: hit.is_exact, is_whole, is_boilerplate };
                self.keep(worth.rank(), RankedPlace { article: counted.article, span: hit.span });
            }
            ControlFlow::Continue(())
        });
    }

    /// Which hits may still be better than those that are kept; `None` where also some that are not whole words may be.
    fn wanted(&self) -> Option<WantedHits> {
        let has_enough_up_to = |worth: Worth| {
            let n_as_good = self.n_kept.iter().take(worth.rank() + 1).sum::<usize>();
            n_as_good >= N_KEPT
        };
        let best = Worth { is_exact: true, is_whole: true, is_boilerplate: false };
        if has_enough_up_to(best) {
            Some(WantedHits::None)
        } else if has_enough_up_to(Worth { is_exact: false, ..best }) {
            Some(WantedHits::Whole { is_exact_only: true })
        } else if has_enough_up_to(Worth { is_whole: false, ..best }) {
            Some(WantedHits::Whole { is_exact_only: false })
        } else {
            None
        }
    }

    /// How many hits some lines have; keeps those that are wanted.
    fn count_lines(
        &mut self,
        text: &Searchable,
        lines: Span,
        finder: &Finder,
        wanted: WantedHits,
        article: usize,
    ) -> usize {
        match wanted {
            WantedHits::None => finder.count_in(text, lines),
            WantedHits::Whole { is_exact_only } => {
                finder.count_telling_whole(text, lines, is_exact_only, &mut |Hit { span, is_exact }| {
                    let is_boilerplate = text.is_boilerplate(span.start);
                    let worth = Worth { is_exact, is_whole: true, is_boilerplate };
                    self.keep(worth.rank(), RankedPlace { article, span });
                })
            }
        }
    }

    /// Keeps a hit if it may be among the best.
    fn keep(&mut self, rank: usize, place: RankedPlace) {
        if self.n_kept.iter().take(rank + 1).sum::<usize>() < N_KEPT {
            self.found.ranked.push(rank, place);
            if let Some(n) = self.n_kept.get_mut(rank) {
                *n += 1;
            }
        }
    }

    fn hand_over(&mut self) -> Found {
        std::mem::take(&mut self.found)
    }
}

/// Whether a span lies within one of some ranges, which are in the order of their starts.
fn is_within(ranges: &[Span], span: Span) -> bool {
    let n_before = ranges.partition_point(|range| range.start <= span.start);
    ranges.iter().take(n_before).any(|range| span.end <= range.end)
}

/// What all threads have found.
#[derive(Debug, Default)]
struct Gathered {
    ranked: Ranked,
    counts: Vec<Counted>,
    n_bytes: usize,
    n_bytes_told: usize,
}

impl Gathered {
    fn take(&mut self, corpus: &Corpus, found: Found, tell: &mut dyn FnMut(Findings)) {
        self.n_bytes += found.n_bytes;
        self.counts.extend(found.counts);
        self.ranked.absorb(found.ranked);
        if !self.counts.is_empty() && self.n_bytes >= NEWS_AFTER * self.n_bytes_told {
            self.n_bytes_told = self.n_bytes;
            tell(self.findings(corpus, false));
        }
    }

    fn findings(&mut self, corpus: &Corpus, is_complete: bool) -> Findings {
        let hits = self.ranked.best().filter_map(|(rank, place)| {
            let article = corpus.articles.get(place.article)?;
            let text = article.text.as_str();
            let (before, after) = around(text, place.span);
            let Worth { is_exact, is_whole, is_boilerplate } = Worth::of_rank(rank);
            Some(CorpusHit {
                article: article.path.clone(),
                span: place.span,
                is_exact,
                is_whole,
                is_boilerplate,
                before,
                words: place.span.of(text).to_owned(),
                after,
            })
        });
        let hits = hits.collect();
        Findings { hits, tally: self.tally(corpus), is_complete }
    }

    fn tally(&mut self, corpus: &Corpus) -> HitTally {
        self.counts.sort_unstable();
        let mut tally = HitTally { n_articles: self.counts.len(), ..HitTally::default() };
        for counted in &self.counts {
            let Counted { article, n_hits, n_boilerplate, n_left_out } = *counted;
            tally.n_hits += n_hits;
            tally.n_boilerplate += n_boilerplate;
            tally.n_left_out += n_left_out;
            if let Some(article) = corpus.articles.get(article) {
                let article = article.path.clone();
                tally.by_article.push(ArticleTally { article, n_hits, n_boilerplate });
            }
        }
        tally
    }
}
