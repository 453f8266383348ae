//! What the name of a typeface says of the letters set in it: old Vietnamese ones have their own encoding each.

use super::old_letters::OldLetters;

/// What an old Vietnamese typeface shows for its bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OldFont {
    pub letters: OldLetters,
    /// Whether it shows small letters as capitals, as `.VnTimeH` does.
    pub is_capitals: bool,
}

/// What the name of a typeface says; `None` where it is not an old Vietnamese one.
#[must_use]
pub fn old_font(name: &str) -> Option<OldFont> {
    let name = name.trim().trim_start_matches('@');
    let lower = name.to_ascii_lowercase();
    let begins = |starts: &[&str]| starts.iter().any(|start| lower.starts_with(start));
    if begins(&["vni-", "vni ", "vnsvni"]) || lower == "vni" {
        return Some(OldFont { letters: OldLetters::Vni, is_capitals: false });
    }
    if lower.contains("viscii") || begins(&["vi arial", "vi times", "vi courier", "vi helvetica"]) {
        return Some(OldFont { letters: OldLetters::Viscii, is_capitals: false });
    }
    let is_tcvn3 = begins(&[".vn", "vnstcvn", "abc", "tcvn3", ".tmc"])
        || (name.starts_with("Vn") && name.chars().nth(2).is_some_and(|c| c.is_ascii_uppercase()));
    let bare = name.split(['(', ' ']).next().unwrap_or_default();
    // What Windows adds to a name for another charset: `.VnTimeH Tur`.
    let is_capitals = bare.len() > 3 && bare.ends_with('H') && !bare.ends_with("ABCH");
    is_tcvn3.then_some(OldFont { letters: OldLetters::Tcvn3, is_capitals })
}
