//! The text of an ODF text: its elements in their order, words to runs, paragraphs and tables to blocks.

use super::archive::Archive;
use super::document::{Block, DocumentFacts, DocumentFault, Remark, Run, RunStyle, TextKind};
use super::facts::{authors, said};
use super::flow::{Flow, is_empty};
use super::odt_frames::Frames;
use super::odt_lists::{Begun, Lists};
use super::odt_paragraphs::Paragraphs;
use super::odt_remarks::Remarks;
use super::odt_styles::Styles;
use super::pictures::Pictures;
use super::xml::{Tag, Xml, XmlEvent};
use std::collections::HashSet;

/// How many spaces one element may stand for.
const MAX_SPACES: usize = 100;

/// A note of a text.
struct Note {
    number: u32,
    runs: Vec<Run>,
}

/// A text while it is read.
pub(super) struct Body<'s, 'a, 'b> {
    styles: &'s mut Styles,
    flow: Flow,
    paragraphs: Paragraphs,
    lists: Lists,
    frames: Frames<'a, 'b>,
    remarks: Remarks,
    /// Of each element that is open and holds words or blocks, whether its characters are words.
    is_words: Vec<bool>,
    /// How often each row and cell that is open is there.
    repeats: Vec<usize>,
    notes: Vec<Note>,
    /// Which of the notes are open.
    open_notes: Vec<usize>,
    facts: DocumentFacts,
    is_text: bool,
}

/// What a text holds.
pub(super) struct ReadText {
    pub(super) blocks: Vec<Block>,
    pub(super) remarks: Vec<Remark>,
    pub(super) pictures: Pictures,
    pub(super) facts: DocumentFacts,
    /// Whether the file has the element of a text.
    pub(super) is_text: bool,
    pub(super) is_damaged: bool,
}

impl<'s, 'a, 'b> Body<'s, 'a, 'b> {
    /// Reads a text. `ended` are the names of the comments whose end it tells; without an archive it has no pictures.
    pub(super) fn read(
        xml: &mut Xml<'_>,
        styles: &'s mut Styles,
        archive: Option<&'a mut Archive<'b>>,
        ended: HashSet<String>,
    ) -> Result<ReadText, DocumentFault> {
        let mut body = Self {
            styles,
            flow: Flow::default(),
            paragraphs: Paragraphs::default(),
            lists: Lists::default(),
            frames: Frames::new(archive),
            remarks: Remarks::new(ended),
            is_words: Vec::new(),
            repeats: Vec::new(),
            notes: Vec::new(),
            open_notes: Vec::new(),
            facts: DocumentFacts::default(),
            is_text: false,
        };
        while let Some(event) = xml.next_event()? {
            body.flow.admit()?;
            match event {
                XmlEvent::Start(tag) => body.start(&tag, xml)?,
                XmlEvent::End(name) => body.end(&name),
                XmlEvent::Text(words) if body.is_words.last() == Some(&true) => body.words(&words),
                XmlEvent::Text(_) => {}
            }
        }
        Ok(body.finish(xml.is_damaged()))
    }

    fn finish(self, is_damaged: bool) -> ReadText {
        let mut blocks = self.flow.finish();
        let notes = self.notes.into_iter().filter(|note| !is_empty(&note.runs));
        let kind = |number| TextKind::Note { number };
        blocks.extend(notes.map(|note| Block::Text { kind: kind(note.number), runs: note.runs }));
        ReadText {
            blocks,
            remarks: self.remarks.taken,
            pictures: self.frames.pictures,
            facts: self.facts,
            is_text: self.is_text,
            is_damaged,
        }
    }

    fn start(&mut self, tag: &Tag, xml: &mut Xml<'_>) -> Result<(), DocumentFault> {
        if is_left_out(tag) {
            return xml.skip();
        }
        match tag.name.as_str() {
            "office:meta" => self.facts = read_facts(xml)?,
            "svg:title" => self.frames.take_title(xml.text()?),
            "svg:desc" => self.frames.take_description(xml.text()?),
            "dc:creator" => self.remarks.take_author(&xml.text()?),
            "table:covered-table-cell" => {
                let n_cells = repeat(tag, "table:number-columns-repeated");
                let n_added = self.flow.table().map_or(0, |table| table.add_empty_cells(n_cells));
                self.flow.count(n_added);
                xml.skip()?;
            }
            _ if self.styles.take(tag, xml)? => {}
            _ => {
                self.is_words.extend(holds_words(&tag.name));
                self.start_block(tag);
            }
        }
        Ok(())
    }

    fn start_block(&mut self, tag: &Tag) {
        match tag.name.as_str() {
            "office:text" => self.is_text = true,
            "text:p" | "text:h" => {
                let Begun { kind, label } = self.lists.begin_paragraph(self.styles);
                let kind = self.paragraphs.open(tag, self.styles, kind);
                self.flow.open_paragraph();
                self.flow.set_kind(kind);
                let is_heading = matches!(kind, TextKind::Heading(_));
                if let Some(label) = label.filter(|_| !is_heading) {
                    let style = self.paragraphs.style().unwrap_or_default();
                    self.flow.set_label(label, style);
                }
            }
            "text:list" => self.lists.open_list(tag),
            "text:list-item" | "text:list-header" => self.lists.open_item(tag),
            "table:table" => self.flow.open_table(),
            "table:table-row" => self.repeats.push(repeat(tag, "table:number-rows-repeated")),
            "table:table-cell" => {
                self.repeats.push(repeat(tag, "table:number-columns-repeated"));
                self.flow.open_cell();
            }
            "draw:frame" => self.frames.open(),
            "draw:image" => self.frames.take_place(tag.attribute("xlink:href")),
            _ => self.start_words(tag),
        }
    }

