//! Searching while typing: a query grows key by key over 100 MB of articles, beside the same letters looked for by
//! `memmem` in the folded bytes of the same articles, on as many threads; and half of it beside the whole.

use super::corpus::{Numbers, text};
use super::tell::{line, percentile, ratio};
use butda::search::{Corpus, CorpusArticle, Findings, Searchable, TextQuery, search, surroundings};
use butda::text::article::Article;
use butda::text::fold::{Strength, fold};
use butda::text::reading_text::ReadingText;
use memchr::memmem;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

/// Articles of 10 kB.
const N_ARTICLES: usize = 10_000;

/// How often each is measured, in turn with its base.
const N_RUNS: usize = 9;

/// What is typed key by key, and two queries whose marks count.
const QUERIES: [&str; 9] = ["d", "da", "dan", "dang", "dang ", "dang b", "dang bo", "Đảng bộ", "cấp uỷ"];

/// Prints the figures.
pub fn measure() {
    let mut numbers = Numbers(0x5EED);
    let texts: Vec<String> = (0..N_ARTICLES).map(|_| text(&mut numbers, 10_000)).collect();
    let folded: Vec<String> = texts.iter().map(|text| fold(text, Strength::Base)).collect();
    let n_bytes: usize = texts.iter().map(String::len).sum();
    let articles: Vec<Arc<Article>> = texts.iter().map(|text| article(text)).collect();
    drop(texts);
    let (before, began) = (resident_mb(), now());
    let corpus = corpus_of(&articles);
    let n_odd: usize = corpus.articles.iter().map(|article| article.text.odd_lines().len()).sum();
    let made = began.elapsed().as_secs_f64() * 1000.0;
    let taken = resident_mb() - before;
    line(&format!("Searching while typing in {} MB of articles:", n_bytes / 1_000_000));
    line(&format!("  made ready in {made:.0} ms on one thread, {taken:.1} MB of memory; {n_odd} odd lines"));
    for words in QUERIES {
        tell(words, &corpus, &folded);
    }
    let half = Corpus { articles: corpus.articles.iter().take(N_ARTICLES / 2).cloned().collect() };
    for words in ["d", "dang bo"] {
        let mut times: [Vec<Duration>; 2] = Default::default();
        for _ in 0..N_RUNS {
            times[0].push(run(words, &half).0);
            times[1].push(run(words, &corpus).0);
        }
        let [half, whole] = times.map(|mut times| percentile(&mut times, 50));
        line(&format!("  {words:<9} the whole to half of it: {}", ratio(whole, half)));
    }
}

/// Finds in one long line, and in one of twice its length, and takes what stands around each hit.
pub fn measure_long_lines() {
    const WORDS: &str = "một hai ba bốn năm sáu ";
    line("Finding in one line of text, each hit with what stands around it:");
    let mut before: Option<Duration> = None;
    for n_kb in [512, 1024, 2048, 4096] {
        let text = Searchable::new(article(&WORDS.repeat(n_kb * 1024 / WORDS.len())), &[]);
        let finder = TextQuery::of_words("sáu").prepare().expect("a query");
        let mut times: Vec<Duration> = (0..N_RUNS)
            .map(|_| {
                let began = now();
                let hits = finder.hits_in(&text);
                let around = hits.iter().map(|hit| surroundings::around(text.as_str(), hit.span).1.len());
                assert!(around.sum::<usize>() > 0);
                began.elapsed()
            })
            .collect();
        let time = percentile(&mut times, 50);
        let growth = before.map(|before| format!(", {}", ratio(time, before))).unwrap_or_default();
        line(&format!("  {n_kb} kB: {:.2} ms{growth}", time.as_secs_f64() * 1000.0));
        before = Some(time);
    }
}

fn article(text: &str) -> Arc<Article> {
    Arc::new(Article::new(ReadingText::from_bytes(text.as_bytes()).expect("UTF-8")))
}

fn corpus_of(articles: &[Arc<Article>]) -> Corpus {
    let articles = articles.iter().enumerate().map(|(at, article)| {
        let text = Arc::new(Searchable::new(Arc::clone(article), &[]));
        CorpusArticle { path: format!("{at:05}.txt").parse().expect("a path"), text }
    });
    Corpus { articles: articles.collect() }
}

/// How much memory the process holds; 0 where the system does not tell.
fn resident_mb() -> f64 {
    let told = std::fs::read_to_string("/proc/self/statm").unwrap_or_default();
    let pages = told.split(' ').nth(1).and_then(|n| n.parse::<f64>().ok());
    pages.unwrap_or_default() * 4096.0 / 1e6
}

fn tell(words: &str, corpus: &Corpus, folded: &[String]) {
    let needle = fold(words.trim_end(), Strength::Base);
    let mut times: [Vec<Duration>; 3] = Default::default();
    let mut counts = (0, 0);
    for _ in 0..N_RUNS {
        let (base, n_base) = run_base(&needle, folded);
        let (all, first, found) = run(words, corpus);
        counts = (found.tally.n_hits, n_base);
        for (times, time) in times.iter_mut().zip([base, all, first]) {
            times.push(time);
        }
    }
    let [base, all, first] = times.map(|mut times| percentile(&mut times, 50));
    let first = first.as_secs_f64() * 1000.0;
    line(&format!(
        "  {words:<9} {}, first hits after {first:.2} ms, {} hits (base {})",
        ratio(all, base),
        counts.0,
        counts.1
    ));
}

/// How long a search took, until the first hits and until all were counted, and what it found.
fn run(words: &str, corpus: &Corpus) -> (Duration, Duration, Findings) {
    let began = now();
    let finder = TextQuery::of_words(words).prepare().expect("a query");
    let mut first = None;
    let mut last = Findings::default();
    search(corpus, &finder, &|_| Vec::new(), &|| false, &mut |found| {
        first.get_or_insert_with(|| began.elapsed());
        last = found;
    });
    (began.elapsed(), first.unwrap_or_default(), last)
}

fn run_base(needle: &str, folded: &[String]) -> (Duration, usize) {
    let began = now();
    let finder = memmem::Finder::new(needle);
    let (next, n_hits) = (AtomicUsize::new(0), AtomicUsize::new(0));
    let work = || {
        while let Some(text) = folded.get(next.fetch_add(1, Ordering::Relaxed)) {
            n_hits.fetch_add(finder.find_iter(text.as_bytes()).count(), Ordering::Relaxed);
        }
    };
    std::thread::scope(|scope| {
        for _ in 0..std::thread::available_parallelism().map_or(1, usize::from) {
            scope.spawn(work);
        }
    });
    (began.elapsed(), n_hits.into_inner())
}

#[expect(clippy::disallowed_methods, reason = "time is what is measured here")]
fn now() -> Instant {
    Instant::now()
}
