//! Who wrote an article: the lines that say so, cut down to the names, and the outlet that stands beside them.

use crate::text::names::{are_initials, is_institution, is_place, is_unspaced_name, is_vietnamese_name};
use crate::text::outlets::{is_known_outlet, is_masthead, is_outlet, is_outlet_mark, source_of, unwrapped};
use crate::text::western_names::western_names;

/// What a byline says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Byline<'t> {
    /// The names alone, as they stand.
    pub(super) names: &'t str,
    /// The newspaper or agency beside them: "Thu Hà/VOV", "Thu Hà (Theo AFP)".
    pub(super) outlet: Option<&'t str>,
    /// Whether words say that these are the authors: "By", "Tác giả:". Names alone may be those of a place.
    pub(super) is_labelled: bool,
}

impl<'t> Byline<'t> {
    fn labelled(names: &'t str) -> Self {
        Self { names, outlet: None, is_labelled: true }
    }

    fn bare(names: &'t str) -> Self {
        Self { names, outlet: None, is_labelled: false }
    }
}

/// Cuts a byline down to its names: "Tác giả: X", "Bài, ảnh: X", "By X, Reporter", "X tổng hợp.", "X/VOV.VN".
pub(super) fn byline(line: &str) -> Option<Byline<'_>> {
    let line = line.trim().trim_start_matches("--").trim_start_matches('—').trim_start();
    let is_item = ["* ", "- ", "• ", "+ ", "– "].iter().any(|mark| line.starts_with(mark));
    if is_item || line.split_whitespace().nth(34).is_some() {
        return None;
    }
    beside_an_outlet(line)
        .or_else(|| labelled(line))
        .or_else(|| opened(line))
        .or_else(|| in_the_east(line))
        .or_else(|| bare(line))
}

/// The names of a byline alone.
pub(super) fn author_of(line: &str) -> Option<&str> {
    byline(line).map(|byline| byline.names)
}

/// "记者 林小河", "本报记者 林小河", "文/林小河", "홍길동 기자".
fn in_the_east(line: &str) -> Option<Byline<'_>> {
    const BEFORE: [&str; 8] = ["本报记者", "记者", "記者", "作者", "文/", "文／", "文・", "文＝"];
    let name = BEFORE.iter().find_map(|word| line.strip_prefix(word)).or_else(|| line.strip_suffix("著"));
    if let Some(name) = name.map(str::trim).filter(|name| is_unspaced_name(name)) {
        return Some(Byline::labelled(name));
    }
    let name = line.strip_suffix("기자")?.trim();
    (2..=4).contains(&name.chars().count()).then(|| Byline::labelled(name))
}

fn labelled(line: &str) -> Option<Byline<'_>> {
    const LABELS: [&str; 48] = [
        "tác giả",
        "tác giả bài viết",
        "bài, ảnh",
        "bài và ảnh",
        "bài & ảnh",
        "bài - ảnh",
        "bài-ảnh",
        "bài, ảnh, video",
        "bài và clip",
        "bài",
        "bài viết",
        "tin, ảnh",
        "tin và ảnh",
        "tin & ảnh",
        "tin - ảnh",
        "tin-ảnh",
        "tin, bài",
        "tin bài",
        "tin",
        "thực hiện",
        "người viết",
        "người thực hiện",
        "người dịch",
        "phóng viên",
        "pv",
        "ctv",
        "nhóm pv",
        "nhóm phóng viên",
        "ghi chép",
        "bút ký",
        "author",
        "authors",
        "writer",
        "by",
        "from",
        "story",
        "text",
        "texte",
        "auteur",
        "autor",
        "autorin",
        "texto",
        "por",
        "作者",
        "文",
        "记者",
        "記者",
        "글",
    ];
    let (label, rest) = line.split_once([':', '：'])?;
    let label = label.trim_start_matches(['(', '[', '*', '_']).trim().to_lowercase();
    let rest = unwrapped(rest);
    let is_whole = !rest.is_empty() && rest.split_whitespace().nth(16).is_none();
    // "Phóng viên: Thưa ông, vì sao?" is what was asked.
    let is_asked = rest.ends_with('?');
    if !LABELS.contains(&label.as_str()) || !is_whole || is_asked || is_outlet(rest) {
        return None;
    }
    // The bare words of other languages are labels of much else: names have to follow.
    let is_western =
        label.is_ascii() && !matches!(label.as_str(), "tin" | "pv" | "ctv" | "author" | "authors");
    match western_names(rest) {
        Some(names) => Some(Byline::labelled(names)),
        None if is_western && !are_vietnamese_names(rest) => None,
        None => Some(Byline::labelled(rest)),
    }
}

