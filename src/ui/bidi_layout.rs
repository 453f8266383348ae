//! Lines with letters that go from right to left. The toolkit shapes each word of them, and sets one word after the other
//! from left to right; here the words are put in rows and each row in the order of the eye. The glyphs of a row stand in
//! the order of the text, one for each code point, at the places where they are seen.

use crate::text::direction::{Directions, Stretch, VisualOrder, is_rtl_letter};
use crate::text::positions::Span;
use egui::epaint::text::{Glyph, PlacedRow, Row};
use egui::text::{LayoutJob, TextFormat, TextWrapping};
use egui::{Galley, Mesh, Rect, Ui, Vec2, pos2, vec2};
use std::sync::Arc;
use unicode_normalization::char::is_combining_mark;
use unicode_segmentation::UnicodeSegmentation as _;

/// Letters that are shaped together, and stand beside one another in one row.
struct Piece {
    span: Span,
    is_rtl: bool,
    is_space: bool,
    /// How the toolkit shaped it: one row.
    row: Arc<Row>,
    /// Its width, in px.
    width: f32,
    format: TextFormat,
}

/// A text as the toolkit would lay it out, where no letter of it goes from right to left; else in the order of the eye, and
/// from the right where the line begins there.
#[must_use]
pub fn laid_out(ui: &Ui, job: LayoutJob) -> Arc<Galley> {
    let Some(directions) = Directions::of(&job.text) else {
        return ui.fonts_mut(|fonts| fonts.layout_job(job));
    };
    let width = job.wrap.max_width;
    let plain = ui.fonts_mut(|fonts| fonts.layout_job(job.clone()));
    let pieces = pieces(ui, &job, &directions);
    let mut galley = plain.as_ref().clone();
    galley.rows.clear();
    galley.rect = Rect::ZERO;
    galley.mesh_bounds = Rect::NOTHING;
    (galley.num_vertices, galley.num_indices) = (0, 0);
    let rows = rows(&pieces, width);
    galley.elided = rows.len() > job.wrap.max_rows;
    let order = VisualOrder::of(&job.text);
    let mut y = 0.0;
    for (at, pieces) in rows.iter().take(job.wrap.max_rows).enumerate() {
        let is_cut = galley.elided && at + 1 == job.wrap.max_rows;
        let row = if is_cut { cut_row(ui, &job, pieces, &order) } else { row_of(&job.text, pieces, &order) };
        let Some(row) = row else { continue };
        let from_right = if directions.is_rtl && width.is_finite() { width - row.size.x } else { 0.0 };
        let pos = pos2(from_right.max(0.0).round(), y);
        let line = PlacedRow { pos, row: Arc::new(row), ends_with_newline: false };
        y += line.row.size.y;
        galley.rect |= line.rect();
        galley.mesh_bounds |= line.row.visuals.mesh_bounds.translate(line.pos.to_vec2());
        galley.num_vertices += line.row.visuals.mesh.vertices.len();
        galley.num_indices += line.row.visuals.mesh.indices.len();
        galley.rows.push(line);
    }
    if galley.rows.is_empty() { plain } else { Arc::new(galley) }
}

/// The pieces of a text, in its order: words, spaces and signs, none over the bounds of a format or a direction.
fn pieces(ui: &Ui, job: &LayoutJob, directions: &Directions) -> Vec<Piece> {
    let mut pieces = Vec::new();
    for section in &job.sections {
        let section_span = Span::new(section.byte_range.start.0, section.byte_range.end.0);
        for Stretch { span, is_rtl } in directions.stretches() {
            let Some(span) = span.intersection(section_span) else { continue };
            for part in parts(span.of(&job.text), *is_rtl) {
                let span = Span::new(span.start + part.start, span.start + part.end);
                let words = seen(span.of(&job.text), *is_rtl);
                let mut one = LayoutJob::single_section(words, section.format.clone());
                one.wrap = TextWrapping::no_max_width();
                one.break_on_newline = false;
                let galley = ui.fonts_mut(|fonts| fonts.layout_job(one));
                let Some(row) = galley.rows.first().map(|placed| Arc::clone(&placed.row)) else { continue };
                let width = row.glyphs.iter().map(|glyph| glyph.advance_width).sum();
                let is_space = span.of(&job.text).chars().all(char::is_whitespace);
                let (is_rtl, format) = (*is_rtl, section.format.clone());
                pieces.push(Piece { span, is_rtl, is_space, row, width, format });
            }
        }
    }
    pieces
}

