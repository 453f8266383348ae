//! Other programs' formats, as bytes: what is exported is gathered once as plain data, and each format is a pure
//! function of it. Knows no disk and no clock: the same project gives the same bytes.

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
pub mod markdown;
pub mod origin;
pub mod passage;
pub mod place;
pub mod web_annotation;
