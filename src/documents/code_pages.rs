//! Which code page the letters of an RTF file are in: its own, or that which the charset of a typeface says.

use encoding_rs as e;
use encoding_rs::Encoding;

/// The encoding of a Windows code page, as `\ansicpg` and `\cpg` name it.
pub(super) fn code_page(number: i32) -> Option<&'static Encoding> {
    Some(match number {
        437 | 819 | 850 | 1252 => e::WINDOWS_1252,
        708 | 1256 => e::WINDOWS_1256,
        866 => e::IBM866,
        874 => e::WINDOWS_874,
        932 => e::SHIFT_JIS,
        936 => e::GBK,
        949 | 1361 => e::EUC_KR,
        950 => e::BIG5,
        1250 => e::WINDOWS_1250,
        1251 => e::WINDOWS_1251,
        1253 => e::WINDOWS_1253,
        1254 => e::WINDOWS_1254,
        1255 => e::WINDOWS_1255,
        1257 => e::WINDOWS_1257,
        1258 => e::WINDOWS_1258,
        10_000 => e::MACINTOSH,
        10_007 => e::X_MAC_CYRILLIC,
        20_866 => e::KOI8_R,
        54_936 => e::GB18030,
        65_001 => e::UTF_8,
        _ => return None,
    })
}

/// The code page of a typeface's charset, as Windows numbers them; `None` where it is that of the file.
pub(super) fn charset_page(charset: i32) -> Option<i32> {
    Some(match charset {
        77 => 10_000,
        128 => 932,
        129 => 949,
        130 => 1361,
        134 => 936,
        136 => 950,
        161 => 1253,
        162 => 1254,
        163 => 1258,
        177 => 1255,
        178..=180 => 1256,
        186 => 1257,
        204 => 1251,
        222 => 874,
        238 => 1250,
        _ => return None,
    })
}
