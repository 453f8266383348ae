//! The letters of an RTF file: bytes in a code page, or units of UTF-16, to where their group has them.

use super::document::RunStyle;
use super::paragraph_flow::Flow;
use super::rtf::Reader;
use super::rtf_state::Destination;
use super::rtf_tables::text_in;
use super::symbol_fonts::{is_symbol_font, sign};

/// After how many bytes of text these are decoded.
const MAX_UNDECODED: usize = 1 << 16;

/// Longer facts, in bytes, are cut.
const MAX_FACT: usize = 4_096;

impl Reader {
    /// Whether a character is one to be passed over after `\u`.
    pub(super) fn passes_over(&mut self) -> bool {
        let is_passed = self.n_to_skip > 0;
        self.n_to_skip = self.n_to_skip.saturating_sub(1);
        is_passed
    }

    /// Bytes of text.
    pub(super) fn letters(&mut self, bytes: &[u8]) {
        self.is_group_start = false;
        if self.n_too_deep > 0 {
            return;
        }
        let n_passed = self.n_to_skip.min(bytes.len());
        self.n_to_skip -= n_passed;
        let bytes = bytes.get(n_passed..).unwrap_or_default();
        if bytes.is_empty() {
            return;
        }
        match self.state.destination {
            Destination::FontTable => self.fonts.text(bytes),
            Destination::StyleSheet => self.styles.text(bytes),
            Destination::Picture => self.pictures.push_hex(bytes),
            Destination::Skipped | Destination::Drawing | Destination::Facts | Destination::Alternatives => {}
            Destination::Body
            | Destination::Title
            | Destination::Author
            | Destination::Marker
            | Destination::Instruction
            | Destination::PropertyName
            | Destination::PropertyValue
            | Destination::RemarkAuthor
            | Destination::RemarkReference
            | Destination::RangeStart
            | Destination::RangeEnd => self.push_letters(bytes),
        }
    }

    /// Bytes that are text. Very long ones are decoded in parts, which end at a space, as it is never half a letter.
    fn push_letters(&mut self, bytes: &[u8]) {
        for part in bytes.chunks(MAX_UNDECODED) {
            self.bytes.extend_from_slice(part);
            let n_bytes = self.bytes.len();
            let is_between = self.bytes.last() == Some(&b' ');
            if n_bytes > MAX_UNDECODED && is_between || n_bytes > MAX_UNDECODED * 16 {
                self.end_letters();
            }
        }
    }

    /// Decodes the bytes that were read.
    pub(super) fn end_letters(&mut self) {
        if self.bytes.is_empty() {
            return;
        }
        let bytes = std::mem::take(&mut self.bytes);
        let font = self.fonts.font(self.state.font).filter(|_| self.state.destination == Destination::Body);
        let decoded = text_in(font, &bytes, self.encoding);
        if self.is_shown() {
            self.n_unknown_letters += decoded.n_unknown;
        }
        self.text(&decoded.text);
        self.bytes = bytes;
        self.bytes.clear();
    }

    fn is_shown(&self) -> bool {
        self.state.destination == Destination::Body && !self.state.is_hidden && !self.state.is_deleted
    }

    /// The flow that words go to now.
    pub(super) fn flow(&mut self) -> &mut Flow {
        self.nested.last_mut().map_or(&mut self.body, |nested| &mut nested.flow)
    }

    /// How the words are set that come now.
    fn run_style(&self) -> RunStyle {
        let font = self.fonts.font(self.state.font).map(|font| font.name.clone());
        let mut style = self.state.style.clone();
        style.font = font.filter(|name| !is_symbol_font(name));
        style.remarks = if self.nested.is_empty() { self.remarks.open_ranges() } else { Vec::new() };
        style
    }

    /// Words, to where the group has them.
    pub(super) fn text(&mut self, text: &str) {
        match self.state.destination {
            Destination::Body => {
                if self.is_shown() {
                    let style = self.run_style();
                    self.flow().push(text, &style);
                }
            }
            Destination::Title => push_fact(&mut self.facts.title, text),
            Destination::Author => push_fact(&mut self.facts.author, text),
            Destination::Marker => {
                let style = RunStyle { remarks: Vec::new(), ..self.run_style() };
                let marker = self.marker.get_or_insert_default();
                (marker.style, marker.text) = (style, std::mem::take(&mut marker.text) + text);
            }
            Destination::Instruction => {
                if let Some(field) = self.fields.last_mut() {
                    field.instruction.push_str(text);
                }
            }
            Destination::PropertyName => self.pictures.push_property_name(text),
            Destination::PropertyValue => self.pictures.push_property_value(text),
            Destination::RemarkAuthor => self.remarks.push_author(text),
            Destination::RemarkReference | Destination::RangeStart | Destination::RangeEnd => {
                self.remarks.push_reference(text);
            }
            Destination::FontTable
            | Destination::StyleSheet
            | Destination::Facts
            | Destination::Picture
            | Destination::Drawing
            | Destination::Alternatives
            | Destination::Skipped => {}
        }
    }

    /// A unit of UTF-16, after which come characters for programs that know none.
    pub(super) fn unicode(&mut self, value: i32) {
        self.n_to_skip = self.state.n_fallback;
        // Written as a number with a sign of 16 bits; some programs write it without.
        let Ok(unit) = u16::try_from(value.rem_euclid(0x1_0000)) else { return };
        let halves = self.high_half.take().into_iter().chain([unit]);
        if (0xD800..0xDC00).contains(&unit) {
            self.high_half = Some(unit);
            return;
        }
        let decoded: String = char::decode_utf16(halves).filter_map(Result::ok).collect();
        let name = self.fonts.font(self.state.font).map(|font| font.name.clone()).unwrap_or_default();
        if is_symbol_font(&name) && decoded.chars().all(|c| matches!(u32::from(c), 0xF020..=0xF0FF)) {
            let signs: String = decoded.chars().filter_map(|c| sign(&name, c)).collect();
            self.n_unknown_letters += usize::from(signs.is_empty() && self.is_shown());
            self.text(&signs);
        } else {
            self.text(&decoded);
        }
    }
}

fn push_fact(fact: &mut Option<String>, text: &str) {
    let fact = fact.get_or_insert_default();
    if fact.len() < MAX_FACT {
        fact.push_str(text);
    }
}
