//! The type of an article: which face, size and ink each kind of line has, and its shape in a column.

use super::bidi_layout::laid_out;
use super::fonts::{Face, reading};
use super::look::Look;
use super::pictures::{PictureBox, Pictures};
use super::reader_layout::Item;
use super::reader_styles::LineSetting;
use crate::storage::settings::Type;
use crate::text::direction::Directions;
use crate::text::structure::Label;
use crate::view::reader::ReaderView;
use crate::words::Tongue;
use egui::text::{LayoutJob, TextFormat, TextWrapping};
use egui::{Color32, FontId, Galley, Ui};
use std::sync::Arc;

const PROSE: &str = "Thông qua hội nghị, nhân dân đánh giá cao việc đổi mới tác phong công tác của cấp ủy, chính \
                     quyền thành phố những năm gần đây.";

/// Space between a title and what is known of the article, in px.
pub const UNDER_GAP_PX: f32 = 8.0;

/// Space between a picture and what stands below it, in px.
pub const PICTURE_GAP_PX: f32 = 8.0;

/// What the layout depends on besides the text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Measure {
    /// How articles are set.
    pub kind: Type,
    /// Width of the column, in px.
    pub width: f32,
    /// Pixels of the screen to a px.
    pub scale: f32,
    /// Grows whenever text is set in other typefaces than before.
    pub fonts: u64,
}

/// The colours of reading text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Inks {
    pub ink: Color32,
    pub soft: Color32,
    pub dim: Color32,
    /// The line under words that lead somewhere.
    pub link: Color32,
}

impl Inks {
    /// Those of a look.
    #[must_use]
    pub fn of(look: &Look) -> Self {
        let Look { ink, soft, dim_ink, accent, .. } = *look;
        Self { ink, soft, dim: dim_ink, link: accent }
    }
}

/// A line that was shaped.
#[derive(Clone, Debug)]
pub struct Shaped {
    /// Its text.
    pub galley: Arc<Galley>,
    /// The pictures above it, from top to bottom.
    pub pictures: Vec<PictureBox>,
    /// Which way its letters go, where some go from right to left.
    pub directions: Option<Arc<Directions>>,
    /// A second text under it: what is known of the article, under the title.
    pub under: Option<Arc<Galley>>,
    /// Space above the text, its pictures included, in px.
    pub above: f32,
    /// Height with the space above and below, in px.
    pub height: f32,
    /// Size of its type, in px.
    pub em: f32,
    /// How far to the right of the column it begins, in px.
    pub indent: f32,
}

/// How a line of text is set.
#[derive(Clone, Debug)]
pub struct LineStyle {
    /// Its face and size.
    pub font: FontId,
    /// Its height, in px.
    pub height: f32,
    pub ink: Color32,
}

/// How a line of this kind is set.
#[must_use]
pub fn style_of(label: Label, measure: &Measure, inks: &Inks) -> LineStyle {
    let kind = &measure.kind;
    let scale = kind.size_px / 20.0;
    let (face, size, line, ink) = match label {
        Label::Title => (Face::Bold, 31.0, 1.32, inks.ink),
        Label::Lead => (Face::Italic, 20.5, kind.line_height, inks.ink),
        Label::Heading => (Face::Bold, 21.0, 1.4, inks.ink),
        Label::Caption => (Face::Italic, 15.5, 1.5, inks.soft),
        Label::Source | Label::Author | Label::Date => (Face::Regular, 15.5, 1.5, inks.soft),
        Label::Body => (Face::Regular, 20.0, kind.line_height, inks.ink),
        _ => (Face::Regular, 15.0, 1.5, inks.dim),
    };
    // A title fits its column: eighteen characters a line at least.
    let most = if label == Label::Title { (measure.width / 9.9).max(20.0 * scale) } else { f32::INFINITY };
    let size = (size * scale).min(most).round().max(11.0);
    LineStyle { font: reading(kind.font, face, size), height: (size * line).round(), ink }
}

/// A line of text as egui sets it.
pub fn galley(ui: &Ui, text: &str, style: LineStyle, width: f32) -> Arc<Galley> {
    let mut job =
        LayoutJob { wrap: TextWrapping { max_width: width, ..Default::default() }, ..Default::default() };
    let LineStyle { font, height, ink } = style;
    let format = TextFormat { font_id: font, line_height: Some(height), color: ink, ..Default::default() };
    job.append(text, 0.0, format);
    job.break_on_newline = false;
    laid_out(ui, job)
}

