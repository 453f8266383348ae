//! What is selected and what was searched for have colours of their own in every appearance.

use super::looks::{FILLS_APART, LINES_APART, assert_apart_from, assert_contrast, looks};

#[test]
fn selected_text_is_taken_for_no_fill() {
    for (look, colours) in looks() {
        let selected = colours.some(&["text_selected"])[0];
        assert_apart_from(look, selected, &colours.fills(), FILLS_APART);
        assert_apart_from(look, selected, &colours.some(&["page"]), LINES_APART);
    }
}

#[test]
fn what_was_searched_for_is_taken_for_no_fill_and_no_selection_and_the_place_one_is_at_stands_out() {
    for (look, colours) in looks() {
        let mut others = colours.fills();
        others.extend(colours.some(&["text_selected", "hover"]));
        for hit in colours.some(&["hit", "hit_now"]) {
            assert_apart_from(look, hit, &others, FILLS_APART);
            assert_apart_from(look, hit, &colours.some(&["page"]), LINES_APART);
        }
        assert_apart_from(look, colours.some(&["hit"])[0], &colours.some(&["hit_now"]), LINES_APART);
        assert_contrast(look, &colours.some(&["hit_line"]), &colours.some(&["page", "hit", "hit_now"]), 3.0);
    }
}
