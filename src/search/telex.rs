//! What was typed with the keys of an input method while that was off: Telex and VNI, read as they were meant.

use crate::text::letters::{is_bare_syllable, letter, with_tone};

/// A way of typing Vietnamese.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Typing {
    /// Marks by letters: `DDangr booj`.
    Telex,
    /// Marks by digits: `D9a3ng bo65`.
    Vni,
}

/// What words were meant to be if they were typed in one of the ways, Telex first; nothing where they would stay the
/// same.
#[must_use]
pub fn meant(words: &str) -> Vec<String> {
    let mut meant: Vec<String> = Vec::new();
    for typing in [Typing::Telex, Typing::Vni] {
        let read = decode(words, typing);
        if read != words && !meant.contains(&read) {
            meant.push(read);
        }
    }
    meant
}

/// Reads each word as typed in this way; what makes no syllable stays as it is.
#[must_use]
pub fn decode(words: &str, typing: Typing) -> String {
    let mut read = String::with_capacity(words.len());
    let mut rest = words;
    while !rest.is_empty() {
        let after = rest.trim_start_matches(char::is_alphanumeric);
        let word = rest.get(..rest.len() - after.len()).unwrap_or_default();
        read.push_str(&decode_word(word, typing).unwrap_or_else(|| word.to_owned()));
        rest = after.trim_start_matches(|c: char| !c.is_alphanumeric());
        read.push_str(after.get(..after.len() - rest.len()).unwrap_or_default());
    }
    read
}

/// Reads a word as typed in this way; `None` where it makes no syllable.
pub(super) fn decode_word(word: &str, typing: Typing) -> Option<String> {
    let mut syllable = Syllable::default();
    for key in word.chars() {
        if !key.is_ascii() {
            return None;
        }
        let is_taken = match typing {
            Typing::Telex => syllable.press_telex(key),
            Typing::Vni => syllable.press_vni(key),
        };
        if !is_taken {
            syllable.push(key);
        }
    }
    syllable.written()
}

/// A syllable as its keys make it: letters with shapes, and one tone for all.
#[derive(Debug, Default)]
struct Syllable {
    letters: Vec<Typed>,
    tone: u8,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Typed {
    /// In lower case, without a tone.
    c: char,
    is_upper: bool,
}

impl Syllable {
    fn push(&mut self, key: char) {
        self.letters.push(Typed { c: key.to_ascii_lowercase(), is_upper: key.is_uppercase() });
    }

    /// Takes a key that marks what is there already; says whether it was one.
    fn press_telex(&mut self, key: char) -> bool {
        let lower = key.to_ascii_lowercase();
        match lower {
            's' | 'f' | 'r' | 'x' | 'j' | 'z' if self.has_vowel() => {
                self.tone = match lower {
                    'f' => 1,
                    'r' => 2,
                    'x' => 3,
                    's' => 4,
                    'j' => 5,
                    _ => 0,
                };
                true
            }
            'd' => self.bar(),
            'a' | 'e' | 'o' => !self.unhat(lower) && self.hat(&[lower]),
            'w' if self.horn() || self.breve() => true,
            'w' if !self.has_vowel() => {
                self.letters.push(Typed { c: 'ư', is_upper: key.is_uppercase() });
                true
            }
            _ => false,
        }
    }

    fn press_vni(&mut self, key: char) -> bool {
        match key {
            '0'..='5' if self.has_vowel() => {
                // The digits are those of the keys: 1 sắc, 2 huyền, 3 hỏi, 4 ngã, 5 nặng.
                self.tone = match key {
                    '1' => 4,
                    '2' => 1,
                    '3' => 2,
                    '4' => 3,
                    '5' => 5,
                    _ => 0,
                };
                true
            }
            '6' => self.hat(&['a', 'e', 'o']),
            '7' => self.horn(),
            '8' => self.breve(),
            '9' => self.bar(),
            _ => false,
        }
    }

    /// The letters that carry the sound: without the u of qu and, where another vowel follows, the i of gi.
    fn vowels(&self) -> impl Iterator<Item = usize> + '_ {
        let letter_at = |at: usize| self.letters.get(at).map(|typed| typed.c);
        let is_vowel = |c: char| matches!(letter(c).base, 'a' | 'e' | 'i' | 'o' | 'u' | 'y');
        let is_of_onset = move |at: usize| {
            at == 1
                && match (letter_at(0), letter_at(1)) {
                    (Some('q'), Some('u')) => true,
                    (Some('g'), Some('i')) => letter_at(2).is_some_and(is_vowel),
                    _ => false,
                }
        };
        let are_vowels = self.letters.iter().enumerate().filter(move |(_, typed)| is_vowel(typed.c));
        are_vowels.map(|(at, _)| at).filter(move |at| !is_of_onset(*at))
    }

    fn has_vowel(&self) -> bool {
        self.vowels().next().is_some()
    }

