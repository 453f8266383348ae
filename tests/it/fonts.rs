//! The typefaces hold every letter of Vietnamese, and join no letters: a ligature would give edges a wrong place.

use butda::storage::system_fonts::SystemFonts;
use std::collections::BTreeSet;
use std::path::Path;

const FACES: [&str; 17] = [
    "Literata_400Regular",
    "Literata_400Regular_Italic",
    "Literata_700Bold",
    "Literata_700Bold_Italic",
    "SourceSerif4_400Regular",
    "SourceSerif4_400Regular_Italic",
    "SourceSerif4_700Bold",
    "SourceSerif4_700Bold_Italic",
    "BeVietnamPro_400Regular",
    "BeVietnamPro_400Regular_Italic",
    "BeVietnamPro_700Bold",
    "BeVietnamPro_700Bold_Italic",
    "NotoSans_400Regular",
    "NotoSans_400Regular_Italic",
    "NotoSans_700Bold",
    "NotoSans_700Bold_Italic",
    "NotoSansMono_400Regular",
];

fn face(name: &str) -> Vec<u8> {
    let path = format!("{}/assets/fonts/{name}.ttf", env!("CARGO_MANIFEST_DIR"));
    std::fs::read(path).expect("a font")
}

fn number(bytes: &[u8], at: usize, n_bytes: usize) -> usize {
    bytes[at..at + n_bytes].iter().fold(0, |sum, byte| sum * 256 + usize::from(*byte))
}

/// A table of an OpenType file, by its tag.
fn table<'b>(font: &'b [u8], tag: &str) -> Option<&'b [u8]> {
    let entries = (0..number(font, 4, 2)).map(|n| 12 + n * 16);
    let entry = entries.into_iter().find(|at| &font[*at..at + 4] == tag.as_bytes())?;
    Some(&font[number(font, entry + 8, 4)..][..number(font, entry + 12, 4)])
}

/// The characters a font has glyphs for: its `cmap` in format 4 (the basic plane).
fn characters(font: &[u8]) -> BTreeSet<char> {
    let cmap = table(font, "cmap").expect("a cmap");
    let subtables = (0..number(cmap, 2, 2)).map(|n| &cmap[number(cmap, 4 + n * 8 + 4, 4)..]);
    let map = subtables.into_iter().find(|map| number(map, 0, 2) == 4).expect("format 4");
    let n_segments = number(map, 6, 2) / 2;
    let mut found = BTreeSet::new();
    for segment in 0..n_segments {
        let field =
            |part: usize| number(map, 14 + (part * n_segments + segment) * 2 + 2 * usize::from(part > 0), 2);
        let (end, start, delta) = (field(0), field(1), field(2));
        let offset_at = 16 + (3 * n_segments + segment) * 2;
        let offset = number(map, offset_at, 2);
        for code in start..=end.min(0xFFFE) {
            let glyph = match offset {
                0 => (code + delta) % 0x1_0000,
                _ => number(map, offset_at + offset + (code - start) * 2, 2),
            };
            if glyph != 0 {
                found.extend(u32::try_from(code).ok().and_then(char::from_u32));
            }
        }
    }
    found
}

/// The 134 letters that Vietnamese has beyond those of English, composed, in both cases.
fn letters() -> Vec<char> {
    let small = "àảãáạăằẳẵắặâầẩẫấậèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵđ";
    small.chars().chain(small.to_uppercase().chars()).collect()
}

#[test]
fn every_typeface_has_every_letter_and_mark_of_vietnamese_and_the_sign_of_its_money() {
    assert_eq!(letters().len(), 134);
    let marks = ['\u{300}', '\u{301}', '\u{302}', '\u{303}', '\u{306}', '\u{309}', '\u{31B}', '\u{323}', '₫'];
    for name in FACES {
        let known = characters(&face(name));
        let missing: Vec<char> =
            letters().into_iter().chain(marks).chain(' '..='~').filter(|c| !known.contains(c)).collect();
        assert!(missing.is_empty(), "{name} lacks {missing:?}");
        assert!(!known.contains(&'漢'), "{name}: the table is read wrongly");
    }
}

#[test]
fn no_typeface_joins_letters() {
    for name in FACES {
        let font = face(name);
        let Some(gsub) = table(&font, "GSUB") else { continue };
        let features = &gsub[number(gsub, 6, 2)..];
        let tags = (0..number(features, 0, 2)).map(|n| &features[2 + n * 6..][..4]);
        let joining: Vec<&[u8]> = tags
            .filter(|tag| [b"liga", b"dlig", b"clig", b"hlig"].iter().any(|other| *tag == *other))
            .collect();
        assert!(joining.is_empty(), "{name}: {joining:?}");
    }
}

/// The typefaces of the program itself, as if they were those of a computer.
fn installed() -> SystemFonts {
    SystemFonts::of_folder(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/fonts")))
}

#[test]
fn families_of_the_computer_are_offered_where_they_have_every_letter_of_vietnamese() {
    let families = installed().reading_families();
    assert_eq!(families, ["Be Vietnam Pro", "Literata", "Noto Sans", "Noto Sans Mono", "Source Serif 4"]);
    let folder = tempfile::tempdir().expect("a folder");
    let definitions = egui::FontDefinitions::default();
    let icons = definitions.font_data.get("egui-icons").expect("a font without Vietnamese");
    std::fs::write(folder.path().join("icons.ttf"), (*icons.font).as_ref()).expect("a file");
    assert_eq!(SystemFonts::of_folder(folder.path()).reading_families(), Vec::<String>::new());
}

#[test]
fn a_family_is_read_with_its_upright_slanted_and_bold_font() {
    let family = installed().family("Source Serif 4").expect("installed");
    let names = [&family.regular.name, &family.italic.name, &family.bold.name];
    assert!(names[0] != names[1] && names[1] != names[2] && names[0] != names[2], "{names:?}");
    assert!([&family.regular, &family.italic, &family.bold].iter().all(|font| font.has('ộ')));
    assert_eq!(installed().family("No Such Font"), None);
}

#[test]
fn a_letter_is_found_in_a_font_that_has_it_or_in_none() {
    assert!(installed().covering('ữ').is_some_and(|font| font.has('ữ')));
    assert_eq!(installed().covering('漢'), None);
}
