//! The PDF of an article: set in the type it is read in, with what was annotated, and after it the notes and a legend. The
//! same page gives the same bytes.

use super::article_page::{ArticlePage, Inks, PdfWords};
use super::pdf_article;
use super::pdf_back::{Back, Remark, missing_letters};
pub use super::pdf_drawing::PdfError;
use super::pdf_drawing::{About, Drawing};
use super::pdf_fonts::Fonts;
use super::pdf_margin::{name_passages, numbers_by_mark};
use super::pdf_shapes::{OutlineRow, SHEET_HEIGHT};
use super::pdf_sheets::Sheets;
use super::pdf_type::{LEFT, RIGHT, WIDTH, around, fitted, line_of, text_of};
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
    let mut drawing = Drawing::new();
    drawing.add(&sheets);
    drawing.add_outline(&outline, &sheets);
    let about = About { title: &page.title, language: &words.language, modified: page.modified };
    let bytes = drawing.finish(&about)?;
    Ok(Pdf { bytes, n_pages: sheets.all.len(), missing })
}

/// Puts everything in its place.
#[must_use]
pub fn layout(page: &ArticlePage, words: &PdfWords) -> Layout {
    let mut fonts = Fonts::load();
    let mut layout = chapter(&mut fonts, page, words, &[], 0);
    let n_sheets = layout.sheets.all.len();
    feet(&mut fonts, &page.title, &page.inks, &mut layout.sheets, n_sheets);
    layout
}

/// Puts an article in its place in a document, where `n_before` sheets stand before it. The feet of its sheets are
/// empty.
pub(super) fn chapter(
    fonts: &mut Fonts,
    page: &ArticlePage,
    words: &PdfWords,
    remarks: &[Remark],
    n_before: usize,
) -> Layout {
    let missing = missing_letters(fonts, page);
    let article = pdf_article::strips(fonts, page, words);
    let mut sheets = Sheets::after(n_before);
    sheets.add(article.strips);
    let (outline, n_parts) = (article.outline, article.n_parts);
    let mut back = Back { fonts, page, words, strips: Vec::new(), outline, n_parts };
    for remark in remarks {
        back.remark(remark);
    }
    back.notes(&article.notes, &sheets);
    back.unplaced();
    back.legend();
    back.letters(&missing);
    let (strips, outline) = (back.strips, back.outline);
    sheets.add(strips);
    let numbers = numbers_by_mark(page, &article.notes);
    for sheet in &mut sheets.all {
        name_passages(fonts, page, &numbers, sheet);
    }
    Layout { sheets, outline, missing }
}

/// The foot of every sheet: the title, and the number of the page among all `n_sheets` of the document.
pub(super) fn feet(fonts: &mut Fonts, title: &str, inks: &Inks, sheets: &mut Sheets, n_sheets: usize) {
    let style = around::small(inks);
    let y = SHEET_HEIGHT - 40.0;
    let title = fitted(fonts, title, &style, WIDTH - 60.0);
    let n_before = sheets.n_before;
    for (at, sheet) in sheets.all.iter_mut().enumerate() {
        let row = line_of(fonts, &title, &style);
        sheet.shapes.push(text_of(&title, row, &style, LEFT, y));
        let number = format!("{} / {n_sheets}", n_before + at + 1);
        let row = line_of(fonts, &number, &style);
        let x = RIGHT - row.width;
        sheet.shapes.push(text_of(&number, row, &style, x, y));
    }
}
