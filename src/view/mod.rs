//! What each panel shows, as data: made from the session, drawn by `ui`. Holds no state; knows no pixels, no colours
//! but those that themes were given, and nothing of egui.

#![warn(clippy::wildcard_enum_match_arm)]

pub mod analysis;
pub mod annotation;
pub mod asking;
mod attribute_order;
pub mod attributes;
pub mod blocks;
pub mod codebook_import;
pub mod conflicts;
pub mod drafts;
pub mod export;
pub mod find;
pub mod history;
pub mod import;
pub mod lately;
pub mod library;
mod library_filter;
pub mod library_row;
pub mod marks;
pub mod palette;
pub mod passages;
pub mod people;
pub mod problems;
pub mod reader;
pub mod review;
pub mod status;
pub mod table;
pub mod tag_hits;
pub mod themes;
