//! Colours. Every one comes from `assets/looks`; here alone they become egui's, and here alone a theme's colour is
//! given its fill and its line in the appearance of the moment.

use crate::model::theme::PALETTE;
use crate::storage::settings::Appearance;
use egui::Color32;
use serde::Deserialize;
use std::sync::LazyLock;

/// What lines have on the page at least, in an appearance of strong contrast.
const STRONG_CONTRAST: f32 = 4.5;

/// The colours of an appearance.
#[derive(Clone, Debug, PartialEq)]
pub struct Look {
    /// Whether ink is lighter than paper.
    pub is_dark: bool,
    /// Whether lines and outlines are strong.
    pub is_strong: bool,
    pub page: Color32,
    pub side: Color32,
    pub card: Color32,
    pub hairline: Color32,
    pub track: Color32,
    pub hover: Color32,
    pub ink: Color32,
    pub soft: Color32,
    pub faint: Color32,
    pub dim_ink: Color32,
    pub accent: Color32,
    pub on_accent: Color32,
    pub row_selected: Color32,
    pub text_selected: Color32,
    pub hit: Color32,
    pub hit_now: Color32,
    pub hit_line: Color32,
    pub focus_ring: Color32,
    pub warning: Color32,
    pub error: Color32,
    pub ok: Color32,
    pub shadow: Color32,
    pub neutral_fill: Color32,
    pub neutral_line: Color32,
    pairs: Vec<(Color32, Color32)>,
}

#[derive(Deserialize)]
struct LookFile {
    dark: bool,
    strong: bool,
    page: String,
    side: String,
    card: String,
    hairline: String,
    track: String,
    hover: String,
    ink: String,
    soft: String,
    faint: String,
    dim_ink: String,
    accent: String,
    on_accent: String,
    row_selected: String,
    text_selected: String,
    hit: String,
    hit_now: String,
    hit_line: String,
    focus_ring: String,
    warning: String,
    error: String,
    ok: String,
    shadow: String,
    neutral_fill: String,
    neutral_line: String,
    pairs: Vec<PairFields>,
}

#[derive(Deserialize)]
struct PairFields {
    fill: String,
    line: String,
}

impl Look {
    /// The colours of a setting; `is_system_dark` is what the desktop asks for.
    #[must_use]
    pub fn of(appearance: Appearance, is_system_dark: bool) -> Self {
        Self::known(appearance, is_system_dark).clone()
    }

