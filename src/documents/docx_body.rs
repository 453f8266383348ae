//! The text of a part of a Word document: its elements in their order, words to runs, paragraphs and tables to blocks.

use super::document::{Block, DocumentFault, TextKind};
use super::docx_context::Context;
use super::docx_fields::{Fields, address};
use super::docx_marks::{Aside, AsideKey, AsideKind, Marks};
use super::docx_numbering::Marker;
use super::docx_package::Relations;
use super::docx_properties::{ParagraphProperties, RunProperties, is_on};
use super::docx_styles::Style;
use super::flow::Flow;
use super::style_kind::{StyleKind, kind_of_outline};
use super::xml::{Tag, Xml, XmlEvent};
use std::rc::Rc;
use std::sync::Arc;

/// A paragraph that is open.
pub(super) struct Paragraph {
    pub(super) style: Rc<Style>,
    pub(super) kind: StyleKind,
    is_end_gone: bool,
    /// What the words that are read say of themselves.
    pub(super) run: RunProperties,
}

/// A part while it is read.
pub(super) struct Body<'c, 'b> {
    pub(super) context: &'c mut Context<'b>,
    pub(super) relations: &'c Relations,
    pub(super) marks: &'c mut Marks,
    pub(super) flow: Flow,
    asides: Vec<Aside>,
    pub(super) paragraphs: Vec<Paragraph>,
    pub(super) fields: Fields,
    /// Where the links that are open lead to.
    pub(super) links: Vec<Option<Arc<str>>>,
    /// Of each content control that is open, whether it shows what is to be filled in.
    pub(super) placeholders: Vec<bool>,
    is_placeholder_next: bool,
    /// Of each set of alternatives that is open, whether one was taken.
    alternatives: Vec<bool>,
    /// How many columns each cell that is open stands for.
    spans: Vec<usize>,
    /// Of each row that is open, whether it was deleted.
    rows: Vec<bool>,
    /// The words of the picture that comes next.
    pub(super) picture_words: String,
}

/// What a part holds.
#[derive(Default)]
pub(super) struct ReadPart {
    pub(super) blocks: Vec<Block>,
    pub(super) asides: Vec<Aside>,
}

impl<'c, 'b> Body<'c, 'b> {
    /// Reads the part at a place.
    pub(super) fn read(
        context: &'c mut Context<'b>,
        relations: &'c Relations,
        marks: &'c mut Marks,
        place: &str,
    ) -> Result<ReadPart, DocumentFault> {
        let text = context.package.text(place)?;
        let mut xml = context.package.xml(&text);
        let mut body = Self {
            context,
            relations,
            marks,
            flow: Flow::default(),
            asides: Vec::new(),
            paragraphs: Vec::new(),
            fields: Fields::default(),
            links: Vec::new(),
            placeholders: Vec::new(),
            is_placeholder_next: false,
            alternatives: Vec::new(),
            spans: Vec::new(),
            rows: Vec::new(),
            picture_words: String::new(),
        };
        while let Some(event) = xml.next_event()? {
            body.flow.admit()?;
            match event {
                XmlEvent::Start(tag) => body.start(&tag, &mut xml)?,
                XmlEvent::End(name) => body.end(&name),
                XmlEvent::Text(_) => {}
            }
        }
        if xml.is_damaged() {
            body.context.n_damaged = body.context.n_damaged.saturating_add(1);
        }
        Ok(ReadPart { blocks: body.flow.finish(), asides: body.asides })
    }

    fn start(&mut self, tag: &Tag, xml: &mut Xml<'_>) -> Result<(), DocumentFault> {
        match tag.name.as_str() {
            // Words that are gone, that say how others are read aloud, and what holds no words of the text.
            "w:del" | "w:moveFrom" | "w:rt" | "w:delText" | "w:sectPr" | "w:tblPr" | "w:tblGrid"
            | "w:fldData" | "w:ffData" => xml.skip(),
            "w:altChunk" | "w:subDoc" => {
                self.context.n_damaged = self.context.n_damaged.saturating_add(1);
                Ok(())
            }
            "mc:AlternateContent" => {
                self.alternatives.push(false);
                Ok(())
            }
            "mc:Choice" | "mc:Fallback" => match self.alternatives.last_mut() {
                Some(is_taken) if *is_taken => xml.skip(),
                Some(is_taken) => {
                    *is_taken = true;
                    Ok(())
                }
                None => Ok(()),
            },
            "w:p" => {
                self.open_paragraph();
                Ok(())
            }
            "w:pPr" => {
                let properties = ParagraphProperties::read(xml)?;
                self.set_paragraph(&properties);
                Ok(())
            }
            "w:r" | "m:r" => {
                self.set_run(RunProperties::default());
                Ok(())
            }
            "w:rPr" => {
                let properties = RunProperties::read(xml)?;
                self.set_run(properties);
                Ok(())
            }
            "w:t" | "m:t" => {
                let words = xml.text()?;
                self.words(&words);
                Ok(())
            }
            "w:instrText" => {
                let words = xml.text()?;
                self.fields.instruct(&words);
                Ok(())
            }
            _ => self.start_other(tag, xml),
        }
    }

