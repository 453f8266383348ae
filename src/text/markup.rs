//! HTML in a Markdown file, taken apart: words, and those tags that matter to a reader. Everything else of it, comments,
//! scripts and styles, is not shown.

use pulldown_cmark::{Event, Parser};
use std::ops::Range;

/// What a reader is given of HTML.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Bit {
    /// Words without tags, white space and all.
    Words,
    /// A character that was written as `&…;`.
    Character(String),
    /// A line ends, as at the edges of a paragraph.
    LineEnd,
    /// A line ends within its block: `<br>`.
    Break,
    /// The next cell of a table begins.
    Cell,
    /// An item of a list begins.
    Item,
    Rule,
    /// A heading of this level begins, or ends.
    Heading(Option<u8>),
    /// A picture with its address and its alternative text.
    Image {
        address: String,
        alt: String,
    },
}

#[derive(Clone, Debug, Default)]
enum Within {
    #[default]
    Words,
    Comment,
    Tag(OpenTag),
    /// A script or a style, by its name.
    Unshown(String),
}

/// A tag as far as it was read, and the quotation mark that a value of it stands in.
#[derive(Clone, Debug, Default)]
struct OpenTag {
    read: String,
    quote: Option<char>,
}

/// Reads HTML piece by piece; a tag or comment may go on in the next.
#[derive(Clone, Debug, Default)]
pub(super) struct HtmlText {
    within: Within,
}

impl HtmlText {
    /// Takes a piece apart; each bit comes with its bytes in the piece.
    pub(super) fn read(&mut self, piece: &str, mut give: impl FnMut(Bit, Range<usize>)) {
        let mut at = 0;
        while at < piece.len() {
            let rest = piece.get(at..).unwrap_or_default();
            let n_read = match std::mem::take(&mut self.within) {
                Within::Words => self.words(rest, at, &mut give),
                Within::Comment => self.until(rest, "-->", Within::Comment),
                Within::Unshown(name) => {
                    let end = format!("</{name}");
                    let found = rest.to_ascii_lowercase().find(&end);
                    self.within = if found.is_some() { Within::Words } else { Within::Unshown(name) };
                    found.unwrap_or(rest.len())
                }
                Within::Tag(open) => self.tag(open, rest, at, &mut give),
            };
            at += n_read;
        }
    }

    fn until(&mut self, rest: &str, end: &str, within: Within) -> usize {
        if let Some(found) = rest.find(end) {
            return found + end.len();
        }
        self.within = within;
        rest.len()
    }

    /// Words up to the next tag or character reference, or that itself; tells how many bytes it read.
    fn words(&mut self, rest: &str, at: usize, give: &mut impl FnMut(Bit, Range<usize>)) -> usize {
        if rest.starts_with("<!--") {
            self.within = Within::Comment;
            return "<!--".len();
        }
        let mut chars = rest.chars();
        let first = chars.next().unwrap_or_default();
        if first == '<' && chars.next().is_some_and(|c| c.is_ascii_alphabetic() || "/!?".contains(c)) {
            self.within = Within::Tag(OpenTag::default());
            return 1;
        }
        if let Some((character, n_bytes)) = Some(rest).filter(|_| first == '&').and_then(reference) {
            give(Bit::Character(character), at..at + n_bytes);
            return n_bytes;
        }
        let end = rest.char_indices().skip(1).find(|(_, c)| matches!(c, '<' | '&'));
        let end = end.map_or(rest.len(), |(end, _)| end);
        give(Bit::Words, at..at + end);
        end
    }

    fn tag(
        &mut self,
        mut open: OpenTag,
        rest: &str,
        at: usize,
        give: &mut impl FnMut(Bit, Range<usize>),
    ) -> usize {
        for (end, c) in rest.char_indices() {
            match (c, open.quote) {
                ('>', None) => {
                    let name = tag_name(&open.read);
                    if matches!(name.as_str(), "script" | "style") && !open.read.ends_with('/') {
                        self.within = Within::Unshown(name.clone());
                    }
                    if let Some(bit) = bit_of(&name, &open.read) {
                        give(bit, at..at + end + 1);
                    }
                    return end + 1;
                }
                ('"' | '\'', None) if open.read.contains('=') => open.quote = Some(c),
                (_, Some(quote)) if quote == c => open.quote = None,
                _ => {}
            }
            open.read.push(c);
        }
        self.within = Within::Tag(open);
        rest.len()
    }
}