    fn start_words(&mut self, tag: &Tag) {
        match tag.name.as_str() {
            "text:span" => self.paragraphs.open_span(tag, self.styles),
            "text:a" => self.paragraphs.open_link(tag),
            "text:s" => {
                let n_spaces = tag.attribute("text:c").and_then(|n| n.parse().ok()).unwrap_or(1_usize);
                self.sign(&" ".repeat(n_spaces.min(MAX_SPACES)));
            }
            "text:tab" => self.sign("\t"),
            "text:line-break" => self.sign("\n"),
            "text:note" => {
                let number = u32::try_from(self.notes.len()).unwrap_or(u32::MAX).saturating_add(1);
                self.open_notes.push(self.notes.len());
                self.notes.push(Note { number, runs: Vec::new() });
                let style = RunStyle { is_note_number: true, ..RunStyle::default() };
                self.flow.text(&format!("[{number}]"), &style);
                self.paragraphs.end_space();
            }
            "text:note-body" => self.flow.open_aside(),
            "office:annotation" => {
                self.remarks.open(tag.attribute("office:name"));
                self.flow.open_aside();
            }
            "office:annotation-end" => {
                let unplaced = self.remarks.end(tag.attribute("office:name").unwrap_or_default());
                if let Some(remark) = unplaced {
                    self.flow.remark_on_last(remark);
                }
            }
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        if holds_words(name).is_some() {
            self.is_words.pop();
        }
        match name {
            "text:p" | "text:h" => {
                self.paragraphs.close();
                self.flow.close_paragraph();
            }
            "text:span" => self.paragraphs.close_span(),
            "text:a" => self.paragraphs.close_link(),
            "text:list" => self.lists.close_list(),
            "text:list-item" | "text:list-header" => self.lists.close_item(),
            "table:table" => self.flow.close_table(),
            "table:table-row" | "table:table-cell" => self.end_part_of_table(name),
            "draw:frame" => {
                if let Some(shown) = self.frames.close() {
                    self.flow.picture(shown.picture, shown.words);
                }
            }
            "text:note-body" => {
                let runs = self.flow.close_aside();
                if let Some(note) = self.open_notes.last().and_then(|note| self.notes.get_mut(*note)) {
                    note.runs = runs;
                }
            }
            "text:note" => {
                self.open_notes.pop();
            }
            "office:annotation" => {
                let runs = self.flow.close_aside();
                if let Some(remark) = self.remarks.close(&runs) {
                    self.flow.remark_on_last(remark);
                }
            }
            _ => {}
        }
    }

    fn end_part_of_table(&mut self, name: &str) {
        let n_more = self.repeats.pop().unwrap_or(1).saturating_sub(1);
        let is_cell = name == "table:table-cell";
        if is_cell {
            self.flow.close_cell();
        }
        let Some(table) = self.flow.table() else { return };
        let n_parts = if is_cell { table.repeat_cell(n_more) } else { table.repeat_row(n_more) };
        self.flow.count(n_parts);
    }

    fn words(&mut self, words: &str) {
        let Some(mut style) = self.paragraphs.style() else { return };
        let words = self.paragraphs.collapsed(words);
        if !words.is_empty() {
            style.remarks = self.remarks.open_remarks();
            self.flow.text(&words, &style);
        }
    }

    /// Adds a sign that the format has an element for.
    fn sign(&mut self, sign: &str) {
        let Some(mut style) = self.paragraphs.style() else { return };
        style.remarks = self.remarks.open_remarks();
        self.flow.text(sign, &style);
        self.paragraphs.end_space();
    }
}

/// Whether an element holds nothing that is shown: what was deleted, what lies beside the text, how it is made.
fn is_left_out(tag: &Tag) -> bool {
    let name = tag.name.as_str();
    match name {
        "text:tracked-changes"
        | "text:note-citation"
        | "text:ruby-text"
        | "text:script"
        | "text:hidden-text"
        | "table:title"
        | "table:desc"
        | "office:master-styles"
        | "office:settings"
        | "office:scripts"
        | "office:forms"
        | "office:event-listeners"
        | "office:binary-data"
        | "dc:date"
        | "meta:date-string"
        | "meta:creator-initials"
        | "loext:sender-initials" => true,
        "text:section" => tag.attribute("text:display") == Some("none"),
        // How an index is made, with the words of its pattern.
        _ => name.starts_with("text:") && name.ends_with("-source"),
    }
}

/// Whether the characters right in an element are words, where it holds words or blocks.
fn holds_words(name: &str) -> Option<bool> {
    match name {
        "text:p" | "text:h" => Some(true),
        "text:list" | "text:list-item" | "text:list-header" | "text:note" | "text:note-body" => Some(false),
        _ => ["draw:", "table:", "office:"].iter().any(|start| name.starts_with(start)).then_some(false),
    }
}

fn repeat(tag: &Tag, attribute: &str) -> usize {
    tag.attribute(attribute).and_then(|n| n.parse().ok()).unwrap_or(1)
}

/// Reads what the rest of an element says of the article. The day on which the file was made is not that of the article.
pub(super) fn read_facts(xml: &mut Xml<'_>) -> Result<DocumentFacts, DocumentFault> {
    let mut facts = DocumentFacts::default();
    let mut first_author = None;
    let depth = xml.depth();
    while xml.depth() >= depth {
        let Some(event) = xml.next_event()? else { break };
        let XmlEvent::Start(tag) = event else { continue };
        match tag.name.as_str() {
            "dc:title" => facts.title = said(&xml.text()?),
            "dc:creator" => facts.author = authors(&xml.text()?),
            "meta:initial-creator" => first_author = authors(&xml.text()?),
            _ => {}
        }
    }
    facts.author = first_author.or(facts.author);
    Ok(facts)
}
