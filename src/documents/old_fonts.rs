//! Documents whose letters are bytes of an old Vietnamese encoding made Unicode. A typeface's name says which encoding it
//! is for, but of the documents that name one half are Unicode already: what its words become decides, first for each
//! typeface over the whole document, then for each paragraph.

use super::document::{Block, Document, LeftOut, LeftOutKind, Run};
use super::font_names::{OldFont, old_font};
use super::old_judging::{Evidence, Judge, Reading};
use super::old_letters::{OldLetters, converted};
use super::old_paragraph::{FontName, Paragraph};
use super::tidying::find_char;
use std::collections::BTreeMap;

/// What the letters set in a typeface are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Decision {
    /// No letter tells it.
    Untold,
    AsTheyAre,
    Old(OldLetters),
    /// They read best in this encoding, but not well.
    Likely(OldLetters),
    /// They are in no one encoding, as far as can be told.
    Doubtful,
}

impl Decision {
    /// The encoding that letters are read in.
    pub(super) fn letters(self) -> Option<OldLetters> {
        match self {
            Self::Old(letters) | Self::Likely(letters) => Some(letters),
            Self::Untold | Self::AsTheyAre | Self::Doubtful => None,
        }
    }

    fn is_uncertain(self) -> bool {
        match self {
            Self::Likely(_) | Self::Doubtful => true,
            Self::Untold | Self::AsTheyAre | Self::Old(_) => false,
        }
    }
}

/// What was decided for each typeface of a document; text without one is under `None`.
pub(super) struct Decisions {
    fonts: BTreeMap<FontName, Decision>,
    /// The encodings that typefaces or a good part of the paragraphs are in beyond doubt.
    told: Vec<OldLetters>,
    /// Whether there are paragraphs that are Unicode already.
    has_unicode: bool,
}

/// A typeface's name read so that of 1,000 words with marks so many are syllables is believed.
const BELIEVED_SHARE: usize = 600;

/// In a document with doubtful letters, paragraphs are read that come out well; that come out so are read and told.
const GOOD_SHARE: usize = 900;
const LIKELY_SHARE: usize = 350;

/// Fewer words with marks than these tell nothing of text without an old typeface.
const FEWEST_WORDS: usize = 4;

/// An encoding is believed to be used in a document if one in so many of the words that are read for sure is in it.
const FEWEST_TOLD: usize = 100;

/// Makes the letters of a document Unicode; where they are so, its runs name no typeface any more. Text that does not come
/// out as Vietnamese is counted as [`LeftOutKind::UncertainEncoding`], a paragraph or cell each.
pub fn restore(document: &mut Document) {
    if is_unicode(document) {
        return forget_fonts(document);
    }
    let mut judge = Judge::default();
    let decisions = decide(document, &mut judge);
    let mut n_doubtful = 0;
    let mut before = None;
    for runs in paragraphs(document) {
        let paragraph = Paragraph::new(std::mem::take(runs));
        let evidence = paragraph.evidence(&mut judge);
        let decided = evidence.iter().map(|(font, evidence)| {
            let decision = decisions.for_paragraph(font, evidence, before);
            (font.clone(), decision)
        });
        let fonts: BTreeMap<FontName, Decision> = decided.collect();
        n_doubtful += usize::from(fonts.values().any(|decision| decision.is_uncertain()));
        before = fonts.values().find_map(|decision| decision.letters()).or(before);
        *runs = paragraph.restored(&fonts);
    }
    restore_facts(document, &decisions, &mut judge);
    if n_doubtful > 0 {
        document.left_out.push(LeftOut { what: LeftOutKind::UncertainEncoding, n: n_doubtful });
    }
}

