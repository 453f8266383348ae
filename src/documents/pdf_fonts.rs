//! The fonts of a PDF: what a code means, how wide its glyph is, and how words in it are set. The font programs draw
//! nothing here; they are read for the names of their letters.

use super::pdf_glyphs::{Alphabet, Glyph, meaning};
use super::pdf_measures::whole;
use super::pdf_streams::{MAX_STREAM_BYTES, is_within};
use hayro_font::{CMapResolverFn, Font, FontCache, FontData, FontResolverFn};
use hayro_syntax::object::{Array, Dict, Name, Number, Object, Rect, Stream};
use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::rc::Rc;
use std::sync::Arc;

/// The most fonts of a file that are read.
const MAX_FONTS: usize = 2_000;

/// The most bytes that a table of letters may have, inflated.
const MAX_LETTER_TABLE_BYTES: usize = 4 << 20;

/// The most widths that a font may have; a font has 65,536 glyphs at most.
const MAX_WIDTHS: u64 = 200_000;

/// A font without glyphs (an `sfnt` without tables). It stands for every font that is not in the file: what matters of
/// those is in the file, or in the crate's tables of the 14 standard fonts.
const EMPTY_FONT: [u8; 12] = [0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];

/// How a font sets words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Face {
    pub(super) is_strong: bool,
    pub(super) is_emphasis: bool,
    /// The name of the font, where it is one in which bytes mean Vietnamese letters.
    pub(super) old_font: Option<Arc<str>>,
}

/// A font of the file.
pub(super) struct PdfFont<'a> {
    font: Option<Font<'a>>,
    alphabet: Alphabet,
    /// Whether its codes are bytes.
    has_bytes: bool,
    /// Its place in [`Fonts::faces`].
    pub(super) face: usize,
    /// How many times higher its letters are than its size says; other than 1 only where a font is drawn by the file.
    pub(super) height: f64,
    glyphs: RefCell<Glyphs>,
    /// Whether a letter of it is one that only Unicode has.
    has_unicode: Cell<bool>,
}

/// The glyphs of a font that were read.
#[derive(Default)]
struct Glyphs {
    all: HashMap<u32, Rc<Glyph>>,
    /// Of each last byte of codes the one that was shown last: most letters of a text are found here.
    recent: Vec<Option<Recent>>,
}

#[derive(Clone)]
struct Recent {
    code: u32,
    glyph: Rc<Glyph>,
}

impl Glyphs {
    fn get(&mut self, code: u32) -> Option<Rc<Glyph>> {
        let recent = self.recent.get(Self::place(code)).and_then(Option::as_ref);
        if let Some(recent) = recent.filter(|recent| recent.code == code) {
            return Some(Rc::clone(&recent.glyph));
        }
        let glyph = Rc::clone(self.all.get(&code)?);
        self.remember(code, &glyph);
        Some(glyph)
    }

    fn put(&mut self, code: u32, glyph: &Rc<Glyph>) {
        self.all.insert(code, Rc::clone(glyph));
        self.remember(code, glyph);
    }

    fn remember(&mut self, code: u32, glyph: &Rc<Glyph>) {
        self.recent.resize(usize::from(u8::MAX) + 1, None);
        if let Some(place) = self.recent.get_mut(Self::place(code)) {
            *place = Some(Recent { code, glyph: Rc::clone(glyph) });
        }
    }

    fn place(code: u32) -> usize {
        let [.., last] = code.to_be_bytes();
        usize::from(last)
    }
}

/// A code that was read from a string.
pub(super) struct Code {
    pub(super) glyph: Rc<Glyph>,
    pub(super) n_bytes: usize,
    /// Whether word spacing applies to it (ISO 32000-1, 9.3.3).
    pub(super) is_single_space: bool,
}

impl PdfFont<'_> {
    /// The code at the start of some bytes; `None` where there are none.
    pub(super) fn code(&self, bytes: &[u8]) -> Option<Code> {
        let first = *bytes.first()?;
        let (code, n_bytes) = match &self.font {
            Some(font) => font.read_code(bytes, 0),
            None => (u32::from(first), 1),
        };
        let known = self.glyphs.borrow_mut().get(code);
        let glyph = known.unwrap_or_else(|| {
            let glyph = Rc::new(self.glyph(code));
            self.has_unicode.set(self.has_unicode.get() || glyph.is_only_unicode());
            self.glyphs.borrow_mut().put(code, &glyph);
            glyph
        });
        Some(Code { glyph, n_bytes: n_bytes.max(1), is_single_space: n_bytes == 1 && code == 32 })
    }

    fn glyph(&self, code: u32) -> Glyph {
        let Some(font) = &self.font else { return Glyph { words: "\u{FFFD}".into(), width: 0.5 } };
        let width = font.code_advance(code).x / f64::from(hayro_font::UNITS_PER_EM);
        let unicode = match font.glyph(font.map_code(code), code) {
            hayro_font::FontGlyph::Outline(glyph) => glyph.as_unicode(),
            hayro_font::FontGlyph::Type3(glyph) => glyph.as_unicode(),
        };
        let byte = if self.has_bytes { u8::try_from(code).ok() } else { None };
        let words = meaning(unicode, code, byte, self.alphabet);
        Glyph { words: words.into(), width: if width.is_finite() { width.clamp(-10.0, 10.0) } else { 0.0 } }
    }

    /// Whether letters go along the line, not down it.
    pub(super) fn is_horizontal(&self) -> bool {
        self.font.as_ref().is_none_or(Font::is_horizontal)
    }
}

