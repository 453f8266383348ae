//! Which syllables make a word or a collocation, and what a stop list leaves out.

use butda::analysis::stop_words::{StopWords, usual_words};
use butda::analysis::word_counts::{WordChoice, frequencies};
use butda::analysis::word_reading::{CollocationLimits, WordReading, WordUnit};
use proptest::prelude::*;

use crate::word_support::{Owned, borrowed, counted, learnt, seeds, slowly, wholes};

const NEWS: &str = "giá xăng tăng. ban chấp hành họp. giá xăng giảm. ban chấp hành bàn giá xăng. người bán xăng than. \
                    ban chấp hành nghe người dân. nhà nào cũng lo. nhà ai cũng mua. dân lo giá.";

#[test]
fn syllables_that_stand_together_are_joined() {
    let texts = wholes(&[NEWS]);
    let table = counted(&texts, &learnt(WordUnit::Word, &texts));
    let count = |word: &str| table.rows.iter().find(|row| row.word == word).map_or(0, |row| row.count);
    assert_eq!((count("ban chấp hành"), count("giá xăng"), count("xăng"), count("giá")), (3, 3, 1, 1));
    assert_eq!((count("chấp hành"), count("ban")), (0, 0));
}

#[test]
fn punctuation_and_the_edges_of_parts_keep_syllables_apart() {
    let apart = wholes(&["ban, bố. ban. bố ban\nbố ban (bố) ban – bố 2 năm 2 năm 2 năm"]);
    let reading = learnt(WordUnit::Word, &apart);
    assert!(reading.association("ban bố").is_none() && reading.association("2 năm").is_none());
    let together = wholes(&["ban bố, ban\u{a0}bố; ban  bố, xin chào mọi người"]);
    let reading = learnt(WordUnit::Word, &together);
    assert_eq!(reading.association("Ban Bố").map(|found| found.count), Some(3));
    let cut = "ban bố";
    let parts =
        vec![butda::text::positions::Span::new(0, 3), butda::text::positions::Span::new(3, cut.len())];
    assert_eq!(counted(&[Owned { text: cut.to_owned(), parts }], &reading).n_words, 2);
    assert_eq!(counted(&wholes(&[cut]), &reading).n_words, 1);
}

#[test]
fn collocations_begin_and_end_with_no_function_syllable_and_no_number() {
    let texts = seeds();
    let reading = learnt(WordUnit::Collocation, &texts);
    let stops = StopWords::none();
    let choice = WordChoice::by_count(&stops, usize::MAX);
    let table = frequencies(&borrowed(&texts), &reading, &choice, &|| false).expect("not cancelled");
    assert!(table.rows.len() > 100);
    for row in &table.rows {
        let found = row.association.expect("a collocation");
        assert!(
            found.g2 >= 10.83 && found.count >= 3 && found.log_dice <= 14.0 && found.npmi <= 1.0,
            "{row:?}"
        );
        let edges =
            [row.word.split(' ').next(), row.word.split(' ').next_back()].map(Option::unwrap_or_default);
        for edge in edges {
            assert!(!["và", "của", "các", "trong"].contains(&edge.to_lowercase().as_str()), "{row:?}");
            assert!(edge.contains(char::is_alphabetic), "{row:?}");
        }
    }
}

#[test]
fn a_stop_list_is_lines_that_a_person_edits() {
    let stops = StopWords::from_lines("# lời dẫn\nHoà  Bình # tên\n\nV.V.\n  của\n");
    assert_eq!((stops.len(), stops.is_empty()), (3, false));
    assert!(["hòa bình", "HOÀ BÌNH", "v.v", "Của"].iter().all(|word| stops.contains(word)));
    assert!(!["hòa", "bình", "lời dẫn", "tên", ""].iter().any(|word| stops.contains(word)));
    assert_eq!(StopWords::of_words(usual_words()), StopWords::default());
    assert!(StopWords::default().len() > 300 && StopWords::none().is_empty());
    assert!(["của", "The", "trong khi đó", "don’t"].iter().all(|word| StopWords::default().contains(word)));
}

#[test]
fn a_stop_list_leaves_out_rows_and_joins_nothing() {
    let texts = wholes(&["mưa và nắng, mưa và nắng, mưa và nắng"]);
    let stops = StopWords::default();
    let choice = WordChoice::by_count(&stops, 10);
    let table =
        frequencies(&borrowed(&texts), &WordReading::syllables(), &choice, &|| false).expect("not cancelled");
    let words: Vec<&str> = table.rows.iter().map(|row| row.word.as_str()).collect();
    assert_eq!((words.as_slice(), table.n_words), (["mưa", "nắng"].as_slice(), 9));
}

/// G² of a table of two by two, from the sums of its rows and columns.
fn g2(together: f64, first: f64, second: f64, n: f64) -> f64 {
    let cell = |observed: f64, expected: f64| {
        if observed > 0.0 { observed * (observed / expected).ln() } else { 0.0 }
    };
    let (not_first, not_second) = (n - first, n - second);
    2.0 * (cell(together, first * second / n)
        + cell(first - together, first * not_second / n)
        + cell(second - together, not_first * second / n)
        + cell(n - first - second + together, not_first * not_second / n))
}

proptest! {
    #[test]
    fn pairs_are_scored_by_the_table_of_neighbours(
        text in "((sông|núi|cây|hoa|mây)( | |, )){0,60}",
    ) {
        let texts = [Owned::whole(&text)];
        let limits = CollocationLimits { min_count: 1, min_g2: 0.0 };
        let reading = WordReading::learnt(WordUnit::Collocation, &borrowed(&texts), limits, &|| false).expect("not cancelled");
        let pairs = slowly(&texts, 2);
        let float = |count: usize| f64::from(u32::try_from(count).expect("few"));
        let sum = |is_meant: &dyn Fn(&str, &str) -> bool| {
            let meant = pairs.iter().filter(|(pair, _)| pair.split_once(' ').is_some_and(|(a, b)| is_meant(a, b)));
            float(meant.map(|(_, slow)| slow.count).sum())
        };
        for (pair, slow) in &pairs {
            let (a, b) = pair.split_once(' ').expect("two");
            let (n1, n2, n) = (sum(&|x, _| x == a), sum(&|_, y| y == b), sum(&|_, _| true));
            let found = reading.association(pair).expect("a collocation");
            let n12 = float(slow.count);
            prop_assert_eq!(found.count, slow.count);
            prop_assert!((found.log_dice - (14.0 + (2.0 * n12 / (n1 + n2)).log2())).abs() < 1e-9);
            if n12 * n > n1 * n2 {
                prop_assert!((found.g2 - g2(n12, n1, n2, n)).abs() < 1e-6, "{} {}", pair, found.g2);
            }
        }
    }

    #[test]
    fn hostile_texts_are_counted_too(text in any::<String>(), more in "\\PC{0,60}") {
        for unit in [WordUnit::Syllable, WordUnit::Word, WordUnit::Collocation] {
            let texts = [Owned::whole(&text), Owned::whole(&more), Owned::whole(&more)];
            let table = counted(&texts, &learnt(unit, &texts));
            prop_assert!(table.rows.iter().all(|row| row.n_articles <= row.count && row.count > 0));
        }
    }
}
