//! Texts written in old encodings, by tables of the tests' own: for each letter its bytes.

/// The bytes of TCVN3 for the small letters and the seven capitals that it has.
const TCVN3: &str = "à b5 ả b6 ã b7 á b8 ạ b9 ă a8 ằ bb ẳ bc ẵ bd ắ be ặ c6 â a9 ầ c7 ẩ c8 ẫ c9 ấ ca ậ cb è cc ẻ ce ẽ cf é d0 \
    ẹ d1 ê aa ề d2 ể d3 ễ d4 ế d5 ệ d6 ì d7 ỉ d8 ĩ dc í dd ị de ò df ỏ e1 õ e2 ó e3 ọ e4 ô ab ồ e5 ổ e6 ỗ e7 ố e8 ộ e9 ơ ac \
    ờ ea ở eb ỡ ec ớ ed ợ ee ù ef ủ f1 ũ f2 ú f3 ụ f4 ư ad ừ f5 ử f6 ữ f7 ứ f8 ự f9 ỳ fa ỷ fb ỹ fc ý fd ỵ fe đ ae Ă a1 Â a2 \
    Ê a3 Ô a4 Ơ a5 Ư a6 Đ a7";

/// The letters of VNI as the characters that its bytes are in Latin-1.
const VNI: &str = "á aù à aø ả aû ã aõ ạ aï ă aê ắ aé ằ aè ẳ aú ẵ aü ặ aë â aâ ấ aá ầ aà ẩ aå ẫ aã ậ aä é eù è eø ẻ eû ẽ eõ ẹ eï \
    ê eâ ế eá ề eà ể eå ễ eã ệ eä í í ì ì ỉ æ ĩ ó ị ò ó où ò oø ỏ oû õ oõ ọ oï ô oâ ố oá ồ oà ổ oå ỗ oã ộ oä ơ ô ớ ôù ờ ôø ở ôû \
    ỡ ôõ ợ ôï ú uù ù uø ủ uû ũ uõ ụ uï ư ö ứ öù ừ öø ử öû ữ öõ ự öï ý yù ỳ yø ỷ yû ỹ yõ ỵ î đ ñ";

/// The punctuation of windows-1252, which is in all of them.
const WESTERN: &str = "“ 93 ” 94 ‘ 91 ’ 92 – 96 — 97 … 85 • 95";

fn pairs(table: &'static str) -> impl Iterator<Item = (char, &'static str)> {
    let words: Vec<&str> = table.split_ascii_whitespace().collect();
    let pairs: Vec<_> =
        words.chunks(2).map(|pair| (pair[0].chars().next().expect("a letter"), pair[1])).collect();
    pairs.into_iter()
}

fn byte(hex: &str) -> u8 {
    u8::from_str_radix(hex, 16).expect("a byte")
}

fn western(c: char) -> Option<u8> {
    let found = pairs(WESTERN).find(|(other, _)| *other == c).map(|(_, hex)| byte(hex));
    found.or_else(|| u8::try_from(u32::from(c)).ok())
}

/// A text in TCVN3; a capital with a tone is written as the small letter, what there is no byte for as a question mark.
pub fn tcvn3(text: &str) -> Vec<u8> {
    let small = |c: char| c.to_lowercase().next().unwrap_or(c);
    let find = |c: char| pairs(TCVN3).find(|(other, _)| *other == c).map(|(_, hex)| byte(hex));
    text.chars().map(|c| find(c).or_else(|| find(small(c))).or_else(|| western(c)).unwrap_or(b'?')).collect()
}

/// A text in VNI; what there is no byte for is a question mark.
pub fn vni(text: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    for c in text.chars() {
        let small = c.to_lowercase().next().unwrap_or(c);
        let signs = pairs(VNI).find(|(other, _)| *other == small).map(|(_, signs)| signs.to_owned());
        let signs = if c == small { signs } else { signs.map(|signs| signs.to_uppercase()) };
        match signs {
            Some(signs) => bytes.extend(signs.chars().filter_map(|c| u8::try_from(u32::from(c)).ok())),
            None => bytes.push(western(c).unwrap_or(b'?')),
        }
    }
    bytes
}

/// The bytes as the characters that programs take them for which know no old encodings.
pub fn as_letters(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| char::from(*byte)).collect()
}
