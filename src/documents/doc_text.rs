//! The text of a Word document, character by character: marks of paragraphs, cells and fields become structure, words
//! become runs that are set as their styles and properties say.

use super::doc_notes::NotePlace;
use super::doc_setting::{LetterState, ParagraphState, Parts};
use super::doc_spans::span_at;
use super::document::{Block, DocumentFault, IsStopped, Limit, RunStyle, TextKind};
use super::field_links::link_of;
use super::paragraph_flow::{Flow, MAX_PARTS};
use super::symbol_fonts::sign;
use std::ops::Range;
use std::sync::Arc;

/// What could not be taken of a text.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Losses {
    pub(super) n_pictures: usize,
    pub(super) n_letters: usize,
}

/// A field that is open.
#[derive(Debug, Default)]
struct Field {
    instruction: String,
    is_in_result: bool,
    link: Option<Arc<str>>,
}

/// A text while it is read.
pub(super) struct Walk<'p> {
    parts: &'p Parts<'p>,
    flow: Flow,
    fields: Vec<Field>,
    letter: LetterState,
    /// The span that `letter` holds for.
    letter_span: Range<usize>,
    paragraph: ParagraphState,
    paragraph_span: Range<usize>,
    near_letter: usize,
    near_paragraph: usize,
    words: String,
    high_half: Option<u16>,
    is_after_cell: bool,
    losses: Losses,
}

/// How many fields may lie within each other, and how long, in bytes, what one says of itself may be: beyond that the marks
/// are damaged.
const MAX_FIELDS: usize = 64;
const MAX_INSTRUCTION: usize = 8_192;

/// After how many characters it is asked whether to stop.
const CHARS_BETWEEN_QUESTIONS: usize = 4_096;

/// What a part of the text came to.
pub(super) struct Walked {
    pub(super) blocks: Vec<Block>,
    pub(super) losses: Losses,
}

impl<'p> Walk<'p> {
    pub(super) fn new(parts: &'p Parts<'p>) -> Self {
        Self {
            parts,
            flow: Flow::default(),
            fields: Vec::new(),
            letter: LetterState::default(),
            letter_span: 0..0,
            paragraph: ParagraphState::default(),
            paragraph_span: 0..0,
            near_letter: 0,
            near_paragraph: 0,
            words: String::new(),
            high_half: None,
            is_after_cell: false,
            losses: Losses::default(),
        }
    }

    /// Reads the characters of a part of the text; `notes` are those referred to, in their order.
    ///
    /// # Errors
    /// Where it is too much, or reading was stopped.
    pub(super) fn read(
        mut self,
        chars: Range<usize>,
        notes: &[NotePlace],
        is_stopped: IsStopped,
    ) -> Result<Walked, DocumentFault> {
        let mut notes = notes.iter().peekable();
        let mut n_read = 0_usize;
        for piece in &self.parts.pieces {
            let first = piece.start.max(chars.start);
            let end = piece.end.min(chars.end);
            for at in first..end {
                n_read += 1;
                if n_read.is_multiple_of(CHARS_BETWEEN_QUESTIONS) {
                    if is_stopped() {
                        return Err(DocumentFault::Stopped);
                    }
                    if self.flow.n_parts() > MAX_PARTS {
                        return Err(DocumentFault::TooLarge(Limit::Parts));
                    }
                }
                self.look_at(piece.place(at));
                if let Some(note) = notes.next_if(|note| note.at == at) {
                    self.push_note(note.number);
                } else if let Some(unit) = piece.unit(self.parts.stream, at) {
                    self.take(unit);
                }
                while notes.next_if(|note| note.at <= at).is_some() {}
            }
        }
        self.end_words();
        Ok(Walked { blocks: self.flow.finish(TextKind::Paragraph), losses: self.losses })
    }

    /// Finds out how the character at a place of the stream is set.
    fn look_at(&mut self, place: usize) {
        let is_new_paragraph = !self.paragraph_span.contains(&place);
        if is_new_paragraph {
            let span = span_at(&self.parts.paragraphs, place, &mut self.near_paragraph);
            self.paragraph = span.map(|span| self.parts.paragraph_state(span)).unwrap_or_default();
            self.paragraph_span = span.map_or(place..place + 1, |span| span.start..span.end);
        }
        if is_new_paragraph || !self.letter_span.contains(&place) {
            let span = span_at(&self.parts.letters, place, &mut self.near_letter);
            self.end_words();
            self.letter = self.parts.letter_state(span, self.paragraph.style);
            self.letter_span = span.map_or(place..place + 1, |span| span.start..span.end);
        }
    }

