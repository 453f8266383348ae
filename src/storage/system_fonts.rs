//! The typefaces that are installed on this computer: which families can set Vietnamese, and which typeface has a letter
//! that the program's own lack.

use fontdb::{Database, FaceInfo, ID, Stretch, Style};
use skrifa::{FontRef, MetadataProvider as _};
use std::collections::BTreeSet;
use std::sync::Arc;

/// The letters Vietnamese has beyond those of English, composed, in small; a family is offered for reading if it has these,
/// their capitals and the letters and signs of ASCII.
const VIETNAMESE: &str = "àảãáạăằẳẵắặâầẩẫấậèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵđ";

/// The weights of regular and bold, as OpenType counts them, from 1 to 1000.
const REGULAR: u16 = 400;
const BOLD: u16 = 700;

/// A font as its file has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FontFile {
    /// Its full name, which no other has.
    pub name: String,
    /// The bytes of the file.
    pub bytes: Arc<Vec<u8>>,
    /// Which of the fonts in the file, from 0.
    pub index: u32,
}

impl FontFile {
    /// Whether it has a glyph for a letter.
    #[must_use]
    pub fn has(&self, letter: char) -> bool {
        has_all(&self.bytes, self.index, [letter])
    }
}

/// The fonts of a family that the reader sets text in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FamilyFonts {
    /// The upright one of usual weight.
    pub regular: FontFile,
    /// The slanted one; the upright one where there is none.
    pub italic: FontFile,
    /// The bold one; the regular one where there is none.
    pub bold: FontFile,
}

/// What is installed.
#[derive(Debug)]
pub struct SystemFonts {
    fonts: Database,
}

impl SystemFonts {
    /// Looks through the folders in which the system keeps fonts; takes from milliseconds to a second.
    #[must_use]
    pub fn look() -> Self {
        let mut fonts = Database::new();
        fonts.load_system_fonts();
        Self { fonts }
    }

    /// The fonts of one folder, without those of the system.
    #[must_use]
    pub fn of_folder(folder: &std::path::Path) -> Self {
        let mut fonts = Database::new();
        fonts.load_fonts_dir(folder);
        Self { fonts }
    }

    /// The names of the families whose upright font has every letter of Vietnamese, sorted.
    #[must_use]
    pub fn reading_families(&self) -> Vec<String> {
        let named: BTreeSet<&str> = self.fonts.faces().filter_map(family_of).collect();
        let reads =
            |name: &&str| self.nearest(name, REGULAR, false).is_some_and(|face| self.has_vietnamese(face));
        named.into_iter().filter(reads).map(str::to_owned).collect()
    }

    /// The fonts of a family; `None` where it is not installed, or its files cannot be read.
    #[must_use]
    pub fn family(&self, name: &str) -> Option<FamilyFonts> {
        let read = |weight, is_slanted| {
            let face = self.nearest(name, weight, is_slanted)?;
            self.read(face)
        };
        let regular = read(REGULAR, false)?;
        let italic = read(REGULAR, true).unwrap_or_else(|| regular.clone());
        let bold = read(BOLD, false).unwrap_or_else(|| regular.clone());
        Some(FamilyFonts { regular, italic, bold })
    }

    /// The font that a letter is best set in where the program's own lack it: an upright one of usual weight, one made for
    /// running text before one for emoji, signs, or code.
    #[must_use]
    pub fn covering(&self, letter: char) -> Option<FontFile> {
        let mut faces: Vec<&FaceInfo> = self.fonts.faces().collect();
        faces.sort_by_cached_key(|face| {
            let family = family_of(face).unwrap_or_default();
            (rank(face), region(family), family.to_owned())
        });
        let has = |face: &&FaceInfo| {
            let has = |bytes: &[u8], index| has_all(bytes, index, [letter]);
            self.fonts.with_face_data(face.id, has).unwrap_or_default()
        };
        faces.into_iter().find(has).and_then(|face| self.read(face.id))
    }