/// Whether a document is plainly Unicode, as nearly all are: no typeface says otherwise, Vietnamese letters that no old encoding
/// has a byte for stand in each paragraph with a few marks, and no sign does that one would have in their place.
fn is_unicode(document: &Document) -> bool {
    let facts = &document.facts;
    let facts = [&facts.title, &facts.source, &facts.author].into_iter().flatten();
    let remarks = document.remarks.iter().flat_map(|remark| remark.author.iter().chain([&remark.words]));
    let pictures = document.blocks.iter().filter_map(|block| match block {
        Block::Picture { words, .. } => Some(words),
        Block::Text { .. } | Block::Row { .. } => None,
    });
    let others: Vec<&String> = facts.chain(remarks).chain(pictures).collect();
    let mut has_wide = false;
    // The same few typefaces come again and again.
    let mut known: Vec<&str> = Vec::new();
    for block in &document.blocks {
        if block.runs().any(|run| holds_vietnamese(&run.text)) {
            has_wide = true;
            continue;
        }
        let letters = block.runs().flat_map(|run| run.text.chars());
        if letters.filter(|c| !c.is_ascii() && c.is_alphabetic()).count() >= FEWEST_WORDS {
            return false;
        }
    }
    for run in document.blocks.iter().flat_map(Block::runs) {
        if let Some(font) = run.style.font.as_deref().filter(|font| !known.contains(font)) {
            if old_font(font).is_some() {
                return false;
            }
            known.push(font);
        }
        if holds_old_sign(&run.text) {
            return false;
        }
    }
    let is_wide = has_wide || others.iter().any(|text| holds_vietnamese(text));
    is_wide && !others.iter().any(|text| holds_old_sign(text))
}

fn holds_vietnamese(text: &str) -> bool {
    find_char(text, |byte| matches!(byte, 0xC4 | 0xC6 | 0xE1), is_vietnamese_only).is_some()
}

fn holds_old_sign(text: &str) -> bool {
    let may_begin = |byte| matches!(byte, 0xC2 | 0xC3 | 0xC5 | 0xC6 | 0xCB | 0xCE | 0xE2 | 0xEF);
    find_char(text, may_begin, is_old_sign).is_some()
}

/// Whether a letter is one that Vietnamese has and the encodings of Western Europe have not.
fn is_vietnamese_only(c: char) -> bool {
    matches!(c, 'Ă' | 'ă' | 'Đ' | 'đ' | 'Ơ' | 'ơ' | 'Ư' | 'ư' | '\u{1ea0}'..='\u{1ef9}')
}

/// Whether a sign of Latin-1 is none that stands in Vietnamese: bytes of an old encoding show as such.
fn is_old_sign(c: char) -> bool {
    let is_of_unicode = |c: char| {
        matches!(c, '\u{a0}' | '«' | '»' | '°' | '§' | '©' | '·' | '×' | 'Ð'
            | 'À'..='Ã' | 'È'..='Ê' | 'Ì' | 'Í' | 'Ò'..='Õ' | 'Ù' | 'Ú' | 'Ý'
            | 'à'..='ã' | 'è'..='ê' | 'ì' | 'í' | 'ò'..='õ' | 'ù' | 'ú' | 'ý')
    };
    // Bytes of windows-1252 that are letters there, and of symbol fonts.
    let is_of_bytes = matches!(
        c,
        'ƒ' | 'Š' | 'š' | 'Œ' | 'œ' | 'Ž' | 'ž' | 'Ÿ' | 'ˆ' | '˜' | 'μ' | '−' | 'ˉ' | '\u{f020}'..='\u{f0ff}'
    );
    is_of_bytes || (matches!(c, '\u{80}'..='\u{ff}') && !is_of_unicode(c))
}

/// The letters are Unicode: typefaces tell nothing any more.
fn forget_fonts(document: &mut Document) {
    for run in document.blocks.iter_mut().flat_map(Block::runs_mut) {
        run.style.font = None;
    }
}

/// The runs of each paragraph, note, item and cell.
fn paragraphs(document: &mut Document) -> impl Iterator<Item = &mut Vec<Run>> {
    document.blocks.iter_mut().flat_map(|block| match block {
        Block::Text { runs, .. } => std::slice::from_mut(runs).iter_mut(),
        Block::Row { cells, .. } => cells.iter_mut(),
        Block::Picture { .. } => [].iter_mut(),
    })
}

