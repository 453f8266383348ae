//! A line of an article in sight: its shape, where it stands, and which letters stand where in it.

use super::pictures::PictureBox;
use super::reader_layout::Item;
use super::reader_shape::{PICTURE_GAP_PX, Shaped};
use crate::text::positions::{Span, byte_of_char, chars_before};
use egui::text::CharIndex;
use egui::{Galley, Pos2, Rect, pos2, vec2};
use std::sync::Arc;

/// Letters no further apart than this, in px, stand beside one another.
const SEAM_PX: f32 = 0.5;

/// A line in sight.
#[derive(Clone, Debug)]
pub struct Placed {
    /// What it is.
    pub item: Item,
    /// The bytes of it; nothing for heads and folds.
    pub span: Span,
    /// Its shape.
    pub shaped: Shaped,
    /// Where its text begins.
    pub origin: Pos2,
    /// The bytes of each of its rows.
    pub rows: Arc<Vec<Span>>,
}

/// The bytes of each row of a text that was shaped, `start` being the first byte of it in the article.
#[must_use]
pub fn rows_of_galley(galley: &Galley, words: &str, start: usize) -> Vec<Span> {
    let mut from = 0;
    let row = |n_glyphs: usize| {
        let rest = words.get(from..).unwrap_or_default();
        let span = Span { start: start + from, end: start + from + byte_of_char(rest, n_glyphs) };
        from = span.end - start;
        span
    };
    galley.rows.iter().map(|row| row.glyphs.len()).map(row).collect()
}

impl Placed {
    /// The rows of a range of bytes, as rectangles from the left edge of its first letter to the right edge of its
    /// last, each with the baseline: (rectangle of the whole row's height, baseline y). Where letters go from right to left
    /// a row may have several.
    pub fn rows_of(&self, text: &str, span: Span) -> impl Iterator<Item = (Rect, f32)> {
        let first = self.rows.partition_point(|row| row.end <= span.start);
        let last = self.rows.partition_point(|row| row.start < span.end).max(first);
        // Nearly every line goes from left to right, and this is asked for each mark in each frame.
        let (straight, turned) = match self.shaped.directions {
            None => (first..last, Vec::new()),
            Some(_) => (0..0, (first..last).flat_map(|at| self.turned_parts(text, at, span)).collect()),
        };
        straight.filter_map(move |at| self.part_of_row(text, at, span)).chain(turned)
    }

    fn part_of_row(&self, text: &str, at: usize, span: Span) -> Option<(Rect, f32)> {
        let (bytes, row) = (*self.rows.get(at)?, self.shaped.galley.rows.get(at)?);
        let part = span.intersection(bytes)?;
        let words = bytes.of(text);
        let x = |byte: usize| row.x_offset(CharIndex(chars_before(words, byte - bytes.start)));
        let (left, right) = (x(part.start), x(part.end));
        let baseline = row.glyphs.first().map_or(row.size.y * 0.75, |glyph| glyph.pos.y);
        let origin = self.origin + row.pos.to_vec2();
        let rect = Rect::from_min_size(origin + vec2(left, 0.0), vec2(right - left, row.size.y));
        Some((rect, origin.y + baseline))
    }

    /// The stretches of a row in which the eye meets a range, where some letters go from right to left.
    fn turned_parts(&self, text: &str, at: usize, span: Span) -> Vec<(Rect, f32)> {
        let (Some(bytes), Some(row)) = (self.rows.get(at), self.shaped.galley.rows.get(at)) else {
            return Vec::new();
        };
        let Some(part) = span.intersection(*bytes) else { return Vec::new() };
        let words = bytes.of(text);
        let char_at = |byte: usize| chars_before(words, byte - bytes.start);
        let glyphs = row.glyphs.get(char_at(part.start)..char_at(part.end)).unwrap_or_default();
        let mut sides: Vec<(f32, f32)> = glyphs.iter().map(|glyph| (glyph.pos.x, glyph.max_x())).collect();
        sides.sort_by(|a, b| a.0.total_cmp(&b.0));
        let mut stretches: Vec<(f32, f32)> = Vec::new();
        for (left, right) in sides {
            match stretches.last_mut() {
                Some(last) if left <= last.1 + SEAM_PX => last.1 = last.1.max(right),
                _ => stretches.push((left, right)),
            }
        }
        let baseline = row.glyphs.first().map_or(row.size.y * 0.75, |glyph| glyph.pos.y);
        let origin = self.origin + row.pos.to_vec2();
        let rect = |(left, right): (f32, f32)| {
            Rect::from_min_size(origin + vec2(left, 0.0), vec2(right - left, row.size.y))
        };
        stretches.into_iter().map(|sides| (rect(sides), origin.y + baseline)).collect()
    }

