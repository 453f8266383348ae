//! Codes as REFI-QDA has them: a tree. Here each tells its whole path, and what a path names that is no code of its own
//! becomes a code that nothing is coded with.

use super::codebook::{BookTheme, BookWords, color_of};
use super::refi_code_names::{CodePlace, code_names, name_line};
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
    /// `None` for what only a path names, and for codes that stand for no theme.
    theme: Option<&'t BookTheme>,
    is_codable: bool,
    parent: Option<usize>,
    children: Vec<usize>,
}

impl<'t> Node<'t> {
    /// A code of this name that nothing is coded with.
    fn named(guid: Uuid, name: &'t str) -> Self {
        Self { guid, name, theme: None, is_codable: false, parent: None, children: Vec::new() }
    }
}

/// How codes are written.
#[derive(Clone, Copy)]
pub(super) struct CodeWords<'w> {
    pub(super) words: &'w BookWords,
    /// Whether memos are notes, too: a codebook has none.
    pub(super) has_notes: bool,
}

/// The same with the names that codes go by.
#[derive(Clone, Copy)]
struct Named<'w> {
    how: CodeWords<'w>,
    names: &'w [String],
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
            let named = Node::named(guid, theme.name());
            let at = tree.add(path, Node { theme: Some(theme), is_codable: true, ..named });
            tree.places.insert(path, at);
        }
        tree
    }

    /// Adds a code that stands for no theme.
    pub(super) fn add_bare(&mut self, guid: Uuid, name: &'t str) {
        self.tops.push(self.nodes.len());
        self.nodes.push(Node { is_codable: true, ..Node::named(guid, name) });
    }

    fn add(&mut self, path: &'t [String], node: Node<'t>) -> usize {
        let n_above = path.len().saturating_sub(1).min(MAX_LEVELS.saturating_sub(1));
        let parent = (n_above > 0).then(|| self.branch(path.get(..n_above).unwrap_or_default()));
        let at = self.nodes.len();
        self.nodes.push(Node { parent, ..node });
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
        let at = self.add(path, Node::named(guid, name));
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
        let places: Vec<CodePlace<'_>> =
            self.nodes.iter().map(|node| CodePlace { name: node.name, parent: node.parent }).collect();
        let names = code_names(&places);
        xml.begin("Codes")?;
        for top in &self.tops {
            self.write_code(xml, Named { how, names: &names }, *top)?;
        }
        xml.end()
    }

    /// Writes a code with those below it, which are not more than [`MAX_LEVELS`] levels.
    fn write_code<W: Write>(&self, xml: &mut XmlWriter<W>, named: Named<'_>, at: usize) -> io::Result<()> {
        let Some((node, name)) = self.nodes.get(at).zip(named.names.get(at)) else { return Ok(()) };
        let how = named.how;
        xml.begin("Code")?;
        xml.attribute("guid", &node.guid.to_string())?;
        xml.attribute("name", name)?;
        xml.attribute("isCodable", if node.is_codable { "true" } else { "false" })?;
        let color = node.theme.and_then(|theme| color_of(&theme.color));
        xml.attribute_if_said("color", &color.unwrap_or_default())?;
        let texts = node.theme.map(|theme| of_theme(&theme.texts, how.words)).unwrap_or_default();
        let own = one_line(node.name);
        let own = if own == *name { String::new() } else { name_line(&how.words.name, &own) };
        let said: Vec<String> = [texts, own].into_iter().filter(|text| !text.is_empty()).collect();
        if !said.is_empty() {
            xml.element("Description", &said.join("\n\n"))?;
        }
        if how.has_notes && node.theme.is_some_and(has_memo) {
            xml.reference("NoteRef", memo_guid(node.guid))?;
        }
        for child in &node.children {
            self.write_code(xml, named, *child)?;
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
