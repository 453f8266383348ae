//! A page taken apart into tags and text: one pass over its bytes, whose time does not depend on how the tags nest.
//!
//! It stands before everything else because trees of other parsers take minutes for pages made to be slow: depth
//! 50,000 takes html5ever more than 60 s.

use super::document::{DocumentFault, Limit};
use super::html_tag::Tag;
use memchr::memchr;

/// The largest page, in bytes.
pub const MAX_BYTES: usize = 16 << 20;
/// The most elements of a page.
pub const MAX_ELEMENTS: usize = 200_000;
/// The most attributes that are read of a tag; others are passed over.
pub const MAX_ATTRIBUTES: usize = 1000;

/// How a page is written: whether `<p/>` is an element without content, and whether a script ends by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dialect {
    Html,
    /// XML: epub.
    Xhtml,
}

/// An attribute as it is written, character references and all.
#[derive(Clone, Copy, Debug)]
pub(super) struct Attribute<'t> {
    pub(super) name: &'t str,
    pub(super) value: &'t str,
}

/// A piece of a page.
#[derive(Clone, Copy, Debug)]
pub(super) enum Piece<'t> {
    /// A tag that opens an element. Its attributes are the last ones of the scan.
    Open {
        tag: Tag,
        n_attributes: usize,
        /// Whether nothing is in it: `<br/>` where that has a meaning.
        is_closed: bool,
    },
    Close(Tag),
    /// Text with character references.
    Text(&'t str),
    /// What is in a script, a style or a title: read up to its end, whatever it holds.
    Raw(&'t str),
}

/// Reads a page from its begin to its end.
pub(super) struct Scan<'t> {
    page: &'t str,
    at: usize,
    dialect: Dialect,
    /// The attributes of all tags, in order.
    pub(super) attributes: Vec<Attribute<'t>>,
    /// The element whose content comes next, if that is raw.
    raw: Option<Tag>,
    /// Elements whose end was looked for and is nowhere: it is not looked for again.
    endless: Vec<Tag>,
    is_comment_end_gone: bool,
}

impl<'t> Scan<'t> {
    /// # Errors
    /// A page of more than [`MAX_BYTES`] bytes.
    pub(super) fn new(page: &'t str, dialect: Dialect) -> Result<Self, DocumentFault> {
        if page.len() > MAX_BYTES {
            return Err(DocumentFault::TooLarge(Limit::Bytes));
        }
        let page = page.strip_prefix('\u{feff}').unwrap_or(page);
        let attributes = Vec::new();
        Ok(Self {
            page,
            at: 0,
            dialect,
            attributes,
            raw: None,
            endless: Vec::new(),
            is_comment_end_gone: false,
        })
    }

    fn rest(&self) -> &'t str {
        self.page.get(self.at..).unwrap_or_default()
    }

    /// What is in a raw element, up to its end tag.
    fn raw_text(&mut self, tag: Tag) -> Piece<'t> {
        let rest = self.rest();
        let mut from = 0;
        while let Some(found) = rest.as_bytes().get(from..).and_then(|bytes| memchr(b'<', bytes)) {
            let at = from + found;
            if rest.get(at + 1..).is_some_and(|rest| rest.starts_with('/'))
                && Tag::of(name_at(rest.get(at + 2..).unwrap_or_default())) == tag
            {
                self.at += at;
                return Piece::Raw(rest.get(..at).unwrap_or_default());
            }
            from = at + 1;
        }
        // An element that is never ended is an element without content: else a title cut off would hide the page.
        self.endless.push(tag);
        Piece::Close(tag)
    }

    /// Reads the tag that begins here.
    fn tag(&mut self) -> Piece<'t> {
        let rest = self.rest();
        let is_end = rest.starts_with("</");
        let name_from = if is_end { 2 } else { 1 };
        let name = name_at(rest.get(name_from..).unwrap_or_default());
        let tag = Tag::of(name);
        let n_before = self.attributes.len();
        let is_slashed = self.attributes_from(name_from + name.len());
        let n_attributes = self.attributes.len().saturating_sub(n_before);
        if is_end {
            self.attributes.truncate(n_before);
            return Piece::Close(tag);
        }
        let is_endless = tag.is_raw() && self.endless.contains(&tag);
        let is_closed = is_endless || (is_slashed && self.dialect == Dialect::Xhtml);
        if tag.is_raw() && !is_closed {
            self.raw = Some(tag);
        }
        Piece::Open { tag, n_attributes, is_closed }
    }

    /// Reads the attributes of a tag, and its end; tells whether it ends in a slash. The scan is then behind the tag.
    fn attributes_from(&mut self, from: usize) -> bool {
        let rest = self.rest();
        let bytes = rest.as_bytes();
        let n_before = self.attributes.len();
        let (mut at, mut is_slashed) = (from, false);
        while let Some(byte) = bytes.get(at) {
            match byte {
                b'>' => {
                    self.at += at + 1;
                    return is_slashed;
                }
                b'/' => (at, is_slashed) = (at + 1, true),
                byte if byte.is_ascii_whitespace() => at += 1,
                _ => {
                    is_slashed = false;
                    let name_end = end_of(bytes, at + 1, |byte| {
                        byte.is_ascii_whitespace() || matches!(byte, b'=' | b'>' | b'/')
                    });
                    let name = rest.get(at..name_end).unwrap_or_default();
                    let value = value_at(rest, name_end);
                    at = value.end;
                    if self.attributes.len() - n_before < MAX_ATTRIBUTES {
                        self.attributes.push(Attribute { name, value: value.text });
                    }
                }
            }
        }
        // The page breaks off within the tag.
        self.at = self.page.len();
        is_slashed
    }

    /// Passes over a comment, a declaration or an instruction that begins here.
    fn pass_over(&mut self) {
        let rest = self.rest();
        if let Some(comment) = rest.strip_prefix("<!--").filter(|_| !self.is_comment_end_gone) {
            if comment.starts_with('>') || comment.starts_with("->") {
                self.at += 5;
                return;
            }
            if let Some(end) = memchr::memmem::find(comment.as_bytes(), b"-->") {
                self.at += end + 7;
                return;
            }
            // A comment that is never ended ends with its line's next `>`: the page goes on behind it.
            self.is_comment_end_gone = true;
        }
        self.at += memchr(b'>', rest.as_bytes()).map_or(rest.len(), |end| end + 1);
    }
}

