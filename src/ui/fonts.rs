//! The typefaces: two serifs and two sans serifs for reading, Noto Sans for the interface; each first in its family, so that
//! Vietnamese is set from one font.

use crate::exchange::typefaces::FACES;
use crate::storage::settings::ReadingFont;
use crate::storage::system_fonts::{FamilyFonts, FontFile};
use egui::{FontData, FontDefinitions, FontFamily, FontId};
use std::sync::Arc;

/// The families of reading text that is set in a typeface of the computer's.
const SYSTEM_REGULAR: &str = "System_400Regular";
const SYSTEM_ITALIC: &str = "System_400Regular_Italic";
const SYSTEM_BOLD: &str = "System_700Bold";

/// These families, each with what stands in while there is no such typeface.
const SYSTEM_FACES: [(&str, &str); 3] = [
    (SYSTEM_REGULAR, "Literata_400Regular"),
    (SYSTEM_ITALIC, "Literata_400Regular_Italic"),
    (SYSTEM_BOLD, "Literata_700Bold"),
];

/// A style of the reading text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Face {
    Regular,
    Italic,
    Bold,
    BoldItalic,
}

/// The family of interface text that is bold.
#[must_use]
pub fn bold(size_px: f32) -> FontId {
    FontId::new(size_px, FontFamily::Name("NotoSans_700Bold".into()))
}

/// The family of interface text.
#[must_use]
pub fn plain(size_px: f32) -> FontId {
    FontId::new(size_px, FontFamily::Proportional)
}

/// Letters of one width, for code and tables.
#[must_use]
pub fn fixed(size_px: f32) -> FontId {
    FontId::new(size_px, FontFamily::Name("NotoSansMono_400Regular".into()))
}

/// A font of the reading text.
#[must_use]
pub fn reading(font: ReadingFont, face: Face, size_px: f32) -> FontId {
    let name = match (font, face) {
        (ReadingFont::Literata, Face::Regular) => "Literata_400Regular",
        (ReadingFont::Literata, Face::Italic) => "Literata_400Regular_Italic",
        (ReadingFont::Literata, Face::Bold) => "Literata_700Bold",
        (ReadingFont::Literata, Face::BoldItalic) => "Literata_700Bold_Italic",
        (ReadingFont::NotoSans, Face::Regular) => "NotoSans_400Regular",
        (ReadingFont::NotoSans, Face::Italic) => "NotoSans_400Regular_Italic",
        (ReadingFont::NotoSans, Face::Bold) => "NotoSans_700Bold",
        (ReadingFont::NotoSans, Face::BoldItalic) => "NotoSans_700Bold_Italic",
        (ReadingFont::SourceSerif, Face::Regular) => "SourceSerif4_400Regular",
        (ReadingFont::SourceSerif, Face::Italic) => "SourceSerif4_400Regular_Italic",
        (ReadingFont::SourceSerif, Face::Bold) => "SourceSerif4_700Bold",
        (ReadingFont::SourceSerif, Face::BoldItalic) => "SourceSerif4_700Bold_Italic",
        (ReadingFont::BeVietnamPro, Face::Regular) => "BeVietnamPro_400Regular",
        (ReadingFont::BeVietnamPro, Face::Italic) => "BeVietnamPro_400Regular_Italic",
        (ReadingFont::BeVietnamPro, Face::Bold) => "BeVietnamPro_700Bold",
        (ReadingFont::BeVietnamPro, Face::BoldItalic) => "BeVietnamPro_700Bold_Italic",
        (ReadingFont::System, Face::Regular) => SYSTEM_REGULAR,
        (ReadingFont::System, Face::Italic) => SYSTEM_ITALIC,
        (ReadingFont::System, Face::Bold | Face::BoldItalic) => SYSTEM_BOLD,
    };
    FontId::new(size_px, FontFamily::Name(name.into()))
}

/// The typefaces, ready for egui; `system` are the fonts of the computer's that reading text may be set in. Without them
/// such text is set in Literata.
#[must_use]
pub fn definitions(system: Option<&FamilyFonts>) -> FontDefinitions {
    let mut fonts = FontDefinitions::default();
    let families = FACES.map(|(name, bytes)| {
        fonts.font_data.insert(name.to_owned(), Arc::new(FontData::from_static(bytes)));
        (name, name)
    });
    let system = SYSTEM_FACES.map(|(name, standing_in)| {
        let font = system.map(|system| match name {
            SYSTEM_ITALIC => &system.italic,
            SYSTEM_BOLD => &system.bold,
            _ => &system.regular,
        });
        let first = font.map_or(standing_in, |font| {
            fonts.font_data.insert(name.to_owned(), Arc::new(data_of(font)));
            name
        });
        (name, first)
    });
    for (name, first) in families.into_iter().chain(system) {
        let sans = FACES.iter().map(|(name, _)| *name).find(|other| {
            other.starts_with("NotoSans") && other.split('_').next_back() == name.split('_').next_back()
        });
        let mut family = vec![first.to_owned()];
        family.extend(sans.filter(|sans| *sans != first).map(str::to_owned));
        family.extend(["NotoSans_400Regular".to_owned(), "Literata_400Regular".to_owned()]);
        fonts.families.insert(FontFamily::Name(name.into()), family);
    }
    // Arrows come from Literata: Noto Sans has none.
    let interface = vec!["NotoSans_400Regular".to_owned(), "Literata_400Regular".to_owned()];
    fonts.families.insert(FontFamily::Proportional, interface.clone());
    fonts.families.insert(FontFamily::Monospace, interface);
    fonts
}

/// A font of the computer's as egui takes it.
#[must_use]
pub fn data_of(font: &FontFile) -> FontData {
    let bytes: Arc<Vec<u8>> = Arc::clone(&font.bytes);
    FontData { index: font.index, font: bytes, ..FontData::from_static(&[]) }
}
