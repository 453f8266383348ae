//! How the characters and paragraphs of a Word document are set: by their styles, and by the properties that differ from
//! these.

use super::doc_pieces::Piece;
use super::doc_properties::{Properties, code};
use super::doc_spans::Span;
use super::doc_styles::{Look, Styles};
use super::document::RunStyle;
use super::font_names::old_font;
use super::rtf_tables::outline_level;
use super::symbol_fonts::{is_symbol_font, sign};
use std::sync::Arc;

/// The parts of a Word document that its text is read with.
pub(super) struct Parts<'s> {
    pub(super) stream: &'s [u8],
    pub(super) pieces: Vec<Piece>,
    pub(super) letters: Vec<Span>,
    pub(super) paragraphs: Vec<Span>,
    pub(super) styles: Styles,
    pub(super) fonts: Vec<Arc<str>>,
}

/// How a character is set, and what else its properties say.
#[derive(Clone, Debug, Default)]
pub(super) struct LetterState {
    pub(super) style: RunStyle,
    pub(super) is_hidden: bool,
    /// Whether it is no letter but stands for something.
    pub(super) is_special: bool,
    pub(super) symbol: Option<char>,
    pub(super) is_symbol_font: bool,
}

/// What a paragraph's properties say.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct ParagraphState {
    pub(super) style: u16,
    pub(super) level: Option<u8>,
    pub(super) is_in_table: bool,
    pub(super) is_row_end: bool,
    pub(super) list: u16,
    pub(super) list_level: u8,
    pub(super) is_known: bool,
}

impl Parts<'_> {
    pub(super) fn paragraph_state(&self, span: Span) -> ParagraphState {
        let mut state = ParagraphState { style: span.style, is_known: true, ..ParagraphState::default() };
        state.level = self.styles.style(span.style).level;
        for property in Properties(span.properties(self.stream)) {
            match property.code {
                code::PARAGRAPH_STYLE => state.style = property.number(),
                code::IN_TABLE => state.is_in_table = property.byte() != 0,
                code::ROW_END => state.is_row_end = property.byte() != 0,
                code::OUTLINE_LEVEL => state.level = outline_level(i32::from(property.byte())),
                code::LIST => state.list = property.number(),
                code::LIST_LEVEL => state.list_level = property.byte().min(8),
                _ => {}
            }
        }
        state
    }

    pub(super) fn letter_state(&self, span: Option<Span>, style: u16) -> LetterState {
        let of_paragraph = self.styles.style(style).look;
        let mut state = LetterState::default();
        let mut look = of_paragraph;
        let mut is_deleted = false;
        let mut symbol = None;
        let properties = span.map(|span| span.properties(self.stream)).unwrap_or_default();
        for property in Properties(properties) {
            match property.code {
                code::LETTER_STYLE => look = self.with_letter_style(look, property.number()),
                code::DELETED => is_deleted = property.byte() != 0,
                code::SPECIAL => state.is_special = property.byte() != 0,
                code::SYMBOL => symbol = Some((property.number(), property.second_number())),
                _ => look.set(property, of_paragraph),
            }
        }
        if let Some((font, code)) = symbol {
            let font = self.font(Some(font)).unwrap_or_default();
            state.symbol = char::from_u32(u32::from(code)).and_then(|c| sign(&font, c));
        }
        state.is_hidden = look.is_hidden || is_deleted;
        let font = self.font_of(look);
        state.is_symbol_font = font.as_deref().is_some_and(is_symbol_font);
        state.style = RunStyle {
            is_strong: look.is_strong,
            is_emphasis: look.is_emphasis,
            font,
            ..RunStyle::default()
        };
        state
    }

    /// A look with what a style of letters says: only what it says otherwise than the usual letters.
    fn with_letter_style(&self, mut look: Look, number: u16) -> Look {
        let style = self.styles.style(number).look;
        let usual = self.styles.style(0).look;
        if style.font.is_some() && style.font != usual.font {
            look.font = style.font;
            look.other_font = style.other_font;
        }
        look.is_strong |= style.is_strong;
        look.is_emphasis |= style.is_emphasis;
        look.is_hidden |= style.is_hidden;
        look
    }

    fn font(&self, number: Option<u16>) -> Option<Arc<str>> {
        self.fonts.get(usize::from(number?)).cloned()
    }

    /// The typeface: that for ASCII, unless only that for other letters is an old one.
    fn font_of(&self, look: Look) -> Option<Arc<str>> {
        let font = self.font(look.font);
        let other = self.font(look.other_font).filter(|other| old_font(other).is_some());
        let is_old = font.as_deref().is_some_and(|font| old_font(font).is_some());
        if is_old { font } else { other.or(font) }
    }
}