/// Decides for each typeface by all that is set in it.
fn decide(document: &mut Document, judge: &mut Judge) -> Decisions {
    let mut evidence: BTreeMap<FontName, Evidence> = BTreeMap::new();
    let mut n_sure: BTreeMap<OldLetters, usize> = BTreeMap::new();
    let mut has_unicode = false;
    for runs in paragraphs(document) {
        let paragraph = Paragraph::new(std::mem::take(runs));
        for (font, more) in paragraph.evidence(judge) {
            let tally = more.tally(Reading::AsIs);
            if let Some(letters) = more.sure().filter(|_| more.n_wide == 0) {
                *n_sure.entry(letters).or_default() += tally.n_words;
            }
            has_unicode |= more.n_wide > 0 || (tally.n_words >= FEWEST_WORDS && more.is_vietnamese());
            evidence.entry(font).or_default().add(&more);
        }
        *runs = paragraph.into_runs();
    }
    let n_words: usize = n_sure.values().sum();
    let is_told = |n: usize| n.saturating_mul(FEWEST_TOLD) >= n_words;
    let told = n_sure.into_iter().filter(|(_, n)| is_told(*n)).map(|(letters, _)| letters);
    let mut told: Vec<OldLetters> = told.collect();
    let declared = |font: &FontName| font.as_deref().and_then(old_font).map(|font| font.letters);
    let decided = evidence.into_iter().map(|(font, evidence)| {
        let decision = decision(declared(&font), &evidence);
        (font, decision)
    });
    let mut fonts: BTreeMap<FontName, Decision> = decided.collect();
    for letters in fonts.values().filter_map(|decision| decision.letters()) {
        if !told.contains(&letters) {
            told.push(letters);
        }
    }
    // A typeface of which there are letters without marks only is as the others for the same encoding are.
    for (font, decision) in &mut fonts {
        let letters = declared(font).filter(|letters| told.contains(letters));
        if let Some(letters) = letters.filter(|_| *decision == Decision::Untold) {
            *decision = Decision::Old(letters);
        }
    }
    Decisions { fonts, told, has_unicode }
}

/// What the words set in a typeface say its letters are.
fn decision(declared: Option<OldLetters>, evidence: &Evidence) -> Decision {
    let as_is = evidence.tally(Reading::AsIs);
    if as_is.n_words == 0 {
        return Decision::Untold;
    }
    let best = evidence.best();
    let share = |letters| evidence.tally(Reading::Old(letters)).share();
    let is_believed = |letters: &OldLetters| {
        share(*letters) >= BELIEVED_SHARE
            && share(*letters) * 2 >= as_is.share() * 3
            && share(*letters) >= share(best)
            && evidence.n_wide * 2 < as_is.n_words
    };
    if let Some(letters) = declared.filter(is_believed).or_else(|| evidence.sure()) {
        return Decision::Old(letters);
    }
    let is_unicode = evidence.is_vietnamese() || evidence.n_wide * 2 >= as_is.n_words;
    let is_likely =
        share(best) >= BELIEVED_SHARE && evidence.stands_out(best) && as_is.n_words >= FEWEST_WORDS;
    let is_western = evidence.is_spelt_western() && share(best) < BELIEVED_SHARE;
    if is_unicode || is_western || (declared.is_none() && !is_likely) {
        return Decision::AsTheyAre;
    }
    Decision::Doubtful
}

impl Decisions {
    /// What the letters in a typeface are in a paragraph of which this is known: it may be another than elsewhere.
    fn for_paragraph(&self, font: &FontName, evidence: &Evidence, before: Option<OldLetters>) -> Decision {
        let usual = self.fonts.get(font).copied().unwrap_or(Decision::Untold);
        let n_words = evidence.tally(Reading::AsIs).n_words;
        if n_words == 0 {
            return if usual == Decision::Doubtful { Decision::Untold } else { usual };
        }
        if let Some(sure) = evidence.sure().filter(|_| evidence.n_wide == 0) {
            return Decision::Old(sure);
        }
        match usual {
            Decision::Old(letters) | Decision::Likely(letters) => against(letters, evidence).unwrap_or(usual),
            Decision::Doubtful => self.among_told(evidence, before),
            Decision::Untold | Decision::AsTheyAre => usual,
        }
    }

