//! Other programs' formats, as bytes: what is exported is gathered once as plain data, and each format is a pure
//! function of it. Knows no disk and no clock: the same project gives the same bytes.

pub mod article_page;
pub mod citation;
pub mod codebook;
mod codebook_columns;
pub mod codebook_csv;
pub mod codebook_markdown;
mod codebook_outline;
pub mod codebook_page;
pub mod codebook_reading;
mod codebook_table;
pub mod csv;
pub mod export_words;
pub mod facts;
pub mod format;
pub mod gathering;
pub mod markdown;
mod numbers;
pub mod origin;
pub mod page_gathering;
pub mod paper;
pub mod pdf;
mod pdf_article;
mod pdf_back;
mod pdf_drawing;
pub mod pdf_fonts;
mod pdf_margin;
mod pdf_marks;
pub mod pdf_rows;
pub mod pdf_shapes;
pub mod pdf_sheets;
mod pdf_type;
pub mod place;
pub mod study;
pub mod typefaces;
pub mod web_annotation;