/// Where letters, spaces and signs come apart in a stretch of one direction. From left to right signs stay with the word.
fn parts(stretch: &str, is_rtl: bool) -> Vec<Span> {
    let kind = |c: char| match c {
        c if c.is_whitespace() => 0,
        c if !is_rtl || is_rtl_letter(c) => 1,
        _ => 2,
    };
    let mut parts: Vec<(Span, u8)> = Vec::new();
    for (start, grapheme) in stretch.grapheme_indices(true) {
        let end = start + grapheme.len();
        let first = grapheme.chars().next().unwrap_or_default();
        let kind = if is_combining_mark(first) { 1 } else { kind(first) };
        match parts.last_mut() {
            // Of several signs each stands for itself: they are seen in the other order.
            Some((span, last)) if *last == kind && kind != 2 => span.end = end,
            _ => parts.push((Span::new(start, end), kind)),
        }
    }
    parts.into_iter().map(|(span, _)| span).collect()
}

/// What is seen of a piece: a bracket that opens from right to left looks like one that closes from left to right.
fn seen(piece: &str, is_rtl: bool) -> String {
    let turned = |c: char| match c {
        '(' => ')',
        ')' => '(',
        '[' => ']',
        ']' => '[',
        '{' => '}',
        '}' => '{',
        '<' => '>',
        '>' => '<',
        '«' => '»',
        '»' => '«',
        '‹' => '›',
        '›' => '‹',
        other => other,
    };
    if is_rtl { piece.chars().map(turned).collect() } else { piece.to_owned() }
}

/// The pieces of each row: as many as fit, and the white space after them, which takes no room.
fn rows(pieces: &[Piece], width: f32) -> Vec<&[Piece]> {
    let mut rows = Vec::new();
    let (mut start, mut end, mut x) = (0, 0, 0.0);
    while end < pieces.len() {
        // A word and the signs beside it stay together.
        let next = pieces.get(end..).unwrap_or_default();
        let n_word = next.iter().position(|piece| piece.is_space).unwrap_or(next.len()).max(1);
        let word = next.get(..n_word).unwrap_or_default();
        let word_px: f32 = word.iter().map(|piece| piece.width).sum();
        let is_space = word.iter().all(|piece| piece.is_space);
        if x + word_px > width && end > start && !is_space {
            rows.push(pieces.get(start..end).unwrap_or_default());
            (start, x) = (end, 0.0);
        }
        x += word_px;
        end += n_word;
    }
    rows.push(pieces.get(start..end).unwrap_or_default());
    rows
}

/// A row of pieces, in the order of the eye.
fn row_of(text: &str, pieces: &[Piece], order: &VisualOrder<'_>) -> Option<Row> {
    let n_shown = pieces.iter().rposition(|piece| !piece.is_space).map_or(0, |last| last + 1);
    let (shown, trailing) = pieces.split_at(n_shown);
    let mut row = pieces.first()?.row.as_ref().clone();
    let height = pieces.iter().map(|piece| piece.row.size.y).fold(0.0, f32::max);
    let lefts = lefts(shown, order);
    let width: f32 = shown.iter().map(|piece| piece.width).sum();
    row.glyphs.clear();
    row.size = vec2(width, height);
    let mut mesh = Mesh::default();
    for (piece, left) in shown.iter().zip(&lefts) {
        let down = piece.format.valign.to_factor() * (height - piece.row.size.y);
        let offset = vec2(*left, down);
        let first_vertex = u32::try_from(mesh.vertices.len()).unwrap_or_default();
        let mut glyphs = glyphs(text, piece, offset);
        for glyph in &mut glyphs {
            glyph.first_vertex = first_vertex;
        }
        row.glyphs.append(&mut glyphs);
        let mut part = piece.row.visuals.mesh.clone();
        part.translate(offset);
        mesh.append(part);
    }
    // White space at the end is not seen; it stands where the row ends.
    let is_rtl = trailing.first().or(shown.last()).is_some_and(|piece| piece.is_rtl);
    let end = if is_rtl { 0.0 } else { width };
    for piece in trailing {
        let Some(model) = piece.row.glyphs.first() else { continue };
        let blank = |chr: char| placed(*model, chr, Level { left: end, y: model.pos.y, width: 0.0 });
        row.glyphs.extend(piece.span.of(text).chars().map(blank));
    }
    row.visuals.glyph_index_start = 0;
    row.visuals.glyph_vertex_range = 0..mesh.vertices.len();
    row.visuals.mesh_bounds = mesh.calc_bounds();
    row.visuals.mesh = mesh;
    Some(row)
}

