//! Charts to test: one of each kind, of any names and values.

use butda::exchange::figure::{
    Align, Datum, Figure, FigureFrame, FigureInk, Form, Rect, Shape, Turn, Weight,
};
use butda::exchange::figure_axis::Counting;
use butda::exchange::figure_bars::{BarChart, BarParts, BarRow, bars};
use butda::exchange::figure_curve::{Curve, CurveBand, CurvePoint, CurveReached, CurveThreshold, curve};
use butda::exchange::figure_heat::{HeatCell, HeatHead, HeatLegend, HeatMap, HeatScale, HeatSign, heat_map};
use butda::exchange::figure_measure::FigureMeasure;
use butda::exchange::figure_network::{Network, NetworkEdge, NetworkNode, network};
use butda::exchange::figure_portraits::{PortraitRange, PortraitRow, Portraits, portraits};
use butda::exchange::figure_timeline::{
    PeriodStep, Timeline, TimelineSeries, TimelineStyle, TimelineValue, timeline,
};

pub(crate) const NAMES: [&str; 12] = [
    "Đối thoại",
    "Quan hệ giữa Đảng và nhân dân",
    "Đổi mới tác phong",
    "Thực trạng xa dân",
    "Giải pháp",
    "Nêu gương",
    "Kiểm tra, giám sát",
    "Công tác cán bộ",
    "Dân chủ ở cơ sở",
    "Tiếp công dân, giải quyết khiếu nại và tố cáo của công dân",
    "Phòng, chống tham nhũng",
    "Xây dựng chỉnh đốn Đảng",
];

pub(crate) const COLORS: [&str; 7] =
    ["#0069b0", "#bc350e", "#00815b", "#b07817", "#c25e94", "#0d8dbc", "#666f36"];

/// Names that break what takes them for something else, or for short.
pub(crate) fn hostile() -> Vec<String> {
    let names = [
        "<script>alert(1)</script>",
        "a & b \"c\" 'd' ]]> <!-- -->",
        "👩‍👩‍👧‍👦🇻🇳",
        "שלום עולם",
        "\u{202e}evil\u{2066}",
        "Đối thoại",
        "",
        " \n\t ",
        "\u{0}\u{c}\u{1b}[31m\u{fffe}",
        "một\u{200b}hai",
    ];
    let mut names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
    names.push("nghiêng".repeat(43));
    names.push("e\u{301}\u{323}".repeat(300));
    names
}

pub(crate) fn usual() -> Vec<String> {
    NAMES.iter().map(|name| (*name).to_owned()).collect()
}

/// A count to reckon with.
pub(crate) fn float(n: usize) -> f64 {
    f64::from(u32::try_from(n).expect("few"))
}

/// A typeface whose letters are all half as wide as they are high.
pub(crate) fn half_em(text: &str, size_px: f32, _: Weight) -> f32 {
    size_px * 0.5 * f32::from(u16::try_from(text.chars().count()).expect("short"))
}

pub(crate) fn number(value: f64) -> String {
    format!("{value:.0}")
}

pub(crate) fn frame(measure: &dyn Fn(&str, f32, Weight) -> f32, width_px: f32) -> FigureFrame<'_> {
    FigureFrame {
        width_px,
        ink: FigureInk::paper(),
        colors: &butda::exchange::figure_color::parsed_color,
        measure,
        number: &number,
        title: "Chủ đề trong 128 bài báo <1> & \"2\"",
        description: "Mỗi thanh là một chủ đề.",
        has_heading: true,
    }
}

pub(crate) fn datum(behind: usize, name: &str) -> Datum {
    Datum { behind: Some(behind), told: Some(format!("{name}: {behind}")) }
}

fn color(at: usize) -> String {
    COLORS[at % COLORS.len()].to_owned()
}

/// A number that looks like chance and is always the same.
pub(crate) fn some(at: usize, below: usize) -> f64 {
    let mixed = (at as u64 + 1)
        .wrapping_mul(0x9E37_79B9_7F4A_7C15)
        .rotate_left(29)
        .wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let few = usize::try_from(mixed >> 40).expect("24 bits");
    float(few % below.max(1))
}

