//! How often words occur: every count is what a plain and slow way of counting gives.

use butda::analysis::stop_words::StopWords;
use butda::analysis::word_counts::{WordChoice, WordRow, WordTable, frequencies, keyness};
use butda::analysis::word_reading::{WordReading, WordUnit};
use butda::text::boundaries::sentences;
use butda::text::positions::Span;
use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;

use crate::word_support::{
    Owned, Slow, borrowed, counted, key, learnt, outside, seeds, slow_runs, slowly, wholes,
};

fn row<'t>(table: &'t WordTable, word: &str) -> &'t WordRow {
    table.rows.iter().find(|row| row.word == word).unwrap_or_else(|| panic!("no {word}: {:?}", table.rows))
}

fn words(table: &WordTable) -> Vec<&str> {
    table.rows.iter().map(|row| row.word.as_str()).collect()
}

#[track_caller]
fn check_tokens(text: &str, expected: &[&str]) {
    let mut expected = expected.to_vec();
    let table = counted(&wholes(&[text]), &WordReading::syllables());
    let mut found = words(&table);
    expected.sort_unstable();
    found.sort_unstable();
    assert_eq!(found, expected);
}

#[test]
fn numbers_dates_and_abbreviations_are_one_token() {
    check_tokens("giá 1.000,5 ngày 16/6/2024", &["giá", "1.000,5", "ngày", "16/6/2024"]);
    check_tokens("T.Ư, v.v. đ/c — TP.HCM; don't_", &["T.Ư", "v.v", "đ/c", "TP", "HCM", "don't_"]);
    check_tokens("2015-2020: 8:36 (___) -- 5%", &["2015", "2020", "8:36", "5"]);
    check_tokens("×÷ ʼ 語 ไทย", &["ʼ", "語", "ไทย"]);
}

#[test]
fn case_tone_placement_and_apostrophes_do_not_matter() {
    let texts = wholes(&["Hòa hoà HOÀ hòa", "Ðảng Đảng đảng don't don’t Don't hoà"]);
    let table = counted(&texts, &WordReading::syllables());
    assert_eq!(words(&table), ["hoà", "don’t", "đảng"]);
    assert_eq!((row(&table, "hoà").count, row(&table, "hoà").n_articles), (5, 2));
    assert_eq!((table.n_words, table.n_different, table.n_rows), (11, 3, 3));
}

#[test]
fn composed_and_decomposed_texts_count_alike() {
    let composed = seeds();
    let decomposed: Vec<Owned> =
        composed.iter().map(|owned| Owned::whole(&owned.text.nfd().collect::<String>())).collect();
    for unit in [WordUnit::Syllable, WordUnit::Word, WordUnit::Collocation] {
        let [a, b] = [&composed, &decomposed].map(|texts| counted(texts, &learnt(unit, texts)));
        assert!(a == b && a.n_rows > 50, "{unit:?}");
    }
}

#[test]
fn a_limit_leaves_rows_out_and_tells_how_many_there_are() {
    let (texts, stops) = (seeds(), StopWords::default());
    let choice = WordChoice { min_count: 2, ..WordChoice::by_count(&stops, 10) };
    let all = WordChoice { n_rows: usize::MAX, ..choice };
    let [few, all] = [choice, all].map(|choice| {
        frequencies(&borrowed(&texts), &WordReading::syllables(), &choice, &|| false).expect("not cancelled")
    });
    assert_eq!((few.rows.len(), few.n_rows), (10, all.rows.len()));
    let counts = |table: &WordTable| table.rows.iter().take(10).map(|row| row.count).collect::<Vec<_>>();
    assert_eq!(counts(&few), counts(&all));
    assert!(few.rows.iter().all(|row| row.count >= 2 && !stops.contains(&row.word)));
}

#[test]
fn known_words_of_the_five_articles_are_as_frequent_as_known() {
    let texts = seeds();
    let pairs = slowly(&texts, 2);
    let table = counted(&texts, &learnt(WordUnit::Word, &texts));
    for (word, count) in
        [("Đảng bộ", 61), ("xây dựng", 59), ("thực hiện", 57), ("tổ chức", 56), ("lãnh đạo", 54)]
    {
        assert_eq!(pairs[&key(word)].count, count, "{word}");
        let joined = table.rows.iter().find(|row| key(&row.word) == key(word)).map_or(0, |row| row.count);
        assert!(joined > 0 && joined <= count, "{word} {joined}");
    }
}

