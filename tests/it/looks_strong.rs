//! The appearances of strong contrast, one of each polarity: what people who need it can rely on.

use super::looks::{assert_contrast, looks};

/// Surfaces, rows and selected text: whatever may lie under letters.
const GROUNDS: [&str; 5] = ["page", "side", "card", "hover", "row_selected"];

#[test]
fn there_is_a_light_and_a_dark_appearance_of_strong_contrast() {
    let strong: Vec<&str> =
        looks().into_iter().filter(|(_, look)| look.strong).map(|(name, _)| name).collect();
    assert_eq!(strong, ["contrast-light", "contrast-dark"]);
}

#[test]
fn with_strong_contrast_reading_text_has_12_and_all_other_text_7() {
    for (name, look) in looks().into_iter().filter(|(_, look)| look.strong) {
        let mut under_ink = look.some(&GROUNDS);
        under_ink.extend(look.some(&["text_selected", "hit", "hit_now"]));
        under_ink.extend(look.fills());
        assert_contrast(name, &look.some(&["ink"]), &under_ink, 12.0);
        let words = look.some(&["soft", "dim_ink", "faint", "accent", "warning", "error", "ok"]);
        assert_contrast(name, &words, &look.some(&["page", "side", "card"]), 7.0);
        assert_contrast(name, &look.some(&["soft"]), &look.some(&GROUNDS), 7.0);
        assert_contrast(name, &look.some(&["on_accent"]), &look.some(&["accent"]), 7.0);
    }
}

#[test]
fn with_strong_contrast_lines_outlines_and_the_focus_ring_have_4_and_a_half() {
    for (name, look) in looks().into_iter().filter(|(_, look)| look.strong) {
        assert_contrast(name, &look.lines(), &look.some(&GROUNDS), 4.5);
        assert_contrast(name, &look.lines(), &look.some(&["track"]), 4.5);
        assert_contrast(name, &look.some(&["focus_ring"]), &look.some(&GROUNDS), 4.5);
        assert_contrast(name, &look.some(&["hairline"]), &look.some(&GROUNDS), 4.5);
    }
}
