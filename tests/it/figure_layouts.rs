//! Charts are laid out within their page, whatever they are of, and every part says what it stands for.

use super::figure_support::{
    all, bars_of, bounds, curve_of, float, frame, half_em, heat_of, hostile, network_of, portraits_of,
    timeline_of, usual,
};
use butda::exchange::figure::{Align, Figure, Form, Turn, Weight};
use butda::exchange::figure_axis::{Counting, Scale, Ticks};
use butda::exchange::figure_bars::bars;
use butda::exchange::figure_color::{contrast, mixed, parsed_color, readable_on, written_color};
use butda::exchange::figure_curve::curve;
use butda::exchange::figure_heat::{HeatScale, heat_map};
use butda::exchange::figure_measure::FigureMeasure;
use butda::exchange::figure_network::{MAX_NODES, network};
use butda::exchange::figure_portraits::{portrait_row_px, portraits};
use butda::exchange::figure_timeline::{TimelineStyle, timeline};
use proptest::prelude::*;

#[track_caller]
fn check_within(figure: &Figure, measure: &FigureMeasure) {
    assert!(figure.width_px.is_finite() && figure.height_px.is_finite());
    for shape in &figure.shapes {
        let rect = bounds(shape, measure);
        let is_within = rect.left >= -0.5
            && rect.top >= -0.5
            && rect.right <= figure.width_px + 0.5
            && rect.bottom <= figure.height_px + 0.5;
        assert!(is_within, "{rect:?} of {} × {}: {shape:?}", figure.width_px, figure.height_px);
    }
}

fn words(figure: &Figure) -> Vec<&str> {
    let words = figure.shapes.iter().filter_map(|shape| match &shape.form {
        Form::Words { text, .. } => Some(text.as_str()),
        Form::Area { .. } | Form::Stroke { .. } | Form::Polygon { .. } | Form::Disc { .. } => None,
    });
    words.collect()
}

#[test]
fn nothing_lies_outside_of_the_page() {
    let measure = FigureMeasure::load();
    let width = |text: &str, size_px: f32, weight: Weight| measure.width_px(text, size_px, weight);
    let one = vec!["Đối thoại".to_owned()];
    let many: Vec<String> = usual().into_iter().cycle().take(60).collect();
    let values: [&dyn Fn(usize) -> f64; 5] = [
        &|at| super::figure_support::some(at, 40),
        &|_| 0.0,
        &|_| f64::NAN,
        &|at| if at % 2 == 0 { f64::INFINITY } else { -1e300 },
        &|at| 1e-12 * float(at),
    ];
    for names in [Vec::new(), one, usual(), hostile(), many] {
        for value in values {
            for width_px in [0.0, 320.0, 900.0, f32::NAN] {
                for figure in all(&names, value, &frame(&width, width_px)) {
                    check_within(&figure, &measure);
                }
            }
        }
    }
}

#[test]
fn the_same_data_make_the_same_chart() {
    let measure = FigureMeasure::load();
    let width = |text: &str, size_px: f32, weight: Weight| measure.width_px(text, size_px, weight);
    let value = |at| super::figure_support::some(at, 40);
    let drawn = || all(&usual(), &value, &frame(&width, 760.0));
    assert_eq!(drawn(), drawn());
}

#[test]
fn every_datum_can_be_pointed_at_and_is_told() {
    let measure = FigureMeasure::load();
    let width = |text: &str, size_px: f32, weight: Weight| measure.width_px(text, size_px, weight);
    let frame = frame(&width, 900.0);
    let value = |at| super::figure_support::some(at, 40);
    let told = |figure: &Figure| -> Vec<usize> {
        let of = figure.shapes.iter().filter(|shape| shape.told.is_some()).filter_map(|shape| shape.behind);
        let mut of: Vec<usize> = of.collect();
        of.sort_unstable();
        of.dedup();
        of
    };
    let names = usual();
    assert_eq!(told(&bars(&bars_of(&names, &value), &frame)), (0..12).collect::<Vec<_>>());
    let map = heat_of(&names, &names[..5], HeatScale::FromZero, &value);
    assert_eq!(told(&heat_map(&map, &frame)), (0..60).collect::<Vec<_>>());
    let net = told(&network(&network_of(&names, 20, &value), &frame));
    assert_eq!(net, (0..12).chain(1_000..1_020).collect::<Vec<_>>());
    assert_eq!(told(&curve(&curve_of(30, "", &value), &frame)), (0..30).collect::<Vec<_>>());
    let bars = timeline(&timeline_of(&names[..3], TimelineStyle::StackedBars, &[5, 6, 9], &|_| 1.0), &frame);
    assert_eq!(told(&bars), [0, 1, 2]);
}

