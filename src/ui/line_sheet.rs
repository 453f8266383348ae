//! The patterns of lines on a picture that repeats itself to the right, so that a line under a whole row of text is
//! one rectangle: dot by dot, the wavy lines of a screen would be thousands.

use super::rects::{Level, Run, runs};
use egui::{
    Color32, ColorImage, Context, Id, Mesh, Pos2, Rect, Stroke, TextureHandle, TextureOptions,
    TextureWrapMode, pos2,
};

/// Size of the picture in px of the screen: powers of two, as old graphics cards repeat no others.
const WIDTH: usize = 64;
const HEIGHT: usize = 512;

/// What each pattern has of it in each thickness, in px; the top of the line stands in the middle.
const STRIP: usize = 32;

/// The patterns that are drawn so, and the thicknesses, in points: those of lanes that stand close, of lanes with room, and
/// of both where they are lifted. Others are drawn piece by piece.
const PATTERNS: [usize; 3] = [1, 2, 4];
const THICKNESSES: [f32; 5] = [1.0, 1.5, 2.0, 2.5, 3.0];

/// Screens with more px to a point than this have no room in it.
const MOST_PIXELS_PER_POINT: f32 = 4.0;

/// The picture for a kind of screen.
#[derive(Clone)]
pub struct LineSheet {
    texture: TextureHandle,
    pixels_per_point: f32,
}

impl LineSheet {
    /// The picture of the screen; `None` where none has room.
    #[must_use]
    pub fn of(ctx: &Context) -> Option<Self> {
        let pixels_per_point = ctx.pixels_per_point();
        if pixels_per_point > MOST_PIXELS_PER_POINT {
            return None;
        }
        let id = Id::unique("line-sheet");
        let known = ctx.data(|data| data.get_temp::<Self>(id));
        if let Some(sheet) =
            known.filter(|sheet| sheet.pixels_per_point.to_bits() == pixels_per_point.to_bits())
        {
            return Some(sheet);
        }
        let options = TextureOptions { wrap_mode: TextureWrapMode::Repeat, ..TextureOptions::NEAREST };
        let texture = ctx.load_texture("line-sheet", picture(pixels_per_point), options);
        let sheet = Self { texture, pixels_per_point };
        ctx.data_mut(|data| data.insert_temp(id, sheet.clone()));
        Some(sheet)
    }

    /// Whether a pattern has pieces enough to be drawn from a picture.
    #[must_use]
    pub fn has(pattern: usize) -> bool {
        PATTERNS.contains(&pattern)
    }

    /// Nothing yet of lines in these patterns.
    #[must_use]
    pub fn mesh(&self) -> Mesh {
        Mesh::with_texture(self.texture.id())
    }

    /// Adds a line; says whether it has its pattern and thickness.
    pub fn line(&self, mesh: &mut Mesh, line: Level, stroke: Stroke, pattern: usize) -> bool {
        let Level { left, right, y } = line;
        let Some(strip) = strip_of(pattern, stroke.width) else { return false };
        let scale = self.pixels_per_point;
        let (from, to) = ((left * scale).round(), (right * scale).round());
        let top = ((y - stroke.width / 2.0) * scale).round();
        let (above, below) = reach(stroke.width, scale);
        let middle = f32_of(strip * STRIP + STRIP / 2);
        let rect = Rect::from_min_max(pos2(from, top - above) / scale, pos2(to, top + below) / scale);
        let texel = |x: f32, y: f32| pos2(x / f32_of(WIDTH), y / f32_of(HEIGHT));
        let uv = Rect::from_min_max(texel(0.0, middle - above), texel(to - from, middle + below));
        if rect.is_positive() {
            mesh.add_rect_with_uv(rect, uv, stroke.color);
        }
        true
    }
}

/// How far a wave reaches above and below the top of a line, in px.
fn reach(thickness: f32, scale: f32) -> (f32, f32) {
    ((thickness * scale).ceil(), (2.0 * thickness * scale).ceil() + 1.0)
}

/// Where a pattern of a thickness stands, counted in strips.
fn strip_of(pattern: usize, thickness: f32) -> Option<usize> {
    let pattern = PATTERNS.iter().position(|known| *known == pattern)?;
    let thickness = THICKNESSES.iter().position(|known| (known - thickness).abs() < 0.01)?;
    Some(pattern * THICKNESSES.len() + thickness)
}

