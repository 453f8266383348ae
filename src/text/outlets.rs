//! Where an article was taken from: newspapers, agencies and sites, and the lines and brackets that name them.

use crate::text::fold::{Strength, fold};
use crate::text::line_facts::has_vietnamese_letters;
use crate::text::names::{is_institution, is_place};
use crate::text::western_names::is_common_word;
use std::collections::HashSet;
use std::sync::LazyLock;

/// Agencies and newspapers, folded, that are known without any word of theirs.
static KNOWN: LazyLock<HashSet<&'static str>> = LazyLock::new(|| {
    "ttxvn; vov; vov online; vtv; vna; vietnam+; vnexpress; tuổi trẻ; thanh niên; dân trí; vietnamnet; vietnamplus; nhân dân; tiền phong; \
     lao động; người lao động; zing; znews; cafef; soha; vneconomy; vtc; vtc news; vtv news; sggp; hnm; hànộimới; plo; plvn; \
     nlđo; nlđ; cand; qđnd; đcsvn; chinhphu.vn; tân hoa xã; \
     reuters; ap; associated press; the associated press; afp; agence france-presse; upi; bloomberg; bbc; cnn; xinhua; \
     kyodo; kyodo news; yonhap; tass; sputnik; interfax; dpa; apa; sda; epd; kna; sid; efe; europa press; ansa; lusa; \
     belga; anp; pti; ani; ians; bernama; antara; jiji; pa media; press association; canadian press; \
     the canadian press; aap; npr; dow jones; kna; keystone-sda; agencia efe"
        .split("; ")
        .collect()
});

/// Words by which newspapers call themselves, folded.
static MASTHEADS: LazyLock<HashSet<&'static str>> = LazyLock::new(|| {
    "times post gazette herald observer argus ledger tribune journal chronicle courier guardian telegraph examiner echo \
     mercury advertiser bulletin dispatch enquirer inquirer sentinel register weekly daily mail express star sun standard independent magazine monitor \
     news record today citizen \
     zeitung tageblatt tagblatt kurier bote anzeiger nachrichten rundschau \
     courrier gazette dépêche figaro quotidien matin parisien \
     diario gaceta correo voz periódico heraldo vanguardia"
        .split_ascii_whitespace()
        .collect()
});

/// Cuts "Nguồn: X", "Theo X" and "(Source: X)" down to X; `None` for any other line.
pub(super) fn source_of(line: &str) -> Option<&str> {
    let line = unwrapped(line);
    if line.split_whitespace().nth(12).is_some() {
        return None;
    }
    labelled_source(line).or_else(|| theo(line)).or_else(|| lent_by(line)).or_else(|| closing_alone(line))
}

fn labelled_source(line: &str) -> Option<&str> {
    const LABELS: [&str; 17] = [
        "nguồn",
        "nguồn tin",
        "theo nguồn",
        "dẫn nguồn",
        "source",
        "sources",
        "quelle",
        "quellen",
        "fuente",
        "fuentes",
        "nguồn bài viết",
        "theo",
        "via",
        "来源",
        "來源",
        "出典",
        "출처",
    ];
    let (label, rest) = line.split_once([':', '：'])?;
    let label = label.trim_start_matches(['(', '[', '*', '_']).trim().to_lowercase();
    let rest = rest.split('|').next().unwrap_or_default();
    let rest = unwrapped(rest);
    (LABELS.contains(&label.as_str()) && !rest.is_empty()).then_some(rest)
}

/// "Theo Reuters, Khmer Times", "Theo báo Lao Động", "Nguồn Lao Động", "Tổng hợp từ AFP".
fn theo(line: &str) -> Option<&str> {
    let folded: String = line.chars().take(16).collect::<String>().to_lowercase();
    let doubled = ["dẫn theo ", "lược dịch theo ", "dịch theo ", "tổng hợp từ ", "lược dịch từ ", "dịch từ "];
    let opening = doubled.iter().find(|opening| folded.starts_with(**opening));
    let line = opening.map_or(Some(line), |opening| line.get(opening.len()..))?;
    let (first, rest) =
        if opening.is_some() { ("Theo", line) } else { line.split_once(char::is_whitespace)? };
    let rest = unwrapped(rest);
    let second = rest.split_whitespace().next()?;
    let is_outlet = second.chars().next().is_some_and(char::is_uppercase)
        || matches!(second.to_lowercase().as_str(), "báo" | "trang" | "tạp" | "đài" | "cổng")
        || second.contains('.');
    let is_part = |part: &str| {
        let begins_big = part.chars().next().is_some_and(char::is_uppercase) || part.contains('.');
        begins_big && part.split_whitespace().count() <= 4
    };
    let is_list = || rest.split([',', ';', '/']).all(|part| is_part(part.trim()));
    let is_whole = !rest.contains([':', ';'])
        && rest.split_whitespace().count() <= 9
        && (!rest.contains(',') || is_list());
    if !matches!(first.to_lowercase().as_str(), "theo" | "nguồn") {
        return None;
    }
    // "Theo Lan Anh (Vietnam+)"
    if let Some((_, inside)) = rest.split_once(" (").filter(|(_, inside)| is_outlet_mark(inside)) {
        return Some(inside);
    }
    (is_outlet && is_whole).then_some(rest)
}

