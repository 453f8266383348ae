//! What a `SQLite` database has not taken into its file yet: the committed pages of its write-ahead log (the file beside it
//! whose name ends in `-wal`). They are put into the bytes of the database, as `SQLite` does when it opens both; which
//! frames count follows "The Write-Ahead Log" and section 4 of "Database File Format" on sqlite.org.

use crate::documents::damage::Damage;
use crate::documents::document::{DocumentFault, IsStopped, Limit};
use std::collections::BTreeMap;

const N_HEADER: usize = 32;
const N_FRAME_HEADER: usize = 24;
/// The first four bytes; the last bit tells that sums are made of big-endian words.
const MAGIC: u32 = 0x377f_0682;
const VERSION: u32 = 3_007_000;
/// Between how many frames it is asked whether to stop.
const FRAMES_BETWEEN_QUESTIONS: usize = 256;

/// The database with the committed pages of its log; `None` where the log adds nothing.
///
/// # Errors
/// A log of another database, one that would make it larger than `max_bytes`, or a stop.
pub(super) fn applied(
    database: &[u8],
    log: &[u8],
    max_bytes: usize,
    is_stopped: IsStopped<'_>,
) -> Result<Option<Vec<u8>>, DocumentFault> {
    let Some(header) = Header::read(log) else { return Ok(None) };
    let n_page = header.n_page;
    if !database.is_empty() && page_size(database) != Some(n_page) {
        return Err(DocumentFault::Damaged(Damage::OtherLog));
    }
    let Some(committed) = committed(&header, log, is_stopped)? else { return Ok(None) };
    let n_bytes = committed.n_pages.checked_mul(n_page).filter(|n| *n <= max_bytes);
    let n_bytes = n_bytes.ok_or(DocumentFault::TooLarge(Limit::Bytes))?;
    let mut image = Vec::with_capacity(n_bytes);
    image.extend_from_slice(database.get(..n_bytes).unwrap_or(database));
    image.resize(n_bytes, 0);
    for (number, page) in committed.pages {
        let at = number.saturating_sub(1).saturating_mul(n_page);
        if let Some(place) = image.get_mut(at..at.saturating_add(n_page))
            && place.len() == page.len()
        {
            place.copy_from_slice(page);
        }
    }
    Ok(Some(image))
}

/// The size of a database's pages, in bytes.
fn page_size(database: &[u8]) -> Option<usize> {
    let size = database.get(16..18)?.try_into().ok().map(u16::from_be_bytes)?;
    Some(if size == 1 { 65_536 } else { usize::from(size) })
}

/// The big-endian word at a byte.
fn word(bytes: &[u8], at: usize) -> Option<u32> {
    let bytes = bytes.get(at..at.checked_add(4)?)?;
    bytes.try_into().ok().map(u32::from_be_bytes)
}

/// The head of a log.
struct Header {
    n_page: usize,
    salts: [u32; 2],
    sums: Sums,
}

impl Header {
    /// The head, where it is whole.
    fn read(log: &[u8]) -> Option<Self> {
        let magic = word(log, 0).filter(|magic| magic | 1 == MAGIC | 1)?;
        word(log, 4).filter(|version| *version == VERSION)?;
        let n_page = usize::try_from(word(log, 8)?).ok()?;
        if !n_page.is_power_of_two() || !(512..=65_536).contains(&n_page) {
            return None;
        }
        let mut sums = Sums { is_big_endian: magic != MAGIC, first: 0, second: 0 };
        sums.add(log.get(..24)?);
        let is_whole = sums.first == word(log, 24)? && sums.second == word(log, 28)?;
        is_whole.then_some(Self { n_page, salts: [word(log, 16)?, word(log, 20)?], sums })
    }
}

/// The running sums over a log, each frame's going on from the one before it.
#[derive(Clone, Copy)]
struct Sums {
    is_big_endian: bool,
    first: u32,
    second: u32,
}

impl Sums {
    fn add(&mut self, bytes: &[u8]) {
        let (words, _) = bytes.as_chunks::<4>();
        let read = if self.is_big_endian { u32::from_be_bytes } else { u32::from_le_bytes };
        let (pairs, _) = words.as_chunks::<2>();
        for [one, other] in pairs {
            self.first = self.first.wrapping_add(read(*one)).wrapping_add(self.second);
            self.second = self.second.wrapping_add(read(*other)).wrapping_add(self.first);
        }
    }
}

/// The pages that a log's transactions leave, by number from 1.
struct Committed<'w> {
    pages: BTreeMap<usize, &'w [u8]>,
    /// How many pages the database has after the last of them.
    n_pages: usize,
}

/// Reads frames up to the first that is not whole or is left over from before the log was begun anew.
fn committed<'w>(
    header: &Header,
    log: &'w [u8],
    is_stopped: IsStopped<'_>,
) -> Result<Option<Committed<'w>>, DocumentFault> {
    let mut sums = header.sums;
    let mut pending = Vec::new();
    let mut committed: Option<Committed<'w>> = None;
    let frames = log.get(N_HEADER..).unwrap_or_default();
    for (at, frame) in frames.chunks_exact(N_FRAME_HEADER.saturating_add(header.n_page)).enumerate() {
        if at % FRAMES_BETWEEN_QUESTIONS == 0 && is_stopped() {
            return Err(DocumentFault::Stopped);
        }
        let Some((head, page)) = frame.split_at_checked(N_FRAME_HEADER) else { break };
        sums.add(head.get(..8).unwrap_or_default());
        sums.add(page);
        let is_whole = word(head, 8) == Some(header.salts[0])
            && word(head, 12) == Some(header.salts[1])
            && word(head, 16) == Some(sums.first)
            && word(head, 20) == Some(sums.second);
        let number = word(head, 0).and_then(|number| usize::try_from(number).ok()).unwrap_or_default();
        if !is_whole || number == 0 {
            break;
        }
        pending.push((number, page));
        let n_pages = word(head, 4).and_then(|n| usize::try_from(n).ok()).unwrap_or_default();
        if n_pages > 0 {
            let mut pages = committed.take().map(|committed| committed.pages).unwrap_or_default();
            pages.extend(pending.drain(..));
            committed = Some(Committed { pages, n_pages });
        }
    }
    Ok(committed)
}
