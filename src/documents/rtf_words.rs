//! What the control words of an RTF file do.

use super::field_links::link_of;
use super::rtf::Reader;
use super::rtf_state::{Destination, ParagraphState, destination, named_character};
use super::rtf_tables::outline_level;
use super::rtf_within::{Field, Purpose};

/// How many fields may lie within each other.
const MAX_FIELDS: usize = 64;

impl Reader {
    /// A control word in a group that is read.
    pub(super) fn word(&mut self, name: &str, value: Option<i32>) {
        if self.is_group_start && self.begins_group(name) {
            return;
        }
        match self.state.destination {
            Destination::FontTable => self.fonts.word(name, value),
            Destination::StyleSheet => self.styles.word(name, value),
            Destination::Picture => self.pictures.word(name),
            Destination::Body
            | Destination::Marker
            | Destination::Instruction
            | Destination::Title
            | Destination::Author
            | Destination::PropertyName
            | Destination::PropertyValue
            | Destination::RemarkAuthor
            | Destination::RemarkReference
            | Destination::RangeStart
            | Destination::RangeEnd
            | Destination::Drawing
            | Destination::Facts
            | Destination::Alternatives => self.word_of_text(name, value),
            Destination::Skipped => {}
        }
    }

    /// The first control word of a group, if it says what the group is for.
    fn begins_group(&mut self, name: &str) -> bool {
        let outer = self.state.destination;
        let is_starred = std::mem::take(&mut self.is_starred);
        match (name, outer) {
            ("title", Destination::Facts) => self.state.destination = Destination::Title,
            ("author", Destination::Facts) => self.state.destination = Destination::Author,
            ("field", _) => {
                if self.fields.len() < MAX_FIELDS {
                    self.fields.push(Field { depth: self.states.len(), instruction: String::new(), outer });
                }
            }
            ("fldrslt", _) => {
                if let Some(field) = self.fields.last() {
                    self.state.destination = field.outer;
                    let link = link_of(&field.instruction);
                    self.state.style.link = link.or_else(|| self.state.style.link.take());
                }
            }
            _ => {
                let Some(found) = destination(name, is_starred) else { return false };
                self.state.destination = self.taken(name, found, outer);
            }
        }
        true
    }

    /// What a group is for in the place where it stands.
    fn taken(&mut self, name: &str, found: Destination, outer: Destination) -> Destination {
        let is_hidden = self.state.is_hidden || self.state.is_deleted;
        let is_read = outer == Destination::Body && !is_hidden;
        match name {
            "footnote" if is_read => self.begin_nested(Purpose::Note),
            "annotation" if is_read => self.begin_nested(Purpose::Remark),
            "shptxt" | "dptxbxtext" if !is_hidden => self.begin_nested(Purpose::Box),
            "ud" if outer == Destination::Alternatives => {
                // What stands around both is what holds.
                let around = self.states.iter().rev().map(|state| state.destination);
                around
                    .into_iter()
                    .find(|around| *around != Destination::Alternatives)
                    .unwrap_or(Destination::Body)
            }
            // These do not change what the words around them are for.
            "ud" | "shppict" | "nesttableprops" => outer,
            "pict" if !is_hidden => {
                self.pictures.begin(self.states.len());
                Destination::Picture
            }
            "footnote" | "annotation" | "shptxt" | "dptxbxtext" | "pict" => Destination::Skipped,
            "sn" => {
                self.pictures.begin_property();
                Destination::PropertyName
            }
            "listtext" | "pntext" => {
                self.marker = None;
                Destination::Marker
            }
            _ => found,
        }
    }

    fn word_of_text(&mut self, name: &str, value: Option<i32>) {
        if self.state.set(name, value) || self.word_of_paragraph(name, value) {
            return;
        }
        match name {
            "u" => self.unicode(value.unwrap_or_default()),
            "plain" => self.state.set_plain(self.default_font),
            "deff" => {
                self.default_font = value.unwrap_or_default();
                self.state.font = self.default_font;
            }
            "ansicpg" => self.set_code_page(value.unwrap_or(1252)),
            "mac" => self.set_code_page(10_000),
            _ => {
                if let Some(text) = named_character(name) {
                    self.text(text);
                }
            }
        }
    }

    /// A control word that says what a paragraph is, or ends one; says whether it was one.
    fn word_of_paragraph(&mut self, name: &str, value: Option<i32>) -> bool {
        let number = value.unwrap_or_default();
        match name {
            "pard" => self.state.paragraph = ParagraphState::default(),
            "s" => self.state.paragraph.style_level = self.styles.level(number),
            "outlinelevel" => self.state.paragraph.outline_level = outline_level(number),
            "intbl" => self.state.paragraph.is_in_table = value != Some(0),
            "ilvl" => self.state.paragraph.list_level = u8::try_from(number.clamp(0, 8)).unwrap_or_default(),
            _ if self.state.destination != Destination::Body => return false,
            "par" => self.end_paragraph(),
            "sect" | "page" | "column" => {
                if !self.state.paragraph.is_in_table && self.flow().has_words() {
                    self.end_paragraph();
                }
            }
            "cell" => {
                self.marker = None;
                self.flow().end_cell();
            }
            "row" => self.flow().end_row(),
            "nestcell" => self.text("\t"),
            "nestrow" => self.text("\n"),
            _ => return false,
        }
        true
    }

    fn end_paragraph(&mut self) {
        let kind = self.paragraph_kind();
        if self.state.paragraph.is_in_table {
            self.flow().end_cell_paragraph();
        } else {
            self.flow().end_paragraph(kind);
        }
    }

    /// A control symbol.
    pub(super) fn symbol(&mut self, symbol: u8) {
        match symbol {
            b'~' => self.text("\u{A0}"),
            b'_' => self.text("\u{2011}"),
            b'{' => self.text("{"),
            b'}' => self.text("}"),
            b'\\' => self.text("\\"),
            // `\-` is where a word may be divided; `\|` and `\:` belong to indexes.
            _ => {}
        }
    }
}
