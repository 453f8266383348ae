//! Letters as glyphs: words are shaped in the face they are set in, and what that lacks is taken from the next one that
//! has it. A letter that none has keeps the box of its first face.

use super::typefaces::FACES;
use harfrust::{Direction, FontRef, ShapeOptions, ShaperData, UnicodeBuffer};
use std::collections::{BTreeMap, HashMap};
use std::rc::Rc;
use unicode_segmentation::UnicodeSegmentation;

/// A style of type.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Face {
    Serif,
    SerifItalic,
    SerifBold,
    Sans,
    SansBold,
}

impl Face {
    /// The names of its font and of those that help out.
    fn names(self) -> &'static [&'static str] {
        match self {
            Self::Serif => &["Literata_400Regular", "NotoSans_400Regular"],
            Self::SerifItalic => {
                &["Literata_400Regular_Italic", "NotoSans_400Regular_Italic", "NotoSans_400Regular"]
            }
            Self::SerifBold => &["Literata_700Bold", "NotoSans_700Bold", "NotoSans_400Regular"],
            Self::Sans => &["NotoSans_400Regular", "Literata_400Regular"],
            Self::SansBold => &["NotoSans_700Bold", "Literata_700Bold", "NotoSans_400Regular"],
        }
    }
}

/// The glyph of every font for letters it lacks: a box.
pub const BOX: u32 = 0;

/// A letter's shape, in em.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Glyph {
    /// Which glyph, of which font: a place in `typefaces::FACES`.
    pub id: u32,
    pub font: usize,
    /// The bytes of the word it stands for.
    pub start: usize,
    pub end: usize,
    /// How far it moves on.
    pub advance: f32,
    /// How far to the right and up it is drawn.
    pub right: f32,
    pub up: f32,
}

impl Glyph {
    /// Whether it is the box of a letter that no font has.
    #[must_use]
    pub fn is_box(&self) -> bool {
        self.id == BOX
    }
}

struct Loaded {
    font: FontRef<'static>,
    data: ShaperData,
}

/// The fonts, and the words that were shaped already.
pub struct Fonts {
    loaded: BTreeMap<usize, Loaded>,
    words: BTreeMap<Face, HashMap<Box<str>, Rc<[Glyph]>>>,
}

impl Fonts {
    /// Reads the fonts of the program; one that is not understood is left out.
    #[must_use]
    pub fn load() -> Self {
        let fonts = FACES.iter().enumerate().filter_map(|(at, (_, bytes))| {
            let font = FontRef::new(bytes).ok()?;
            let data = ShaperData::new(&font);
            Some((at, Loaded { font, data }))
        });
        Self { loaded: fonts.collect(), words: BTreeMap::new() }
    }

    /// The glyphs of a word, from left to right.
    pub fn shape(&mut self, face: Face, word: &str) -> Rc<[Glyph]> {
        if let Some(known) = self.words.get(&face).and_then(|words| words.get(word)) {
            return Rc::clone(known);
        }
        let glyphs: Rc<[Glyph]> = self.shaped(face, word).into();
        self.words.entry(face).or_default().insert(word.into(), Rc::clone(&glyphs));
        glyphs
    }

    /// How wide a word is, in em.
    pub fn width(&mut self, face: Face, word: &str) -> f32 {
        self.shape(face, word).iter().map(|glyph| glyph.advance).sum()
    }

    fn shaped(&self, face: Face, word: &str) -> Vec<Glyph> {
        let fonts = face.names().iter().filter_map(|name| FACES.iter().position(|(other, _)| other == name));
        let fonts: Vec<usize> = fonts.collect();
        let Some(first) = fonts.first().copied() else { return Vec::new() };
        let whole = self.shape_in(first, word, 0);
        if !whole.iter().any(Glyph::is_box) {
            return whole;
        }
        let mut glyphs = Vec::new();
        for (from, font, part) in self.parts(&fonts, word) {
            glyphs.extend(self.shape_in(font, part, from));
        }
        glyphs
    }

    /// A word in parts, each with its first byte and its font.
    fn parts<'w>(&self, fonts: &[usize], word: &'w str) -> Vec<(usize, usize, &'w str)> {
        let mut parts: Vec<(usize, usize, &str)> = Vec::new();
        for (at, letter) in word.grapheme_indices(true) {
            let n_boxes =
                |font: &usize| self.shape_in(*font, letter, 0).iter().filter(|g| g.is_box()).count();
            let Some(font) = fonts.iter().copied().min_by_key(n_boxes) else { continue };
            match parts.last_mut().filter(|(_, last, _)| *last == font) {
                Some((from, _, part)) => *part = word.get(*from..at + letter.len()).unwrap_or(part),
                None => parts.push((at, font, letter)),
            }
        }
        parts
    }

    fn shape_in(&self, font: usize, part: &str, from: usize) -> Vec<Glyph> {
        let Some(loaded) = self.loaded.get(&font) else { return Vec::new() };
        let mut buffer = UnicodeBuffer::new();
        // A tab is a space: both are one byte, and no font draws tabs.
        buffer.push_str(&part.replace('\t', " "));
        buffer.guess_segment_properties();
        buffer.set_direction(Direction::LeftToRight);
        let shaper = loaded.data.shaper(&loaded.font).build();
        let em = float(shaper.units_per_em());
        let shaped = shaper.shape(buffer, ShapeOptions::new());
        let starts: Vec<usize> = shaped.glyph_infos().iter().map(|info| byte(info.cluster)).collect();
        let glyphs = shaped.glyph_infos().iter().zip(shaped.glyph_positions()).zip(&starts);
        let of = |((info, position), start): ((&harfrust::GlyphInfo, &harfrust::GlyphPosition), &usize)| {
            let after = starts.partition_point(|other| other <= start);
            Glyph {
                id: info.glyph_id,
                font,
                start: from + start,
                end: from + starts.get(after).copied().unwrap_or(part.len()),
                advance: float(position.x_advance) / em,
                right: float(position.x_offset) / em,
                up: float(position.y_offset) / em,
            }
        };
        glyphs.map(of).collect()
    }
}

/// Units of a font as a number to reckon with.
fn float(units: i32) -> f32 {
    #[expect(clippy::cast_precision_loss, reason = "some thousand units")]
    let units = units as f32;
    units
}

fn byte(cluster: u32) -> usize {
    usize::try_from(cluster).unwrap_or(usize::MAX)
}