    /// The font of a family that comes nearest to a weight and slant.
    fn nearest(&self, family: &str, weight: u16, is_slanted: bool) -> Option<ID> {
        let faces = self.fonts.faces().filter(|face| family_of(face) == Some(family));
        let distance = |face: &&FaceInfo| {
            let is_other_slant = (face.style != Style::Normal) != is_slanted;
            (is_other_slant, face.weight.0.abs_diff(weight), face.stretch != Stretch::Normal)
        };
        faces.min_by_key(distance).map(|face| face.id)
    }

    fn has_vietnamese(&self, id: ID) -> bool {
        let capitals = VIETNAMESE.chars().flat_map(char::to_uppercase);
        let letters: Vec<char> = VIETNAMESE.chars().chain(capitals).chain('!'..='~').collect();
        let has = |bytes: &[u8], index| has_all(bytes, index, letters.iter().copied());
        self.fonts.with_face_data(id, has).unwrap_or_default()
    }

    fn read(&self, id: ID) -> Option<FontFile> {
        let face = self.fonts.face(id)?;
        let name = format!("{} {}", face.post_script_name, face.index);
        self.fonts.with_face_data(id, |bytes, index| FontFile {
            name,
            bytes: Arc::new(bytes.to_vec()),
            index,
        })
    }
}

/// The name of a font's family, in English where it has several.
fn family_of(face: &FaceInfo) -> Option<&str> {
    face.families.first().map(|(name, _)| name.as_str())
}

/// What a family is made for, as its name tells; running text first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Purpose {
    Text,
    /// A hand that readers of the script meet in headings, commentaries or poetry.
    Hand,
    Signs,
}

impl Purpose {
    fn of(family: &str) -> Self {
        let has = |words: &[&str]| words.iter().any(|word| family.contains(word));
        if has(&["Emoji", "Symbol", "Icon", "Math"]) {
            Self::Signs
        } else if has(&["Rashi", "Nastaliq", "Kufi", "Looped", "Unjoined", "Traditional", "Display"]) {
            Self::Hand
        } else {
            Self::Text
        }
    }
}

/// Which of the fonts that one maker has for Chinese, Japanese and Korean comes first where they share a letter: that of
/// most readers. The others have marks and strokes that these find odd, such as commas in the middle of the line.
fn region(family: &str) -> usize {
    const REGIONS: [&str; 5] = [" SC", " JP", " KR", " TC", " HK"];
    REGIONS.iter().position(|region| family.ends_with(region)).unwrap_or_default()
}

/// How little a font is made for running text: the lowest comes first.
fn rank(face: &FaceInfo) -> (Purpose, bool, bool, u16, bool) {
    let family = family_of(face).unwrap_or_default();
    let is_upright = face.style == Style::Normal;
    let is_noto = family.starts_with("Noto ");
    (Purpose::of(family), !is_upright, face.monospaced, face.weight.0.abs_diff(REGULAR), !is_noto)
}

/// Whether a font has a glyph for every one of some letters.
fn has_all(bytes: &[u8], index: u32, letters: impl IntoIterator<Item = char>) -> bool {
    let Ok(font) = FontRef::from_index(bytes, index) else { return false };
    let glyphs = font.charmap();
    letters.into_iter().all(|letter| glyphs.map(letter).is_some_and(|glyph| glyph.to_u32() != 0))
}

#[cfg(test)]
mod tests {
    use super::{Purpose, region};

    #[test]
    fn a_family_for_running_text_comes_before_one_in_a_hand_and_before_signs() {
        let mut families = ["Noto Rashi Hebrew", "Noto Sans Hebrew", "Noto Color Emoji", "Noto Naskh Arabic"];
        assert!(region("Noto Sans CJK SC") < region("Noto Sans CJK HK"));
        families.sort_by_key(|family| Purpose::of(family));
        assert_eq!(
            families,
            ["Noto Sans Hebrew", "Noto Naskh Arabic", "Noto Rashi Hebrew", "Noto Color Emoji"]
        );
    }
}
