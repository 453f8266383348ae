//! What lies on a sheet: fills, lines and text, in pt from its upper left corner.

use super::article_page::Rgb;
use super::pdf_rows::Row;

/// The sheet: A4.
pub const SHEET_WIDTH: f32 = 595.28;
pub const SHEET_HEIGHT: f32 = 841.89;

/// A rectangle.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Area {
    pub left: f32,
    pub top: f32,
    pub right: f32,
    pub bottom: f32,
}

/// A line from left to right.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stroke {
    pub left: f32,
    pub right: f32,
    /// Its middle.
    pub y: f32,
    pub thickness: f32,
    /// 0 solid, 1 dashed, 2 dotted, 3 double, 4 wavy.
    pub pattern: usize,
    pub color: Rgb,
}

/// A row of text.
#[derive(Clone, Debug, PartialEq)]
pub struct Text {
    /// The whole text whose bytes the glyphs name, from `from` on.
    pub words: String,
    pub from: usize,
    /// The row.
    pub row: Row,
    /// Its left end and its baseline.
    pub x: f32,
    pub y: f32,
    pub size: f32,
    pub color: Rgb,
    /// Whether it is drawn as a picture of letters: it is no part of the text.
    pub is_picture: bool,
    /// What it is a part of; `None` for what stands beside the text.
    pub part: Option<Part>,
}

/// A title, a heading or a paragraph as a whole, as programs that read a document aloud tell them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    /// Which one, in the order in which they are read.
    pub number: usize,
    pub kind: PartKind,
}

/// What a part is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartKind {
    Title,
    Heading,
    Paragraph,
}

/// Something that is drawn.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    Fill(Area, Rgb),
    Line(Stroke),
    Text(Text),
    Star(Star),
}

/// A star of five points around its middle.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Star {
    pub x: f32,
    pub y: f32,
    /// How far its points reach.
    pub radius: f32,
    pub color: Rgb,
}

impl Shape {
    /// The shape moved down.
    pub fn move_down(&mut self, by: f32) {
        match self {
            Self::Fill(area, _) => {
                area.top += by;
                area.bottom += by;
            }
            Self::Line(line) => line.y += by,
            Self::Text(text) => text.y += by,
            Self::Star(star) => star.y += by,
        }
    }
}

/// A place that a link or the outline leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Target {
    /// The beginning of a passage: a place in `ArticlePage::marks`.
    Passage(usize),
    /// A note, by its number.
    Note(usize),
    /// A row of the outline.
    Heading(usize),
}

/// A part of a sheet that leads elsewhere.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Link {
    pub area: Area,
    pub to: Target,
}

/// A heading in the outline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutlineRow {
    pub name: String,
    /// Whether it stands under the one before that does not.
    pub is_under: bool,
}
