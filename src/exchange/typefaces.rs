//! The typefaces as bytes: four families to read in, Noto Sans for all else. The window and the PDF are set in the same.

macro_rules! face {
    ($name:literal) => {
        ($name, include_bytes!(concat!("../../assets/fonts/", $name, ".ttf")) as &[u8])
    };
}

/// Every face: its name, and its TrueType file.
pub const FACES: [(&str, &[u8]); 17] = [
    face!("Literata_400Regular"),
    face!("Literata_400Regular_Italic"),
    face!("Literata_700Bold"),
    face!("Literata_700Bold_Italic"),
    face!("SourceSerif4_400Regular"),
    face!("SourceSerif4_400Regular_Italic"),
    face!("SourceSerif4_700Bold"),
    face!("SourceSerif4_700Bold_Italic"),
    face!("BeVietnamPro_400Regular"),
    face!("BeVietnamPro_400Regular_Italic"),
    face!("BeVietnamPro_700Bold"),
    face!("BeVietnamPro_700Bold_Italic"),
    face!("NotoSans_400Regular"),
    face!("NotoSans_400Regular_Italic"),
    face!("NotoSans_700Bold"),
    face!("NotoSans_700Bold_Italic"),
    face!("NotoSansMono_400Regular"),
];
