//! What a theme is called where there is no tree around it: which of the names above it tell it from its namesakes, and
//! a form of two or three letters for where there is no room for a name.

use super::codebook::{Codebook, MAX_LEVELS};
use super::id::ThemeId;
use std::collections::{BTreeMap, BTreeSet};

/// The names of all themes in use, for themes that stand outside of the tree.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ThemeNames {
    short: BTreeMap<ThemeId, String>,
    /// For themes of one name: how many of the names above tell them apart.
    n_telling: BTreeMap<ThemeId, usize>,
}

impl ThemeNames {
    /// The names of a codebook's themes.
    #[must_use]
    pub(super) fn of(book: &Codebook) -> Self {
        let (mut short, mut forms) = (BTreeMap::new(), ShortForms::default());
        let mut by_name: BTreeMap<&str, Vec<&ThemeId>> = BTreeMap::new();
        for (id, _, theme) in book.rows() {
            short.insert(id.clone(), forms.give(&theme.name));
            by_name.entry(&theme.name).or_default().push(id);
        }
        let mut n_telling = BTreeMap::new();
        for namesakes in by_name.into_values().filter(|themes| themes.len() > 1) {
            let lineages =
                namesakes.into_iter().map(|id| Lineage { id, above: names_above(book, id) }).collect();
            tell_apart(lineages, &mut n_telling);
        }
        Self { short, n_telling }
    }

    /// Two letters or a few more that no other theme has; `None` for a theme that is not in use.
    #[must_use]
    pub fn short(&self, id: &ThemeId) -> Option<&str> {
        self.short.get(id).map(String::as_str)
    }

    /// How many of the names above a theme, the nearest first, tell it from others of its name; 0 where none has its
    /// name.
    #[must_use]
    pub fn n_telling(&self, id: &ThemeId) -> usize {
        self.n_telling.get(id).copied().unwrap_or_default()
    }
}

/// The names above a theme, the nearest first; as many as there may be levels.
fn names_above<'b>(book: &'b Codebook, id: &ThemeId) -> Vec<&'b str> {
    let above = |id: &ThemeId| book.theme(id).and_then(|theme| theme.parent.clone());
    std::iter::successors(above(id), above)
        .take(MAX_LEVELS)
        .map_while(|id| book.theme(&id).map(|theme| theme.name.as_str()))
        .collect()
}

/// A theme with the names above it, the nearest first.
struct Lineage<'b> {
    id: &'b ThemeId,
    above: Vec<&'b str>,
}

/// Counts for each of several themes of one name the names above that tell it from the others. Themes whose names are
/// all the same are told from the rest, and not from each other.
fn tell_apart(lineages: Vec<Lineage<'_>>, n_telling: &mut BTreeMap<ThemeId, usize>) {
    let mut alike = vec![lineages];
    for n in 0.. {
        let mut still_alike = Vec::new();
        for group in alike {
            let is_settled =
                group.windows(2).all(|pair| matches!(pair, [one, other] if one.above == other.above));
            if is_settled {
                let told = group.into_iter().map(|theme| (theme.id.clone(), n.min(theme.above.len())));
                n_telling.extend(told);
                continue;
            }
            let mut by_next: BTreeMap<Option<&str>, Vec<Lineage<'_>>> = BTreeMap::new();
            for theme in group {
                by_next.entry(theme.above.get(n).copied()).or_default().push(theme);
            }
            still_alike.extend(by_next.into_values());
        }
        if still_alike.is_empty() {
            return;
        }
        alike = still_alike;
    }
}

/// The short forms that were given, in small letters: two that differ only in case look like one.
#[derive(Default)]
struct ShortForms {
    taken: BTreeSet<String>,
    /// The last number that was set after a form.
    numbers: BTreeMap<String, usize>,
}

impl ShortForms {
    /// A form that was not given yet: the first letters of two words of the name or of more of them, else the first
    /// letters of the name, else the first of these with a number.
    fn give(&mut self, name: &str) -> String {
        let words = name.split(|letter: char| !letter.is_alphanumeric());
        let initials: Vec<char> =
            words.filter_map(|word| word.chars().next()).flat_map(char::to_uppercase).collect();
        let letters: Vec<char> = name.chars().filter(|letter| letter.is_alphanumeric()).collect();
        let of_words = (2..=initials.len().min(4)).map(|n| initials.iter().take(n).collect::<String>());
        let of_letters = (2..=letters.len().min(4)).map(|n| letters.iter().take(n).collect::<String>());
        let mut forms = of_words.chain(of_letters).peekable();
        let first = forms.peek().cloned().unwrap_or_else(|| letters.first().unwrap_or(&'?').to_string());
        let free = forms.chain([first.clone()]).find(|form| self.taken.insert(form.to_lowercase()));
        free.unwrap_or_else(|| self.numbered(&first))
    }

    fn numbered(&mut self, form: &str) -> String {
        let last = self.numbers.entry(form.to_lowercase()).or_insert(1);
        loop {
            *last += 1;
            let numbered = format!("{form}{last}");
            if self.taken.insert(numbered.to_lowercase()) {
                return numbered;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::ShortForms;

    fn forms(names: &[&str]) -> Vec<String> {
        let mut forms = ShortForms::default();
        names.iter().map(|name| forms.give(name)).collect()
    }

    #[test]
    fn a_short_form_has_the_first_letters_of_two_words_or_the_first_two_of_one() {
        assert_eq!(forms(&["Quan hệ giữa Đảng và dân", "Lãnh đạo", "Dân"]), ["QH", "LĐ", "Dâ"]);
    }

    #[test]
    fn no_two_themes_have_one_short_form() {
        let names = ["Đối thoại", "Điều tra", "Đất trồng lúa", "Đấu tranh", "đt", "ĐT", "ĐT", "!", "?"];
        let all = forms(&names);
        assert_eq!(all, ["ĐT", "Đi", "ĐTL", "Đấ", "đt2", "ĐT3", "ĐT4", "?", "?2"]);
    }
}
