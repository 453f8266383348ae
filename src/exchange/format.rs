//! The one table of formats: what menus, dialogs, the command line and its help offer is read from it.

use super::codebook::{Book, BookWords};
use super::csv::{Cells, Rows};
use super::export_words::ExportWords;
use super::found_study::FoundStudy;
use super::markdown::By;
use super::reading::{FoundTexts, Input, NotRead, file_of, plain_text, source_of, source_with_properties};
use super::study::Study;
use super::table::Table;
use super::{
    codebook_csv, codebook_markdown, codebook_page, csl_json, csv, kindle, markdown, refi, ris, sqlite,
    table_csv, table_jsonl, table_xlsx, web_annotation, web_annotation_reading, zotero_json,
};

use crate::documents::document::{Document, IsStopped};
use crate::documents::{doc, docx, epub, html_article, mhtml, odt, pdf, rtf};
use crate::text::source::SourceKind;

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
    /// A web page.
    Html,
    /// A web page with its pictures, in one file.
    Mhtml,
    /// A book: each chapter is an article.
    Epub,
    /// PDF with text.
    Pdf,
    /// A REFI-QDA project: what `NVivo`, `ATLAS.ti`, MAXQDA and others export.
    Refi,
    /// A REFI-QDA codebook.
    RefiCodebook,
    /// The database of Taguette, `QualCoder`, RQDA or Zotero.
    Sqlite,
    /// A table with a row an article: values with something between them.
    TableCsv,
    /// The same as an Excel workbook.
    TableXlsx,
    /// The same as JSON: lines, or a list.
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

/// How a format is written: of what.
#[derive(Clone, Copy, Debug)]
pub enum Write {
    /// All passages, or some.
    Study(fn(&Study, &ExportWords) -> Result<Vec<u8>, NotWritten>),
    /// The codebook.
    Book(fn(&Book, &BookWords) -> Result<Vec<u8>, NotWritten>),
}

