//! The colours of every appearance keep the contrasts and differences they promise.
//!
//! Contrast is WCAG 2's. Red-green deficiency is Machado, Oliveira and Fernandes (2009) at severity 1.0, applied to
//! linear RGB. Difference is CIEDE2000 with kL = kC = kH = 1, from CIELAB under D65.

use std::f64::consts::TAU;

use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Look {
    dark: bool,
    pub strong: bool,
    page: String,
    side: String,
    card: String,
    hairline: String,
    track: String,
    hover: String,
    shadow: String,
    ink: String,
    soft: String,
    dim_ink: String,
    faint: String,
    accent: String,
    on_accent: String,
    focus_ring: String,
    row_selected: String,
    text_selected: String,
    hit: String,
    hit_now: String,
    hit_line: String,
    warning: String,
    error: String,
    ok: String,
    neutral_fill: String,
    neutral_line: String,
    pairs: Vec<Pair>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Pair {
    name: String,
    fill: String,
    line: String,
}

/// A colour of a look by the name of its field, or of its pair.
pub type Named<'a> = (&'a str, &'a str);
type Triple = [f64; 3];

const NAMES: [&str; 7] = ["blue", "sky", "green", "olive", "amber", "vermilion", "pink"];

/// The least CIEDE2000 between two lines, and between two fills (which never stand without their line).
pub const LINES_APART: f64 = 8.0;
pub const FILLS_APART: f64 = 5.0;
/// The least CIEDE2000 between a fill and the page. Neutral is the quietest, on purpose.
const FILL_FROM_PAGE: f64 = 4.5;
/// The most degrees of hue, in CIELAB, between a line and its fill.
const HUE_WITHIN: f64 = 30.0;

const VISIONS: [(&str, [Triple; 3]); 3] = [
    ("normal", [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]]),
    (
        "deuteranopia",
        [
            [0.367_322, 0.860_646, -0.227_968],
            [0.280_085, 0.672_501, 0.047_413],
            [-0.011_820, 0.042_940, 0.968_881],
        ],
    ),
    (
        "protanopia",
        [
            [0.152_286, 1.052_583, -0.204_868],
            [0.114_503, 0.786_281, 0.099_216],
            [-0.003_882, -0.048_116, 1.051_998],
        ],
    ),
];

pub fn looks() -> Vec<(&'static str, Look)> {
    [
        ("light", include_str!("../../assets/looks/light.ron")),
        ("dark", include_str!("../../assets/looks/dark.ron")),
        ("sepia", include_str!("../../assets/looks/sepia.ron")),
        ("contrast-light", include_str!("../../assets/looks/contrast-light.ron")),
        ("contrast-dark", include_str!("../../assets/looks/contrast-dark.ron")),
    ]
    .map(|(name, text)| (name, ron::from_str(text).expect("a look file holds every colour and nothing else")))
    .into()
}

impl Look {
    /// Every colour but the pairs', under its field's name.
    fn fields(&self) -> Vec<Named<'_>> {
        vec![
            ("page", &self.page),
            ("side", &self.side),
            ("card", &self.card),
            ("hairline", &self.hairline),
            ("track", &self.track),
            ("hover", &self.hover),
            ("shadow", &self.shadow),
            ("ink", &self.ink),
            ("soft", &self.soft),
            ("dim_ink", &self.dim_ink),
            ("faint", &self.faint),
            ("accent", &self.accent),
            ("on_accent", &self.on_accent),
            ("focus_ring", &self.focus_ring),
            ("row_selected", &self.row_selected),
            ("text_selected", &self.text_selected),
            ("hit", &self.hit),
            ("hit_now", &self.hit_now),
            ("hit_line", &self.hit_line),
            ("warning", &self.warning),
            ("error", &self.error),
            ("ok", &self.ok),
            ("neutral_fill", &self.neutral_fill),
            ("neutral_line", &self.neutral_line),
        ]
    }

    pub fn some(&self, names: &[&str]) -> Vec<Named<'_>> {
        let some: Vec<_> = self.fields().into_iter().filter(|(name, _)| names.contains(name)).collect();
        assert_eq!(some.len(), names.len(), "a test names a field that is not there: {names:?}");
        some
    }

    pub fn fills(&self) -> Vec<Named<'_>> {
        let pairs = self.pairs.iter().map(|pair| (pair.name.as_str(), pair.fill.as_str()));
        pairs.chain([("neutral_fill", self.neutral_fill.as_str())]).collect()
    }

    pub fn lines(&self) -> Vec<Named<'_>> {
        let pairs = self.pairs.iter().map(|pair| (pair.name.as_str(), pair.line.as_str()));
        pairs.chain([("neutral_line", self.neutral_line.as_str())]).collect()
    }
}

