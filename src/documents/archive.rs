//! A zip archive in memory, behind limits: such files come from anywhere, and some are made to fill the memory.
//!
//! What the directory says is looked at before anything is inflated. It can lie, so an entry may not give more bytes than
//! it says, and its checksum must be right. Names are only looked up and never become paths.

use super::damage::Damage;
use super::document::{DocumentFault, Limit};
use std::collections::HashMap;
use std::io::{Cursor, Read};
use zip::ZipArchive;
use zip::read::ZipFileEntry;
use zip::result::ZipError;

/// How many entries an archive may have.
pub const MAX_ENTRIES: usize = 10_000;

/// How large an entry may be, in bytes, inflated.
pub const MAX_ENTRY_BYTES: u64 = 64 * 1024 * 1024;

/// How large the entries that are read may be together, in bytes, inflated.
pub const MAX_ARCHIVE_BYTES: u64 = 256 * 1024 * 1024;

/// How many times larger than its packed bytes an entry may be, once it is larger than [`MIN_RATIO_BYTES`].
pub const MAX_RATIO: u64 = 200;

/// Up to how many bytes an entry may be packed as well as it likes.
pub const MIN_RATIO_BYTES: u64 = 1024 * 1024;

/// How many headers of a directory may stand in the bytes. It is more than there are entries, since an archive may hold
/// archives that are not packed, and so few that the directory does not fill the memory when it is read.
const MAX_HEADERS: usize = 250_000;

/// How a local header, the header of a directory and the end of one begin (APPNOTE 4.3.7, 4.3.12, 4.3.16).
const LOCAL_HEADER: &[u8] = b"PK\x03\x04";
const DIRECTORY_HEADER: &[u8] = b"PK\x01\x02";
const DIRECTORY_END: &[u8] = b"PK\x05\x06";

/// A zip archive, open for reading.
pub struct Archive<'b> {
    zip: ZipArchive<Cursor<&'b [u8]>>,
    entries: Vec<Entry>,
    /// Which of the entries has a name, by the key of the name.
    places: HashMap<String, usize>,
    /// How many bytes were inflated so far.
    n_bytes: u64,
}

struct Entry {
    name: String,
    /// Where it stands in the directory.
    place: usize,
}

impl<'b> Archive<'b> {
    /// Opens an archive; inflates nothing.
    ///
    /// # Errors
    /// Where the bytes are no zip archive, its directory is damaged, it has too many entries, two of one name, or two whose
    /// data overlap.
    pub fn open(bytes: &'b [u8]) -> Result<Self, DocumentFault> {
        if memchr::memmem::find_iter(bytes, DIRECTORY_HEADER).nth(MAX_HEADERS).is_some() {
            return Err(DocumentFault::TooLarge(Limit::Entries));
        }
        let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(|error| {
            let is_zip = bytes.starts_with(LOCAL_HEADER) || bytes.starts_with(DIRECTORY_END);
            if is_zip { damaged(error) } else { DocumentFault::OtherKind }
        })?;
        if zip.len() > MAX_ENTRIES {
            return Err(DocumentFault::TooLarge(Limit::Entries));
        }
        if zip.has_duplicate_names() {
            return Err(DocumentFault::Damaged(Damage::SameNames));
        }
        if zip.has_overlapping_entries().map_err(damaged)? {
            return Err(DocumentFault::Damaged(Damage::Overlap));
        }
        let mut archive = Self { zip, entries: Vec::new(), places: HashMap::new(), n_bytes: 0 };
        for place in 0..archive.zip.len() {
            archive.list(place)?;
        }
        Ok(archive)
    }

    /// Takes an entry of the directory into the list, unless it is a folder or litter of another system.
    fn list(&mut self, place: usize) -> Result<(), DocumentFault> {
        let entry = self.zip.by_index_data(place).map_err(damaged)?;
        let raw = entry.name_raw();
        let name = entry.name().map_or_else(|_| String::from_utf8_lossy(raw).into_owned(), String::from);
        if entry.is_dir() || name.ends_with('\\') || is_litter(&name) {
            return Ok(());
        }
        // Of two names that differ in case only, both are found as they are written and the first in any other way.
        if self.places.insert(exact_key(&name), self.entries.len()).is_some() {
            return Err(DocumentFault::Damaged(Damage::SameNames));
        }
        self.places.entry(folded_key(&name)).or_insert(self.entries.len());
        self.entries.push(Entry { name, place });
        Ok(())
    }

