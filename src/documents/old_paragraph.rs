//! A paragraph as letters, each with the run it is of: a word may go over several runs, and in VNI the mark of a letter may
//! stand in another run than the letter.

use super::document::Run;
use super::old_fonts::{Decision, font_of};
use super::old_judging::{Evidence, Judge, is_separator};
use super::old_letters::{OldLetters, byte_of, raise_capitals, single_letter, upper, vni_pair};
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;
use unicode_normalization::char::compose;

impl Placed {
    fn run(self) -> usize {
        usize::try_from(self.run).unwrap_or(usize::MAX)
    }
}

/// The name of a typeface; `None` where a run has none.
pub(super) type FontName = Option<Arc<str>>;

/// A letter, and the number of its run.
#[derive(Clone, Copy, Debug)]
struct Placed {
    c: char,
    run: u32,
}

/// A paragraph whose letters are looked at.
pub(super) struct Paragraph {
    runs: Vec<Run>,
    letters: Vec<Placed>,
    /// The words that have a letter beyond ASCII.
    words: Vec<Range<usize>>,
}

impl Paragraph {
    pub(super) fn new(runs: Vec<Run>) -> Self {
        let mut letters = Vec::new();
        for (at, run) in (0_u32..).zip(&runs) {
            let is_old = font_of(run).is_some();
            let placed = |c| Placed { c: if is_old { plain(c) } else { c }, run: at };
            letters.extend(run.text.chars().map(placed));
        }
        let words = words_of(&letters);
        Self { runs, letters, words }
    }

    pub(super) fn into_runs(self) -> Vec<Run> {
        self.runs
    }

    fn word(&self, range: &Range<usize>) -> &[Placed] {
        self.letters.get(range.clone()).unwrap_or_default()
    }

    /// The typeface that decides how a word is read: that of its first letter beyond ASCII.
    fn font_of_word(&self, word: &[Placed]) -> Option<&Arc<str>> {
        let placed = word.iter().find(|placed| !placed.c.is_ascii())?;
        self.runs.get(placed.run())?.style.font.as_ref()
    }

    /// What the words set in each typeface tell; every typeface of the paragraph is there.
    pub(super) fn evidence(&self, judge: &mut Judge) -> BTreeMap<FontName, Evidence> {
        let fonts = self.runs.iter().map(|run| run.style.font.clone());
        let mut all: BTreeMap<FontName, Evidence> = fonts.map(|font| (font, Evidence::default())).collect();
        let mut text = String::new();
        for range in &self.words {
            let word = self.word(range);
            text.clear();
            text.extend(word.iter().map(|placed| placed.c));
            if let Some(evidence) = all.get_mut(&self.font_of_word(word).cloned()) {
                evidence.add(&judge.evidence(&text));
            }
        }
        all
    }

    /// The runs with letters in Unicode, as it was decided for each typeface.
    pub(super) fn restored(self, fonts: &BTreeMap<FontName, Decision>) -> Vec<Run> {
        let decisions: Vec<Decision> = self
            .runs
            .iter()
            .map(|run| fonts.get(&run.style.font).copied().unwrap_or(Decision::Untold))
            .collect();
        let letters_of = |run: usize| decisions.get(run).and_then(|decision| decision.letters());
        let mut made: Vec<Placed> = Vec::with_capacity(self.letters.len());
        let mut has_tcvn3 = false;
        let mut end = 0;
        for range in &self.words {
            let between = self.letters.get(end..range.start).unwrap_or_default();
            made.extend(between.iter().map(|placed| beside(*placed, letters_of(placed.run()))));
            let word = self.word(range);
            let has_font = self.font_of_word(word).is_some();
            let first = word.iter().find(|placed| !placed.c.is_ascii());
            let letters = first.and_then(|placed| letters_of(placed.run()));
            let letters = letters.filter(|_| is_convertible(word, has_font));
            has_tcvn3 |= letters == Some(OldLetters::Tcvn3);
            match letters {
                Some(letters) => push_word(&mut made, word, letters),
                None => made.extend_from_slice(word),
            }
            end = range.end;
        }
        let rest = self.letters.get(end..).unwrap_or_default();
        made.extend(rest.iter().map(|placed| beside(*placed, letters_of(placed.run()))));
        let shows_capitals = |(at, run): (usize, &Run)| {
            font_of(run).is_some_and(|font| font.is_capitals) && letters_of(at).is_some()
        };
        let are_capitals: Vec<bool> = self.runs.iter().enumerate().map(shows_capitals).collect();
        for placed in made.iter_mut().filter(|placed| are_capitals.get(placed.run()) == Some(&true)) {
            placed.c = upper(placed.c);
        }
        if has_tcvn3 {
            raise(&mut made);
        }
        written(self.runs, &made, &decisions)
    }
}

