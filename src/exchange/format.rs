//! Formats: what each is called, and how it is written and read. The table of all of them is `formats`.

use super::codebook::Book;
use super::export_options::ExportOptions;
use super::export_words::ExportWords;
use super::formats::FORMATS;
use super::found_study::FoundStudy;
use super::proof::KeptPlace;
use super::reading::{FoundTexts, Input, NotRead};
use super::sink::{NotWritten, Sink};
use super::study::Study;
use super::table::Table;
use crate::documents::document::IsStopped;

/// Names a format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FormatId {
    /// A table, one row a passage and theme.
    Csv,
    /// W3C Web Annotation JSON-LD.
    WebAnnotation,
    /// A report by theme, in Markdown.
    Report,
    /// The codebook as a table, a row a theme.
    CodebookCsv,
    /// The codebook as a document that can be read back.
    CodebookMarkdown,
    /// The codebook as a page to be printed.
    CodebookPage,
    /// Plain text.
    Text,
    /// Markdown.
    Markdown,
    /// Word, since 2007.
    Docx,
    /// `OpenDocument` text: `LibreOffice`, and others.
    Odt,
    /// Rich text format.
    Rtf,
    /// Word, 97 to 2003.
    Doc,
    /// A web page: articles as they are read, or one that is imported.
    Html,
    /// A web page with its pictures, in one file.
    Mhtml,
    /// A book: each chapter is an article.
    Epub,
    /// PDF with text.
    Pdf,
    /// A study without the texts.
    Portable,
    /// A REFI-QDA project: what `NVivo`, `ATLAS.ti`, MAXQDA and others export.
    Refi,
    /// Notes of Obsidian, in an archive.
    Obsidian,
    /// Texts and spans of brat, in an archive.
    Brat,
    /// References in BibTeX.
    BibTex,
    /// A corpus of `IRaMuTeQ`.
    Iramuteq,
    /// The network of themes.
    GraphMl,
    /// A table of articles and themes.
    Matrix,
    /// The codebook as a Word document.
    CodebookDocx,
    /// The codebook as an Excel workbook.
    CodebookXlsx,
    /// A REFI-QDA codebook.
    RefiCodebook,
    /// A database: the tables of the project as it is written, that of Taguette, `QualCoder`, RQDA or Zotero as it is read.
    Sqlite,
    /// The same tables as Parquet files, in an archive.
    Parquet,
    /// A table with a row an article: values with something between them.
    TableCsv,
    /// An Excel workbook: the tables of the project as it is written, a row an article as it is read.
    TableXlsx,
    /// JSON lines: articles with spans as they are written, a row an article as they are read.
    TableJson,
    /// What is known of articles, as CSL-JSON.
    CslJson,
    /// References in RIS.
    Ris,
    /// What Zotero and its extension Better BibTeX know of articles, with what was annotated in them.
    ZoteroJson,
    /// The clippings of a Kindle.
    Kindle,
}

/// A format.
#[derive(Debug)]
pub struct Format {
    /// Which it is.
    pub id: FormatId,
    /// Its name on the command line, which its words go by, too. No two formats that are written of the same have one.
    pub name: &'static str,
    /// How its files end, without the dot; the first is that of files that are written.
    pub extensions: &'static [&'static str],
    /// How it is written.
    pub write: Option<Write>,
    /// How it is read.
    pub read: Option<ReadFrom>,
}

/// How a format is read: as what.
#[derive(Clone, Copy, Debug)]
pub enum ReadFrom {
    /// The texts of articles.
    Texts(fn(Input<'_>, IsStopped<'_>) -> Result<FoundTexts, NotRead>),
    /// A project of another program, or what people marked elsewhere.
    Project(fn(Input<'_>, IsStopped<'_>) -> Result<FoundStudy, NotRead>),
    /// A table with a row an article.
    Table(fn(Input<'_>, IsStopped<'_>) -> Result<Table, NotRead>),
}

/// What is asked of the writer of passages.
#[derive(Clone, Copy, Debug)]
pub struct Asked<'a> {
    /// The words of the person's language.
    pub words: &'a ExportWords,
    /// What they chose.
    pub options: ExportOptions,
}

