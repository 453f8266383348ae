//! Codes as REFI-QDA has them: a tree. Here each tells its whole path, and what a path names that is no code of its own
//! becomes a code that nothing is coded with.

use super::codebook::{BookTheme, BookWords, color_of};
use super::refi_descriptions::of_theme;
use super::refi_guids::guid;
use super::refi_writing_names::one_line;
use super::refi_writing_xml::XmlWriter;
use crate::model::codebook::MAX_LEVELS;
use crate::model::theme::ThemeText;
use std::collections::HashMap;
use std::io::{self, Write};
use uuid::Uuid;

/// What a code that only a path names is called by in GUIDs, and what stands between the names of its path there.
const BRANCH: &str = "branch";
const BETWEEN: &str = "\u{1f}";

/// The codes of a project or codebook.
#[derive(Default)]
pub(super) struct CodeTree<'t> {
    nodes: Vec<Node<'t>>,
    tops: Vec<usize>,
    /// The last code of each path.
    places: HashMap<&'t [String], usize>,
}

struct Node<'t> {
    guid: Uuid,
    name: &'t str,
    /// `None` for what only a path names.
    theme: Option<&'t BookTheme>,
    children: Vec<usize>,
}

/// How codes are written.
#[derive(Clone, Copy)]
pub(super) struct CodeWords<'w> {
    pub(super) words: &'w BookWords,
    /// Whether memos are notes, too: a codebook has none.
    pub(super) has_notes: bool,
}

/// A theme with what the project knows it by.
pub(super) struct GuidedTheme<'t> {
    pub(super) guid: Uuid,
    pub(super) theme: &'t BookTheme,
}

impl<'t> CodeTree<'t> {
    /// The tree of these codes. Those that lie deeper than themes can stand beside each other at the last level.
    pub(super) fn of(codes: impl Iterator<Item = GuidedTheme<'t>>) -> Self {
        let mut tree = Self::default();
        for GuidedTheme { guid, theme } in codes {
            let path = theme.path.as_slice();
            let at =
                tree.add(path, Node { guid, name: theme.name(), theme: Some(theme), children: Vec::new() });
            tree.places.insert(path, at);
        }
        tree
    }

    fn add(&mut self, path: &'t [String], node: Node<'t>) -> usize {
        let n_above = path.len().saturating_sub(1).min(MAX_LEVELS.saturating_sub(1));
        let parent = (n_above > 0).then(|| self.branch(path.get(..n_above).unwrap_or_default()));
        let at = self.nodes.len();
        self.nodes.push(node);
        match parent.and_then(|parent| self.nodes.get_mut(parent)) {
            Some(parent) => parent.children.push(at),
            None => self.tops.push(at),
        }
        at
    }

    /// Where the code of a path stands, which may be made for it.
    fn branch(&mut self, path: &'t [String]) -> usize {
        if let Some(at) = self.places.get(path) {
            return *at;
        }
        let name = path.last().map(String::as_str).unwrap_or_default();
        let guid = guid(BRANCH, &path.join(BETWEEN));
        let at = self.add(path, Node { guid, name, theme: None, children: Vec::new() });
        self.places.insert(path, at);
        at
    }

    /// Whether there are no codes: the standard has no empty lists.
    pub(super) fn is_empty(&self) -> bool {
        self.nodes.is_empty()
    }

    /// Writes the element `Codes`.
    ///
    /// # Errors
    /// Where what it is written to fails.
    pub(super) fn write<W: Write>(&self, xml: &mut XmlWriter<W>, how: CodeWords<'_>) -> io::Result<()> {
        xml.begin("Codes")?;
        for top in &self.tops {
            self.write_code(xml, how, *top)?;
        }
        xml.end()
    }

    /// Writes a code with those below it, which are not more than [`MAX_LEVELS`] levels.
    fn write_code<W: Write>(&self, xml: &mut XmlWriter<W>, how: CodeWords<'_>, at: usize) -> io::Result<()> {
        let Some(node) = self.nodes.get(at) else { return Ok(()) };
        xml.begin("Code")?;
        xml.attribute("guid", &node.guid.to_string())?;
        xml.attribute("name", &one_line(node.name))?;
        xml.attribute("isCodable", if node.theme.is_some() { "true" } else { "false" })?;
        if let Some(theme) = node.theme {
            xml.attribute_if_said("color", &color_of(&theme.color).unwrap_or_default())?;
            let description = of_theme(&theme.texts, how.words);
            if !description.is_empty() {
                xml.element("Description", &description)?;
            }
            if how.has_notes && has_memo(theme) {
                xml.reference("NoteRef", memo_guid(node.guid))?;
            }
        }
        for child in &node.children {
            self.write_code(xml, how, *child)?;
        }
        xml.end()
    }
}

/// Whether there is a memo of a theme.
pub(super) fn has_memo(theme: &BookTheme) -> bool {
    !theme.text(ThemeText::Memo).trim().is_empty()
}

/// The GUID of the note that is the memo of a code.
pub(super) fn memo_guid(code: Uuid) -> Uuid {
    super::refi_guids::part(code, "memo")
}

/// The GUIDs of the themes of a codebook, which have no ids: by their paths.
pub(super) fn guids_of_paths<'t>(themes: impl Iterator<Item = &'t BookTheme>) -> Vec<Uuid> {
    let paths: Vec<String> = themes.map(|theme| theme.path.join(BETWEEN)).collect();
    super::refi_guids::guids("path", paths.iter().map(String::as_str))
}