    /// The names of its entries, in the order of the directory. Folders, `__MACOSX/` and `.root` are not among them.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.entries.iter().map(|entry| entry.name.as_str())
    }

    /// Whether there is an entry of this name, case ignored.
    #[must_use]
    pub fn has(&self, name: &str) -> bool {
        self.place(name).is_some()
    }

    /// The bytes of the entry of this name, case ignored. Each reading counts, so an entry should be read once.
    ///
    /// # Errors
    /// Where there is no such entry, it is encrypted, larger than the limits allow, or damaged.
    pub fn read(&mut self, name: &str) -> Result<Vec<u8>, DocumentFault> {
        let place = self.place(name);
        let place = place.ok_or_else(|| DocumentFault::Damaged(Damage::MissingPart(name.to_owned())))?;
        let unreadable = || DocumentFault::Damaged(Damage::Part(name.to_owned()));
        let Ok(entry) = self.zip.by_index_data(place) else { return Err(unreadable()) };
        let n_told = admitted_size(&entry)?;
        let n_bytes = self.n_bytes.saturating_add(n_told);
        if n_bytes > MAX_ARCHIVE_BYTES {
            return Err(DocumentFault::TooLarge(Limit::Bytes));
        }
        self.n_bytes = n_bytes;
        let Ok(entry) = self.zip.by_index(place) else { return Err(unreadable()) };
        // The memory grows with what is there, not with what the directory tells.
        let mut bytes = Vec::new();
        let n_read = entry.take(n_told.saturating_add(1)).read_to_end(&mut bytes);
        let Ok(n_read) = n_read else { return Err(unreadable()) };
        if u64::try_from(n_read) != Ok(n_told) {
            return Err(DocumentFault::Damaged(Damage::SizeOfPart(name.to_owned())));
        }
        bytes.shrink_to_fit();
        Ok(bytes)
    }

    /// Where in the directory the entry of a name stands.
    fn place(&self, name: &str) -> Option<usize> {
        let found = self.places.get(&exact_key(name)).or_else(|| self.places.get(&folded_key(name)))?;
        self.entries.get(*found).map(|entry| entry.place)
    }
}

/// How large an entry says it is, in bytes, where that and how it is kept are within the limits.
fn admitted_size(entry: &ZipFileEntry<'_>) -> Result<u64, DocumentFault> {
    let size = entry.size();
    if entry.encrypted() {
        return Err(DocumentFault::Encrypted);
    }
    if size > MAX_ENTRY_BYTES {
        return Err(DocumentFault::TooLarge(Limit::Bytes));
    }
    if size > MIN_RATIO_BYTES && size > entry.compressed_size().saturating_mul(MAX_RATIO) {
        return Err(DocumentFault::TooLarge(Limit::Ratio));
    }
    Ok(size)
}

/// Whether an entry holds nothing of the document: what macOS adds, and the empty file of `NVivo` for Mac.
fn is_litter(name: &str) -> bool {
    let mut folders = name.split(['/', '\\']);
    folders.next_back() == Some(".root") || folders.any(|folder| folder == "__MACOSX")
}

/// A name as it is looked up first. Some programs part folders by `\`.
fn exact_key(name: &str) -> String {
    let name = name.replace('\\', "/");
    let name = name.strip_prefix("./").unwrap_or(&name);
    format!("={}", name.trim_start_matches('/'))
}

/// A name as it is looked up where that finds nothing.
fn folded_key(name: &str) -> String {
    format!("~{}", exact_key(name).to_lowercase())
}

fn damaged(_: ZipError) -> DocumentFault {
    DocumentFault::Damaged(Damage::Contents)
}