/// The byte of a typeface of signs as a letter: some programs write those of old typefaces as private characters.
fn plain(c: char) -> char {
    let code = u32::from(c);
    if !(0xF020..=0xF0FF).contains(&code) {
        return c;
    }
    byte_of(c).map_or(c, char::from)
}

fn words_of(letters: &[Placed]) -> Vec<Range<usize>> {
    let mut words = Vec::new();
    let mut start = None;
    for (at, placed) in letters.iter().enumerate() {
        match (is_separator(placed.c), start) {
            (false, None) => start = Some(at),
            (true, Some(from)) => {
                words.push(from..at);
                start = None;
            }
            (true, None) | (false, Some(_)) => {}
        }
    }
    words.extend(start.map(|from| from..letters.len()));
    let is_ascii = |word: &Range<usize>| {
        letters.get(word.clone()).unwrap_or_default().iter().all(|placed| placed.c.is_ascii())
    };
    words.retain(|word| !is_ascii(word));
    words
}

/// Whether a word consists of bytes. A sign alone is no word, unless its typeface makes a letter of it.
fn is_convertible(word: &[Placed], has_font: bool) -> bool {
    let is_pdf_sign = |placed: &Placed| matches!(placed.c, '\u{2212}' | '\u{2219}');
    let is_lone_sign = match word {
        [placed] => !has_font && !placed.c.is_alphabetic(),
        _ => false,
    };
    word.iter().all(|placed| byte_of(placed.c).is_some()) && !is_lone_sign && !word.iter().all(is_pdf_sign)
}

/// A character between words: in VISCII, what windows-1252 takes for quotation marks and dashes are capitals.
fn beside(placed: Placed, letters: Option<OldLetters>) -> Placed {
    let is_capital = letters == Some(OldLetters::Viscii)
        && byte_of(placed.c).is_some_and(|byte| (0x80..0xA0).contains(&byte));
    if is_capital { Placed { c: single_letter(placed.c, OldLetters::Viscii), ..placed } } else { placed }
}

fn push_word(made: &mut Vec<Placed>, word: &[Placed], letters: OldLetters) {
    let mut rest = word.iter().peekable();
    while let Some(placed) = rest.next() {
        let mark = rest.peek().filter(|_| letters == OldLetters::Vni);
        if let Some(c) = mark.and_then(|mark| vni_pair(placed.c, mark.c)) {
            rest.next();
            made.push(Placed { c, ..*placed });
            continue;
        }
        let c = single_letter(placed.c, letters);
        let before = made.last_mut();
        match before.and_then(|before| compose(before.c, c).map(|composed| (before, composed))) {
            Some((before, composed)) => before.c = composed,
            None => made.push(Placed { c, ..*placed }),
        }
    }
}

/// Makes the capitals that TCVN3 does not have.
fn raise(made: &mut [Placed]) {
    let mut chars: Vec<char> = made.iter().map(|placed| placed.c).collect();
    for line in chars.split_mut(|c| *c == '\n') {
        raise_capitals(line);
    }
    for (placed, c) in made.iter_mut().zip(chars) {
        placed.c = c;
    }
}

/// The runs with their letters; those that are Unicode now name no typeface, and runs set alike become one.
fn written(runs: Vec<Run>, made: &[Placed], decisions: &[Decision]) -> Vec<Run> {
    let mut texts: Vec<String> = vec![String::new(); runs.len()];
    for placed in made {
        if let Some(text) = texts.get_mut(placed.run()) {
            text.push(placed.c);
        }
    }
    let mut written: Vec<Run> = Vec::with_capacity(runs.len());
    for ((mut run, text), decision) in runs.into_iter().zip(texts).zip(decisions) {
        run.text = text;
        if *decision != Decision::Doubtful {
            run.style.font = None;
        }
        if run.text.is_empty() {
            continue;
        }
        match written.last_mut().filter(|last| last.style == run.style) {
            Some(last) => last.text.push_str(&run.text),
            None => written.push(run),
        }
    }
    written
}
