//! The lists of a Word document: which are numbered, and where each counts.

use super::document::DocumentFault;
use super::docx_package::Package;
use super::docx_properties::is_on;
use super::docx_styles::Styles;
use super::list_label::NumberForm;
use super::xml::{Tag, XmlEvent};
use std::collections::{HashMap, HashSet};

/// How deep lists lie, as Word has it.
const N_LEVELS: u8 = 9;

/// The longest text around numbers that is read, in bytes; Word has no more than 32 signs of it.
const MAX_TEXT_BYTES: usize = 120;

/// A level of a list.
#[derive(Clone, Debug)]
struct Level {
    start: u32,
    /// How its numbers are written; `None` for what has none.
    form: Option<NumberForm>,
    is_bullet: bool,
    /// What is shown: `%1` stands for the number of the first level.
    text: Option<String>,
    /// Whether the words follow the number at once.
    is_tight: bool,
    /// Whether all numbers that it shows have figures, however their own levels write them.
    is_legal: bool,
    /// The level, from 1, whose items make it start again; 0 for none of them.
    restart: Option<u8>,
}

impl Default for Level {
    fn default() -> Self {
        Self {
            start: 1,
            form: Some(NumberForm::Decimal),
            is_bullet: false,
            text: None,
            is_tight: false,
            is_legal: false,
            restart: None,
        }
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

/// What stands before an item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Marker {
    Nothing,
    Bullet,
    /// A number and a full stop.
    Number(u32),
    /// Any other number, as Word shows it, with the space behind it.
    Words(String),
}

/// Where an item stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct ItemPlace {
    /// How deep, from 1.
    pub(super) depth: u8,
    pub(super) marker: Marker,
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
            ("w:numFmt", _) => {
                let level = self.level(owner, level);
                (level.form, level.is_bullet) = (form(value), value == "bullet");
            }
            ("w:lvlText", _) if value.len() <= MAX_TEXT_BYTES => {
                self.level(owner, level).text = Some(value.to_owned());
            }
            ("w:suff", _) => self.level(owner, level).is_tight = value == "nothing",
            ("w:isLgl", _) => self.level(owner, level).is_legal = is_on(tag),
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
            list.levels.get(&level).or(of_kind)
        };
        let usual = Level::default();
        let here = found(level).unwrap_or(&usual);
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
        let number = |of: u8| {
            let level = found(of).unwrap_or(&usual);
            let form = if here.is_legal { Some(NumberForm::Decimal) } else { level.form };
            let count = counts.get(&of).copied().unwrap_or(level.start);
            form.map(|form| form.shown(count)).unwrap_or_default()
        };
        let marker = marker_of(here, level, count, number);
        Some(ItemPlace { depth: level.saturating_add(1), marker })
    }

    /// The kind of a list; where it only stands for the list of a style, the kind of that.
    fn kind_of(&self, list: &List, styles: &mut Styles) -> String {
        let style = self.kinds.get(&list.kind).and_then(|kind| kind.style.as_deref());
        let of_style = style.and_then(|style| styles.style(style).list.clone());
        let linked = of_style.and_then(|id| self.lists.get(&id));
        linked.unwrap_or(list).kind.clone()
    }
}

/// How a format of numbers writes them; what is rare has figures.
fn form(name: &str) -> Option<NumberForm> {
    Some(match name {
        "bullet" | "none" => return None,
        "decimalZero" => NumberForm::DecimalZero,
        "lowerLetter" => NumberForm::Letter { is_upper: false, is_repeated: true },
        "upperLetter" => NumberForm::Letter { is_upper: true, is_repeated: true },
        "lowerRoman" => NumberForm::Roman { is_upper: false },
        "upperRoman" => NumberForm::Roman { is_upper: true },
        _ => NumberForm::Decimal,
    })
}

/// What stands before an item of a level, from 0, that has this count; `number` tells the number of a level as it is shown.
fn marker_of(level: &Level, at: u8, count: u32, number: impl Fn(u8) -> String) -> Marker {
    let own = at.saturating_add(1);
    if level.is_bullet {
        return Marker::Bullet;
    }
    let is_plain = level.form == Some(NumberForm::Decimal) || (level.is_legal && level.form.is_some());
    match &level.text {
        None if level.form.is_some() => Marker::Number(count),
        None => Marker::Bullet,
        Some(text) if is_plain && *text == format!("%{own}.") => Marker::Number(count),
        Some(text) => {
            let words = filled(text, number);
            let words = words.trim_end();
            let space = if level.is_tight { "" } else { " " };
            if words.is_empty() { Marker::Nothing } else { Marker::Words(format!("{words}{space}")) }
        }
    }
}

/// The text of a level with the numbers that it stands for.
fn filled(text: &str, number: impl Fn(u8) -> String) -> String {
    let mut words = String::new();
    let mut signs = text.chars().peekable();
    while let Some(sign) = signs.next() {
        let level = signs.peek().filter(|_| sign == '%').and_then(|next| next.to_digit(10));
        match level.and_then(|level| u8::try_from(level).ok()?.checked_sub(1)) {
            Some(level) => {
                words.push_str(&number(level));
                signs.next();
            }
            None => words.push(sign),
        }
    }
    words
}
