//! A theme where there is no tree around it: its own name whole, and the names above it, cut short from their middle.

use super::codebook::{Codebook, MAX_LEVELS};
use super::id::ThemeId;

/// Between the names of a path, and in place of those that are left out.
const BETWEEN: &str = " › ";
const LEFT_OUT: &str = "…";

/// A theme's own name and the names above it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ThemePath {
    /// Its own name; the id where nobody recorded the theme.
    pub name: String,
    /// The names above it, the topmost first.
    pub above: Vec<String>,
    /// How many of the names above, the nearest first, tell it from others of its name.
    pub n_telling: usize,
}

impl ThemePath {
    /// Where a theme stands in the codebook.
    #[must_use]
    pub fn of(codebook: &Codebook, id: &ThemeId) -> Self {
        let theme = codebook.theme(id);
        let parent = |id: &&ThemeId| codebook.theme(id).and_then(|theme| theme.parent.as_ref());
        let above = std::iter::successors(parent(&id), parent).take(MAX_LEVELS);
        let names =
            above.map(|id| codebook.theme(id).map_or_else(|| id.to_string(), |theme| theme.name.clone()));
        let mut above: Vec<String> = names.collect();
        above.reverse();
        let name = theme.map_or_else(|| id.to_string(), |theme| theme.name.clone());
        Self { name, above, n_telling: codebook.names().n_telling(id) }
    }

    /// The shortest path that tells it from others of its name; empty where no other has its name.
    #[must_use]
    pub fn apart(&self) -> String {
        let first = self.above.len().saturating_sub(self.n_telling);
        self.above.get(first..).unwrap_or_default().join(BETWEEN)
    }

    /// The names above it: first all, then with ever more left out of the middle, last only what tells it from others
    /// of its name, or the name right above it. None for a theme at the top.
    pub fn shorter_and_shorter(&self) -> impl Iterator<Item = String> {
        let n = self.above.len();
        // What tells the theme from others stays, and the top as long as there is room for it.
        let n_last = self.n_telling.clamp(1, n.max(1));
        let with_top = (n_last..n.saturating_sub(1)).rev().map(move |n_last| (1, n_last));
        let without_top = (n > n_last).then_some((0, n_last));
        let all = (n > 0).then_some((0, n));
        all.into_iter().chain(with_top).chain(without_top).map(move |(n_first, n_last)| {
            let first = self.above.get(..n_first).unwrap_or_default().iter().map(String::as_str);
            let last = self.above.get(n - n_last..).unwrap_or_default().iter().map(String::as_str);
            let left_out = (n_first + n_last < n).then_some(LEFT_OUT);
            first.chain(left_out).chain(last).collect::<Vec<_>>().join(BETWEEN)
        })
    }

    /// Its name as it stands alone: `Khoán`, or `Khoán (Nông nghiệp)` where another theme is called so too.
    #[must_use]
    pub fn label(&self) -> String {
        let apart = self.apart();
        if apart.is_empty() { self.name.clone() } else { format!("{} ({apart})", self.name) }
    }

    /// The whole path, the theme itself last: `Đảng › Lãnh đạo › Phong cách`.
    #[must_use]
    pub fn whole(&self) -> String {
        let names = self.above.iter().chain([&self.name]);
        names.map(String::as_str).collect::<Vec<_>>().join(BETWEEN)
    }
}

/// Words with so many code points left out of their middle that `n_chars` remain, one of them the sign for what is gone.
#[must_use]
pub fn middle_left_out(words: &str, n_chars: usize) -> String {
    let all: Vec<char> = words.chars().collect();
    if all.len() <= n_chars {
        return words.to_owned();
    }
    let kept = n_chars.saturating_sub(1);
    let n_first = kept.div_ceil(2);
    let first: String = all.iter().take(n_first).collect();
    let last: String = all.iter().skip(all.len() - (kept - n_first)).collect();
    format!("{}{LEFT_OUT}{}", first.trim_end(), last.trim_start())
}

#[cfg(test)]
mod tests {
    use super::{ThemePath, middle_left_out};

    fn path(above: &[&str], n_telling: usize) -> ThemePath {
        let above = above.iter().map(|name| (*name).to_owned()).collect();
        ThemePath { name: "Khoán".to_owned(), above, n_telling }
    }

    fn shorter(path: &ThemePath) -> Vec<String> {
        path.shorter_and_shorter().collect()
    }

    #[test]
    fn a_path_loses_its_middle_first_and_keeps_the_name_right_above() {
        assert_eq!(
            shorter(&path(&["A", "B", "C", "D"], 0)),
            ["A › B › C › D", "A › … › C › D", "A › … › D", "… › D"]
        );
        assert_eq!(shorter(&path(&["A", "B"], 0)), ["A › B", "… › B"]);
        assert_eq!(shorter(&path(&["A"], 0)), ["A"]);
        assert!(shorter(&path(&[], 0)).is_empty());
    }

    #[test]
    fn what_tells_a_theme_from_its_namesakes_is_never_left_out() {
        assert_eq!(shorter(&path(&["A", "B", "C"], 2)), ["A › B › C", "… › B › C"]);
        assert_eq!(shorter(&path(&["A", "B"], 2)), ["A › B"]);
        assert_eq!(path(&["A", "B", "C"], 2).apart(), "B › C");
    }

    #[test]
    fn long_words_lose_their_middle() {
        assert_eq!(middle_left_out("Quan hệ giữa Đảng và nhân dân", 17), "Quan hệ…nhân dân");
        assert_eq!(middle_left_out("Lãnh đạo", 8), "Lãnh đạo");
        assert_eq!(middle_left_out("Lãnh đạo", 1), "…");
    }
}
