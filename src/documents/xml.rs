//! XML as its readers want it: one event after the other, names with the prefixes that the reader knows, whatever the file
//! calls them, and every element closed, even where the file breaks off.
//!
//! Nothing is expanded: a document type that declares something is refused, and an entity that is not one of XML's own
//! five stands as it is written.

use super::damage::Damage;
use super::document::{DocumentFault, IsStopped, Limit};
use super::xml_names::Scopes;
use super::xml_text::XmlText;
use quick_xml::Reader;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesRef, BytesStart, Event};
use std::borrow::Cow;

pub use super::xml_names::Namespace;

/// How many elements may lie within each other.
pub const MAX_DEPTH: usize = 256;

/// How many attributes an element may have.
pub const MAX_ATTRIBUTES: usize = 1_000;

/// After how many events it is asked whether to stop.
const EVENTS_UNTIL_ASKED: usize = 256;

/// What comes next in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum XmlEvent<'x> {
    /// An element begins; an empty one ends right after.
    Start(Tag),
    /// An element ends: its name as its `Start` had it.
    End(String),
    /// Characters, as they are read; what stands between two tags may come in several pieces.
    Text(Cow<'x, str>),
}

/// The begin of an element.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tag {
    /// Its name, `prefix:local`, with the prefix that the reader gave the namespace; without a colon where that is empty
    /// or there is no namespace. An unknown namespace has the prefix `?`, one the file does not declare that of the file.
    pub name: String,
    attributes: Vec<Attribute>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Attribute {
    pub(super) name: String,
    pub(super) value: String,
}

impl Tag {
    /// The value of an attribute, named as elements are.
    #[must_use]
    pub fn attribute(&self, name: &str) -> Option<&str> {
        let found = self.attributes.iter().find(|attribute| attribute.name == name);
        found.map(|attribute| attribute.value.as_str())
    }
}

/// A file while it is read.
pub struct Xml<'x> {
    reader: Reader<&'x [u8]>,
    scopes: Scopes,
    /// The names of the elements that are open.
    open: Vec<String>,
    is_stopped: IsStopped<'x>,
    n_events: usize,
    is_damaged: bool,
    is_at_end: bool,
}

impl<'x> Xml<'x> {
    /// Begins to read a file by the namespaces that are known.
    #[must_use]
    pub fn new(text: &'x XmlText, known: &'static [Namespace], is_stopped: IsStopped<'x>) -> Self {
        let mut reader = Reader::from_str(&text.text);
        reader.config_mut().expand_empty_elements = true;
        reader.config_mut().allow_dangling_amp = true;
        Self {
            reader,
            scopes: Scopes::new(known),
            open: Vec::new(),
            is_stopped,
            n_events: 0,
            is_damaged: text.is_damaged,
            is_at_end: false,
        }
    }

    /// Whether something of what was read so far is damaged. Where the file breaks off, the elements that are open end.
    #[must_use]
    pub fn is_damaged(&self) -> bool {
        self.is_damaged
    }

    /// How many elements are open.
    #[must_use]
    pub fn depth(&self) -> usize {
        self.open.len()
    }

