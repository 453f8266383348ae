//! Goes through the events of a Markdown parser and writes what a reader reads of each.

use super::markdown_parser::{events, file_name, level_of, note_numbers};
use super::markup::{Bit, HtmlText};
use super::sheet::{NextLine, Setting, Sheet};
use super::styles::{BlockKind, Mark};
use pulldown_cmark::{Event, LinkType, Tag, TagEnd};
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

/// Which blocks the words that come stand in.
pub(super) struct Walk<'r> {
    raw: &'r str,
    sheet: Sheet<'r>,
    /// The numbers of footnotes by their labels, in the order in which they are referred to.
    notes: BTreeMap<String, usize>,
    /// The lists around, with the number of the next item where they have numbers.
    lists: Vec<Option<u64>>,
    quote_depth: u8,
    heading: Option<u8>,
    is_code: bool,
    /// The row of a table: whether it is its head.
    row: Option<bool>,
    n_cells: usize,
    /// What the next line begins with, and what it is where that makes it something.
    marker: String,
    marked: Option<BlockKind>,
    is_continued: bool,
    is_after_rule: bool,
    /// How words are set, one for each mark around them.
    settings: Vec<Setting>,
    /// Where the pictures around begin, with their names.
    images: Vec<Image>,
    html: HtmlText,
}

/// A picture whose alternative text is being read.
struct Image {
    /// Where that begins in the reading text.
    start: usize,
    /// Where the picture stands in the file.
    range: Range<usize>,
    address: Arc<str>,
}