#[test]
fn a_long_name_is_shortened_in_its_middle_and_told_whole() {
    let name = "Tiếp công dân, giải quyết khiếu nại và tố cáo của công dân".to_owned();
    let figure = bars(&bars_of(std::slice::from_ref(&name), &|_| 3.0), &frame(&half_em, 400.0));
    let is_label = |shape: &&butda::exchange::figure::Shape| shape.told.as_ref() == Some(&name);
    let label = figure.shapes.iter().find(is_label).expect("the name is told");
    let Form::Words { text, .. } = &label.form else { panic!("no words: {label:?}") };
    assert_eq!(text, "Tiếp công dân…công dân");
}

#[test]
fn a_period_without_values_counts_as_zero() {
    let of = timeline_of(&["a".to_owned()], TimelineStyle::Lines, &[10, 14], &|_| 6.0);
    let figure = timeline(&of, &frame(&half_em, 600.0));
    let line = figure.shapes.iter().rev().find_map(|shape| match &shape.form {
        Form::Stroke { points, .. } if points.len() > 2 => Some(points.clone()),
        _ => None,
    });
    let line = line.expect("a line");
    let bottom = line.iter().map(|point| point.y).fold(0.0, f32::max);
    let is_zero: Vec<bool> = line.iter().map(|point| (point.y - bottom).abs() < 0.01).collect();
    assert_eq!(is_zero, [false, true, true, false]);
    let step = line[1].x - line[0].x;
    assert!((line[3].x - line[0].x - 4.0 * step).abs() < 0.1, "time goes on evenly: {line:?}");
}

#[test]
fn a_thousand_years_of_months_have_few_dates_and_few_points() {
    let measure = FigureMeasure::load();
    let width = |text: &str, size_px: f32, weight: Weight| measure.width_px(text, size_px, weight);
    for periods in [[12, 119_988], [i32::MIN, i32::MAX]] {
        let mut of = timeline_of(&usual(), TimelineStyle::Lines, &periods, &|_| 6.0);
        of.mean_over = Some(12);
        let figure = timeline(&of, &frame(&width, 900.0));
        check_within(&figure, &measure);
        assert!(figure.shapes.len() < 300, "{}", figure.shapes.len());
    }
}

#[test]
fn a_part_of_ten_thousand_portraits_is_drawn_as_it_is_among_all() {
    let measure = FigureMeasure::load();
    let width = |text: &str, size_px: f32, weight: Weight| measure.width_px(text, size_px, weight);
    let frame = frame(&width, 900.0);
    let names: Vec<String> = usual().into_iter().cycle().take(10_000).collect();
    let of = portraits_of(&names, 3);
    let part = portraits(&of, 7_000..7_020, &frame);
    let alone = {
        let mut of = of.clone();
        of.rows = of.rows[7_000..7_020].to_vec();
        portraits(&of, 0..20, &frame)
    };
    assert_eq!(part, alone);
    let rows = portraits(&of, 0..40, &frame).height_px - portraits(&of, 0..20, &frame).height_px;
    assert!((rows - 20.0 * portrait_row_px(3)).abs() < 1.0);
    assert_eq!(portraits(&of, 20_000..30_000, &frame), portraits(&of, 0..0, &frame));
}

#[test]
fn names_of_narrow_columns_are_turned() {
    let measure = FigureMeasure::load();
    let width = |text: &str, size_px: f32, weight: Weight| measure.width_px(text, size_px, weight);
    let turn = |n: usize, names: &[&str]| {
        let columns: Vec<String> = names.iter().cycle().take(n).map(|name| (*name).to_owned()).collect();
        let map = heat_of(&usual(), &columns, HeatScale::FromZero, &|_| 1.0);
        let figure = heat_map(&map, &frame(&width, 900.0));
        let turn = figure.shapes.iter().find_map(|shape| match &shape.form {
            Form::Words { text, lettering, .. } if text.starts_with(names[0]) => Some(lettering.turn),
            _ => None,
        });
        turn.expect("a head")
    };
    assert_eq!(turn(4, &["2020"]), Turn::Level);
    assert_eq!(turn(9, &["Báo Nhân Dân điện tử"]), Turn::Slanted);
    assert_eq!(turn(40, &["Báo Nhân Dân điện tử"]), Turn::Upright);
}

#[test]
fn a_network_is_finite_with_any_edges_and_draws_the_largest_nodes() {
    let measure = FigureMeasure::load();
    let width = |text: &str, size_px: f32, weight: Weight| measure.width_px(text, size_px, weight);
    let frame = frame(&width, 900.0);
    let value = |at| super::figure_support::some(at, 40);
    for (n, n_edges) in [(0, 0), (1, 0), (2, 0), (2, 1), (12, 0), (12, 66), (80, 3_160), (200, 400)] {
        let names: Vec<String> = usual().into_iter().cycle().take(n).collect();
        let of = network_of(&names, n_edges, &value);
        let figure = network(&of, &frame);
        check_within(&figure, &measure);
        assert_eq!(figure, network(&of, &frame));
        let discs = figure.shapes.iter().filter(|s| matches!(s.form, Form::Disc { .. }) && s.told.is_some());
        assert_eq!(discs.count(), n.min(MAX_NODES));
    }
}