fn picture(pixels_per_point: f32) -> ColorImage {
    let mut image = ColorImage::filled([WIDTH, HEIGHT], Color32::TRANSPARENT);
    for (pattern, thickness) in PATTERNS.iter().flat_map(|p| THICKNESSES.map(|thickness| (*p, thickness))) {
        let Some(strip) = strip_of(pattern, thickness) else { continue };
        let top = f32_of(strip * STRIP + STRIP / 2);
        let center = pos2(0.0, top + thickness * pixels_per_point / 2.0);
        for run in runs(pattern, thickness) {
            draw(&mut image, &run, center, pixels_per_point);
        }
    }
    image
}

/// Draws the pieces of a run over the whole width, so many that the last goes on with the first.
fn draw(image: &mut ColorImage, run: &Run, center: Pos2, pixels_per_point: f32) {
    let period = (run.dash + run.gap) * pixels_per_point;
    let n_periods = (f32_of(WIDTH) / period).round().max(1.0);
    let fitted = f32_of(WIDTH) / n_periods;
    let scale = fitted / (run.dash + run.gap);
    let half = run.thickness * pixels_per_point / 2.0;
    let y = center.y + run.down * pixels_per_point;
    let (top, bottom) = ((y - half).round(), (y + half).round());
    let mut left = run.shift * scale;
    for _ in 0..usize_of(n_periods) {
        let piece =
            Rect::from_min_max(pos2(left.round(), top), pos2((left + run.dash * scale).round(), bottom));
        fill(image, piece);
        left += fitted;
    }
}

/// Fills whole pixels; what reaches over the right edge comes in again at the left.
fn fill(image: &mut ColorImage, rect: Rect) {
    let (from, to) = (usize_of(rect.left()), usize_of(rect.right()));
    for y in usize_of(rect.top())..usize_of(rect.bottom()).min(HEIGHT) {
        for x in from..to {
            if let Some(pixel) = image.pixels.get_mut(y * WIDTH + x % WIDTH) {
                *pixel = Color32::WHITE;
            }
        }
    }
}

#[expect(clippy::cast_precision_loss, reason = "px of a small picture")]
fn f32_of(n: usize) -> f32 {
    n as f32
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "px of a small picture")]
fn usize_of(px: f32) -> usize {
    px.max(0.0) as usize
}

#[cfg(test)]
mod tests {
    use super::{HEIGHT, PATTERNS, STRIP, THICKNESSES, WIDTH, f32_of, picture, reach, strip_of, usize_of};
    use egui::ColorImage;

    const SCREENS: [f32; 8] = [1.0, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0, 4.0];

    /// The rows of a strip that are drawn, with how many of their px are filled.
    fn drawn(image: &ColorImage, strip: usize) -> Vec<(usize, usize)> {
        let rows = strip * STRIP..(strip + 1) * STRIP;
        rows.map(|y| (y, n_filled(image, y))).filter(|(_, n)| *n > 0).collect()
    }

    fn n_filled(image: &ColorImage, y: usize) -> usize {
        image.pixels[y * WIDTH..(y + 1) * WIDTH].iter().filter(|pixel| pixel.a() > 0).count()
    }

    #[test]
    fn every_pattern_lies_within_what_a_line_takes_of_it() {
        for scale in SCREENS {
            let image = picture(scale);
            for (pattern, thickness) in PATTERNS.iter().flat_map(|p| THICKNESSES.map(|t| (*p, t))) {
                let strip = strip_of(pattern, thickness).expect("a strip");
                let middle = strip * STRIP + STRIP / 2;
                let (above, below) = reach(thickness, scale);
                let rows = drawn(&image, strip);
                let (first, last) = (rows[0].0, rows[rows.len() - 1].0);
                assert!(
                    first + usize_of(above) >= middle && last < middle + usize_of(below),
                    "{pattern} {scale}"
                );
                let taken = middle - usize_of(above)..(middle + usize_of(below)).min(HEIGHT);
                let n_taken: usize = taken.map(|y| n_filled(&image, y)).sum();
                let n_own: usize = rows.iter().map(|(_, n)| n).sum();
                assert_eq!(n_taken, n_own, "{pattern} {thickness} {scale}: a line shows pieces of another");
            }
        }
    }

    #[test]
    fn a_pattern_has_as_many_pieces_and_gaps_as_it_says() {
        for scale in SCREENS {
            let image = picture(scale);
            for (pattern, share) in [(1, 0.7), (2, 0.5)] {
                for thickness in THICKNESSES {
                    let rows = drawn(&image, strip_of(pattern, thickness).expect("a strip"));
                    assert_eq!(
                        rows.len(),
                        usize_of((thickness * scale).round()),
                        "{pattern} {thickness} {scale}"
                    );
                    for (_, n_filled) in rows {
                        let is = f32_of(n_filled) / f32_of(WIDTH);
                        assert!((is - share).abs() < 0.15, "{pattern} {thickness} {scale}: {is}");
                    }
                }
            }
        }
    }
}
