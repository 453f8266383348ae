//! Who wrote, photographed or published: the lines that say so, cut down to the names.

use crate::text::line_facts::Facts;

/// Cuts "Nguồn: X", "Theo X" and "(Source: X)" down to X; `None` for any other line.
pub(super) fn source_of(line: &str) -> Option<&str> {
    let line = unwrapped(line);
    if line.split_whitespace().count() > 12 {
        return None;
    }
    let labels = ["nguồn", "nguồn tin", "source", "theo nguồn"];
    if let Some(rest) = after_label(line, &labels) {
        return Some(unwrapped(rest)).filter(|rest| !rest.is_empty());
    }
    let (first, rest) = line.split_once(char::is_whitespace)?;
    let rest = unwrapped(rest);
    let second = rest.split_whitespace().next()?;
    let is_outlet = second.chars().next().is_some_and(char::is_uppercase)
        || matches!(second.to_lowercase().as_str(), "báo" | "trang" | "tạp" | "đài" | "cổng")
        || second.contains('.');
    let is_whole = !rest.contains([',', ';', ':']) && rest.split_whitespace().count() <= 8;
    let is_theo = first.to_lowercase() == "theo";
    (is_theo && is_outlet && is_whole).then_some(rest)
}

/// Whether a line names a newspaper or site and nothing else: "Báo Nhân Dân", "TTXVN", "baothainguyen.vn".
pub(super) fn is_outlet(line: &str) -> bool {
    let n_words = line.split_whitespace().count();
    let lower = line.to_lowercase();
    let starts = [
        "báo ",
        "tạp chí ",
        "cổng thông tin",
        "thông tấn xã",
        "đài tiếng nói",
        "đài truyền hình",
        "đài phát thanh",
    ];
    let is_agency = matches!(
        lower.as_str(),
        "ttxvn" | "vov" | "vtv" | "vnexpress" | "tuổi trẻ" | "vietnamplus" | "vietnamnet" | "dân trí"
    );
    let is_domain = n_words == 1
        && lower.is_ascii()
        && !lower.contains('@')
        && [".vn", ".com", ".net", ".org"].iter().any(|ending| lower.trim_end_matches('/').ends_with(ending));
    is_agency || is_domain || (n_words <= 8 && starts.iter().any(|start| lower.starts_with(start)))
}

/// Cuts a byline down to its names: "Tác giả: X", "Bài, ảnh: X", "X tổng hợp.", "X, Bí thư …".
pub(super) fn author_of(line: &str) -> Option<&str> {
    let line = line.trim();
    if line.split_whitespace().count() > 34 {
        return None;
    }
    let labels = [
        "tác giả",
        "bài, ảnh",
        "bài và ảnh",
        "bài & ảnh",
        "bài - ảnh",
        "bài-ảnh",
        "tin, ảnh",
        "tin và ảnh",
        "tin & ảnh",
        "tin - ảnh",
        "tin-ảnh",
        "tin, bài",
        "tin bài",
        "tin",
        "bài",
        "bài viết",
        "thực hiện",
        "người viết",
        "phóng viên",
        "pv",
        "ctv",
        "nhóm pv",
        "nhóm phóng viên",
        "author",
        "bài, ảnh, video",
        "bài và clip",
        "người thực hiện",
        "by",
        "người dịch",
    ];
    if let Some(rest) = after_label(line, &labels) {
        let rest = unwrapped(rest);
        return (!rest.is_empty() && rest.split_whitespace().count() <= 16).then_some(rest);
    }
    let bare = unwrapped(line);
    if let Some(name) = bare.strip_prefix("By ").or_else(|| bare.strip_prefix("BY ")) {
        let is_short =
            name.split_whitespace().count() <= 8 && name.chars().next().is_some_and(char::is_uppercase);
        return is_short.then_some(name.trim());
    }
    let name = without_role(bare);
    if are_names(name) {
        return Some(name);
    }
    let (first, office) = name.split_once(',')?;
    (is_name(first) && has_office(office) && !office.contains(". ")).then_some(first.trim())
}

