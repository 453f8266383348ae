//! Who wrote an article: the lines that say so, cut down to the names, and the outlet that stands beside them.

use crate::text::line_facts::has_vietnamese_letters;
use crate::text::names::{
    are_initials, is_common_word, is_institution, is_office, is_particle, is_place, is_unspaced_name,
    is_vietnamese_name, is_western_name_word,
};
use crate::text::outlets::{is_known_outlet, is_outlet, is_outlet_mark, source_of, unwrapped};

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
    const LABELS: [&str; 46] = [
        "tác giả",
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
    if !LABELS.contains(&label.as_str()) || !is_whole || is_outlet(rest) {
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
        let Some((at, _)) = line.match_indices(mark).next() else { continue };
        let (names, rest) = line.split_at_checked(at)?;
        let outlet = source_of(rest.trim_start_matches([' ', '(', '/']))?;
        let names = names.trim_end_matches([' ', ',', '-', '–', '(']);
        let sign = || (2..=3).contains(&names.len()) && names.chars().all(char::is_uppercase);
        return named(names, outlet)
            .or_else(|| sign().then_some(Byline { names, outlet: Some(outlet), is_labelled: true }));
    }
    for mark in ["/", "(", ", ", " - ", " – ", " avec ", " mit ", " con ", " | "] {
        let Some((names, outlet)) = line.split_once(mark) else { continue };
        let outlet = outlet.trim_matches([')', '.', ' ']);
        // Letters in capitals may be a second author's.
        let is_outlet =
            if matches!(mark, "/" | "(") { is_outlet_mark(outlet) } else { is_known_outlet(outlet) };
        if is_outlet && let Some(byline) = named(names.trim(), outlet) {
            return Some(byline);
        }
    }
    None
}

fn named<'t>(names: &'t str, outlet: &'t str) -> Option<Byline<'t>> {
    let before = labelled(names).or_else(|| opened(names)).or_else(|| bare(names));
    let names = before.map(|byline| byline.names).or_else(|| western_names(names))?;
    Some(Byline { names, outlet: Some(outlet), is_labelled: true })
}

fn bare(line: &str) -> Option<Byline<'_>> {
    let bare = unwrapped(line);
    // "M.K." keeps its stop.
    let bare = if are_initials(line) { line } else { bare };
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

/// The line without a role after the name: "Hoài Thanh tổng hợp", "Minh Anh (lược dịch)".
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

/// Whether a line is made of Western names, and at most of what these people are; menus and headlines may look so, and the
/// line's place has to agree.
pub(super) fn bare_western_names(line: &str) -> Option<&str> {
    let line = unwrapped(line).trim_start_matches("--").trim_start_matches(['—', ' ']);
    let names = western_names(line).filter(|_| !has_vietnamese_letters(line))?;
    let rest = line.strip_prefix(names)?.trim();
    let has_role = || rest.starts_with(',') && rest.split_whitespace().any(is_role_word);
    let has_place = || rest.starts_with('|') && rest.split_whitespace().nth(5).is_none();
    (rest.is_empty() || has_role() || has_place()).then_some(names)
}

/// Whether a line says what a person is, and nothing else: "Staff Writer".
pub(super) fn is_role(line: &str) -> bool {
    let words: Vec<&str> = line.split_whitespace().take(6).collect();
    words.len() <= 5
        && words.last().is_some_and(|word| is_role_word(word))
        && words.first().is_some_and(|w| w.starts_with(char::is_uppercase))
}

const ROLE_ENDS: [&str; 22] = [
    "reporter",
    "reporters",
    "writer",
    "correspondent",
    "correspondents",
    "editor",
    "columnist",
    "contributor",
    "producer",
    "journalist",
    "bureau",
    "korrespondent",
    "korrespondentin",
    "redakteur",
    "redakteurin",
    "lokalredaktion",
    "journaliste",
    "correspondant",
    "correspondante",
    "periodista",
    "corresponsal",
    "redactor",
];
const ROLE_STARTS: [&str; 32] = [
    "staff",
    "senior",
    "chief",
    "special",
    "political",
    "business",
    "sports",
    "science",
    "health",
    "education",
    "environment",
    "culture",
    "arts",
    "technology",
    "economics",
    "economic",
    "crime",
    "legal",
    "foreign",
    "diplomatic",
    "national",
    "local",
    "city",
    "assistant",
    "deputy",
    "managing",
    "contributing",
    "news",
    "features",
    "digital",
    "freelance",
    "associated",
];

fn is_role_word(word: &str) -> bool {
    let lower = word.trim_matches(|c: char| !c.is_alphabetic()).to_lowercase();
    ROLE_ENDS.contains(&lower.as_str())
}

/// Cuts what follows names off: "Jo Doe @jodoe Reporter", "Jo Doe | Reporter", "Jo Doe, Political Editor", "Jo Doe in Rome".
fn western_names(line: &str) -> Option<&str> {
    let line = line.trim();
    let words: Vec<&str> = line.split_whitespace().take(24).collect();
    let has_role = words.iter().any(|word| is_role_word(word));
    let mut end = 0;
    let mut name = Vec::new();
    let mut from = 0;
    for (at, word) in words.iter().enumerate() {
        let start = line.get(from..)?.find(word)? + from;
        from = start + word.len();
        let bare = word.trim_end_matches([',', ';', '|']);
        let is_joint = matches!(*word, "and" | "&" | "und" | "et" | "và");
        let lower = bare.to_lowercase();
        let begins_role = has_role && (is_role_word(bare) || ROLE_STARTS.contains(&lower.as_str()));
        // "y" joins Spanish names, and stands inside them.
        let goes_on = !is_joint
            && !begins_role
            && (is_western_name_word(bare) || (is_particle(bare) && !name.is_empty()));
        if goes_on {
            name.push(bare);
        }
        let is_last = at + 1 == words.len();
        if !goes_on || is_last || bare.len() < word.len() {
            if !is_one_name(&name) {
                break;
            }
            end = if goes_on { start + bare.len() } else { end_of(line, start) };
            name.clear();
            let may_go_on = is_joint || (goes_on && word.ends_with(','));
            if !may_go_on {
                break;
            }
        }
    }
    line.get(..end).map(str::trim).filter(|names| !names.is_empty())
}

/// The end of what stands before a byte, without white space and commas.
fn end_of(line: &str, byte: usize) -> usize {
    line.get(..byte).map_or(0, |before| before.trim_end_matches([' ', ',']).len())
}

fn is_one_name(words: &[&str]) -> bool {
    (2..=5).contains(&words.len())
        && !words
            .iter()
            .enumerate()
            .any(|(at, word)| is_common_word(word) && (at == 0 || !is_particle(&word.to_lowercase())))
        && words.last().is_some_and(|word| is_western_name_word(word))
        && !is_place(&words.join(" "))
        && !is_office(&words.join(" "))
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
