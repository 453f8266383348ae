//! The sources of a REFI-QDA project as they are told: texts, pages with or without their text, and pictures, audio and
//! video, of which only a transcript or a description in words can be read.

use super::refi_project::ToldProject;
use super::refi_texts::{About, Selection, TextPart};
use super::refi_xml::{each_child, local};
use crate::documents::document::DocumentFault;
use crate::documents::xml::{Tag, Xml};

/// A source.
#[derive(Debug)]
pub(super) struct ToldSource {
    pub(super) kind: SourceOf,
    pub(super) about: About,
    /// The texts that it has: one of a text or of pages, any number of what is neither.
    pub(super) texts: Vec<TextPart>,
    /// How many passages are areas, or moments without words.
    pub(super) n_areas: usize,
}

/// What a source is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum SourceOf {
    /// A text, or pages that have one.
    Words,
    Media,
}

impl ToldProject {
    /// Reads a source.
    pub(super) fn read_source(&mut self, xml: &mut Xml<'_>, tag: &Tag) -> Result<(), DocumentFault> {
        let source = match local(tag) {
            "TextSource" => {
                let texts = vec![self.read_text(xml, tag)?];
                ToldSource { kind: SourceOf::Words, about: About::default(), texts, n_areas: 0 }
            }
            "PDFSource" => self.pages(xml, tag)?,
            "PictureSource" | "AudioSource" | "VideoSource" => self.media(xml, tag)?,
            _ => return Ok(()),
        };
        self.sources.push(source);
        Ok(())
    }

    fn media(&mut self, xml: &mut Xml<'_>, tag: &Tag) -> Result<ToldSource, DocumentFault> {
        let mut source =
            ToldSource { kind: SourceOf::Media, about: self.about(tag), texts: Vec::new(), n_areas: 0 };
        each_child(xml, |xml, tag| {
            match local(tag) {
                "Transcript" | "TextDescription" => source.texts.push(self.read_text(xml, tag)?),
                "PictureSelection" | "AudioSelection" | "VideoSelection" => {
                    source.n_areas = source.n_areas.saturating_add(1);
                }
                _ => source.about.take(self, xml, tag)?,
            }
            Ok(())
        })?;
        Ok(source)
    }

    /// Reads pages: their text is that of the element `Representation`.
    fn pages(&mut self, xml: &mut Xml<'_>, tag: &Tag) -> Result<ToldSource, DocumentFault> {
        let mut about = self.about(tag);
        let mut text = TextPart::default();
        let mut areas = Vec::new();
        each_child(xml, |xml, tag| {
            match local(tag) {
                "Representation" => text = self.read_text(xml, tag)?,
                "PDFSelection" => areas.push(self.area(xml, tag)?),
                _ => about.take(self, xml, tag)?,
            }
            Ok(())
        })?;
        let mut n_areas = 0_usize;
        for area in areas {
            let passages = area.text.and_then(|said| passages_of(area.selection, said, &text.plain_path));
            match passages {
                Some(passages) => text.selections.extend(passages),
                None => n_areas = n_areas.saturating_add(1),
            }
        }
        Ok(ToldSource { kind: SourceOf::Words, about, texts: vec![text], n_areas })
    }

    fn area(&mut self, xml: &mut Xml<'_>, tag: &Tag) -> Result<Area, DocumentFault> {
        self.count_passage()?;
        let mut area = Area { selection: self.selection(tag), text: None };
        each_child(xml, |xml, tag| match local(tag) {
            "Representation" => {
                let text = self.read_text(xml, tag)?;
                area.text = Some(text);
                Ok(())
            }
            _ => area.selection.take(self, xml, tag),
        })?;
        Ok(area)
    }
}

/// A passage of a page, with the text that is told of it.
struct Area {
    selection: Selection,
    text: Option<TextPart>,
}

/// The passages that an area with words stands for; `None` for one without. Where it has no text of its own it tells
/// positions in the text of all pages; else its words are known, and what lies in them is said of all of them.
fn passages_of(area: Selection, said: TextPart, path_of_all: &str) -> Option<Vec<Selection>> {
    let own = said.content.filter(|words| !words.trim().is_empty());
    let is_of_all = said.plain_path.is_empty() || said.plain_path == path_of_all;
    let mut passages = match own {
        Some(words) => {
            let mut all = Selection { words: Some(words), ..Selection::default() };
            said.selections.into_iter().for_each(|selection| all.take_over(selection));
            vec![all]
        }
        None if is_of_all => said.selections,
        None => Vec::new(),
    };
    passages.first_mut()?.take_over(area);
    Some(passages)
}

impl Selection {
    /// Takes over what is said of another selection, where nothing is said of this one.
    fn take_over(&mut self, other: Self) {
        self.applied.extend(other.applied);
        self.notes.extend(other.notes);
        self.user = self.user.or(other.user);
        self.created = self.created.or(other.created);
        self.modified = self.modified.or(other.modified);
        for (own, others) in [
            (&mut self.id, other.id),
            (&mut self.name, other.name),
            (&mut self.description, other.description),
        ] {
            if own.is_empty() {
                *own = others;
            }
        }
    }
}