impl<'r> Walk<'r> {
    /// Writes what is read of a file from byte `body` on.
    pub(super) fn over(raw: &'r str, body: usize, sheet: Sheet<'r>) -> Sheet<'r> {
        let text = raw.get(body..).unwrap_or_default();
        let mut walk = Self {
            raw,
            sheet,
            notes: note_numbers(text),
            lists: Vec::new(),
            quote_depth: 0,
            heading: None,
            is_code: false,
            row: None,
            n_cells: 0,
            marker: String::new(),
            marked: None,
            is_continued: false,
            is_after_rule: false,
            settings: Vec::new(),
            images: Vec::new(),
            html: HtmlText::default(),
        };
        for (event, range) in events(text) {
            walk.read(event, range.start + body..range.end + body);
        }
        walk.sheet.end_line();
        walk.sheet
    }

    fn read(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(tag),
            Event::Text(words) if self.is_code => self.code(&words, range),
            Event::Text(words) | Event::InlineMath(words) | Event::DisplayMath(words) => {
                self.words(&words, range);
            }
            Event::Code(words) => {
                let written = self.raw.get(range.clone()).unwrap_or_default();
                let n_ticks = written.len() - written.trim_start_matches('`').len();
                let inner =
                    range.start + n_ticks..range.end.saturating_sub(n_ticks).max(range.start + n_ticks);
                self.within(|setting| setting.marks = setting.marks.with(Mark::Code));
                self.words(&words, inner);
                self.settings.pop();
            }
            Event::Html(piece) => self.html(&piece, range),
            Event::InlineHtml(piece) => {
                self.html = HtmlText::default();
                self.html(&piece, range);
            }
            Event::FootnoteReference(label) => {
                let number = self.notes.get(&*label).copied().unwrap_or_default();
                self.within(|setting| setting.marks = setting.marks.with(Mark::NoteNumber));
                self.say(&format!("[{number}]"), range);
                self.settings.pop();
            }
            Event::SoftBreak => self.space(range),
            Event::HardBreak => self.line_break(),
            Event::Rule => self.rule(),
            Event::TaskListMarker(is_done) => {
                let is_numbered = self.lists.last().is_some_and(Option::is_some);
                if !is_numbered {
                    self.marker.truncate(self.marker.trim_end_matches("• ").len());
                }
                self.marker.push_str(if is_done { "☑ " } else { "☐ " });
            }
        }
    }

    fn start(&mut self, tag: Tag<'_>, range: Range<usize>) {
        match tag {
            Tag::Emphasis => self.within(|setting| setting.marks = setting.marks.with(Mark::Emphasis)),
            Tag::Strong => self.within(|setting| setting.marks = setting.marks.with(Mark::Strong)),
            Tag::Strikethrough => {
                self.within(|setting| setting.marks = setting.marks.with(Mark::Strikethrough));
            }
            Tag::Link { link_type, dest_url, .. } => {
                let address = if link_type == LinkType::Email {
                    format!("mailto:{dest_url}")
                } else {
                    dest_url.to_string()
                };
                self.within(|setting| setting.link = Some(address.into()));
            }
            Tag::Image { dest_url, .. } => {
                let address: Arc<str> = dest_url.to_string().into();
                self.line();
                self.images.push(Image {
                    start: self.sheet.text.len(),
                    range,
                    address: Arc::clone(&address),
                });
                self.within(|setting| setting.image = Some(address));
            }
            Tag::Superscript | Tag::Subscript => self.within(|_| {}),
            Tag::TableCell => {
                self.line();
                if self.n_cells > 0 {
                    self.sheet.add("\t");
                }
                self.n_cells += 1;
            }
            block => {
                self.end_block();
                self.start_block(block);
            }
        }
    }

    fn start_block(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Heading { level, .. } => self.heading = Some(level_of(level)),
            Tag::BlockQuote(_) => self.quote_depth = self.quote_depth.saturating_add(1),
            Tag::CodeBlock(_) => self.is_code = true,
            Tag::List(first) => self.lists.push(first),
            Tag::Item => {
                match self.lists.last_mut() {
                    Some(Some(number)) => {
                        self.marker = std::mem::take(&mut self.marker) + &number.to_string() + ". ";
                        *number += 1;
                    }
                    Some(None) | None => self.marker.push_str("• "),
                }
                self.marked = Some(BlockKind::Item);
            }
            Tag::FootnoteDefinition(label) => {
                let number = self.notes.get(&*label).copied().unwrap_or_default();
                self.marker = format!("[{number}] ");
                self.marked = Some(BlockKind::Note);
            }
            Tag::TableHead | Tag::TableRow => {
                self.n_cells = 0;
                self.is_continued = matches!(tag, Tag::TableRow);
                self.row = Some(matches!(tag, Tag::TableHead));
            }
            Tag::HtmlBlock => self.html = HtmlText::default(),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Strikethrough
            | TagEnd::Link
            | TagEnd::Superscript
            | TagEnd::Subscript => {
                self.settings.pop();
            }
            TagEnd::Image => {
                if let Some(image) = self.images.pop()
                    && self.sheet.text.len() <= image.start
                {
                    self.say(file_name(&image.address), image.range);
                }
                self.settings.pop();
            }
            TagEnd::TableCell => {}
            block => {
                self.end_block();
                match block {
                    TagEnd::Heading(_) | TagEnd::HtmlBlock => self.heading = None,
                    TagEnd::BlockQuote(_) => self.quote_depth = self.quote_depth.saturating_sub(1),
                    TagEnd::CodeBlock => self.is_code = false,
                    TagEnd::List(_) => {
                        self.lists.pop();
                    }
                    TagEnd::Item | TagEnd::FootnoteDefinition => self.unmark(),
                    TagEnd::TableHead | TagEnd::TableRow => self.row = None,
                    _ => {}
                }
            }
        }
    }

    fn unmark(&mut self) {
        self.marker.clear();
        self.marked = None;
    }

    fn end_block(&mut self) {
        self.sheet.end_line();
        self.is_continued = false;
    }

    fn rule(&mut self) {
        self.end_block();
        self.is_after_rule = true;
    }

    fn line_break(&mut self) {
        if self.row.is_some() {
            return self.sheet.add(" ");
        }
        self.sheet.end_line();
        self.is_continued = true;
    }

    /// Begins a line if there is none.
    fn line(&mut self) {
        if self.sheet.is_line_open() {
            return;
        }
        let marked = self.marked.take();
        let kind = match (self.is_code, self.row, self.heading) {
            (true, ..) => BlockKind::Code,
            (false, Some(is_head), _) => BlockKind::Row { is_head },
            (false, None, Some(level)) => BlockKind::Heading(level),
            (false, None, None) => marked.unwrap_or(BlockKind::Paragraph),
        };
        let next = NextLine {
            kind,
            list_depth: u8::try_from(self.lists.len()).unwrap_or(u8::MAX),
            quote_depth: self.quote_depth,
            is_continued: std::mem::take(&mut self.is_continued),
            is_after_rule: std::mem::take(&mut self.is_after_rule),
        };
        self.sheet.begin_line(next, &std::mem::take(&mut self.marker));
    }

    /// Words that come are set as those around them, and otherwise.
    fn within(&mut self, set: impl FnOnce(&mut Setting)) {
        let mut setting = self.setting();
        set(&mut setting);
        self.settings.push(setting);
    }

    fn setting(&self) -> Setting {
        self.settings.last().cloned().unwrap_or_default()
    }

    /// Writes words of the file: copied where they stand there as they are.
    fn words(&mut self, words: &str, range: Range<usize>) {
        let start = words.len() - words.trim_start_matches(' ').len();
        let words =
            if self.sheet.is_at_line_start() { words.get(start..).unwrap_or_default() } else { words };
        if words.is_empty() {
            return;
        }
        let written = self.raw.get(range.clone()).unwrap_or_default();
        let at =
            if written.ends_with(words) { Some(written.len() - words.len()) } else { written.find(words) };
        match at {
            Some(at) if !words.contains(['\n', '\t']) => {
                let from = range.start + at;
                self.line();
                let setting = self.setting();
                self.sheet.copy(from..from + words.len(), &setting);
            }
            Some(_) | None => self.say(words, range),
        }
    }

    /// Writes words that stand for what is written in the file.
    fn say(&mut self, words: &str, range: Range<usize>) {
        self.line();
        let setting = self.setting();
        self.sheet.say(&words.replace('\t', " "), range, &setting);
    }

    /// One space, wherever a line of the file ends within a block.
    fn space(&mut self, range: Range<usize>) {
        if !self.sheet.is_at_line_start() && !self.sheet.text.ends_with([' ', '\t']) {
            self.say(" ", range);
        }
    }

    /// Writes lines of code as they are.
    fn code(&mut self, words: &str, range: Range<usize>) {
        let written = self.raw.get(range.clone()).unwrap_or_default();
        let mut at = if written.ends_with(words) { Some(range.end - words.len()) } else { None };
        for line in words.split_inclusive('\n') {
            let shown = line.trim_end_matches('\n');
            self.line();
            match at {
                Some(from) => self.sheet.copy(from..from + shown.len(), &Setting::default()),
                None => self.sheet.say(shown, range.clone(), &Setting::default()),
            }
            at = at.map(|from| from + line.len());
            if shown.len() < line.len() {
                self.sheet.end_line();
                self.is_continued = true;
            }
        }
    }

    fn html(&mut self, piece: &str, range: Range<usize>) {
        let written = self.raw.get(range.clone()).unwrap_or_default();
        let at = range.start + if written.ends_with(piece) { written.len() - piece.len() } else { 0 };
        let mut bits = Vec::new();
        self.html.read(piece, |bit, place| bits.push((bit, place)));
        for (bit, place) in bits {
            let from = at + place.start..at + place.end;
            match bit {
                Bit::Words => self.html_words(piece.get(place).unwrap_or_default(), from.start),
                Bit::Character(character) => self.say(&character, from),
                Bit::LineEnd => self.end_block(),
                Bit::Break => self.line_break(),
                Bit::Rule => self.rule(),
                Bit::Cell if self.sheet.is_line_open() => self.sheet.add("\t"),
                Bit::Cell => {}
                Bit::Item => {
                    self.end_block();
                    "• ".clone_into(&mut self.marker);
                    self.marked = Some(BlockKind::Item);
                }
                Bit::Heading(level) => {
                    self.end_block();
                    self.heading = level;
                }
                Bit::Image { address, alt } => {
                    let shown = if alt.trim().is_empty() { file_name(&address).to_owned() } else { alt };
                    self.within(|setting| setting.image = Some(address.into()));
                    self.say(&shown, from);
                    self.settings.pop();
                }
            }
        }
    }

    /// Words of HTML: white space of any length is one space.
    fn html_words(&mut self, words: &str, at: usize) {
        let mut start = 0;
        for part in words.split_inclusive(char::is_whitespace) {
            let word = part.trim_end_matches(char::is_whitespace);
            let from = at + start;
            if !word.is_empty() {
                self.words(word, from..from + word.len());
            }
            if word.len() < part.len() {
                self.space(from + word.len()..from + part.len());
            }
            start += part.len();
        }
    }
}
