//! One query in all articles: everything is counted, the best is kept, the first comes at once, and it can be stopped.

use super::searching::searchable;
use super::support::{SEEDS, seed};
use butda::search::corpus::N_KEPT;
use butda::search::{Corpus, CorpusArticle, Findings, Searchable, TextQuery, search};
use butda::text::structure::{Label, LineLabel};
use butda::workers::Workers;
use butda::workers::report::{Report, SearchReport, TaskOutput};
use butda::workers::task::{Task, Work};
use butda::workers::ticket::Ticket;
use proptest::collection::vec;
use proptest::prelude::*;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

fn corpus(texts: &[&str]) -> Corpus {
    let article = |(at, text): (usize, &&str)| CorpusArticle {
        path: crate::support::named(format!("{at}.txt")),
        text: Arc::new(searchable(text)),
    };
    Corpus { articles: texts.iter().enumerate().map(article).collect() }
}

fn all(corpus: &Corpus, words: &str) -> Vec<Findings> {
    let finder = TextQuery::of_words(words).prepare().expect("a query");
    let mut all = Vec::new();
    search(corpus, &finder, &|_| Vec::new(), &|| false, &mut |found| all.push(found));
    all
}

fn last(corpus: &Corpus, words: &str) -> Findings {
    all(corpus, words).pop().expect("the end")
}

fn told(found: &Findings) -> Vec<String> {
    let told = found.hits.iter().map(|hit| {
        let place = if hit.is_boilerplate { " (boilerplate)" } else { "" };
        format!("{}: {}[{}]{}{place}", hit.article.as_str(), hit.before, hit.words, hit.after)
    });
    told.collect()
}

#[test]
fn exact_hits_come_first_and_those_in_boilerplate_last() {
    let mut corpus = corpus(&["một bàn\nmenu ban\nhai ban", "ban ngành\nđại bàn"]);
    let first = Arc::clone(corpus.articles[0].text.article());
    corpus.articles[0].text = Arc::new(Searchable::new(
        first,
        &[LineLabel { line: 1, label: Label::Body }, LineLabel { line: 2, label: Label::Navigation }],
    ));
    let found = last(&corpus, "ban");
    assert_eq!(
        told(&found),
        [
            "0.txt: hai [ban]",
            "1.txt: [ban] ngành",
            "0.txt: một [bàn]",
            "1.txt: đại [bàn]",
            "0.txt: menu [ban] (boilerplate)",
        ]
    );
    assert_eq!((found.tally.n_hits, found.tally.n_articles, found.tally.n_boilerplate), (5, 2, 1));
    let by_article: Vec<_> = found
        .tally
        .by_article
        .iter()
        .map(|one| (one.article.as_str(), one.n_hits, one.n_boilerplate))
        .collect();
    assert_eq!(by_article, [("0.txt", 3, 1), ("1.txt", 2, 0)]);
}

#[test]
fn the_hits_of_the_sample_articles_are_counted_article_by_article() {
    let texts = SEEDS.map(seed);
    let found = last(&corpus(&texts.each_ref().map(String::as_str)), "dang bo");
    assert_eq!(found.tally.by_article.iter().map(|one| one.n_hits).collect::<Vec<_>>(), [13, 32, 2, 5, 9]);
    assert_eq!((found.hits.len(), found.is_complete), (61, true));
    for hit in &found.hits {
        let at = hit
            .article
            .as_str()
            .strip_suffix(".txt")
            .and_then(|n| n.parse::<usize>().ok())
            .expect("a number");
        let line = format!("{}{}{}", hit.before, hit.words, hit.after);
        assert!(texts[at].contains(&line) && hit.span.of(&texts[at]) == hit.words, "{line}");
    }
}

#[test]
fn all_are_counted_and_the_best_thousand_kept_whatever_threads_do() {
    let mut texts: Vec<String> =
        (0..300).map(|at| format!("bàn {at} bán bạn bản\n").repeat(at % 7 * 40)).collect();
    texts[40] = "chỉ có ban ".repeat(30);
    texts[299] = "cuối cùng ban ".repeat(5);
    for text in &mut texts {
        text.push('.');
    }
    let corpus = corpus(&texts.iter().map(String::as_str).collect::<Vec<_>>());
    let finder = TextQuery::of_words("ban").prepare().expect("a query");
    let n_hits: usize = corpus.articles.iter().map(|article| finder.hits_in(&article.text).len()).sum();
    let first = last(&corpus, "ban");
    assert_eq!((first.tally.n_hits, first.hits.len()), (n_hits, N_KEPT));
    let n_exact = first.hits.iter().take_while(|hit| hit.is_exact).count();
    assert_eq!((n_exact, first.hits[34].article.as_str()), (35, "299.txt"));
    let places: Vec<_> =
        first.hits[35..].iter().map(|hit| (hit.article.as_str().len(), &hit.article, hit.span)).collect();
    assert!(places.is_sorted() && first.hits[35].article.as_str() == "1.txt");
    for _ in 0..20 {
        assert_eq!(last(&corpus, "ban"), first);
    }
}

