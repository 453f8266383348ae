//! Names of people that a bibliography tells in two parts, as they are read: Vietnamese ones with the family's name first,
//! others with it last.

use crate::documents::syllables::is_syllable;
use crate::text::fold::{Strength, fold};
use std::collections::HashSet;
use std::sync::LazyLock;

/// The families of nearly all Vietnamese people, with their marks and without.
static FAMILIES: LazyLock<HashSet<String>> = LazyLock::new(|| {
    let families = FAMILY_NAMES.split_ascii_whitespace();
    families.flat_map(|family| [family.to_owned(), fold(family, Strength::Base)]).collect()
});

const FAMILY_NAMES: &str = "nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ hồ ngô dương lý đinh trịnh đoàn tạ mai \
    lương cao tô châu tống lâm trương quách chu kiều vương đào hứa tăng nông lò giàng lưu nghiêm phùng triệu khuất doãn \
    diệp cù lại mạc đàm thạch phó bạch ninh tôn thái hà la từ văn đậu thân phí tiêu trang viên kim khổng";

/// The name of a person by the two parts of it.
pub(super) fn person(family: &str, given: &str) -> String {
    let (family, given) = (one_line(family), one_line(given));
    match (family.as_str(), given.as_str()) {
        ("", name) | (name, "") => name.to_owned(),
        _ if is_vietnamese(&family, &given) => format!("{family} {given}"),
        _ => format!("{given} {family}"),
    }
}

/// The name of a person as `family, given`, or as it is read already. Behind a second comma stands what is added: `Jr.`.
pub(super) fn person_of(name: &str) -> String {
    let mut parts = name.splitn(3, ',');
    let (family, given) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
    let added = parts.next().map(one_line).unwrap_or_default();
    [person(family, given), added].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Whether the family is a Vietnamese one, with or without its marks, and what is given are Vietnamese syllables or their
/// first letters: "Lê, Văn" is, "Mai, Thomas" is not.
fn is_vietnamese(family: &str, given: &str) -> bool {
    let first = family.split_whitespace().next().unwrap_or_default();
    let is_family = FAMILIES.contains(&fold(first, Strength::Case));
    let is_given = |word: &str| {
        let letters = word.trim_end_matches('.');
        letters.chars().count() == 1 || is_syllable(letters) || is_without_marks(letters)
    };
    is_family && given.split([' ', '-']).filter(|word| !word.is_empty()).all(is_given)
}

/// Whether a word is a syllable that has lost its marks: of those that end in c, ch, p and t none is without one.
fn is_without_marks(word: &str) -> bool {
    const VOWELS: [(char, &str); 8] =
        [('a', "á"), ('a', "ấ"), ('e', "é"), ('e', "ế"), ('i', "í"), ('o', "ó"), ('o', "ố"), ('u', "ú")];
    let bare = word.to_lowercase();
    let is_short = bare.ends_with(['c', 'p', 't']) || bare.ends_with("ch");
    let is_marked = |(vowel, marked): (char, &str)| {
        let parts = bare.rsplit_once(vowel);
        parts.is_some_and(|(before, after)| is_syllable(&format!("{before}{marked}{after}")))
    };
    is_short && VOWELS.into_iter().any(is_marked)
}

fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::person_of;

    #[test]
    fn a_vietnamese_name_begins_with_the_family_and_another_ends_with_it() {
        for (told, read) in [
            ("Nguyễn, Văn A", "Nguyễn Văn A"),
            ("Nguyen, Van Duc", "Nguyen Van Duc"),
            ("TRẦN, Thị Bích", "TRẦN Thị Bích"),
            ("Lê, Đ. H.", "Lê Đ. H."),
            ("Hồ, Quốc-Việt", "Hồ Quốc-Việt"),
            ("Tran, Viet Duc", "Tran Viet Duc"),
            ("Tôn Nữ, Thị Ninh", "Tôn Nữ Thị Ninh"),
            ("Smith, John", "John Smith"),
            ("Mai, Thomas", "Thomas Mai"),
            ("Nguyen, Viet Thanh", "Nguyen Viet Thanh"),
            ("Nguyen, Jennifer", "Jennifer Nguyen"),
            ("Doe, Jane, Jr.", "Jane Doe Jr."),
            ("Báo Tuổi Trẻ", "Báo Tuổi Trẻ"),
            (", A", "A"),
            ("", ""),
        ] {
            assert_eq!(person_of(told), read);
        }
    }
}
