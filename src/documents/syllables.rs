//! Whether a word is a Vietnamese syllable as it is written: an onset, a rhyme and a tone that go together. It needs no
//! list of words, and tells Vietnamese from what the wrong table makes of its bytes.

use crate::text::letters::letter;
use std::collections::HashSet;
use std::sync::LazyLock;

/// The longer ones first: the first that fits is taken, then the next.
const ONSETS: [&str; 28] = [
    "ngh", "ng", "nh", "ch", "gh", "gi", "kh", "ph", "qu", "th", "tr", "b", "c", "d", "đ", "g", "h", "k",
    "l", "m", "n", "p", "r", "s", "t", "v", "x", "",
];

/// The rhymes without their tones. *ăk*, *ek* and *ôk* are of names of the Central Highlands: Đắk, Krông Pắk.
static RHYMES: LazyLock<HashSet<&'static str>> = LazyLock::new(|| {
    "a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt ăk âc âm ân âng âp ât âu ây \
     e ec em en eng eo ep et ek ê êch êm ên êng ênh êp êt êu i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu \
     y ych ynh yt yp ia yêm yên yêng yêt yêu o oc oi om on ong op ot ooc oong oa oac oach oai oam oan oang oanh oao oap \
     oat oay oăc oăm oăn oăng oăp oăt oe oen oeo oet ô ôc ôi ôm ôn ông ôp ôt ôk ơ ơi ơm ơn ơp ơt u ua uc ui um un ung up \
     ut uôc uôi uôm uôn uông uôt uâ uân uâng uât uây uê uêch uênh uên uêt uy uya uych uynh uyt uyp uyu uyên uyêt uơ \
     ư ưa ưc ưi ưm ưn ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu"
        .split_ascii_whitespace()
        .collect()
});

/// The longest written syllable: *nghiêng*.
const MAX_CHARS: usize = 7;

/// Whether a word in NFC is a syllable, whatever its case.
#[must_use]
pub fn is_syllable(word: &str) -> bool {
    if word.chars().nth(MAX_CHARS).is_some() {
        return false;
    }
    let mut shaped = String::with_capacity(word.len());
    let mut tone = 0;
    for c in word.chars().flat_map(char::to_lowercase) {
        let parts = letter(c);
        if parts.tone > 0 && tone > 0 {
            return false;
        }
        tone = tone.max(parts.tone);
        shaped.push(parts.shaped);
    }
    ONSETS.iter().any(|onset| shaped.strip_prefix(onset).is_some_and(|rhyme| goes_with(onset, rhyme, tone)))
}

/// Whether an onset, a rhyme and a tone make a syllable.
fn goes_with(onset: &str, rhyme: &str, tone: u8) -> bool {
    // Of *gi* before i or ê one i is not written: gì, gìn, giếng.
    if onset == "g" && rhyme.starts_with('i') {
        return RHYMES.contains(rhyme) && is_sayable(rhyme, tone);
    }
    let is_before_front = rhyme.starts_with(['e', 'ê', 'i', 'y']);
    let is_spelt = match onset {
        "gh" | "ngh" => is_before_front,
        "g" | "ng" | "c" => !is_before_front,
        // Its u is the rhyme's: *quốc* has the rhyme uôc, *quý* uy.
        "qu" => !rhyme.starts_with(['u', 'o', 'ư']),
        _ => true,
    };
    is_spelt && RHYMES.contains(rhyme) && is_sayable(rhyme, tone)
}

/// Syllables that end in p, t, c or ch have the tones sắc or nặng only.
fn is_sayable(rhyme: &str, tone: u8) -> bool {
    !rhyme.ends_with(['p', 't', 'c', 'k']) && !rhyme.ends_with("ch") || matches!(tone, 4 | 5)
}
