//! Pages that are counted with what was found in the texts before: the numbers are those of a first count.

use crate::analysis_world::{World, any_world};
use crate::counting::every_nearness;
use butda::analysis::counting_unit::CountingUnit;
use butda::analysis::kept_counts::KeptCounts;
use butda::analysis::page::{PageAnswer, PageKind, PageQuestion};
use butda::analysis::word_reading::WordUnit;
use proptest::prelude::*;

/// Pages that look into texts.
fn questions() -> Vec<PageQuestion> {
    let page = |kind| PageQuestion { kind, ..PageQuestion::default() };
    let mut questions: Vec<PageQuestion> = PageKind::ALL.into_iter().map(page).collect();
    for unit in CountingUnit::ALL {
        questions.push(PageQuestion { unit, ..page(PageKind::Frequencies) });
        questions.push(PageQuestion { unit, ..page(PageKind::Matrix) });
    }
    for nearness in every_nearness() {
        questions.push(PageQuestion { nearness, ..page(PageKind::Together) });
    }
    for words in WordUnit::ALL {
        questions.push(PageQuestion { words, ..page(PageKind::Words) });
        questions.push(PageQuestion { words, query: "untagged".to_owned(), ..page(PageKind::Words) });
    }
    questions
}

fn answered(world: &World, question: &PageQuestion, kept: &KeptCounts) -> PageAnswer {
    let lines = world.lines();
    question.answer(&world.scope(&lines), kept, &|| false).expect("a right query")
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn a_page_counted_again_is_a_page_counted_anew(one in any_world(), other in any_world()) {
        let kept = KeptCounts::default();
        // The articles of one have the paths of the other's and say something else.
        for world in [&one, &one, &other, &one] {
            for question in questions() {
                let anew = answered(world, &question, &KeptCounts::default());
                prop_assert_eq!(answered(world, &question, &kept), anew);
            }
        }
    }
}
