//! Names as people see them: what nobody sees is no part of a name, and white space of any kind and length is one space, so
//! that names which look the same are the same.

use super::decode::nfc;
use super::unseen::{is_joiner, is_unseen};

/// A name in NFC, without characters nobody sees, and with single spaces; empty where nothing of it can be seen.
#[must_use]
pub fn tidy_name(name: &str) -> String {
    let seen: String = name.chars().filter(|letter| !is_unseen(*letter) || is_joiner(*letter)).collect();
    nfc(&seen.split_whitespace().collect::<Vec<_>>().join(" ")).trim_matches(is_joiner).to_owned()
}

#[cfg(test)]
mod tests {
    use super::tidy_name;

    #[test]
    fn names_that_look_the_same_are_the_same() {
        for name in [
            "Lãnh đạo",
            "Lãnh\u{a0}đạo",
            "Lãnh  đạo",
            " Lãnh đạo\u{200b}",
            "Lãnh\nđạo",
            "La\u{303}nh đ\u{ad}ạo",
        ] {
            assert_eq!(tidy_name(name), "Lãnh đạo", "{name:?}");
        }
    }

    #[test]
    fn nothing_is_left_of_a_name_that_nobody_can_see() {
        for name in ["", " \u{a0}", "\u{200b}", "\u{3164}", "\u{2800} \u{feff}", "\u{200d}", "\u{7}"] {
            assert_eq!(tidy_name(name), "", "{name:?}");
        }
    }

    #[test]
    fn what_joins_letters_within_a_name_stays() {
        let family = "Gia đình 👨\u{200d}👩\u{200d}👧";
        assert_eq!(tidy_name(family), family);
    }
}
