//! Searching beside the slow and obvious way of doing it, on random queries and random Vietnamese text: the same hits at
//! the same places. `BUTDA_QUERIES=100000 cargo test searching_model::` asks as many.

use super::searching::searchable;
use butda::search::{Hit, Searchable, TextQuery, Way};
use butda::text::fold::Marks;
use butda::text::positions::Span;
use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;
use unicode_segmentation::UnicodeSegmentation;

/// How many queries are asked of one text.
const QUERIES_A_TEXT: usize = 20;

const MARKED: &str = "àảãáạăằẳẵắặâầẩẫấậèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵđ";

/// A letter of a text as it is compared: folded, as it stands, and where.
#[derive(Clone, Copy, Debug)]
struct Compared {
    folded: char,
    raw: char,
    start: usize,
    end: usize,
}

fn lower(c: char) -> char {
    match c {
        'Ð' | 'ð' | 'Ɖ' | 'ɖ' => 'đ',
        _ => c.to_lowercase().next().unwrap_or(c),
    }
}

fn base(c: char) -> char {
    if c == 'đ' { 'd' } else { c.nfd().next().filter(|first| !is_combining_mark(*first)).unwrap_or(c) }
}

fn is_tone(c: char) -> bool {
    matches!(c, '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}')
}

fn shaped(c: char) -> char {
    if !MARKED.contains(c) {
        return c;
    }
    c.nfd().filter(|part| !is_tone(*part)).nfc().next().unwrap_or(c)
}

fn tone(c: char) -> Option<char> {
    c.nfd().find(|part| MARKED.contains(c) && is_tone(*part))
}

/// All letters of a text: white space run by run, and tones where the old style has them.
fn compared(text: &str) -> Vec<Compared> {
    let mut all: Vec<Compared> = Vec::new();
    for (start, raw) in text.char_indices() {
        let end = start + raw.len_utf8();
        let space = if raw == '\n' { '\n' } else { ' ' };
        match all.last_mut() {
            Some(last) if raw.is_whitespace() && last.raw.is_whitespace() => {
                last.end = end;
                last.folded = if last.folded == '\n' { '\n' } else { space };
            }
            _ if raw.is_whitespace() => all.push(Compared { folded: space, raw, start, end }),
            _ => all.push(Compared { folded: lower(raw), raw, start, end }),
        }
    }
    let plain: Vec<char> = all.iter().map(|one| one.folded).collect();
    let raw: Vec<char> = all.iter().map(|one| one.raw).collect();
    for at in 1..all.len() {
        let (first, second) = (plain[at - 1], plain[at]);
        let is_pair = matches!((first, shaped(second)), ('o', 'a' | 'e') | ('u', 'y'));
        let is_after_q = at >= 2 && plain[at - 2] == 'q';
        let is_last = raw.get(at + 1).is_none_or(|next| !next.is_alphabetic());
        if let Some(tone) = tone(second).filter(|_| is_pair && is_last && !is_after_q) {
            all[at - 1].folded = [first, tone].into_iter().nfc().next().expect("a letter");
            all[at].folded = shaped(second);
        }
    }
    all
}

fn is_met(typed: char, c: char, marks: Marks) -> bool {
    let counts_all = marks == Marks::Exact || (marks == Marks::Auto && tone(typed).is_some());
    let counts_shape = marks == Marks::Auto && shaped(typed) != base(typed);
    c == typed
        || (!counts_all && counts_shape && shaped(c) == typed)
        || (!counts_all && !counts_shape && base(c) == base(typed))
}

/// All hits, found by comparing the query at every letter.
fn obvious(query: &TextQuery, text: &str) -> Vec<Hit> {
    let typed: String = query.words.split_whitespace().collect::<Vec<_>>().join(" ").nfc().collect();
    let letters = compared(text);
    let mut variants = vec![compared(&typed)];
    if !query.is_whole {
        let mut open = compared(&format!("{typed}n"));
        open.pop();
        variants.push(open);
    }
    let is_word = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || is_combining_mark(c));
    let boundaries: Vec<usize> = text.grapheme_indices(true).map(|(at, _)| at).chain([text.len()]).collect();
    let mut hits: Vec<Hit> = Vec::new();
    let mut from = 0;
    for at in 0..letters.len() {
        let is_hit = |variant: &&Vec<Compared>| {
            let here = letters.get(at..at + variant.len());
            here.is_some_and(|here| {
                here.iter().zip(variant.iter()).all(|(one, wanted)| {
                    let is_case = !query.has_case || one.raw.is_uppercase() == wanted.raw.is_uppercase();
                    is_met(wanted.folded, one.folded, query.marks) && is_case
                })
            })
        };
        let Some(variant) = variants.iter().find(is_hit).filter(|variant| !variant.is_empty()) else {
            continue;
        };
        let here = &letters[at..at + variant.len()];
        let (start, end) = (here[0].start, here[here.len() - 1].end);
        let is_cut = is_word(text[..start].chars().next_back()) || is_word(text[end..].chars().next());
        if start < from || (query.is_whole && is_cut) {
            continue;
        }
        let start = *boundaries.iter().rfind(|at| **at <= start).expect("a boundary");
        let end = *boundaries.iter().find(|at| **at >= end).expect("a boundary");
        let is_exact = here.iter().zip(variant).all(|(one, wanted)| one.folded == wanted.folded);
        hits.push(Hit { span: Span::new(start, end), is_exact });
        from = end;
    }
    hits
}

