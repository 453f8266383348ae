//! What the colours of highlights are called. Readers name a code after the colour that stands for it, `#rrggbb`; the person's
//! language has a word for the nearest of nine.

use super::study::Code;

/// The colours that have a name: those that Zotero offers, which PDF readers have, too, more or less.
pub const COLORS: [&str; 9] =
    ["#ffd400", "#ff6666", "#5fb236", "#2ea8e5", "#a28ae5", "#e56eee", "#f19837", "#aaaaaa", "#000000"];

/// The names of [`COLORS`], in their order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ColorNames(pub [String; 9]);

impl ColorNames {
    /// The name of the nearest colour; `None` for what is no colour.
    #[must_use]
    pub fn name_of(&self, color: &str) -> Option<&str> {
        let sought = parts(color)?;
        let distance = |known: &str| {
            let parts = parts(known).unwrap_or_default();
            parts.iter().zip(sought).map(|(one, other)| (one - other).pow(2)).sum::<i32>()
        };
        let nearest = COLORS.iter().zip(&self.0).min_by_key(|(known, _)| distance(known));
        nearest.map(|(_, name)| name.as_str()).filter(|name| !name.is_empty())
    }

    /// Gives codes that are called by a colour the name of that colour.
    pub fn name(&self, codes: &mut [Code]) {
        for code in codes {
            let is_color = code.theme.path.as_slice() == [code.theme.color.clone()];
            if let Some(name) = self.name_of(&code.theme.color).filter(|_| is_color) {
                code.theme.path = vec![name.to_owned()];
            }
        }
    }
}

/// Red, green and blue, 0 to 255.
fn parts(color: &str) -> Option<[i32; 3]> {
    let digits = color.strip_prefix('#').filter(|digits| digits.len() == 6 && digits.is_ascii())?;
    let part = |at: usize| i32::from_str_radix(digits.get(at..at + 2)?, 16).ok();
    Some([part(0)?, part(2)?, part(4)?])
}
