//! What a viewer gets of a PDF when somebody copies its text: the letters of the article, whatever letters they are.

use butda::exchange::article_page::{ArticlePage, Inks, PageLine, PdfWords};
use butda::exchange::pdf;
use butda::text::positions::Span;
use butda::text::structure::Label;
use flate2::read::ZlibDecoder;
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::io::Read;

/// An object of a PDF: its dictionary, and its stream.
struct Object {
    dictionary: String,
    stream: Vec<u8>,
}

fn after<'t>(text: &'t str, key: &str) -> Option<&'t str> {
    text.split_once(key).map(|(_, rest)| rest)
}

fn number(text: &str) -> usize {
    let digits: String = text.trim_start().chars().take_while(char::is_ascii_digit).collect();
    digits.parse().expect("a number")
}

/// The objects of a PDF by number.
fn objects(pdf: &[u8]) -> BTreeMap<usize, Object> {
    let mut found = BTreeMap::new();
    let mut at = 0;
    let find =
        |from: usize, what: &[u8]| pdf[from..].windows(what.len()).position(|w| w == what).map(|n| from + n);
    while let Some(begin) = find(at, b" 0 obj\n") {
        let line = pdf[..begin].iter().rposition(|byte| *byte == b'\n').expect("a line") + 1;
        let id = number(std::str::from_utf8(&pdf[line..begin]).expect("a number"));
        let end = find(begin, b"endobj").expect("an end");
        let (body, stream) = match find(begin, b"stream\n").filter(|stream| *stream < end) {
            Some(stream) => (begin + 7..stream, stream + 7),
            None => (begin + 7..end, end),
        };
        let dictionary = String::from_utf8_lossy(&pdf[body]).into_owned();
        let length = after(&dictionary, "/Length ").map_or(0, number);
        at = stream + length.max(1);
        let mut inflated = Vec::new();
        let has_stream = length > 0 && dictionary.contains("/FlateDecode");
        if has_stream {
            ZlibDecoder::new(&pdf[stream..stream + length]).read_to_end(&mut inflated).expect("a stream");
        }
        found.insert(id, Object { dictionary, stream: inflated });
    }
    found
}

fn utf16(bytes: &[u8]) -> String {
    let units: Vec<u16> = bytes.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect();
    String::from_utf16(&units).expect("UTF-16")
}

fn hex(digits: &str) -> Vec<u8> {
    let digits: Vec<char> = digits.chars().filter(char::is_ascii_hexdigit).collect();
    let byte = |pair: &[char]| u8::from_str_radix(&pair.iter().collect::<String>(), 16).expect("a byte");
    digits.chunks(2).map(byte).collect()
}

/// What a font says its glyphs stand for.
fn letters_of(cmap: &[u8]) -> BTreeMap<u16, String> {
    let text = String::from_utf8_lossy(cmap);
    let mut letters = BTreeMap::new();
    let mut is_range = false;
    for line in text.lines() {
        is_range = (is_range || line.ends_with("beginbfrange")) && !line.starts_with("endbfrange");
        let parts: Vec<Vec<u8>> = line.split('<').skip(1).map(hex).collect();
        if let ([from, to, first], true) = (parts.as_slice(), is_range) {
            let (from, to) = (u16::from_be_bytes([from[0], from[1]]), u16::from_be_bytes([to[0], to[1]]));
            let first = utf16(first).chars().next().expect("a letter");
            for (n, glyph) in (from..=to).enumerate() {
                let letter =
                    char::from_u32(u32::from(first) + u32::try_from(n).expect("few")).expect("a letter");
                letters.insert(glyph, letter.to_string());
            }
        } else if let [glyph, words] = parts.as_slice()
            && glyph.len() == 2
            && !line.contains("begincodespacerange")
        {
            letters.insert(u16::from_be_bytes([glyph[0], glyph[1]]), utf16(words));
        }
    }
    letters
}