#[test]
fn keyness_gives_the_example_of_rayson_and_garside() {
    let text = |n: usize| format!("{}{}", "lạ ".repeat(n), "thường ".repeat(10_000 - n));
    let [target, reference] = [100, 50].map(|n| wholes(&[&text(n)]));
    let stops = StopWords::none();
    let choice = WordChoice { min_g2: 0.0, ..WordChoice::by_effect(&stops, 10) };
    let (a, b) = (borrowed(&target), borrowed(&reference));
    let table = keyness(&a, &b, &WordReading::syllables(), &choice, &|| false).expect("not cancelled");
    assert_eq!(words(&table), ["lạ", "thường"]);
    let first = row(&table, "lạ");
    assert!((first.g2.expect("compared") - 16.9899).abs() < 0.000_05);
    assert!((first.log_ratio.expect("compared") - 1.0).abs() < 1e-9);
    assert_eq!((first.reference_count, table.n_reference_words), (Some(50), Some(10_000)));
}

#[test]
fn words_of_the_parts_alone_come_first() {
    let owned = Owned {
        parts: vec![Span::new(0, 27)],
        ..Owned::whole("giá xăng giá xăng giá xăng. và nhà và cửa và trời")
    };
    let rest = [Owned { parts: outside(&owned.text, &owned.parts), ..owned.clone() }];
    let target = [owned];
    let stops = StopWords::from_lines("xăng # mọi khi\n");
    let choice = WordChoice { min_g2: 0.0, ..WordChoice::by_effect(&stops, 10) };
    let (target, rest) = (borrowed(&target), borrowed(&rest));
    let table =
        keyness(&target, &rest, &WordReading::syllables(), &choice, &|| false).expect("not cancelled");
    assert_eq!(words(&table), ["giá"]);
    assert_eq!(table.rows[0].reference_count, Some(0));
    assert!(table.rows[0].log_ratio.is_some_and(f64::is_finite));
}

#[test]
fn nothing_against_nothing_is_an_empty_table() {
    let stops = StopWords::none();
    let choice = WordChoice { min_count: 0, ..WordChoice::by_effect(&stops, 0) };
    let some = wholes(&["một hai"]);
    for unit in [WordUnit::Syllable, WordUnit::Word, WordUnit::Collocation] {
        let reading = learnt(unit, &[]);
        let empty = keyness(&[], &[], &reading, &choice, &|| false).expect("not cancelled");
        assert!(empty.rows.is_empty() && empty.n_words == 0);
        let one = keyness(&borrowed(&some), &[], &reading, &choice, &|| false).expect("not cancelled");
        assert!(one.rows.iter().all(|row| row.log_ratio.is_none()));
    }
}

#[test]
fn whoever_asks_may_stop_it() {
    let (texts, stops) = (seeds(), StopWords::none());
    let (texts, choice) = (borrowed(&texts), WordChoice::by_count(&stops, 10));
    assert_eq!(frequencies(&texts, &WordReading::syllables(), &choice, &|| true), None);
}

#[test]
fn the_number_of_threads_changes_nothing() {
    let texts = seeds();
    let on = |n| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(n).build().expect("threads");
        pool.install(|| {
            [WordUnit::Syllable, WordUnit::Word, WordUnit::Collocation]
                .map(|unit| counted(&texts, &learnt(unit, &texts)))
        })
    };
    assert_eq!(on(1), on(3));
}

/// Texts of a few syllables, so that they meet again, with all kinds of things between them.
fn texts() -> impl Strategy<Value = Vec<Owned>> {
    let text = "((an|ban|Ban|bàn|hoà|Hòa|quý|e\u{301}m|1,5|T\\.Ư|2|don’t)[ ,\u{a0}]?( |  |, |\\. |\n|-|/){1,2}){0,40}";
    prop::collection::vec((text, prop::collection::vec(0_usize..200, 0..6)), 0..5)
        .prop_map(|texts| texts.into_iter().map(|(text, cuts)| with_parts(&text, cuts)).collect())
}

