//! The type of the PDF: where its columns stand, how each kind of line is set, and texts made into shapes.

use super::article_page::{Inks, Rgb};
use super::pdf_fonts::{Face, Fonts};
use super::pdf_rows::{Row, Setting, rows};
use super::pdf_shapes::{Shape, Text};
use crate::text::structure::Label;

/// The column of the text: some 66 letters wide, in pt.
pub const LEFT: f32 = 68.0;
pub const WIDTH: f32 = 344.0;
pub const RIGHT: f32 = LEFT + WIDTH;

/// The margin where themes are named, in pt.
pub const MARGIN_LEFT: f32 = RIGHT + 20.0;
pub const MARGIN_WIDTH: f32 = 118.0;

/// Titles of more rows are set as wide as the column; how much narrower the others are tried, in pt.
const MOST_BALANCED: usize = 6;
const BALANCE_STEP: f32 = 6.0;

/// How a kind of line is set.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Style {
    pub face: Face,
    /// Size of its type and height of its rows, in pt.
    pub size: f32,
    pub height: f32,
    /// Space before and after it, of which the larger counts, in pt.
    pub above: f32,
    pub below: f32,
    pub color: Rgb,
    /// Whether it stands on one sheet with what follows.
    pub keeps_next: bool,
}

impl Style {
    /// The setting in a column, in pt.
    #[must_use]
    pub fn setting(&self, width: f32) -> Setting {
        Setting { face: self.face, size: self.size, width }
    }

    /// The baseline of a row, from its top, in pt.
    #[must_use]
    pub fn baseline(&self) -> f32 {
        self.height * 0.5 + self.size * 0.33
    }
}

/// How a line of the article is set.
#[must_use]
pub fn style_of(label: Label, is_aside: bool, inks: &Inks) -> Style {
    let body = Style {
        face: Face::Serif,
        size: 11.0,
        height: 17.4,
        above: 0.0,
        below: 6.6,
        color: inks.ink,
        keeps_next: false,
    };
    let small = Style { size: 8.6, height: 13.0, color: inks.soft, ..body };
    if is_aside {
        return Style { size: 8.2, height: 12.4, below: 4.0, color: inks.dim, ..body };
    }
    match label {
        Label::Title => {
            Style { face: Face::SerifBold, size: 18.0, height: 23.6, below: 7.0, keeps_next: true, ..body }
        }
        Label::Lead => Style { face: Face::SerifItalic, size: 11.3, height: 17.6, below: 9.0, ..body },
        Label::Heading => Style {
            face: Face::SerifBold,
            size: 11.8,
            height: 16.6,
            above: 14.0,
            below: 4.2,
            keeps_next: true,
            ..body
        },
        Label::Caption => Style { face: Face::SerifItalic, ..small },
        Label::Source | Label::Author | Label::Date => small,
        Label::Body | Label::AltText | Label::Slug | Label::Section | Label::SiteDate | Label::Navigation => {
            body
        }
    }
}

/// The styles of what stands around and after the article.
pub mod around {
    use super::{Face, Inks, Style};

    const fn plain(face: Face, size: f32, height: f32) -> Style {
        Style { face, size, height, above: 0.0, below: 0.0, color: [0; 3], keeps_next: false }
    }

    /// What is known of the article, under its title.
    #[must_use]
    pub fn facts(inks: &Inks) -> Style {
        Style { color: inks.soft, keeps_next: true, ..plain(Face::Sans, 8.4, 12.6) }
    }

    /// The heading of a part.
    #[must_use]
    pub fn heading(inks: &Inks) -> Style {
        Style { color: inks.ink, keeps_next: true, ..plain(Face::SerifBold, 13.0, 18.0) }
    }

    /// Words of a passage.
    #[must_use]
    pub fn quote(inks: &Inks) -> Style {
        Style { color: inks.soft, ..plain(Face::SerifItalic, 9.4, 13.8) }
    }

    /// A note.
    #[must_use]
    pub fn note(inks: &Inks) -> Style {
        Style { color: inks.ink, ..plain(Face::Serif, 10.2, 15.4) }
    }

    /// Names of themes and people, and what goes with them.
    #[must_use]
    pub fn name(inks: &Inks) -> Style {
        Style { color: inks.ink, ..plain(Face::Sans, 9.0, 14.0) }
    }

    /// What is said by the way.
    #[must_use]
    pub fn small(inks: &Inks) -> Style {
        Style { color: inks.soft, ..plain(Face::Sans, 7.8, 12.0) }
    }

    /// Names in the margin.
    #[must_use]
    pub fn margin(inks: &Inks) -> Style {
        Style { color: inks.ink, ..plain(Face::Sans, 7.5, 9.6) }
    }

    /// The numbers of notes.
    #[must_use]
    pub fn number(inks: &Inks) -> Style {
        Style { color: inks.soft, ..plain(Face::SansBold, 6.0, 9.6) }
    }
}

/// A row of a text as a shape.
#[must_use]
pub fn text_of(text: &str, row: Row, style: &Style, x: f32, y: f32) -> Shape {
    let words = text.get(row.start..row.end).unwrap_or_default().to_owned();
    let (from, size, color) = (row.start, style.size, style.color);
    Shape::Text(Text { words, from, row, x, y, size, color, is_picture: false, part: None })
}

/// A line of text in one row, as wide as it is.
#[must_use]
pub fn line_of(fonts: &mut Fonts, text: &str, style: &Style) -> Row {
    rows(fonts, text, style.setting(f32::INFINITY), &[]).into_iter().next().unwrap_or_default()
}

/// A text in one row of a width: what does not fit is left out, with an ellipsis in its place.
#[must_use]
pub fn fitted(fonts: &mut Fonts, text: &str, style: &Style, width: f32) -> String {
    let whole = line_of(fonts, text, style);
    if whole.width <= width {
        return text.to_owned();
    }
    let room = width - fonts.width(style.face, "…") * style.size;
    let fits = whole.glyphs.iter().rfind(|glyph| glyph.x + glyph.advance <= room);
    let end = fits.map_or(0, |glyph| glyph.end);
    format!("{}…", text.get(..end).unwrap_or_default().trim_end())
}

/// The rows of a title: no wider than it has to be for as many rows, so that no single word stands in the last.
#[must_use]
pub fn balanced(fonts: &mut Fonts, text: &str, style: &Style) -> Vec<Row> {
    let widest = rows(fonts, text, style.setting(WIDTH), &[]);
    if !(2..=MOST_BALANCED).contains(&widest.len()) {
        return widest;
    }
    let (mut best, mut width) = (widest, WIDTH);
    while width > WIDTH / 2.0 {
        width -= BALANCE_STEP;
        let narrower = rows(fonts, text, style.setting(width), &[]);
        if narrower.len() > best.len() {
            break;
        }
        best = narrower;
    }
    best
}

/// The same shape as a picture of letters, which is no part of the text.
#[must_use]
pub fn as_picture(shape: Shape) -> Shape {
    match shape {
        Shape::Text(text) => Shape::Text(Text { is_picture: true, ..text }),
        Shape::Fill(..) | Shape::Line(_) | Shape::Star(_) => shape,
    }
}