    fn start_other(&mut self, tag: &Tag, xml: &mut Xml<'_>) -> Result<(), DocumentFault> {
        let id = tag.attribute("w:id").unwrap_or_default();
        match tag.name.as_str() {
            "w:tab" | "w:ptab" => self.sign("\t"),
            "w:cr" => self.sign("\n"),
            "w:br" => {
                // A page or column that ends within a paragraph parts words as a line does.
                let is_line = matches!(tag.attribute("w:type"), None | Some("textWrapping"));
                if is_line || self.flow.has_words() {
                    self.sign("\n");
                }
            }
            "w:noBreakHyphen" => self.sign("\u{2011}"),
            "w:sym" => self.symbol(tag),
            "w:fldChar" => match tag.attribute("w:fldCharType") {
                Some("begin") => self.fields.begin(self.paragraphs.len()),
                Some("separate") => self.fields.separate(),
                Some("end") => self.fields.end(),
                Some(_) | None => {}
            },
            "w:fldSimple" => {
                let address = tag.attribute("w:instr").and_then(address);
                self.links.push(address.map(Arc::from));
            }
            "w:hyperlink" => {
                let link = self.link(tag);
                self.links.push(link);
            }
            "w:footnoteReference" => self.note_number(AsideKind::Footnote, id),
            "w:endnoteReference" => self.note_number(AsideKind::Endnote, id),
            "w:commentRangeStart" => self.marks.open_comment(id),
            "w:commentRangeEnd" => self.marks.close_comment(id),
            "w:commentReference" => {
                if let Some(remark) = self.marks.unplaced(id) {
                    self.flow.remark_on_last(remark);
                }
            }
            "w:footnote" | "w:endnote" | "w:comment" => self.open_aside(tag),
            _ => return self.start_table(tag, xml),
        }
        Ok(())
    }

    fn start_table(&mut self, tag: &Tag, xml: &mut Xml<'_>) -> Result<(), DocumentFault> {
        let number = || tag.attribute("w:val").and_then(|n| n.trim().parse::<usize>().ok()).unwrap_or(0);
        match tag.name.as_str() {
            "w:tbl" => self.flow.open_table(),
            "w:tr" => self.rows.push(false),
            "w:trPr" => {
                let depth = xml.depth();
                while xml.depth() >= depth {
                    let Some(event) = xml.next_event()? else { break };
                    match event {
                        XmlEvent::Start(tag) if tag.name == "w:del" => {
                            if let Some(is_gone) = self.rows.last_mut() {
                                *is_gone = true;
                            }
                        }
                        XmlEvent::Start(tag) if tag.name == "w:trPrChange" => xml.skip()?,
                        XmlEvent::Start(_) | XmlEvent::End(_) | XmlEvent::Text(_) => {}
                    }
                }
            }
            "w:tc" => {
                self.spans.push(1);
                self.flow.open_cell();
            }
            "w:gridSpan" => {
                if let Some(span) = self.spans.last_mut() {
                    *span = number();
                }
            }
            "w:tcPrChange" => xml.skip()?,
            "w:sdtPr" => self.is_placeholder_next = shows_placeholder(xml)?,
            "w:sdtContent" => self.placeholders.push(std::mem::take(&mut self.is_placeholder_next)),
            _ => self.start_drawing(tag),
        }
        Ok(())
    }