#[test]
fn once_a_thousand_exact_hits_are_kept_the_others_are_still_counted_right() {
    let lines = "ban bàn\nmenu ban\n".repeat(900);
    let label = |line| if line % 2 == 0 { Label::Navigation } else { Label::Body };
    let labels: Vec<LineLabel> = (1..=1_800).map(|line| LineLabel { line, label: label(line) }).collect();
    let mut corpus = corpus(&[&lines, &lines, &lines]);
    for article in &mut corpus.articles {
        article.text = Arc::new(Searchable::new(Arc::clone(article.text.article()), &labels));
    }
    let found = last(&corpus, "ban");
    assert_eq!((found.tally.n_hits, found.tally.n_boilerplate), (3 * 2_700, 3 * 900));
    assert!(found.hits.len() == N_KEPT && found.hits.iter().all(|hit| hit.is_exact && !hit.is_boilerplate));
}

#[test]
fn the_first_hits_come_before_everything_was_searched() {
    let texts = vec!["một hai ba\n".repeat(1_000); 400];
    let news = all(&corpus(&texts.iter().map(String::as_str).collect::<Vec<_>>()), "hai");
    assert!(news.len() > 2, "{}", news.len());
    let numbers: Vec<usize> = news.iter().map(|found| found.tally.n_hits).collect();
    assert!(numbers.is_sorted() && numbers[0] < 400_000 && *numbers.last().expect("the end") == 400_000);
    assert_eq!(news.iter().filter(|found| found.is_complete).count(), 1);
}

#[test]
fn a_search_that_was_cancelled_tells_nothing_more() {
    let texts = vec!["một hai ba\n".repeat(10_000); 40];
    let corpus = corpus(&texts.iter().map(String::as_str).collect::<Vec<_>>());
    let finder = TextQuery::of_words("hai").prepare().expect("a query");
    let is_cancelled = AtomicBool::new(false);
    let mut n_news = 0;
    search(&corpus, &finder, &|_| Vec::new(), &|| is_cancelled.load(Ordering::Relaxed), &mut |_| {
        n_news += 1;
        is_cancelled.store(true, Ordering::Relaxed);
    });
    assert_eq!(n_news, 1);
}

#[test]
fn workers_search_and_leave_a_cancelled_ticket_alone() {
    let corpus = Arc::new(corpus(&["một hai", "hai ba"]));
    let finder = TextQuery::of_words("hai").prepare().expect("a query");
    let mut workers = Workers::inline();
    let (wanted, cancelled) = (Ticket::new(1, None), Ticket::new(2, None));
    cancelled.cancel();
    for ticket in [wanted, cancelled] {
        let work = Work::Search { corpus: Arc::clone(&corpus), finder: finder.clone(), coded: None };
        workers.start(Task { ticket, work });
    }
    let reports: Vec<Report> = workers.reports().collect();
    let is_end = |report: &Report| matches!(&report.output, TaskOutput::Search(SearchReport::Everywhere(found)) if found.is_complete);
    assert!(reports.iter().all(|report| report.ticket == 1) && is_end(&reports[reports.len() - 1]));
}

#[test]
fn nothing_to_search_is_searched_at_once() {
    assert_eq!(all(&Corpus::default(), "a"), [Findings { is_complete: true, ..Findings::default() }]);
}

/// A hit, in the order in which they are kept.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Kept {
    is_boilerplate: bool,
    is_part: bool,
    has_other_marks: bool,
    article: usize,
    start: usize,
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// Where thousands of hits stand inside of words, whole words that come late are still the first.
    #[test]
    fn those_that_are_kept_are_the_best_of_all(
        lines in vec((vec(0_usize..7, 1..6), 1_usize..400, any::<bool>()), 6..14),
    ) {
        let words = ["ban", "bàn", "Ban-kê", "cabang", "bàng", "bán", "khác"];
        let line = |at: &[usize]| at.iter().map(|at| words[*at]).collect::<Vec<_>>().join(" ");
        let texts: Vec<String> = lines.iter().map(|(at, n, _)| format!("{}\n", line(at)).repeat(*n)).collect();
        let mut corpus = corpus(&texts.iter().map(String::as_str).collect::<Vec<_>>());
        for (article, (_, n, is_menu)) in corpus.articles.iter_mut().zip(&lines) {
            let label = |line| LineLabel { line, label: if *is_menu { Label::Navigation } else { Label::Body } };
            let labels: Vec<LineLabel> = (1..=*n).map(label).collect();
            article.text = Arc::new(Searchable::new(Arc::clone(article.text.article()), &labels));
        }
        let finder = TextQuery::of_words("ban").prepare().expect("a query");
        let mut expected: Vec<Kept> = Vec::new();
        for (article, (searched, (_, _, is_menu))) in corpus.articles.iter().zip(&lines).enumerate() {
            let text = searched.text.as_str();
            for hit in finder.hits_in(&searched.text) {
                let is_letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
                let before = text[..hit.span.start].chars().next_back();
                expected.push(Kept {
                    is_boilerplate: *is_menu,
                    is_part: is_letter(before) || is_letter(text[hit.span.end..].chars().next()),
                    has_other_marks: !hit.is_exact,
                    article,
                    start: hit.span.start,
                });
            }
        }
        let n_hits = expected.len();
        expected.sort();
        expected.truncate(N_KEPT);
        let found = last(&corpus, "ban");
        let kept = found.hits.iter().map(|hit| Kept {
            is_boilerplate: hit.is_boilerplate,
            is_part: !hit.is_whole,
            has_other_marks: !hit.is_exact,
            article: corpus.articles.iter().position(|article| article.path == hit.article).expect("an article"),
            start: hit.span.start,
        });
        prop_assert_eq!(kept.collect::<Vec<_>>(), expected);
        prop_assert_eq!(found.tally.n_hits, n_hits);
    }
}