    /// A unit of the text.
    fn take(&mut self, unit: u16) {
        let is_after_cell = std::mem::take(&mut self.is_after_cell);
        match unit {
            0x07 => {
                self.end_words();
                self.end_cell(is_after_cell);
            }
            0x0D => self.end_paragraph(),
            0x0C | 0x0E => {
                if !self.paragraph.is_in_table && (self.flow.has_words() || !self.words.trim().is_empty()) {
                    self.end_paragraph();
                }
            }
            0x09 => self.push_char('\t'),
            0x0B => self.push_char('\n'),
            0x13 => self.begin_field(),
            0x14 => self.begin_result(),
            0x15 => {
                self.end_words();
                self.fields.pop();
            }
            0x1E => self.push_char('\u{2011}'),
            0x01 => self.losses.n_pictures += usize::from(self.letter.is_special && !self.letter.is_hidden),
            0..=0x1F => {}
            _ if self.letter.is_special => {
                if let Some(symbol) = self.letter.symbol {
                    self.push_char(symbol);
                }
            }
            _ => self.push_unit(unit),
        }
    }

    fn push_unit(&mut self, unit: u16) {
        if (0xD800..0xDC00).contains(&unit) {
            self.high_half = Some(unit);
            return;
        }
        let halves = self.high_half.take().into_iter().chain([unit]);
        for c in char::decode_utf16(halves) {
            match c {
                Ok(c) if self.letter.is_symbol_font => match self.sign(c) {
                    Some(c) => self.push_char(c),
                    None => self.losses.n_letters += 1,
                },
                Ok(c) => self.push_char(c),
                Err(_) => self.losses.n_letters += 1,
            }
        }
    }

    fn sign(&self, c: char) -> Option<char> {
        sign(self.letter.style.font.as_deref()?, c)
    }

    fn push_char(&mut self, c: char) {
        if self.letter.is_hidden {
            return;
        }
        match self.fields.last_mut().filter(|field| !field.is_in_result) {
            Some(field) => field.instruction.push(c),
            None => self.words.push(c),
        }
        let is_damaged = self.fields.last().is_some_and(|field| field.instruction.len() > MAX_INSTRUCTION);
        if is_damaged {
            self.fields.clear();
        }
    }

    fn begin_field(&mut self) {
        self.end_words();
        if self.fields.len() >= MAX_FIELDS {
            self.fields.clear();
        }
        self.fields.push(Field::default());
    }

    fn begin_result(&mut self) {
        let n_around = self.fields.len().saturating_sub(1);
        // What a field gives within what another says of itself is no text.
        let is_within = self.fields.iter().take(n_around).any(|field| !field.is_in_result);
        if let Some(field) = self.fields.last_mut() {
            field.is_in_result = !is_within;
            field.link = link_of(&field.instruction);
        }
    }

    /// Gives the words that were read to the flow.
    fn end_words(&mut self) {
        if self.words.is_empty() {
            return;
        }
        let mut style = self.letter.style.clone();
        style.font = style.font.filter(|_| !self.letter.is_symbol_font);
        style.link = self.fields.iter().rev().find_map(|field| field.link.clone());
        self.flow.push(&self.words, &style);
        self.words.clear();
    }

    fn push_note(&mut self, number: u32) {
        self.end_words();
        let style = RunStyle { is_note_number: true, ..RunStyle::default() };
        self.flow.push(&format!("[{number}]"), &style);
    }

    fn end_paragraph(&mut self) {
        self.end_words();
        // What a field says of itself has one paragraph: here a mark is missing.
        self.fields.retain(|field| field.is_in_result);
        let state = self.paragraph;
        if state.is_in_table {
            self.flow.end_cell_paragraph();
            return;
        }
        let kind = match state.level {
            Some(level) => TextKind::Heading(level),
            None if state.list > 0 => TextKind::Item { depth: state.list_level + 1, number: None },
            None => TextKind::Paragraph,
        };
        self.flow.end_paragraph(kind);
    }

    /// The mark of a cell, or of a row. Where nothing is known of paragraphs, a second mark in a row ends the row.
    fn end_cell(&mut self, is_after_cell: bool) {
        let is_row_end = self.paragraph.is_row_end || (!self.paragraph.is_known && is_after_cell);
        if is_row_end {
            self.flow.end_row();
        } else {
            self.flow.end_cell();
            self.is_after_cell = true;
        }
    }
}