impl<'t> Iterator for Scan<'t> {
    type Item = Piece<'t>;

    fn next(&mut self) -> Option<Piece<'t>> {
        if let Some(tag) = self.raw.take() {
            return Some(self.raw_text(tag));
        }
        loop {
            let rest = self.rest();
            if rest.is_empty() {
                return None;
            }
            let text_end = markup_in(rest.as_bytes());
            if text_end > 0 {
                self.at += text_end;
                return rest.get(..text_end).map(Piece::Text);
            }
            if rest.starts_with("<![CDATA[") && self.dialect == Dialect::Xhtml {
                let text = rest.get(9..).unwrap_or_default();
                let end = memchr::memmem::find(text.as_bytes(), b"]]>").unwrap_or(text.len());
                self.at = self.page.len().min(self.at + end + 12);
                return text.get(..end).map(Piece::Raw);
            }
            if rest.starts_with("<!") || rest.starts_with("<?") {
                self.pass_over();
                continue;
            }
            return Some(self.tag());
        }
    }
}

/// Where the first tag, comment or declaration stands, or the end: a `<` before anything else is text.
fn markup_in(bytes: &[u8]) -> usize {
    let is_markup = |at: usize| match (bytes.get(at + 1), bytes.get(at + 2)) {
        (Some(b'!' | b'?'), _) => true,
        (Some(b'/'), Some(next)) | (Some(next), _) => next.is_ascii_alphabetic(),
        (None, _) => false,
    };
    memchr::memchr_iter(b'<', bytes).find(|at| is_markup(*at)).unwrap_or(bytes.len())
}

/// The name of a tag that begins here.
fn name_at(text: &str) -> &str {
    let end = end_of(text.as_bytes(), 0, |byte| byte.is_ascii_whitespace() || matches!(byte, b'/' | b'>'));
    text.get(..end).unwrap_or_default()
}

/// Where the first byte from `from` on stands that ends something, or the end.
fn end_of(bytes: &[u8], from: usize, is_end: impl Fn(u8) -> bool) -> usize {
    let found = bytes.get(from..).and_then(|bytes| bytes.iter().position(|byte| is_end(*byte)));
    found.map_or(bytes.len(), |found| from + found)
}

/// The value of an attribute and where it ends.
struct Value<'t> {
    text: &'t str,
    end: usize,
}

/// The value that stands behind an attribute's name; empty where there is none.
fn value_at(rest: &str, name_end: usize) -> Value<'_> {
    let bytes = rest.as_bytes();
    let equals = end_of(bytes, name_end, |byte| !byte.is_ascii_whitespace());
    if bytes.get(equals) != Some(&b'=') {
        return Value { text: "", end: name_end };
    }
    let from = end_of(bytes, equals + 1, |byte| !byte.is_ascii_whitespace());
    if let Some(quote @ (b'"' | b'\'')) = bytes.get(from) {
        let end = end_of(bytes, from + 1, |byte| byte == *quote);
        return Value { text: rest.get(from + 1..end).unwrap_or_default(), end: bytes.len().min(end + 1) };
    }
    let end = end_of(bytes, from, |byte| byte.is_ascii_whitespace() || byte == b'>');
    Value { text: rest.get(from..end).unwrap_or_default(), end }
}
