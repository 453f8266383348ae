//! A study as a vault for Obsidian, in one archive: a note an article, a theme and a kept query, and an index. What people
//! wrote is escaped; links, tags, block ids and properties are the program's own.
//!
//! A passage stands once, in the note of its article, below the text: highlights in the text could not overlap. It has a
//! block id made of its own id, so that links to it hold from export to export, and the notes of its themes embed it. The
//! folders and properties are called the same in every language, as queries of Dataview name them.

use super::archive_writing::{ArchiveWriter, archive_in, deflated, finish};
use super::export_words::ExportWords;
use super::obsidian_vault::Vault;
use super::sink::{NotWritten, Sink};
use super::study::Study;
use super::{obsidian_article, obsidian_theme};
use std::io::Write as _;

/// The words of a vault beside those of reports and codebooks, in the person's language. Labels have no colon.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ObsidianWords {
    /// The heading above the text of an article.
    pub text: String,
    /// The heading above passages.
    pub passages: String,
    /// The heading above a list of articles.
    pub articles: String,
    /// The heading above a list of kept queries.
    pub queries: String,
    /// Stands before the names of all annotators.
    pub annotators: String,
    /// Stands before the theme that a theme is part of.
    pub parent: String,
    /// Stands before the themes that are part of a theme.
    pub children: String,
    /// Said in place of a text that cannot be read now.
    pub unreadable: String,
}

/// Writes the archive: deflated files in one folder that is called as the study is, dated 1980, without entries of folders.
///
/// # Errors
/// Where what it is written to fails.
pub fn write(
    study: &Study,
    words: &ExportWords,
    own: &ObsidianWords,
    out: &mut dyn Sink,
) -> Result<(), NotWritten> {
    let headings = words.headings();
    let vault = Vault::of(study, &headings, own);
    let mut files = Files { archive: archive_in(out), folder: vault.folder.clone() };
    files.add("index", &obsidian_theme::index(&vault))?;
    for (at, name) in vault.articles.iter().enumerate() {
        files.add(&format!("{ARTICLES}/{name}"), &obsidian_article::note(&vault, at))?;
    }
    for (at, name) in vault.themes.iter().enumerate() {
        files.add(&format!("{THEMES}/{name}"), &obsidian_theme::note(&vault, at))?;
    }
    for (query, name) in study.queries.iter().zip(&vault.queries) {
        files.add(&format!("{QUERIES}/{name}"), &obsidian_theme::query(query))?;
    }
    finish(files.archive)
}

/// The folders of the notes.
pub(super) const ARTICLES: &str = "articles";
pub(super) const THEMES: &str = "themes";
pub(super) const QUERIES: &str = "queries";

struct Files<'a> {
    archive: ArchiveWriter<'a>,
    folder: String,
}

impl Files<'_> {
    fn add(&mut self, name: &str, note: &str) -> Result<(), NotWritten> {
        self.archive.start_file(format!("{}/{name}.md", self.folder), deflated())?;
        Ok(self.archive.write_all(note.as_bytes())?)
    }
}