/// "By X", "Von X, Lokalredaktion", "Bút ký của X".
fn opened(line: &str) -> Option<Byline<'_>> {
    const PREPOSITIONS: [&str; 19] = [
        "By ",
        "by ",
        "BY ",
        "Written by ",
        "Story by ",
        "Reported by ",
        "Words by ",
        "Text by ",
        "Von ",
        "VON ",
        "Par ",
        "PAR ",
        "Propos recueillis par ",
        "Por ",
        "POR ",
        "De notre correspondant ",
        "De notre envoyé spécial ",
        "Text von ",
        "Texte de ",
    ];
    const KINDS: [&str; 15] = [
        "bút ký",
        "ghi chép",
        "tùy bút",
        "tuỳ bút",
        "tản văn",
        "phóng sự",
        "truyện ngắn",
        "truyện ký",
        "bút kí",
        "ký sự",
        "tạp bút",
        "tiểu luận",
        "bài của",
        "thơ",
        "bài viết của",
    ];
    let bare = unwrapped(line);
    if let Some(rest) = PREPOSITIONS.iter().find_map(|word| bare.strip_prefix(word)) {
        return western_names(rest)
            .or_else(|| Some(rest.trim()).filter(|rest| are_vietnamese_names(rest)))
            .map(Byline::labelled);
    }
    let lower = bare.to_lowercase();
    let kind = KINDS.iter().find(|kind| lower.starts_with(**kind))?;
    let rest = bare.get(kind.len()..)?.trim_start_matches([' ', ':', '-', '–']);
    let rest = rest.strip_prefix("của ").unwrap_or(rest).trim();
    are_vietnamese_names(rest).then(|| Byline::labelled(rest))
}

/// "Thu Hà Theo AFP", "Thu Hà (Theo AFP)", "Thu Hà/VOV.VN", "Thu Hà (TTXVN)", "X avec AFP", "X, Reuters".
fn beside_an_outlet(line: &str) -> Option<Byline<'_>> {
    const TAKEN: [&str; 12] = [
        " Theo ",
        " theo ",
        " THEO ",
        "(Theo ",
        "(theo ",
        "/Theo ",
        "(Nguồn",
        " Nguồn:",
        "(Tổng hợp từ ",
        "(tổng hợp từ ",
        "(Dịch từ ",
        "(lược dịch từ ",
    ];
    let line = line.trim_matches(|c: char| c.is_whitespace() || matches!(c, '*' | '_'));
    if source_of(line).is_some() {
        return None;
    }
    for mark in TAKEN {
        let Some((names, rest)) = line.find(mark).and_then(|at| line.split_at_checked(at)) else { continue };
        let Some(outlet) = source_of(rest.trim_start_matches([' ', '(', '/'])) else { continue };
        let names = names.trim_end_matches([' ', ',', '-', '–', '(']);
        // "CT (Theo AP)"
        let is_sign =
            mark.starts_with('(') && (2..=3).contains(&names.len()) && names.chars().all(char::is_uppercase);
        let signed = is_sign.then_some(Byline { names, outlet: Some(outlet), is_labelled: true });
        if let Some(byline) = named(names, outlet).or(signed) {
            return Some(byline);
        }
    }
    for mark in ["(", "/", ", ", " - ", " – ", " avec ", " mit ", " con ", " | "] {
        let Some((names, outlet)) = line.split_once(mark) else { continue };
        let outlet = outlet.trim_matches([')', '.', ' ']);
        let outlet = ["avec ", "with ", "mit ", "con "]
            .iter()
            .find_map(|word| outlet.strip_prefix(word))
            .unwrap_or(outlet);
        // "Lan Anh (Hà Nội)", "Lan Anh (Xzone/Tri Thức)": whatever stands in brackets after a name, it is no part of it.
        let begins_big = outlet.chars().next().is_some_and(char::is_uppercase);
        if mark == "("
            && begins_big
            && !is_outlet_mark(outlet)
            && line.ends_with(')')
            && is_vietnamese_name(names)
        {
            let outlet = Some(outlet).filter(|outlet| outlet.contains('/'));
            return Some(Byline { names: names.trim(), outlet, is_labelled: false });
        }
        // Letters in capitals may be a second author's.
        let is_apart = matches!(mark, "/" | "(")
            || (matches!(mark, " - " | " – ") && names.contains(char::is_lowercase));
        // "Jo Doe, CNS"
        let is_of_west =
            || mark == ", " && western_names(names) == Some(names) && names.contains(char::is_lowercase);
        let is_outlet = is_masthead(outlet)
            || if is_apart || is_of_west() { is_outlet_mark(outlet) } else { is_known_outlet(outlet) };
        if is_outlet && let Some(byline) = named(names.trim(), outlet) {
            return Some(byline);
        }
    }
    None
}

