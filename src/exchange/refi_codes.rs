//! The codes of a REFI-QDA project or codebook: a tree in the file, a list with whole paths here.

use super::codebook::{BookTheme, color_of};
use super::codebook_reading::{MAX_NAME_CHARS, clean_name};
use super::refi_code_names::own_name;
use super::refi_descriptions::theme_texts;
use super::refi_guids::bare_guids;
use super::refi_ids::{Id, Ids};
use super::refi_notes::{Notes, joined};
use super::refi_project::ToldProject;
use super::refi_xml::{each_child, local};
use super::study::Code;
use crate::documents::document::{DocumentFault, Limit};
use crate::documents::xml::{Tag, Xml};
use crate::model::codebook::MAX_LEVELS;
use crate::model::theme::ThemeText;
use crate::text::decode::nfc;
use std::collections::{HashMap, HashSet};

/// How many codes are read, and how many bytes the names of their paths may have together: each says those above it.
const MAX_CODES: usize = 20_000;
const MAX_PATH_BYTES: usize = 64 * 1024 * 1024;

/// What stands for the name of a code that has none.
const NAMELESS: &str = "?";

/// A code as it is told.
#[derive(Debug, Default)]
pub(super) struct ToldCode {
    pub(super) id: Option<Id>,
    pub(super) name: String,
    pub(super) color: String,
    pub(super) description: String,
    pub(super) notes: Vec<Id>,
    /// How many codes it lies in.
    depth: usize,
}

/// The codes of a project, and where each id stands among them.
#[derive(Debug, Default)]
pub(super) struct Codes {
    pub(super) list: Vec<Code>,
    pub(super) places: HashMap<Id, usize>,
}

impl ToldProject {
    /// Reads the children of `Codes`.
    pub(super) fn read_codes(&mut self, xml: &mut Xml<'_>) -> Result<(), DocumentFault> {
        each_child(xml, |xml, tag| match local(tag) {
            "Code" => self.code(xml, tag, 0),
            _ => Ok(()),
        })
    }

    /// Reads a code with those in it. The depth of XML bounds how deep they lie.
    fn code(&mut self, xml: &mut Xml<'_>, tag: &Tag, depth: usize) -> Result<(), DocumentFault> {
        if self.codes.len() >= MAX_CODES {
            return Err(DocumentFault::TooLarge(Limit::Parts));
        }
        let said = |name| tag.attribute(name).unwrap_or_default();
        let id = self.ids.id(tag.attribute("guid"));
        let (name, color) = (said("name").to_owned(), color_of(said("color")).unwrap_or_default());
        let place = self.codes.len();
        self.codes.push(ToldCode { id, name, color, depth, ..ToldCode::default() });
        each_child(xml, |xml, tag| {
            match local(tag) {
                "Code" => self.code(xml, tag, depth.saturating_add(1))?,
                "Description" => {
                    let text = xml.text()?;
                    if let Some(code) = self.codes.get_mut(place) {
                        text.trim().clone_into(&mut code.description);
                    }
                }
                "NoteRef" => {
                    let note = self.target(tag);
                    if let Some(code) = self.codes.get_mut(place) {
                        code.notes.extend(note);
                    }
                }
                _ => {}
            }
            Ok(())
        })
    }
}

impl Codes {
    /// Gives each code its path and its texts. Codes that lie deeper than themes can stand beside each other at the last
    /// level, and the second of two that would have one path gets ` (2)`. Where this program wrote the descriptions they are
    /// taken apart, and codes that stand for no theme are none.
    ///
    /// # Errors
    /// Where the names of the paths would fill the memory.
    pub(super) fn gather(
        told: Vec<ToldCode>,
        ids: &Ids,
        notes: &mut Notes,
        is_ours: bool,
    ) -> Result<Self, DocumentFault> {
        let mut codes = Self::default();
        let mut names = Names::default();
        let mut ids_taken = HashSet::new();
        // The codes that the one at hand lies in: where they stand in the list.
        let mut above: Vec<usize> = Vec::new();
        let mut n_bytes = 0_usize;
        let bare: Vec<String> =
            if is_ours { bare_guids().map(|guid| guid.to_string()).collect() } else { Vec::new() };
        for mut code in told {
            if bare.iter().any(|bare| bare == ids.text(code.id)) {
                continue;
            }
            if let Some(own) = own_name(&code.name, &code.description).filter(|_| is_ours) {
                (code.name, code.description) = (own.name.to_owned(), own.description.to_owned());
            }
            above.truncate(code.depth.min(MAX_LEVELS.saturating_sub(1)));
            let parent = above.last().copied();
            let mut path = parent.and_then(|at| codes.list.get(at)).map(|code| code.theme.path.clone());
            path.get_or_insert_default().push(names.unique(parent, &code.name));
            let path = path.unwrap_or_default();
            n_bytes = path.iter().fold(n_bytes, |n, name| n.saturating_add(name.len()));
            if n_bytes > MAX_PATH_BYTES {
                return Err(DocumentFault::TooLarge(Limit::Parts));
            }
            let mut theme = BookTheme { path, color: code.color, ..BookTheme::default() };
            theme.texts = if is_ours {
                theme_texts(&code.description)
            } else {
                [(ThemeText::Definition, code.description)].into()
            };
            let said: Vec<&str> = theme.texts.values().map(String::as_str).collect();
            let memo = notes.say(&code.notes, &said);
            let memo = joined([theme.text(ThemeText::Memo), &memo]);
            theme.texts.insert(ThemeText::Memo, memo);
            theme.texts.retain(|_, text| !text.is_empty());
            let place = codes.list.len();
            above.push(place);
            if let Some(id) = code.id {
                codes.places.entry(id).or_insert(place);
            }
            codes.list.push(Code { id: unique_id(&mut ids_taken, ids.text(code.id)), theme });
        }
        Ok(codes)
    }
}

/// The id of a code; that of a second code with one id says which it is.
fn unique_id(taken: &mut HashSet<String>, id: &str) -> String {
    let mut own = id.to_owned();
    let mut n = taken.len();
    while !id.is_empty() && !taken.insert(own.clone()) {
        n = n.saturating_add(1);
        own = format!("{id}-{n}");
    }
    own
}

/// The names that are taken under each code, and how many codes asked for each.
#[derive(Debug, Default)]
struct Names {
    taken: HashSet<(Option<usize>, String)>,
    n_asked: HashMap<(Option<usize>, String), usize>,
}

impl Names {
    fn unique(&mut self, parent: Option<usize>, name: &str) -> String {
        let name: String = nfc(&clean_name(name)).chars().take(MAX_NAME_CHARS).collect();
        let name = if name.is_empty() { NAMELESS.to_owned() } else { name };
        let n = self.n_asked.entry((parent, name.clone())).or_default();
        loop {
            *n = n.saturating_add(1);
            let own = if *n == 1 { name.clone() } else { format!("{name} ({n})") };
            if self.taken.insert((parent, own.clone())) {
                return own;
            }
        }
    }
}