/// "Con información de EFE", "Mit Material von dpa", "Copyright 2020 AP", "© dpa".
fn lent_by(line: &str) -> Option<&str> {
    const OPENINGS: [&str; 9] = [
        "Con información de ",
        "Con información de la agencia ",
        "Mit Material von ",
        "Mit Informationen von ",
        "With files from ",
        "Avec l'",
        "Avec l’",
        "Avec ",
        "By ",
    ];
    if let Some(outlet) = OPENINGS.iter().find_map(|opening| line.strip_prefix(opening)) {
        return Some(unwrapped(outlet)).filter(|outlet| is_agency(outlet));
    }
    let lower = line.to_lowercase();
    let rest = if lower.starts_with("copyright ") {
        line.get("copyright ".len()..)
    } else {
        line.strip_prefix('©')
    }?;
    let outlet = rest.trim_matches(|c: char| {
        c.is_whitespace() || c.is_ascii_digit() || matches!(c, '©' | '.' | '(' | ')')
    });
    let outlet = outlet.split(". ").next().unwrap_or_default();
    is_agency(outlet).then_some(outlet)
}

/// "– AFP", "AFP".
fn closing_alone(line: &str) -> Option<&str> {
    let outlet = line.trim_start_matches(['–', '—', '-', ' ', '/']);
    is_agency(outlet).then_some(outlet)
}

/// Whether words are the name of an agency or a newspaper that is known everywhere.
pub(super) fn is_agency(words: &str) -> bool {
    words.len() <= 40 && KNOWN.contains(fold(words.trim(), Strength::Case).trim_end_matches('.'))
}

/// Whether words may be an outlet where only an outlet can stand, in brackets or after a slash: known, letters in capitals,
/// a domain.
pub(super) fn is_outlet_mark(words: &str) -> bool {
    const NONE: [&str; 19] = [
        "TPHCM", "TP.HCM", "HCM", "HN", "PV", "CTV", "UBND", "HĐND", "TBT", "BBT", "TW", "USA", "US", "UK",
        "EU", "UN", "VN", "GDP", "WHO",
    ];
    let words = words.trim();
    let letters = words.chars().filter(|c| c.is_alphabetic()).count();
    let is_acronym = (2..=8).contains(&letters)
        && words.chars().all(|c| c.is_uppercase() || matches!(c, '&' | '-'))
        && !words.chars().all(|c| matches!(c, 'I' | 'V' | 'X'))
        && !NONE.contains(&words);
    is_known_outlet(words) || is_acronym
}

/// Whether words name an outlet wherever they stand: a known one, a site, "Báo X", "VOV-Miền Trung", "TTXVN/Tin tức".
pub(super) fn is_known_outlet(words: &str) -> bool {
    let words = words.trim();
    let first = || words.split(['-', '/', ' ']).next().unwrap_or_default();
    let is_desk =
        || words.len() <= 60 && words.contains(['-', '/', ' ']) && is_agency(first()) && first().len() >= 3;
    is_outlet(words) || is_desk()
}

fn is_domain(words: &str) -> bool {
    let lower = words.to_lowercase();
    let ends = [".vn", ".com", ".net", ".org", ".fr", ".de", ".es", ".uk", ".info"];
    !words.contains(char::is_whitespace)
        && lower.is_ascii()
        && !lower.contains('@')
        && ends.iter().any(|ending| lower.trim_end_matches('/').ends_with(ending))
}

