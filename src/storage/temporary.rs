//! Temporary files. Their names tell which computer and which process made them and when that process started, so that
//! what a crash left behind can be told from what is being written at this moment, whoever's folder it lies in.

use super::atomic_write::hash_of;
use super::disk::{Disk, FileKind};
use crate::model::moment::Moment;
use crate::text::reading_text::hex;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

/// How the names of temporary files begin: then follow computer, process, start and a number, joined by hyphens.
pub const TEMPORARY_PREFIX: &str = ".butda-tmp-";

/// After which time the temporary files of other computers, whose processes cannot be asked about, are swept.
const OLD: Duration = Duration::from_hours(24);

/// How deep a folder is swept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Depth {
    /// The folder alone.
    Folder,
    /// The folder and all below it.
    Tree,
}

/// A name for a file in `folder` that no other process gives, and this one only once.
pub(super) fn temporary_in(folder: &Path) -> PathBuf {
    static N_MADE: AtomicU64 = AtomicU64::new(0);
    let n = N_MADE.fetch_add(1, Ordering::Relaxed);
    folder.join(format!("{TEMPORARY_PREFIX}{}-{n}", *STAMP))
}

/// Removes the temporary files in a folder that no process will finish: those of this computer whose process is gone,
/// and those of other computers that are a day old.
pub fn sweep(disk: &dyn Disk, folder: &Path, depth: Depth, now: Moment) {
    for (path, kind) in disk.list(folder).unwrap_or_default() {
        match kind {
            FileKind::Folder if depth == Depth::Tree => sweep(disk, &path, depth, now),
            FileKind::File => sweep_file(disk, &path, now),
            FileKind::Folder | FileKind::Link | FileKind::Other => {}
        }
    }
}

/// Removes a file if it is a temporary one that no process will finish.
fn sweep_file(disk: &dyn Disk, path: &Path, now: Moment) {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let Some(stamp) = name.strip_prefix(TEMPORARY_PREFIX) else { return };
    if is_abandoned(stamp).unwrap_or_else(|| is_old(disk, path, now)) {
        // Somebody else may have swept it meanwhile.
        let _ = disk.remove(path);
    }
}

/// Computer, process and start of this program, as its temporary files bear them.
pub(super) fn stamp() -> &'static str {
    &STAMP
}

/// Whether the process of this computer that a stamp names is gone; `None` where that cannot be told.
pub(super) fn is_abandoned(stamp: &str) -> Option<bool> {
    let mut parts = stamp.split('-');
    let (computer, process, start) = (parts.next()?, parts.next()?.parse().ok()?, parts.next()?);
    if computer != COMPUTER.as_str() {
        return None;
    }
    match system::start_of(process) {
        Start::At(running) => Some(running != start),
        Start::NotRunning => Some(true),
        Start::Untold => None,
    }
}

/// Whether a file was last changed more than a day ago.
pub(super) fn is_old(disk: &dyn Disk, path: &Path, now: Moment) -> bool {
    let now = Duration::from_millis(now.as_millis().try_into().unwrap_or_default());
    let modified = disk.meta(path).ok().and_then(|meta| meta.modified);
    modified.is_some_and(|modified| now > modified + OLD)
}

/// How the names of this computer's temporary files begin.
#[must_use]
pub fn prefix() -> String {
    format!("{TEMPORARY_PREFIX}{}-", *COMPUTER)
}

/// This computer, as far as processes of one can ask about each other: eight letters of a hash.
static COMPUTER: LazyLock<String> =
    LazyLock::new(|| hex(&hash_of(system::computer().as_bytes())).chars().take(8).collect());

/// Computer, process and start.
static STAMP: LazyLock<String> = LazyLock::new(|| {
    let process = std::process::id();
    let start = match system::start_of(process) {
        Start::At(start) => start,
        Start::NotRunning | Start::Untold => "0".to_owned(),
    };
    format!("{}-{process}-{start}", *COMPUTER)
});

/// When a process started, in ticks since the computer did.
enum Start {
    /// Then.
    At(String),
    /// There is no such process.
    #[cfg_attr(not(target_os = "linux"), expect(dead_code, reason = "no other system is asked"))]
    NotRunning,
    /// The system does not tell.
    Untold,
}

/// What Linux tells of computers and processes.
#[cfg(target_os = "linux")]
mod system {
    use super::Start;
    use crate::storage::regular_file;
    use std::fs;
    use std::path::Path;

    /// No file that is asked tells more.
    const MAX_BYTES: u64 = 4096;

    fn told_by(file: &str) -> Option<String> {
        let bytes = regular_file::read(Path::new(file), MAX_BYTES).ok()?;
        // The name of a process need not be Unicode.
        Some(String::from_utf8_lossy(&bytes).into_owned())
    }

    /// The machine, and the space in which process numbers mean something: a container has its own.
    pub(super) fn computer() -> String {
        let machine = told_by("/etc/machine-id").unwrap_or_default();
        let space = fs::read_link("/proc/self/ns/pid").unwrap_or_default();
        let name = rustix::system::uname();
        format!("{machine} {} {}", space.display(), name.nodename().to_string_lossy())
    }

    pub(super) fn start_of(process: u32) -> Start {
        match told_by(&format!("/proc/{process}/stat")) {
            Some(told) => started(&told).map_or(Start::Untold, Start::At),
            // Where nothing is told of this process either, nothing is known of others.
            None if told_by("/proc/self/stat").is_some() => Start::NotRunning,
            None => Start::Untold,
        }
    }

    /// The name in parentheses may hold anything; the start is the twentieth field after it.
    fn started(told: &str) -> Option<String> {
        let (_, after_name) = told.rsplit_once(") ")?;
        after_name.split(' ').nth(19).map(str::to_owned)
    }
}

/// Elsewhere nothing is asked about processes: what is a day old is swept.
#[cfg(not(target_os = "linux"))]
mod system {
    pub(super) fn computer() -> String {
        std::env::var("HOSTNAME").or_else(|_| std::env::var("COMPUTERNAME")).unwrap_or_default()
    }

    pub(super) fn start_of(_process: u32) -> super::Start {
        super::Start::Untold
    }
}
