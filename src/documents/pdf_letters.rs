//! The letters of a page of a PDF, in the order in which the file shows them, before they are lines.

use super::pdf_measures::{Area, count};
use hayro_font::kurbo::{Point, Size};

/// A glyph that says something.
#[derive(Clone, Debug)]
pub(super) struct Letter {
    /// The bytes of [`Letters::words`] that are what it says; none where another one says it for it.
    pub(super) start: usize,
    pub(super) end: usize,
    /// Where its left end stands on its baseline.
    pub(super) x: f64,
    pub(super) y: f64,
    pub(super) width: f64,
    /// How far the next letter of its word stands from its right end, where letters are spaced.
    pub(super) spacing: f64,
    /// The height of its font, and how far an em goes along the line.
    pub(super) size: f64,
    pub(super) em: f64,
    pub(super) heading: Heading,
    pub(super) is_hidden: bool,
    /// The place of its font's face.
    pub(super) face: usize,
    /// The place of what was marked of it, in `Marks`; 0 is nothing.
    pub(super) mark: usize,
}

impl Letter {
    pub(super) fn x1(&self) -> f64 {
        self.x + self.width
    }

    /// Its middle: half of the height of a small letter above the baseline.
    pub(super) fn middle(&self) -> (f64, f64) {
        (self.x + self.width / 2.0, self.y - self.size * 0.25)
    }
}

/// Where a line goes on the page as it is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Heading {
    Right,
    Down,
    Left,
    Up,
    /// Aslant, or mirrored.
    Other,
}

impl Heading {
    /// By the way that a letter's foot goes, where `y` grows down.
    pub(super) fn of(dx: f64, dy: f64) -> Self {
        // Slanting by less than five degrees is the scanner's.
        const SLANT: f64 = 0.09;
        if dy.abs() <= SLANT * dx.abs() {
            if dx > 0.0 { Self::Right } else { Self::Left }
        } else if dx.abs() <= SLANT * dy.abs() {
            if dy > 0.0 { Self::Down } else { Self::Up }
        } else {
            Self::Other
        }
    }

    /// A point of a page of this size, once the page is turned so that such lines go to the right.
    pub(super) fn turned(self, point: Point, page: Size) -> Point {
        let (Point { x, y }, Size { width, height }) = (point, page);
        match self {
            Self::Right | Self::Other => point,
            Self::Down => Point::new(y, width - x),
            Self::Left => Point::new(width - x, height - y),
            Self::Up => Point::new(height - y, x),
        }
    }
}

/// The letters of a page.
pub(super) struct Letters {
    pub(super) words: String,
    pub(super) all: Vec<Letter>,
    /// Width and height of the page as it is shown.
    pub(super) size: Size,
}

impl Letters {
    /// What a letter says.
    pub(super) fn says(&self, letter: &Letter) -> &str {
        self.words.get(letter.start..letter.end).unwrap_or_default()
    }

    /// Leaves the letters that a reader of the page reads: those on it, in the direction of most, and what is hidden
    /// only where it is most of the page, as the text behind a scan is. Gives the direction.
    pub(super) fn keep_readable(&mut self) -> Heading {
        let Size { width, height } = self.size;
        let page = Area { x0: 0.0, y0: 0.0, x1: width, y1: height };
        self.all.retain(|letter| page.holds(letter.x, letter.y));
        let n = |is_one: &dyn Fn(&Letter) -> bool| self.all.iter().filter(|letter| is_one(letter)).count();
        let heading = [Heading::Right, Heading::Up, Heading::Down, Heading::Left]
            .into_iter()
            .rev()
            .max_by_key(|heading| n(&|letter| letter.heading == *heading))
            .unwrap_or(Heading::Right);
        let n_hidden = n(&|letter| letter.is_hidden);
        let takes_hidden = count(n_hidden) > count(self.all.len()) * 0.5;
        self.all.retain(|letter| letter.heading == heading && (takes_hidden || !letter.is_hidden));
        for letter in &mut self.all {
            let Point { x, y } = heading.turned(Point::new(letter.x, letter.y), self.size);
            (letter.x, letter.y) = (x, y);
        }
        if matches!(heading, Heading::Up | Heading::Down) {
            self.size = Size::new(height, width);
        }
        heading
    }
}