    fn start_drawing(&mut self, tag: &Tag) {
        let said = |name| tag.attribute(name).filter(|words: &&str| !words.trim().is_empty());
        match tag.name.as_str() {
            "w:drawing" | "w:pict" | "w:object" => self.picture_words.clear(),
            "wp:docPr" => {
                if let Some(words) = said("descr") {
                    words.clone_into(&mut self.picture_words);
                }
            }
            "v:shape" => {
                if let Some(words) = said("alt") {
                    words.clone_into(&mut self.picture_words);
                }
            }
            "a:blip" => self.picture(tag.attribute("r:embed"), tag.attribute("r:link").is_some()),
            "v:imagedata" => self.picture(tag.attribute("r:id"), tag.attribute("r:href").is_some()),
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            "w:p" => self.close_paragraph(),
            "w:hyperlink" | "w:fldSimple" => {
                self.links.pop();
            }
            "mc:AlternateContent" => {
                self.alternatives.pop();
            }
            "w:sdtContent" => drop(self.placeholders.pop()),
            "w:tbl" => self.flow.close_table(),
            "w:tr" => {
                let is_gone = self.rows.pop().unwrap_or_default();
                if let Some(table) = self.flow.table() {
                    if is_gone { table.drop_row() } else { table.end_row() }
                }
            }
            "w:tc" => {
                self.flow.close_cell();
                let n_more = self.spans.pop().unwrap_or(1).saturating_sub(1);
                let n_added = self.flow.table().map_or(0, |table| table.add_empty_cells(n_more));
                self.flow.count(n_added);
            }
            "w:footnote" | "w:endnote" | "w:comment" => {
                let runs = self.flow.close_aside();
                if let Some(aside) = self.asides.last_mut() {
                    aside.runs = runs;
                }
            }
            _ => {}
        }
    }

    fn open_paragraph(&mut self) {
        let style = self.context.styles.of_paragraph(None);
        let kind = style.kind.unwrap_or(StyleKind::Body);
        self.paragraphs.push(Paragraph { style, kind, is_end_gone: false, run: RunProperties::default() });
        self.flow.open_paragraph();
    }

    fn set_paragraph(&mut self, properties: &ParagraphProperties) {
        let style = self.context.styles.of_paragraph(properties.style.as_deref());
        let outline = properties.outline.map(kind_of_outline);
        let kind = outline.or(style.kind).unwrap_or(StyleKind::Body);
        let list = properties.list.as_ref().or(style.list.as_ref());
        let level = properties.list_level.or(style.list_level).unwrap_or(0);
        // A numbered heading counts, though its number is not said.
        let numbering = &mut self.context.numbering;
        let item = list.and_then(|list| numbering.count(list, level, &mut self.context.styles));
        let depth = item.as_ref().map_or(1, |place| place.depth);
        let marker = item.map_or(Marker::Nothing, |place| place.marker);
        self.flow.set_kind(match (kind, &marker) {
            (StyleKind::Heading(level), _) => TextKind::Heading(level),
            (StyleKind::Body | StyleKind::Quotation, Marker::Bullet) => {
                TextKind::Item { depth, number: None }
            }
            (StyleKind::Body | StyleKind::Quotation, Marker::Number(number)) => {
                TextKind::Item { depth, number: Some(*number) }
            }
            (StyleKind::Quotation, Marker::Words(_) | Marker::Nothing) => TextKind::Quotation,
            (StyleKind::Body, Marker::Words(_) | Marker::Nothing) => TextKind::Paragraph,
        });
        if let (StyleKind::Body | StyleKind::Quotation, Marker::Words(words)) = (kind, marker) {
            let setting = self.context.setting(&RunProperties::default(), &style, kind);
            self.flow.set_label(words, setting.style);
        }
        if let Some(paragraph) = self.paragraphs.last_mut() {
            paragraph.style = style;
            paragraph.kind = kind;
            paragraph.is_end_gone = properties.is_end_gone;
        }
    }

    fn close_paragraph(&mut self) {
        self.fields.end_paragraph(self.paragraphs.len());
        let paragraph = self.paragraphs.pop();
        if paragraph.is_some_and(|paragraph| paragraph.is_end_gone) {
            self.flow.join_paragraph();
        } else {
            self.flow.close_paragraph();
        }
    }

    fn set_run(&mut self, properties: RunProperties) {
        if let Some(paragraph) = self.paragraphs.last_mut() {
            paragraph.run = properties;
        }
    }

    fn open_aside(&mut self, tag: &Tag) {
        let Some(kind) = AsideKind::of_element(&tag.name) else { return };
        let key = AsideKey { kind, id: tag.attribute("w:id").unwrap_or_default().to_owned() };
        let author = tag.attribute("w:author").map(str::trim).filter(|author| !author.is_empty());
        self.asides.push(Aside { key, author: author.map(str::to_owned), runs: Vec::new() });
        self.flow.open_aside();
    }
}

/// Reads the rest of what is said of a content control: whether nobody has filled it in yet.
fn shows_placeholder(xml: &mut Xml<'_>) -> Result<bool, DocumentFault> {
    let mut is_shown = false;
    let depth = xml.depth();
    while xml.depth() >= depth {
        let Some(event) = xml.next_event()? else { break };
        if let XmlEvent::Start(tag) = event {
            is_shown |= tag.name == "w:showingPlcHdr" && is_on(&tag);
        }
    }
    Ok(is_shown)
}