#[test]
fn edges_to_nowhere_and_to_themselves_are_not_drawn() {
    let mut of = network_of(&usual(), 3, &|_| 1.0);
    of.edges[0].to = 99;
    of.edges[1].to = of.edges[1].from;
    of.edges[2].weight = f64::NAN;
    let figure = network(&of, &frame(&half_em, 900.0));
    assert!(!figure.shapes.iter().any(|shape| matches!(shape.form, Form::Stroke { .. })));
}

#[test]
fn a_number_in_a_cell_is_whole_and_can_be_read_on_its_colour() {
    let measure = FigureMeasure::load();
    let width = |text: &str, size_px: f32, weight: Weight| measure.width_px(text, size_px, weight);
    let names: Vec<String> = usual().into_iter().cycle().take(30).collect();
    let mut map = heat_of(&usual(), &names, HeatScale::FromZero, &float);
    for cell in &mut map.cells {
        cell.label = "123.456".to_owned();
    }
    assert!(!words(&heat_map(&map, &frame(&width, 600.0))).iter().any(|text| text.starts_with("123")));
    let figure = heat_map(&heat_of(&usual(), &usual(), HeatScale::FromZero, &float), &frame(&width, 900.0));
    let mut fill = figure.page;
    for shape in &figure.shapes {
        match &shape.form {
            Form::Area { fill: of, .. } => fill = *of,
            Form::Words { text, lettering, .. }
                if lettering.align == Align::Middle && text.starts_with(|c: char| c.is_ascii_digit()) =>
            {
                let contrast = contrast(fill, lettering.color);
                assert!(contrast >= 3.6, "{text} on {fill:?}: {contrast}");
            }
            _ => {}
        }
    }
}

#[test]
fn ticks_are_steps_of_one_two_or_five() {
    let ticks = |high, counting| Ticks::between(0.0, high, 5, counting).values;
    assert_eq!(ticks(37.0, Counting::Whole), [0.0, 10.0, 20.0, 30.0, 40.0]);
    assert_eq!(ticks(3.0, Counting::Whole), [0.0, 1.0, 2.0, 3.0]);
    assert_eq!(ticks(0.0, Counting::Whole), [0.0, 1.0]);
    assert_eq!(ticks(f64::NAN, Counting::Whole), [0.0, 1.0]);
    assert_eq!(ticks(1.0, Counting::Any).len(), 6);
    assert_eq!(ticks(1_234.0, Counting::Whole).last(), Some(&1_500.0));
}

#[test]
fn a_colour_is_read_as_it_is_written() {
    assert_eq!(parsed_color("#0069b0"), Some([0, 0x69, 0xb0]));
    for wrong in ["", "#", "0069b0", "#0069b", "#0069bg", "#0069b0ff", "#é069b", "#+069b0"] {
        assert_eq!(parsed_color(wrong), None, "{wrong}");
    }
    assert_eq!(mixed([0; 3], [255; 3], f32::NAN), [0; 3]);
    assert_eq!(readable_on([255; 3], [0; 3], [250; 3]), [0; 3]);
}

proptest! {
    #[test]
    fn ticks_hold_all_values(low in -1e9_f64..1e9, span in 0.0_f64..1e9, n in 1_usize..10) {
        let ticks = Ticks::between(low, low + span, n, Counting::Any);
        let slack = ticks.step * 1e-6;
        prop_assert!(ticks.first() <= low + slack && ticks.last() >= low + span - slack);
        prop_assert!(ticks.values.len() >= 2 && ticks.values.len() <= 3 * n + 3, "{:?}", ticks);
        prop_assert!(ticks.values.is_sorted());
    }

    #[test]
    fn a_scale_keeps_within_its_ends(of in proptest::array::uniform3(proptest::num::f64::ANY)) {
        let [value, from, to] = of;
        let scale = Scale { from, to, from_px: 10.0, to_px: 90.0 };
        prop_assert!((10.0..=90.0).contains(&scale.at(value)));
    }

    #[test]
    fn every_colour_comes_back(color in any::<[u8; 3]>()) {
        prop_assert_eq!(parsed_color(&written_color(color)), Some(color));
    }

    #[test]
    fn any_names_stay_on_the_page(names in proptest::collection::vec("\\PC{0,40}", 0..6)) {
        let measure = FigureMeasure::load();
        let width = |text: &str, size_px: f32, weight: Weight| measure.width_px(text, size_px, weight);
        for figure in all(&names, &float, &frame(&width, 500.0)) {
            check_within(&figure, &measure);
        }
    }
}
