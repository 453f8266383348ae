//! A Word document while it is written: its parts once, then paragraph after paragraph into the archive, so that a report
//! of any length takes no memory of its own.
//!
//! The XML is written here and not by a crate. docx-rs 0.4 holds the whole document (1.7 GB for 100,000 passages), packs
//! nothing, numbers paragraphs on from one document to the next so that no two are alike, and lets through the control
//! characters that XML forbids: Word opens no such file.

use super::archive_writing::{ArchiveWriter, archive_in, deflated, finish};
use super::docx_writing_parts::{About, write_parts};
use super::docx_writing_styles::Style;
use super::docx_writing_text::{attribute_to, words_to};
use super::sink::{NotWritten, Sink};
use crate::text::direction::Directions;
use std::fmt::{self, Write as _};
use std::io::Write as _;

/// How many bytes of XML are gathered before they are packed.
const CHUNK_BYTES: usize = 1 << 16;

/// The thickness of a bar beside a paragraph, in eighths of a point, and how far it stands from the words, in points.
const BAR: &str = r#"<w:left w:val="single" w:sz="18" w:space="9" w:color=""#;

const HEAD: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><w:body>"#;

/// A4 with margins of 2.5 cm.
const TAIL: &str = r#"<w:sectPr><w:footerReference w:type="default" r:id="rId4"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1418" w:right="1418" w:bottom="1418" w:left="1418" w:header="709" w:footer="709" w:gutter="0"/><w:cols w:space="708"/></w:sectPr></w:body></w:document>"#;

/// A place in the document that links lead to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    /// A theme, by its place in the study or codebook.
    Theme(usize),
    /// An article, by its place in the study.
    Article(usize),
    /// The section of passages without a theme, the other themes, and what follows the passages.
    WithoutTheme,
    OtherThemes,
    Back,
}

impl fmt::Display for Mark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Theme(at) => write!(f, "Theme{at}"),
            Self::Article(at) => write!(f, "Article{at}"),
            Self::WithoutTheme => f.write_str("WithoutTheme"),
            Self::OtherThemes => f.write_str("OtherThemes"),
            Self::Back => f.write_str("Back"),
        }
    }
}

/// What is said of a paragraph before its words.
#[derive(Clone, Copy, Debug)]
pub(super) struct Paragraph<'a> {
    pub(super) style: Style,
    /// The colour of a bar at its left, `#rrggbb`; without one the style's stands.
    pub(super) bar: Option<&'a str>,
    /// The place that it is.
    pub(super) mark: Option<Mark>,
    /// Where the page it stands on begins or ends, if that is told.
    pub(super) page: Page,
}

impl Paragraph<'_> {
    pub(super) fn of(style: Style) -> Self {
        Self { style, bar: None, mark: None, page: Page::default() }
    }
}

/// Where a page ends.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Page {
    /// Where the style has it.
    #[default]
    AsItComes,
    /// Before the paragraph.
    Before,
    /// Not between the paragraph and the next one.
    WithNext,
}

/// An entry of the table of contents.
#[derive(Clone, Copy, Debug)]
pub(super) struct Entry<'a> {
    /// Its level, 1 the highest.
    pub(super) level: usize,
    pub(super) mark: Mark,
    pub(super) name: &'a str,
}

/// A document that is open.
pub(super) struct DocxWriter<'o> {
    zip: ArchiveWriter<'o>,
    /// What is not in the archive yet.
    text: String,
    n_marks: usize,
    /// The open paragraph is such a place.
    open_mark: Option<usize>,
    /// Where the open paragraph says that it goes from right to left, if its first words do; `None` once there were some.
    direction_at: Option<usize>,
}

impl<'o> DocxWriter<'o> {
    /// Begins a document.
    ///
    /// # Errors
    /// Where what it is written to fails.
    pub(super) fn begin(out: &'o mut dyn Sink, about: &About<'_>) -> Result<Self, NotWritten> {
        let mut zip = archive_in(out);
        write_parts(about, &mut |name, content| {
            zip.start_file(name, deflated())?;
            Ok(zip.write_all(content.as_bytes())?)
        })?;
        zip.start_file("word/document.xml", deflated())?;
        Ok(Self { zip, text: HEAD.to_owned(), n_marks: 0, open_mark: None, direction_at: None })
    }

    /// Opens a paragraph; [`Self::close`] ends it.
    pub(super) fn open(&mut self, paragraph: Paragraph<'_>) {
        self.text.push_str("<w:p><w:pPr><w:pStyle w:val=\"");
        self.text.push_str(paragraph.style.id());
        self.text.push_str("\"/>");
        self.text.push_str(match paragraph.page {
            Page::AsItComes => "",
            Page::Before => "<w:pageBreakBefore/>",
            Page::WithNext => "<w:keepNext/>",
        });
        if let Some(color) = paragraph.bar.and_then(|color| color.strip_prefix('#')) {
            self.text.push_str("<w:pBdr>");
            self.text.push_str(BAR);
            attribute_to(&mut self.text, color);
            self.text.push_str("\"/></w:pBdr>");
        }
        self.direction_at = Some(self.text.len());
        self.text.push_str("</w:pPr>");
        self.open_mark = paragraph.mark.map(|mark| self.begin_mark(mark));
    }