/// A string between parentheses, and how many bytes it takes with them.
fn literal(bytes: &[u8]) -> (Vec<u8>, usize) {
    let (mut out, mut at, mut depth) = (Vec::new(), 1, 1);
    loop {
        match bytes[at] {
            b'\\' => {
                let digits: Vec<u8> =
                    bytes[at + 1..].iter().copied().take(3).take_while(u8::is_ascii_digit).collect();
                if digits.is_empty() {
                    at += 1;
                    out.push(match bytes[at] {
                        b'n' => b'\n',
                        b'r' => b'\r',
                        b't' => b'\t',
                        b'b' => 8,
                        b'f' => 12,
                        other => other,
                    });
                } else {
                    let octal = digits.iter().fold(0_u32, |sum, digit| sum * 8 + u32::from(digit - b'0'));
                    out.push(u8::try_from(octal).expect("a byte"));
                    at += digits.len();
                }
            }
            b')' if depth == 1 => return (out, at + 1),
            other => {
                depth += i32::from(other == b'(') - i32::from(other == b')');
                out.push(other);
            }
        }
        at += 1;
    }
}

/// The text that a page's content draws.
fn drawn(content: &[u8], fonts: &BTreeMap<String, BTreeMap<u16, String>>) -> String {
    let (mut out, mut strings, mut name, mut font) =
        (String::new(), Vec::new(), String::new(), String::new());
    let mut instead: Option<String> = None;
    let mut at = 0;
    while at < content.len() {
        let rest = &content[at..];
        let word = |from: usize| {
            let end = rest[from..].iter().position(|byte| b" \n()<>[]/".contains(byte));
            String::from_utf8_lossy(&rest[from..end.map_or(rest.len(), |end| from + end)]).into_owned()
        };
        match rest[0] {
            b'(' => {
                let (string, n) = literal(rest);
                strings.push(string);
                at += n;
            }
            b'<' if rest.get(1) == Some(&b'<') => at += 2,
            b'<' => {
                let end = rest.iter().position(|byte| *byte == b'>').expect("an end");
                strings.push(hex(&String::from_utf8_lossy(&rest[..end])));
                at += end + 1;
            }
            b'/' => {
                name = word(1);
                at += name.len() + 1;
            }
            byte if byte.is_ascii_alphabetic() => {
                let operator = word(0);
                at += operator.len();
                match operator.as_str() {
                    "BDC" => instead = strings.pop().map(|string| utf16(&string[2..])),
                    "EMC" => out.push_str(&instead.take().unwrap_or_default()),
                    "Tj" | "TJ" if instead.is_none() => {
                        let glyphs = strings.iter().flat_map(|string| string.chunks_exact(2));
                        let letters = &fonts[&font];
                        let letter =
                            |pair: &[u8]| letters.get(&u16::from_be_bytes([pair[0], pair[1]])).cloned();
                        out.extend(glyphs.filter_map(letter));
                    }
                    _ => {}
                }
                strings.clear();
            }
            byte => {
                // A font is named before the number of its size.
                if byte.is_ascii_digit() && !name.is_empty() {
                    font = std::mem::take(&mut name);
                }
                at += 1;
            }
        }
    }
    out
}

/// The text of a PDF, page by page.
fn text_of(pdf: &[u8]) -> String {
    let objects = objects(pdf);
    let mut out = String::new();
    for page in objects.values().filter(|object| object.dictionary.contains("/Type/Page/")) {
        let resources = &objects[&number(after(&page.dictionary, "/Resources ").expect("resources"))];
        let named = after(&resources.dictionary, "/Font<<").and_then(|fonts| fonts.split('>').next());
        let mut fonts = BTreeMap::new();
        for font in named.unwrap_or_default().split('/').filter(|font| !font.is_empty()) {
            let (name, id) = font.split_once(' ').expect("a font");
            let cmap = after(&objects[&number(id)].dictionary, "/ToUnicode ").map(number).expect("a map");
            fonts.insert(name.to_owned(), letters_of(&objects[&cmap].stream));
        }
        let content = number(after(&page.dictionary, "/Contents ").expect("a content"));
        out.push_str(&drawn(&objects[&content].stream, &fonts));
    }
    out
}

