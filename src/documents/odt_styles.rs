//! The styles of an ODF text: what each makes of its words, and which lists are numbered.

use super::document::DocumentFault;
use super::list_label::NumberForm;
use super::style_kind::{StyleKind, kind_of_name, kind_of_outline};
use super::vietnamese_fonts::is_legacy;
use super::xml::{Tag, Xml, XmlEvent};
use std::collections::HashMap;
use std::sync::Arc;

/// How many styles a style may be based on, one on the other.
const MAX_PARENTS: usize = 32;

/// How words are set as far as a style says it.
#[derive(Clone, Debug, Default)]
pub(super) struct Look {
    pub(super) is_strong: Option<bool>,
    pub(super) is_emphasis: Option<bool>,
    pub(super) is_hidden: Option<bool>,
    /// The typeface; empty for one that is no old Vietnamese one.
    pub(super) font: Option<Arc<str>>,
}

impl Look {
    /// This look, and where it says nothing, that of `base`.
    pub(super) fn over(&self, base: &Self) -> Self {
        Self {
            is_strong: self.is_strong.or(base.is_strong),
            is_emphasis: self.is_emphasis.or(base.is_emphasis),
            is_hidden: self.is_hidden.or(base.is_hidden),
            font: self.font.clone().or_else(|| base.font.clone()),
        }
    }
}

/// A style with all that it is based on.
#[derive(Clone, Debug, Default)]
pub(super) struct Style {
    pub(super) look: Look,
    pub(super) kind: Option<StyleKind>,
}

/// A style as the file has it.
#[derive(Debug, Default)]
struct WrittenStyle {
    parent: Option<String>,
    style: Style,
}

/// The longest words around a number that are read, in bytes.
const MAX_AFFIX_BYTES: usize = 120;

/// A level of a list.
#[derive(Clone, Debug, Default)]
pub(super) struct ListLevel {
    /// How its numbers are written; `None` for what has none.
    pub(super) form: Option<NumberForm>,
    pub(super) start: u32,
    /// What stands before and behind its number.
    pub(super) prefix: Option<String>,
    pub(super) suffix: Option<String>,
    /// The numbers of how many levels are shown, its own the last.
    pub(super) n_shown: u8,
}

/// The styles of a document.
#[derive(Default)]
pub(super) struct Styles {
    /// By family, as `paragraph`, and name, which a `/` parts.
    written: HashMap<String, WrittenStyle>,
    known: HashMap<String, Style>,
    /// By the name of the list's style and the level, from 1.
    levels: HashMap<String, HashMap<u8, ListLevel>>,
    fonts: HashMap<String, Arc<str>>,
}

impl Styles {
    /// Reads the element that began last where it is a style; tells whether it was.
    pub(super) fn take(&mut self, tag: &Tag, xml: &mut Xml<'_>) -> Result<bool, DocumentFault> {
        match tag.name.as_str() {
            "style:font-face" => {
                let name = tag.attribute("style:name").unwrap_or_default();
                self.fonts.insert(name.to_owned(), font(tag.attribute("svg:font-family").unwrap_or(name)));
            }
            "style:style" | "style:default-style" => self.take_style(tag, xml)?,
            "text:list-style" => self.take_list(tag, xml)?,
            _ => return Ok(false),
        }
        Ok(true)
    }

    fn take_style(&mut self, tag: &Tag, xml: &mut Xml<'_>) -> Result<(), DocumentFault> {
        let name = tag.attribute("style:name").unwrap_or_default();
        let shown = tag.attribute("style:display-name").map_or_else(|| decoded(name), str::to_owned);
        let outline = tag.attribute("style:default-outline-level").and_then(|level| level.parse::<u8>().ok());
        let outline = outline.and_then(|level| level.checked_sub(1)).map(kind_of_outline);
        let kind = outline.or_else(|| kind_of_name(&shown));
        let mut style = Style { look: Look::default(), kind };
        let depth = xml.depth();
        while xml.depth() >= depth {
            match xml.next_event()? {
                Some(XmlEvent::Start(tag)) if tag.name == "style:text-properties" => {
                    style.look = self.look(&tag);
                }
                Some(XmlEvent::Start(_) | XmlEvent::End(_) | XmlEvent::Text(_)) => {}
                None => break,
            }
        }
        let parent = tag.attribute("style:parent-style-name").map(str::to_owned);
        let key = key(tag.attribute("style:family").unwrap_or_default(), name);
        self.written.insert(key, WrittenStyle { parent, style });
        Ok(())
    }

