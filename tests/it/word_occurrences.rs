//! Where words stand: the places that are told are those that were counted.

use butda::analysis::word_occurrences::{WordHit, occurrences};
use butda::analysis::word_reading::{WordReading, WordUnit};
use butda::text::positions::Span;
use proptest::prelude::*;

use crate::word_support::{Owned, borrowed, counted, key, learnt, seeds, wholes};

#[track_caller]
fn check_rows(texts: &[Owned], unit: WordUnit, step: usize) {
    let reading = learnt(unit, texts);
    for row in counted(texts, &reading).rows.into_iter().step_by(step) {
        let hits =
            occurrences(&row.word, &borrowed(texts), &reading, usize::MAX, &|| false).expect("not cancelled");
        assert_eq!((hits.n_all, hits.hits.len()), (row.count, row.count), "{unit:?} {}", row.word);
        assert!(hits.hits.is_sorted());
        for hit in hits.hits {
            let owned = &texts[hit.article];
            assert_eq!(
                key(&hit.span.of(&owned.text).split_whitespace().collect::<Vec<_>>().join(" ")),
                key(&row.word)
            );
            assert!(owned.parts.iter().any(|part| part.start <= hit.span.start && hit.span.end <= part.end));
        }
    }
}

#[test]
fn rows_of_the_five_articles_have_as_many_places_as_they_count() {
    check_rows(&seeds(), WordUnit::Collocation, 20);
    check_rows(&seeds(), WordUnit::Word, 20);
}

#[test]
fn places_are_told_up_to_a_limit_and_counted_beyond_it() {
    let texts = wholes(&["Hoà, hòa", "", "hoa HÒA"]);
    let texts = borrowed(&texts);
    let found = occurrences("hoÀ", &texts, &WordReading::syllables(), 2, &|| false).expect("not cancelled");
    assert_eq!(found.n_all, 3);
    let expected = [Span::new(0, 4), Span::new(6, 10)].map(|span| WordHit { article: 0, span });
    assert_eq!(found.hits, expected);
    for nothing in ["", "...", "hoa hoa hoa hoa", "lạ"] {
        let found =
            occurrences(nothing, &texts, &WordReading::syllables(), 9, &|| false).expect("not cancelled");
        assert_eq!((found.n_all, found.hits.len()), (0, 0), "{nothing}");
    }
    assert_eq!(occurrences("hoà", &texts, &WordReading::syllables(), 9, &|| true), None);
}

proptest! {
    #[test]
    fn every_row_has_as_many_places_as_it_counts(
        texts in prop::collection::vec("((an|ban|Ban|bàn|hoà|Hòa|2|T\\.Ư)( |  | |, |\\. |\n)){0,40}", 0..4),
        cut in 0_usize..60,
    ) {
        let texts: Vec<Owned> = texts.into_iter().map(|text| {
            let cut = text.floor_char_boundary(cut.min(text.len()));
            let parts = [Span::new(0, cut), Span::new(cut, text.len())];
            Owned { parts: parts.into_iter().filter(|part| !part.is_empty()).collect(), text }
        }).collect();
        for unit in [WordUnit::Syllable, WordUnit::Word, WordUnit::Collocation] {
            check_rows(&texts, unit, 1);
        }
    }
}
