//! RTF: groups within groups of control words and text. What is shown becomes blocks; typefaces are kept, since in old
//! Vietnamese files they decide what the letters are.

use super::code_pages::code_page;
use super::document::{
    Document, DocumentFacts, DocumentFault, IsStopped, LeftOut, LeftOutKind, Limit, Run, TextKind,
};
use super::paragraph_flow::{Flow, MAX_PARTS};
use super::rtf_pictures::Pictures;
use super::rtf_remarks::Remarks;
use super::rtf_state::{Destination, GroupState};
use super::rtf_tables::{FontTable, StyleSheet};
use super::rtf_tokens::{Token, Tokens};
use super::rtf_within::{Field, Nested};
use encoding_rs::{Encoding, WINDOWS_1252};

/// The largest file that is read, in bytes.
pub const MAX_BYTES: usize = 64 << 20;

/// How many groups may lie within each other; deeper ones are left out.
const MAX_DEPTH: usize = 1_000;

/// After how many tokens it is asked whether to stop.
const TOKENS_BETWEEN_QUESTIONS: usize = 4_096;

/// Reads an RTF file.
///
/// # Errors
/// Where it is none, is too large, or reading was stopped.
pub fn read(bytes: &[u8], is_stopped: IsStopped) -> Result<Document, DocumentFault> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes).trim_ascii_start();
    if !bytes.starts_with(b"{\\rtf") {
        return Err(DocumentFault::OtherKind);
    }
    if bytes.len() > MAX_BYTES {
        return Err(DocumentFault::TooLarge(Limit::Bytes));
    }
    let mut reader = Reader::new();
    let mut tokens = Tokens::new(bytes);
    let mut n_tokens = 0_usize;
    while let Some(token) = tokens.next() {
        n_tokens += 1;
        if n_tokens.is_multiple_of(TOKENS_BETWEEN_QUESTIONS) {
            if is_stopped() {
                return Err(DocumentFault::Stopped);
            }
            if reader.n_parts() > MAX_PARTS {
                return Err(DocumentFault::TooLarge(Limit::Parts));
            }
        }
        reader.take(token);
        if reader.is_outside() {
            // Behind the last brace nothing should stand. Where a brace too many was read, the text goes on.
            if !tokens.rest().contains(&b'\\') {
                break;
            }
            reader.n_damaged += 1;
            reader.states.push(GroupState::new());
        }
    }
    Ok(reader.finish())
}

/// An RTF file while it is read.
pub(super) struct Reader {
    /// What holds in the groups around.
    pub(super) states: Vec<GroupState>,
    /// What holds in this group.
    pub(super) state: GroupState,
    /// How many groups are open that lie too deep to be read.
    pub(super) n_too_deep: usize,
    /// Whether the group has no word yet, and whether `\*` stands at its beginning.
    pub(super) is_group_start: bool,
    pub(super) is_starred: bool,
    pub(super) fonts: FontTable,
    pub(super) styles: StyleSheet,
    pub(super) default_font: i32,
    pub(super) encoding: &'static Encoding,
    pub(super) body: Flow,
    /// Notes, remarks and boxes that are being read, the innermost last.
    pub(super) nested: Vec<Nested>,
    pub(super) notes: Vec<super::document::Block>,
    pub(super) n_notes: u32,
    pub(super) fields: Vec<Field>,
    pub(super) remarks: Remarks,
    pub(super) pictures: Pictures,
    pub(super) facts: DocumentFacts,
    /// The marker of the item that is being read.
    pub(super) marker: Option<Run>,
    /// Bytes of text that are not decoded yet: a letter may have several.
    pub(super) bytes: Vec<u8>,
    /// The first half of a letter of UTF-16.
    pub(super) high_half: Option<u16>,
    /// Characters that are to be passed over after `\u`.
    pub(super) n_to_skip: usize,
    pub(super) n_unknown_letters: usize,
    pub(super) n_damaged: usize,
}

impl Reader {
    fn new() -> Self {
        Self {
            states: Vec::new(),
            state: GroupState::new(),
            n_too_deep: 0,
            is_group_start: false,
            is_starred: false,
            fonts: FontTable::default(),
            styles: StyleSheet::default(),
            default_font: 0,
            encoding: WINDOWS_1252,
            body: Flow::default(),
            nested: Vec::new(),
            notes: Vec::new(),
            n_notes: 0,
            fields: Vec::new(),
            remarks: Remarks::default(),
            pictures: Pictures::default(),
            facts: DocumentFacts::default(),
            marker: None,
            bytes: Vec::new(),
            high_half: None,
            n_to_skip: 0,
            n_unknown_letters: 0,
            n_damaged: 0,
        }
    }