fn syllable() -> impl Strategy<Value = String> {
    let onset =
        prop::sample::select(vec!["", "", "b", "đ", "d", "q", "ng", "nh", "th", "h", "c", "Đ", "Ð", "n"]);
    let vowels = prop::sample::select(vec![
        "a", "à", "ả", "oà", "òa", "oá", "óa", "oe", "oẻ", "uy", "uỷ", "ủy", "ươ", "ượ", "ộ", "ô", "ơ", "iê",
        "iế", "e", "o", "u", "ư", "ă", "ặ", "y", "ý", "uyể", "A", "Ộ", "OÀ", "Ươ",
    ]);
    let coda = prop::sample::select(vec!["", "", "", "n", "ng", "c", "i", "N"]);
    (onset, vowels, coda).prop_map(|(onset, vowels, coda)| format!("{onset}{vowels}{coda}"))
}

fn piece() -> impl Strategy<Value = String> {
    let odd = vec![
        "ç",
        "ñ",
        "Ñ",
        "İ",
        "ß",
        "ø",
        "Ø",
        "ð",
        "Ɖ",
        "ü",
        "ǘ",
        "ạ\u{302}",
        "a\u{301}\u{302}",
        "👩\u{200d}👩",
        "\u{212a}",
        "中",
        "“",
        "”",
        "–",
        "…",
        "2019",
        "1.900",
        ".",
        ",",
        "-",
        "(",
        "\u{302}",
        "ẞ",
        "ǆ",
        "σς",
        "e\u{301}",
    ];
    prop_oneof![12 => syllable(), 2 => prop::sample::select(odd).prop_map(str::to_owned)]
}

fn gap() -> impl Strategy<Value = String> {
    let gaps =
        vec![" ", " ", " ", " ", " ", "", "", "\u{a0}", "  ", " \u{a0}", "\t", "\u{2009}", "\n", " \n "];
    prop::sample::select(gaps).prop_map(str::to_owned)
}

fn text() -> impl Strategy<Value = String> {
    let pieces = prop::collection::vec((piece(), gap()), 1..60);
    let joined = |pieces: Vec<(String, String)>| -> String {
        pieces.into_iter().map(|(piece, gap)| piece + &gap).collect()
    };
    let joined = pieces.prop_map(joined);
    (joined, 0..4_u8).prop_map(|(text, how)| match how {
        0 => text.to_uppercase(),
        _ => text,
    })
}

/// A few words of the text with some of their marks and capitals changed, or other ones.
fn query() -> impl Strategy<Value = (prop::sample::Index, usize, u8, String, TextQuery)> {
    let marks = prop::sample::select(vec![Marks::Auto, Marks::Auto, Marks::Exact, Marks::Ignored]);
    let options = (marks, prop::bool::weighted(0.25), prop::bool::weighted(0.25));
    let query = options.prop_map(|(marks, is_whole, has_case)| TextQuery {
        way: Way::Words,
        marks,
        is_whole,
        has_case,
        ..TextQuery::default()
    });
    (any::<prop::sample::Index>(), 1..12_usize, 0..8_u8, syllable(), query)
}

fn typed(
    text: &str,
    (at, n, how, other, query): (prop::sample::Index, usize, u8, String, TextQuery),
) -> TextQuery {
    let chars: Vec<char> = text.chars().collect();
    let start = at.index(chars.len());
    let words: String = chars.iter().skip(start).take(n).collect();
    let words = match how {
        0 => other,
        1 => words.nfd().filter(|c| !is_tone(*c)).collect(),
        2 => words.nfd().filter(|c| !is_combining_mark(*c)).collect::<String>().replace('đ', "d"),
        3 => words.to_lowercase(),
        4 => words.to_uppercase(),
        5 => words.nfd().collect(),
        _ => words,
    };
    TextQuery { words, ..query }
}

