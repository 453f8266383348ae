//! The lines that stand under pictures: what they end with and how they open.

use crate::text::line_facts::Facts;

/// Whether a line names a picture's maker at its end, or is such a credit: "… xây dựng. Ảnh: THU THẢO".
pub(super) fn has_photo_credit(line: &str) -> bool {
    if line.len() > 1000 {
        return false;
    }
    let marks = [
        "Ảnh:",
        "ẢNH:",
        "Ảnh :",
        "(ảnh",
        "(Ảnh",
        "Ảnh minh họa",
        "Ảnh minh hoạ",
        "Ảnh tư liệu",
        "Ảnh chụp",
        "Nguồn ảnh:",
        "Ảnh - ",
        "Photo:",
        "Photo :",
        "Photos:",
        "(photo",
        "(Photo",
        ". Photo ",
        "Photo by ",
        "Photo credit:",
        "Photograph:",
        "Photographie :",
        "PHOTO:",
        "Picture:",
        "Image:",
        "Foto:",
        "(Foto",
        "(foto",
        "Bild:",
        "(Bild",
        "Fotografía:",
        "Imagen:",
        "Crédit photo",
    ];
    // A credit is the last nine words at most, and nearly all lines have none: no Ả, no ả, no Photo.
    let tail = last_words(line, 9);
    let may_begin_one = |three: &[u8]| {
        matches!(
            three,
            [0xE1, 0xBA, 0xA2 | 0xA3]
                | b"Pho"
                | b"pho"
                | b"PHO"
                | b"Fot"
                | b"fot"
                | b"Pic"
                | b"Ima"
                | b"Bil"
                | b"Cr\xC3"
        )
    };
    if !tail.as_bytes().windows(3).any(may_begin_one) {
        return false;
    }
    let begins = line.len() - tail.len();
    marks.iter().any(|mark| {
        let before = tail.rfind(mark).and_then(|at| line.get(..begins + at));
        before.is_some_and(|before| !before.ends_with(char::is_alphanumeric))
    })
}

/// What follows the last but `n` words of a line.
fn last_words(line: &str, n: usize) -> &str {
    let mut n_words = 0;
    let mut is_inside = false;
    for (at, c) in line.char_indices().rev() {
        let was_inside = std::mem::replace(&mut is_inside, !c.is_whitespace());
        n_words += usize::from(is_inside && !was_inside);
        if n_words > n {
            return line.get(at + c.len_utf8()..).unwrap_or_default();
        }
    }
    line
}

/// Whether a line opens as captions do; a headline may too, so its place has to agree.
pub(super) fn opens_like_a_caption(line: &Facts<'_>) -> bool {
    const SHORT: [&str; 8] =
        ["toàn cảnh", "quang cảnh", "ảnh ", "ảnh:", "một góc", "hình ảnh", "hình minh họa", "ảnh minh họa"];
    const LONG: [&str; 14] = [
        "đồng chí",
        "đ/c",
        "đ/c:",
        "các đại biểu",
        "các đồng chí",
        "đại biểu",
        "lãnh đạo",
        "ông ",
        "bà ",
        "từ trái",
        "(từ trái",
        "anh ",
        "chị ",
        "đoàn công tác",
    ];
    let head: String = line.text.chars().take(16).collect();
    let head = head.to_lowercase();
    SHORT.iter().any(|start| head.starts_with(start))
        || (line.has_words(7) && LONG.iter().any(|start| head.starts_with(start)))
}
