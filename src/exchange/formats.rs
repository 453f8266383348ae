//! The one table of formats: what menus, dialogs, the command line and its help offer is read from it.

use super::format::{Asked, Choice, Format, FormatId, Purpose, ReadFrom, StudyWriter, Write};
use super::found_study::FoundStudy;
use super::proof::KeptPlace;
use super::reading::{FoundTexts, Input, NotRead, file_of, plain_text, source_of, source_with_properties};
use super::sink::{NotWritten, Sink};
use super::study::Study;
use super::table::Table;
use super::xlsx_writing::WorkbookWords;
use super::{
    bibtex, brat, codebook_csv, codebook_docx, codebook_markdown, codebook_page, codebook_xlsx, csl_json,
    csl_writing, csv, docx_report, graphml, html_pages, iramuteq, kindle, markdown, matrix_csv, obsidian,
    parquet_writing, pdf_pages, portable, portable_reading, refi, refi_codebook_writing, refi_writing, ris,
    ris_writing, spans_jsonl, sqlite, sqlite_writing, table_csv, table_jsonl, table_xlsx, web_annotation,
    web_annotation_reading, xlsx_writing, zotero_json,
};
use crate::documents::document::{Document, DocumentFault, IsStopped};
use crate::documents::{doc, docx, epub, html_article, mhtml, odt, pdf, rtf};
use crate::text::source::SourceKind;

/// The name of a collection of annotations in JSON: programs read it, so it is the same in every language.
const COLLECTION_LABEL: &str = "Passages";

