//! The colours themes are given, and the look they come from.

use butda::model::theme::PALETTE;

#[test]
fn the_colours_of_new_themes_are_the_lines_of_the_light_look() {
    let look = include_str!("../../assets/looks/light.ron");
    let lines: Vec<&str> = look
        .lines()
        .filter(|line| line.trim_start().starts_with("(name:"))
        .filter_map(|line| line.split("line: \"").nth(1)?.split('"').next())
        .collect();
    assert_eq!(lines, PALETTE);
}
