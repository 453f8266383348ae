//! The colours of paper: those of the light appearance, for the passages and for what stands around them. The sheet itself
//! is white. Pages that are read on a screen have those of the dark appearance, too.

use super::article_page::{Inks, Rgb};
use crate::model::theme::PALETTE;
use serde::Deserialize;

/// How much of a theme's own colour its fill has, where the appearance has no pair for it.
const FILL_SHARE: f32 = 0.32;

/// The same where the ground is dark, and how much of it a line has at least.
const DARK_FILL_SHARE: f32 = 0.25;
const DARK_LINE_SHARE: f32 = 0.7;

const WHITE: Rgb = [255; 3];

#[derive(Deserialize)]
struct LookFile {
    page: String,
    accent: String,
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
    /// What is read on, and what leads elsewhere: on a screen.
    pub page: Rgb,
    pub accent: Rgb,
    is_dark: bool,
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
        Self::of(include_str!("../../assets/looks/light.ron"), false)
    }

    /// Those of the dark appearance.
    ///
    /// # Panics
    /// Never, as above.
    #[must_use]
    pub fn dark() -> Self {
        Self::of(include_str!("../../assets/looks/dark.ron"), true)
    }

    fn of(look: &str, is_dark: bool) -> Self {
        let file: LookFile = ron::from_str(look).expect("the looks are part of the program");
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
            page: color_of(&file.page),
            accent: color_of(&file.accent),
            is_dark,
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
        let own = || parsed(given).map(|line| self.own(line));
        known.or_else(own).unwrap_or(neutral)
    }

    /// The colours of a theme that the appearance has no pair for.
    fn own(&self, line: Rgb) -> ThemeColors {
        if self.is_dark {
            let line_on_dark = towards(line, WHITE, DARK_LINE_SHARE);
            return ThemeColors { fill: towards(line, self.page, DARK_FILL_SHARE), line: line_on_dark };
        }
        ThemeColors { fill: towards(line, WHITE, FILL_SHARE), line }
    }
}

/// A colour brought towards another, of which it keeps a share.
fn towards(color: Rgb, ground: Rgb, share: f32) -> Rgb {
    let mixed = |part: u8, ground: u8| {
        let mixed = f32::from(ground) + (f32::from(part) - f32::from(ground)) * share;
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between two bytes")]
        let mixed = mixed.round() as u8;
        mixed
    };
    let ([red, green, blue], [of_red, of_green, of_blue]) = (color, ground);
    [mixed(red, of_red), mixed(green, of_green), mixed(blue, of_blue)]
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
