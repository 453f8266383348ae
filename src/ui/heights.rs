//! Heights of the things in a column, guessed or measured, with their sums: where a thing begins, and what stands at a
//! height, in a time that hardly grows with their number (a Fenwick tree).

/// The height of a thing.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Height {
    /// In px.
    pub px: f32,
    /// Whether it was measured; else it is a guess.
    pub is_measured: bool,
}

impl Height {
    /// A height that was measured.
    #[must_use]
    pub fn measured(px: f32) -> Self {
        Self { px, is_measured: true }
    }

    /// A guess.
    #[must_use]
    pub fn guessed(px: f32) -> Self {
        Self { px, is_measured: false }
    }
}

/// The heights.
#[derive(Clone, Debug, Default)]
pub struct Heights {
    each: Vec<Height>,
    /// Slot `i` holds the sum of the heights from `i - (i & -i)` to before `i`; slot 0 is not used.
    sums: Vec<f64>,
    /// Everything before this was measured.
    measured_until: usize,
}

impl Heights {
    /// Takes in heights.
    #[must_use]
    pub fn new(each: Vec<Height>) -> Self {
        let mut sums = vec![0.0; each.len() + 1];
        for (at, height) in each.iter().enumerate() {
            let slot = at + 1;
            let own = sums.get(slot).copied().unwrap_or_default() + f64::from(height.px);
            if let Some(sum) = sums.get_mut(slot) {
                *sum = own;
            }
            if let Some(sum) = sums.get_mut(slot + lowest_bit(slot)) {
                *sum += own;
            }
        }
        Self { each, sums, measured_until: 0 }
    }

    /// The height of a thing.
    #[must_use]
    pub fn get(&self, at: usize) -> Option<Height> {
        self.each.get(at).copied()
    }

    /// Notes the measured height of a thing, in px.
    pub fn set(&mut self, at: usize, height: f32) {
        let Some(slot) = self.each.get_mut(at) else { return };
        let change = f64::from(height) - f64::from(slot.px);
        *slot = Height::measured(height);
        if change == 0.0 {
            return;
        }
        let mut slot = at + 1;
        while let Some(sum) = self.sums.get_mut(slot) {
            *sum += change;
            slot += lowest_bit(slot);
        }
    }

    /// Takes the height of a thing for a guess: it has become another.
    pub fn doubt(&mut self, at: usize) {
        if let Some(height) = self.each.get_mut(at) {
            height.is_measured = false;
            self.measured_until = self.measured_until.min(at);
        }
    }

    /// Where a thing begins: the sum of the heights before it, in px.
    #[must_use]
    pub fn above(&self, at: usize) -> f64 {
        let mut slot = at.min(self.each.len());
        let mut sum = 0.0;
        while slot > 0 {
            sum += self.sums.get(slot).copied().unwrap_or_default();
            slot -= lowest_bit(slot);
        }
        sum
    }

    /// The height of everything, in px.
    #[must_use]
    pub fn total(&self) -> f64 {
        self.above(self.each.len())
    }

    /// The thing that stands at a height, in px from the top, and how far into it that is; the last one beyond the end.
    #[must_use]
    pub fn at(&self, y: f64) -> (usize, f64) {
        let mut at = 0;
        let mut left = y.max(0.0);
        let mut step = self.each.len().next_power_of_two();
        while step > 0 {
            if let Some(sum) = self.sums.get(at + step).filter(|sum| **sum <= left) {
                left -= sum;
                at += step;
            }
            step /= 2;
        }
        if at < self.each.len() {
            return (at, left);
        }
        let last = at.saturating_sub(1);
        (last, self.each.get(last).map_or(0.0, |height| f64::from(height.px)))
    }

    /// The first thing that was not measured yet.
    pub fn next_unmeasured(&mut self) -> Option<usize> {
        while self.each.get(self.measured_until)?.is_measured {
            self.measured_until += 1;
        }
        Some(self.measured_until)
    }
}

fn lowest_bit(slot: usize) -> usize {
    slot & slot.wrapping_neg()
}

#[cfg(test)]
mod tests {
    use super::{Height, Heights};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn sums_and_places_are_those_of_adding_up(
            heights in prop::collection::vec(1..100u16, 1..70),
            changes in prop::collection::vec((0..70usize, 1..100u16), 0..20),
            y in 0..4000u16,
        ) {
            let mut each: Vec<f32> = heights.into_iter().map(f32::from).collect();
            let mut sums = Heights::new(each.iter().copied().map(Height::guessed).collect());
            for (at, height) in changes {
                let at = at % each.len();
                each[at] = f32::from(height);
                sums.set(at, f32::from(height));
            }
            for at in 0..=each.len() {
                let sum: f64 = each[..at].iter().map(|height| f64::from(*height)).sum();
                prop_assert!((sums.above(at) - sum).abs() < 1e-6);
            }
            let y = f64::from(y);
            let at = (0..each.len()).rev().find(|at| sums.above(*at) <= y).expect("the first begins at 0");
            let inside = (y - sums.above(at)).min(f64::from(each[at]));
            prop_assert_eq!(sums.at(y), (at, inside));
        }
    }

    #[test]
    fn what_was_measured_is_not_asked_for_again() {
        let mut heights = Heights::new(
            [Height::guessed, Height::measured, Height::guessed].map(|height| height(10.0)).to_vec(),
        );
        assert_eq!(heights.next_unmeasured(), Some(0));
        heights.set(0, 12.0);
        assert_eq!(heights.next_unmeasured(), Some(2));
        heights.set(2, 9.0);
        assert_eq!(heights.next_unmeasured(), None);
    }
}
