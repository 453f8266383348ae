//! Bút Dạ reads articles and codes them by theme. The floors, lowest first; each names only those before it.

/// Places in a text; knows no annotation.
pub mod text;
