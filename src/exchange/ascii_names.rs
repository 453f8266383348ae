//! Names in ASCII for formats that know no other letters: types and files of brat, keys of citations. A name changes only
//! where another comes that is the same in ASCII; the order of the names means nothing.

use crate::text::reading_text::hex;
use sha2::{Digest, Sha256};
use std::collections::HashMap;
use unicode_normalization::UnicodeNormalization;

/// How long a name is at most, in letters, without what makes it its own.
const MAX_CHARS: usize = 80;

/// How much of a hash tells two names apart, in bytes.
const N_HASH_BYTES: usize = 4;

/// Each name in letters, digits, `_` and `-`, all different even where case makes no difference. Those that would be the
/// same end in the beginning of their SHA-256; `instead` stands for a name without any such letter.
pub(super) fn ascii_names(names: &[&str], instead: &str) -> Vec<String> {
    let plain: Vec<String> = names.iter().map(|name| plain_name(name, instead)).collect();
    let mut n_same: HashMap<String, usize> = HashMap::new();
    for name in &plain {
        *n_same.entry(name.to_ascii_lowercase()).or_default() += 1;
    }
    let mut taken: HashMap<String, usize> = HashMap::new();
    let own_name = |(name, plain): (&&str, String)| {
        let is_own = n_same.get(&plain.to_ascii_lowercase()) == Some(&1);
        let told = if is_own { plain } else { format!("{plain}-{}", short_hash(name)) };
        let n = taken.entry(told.to_ascii_lowercase()).or_default();
        *n += 1;
        // Two of the very same name have the same hash.
        if *n == 1 { told } else { format!("{told}_{n}") }
    };
    names.iter().zip(plain).map(own_name).collect()
}

fn short_hash(name: &str) -> String {
    let digest = Sha256::digest(name);
    hex(digest.get(..N_HASH_BYTES).unwrap_or_default())
}

/// A name without marks: `Kinh tế / Giá` as `Kinh_te-Gia`.
fn plain_name(name: &str, instead: &str) -> String {
    let mut plain = String::new();
    let mut between = None;
    for c in name.nfd() {
        let letter = match c {
            'đ' => 'd',
            'Đ' => 'D',
            c if unicode_normalization::char::is_combining_mark(c) => continue,
            c => c,
        };
        if letter.is_ascii_alphanumeric() {
            plain.extend(between.take().filter(|_| !plain.is_empty()));
            plain.push(letter);
        } else if matches!(letter, '/' | '-') {
            between = Some('-');
        } else {
            between = between.or(Some('_'));
        }
        if plain.len() >= MAX_CHARS {
            break;
        }
    }
    if plain.is_empty() {
        instead.clone_into(&mut plain);
    }
    if is_reserved(&plain) {
        plain.push('_');
    }
    plain
}

/// Whether Windows has a name for itself, whatever ending a file of it has.
fn is_reserved(name: &str) -> bool {
    let lower = name.to_ascii_lowercase();
    let numbered = lower.strip_prefix("com").or_else(|| lower.strip_prefix("lpt"));
    matches!(lower.as_str(), "con" | "prn" | "aux" | "nul")
        || numbered.is_some_and(|rest| rest.len() == 1 && rest.bytes().all(|byte| byte.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::ascii_names;

    #[test]
    fn a_name_keeps_its_letters_without_marks() {
        for (name, plain) in [
            ("Kinh tế / Giá xăng", "Kinh_te-Gia_xang"),
            ("2019/giá — Đợt 3", "2019-gia_Dot_3"),
            ("Nêu gương\u{301} (Trực 24/7)", "Neu_guong_Truc_24-7"),
            ("../../etc", "etc"),
            ("con", "con_"),
            ("COM1", "COM1_"),
            ("com", "com"),
            ("価格", "Theme"),
            ("", "Theme"),
        ] {
            assert_eq!(ascii_names(&[name], "Theme"), [plain]);
        }
        assert_eq!(ascii_names(&["ả".repeat(1_000).as_str()], "")[0].len(), 80);
    }

    #[test]
    fn names_that_would_be_the_same_are_told_apart_in_whatever_order_they_come() {
        let names = ascii_names(&["giá", "Gia", "dầu", "giá"], "x");
        let turned = ascii_names(&["dầu", "Gia", "giá"], "x");
        assert_eq!(names, ["gia-e6ac75df", "Gia-e26052ce", "dau", "gia-e6ac75df_2"]);
        assert_eq!(turned, [&*names[2], &names[1], &names[0]]);
    }
}