    fn n_parts(&self) -> usize {
        let nested: usize = self.nested.iter().map(|nested| nested.flow.n_parts()).sum();
        self.body.n_parts() + nested + self.notes.len() + self.remarks.len() + self.pictures.len()
    }

    /// Whether the outermost group was closed.
    fn is_outside(&self) -> bool {
        self.states.is_empty()
    }

    fn take(&mut self, token: Token) {
        match token {
            Token::Open => self.open(),
            Token::Close => self.close(),
            Token::Word(name, value) => {
                self.end_letters();
                self.n_to_skip = 0;
                if self.n_too_deep == 0 && self.state.destination != Destination::Skipped {
                    self.word(name, value);
                }
                self.is_group_start = false;
            }
            Token::Symbol(b'*') if self.is_group_start => self.is_starred = true,
            Token::Symbol(symbol) => {
                self.end_letters();
                self.is_group_start = false;
                if !self.passes_over() {
                    self.symbol(symbol);
                }
            }
            Token::Byte(byte) => self.letters(&[byte]),
            Token::Text(bytes) => self.letters(bytes),
            Token::Binary(bytes) => {
                self.end_letters();
                if self.state.destination == Destination::Picture && self.n_too_deep == 0 {
                    self.pictures.push_bytes(bytes);
                }
            }
        }
    }

    fn open(&mut self) {
        self.end_letters();
        self.n_to_skip = 0;
        if self.n_too_deep > 0 || self.states.len() >= MAX_DEPTH {
            self.n_damaged += usize::from(self.n_too_deep == 0);
            self.n_too_deep += 1;
            return;
        }
        self.states.push(self.state.clone());
        self.is_group_start = true;
        self.is_starred = false;
    }

    fn close(&mut self) {
        self.end_letters();
        self.n_to_skip = 0;
        self.is_group_start = false;
        self.is_starred = false;
        if self.n_too_deep > 0 {
            self.n_too_deep -= 1;
            return;
        }
        self.end_destination();
        if let Some(state) = self.states.pop() {
            self.state = state;
        }
        self.end_nested();
    }

    pub(super) fn set_code_page(&mut self, number: i32) {
        self.encoding = code_page(number).unwrap_or(WINDOWS_1252);
    }

    fn finish(mut self) -> Document {
        self.end_letters();
        self.n_damaged += usize::from(!self.states.is_empty());
        while !self.states.is_empty() {
            self.close();
        }
        let kind = self.paragraph_kind();
        let body = std::mem::take(&mut self.body);
        let mut blocks = body.finish(kind);
        blocks.append(&mut self.notes);
        let n_pictures_left_out = self.pictures.n_left_out();
        let pictures = self.pictures.into_all();
        let mut document = Document { facts: self.facts, blocks, pictures, ..Document::default() };
        self.remarks.finish(&mut document);
        let counts = [
            (LeftOutKind::Pictures, n_pictures_left_out),
            (LeftOutKind::Letters, self.n_unknown_letters),
            (LeftOutKind::DamagedParts, self.n_damaged),
        ];
        let left_out = counts.into_iter().filter(|(_, n)| *n > 0);
        document.left_out.extend(left_out.map(|(what, n)| LeftOut { what, n }));
        for fact in [&mut document.facts.title, &mut document.facts.author] {
            *fact = fact.take().map(|fact| fact.trim().to_owned()).filter(|fact| !fact.is_empty());
        }
        document
    }

    /// What the paragraph is that is being read.
    pub(super) fn paragraph_kind(&mut self) -> TextKind {
        let marker = self.marker.take().filter(|marker| !marker.text.trim().is_empty());
        let paragraph = self.state.paragraph;
        if let Some(level) = paragraph.outline_level.or(paragraph.style_level) {
            return TextKind::Heading(level);
        }
        let depth = paragraph.list_level.saturating_add(1);
        let Some(Run { text, style }) = marker else { return TextKind::Paragraph };
        let number = plain_number(&text);
        if number.is_some() || !is_number(&text) {
            return TextKind::Item { depth, number };
        }
        self.flow().label(&format!("{} ", text.trim()), &style);
        TextKind::Paragraph
    }
}

/// Whether a marker of a list is a number of some form, `Điều 5.`, `a)`. Bullets are single signs, of some typefaces letters.
fn is_number(marker: &str) -> bool {
    let marker = marker.trim();
    let has_letters = marker.contains(char::is_alphanumeric);
    marker.contains(|c: char| c.is_ascii_digit()) || (has_letters && marker.ends_with(['.', ')', ':']))
}

/// The number that a marker of a list is where nothing but a full stop follows it.
fn plain_number(marker: &str) -> Option<u32> {
    marker.trim().strip_suffix('.')?.parse().ok()
}
