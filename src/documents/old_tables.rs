//! What the bytes of old Vietnamese encodings are in Unicode. TCVN3 is the table VN3 of TCVN 5712:1993 as the `.Vn` and
//! ABC typefaces have it, VISCII that of RFC 1456, windows-1258 that of the Encoding Standard, VNI that of the typefaces
//! `VNI-…` for Windows.

/// TCVN3 from 0xA1. The capitals that the standard's larger table VN1 has here are taken with it: no typeface puts
/// anything else there.
pub(super) const TCVN3: &str = "ĂÂÊÔƠƯĐăâêôơưđẰ\u{300}\u{309}\u{303}\u{301}\u{323}àảãáạẲằẳẵắẴ\
                                ẮẦẨẪẤỀặầẩẫấậèỂẻẽéẹềểễếệìỉỄẾỒĩíịò\
                                ỔỏõóọồổỗốộờởỡớợùỖủũúụừửữứựỳỷỹýỵỐ";

/// VISCII from 0x80.
pub(super) const VISCII: &str = "ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲ\
                                 ÕắằặấầẩậẽẹếềểễệốồổỗỠƠộờởịỰỨỪỬơớƯ\
                                 ÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳĐứÒÓÔạỷừửÙÚỹỵÝỡư\
                                 àáâãảăữẫèéêẻìíĩỉđựòóôõỏọụùúũủýợỮ";

/// The six letters that VISCII puts among the control characters.
pub(super) fn viscii_below_space(byte: u8) -> Option<char> {
    match byte {
        0x02 => Some('Ẳ'),
        0x05 => Some('Ẵ'),
        0x06 => Some('Ẫ'),
        0x14 => Some('Ỷ'),
        0x19 => Some('Ỹ'),
        0x1E => Some('Ỵ'),
        _ => None,
    }
}

/// Where windows-1258 differs from windows-1252.
pub(super) fn windows_1258(byte: u8) -> Option<char> {
    match byte {
        0xC3 => Some('Ă'),
        0xCC => Some('\u{300}'),
        0xD0 => Some('Đ'),
        0xD2 => Some('\u{309}'),
        0xD5 => Some('Ơ'),
        0xDD => Some('Ư'),
        0xDE => Some('\u{303}'),
        0xE3 => Some('ă'),
        0xEC => Some('\u{301}'),
        0xF0 => Some('đ'),
        0xF2 => Some('\u{323}'),
        0xF5 => Some('ơ'),
        0xFD => Some('ư'),
        0xFE => Some('₫'),
        _ => None,
    }
}

/// What windows-1252 has from 0x80 to 0x9F; its five gaps are the control characters themselves, as the Encoding
/// Standard has it.
pub(super) const WINDOWS_1252: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8D}', 'Ž', '\u{8F}', '\u{90}',
    '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9D}', 'ž', 'Ÿ',
];

/// What VNI writes as one sign; all are lower case.
pub(super) fn vni_letter(c: char) -> Option<char> {
    match c {
        'ô' => Some('ơ'),
        'ö' => Some('ư'),
        'ñ' => Some('đ'),
        'æ' => Some('ỉ'),
        'ó' => Some('ĩ'),
        'ò' => Some('ị'),
        'î' => Some('ỵ'),
        _ => None,
    }
}

/// What a mark of VNI adds to the letter before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct VniMark {
    pub(super) shape: VniShape,
    /// 0 to 5, as in `text::letters`.
    pub(super) tone: u8,
}

/// Which form of a letter a mark of VNI makes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum VniShape {
    Plain,
    Hat,
    Breve,
}

/// The mark that a sign of VNI is, in lower case.
pub(super) fn vni_mark(c: char) -> Option<VniMark> {
    let (shape, tone) = match c {
        'ø' => (VniShape::Plain, 1),
        'û' => (VniShape::Plain, 2),
        'õ' => (VniShape::Plain, 3),
        'ù' => (VniShape::Plain, 4),
        'ï' => (VniShape::Plain, 5),
        'â' => (VniShape::Hat, 0),
        'à' => (VniShape::Hat, 1),
        'å' => (VniShape::Hat, 2),
        'ã' => (VniShape::Hat, 3),
        'á' => (VniShape::Hat, 4),
        'ä' => (VniShape::Hat, 5),
        'ê' => (VniShape::Breve, 0),
        'è' => (VniShape::Breve, 1),
        'ú' => (VniShape::Breve, 2),
        'ü' => (VniShape::Breve, 3),
        'é' => (VniShape::Breve, 4),
        'ë' => (VniShape::Breve, 5),
        _ => return None,
    };
    Some(VniMark { shape, tone })
}
