//! Colours. Every one comes from `assets/looks`; here alone they become egui's, and here alone a theme's colour is
//! given its fill and its line in the appearance of the moment.

use crate::model::theme::PALETTE;
use crate::storage::settings::Appearance;
use egui::Color32;
use serde::Deserialize;

/// The colours of an appearance.
#[derive(Clone, Debug)]
pub struct Look {
    /// Whether ink is lighter than paper.
    pub is_dark: bool,
    pub page: Color32,
    pub side: Color32,
    pub card: Color32,
    pub hairline: Color32,
    pub hover: Color32,
    pub ink: Color32,
    pub soft: Color32,
    pub faint: Color32,
    pub dim_ink: Color32,
    pub accent: Color32,
    pub on_accent: Color32,
    pub row_selected: Color32,
    pub text_selected: Color32,
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
    page: String,
    side: String,
    card: String,
    hairline: String,
    hover: String,
    ink: String,
    soft: String,
    faint: String,
    dim_ink: String,
    accent: String,
    on_accent: String,
    row_selected: String,
    text_selected: String,
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
    ///
    /// # Panics
    /// Never: the files are part of the program, and a test reads them all.
    #[must_use]
    pub fn of(appearance: Appearance, is_system_dark: bool) -> Self {
        let source = match (appearance, is_system_dark) {
            (Appearance::Sepia, _) => include_str!("../../assets/looks/sepia.ron"),
            (Appearance::Dark, _) | (Appearance::System, true) => include_str!("../../assets/looks/dark.ron"),
            (Appearance::Light, _) | (Appearance::System, false) => {
                include_str!("../../assets/looks/light.ron")
            }
        };
        let file: LookFile = ron::from_str(source).expect("the looks are part of the program");
        Self::from_file(&file)
    }

    fn from_file(file: &LookFile) -> Self {
        Self {
            is_dark: file.dark,
            page: color(&file.page),
            side: color(&file.side),
            card: color(&file.card),
            hairline: color(&file.hairline),
            hover: color(&file.hover),
            ink: color(&file.ink),
            soft: color(&file.soft),
            faint: color(&file.faint),
            dim_ink: color(&file.dim_ink),
            accent: color(&file.accent),
            on_accent: color(&file.on_accent),
            row_selected: color(&file.row_selected),
            text_selected: color(&file.text_selected),
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
            None if self.is_dark => mix(color(given), self.ink, 0.35),
            None => color(given),
        }
    }

    /// The fill of a theme's colour, `#rrggbb`; neutral without one.
    #[must_use]
    pub fn fill(&self, theme_color: Option<&str>) -> Color32 {
        let Some(given) = theme_color else { return self.neutral_fill };
        let share = if self.is_dark { 0.28 } else { 0.32 };
        self.pair(given).map_or_else(|| mix(self.page, color(given), share), |(fill, _)| fill)
    }

    fn pair(&self, theme_color: &str) -> Option<(Color32, Color32)> {
        let at = PALETTE.iter().position(|known| known.eq_ignore_ascii_case(theme_color))?;
        self.pairs.get(at).copied()
    }
}

/// A colour between two: `share` of the second.
#[must_use]
pub fn mix(a: Color32, b: Color32, share: f32) -> Color32 {
    a.lerp_to_gamma(b, share)
}

fn color(hex: &str) -> Color32 {
    Color32::from_hex(hex).unwrap_or(Color32::GRAY)
}
