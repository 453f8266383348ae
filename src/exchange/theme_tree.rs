//! Codes as a tree: each with its level, in the order in which a document goes through them.

use super::code_tree::parents;
use super::study::Study;

/// A code in the tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct TreePlace {
    /// Its place in `Study::codes`.
    pub(super) code: usize,
    /// Its level, 1 the highest.
    pub(super) level: usize,
}

/// The tree of a study's codes.
#[derive(Clone, Debug, Default)]
pub(super) struct ThemeTree {
    /// All codes, each after the one above it and with all that is below it before the next of its level.
    pub(super) order: Vec<TreePlace>,
    parents: Vec<Option<usize>>,
}

impl ThemeTree {
    /// The tree. A code whose parent is not among the codes stands at the top.
    pub(super) fn of(study: &Study) -> Self {
        let parents = parents(study);
        let mut below: Vec<Vec<usize>> = vec![Vec::new(); parents.len()];
        let mut top = Vec::new();
        for (at, parent) in parents.iter().enumerate() {
            match parent.and_then(|parent| below.get_mut(parent)) {
                Some(below) => below.push(at),
                None => top.push(at),
            }
        }
        let mut order = Vec::with_capacity(parents.len());
        let mut waiting: Vec<TreePlace> =
            top.into_iter().rev().map(|code| TreePlace { code, level: 1 }).collect();
        while let Some(place) = waiting.pop() {
            order.push(place);
            let children = below.get(place.code).into_iter().flatten().rev();
            waiting.extend(children.map(|code| TreePlace { code: *code, level: place.level + 1 }));
        }
        Self { order, parents }
    }

    /// The codes that are asked for and all above them, as a mark a code.
    pub(super) fn with_those_above(&self, is_asked: impl Fn(usize) -> bool) -> Vec<bool> {
        let mut marks = vec![false; self.parents.len()];
        for code in (0..self.parents.len()).filter(|code| is_asked(*code)) {
            let mut next = Some(code);
            while let Some(mark) = next.and_then(|code| marks.get_mut(code)).filter(|mark| !**mark) {
                *mark = true;
                next = next.and_then(|code| self.parents.get(code).copied().flatten());
            }
        }
        marks
    }

    /// Whether a code that has names above it stands at the top all the same.
    pub(super) fn is_torn(&self, code: usize, path: &[String]) -> bool {
        path.len() > 1 && self.parents.get(code).is_some_and(Option::is_none)
    }
}

#[cfg(test)]
mod tests {
    use super::ThemeTree;
    use crate::exchange::codebook::BookTheme;
    use crate::exchange::study::{Code, Study};

    fn codes(names: &[&str]) -> Vec<Code> {
        let path = |name: &&str| name.split('/').map(str::to_owned).collect();
        let code =
            |name| Code { theme: BookTheme { path: path(name), ..BookTheme::default() }, ..Code::default() };
        names.iter().map(code).collect()
    }

    #[test]
    fn what_is_below_a_theme_follows_it_whatever_the_order_of_the_codes() {
        let codes = codes(&["b/x", "b", "a", "a/y", "b/x/z", "b/w", "no/one"]);
        let tree = ThemeTree::of(&Study { codes: codes.clone(), ..Study::default() });
        let shown: Vec<String> =
            tree.order.iter().map(|at| format!("{} {}", at.level, codes[at.code].full_name())).collect();
        assert_eq!(shown, ["1 b", "2 b / x", "3 b / x / z", "2 b / w", "1 a", "2 a / y", "1 no / one"]);
        assert!(tree.is_torn(6, &codes[6].theme.path) && !tree.is_torn(4, &codes[4].theme.path));
        let marks = tree.with_those_above(|code| code == 4);
        assert_eq!(marks, [true, true, false, false, true, false, false]);
    }
}