    /// Whether the letter at a byte of the article goes from right to left.
    #[must_use]
    pub fn is_rtl_at(&self, byte: usize) -> bool {
        let inside = byte.saturating_sub(self.span.start);
        self.shaped.directions.as_ref().is_some_and(|directions| directions.is_rtl_at(inside))
    }

    /// The byte nearest to a point, where some letters go from right to left.
    fn turned_byte_at(&self, text: &str, pos: Pos2) -> Option<usize> {
        let inside = pos - self.origin;
        let rows = &self.shaped.galley.rows;
        let at = rows.iter().position(|row| inside.y < row.max_y()).unwrap_or(rows.len().saturating_sub(1));
        let (row, bytes) = (rows.get(at)?, self.rows.get(at)?);
        let x = inside.x - row.pos.x;
        let distance = |left: f32, right: f32| (left - x).max(x - right).max(0.0);
        let nearest = |(_, a): &(usize, f32), (_, b): &(usize, f32)| a.total_cmp(b);
        let glyphs = row.glyphs.iter().enumerate().filter(|(_, glyph)| glyph.advance_width > 0.0);
        let all = glyphs.map(|(at, glyph)| (at, distance(glyph.pos.x, glyph.max_x())));
        let (char_at, _) = all.min_by(nearest)?;
        let words = bytes.of(text);
        let byte = bytes.start + byte_of_char(words, char_at);
        let is_right_half = row.glyphs.get(char_at).is_some_and(|glyph| x > glyph.logical_rect().center().x);
        // Behind a letter stand the marks on it, too.
        let n_marks =
            row.glyphs.iter().skip(char_at + 1).take_while(|mark| mark.advance_width <= 0.0).count();
        let after = bytes.start + byte_of_char(words, char_at + 1 + n_marks);
        Some(if is_right_half == self.is_rtl_at(byte) { byte } else { after })
    }

    /// Top and bottom of the row at a place among its rows, in px.
    #[must_use]
    pub fn row_heights(&self, at: usize) -> Option<(f32, f32)> {
        let row = self.shaped.galley.rows.get(at)?;
        let top = self.origin.y + row.pos.y;
        Some((top, top + row.size.y))
    }

    /// The byte nearest to a point.
    #[must_use]
    pub fn byte_at(&self, text: &str, pos: Pos2) -> usize {
        if self.shaped.directions.is_some()
            && let Some(byte) = self.turned_byte_at(text, pos)
        {
            return byte;
        }
        let cursor = self.shaped.galley.cursor_from_pos(pos - self.origin);
        self.span.start + byte_of_char(self.span.of(text), cursor.index.0)
    }

    /// The rectangle of its text.
    #[must_use]
    pub fn rect(&self) -> Rect {
        Rect::from_min_size(self.origin, self.shaped.galley.size())
    }

    /// Its pictures, each with where it is drawn: one below the other, the last just above the text.
    pub fn picture_rects(&self) -> impl Iterator<Item = (&PictureBox, Rect)> {
        let pictures = &self.shaped.pictures;
        let heights = pictures.iter().map(|picture| picture.size.y + PICTURE_GAP_PX);
        let mut y = self.origin.y - heights.sum::<f32>();
        pictures.iter().map(move |picture| {
            let rect = Rect::from_min_size(pos2(self.origin.x, y), picture.size);
            y += picture.size.y + PICTURE_GAP_PX;
            (picture, rect)
        })
    }

    /// Where the text under it begins, if there is any.
    #[must_use]
    pub fn under_origin(&self) -> Pos2 {
        pos2(self.origin.x, self.origin.y + self.shaped.galley.size().y + super::reader_shape::UNDER_GAP_PX)
    }
}