/// All formats, in the order they are offered.
pub static FORMATS: [Format; 36] = [
    Format::new(FormatId::TableXlsx, "xlsx", &["xlsx", "xlsm"])
        .written(Purpose::Tables, &[Choice::Rows], |study, asked, out| {
            let words = WorkbookWords { export: asked.words, sheets: &asked.words.sheets };
            xlsx_writing::write(study, asked.options.rows, words, out)
        })
        .table(|input, is_stopped| Ok(table_xlsx::read(input.bytes, is_stopped)?)),
    Format::new(FormatId::Csv, "csv", &["csv"]).written(
        Purpose::Tables,
        &[Choice::Rows, Choice::Cells],
        |study, asked, out| csv::write(study, asked.options.rows, asked.options.cells, out),
    ),
    Format::new(FormatId::Matrix, "matrix", &["csv"]).written(
        Purpose::Tables,
        &[Choice::Crossed, Choice::Cells],
        |study, asked, out| matrix_csv::write(study, asked.options.crossed, asked.options.cells, out),
    ),
    Format::new(FormatId::Docx, "docx", &["docx", "docm", "dotx"])
        .written(Purpose::Reading, &[Choice::By], |study, asked, out| {
            docx_report::write(study, asked.options.by, asked.words, &asked.words.docx, out)
        })
        .texts(|input, is_stopped| with_properties(docx::read(input.bytes, is_stopped))),
    Format::new(FormatId::Html, "html", &["html", "htm", "xhtml"])
        .written(Purpose::Reading, &[], |study, asked, out| {
            html_pages::write(study, asked.words, &asked.words.pages, out)
        })
        .texts(|input, is_stopped| Ok(source_of(html_article::read(input.bytes, is_stopped)?).into())),
    Format::new(FormatId::Pdf, "pdf", &["pdf"])
        .written(Purpose::Reading, &[], |study, asked, out| {
            pdf_pages::write(study, &asked.words.page, &asked.words.pages, out)
        })
        .texts(|input, is_stopped| with_properties(pdf::read(input.bytes, is_stopped))),
    Format::new(FormatId::Report, "markdown", &["md"]).written(
        Purpose::Reading,
        &[Choice::By],
        |study, asked, out| markdown::write(study, asked.options.by, &asked.words.headings(), out),
    ),
    Format::new(FormatId::Refi, "refi", &["qdpx", "qde"])
        .written(Purpose::Programs, &[], |study, asked, out| {
            refi_writing::write(study, asked.words, &asked.words.refi, out)
        })
        .read_back(KeptPlace::Today)
        .project(|input, is_stopped| Ok(refi::read(input.bytes, input.counting, is_stopped)?)),
    Format::new(FormatId::WebAnnotation, "json", &["json"])
        .written(Purpose::Programs, &[], |study, _, out| web_annotation::write(study, COLLECTION_LABEL, out))
        .project(|input, is_stopped| Ok(web_annotation_reading::read(input.bytes, is_stopped)?))
        .read_back(KeptPlace::Words),
    Format::new(FormatId::Portable, "portable", &["butda.json", "json"])
        .written(Purpose::Programs, &[], |study, _, out| portable::write(study, out))
        .project(|input, is_stopped| Ok(portable_reading::read(input.bytes, is_stopped)?))
        .read_back(KeptPlace::TodayElseAnchored),
    Format::new(FormatId::Obsidian, "obsidian", &["zip"]).written(
        Purpose::Notes,
        &[],
        |study, asked, out| obsidian::write(study, asked.words, &asked.words.vault, out),
    ),
    Format::new(FormatId::Ris, "ris", &["ris"])
        .written(Purpose::Notes, &[], |study, _, out| ris_writing::write(study, out))
        .project(|input, is_stopped| Ok(ris::read(input.bytes, is_stopped)?)),
    Format::new(FormatId::BibTex, "bibtex", &["bib"])
        .written(Purpose::Notes, &[], |study, _, out| bibtex::write(study, out)),
    Format::new(FormatId::CslJson, "csl", &["json"])
        .written(Purpose::Notes, &[], |study, _, out| csl_writing::write(study, out))
        .project(|input, is_stopped| Ok(csl_json::read(input.bytes, is_stopped)?)),
    Format::new(FormatId::Sqlite, "sqlite", &["sqlite", "sqlite3", "qda", "rqda", "db"])
        .written(Purpose::Data, &[], |study, _, out| sqlite_writing::write(study, out))
        .read_back(KeptPlace::Anchored)
        .project(|input, is_stopped| Ok(sqlite::read(input.bytes, input.log, is_stopped)?)),
    Format::new(FormatId::Parquet, "parquet", &["zip"])
        .written(Purpose::Data, &[], |study, _, out| parquet_writing::write(study, out)),
    Format::new(FormatId::TableJson, "jsonl", &["jsonl", "ndjson"])
        .written(Purpose::Data, &[], |study, _, out| spans_jsonl::write(study, out))
        .table(|input, is_stopped| Ok(table_jsonl::read(input.bytes, is_stopped)?)),
    Format::new(FormatId::Brat, "brat", &["zip"])
        .written(Purpose::Data, &[], |study, _, out| brat::write(study, out)),
    Format::new(FormatId::GraphMl, "graphml", &["graphml"])
        .written(Purpose::Data, &[], |study, _, out| graphml::write(study, out)),
    Format::new(FormatId::Iramuteq, "iramuteq", &["txt"])
        .written(Purpose::Data, &[], |study, _, out| iramuteq::write(study, out)),
    Format::new(FormatId::CodebookXlsx, "xlsx", &["xlsx"])
        .book(Write::Book(|book, words, out| codebook_xlsx::write(book, &words.book, &words.sheets, out))),
    Format::new(FormatId::CodebookDocx, "docx", &["docx"])
        .book(Write::Book(|book, words, out| codebook_docx::write(book, &words.book, &words.docx, out))),
    Format::new(FormatId::RefiCodebook, "qdc", &["qdc"])
        .book(Write::Book(|book, words, out| refi_codebook_writing::write(book, &words.book, out)))
        .project(|input, is_stopped| Ok(refi::read_codebook(input.bytes, is_stopped)?)),
    Format::new(FormatId::CodebookCsv, "csv", &["csv"])
        .book(Write::Book(|book, _, out| Ok(out.write_all(&codebook_csv::write(book)?)?))),
    Format::new(FormatId::CodebookMarkdown, "markdown", &["md"]).book(Write::Book(|book, words, out| {
        Ok(out.write_all(&codebook_markdown::write(book, &words.book))?)
    })),
    Format::new(FormatId::CodebookPage, "html", &["html"])
        .book(Write::Book(|book, words, out| Ok(out.write_all(&codebook_page::write(book, &words.book))?))),
    Format::new(FormatId::Text, "text", &["txt"]).texts(|input, _| plain_text(input)),
    Format::new(FormatId::Markdown, "markdown", &["md", "markdown"])
        .texts(|input, _| file_of(SourceKind::Markdown, input.bytes)),
    Format::new(FormatId::Odt, "odt", &["odt", "fodt", "ott"])
        .texts(|input, is_stopped| with_properties(odt::read(input.bytes, is_stopped))),
    Format::new(FormatId::Rtf, "rtf", &["rtf"])
        .texts(|input, is_stopped| with_properties(rtf::read(input.bytes, is_stopped))),
    Format::new(FormatId::Doc, "doc", &["doc", "dot"])
        .texts(|input, is_stopped| with_properties(doc::read(input.bytes, is_stopped))),
    Format::new(FormatId::Mhtml, "mhtml", &["mhtml", "mht"])
        .texts(|input, is_stopped| Ok(source_of(mhtml::read(input.bytes, is_stopped)?).into())),
    Format::new(FormatId::Epub, "epub", &["epub"])
        .texts(|input, is_stopped| Ok(chapters(epub::read(input.bytes, is_stopped)?))),
    Format::new(FormatId::TableCsv, "csv", &["csv", "tsv"])
        .table(|input, is_stopped| Ok(table_csv::read(input.bytes, is_stopped)?)),
    Format::new(FormatId::ZoteroJson, "zotero", &["json"])
        .project(|input, is_stopped| Ok(zotero_json::read(input.bytes, is_stopped)?)),
    Format::new(FormatId::Kindle, "kindle", &["txt"])
        .project(|input, is_stopped| Ok(kindle::read(input.bytes, is_stopped)?)),
];