    /// What a paragraph is in a typeface that is used for several encodings: that of those found elsewhere which reads best,
    /// and of several that read alike that of the paragraph before.
    fn among_told(&self, evidence: &Evidence, before: Option<OldLetters>) -> Decision {
        let is_unicode = evidence.is_vietnamese() && self.has_unicode;
        let share = |letters: OldLetters| evidence.tally(Reading::Old(letters)).share();
        let best =
            self.told.iter().copied().max_by_key(|letters| (share(*letters), before == Some(*letters)));
        let Some(best) = best.filter(|_| !is_unicode && evidence.n_wide == 0) else {
            return if evidence.is_vietnamese() { Decision::AsTheyAre } else { Decision::Doubtful };
        };
        let others = self.told.iter().filter(|letters| **letters != best).map(|letters| share(*letters));
        let as_is = if self.has_unicode { evidence.tally(Reading::AsIs).share() } else { 0 };
        let next = others.chain([as_is]).max().unwrap_or_default();
        match share(best) {
            BELIEVED_SHARE.. if share(best) * 2 >= next * 3 || before == Some(best) => Decision::Old(best),
            LIKELY_SHARE.. if share(best) > next => Decision::Likely(best),
            _ => Decision::Doubtful,
        }
    }
}

/// What a paragraph is of which most that is set in its typeface is in an encoding, and it is not.
fn against(usual: OldLetters, evidence: &Evidence) -> Option<Decision> {
    let n_words = evidence.tally(Reading::AsIs).n_words;
    let as_is = evidence.tally(Reading::AsIs).share();
    let share = |letters: OldLetters| evidence.tally(Reading::Old(letters)).share();
    let best = evidence.best();
    let is_wide = evidence.n_wide * 4 >= n_words;
    let is_better = n_words >= FEWEST_WORDS && share(usual) * 3 < as_is * 2;
    if evidence.is_vietnamese() && (is_wide || is_better) {
        return Some(Decision::AsTheyAre);
    }
    let is_other = n_words > 1
        && share(best) >= GOOD_SHARE
        && evidence.stands_out(best)
        && evidence.n_wide == 0
        && share(usual) * 3 < share(best);
    is_other.then_some(Decision::Old(best))
}

/// What a document says of itself and what was said of its words has no typeface: it is read as its text is.
fn restore_facts(document: &mut Document, decisions: &Decisions, judge: &mut Judge) {
    let facts = &mut document.facts;
    let facts = [&mut facts.title, &mut facts.source, &mut facts.author].into_iter().flatten();
    let remarks = document.remarks.iter_mut();
    let remarks = remarks.flat_map(|remark| remark.author.iter_mut().chain([&mut remark.words]));
    let pictures = document.blocks.iter_mut().filter_map(|block| match block {
        Block::Picture { words, .. } => Some(words),
        Block::Text { .. } | Block::Row { .. } => None,
    });
    for words in facts.chain(remarks).chain(pictures) {
        let evidence = judge.evidence(words);
        let is_good = |letters: &OldLetters| {
            let share = evidence.tally(Reading::Old(*letters)).share();
            share >= GOOD_SHARE && share * 2 >= evidence.tally(Reading::AsIs).share() * 3
        };
        let letters = evidence.sure().or_else(|| decisions.told.iter().copied().find(is_good));
        if let Some(letters) = letters.filter(|_| evidence.n_wide == 0) {
            *words = converted(words, letters);
        }
    }
}

/// What the typeface of a run says.
pub(super) fn font_of(run: &Run) -> Option<OldFont> {
    run.style.font.as_deref().and_then(old_font)
}

#[cfg(test)]
mod tests {
    use super::{holds_old_sign, holds_vietnamese, is_old_sign, is_vietnamese_only};

    #[test]
    fn no_sign_is_missed_for_its_first_byte() {
        for c in char::MIN..=char::MAX {
            let text = c.to_string();
            assert_eq!(holds_old_sign(&text), is_old_sign(c), "{c:?}");
            assert_eq!(holds_vietnamese(&text), is_vietnamese_only(c), "{c:?}");
        }
    }
}
