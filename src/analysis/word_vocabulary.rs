//! Texts as numbers: every way a token is written has one, every syllable (what it is compared by) another, in the
//! order in which they are first met.

use std::collections::HashMap;

use rayon::prelude::*;
use unicode_normalization::UnicodeNormalization;

use super::pieces::piece;
use super::quick_hash::Quick;
use super::word_grams::NONE;
use super::word_texts::{Cancelled, WordText};
use super::word_tokens::{each_token, key_of};
use crate::text::positions::Span;

/// The bytes of a token that fit into one number: nearly all do.
const SHORT: usize = 16;

/// A way in which a token is written.
#[derive(Clone, Debug)]
pub(super) struct Form {
    /// As it stands in the text, composed.
    pub text: String,
    /// The number of its syllable.
    pub syllable: u32,
}

/// The forms and syllables of some texts.
#[derive(Clone, Debug, Default)]
pub(super) struct Vocabulary {
    pub forms: Vec<Form>,
    pub syllables: Vec<String>,
    short: Quick<u128, u32>,
    long: HashMap<String, u32>,
    form_of: HashMap<String, u32>,
    syllable_of: HashMap<String, u32>,
}

impl Vocabulary {
    /// The number of a form, which it gets if it has none.
    #[inline]
    pub fn form(&mut self, raw: &str) -> u32 {
        let mut bytes = [0; SHORT];
        let Some(room) = bytes.get_mut(..raw.len()) else { return self.long_form(raw) };
        room.copy_from_slice(raw.as_bytes());
        let packed = u128::from_le_bytes(bytes);
        if let Some(form) = self.short.get(&packed) {
            return *form;
        }
        let form = self.new_form(raw);
        self.short.insert(packed, form);
        form
    }

    fn long_form(&mut self, raw: &str) -> u32 {
        if let Some(form) = self.long.get(raw) {
            return *form;
        }
        let form = self.new_form(raw);
        self.long.insert(raw.to_owned(), form);
        form
    }

    fn new_form(&mut self, raw: &str) -> u32 {
        let text: String = raw.nfc().collect();
        if let Some(form) = self.form_of.get(&text) {
            return *form;
        }
        let syllable = self.new_syllable(key_of(&text));
        let form = number(self.forms.len());
        self.form_of.insert(text.clone(), form);
        self.forms.push(Form { text, syllable });
        form
    }

    fn new_syllable(&mut self, key: String) -> u32 {
        if let Some(syllable) = self.syllable_of.get(&key) {
            return *syllable;
        }
        let syllable = number(self.syllables.len());
        self.syllable_of.insert(key.clone(), syllable);
        self.syllables.push(key);
        syllable
    }

    /// The number of a syllable that occurs.
    pub fn syllable(&self, key: &str) -> Option<u32> {
        self.syllable_of.get(key).copied()
    }

    /// The syllable of a form.
    #[inline]
    pub fn syllable_of_form(&self, form: u32) -> u32 {
        at(&self.forms, form).map_or(NONE, |form| form.syllable)
    }
}

/// The tokens of an article: the numbers of their forms, and [`NONE`] wherever a run ends.
pub(super) type Runs = Vec<u32>;

/// What some texts hold.
#[derive(Clone, Debug, Default)]
pub(super) struct Tokens {
    pub vocabulary: Vocabulary,
    /// In the order of the texts.
    pub articles: Vec<Runs>,
}

/// Reads texts on all threads; `None` once nobody wants it.
pub(super) fn read_tokens(texts: &[WordText<'_>], is_cancelled: Cancelled<'_>) -> Option<Tokens> {
    let pieces: Vec<Option<Tokens>> =
        texts.par_chunks(piece(texts.len())).map(|some| read_piece(some, is_cancelled)).collect();
    let mut whole = Tokens::default();
    let mut numbers = Vec::with_capacity(pieces.len());
    let mut read = Vec::with_capacity(pieces.len());
    for piece in pieces {
        let piece = piece?;
        let forms = piece.vocabulary.forms.iter();
        numbers.push(forms.map(|form| whole.vocabulary.form(&form.text)).collect::<Vec<u32>>());
        read.push(piece.articles);
    }
    let renumbered = read.into_par_iter().zip(&numbers).map(|(mut articles, numbers)| {
        for id in articles.iter_mut().flatten() {
            *id = at(numbers, *id).copied().unwrap_or(NONE);
        }
        articles
    });
    whole.articles = renumbered.collect::<Vec<_>>().into_iter().flatten().collect();
    if is_cancelled() { None } else { Some(whole) }
}

fn read_piece(texts: &[WordText<'_>], is_cancelled: Cancelled<'_>) -> Option<Tokens> {
    let mut tokens = Tokens::default();
    for text in texts {
        if is_cancelled() {
            return None;
        }
        let runs = read_article(*text, &mut tokens.vocabulary, &mut |_| {});
        tokens.articles.push(runs);
    }
    Some(tokens)
}

/// Reads one article; tells where its tokens stand, and an empty span wherever a run ends.
pub(super) fn read_article(
    text: WordText<'_>,
    vocabulary: &mut Vocabulary,
    place: &mut impl FnMut(Span),
) -> Runs {
    let mut runs = Vec::new();
    for part in text.parts {
        each_token(text.text, *part, &mut |token| {
            if !token.follows && !runs.is_empty() {
                runs.push(NONE);
                place(Span::default());
            }
            runs.push(vocabulary.form(token.span.of(text.text)));
            place(token.span);
        });
    }
    runs
}

/// What stands at a number.
#[inline]
pub(super) fn at<T>(list: &[T], number: u32) -> Option<&T> {
    list.get(usize::try_from(number).ok()?)
}

fn number(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(NONE)
}
