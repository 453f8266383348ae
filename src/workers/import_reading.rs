//! Files that are to be imported are read, several beside each other, and put beside the project they are to come into.

use super::import_homes::Homes;
use super::importing::{ChosenReading, ImportReport, ImportSource, ReadBeside};
use super::incoming::{Incomer, IncomingFile, IncomingProject};
use super::ticket::Ticket;
use crate::documents::document::{LeftOut, LeftOutKind};
use crate::exchange::found_study::UnsureCounting;
use crate::exchange::reading::{Input, NotRead, Unsure, read};
use crate::model::imported::Origin;
use crate::model::moment::Moment;
use crate::storage::atomic_write::hash_of;
use crate::storage::import_source::{FoundSource, find_sources, read_source};
use crate::text::reading_text::hex;
use rayon::prelude::*;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

/// How many files are read at the same time, and how many are reported together.
pub(super) const N_AT_ONCE: usize = 8;

/// How many bytes of files are read at the same time, at most; a larger one is read by itself.
const BATCH_BYTES: u64 = 32 * 1024 * 1024;

/// Reads all files that are named, and those in folders.
pub(super) fn read_all(
    ticket: &Ticket,
    from: Vec<ImportSource>,
    beside: &ReadBeside,
    tell: &mut dyn FnMut(ImportReport),
) {
    let homes = Homes::new(&beside.snapshot.library);
    let mut problems = Vec::new();
    let mut sources = Vec::new();
    for source in from {
        match source {
            ImportSource::Path(path) => find_sources(&path, None, &mut sources, &mut problems),
            ImportSource::As { path, format } => {
                find_sources(&path, Some(format), &mut sources, &mut problems);
            }
            ImportSource::Text { name, text } => sources.push(FoundSource::of_text(name, &text)),
        }
    }
    let n_all = sources.len();
    let mut n_done = 0;
    while let Some(some) =
        sources.get(n_done..n_done + batch_of(&sources, n_done)).filter(|some| !some.is_empty())
    {
        if ticket.is_cancelled() {
            break;
        }
        let read: Vec<IncomingFile> =
            some.par_iter().map(|source| read_one(ticket, source, beside, &homes)).collect();
        n_done += some.len();
        tell(ImportReport::Read(read));
        tell(ImportReport::Progress { n_done, n_all });
    }
    tell(ImportReport::AllRead(problems));
}

/// Reads a file again as somebody chose; it may still be read in another way.
pub(super) fn read_again(
    ticket: &Ticket,
    mut found: FoundSource,
    reading: &ChosenReading,
    beside: &ReadBeside,
) -> IncomingFile {
    match reading {
        ChosenReading::Encoding(encoding) => found.encoding = Some(*encoding),
        ChosenReading::Counting(counting) => found.counting = Some(*counting),
        ChosenReading::Columns(plan) => found.columns = Some(plan.clone()),
    }
    let mut read = read_one(ticket, &found, beside, &Homes::new(&beside.snapshot.library));
    match reading {
        ChosenReading::Encoding(taken) => read.unsure = Some(Unsure { taken: *taken, others: Vec::new() }),
        ChosenReading::Counting(taken) => {
            read.unsure_counting = Some(UnsureCounting { taken: *taken, others: Vec::new() });
        }
        ChosenReading::Columns(_) => {}
    }
    read
}

/// How many files are read together from this one on: few enough that all of them fit into the memory.
fn batch_of(sources: &[FoundSource], from: usize) -> usize {
    let mut n_bytes = 0_u64;
    let some = sources.iter().skip(from).take(N_AT_ONCE);
    let n = some.take_while(|source| {
        n_bytes = n_bytes.saturating_add(source.n_bytes);
        n_bytes <= BATCH_BYTES
    });
    n.count().max(1).min(sources.len().saturating_sub(from))
}

/// Reads a file. One whose reader breaks down costs the others nothing.
fn read_one(ticket: &Ticket, found: &FoundSource, beside: &ReadBeside, homes: &Homes<'_>) -> IncomingFile {
    let (name, found_there) = (found.name.clone(), found.clone());
    read_found(ticket, found, beside, homes).unwrap_or_else(|why| IncomingFile {
        name,
        format: None,
        read: Err(why),
        project: None,
        left_out: Vec::new(),
        unsure: None,
        unsure_counting: None,
        columns: None,
        found: found_there,
    })
}

fn read_found(
    ticket: &Ticket,
    found: &FoundSource,
    beside: &ReadBeside,
    homes: &Homes<'_>,
) -> Result<IncomingFile, NotRead> {
    let is_stopped = || ticket.is_cancelled();
    let source = read_source(found)?;
    let input = Input {
        name: found.file_name(),
        bytes: &source.bytes,
        format: found.format,
        encoding: found.encoding,
        counting: found.counting,
        columns: found.columns.as_ref(),
        log: source.log.as_deref(),
    };
    let read = catch_unwind(AssertUnwindSafe(|| read(input, &is_stopped)));
    let read = read.unwrap_or(Err(NotRead::BrokeDown))?;
    let origin = Origin {
        file: found.file_name().to_owned(),
        sha256: hex(&hash_of(&source.bytes)).into(),
        format: String::new(),
        part: None,
        at: Moment::UNKNOWN,
    };
    let (mut left_out, unsure, unsure_counting) =
        (read.left_out.clone(), read.unsure.clone(), read.unsure_counting.clone());
    let columns = read.columns.clone();
    let mut read = read;
    beside.colors.name(&mut read.study.codes);
    let (is_project, format) = (read.is_project, read.format);
    let (snapshot, own) = (&beside.snapshot, beside.own.as_ref());
    let told = Incomer { snapshot, own, homes, found, origin: &origin }.told(read)?;
    if told.n_outside > 0 {
        left_out.push(LeftOut { what: LeftOutKind::PassagesOutside, n: told.n_outside });
    }
    Ok(IncomingFile {
        name: found.name.clone(),
        format: Some(format),
        read: Ok(told.articles),
        project: Some(Arc::new(IncomingProject { is_project, ..told.project })),
        left_out,
        unsure,
        unsure_counting,
        columns,
        found: found.clone(),
    })
}