/// The fonts of a file, each read once.
pub(super) struct Fonts<'a> {
    cache: FontCache<'a>,
    font_resolver: FontResolverFn,
    cmap_resolver: CMapResolverFn,
    known: HashMap<(usize, usize), Rc<PdfFont<'a>>>,
    pub(super) faces: Vec<Face>,
    n_program_bytes: usize,
}

impl<'a> Fonts<'a> {
    pub(super) fn new() -> Self {
        let empty: FontData = Arc::new(EMPTY_FONT);
        Self {
            cache: FontCache::new(),
            font_resolver: Arc::new(move |_| Some((Arc::clone(&empty), 0))),
            cmap_resolver: Arc::new(|_| None),
            known: HashMap::new(),
            faces: vec![Face::default()],
            n_program_bytes: 0,
        }
    }

    /// The font that a dictionary describes.
    pub(super) fn font(&mut self, dict: &Dict<'a>) -> Rc<PdfFont<'a>> {
        // A dictionary keeps its place in the file, which tells it from others.
        let key = (dict.data().as_ptr().addr(), dict.data().len());
        if let Some(font) = self.known.get(&key) {
            return Rc::clone(font);
        }
        let is_readable = self.known.len() < MAX_FONTS && self.is_readable(dict);
        let font =
            is_readable.then(|| self.cache.font(dict, &self.font_resolver, &self.cmap_resolver)).flatten();
        let name = name_of(dict);
        let face = self.face(face(dict, &name));
        let font = Rc::new(PdfFont {
            alphabet: Alphabet::of(&name),
            has_bytes: dict.get::<Name<'_>>("Subtype").as_deref() != Some(b"Type0"),
            font,
            face,
            height: height(dict),
            glyphs: RefCell::default(),
            has_unicode: Cell::new(false),
        });
        self.known.insert(key, Rc::clone(&font));
        font
    }

    /// The font for words before any font is named.
    pub(super) fn unknown() -> Rc<PdfFont<'a>> {
        Rc::new(PdfFont {
            font: None,
            alphabet: Alphabet::Unicode,
            has_bytes: true,
            face: 0,
            height: 1.0,
            glyphs: RefCell::default(),
            has_unicode: Cell::new(false),
        })
    }

    /// The faces, of which those with letters that only Unicode has are no old fonts whatever their name.
    pub(super) fn into_faces(mut self) -> Vec<Face> {
        let mut is_unicode = vec![false; self.faces.len()];
        for font in self.known.into_values() {
            if let Some(is_unicode) = is_unicode.get_mut(font.face) {
                *is_unicode |= font.has_unicode.get();
            }
        }
        for (face, is_unicode) in self.faces.iter_mut().zip(is_unicode) {
            face.old_font = face.old_font.take().filter(|_| !is_unicode);
        }
        self.faces
    }

    fn face(&mut self, face: Face) -> usize {
        self.faces.iter().position(|known| *known == face).unwrap_or_else(|| {
            self.faces.push(face);
            self.faces.len() - 1
        })
    }

    /// Whether a font asks for no more memory and time than a font may: the crate believes whatever it says.
    fn is_readable(&mut self, dict: &Dict<'a>) -> bool {
        let descendant =
            dict.get::<Array<'_>>("DescendantFonts").and_then(|all| all.iter::<Dict<'_>>().next());
        let inner = descendant.as_ref().unwrap_or(dict);
        let has_few_codes =
            dict.get::<Number>("FirstChar").is_none_or(|first| (0..=255).contains(&first.as_i64()));
        let has_few_widths = has_few_ranges(inner, "W", 1) && has_few_ranges(inner, "W2", 3);
        let table_is_small = |stream: Option<Stream<'_>>| {
            stream.is_none_or(|stream| is_within(&stream, MAX_LETTER_TABLE_BYTES))
        };
        let are_tables_small = table_is_small(dict.get("ToUnicode"))
            && table_is_small(dict.get("Encoding"))
            && table_is_small(inner.get("CIDToGIDMap"));
        if !has_few_codes || !has_few_widths || !are_tables_small {
            return false;
        }
        let Some(descriptor) = inner.get::<Dict<'_>>("FontDescriptor") else { return true };
        ["FontFile", "FontFile2", "FontFile3"]
            .into_iter()
            .filter_map(|key| descriptor.get::<Stream<'_>>(key))
            .all(|program| {
                self.n_program_bytes = self.n_program_bytes.saturating_add(program.raw_data().len());
                self.n_program_bytes <= MAX_STREAM_BYTES * 2 && is_within(&program, MAX_STREAM_BYTES / 2)
            })
    }
}