/// What the writer of a format reports; on values in memory it has nothing to report.
#[derive(Debug, thiserror::Error)]
pub enum NotWritten {
    #[error(transparent)]
    Csv(#[from] ::csv::Error),
    #[error(transparent)]
    Json(#[from] serde_json::Error),
    /// Nothing of the kind is written in this format.
    #[error("not written in this format")]
    OtherKind,
}

/// The name of a collection of annotations in JSON: programs read it, so it is the same in every language.
const COLLECTION_LABEL: &str = "Passages";

/// All formats, in the order they are offered.
pub static FORMATS: [Format; 26] = [
    Format {
        id: FormatId::Csv,
        name: "csv",
        extensions: &["csv"],
        write: Some(Write::Study(|study, _| Ok(csv::write(study, Rows::PerTheme, Cells::Guarded)?))),
        read: None,
    },
    Format {
        id: FormatId::WebAnnotation,
        name: "json",
        extensions: &["json"],
        write: Some(Write::Study(|study, _| Ok(web_annotation::write(study, COLLECTION_LABEL)?))),
        read: Some(ReadFrom::Project(|input, is_stopped| {
            Ok(web_annotation_reading::read(input.bytes, is_stopped)?)
        })),
    },
    Format {
        id: FormatId::Report,
        name: "markdown",
        extensions: &["md"],
        write: Some(Write::Study(|study, words| Ok(markdown::write(study, By::Theme, &words.headings())))),
        read: None,
    },
    Format {
        id: FormatId::CodebookCsv,
        name: "csv",
        extensions: &["csv"],
        write: Some(Write::Book(|book, _| Ok(codebook_csv::write(book)?))),
        read: None,
    },
    Format {
        id: FormatId::CodebookMarkdown,
        name: "markdown",
        extensions: &["md"],
        write: Some(Write::Book(|book, words| Ok(codebook_markdown::write(book, words)))),
        read: None,
    },
    Format {
        id: FormatId::CodebookPage,
        name: "html",
        extensions: &["html"],
        write: Some(Write::Book(|book, words| Ok(codebook_page::write(book, words)))),
        read: None,
    },
    Format {
        id: FormatId::Text,
        name: "text",
        extensions: &["txt"],
        write: None,
        read: Some(ReadFrom::Texts(|input, _| plain_text(input))),
    },
    Format {
        id: FormatId::Markdown,
        name: "markdown",
        extensions: &["md", "markdown"],
        write: None,
        read: Some(ReadFrom::Texts(|input, _| file_of(SourceKind::Markdown, input.bytes))),
    },
    Format {
        id: FormatId::Docx,
        name: "docx",
        extensions: &["docx", "docm", "dotx"],
        write: None,
        read: Some(ReadFrom::Texts(|input, is_stopped| {
            Ok(source_with_properties(docx::read(input.bytes, is_stopped)?).into())
        })),
    },
    Format {
        id: FormatId::Odt,
        name: "odt",
        extensions: &["odt", "fodt", "ott"],
        write: None,
        read: Some(ReadFrom::Texts(|input, is_stopped| {
            Ok(source_with_properties(odt::read(input.bytes, is_stopped)?).into())
        })),
    },
    Format {
        id: FormatId::Rtf,
        name: "rtf",
        extensions: &["rtf"],
        write: None,
        read: Some(ReadFrom::Texts(|input, is_stopped| {
            Ok(source_with_properties(rtf::read(input.bytes, is_stopped)?).into())
        })),
    },
    Format {
        id: FormatId::Doc,
        name: "doc",
        extensions: &["doc", "dot"],
        write: None,
        read: Some(ReadFrom::Texts(|input, is_stopped| {
            Ok(source_with_properties(doc::read(input.bytes, is_stopped)?).into())
        })),
    },
    Format {
        id: FormatId::Html,
        name: "html",
        extensions: &["html", "htm", "xhtml"],
        write: None,
        read: Some(ReadFrom::Texts(|input, is_stopped| {
            Ok(source_of(html_article::read(input.bytes, is_stopped)?).into())
        })),
    },
    Format {
        id: FormatId::Mhtml,
        name: "mhtml",
        extensions: &["mhtml", "mht"],
        write: None,
        read: Some(ReadFrom::Texts(|input, is_stopped| {
            Ok(source_of(mhtml::read(input.bytes, is_stopped)?).into())
        })),
    },
    Format {
        id: FormatId::Epub,
        name: "epub",
        extensions: &["epub"],
        write: None,
        read: Some(ReadFrom::Texts(|input, is_stopped| Ok(chapters(epub::read(input.bytes, is_stopped)?)))),
    },
    Format {
        id: FormatId::Pdf,
        name: "pdf",
        extensions: &["pdf"],
        write: None,
        read: Some(ReadFrom::Texts(|input, is_stopped| {
            Ok(source_with_properties(pdf::read(input.bytes, is_stopped)?).into())
        })),
    },
    Format {
        id: FormatId::Refi,
        name: "refi",
        extensions: &["qdpx", "qde"],
        write: None,
        read: Some(ReadFrom::Project(|input, is_stopped| {
            Ok(refi::read(input.bytes, input.counting, is_stopped)?)
        })),
    },
    Format {
        id: FormatId::RefiCodebook,
        name: "qdc",
        extensions: &["qdc"],
        write: None,
        read: Some(ReadFrom::Project(|input, is_stopped| Ok(refi::read_codebook(input.bytes, is_stopped)?))),
    },
    Format {
        id: FormatId::Sqlite,
        name: "sqlite",
        extensions: &["sqlite3", "sqlite", "qda", "rqda", "db"],
        write: None,
        read: Some(ReadFrom::Project(|input, is_stopped| {
            Ok(sqlite::read(input.bytes, input.log, is_stopped)?)
        })),
    },
    Format {
        id: FormatId::TableCsv,
        name: "csv",
        extensions: &["csv", "tsv"],
        write: None,
        read: Some(ReadFrom::Table(|input, is_stopped| Ok(table_csv::read(input.bytes, is_stopped)?))),
    },
    Format {
        id: FormatId::TableXlsx,
        name: "xlsx",
        extensions: &["xlsx", "xlsm"],
        write: None,
        read: Some(ReadFrom::Table(|input, is_stopped| Ok(table_xlsx::read(input.bytes, is_stopped)?))),
    },
    Format {
        id: FormatId::TableJson,
        name: "jsonl",
        extensions: &["jsonl", "ndjson"],
        write: None,
        read: Some(ReadFrom::Table(|input, is_stopped| Ok(table_jsonl::read(input.bytes, is_stopped)?))),
    },
    Format {
        id: FormatId::CslJson,
        name: "csl",
        extensions: &["json"],
        write: None,
        read: Some(ReadFrom::Project(|input, is_stopped| Ok(csl_json::read(input.bytes, is_stopped)?))),
    },
    Format {
        id: FormatId::Ris,
        name: "ris",
        extensions: &["ris"],
        write: None,
        read: Some(ReadFrom::Project(|input, is_stopped| Ok(ris::read(input.bytes, is_stopped)?))),
    },
    Format {
        id: FormatId::ZoteroJson,
        name: "zotero",
        extensions: &["json"],
        write: None,
        read: Some(ReadFrom::Project(|input, is_stopped| Ok(zotero_json::read(input.bytes, is_stopped)?))),
    },
    Format {
        id: FormatId::Kindle,
        name: "kindle",
        extensions: &["txt"],
        write: None,
        read: Some(ReadFrom::Project(|input, is_stopped| Ok(kindle::read(input.bytes, is_stopped)?))),
    },
];

/// The formats that articles, projects and codebooks are imported from.
pub fn import_formats() -> impl Iterator<Item = &'static Format> {
    FORMATS.iter().filter(|format| format.read.is_some())
}

/// The chapters of a book.
fn chapters(documents: Vec<Document>) -> FoundTexts {
    FoundTexts { texts: documents.into_iter().map(source_of).collect(), unsure: None }
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
    pub fn write_study(self, study: &Study, words: &ExportWords) -> Result<Vec<u8>, NotWritten> {
        match self.format().write {
            Some(Write::Study(write)) => write(study, words),
            Some(Write::Book(_)) | None => Err(NotWritten::OtherKind),
        }
    }

    /// Writes a codebook.
    ///
    /// # Errors
    /// What the writer reports, and `OtherKind` for a format of something else.
    pub fn write_book(self, book: &Book, words: &BookWords) -> Result<Vec<u8>, NotWritten> {
        match self.format().write {
            Some(Write::Book(write)) => write(book, words),
            Some(Write::Study(_)) | None => Err(NotWritten::OtherKind),
        }
    }
}