/// Cuts "(Ảnh: X)." free of its brackets and stop.
fn unwrapped(line: &str) -> &str {
    line.trim_matches(|c: char| {
        c.is_whitespace() || matches!(c, '(' | ')' | '[' | ']' | '.' | '*' | '_' | '/')
    })
}

fn after_label<'t>(line: &'t str, labels: &[&str]) -> Option<&'t str> {
    let (label, rest) = line.split_once(':')?;
    let label = label.trim_start_matches(['(', '[', '*', '_']).trim().to_lowercase();
    labels.contains(&label.as_str()).then_some(rest)
}

/// The line without a role after the name: "Hoài Thanh tổng hợp", "Minh Anh (lược dịch)".
fn without_role(line: &str) -> &str {
    const ROLES: [&str; 14] = [
        "tổng hợp",
        "thực hiện",
        "lược dịch",
        "biên dịch",
        "sưu tầm",
        "lược thuật",
        "biên soạn",
        "lược ghi",
        "t/h",
        "th",
        "dịch",
        "ghi",
        "giới thiệu",
        "tường thuật",
    ];
    for role in ROLES {
        let n_words = role.split(' ').count();
        let cut = line.rmatch_indices(char::is_whitespace).nth(n_words - 1);
        let Some((at, _)) = cut else { continue };
        let (name, last) = line.split_at_checked(at).unwrap_or((line, ""));
        if unwrapped(last).to_lowercase() == role {
            return name.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '(' | ',' | '-' | '–'));
        }
    }
    line
}

fn are_names(line: &str) -> bool {
    let line = line.trim();
    !line.is_empty()
        && line.split([',', '-', '–', '&', ';', '/']).flat_map(|part| part.split(" và ")).all(is_name)
}

/// Two to five capitalised words of at most seven letters, the length of the longest Vietnamese syllable.
fn is_name(words: &str) -> bool {
    const LONGEST: usize = 7;
    let is_word = |word: &str| {
        word.chars().next().is_some_and(char::is_uppercase)
            && word.chars().all(|c| c.is_alphabetic() || c == '.')
            && word.chars().count() <= LONGEST
    };
    let words = words.trim();
    (2..=5).contains(&words.split_whitespace().count()) && words.split_whitespace().all(is_word)
}

fn has_office(line: &str) -> bool {
    const OFFICES: [&str; 22] = [
        "ủy viên",
        "uỷ viên",
        "bí thư",
        "chủ tịch",
        "chủ nhiệm",
        "giám đốc",
        "trưởng",
        "phó ",
        "thạc sĩ",
        "tiến sĩ",
        "giáo sư",
        "viện",
        "đại học",
        "học viện",
        "trường",
        "phòng ",
        "sở ",
        "ban ",
        "nhà báo",
        "luật sư",
        "đại biểu",
        "bộ ",
    ];
    let lower = line.to_lowercase();
    OFFICES.iter().any(|office| lower.contains(office))
}

/// Whether a line names a picture's maker at its end, or is such a credit: "… xây dựng. Ảnh: THU THẢO".
pub(super) fn has_photo_credit(line: &str) -> bool {
    if line.len() > 1000 {
        return false;
    }
    let marks = [
        "Ảnh:",
        "ẢNH:",
        "Ảnh :",
        "(ảnh:",
        "(Ảnh",
        "Ảnh minh họa",
        "Ảnh minh hoạ",
        "Ảnh tư liệu",
        "Nguồn ảnh:",
        "Photo:",
        "Photo credit:",
        "Ảnh - ",
    ];
    // A credit is the last nine words at most, and nearly all lines have none: no Ả, no ả, no Photo.
    let tail = last_words(line, 9);
    let may_begin_one = |three: &[u8]| matches!(three, [0xE1, 0xBA, 0xA2 | 0xA3] | b"Pho");
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
