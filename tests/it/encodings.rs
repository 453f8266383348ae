//! Plain text files in every encoding that Vietnamese was written in: the right one is found, or it is said that none is
//! sure.

use super::old_bytes;
use butda::documents::old_encodings::{Certainty, Encoding, PlainText, decode_as, read_plain};
use butda::documents::old_letters::OldLetters;
use butda::documents::syllables::is_syllable;
use std::io::Write as _;
use std::process::{Command, Stdio};

/// The five articles.
fn articles() -> Vec<String> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/seeds");
    let folder = std::fs::read_dir(folder).expect("the articles");
    let mut paths: Vec<_> = folder.map(|entry| entry.expect("a file").path()).collect();
    paths.sort();
    assert_eq!(paths.len(), 5);
    paths.iter().map(|path| std::fs::read_to_string(path).expect("an article")).collect()
}

/// A text without the few characters that the old encodings do not have: the article that writes Ð for Đ, spaces that do not
/// break.
fn plain(text: &str) -> String {
    let is_vietnamese = |c: char| {
        c.is_ascii()
            || matches!(u32::from(c), 0x1EA0..=0x1EF9)
            || "ĂÂÊÔƠƯĐăâêôơưđÀÃÁÈÉÌĨÍÒÕÓÙŨÚÝàãáèéìĩíòõóùũúý".contains(c)
    };
    text.chars().map(|c| if is_vietnamese(c) { c } else { ' ' }).collect()
}

/// The same with the punctuation of windows-1252.
fn printed(text: &str) -> String {
    let kept = |c: char| {
        if "“”‘’–—…".contains(c) {
            c
        } else {
            plain(&c.to_string()).chars().next().unwrap_or(' ')
        }
    };
    text.chars().map(kept).collect()
}

/// A text as glibc writes it.
fn iconv(text: &str, encoding: &str) -> Vec<u8> {
    let mut child = Command::new("iconv")
        .args(["-f", "UTF-8", "-t", encoding])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("iconv");
    let mut stdin = child.stdin.take().expect("its input");
    let words = text.to_owned();
    let writing = std::thread::spawn(move || stdin.write_all(words.as_bytes()));
    let output = child.wait_with_output().expect("its output");
    writing.join().expect("an end").expect("a text");
    assert!(output.status.success(), "{encoding}");
    output.stdout
}

#[track_caller]
fn check_sure(bytes: &[u8], encoding: Encoding, text: &str) {
    let read = read_plain(bytes);
    assert_eq!((read.encoding, read.certainty), (encoding, Certainty::Sure), "{:.200}", read.text);
    assert_eq!(read.text, text);
    assert_eq!(read.others, []);
    let decoded = decode_as(bytes, encoding);
    assert_eq!((decoded.text, decoded.n_without_letter), (read.text, 0));
}

#[test]
fn unicode_is_read_in_all_its_forms_with_and_without_a_mark() {
    for text in articles() {
        let utf16 =
            |to_bytes: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(to_bytes).collect::<Vec<u8>>();
        let utf32 = |to_bytes: fn(u32) -> [u8; 4]| {
            text.chars().map(u32::from).flat_map(to_bytes).collect::<Vec<u8>>()
        };
        for (encoding, mark, bytes) in [
            (Encoding::Utf8, &b"\xEF\xBB\xBF"[..], text.as_bytes().to_vec()),
            (Encoding::Utf16Le, b"\xFF\xFE", utf16(u16::to_le_bytes)),
            (Encoding::Utf16Be, b"\xFE\xFF", utf16(u16::to_be_bytes)),
            (Encoding::Utf32Le, b"\xFF\xFE\0\0", utf32(u32::to_le_bytes)),
            (Encoding::Utf32Be, b"\0\0\xFE\xFF", utf32(u32::to_be_bytes)),
        ] {
            check_sure(&bytes, encoding, &text);
            check_sure(&[mark, &bytes].concat(), encoding, &text);
        }
    }
}

#[test]
fn the_five_articles_come_back_from_every_old_encoding() {
    for text in articles().iter().map(|text| printed(text)) {
        check_sure(&old_bytes::vni(&text), Encoding::Old(OldLetters::Vni), &text);
        let small = text.to_lowercase();
        check_sure(&old_bytes::tcvn3(&small), Encoding::Old(OldLetters::Tcvn3), &small);
    }
}