    /// Ends the open paragraph.
    ///
    /// # Errors
    /// Where what it is written to fails.
    pub(super) fn close(&mut self) -> Result<(), NotWritten> {
        if let Some(number) = self.open_mark.take() {
            self.end_mark(number);
        }
        self.text.push_str("</w:p>");
        self.settle(CHUNK_BYTES)
    }

    /// Adds words to the open paragraph.
    pub(super) fn words(&mut self, words: &str) {
        self.run("", words);
    }

    /// Adds words that stand out, such as a label.
    pub(super) fn strong(&mut self, words: &str) {
        self.run("<w:rStyle w:val=\"Strong\"/>", words);
    }

    /// Adds a square of a colour, `#rrggbb`.
    pub(super) fn swatch(&mut self, color: &str) {
        let mut properties = "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"".to_owned();
        attribute_to(&mut properties, color.trim_start_matches('#'));
        properties.push_str("\"/>");
        self.run(&properties, "\u{a0}\u{a0}\u{a0}\u{a0}");
        self.words("\u{a0}");
    }

    /// Adds words that lead to a place in the document.
    pub(super) fn link(&mut self, to: Mark, words: &str) {
        self.put(format_args!("<w:hyperlink w:anchor=\"{to}\" w:history=\"1\">"));
        self.words(words);
        self.text.push_str("</w:hyperlink>");
    }

    /// Writes a table of contents. Its entries stand in it without numbers of pages, which only the word processor knows:
    /// the field is marked so that Word offers to bring it up to date.
    ///
    /// # Errors
    /// Where what it is written to fails.
    pub(super) fn contents<'e>(
        &mut self,
        heading: &str,
        n_levels: usize,
        entries: impl Iterator<Item = Entry<'e>>,
    ) -> Result<(), NotWritten> {
        self.text.push_str(
            "<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val=\"Table of Contents\"/><w:docPartUnique/>\
             </w:docPartObj></w:sdtPr><w:sdtContent>",
        );
        self.line(Style::ContentsHeading, heading)?;
        let mut field = format!(
            "<w:r><w:fldChar w:fldCharType=\"begin\" w:dirty=\"true\"/></w:r><w:r><w:instrText xml:space=\"preserve\"> \
             TOC \\o \"1-{n_levels}\" \\h \\z \\u </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>"
        );
        for entry in entries.filter(|entry| entry.level <= n_levels) {
            self.open(Paragraph::of(Style::Contents(entry.level)));
            self.text.push_str(&std::mem::take(&mut field));
            self.link(entry.mark, entry.name);
            self.close()?;
        }
        self.text.push_str("<w:p>");
        self.text.push_str(&field);
        self.text.push_str("<w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p></w:sdtContent></w:sdt>");
        Ok(())
    }

    /// Writes a paragraph of these words.
    ///
    /// # Errors
    /// Where what it is written to fails.
    pub(super) fn line(&mut self, style: Style, words: &str) -> Result<(), NotWritten> {
        self.open(Paragraph::of(style));
        self.words(words);
        self.close()
    }

    /// Ends the document.
    ///
    /// # Errors
    /// Where what it is written to fails.
    pub(super) fn finish(mut self) -> Result<(), NotWritten> {
        self.text.push_str(TAIL);
        self.settle(0)?;
        finish(self.zip)
    }

    fn run(&mut self, properties: &str, words: &str) {
        if words.is_empty() {
            return;
        }
        let Some(directions) = Directions::of(words) else {
            if words.chars().any(char::is_alphabetic) {
                self.direction_at = None;
            }
            return self.stretch(properties, words, false);
        };
        // The paragraph goes as its first words do.
        if let Some(at) = self.direction_at.take().filter(|_| directions.is_rtl) {
            self.text.insert_str(at, "<w:bidi/>");
        }
        for stretch in directions.stretches() {
            self.stretch(properties, stretch.span.of(words), stretch.is_rtl);
        }
    }

    /// Adds words of one direction.
    fn stretch(&mut self, properties: &str, words: &str, is_rtl: bool) {
        let direction = if is_rtl { "<w:rtl/>" } else { "" };
        self.text.push_str("<w:r>");
        if !properties.is_empty() || is_rtl {
            self.put(format_args!("<w:rPr>{properties}{direction}</w:rPr>"));
        }
        words_to(&mut self.text, words);
        self.text.push_str("</w:r>");
    }

    fn begin_mark(&mut self, mark: Mark) -> usize {
        self.n_marks += 1;
        let number = self.n_marks;
        self.put(format_args!("<w:bookmarkStart w:id=\"{number}\" w:name=\"{mark}\"/>"));
        number
    }

    fn end_mark(&mut self, number: usize) {
        self.put(format_args!("<w:bookmarkEnd w:id=\"{number}\"/>"));
    }

    /// Adds to the part; writing to memory does not fail.
    fn put(&mut self, what: fmt::Arguments<'_>) {
        let _ = self.text.write_fmt(what);
    }

    /// Packs what was gathered, where it is more than this many bytes.
    fn settle(&mut self, n_bytes: usize) -> Result<(), NotWritten> {
        if self.text.len() > n_bytes {
            self.zip.write_all(self.text.as_bytes())?;
            self.text.clear();
        }
        Ok(())
    }
}
