//! A chart as a picture: its SVG, drawn in the program's own typefaces, whatever the computer has.

use super::figure::Figure;
use super::figure_svg::svg;
use super::sink::{Limited, NotWritten};
use super::typefaces::FACES;
use image::{ExtendedColorType, ImageEncoder as _};
use resvg::{tiny_skia, usvg};
use std::sync::Arc;

/// No picture has more pixels: 256 MB while it is drawn.
pub const MAX_PIXELS: u64 = 64_000_000;

/// The faces words are set in, and those that help out.
const SET_IN: [&str; 3] = ["NotoSans_400Regular", "NotoSans_700Bold", "Literata_400Regular"];

/// Why there is no picture.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PngError {
    /// It would have more pixels than any picture has.
    #[error("the picture would be {width_px} × {height_px} pixels, more than {MAX_PIXELS} in all")]
    TooLarge { width_px: u64, height_px: u64 },
    /// It would have no pixels.
    #[error("the picture would have no pixels")]
    Empty,
    /// What was written is not understood.
    #[error("the picture was not drawn: {0}")]
    NotDrawn(String),
}

impl From<PngError> for NotWritten {
    fn from(error: PngError) -> Self {
        match error {
            PngError::TooLarge { .. } => {
                let most = usize::try_from(MAX_PIXELS).unwrap_or(usize::MAX);
                Self::TooMuch { what: Limited::Pixels, most }
            }
            PngError::Empty => Self::Nothing,
            PngError::NotDrawn(words) => Self::Library(words),
        }
    }
}

/// Draws a chart with `scale` pixels for a px.
///
/// # Errors
/// Where the picture would be too large, or empty.
pub fn png(figure: &Figure, scale: f32) -> Result<Vec<u8>, PngError> {
    let [width, height] = [pixels(figure.width_px, scale), pixels(figure.height_px, scale)];
    if width == 0 || height == 0 {
        return Err(PngError::Empty);
    }
    let too_large = PngError::TooLarge { width_px: width, height_px: height };
    if width.saturating_mul(height) > MAX_PIXELS {
        return Err(too_large);
    }
    let (Ok(width), Ok(height)) = (u32::try_from(width), u32::try_from(height)) else {
        return Err(too_large);
    };
    let mut pixmap = tiny_skia::Pixmap::new(width, height).ok_or(PngError::Empty)?;
    let [red, green, blue] = figure.page;
    pixmap.fill(tiny_skia::Color::from_rgba8(red, green, blue, u8::MAX));
    let tree = usvg::Tree::from_str(&svg(figure), &options());
    let tree = tree.map_err(|error| PngError::NotDrawn(error.to_string()))?;
    resvg::render(&tree, tiny_skia::Transform::from_scale(scale, scale), &mut pixmap.as_mut());
    encoded(&pixmap)
}

/// How many pixels a length is, the last one whole.
fn pixels(length_px: f32, scale: f32) -> u64 {
    let pixels = (f64::from(length_px) * f64::from(scale)).ceil();
    // A length of no number is none.
    if pixels.is_nan() {
        return 0;
    }
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it is within these bounds")]
    let pixels = pixels.clamp(0.0, 1e9) as u64;
    pixels
}

fn options() -> usvg::Options<'static> {
    let mut options = usvg::Options { font_family: "Noto Sans".to_owned(), ..usvg::Options::default() };
    let fonts = Arc::make_mut(&mut options.fontdb);
    for (_, bytes) in FACES.iter().filter(|(name, _)| SET_IN.contains(name)) {
        fonts.load_font_source(usvg::fontdb::Source::Binary(Arc::new(*bytes)));
    }
    fonts.set_sans_serif_family("Noto Sans");
    options
}

/// The pixels as a file. Nothing shines through the page, so that it needs no alpha.
fn encoded(pixmap: &tiny_skia::Pixmap) -> Result<Vec<u8>, PngError> {
    let colors = pixmap.data().chunks_exact(4).flat_map(|pixel| pixel.iter().take(3).copied());
    let colors: Vec<u8> = colors.collect();
    let mut bytes = Vec::new();
    let encoder = image::codecs::png::PngEncoder::new(&mut bytes);
    encoder
        .write_image(&colors, pixmap.width(), pixmap.height(), ExtendedColorType::Rgb8)
        .map_err(|error| PngError::NotDrawn(error.to_string()))?;
    Ok(bytes)
}
