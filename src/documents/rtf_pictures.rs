//! The pictures of an RTF file: PNG and JPEG, whose bytes stand as digits or follow `\bin`.

use super::document::{Block, Picture};
use super::rtf_tokens::hex_digit;
use std::sync::Arc;

/// The format of a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Format {
    Png,
    Jpeg,
    /// One that is not shown.
    Other,
}

/// A picture while it is read.
#[derive(Debug)]
struct OpenPicture {
    /// How many groups are open within which it stands.
    depth: usize,
    format: Format,
    bytes: Vec<u8>,
    /// The first digit of a byte.
    high: Option<u8>,
    alternative: String,
}

/// The pictures read so far.
#[derive(Debug, Default)]
pub(super) struct Pictures {
    all: Vec<Picture>,
    n_left_out: usize,
    open: Option<OpenPicture>,
    property: String,
}

/// More pictures than these are not taken.
const MAX_PICTURES: usize = 5_000;

/// Longer descriptions, in bytes, are cut.
const MAX_WORDS: usize = 4_096;

impl Pictures {
    pub(super) fn len(&self) -> usize {
        self.all.len()
    }

    /// Begins a picture; one within another ends that.
    pub(super) fn begin(&mut self, depth: usize) {
        self.n_left_out += usize::from(self.open.is_some());
        self.open = Some(OpenPicture {
            depth,
            format: Format::Other,
            bytes: Vec::new(),
            high: None,
            alternative: String::new(),
        });
    }

    /// A control word of the picture.
    pub(super) fn word(&mut self, name: &str) {
        let Some(open) = &mut self.open else { return };
        match name {
            "pngblip" => open.format = Format::Png,
            "jpegblip" => open.format = Format::Jpeg,
            _ => {}
        }
    }

    pub(super) fn push_hex(&mut self, digits: &[u8]) {
        let Some(open) = self.open.as_mut().filter(|open| open.format != Format::Other) else { return };
        for digit in digits.iter().filter_map(|digit| hex_digit(*digit)) {
            match open.high.take() {
                Some(high) => open.bytes.push(high << 4 | digit),
                None => open.high = Some(digit),
            }
        }
    }

    pub(super) fn push_bytes(&mut self, bytes: &[u8]) {
        if let Some(open) = self.open.as_mut().filter(|open| open.format != Format::Other) {
            open.bytes.extend_from_slice(bytes);
        }
    }

    pub(super) fn begin_property(&mut self) {
        self.property.clear();
    }

    pub(super) fn push_property_name(&mut self, text: &str) {
        if self.property.len() < MAX_WORDS {
            self.property.push_str(text);
        }
    }

    pub(super) fn push_property_value(&mut self, text: &str) {
        let is_description = self.property.trim() == "wzDescription";
        let open = self.open.as_mut().filter(|open| is_description && open.alternative.len() < MAX_WORDS);
        if let Some(open) = open {
            open.alternative.push_str(text);
        }
    }

    /// Ends the picture if it stands within so many groups.
    pub(super) fn end(&mut self, depth: usize) -> Option<Block> {
        let open = self.open.take_if(|open| open.depth == depth)?;
        let suffix = match open.format {
            Format::Png => "png",
            Format::Jpeg => "jpg",
            Format::Other => "",
        };
        if suffix.is_empty() || open.bytes.is_empty() || self.all.len() >= MAX_PICTURES {
            self.n_left_out += 1;
            return None;
        }
        let picture = self.all.len();
        let name = format!("{}.{suffix}", picture + 1);
        let alternative = open.alternative.trim();
        let words = if alternative.is_empty() { name.clone() } else { alternative.to_owned() };
        self.all.push(Picture { name, bytes: Arc::from(open.bytes) });
        Some(Block::Picture { picture, words })
    }

    /// How many could not be taken.
    pub(super) fn n_left_out(&self) -> usize {
        self.n_left_out + usize::from(self.open.is_some())
    }

    pub(super) fn into_all(self) -> Vec<Picture> {
        self.all
    }
}
