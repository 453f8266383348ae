//! What a candidate's likeness to a passage is told by: shares of code points, contexts, places close together.

use super::resembling::distance;

/// Contexts with fewer code points than this say little, unless they end where the text does.
const FULL_CONTEXT: usize = 16;
/// Long passages are compared letter by letter only where they differ on fewer code points than this.
const COMPARED: usize = 8192;

/// How much what stands before and after a place is like the passage's contexts: 1 for the same.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Contexts {
    pub before: f32,
    pub after: f32,
}

impl Contexts {
    /// Both together, 2 at most.
    pub fn sum(self) -> f32 {
        self.before + self.after
    }

    /// The one that is less alike.
    pub fn least(self) -> f32 {
        self.before.min(self.after)
    }

    /// The one that is more alike.
    pub fn most(self) -> f32 {
        self.before.max(self.after)
    }
}

/// What stands beyond a context where it is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Beyond {
    /// Nothing: the text has no more on that side.
    Nothing,
    /// Another line.
    AnotherLine,
    /// More of the same line.
    More,
}

/// How much a context of `n_chars` is like what stands there, `n_edits` apart. One that is short because the text had
/// no more says little, unless text or line have no more there either.
pub fn alike(n_chars: usize, n_edits: usize, beyond: Beyond) -> f32 {
    let n_alike = n_chars.saturating_sub(n_edits);
    match beyond {
        Beyond::Nothing if n_chars == 0 => 1.0,
        Beyond::AnotherLine if n_chars == 0 => 0.5,
        Beyond::Nothing | Beyond::AnotherLine if n_chars > 0 => share(n_alike, n_chars),
        _ => share(n_alike, n_chars.max(FULL_CONTEXT)),
    }
}

#[expect(clippy::cast_precision_loss, reason = "a share, compared with two digits after the point")]
pub fn share(part: usize, whole: usize) -> f32 {
    if whole == 0 { 0.0 } else { part as f32 / whole as f32 }
}

/// A place in a text, and how much speaks for it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Peak {
    /// Code point.
    pub at: usize,
    pub height: f32,
}

/// Of places close together the highest, `reach` code points apart.
pub fn peaks(places: Vec<Peak>, reach: usize) -> Vec<Peak> {
    let mut kept: Vec<Peak> = Vec::new();
    for place in places {
        match kept.last_mut().filter(|last| place.at - last.at <= reach) {
            Some(last) if place.height > last.height => *last = place,
            Some(_) => {}
            None => kept.push(place),
        }
    }
    kept
}

/// In how many code points two runs differ; where long ones differ much, an estimate that is rather too high.
pub fn difference(a: &[char], b: &[char]) -> usize {
    let n_same = a.iter().zip(b).take_while(|(a, b)| a == b).count();
    let (a, b) = (a.get(n_same..).unwrap_or_default(), b.get(n_same..).unwrap_or_default());
    let n_same = a.iter().rev().zip(b.iter().rev()).take_while(|(a, b)| a == b).count();
    let (a, b) = (a.get(..a.len() - n_same), b.get(..b.len() - n_same));
    let (a, b) = (a.unwrap_or_default(), b.unwrap_or_default());
    if a.len() <= COMPARED && b.len() <= COMPARED { distance(a, b) } else { a.len().max(b.len()) }
}
