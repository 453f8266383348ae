//! The typefaces: Literata for reading, Noto Sans for the interface, first in every family, so that Vietnamese is set
//! from one font; egui's icon fonts last, for signs that neither has.

use crate::storage::settings::ReadingFont;
use egui::{FontData, FontDefinitions, FontFamily, FontId};
use std::sync::Arc;

macro_rules! face {
    ($name:literal) => {
        ($name, include_bytes!(concat!("../../assets/fonts/", $name, ".ttf")) as &[u8])
    };
}

const FACES: [(&str, &[u8]); 8] = [
    face!("Literata_400Regular"),
    face!("Literata_400Regular_Italic"),
    face!("Literata_700Bold"),
    face!("Literata_700Bold_Italic"),
    face!("NotoSans_400Regular"),
    face!("NotoSans_400Regular_Italic"),
    face!("NotoSans_700Bold"),
    face!("NotoSans_700Bold_Italic"),
];

/// A style of the reading text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Face {
    Regular,
    Italic,
    Bold,
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

/// A font of the reading text.
#[must_use]
pub fn reading(font: ReadingFont, face: Face, size_px: f32) -> FontId {
    let name = match (font, face) {
        (ReadingFont::Literata, Face::Regular) => "Literata_400Regular",
        (ReadingFont::Literata, Face::Italic) => "Literata_400Regular_Italic",
        (ReadingFont::Literata, Face::Bold) => "Literata_700Bold",
        (ReadingFont::NotoSans, Face::Regular) => "NotoSans_400Regular",
        (ReadingFont::NotoSans, Face::Italic) => "NotoSans_400Regular_Italic",
        (ReadingFont::NotoSans, Face::Bold) => "NotoSans_700Bold",
    };
    FontId::new(size_px, FontFamily::Name(name.into()))
}

/// The typefaces, ready for egui.
#[must_use]
pub fn definitions() -> FontDefinitions {
    let mut fonts = FontDefinitions::default();
    let icons: Vec<String> = fonts
        .families
        .get(&FontFamily::Proportional)
        .into_iter()
        .flatten()
        .filter(|name| name.contains("moji"))
        .cloned()
        .collect();
    for (name, bytes) in FACES {
        fonts.font_data.insert(name.to_owned(), Arc::new(FontData::from_static(bytes)));
        let sans = FACES.iter().map(|(name, _)| *name).find(|other| {
            other.starts_with("NotoSans") && other.split('_').next_back() == name.split('_').next_back()
        });
        let mut family = vec![name.to_owned()];
        family.extend(sans.filter(|sans| *sans != name).map(str::to_owned));
        family.extend(["NotoSans_400Regular".to_owned(), "Literata_400Regular".to_owned()]);
        family.extend(icons.iter().cloned());
        fonts.families.insert(FontFamily::Name(name.into()), family);
    }
    // Arrows come from Literata: Noto Sans has none.
    let mut interface = vec!["NotoSans_400Regular".to_owned(), "Literata_400Regular".to_owned()];
    interface.extend(icons);
    fonts.families.insert(FontFamily::Proportional, interface.clone());
    fonts.families.insert(FontFamily::Monospace, interface);
    fonts
}
