//! The text of a Taguette document. Taguette holds it as a clean piece of HTML and counts in bytes of its text nodes, one
//! after another; people read paragraphs. So the text is set in lines as a browser shows it, and each stretch of it knows
//! which bytes of the text nodes it is.

use super::told_text::ToldSpan;
use pulldown_cmark::{Event, Parser};

/// The text of a piece of HTML, in lines.
#[derive(Default)]
pub(super) struct PageText {
    pub(super) text: String,
    stretches: Vec<Stretch>,
    /// Bytes of text nodes so far.
    n_counted: usize,
}

/// Bytes that are the same in the text nodes and in the text.
#[derive(Clone, Copy)]
struct Stretch {
    /// The first of them in the text nodes.
    counted: usize,
    /// The first of them in the text.
    text: usize,
    n_bytes: usize,
}

impl PageText {
    /// Reads HTML.
    pub(super) fn read(html: &str) -> Self {
        let mut walk = Walk::default();
        let mut rest = html;
        while !rest.is_empty() {
            let at = if rest.starts_with('<') {
                0
            } else {
                memchr::memchr(b'<', rest.as_bytes()).unwrap_or(rest.len())
            };
            let (text, markup) = rest.split_at_checked(at).unwrap_or((rest, ""));
            walk.text(text);
            let n_markup = walk.markup(markup);
            rest = markup.get(n_markup..).unwrap_or_default();
        }
        walk.page
    }

    /// Where a range of bytes of the text nodes stands in the text, in bytes; `None` where nothing of it is shown.
    pub(super) fn span(&self, start: usize, end: usize) -> Option<ToldSpan> {
        let first = self.stretches.partition_point(|stretch| stretch.counted + stretch.n_bytes <= start);
        let after = self.stretches.partition_point(|stretch| stretch.counted < end);
        let (first, last) = (self.stretches.get(first)?, self.stretches.get(after.checked_sub(1)?)?);
        let start = first.text + start.saturating_sub(first.counted);
        let end = last.text + end.saturating_sub(last.counted).min(last.n_bytes);
        (start < end).then_some(ToldSpan { start, end })
    }

    /// Adds a letter of a text node that is shown.
    fn show(&mut self, c: char, counted: usize) {
        let (text, n_bytes) = (self.text.len(), c.len_utf8());
        self.text.push(c);
        match self.stretches.last_mut() {
            Some(last) if last.counted + last.n_bytes == counted && last.text + last.n_bytes == text => {
                last.n_bytes += n_bytes;
            }
            Some(_) | None => self.stretches.push(Stretch { counted, text, n_bytes }),
        }
    }
}

/// What parts the next letter from the last one.
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
enum Gap {
    #[default]
    None,
    Cell,
    Line,
    Paragraph,
}

/// A walk over HTML.
#[derive(Default)]
struct Walk {
    page: PageText,
    gap: Gap,
    /// Where the white space began that no letter has followed yet, in the text nodes.
    space: Option<usize>,
    /// How many elements are open that keep their white space.
    n_kept: usize,
    /// Whether a line end here would be none: the first in `pre`.
    is_kept_begin: bool,
    /// Whether a CR came before, whose LF is counted with it.
    has_return: bool,
}

impl Walk {
    /// Reads a text node, character references and all.
    fn text(&mut self, text: &str) {
        let mut rest = text;
        while let Some(at) = memchr::memchr(b'&', rest.as_bytes()) {
            let (before, reference) = rest.split_at_checked(at).unwrap_or((rest, ""));
            self.letters(before);
            let known = read_reference(reference);
            let literal = || Reference { letters: "&".to_owned(), n_bytes: 1 };
            let Reference { letters, n_bytes } = known.unwrap_or_else(literal);
            letters.chars().for_each(|c| self.letter(c));
            rest = reference.get(n_bytes..).unwrap_or_default();
        }
        self.letters(rest);
    }

    /// Takes letters as they are written: line ends are one letter, and there are no zero bytes.
    fn letters(&mut self, text: &str) {
        for c in text.chars() {
            let has_return = std::mem::replace(&mut self.has_return, c == '\r');
            match c {
                '\n' if has_return => {}
                '\r' => self.letter('\n'),
                '\0' => {}
                c => self.letter(c),
            }
        }
    }

