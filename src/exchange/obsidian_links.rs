//! Links, tags and block ids as Obsidian takes them.

use super::markdown::one_line;
use crate::text::decode::nfc;
use sha2::{Digest, Sha256};
use unicode_normalization::char::is_combining_mark;

/// The letters of base 32 (RFC 4648) in lower case: all of them stand in ids of blocks.
const LETTERS: &[u8; 32] = b"abcdefghijklmnopqrstuvwxyz234567";

/// How long the label of a link gets, in code points.
const MAX_LABEL_CHARS: usize = 200;

/// A link called by `label`, or by `otherwise` where that says nothing.
pub(super) fn link(target: &str, label: &str, otherwise: &str) -> String {
    let label = label_of(label);
    let label = if label.is_empty() { label_of(otherwise) } else { label };
    format!("[[{target}|{label}]]")
}

/// Words as they stand in a link, where nothing can be escaped: what means something there, or would in another reader,
/// gets the full width of a Chinese character and means nothing.
pub(super) fn label_of(words: &str) -> String {
    let words = one_line(words);
    let mut label = String::with_capacity(words.len());
    let mut chars = words.chars().take(MAX_LABEL_CHARS).peekable();
    while let Some(c) = chars.next() {
        let (last, next) = (label.chars().next_back(), chars.peek().copied());
        let is_within = [last, next].iter().all(|c| c.is_some_and(char::is_alphanumeric));
        let means_something = match c {
            '[' | ']' | '|' | '<' | '>' | '\\' | '`' | '*' | '~' | '$' | '^' | '#' | '{' | '}' => true,
            '_' => !is_within,
            '&' => next.is_some_and(|next| next == '#' || next.is_ascii_alphanumeric()),
            '%' | '=' => next == Some(c) || last == Some(c) || last == full_width(c),
            ':' => next == Some('/'),
            _ => false,
        };
        let full = if means_something { full_width(c) } else { None };
        label.push(full.unwrap_or(c));
    }
    label.trim().to_owned()
}

/// The character of full width that looks like one of ASCII.
fn full_width(c: char) -> Option<char> {
    if c.is_ascii_graphic() { char::from_u32(u32::from(c) + 0xFEE0) } else { None }
}

/// The tag of a theme, `#` not included: the names of its branch with `/` between them, of letters, digits, `_` and `-`, with
/// none but a letter or `_` first. `None` where nothing is left of the names.
pub(super) fn tag_of(path: &[String]) -> Option<String> {
    let names = path.iter().map(|name| tag_part(name)).filter(|name| !name.is_empty());
    let tag = names.collect::<Vec<_>>().join("/");
    let first = tag.chars().next()?;
    // Some letters are numbers, too, as the golden numbers of runes are.
    let is_letter = first.is_alphabetic() && !first.is_numeric();
    Some(if is_letter || first == '_' { tag } else { format!("_{tag}") })
}

/// A name as a level of a tag: what stands between words becomes `-`, and a single `_` stays, as it means nothing there.
fn tag_part(name: &str) -> String {
    let mut part = String::with_capacity(name.len());
    let mut between = String::new();
    for c in nfc(name).chars() {
        let is_mark = is_combining_mark(c) && between.is_empty() && !part.is_empty();
        if c.is_alphabetic() || c.is_ascii_digit() || is_mark {
            if !between.is_empty() && !part.is_empty() {
                part.push(if between == "_" { '_' } else { '-' });
            }
            between.clear();
            part.push(c);
        } else {
            between.push(c);
        }
    }
    part
}

/// The id of a passage as the id of a block: its 128 bits in base 32; of an id that is no UUID, those of its SHA-256.
pub(super) fn block_id(id: &str) -> String {
    let bits = uuid::Uuid::try_parse(id).map_or_else(|_| hashed(id), |id| id.as_u128());
    let letter = |at: u32| LETTERS.get(usize::try_from(bits >> (5 * at) & 31).unwrap_or_default());
    (0..26).rev().filter_map(letter).map(|letter| char::from(*letter)).collect()
}

fn hashed(id: &str) -> u128 {
    let hash = Sha256::digest(id.as_bytes());
    hash.iter().take(16).fold(0, |bits, byte| bits << 8 | u128::from(*byte))
}

#[cfg(test)]
mod tests {
    use super::{block_id, label_of, tag_of};

    fn tag(path: &[&str]) -> Option<String> {
        tag_of(&path.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>())
    }

    #[test]
    fn a_tag_has_letters_digits_and_the_levels_of_the_theme() {
        for (path, expected) in [
            (["Chính trị", "Đảng"], Some("Chính-trị/Đảng")),
            (["AC/DC", "#1 (mới)"], Some("AC-DC/1-mới")),
            (["2024", "Quý 1"], Some("_2024/Quý-1")),
            (["***", "_Kinh_tế__-_xã hội_"], Some("Kinh_tế-xã-hội")),
            (["!", "…"], None),
        ] {
            assert_eq!(tag(&path).as_deref(), expected, "{path:?}");
        }
    }

    #[test]
    fn a_label_holds_nothing_that_means_something() {
        assert_eq!(label_of("Chính trị / Đảng (1)"), "Chính trị / Đảng (1)");
        assert_eq!(
            label_of("[a|b]] *c* _d_ e_f R&D &lt; 5% %%x%%"),
            "［a｜b］］ ＊c＊ ＿d＿ e_f R＆D ＆lt; 5% ％％x％％"
        );
    }

    #[test]
    fn the_id_of_a_block_is_that_of_the_passage() {
        assert_eq!(block_id("0199f3c2-0000-7000-8000-000000000001"), "abthz4eaaaoaaiaaaaaaaaaaab");
        assert_eq!(block_id("ffffffff-ffff-ffff-ffff-ffffffffffff"), "h7777777777777777777777777");
        assert_ne!(block_id("a"), block_id("b"));
    }
}
