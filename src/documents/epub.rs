//! Books and magazines (epub 2 and 3): each text in the order of reading is a document of its own.

use super::archive::Archive;
use super::document::{
    Block, Document, DocumentFacts, DocumentFault, IsStopped, LeftOut, LeftOutKind, TextKind,
};
use super::epub_package::{Chapter, Package, read as read_package};
use super::html_charset::decoded;
use super::html_scan::Dialect;
use super::html_text;
use super::web_address::{key, resolved};
use std::cell::RefCell;
use std::collections::HashMap;
use std::sync::Arc;

/// Reads the texts of a book. Its author is theirs, its title their source.
///
/// # Errors
/// A file that is no epub, is encrypted, damaged or too large, or holds no text; or a stop.
pub fn read(bytes: &[u8], is_stopped: IsStopped<'_>) -> Result<Vec<Document>, DocumentFault> {
    let mut archive = Archive::open(bytes)?;
    let package = read_package(&mut archive, is_stopped)?;
    let pictures = Pictures { archive: RefCell::new(archive), taken: RefCell::default() };
    let mut documents = Vec::new();
    let mut n_damaged = 0;
    for chapter in &package.chapters {
        if is_stopped() {
            return Err(DocumentFault::Stopped);
        }
        let html = pictures.archive.borrow_mut().read(&chapter.path);
        let read = html.and_then(|html| read_chapter(&html, chapter, &pictures, is_stopped));
        match read {
            Ok(document) if is_cover(chapter, &document) => {}
            Ok(mut document) => {
                document.facts = facts(&package, chapter, &document, documents.len() + 1);
                documents.push(document);
            }
            Err(DocumentFault::NoText) => {}
            Err(DocumentFault::Damaged(_) | DocumentFault::OtherKind) => n_damaged += 1,
            Err(
                fault @ (DocumentFault::Encrypted
                | DocumentFault::Newer(_)
                | DocumentFault::TooLarge(_)
                | DocumentFault::Stopped),
            ) => return Err(fault),
        }
    }
    if n_damaged > 0 {
        let left_out = LeftOut { what: LeftOutKind::DamagedParts, n: n_damaged };
        documents.first_mut().ok_or(DocumentFault::NoText)?.left_out.push(left_out);
    }
    if documents.is_empty() { Err(DocumentFault::NoText) } else { Ok(documents) }
}

fn read_chapter(
    html: &[u8],
    chapter: &Chapter,
    pictures: &Pictures<'_>,
    is_stopped: IsStopped<'_>,
) -> Result<Document, DocumentFault> {
    let find = |address: &str| pictures.find(&resolved(address, Some(&chapter.path)));
    html_text::read(&decoded(html), Dialect::Xhtml, &find, is_stopped)
}

/// Whether a text is the cover: called so, and of few words.
fn is_cover(chapter: &Chapter, document: &Document) -> bool {
    const MAX_CHARS: usize = 200;
    let name = chapter.path.rsplit('/').next().unwrap_or_default().to_ascii_lowercase();
    let is_called = name.contains("cover") || name.contains("bia.") || name.starts_with("titlepage");
    let has_text =
        document.blocks.iter().any(|block| matches!(block, Block::Text { .. } | Block::Row { .. }));
    let n_chars: usize = document.blocks.iter().map(|block| words(block).chars().count()).sum();
    !has_text || (is_called && n_chars <= MAX_CHARS)
}

fn words(block: &Block) -> String {
    match block {
        Block::Text { runs, .. } => runs.iter().map(|run| run.text.as_str()).collect(),
        Block::Row { cells, .. } => cells.iter().flatten().map(|run| run.text.as_str()).collect(),
        Block::Picture { .. } => String::new(),
    }
}

fn facts(package: &Package, chapter: &Chapter, document: &Document, number: usize) -> DocumentFacts {
    let is_heading = |block: &&Block| match block {
        Block::Text { kind, .. } => matches!(kind, TextKind::Heading(_)),
        Block::Row { .. } | Block::Picture { .. } => false,
    };
    let heading = document.blocks.iter().find(is_heading).map(words);
    let heading = heading.map(|heading| heading.split_whitespace().collect::<Vec<_>>().join(" "));
    let by_number = || package.title.as_ref().map(|title| format!("{title} {number}"));
    DocumentFacts {
        title: chapter.title.clone().or(heading).or_else(by_number),
        date: package.date.clone(),
        source: package.title.clone(),
        author: (!package.authors.is_empty()).then(|| package.authors.join(", ")),
        address: None,
    }
}

/// The pictures of a book, each read once.
struct Pictures<'b> {
    archive: RefCell<Archive<'b>>,
    taken: RefCell<HashMap<String, Option<Arc<[u8]>>>>,
}

impl Pictures<'_> {
    fn find(&self, address: &str) -> Option<Arc<[u8]>> {
        let path = key(address);
        let path = path.trim_start_matches('/');
        if let Some(taken) = self.taken.borrow().get(path) {
            return taken.clone();
        }
        let found = self.archive.borrow_mut().read(path).ok().map(Arc::from);
        self.taken.borrow_mut().insert(path.to_owned(), found.clone());
        found
    }
}
