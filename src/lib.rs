//! Bút Dạ reads articles and codes them by theme. The floors, lowest first; each names only those before it.

/// Places in a text; knows no annotation.
pub mod text;

/// Documents of other programs as text with structure.
pub mod documents;

/// What is saved, and every way to change it.
pub mod model;

/// Questions of texts, and what they find.
pub mod search;

/// Questions of numbers, and the passages behind each.
pub mod analysis;

/// Other formats and the model, as bytes only.
pub mod exchange;

/// Our files and the model; the only floor that touches the disk.
pub mod storage;

/// Slow work off the window's thread.
pub mod workers;

/// One sitting without a window: commands in, state and tasks out.
pub mod session;

/// Every word that is said, in Vietnamese and English.
pub mod words;

/// The same session for scripts: a command line verb a file.
pub mod cli;

/// What each panel shows, as data.
pub mod view;

/// Draws views, collects commands, decides nothing.
pub mod ui;
