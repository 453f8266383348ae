//! Names of people as Western languages write them, and what is said of these people in the same line.

use crate::text::line_facts::has_vietnamese_letters;
use crate::text::names::{is_office, is_place};
use crate::text::outlets::unwrapped;
use std::collections::HashSet;
use std::sync::LazyLock;

const PARTICLES: [&str; 20] = [
    "von", "van", "der", "den", "de", "la", "le", "du", "des", "del", "da", "dos", "di", "zu", "zur", "y",
    "e", "bin", "al", "ten",
];

/// Words that titles and menus have and names have not.
static COMMON: LazyLock<HashSet<&'static str>> = LazyLock::new(|| {
    "the a an of and or in on at to for from with by your our my this that these new more all who what why how when where \
     is are was be not no do does about after before into over top best home news sport sports world local business \
     opinion life style culture arts travel weather jobs classifieds contact us privacy policy terms use sign log read \
     share comment comments photo photos video videos watch listen live latest breaking most related real estate food \
     drink things events letters letter editor review briefing monday tuesday wednesday thursday friday saturday sunday \
     january february march april june july august september october november december advertisement subscribe \
     newsletter newsletters search menu help story stories part chapter book love cars homes health science tech \
     technology politics economy education money features classical press release editorial staff team office \
     prime minister president king queen mr mrs ms dr sir lord lady pope senator governor mayor chancellor secretary \
     general united nations states kingdom city county university college company council committee court party union \
     bank street road avenue north south east west republic republican democratic \
     le les des un une et ou dans sur pour par avec à au aux en ce cette nos notre votre accueil actualités politique \
     économie société culture sports monde région météo annonces lire aussi dossier \
     der die das ein eine und oder im am zum zur mit für auf aus bei startseite nachrichten politik wirtschaft kultur \
     wetter anzeigen mehr zum thema lesen sie auch meinung reise wissen gesundheit \
     el los las unos una o en con por para su sus inicio noticias política deportes cultura economía sociedad tiempo \
     anuncios leer más redacción opinión"
        .split_ascii_whitespace()
        .collect()
});

/// Whether a word may stand in a Western name: "Jo", "O'Dowd", "Jean-Luc", "D.", "von".
fn is_western_name_word(word: &str) -> bool {
    let first = word.chars().next();
    let is_lettered = word.chars().all(|c| c.is_alphabetic() || matches!(c, '\'' | '’' | '-' | '.'));
    let lower = word.to_lowercase();
    let is_elided = lower.starts_with("d'") || lower.starts_with("d’");
    is_lettered && (first.is_some_and(char::is_uppercase) || is_elided) && word.chars().count() <= 20
}

fn is_particle(word: &str) -> bool {
    PARTICLES.contains(&word)
}

pub(super) fn is_common_word(word: &str) -> bool {
    COMMON.contains(word.to_lowercase().as_str())
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
pub(super) fn western_names(line: &str) -> Option<&str> {
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
        && words
            .last()
            .is_some_and(|word| is_western_name_word(word) && word.trim_end_matches('.').len() >= 2)
        && !is_place(&words.join(" "))
        && !is_office(&words.join(" "))
}