/// How a format is written: of what.
#[derive(Clone, Copy, Debug)]
pub enum Write {
    /// All passages, or some.
    Study(StudyWriter),
    /// The codebook.
    Book(fn(&Book, &ExportWords, &mut dyn Sink) -> Result<(), NotWritten>),
}

/// How passages are written.
#[derive(Clone, Copy, Debug)]
pub struct StudyWriter {
    /// Writes them.
    pub write: fn(&Study, &Asked<'_>, &mut dyn Sink) -> Result<(), NotWritten>,
    /// What people want such files for.
    pub purpose: Purpose,
    /// What can be chosen.
    pub choices: &'static [Choice],
    /// Which place of a passage the file keeps, where it is read back before it is called done.
    pub keeps: Option<KeptPlace>,
}

/// What people want files for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Purpose {
    /// To count, sort and calculate.
    Tables,
    /// To read, print and hand in.
    Reading,
    /// To go on with in other programs for qualitative data.
    Programs,
    /// To go on with in programs for notes and references.
    Notes,
    /// To analyse with programs of one's own.
    Data,
}

impl Purpose {
    /// All of them, in the order they are offered.
    pub const ALL: [Self; 5] = [Self::Tables, Self::Reading, Self::Programs, Self::Notes, Self::Data];

    /// The name its words go by.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Tables => "tables",
            Self::Reading => "reading",
            Self::Programs => "programs",
            Self::Notes => "notes",
            Self::Data => "data",
        }
    }
}

/// What can be chosen of an export; see [`ExportOptions`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// What a row stands for.
    Rows,
    /// Whether what looks like a formula is guarded.
    Cells,
    /// What a report is ordered by.
    By,
    /// Numbers, or whether there are any.
    Crossed,
}

/// The formats that articles, projects and codebooks are imported from.
pub fn import_formats() -> impl Iterator<Item = &'static Format> {
    FORMATS.iter().filter(|format| format.read.is_some())
}

/// The formats that passages are exported in.
pub fn export_formats() -> impl Iterator<Item = &'static Format> {
    FORMATS.iter().filter(|format| matches!(format.write, Some(Write::Study(_))))
}

/// The formats that the codebook is exported in.
pub fn codebook_formats() -> impl Iterator<Item = &'static Format> {
    FORMATS.iter().filter(|format| matches!(format.write, Some(Write::Book(_))))
}

impl Format {
    /// How the files that are written end, without the dot.
    #[must_use]
    pub fn extension(&self) -> &'static str {
        self.extensions.first().copied().unwrap_or_default()
    }

    /// Whether files of this format end so, small or large.
    #[must_use]
    pub fn ends_so(&self, extension: &str) -> bool {
        self.extensions.iter().any(|known| known.eq_ignore_ascii_case(extension))
    }
}

impl FormatId {
    /// How passages are written in it; `None` where they are not.
    #[must_use]
    pub fn study_writer(self) -> Option<StudyWriter> {
        match self.format().write {
            Some(Write::Study(writer)) => Some(writer),
            Some(Write::Book(_)) | None => None,
        }
    }

    /// Its row of the table.
    #[must_use]
    pub fn format(self) -> &'static Format {
        // The first row stands for a format that has none; a test sees to it that every one has its own.
        let [first, ..] = &FORMATS;
        FORMATS.iter().find(|format| format.id == self).unwrap_or(first)
    }

    /// Writes passages.
    ///
    /// # Errors
    /// What the writer reports, and `OtherKind` for a format of something else.
    pub fn write_study(self, study: &Study, asked: &Asked<'_>, out: &mut dyn Sink) -> Result<(), NotWritten> {
        match self.format().write {
            Some(Write::Study(writer)) => (writer.write)(study, asked, out),
            Some(Write::Book(_)) | None => Err(NotWritten::OtherKind),
        }
    }

    /// Writes a codebook.
    ///
    /// # Errors
    /// What the writer reports, and `OtherKind` for a format of something else.
    pub fn write_book(self, book: &Book, words: &ExportWords, out: &mut dyn Sink) -> Result<(), NotWritten> {
        match self.format().write {
            Some(Write::Book(write)) => write(book, words, out),
            Some(Write::Study(_)) | None => Err(NotWritten::OtherKind),
        }
    }
}
