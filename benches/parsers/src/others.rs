//! What other crates make of a file; each gives a number, so that nothing of it is left out.

use hayro_interpret::font::GlyphRun;
use hayro_interpret::{
    BlendMode, ClipPath, Context, Device, DrawMode, DrawProps, Image, ImageDrawProps, InterpreterCache,
    InterpreterSettings, SoftMask, interpret_page,
};
use hayro_syntax::Pdf;
use kurbo::{Affine, BezPath, Point, Rect};

/// How many children the root of a page's tree has.
pub fn tree_of_page(bytes: &[u8]) -> usize {
    let page = std::str::from_utf8(bytes).expect("UTF-8");
    dom_query::Document::from(page).root().children().len()
}

/// How long the article of a page is, in bytes.
pub fn article_of_page(bytes: &[u8]) -> usize {
    let page = std::str::from_utf8(bytes).expect("UTF-8");
    let mut page = dom_smoothie::Readability::new(page, None, None).expect("a page");
    page.parse().expect("an article").text_content.len()
}

/// How many letters the pages of a PDF have.
pub fn letters_of_pdf(bytes: &[u8]) -> usize {
    let pdf = Pdf::new(bytes.to_vec()).expect("a PDF");
    let cache = InterpreterCache::new();
    let mut letters = Letters::default();
    for page in pdf.pages().iter() {
        let bounds = Rect::new(0.0, 0.0, 1.0, 1.0);
        let settings = InterpreterSettings::default();
        let mut context = Context::new(Affine::IDENTITY, bounds, &cache, pdf.xref(), settings);
        interpret_page(page, &mut context, &mut letters);
    }
    letters.n + usize::from(letters.across.is_nan())
}

/// Counts letters and takes their places in.
#[derive(Default)]
struct Letters {
    n: usize,
    across: f64,
}

impl Device<'_> for Letters {
    fn draw_path(&mut self, _: &BezPath, _: DrawProps<'_>, _: &DrawMode) {}

    fn push_clip_path(&mut self, _: &ClipPath) {}

    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'_>>, _: BlendMode) {}

    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, '_>, props: DrawProps<'_>, _: &DrawMode) {
        for glyph in run.glyphs() {
            self.n += usize::from(glyph.as_unicode().is_some());
            self.across += (props.transform * glyph.transform() * Point::ZERO).x;
        }
    }

    fn pop_clip(&mut self) {}

    fn pop_transparency_group(&mut self) {}

    fn draw_image(&mut self, _: Image<'_, '_>, _: ImageDrawProps<'_>) {}
}