/// A row that is the last of more than there is room for: as many words of it as leave room for an ellipsis, which stands
/// where it would go on.
fn cut_row(ui: &Ui, job: &LayoutJob, pieces: &[Piece], order: &VisualOrder<'_>) -> Option<Row> {
    let format = pieces.first()?.format.clone();
    let mut one = LayoutJob::single_section("…".to_owned(), format);
    one.wrap = TextWrapping::no_max_width();
    let ellipsis = ui.fonts_mut(|fonts| fonts.layout_job(one));
    let sign = ellipsis.rows.first()?;
    let mut x = sign.row.size.x;
    let fits = |piece: &&Piece| {
        x += piece.width;
        x <= job.wrap.max_width
    };
    let n_fitting = pieces.iter().take_while(fits).count().max(1);
    let mut row = row_of(&job.text, pieces.get(..n_fitting)?, order)?;
    let (shift, place) = if order.is_rtl() { (sign.row.size.x, 0.0) } else { (0.0, row.size.x) };
    row.visuals.mesh.translate(vec2(shift, 0.0));
    for glyph in &mut row.glyphs {
        glyph.pos.x += shift;
    }
    let mut mesh = sign.row.visuals.mesh.clone();
    mesh.translate(vec2(place, 0.0));
    row.visuals.mesh.append(mesh);
    row.size.x += sign.row.size.x;
    row.visuals.mesh_bounds = row.visuals.mesh.calc_bounds();
    row.visuals.glyph_vertex_range = 0..row.visuals.mesh.vertices.len();
    Some(row)
}

/// How far from the left of the row each piece begins, in px.
fn lefts(pieces: &[Piece], order: &VisualOrder<'_>) -> Vec<f32> {
    let (Some(first), Some(last)) = (pieces.first(), pieces.last()) else { return Vec::new() };
    let mut lefts = vec![0.0; pieces.len()];
    let mut x = 0.0;
    for Stretch { span, is_rtl } in order.row(Span::new(first.span.start, last.span.end)) {
        // A piece stands where its first letter does: white space beside a tab may be of two directions.
        let from = pieces.partition_point(|piece| piece.span.start < span.start);
        let to = pieces.partition_point(|piece| piece.span.start < span.end);
        let forward = from..to;
        let mut place = |at: usize| {
            if let (Some(left), Some(piece)) = (lefts.get_mut(at), pieces.get(at)) {
                *left = x;
                x += piece.width;
            }
        };
        if is_rtl { forward.rev().for_each(&mut place) } else { forward.for_each(&mut place) }
    }
    lefts
}

/// The glyphs of a piece in the order of the text, one for each code point. From left to right they stand where the toolkit
/// has them. From right to left it tells no more than how wide the word is: its graphemes stand at equal steps.
fn glyphs(text: &str, piece: &Piece, offset: Vec2) -> Vec<Glyph> {
    let words = piece.span.of(text);
    let known = &piece.row.glyphs;
    let is_told = !piece.is_rtl && known.len() == words.chars().count();
    let model = known.first().copied();
    let mut glyphs: Vec<Glyph> = Vec::with_capacity(words.len());
    if is_told {
        glyphs.extend(known);
        for (glyph, chr) in glyphs.iter_mut().zip(words.chars()) {
            glyph.pos += offset;
            glyph.chr = chr;
        }
    } else if let Some(model) = model {
        let graphemes: Vec<&str> = words.graphemes(true).collect();
        #[expect(clippy::cast_precision_loss, reason = "a word")]
        let step = piece.width / graphemes.len().max(1) as f32;
        for (at, grapheme) in graphemes.iter().enumerate() {
            #[expect(clippy::cast_precision_loss, reason = "a word")]
            let n_before = if piece.is_rtl { graphemes.len() - 1 - at } else { at } as f32;
            let (left, y) = (offset.x + n_before * step, model.pos.y + offset.y);
            let mut width = step;
            for chr in grapheme.chars() {
                glyphs.push(placed(model, chr, Level { left, y, width }));
                width = 0.0;
            }
        }
    }
    glyphs
}

