//! Files that somebody damaged, by chance or to do harm: whatever the bytes are, reading ends, and never by a panic.

use super::old_bytes;
use butda::documents::document::{Document, DocumentFault};
use butda::documents::old_encodings::read_plain;
use butda::documents::{doc, old_fonts, rtf};

/// Numbers that look like chance and are the same each time.
struct Chance(u64);

impl Chance {
    fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).expect("31 bits") % n.max(1)
    }

    /// The file with a few bytes changed, moved or taken away.
    fn damaged(&mut self, file: &[u8]) -> Vec<u8> {
        let mut bytes = file.to_vec();
        for _ in 0..=self.below(8) {
            let at = self.below(bytes.len());
            let length = self.below(200).min(bytes.len() - at);
            match self.below(5) {
                0 => bytes.iter_mut().skip(at).take(1).for_each(|byte| *byte = 0xFF),
                1 => bytes.iter_mut().skip(at).take(4).for_each(|byte| *byte = byte.wrapping_add(1)),
                2 => drop(bytes.drain(at..at + length)),
                3 => bytes.copy_within(at..at + length, 0),
                _ => {
                    let part = bytes[at..at + length].to_vec();
                    bytes.splice(at..at, part);
                }
            }
        }
        bytes
    }
}

fn file(name: &str) -> Vec<u8> {
    std::fs::read(format!("{}/tests/it/viet-legacy/{name}", env!("CARGO_MANIFEST_DIR"))).expect("a file")
}

fn check(file: &[u8], read: impl Fn(&[u8]) -> Result<Document, DocumentFault>) {
    let mut chance = Chance(0x9E37_79B9_7F4A_7C15);
    let mut n_read = 0;
    for _ in 0..60 {
        if let Ok(mut document) = read(&chance.damaged(file)) {
            old_fonts::restore(&mut document);
            n_read += 1;
        }
    }
    assert!(n_read > 0);
}

#[test]
fn a_damaged_rtf_file_is_read_as_far_as_it_goes() {
    check(&file("2004-A33.rtf"), |bytes| rtf::read(bytes, &|| false));
}

#[test]
fn a_damaged_word_file_is_read_or_refused() {
    check(&file("2005-QDSUA522.doc"), |bytes| doc::read(bytes, &|| false));
}

#[test]
fn a_damaged_text_is_read() {
    let text = String::from_utf8(file("2003-A30.txt")).expect("a text");
    let mut chance = Chance(0x9E37_79B9_7F4A_7C15);
    let letters = old_bytes::as_letters(&old_bytes::vni(&text)).into_bytes();
    for bytes in [old_bytes::tcvn3(&text), old_bytes::vni(&text), letters, text.clone().into_bytes()] {
        for _ in 0..20 {
            let damaged = chance.damaged(&bytes);
            assert_eq!(damaged.is_empty(), read_plain(&damaged).text.is_empty());
        }
    }
}
