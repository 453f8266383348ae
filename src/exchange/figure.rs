//! A chart as plain data: areas, lines, discs and words on a page, each with what it stands for. The window draws it, and
//! so do the files of pictures: what is seen is what is exported.

use super::article_page::Rgb;
use super::paper::Paper;
use crate::model::theme::PALETTE;

/// A chart. All places are px from its upper left corner.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Figure {
    pub width_px: f32,
    pub height_px: f32,
    /// What it is drawn on.
    pub page: Rgb,
    /// What it is called.
    pub title: String,
    /// What it shows, for those who do not see it.
    pub description: String,
    /// What is drawn, from below to above.
    pub shapes: Vec<Shape>,
}

/// A part of a chart.
#[derive(Clone, Debug, PartialEq)]
pub struct Shape {
    pub form: Form,
    /// The number of the datum it stands for, as the one who gave the data counts.
    pub behind: Option<usize>,
    /// What it says to a pointer that rests on it, and aloud.
    pub told: Option<String>,
}

/// How a part of a chart looks.
#[derive(Clone, Debug, PartialEq)]
pub enum Form {
    Area { rect: Rect, fill: Rgb, corner_px: f32 },
    Stroke { points: Vec<Point>, width_px: f32, color: Rgb, dash: Dash },
    Polygon { points: Vec<Point>, fill: Rgb },
    Disc { center: Point, radius_px: f32, fill: Rgb },
    Words { at: Point, text: String, lettering: Lettering },
}

/// A place.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Point {
    pub x: f32,
    pub y: f32,
}

/// A rectangle.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Rect {
    pub left: f32,
    pub top: f32,
    pub right: f32,
    pub bottom: f32,
}

/// Whether a line is broken.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Dash {
    #[default]
    Solid,
    /// 4 px of line, 4 px of none.
    Dashed,
}

/// How words are set.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Lettering {
    pub size_px: f32,
    pub weight: Weight,
    pub color: Rgb,
    /// Where along the words their place is; its height is that of their baseline.
    pub align: Align,
    /// How they are turned about their place.
    pub turn: Turn,
}

/// How heavy letters are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Weight {
    #[default]
    Regular,
    Bold,
}

/// Which part of words is at their place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Align {
    #[default]
    Start,
    Middle,
    End,
}

/// How words are turned: upwards from left to right.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Turn {
    #[default]
    Level,
    /// By 45 degrees.
    Slanted,
    /// By 90 degrees.
    Upright,
}

impl Turn {
    /// The angle as SVG counts, clockwise.
    #[must_use]
    pub fn degrees(self) -> f32 {
        match self {
            Self::Level => 0.0,
            Self::Slanted => -45.0,
            Self::Upright => -90.0,
        }
    }
}

/// What a part of a chart stands for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Datum {
    /// Its number, as the one who gives it counts.
    pub behind: Option<usize>,
    /// What is said of it.
    pub told: Option<String>,
}

/// The colours of everything that has none of its own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FigureInk {
    pub page: Rgb,
    pub ink: Rgb,
    /// Words that go with others.
    pub soft: Rgb,
    /// Thin lines.
    pub hairline: Rgb,
    pub accent: Rgb,
    /// The ends of a scale of colours, far below and far above; the page is its middle.
    pub low: Rgb,
    pub high: Rgb,
}

impl FigureInk {
    /// The colours of files: those of the light appearance, on white.
    #[must_use]
    pub fn paper() -> Self {
        const AMBER: usize = 4;
        let paper = Paper::load();
        let inks = &paper.inks;
        Self {
            page: [255; 3],
            ink: inks.ink,
            soft: inks.soft,
            hairline: inks.hairline,
            accent: paper.accent,
            low: paper.theme(PALETTE.get(AMBER).copied()).line,
            high: paper.accent,
        }
    }
}

/// How wide words are, in px, at a size in px.
pub type Measure<'m> = &'m dyn Fn(&str, f32, Weight) -> f32;

/// What every chart is laid out with.
#[derive(Clone, Copy)]
pub struct FigureFrame<'m> {
    /// The room there is, in px; a chart with many columns may be wider.
    pub width_px: f32,
    pub ink: FigureInk,
    /// The colour in which a theme's own, `#rrggbb`, is drawn; `None` of what is no colour.
    pub colors: &'m dyn Fn(&str) -> Option<Rgb>,
    pub measure: Measure<'m>,
    /// A number of an axis as people read it.
    pub number: &'m dyn Fn(f64) -> String,
    /// What the chart is called, and what it shows.
    pub title: &'m str,
    pub description: &'m str,
    /// Whether the title stands above the chart.
    pub has_heading: bool,
}

impl Rect {
    /// How wide it is.
    #[must_use]
    pub fn width(&self) -> f32 {
        self.right - self.left
    }

    /// How high it is.
    #[must_use]
    pub fn height(&self) -> f32 {
        self.bottom - self.top
    }
}

impl Shape {
    /// A rectangle.
    #[must_use]
    pub fn area(rect: Rect, fill: Rgb) -> Self {
        Self::of(Form::Area { rect, fill, corner_px: 0.0 })
    }

    /// A line from place to place.
    #[must_use]
    pub fn stroke(points: Vec<Point>, width_px: f32, color: Rgb) -> Self {
        Self::of(Form::Stroke { points, width_px, color, dash: Dash::Solid })
    }

    /// A form that stands for nothing.
    #[must_use]
    pub fn of(form: Form) -> Self {
        Self { form, behind: None, told: None }
    }

    /// The same, which stands for a datum and says what is told of it.
    #[must_use]
    pub fn telling(self, datum: &Datum) -> Self {
        Self { form: self.form, behind: datum.behind, told: datum.told.clone() }
    }

    /// The same, which stands for a datum that another part tells of.
    #[must_use]
    pub fn beside(self, datum: &Datum) -> Self {
        Self { behind: datum.behind, ..self }
    }
}
