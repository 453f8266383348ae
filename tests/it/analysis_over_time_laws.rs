//! Themes over time, portraits of articles and saturation: what counting one by one gives, and what always
//! holds.

use crate::analysis_over_time_support::{DATES, Made, N_SYLLABLES, THEMES, World, bears, worlds};
use butda::analysis::coded::Below;
use butda::analysis::portraits::PortraitOrder;
use butda::analysis::saturation::{CountedThemes, SaturationOrder};
use butda::analysis::saturation_shade::ShadePoint;
use butda::analysis::time_step::TimeStep;
use butda::analysis::timeline::TimePlace;
use proptest::prelude::*;
use std::collections::BTreeSet;

proptest! {
    #[test]
    fn periods_hold_what_counting_one_by_one_finds_and_together_they_hold_all((dates, made) in worlds()) {
        let dates: Vec<_> = dates.into_iter().map(|at| DATES[at]).collect();
        let world = World::new(&dates, &made);
        let both = |step| [(step, Below::Left), (step, Below::Counted)];
        for (step, below) in TimeStep::ALL.into_iter().flat_map(both) {
            let timeline = world.timeline(step, below);
            let places = (0..timeline.periods.len()).map(TimePlace::In);
            let places: Vec<TimePlace> = places.chain([TimePlace::LessPrecise, TimePlace::Undated]).collect();
            let all = |count: &dyn Fn(TimePlace) -> usize| -> usize {
                places.iter().map(|place| count(*place)).sum()
            };
            let period = |place| timeline.period(place).expect("a period");
            prop_assert_eq!(all(&|place| period(place).all.articles), dates.len());
            prop_assert_eq!(all(&|place| period(place).passages), made.len());
            let n_syllables: usize = (0..dates.len()).map(|at| N_SYLLABLES[at % 3]).sum();
            prop_assert_eq!(all(&|place| period(place).all.syllables), n_syllables);
            for theme in 0..THEMES.len() {
                let of_theme: Vec<&Made> = made.iter().filter(|made| bears(made, theme, below)).collect();
                prop_assert_eq!(all(&|place| timeline.cell(theme, place).passages), of_theme.len());
                for (at, period) in timeline.periods.iter().enumerate() {
                    let is_here = |made: &&Made| {
                        dates[made.article].is_some_and(|date| date.starts_with(&period.name))
                    };
                    let here: Vec<&Made> = of_theme.iter().copied().filter(is_here).collect();
                    let cell = timeline.cell(theme, TimePlace::In(at));
                    let articles: BTreeSet<usize> = here.iter().map(|made| made.article).collect();
                    prop_assert_eq!(cell.passages, here.len());
                    prop_assert_eq!(cell.articles, articles.len());
                    prop_assert_eq!(cell.characters, world.covered(here.into_iter()).len());
                }
            }
        }
    }

    #[test]
    fn strips_cover_just_what_the_passages_cover_and_stand_apart((dates, made) in worlds()) {
        let world = World::new(&vec![None; dates.len()], &made);
        let portraits = world.portraits(PortraitOrder::Theme(1));
        prop_assert!(portraits.rows.windows(2).all(|rows| rows[0].share_of(1) >= rows[1].share_of(1)));
        let nowhere: usize = portraits.rows.iter().map(|row| row.nowhere).sum();
        prop_assert_eq!(nowhere, made.iter().filter(|made| made.is_lost).count());
        for theme in 0..THEMES.len() {
            let mut covered = BTreeSet::new();
            for row in &portraits.rows {
                let strips = row.strips_of(theme);
                prop_assert!(strips.windows(2).all(|two| two[0].chars.end < two[1].chars.start));
                let chars = strips.iter().flat_map(|strip| strip.chars.start..strip.chars.end);
                covered.extend(chars.map(|char_idx| (row.article, char_idx)));
            }
            let of_theme = made.iter().filter(|made| bears(made, theme, Below::Left));
            prop_assert_eq!(covered, world.covered(of_theme));
        }
    }

    #[test]
    fn every_order_ends_with_all_themes_and_lies_where_any_order_may((dates, made) in worlds()) {
        let dates: Vec<_> = dates.into_iter().map(|at| DATES[at]).collect();
        let world = World::new(&dates, &made);
        let n_themes = made.iter().flat_map(|made| &made.themes).collect::<BTreeSet<_>>().len();
        let n_articles = made.iter().map(|made| made.article).collect::<BTreeSet<_>>().len();
        let mut shades = Vec::new();
        for order in SaturationOrder::ALL {
            let saturation = world.saturation(order, CountedThemes::Each);
            prop_assert_eq!(saturation.items.len(), n_articles);
            prop_assert_eq!(saturation.items.last().map_or(0, |item| item.cumulative), n_themes);
            prop_assert_eq!(saturation.new_themes().iter().sum::<usize>(), n_themes);
            let mut known = BTreeSet::new();
            for item in &saturation.items {
                let of_it = made.iter().filter(|made| made.article == item.article);
                let own: BTreeSet<usize> = of_it.flat_map(|made| made.themes.iter().copied()).collect();
                let new: Vec<usize> = own.difference(&known).copied().collect();
                prop_assert_eq!((item.n_themes, &item.new_themes), (own.len(), &new));
                known.extend(own);
                prop_assert_eq!(item.cumulative, known.len());
            }
            shades.push(saturation.shade);
        }
        prop_assert!(shades.windows(2).all(|two| two[0] == two[1]));
        let shade = &shades[0];
        prop_assert_eq!((shade.n_orders, shade.points.len()), (100, n_articles));
        for point in &shade.points {
            let most = f64::from(u32::try_from(n_themes).expect("few"));
            prop_assert!(point.low <= point.high && point.high <= n_themes && point.mean <= most + 1e-9);
        }
        let is_rising = |two: &[ShadePoint]| two[0].mean <= two[1].mean;
        prop_assert!(shade.points.windows(2).all(is_rising));
        let is_all = |last: &ShadePoint| last.low == n_themes && last.high == n_themes;
        prop_assert!(shade.points.last().is_none_or(is_all));
    }
}