/// The channels of `#rrggbb`, each from 0 to 1; what follows them (an alpha) is left out.
fn channels(colour: &str) -> Triple {
    let channel = |at: usize| {
        let digits = colour.get(at..at + 2).expect("a colour is #rrggbb");
        f64::from(u8::from_str_radix(digits, 16).expect("a colour has hexadecimal digits")) / 255.0
    };
    [channel(1), channel(3), channel(5)]
}

/// The channels of linear light.
fn linear(colour: &str) -> Triple {
    channels(colour)
        .map(|value| if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) })
}

fn times(rows: &[Triple; 3], vector: Triple) -> Triple {
    rows.map(|row| row[0] * vector[0] + row[1] * vector[1] + row[2] * vector[2])
}

/// WCAG 2: from 1 (the same) to 21 (black on white).
fn contrast(one: &str, other: &str) -> f64 {
    let luminance = |colour| {
        let [red, green, blue] = linear(colour);
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    };
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// CIELAB under D65 of a colour as somebody with this vision sees it.
fn lab(colour: &str, vision: &[Triple; 3]) -> Triple {
    let seen = times(vision, linear(colour)).map(|value| value.clamp(0.0, 1.0));
    let xyz = times(
        &[
            [0.412_456_4, 0.357_576_1, 0.180_437_5],
            [0.212_672_9, 0.715_152_2, 0.072_175_0],
            [0.019_333_9, 0.119_192_0, 0.950_304_1],
        ],
        seen,
    );
    let root = |value: f64| {
        if value > 216.0 / 24389.0 { value.cbrt() } else { (24389.0 / 27.0 * value + 16.0) / 116.0 }
    };
    let [x, y, z] = [root(xyz[0] / 0.950_47), root(xyz[1]), root(xyz[2] / 1.088_83)];
    [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
}

/// CIEDE2000 of two CIELAB colours, in the steps of Sharma, Wu and Dalal (2005).
fn ciede2000(one: Triple, other: Triple) -> f64 {
    let grey = |chroma: f64| (chroma.powi(7) / (chroma.powi(7) + 25_f64.powi(7))).sqrt();
    let stretch = 1.5 - 0.5 * grey(f64::midpoint(one[1].hypot(one[2]), other[1].hypot(other[2])));
    let polar = |[lightness, a, b]: Triple| {
        let a = a * stretch;
        let hue = if a == 0.0 && b == 0.0 { 0.0 } else { b.atan2(a).rem_euclid(TAU) };
        (lightness, a.hypot(b), hue)
    };
    let ((l1, c1, h1), (l2, c2, h2)) = (polar(one), polar(other));

    let coloured = c1 * c2 != 0.0;
    let across = (h1 - h2).abs() > TAU / 2.0;
    let turn = match h2 - h1 {
        _ if !coloured => 0.0,
        turn if !across => turn,
        turn if turn > 0.0 => turn - TAU,
        turn => turn + TAU,
    };
    let hue = match h1 + h2 {
        sum if !coloured => sum,
        sum if !across => sum / 2.0,
        sum if sum < TAU => f64::midpoint(sum, TAU),
        sum => (sum - TAU) / 2.0,
    };
    let (lightness, chroma) = (f64::midpoint(l1, l2), f64::midpoint(c1, c2));

    let degrees = f64::to_radians;
    let by_hue = 1.0 - 0.17 * (hue - degrees(30.0)).cos()
        + 0.24 * (2.0 * hue).cos()
        + 0.32 * (3.0 * hue + degrees(6.0)).cos()
        - 0.20 * (4.0 * hue - degrees(63.0)).cos();
    let off = (lightness - 50.0).powi(2);
    let d_light = (l2 - l1) / (1.0 + 0.015 * off / (20.0 + off).sqrt());
    let d_chroma = (c2 - c1) / (1.0 + 0.045 * chroma);
    let d_hue = 2.0 * (c1 * c2).sqrt() * (turn / 2.0).sin() / (1.0 + 0.015 * chroma * by_hue);
    let blue = degrees(60.0) * (-((hue - degrees(275.0)) / degrees(25.0)).powi(2)).exp();
    let bend = -blue.sin() * 2.0 * grey(chroma);
    (d_light.powi(2) + d_chroma.powi(2) + d_hue.powi(2) + bend * d_chroma * d_hue).sqrt()
}

fn apart(one: &str, other: &str, vision: &[Triple; 3]) -> f64 {
    ciede2000(lab(one, vision), lab(other, vision))
}

/// Degrees from 0 to 180 between the hues of two colours.
fn hue_between(one: &str, other: &str) -> f64 {
    let hue = |colour| {
        let [_, a, b] = lab(colour, &VISIONS[0].1);
        b.atan2(a).to_degrees()
    };
    let turn = (hue(one) - hue(other)).rem_euclid(360.0);
    turn.min(360.0 - turn)
}

pub fn assert_contrast(look: &str, tops: &[Named<'_>], grounds: &[Named<'_>], least: f64) {
    for (top, top_colour) in tops {
        for (ground, ground_colour) in grounds {
            let found = contrast(top_colour, ground_colour);
            assert!(found >= least, "{look}: {top} on {ground} has {found:.2}, less than {least}");
        }
    }
}

fn assert_all_apart(look: &str, colours: &[Named<'_>], least: f64) {
    for (vision, matrix) in &VISIONS {
        for (at, (one, one_colour)) in colours.iter().enumerate() {
            for (other, other_colour) in &colours[at + 1..] {
                let found = apart(one_colour, other_colour, matrix);
                assert!(
                    found >= least,
                    "{look}, {vision}: {one} and {other} are {found:.2} apart, less than {least}"
                );
            }
        }
    }
}

pub fn assert_apart_from(look: &str, (name, colour): Named<'_>, others: &[Named<'_>], least: f64) {
    for (vision, matrix) in &VISIONS {
        for (other, other_colour) in others {
            let found = apart(colour, other_colour, matrix);
            assert!(
                found >= least,
                "{look}, {vision}: {name} and {other} are {found:.2} apart, less than {least}"
            );
        }
    }
}

#[test]
fn the_formulas_give_the_published_values() {
    assert!((contrast("#000000", "#ffffff") - 21.0).abs() < 1e-9);
    assert!((contrast("#777777", "#ffffff") - 4.478).abs() < 1e-3);
    // From the test data of Sharma, Wu and Dalal (2005): bent blues, opposite hues, greys, far and near colours.
    for (one, other, expected) in [
        ([50.0, 2.6772, -79.7751], [50.0, 0.0, -82.7485], 2.0425),
        ([50.0, 0.0, 0.0], [50.0, -1.0, 2.0], 2.3669),
        ([50.0, 2.49, -0.001], [50.0, -2.49, 0.0009], 7.1792),
        ([50.0, 2.49, -0.001], [50.0, -2.49, 0.0011], 7.2195),
        ([50.0, -0.001, 2.49], [50.0, 0.0011, -2.49], 4.7461),
        ([50.0, 2.5, 0.0], [50.0, 0.0, -2.5], 4.3065),
        ([50.0, 2.5, 0.0], [73.0, 25.0, -18.0], 27.1492),
        ([60.2574, -34.0099, 36.2677], [60.4626, -34.1751, 39.4387], 1.2644),
        ([22.7233, 20.0904, -46.694], [23.0331, 14.973, -42.5619], 2.0373),
        ([2.0776, 0.0795, -1.135], [0.9033, -0.0636, -0.5514], 0.9082),
    ] {
        let found = ciede2000(one, other);
        assert!((found - expected).abs() < 1e-4, "{one:?} and {other:?}: {found} instead of {expected}");
    }
}

#[test]
fn every_look_has_the_seven_pairs_in_their_order() {
    for (look, colours) in looks() {
        let names: Vec<_> = colours.pairs.iter().map(|pair| pair.name.as_str()).collect();
        assert_eq!(names, NAMES, "{look}");
    }
}

#[test]
fn every_colour_is_written_as_rrggbb_and_only_the_shadow_may_have_an_alpha() {
    for (look, colours) in looks() {
        for (name, colour) in colours.fields().into_iter().chain(colours.fills()).chain(colours.lines()) {
            let digits = colour.strip_prefix('#').expect("a colour begins with #");
            let long = digits.len() == 6 || (name == "shadow" && digits.len() == 8);
            let hexadecimal = digits.chars().all(|digit| matches!(digit, '0'..='9' | 'a'..='f'));
            assert!(long && hexadecimal, "{look}: {name} is {colour}");
        }
    }
}

#[test]
fn the_dark_look_is_the_one_with_light_text() {
    for (look, colours) in looks() {
        let light_text = contrast(&colours.ink, "#000000") > contrast(&colours.page, "#000000");
        assert_eq!(colours.dark, light_text, "{look}");
        assert_eq!(colours.dark, look.ends_with("dark"));
    }
}

#[test]
fn reading_text_stands_out_on_every_ground_and_every_fill() {
    for (look, colours) in looks() {
        let mut grounds = colours.some(&["page", "side", "card", "hover", "row_selected", "text_selected"]);
        grounds.extend(colours.some(&["hit", "hit_now"]));
        grounds.extend(colours.fills());
        assert_contrast(look, &colours.some(&["ink"]), &grounds, 7.0);
    }
}

#[test]
fn small_text_can_be_read_where_it_stands() {
    for (look, colours) in looks() {
        let surfaces = colours.some(&["page", "side", "card"]);
        let rows = colours.some(&["page", "side", "card", "hover", "row_selected"]);
        assert_contrast(look, &colours.some(&["soft"]), &rows, 4.5);
        assert_contrast(look, &colours.some(&["dim_ink"]), &colours.some(&["page", "side"]), 4.5);
        assert_contrast(look, &colours.some(&["accent", "warning", "error", "ok"]), &surfaces, 4.5);
        assert_contrast(look, &colours.some(&["on_accent"]), &colours.some(&["accent"]), 4.5);
    }
}

#[test]
fn every_line_colour_stands_out_on_the_page() {
    for (look, colours) in looks() {
        let grounds = colours.some(&["page", "side", "card", "hover", "row_selected"]);
        assert_contrast(look, &colours.lines(), &grounds, 3.0);
    }
}

#[test]
fn every_icon_and_the_focus_ring_stand_out_on_every_ground() {
    for (look, colours) in looks() {
        let grounds = colours.some(&["page", "side", "card", "hover", "row_selected"]);
        let icons = colours.some(&["accent", "focus_ring", "warning", "error", "ok"]);
        assert_contrast(look, &icons, &grounds, 3.0);
    }
}

#[test]
fn any_two_lines_are_told_apart_with_and_without_red_green_deficiency() {
    for (look, colours) in looks() {
        assert_all_apart(look, &colours.lines(), LINES_APART);
    }
}

#[test]
fn any_two_fills_are_told_apart_and_all_from_the_page() {
    for (look, colours) in looks() {
        assert_all_apart(look, &colours.fills(), FILLS_APART);
        assert_apart_from(look, ("page", &colours.page), &colours.fills(), FILL_FROM_PAGE);
    }
}

#[test]
fn every_line_has_the_hue_of_its_own_fill() {
    for (look, colours) in looks() {
        for Pair { name, fill, line } in &colours.pairs {
            let own = hue_between(line, fill);
            assert!(own <= HUE_WITHIN, "{look}: the line and the fill of {name} are {own:.0} degrees apart");
            for other in colours.pairs.iter().filter(|other| other.name != *name) {
                let far = hue_between(line, &other.fill);
                assert!(own < far, "{look}: the line of {name} is nearer to the fill of {}", other.name);
            }
        }
    }
}
