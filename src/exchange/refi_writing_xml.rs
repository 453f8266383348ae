//! XML as it is written: elements one after the other, every text of people escaped. What XML cannot hold (XML 1.0, 2.2)
//! becomes U+FFFD.

use std::io::{self, Write};

/// A file while it is written.
pub(super) struct XmlWriter<W: Write> {
    out: W,
    open: Vec<&'static str>,
    /// Whether the begin of the last element can still take attributes.
    is_in_tag: bool,
}

impl<W: Write> XmlWriter<W> {
    /// Begins a file.
    ///
    /// # Errors
    /// Where what it is written to fails, as with all below.
    pub(super) fn new(mut out: W) -> io::Result<Self> {
        out.write_all(b"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")?;
        Ok(Self { out, open: Vec::new(), is_in_tag: false })
    }

    /// Begins an element.
    pub(super) fn begin(&mut self, name: &'static str) -> io::Result<()> {
        if self.is_in_tag {
            self.out.write_all(b">\n")?;
        }
        self.open.push(name);
        self.is_in_tag = true;
        write!(self.out, "<{name}")
    }

    /// Adds an attribute to the element that began last.
    pub(super) fn attribute(&mut self, name: &'static str, value: &str) -> io::Result<()> {
        write!(self.out, " {name}=\"")?;
        self.escaped(value, Place::Attribute)?;
        self.out.write_all(b"\"")
    }

    /// The same, where there is something to say.
    pub(super) fn attribute_if_said(&mut self, name: &'static str, value: &str) -> io::Result<()> {
        if value.is_empty() { Ok(()) } else { self.attribute(name, value) }
    }

    /// Ends the element that is open.
    pub(super) fn end(&mut self) -> io::Result<()> {
        let name = self.open.pop().unwrap_or_default();
        if std::mem::take(&mut self.is_in_tag) {
            self.out.write_all(b"/>\n")
        } else {
            writeln!(self.out, "</{name}>")
        }
    }

    /// An element with a text.
    pub(super) fn element(&mut self, name: &'static str, text: &str) -> io::Result<()> {
        self.begin(name)?;
        if !text.is_empty() {
            self.is_in_tag = false;
            self.out.write_all(b">")?;
            self.escaped(text, Place::Text)?;
        }
        self.end()
    }

    /// An element that refers to something by its GUID.
    pub(super) fn reference(&mut self, name: &'static str, guid: uuid::Uuid) -> io::Result<()> {
        self.begin(name)?;
        self.attribute("targetGUID", &guid.to_string())?;
        self.end()
    }

    /// What it was written to.
    pub(super) fn finish(self) -> W {
        self.out
    }

    fn escaped(&mut self, text: &str, place: Place) -> io::Result<()> {
        let mut start = 0;
        for (at, c) in text.char_indices() {
            let Some(written) = reference_to(c, place) else { continue };
            self.out.write_all(text.get(start..at).unwrap_or_default().as_bytes())?;
            self.out.write_all(written.as_bytes())?;
            start = at.saturating_add(c.len_utf8());
        }
        self.out.write_all(text.get(start..).unwrap_or_default().as_bytes())
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Text,
    /// Where white space would be read as spaces.
    Attribute,
}

/// What stands for a character that cannot stand for itself.
fn reference_to(c: char, place: Place) -> Option<&'static str> {
    match c {
        '&' => Some("&amp;"),
        '<' => Some("&lt;"),
        '>' => Some("&gt;"),
        '"' if place == Place::Attribute => Some("&quot;"),
        '\t' if place == Place::Attribute => Some("&#9;"),
        '\n' if place == Place::Attribute => Some("&#10;"),
        '\r' => Some("&#13;"),
        c if is_refused(c) => Some("\u{fffd}"),
        _ => None,
    }
}

/// Whether XML cannot hold a character, not even as a reference.
pub(super) fn is_refused(c: char) -> bool {
    matches!(c, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}')
}
