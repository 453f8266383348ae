//! What lies within the text of an RTF file and is read apart from it: notes, remarks, boxes and fields.

use super::document::{Block, RunStyle, TextKind};
use super::paragraph_flow::{Flow, joined};
use super::rtf::Reader;
use super::rtf_state::{Destination, ParagraphState};

/// What a text within the text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Purpose {
    Note,
    Remark,
    Box,
}

/// A text within the text, while it is read.
#[derive(Debug)]
pub(super) struct Nested {
    pub(super) flow: Flow,
    /// How many groups are open within which it stands.
    pub(super) depth: usize,
    purpose: Purpose,
    number: u32,
}

/// A field while it is read.
#[derive(Debug)]
pub(super) struct Field {
    pub(super) depth: usize,
    pub(super) instruction: String,
    /// What the words around it are for.
    pub(super) outer: Destination,
}

/// How many texts may lie within each other.
const MAX_NESTED: usize = 16;

impl Reader {
    /// Begins a text within the text; what its words are for.
    pub(super) fn begin_nested(&mut self, purpose: Purpose) -> Destination {
        if self.nested.len() >= MAX_NESTED {
            self.n_damaged += 1;
            return Destination::Skipped;
        }
        let mut number = 0;
        if purpose == Purpose::Note {
            self.n_notes = self.n_notes.saturating_add(1);
            number = self.n_notes;
            let style = RunStyle { is_note_number: true, ..RunStyle::default() };
            self.flow().push(&format!("[{number}]"), &style);
        }
        let depth = self.states.len();
        self.nested.push(Nested { flow: Flow::default(), depth, purpose, number });
        self.state.set_plain(self.default_font);
        self.state.style.link = None;
        self.state.paragraph = ParagraphState::default();
        Destination::Body
    }

    /// Ends what the group was for, before what holds in it is forgotten.
    pub(super) fn end_destination(&mut self) {
        let depth = self.states.len();
        if self.nested.last().is_some_and(|nested| nested.depth == depth) {
            let kind = self.paragraph_kind();
            self.end_flow(kind);
        }
        if let Some(picture) = self.pictures.end(depth) {
            self.flow().push_after(vec![picture]);
        }
        match self.state.destination {
            Destination::FontTable => self.fonts.end(),
            Destination::RangeStart => self.remarks.begin_range(),
            Destination::RangeEnd => self.remarks.end_range(),
            Destination::Body
            | Destination::StyleSheet
            | Destination::Facts
            | Destination::Title
            | Destination::Author
            | Destination::Marker
            | Destination::Instruction
            | Destination::Picture
            | Destination::Drawing
            | Destination::PropertyName
            | Destination::PropertyValue
            | Destination::RemarkAuthor
            | Destination::RemarkReference
            | Destination::Alternatives
            | Destination::Skipped => {}
        }
    }

    /// Ends the fields of the groups that are closed.
    pub(super) fn end_nested(&mut self) {
        let depth = self.states.len();
        while self.fields.last().is_some_and(|field| field.depth > depth) {
            self.fields.pop();
        }
    }

    fn end_flow(&mut self, kind: TextKind) {
        let Some(Nested { flow, purpose, number, .. }) = self.nested.pop() else { return };
        let blocks = flow.finish(kind);
        match purpose {
            Purpose::Box => self.flow().push_after(blocks),
            Purpose::Note => {
                let mut runs = joined(blocks);
                if let Some(first) = runs.first_mut() {
                    first.text = first.text.trim_start().to_owned();
                }
                self.notes.push(Block::Text { kind: TextKind::Note { number }, runs });
            }
            Purpose::Remark => {
                let words: String = joined(blocks).into_iter().map(|run| run.text).collect();
                self.remarks.tell(words.trim());
            }
        }
    }
}