#[test]
fn what_is_found_is_what_the_obvious_way_finds() {
    let n_queries = std::env::var("BUTDA_QUERIES").ok().and_then(|n| n.parse().ok()).unwrap_or(1_500_usize);
    let cases = u32::try_from(n_queries.div_ceil(QUERIES_A_TEXT)).expect("a number");
    let config = Config { cases, max_shrink_iters: 4_000, failure_persistence: None, ..Config::default() };
    let mut runner = TestRunner::new_with_rng(config, TestRng::deterministic_rng(RngAlgorithm::ChaCha));
    let strategy = (text(), prop::collection::vec(query(), QUERIES_A_TEXT));
    let outcome = runner.run(&strategy, |(text, queries)| {
        if text.trim().is_empty() {
            return Ok(());
        }
        let text: Searchable = searchable(&text);
        for query in queries {
            let query = typed(text.as_str(), query);
            let found = query.prepare().expect("a query").hits_in(&text);
            prop_assert_eq!(&found, &obvious(&query, text.as_str()), "{:?} in {:?}", query, text.as_str());
            let all = Span::new(0, text.as_str().len());
            prop_assert_eq!(query.prepare().expect("a query").count_in(&text, all), found.len());
        }
        Ok(())
    });
    assert!(outcome.is_ok(), "{}", outcome.expect_err("a failure"));
}

/// The places of each word, in the order of the text.
fn places(words: &[&str], text: &Searchable) -> Vec<(usize, Span)> {
    let hits = |word: &str| TextQuery::of_words(word).prepare().expect("a query").hits_in(text);
    let of_word = |(at, word): (usize, &&str)| hits(word).into_iter().map(move |hit| (at, hit.span));
    let mut places: Vec<(usize, Span)> = words.iter().enumerate().flat_map(of_word).collect();
    places.sort_by_key(|(word, span)| (span.start, *word));
    places
}

/// Every choice of a place for each word, none overlapping another.
fn choices(n_words: usize, places: &[(usize, Span)]) -> Vec<Vec<Span>> {
    let mut all: Vec<Vec<Span>> = vec![Vec::new()];
    for word in 0..n_words {
        let mut longer = Vec::new();
        for chosen in &all {
            let its =
                places.iter().filter(|(of, span)| *of == word && chosen.iter().all(|c| !c.overlaps(*span)));
            longer.extend(its.map(|(_, span)| [chosen.as_slice(), &[*span]].concat()));
        }
        all = longer;
    }
    all
}

/// Words near each other: at every place the choice that begins last of all choices.
fn obvious_near(words: &[&str], n_syllables: usize, text: &Searchable) -> Vec<Span> {
    let places = places(words, text);
    let syllable = |byte: usize| text.as_str()[..byte].matches(' ').count();
    let (mut hits, mut from) = (Vec::new(), 0);
    for upto in 0..places.len() {
        let known: Vec<_> = places[..=upto].iter().copied().filter(|(_, span)| span.start >= from).collect();
        let starts = |chosen: &Vec<Span>| chosen.iter().map(|span| span.start).collect::<Vec<_>>();
        let best = choices(words.len(), &known).into_iter();
        let best = best.max_by_key(|chosen| (starts(chosen).into_iter().min(), starts(chosen)));
        let Some(whole) = best.and_then(|chosen| chosen.into_iter().reduce(Span::union)) else { continue };
        if syllable(whole.end - 1) - syllable(whole.start) <= n_syllables {
            hits.push(whole);
            from = whole.end;
        }
    }
    hits
}

#[test]
fn words_near_each_other_are_found_where_any_choice_of_their_places_is_near() {
    const WORDS: [&str; 4] = ["la", "lan", "an", "x"];
    let queries: [&[&str]; 6] = [
        &["la", "lan"],
        &["lan", "la"],
        &["an", "lan"],
        &["la", "la"],
        &["la", "lan", "an"],
        &["an", "la", "lan"],
    ];
    for n in 0..WORDS.len().pow(4) {
        let words: Vec<&str> = (0..4).map(|at| WORDS[n / WORDS.len().pow(at) % WORDS.len()]).collect();
        let text = searchable(&words.join(" "));
        for (query, n_syllables) in queries.iter().flat_map(|query| [(*query, 1), (*query, 3)]) {
            let asked = TextQuery { near: Some(n_syllables), ..TextQuery::of_words(&query.join(" ")) };
            let found = asked.prepare().expect("a query").hits_in(&text);
            let found: Vec<Span> = found.iter().map(|hit| hit.span).collect();
            let expected = obvious_near(query, n_syllables, &text);
            assert_eq!(found, expected, "{query:?} {n_syllables} {:?}", text.as_str());
        }
    }
}
