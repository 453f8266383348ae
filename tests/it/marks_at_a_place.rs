//! What lies under a place of the text: the innermost passage first.

use crate::notation::play;
use crate::support::Sitting;
use butda::view::marks::Marks;
use proptest::prelude::*;

const WORDS: [&str; 8] = ["một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám"];

/// The passages from a word to another, each annotated in turn.
fn marked(passages: &[(usize, usize)]) -> Marks {
    let mut sitting = Sitting::of(&[("a.txt", &WORDS.join(" "))]);
    sitting.be("NCV 1");
    sitting.open_folder();
    sitting.read("a.txt");
    for (from, to) in passages {
        let words = &WORDS[*from.min(to)..=*from.max(to)];
        play(&mut sitting, &format!("select {}; tag a", words.join(" ")));
    }
    Marks::new(&sitting.session, sitting.opened(), sitting.article())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn the_innermost_that_meets_a_condition_is_the_first_that_does(
        passages in prop::collection::vec((0..WORDS.len(), 0..WORDS.len()), 0..12),
        longest in 0..40_usize,
    ) {
        let marks = marked(&passages);
        for byte in 0..WORDS.join(" ").len() {
            let all = marks.at(byte);
            prop_assert_eq!(marks.innermost_at(byte, |_| true), all.first().copied());
            let is_long = |at: &usize| marks.get(*at).is_some_and(|mark| mark.span.len() > longest);
            let found = marks.innermost_at(byte, |mark| mark.span.len() > longest);
            prop_assert_eq!(found, all.iter().copied().find(is_long));
        }
    }
}
