//! Small documents of Word 97, built byte by byte after [MS-DOC]: what a test names is there, everything else is empty.

use std::io::{Cursor, Write as _};

/// A document to be written.
#[derive(Clone, Debug, Default)]
pub struct WordFile {
    /// The characters of all its texts; the first `n_body` are those of the text itself.
    pub text: String,
    pub n_body: usize,
    pub n_footnote: usize,
    /// Places of footnotes in the text, and the ends of their texts.
    pub footnotes: Vec<(u32, u32)>,
    /// Whether the text is in bytes of windows-1252.
    pub is_in_bytes: bool,
    /// Names of typefaces.
    pub fonts: Vec<&'static str>,
    /// Properties of letters: up to which character, and what they are.
    pub letters: Vec<(usize, Vec<u8>)>,
    /// Properties of paragraphs: up to which character, the style, and what they are.
    pub paragraphs: Vec<(usize, u16, Vec<u8>)>,
    pub flags: u16,
    pub signature: u16,
}

const TEXT_AT: usize = 1024;

impl WordFile {
    /// A document of one text, in UTF-16.
    pub fn new(text: &str) -> Self {
        let n_body = text.encode_utf16().count();
        Self { text: text.to_owned(), n_body, signature: 0xA5EC, ..Self::default() }
    }

    /// The bytes of the file.
    pub fn bytes(&self) -> Vec<u8> {
        let units: Vec<u16> = self.text.encode_utf16().collect();
        let text: Vec<u8> = if self.is_in_bytes {
            let (bytes, _, _) = encoding_rs::WINDOWS_1252.encode(&self.text);
            bytes.into_owned()
        } else {
            units.iter().flat_map(|unit| unit.to_le_bytes()).collect()
        };
        let mut stream = vec![0; TEXT_AT];
        stream.extend(text);
        stream.resize(stream.len().next_multiple_of(512), 0);
        let letter_page = stream.len() / 512;
        stream.extend(self.letter_page());
        let paragraph_page = stream.len() / 512;
        stream.extend(self.paragraph_page());
        let mut tables = Vec::new();
        for (place, table) in [
            (0xA2, Vec::new()),
            (0xAA, self.footnote_places()),
            (0xB2, self.footnote_texts()),
            (0xFA, self.pages(letter_page)),
            (0x102, self.pages(paragraph_page)),
            (0x112, self.font_table()),
            (0x1A2, self.pieces(units.len())),
        ] {
            put(&mut stream, place, u32_of(tables.len()));
            put(&mut stream, place + 4, u32_of(table.len()));
            tables.extend(table);
        }
        stream[..2].copy_from_slice(&self.signature.to_le_bytes());
        stream[2..4].copy_from_slice(&0xC1_u16.to_le_bytes());
        stream[10..12].copy_from_slice(&(self.flags | 0x0200).to_le_bytes());
        put(&mut stream, 0x18, u32_of(TEXT_AT));
        put(&mut stream, 0x4C, u32_of(self.n_body));
        put(&mut stream, 0x50, u32_of(self.n_footnote));
        let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).expect("a file");
        for (name, bytes) in [("/WordDocument", &stream), ("/1Table", &tables)] {
            file.create_stream(name).expect("a stream").write_all(bytes).expect("its bytes");
        }
        file.into_inner().into_inner()
    }

    /// Where a character lies in the stream.
    fn place(&self, at: usize) -> u32 {
        u32_of(TEXT_AT + at * if self.is_in_bytes { 1 } else { 2 })
    }

    fn pieces(&self, n_units: usize) -> Vec<u8> {
        let offset = if self.is_in_bytes { u32_of(TEXT_AT * 2) | 0x4000_0000 } else { u32_of(TEXT_AT) };
        let mut pieces = vec![2, 16, 0, 0, 0];
        pieces.extend([0_u32, u32_of(n_units)].iter().flat_map(|n| n.to_le_bytes()));
        pieces.extend([0, 0]);
        pieces.extend(offset.to_le_bytes());
        pieces.extend([0, 0]);
        pieces
    }

    fn pages(&self, number: usize) -> Vec<u8> {
        let end = self.place(self.text.encode_utf16().count());
        [self.place(0), end, u32_of(number)].iter().flat_map(|n| n.to_le_bytes()).collect()
    }

    fn letter_page(&self) -> Vec<u8> {
        let records = self.letters.iter().map(|(end, properties)| {
            let length = u8::try_from(properties.len()).expect("a length");
            (*end, [&[length][..], properties].concat())
        });
        self.page(1, &records.collect::<Vec<_>>())
    }

    fn paragraph_page(&self) -> Vec<u8> {
        let records = self.paragraphs.iter().map(|(end, style, properties)| {
            let body = [&style.to_le_bytes()[..], properties].concat();
            let n_words = u8::try_from(body.len().div_ceil(2)).expect("a length");
            (*end, [&[0, n_words][..], &body].concat())
        });
        self.page(13, &records.collect::<Vec<_>>())
    }

    /// A page: the ends of the spans, where their properties are, and from its end these.
    fn page(&self, record_bytes: usize, records: &[(usize, Vec<u8>)]) -> Vec<u8> {
        let mut page = vec![0; 512];
        put(&mut page, 0, self.place(0));
        let mut at = 510;
        for (number, (end, properties)) in records.iter().enumerate() {
            put(&mut page, number * 4 + 4, self.place(*end));
            at = (at - properties.len()) & !1;
            page[at..at + properties.len()].copy_from_slice(properties);
            let record = (records.len() + 1) * 4 + number * record_bytes;
            page[record] = u8::try_from(at / 2).expect("a place");
        }
        page[511] = u8::try_from(records.len()).expect("a number");
        page
    }

    fn font_table(&self) -> Vec<u8> {
        let mut table = Vec::from(u32_of(self.fonts.len()).to_le_bytes());
        for name in &self.fonts {
            let name: Vec<u8> = name.encode_utf16().chain([0]).flat_map(u16::to_le_bytes).collect();
            table.push(u8::try_from(39 + name.len()).expect("a length"));
            table.extend([0; 39]);
            table.extend(name);
        }
        table
    }

    fn footnote_places(&self) -> Vec<u8> {
        let places = self.footnotes.iter().map(|(place, _)| *place).chain([u32_of(self.n_body)]);
        let mut table: Vec<u8> = places.flat_map(u32::to_le_bytes).collect();
        table.extend(self.footnotes.iter().flat_map(|_| [1, 0]));
        if self.footnotes.is_empty() { Vec::new() } else { table }
    }

    fn footnote_texts(&self) -> Vec<u8> {
        let ends = self.footnotes.iter().map(|(_, end)| *end);
        let all = [0].into_iter().chain(ends).chain([u32_of(self.n_footnote)]);
        if self.footnotes.is_empty() { Vec::new() } else { all.flat_map(u32::to_le_bytes).collect() }
    }
}

fn u32_of(n: usize) -> u32 {
    u32::try_from(n).expect("a number")
}

fn put(bytes: &mut [u8], at: usize, value: u32) {
    bytes[at..at + 4].copy_from_slice(&value.to_le_bytes());
}
