//! What is saved, and every way to change it. Knows texts only as anchors; knows no disk, clock or window, and
//! cannot fail for reasons outside itself.

#![warn(clippy::wildcard_enum_match_arm)]

pub mod annotation;
pub mod article;
pub mod article_field;
pub mod belonging;
pub mod check;
pub mod codebook;
pub mod conflict;
pub mod copies;
mod differences;
pub mod draft;
pub mod draft_texts;
pub mod edit;
pub mod history;
pub mod id;
pub mod imported;
pub mod initials;
pub mod labels;
pub mod located;
pub mod merge;
pub mod moment;
pub mod namesakes;
pub mod people;
pub mod project;
pub mod saved;
mod step_label;
pub mod theme;
pub mod theme_colors;
mod theme_links;
pub mod theme_names;
pub mod theme_path;
