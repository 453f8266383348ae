//! The styles of a Word document: what each makes of its words, those it is based on included.

use super::document::DocumentFault;
use super::docx_package::Package;
use super::docx_properties::{ParagraphProperties, RunProperties};
use super::style_kind::{StyleKind, kind_of_name, kind_of_outline};
use super::xml::{Tag, Xml, XmlEvent};
use std::collections::HashMap;
use std::rc::Rc;

/// How many styles a style may be based on, one on the other.
const MAX_BASES: usize = 32;

/// A style with all that it is based on.
#[derive(Clone, Debug, Default)]
pub(super) struct Style {
    pub(super) kind: Option<StyleKind>,
    pub(super) list: Option<String>,
    pub(super) list_level: Option<u8>,
    pub(super) run: RunProperties,
}

/// A style as the file has it.
#[derive(Debug, Default)]
struct WrittenStyle {
    name: String,
    base: Option<String>,
    paragraph: ParagraphProperties,
    run: RunProperties,
}

/// The styles of a document.
#[derive(Default)]
pub(super) struct Styles {
    /// What the document says of all its words.
    pub(super) document: RunProperties,
    written: HashMap<String, WrittenStyle>,
    /// The style of paragraphs that name none.
    default_paragraph: Option<String>,
    known: HashMap<String, Rc<Style>>,
}

impl Styles {
    /// Reads the styles of a part.
    pub(super) fn read(package: &mut Package<'_>, place: &str) -> Result<Self, DocumentFault> {
        let text = package.text(place)?;
        let mut xml = package.xml(&text);
        let mut styles = Self::default();
        while let Some(event) = xml.next_event()? {
            let XmlEvent::Start(tag) = event else { continue };
            match tag.name.as_str() {
                "w:rPrDefault" => styles.document = document_properties(&mut xml)?,
                "w:style" => styles.take(&tag, &mut xml)?,
                "w:latentStyles" | "w:pPrDefault" => xml.skip()?,
                _ => {}
            }
        }
        Ok(styles)
    }

    fn take(&mut self, tag: &Tag, xml: &mut Xml<'_>) -> Result<(), DocumentFault> {
        let style = WrittenStyle::read(xml)?;
        let Some(id) = tag.attribute("w:styleId") else { return Ok(()) };
        let is_default = tag.attribute("w:default").is_some_and(|value| matches!(value, "1" | "true" | "on"));
        if is_default && tag.attribute("w:type") == Some("paragraph") {
            self.default_paragraph = Some(id.to_owned());
        }
        self.written.insert(id.to_owned(), style);
        Ok(())
    }

    /// The style of a paragraph, by what it names.
    pub(super) fn of_paragraph(&mut self, named: Option<&str>) -> Rc<Style> {
        let named = named.map(str::to_owned).or_else(|| self.default_paragraph.clone());
        named.map_or_else(Rc::default, |id| self.style(&id))
    }

    /// A style by its identifier. One that the file does not describe is known by that alone.
    pub(super) fn style(&mut self, id: &str) -> Rc<Style> {
        if let Some(known) = self.known.get(id) {
            return Rc::clone(known);
        }
        let style = Rc::new(self.resolved(id));
        // What the file does not describe is not kept: it may name a new one in each paragraph.
        if self.written.contains_key(id) {
            self.known.insert(id.to_owned(), Rc::clone(&style));
        }
        style
    }

    fn resolved(&self, id: &str) -> Style {
        let Some(mut written) = self.written.get(id) else {
            return Style { kind: kind_of_name(id), ..Style::default() };
        };
        let mut style = Style::default();
        for _ in 0..MAX_BASES {
            let outline = written.paragraph.outline.map(kind_of_outline);
            style.kind = style.kind.or(outline).or_else(|| kind_of_name(&written.name));
            style.list = style.list.or_else(|| written.paragraph.list.clone());
            style.list_level = style.list_level.or(written.paragraph.list_level);
            style.run = style.run.over(&written.run);
            let base = written.base.as_ref().and_then(|base| self.written.get(base));
            let Some(base) = base else { break };
            written = base;
        }
        style
    }
}

impl WrittenStyle {
    /// Reads the rest of `w:style`, which began last.
    fn read(xml: &mut Xml<'_>) -> Result<Self, DocumentFault> {
        let mut style = Self::default();
        while let Some(event) = xml.next_event()? {
            let tag = match event {
                XmlEvent::Start(tag) => tag,
                XmlEvent::End(_) => break,
                XmlEvent::Text(_) => continue,
            };
            let value = tag.attribute("w:val").unwrap_or_default();
            match tag.name.as_str() {
                "w:pPr" => style.paragraph = ParagraphProperties::read(xml)?,
                "w:rPr" => style.run = RunProperties::read(xml)?,
                "w:name" | "w:basedOn" => {
                    match tag.name.as_str() {
                        "w:name" => value.clone_into(&mut style.name),
                        _ => style.base = Some(value.to_owned()),
                    }
                    xml.skip()?;
                }
                _ => xml.skip()?,
            }
        }
        Ok(style)
    }
}

/// Reads the rest of `w:rPrDefault`, which began last.
fn document_properties(xml: &mut Xml<'_>) -> Result<RunProperties, DocumentFault> {
    let mut properties = RunProperties::default();
    while let Some(event) = xml.next_event()? {
        match event {
            XmlEvent::Start(tag) if tag.name == "w:rPr" => properties = RunProperties::read(xml)?,
            XmlEvent::Start(_) => xml.skip()?,
            XmlEvent::End(_) => break,
            XmlEvent::Text(_) => {}
        }
    }
    Ok(properties)
}
