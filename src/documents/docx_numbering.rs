//! The lists of a Word document: which are numbered, and where each counts.

use super::document::DocumentFault;
use super::docx_package::Package;
use super::docx_styles::Styles;
use super::xml::{Tag, XmlEvent};
use std::collections::{HashMap, HashSet};

/// How deep lists lie, as Word has it.
const N_LEVELS: u8 = 9;

/// A level of a list.
#[derive(Clone, Copy, Debug)]
struct Level {
    start: u32,
    is_numbered: bool,
    /// The level, from 1, whose items make it start again; 0 for none of them.
    restart: Option<u8>,
}

impl Default for Level {
    fn default() -> Self {
        Self { start: 1, is_numbered: true, restart: None }
    }
}

/// A kind of list, which several lists can be of; they count on together.
#[derive(Debug, Default)]
struct ListKind {
    levels: HashMap<u8, Level>,
    /// The style whose list it stands for.
    style: Option<String>,
}

/// A list: its kind, and in which levels it is otherwise.
#[derive(Debug, Default)]
struct List {
    kind: String,
    starts: HashMap<u8, u32>,
    levels: HashMap<u8, Level>,
}

/// Where an item stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct ItemPlace {
    /// How deep, from 1.
    pub(super) depth: u8,
    pub(super) number: Option<u32>,
}

/// The lists of a document, and how far they have counted.
#[derive(Default)]
pub(super) struct Numbering {
    kinds: HashMap<String, ListKind>,
    lists: HashMap<String, List>,
    counts: HashMap<String, HashMap<u8, u32>>,
    /// The lists and levels that have begun with a number of their own.
    begun: HashSet<(String, u8)>,
}

/// What a level of the file belongs to.
enum Owner {
    Kind(String),
    List(String),
}

impl Numbering {
    /// Reads the lists of a part.
    pub(super) fn read(package: &mut Package<'_>, place: &str) -> Result<Self, DocumentFault> {
        let text = package.text(place)?;
        let mut xml = package.xml(&text);
        let mut numbering = Self::default();
        let mut owner = Owner::Kind(String::new());
        let mut level = 0;
        while let Some(event) = xml.next_event()? {
            let XmlEvent::Start(tag) = event else { continue };
            let value = tag.attribute("w:val").unwrap_or_default();
            let list_id = || tag.attribute("w:numId").unwrap_or_default().to_owned();
            match tag.name.as_str() {
                "w:abstractNum" => {
                    owner = Owner::Kind(tag.attribute("w:abstractNumId").unwrap_or_default().to_owned());
                }
                "w:num" => owner = Owner::List(list_id()),
                "w:abstractNumId" => {
                    if let Owner::List(id) = &owner {
                        value.clone_into(&mut numbering.lists.entry(id.clone()).or_default().kind);
                    }
                }
                "w:numStyleLink" => {
                    if let Owner::Kind(id) = &owner {
                        numbering.kinds.entry(id.clone()).or_default().style = Some(value.to_owned());
                    }
                }
                "w:lvl" | "w:lvlOverride" => {
                    level = tag.attribute("w:ilvl").and_then(|level| level.parse().ok()).unwrap_or(0);
                    if tag.name == "w:lvl" && level < N_LEVELS {
                        numbering.level(&owner, level);
                    }
                }
                _ if level < N_LEVELS => numbering.take(&owner, level, &tag),
                _ => {}
            }
        }
        Ok(numbering)
    }

    /// What a level of the file is, for writing; it begins where it was not there.
    fn level(&mut self, owner: &Owner, level: u8) -> &mut Level {
        let levels = match owner {
            Owner::Kind(id) => &mut self.kinds.entry(id.clone()).or_default().levels,
            Owner::List(id) => &mut self.lists.entry(id.clone()).or_default().levels,
        };
        levels.entry(level).or_default()
    }

    fn take(&mut self, owner: &Owner, level: u8, tag: &Tag) {
        let value = tag.attribute("w:val").unwrap_or_default();
        let number = value.trim().parse::<u32>().ok();
        match (tag.name.as_str(), owner) {
            ("w:start", _) => self.level(owner, level).start = number.unwrap_or(1),
            ("w:numFmt", _) => self.level(owner, level).is_numbered = !matches!(value, "bullet" | "none"),
            ("w:lvlRestart", _) => {
                self.level(owner, level).restart = number.and_then(|n| u8::try_from(n).ok());
            }
            ("w:startOverride", Owner::List(id)) => {
                self.lists.entry(id.clone()).or_default().starts.insert(level, number.unwrap_or(1));
            }
            _ => {}
        }
    }

    /// Counts an item of a list at a level, from 0. `None` where there is no such list, as where a paragraph says that
    /// it is in none.
    pub(super) fn count(&mut self, list_id: &str, level: u8, styles: &mut Styles) -> Option<ItemPlace> {
        let level = level.min(N_LEVELS.saturating_sub(1));
        let list = self.lists.get(list_id)?;
        let kind = self.kind_of(list, styles);
        let counts = self.counts.entry(kind.clone()).or_default();
        let found = |level| {
            let of_kind = self.kinds.get(&kind).and_then(|kind| kind.levels.get(&level));
            list.levels.get(&level).or(of_kind).copied()
        };
        let here = found(level).unwrap_or_default();
        let own_start = list.starts.get(&level).filter(|_| self.begun.insert((list_id.to_owned(), level)));
        let count = match (own_start, counts.get(&level)) {
            (Some(start), _) => *start,
            (None, Some(count)) => count.saturating_add(1),
            (None, None) => here.start,
        };
        counts.insert(level, count);
        counts.retain(|deeper, _| {
            let restart = found(*deeper).and_then(|deeper| deeper.restart);
            *deeper <= level || restart.is_some_and(|restart| restart <= level)
        });
        let number = here.is_numbered.then_some(count);
        Some(ItemPlace { depth: level.saturating_add(1), number })
    }

    /// The kind of a list; where it only stands for the list of a style, the kind of that.
    fn kind_of(&self, list: &List, styles: &mut Styles) -> String {
        let style = self.kinds.get(&list.kind).and_then(|kind| kind.style.as_deref());
        let of_style = style.and_then(|style| styles.style(style).list.clone());
        let linked = of_style.and_then(|id| self.lists.get(&id));
        linked.unwrap_or(list).kind.clone()
    }
}
