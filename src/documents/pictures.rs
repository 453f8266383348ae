//! The pictures of an archive that a document shows, each once, told by their first bytes and not by their names.

use super::archive::Archive;
use super::document::Picture;
use std::collections::HashMap;
use std::sync::Arc;

/// How large all pictures of a document may be together, in bytes.
const MAX_BYTES: usize = 128 * 1024 * 1024;

/// The pictures of a document while it is read.
#[derive(Default)]
pub(super) struct Pictures {
    pub(super) taken: Vec<Picture>,
    /// What became of each entry that was asked for.
    known: HashMap<String, Option<usize>>,
    n_bytes: usize,
    /// How many were left out.
    pub(super) n_left_out: usize,
}

impl Pictures {
    /// Takes the picture at a place of the archive and gives its index; `None` where it is missing, too large or of a kind
    /// that is not shown.
    pub(super) fn take(&mut self, archive: &mut Archive<'_>, place: &str) -> Option<usize> {
        if let Some(known) = self.known.get(place) {
            return *known;
        }
        let bytes = archive.read(place).ok().filter(|bytes| is_shown(bytes));
        let n_bytes = bytes.as_ref().map_or(0, Vec::len).saturating_add(self.n_bytes);
        let index = bytes.filter(|_| n_bytes <= MAX_BYTES).map(|bytes| {
            self.n_bytes = n_bytes;
            let name = place.rsplit(['/', '\\']).next().unwrap_or_default().to_owned();
            self.taken.push(Picture { name, bytes: Arc::from(bytes) });
            self.taken.len().saturating_sub(1)
        });
        self.known.insert(place.to_owned(), index);
        index
    }

    /// Counts a picture that could not be taken.
    pub(super) fn leave_out(&mut self) {
        self.n_left_out = self.n_left_out.saturating_add(1);
    }

    /// The name of a picture, for want of words of its own.
    pub(super) fn name(&self, index: usize) -> String {
        self.taken.get(index).map(|picture| picture.name.clone()).unwrap_or_default()
    }
}

/// Whether bytes begin as PNG, JPEG, GIF or WebP do.
fn is_shown(bytes: &[u8]) -> bool {
    let is_webp = bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP");
    let starts: [&[u8]; 4] = [b"\x89PNG\r\n\x1a\n", b"\xFF\xD8\xFF", b"GIF87a", b"GIF89a"];
    is_webp || starts.iter().any(|start| bytes.starts_with(start))
}
