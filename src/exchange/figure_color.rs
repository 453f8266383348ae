//! Colours of charts: as they are written, between two of them, and which one is read on another.

use super::article_page::Rgb;

/// A colour as it is written, `#rrggbb`.
#[must_use]
pub fn parsed_color(hex: &str) -> Option<Rgb> {
    let is_hex = |digits: &&str| digits.len() == 6 && digits.bytes().all(|digit| digit.is_ascii_hexdigit());
    let digits = hex.strip_prefix('#').filter(is_hex)?;
    let part = |from: usize| u8::from_str_radix(digits.get(from..from + 2)?, 16).ok();
    Some([part(0)?, part(2)?, part(4)?])
}

/// A colour as it is written, `#rrggbb`.
#[must_use]
pub fn written_color([red, green, blue]: Rgb) -> String {
    format!("#{red:02x}{green:02x}{blue:02x}")
}

/// A colour on the way from one to another: 0 is the first, 1 the second.
#[must_use]
pub fn mixed(from: Rgb, to: Rgb, share: f32) -> Rgb {
    let share = if share.is_finite() { share.clamp(0.0, 1.0) } else { 0.0 };
    let part = |from: u8, to: u8| {
        let mixed = f32::from(from) + (f32::from(to) - f32::from(from)) * share;
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between two bytes")]
        let mixed = mixed.round() as u8;
        mixed
    };
    let ([red, green, blue], [to_red, to_green, to_blue]) = (from, to);
    [part(red, to_red), part(green, to_green), part(blue, to_blue)]
}

/// How strongly two colours differ for reading, from 1 to 21 (WCAG 2.2, contrast ratio).
#[must_use]
pub fn contrast(one: Rgb, other: Rgb) -> f32 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// Of two colours the one that is read better on a ground.
#[must_use]
pub fn readable_on(ground: Rgb, one: Rgb, other: Rgb) -> Rgb {
    if contrast(ground, one) >= contrast(ground, other) { one } else { other }
}

fn luminance([red, green, blue]: Rgb) -> f32 {
    let linear = |part: u8| {
        let part = f32::from(part) / 255.0;
        if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
}
