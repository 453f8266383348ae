//! Rows: a text broken into lines of a width. It breaks after white space, after a hyphen, dash or slash between letters,
//! and anywhere in scripts that write no spaces; within a word only where that is wider than the line.

use super::pdf_fonts::{Face, Fonts, Glyph};

/// How a text is set.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Setting {
    /// Its style.
    pub face: Face,
    /// The size of its type, in pt.
    pub size: f32,
    /// The width of its lines, in pt.
    pub width: f32,
}

/// Room that is left in a line after a letter, for what is drawn there.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Room {
    /// The byte after the letter.
    pub at: usize,
    /// How wide it is, in pt.
    pub width: f32,
}

/// A glyph in its row, in pt.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PlacedGlyph {
    /// Which glyph, of which font.
    pub id: u32,
    pub font: usize,
    /// The bytes of the text it stands for.
    pub start: usize,
    pub end: usize,
    /// Where it begins, from the left end of the row.
    pub x: f32,
    /// From there to the next.
    pub advance: f32,
    /// How far to the right and up it is drawn.
    pub right: f32,
    pub up: f32,
}

/// A row of a text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Row {
    /// Its bytes, the white space at its end included.
    pub start: usize,
    pub end: usize,
    /// How wide it is without that white space, in pt.
    pub width: f32,
    /// Its glyphs, from left to right.
    pub glyphs: Vec<PlacedGlyph>,
}

impl Row {
    /// Where a byte stands, in pt from the left end: the left side of its letter, or the end of the row.
    #[must_use]
    pub fn x_of(&self, byte: usize) -> f32 {
        let at = self.glyphs.partition_point(|glyph| glyph.start < byte);
        self.glyphs.get(at).map_or(self.width, |glyph| glyph.x)
    }

    /// The right side of the letter before a byte, in pt from the left end, without room left after it.
    #[must_use]
    pub fn right_of(&self, byte: usize, rooms: &[Room]) -> f32 {
        let room: f32 = rooms.iter().filter(|room| room.at == byte).map(|room| room.width).sum();
        let at = self.glyphs.partition_point(|glyph| glyph.start < byte);
        let before = at.checked_sub(1).and_then(|at| self.glyphs.get(at));
        before.map_or(0.0, |glyph| glyph.x + glyph.advance - if glyph.end == byte { room } else { 0.0 })
    }
}

/// A piece of a text that is not broken: its letters, and the white space after them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Token {
    start: usize,
    /// The byte after its letters.
    inked: usize,
    end: usize,
}

/// No word of this many bytes fits a line.
const LONGEST_BYTES: usize = 400;

/// Breaks a text into rows: at least one, which is empty where the text is.
#[must_use]
pub fn rows(fonts: &mut Fonts, text: &str, setting: Setting, rooms: &[Room]) -> Vec<Row> {
    let (done, row) = (Vec::new(), Row::default());
    let mut breaker = Breaker { setting, rooms, n_rooms: 0, done, row, n_inked: 0, x: 0.0 };
    let mut at = 0;
    while let Some(token) = next_token(text, at) {
        at = token.end;
        let word = text.get(token.start..token.end).unwrap_or_default();
        breaker.add(&fonts.shape(setting.face, word), token);
    }
    breaker.finish(text.len());
    breaker.done
}

struct Breaker<'r> {
    setting: Setting,
    rooms: &'r [Room],
    /// How many rooms are behind.
    n_rooms: usize,
    done: Vec<Row>,
    row: Row,
    /// How many of its glyphs stand before white space at its end.
    n_inked: usize,
    /// Where the next letter stands.
    x: f32,
}