pub(crate) fn bars_of(names: &[String], value: &dyn Fn(usize) -> f64) -> BarChart {
    let row = |(at, name): (usize, &String)| BarRow {
        label: name.clone(),
        depth: [0, 1, 1, 2][at % 4],
        value: value(at),
        with_children: (at % 4 == 0).then(|| value(at) * 1.6),
        value_label: number(value(at)),
        color: color(at / 4),
        datum: datum(at, name),
    };
    BarChart {
        rows: names.iter().enumerate().map(row).collect(),
        axis_name: "Số đoạn trích".to_owned(),
        parts: Some(BarParts {
            own: "Riêng chủ đề".to_owned(),
            with_children: "Kể cả chủ đề con".to_owned(),
        }),
    }
}

pub(crate) fn heat_of(
    rows: &[String],
    columns: &[String],
    scale: HeatScale,
    value: &dyn Fn(usize) -> f64,
) -> HeatMap {
    let head = |(at, name): (usize, &String)| HeatHead {
        label: name.clone(),
        color: color(at),
        datum: datum(at, name),
    };
    let cell = |at: usize| HeatCell {
        value: Some(value(at)),
        label: number(value(at)),
        sign: match at % 11 {
            3 => Some(HeatSign::More),
            7 => Some(HeatSign::Less),
            _ => None,
        },
        datum: datum(at, "ô"),
    };
    HeatMap {
        rows: rows.iter().enumerate().map(head).collect(),
        columns: columns.iter().enumerate().map(head).collect(),
        cells: (0..rows.len() * columns.len()).map(cell).collect(),
        scale,
        legend: HeatLegend {
            name: "Số cặp đoạn".to_owned(),
            low: "0".to_owned(),
            high: "40".to_owned(),
            signs: "+ nhiều hơn, − ít hơn so với ngẫu nhiên (p < 0,05)".to_owned(),
        },
    }
}

pub(crate) fn network_of(names: &[String], n_edges: usize, value: &dyn Fn(usize) -> f64) -> Network {
    let n = names.len();
    let node = |(at, name): (usize, &String)| NetworkNode {
        label: name.clone(),
        color: color(at),
        size: value(at),
        datum: datum(at, name),
    };
    let pairs = (0..n).flat_map(|from| (from + 1..n).map(move |to| (from, to)));
    let mut pairs: Vec<(usize, usize)> = pairs.collect();
    let key = |(from, to): &(usize, usize)| some(from * 97 + to, 10_000);
    pairs.sort_by(|one, other| key(one).total_cmp(&key(other)));
    let edges = pairs.into_iter().take(n_edges).enumerate().map(|(at, (from, to))| NetworkEdge {
        from,
        to,
        weight: 1.0 + some(at + 5, 40),
        datum: datum(1_000 + at, "cạnh"),
    });
    let edges = edges.collect();
    Network {
        nodes: names.iter().enumerate().map(node).collect(),
        edges,
        note: "Cỡ của vòng tròn: số đoạn trích".to_owned(),
    }
}

fn period_name(period: i32, step: PeriodStep) -> String {
    match step {
        PeriodStep::Month => format!("{:02}/{}", period.rem_euclid(12) + 1, period.div_euclid(12)),
        PeriodStep::Year => period.to_string(),
    }
}

pub(crate) fn timeline_of(
    names: &[String],
    style: TimelineStyle,
    periods: &[i32],
    value: &dyn Fn(usize) -> f64,
) -> Timeline<'static> {
    let series = names.iter().enumerate().map(|(at, name)| TimelineSeries {
        label: name.clone(),
        color: color(at),
        values: periods
            .iter()
            .enumerate()
            .map(|(time, period)| TimelineValue {
                period: *period,
                value: value(at * 31 + time),
                datum: datum(time, name),
            })
            .collect(),
        datum: datum(at, name),
    });
    Timeline {
        step: PeriodStep::Month,
        style,
        series: series.collect(),
        mean_over: None,
        axis_name: "Số đoạn trích mỗi tháng".to_owned(),
        counting: Counting::Whole,
        period_name: &period_name,
    }
}

pub(crate) fn portraits_of(names: &[String], n_lanes: usize) -> Portraits {
    let row = |(at, name): (usize, &String)| PortraitRow {
        label: name.clone(),
        ranges: (0..(3 + at % 6))
            .map(|of| {
                let start = some(at * 13 + of, 900) / 1_000.0;
                PortraitRange {
                    start,
                    end: start + 0.01 + some(at * 7 + of, 120) / 1_000.0,
                    lane: of % n_lanes.max(1),
                    color: color(of),
                    datum: datum(of, name),
                }
            })
            .collect(),
        datum: datum(at, name),
    };
    Portraits {
        rows: names.iter().enumerate().map(row).collect(),
        n_lanes,
        start: "0 %".to_owned(),
        middle: "50 %".to_owned(),
        end: "100 %".to_owned(),
    }
}