/// The PDF of a text without a title.
fn pdf_of(text: &str) -> Vec<u8> {
    let span = Span { start: 0, end: text.len() };
    let line = PageLine { span, label: Label::Body, paragraph: 1, is_aside: false };
    let inks = Inks { ink: [1; 3], ..Inks::default() };
    let page = ArticlePage { text: text.to_owned(), lines: vec![line], inks, ..ArticlePage::default() };
    pdf::write(&page, &PdfWords::default()).expect("a PDF").bytes
}

fn without_spaces(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && *c != '\u{FEFF}').collect()
}

#[test]
fn who_copies_the_text_of_a_pdf_gets_the_words_with_their_spaces() {
    let text =
        "“Hạt nhân cơ sở mạnh thì tổ chức mạnh, chi bộ mạnh thì Đảng bộ mạnh”: Ẫ, ỡ, ₫, №, Ωμέγα, Привет.";
    let copied = text_of(&pdf_of(text));
    assert!(copied.contains(text), "{copied}");
}

#[test]
fn letters_that_no_font_has_are_copied_though_they_are_drawn_as_boxes() {
    let text = "Chữ 中文, 😀 và 👩‍👧; ا.";
    let copied = without_spaces(&text_of(&pdf_of(text)));
    assert!(copied.contains(&without_spaces(text)), "{copied}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]
    #[test]
    fn every_letter_is_copied_as_it_stands_in_the_article(
        text in "([a-zA-ZàáảãạđĐƠưấệữỹẦỖ0-9.,;:!?()“”–\\\\/中文😀Ωж]{1,9} ){1,120}",
    ) {
        let copied = without_spaces(&text_of(&pdf_of(&text)));
        let wanted = without_spaces(&text);
        prop_assert!(copied.contains(&wanted), "{} in {}", wanted, copied);
    }
}

#[test]
fn fonts_are_embedded_as_far_as_they_are_used() {
    let pdf = pdf_of("Giá xăng");
    let objects = objects(&pdf);
    let named = |object: &&Object| object.dictionary.contains("/Type/FontDescriptor");
    let fonts: Vec<&Object> = objects.values().filter(named).collect();
    assert!(!fonts.is_empty());
    for font in fonts {
        let name = after(&font.dictionary, "/FontName/").expect("a name");
        assert!(
            name.chars().take(6).all(|c| c.is_ascii_uppercase()) && name.chars().nth(6) == Some('+'),
            "{name}"
        );
        let file = &objects[&number(after(&font.dictionary, "/FontFile2 ").expect("a file"))];
        assert!(file.stream.len() < 20_000, "{name}: {} bytes", file.stream.len());
    }
}

#[test]
fn a_pdf_tells_programs_that_read_aloud_its_language_headings_and_paragraphs() {
    let text = "Tiểu mục\nĐoạn thứ nhất.\nĐoạn thứ hai.";
    let mut start = 0;
    let line = |(at, words): (usize, &str)| {
        let span = Span { start, end: start + words.len() };
        start = span.end + 1;
        let label = if at == 0 { Label::Heading } else { Label::Body };
        PageLine { span, label, paragraph: at + 1, is_aside: false }
    };
    let lines = text.lines().enumerate().map(line).collect();
    let page =
        ArticlePage { title: "Tên".to_owned(), text: text.to_owned(), lines, ..ArticlePage::default() };
    let words = PdfWords { language: "vi".to_owned(), ..PdfWords::default() };
    let pdf = pdf::write(&page, &words).expect("a PDF").bytes;
    let objects = objects(&pdf);
    let count = |what: &str| objects.values().filter(|object| object.dictionary.contains(what)).count();
    assert_eq!((count("/S/H1"), count("/S/H2"), count("/S/P")), (1, 1, 2));
    assert!(count("/Lang(vi)") > 0);
}
