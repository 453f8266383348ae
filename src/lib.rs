//! Bút Dạ reads articles and codes them by theme. The floors, lowest first; each names only those before it.

/// The same session for scripts: a command line verb a file.
pub mod cli;
/// Other formats and the model, as bytes only.
pub mod exchange;
/// What is saved, and every way to change it.
pub mod model;
/// One sitting without a window: commands in, state and tasks out.
pub mod session;
/// Our files and the model; the only floor that touches the disk.
pub mod storage;
/// Places in a text; knows no annotation.
pub mod text;
/// Draws views, collects commands, decides nothing.
pub mod ui;
/// What each panel shows, as data.
pub mod view;
/// Every word that is said, in Vietnamese and English.
pub mod words;
/// Slow work off the window's thread.
pub mod workers;