    /// The same, as they are kept for as long as the program runs.
    ///
    /// # Panics
    /// Never: the files are part of the program, and a test reads them all.
    #[must_use]
    pub fn known(appearance: Appearance, is_system_dark: bool) -> &'static Self {
        static LIGHT: LazyLock<Look> = LazyLock::new(|| read(include_str!("../../assets/looks/light.ron")));
        static DARK: LazyLock<Look> = LazyLock::new(|| read(include_str!("../../assets/looks/dark.ron")));
        static SEPIA: LazyLock<Look> = LazyLock::new(|| read(include_str!("../../assets/looks/sepia.ron")));
        static CONTRAST_LIGHT: LazyLock<Look> =
            LazyLock::new(|| read(include_str!("../../assets/looks/contrast-light.ron")));
        static CONTRAST_DARK: LazyLock<Look> =
            LazyLock::new(|| read(include_str!("../../assets/looks/contrast-dark.ron")));
        match (appearance, is_system_dark) {
            (Appearance::ContrastLight, _) => &CONTRAST_LIGHT,
            (Appearance::ContrastDark, _) => &CONTRAST_DARK,
            (Appearance::Sepia, _) => &SEPIA,
            (Appearance::Dark, _) | (Appearance::System, true) => &DARK,
            (Appearance::Light, _) | (Appearance::System, false) => &LIGHT,
        }
    }

    fn from_file(file: &LookFile) -> Self {
        Self {
            is_dark: file.dark,
            is_strong: file.strong,
            page: color(&file.page),
            side: color(&file.side),
            card: color(&file.card),
            hairline: color(&file.hairline),
            track: color(&file.track),
            hover: color(&file.hover),
            ink: color(&file.ink),
            soft: color(&file.soft),
            faint: color(&file.faint),
            dim_ink: color(&file.dim_ink),
            accent: color(&file.accent),
            on_accent: color(&file.on_accent),
            row_selected: color(&file.row_selected),
            text_selected: color(&file.text_selected),
            hit: color(&file.hit),
            hit_now: color(&file.hit_now),
            hit_line: color(&file.hit_line),
            focus_ring: color(&file.focus_ring),
            warning: color(&file.warning),
            error: color(&file.error),
            ok: color(&file.ok),
            shadow: color(&file.shadow),
            neutral_fill: color(&file.neutral_fill),
            neutral_line: color(&file.neutral_line),
            pairs: file.pairs.iter().map(|pair| (color(&pair.fill), color(&pair.line))).collect(),
        }
    }

    /// The line of a theme's colour, `#rrggbb`; neutral without one.
    #[must_use]
    pub fn line(&self, theme_color: Option<&str>) -> Color32 {
        let Some(given) = theme_color else { return self.neutral_line };
        match self.pair(given) {
            Some((_, line)) => line,
            None if self.is_strong => self.readable(color(given)),
            None if self.is_dark => mix(color(given), self.ink, 0.35),
            None => color(given),
        }
    }

    /// The fill of a theme's colour, `#rrggbb`; neutral without one.
    #[must_use]
    pub fn fill(&self, theme_color: Option<&str>) -> Color32 {
        let Some(given) = theme_color else { return self.neutral_fill };
        let share = match (self.is_strong, self.is_dark) {
            (true, _) => 0.2,
            (false, true) => 0.28,
            (false, false) => 0.32,
        };
        self.pair(given).map_or_else(|| mix(self.page, color(given), share), |(fill, _)| fill)
    }

    /// A colour brought towards ink until it stands out on the page as strong lines do.
    fn readable(&self, given: Color32) -> Color32 {
        let steps = (0_u8..=20).map(|step| mix(given, self.ink, f32::from(step) / 20.0));
        let is_clear = |tried: &Color32| contrast(*tried, self.page) >= STRONG_CONTRAST;
        steps.into_iter().find(is_clear).unwrap_or(self.ink)
    }

    /// Width of the ring round what has the keyboard, in px.
    #[must_use]
    pub fn ring_px(&self) -> f32 {
        if self.is_strong { 3.0 } else { 2.0 }
    }

    fn pair(&self, theme_color: &str) -> Option<(Color32, Color32)> {
        let at = PALETTE.iter().position(|known| known.eq_ignore_ascii_case(theme_color))?;
        self.pairs.get(at).copied()
    }
}

fn read(source: &str) -> Look {
    let file: LookFile = ron::from_str(source).expect("the looks are part of the program");
    Look::from_file(&file)
}

/// A colour between two: `share` of the second.
fn mix(a: Color32, b: Color32, share: f32) -> Color32 {
    a.lerp_to_gamma(b, share)
}

/// The contrast of two colours as WCAG 2 has it, from 1 to 21.
fn contrast(one: Color32, other: Color32) -> f32 {
    let luminance = |color: Color32| {
        let [red, green, blue, _] = egui::Rgba::from(color).to_array();
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    };
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// An opaque colour of three bytes, as charts and pages on paper have them.
#[must_use]
pub fn opaque([red, green, blue]: [u8; 3]) -> Color32 {
    Color32::from_rgb(red, green, blue)
}

/// The three bytes of a colour.
#[must_use]
pub fn bytes_of(color: Color32) -> [u8; 3] {
    [color.r(), color.g(), color.b()]
}

fn color(hex: &str) -> Color32 {
    Color32::from_hex(hex).unwrap_or(Color32::GRAY)
}
