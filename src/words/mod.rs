//! Every word that is said, in Vietnamese and English, from `assets/locales`. Window and command line read the same.
//! Knows no keys and no pixels.

#![warn(clippy::wildcard_enum_match_arm)]

pub mod asking;
pub mod build_paths;
pub mod codebooks;
pub mod drafts;
pub mod exports;
pub mod figures;
pub mod finding;
pub mod imports;
pub mod language;
pub mod messages;
pub mod notices;
pub mod printing;
pub mod queries;
pub mod steps;
pub mod tables;

pub use self::language::{Tongue, Words};
