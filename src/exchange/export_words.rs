//! The words of exports in the person's language: plain data that `words` fills.

use super::article_page::PdfWords;
use super::codebook::BookWords;
use super::color_names::ColorNames;
use super::docx_words::DocxWords;
use super::grid_words::GridWords;
use super::markdown::Headings;
use super::obsidian::ObsidianWords;
use super::refi_writing::RefiWords;
use super::study_pages::StudyPagesWords;
use super::xlsx_words::XlsxWords;

/// The fixed words of a report, in the person's language; see `exchange::markdown::Headings`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ExportWords {
    /// What the report is called.
    pub title: String,
    /// The words before themes, notes and states, and the heading of passages without a theme.
    pub themes: String,
    /// Stands before the other themes of a passage and those of passages that overlap it.
    pub also: String,
    pub note: String,
    pub without_theme: String,
    pub moved: String,
    pub changed: String,
    pub ambiguous: String,
    pub lost: String,
    /// Those of a codebook.
    pub book: BookWords,
    /// Those of an article on paper.
    pub page: PdfWords,
    /// Those of pages of a whole study.
    pub pages: Box<StudyPagesWords>,
    /// Those of Word documents.
    pub docx: Box<DocxWords>,
    /// Those of REFI-QDA projects.
    pub refi: Box<RefiWords>,
    /// Those of vaults of Obsidian.
    pub vault: Box<ObsidianWords>,
    /// Those of workbooks.
    pub sheets: Box<XlsxWords>,
    /// Those of tables of numbers.
    pub grid: Box<GridWords>,
    /// What colours of highlights are called, for codes that are imported.
    pub colors: ColorNames,
}

impl ExportWords {
    pub(super) fn headings(&self) -> Headings<'_> {
        Headings {
            title: &self.title,
            themes: &self.themes,
            also: &self.also,
            note: &self.note,
            without_theme: &self.without_theme,
            moved: &self.moved,
            changed: &self.changed,
            ambiguous: &self.ambiguous,
            lost: &self.lost,
            memo: &self.book.memo,
            include: &self.book.include,
            exclude: &self.book.exclude,
            example: &self.book.example,
            passages: &self.book.passages,
            articles: &self.book.articles,
            thousands: &self.book.thousands,
            dates: self.page.dates(),
        }
    }
}
