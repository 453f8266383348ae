//! Every word that is said, in Vietnamese and English, from `assets/locales`. Window and command line read the same.
//! Knows no keys and no pixels.

pub mod asking;
pub mod build_paths;
pub mod drafts;
pub mod finding;
mod keeping;
pub mod language;
pub mod messages;
pub mod queries;

pub use self::language::{Tongue, Words};
