//! Themes over time, portraits of articles and saturation, one case at a time.

use crate::analysis_over_time_support::{Made, World, made};
use butda::analysis::coded::Below;
use butda::analysis::portraits::PortraitOrder;
use butda::analysis::saturation::{CountedThemes, Guest, GuestMethod, GuestRuns, SaturationOrder};
use butda::analysis::time_step::TimeStep;
use butda::analysis::timeline::{MAX_PERIODS, TimeMeasure, TimePlace, Timeline};

fn names(timeline: &Timeline) -> Vec<&str> {
    timeline.periods.iter().map(|period| period.name.as_str()).collect()
}

fn with_dates(dates: &[&'static str]) -> World {
    World::new(&dates.iter().copied().map(Some).collect::<Vec<_>>(), &[])
}

#[test]
fn periods_follow_the_calendar_without_gaps() {
    let of = |dates: &[&'static str], step| {
        let timeline = with_dates(dates).timeline(step, Below::Left);
        names(&timeline).join(" ")
    };
    let days = "2020-02-28 2020-02-29 2020-03-01";
    assert_eq!(of(&["2020-02-28", "2020-03-01"], TimeStep::Day), days);
    assert_eq!(of(&["1900-03-01", "1900-02-28"], TimeStep::Day), "1900-02-28 1900-03-01");
    assert_eq!(of(&["1899-11", "1900-01-31"], TimeStep::Month), "1899-11 1899-12 1900-01");
    assert_eq!(of(&["1789-07-14", "1792"], TimeStep::Year), "1789 1790 1791 1792");
    assert_eq!(of(&["2019"], TimeStep::Month), "");
}

#[test]
fn a_longer_step_is_taken_where_there_would_be_too_many_periods() {
    let step = |dates: &[&'static str]| {
        let timeline = with_dates(dates).timeline(TimeStep::Day, Below::Left);
        (timeline.step, timeline.periods.len())
    };
    assert_eq!(step(&["2000-01-01", "2005-06-22"]), (TimeStep::Day, MAX_PERIODS));
    assert_eq!(step(&["2000-01-01", "2005-06-23"]), (TimeStep::Month, 66));
    assert_eq!(step(&["1019-01-01", "2019-01-01", "2020"]), (TimeStep::Year, 1002));
    assert_eq!(step(&["0000-01-01", "9999-12-31"]), (TimeStep::Year, 10_000));
}

#[test]
fn without_dates_everything_stands_beside_the_periods() {
    let world = World::new(&[None, Some("?"), None], &[made(0, &[0]), made(0, &[]), made(1, &[0])]);
    let timeline = world.timeline(TimeStep::Month, Below::Left);
    assert_eq!(names(&timeline), [""; 0]);
    assert_eq!((timeline.undated.all.articles, timeline.undated.coded.articles), (2, 1));
    assert_eq!((timeline.undated.passages, timeline.less_precise.passages), (2, 1));
    assert_eq!(timeline.cell(0, TimePlace::Undated).passages, 1);
    assert_eq!(timeline.cell(0, TimePlace::LessPrecise).passages, 1);
}

#[test]
fn measures_are_shares_of_the_articles_with_passages() {
    let dates = [Some("2019"), Some("2019"), Some("2019-03"), Some("2021")];
    let mut passages = [made(0, &[0]), made(0, &[0, 3]), made(2, &[3]), made(2, &[])];
    passages[1].start = 5;
    let timeline = World::new(&dates, &passages).timeline(TimeStep::Year, Below::Left);
    let period = &timeline.periods[0];
    assert_eq!((period.all.syllables, period.coded.syllables), (30, 27));
    assert_eq!(period.characters, 15);
    let measures = [
        TimeMeasure::Passages,
        TimeMeasure::ArticleShare,
        TimeMeasure::PerThousandSyllables,
        TimeMeasure::TextShare,
    ];
    let values = |theme| measures.map(|measure| timeline.value(theme, TimePlace::In(0), measure));
    assert_eq!(values(0), [Some(2.0), Some(0.5), Some(2000.0 / 27.0), Some(10.0 / 15.0)]);
    assert_eq!(values(3), [Some(2.0), Some(1.0), Some(2000.0 / 27.0), Some(10.0 / 15.0)]);
    let over_time = |measure| [0, 1, 2].map(|at| timeline.value(0, TimePlace::In(at), measure));
    assert_eq!(over_time(TimeMeasure::ArticleShare), [Some(0.5), None, None]);
    assert_eq!(over_time(TimeMeasure::Passages), [Some(2.0), Some(0.0), Some(0.0)]);
}

#[test]
fn lost_passages_count_in_periods_and_stand_in_no_portrait() {
    let passages = [made(0, &[0]), made(0, &[1])].map(|made| Made { is_lost: true, ..made });
    let world = World::new(&[Some("2019")], &passages);
    let cell = world.timeline(TimeStep::Year, Below::Counted).cell(0, TimePlace::In(0));
    assert_eq!((cell.passages, cell.articles, cell.characters), (2, 1, 0));
    let portraits = world.portraits(PortraitOrder::Theme(0));
    assert_eq!((portraits.rows[0].nowhere, portraits.rows[0].strips.len()), (2, 0));
}

#[test]
fn portraits_are_ordered_by_path_by_date_or_by_how_much_a_theme_covers() {
    let dates = [Some("2020"), None, Some("2019-05"), Some("2019"), Some("?")];
    let passages: Vec<Made> = (0..5).map(|at| Made { n_chars: at + 1, ..made(at, &[3]) }).collect();
    let world = World::new(&dates, &passages);
    let order = |order| world.portraits(order).rows.iter().map(|row| row.article).collect::<Vec<_>>();
    assert_eq!(order(PortraitOrder::Path), [0, 1, 2, 3, 4]);
    assert_eq!(order(PortraitOrder::Date), [3, 2, 0, 1, 4]);
    assert_eq!(order(PortraitOrder::Theme(3)), [4, 1, 3, 2, 0]);
    assert_eq!(order(PortraitOrder::Theme(0)), [0, 1, 2, 3, 4]);
}

#[test]
fn articles_come_in_the_order_in_which_they_were_first_coded() {
    let at = |article, created, themes: &[usize]| Made { created, ..made(article, themes) };
    let made = [at(0, 50, &[1]), at(1, 90, &[0]), at(1, 20, &[2]), at(2, 0, &[3]), at(4, 30, &[0, 1])];
    let world = World::new(&[None, None, Some("2019"), None, Some("2018")], &made);
    let told = |order, counted| {
        let saturation = world.saturation(order, counted);
        let items = saturation.items.iter().map(|item| (item.article, item.new_themes.clone()));
        (items.collect::<Vec<_>>(), saturation.unplaced)
    };
    let by_coding = told(SaturationOrder::Coding, CountedThemes::Each);
    assert_eq!(by_coding, (vec![(1, vec![0, 2]), (4, vec![1]), (0, vec![]), (2, vec![3])], 1));
    let by_date = told(SaturationOrder::Date, CountedThemes::Top);
    assert_eq!(by_date, (vec![(4, vec![0]), (2, vec![3]), (0, vec![]), (1, vec![])], 2));
}

#[test]
fn new_themes_in_a_run_are_divided_by_those_of_the_base() {
    let guest = Guest::of(&[20, 9, 5, 3, 4, 3], GuestMethod::default());
    assert_eq!((guest.in_base, guest.points[0].n_new), (Some(37), 7));
    assert!((guest.points[0].ratio.expect("a ratio") - 0.1892).abs() < 5e-5);
    assert_eq!((guest.points[0].before, guest.points[0].item, guest.reached), (4, 6, None));

    let new = [10, 5, 3, 2, 2, 0, 1, 0, 0, 0, 0];
    let reached = |percent, runs| {
        let guest = Guest::of(&new, GuestMethod { percent, runs, ..GuestMethod::default() });
        guest.reached.map(|at| (guest.points[at].before, guest.points[at].item))
    };
    assert_eq!(reached(5, GuestRuns::Sliding), Some((5, 7)));
    assert_eq!(reached(0, GuestRuns::Sliding), Some((7, 9)));
    assert_eq!(reached(0, GuestRuns::Separate), Some((8, 10)));
    assert_eq!(reached(4, GuestRuns::Separate), Some((8, 10)));
    assert_eq!(Guest::of(&[1, 2, 3], GuestMethod::default()), Guest::default());
    let of_nothing = Guest::of(&[0, 0, 0, 0, 0, 0], GuestMethod::default());
    assert_eq!((of_nothing.points[0].ratio, of_nothing.reached), (None, None));
}