/// Whether a line names a newspaper or site and nothing else: "Báo Nhân Dân", "TTXVN", "baothainguyen.vn".
pub(super) fn is_outlet(line: &str) -> bool {
    const STARTS: [&str; 7] = [
        "báo ",
        "tạp chí ",
        "cổng thông tin",
        "thông tấn xã",
        "đài tiếng nói",
        "đài truyền hình",
        "đài phát thanh",
    ];
    let n_words = line.split_whitespace().take(13).count();
    let lower = line.to_lowercase();
    is_agency(line)
        || is_domain(line)
        || (n_words <= if lower.starts_with("cổng") { 12 } else { 8 }
            && STARTS.iter().any(|start| lower.starts_with(start)))
}

/// Whether a line may be a newspaper's name at the head of its page: "The Marsh Gazette", "La Voz Ribereña".
pub(super) fn is_masthead(line: &str) -> bool {
    let is_small = |word: &str| {
        matches!(word, "of" | "the" | "and" | "de" | "la" | "le" | "du" | "des" | "del" | "der" | "&")
    };
    let words: Vec<&str> = line.split_whitespace().take(7).collect();
    let is_big = |word: &&str| word.chars().next().is_some_and(char::is_uppercase) || is_small(word);
    let is_one = |word: &&str| {
        let lower = word.to_lowercase();
        let is_compound = ["zeitung", "kurier", "blatt", "anzeiger"].iter().any(|end| lower.ends_with(end));
        is_compound || lower.rsplit('-').next().is_some_and(|last| MASTHEADS.contains(last))
    };
    (2..=6).contains(&words.len())
        && words.iter().all(is_big)
        && words.iter().any(is_one)
        && words.iter().any(|word| !is_one(word) && !is_common_word(word))
        && !line.ends_with(['.', '?', '!', ':'])
        && !line.chars().any(|c| c.is_ascii_digit())
}

/// The agency that stands before the first sentence: "(HNM) – …", "HANOI (Reuters) - …", "TTXVN - …".
pub(super) fn opening_agency(paragraph: &str) -> Option<&str> {
    const DASHES: [&str; 6] = ["-", "–", "—", ".-", ".–", ":"];
    let goes_on = |rest: &str| DASHES.iter().any(|dash| rest.trim_start().starts_with(dash));
    let head_end = paragraph.char_indices().nth(90).map_or(paragraph.len(), |(at, _)| at);
    let head = paragraph.get(..head_end)?;
    let Some((place, rest)) = head.split_once(['(', '[']) else {
        return bare_opening(head);
    };
    let (inside, after) = rest.split_once([')', ']'])?;
    let n_words = inside.split_whitespace().count();
    if place.trim().is_empty() {
        let is_name = n_words <= 3 && inside.chars().next().is_some_and(char::is_uppercase) && goes_on(after);
        let is_one = is_outlet_mark(inside) || (is_name && !inside.contains(':') && !is_place(inside));
        return (is_one && !is_institution(inside)).then(|| inside.trim());
    }
    let is_dateline = place.split_whitespace().count() <= 7
        && place.chars().next().is_some_and(char::is_uppercase)
        && !place.contains(['"', '“', '?', '!', ';', ':']);
    (is_dateline && goes_on(after) && n_words <= 3 && is_outlet_mark(inside)).then(|| inside.trim())
}

/// "TTXVN - Sáng nay", "VOV.VN - Ngày": letters in capitals, or a name that is known, before a dash.
fn bare_opening(head: &str) -> Option<&str> {
    let (agency, rest) = [" - ", " – ", " — "].iter().find_map(|dash| head.split_once(dash))?;
    let is_one = is_known_outlet(agency) && agency.split_whitespace().count() <= 4;
    // Elsewhere than in Vietnam these are places: "LONDON - …".
    let is_acronym = agency.chars().count() >= 3 && is_outlet_mark(agency) && has_vietnamese_letters(rest);
    let goes_on =
        rest.chars().find(|c| c.is_alphanumeric()).is_some_and(|c| c.is_uppercase() || c.is_numeric());
    (goes_on && (is_one || is_acronym)).then_some(agency)
}

/// Cuts "(Ảnh: X)." free of its brackets and stop.
pub(super) fn unwrapped(line: &str) -> &str {
    line.trim_matches(|c: char| {
        c.is_whitespace() || matches!(c, '(' | ')' | '[' | ']' | '.' | '*' | '_' | '/')
    })
}
