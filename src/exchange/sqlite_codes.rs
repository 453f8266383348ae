//! Codes that tables tell one by one, each with the one above it, as a tree in the order of a codebook.

use super::codebook::{BookTheme, color_of};
use super::codebook_reading::{MAX_NAME_CHARS, MAX_THEMES, clean_name};
use super::study::Code;
use crate::documents::document::{DocumentFault, Limit};
use crate::model::codebook::MAX_LEVELS;
use crate::model::theme::ThemeText;
use std::collections::{HashMap, HashSet};

/// A code as a table tells it.
#[derive(Clone, Debug, Default)]
pub(super) struct ToldCode {
    pub(super) id: String,
    /// The id of the one above it.
    pub(super) parent: Option<String>,
    pub(super) name: String,
    /// As it is written; a colour that is none is left out.
    pub(super) color: String,
    pub(super) definition: Option<String>,
    pub(super) memo: Option<String>,
}

/// Codes, each after the one above it.
#[derive(Clone, Debug, Default)]
pub(super) struct CodeTree {
    pub(super) codes: Vec<Code>,
    /// Where each stands among them, by its id.
    pub(super) places: HashMap<String, usize>,
}

impl CodeTree {
    /// Orders codes as a tree. One whose parent is not there, or stands below it, stands at the top; one that is too deep
    /// stands beside the deepest that are not.
    ///
    /// # Errors
    /// More codes than a codebook takes.
    pub(super) fn new(told: &[ToldCode]) -> Result<Self, DocumentFault> {
        if told.len() > MAX_THEMES {
            return Err(DocumentFault::TooLarge(Limit::Parts));
        }
        let by_id: HashMap<&str, usize> =
            told.iter().enumerate().map(|(at, code)| (code.id.as_str(), at)).collect();
        let parent = |code: &ToldCode| code.parent.as_deref().and_then(|id| by_id.get(id)).copied();
        let mut children: HashMap<Option<usize>, Vec<usize>> = HashMap::new();
        for (at, code) in told.iter().enumerate() {
            children.entry(parent(code).filter(|above| *above != at)).or_default().push(at);
        }
        let mut tree =
            Growing { told, children, tree: Self::default(), taken: HashMap::new(), done: HashSet::new() };
        for root in tree.children.get(&None).cloned().unwrap_or_default() {
            tree.grow(root);
        }
        // What is left stands below itself.
        for at in 0..told.len() {
            if !tree.done.contains(&at) {
                tree.grow(at);
            }
        }
        Ok(tree.tree)
    }

    /// The code of an id.
    pub(super) fn place(&self, id: &str) -> Option<usize> {
        self.places.get(id).copied()
    }
}

struct Growing<'t> {
    told: &'t [ToldCode],
    /// By the one above them; `None` for the top.
    children: HashMap<Option<usize>, Vec<usize>>,
    tree: CodeTree,
    /// How many codes have a path, but for the number that tells them apart.
    taken: HashMap<Vec<String>, usize>,
    done: HashSet<usize>,
}

impl Growing<'_> {
    /// Adds a code and all below it, which a list of what is to be done spares a recursion.
    fn grow(&mut self, root: usize) {
        let mut open: Vec<(usize, Vec<String>)> = vec![(root, Vec::new())];
        while let Some((at, mut path)) = open.pop() {
            let Some(code) = self.told.get(at).filter(|_| self.done.insert(at)) else { continue };
            path.truncate(MAX_LEVELS.saturating_sub(1));
            path.push(String::new());
            self.name(&mut path, code);
            for child in self.children.get(&Some(at)).into_iter().flatten().rev() {
                open.push((*child, path.clone()));
            }
            self.tree.places.insert(code.id.clone(), self.tree.codes.len());
            self.tree.codes.push(Code { id: code.id.clone(), theme: theme(code, path) });
        }
    }

    /// Gives a code the last name of its path: a second one of the same name is told apart by a number.
    fn name(&mut self, path: &mut [String], code: &ToldCode) {
        let name: String = clean_name(&code.name).chars().take(MAX_NAME_CHARS).collect();
        let name = if name.is_empty() { clean_name(&code.id) } else { name };
        let Some(at) = path.len().checked_sub(1) else { return };
        let mut told = name.clone();
        loop {
            if let Some(last) = path.get_mut(at) {
                last.clone_from(&told);
            }
            if !self.taken.contains_key(path) {
                self.taken.insert(path.to_vec(), 1);
                return;
            }
            if let Some(last) = path.get_mut(at) {
                last.clone_from(&name);
            }
            let n = self.taken.entry(path.to_vec()).or_insert(1);
            *n += 1;
            told = format!("{name} ({n})");
        }
    }
}

fn theme(code: &ToldCode, path: Vec<String>) -> BookTheme {
    let texts = [(ThemeText::Definition, &code.definition), (ThemeText::Memo, &code.memo)];
    let texts = texts.into_iter().filter_map(|(field, text)| Some((field, text.clone()?)));
    let color = color_of(&code.color).unwrap_or_default();
    BookTheme { path, color, texts: texts.collect(), ..BookTheme::default() }
}