/// The text with every second stretch between some cuts as parts.
fn with_parts(text: &str, cuts: Vec<usize>) -> Owned {
    let text: String = text.nfc().collect();
    let mut cuts: Vec<usize> =
        cuts.into_iter().map(|cut| text.floor_char_boundary(cut.min(text.len()))).collect();
    cuts.extend([0, text.len()]);
    cuts.sort_unstable();
    let parts = cuts.windows(2).step_by(2).map(|cut| Span::new(cut[0], cut[1]));
    let parts = parts.filter(|part| !part.is_empty()).collect();
    Owned { text, parts }
}

fn check_rows(table: &WordTable, slow: &std::collections::BTreeMap<String, Slow>) {
    for row in &table.rows {
        let found = Slow { count: row.count, n_articles: row.n_articles };
        assert_eq!(slow.get(&key(&row.word)), Some(&found), "{}", row.word);
    }
}

proptest! {
    #[test]
    fn syllables_are_counted_as_slow_counting_counts_them(texts in texts()) {
        let table = counted(&texts, &WordReading::syllables());
        let slow = slowly(&texts, 1);
        check_rows(&table, &slow);
        prop_assert_eq!(table.rows.len(), slow.len());
        prop_assert_eq!(table.n_words, slow.values().map(|word| word.count).sum::<usize>());
    }

    #[test]
    fn collocations_are_counted_as_slow_counting_counts_them(texts in texts()) {
        let table = counted(&texts, &learnt(WordUnit::Collocation, &texts));
        let (pairs, triples) = (slowly(&texts, 2), slowly(&texts, 3));
        let slow = pairs.into_iter().chain(triples).collect();
        check_rows(&table, &slow);
        for row in &table.rows {
            prop_assert_eq!(row.association.map(|association| association.count), Some(row.count));
        }
    }

    #[test]
    fn every_token_is_in_one_word(texts in texts()) {
        let tokens = counted(&texts, &WordReading::syllables()).n_words;
        let table = counted(&texts, &learnt(WordUnit::Word, &texts));
        let n_tokens = |row: &WordRow| row.count * row.word.split(' ').count();
        prop_assert_eq!(table.rows.iter().map(n_tokens).sum::<usize>(), tokens);
    }

    #[test]
    fn parts_and_what_is_outside_of_them_hold_every_token_once(
        text in "((an|ban|bàn)( |, |\\. |\n)){0,30}", picked in prop::collection::vec(any::<bool>(), 30),
    ) {
        let whole = Owned::whole(&text);
        let mut parts = Vec::new();
        let mut at = 0;
        for (word, is_part) in text.split_inclusive([' ', '\n']).zip(picked) {
            let end = at + word.trim_end_matches([' ', '\n', ',', '.']).len();
            parts.extend((is_part && end > at).then_some(Span::new(at, end)));
            at += word.len();
        }
        let rest = Owned { parts: outside(&text, &parts), text: text.clone() };
        let inside = Owned { text, parts };
        let [all, inside, rest] = [whole, inside, rest].map(|owned| slowly(std::slice::from_ref(&owned), 1).into_iter()
            .map(|(word, slow)| (word, slow.count)).chain(counted(&[owned], &WordReading::syllables()).rows.into_iter()
            .map(|row| (format!("{} counted", row.word), row.count))).collect::<std::collections::BTreeMap<_, _>>());
        let mut sum = inside;
        for (word, count) in rest {
            *sum.entry(word).or_default() += count;
        }
        prop_assert_eq!(sum, all);
    }

    #[test]
    fn no_run_of_tokens_crosses_the_end_of_a_sentence(
        text in "((an|Ban|bàn|TP|T\\.Ư|\\(Anh|v\\.v)(\\. |\\.|\\? |!|…| |, |\n|: | \\)|”)){0,30}",
    ) {
        let runs: Vec<Vec<String>> = slow_runs(&text, Span::new(0, text.len()));
        let by_sentence = sentences(&text).flat_map(|sentence| slow_runs(&text, sentence));
        let not_empty = |runs: Vec<Vec<String>>| runs.into_iter().filter(|run| !run.is_empty()).collect::<Vec<_>>();
        prop_assert_eq!(not_empty(runs), not_empty(by_sentence.collect()));
    }
}
