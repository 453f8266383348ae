//! How Word says that words and paragraphs are set: what one place says, and how that adds up.

use super::document::DocumentFault;
use super::xml::{Tag, Xml, XmlEvent};
use std::sync::Arc;

/// What one place says of words; `None` where it says nothing.
#[derive(Clone, Debug, Default)]
pub(super) struct RunProperties {
    pub(super) style: Option<String>,
    pub(super) is_strong: Option<bool>,
    pub(super) is_emphasis: Option<bool>,
    pub(super) is_hidden: Option<bool>,
    /// The typeface of ASCII, and that of other European letters. Empty for one of the theme, which is no old one.
    pub(super) ascii: Option<Arc<str>>,
    pub(super) other: Option<Arc<str>>,
    /// Whether what they are of was deleted or moved away, which only the mark at a paragraph's end says so.
    pub(super) is_gone: bool,
}

/// What one place says of a paragraph.
#[derive(Clone, Debug, Default)]
pub(super) struct ParagraphProperties {
    pub(super) style: Option<String>,
    /// Its level in the outline, from 0; 9 is body text.
    pub(super) outline: Option<u8>,
    pub(super) list: Option<String>,
    /// How deep in its list it lies, from 0.
    pub(super) list_level: Option<u8>,
    /// Whether its end was deleted, so that the next paragraph goes on with it.
    pub(super) is_end_gone: bool,
}

impl RunProperties {
    /// These, and where they say nothing, those of `base`.
    pub(super) fn over(&self, base: &Self) -> Self {
        Self {
            style: self.style.clone().or_else(|| base.style.clone()),
            is_strong: self.is_strong.or(base.is_strong),
            is_emphasis: self.is_emphasis.or(base.is_emphasis),
            is_hidden: self.is_hidden.or(base.is_hidden),
            ascii: self.ascii.clone().or_else(|| base.ascii.clone()),
            other: self.other.clone().or_else(|| base.other.clone()),
            is_gone: self.is_gone,
        }
    }

    /// Reads the rest of `w:rPr`, which began last.
    pub(super) fn read(xml: &mut Xml<'_>) -> Result<Self, DocumentFault> {
        let mut properties = Self::default();
        while let Some(event) = xml.next_event()? {
            match event {
                XmlEvent::Start(tag) => {
                    properties.take(&tag);
                    xml.skip()?;
                }
                XmlEvent::End(_) => break,
                XmlEvent::Text(_) => {}
            }
        }
        Ok(properties)
    }

    fn take(&mut self, tag: &Tag) {
        match tag.name.as_str() {
            "w:rStyle" => self.style = tag.attribute("w:val").map(str::to_owned),
            "w:b" => self.is_strong = Some(is_on(tag)),
            "w:i" => self.is_emphasis = Some(is_on(tag)),
            "w:vanish" => self.is_hidden = Some(is_on(tag)),
            "w:del" | "w:moveFrom" => self.is_gone = true,
            "w:rFonts" => {
                self.ascii = font(tag, "w:ascii", "w:asciiTheme").or(self.ascii.take());
                self.other = font(tag, "w:hAnsi", "w:hAnsiTheme").or(self.other.take());
            }
            _ => {}
        }
    }
}

impl ParagraphProperties {
    /// Reads the rest of `w:pPr`, which began last.
    pub(super) fn read(xml: &mut Xml<'_>) -> Result<Self, DocumentFault> {
        let mut properties = Self::default();
        let depth = xml.depth();
        while xml.depth() >= depth {
            let Some(event) = xml.next_event()? else { break };
            let XmlEvent::Start(tag) = event else { continue };
            let number = || tag.attribute("w:val").and_then(|value| value.trim().parse().ok());
            match tag.name.as_str() {
                "w:pStyle" => properties.style = tag.attribute("w:val").map(str::to_owned),
                "w:outlineLvl" => properties.outline = number(),
                "w:numId" => properties.list = tag.attribute("w:val").map(str::to_owned),
                "w:ilvl" => properties.list_level = number(),
                "w:rPr" => properties.is_end_gone = RunProperties::read(xml)?.is_gone,
                "w:numPr" => {}
                // What it was before, the page, and what else does not tell what the words are.
                _ => xml.skip()?,
            }
        }
        Ok(properties)
    }
}

/// Whether a switch is on, as it is where it has no value (ECMA-376, 17.17.4).
pub(super) fn is_on(tag: &Tag) -> bool {
    !tag.attribute("w:val").is_some_and(|value| matches!(value, "0" | "false" | "off"))
}

/// A typeface. One of the theme counts before one that is named (ECMA-376, 17.3.2.26).
fn font(tag: &Tag, named: &str, of_theme: &str) -> Option<Arc<str>> {
    if tag.attribute(of_theme).is_some() {
        return Some(Arc::from(""));
    }
    tag.attribute(named).map(Arc::from)
}

/// Whether a switch that styles turn over is on: what the words themselves say counts; else it is on where the document
/// has it so, or where either the style of the paragraph or that of the letters has it, but not both (ECMA-376, 17.7.3).
pub(super) fn is_toggled(
    own: Option<bool>,
    document: Option<bool>,
    paragraph: Option<bool>,
    letters: Option<bool>,
) -> bool {
    let is_set = |switch: Option<bool>| switch == Some(true);
    own.unwrap_or_else(|| is_set(document) || (is_set(paragraph) != is_set(letters)))
}
