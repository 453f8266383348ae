//! The sources of a project in REFI-QDA: a text, its passages as selections with their codings, and what is known of it.

use super::refi_guids::part;
use super::refi_writing::{Note, Project, Section, moment};
use super::refi_writing_names::selection_name;
use super::refi_writing_xml::XmlWriter;
use super::study::{Coding, Source};
use super::told_text::CharSpan;
use crate::text::article::Article;
use std::io::{self, Write};
use uuid::Uuid;

/// What a text may begin with and a file must not: it would be taken for the mark of the encoding.
const MARK: char = '\u{feff}';

/// A source with its passages.
pub(super) struct Passages<'a> {
    at: usize,
    source: &'a Source,
    /// Those that stand in its text.
    placed: Vec<Placed<'a>>,
    unplaced: Vec<&'a Coding>,
}

/// A passage on its words.
struct Placed<'a> {
    guid: Uuid,
    coding: &'a Coding,
    span: CharSpan,
    words: &'a str,
    /// The code that stands for none.
    bare: Option<Uuid>,
}

impl<'a> Passages<'a> {
    /// The passages of a source; `None` where there is none.
    pub(super) fn of(project: &Project<'a>, at: usize) -> Option<Self> {
        let study = project.study;
        let source = study.sources.get(at)?;
        let mut passages = Self { at, source, placed: Vec::new(), unplaced: Vec::new() };
        for place in project.by_source.get(at).into_iter().flatten() {
            let (Some(coding), Some(guid)) = (study.codings.get(*place), project.guids.codings.get(*place))
            else {
                continue;
            };
            match coding.today.and_then(|span| Some((span, words_at(study.article(at)?, span)?))) {
                Some((span, words)) => {
                    let bare = project.bare.get(place).copied();
                    passages.placed.push(Placed { guid: *guid, coding, span, words, bare });
                }
                None => passages.unplaced.push(coding),
            }
        }
        Some(passages)
    }
}

fn words_at(article: &Article, span: CharSpan) -> Option<&str> {
    Some(article.text.span_of_chars(span.start, span.end)?.of(article.text.as_str()))
}

impl Project<'_> {
    /// Writes a source.
    ///
    /// # Errors
    /// Where what it is written to fails.
    pub(super) fn write_source<W: Write>(
        &self,
        xml: &mut XmlWriter<W>,
        passages: &Passages<'_>,
    ) -> io::Result<()> {
        let Some(guid) = self.guids.sources.get(passages.at) else { return Ok(()) };
        let name = self.name(passages);
        xml.begin("TextSource")?;
        xml.attribute("guid", &guid.to_string())?;
        xml.attribute_if_said("name", name)?;
        xml.attribute("plainTextPath", &format!("internal://{guid}.txt"))?;
        let said = self.remarks.of_source(passages.source, &passages.unplaced);
        if !said.is_empty() {
            xml.element("Description", &said)?;
        }
        for placed in &passages.placed {
            self.write_selection(xml, placed)?;
        }
        for code in passages.source.codes.iter().filter_map(|code| self.guids.codes.get(*code)) {
            xml.begin("Coding")?;
            xml.attribute("guid", &part(*guid, &code.to_string()).to_string())?;
            xml.reference("CodeRef", *code)?;
            xml.end()?;
        }
        if !said.is_empty() {
            xml.reference("NoteRef", note_guid(*guid))?;
        }
        self.variables.write_values(xml, passages.source, name)?;
        xml.end()
    }

    fn name(&self, passages: &Passages<'_>) -> &str {
        self.names.get(passages.at).map(String::as_str).unwrap_or_default()
    }

    fn write_selection<W: Write>(&self, xml: &mut XmlWriter<W>, placed: &Placed<'_>) -> io::Result<()> {
        let Placed { guid, coding, span, words, bare } = placed;
        let user = self.guids.coders.get(coding.coder).map(Uuid::to_string).unwrap_or_default();
        let created = moment(&coding.created);
        xml.begin("PlainTextSelection")?;
        xml.attribute("guid", &guid.to_string())?;
        xml.attribute_if_said("name", &selection_name(words).unwrap_or_default())?;
        xml.attribute("startPosition", &span.start.to_string())?;
        xml.attribute("endPosition", &span.end.to_string())?;
        xml.attribute_if_said("creatingUser", &user)?;
        xml.attribute_if_said("creationDateTime", &created)?;
        xml.attribute_if_said("modifiedDateTime", &moment(&coding.modified))?;
        let said = self.remarks.of_passage(coding, words);
        if !said.is_empty() {
            xml.element("Description", &said)?;
        }
        let codes = coding.codes.iter().filter_map(|code| self.guids.codes.get(*code));
        for code in codes.chain(bare) {
            xml.begin("Coding")?;
            xml.attribute("guid", &part(*guid, &code.to_string()).to_string())?;
            xml.attribute_if_said("creatingUser", &user)?;
            xml.attribute_if_said("creationDateTime", &created)?;
            xml.reference("CodeRef", *code)?;
            xml.end()?;
        }
        if !said.is_empty() {
            xml.reference("NoteRef", note_guid(*guid))?;
        }
        xml.end()
    }

    /// Writes the notes of a source and of its passages.
    ///
    /// # Errors
    /// Where what it is written to fails.
    pub(super) fn write_notes_of<W: Write>(
        &self,
        section: &mut Section<'_, W>,
        passages: &Passages<'_>,
    ) -> io::Result<()> {
        let Some(guid) = self.guids.sources.get(passages.at) else { return Ok(()) };
        let text = self.remarks.of_source(passages.source, &passages.unplaced);
        let (guid, name) = (note_guid(*guid), self.name(passages));
        section.write(&Note { guid, name, text: &text, user: None, created: "" })?;
        for Placed { guid, coding, words, .. } in &passages.placed {
            let text = self.remarks.of_passage(coding, words);
            let name = selection_name(words).unwrap_or_default();
            let user = self.guids.coders.get(coding.coder).copied();
            let created = coding.created.as_str();
            section.write(&Note { guid: note_guid(*guid), name: &name, text: &text, user, created })?;
        }
        Ok(())
    }
}

/// The GUID of the note about a source or a passage.
fn note_guid(of: Uuid) -> Uuid {
    part(of, "note")
}

/// The reading text of an article as a file: line ends that are read as spaces are line ends, so that its hash is the same.
pub(super) struct TextFile<'a> {
    article: &'a Article,
}

impl<'a> TextFile<'a> {
    pub(super) fn of(article: &'a Article) -> Self {
        Self { article }
    }

    /// Writes the file.
    ///
    /// # Errors
    /// Where what it is written to fails.
    pub(super) fn write(&self, out: &mut dyn Write) -> io::Result<()> {
        let text = self.article.text.as_str();
        if text.starts_with(MARK) {
            // Reading takes the first away.
            write!(out, "{MARK}")?;
        }
        let mut start = 0;
        for joint in self.article.text.joints() {
            out.write_all(text.get(start..*joint).unwrap_or_default().as_bytes())?;
            out.write_all(b"\n")?;
            start = joint.saturating_add(1);
        }
        out.write_all(text.get(start..).unwrap_or_default().as_bytes())
    }
}
