//! The numbers of paragraphs, small beside the first row of each, for people who cite.

use super::fonts::plain;
use super::look::Look;
use super::placed::Placed;
use super::reader_layout::Item;
use crate::text::positions::Span;
use crate::view::blocks::Block;
use egui::{Ui, pos2};

/// Size of the digits, in px, and how far their right side stands from the text: beside the bar of the sentence cursor.
const SIZE_PX: f32 = 10.5;
const GAP_PX: f32 = 16.0;

/// Draws them. A paragraph's number is that of its line among all that are not blank, so folded lines are counted.
pub fn paint_numbers(ui: &Ui, look: &Look, placed: &[Placed], text: &str, blocks: &[Block]) {
    for line in placed {
        let Item::Block(at) = line.item else { continue };
        let Some(block) = blocks.get(at).filter(|block| !block.is_continued) else { continue };
        let first = line.span.of(text).chars().next().map_or(0, char::len_utf8);
        let row = line.rows_of(text, Span::new(line.span.start, line.span.start + first)).next();
        let Some((_, baseline)) = row else { continue };
        let words = block.paragraph.to_string();
        let galley = ui.fonts_mut(|fonts| fonts.layout_no_wrap(words, plain(SIZE_PX), look.soft));
        let glyph = galley.rows.first().and_then(|row| row.glyphs.first());
        let ascent = glyph.map_or(SIZE_PX, |glyph| glyph.pos.y);
        let pos = pos2(line.origin.x - GAP_PX - galley.size().x, (baseline - ascent).round());
        ui.painter().galley(pos, galley, look.soft);
    }
}
