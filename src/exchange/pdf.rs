//! The PDF of an article: set in the type it is read in, with what was annotated, and after it the notes and a legend. The
//! same page gives the same bytes.

use super::article_page::{ArticlePage, PdfWords};
use super::pdf_back::{Back, missing_letters};
pub use super::pdf_drawing::PdfError;
use super::pdf_fonts::Fonts;
use super::pdf_margin::{name_passages, numbers_by_mark};
use super::pdf_shapes::{OutlineRow, SHEET_HEIGHT};
use super::pdf_sheets::Sheets;
use super::pdf_type::{LEFT, RIGHT, WIDTH, around, fitted, line_of, text_of};
use super::{pdf_article, pdf_drawing};
use std::collections::BTreeMap;

/// A PDF that was written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pdf {
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// How many pages it has.
    pub n_pages: usize,
    /// The letters that no font of the program has, with how often they come; they stand as boxes.
    pub missing: BTreeMap<char, usize>,
}

/// Everything that is drawn, sheet by sheet.
#[derive(Debug)]
pub struct Layout {
    /// The sheets.
    pub sheets: Sheets,
    /// Their outline.
    pub outline: Vec<OutlineRow>,
    /// The letters that no font has, with how often they come.
    pub missing: BTreeMap<char, usize>,
}

/// Writes the PDF.
///
/// # Errors
/// Where it cannot be put together, with the reason in English.
pub fn write(page: &ArticlePage, words: &PdfWords) -> Result<Pdf, PdfError> {
    let Layout { sheets, outline, missing } = layout(page, words);
    let bytes = pdf_drawing::draw(page, words, &sheets, &outline)?;
    Ok(Pdf { bytes, n_pages: sheets.all.len(), missing })
}

/// Puts everything in its place.
#[must_use]
pub fn layout(page: &ArticlePage, words: &PdfWords) -> Layout {
    let mut fonts = Fonts::load();
    let missing = missing_letters(&mut fonts, page);
    let article = pdf_article::strips(&mut fonts, page, words);
    let mut sheets = Sheets::default();
    sheets.add(article.strips);
    let (outline, n_parts) = (article.outline, article.n_parts);
    let mut back = Back { fonts: &mut fonts, page, words, strips: Vec::new(), outline, n_parts };
    back.notes(&article.notes, &sheets);
    back.unplaced();
    back.legend();
    back.letters(&missing);
    let (strips, outline) = (back.strips, back.outline);
    sheets.add(strips);
    let numbers = numbers_by_mark(page, &article.notes);
    for sheet in &mut sheets.all {
        name_passages(&mut fonts, page, &numbers, sheet);
    }
    feet(&mut fonts, page, &mut sheets);
    Layout { sheets, outline, missing }
}

/// The foot of every sheet: the title, and the number of the page among all.
fn feet(fonts: &mut Fonts, page: &ArticlePage, sheets: &mut Sheets) {
    let style = around::small(&page.inks);
    let y = SHEET_HEIGHT - 40.0;
    let title = fitted(fonts, &page.title, &style, WIDTH - 60.0);
    let n_sheets = sheets.all.len();
    for (at, sheet) in sheets.all.iter_mut().enumerate() {
        let row = line_of(fonts, &title, &style);
        sheet.shapes.push(text_of(&title, row, &style, LEFT, y));
        let number = format!("{} / {n_sheets}", at + 1);
        let row = line_of(fonts, &number, &style);
        let x = RIGHT - row.width;
        sheet.shapes.push(text_of(&number, row, &style, x, y));
    }
}