/// Where a glyph stands in its row, and how wide it is, in px.
#[derive(Clone, Copy)]
struct Level {
    left: f32,
    y: f32,
    width: f32,
}

/// A glyph like another, of a character of its own and elsewhere.
fn placed(mut glyph: Glyph, chr: char, at: Level) -> Glyph {
    glyph.chr = chr;
    glyph.pos = pos2(at.left, at.y);
    glyph.advance_width = at.width;
    glyph
}

#[cfg(test)]
mod tests {
    use super::laid_out;
    use crate::ui::fonts::{self, plain};
    use egui::text::{LayoutJob, TextWrapping};
    use egui::{Color32, Context, Galley, MissingGlyphPolicy, RawInput};
    use proptest::prelude::*;
    use std::sync::Arc;

    /// A text in a column of some width, in so many rows at most.
    fn shaped(text: &str, max_width: f32, max_rows: usize) -> Arc<Galley> {
        let ctx = Context::default();
        ctx.set_fonts(fonts::definitions(None));
        ctx.set_missing_glyph_policy(MissingGlyphPolicy::Tofu);
        let mut galley = None;
        let output = ctx.run_ui(RawInput::default(), |ui| {
            let mut job = LayoutJob::simple(text.to_owned(), plain(14.0), Color32::BLACK, max_width);
            job.wrap = TextWrapping { max_width, max_rows, ..TextWrapping::default() };
            galley = Some(laid_out(ui, job));
        });
        output.drop_without_applying_deltas();
        galley.expect("a text")
    }

    proptest! {
        #[test]
        fn whatever_the_letters_are_each_has_a_place_within_its_row(
            parts in prop::collection::vec(
                prop::sample::select(vec![
                    "שלום", "ا", "لا", " ", "  ", "\t", "Bút", "ạ", "e\u{301}", "25", "(", ")", "«", ".", ",", "-", "…",
                    "\u{5bc}", "\u{200f}", "\u{202b}", "\u{202e}", "\u{202c}", "\u{2067}", "\u{2069}", "\u{2029}",
                    "\u{1c}", "\u{1f}", "漢", "👩‍👩‍👧",
                ]),
                1..24,
            ),
            width in prop::sample::select(vec![30.0_f32, 90.0, 400.0]),
        ) {
            let text = parts.concat();
            let galley = shaped(&text, width, usize::MAX);
            if crate::text::direction::has_rtl(&text) {
                let told: String = galley.rows.iter().flat_map(|row| &row.glyphs).map(|glyph| glyph.chr).collect();
                prop_assert_eq!(told, text);
                for row in &galley.rows {
                    for glyph in &row.glyphs {
                        prop_assert!(glyph.pos.x > -0.5 && glyph.max_x() < row.size.x + 0.5, "{glyph:?} in {:?}", row.size);
                    }
                }
            }
        }
    }

    #[test]
    fn every_code_point_has_a_glyph_in_the_order_of_the_text() {
        for text in [
            "שלום (25) Bút Dạ: e\u{301} עו\u{5bc}לם, טוב מאוד.",
            "Bút 👩\u{200d}👩\u{200d}👧 שלום",
            "Bút\u{1c}שלום \t טוב\u{2029}",
        ] {
            for width in [60.0, 120.0, 2_000.0] {
                let galley = shaped(text, width, usize::MAX);
                let told: String =
                    galley.rows.iter().flat_map(|row| &row.glyphs).map(|glyph| glyph.chr).collect();
                assert_eq!(told, text, "in {width} px");
            }
        }
    }

    #[test]
    fn what_has_no_room_is_cut_and_an_ellipsis_stands_in_the_row() {
        let text = "שלום עולם טוב מאוד היום ומחר";
        let whole = shaped(text, f32::INFINITY, 1);
        assert!(!whole.elided && whole.rows.len() == 1);
        let cut = shaped(text, whole.size().x * 0.6, 1);
        assert!(cut.elided && cut.rows.len() == 1 && cut.size().x <= whole.size().x * 0.6 + 0.5);
        let n_letters = cut.rows[0].glyphs.iter().filter(|glyph| !glyph.chr.is_whitespace()).count();
        assert_eq!(cut.rows[0].visuals.mesh.vertices.len(), 4 * (n_letters + 1));
    }
}