/// Whether a table of widths (ISO 32000-1, 9.7.4.3) speaks of few glyphs. It holds `first [widths]` and
/// `first last width`, with so many numbers for a width.
fn has_few_ranges(dict: &Dict<'_>, key: &str, n_numbers: usize) -> bool {
    let Some(table) = dict.get::<Array<'_>>(key) else { return true };
    let mut objects = table.iter::<Object<'_>>();
    let mut n_widths = 0_u64;
    while let (Some(first), Some(second)) = (objects.next(), objects.next()) {
        let (Object::Number(first), Object::Number(last)) = (first, second) else { continue };
        n_widths =
            n_widths.saturating_add(u64::try_from(last.as_i64().saturating_sub(first.as_i64())).unwrap_or(0));
        if n_widths > MAX_WIDTHS || objects.nth(n_numbers - 1).is_none() {
            break;
        }
    }
    n_widths <= MAX_WIDTHS
}

/// The name of a font without the six letters before `+` that say that it is a part (ISO 32000-1, 9.6.4).
fn name_of(dict: &Dict<'_>) -> String {
    let name = dict.get::<Name<'_>>("BaseFont").or_else(|| dict.get("Name"));
    let name =
        name.map(|name| name.iter().map(|byte| char::from(*byte)).collect::<String>()).unwrap_or_default();
    match name.split_once('+') {
        Some((part, rest)) if part.len() == 6 => rest.to_owned(),
        _ => name,
    }
}

/// The name of a font without its style: `.VnTimeH` of `.VnTimeH,BoldItalic`. The letter before it matters.
fn family(name: &str) -> &str {
    const STYLES: [&str; 7] = ["-", "Bold", "Italic", "Oblique", "Regular", "Normal", "MT"];
    let mut family = name.split(',').next().unwrap_or_default();
    while let Some(shorter) = STYLES.iter().find_map(|style| family.strip_suffix(style)) {
        family = shorter;
    }
    family
}

fn face(dict: &Dict<'_>, name: &str) -> Face {
    const ITALIC: i64 = 1 << 6;
    const FORCE_BOLD: i64 = 1 << 18;
    let descendant = dict.get::<Array<'_>>("DescendantFonts").and_then(|all| all.iter::<Dict<'_>>().next());
    let descriptor =
        descendant.as_ref().unwrap_or(dict).get::<Dict<'_>>("FontDescriptor").unwrap_or_default();
    let number = |key: &str| descriptor.get::<Number>(key);
    let flags = number("Flags").map_or(0, |flags| flags.as_i64());
    let lower = name.to_lowercase();
    let has_part = |parts: &[&str]| parts.iter().any(|part| lower.contains(part));
    let has_end = |ends: &[&str]| ends.iter().any(|end| lower.ends_with(end));
    Face {
        is_strong: has_part(&["bold", "black", "heavy", "demi"])
            || has_end(&["-bd", "-bi"])
            || flags & FORCE_BOLD != 0
            || number("FontWeight").is_some_and(|weight| weight.as_f64() >= 600.0),
        is_emphasis: has_part(&["italic", "oblique"])
            || has_end(&["-it", "-bi"])
            || flags & ITALIC != 0
            || number("ItalicAngle").is_some_and(|angle| angle.as_f64().abs() > 3.0),
        old_font: Alphabet::of(name).is_old().then(|| family(name).into()),
    }
}

/// How many times higher letters are than the size says, where the file draws them itself in units of its own.
fn height(dict: &Dict<'_>) -> f64 {
    if dict.get::<Name<'_>>("Subtype").as_deref() != Some(b"Type3") {
        return 1.0;
    }
    let matrix = dict.get::<[f64; 6]>("FontMatrix").unwrap_or([0.001, 0.0, 0.0, 0.001, 0.0, 0.0]);
    let [_, _, _, unit, ..] = matrix;
    let box_height = dict.get::<Rect>("FontBBox").map_or(0.0, |area| area.height()) * unit.abs();
    let height = if box_height > 0.0 { box_height / 1.2 } else { unit.abs() * 1_000.0 };
    // What is near to 1 is a font as others are.
    if height.is_finite() && !(0.5..=2.0).contains(&height) && whole(height * 1e6) > 0 { height } else { 1.0 }
}