    /// Makes the d before the key đ, or the one at the beginning: `HDDND`, `dangd`.
    fn bar(&mut self) -> bool {
        let is_d = |typed: &Typed| typed.c == 'd';
        let at = if self.letters.last().is_some_and(is_d) { self.letters.len() - 1 } else { 0 };
        let typed = self.letters.get_mut(at).filter(|typed| is_d(typed));
        typed.map(|typed| typed.c = 'đ').is_some()
    }

    /// Puts a hat on the last of these letters.
    fn hat(&mut self, of: &[char]) -> bool {
        self.shape(|c| match c {
            _ if !of.contains(&c) => None,
            'a' => Some('â'),
            'e' => Some('ê'),
            'o' => Some('ô'),
            _ => None,
        })
    }

    /// Takes the hat away that the key before gave: `xooong` is *xoong*.
    fn unhat(&mut self, key: char) -> bool {
        let is_hatted = |typed: &&mut Typed| typed.c != key && matches!(typed.c, 'â' | 'ê' | 'ô');
        let last = self.letters.last_mut().filter(is_hatted).filter(|typed| letter(typed.c).base == key);
        last.map(|typed| typed.c = key).is_some()
    }

    fn breve(&mut self) -> bool {
        self.shape(|c| (c == 'a').then_some('ă'))
    }

    /// Puts a horn on u and o; ươ where both are there.
    fn horn(&mut self) -> bool {
        let vowels: Vec<usize> = self.vowels().collect();
        let c = |at: usize| self.letters.get(at).map(|typed| typed.c);
        let last = vowels.iter().rposition(|at| c(*at) == Some('o'));
        let at = last.or_else(|| vowels.iter().position(|at| c(*at) == Some('u')));
        // In oa it is the a that is meant, which has no horn.
        let is_of_breve = last.is_some() && vowels.iter().any(|at| c(*at) == Some('a'));
        let Some(at) = at.filter(|_| !is_of_breve).and_then(|at| vowels.get(at)).copied() else {
            return false;
        };
        self.letters.get_mut(at).map(|typed| typed.c = if typed.c == 'o' { 'ơ' } else { 'ư' }).is_some()
    }

    /// Gives the last vowel that can have one another shape.
    fn shape(&mut self, shaped: impl Fn(char) -> Option<char>) -> bool {
        let vowels: Vec<usize> = self.vowels().collect();
        for at in vowels.into_iter().rev() {
            if let Some(typed) = self.letters.get_mut(at)
                && let Some(c) = shaped(typed.c)
            {
                typed.c = c;
                return true;
            }
        }
        false
    }

    /// The syllable in letters, the tone where the old style has it.
    fn written(mut self) -> Option<String> {
        let vowels: Vec<usize> = self.vowels().collect();
        self.spread_horn(&vowels);
        let carrier = self.carrier(&vowels);
        if (self.tone > 0 && carrier.is_none()) || !self.is_sayable(&vowels) {
            return None;
        }
        let letters = self.letters.iter().enumerate().map(|(at, typed)| {
            let c = if carrier == Some(at) { with_tone(typed.c, self.tone) } else { typed.c };
            if typed.is_upper { c.to_uppercase().next().unwrap_or(c) } else { c }
        });
        Some(letters.collect())
    }

    /// Whether the letters can be a syllable (*Đắk* ends as *đác* does) or, without a vowel, letters of an acronym.
    fn is_sayable(&self, vowels: &[usize]) -> bool {
        let bare: String = self.letters.iter().map(|typed| letter(typed.c).base).collect();
        let bare = bare.strip_suffix('k').map_or_else(|| bare.clone(), |before| format!("{before}c"));
        vowels.is_empty() || is_bare_syllable(&bare)
    }

    /// Of u and ơ both have the horn wherever something follows: *thuở*, but *thương*, *người*.
    fn spread_horn(&mut self, vowels: &[usize]) {
        let n_letters = self.letters.len();
        for pair in vowels.windows(2) {
            let [u, o] = *pair else { continue };
            let c = |at: usize| self.letters.get(at).map(|typed| typed.c);
            if o == u + 1 && c(u) == Some('u') && c(o) == Some('ơ') && o + 1 < n_letters {
                self.letters.get_mut(u).into_iter().for_each(|typed| typed.c = 'ư');
            }
        }
    }

    /// The letter that bears the tone.
    fn carrier(&self, vowels: &[usize]) -> Option<usize> {
        let is_shaped = |at: &&usize| {
            self.letters.get(**at).is_some_and(|typed| letter(typed.c).shaped != letter(typed.c).base)
        };
        if let Some(at) = vowels.iter().rev().find(is_shaped) {
            return Some(*at);
        }
        let last = *vowels.last()?;
        let has_coda = last + 1 < self.letters.len();
        match vowels {
            [first, _] if !has_coda => Some(*first),
            [_, middle, _] if !has_coda => Some(*middle),
            _ => Some(last),
        }
    }
}