    /// The next event; `None` at the end.
    ///
    /// # Errors
    /// Where elements lie too deep or have too many attributes, a document type declares something, or it is asked to
    /// stop.
    pub fn next_event(&mut self) -> Result<Option<XmlEvent<'x>>, DocumentFault> {
        self.n_events = self.n_events.saturating_add(1);
        if self.n_events.is_multiple_of(EVENTS_UNTIL_ASKED) && (self.is_stopped)() {
            return Err(DocumentFault::Stopped);
        }
        while !self.is_at_end {
            let event = match self.reader.read_event() {
                Ok(Event::Start(tag)) => Some(XmlEvent::Start(self.start(&tag)?)),
                Ok(Event::End(_)) => self.end(),
                Ok(Event::Text(text)) => text.xml10_content().ok().map(XmlEvent::Text),
                Ok(Event::CData(text)) => text.xml10_content().ok().map(XmlEvent::Text),
                Ok(Event::GeneralRef(reference)) => Some(XmlEvent::Text(character(&reference).into())),
                Ok(Event::DocType(words)) if words.contains(&b'[') => {
                    return Err(DocumentFault::Damaged(Damage::DocumentType));
                }
                Ok(Event::Eof) => {
                    self.is_at_end = true;
                    self.is_damaged |= !self.open.is_empty();
                    None
                }
                Ok(
                    Event::DocType(_) | Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::Empty(_),
                ) => None,
                Err(_) => {
                    self.is_at_end = true;
                    self.is_damaged = true;
                    None
                }
            };
            if event.is_some() {
                return Ok(event);
            }
        }
        Ok(self.end())
    }

    /// Passes over the rest of the element that began last, its end included.
    ///
    /// # Errors
    /// As those of [`Xml::next_event`].
    pub fn skip(&mut self) -> Result<(), DocumentFault> {
        let depth = self.depth();
        while self.depth() >= depth && self.next_event()?.is_some() {}
        Ok(())
    }

    /// The characters of the element that began last, those of elements in it included; reads to its end.
    ///
    /// # Errors
    /// As those of [`Xml::next_event`].
    pub fn text(&mut self) -> Result<String, DocumentFault> {
        let depth = self.depth();
        let mut words = String::new();
        while self.depth() >= depth {
            match self.next_event()? {
                Some(XmlEvent::Text(text)) => words.push_str(&text),
                Some(XmlEvent::Start(_) | XmlEvent::End(_)) => {}
                None => break,
            }
        }
        Ok(words)
    }

    fn start(&mut self, tag: &BytesStart<'_>) -> Result<Tag, DocumentFault> {
        if self.open.len() >= MAX_DEPTH {
            return Err(DocumentFault::TooLarge(Limit::Depth));
        }
        let mut attributes = Vec::new();
        let mut raw = tag.attributes();
        for attribute in raw.with_checks(false) {
            let Ok(attribute) = attribute else {
                self.is_damaged = true;
                break;
            };
            if attributes.len() >= MAX_ATTRIBUTES {
                return Err(DocumentFault::TooLarge(Limit::Parts));
            }
            let name = String::from_utf8_lossy(attribute.key.0).into_owned();
            attributes.push(Attribute { name, value: unescaped(&String::from_utf8_lossy(&attribute.value)) });
        }
        self.scopes.open(&attributes);
        for attribute in &mut attributes {
            self.scopes.name_attribute(&mut attribute.name);
        }
        let name = self.scopes.element_name(&String::from_utf8_lossy(tag.name().0));
        self.open.push(name.clone());
        Ok(Tag { name, attributes })
    }

    fn end(&mut self) -> Option<XmlEvent<'x>> {
        let name = self.open.pop()?;
        self.scopes.close();
        Some(XmlEvent::End(name))
    }
}

/// What a reference stands for; what is not known stands as it is written.
fn character(reference: &BytesRef<'_>) -> String {
    let written = String::from_utf8_lossy(reference);
    meaning(&written).unwrap_or_else(|| format!("&{written};"))
}

/// What the reference `&…;` stands for.
fn meaning(name: &str) -> Option<String> {
    let Some(number) = name.strip_prefix('#') else {
        return resolve_predefined_entity(name).map(str::to_owned);
    };
    let code = match number.strip_prefix('x') {
        Some(number) => u32::from_str_radix(number, 16),
        None => number.parse(),
    };
    code.ok().and_then(char::from_u32).filter(|c| *c != '\0').map(String::from)
}

/// The value of an attribute: references replaced, white space as spaces (XML 1.0, 3.3.3).
fn unescaped(value: &str) -> String {
    /// How far the end of a reference is looked for, in bytes.
    const MAX_REFERENCE_BYTES: usize = 16;
    if !value.contains(['&', '\t', '\n', '\r']) {
        return value.to_owned();
    }
    let value = value.replace("\r\n", " ").replace(['\t', '\n', '\r'], " ");
    let mut words = String::with_capacity(value.len());
    let mut rest = value.as_str();
    while let Some((before, after)) = rest.split_once('&') {
        words.push_str(before);
        let end = after.bytes().take(MAX_REFERENCE_BYTES).position(|byte| byte == b';');
        let name = end.and_then(|end| after.get(..end)).unwrap_or_default();
        if let Some(character) = meaning(name) {
            words.push_str(&character);
            rest = after.get(name.len().saturating_add(1)..).unwrap_or_default();
        } else {
            words.push('&');
            rest = after;
        }
    }
    words.push_str(rest);
    words
}