impl Breaker<'_> {
    fn add(&mut self, glyphs: &[Glyph], token: Token) {
        let size = self.setting.size;
        let inked = |glyph: &&Glyph| token.start + glyph.start < token.inked;
        let letters: f32 = glyphs.iter().filter(inked).map(|glyph| glyph.advance * size).sum();
        let rest = self.rooms.get(self.n_rooms..).unwrap_or_default();
        let rooms: f32 = rest.iter().take_while(|room| room.at <= token.inked).map(|room| room.width).sum();
        if self.n_inked > 0 && self.x + letters + rooms > self.setting.width {
            self.finish(token.start);
        }
        let mut glyphs = glyphs.iter().peekable();
        while let Some(glyph) = glyphs.next() {
            let (start, end) = (token.start + glyph.start, token.start + glyph.end);
            let is_within = self.row.glyphs.last().is_some_and(|last| last.start == start);
            let is_inked = start < token.inked;
            let is_too_wide = self.x + glyph.advance * size > self.setting.width;
            if is_inked && is_too_wide && !is_within && self.n_inked > 0 {
                self.finish(start);
            }
            let is_last = glyphs.peek().is_none_or(|next| next.start != glyph.start);
            let room = if is_last { self.room_until(end) } else { 0.0 };
            self.place(glyph, token.start, room);
            if is_inked {
                self.n_inked = self.row.glyphs.len();
                self.row.width = self.x;
            }
        }
        self.row.end = token.end;
    }

    fn place(&mut self, glyph: &Glyph, from: usize, room: f32) {
        let size = self.setting.size;
        let advance = glyph.advance * size + room;
        self.row.glyphs.push(PlacedGlyph {
            id: glyph.id,
            font: glyph.font,
            start: from + glyph.start,
            end: from + glyph.end,
            x: self.x,
            advance,
            right: glyph.right * size,
            up: glyph.up * size,
        });
        self.x += advance;
    }

    /// The room up to a byte that was not given yet.
    fn room_until(&mut self, byte: usize) -> f32 {
        let mut width = 0.0;
        while let Some(room) = self.rooms.get(self.n_rooms).filter(|room| room.at <= byte) {
            width += room.width;
            self.n_rooms += 1;
        }
        width
    }

    /// Ends the row before a byte, with no more than one glyph of the white space at its end.
    fn finish(&mut self, next: usize) {
        let mut row = std::mem::take(&mut self.row);
        row.end = next;
        // A space is drawn where the line is broken, so that who reads on finds two words.
        let n_blank = usize::from(row.glyphs.len() > self.n_inked);
        row.glyphs.truncate(self.n_inked + n_blank);
        self.done.push(row);
        self.row = Row { start: next, end: next, ..Row::default() };
        (self.x, self.n_inked) = (0.0, 0);
    }
}

fn next_token(text: &str, start: usize) -> Option<Token> {
    let rest = text.get(start..).filter(|rest| !rest.is_empty())?;
    let mut letters = rest.char_indices().peekable();
    let (mut inked, mut before) = (0, None);
    while let Some((at, letter)) = letters.next_if(|(_, letter)| !is_space(*letter)) {
        inked = at + letter.len_utf8();
        let next = letters.peek().map(|(_, next)| *next);
        if may_break(before, letter, next) || (inked > LONGEST_BYTES && !is_joined(next)) {
            break;
        }
        before = Some(letter);
    }
    let mut end = inked;
    while let Some((at, letter)) = letters.next_if(|(_, letter)| is_space(*letter)) {
        end = at + letter.len_utf8();
    }
    Some(Token { start, inked: start + inked, end: start + end })
}

/// White space that a line may end at.
fn is_space(letter: char) -> bool {
    letter.is_whitespace() && !matches!(letter, '\u{A0}' | '\u{2007}' | '\u{202F}')
}

/// Whether a line may end after a letter that no space follows.
fn may_break(before: Option<char>, letter: char, next: Option<char>) -> bool {
    let is_letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let is_between =
        matches!(letter, '-' | '\u{2010}' | '–' | '—' | '/') && is_letter(before) && is_letter(next);
    // Han, kana and Hangul.
    let is_spaceless =
        matches!(letter, '\u{2E80}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7FF}' | '\u{F900}'..='\u{FAFF}');
    is_between || letter == '\u{200B}' || (is_spaceless && !is_joined(next))
}

/// Whether a mark or a sign goes with the letter before it.
fn is_joined(next: Option<char>) -> bool {
    next.is_some_and(|next| !next.is_alphanumeric() && !is_space(next))
}