/// The name of a tag in small letters, that of a closing one after `/`.
fn tag_name(tag: &str) -> String {
    let end = tag.char_indices().skip(1).find(|(_, c)| !c.is_ascii_alphanumeric());
    tag.get(..end.map_or(tag.len(), |(end, _)| end)).unwrap_or_default().to_ascii_lowercase()
}

const BLOCKS: [&str; 27] = [
    "p",
    "div",
    "ul",
    "ol",
    "dl",
    "dt",
    "dd",
    "table",
    "thead",
    "tbody",
    "tr",
    "caption",
    "blockquote",
    "pre",
    "section",
    "article",
    "header",
    "footer",
    "figure",
    "figcaption",
    "details",
    "summary",
    "center",
    "nav",
    "main",
    "aside",
    "form",
];

fn bit_of(name: &str, tag: &str) -> Option<Bit> {
    let bare = name.trim_start_matches('/');
    let is_end = bare.len() < name.len();
    let level = bare.strip_prefix('h').and_then(|level| level.parse::<u8>().ok());
    match bare {
        "br" => Some(Bit::Break),
        "hr" => Some(Bit::Rule),
        "td" | "th" => (!is_end).then_some(Bit::Cell),
        "li" => Some(if is_end { Bit::LineEnd } else { Bit::Item }),
        "img" => {
            let value = |name| attribute(tag, name).unwrap_or_default();
            Some(Bit::Image { address: value("src"), alt: value("alt") })
        }
        _ if level.is_some_and(|level| (1..=6).contains(&level)) => {
            Some(Bit::Heading(level.filter(|_| !is_end)))
        }
        _ => BLOCKS.contains(&bare).then_some(Bit::LineEnd),
    }
}

/// The value of an attribute in quotes.
fn attribute(tag: &str, name: &str) -> Option<String> {
    let mut rest = tag;
    while let Some((before, after)) = rest.split_once('=') {
        let is_it = before.trim_end().to_ascii_lowercase().ends_with(name)
            && before.trim_end().len() > name.len()
            && before.trim_end().chars().rev().nth(name.len()).is_some_and(char::is_whitespace);
        let after = after.trim_start();
        let quote = after.chars().next().filter(|c| matches!(c, '"' | '\''));
        let (value, left) = match quote {
            Some(quote) => after.get(1..)?.split_once(quote)?,
            None => after.split_once(char::is_whitespace).unwrap_or((after, "")),
        };
        if is_it {
            return Some(unescaped(value));
        }
        rest = left;
    }
    None
}

/// A text with its character references replaced.
fn unescaped(text: &str) -> String {
    let mut words = String::new();
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        words.push_str(rest.get(..at).unwrap_or_default());
        rest = rest.get(at..).unwrap_or_default();
        let (character, n_bytes) = reference(rest).unwrap_or_else(|| ("&".to_owned(), 1));
        words.push_str(&character);
        rest = rest.get(n_bytes..).unwrap_or_default();
    }
    words + rest
}

/// The character that a text begins with as `&…;`, and how long that is in bytes: the parser has the table of names.
fn reference(text: &str) -> Option<(String, usize)> {
    const LONGEST: usize = 40;
    let end = text.bytes().take(LONGEST).position(|byte| byte == b';')? + 1;
    let written = text.get(..end)?;
    let mut found = Parser::new(written).filter_map(|event| match event {
        Event::Text(words) if *words != *written => Some(words.into_string()),
        _ => None,
    });
    let is_reference =
        written.bytes().skip(1).all(|byte| byte.is_ascii_alphanumeric() || b"#;".contains(&byte));
    is_reference.then(|| found.next()).flatten().map(|character| (character, end))
}