/// Vietnamese prose, shaped: what the width of its characters is taken from.
pub fn sample(ui: &Ui, kind: &Type) -> Arc<Galley> {
    let font = reading(kind.font, Face::Regular, kind.size_px);
    ui.fonts_mut(|fonts| fonts.layout_no_wrap(PROSE.to_owned(), font, Color32::BLACK))
}

/// The average advance of a character of it, in px.
#[must_use]
pub fn char_width(sample: &Galley) -> f32 {
    #[expect(clippy::cast_precision_loss, reason = "a hundred characters")]
    let n_chars = PROSE.chars().count() as f32;
    sample.size().x / n_chars
}

/// Shapes items of one article.
pub struct Shaper<'v> {
    /// The article.
    pub view: &'v ReaderView,
    /// Its text.
    pub text: &'v str,
    /// How it is set.
    pub measure: Measure,
    /// Its colours.
    pub inks: Inks,
    /// What is known of the article, in words.
    pub known: &'v str,
    /// The language of those words.
    pub tongue: Tongue,
    /// Its pictures.
    pub pictures: &'v Pictures,
    /// Prose that is shaped in every frame.
    pub sample: Arc<Galley>,
    /// The words of folds: closed, with the number of lines, and open.
    pub fold_words: &'v dyn Fn(usize, bool) -> String,
}

impl Shaper<'_> {
    /// Shapes an item; the first of all has more room above.
    #[must_use]
    pub fn shape(&self, ui: &Ui, item: Item, is_first: bool) -> Shaped {
        let em = self.measure.kind.size_px;
        let gap = (em * self.measure.kind.paragraph_gap).round();
        let top = if is_first { (em * 1.8).round() } else { 0.0 };
        let width = self.measure.width;
        let small = || super::fonts::plain((em * 0.64).round().max(12.0));
        let small_line = |ink| LineStyle { font: small(), height: (em * 1.1).round(), ink };
        let known = || galley(ui, self.known, small_line(self.inks.soft), width);
        match item {
            Item::Head => {
                let galley =
                    galley(ui, &self.view.title, style_of(Label::Title, &self.measure, &self.inks), width);
                shaped(galley, Some(known()), top, gap * 1.6, em * 1.55)
            }
            Item::Fold { n_lines, is_open, .. } => {
                let words = (self.fold_words)(n_lines, is_open);
                let line = galley(ui, &words, small_line(self.inks.dim), width - em);
                let mut shaped = shaped(line, None, top, gap, em * 0.65);
                shaped.above += 2.0;
                shaped
            }
            Item::Block(at) => {
                let Some(block) = self.view.blocks.get(at) else {
                    return shaped(galley(ui, "", small_line(self.inks.ink), width), None, 0.0, 0.0, em);
                };
                let style = style_of(block.label, &self.measure, &self.inks);
                let size = style.font.size;
                let under = (block.label == Label::Title && !block.is_unfinished).then(known);
                let above = match block.label {
                    Label::Heading if !block.is_continued => (em * 0.7).round(),
                    _ => 0.0,
                };
                let below = match block.label {
                    _ if block.is_unfinished => 0.0,
                    Label::Title => gap * 1.6,
                    Label::Heading => (em * 0.4).round(),
                    _ => gap,
                };
                let set = LineSetting::new(&self.view.styles, block, em);
                let below = (below * set.gap_share).round();
                let galley = set.galley(ui, self, style, width - set.indent);
                let pictures = set.pictures(ui, self, width - set.indent);
                let heights = pictures.iter().map(|picture| picture.size.y + PICTURE_GAP_PX);
                let above = top + above + heights.sum::<f32>();
                let directions = Directions::of(block.span.of(self.text)).map(Arc::new);
                Shaped {
                    indent: set.indent,
                    pictures,
                    directions,
                    ..shaped(galley, under, above, below, size)
                }
            }
        }
    }
}

fn shaped(galley: Arc<Galley>, under: Option<Arc<Galley>>, above: f32, below: f32, em: f32) -> Shaped {
    let under_height = under.as_ref().map_or(0.0, |under| under.size().y + UNDER_GAP_PX);
    let height = (above + galley.size().y + under_height + below).round();
    Shaped { galley, pictures: Vec::new(), directions: None, under, above, height, em, indent: 0.0 }
}