    fn letter(&mut self, c: char) {
        if std::mem::take(&mut self.is_kept_begin) && c == '\n' {
            return;
        }
        let at = self.page.n_counted;
        self.page.n_counted += c.len_utf8();
        if self.n_kept == 0 && matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{c}') {
            self.space.get_or_insert(at);
            return;
        }
        let gap = std::mem::take(&mut self.gap);
        let space = self.space.take();
        match gap {
            Gap::None => {
                if let Some(at) = space.filter(|_| !self.page.text.is_empty()) {
                    self.page.show(' ', at);
                }
            }
            Gap::Cell => self.page.text.push('\t'),
            Gap::Line => self.page.text.push('\n'),
            Gap::Paragraph => self.page.text.push_str("\n\n"),
        }
        self.page.show(c, at);
    }

    /// Parts what comes from what came, unless nothing came yet.
    fn part(&mut self, gap: Gap) {
        self.space = None;
        self.gap = if self.page.text.is_empty() { Gap::None } else { self.gap.max(gap) };
    }

    /// Reads what begins with `<`; tells how many bytes it is.
    fn markup(&mut self, markup: &str) -> usize {
        (self.has_return, self.is_kept_begin) = (false, false);
        if let Some(comment) = markup.strip_prefix("<!--") {
            return comment.find("-->").map_or(markup.len(), |at| at + 7);
        }
        let Some(tag) = markup.strip_prefix('<') else { return 0 };
        let (name, is_open) = match tag.strip_prefix('/') {
            Some(name) => (name, false),
            None => (tag, true),
        };
        if name.starts_with(|c: char| c.is_ascii_alphabetic()) {
            let n_name = name.bytes().take_while(u8::is_ascii_alphanumeric).count();
            self.tag(&name.get(..n_name).unwrap_or_default().to_ascii_lowercase(), is_open);
            return 1 + end_of_tag(tag);
        }
        if tag.starts_with(['!', '?', '/']) {
            return tag.find('>').map_or(markup.len(), |at| at + 2);
        }
        self.letter('<');
        1
    }

    fn tag(&mut self, name: &str, is_open: bool) {
        match name {
            "br" => self.part(if self.gap == Gap::Line { Gap::Paragraph } else { Gap::Line }),
            "td" | "th" if is_open => self.part(Gap::Cell),
            "li" | "dt" | "dd" | "tr" | "caption" | "thead" | "tbody" | "tfoot" => self.part(Gap::Line),
            "p" | "div" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "ul" | "ol" | "dl" | "table"
            | "blockquote" | "hr" | "section" | "article" | "aside" | "header" | "footer" | "figure"
            | "figcaption" | "address" | "center" | "body" | "main" | "nav" => self.part(Gap::Paragraph),
            "pre" => {
                self.part(Gap::Paragraph);
                self.n_kept = if is_open { self.n_kept + 1 } else { self.n_kept.saturating_sub(1) };
                self.is_kept_begin = is_open;
            }
            _ => {}
        }
    }
}

/// How many bytes a tag is behind its `<`; a `>` within quotation marks does not end it.
fn end_of_tag(tag: &str) -> usize {
    let mut quote = None;
    for (at, byte) in tag.bytes().enumerate() {
        match (quote, byte) {
            (None, b'>') => return at + 1,
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), byte) if open == byte => quote = None,
            (None | Some(_), _) => {}
        }
    }
    tag.len()
}

/// What a character reference stands for.
struct Reference {
    letters: String,
    n_bytes: usize,
}

/// Reads `&nbsp;`, `&#7843;` or `&#x1EA3;`. The HTML that Taguette writes has their semicolons.
fn read_reference(text: &str) -> Option<Reference> {
    /// The longest name there is has 31 letters.
    const LONGEST: usize = 34;
    let end = text.bytes().take(LONGEST).position(|byte| byte == b';')?;
    let name = text.get(1..end)?;
    let written = text.get(..=end)?;
    let letters = match name.strip_prefix('#') {
        Some(number) => {
            let (digits, radix) = match number.strip_prefix(['x', 'X']) {
                Some(digits) => (digits, 16),
                None => (number, 10),
            };
            if digits.is_empty() || !digits.chars().all(|c| c.is_digit(radix)) {
                return None;
            }
            // A number that is too large for a u32 is no letter either.
            numbered(u32::from_str_radix(digits, radix).unwrap_or(u32::MAX)).to_string()
        }
        None => match name {
            "amp" => "&".to_owned(),
            "lt" => "<".to_owned(),
            "gt" => ">".to_owned(),
            "nbsp" => "\u{a0}".to_owned(),
            name if name.bytes().all(|byte| byte.is_ascii_alphanumeric()) => of_markdown(written)?,
            _ => return None,
        },
    };
    Some(Reference { letters, n_bytes: written.len() })
}

/// The letter of this number. 128 to 159 are those of windows-1252, as browsers have it.
fn numbered(number: u32) -> char {
    let of_windows = u8::try_from(number)
        .ok()
        .filter(|byte| (0x80..=0x9F).contains(byte))
        .and_then(|byte| encoding_rs::WINDOWS_1252.decode_without_bom_handling(&[byte]).0.chars().next());
    let letter = of_windows.or_else(|| char::from_u32(number).filter(|c| *c != '\0'));
    letter.unwrap_or(char::REPLACEMENT_CHARACTER)
}

/// The letters of a rarer name: the parser of Markdown knows all of them.
fn of_markdown(written: &str) -> Option<String> {
    Parser::new(written).find_map(|event| match event {
        Event::Text(letters) if *letters != *written => Some(letters.into_string()),
        _ => None,
    })
}
