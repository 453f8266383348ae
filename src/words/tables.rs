//! The words of tables of numbers in the person's language.

use super::language::Words;
use crate::exchange::grid_words::{GridWords, LopsidedWords};

/// What rows, columns and what is not known are called.
#[must_use]
pub fn grid_words(words: &Words) -> GridWords {
    GridWords {
        theme: words.say("grid-theme"),
        article: words.say("grid-article"),
        annotator: words.say("grid-annotator"),
        source: words.say("grid-source"),
        year: words.say("grid-year"),
        month: words.say("grid-month"),
        passages: words.say("grid-passages"),
        share: words.say("grid-share"),
        sentences: words.say("grid-sentences"),
        paragraphs: words.say("grid-paragraphs"),
        articles: words.say("grid-articles"),
        people: words.say("grid-people"),
        characters: words.say("grid-characters"),
        total: words.say("grid-total"),
        no_source: words.say("grid-no-source"),
        undated: words.say("grid-undated"),
        no_value: words.say("grid-no-value"),
        less_precise: words.say("grid-less-precise"),
        word: words.say("grid-word"),
        count: words.say("grid-count"),
        rest: words.say("grid-rest"),
        log_ratio: words.say("grid-log-ratio"),
        keyness: words.say("grid-keyness"),
        before: words.say("grid-before"),
        after: words.say("grid-after"),
        themes: words.say("grid-themes"),
        new_themes: words.say("grid-new-themes"),
        themes_so_far: words.say("grid-themes-so-far"),
        mean_by_chance: words.say("grid-mean-by-chance"),
        ratio: words.say("grid-ratio"),
        text_start: words.say("grid-text-start"),
        text_middle: words.say("grid-text-middle"),
        text_end: words.say("grid-text-end"),
        in_order: words.say("grid-in-order"),
        by_chance: words.say("grid-by-chance"),
        saturated: words.say("grid-saturated"),
        signs: words.say("grid-signs"),
        network_note: words.say("grid-network-note"),
        together: words.say("grid-together"),
        jaccard: words.say("grid-jaccard"),
        of_one: words.say("grid-of-one"),
        of_other: words.say("grid-of-other"),
        other_given_one: words.say("grid-other-given-one"),
        one_given_other: words.say("grid-one-given-other"),
        balance: words.say("grid-balance"),
        lopsided: LopsidedWords {
            one: words.say("grid-lopsided-one"),
            other: words.say("grid-lopsided-other"),
        },
    }
}
