//! Where the names beside the text stand: each beside its bar, or as near below as those before it leave room; over as
//! many lines as it needs where nothing follows soon.

/// How far below its bar a name may stand, in px: further away nobody would see what it names.
const MAX_DRIFT_PX: f32 = 120.0;

/// Space between two names, in px.
const GAP_PX: f32 = 2.0;

/// A name that is to be set.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Wanted {
    /// Where its bar begins and ends, in px.
    pub top: f32,
    pub bottom: f32,
    /// Over how many lines it goes, from 1.
    pub lines: usize,
}

/// Where a name is set.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Set {
    /// Its top, in px.
    pub top: f32,
    /// The lines there is room for, from 1.
    pub lines: usize,
}

/// Sets names, by the tops of their bars, in lines of `line_px`; `None` for one that would stand too far from its bar.
#[must_use]
pub fn arrange(wanted: &[Wanted], line_px: f32) -> Vec<Option<Set>> {
    let mut free_from = f32::MIN;
    let one_line = |name: &Wanted| {
        let top = name.top.max(free_from);
        (top <= name.bottom + MAX_DRIFT_PX).then(|| {
            free_from = top + line_px + GAP_PX;
            Set { top, lines: 1 }
        })
    };
    let mut set: Vec<Option<Set>> = wanted.iter().map(one_line).collect();
    let mut until = f32::MAX;
    for (slot, name) in set.iter_mut().zip(wanted).rev() {
        let Some(slot) = slot else { continue };
        let fits = |lines: &usize| slot.top + lines_px(*lines, line_px) + GAP_PX <= until;
        slot.lines = (1..=name.lines).rev().find(fits).unwrap_or(1);
        until = slot.top;
    }
    set
}

fn lines_px(lines: usize, line_px: f32) -> f32 {
    f32::from(u8::try_from(lines).unwrap_or(u8::MAX)) * line_px
}

#[cfg(test)]
mod tests {
    use super::{Set, Wanted, arrange};
    use proptest::prelude::*;

    const LINE_PX: f32 = 15.0;

    fn name(top: f32, lines: usize) -> Wanted {
        Wanted { top, bottom: top + 24.0, lines }
    }

    /// Tops and lines of the names that are set.
    fn set(wanted: &[Wanted]) -> Vec<(f32, usize)> {
        arrange(wanted, LINE_PX).into_iter().flatten().map(|Set { top, lines }| (top, lines)).collect()
    }

    #[test]
    fn a_name_with_room_stands_beside_its_bar_in_all_its_lines() {
        assert_eq!(set(&[name(10.0, 3), name(100.0, 2)]), [(10.0, 3), (100.0, 2)]);
    }

    #[test]
    fn names_of_one_place_stand_below_each_other_in_a_line_each() {
        assert_eq!(set(&[name(10.0, 3), name(10.0, 2), name(10.0, 2)]), [(10.0, 1), (27.0, 1), (44.0, 2)]);
    }

    #[test]
    fn a_name_that_would_stand_far_from_its_bar_is_left_out_and_those_after_it_are_not() {
        let crowd = vec![name(0.0, 1); 12];
        let set = set(&[crowd, vec![name(300.0, 1)]].concat());
        assert_eq!((set.len(), set.last()), (10, Some(&(300.0, 1))));
    }

    proptest! {
        #[test]
        fn no_two_names_lie_on_each_other(
            mut wanted in prop::collection::vec((0..600u16, 1..4usize), 0..40),
        ) {
            wanted.sort_unstable();
            let wanted: Vec<Wanted> = wanted.iter().map(|(top, lines)| name(f32::from(*top), *lines)).collect();
            let set: Vec<Set> = arrange(&wanted, LINE_PX).into_iter().flatten().collect();
            for pair in set.windows(2) {
                prop_assert!(pair[0].top + super::lines_px(pair[0].lines, LINE_PX) <= pair[1].top);
            }
        }
    }
}