pub(crate) fn curve_of(n: usize, label: &str, value: &dyn Fn(usize) -> f64) -> Curve {
    let point = |at: usize| CurvePoint {
        value: value(at),
        band: Some(CurveBand { low: value(at) * 0.8, high: value(at) * 1.15 + 1.0 }),
        datum: datum(at, label),
    };
    Curve {
        points: (0..n).map(point).collect(),
        threshold: Some(CurveThreshold { value: 36.0, label: format!("95 % số chủ đề {label}") }),
        reached: Some(CurveReached { point: n * 2 / 3, label: format!("đủ ở bài 22 {label}") }),
        axis_name: "Số chủ đề khác nhau".to_owned(),
        items_name: "Bài, theo thứ tự mã hóa".to_owned(),
        counting: Counting::Whole,
        line_label: "Thứ tự mã hóa".to_owned(),
        band_label: "5–95 % của 100 thứ tự ngẫu nhiên".to_owned(),
    }
}

/// A chart of each kind and form.
pub(crate) fn all(names: &[String], value: &dyn Fn(usize) -> f64, frame: &FigureFrame<'_>) -> Vec<Figure> {
    let months: Vec<i32> = [0, 1, 2, 5, 6, 14, 15].iter().map(|month| 2_020 * 12 + month).collect();
    let mut smooth = timeline_of(names, TimelineStyle::StackedBars, &months, value);
    smooth.mean_over = Some(3);
    vec![
        bars(&bars_of(names, value), frame),
        heat_map(&heat_of(names, names, HeatScale::FromZero, value), frame),
        heat_map(&heat_of(names, names, HeatScale::AroundZero, &|at| value(at) - 10.0), frame),
        network(&network_of(names, names.len() * 2, value), frame),
        timeline(&timeline_of(names, TimelineStyle::Lines, &months, value), frame),
        timeline(&smooth, frame),
        portraits(&portraits_of(names, 3), 0..names.len(), frame),
        curve(&curve_of(names.len(), names.first().map_or("", String::as_str), value), frame),
    ]
}

/// The rectangle a part of a chart lies in.
pub(crate) fn bounds(shape: &Shape, measure: &FigureMeasure) -> Rect {
    let around = |points: &[[f32; 2]], rim: f32| {
        let part = |at: usize| points.iter().map(move |point| point[at]);
        Rect {
            left: part(0).fold(f32::INFINITY, f32::min) - rim,
            top: part(1).fold(f32::INFINITY, f32::min) - rim,
            right: part(0).fold(f32::NEG_INFINITY, f32::max) + rim,
            bottom: part(1).fold(f32::NEG_INFINITY, f32::max) + rim,
        }
    };
    match &shape.form {
        Form::Area { rect, .. } => *rect,
        Form::Stroke { points, width_px, .. } => {
            around(&points.iter().map(|p| [p.x, p.y]).collect::<Vec<_>>(), width_px / 2.0)
        }
        Form::Polygon { points, .. } => around(&points.iter().map(|p| [p.x, p.y]).collect::<Vec<_>>(), 0.0),
        Form::Disc { center, radius_px, .. } => around(&[[center.x, center.y]], *radius_px),
        Form::Words { at, text, lettering } => {
            let width = measure.width_px(text, lettering.size_px, lettering.weight);
            let start = match lettering.align {
                Align::Start => 0.0,
                Align::Middle => -width / 2.0,
                Align::End => -width,
            };
            let (above, below) = (-lettering.size_px * 0.8, lettering.size_px * 0.25);
            let turned = |x: f32, y: f32| match lettering.turn {
                Turn::Level => [at.x + x, at.y + y],
                Turn::Slanted => {
                    let part = std::f32::consts::FRAC_1_SQRT_2;
                    [at.x + (x + y) * part, at.y + (y - x) * part]
                }
                Turn::Upright => [at.x + y, at.y - x],
            };
            let (left, right) = (start, start + width);
            around(
                &[turned(left, above), turned(left, below), turned(right, above), turned(right, below)],
                0.0,
            )
        }
    }
}