    fn look(&self, tag: &Tag) -> Look {
        let weight = tag.attribute("fo:font-weight");
        let slant = tag.attribute("fo:font-style");
        let named = tag.attribute("style:font-name");
        let named = named.map(|name| self.fonts.get(name).cloned().unwrap_or_else(|| font(name)));
        Look {
            is_strong: weight.map(|weight| weight == "bold" || weight.parse().is_ok_and(|n: u16| n >= 600)),
            is_emphasis: slant.map(|slant| matches!(slant, "italic" | "oblique")),
            is_hidden: tag.attribute("text:display").map(|display| display == "none"),
            font: named.or_else(|| tag.attribute("fo:font-family").map(font)),
        }
    }

    fn take_list(&mut self, tag: &Tag, xml: &mut Xml<'_>) -> Result<(), DocumentFault> {
        let levels =
            self.levels.entry(tag.attribute("style:name").unwrap_or_default().to_owned()).or_default();
        let depth = xml.depth();
        while xml.depth() >= depth {
            let Some(event) = xml.next_event()? else { break };
            let XmlEvent::Start(tag) = event else { continue };
            let Some(level) = tag.attribute("text:level").and_then(|level| level.parse().ok()) else {
                continue;
            };
            let format = tag.attribute("style:num-format").unwrap_or_default();
            let start = tag.attribute("text:start-value").and_then(|start| start.parse().ok());
            let is_repeated = tag.attribute("style:num-letter-sync") == Some("true");
            let form = form(format, is_repeated).filter(|_| tag.name == "text:list-level-style-number");
            let affix = |name| {
                let words = tag.attribute(name).filter(|words| words.len() <= MAX_AFFIX_BYTES);
                words.map(str::to_owned)
            };
            let n_shown = tag.attribute("text:display-levels").and_then(|n| n.parse().ok());
            levels.insert(
                level,
                ListLevel {
                    form,
                    start: start.unwrap_or(1),
                    prefix: affix("style:num-prefix"),
                    suffix: affix("style:num-suffix"),
                    n_shown: n_shown.unwrap_or(1),
                },
            );
        }
        Ok(())
    }

    /// A style of a family by its name, which may be none: then it is that of all its family.
    pub(super) fn style(&mut self, family: &str, name: Option<&str>) -> Style {
        let key = key(family, name.unwrap_or_default());
        if let Some(known) = self.known.get(&key) {
            return known.clone();
        }
        let mut style = Style::default();
        let mut next = name;
        for _ in 0..MAX_PARENTS {
            let Some(name) = next else { break };
            let Some(written) = self.written.get(&self::key(family, name)) else {
                style.kind = style.kind.or_else(|| kind_of_name(&decoded(name)));
                break;
            };
            style.look = style.look.over(&written.style.look);
            style.kind = style.kind.or(written.style.kind);
            next = written.parent.as_deref();
        }
        if let Some(of_all) = self.written.get(&self::key(family, "")) {
            style.look = style.look.over(&of_all.style.look);
        }
        // What the file does not describe is not kept: it may name a new one in each paragraph.
        if self.written.contains_key(&key) {
            self.known.insert(key, style.clone());
        }
        style
    }

    /// A level of a list, from 1. What no style describes has bullets.
    pub(super) fn list_level(&self, style: &str, level: u8) -> ListLevel {
        let found = self.levels.get(style).and_then(|levels| levels.get(&level));
        found.cloned().unwrap_or(ListLevel { start: 1, n_shown: 1, ..ListLevel::default() })
    }
}

/// How a format of numbers writes them; `None` for that of no number.
fn form(format: &str, is_repeated: bool) -> Option<NumberForm> {
    Some(match format {
        "" => return None,
        "a" => NumberForm::Letter { is_upper: false, is_repeated },
        "A" => NumberForm::Letter { is_upper: true, is_repeated },
        "i" => NumberForm::Roman { is_upper: false },
        "I" => NumberForm::Roman { is_upper: true },
        _ => NumberForm::Decimal,
    })
}

fn key(family: &str, name: &str) -> String {
    format!("{family}/{name}")
}

/// A typeface as a look has it. Its name may stand in quotation marks, and others after it.
fn font(name: &str) -> Arc<str> {
    let first = name.split(',').next().unwrap_or_default();
    let name = first.trim().trim_matches(['\'', '"']);
    Arc::from(if is_legacy(name) { name } else { "" })
}

/// The name of a style as people see it: what may not stand in a name is written as `_20_`.
fn decoded(name: &str) -> String {
    let mut shown = String::new();
    let mut rest = name;
    while let Some((before, after)) = rest.split_once('_') {
        shown.push_str(before);
        let code = after.split_once('_').filter(|(code, _)| !code.is_empty() && code.len() <= 6);
        let letter = code.and_then(|(code, behind)| {
            let letter = u32::from_str_radix(code, 16).ok().and_then(char::from_u32)?;
            Some((letter, behind))
        });
        if let Some((letter, behind)) = letter {
            shown.push(letter);
            rest = behind;
        } else {
            shown.push('_');
            rest = after;
        }
    }
    shown + rest
}