impl Format {
    const fn new(id: FormatId, name: &'static str, extensions: &'static [&'static str]) -> Self {
        Self { id, name, extensions, write: None, read: None }
    }

    /// It is written of passages.
    const fn written(
        mut self,
        purpose: Purpose,
        choices: &'static [Choice],
        write: fn(&Study, &Asked<'_>, &mut dyn Sink) -> Result<(), NotWritten>,
    ) -> Self {
        self.write = Some(Write::Study(StudyWriter { write, purpose, choices, keeps: None }));
        self
    }

    /// What is written of passages is read back, and has this place of each.
    const fn read_back(mut self, place: KeptPlace) -> Self {
        if let Some(Write::Study(writer)) = &mut self.write {
            writer.keeps = Some(place);
        }
        self
    }

    /// It is written of the codebook.
    const fn book(mut self, write: Write) -> Self {
        self.write = Some(write);
        self
    }

    const fn texts(mut self, read: fn(Input<'_>, IsStopped<'_>) -> Result<FoundTexts, NotRead>) -> Self {
        self.read = Some(ReadFrom::Texts(read));
        self
    }

    const fn project(mut self, read: fn(Input<'_>, IsStopped<'_>) -> Result<FoundStudy, NotRead>) -> Self {
        self.read = Some(ReadFrom::Project(read));
        self
    }

    const fn table(mut self, read: fn(Input<'_>, IsStopped<'_>) -> Result<Table, NotRead>) -> Self {
        self.read = Some(ReadFrom::Table(read));
        self
    }
}

/// A document that tells its title and the like of itself.
fn with_properties(document: Result<Document, DocumentFault>) -> Result<FoundTexts, NotRead> {
    Ok(source_with_properties(document?).into())
}

/// The chapters of a book.
fn chapters(documents: Vec<Document>) -> FoundTexts {
    FoundTexts { texts: documents.into_iter().map(source_of).collect(), unsure: None }
}