fn named<'t>(names: &'t str, outlet: &'t str) -> Option<Byline<'t>> {
    // "Lan Anh/VOV Theo Reuters"
    let names =
        names.split_once('/').filter(|(_, desk)| is_known_outlet(desk)).map_or(names, |(names, _)| names);
    let before = labelled(names).or_else(|| opened(names)).or_else(|| bare(names));
    let names = before.map(|byline| byline.names).or_else(|| western_names(names))?;
    Some(Byline { names, outlet: Some(outlet), is_labelled: true })
}

fn bare(line: &str) -> Option<Byline<'_>> {
    let bare = unwrapped(line);
    // "M.K." keeps its stop.
    let bare = if are_initials(line) { line } else { bare };
    let bare = ["CTV ", "PV "].iter().find_map(|kind| bare.strip_prefix(kind)).unwrap_or(bare);
    let name = without_role(bare);
    if are_vietnamese_names(name) {
        return Some(Byline { names: name, outlet: None, is_labelled: name.len() < bare.len() });
    }
    if let Some((first, rest)) = name.split_once(" | ")
        && rest.split_whitespace().nth(5).is_none()
        && are_vietnamese_names(first)
    {
        return Some(Byline::bare(first));
    }
    let (first, office) =
        name.split_once(',').or_else(|| name.split_once(" - ")).or_else(|| name.split_once(" – "))?;
    let (first, office) = (first.trim(), office.trim());
    let is_office = is_institution(office) || (has_office(office) && !office.contains(". "));
    (is_vietnamese_name(first) && is_office).then(|| Byline::bare(first))
}

/// The line without a role after the name: "Hoài Thanh tổng hợp", "Minh Anh (lược dịch)", "Huy Đức từ Malaysia".
fn without_role(line: &str) -> &str {
    const ROLES: [&str; 15] = [
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
        "ghi chép",
    ];
    if let Some((name, _)) =
        line.split_once(" từ ").filter(|(_, place)| place.split_whitespace().count() <= 3)
    {
        return name;
    }
    for role in ROLES {
        let n_words = role.split(' ').count();
        let cut = line.rmatch_indices([' ', '\u{A0}', '(']).nth(n_words - 1);
        let Some((at, _)) = cut else { continue };
        let (name, last) = line.split_at_checked(at).unwrap_or((line, ""));
        if unwrapped(last).to_lowercase() == role {
            return name.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '(' | ',' | '-' | '–'));
        }
    }
    line
}

fn are_vietnamese_names(line: &str) -> bool {
    let line = line.trim();
    !line.is_empty()
        && !is_place(line)
        && line
            .split([',', '-', '–', '&', ';', '/'])
            .flat_map(|part| part.split(" và "))
            .all(is_vietnamese_name)
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
