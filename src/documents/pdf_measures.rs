//! Numbers for the reader of PDFs: lengths are in points (1/72 inch), and `y` grows down the page.

use hayro_font::kurbo::Point;

/// The whole number nearest to a length; what lies beyond the numbers becomes the last of them.
#[expect(clippy::cast_possible_truncation, reason = "a cast from a float saturates")]
pub(super) fn whole(length: f64) -> i64 {
    length.round() as i64
}

/// A number of things as a number to calculate with.
pub(super) fn count(n: usize) -> f64 {
    f64::from(u32::try_from(n).unwrap_or(u32::MAX))
}

/// The value that stands at a share (0 to 1) of the values in their order, the lower one of two; `None` of none.
pub(super) fn at_share(values: &mut [f64], share: f64) -> Option<f64> {
    let last = values.len().checked_sub(1)?;
    let at = usize::try_from(whole((count(last) * share).floor())).ok()?.min(last);
    let (_, value, _) = values.select_nth_unstable_by(at, f64::total_cmp);
    Some(*value)
}

/// The middle value, the lower one of two; `None` of none.
pub(super) fn median(values: &mut [f64]) -> Option<f64> {
    at_share(values, 0.5)
}

/// A rectangle whose sides stand upright: from its left upper corner to its right lower one.
#[derive(Clone, Copy, Debug)]
pub(super) struct Area {
    pub(super) x0: f64,
    pub(super) y0: f64,
    pub(super) x1: f64,
    pub(super) y1: f64,
}

impl Area {
    /// What has no end.
    pub(super) const EVERYTHING: Self =
        Self { x0: f64::NEG_INFINITY, y0: f64::NEG_INFINITY, x1: f64::INFINITY, y1: f64::INFINITY };

    /// The smallest one that holds these points; `None` of none, or where one of them is no number.
    pub(super) fn around(points: &[Point]) -> Option<Self> {
        let Point { x, y } = *points.first()?;
        let mut area = Self { x0: x, y0: y, x1: x, y1: y };
        for Point { x, y } in points {
            if !x.is_finite() || !y.is_finite() {
                return None;
            }
            area.x0 = area.x0.min(*x);
            area.y0 = area.y0.min(*y);
            area.x1 = area.x1.max(*x);
            area.y1 = area.y1.max(*y);
        }
        Some(area)
    }

    /// What both hold; it may be empty.
    pub(super) fn within(self, other: Self) -> Self {
        Self {
            x0: self.x0.max(other.x0),
            y0: self.y0.max(other.y0),
            x1: self.x1.min(other.x1),
            y1: self.y1.min(other.y1),
        }
    }

    /// The smallest one that holds both.
    pub(super) fn with(self, other: Self) -> Self {
        Self {
            x0: self.x0.min(other.x0),
            y0: self.y0.min(other.y0),
            x1: self.x1.max(other.x1),
            y1: self.y1.max(other.y1),
        }
    }

    pub(super) fn holds(&self, x: f64, y: f64) -> bool {
        self.x0 <= x && x <= self.x1 && self.y0 <= y && y <= self.y1
    }

    /// How far a point lies outside; 0 within.
    pub(super) fn distance(&self, x: f64, y: f64) -> f64 {
        let dx = (self.x0 - x).max(x - self.x1).max(0.0);
        let dy = (self.y0 - y).max(y - self.y1).max(0.0);
        dx.hypot(dy)
    }
}
