//! The colours of new themes: those used least.

use super::codebook::Codebook;
use super::theme::PALETTE;

/// Places in the palette such that those that follow each other look least alike.
const IN_TURN: [usize; PALETTE.len()] = [2, 4, 0, 6, 5, 3, 1];

/// How many themes have each colour of the palette.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ColorUse([usize; PALETTE.len()]);

impl ColorUse {
    /// That of the themes in use.
    #[must_use]
    pub fn of(codebook: &Codebook) -> Self {
        let mut used = Self::default();
        codebook.rows().for_each(|(_, _, theme)| used.count(&theme.color));
        used
    }

    /// Counts a theme of this colour, `#rrggbb`; one that is not of the palette counts for none.
    pub fn count(&mut self, color: &str) {
        if let Some(n) = place(color).and_then(|at| self.0.get_mut(at)) {
            *n += 1;
        }
    }

    /// The colour for a new theme, which counts from now on: at the top the one used least of all, below a parent of the
    /// palette's colours the one used least of the parent's own and its neighbours.
    pub fn take(&mut self, parent_color: Option<&str>) -> &'static str {
        let n = PALETTE.len();
        let offered = match parent_color.and_then(place) {
            Some(base) => vec![base, (base + 1) % n, (base + n - 1) % n],
            None => IN_TURN.to_vec(),
        };
        let used_least = offered.into_iter().min_by_key(|at| self.0.get(*at).copied());
        let color = used_least.and_then(|at| PALETTE.get(at)).copied().unwrap_or(PALETTE[0]);
        self.count(color);
        color
    }
}

fn place(given: &str) -> Option<usize> {
    PALETTE.iter().position(|color| given.eq_ignore_ascii_case(color))
}

#[cfg(test)]
mod tests {
    use super::{ColorUse, PALETTE};
    use std::collections::BTreeSet;

    #[test]
    fn seven_new_themes_have_seven_colours_and_the_eighth_the_first_again() {
        let mut used = ColorUse::default();
        let colors: Vec<&str> = (0..8).map(|_| used.take(None)).collect();
        assert_eq!(colors.iter().take(7).collect::<BTreeSet<_>>().len(), PALETTE.len());
        assert_eq!(colors.first(), colors.last());
    }

    #[test]
    fn a_colour_that_was_given_by_hand_counts_and_children_stay_near_their_parent() {
        let mut used = ColorUse::default();
        let first = used.take(None);
        let mut by_hand = ColorUse::default();
        by_hand.count(&first.to_uppercase());
        assert_ne!(by_hand.take(None), first);
        let children: BTreeSet<&str> = (0..9).map(|_| used.take(Some(PALETTE[0]))).collect();
        assert_eq!(children, BTreeSet::from([PALETTE[6], PALETTE[0], PALETTE[1]]));
    }
}
