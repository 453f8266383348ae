//! The colours of paper: those of the light appearance, for the passages and for what stands around them. The sheet itself
//! is white.

use super::article_page::{Inks, Rgb};
use crate::model::theme::PALETTE;
use serde::Deserialize;

/// How much of a theme's own colour its fill has, where the appearance has no pair for it.
const FILL_SHARE: f32 = 0.32;

const WHITE: Rgb = [255; 3];

#[derive(Deserialize)]
struct LookFile {
    ink: String,
    soft: String,
    dim_ink: String,
    hairline: String,
    neutral_fill: String,
    neutral_line: String,
    pairs: Vec<PairFields>,
}

#[derive(Deserialize)]
struct PairFields {
    fill: String,
    line: String,
}

/// The colours of paper.
#[derive(Clone, Debug)]
pub struct Paper {
    /// Those of everything that is no theme.
    pub inks: Inks,
    pairs: Vec<ThemeColors>,
}

/// The colours of a theme.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ThemeColors {
    pub fill: Rgb,
    pub line: Rgb,
}

impl Paper {
    /// The colours.
    ///
    /// # Panics
    /// Never: the file is part of the program, and a test reads it.
    #[must_use]
    pub fn load() -> Self {
        let file: LookFile = ron::from_str(include_str!("../../assets/looks/light.ron"))
            .expect("the looks are part of the program");
        let pair = |pair: &PairFields| ThemeColors { fill: color_of(&pair.fill), line: color_of(&pair.line) };
        Self {
            inks: Inks {
                ink: color_of(&file.ink),
                soft: color_of(&file.soft),
                dim: color_of(&file.dim_ink),
                hairline: color_of(&file.hairline),
                neutral_fill: color_of(&file.neutral_fill),
                neutral_line: color_of(&file.neutral_line),
            },
            pairs: file.pairs.iter().map(pair).collect(),
        }
    }

    /// The colours of a theme by its line colour, `#rrggbb`; neutral without one.
    #[must_use]
    pub fn theme(&self, color: Option<&str>) -> ThemeColors {
        let neutral = ThemeColors { fill: self.inks.neutral_fill, line: self.inks.neutral_line };
        let Some(given) = color else { return neutral };
        let at = PALETTE.iter().position(|known| known.eq_ignore_ascii_case(given));
        let known = at.and_then(|at| self.pairs.get(at).copied());
        let own = || parsed(given).map(|line| ThemeColors { fill: lightened(line), line });
        known.or_else(own).unwrap_or(neutral)
    }
}

/// A colour brought towards white.
fn lightened(color: Rgb) -> Rgb {
    let mixed = |part: u8, white: u8| {
        let mixed = f32::from(white) + (f32::from(part) - f32::from(white)) * FILL_SHARE;
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between two bytes")]
        let mixed = mixed.round() as u8;
        mixed
    };
    let ([red, green, blue], [white, ..]) = (color, WHITE);
    [mixed(red, white), mixed(green, white), mixed(blue, white)]
}

/// A colour of the looks, which all are `#rrggbb`.
fn color_of(hex: &str) -> Rgb {
    parsed(hex).unwrap_or_default()
}

fn parsed(hex: &str) -> Option<Rgb> {
    let digits = hex.strip_prefix('#').filter(|digits| digits.len() == 6 && digits.is_ascii())?;
    let part = |from: usize| u8::from_str_radix(digits.get(from..from + 2)?, 16).ok();
    Some([part(0)?, part(2)?, part(4)?])
}