#[cfg(target_os = "linux")]
#[test]
fn iconv_writes_what_is_read() {
    for text in articles().iter().map(|text| plain(text)) {
        check_sure(&iconv(&text, "VISCII"), Encoding::Old(OldLetters::Viscii), &text);
        check_sure(&iconv(&text, "CP1258"), Encoding::Old(OldLetters::Windows1258), &text);
        let small = text.to_lowercase();
        let bytes = iconv(&small, "TCVN5712-1");
        check_sure(&bytes, Encoding::Old(OldLetters::Tcvn3), &small);
        assert_eq!(bytes, old_bytes::tcvn3(&small));
    }
}

#[test]
fn the_capitals_that_tcvn3_does_not_have_are_made_where_the_letters_around_say_so() {
    for (text, expected) in [
        ("CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM", "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("Ủy ban nhân dân tỉnh Hà Giang", "ủy ban nhân dân tỉnh Hà Giang"),
        ("ĐẢNG VÀ HỘI", "ĐẢNG VÀ HỘI"),
        ("Sở TDTT tỉnh Hà Giang mở hội thi", "Sở TDTT tỉnh Hà Giang mở hội thi"),
        ("Tỷ lệ ở thành phố Huế và Đà Nẵng", "Tỷ lệ ở thành phố Huế và Đà Nẵng"),
    ] {
        let read = decode_as(&old_bytes::tcvn3(text), Encoding::Old(OldLetters::Tcvn3));
        assert_eq!(read.text, expected);
    }
}

#[test]
fn of_the_articles_in_tcvn3_every_letter_is_right_but_for_the_case_of_few() {
    for text in articles().iter().map(|text| printed(text)) {
        let read = read_plain(&old_bytes::tcvn3(&text)).text;
        assert_eq!(read.to_lowercase(), text.to_lowercase());
        let n_wrong = read.chars().zip(text.chars()).filter(|(read, written)| read != written).count();
        assert!(n_wrong * 100 < text.chars().count(), "{n_wrong}");
    }
}

#[test]
fn a_headline_is_enough() {
    for text in ["Hà Nội: Phố cổ vắng khách những ngày mưa", "THÀNH PHỐ HỒ CHÍ MINH MỞ LẠI CHỢ ĐẦU MỐI"]
    {
        check_sure(&old_bytes::vni(text), Encoding::Old(OldLetters::Vni), text);
        check_sure(&old_bytes::tcvn3(text), Encoding::Old(OldLetters::Tcvn3), text);
    }
    #[cfg(target_os = "linux")]
    for (name, letters) in [("VISCII", OldLetters::Viscii), ("CP1258", OldLetters::Windows1258)] {
        let text = "THÀNH PHỐ HỒ CHÍ MINH MỞ LẠI CHỢ ĐẦU MỐI";
        check_sure(&iconv(text, name), Encoding::Old(letters), text);
    }
}

#[test]
fn western_text_stays_western() {
    for text in [
        "Où est passé l’été ? À Paris, les élèves étaient déjà rentrés ; la maîtresse, sévère, préférait les leçons.",
        "The café’s “piñata” cost £3 — naïve, but très chic…",
        "It was “over” – at 25°C.",
        "Die Straße führt über die Brücke nach Köln; schöne Grüße aus München.",
        "El niño comió mañana y después bebió agua en Córdoba: ¿por qué no?",
        "A manhã não está fria, mas o avô não vai à praça até amanhã; já é só saudade e coração.",
        "À LA UNE : L’ÉTÉ À L’ÎLE D’OLÉRON",
    ] {
        let (bytes, _, _) = encoding_rs::WINDOWS_1252.encode(text);
        check_sure(&bytes, Encoding::Windows1252, text);
    }
}

#[test]
fn plain_ascii_is_utf_8() {
    check_sure(b"Only a few words, 1996.", Encoding::Utf8, "Only a few words, 1996.");
    check_sure(b"", Encoding::Utf8, "");
}

#[track_caller]
fn check_unsure(bytes: &[u8]) -> PlainText {
    let read = read_plain(bytes);
    assert_eq!(read.certainty, Certainty::Unsure, "{:?} {:.300}", read.encoding, read.text);
    assert_ne!(read.others, []);
    read
}

#[test]
fn a_word_or_two_with_marks_prove_nothing() {
    let read = check_unsure(&old_bytes::tcvn3("Internet Explorer 5.0 cho Windows 98, bản thử"));
    let right = |guess: &&butda::documents::old_encodings::Guess| guess.text.ends_with("bản thử");
    assert!(read.text.ends_with("bản thử") || read.others.iter().any(|guess| right(&guess)));
}

#[test]
fn a_damaged_file_is_read_but_never_for_sure() {
    let text = printed(&articles()[1]).to_lowercase();
    let mut bytes = old_bytes::tcvn3(&text);
    // Every twelfth byte is another letter's.
    for byte in bytes.iter_mut().step_by(12) {
        *byte = 0xB5;
    }
    let read = check_unsure(&bytes);
    assert_eq!(read.encoding, Encoding::Old(OldLetters::Tcvn3));
}

#[test]
fn utf_8_with_a_few_wrong_bytes_is_utf_8_and_unsure() {
    let text = &articles()[1];
    let mut bytes = text.as_bytes().to_vec();
    bytes.insert(0, 0xFF);
    let read = check_unsure(&bytes);
    assert_eq!(read.encoding, Encoding::Utf8);
    assert_eq!(read.text.strip_prefix('\u{FFFD}'), Some(text.as_str()));
    assert_eq!(decode_as(&bytes, Encoding::Utf8).n_without_letter, 1);
}

#[test]
fn a_file_in_two_encodings_is_read_line_by_line_and_unsure() {
    let text = printed(&articles()[1]).to_lowercase();
    let lines = text.split_inclusive('\n').enumerate();
    let bytes =
        lines.flat_map(|(at, line)| if at % 4 < 2 { old_bytes::tcvn3(line) } else { old_bytes::vni(line) });
    let read = check_unsure(&bytes.collect::<Vec<u8>>());
    assert_eq!(read.encoding, Encoding::ByLine);
    assert_eq!(read.text, text);
}

#[test]
fn letters_of_an_old_encoding_that_a_program_saved_as_unicode_are_found() {
    let text = printed(&articles()[3]).to_lowercase();
    let letters = old_bytes::as_letters(&old_bytes::vni(&text));
    check_sure(letters.as_bytes(), Encoding::Old(OldLetters::Vni), &text);
    let utf16: Vec<u8> = letters.encode_utf16().flat_map(u16::to_le_bytes).collect();
    check_sure(&utf16, Encoding::Old(OldLetters::Vni), &text);
}

#[test]
fn bytes_that_stand_for_no_letter_are_counted() {
    let decoded = decode_as(b"a\x81b\x9D", Encoding::Windows1252);
    assert_eq!(decoded.n_without_letter, 2);
    assert_eq!(decode_as(b"\0a\0", Encoding::Utf16Be).n_without_letter, 1);
}

#[test]
fn a_syllable_is_told_from_what_is_none() {
    for syllable in "nghiêng quốc quý gì giếng thuở khuya Đắk xoong hoà hòa ĐƯỢC ủy uống yêu quyển".split(' ')
    {
        assert!(is_syllable(syllable), "{syllable}");
    }
    for word in "café tác\u{300} được\u{301} càt bác1 ngiêng kăáng strèet ộtộ où déjà thuờngg".split(' ')
    {
        assert!(!is_syllable(word), "{word}");
    }
}

#[test]
fn of_the_words_of_the_articles_nearly_all_are_syllables() {
    let text = articles().concat();
    let words: Vec<&str> = text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()).collect();
    let n_syllables = words.iter().filter(|word| is_syllable(word)).count();
    assert!(n_syllables * 1000 > words.len() * 985, "{n_syllables} of {}", words.len());
}

mod laws {
    use super::{decode_as, old_bytes, read_plain};
    use butda::documents::old_encodings::Encoding;
    use butda::documents::old_letters::OldLetters;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn any_bytes_are_read(bytes: Vec<u8>) {
            let read = read_plain(&bytes);
            prop_assert_eq!(read.text, decode_as(&bytes, read.encoding).text);
        }

        #[test]
        fn vietnamese_comes_back_from_vni(words in "[a-zA-Z0-9 .,ăâđêưĂÂĐÊƯạảấẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹẠẢẤẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸàáãèéòóùúýÀÁÃÈÉÒÓÙÚÝ]{0,80}") {
            let bytes = old_bytes::vni(&words);
            prop_assert_eq!(decode_as(&bytes, Encoding::Old(OldLetters::Vni)).text, words);
        }
    }
}
